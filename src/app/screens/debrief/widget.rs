//! The widget that answers the question at hand: what is typed or picked, before it is an answer.

use super::feelings::FeelingsPicker;
use super::lines::LinesField;
use super::picks::PickList;
use crate::app::command::{Command, Scope};
use crate::app::key::{Code, Key};
use crate::app::passage::Passage;
use crate::app::rows::Step;
use crate::app::shared::Shared;
use crate::app::writing;
use crate::content::field::{self, FieldContext};
use crate::content::flow::Question;
use crate::content::prompt::{self, Prompt};
use crate::domain::debrief::Value;
use crate::text::editor::{Edit, Editor};

/// What a key did to a widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Nothing that matters to the answer.
    Nothing,
    /// The answer is another now.
    Changed,
    /// The answer is given: on to the next question.
    Answered,
}

/// An answer of one line wraps over at most this many rows.
const MOST_ROWS_OF_A_LINE: u16 = 6;

/// A text field for something that is read: a time, a distance, a day; or for words of any kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// What is typed.
    pub editor: Editor,
    /// The answer that may stand in place of a text: its id and its words.
    pub instead: Option<(String, String)>,
    /// Whether that answer is taken.
    pub taken: bool,
}

/// A scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The number, once there is one.
    pub value: Option<u8>,
    /// A one was typed: a nought makes it ten.
    pub may_become_ten: bool,
    /// The lowest.
    pub min: u8,
    /// The highest.
    pub max: u8,
    /// The words at the low end.
    pub low: String,
    /// The words at the high end.
    pub high: String,
}

/// The widget.
#[derive(Debug, Clone, PartialEq)]
pub enum Widget {
    /// One line.
    Line(Field),
    /// Many lines.
    Page(Editor),
    /// A scale.
    Scale(Scale),
    /// One option or several.
    Pick(Box<PickList>),
    /// Feelings with their strength.
    Feelings(Box<FeelingsPicker>),
    /// A list of lines.
    Lines(LinesField),
    /// Something to read.
    Card(Passage),
}

impl Widget {
    /// The widget for a question, with the answer that is there.
    #[must_use]
    pub fn of(
        question: &Question<'_>,
        answer: Option<&Value>,
        context: &FieldContext,
        shared: &Shared,
    ) -> Self {
        let given = answer.or(question.given.as_ref()).or(question.default.as_ref());
        let words = given.map_or_else(String::new, |value| field::as_typed(value, context));
        match &question.prompt.widget {
            prompt::Widget::Line { instead } => {
                let instead = instead.as_ref().map(|choice| (choice.id.clone(), choice.label.clone()));
                let taken = matches!((given, &instead), (Some(Value::Pick(id)), Some((own, _))) if id == own);
                let text = if taken { "" } else { &words };
                Self::Line(Field { editor: Editor::page(text), instead, taken })
            }
            prompt::Widget::Distance | prompt::Widget::Time | prompt::Widget::Date { .. } => {
                let mut editor = Editor::line(&words);
                // What stands there is replaced by the first letter typed; an arrow key keeps it.
                editor.apply(Edit::SelectAll);
                Self::Line(Field { editor, instead: None, taken: false })
            }
            prompt::Widget::Text => Self::Page(Editor::page(&words)),
            prompt::Widget::Scale { low, high, min, max } => {
                let value = match given {
                    Some(Value::Scale(number)) => Some((*number).clamp(*min, *max)),
                    _ => None,
                };
                Self::Scale(Scale {
                    value,
                    may_become_ten: false,
                    min: *min,
                    max: *max,
                    low: low.clone(),
                    high: high.clone(),
                })
            }
            prompt::Widget::Pick { .. } | prompt::Widget::Picks { .. } | prompt::Widget::Causes { .. } => {
                Self::Pick(Box::new(PickList::of(question, given, &shared.content)))
            }
            prompt::Widget::Feelings { max } => {
                Self::Feelings(Box::new(FeelingsPicker::new(*max, given, &shared.content)))
            }
            prompt::Widget::Lines { max, verbs } => Self::Lines(LinesField::new(*max, verbs, given)),
            prompt::Widget::Goals { instead } => {
                let instead = instead.as_ref().map(|choice| (choice.id.clone(), choice.label.clone()));
                Self::Lines(LinesField::goals(instead, given))
            }
            prompt::Widget::Card { .. } => Self::Card(Passage::default()),
        }
    }

    /// Where keys are heard, the narrowest scope first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        match self {
            Self::Line(field) => {
                let mut scopes = vec![Scope::Asking];
                scopes.extend(field.instead.is_some().then_some(Scope::Instead));
                if !field.taken {
                    scopes.extend([Scope::Writing, Scope::TextRows]);
                }
                scopes
            }
            Self::Page(_) => vec![Scope::LongText, Scope::Writing, Scope::TextRows],
            Self::Scale(_) => vec![Scope::Scale, Scope::Asking],
            Self::Pick(list) => list.scopes(),
            Self::Feelings(picker) => picker.scopes(),
            Self::Lines(field) => field.scopes(),
            Self::Card(_) => vec![Scope::Card, Scope::Asking],
        }
    }

    /// The text that is being written, if the widget is a text.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        match self {
            Self::Line(field) => (!field.taken).then_some(&field.editor),
            Self::Page(editor) => Some(editor),
            Self::Pick(list) => list.editor(),
            Self::Feelings(picker) => picker.editor(),
            Self::Lines(field) => field.editor(),
            Self::Scale(_) | Self::Card(_) => None,
        }
    }

    fn editor_mut(&mut self) -> Option<&mut Editor> {
        match self {
            Self::Line(field) => (!field.taken).then_some(&mut field.editor),
            Self::Page(editor) => Some(editor),
            Self::Pick(list) => list.editor_mut(),
            Self::Feelings(picker) => picker.editor_mut(),
            Self::Lines(field) => field.editor_mut(),
            Self::Scale(_) | Self::Card(_) => None,
        }
    }

    /// How many columns the widget would like to have.
    #[must_use]
    pub fn wanted_columns(&self) -> u16 {
        match self {
            Self::Feelings(picker) => picker.wanted_columns(),
            Self::Pick(list) => list.wanted_columns(),
            _ => 40,
        }
    }

    /// Fits the widget into an area.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        match self {
            Self::Line(field) => {
                let room = if field.instead.is_some() { rows.saturating_sub(2) } else { rows };
                field.editor.resize(columns.saturating_sub(2).max(1), room.clamp(1, MOST_ROWS_OF_A_LINE));
            }
            Self::Page(editor) => editor.resize(columns.saturating_sub(2).max(1), rows.max(1)),
            Self::Pick(list) => list.resize(columns, rows),
            Self::Feelings(picker) => picker.resize(columns, rows),
            Self::Lines(field) => field.resize(columns),
            Self::Card(passage) => {
                let kept = passage.rows().to_vec();
                passage.show(kept, rows.into());
            }
            Self::Scale(_) => {}
        }
    }

    /// Performs a command.
    pub fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) -> Done {
        if let Some(edit) = writing::edit(command) {
            return self.write(edit, shared);
        }
        match (self, command) {
            (Self::Line(field), Command::TakeInstead) => {
                field.taken = !field.taken;
                if field.taken { Done::Answered } else { Done::Changed }
            }
            (Self::Pick(list), command) => list.perform(command, key, shared),
            (Self::Feelings(picker), command) => picker.perform(command, shared),
            (Self::Lines(field), command) => field.perform(command),
            (Self::Scale(scale), command) => scale.perform(command, key),
            (Self::Card(passage), command) => {
                let step = match command {
                    Command::CardUp => Step::Up,
                    Command::CardDown => Step::Down,
                    Command::CardPageUp => Step::PageUp,
                    Command::CardPageDown => Step::PageDown,
                    Command::CardStart => Step::First,
                    Command::CardEnd => Step::Last,
                    Command::Accept => return Done::Answered,
                    _ => return Done::Nothing,
                };
                passage.step(step);
                Done::Nothing
            }
            (_, Command::Accept) => Done::Answered,
            _ => Done::Nothing,
        }
    }

    /// A key that is no command.
    pub fn typed(&mut self, key: Key, shared: &mut Shared) -> Done {
        let taking = match self {
            Self::Feelings(picker) => picker.takes_letter(key, shared),
            Self::Pick(list) => list.takes_letter(key, shared),
            _ => None,
        };
        if let Some(done) = taking {
            return done;
        }
        match key.typed() {
            Some(character) => self.write(Edit::Insert(character.to_string()), shared),
            None => Done::Nothing,
        }
    }

    /// Pasted text.
    pub fn pasted(&mut self, text: &str, shared: &mut Shared) -> Done {
        self.write(Edit::Paste(text.to_owned()), shared)
    }

    fn write(&mut self, edit: Edit, shared: &mut Shared) -> Done {
        let Some(editor) = self.editor_mut() else {
            return Done::Nothing;
        };
        let applied = editor.apply(edit);
        if let Some(text) = applied.for_clipboard() {
            shared.ask(crate::app::effect::Effect::Copy(text.to_owned()));
        }
        if !applied.changed_text() {
            return Done::Nothing;
        }
        match self {
            Self::Pick(list) if list.find.is_none() => {
                // Words of one's own take the place of what was picked.
                list.picked.clear();
                Done::Changed
            }
            Self::Pick(list) => list.searched(),
            Self::Feelings(picker) => picker.searched(&shared.content),
            _ => Done::Changed,
        }
    }

    /// The answer as it stands, `None` for none. What cannot be read as what the question asks for is kept as it was
    /// typed, and the reason comes with it.
    pub fn value(
        &self,
        prompt: &Prompt,
        read: &dyn Fn(&str) -> Result<Value, String>,
    ) -> (Option<Value>, Option<String>) {
        match self {
            Self::Line(Field { taken: true, instead: Some((id, _)), .. }) => {
                (Some(Value::Pick(id.clone())), None)
            }
            Self::Line(field) => {
                let text = field.editor.text();
                if text.trim().is_empty() {
                    (None, None)
                } else {
                    match read(&text) {
                        Ok(value) => (Some(value), None),
                        Err(reason) if matches!(prompt.widget, prompt::Widget::Line { .. }) => {
                            (Some(Value::Text(text)), Some(reason))
                        }
                        Err(reason) => (Some(Value::Unread(text)), Some(reason)),
                    }
                }
            }
            Self::Page(editor) => {
                let text = editor.text();
                ((!text.trim().is_empty()).then_some(Value::Text(text)), None)
            }
            Self::Scale(scale) => (scale.value.map(Value::Scale), None),
            Self::Pick(list) => (list.value(), None),
            Self::Feelings(picker) => (picker.value(), None),
            Self::Lines(field) => (field.value(), None),
            Self::Card(_) => (None, None),
        }
    }
}

impl Scale {
    fn perform(&mut self, command: Command, key: Key) -> Done {
        let number = match (command, key.code) {
            (Command::ScaleDigit, Code::Char(digit)) => {
                digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
            }
            (Command::ScaleTen, _) => Some(10),
            _ => None,
        };
        if std::mem::take(&mut self.may_become_ten) && number == Some(0) {
            self.value = Some(10);
            return Done::Answered;
        }
        match (command, number) {
            (_, Some(1)) if self.max == 10 => {
                self.value = Some(1);
                self.may_become_ten = true;
                Done::Changed
            }
            (_, Some(number)) if (self.min..=self.max).contains(&number) => {
                self.value = Some(number);
                Done::Answered
            }
            (Command::ScaleLess, _) => self.step(-1),
            (Command::ScaleMore, _) => self.step(1),
            (Command::Accept, _) => Done::Answered,
            _ => Done::Nothing,
        }
    }

    fn step(&mut self, by: i8) -> Done {
        let middle = self.min + (self.max - self.min) / 2;
        self.value = Some(match self.value {
            None => middle,
            Some(value) => value.saturating_add_signed(by).clamp(self.min, self.max),
        });
        Done::Changed
    }
}
