//! What is wrong with a text, and where.

use std::fmt;

/// One thing that is wrong with a pack or a word list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The name under which the text was handed in, usually a file name.
    pub source: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1, where it is known better than the line.
    pub column: Option<usize>,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.source, self.line, self.message)
    }
}
