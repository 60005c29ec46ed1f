//! Collecting what is wrong with one text, in the order of its lines.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::DeTable;

use super::problem::Problem;

/// Collects what is wrong with one text.
pub(super) struct Log<'t> {
    source: &'t str,
    text: &'t str,
    found: RefCell<Vec<(usize, String)>>,
}

impl<'t> Log<'t> {
    pub fn new(source: &'t str, text: &'t str) -> Self {
        Self { source, text, found: RefCell::new(Vec::new()) }
    }

    /// Notes a problem at a byte of the text.
    pub fn add(&self, at: usize, message: impl Into<String>) {
        // A message is one line, whatever the words of the text that are repeated in it.
        let message: String = message.into();
        let one_line = message.chars().map(|c| if is_unwelcome(c) || c == '\n' { ' ' } else { c });
        self.found.borrow_mut().push((at, one_line.collect()));
    }

    /// Whether nothing was found so far.
    pub fn is_clean(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// Everything that was found, in the order of the text.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|(at, _)| *at);
        found.dedup();
        found
            .into_iter()
            .map(|(at, message)| {
                let before = &self.text[..floor_char_boundary(self.text, at)];
                let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
                Problem {
                    source: self.source.to_owned(),
                    line: before.matches('\n').count() + 1,
                    column: Some(before[line_start..].chars().count() + 1),
                    message,
                }
            })
            .collect()
    }
}

/// Parses a text; syntax errors go to the log.
pub(super) fn parse<'t>(log: &Log<'t>) -> Option<Spanned<DeTable<'t>>> {
    let (table, errors) = DeTable::parse_recoverable(log.text);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        log.add(at, format!("not TOML: {}", error.message().trim()));
    }
    errors.is_empty().then_some(table)
}

/// Control characters other than a line break, and the marks that turn the direction of writing.
pub(super) fn is_unwelcome(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
