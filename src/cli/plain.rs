//! Plain text for the output: no control characters, widths in display columns, quiet when nobody reads any more.

use std::borrow::Cow;
use std::io::Write;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::runtime;

const ELLIPSIS: &str = "…";

/// How wide the output may be: what `COLUMNS` says, else the terminal's width, else `None`, as in a pipe or a file, where
/// nothing is cut.
pub(super) fn page_columns() -> Option<usize> {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    said.filter(|columns| *columns > 0).or_else(|| runtime::output_columns().map(usize::from))
}

/// The text without control characters and changes of writing direction; a line break or a tab is a space.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let safe = text.chars().filter_map(|letter| match letter {
        '\n' | '\t' => Some(' '),
        letter if is_unsafe(letter) => None,
        letter => Some(letter),
    });
    Cow::Owned(safe.collect())
}

/// Whether a terminal might obey it, or show what follows in another order.
pub(super) fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The display columns of a text.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// The text with spaces behind it up to so many columns.
pub(super) fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(columns(text))))
}

/// The text cut with an ellipsis to at most so many columns.
pub(super) fn cut(text: &str, most: Option<usize>) -> Cow<'_, str> {
    let Some(most) = most.filter(|most| columns(text) > *most) else { return Cow::Borrowed(text) };
    let room = most.saturating_sub(columns(ELLIPSIS));
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        if columns(&kept) + columns(grapheme) > room {
            break;
        }
        kept.push_str(grapheme);
    }
    Cow::Owned(format!("{}{ELLIPSIS}", kept.trim_end()))
}

/// The text in lines of at most so many columns, broken between words; all but the first begin with the indent. A word that is
/// wider than a line is cut.
pub(super) fn wrapped(text: &str, most: Option<usize>, indent: usize) -> Vec<String> {
    let Some(most) = most.filter(|most| columns(text) > *most) else { return vec![text.to_owned()] };
    let mut lines: Vec<String> = Vec::new();
    // What stands in front of the first word belongs to it.
    let (first, rest) = text.split_at(text.len() - text.trim_start().len());
    let mut line = first.to_owned();
    let mut is_empty = true;
    // Spaces between words stay as they are, where the line is not broken at them.
    let mut gap = 0;
    for word in rest.split(' ') {
        if word.is_empty() {
            gap += 1;
            continue;
        }
        if !is_empty && columns(&line) + gap + columns(word) > most {
            lines.push(cut(&line, Some(most)).into_owned());
            line = " ".repeat(indent.min(most / 2));
        } else {
            line.push_str(&" ".repeat(gap));
        }
        line.push_str(word);
        is_empty = false;
        gap = 1;
    }
    lines.push(cut(&line, Some(most)).into_owned());
    lines
}

/// Writes lines to the output. Whoever has closed the pipe wants no more of them.
pub(super) fn print(lines: &[String]) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in lines {
        if writeln!(out, "{}", line.trim_end()).is_err() {
            return;
        }
    }
    let _ = out.flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_might_obey_is_left_out() {
        assert_eq!(clean("a\u{1b}[31mb\u{9b}1mc\td\ne\u{202e}f\u{7f}"), "a[31mb1mc d ef");
        assert_eq!(clean("Lidingö 走"), "Lidingö 走");
    }

    #[test]
    fn a_cut_counts_columns_and_keeps_letters_whole() {
        assert_eq!(cut("Lidingö", None), "Lidingö");
        assert_eq!(cut("Lidingö", Some(7)), "Lidingö");
        assert_eq!(cut("Lidingö", Some(6)), "Lidin…");
        assert_eq!(cut("走走走", Some(4)), "走…");
        assert_eq!(cut("one two", Some(5)), "one…");
        assert_eq!(padded("走", 4), "走  ");
    }

    #[test]
    fn long_lines_are_broken_between_words_and_go_on_indented() {
        assert_eq!(wrapped("one two three", Some(8), 2), ["one two", "  three"]);
        assert_eq!(wrapped("  one two three", Some(9), 4), ["  one two", "    three"]);
        assert_eq!(wrapped("one two", None, 2), ["one two"]);
        assert_eq!(wrapped("incomprehensible", Some(8), 2), ["incompr…"]);
        assert_eq!(wrapped("one  two   three", Some(9), 2), ["one  two", "  three"]);
    }
}
