//! Plain text for the output: as wide as the page, quiet when nobody reads any more.

use std::io::Write;

use crate::runtime;
use crate::text::sanitise::for_screen;
use crate::text::{width, wrap};

/// How wide the output may be: what `COLUMNS` says, else the terminal's width, else `None`, as in a pipe or a file, where
/// nothing is cut.
pub(super) fn page_columns() -> Option<usize> {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    said.filter(|columns| *columns > 0).or_else(|| runtime::output_columns().map(usize::from))
}

/// The text in lines of at most so many columns, broken between words; all but the first begin with the indent.
pub(super) fn wrapped(text: &str, most: Option<usize>, indent: usize) -> Vec<String> {
    let Some(most) = most.filter(|most| width::columns(text) > *most) else { return vec![text.to_owned()] };
    let indent = indent.min(most / 2);
    let Some(first) = wrap::wrap_reading(text, most).into_iter().next() else { return Vec::new() };
    let rest = text.get(first.len()..).unwrap_or_default().trim_start();
    let later = wrap::wrap_reading(rest, most - indent);
    let later = later.into_iter().map(|row| format!("{}{row}", " ".repeat(indent)));
    std::iter::once(first.to_owned()).chain(later).collect()
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

/// Words of the shell as one line, as it is kept.
pub(super) fn one_line(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    for_screen(&line.join(" ")).into_owned()
}

/// Everything that is wrong with something that was to be written, in one refusal.
pub(super) fn nothing_written(wrong: &[String]) -> String {
    match wrong {
        [one] => format!("Nothing was written. {}", for_screen(one)),
        several => {
            let lines: Vec<String> = several.iter().map(|line| format!("  {}", for_screen(line))).collect();
            format!("Nothing was written. {} things need another look:\n{}", lines.len(), lines.join("\n"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_between_words_and_go_on_indented() {
        assert_eq!(wrapped("one two three", Some(8), 2), ["one two", "  three"]);
        assert_eq!(wrapped("  one two three", Some(9), 4), ["  one two", "    three"]);
        assert_eq!(wrapped("one two", None, 2), ["one two"]);
        assert_eq!(wrapped("incomprehensible", Some(8), 2), ["incompre", "  hensib", "  le"]);
        assert_eq!(wrapped("one  two   three", Some(9), 2), ["one  two", "  three"]);
    }
}
