//! What a field of a form takes: something typed, or one of a few words. Every form behaves alike, because it is said here.

mod several;

use super::command::Command;
use super::writing;
use crate::text::editor::{Applied, Edit, Editor};
pub use several::{Most, Several};

/// What a field takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Something typed.
    Text(Editor),
    /// One of a few words: each with its id.
    Choice {
        /// The words.
        options: Vec<(&'static str, &'static str)>,
        /// The one that is chosen.
        at: Option<usize>,
        /// What was typed to find it.
        typed: String,
    },
    /// Words that are picked from a list below the form.
    Several(Several),
}

impl Entry {
    /// One line to type in.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::Text(Editor::line(text))
    }

    /// A few words, the one with this id chosen.
    #[must_use]
    pub fn choice(options: Vec<(&'static str, &'static str)>, chosen: Option<&str>) -> Self {
        let at = chosen.and_then(|id| options.iter().position(|(own, _)| *own == id));
        Self::Choice { options, at, typed: String::new() }
    }

    /// What was typed, or the id of what was chosen; empty where there is nothing.
    #[must_use]
    pub fn entered(&self) -> String {
        match self {
            Self::Text(editor) => editor.text().trim().to_owned(),
            Self::Choice { options, at, .. } => {
                at.and_then(|at| options.get(at)).map_or_else(String::new, |(id, _)| (*id).to_owned())
            }
            Self::Several(several) => several.ids().join(" "),
        }
    }

    /// Performs a command of [`Scope::Writing`](super::command::Scope::Writing): on words to choose from, the arrows choose
    /// and what deletes takes the choice back.
    pub fn perform(&mut self, command: Command) -> Applied {
        let Some(edit) = writing::edit(command) else {
            return Applied::Nothing;
        };
        match (&mut *self, command) {
            (Self::Text(editor), _) => editor.apply(edit),
            (Self::Choice { .. }, Command::CharLeft) => self.choose(-1),
            (Self::Choice { .. }, Command::CharRight) => self.choose(1),
            (Self::Choice { at, .. }, Command::DeleteBack | Command::DeleteForward) => {
                *at = None;
                Applied::Changed
            }
            (Self::Several(several), Command::CharLeft) => several.step(-1),
            (Self::Several(several), Command::CharRight) => several.step(1),
            (Self::Several(several), Command::DeleteBack | Command::DeleteForward) => several.clear(),
            (Self::Choice { .. } | Self::Several(_), _) => Applied::Nothing,
        }
    }

    /// Takes a typed character: a letter chooses what begins with all that was typed so far, or else has a word in it that does;
    /// a space chooses the next one.
    pub fn typed(&mut self, character: char) -> Applied {
        match self {
            Self::Text(editor) => editor.apply(Edit::Insert(character.to_string())),
            Self::Several(several) => several.typed(character),
            Self::Choice { typed, .. } if character == ' ' && typed.is_empty() => self.choose(1),
            Self::Choice { options, at, typed } => {
                // The words typed so far, or else this letter as the first of new ones.
                let fits = |begin: &str| {
                    let labels = || options.iter().map(|(_, label)| label.to_lowercase());
                    let whole = labels().position(|label| label.starts_with(begin));
                    whole.or_else(|| labels().position(|label| has_word(&label, begin)))
                };
                let letter = character.to_lowercase().to_string();
                let longer = format!("{typed}{letter}");
                let (words, found) = match fits(&longer) {
                    Some(place) => (longer, Some(place)),
                    None => (letter.clone(), fits(&letter)),
                };
                if found.is_none() {
                    return Applied::Nothing;
                }
                *typed = words;
                *at = found;
                Applied::Changed
            }
        }
    }

    /// Takes a pasted text.
    pub fn pasted(&mut self, text: &str) -> Applied {
        match self {
            Self::Text(editor) => editor.apply(Edit::Paste(text.to_owned())),
            Self::Choice { .. } | Self::Several(_) => Applied::Nothing,
        }
    }

    /// The next word, or the one before; past either end nothing is chosen.
    fn choose(&mut self, by: isize) -> Applied {
        let Self::Choice { options, at, typed } = self else {
            return Applied::Nothing;
        };
        typed.clear();
        let last = options.len().saturating_sub(1);
        *at = match *at {
            None => Some(if by > 0 { 0 } else { last }),
            Some(0) if by < 0 => None,
            Some(place) if place == last && by > 0 => None,
            Some(place) => Some(place.saturating_add_signed(by).min(last)),
        };
        Applied::Changed
    }
}

/// Whether a word in a label, or it with those that follow, begins so.
fn has_word(label: &str, begin: &str) -> bool {
    label
        .match_indices(begin)
        .any(|(at, _)| label[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::Entry;

    fn chosen(options: &[(&'static str, &'static str)], typed: &str) -> String {
        let mut entry = Entry::choice(options.to_vec(), None);
        for letter in typed.chars() {
            entry.typed(letter);
        }
        entry.entered()
    }

    #[test]
    fn letters_choose_by_the_beginning_of_the_whole_or_else_of_a_word_in_it() {
        let horizons = [("weeks", "the next weeks"), ("season", "this season"), ("long", "the long run")];
        for (typed, id) in [
            ("long", "long"),
            ("the l", "long"),
            ("run", "long"),
            ("t", "weeks"),
            ("thi", "season"),
            ("s", "season"),
            ("weeks", "weeks"),
        ] {
            assert_eq!(chosen(&horizons, typed), id, "{typed:?}");
        }
        let counted = [("none", "it is not counted"), ("number", "a number"), ("steps", "its steps")];
        for (typed, id) in
            [("steps", "steps"), ("s", "steps"), ("its", "steps"), ("nu", "number"), ("i", "none")]
        {
            assert_eq!(chosen(&counted, typed), id, "{typed:?}");
        }
        // The whole goes before a word of another that stands earlier.
        let outcomes = [("late", "not in time"), ("time", "time")];
        assert_eq!(chosen(&outcomes, "t"), "time");
        assert_eq!(chosen(&counted, "x"), "");
    }
}
