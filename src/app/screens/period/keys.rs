//! What keys do to answers, on the page of a week or a month and on that of a season alike.

use super::answering::Answering;
use super::compose::{Choice, after, before};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::shared::Shared;
use crate::app::writing;
use crate::content::reviews::ReviewQuestion;
use crate::domain::check_in::HIGHEST;
use crate::domain::debrief::Value;
use crate::text::editor::{Applied, Edit};

/// Where a scale begins that has no number yet.
const MIDDLE: u8 = 5;

impl Answering {
    /// Performs a command of [`Scope::Writing`](crate::app::command::Scope::Writing); whether it was one.
    pub fn edit(&mut self, command: Command, shared: &mut Shared) -> bool {
        let Some(writing) = &mut self.writing else { return false };
        if command == Command::ExternalEditor {
            shared.ask(Effect::Edit(writing.editor.text()));
            return true;
        }
        let Some(edit) = writing::edit(command) else { return false };
        let applied = writing.editor.apply(edit);
        self.applied(&applied, shared);
        true
    }

    /// Takes a typed key.
    pub fn typed(&mut self, key: Key, shared: &mut Shared) {
        if let (Some(character), Some(writing)) = (key.typed(), &mut self.writing) {
            let applied = writing.editor.apply(Edit::Insert(character.to_string()));
            self.applied(&applied, shared);
        }
    }

    /// Takes a pasted text.
    pub fn pasted(&mut self, text: &str, shared: &mut Shared) {
        let Some(writing) = &mut self.writing else { return };
        // A line is one line, whatever is pasted into it.
        let text = if writing.is_long() {
            text.to_owned()
        } else {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let applied = writing.editor.apply(Edit::Paste(text));
        self.applied(&applied, shared);
    }

    /// Takes what the external editor gives back.
    pub fn edited(&mut self, result: Result<String, String>, shared: &mut Shared) {
        match (result, &mut self.writing) {
            (Ok(text), Some(writing)) => {
                let applied = writing.editor.set_text(&text);
                self.applied(&applied, shared);
            }
            (Ok(_), None) => {}
            (Err(line), _) => shared.warn(line),
        }
    }

    fn applied(&mut self, applied: &Applied, shared: &mut Shared) {
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        if applied.changed_text() {
            self.keep(shared);
        }
    }

    /// Performs a command of [`Scope::PeriodPick`](crate::app::command::Scope::PeriodPick) on a question.
    pub fn choose(
        &mut self,
        (command, key): (Command, Key),
        question: &ReviewQuestion,
        choices: &[Choice],
        shared: &mut Shared,
    ) {
        let chosen = match self.value(&question.id) {
            Some(Value::Pick(id)) => choices.iter().position(|(own, _)| own == id),
            _ => None,
        };
        let place = match command {
            Command::ChooseAfter => after(choices, chosen),
            Command::ChooseBefore => before(choices, chosen),
            _ => digit(key).and_then(|digit| usize::from(digit).checked_sub(1)),
        };
        if let Some((id, _)) = place.and_then(|place| choices.get(place)) {
            self.set(question, Some(Value::Pick(id.clone())), shared);
        }
    }

    /// Performs a command of [`Scope::Scale`](crate::app::command::Scope::Scale) on a question.
    pub fn scale(&mut self, (command, key): (Command, Key), question: &ReviewQuestion, shared: &mut Shared) {
        let known = match self.value(&question.id) {
            Some(Value::Scale(number)) => Some(*number),
            _ => None,
        };
        let number = match command {
            Command::ScaleTen => Some(HIGHEST),
            Command::ScaleLess => Some(known.map_or(MIDDLE, |known| known.saturating_sub(1))),
            Command::ScaleMore => Some(known.map_or(MIDDLE, |known| known + 1)),
            _ => digit(key),
        };
        if let Some(number) = number {
            self.set(question, Some(Value::Scale(number.min(HIGHEST))), shared);
        }
    }
}

fn digit(key: Key) -> Option<u8> {
    key.typed()?.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
}
