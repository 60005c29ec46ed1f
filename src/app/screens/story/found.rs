//! A story that is opened by a search: where the words stand that were found, and the words marked.

use std::collections::BTreeSet;

use super::super::super::passage::{Row, Tone};
use super::super::lessons::marks;
use crate::domain::folding::{is_unspaced, words};
use crate::domain::search::Hit;

/// The words that a search has found, and those around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWords {
    /// Whole words, folded.
    words: BTreeSet<String>,
    /// Pieces of scripts without spaces, as they stand.
    pieces: BTreeSet<String>,
    /// All words of the excerpt, folded.
    around: BTreeSet<String>,
}

impl FoundWords {
    /// The words that are marked in a hit; `None` where there are none, as in a search without words.
    #[must_use]
    pub fn of(hit: &Hit) -> Option<Self> {
        let all = words(&hit.excerpt);
        let mut found = Self {
            words: BTreeSet::new(),
            pieces: BTreeSet::new(),
            around: all.iter().map(|word| word.folded.clone()).collect(),
        };
        for mark in &hit.marks {
            let marked = hit.excerpt.get(mark.clone()).unwrap_or_default();
            if marked.chars().any(is_unspaced) {
                found.pieces.insert(marked.to_owned());
            }
            let inside = all.iter().filter(|word| word.place.start < mark.end && mark.start < word.place.end);
            let whole = inside.map(|word| &word.folded).filter(|word| !word.chars().any(is_unspaced));
            found.words.extend(whole.cloned());
        }
        (!found.words.is_empty() || !found.pieces.is_empty()).then_some(found)
    }

    /// The row of a story at which the hit is read: of those that hold a found word the one that shares most words with the
    /// excerpt, so that it is the answer itself rather than another place in which one of its words stands too.
    #[must_use]
    pub fn row(&self, rows: &[Row]) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for (place, row) in rows.iter().enumerate() {
            let text: String = row.spans.iter().map(|span| span.text.as_str()).collect();
            let told: BTreeSet<String> = words(&text).into_iter().map(|word| word.folded).collect();
            let found = told.intersection(&self.words).count()
                + self.pieces.iter().filter(|piece| text.contains(piece.as_str())).count();
            let shared = found + told.intersection(&self.around).count();
            if found > 0 && best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, place));
            }
        }
        best.map(|(_, place)| place)
    }

    /// The rows with the found words marked.
    #[must_use]
    pub fn marked(&self, rows: Vec<Row>) -> Vec<Row> {
        let marked = |row: Row| {
            let mut told = Row::default();
            for span in row.spans {
                let whole = words(&span.text).into_iter().filter(|word| self.words.contains(&word.folded));
                let mut places: Vec<_> = whole.map(|word| word.place).collect();
                let pieces = self.pieces.iter().flat_map(|piece| span.text.match_indices(piece.as_str()));
                places.extend(pieces.map(|(start, piece)| start..start + piece.len()));
                places.sort_by_key(|place| place.start);
                let places = marks::whole(&span.text, &places);
                for (is_marked, piece) in marks::pieces(&span.text, 0..span.text.len(), &places) {
                    told.push(if is_marked { Tone::Sought } else { span.tone }, piece);
                }
            }
            told
        };
        rows.into_iter().map(marked).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::HitSource;

    fn found(excerpt: &str, marked: &[&str]) -> Option<FoundWords> {
        let mark = |words: &&str| {
            let start = excerpt.find(words).expect("a part of the excerpt");
            start..start + words.len()
        };
        FoundWords::of(&Hit {
            source: HitSource::Race,
            race: None,
            day: "2026-11-21".parse().expect("a day"),
            excerpt: excerpt.to_owned(),
            marks: marked.iter().map(mark).collect(),
        })
    }

    fn rows(texts: &[&str]) -> Vec<Row> {
        texts.iter().map(|text| Row::default().with(Tone::Plain, text)).collect()
    }

    fn told(row: &Row) -> String {
        let piece = |span: &crate::app::passage::Span| {
            if span.tone == Tone::Sought { format!("[{}]", span.text) } else { span.text.clone() }
        };
        row.spans.iter().map(piece).collect()
    }

    #[test]
    fn the_answer_itself_is_gone_to_and_not_the_first_place_with_one_of_its_words() {
        let words = found("…when the HÉAT came up from the road", &["HÉAT"]).expect("words");
        let story =
            rows(&["Two Rivers", "· Heat and humidity", "", "When did it turn?", "  when the héat", "  x"]);
        assert_eq!(words.row(&story), Some(4));
        assert_eq!(words.row(&story[..4]), Some(1));
        assert_eq!(words.row(&story[..1]), None);
    }

    #[test]
    fn every_place_of_a_found_word_is_marked_and_no_part_of_another_word() {
        let words = found("Start slow, heat or not", &["slow", "heat"]).expect("words");
        let marked = words.marked(rows(&["· Heat and humidity", "slower, slow", "cheat"]));
        assert_eq!(
            marked.iter().map(told).collect::<Vec<_>>(),
            ["· [Heat] and humidity", "slower, [slow]", "cheat"]
        );
    }

    #[test]
    fn a_script_without_spaces_is_marked_where_the_piece_stands() {
        let words = found("最後の坂で歩いた", &["坂"]).expect("words");
        let story = rows(&["東京マラソン", "最後の坂で歩いた"]);
        assert_eq!(words.row(&story), Some(1));
        assert_eq!(told(&words.marked(story)[1]), "最後の[坂]で歩いた");
    }

    #[test]
    fn a_search_without_words_has_found_none() {
        assert_eq!(found("Start slow", &[]), None);
        assert_eq!(found("… 🏃 …", &["🏃"]), None);
    }
}
