//! Words as a search compares them: small letters without diacritics, parted where the index of the store parts them.
//!
//! Source: the tokenizer `unicode61 remove_diacritics 2` of `SQLite`, whose index finds what is looked for. What is marked on the
//! screen has to be what was found, so the two agree on every character; a test of the store compares them.

mod table;

use std::ops::Range;

use table::{FOLDED, Run, SEPARATORS};

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// As it is compared; never empty.
    pub folded: String,
}

/// What a character is to a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    /// It parts words.
    Separator,
    /// It goes on with a word that has begun, and leaves nothing behind.
    Mark,
    /// A letter or a digit, folded.
    Folded(char),
}

/// The words of a text in their order.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |place, word| words.push(Word { place, folded: word.to_ascii_lowercase() }));
    words
}

/// Shows every word of a text in its order: where it stands, and as it is compared, but that its plain letters may be capital.
/// Nothing is copied as long as a word is plain ASCII, so that hundreds of long texts are read in less than a millisecond.
pub fn each_word(text: &str, mut seen: impl FnMut(Range<usize>, &str)) {
    let bytes = text.as_bytes();
    let mut folded = String::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        if at < bytes.len() && !bytes[at].is_ascii() {
            let (place, next) = wide_word(text, start, &mut folded);
            if !folded.is_empty() {
                seen(place, &folded);
            }
            at = next;
        } else {
            if at > start {
                seen(start..at, &text[start..at]);
            }
            at += 1;
        }
    }
}

/// Folds the word that begins at `start`, where a letter beyond ASCII is in it or stands there; gives its place and where to go on.
/// A character that begins no word leaves nothing.
fn wide_word(text: &str, start: usize, folded: &mut String) -> (Range<usize>, usize) {
    folded.clear();
    let mut end = start;
    for (offset, character) in text[start..].char_indices() {
        let next = start + offset + character.len_utf8();
        match letter(character) {
            Letter::Separator => return (start..end, next),
            Letter::Mark if folded.is_empty() => return (start..end, next),
            Letter::Mark => {}
            Letter::Folded(letter) => folded.push(letter),
        }
        end = next;
    }
    (start..end, end)
}

/// A text as it is compared: its words, folded, with one space between them.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    each_word(text, |_, word| {
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(word);
    });
    whole.make_ascii_lowercase();
    whole
}

/// Whether a character belongs to a script that is written without spaces, so that a whole sentence is one word to the index.
/// What holds one is looked for anywhere inside.
#[must_use]
pub fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x0e00..=0x0eff     // Thai, Lao
        | 0x1000..=0x109f   // Burmese
        | 0x1780..=0x17ff   // Khmer
        | 0x3005..=0x3007 | 0x3040..=0x30ff | 0x31f0..=0x31ff // kana and what belongs to it
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff // Han
        | 0xff66..=0xff9d   // halfwidth kana
        | 0x2_0000..=0x3_ffff // more Han
    )
}

fn letter(character: char) -> Letter {
    if character.is_ascii() {
        return if character.is_ascii_alphanumeric() {
            Letter::Folded(character.to_ascii_lowercase())
        } else {
            Letter::Separator
        };
    }
    let code = u32::from(character);
    let after = SEPARATORS.partition_point(|(first, _)| *first <= code);
    if after.checked_sub(1).and_then(|place| SEPARATORS.get(place)).is_some_and(|(_, last)| code <= *last) {
        return Letter::Separator;
    }
    match folded_code(code) {
        Some(0) => Letter::Mark,
        Some(folded) => Letter::Folded(char::from_u32(folded).unwrap_or(character)),
        None => Letter::Folded(character),
    }
}

fn folded_code(code: u32) -> Option<u32> {
    let after = FOLDED.partition_point(|run| run.0 <= code);
    let (first, last, step, becomes, becomes_step): Run =
        after.checked_sub(1).and_then(|place| FOLDED.get(place)).copied()?;
    let from_first = code - first;
    (code <= last && from_first.is_multiple_of(step)).then(|| becomes + from_first / step * becomes_step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&str, String)> {
        words(text).into_iter().map(|word| (&text[word.place], word.folded)).collect()
    }

    #[test]
    fn words_are_small_letters_without_diacritics() {
        assert_eq!(folded("Lidingö, ÅSA — naïve Żółć"), "lidingo asa naive zołc");
        assert_eq!(folded("Zu\u{308}rich"), "zurich");
        assert_eq!(folded("ΣΊΣΥΦΟΣ ПОБЕДА"), "σίσυφοσ победа");
        assert_eq!(folded("  "), "");
    }

    #[test]
    fn they_are_parted_where_neither_a_letter_nor_a_digit_stands() {
        assert_eq!(
            told("don't go-out 5:30🏃(fast)"),
            [
                ("don", "don".to_owned()),
                ("t", "t".to_owned()),
                ("go", "go".to_owned()),
                ("out", "out".to_owned()),
                ("5", "5".to_owned()),
                ("30", "30".to_owned()),
                ("fast", "fast".to_owned()),
            ]
        );
        assert_eq!(
            told("東京マラソン 走"),
            [("東京マラソン", "東京マラソン".to_owned()), ("走", "走".to_owned())]
        );
    }

    #[test]
    fn a_mark_belongs_to_its_letter_and_begins_no_word() {
        assert_eq!(
            told("\u{301}e\u{301}t\u{e9} x"),
            [("e\u{301}t\u{e9}", "ete".to_owned()), ("x", "x".to_owned())]
        );
    }

    #[test]
    fn scripts_without_spaces_are_known() {
        assert!("東京マラソンไทย".chars().all(is_unspaced));
        assert!(!"Åsa победа 42".chars().any(is_unspaced));
    }
}
