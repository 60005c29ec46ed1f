//! What `secondwind lessons` and `secondwind search` have in common.

use std::io::Write;

use serde::Serialize;

use super::journal::Journal;
use crate::content::{Content, query};
use crate::domain::clock::Now;
use crate::domain::search::{Found, Hit, Order, SearchIn, SearchRequest, Total};
use crate::text::sanitise::for_screen;

/// So many hits are told where nothing else is asked for.
pub(super) const USUAL: u16 = 50;

/// What is looked for, as it was said on the command line.
pub(super) struct Asked<'a> {
    /// The words; each one as the shell gave it.
    pub(super) words: &'a [String],
    /// Where.
    pub(super) within: SearchIn,
    /// How many hits at most.
    pub(super) limit: u16,
}

/// What the help tells of the language, with a heading.
pub(super) fn help() -> String {
    let longest = query::HELP.iter().map(|row| row.example.chars().count()).max().unwrap_or(0);
    let rows = query::HELP.iter().map(|row| format!("  {:longest$}  {}", row.example, row.words));
    format!("What can be looked for:\n{}", rows.collect::<Vec<_>>().join("\n"))
}

/// The query as it would be typed in the journal: a word of the shell that holds spaces is a phrase.
pub(super) fn typed(words: &[String]) -> String {
    // One word of the shell is the whole query, with its own quotes.
    if let [one] = words {
        return one.clone();
    }
    let quoted = words.iter().map(|word| match word.split_once(':') {
        _ if word.contains('"') || !word.contains(char::is_whitespace) => word.clone(),
        Some((key, value)) if key.chars().all(char::is_alphabetic) => format!("{key}:\"{value}\""),
        _ => format!("\"{word}\""),
    });
    quoted.collect::<Vec<_>>().join(" ")
}

/// Looks for it, and says on the error output what could not be understood.
pub(super) fn find(asked: &Asked<'_>, journal: &mut Journal, now: &Now) -> Result<Found, String> {
    let (content, _) = journal.folders.content();
    let read = query::read(&typed(asked.words), &content, now.today());
    for note in &read.notes {
        say(note);
    }
    let request = SearchRequest {
        number: 0,
        within: asked.within,
        query: read.query,
        order: Order::Best,
        limit: usize::from(asked.limit),
    };
    let found = journal.store.search(&request, || false).map_err(|error| error.to_string())?;
    let found = found.ok_or_else(|| "The search was given up.".to_owned())?;
    for (typed, taken) in found.forgiven_told() {
        say(&format!("“{typed}” is nowhere; looked for {taken}."));
    }
    Ok(found)
}

fn say(line: &str) {
    // Whoever has closed the error output does not want it.
    let _ = writeln!(std::io::stderr(), "secondwind: {}", for_screen(line));
}

/// How many there are: "12 lessons", "more than 300 lessons, the first 50".
pub(super) fn count(found: &Found, one: &str, many: &str) -> String {
    let told = match found.total {
        Total::Exactly(1) => format!("1 {one}"),
        Total::Exactly(count) => format!("{count} {many}"),
        Total::MoreThan(count) => format!("more than {count} {many}"),
    };
    let (Total::Exactly(all) | Total::MoreThan(all)) = found.total;
    if all > found.hits.len() { format!("{told}, the first {}", found.hits.len()) } else { told }
}

/// How many there are, for a program.
#[derive(Debug, Serialize)]
pub(super) struct Counted {
    total: usize,
    /// Whether there are more than that.
    more: bool,
}

impl Counted {
    pub(super) fn of(found: &Found) -> Self {
        match found.total {
            Total::Exactly(total) => Self { total, more: false },
            Total::MoreThan(total) => Self { total, more: true },
        }
    }
}

/// A word that is nowhere and the one that was taken in its place.
#[derive(Debug, Serialize)]
pub(super) struct Forgiven<'a> {
    typed: &'a str,
    taken: &'a str,
}

impl<'a> Forgiven<'a> {
    pub(super) fn of(found: &'a Found) -> Vec<Self> {
        found.forgiven.iter().map(|(typed, taken)| Self { typed, taken }).collect()
    }
}

/// The race of a hit, for a program.
#[derive(Debug, Serialize)]
pub(super) struct RaceData<'a> {
    id: crate::domain::id::RaceId,
    name: &'a str,
    day: chrono::NaiveDate,
}

impl<'a> RaceData<'a> {
    pub(super) fn of(hit: &'a Hit) -> Option<Self> {
        hit.race.as_ref().map(|race| Self { id: race.id, name: &race.name, day: race.date })
    }
}

/// The marks of a hit in characters from the beginning of its excerpt, each with the first one and the one behind the last.
pub(super) fn marks(hit: &Hit) -> Vec<[usize; 2]> {
    let characters = |byte: usize| hit.excerpt.get(..byte).map_or(0, |text| text.chars().count());
    hit.marks.iter().map(|mark| [characters(mark.start), characters(mark.end)]).collect()
}

/// The name of a cause where it got in the way; its id where the list does not know it any more.
pub(super) fn cause<'a>(content: &'a Content, id: &'a str) -> &'a str {
    content.causes.get(id).map_or(id, |cause| cause.label.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_shell_become_what_would_be_typed() {
        let typed = |words: &[&str]| typed(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(typed(&["pace", "-gel"]), "pace -gel");
        assert_eq!(typed(&["easy start", "hill"]), "\"easy start\" hill");
        assert_eq!(typed(&["easy start"]), "easy start");
        assert_eq!(typed(&["outcome:cut off", "hill"]), "outcome:\"cut off\" hill");
        assert_eq!(typed(&["\"easy start\" hill", "x"]), "\"easy start\" hill x");
        assert_eq!(typed(&[]), "");
    }
}
