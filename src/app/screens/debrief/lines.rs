//! A few lines, each of its own: what held up, lessons with a verb, A, B and C.

use super::widget::Done;
use crate::app::command::{Command, Scope};
use crate::domain::debrief::{Line, Value};
use crate::text::editor::Editor;

/// One line while it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct LineField {
    /// Which verb or label it has, as a place in the field's verbs.
    pub verb: usize,
    /// What is typed.
    pub editor: Editor,
}

/// The lines.
#[derive(Debug, Clone, PartialEq)]
pub struct LinesField {
    /// The lines; one at least.
    pub lines: Vec<LineField>,
    /// The line that is written.
    pub at: usize,
    /// The verbs to choose from, or the labels the lines have.
    pub verbs: Vec<String>,
    /// The answer that may stand in place of lines: its id and its words.
    pub instead: Option<(String, String)>,
    /// Whether that answer is taken.
    pub taken: bool,
    max: usize,
    kind: Kind,
    columns: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Lines are added as they are written; each has one of the verbs.
    Free,
    /// There is one line for each label.
    Labelled,
}

impl LinesField {
    /// Free lines.
    #[must_use]
    pub fn new(max: u8, verbs: &[String], given: Option<&Value>) -> Self {
        let given: &[Line] = match given {
            Some(Value::Lines(lines)) => lines,
            _ => &[],
        };
        let place = |verb: &Option<String>| {
            verb.as_ref()
                .and_then(|verb| verbs.iter().position(|known| known == verb))
                .unwrap_or(usual_verb(verbs))
        };
        let mut lines: Vec<LineField> = given
            .iter()
            .map(|line| LineField { verb: place(&line.verb), editor: Editor::line(&line.text) })
            .collect();
        if lines.is_empty() {
            lines.push(LineField { verb: usual_verb(verbs), editor: Editor::line("") });
        }
        Self {
            lines,
            at: 0,
            verbs: verbs.to_vec(),
            instead: None,
            taken: false,
            max: max.max(1).into(),
            kind: Kind::Free,
            columns: 1,
        }
    }

    /// A, B and C.
    #[must_use]
    pub fn goals(instead: Option<(String, String)>, given: Option<&Value>) -> Self {
        let labels = ["a", "b", "c"];
        let text = |label: &str| match given {
            Some(Value::Lines(lines)) => lines
                .iter()
                .find(|line| line.verb.as_deref() == Some(label))
                .map_or_else(String::new, |line| line.text.clone()),
            _ => String::new(),
        };
        let taken = matches!((given, &instead), (Some(Value::Pick(id)), Some((own, _))) if id == own);
        Self {
            lines: labels
                .iter()
                .enumerate()
                .map(|(verb, label)| LineField { verb, editor: Editor::line(&text(label)) })
                .collect(),
            at: 0,
            verbs: labels.iter().map(|label| (*label).to_owned()).collect(),
            instead,
            taken,
            max: labels.len(),
            kind: Kind::Labelled,
            columns: 1,
        }
    }

    /// What stands before a line, if anything does.
    #[must_use]
    pub fn label(&self, line: &LineField) -> Option<&str> {
        self.verbs.get(line.verb).map(String::as_str)
    }

    /// Whether lines can still be added.
    #[must_use]
    pub fn may_grow(&self) -> bool {
        self.kind == Kind::Free && self.lines.len() < self.max
    }

    /// Where keys are heard.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = Vec::new();
        if self.kind == Kind::Labelled || !self.verbs.is_empty() || self.lines.len() > 1 {
            scopes.push(Scope::Lines);
        }
        scopes.push(Scope::Asking);
        scopes.extend(self.instead.is_some().then_some(Scope::Instead));
        scopes.extend((!self.taken).then_some(Scope::Writing));
        scopes
    }

    /// Whether a line's verb can be changed.
    #[must_use]
    pub fn has_verbs(&self) -> bool {
        self.kind == Kind::Free && !self.verbs.is_empty()
    }

    /// The line that is written.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        if self.taken { None } else { self.lines.get(self.at).map(|line| &line.editor) }
    }

    /// The line that is written.
    pub fn editor_mut(&mut self) -> Option<&mut Editor> {
        if self.taken { None } else { self.lines.get_mut(self.at).map(|line| &mut line.editor) }
    }

    /// Fits the lines into a width.
    pub fn resize(&mut self, columns: u16) {
        let label = if self.verbs.is_empty() { 2 } else { 9 };
        self.columns = columns.saturating_sub(label).max(1);
        for line in &mut self.lines {
            line.editor.resize(self.columns, 1);
        }
    }

    /// Performs a command.
    pub fn perform(&mut self, command: Command) -> Done {
        match command {
            Command::LineUp => {
                self.at = self.at.saturating_sub(1);
                Done::Nothing
            }
            Command::LineDown => {
                self.at = (self.at + 1).min(self.lines.len() - 1);
                Done::Nothing
            }
            Command::NextVerb if self.has_verbs() => {
                let count = self.verbs.len();
                if let Some(line) = self.lines.get_mut(self.at) {
                    line.verb = (line.verb + 1) % count;
                }
                Done::Changed
            }
            Command::TakeInstead if self.instead.is_some() => {
                self.taken = !self.taken;
                if self.taken { Done::Answered } else { Done::Changed }
            }
            Command::Accept => self.accept(),
            _ => Done::Nothing,
        }
    }

    /// Enter begins the next line; on an empty one, or where there is no room for more, it goes on.
    fn accept(&mut self) -> Done {
        let written = self.editor().is_some_and(|editor| !editor.text().trim().is_empty());
        if self.at + 1 < self.lines.len() && (written || self.kind == Kind::Labelled) {
            self.at += 1;
            Done::Nothing
        } else if written && self.may_grow() {
            let verb = self.lines[self.at].verb;
            let mut editor = Editor::line("");
            editor.resize(self.columns, 1);
            self.lines.push(LineField { verb, editor });
            self.at += 1;
            Done::Nothing
        } else {
            Done::Answered
        }
    }

    /// The answer.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        if let (true, Some((id, _))) = (self.taken, &self.instead) {
            return Some(Value::Pick(id.clone()));
        }
        let lines: Vec<Line> = self
            .lines
            .iter()
            .filter(|line| !line.editor.text().trim().is_empty())
            .map(|line| Line { verb: self.label(line).map(str::to_owned), text: line.editor.text() })
            .collect();
        (!lines.is_empty()).then_some(Value::Lines(lines))
    }
}

/// The verb a line begins with: "change", where it is offered.
fn usual_verb(verbs: &[String]) -> usize {
    verbs.iter().position(|verb| verb == "change").unwrap_or(0)
}
