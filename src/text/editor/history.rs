//! What was done to a text, so that it can be undone.

use std::collections::VecDeque;

use super::buffer::{Buffer, Position};

/// The steps that are kept; the oldest go first.
const MOST_STEPS: usize = 1000;
/// The bytes of text that all steps together may keep, so that a thousand pasted books do not stay in memory.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Where the cursor stands, and where the selection began if there is one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caret {
    pub cursor: Position,
    /// Never the same place as the cursor.
    pub anchor: Option<Position>,
}

/// One text put in the place of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub at: Position,
    pub removed: String,
    pub inserted: String,
}

/// What is undone and done again at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub change: Change,
    pub before: Caret,
    pub after: Caret,
}

/// How a change came about: whether it may go on in the same step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Typed characters: a step is a word and the spaces after it.
    Typed,
    /// Characters erased backwards, one by one: a step is the whole run.
    Erased,
    /// Everything else: a step of its own.
    Alone,
}

/// The steps back and the steps forward.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    back: VecDeque<Step>,
    forward: Vec<Step>,
    /// The kind of run that the next change may join.
    open: Grouping,
    /// The bytes kept in `back`.
    bytes: usize,
}

impl History {
    pub fn new() -> Self {
        Self { back: VecDeque::new(), forward: Vec::new(), open: Grouping::Alone, bytes: 0 }
    }

    /// Remembers a change that was made; what had been undone is forgotten.
    pub fn record(&mut self, step: Step, grouping: Grouping) {
        self.forward.clear();
        self.bytes += step.bytes();
        let joins = grouping == self.open;
        match self.back.back_mut() {
            Some(last) if joins && grouping == Grouping::Typed && last.is_continued_by(&step) => {
                last.change.inserted.push_str(&step.change.inserted);
                last.after = step.after;
            }
            Some(last) if joins && grouping == Grouping::Erased && last.is_erased_on_by(&step) => {
                last.change.removed.insert_str(0, &step.change.removed);
                last.change.at = step.change.at;
                last.after = step.after;
            }
            _ => self.back.push_back(step),
        }
        self.open = grouping;
        while self.back.len() > MOST_STEPS || (self.bytes > MOST_BYTES && self.back.len() > 1) {
            if let Some(oldest) = self.back.pop_front() {
                self.bytes -= oldest.bytes();
            }
        }
    }

    /// Ends the run: the next change is a step of its own.
    pub fn close(&mut self) {
        self.open = Grouping::Alone;
    }

    /// Takes the last step back; where the cursor was before it, or `None` if there is no step.
    pub fn undo(&mut self, buffer: &mut Buffer) -> Option<Caret> {
        self.close();
        let step = self.back.pop_back()?;
        self.bytes -= step.bytes();
        let Change { at, removed, inserted } = &step.change;
        buffer.replace(*at..at.after(inserted), removed);
        let caret = step.before;
        self.forward.push(step);
        Some(caret)
    }

    /// Does the last undone step again; where the cursor was after it, or `None` if there is no step.
    pub fn redo(&mut self, buffer: &mut Buffer) -> Option<Caret> {
        self.close();
        let step = self.forward.pop()?;
        self.bytes += step.bytes();
        let Change { at, removed, inserted } = &step.change;
        buffer.replace(*at..at.after(removed), inserted);
        let caret = step.after;
        self.back.push_back(step);
        Some(caret)
    }
}

impl Step {
    fn bytes(&self) -> usize {
        self.change.removed.len() + self.change.inserted.len()
    }

    /// Whether typing went on right behind this step, without a new word.
    fn is_continued_by(&self, next: &Self) -> bool {
        let new_word = self.change.inserted.ends_with(char::is_whitespace)
            && !next.change.inserted.starts_with(char::is_whitespace);
        !new_word
            && next.change.removed.is_empty()
            && next.change.at == self.change.at.after(&self.change.inserted)
    }

    /// Whether erasing went on right before this step.
    fn is_erased_on_by(&self, next: &Self) -> bool {
        next.change.at.after(&next.change.removed) == self.change.at
    }
}

#[cfg(test)]
mod tests {
    use super::super::buffer::Wrapping;
    use super::*;

    #[test]
    fn steps_of_much_text_are_not_all_kept() {
        let mut history = History::new();
        for removed in [1, 1, 2, 5].map(|mebibytes| "x".repeat(mebibytes * 1024 * 1024)) {
            let change = Change { at: Position::default(), removed, inserted: String::new() };
            history
                .record(Step { change, before: Caret::default(), after: Caret::default() }, Grouping::Alone);
            assert!(history.bytes <= MOST_BYTES || history.back.len() == 1);
        }
        let mut buffer = Buffer::new("", Wrapping::Never);
        assert!(history.undo(&mut buffer).is_some());
        assert_eq!(buffer.end().byte, 5 * 1024 * 1024);
        assert_eq!(history.undo(&mut buffer), None);
    }
}
