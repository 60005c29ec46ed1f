//! A lesson to write, or to change: what it asks for, its line, its trigger, how sure the runner is, the cause it answers, and
//! which races it is for.
//!
//! What can be read is saved as it is typed, like everything else. What a lesson said before is written into its history, once
//! for each time it is opened, and not at all where its words end as they were.

mod reading;

use super::super::command::{Command, Scope};
use super::super::entry::Entry;
use super::super::form::{Done, Form, FormField};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use super::lesson::life;
use crate::domain::change::{Change, Item};
use crate::domain::id::{LessonId, RaceId};
use crate::domain::lesson::{Lesson, LessonEvent, LessonEventKind, LessonScope, Occasion, Verb};
use crate::domain::race::RaceKind;
use crate::domain::units::distance::parse_distance;
use crate::text::width;
use reading::{cause_label, conditions, read_cause, starter};

/// A part of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Keep, change, start or stop.
    Verb,
    /// Its line.
    Text,
    /// If ..., then I will ...
    Trigger,
    /// How sure the runner is.
    Sure,
    /// The cause that it answers.
    Cause,
    /// What kind of race it is for.
    Kind,
    /// How long.
    Distance,
    /// On what days and courses.
    Conditions,
}

/// When something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// While the form is filled in.
    Typing,
    /// Now that it is left.
    Leaving,
}

/// How wide the labels are.
const LABEL_COLUMNS: u16 = 16;

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonForm {
    /// The lesson as it was.
    pub original: Option<Lesson>,
    written: Option<Lesson>,
    /// The lesson as it was when the field was entered that is written in.
    before_field: Option<Lesson>,
    /// On whose account it is changed.
    occasion: Occasion,
    /// What is written in first.
    begins_at: Fact,
    /// The cause that a new one is written for.
    cause: Option<String>,
    /// The race that has taught a new one.
    race: Option<RaceId>,
    /// That its words are others now, and the words before.
    reworded: Option<LessonEvent>,
    /// Whether that stands in its history.
    is_logged: bool,
    warned: bool,
    /// The fields; none before the page is shown for the first time.
    pub form: Form<Fact>,
}

impl Default for LessonForm {
    fn default() -> Self {
        Self {
            original: None,
            written: None,
            before_field: None,
            occasion: Occasion::OwnAccord,
            begins_at: Fact::Text,
            cause: None,
            race: None,
            reworded: None,
            is_logged: false,
            warned: false,
            form: Form::new(LABEL_COLUMNS, Vec::new()),
        }
    }
}

impl LessonForm {
    /// To change one that is there.
    #[must_use]
    pub fn of(lesson: Lesson) -> Self {
        let (written, before_field) = (Some(lesson.clone()), Some(lesson.clone()));
        Self { written, before_field, original: Some(lesson), ..Self::default() }
    }

    /// To change the trigger of one that is there.
    #[must_use]
    pub fn at_trigger(lesson: Lesson) -> Self {
        Self { begins_at: Fact::Trigger, ..Self::of(lesson) }
    }

    /// To write a new one that answers a cause, by its id; its starter is the first draft of the trigger.
    #[must_use]
    pub fn for_cause(cause: impl Into<String>) -> Self {
        Self { cause: Some(cause.into()), ..Self::default() }
    }

    /// To write a new one that a race has taught.
    #[must_use]
    pub fn from_race(race: RaceId) -> Self {
        Self { race: Some(race), ..Self::default() }
    }

    /// On whose account it is changed; the runner's own where nothing else is said.
    #[must_use]
    pub fn on(self, occasion: Occasion) -> Self {
        Self { occasion, ..self }
    }

    /// Where the fields stand, below the line that says what comes of it.
    #[must_use]
    pub fn list_area(&self, shared: &Shared) -> Area {
        let rows = u16::try_from(self.form.fields.len()).unwrap_or(0);
        geometry::body(shared.size).below(2).top(rows)
    }

    /// The line over the fields.
    #[must_use]
    pub fn head(&self) -> &'static str {
        match (&self.original, self.occasion) {
            (None, _) => "What you know now, for the next time.",
            (Some(_), Occasion::CameBack) => "Once its words are others, it has had its answer.",
            (Some(_), Occasion::OwnAccord) => "What it said before stays in its history.",
        }
    }

    /// How a field may be written.
    #[must_use]
    pub fn hint(&self, fact: Fact, shared: &Shared) -> String {
        let hint = self.hint_alone(fact, shared);
        // What has no room in its field is told whole.
        let entered = self.form.entered(fact);
        let room = self.list_area(shared).columns.saturating_sub(LABEL_COLUMNS + 4);
        let is_long = matches!(fact, Fact::Text | Fact::Trigger) && width::columns(&entered) > room.into();
        if is_long { format!("{entered}\n\n{hint}") } else { hint }
    }

    fn hint_alone(&self, fact: Fact, shared: &Shared) -> String {
        match fact {
            Fact::Verb | Fact::Kind => "Arrows or the first letters choose, Backspace empties.".to_owned(),
            Fact::Text => "One line, as you would say it to yourself before the next race.".to_owned(),
            Fact::Trigger => {
                let starter = self.cause_told(shared).and_then(|cause| starter(&cause, shared));
                let example = starter.map_or_else(String::new, |starter| format!(" For example: {starter}"));
                format!("If (a moment), then I will (one action).{example}")
            }
            Fact::Sure => "1 to 5: how sure are you that this is true for you? It may stay empty.".to_owned(),
            Fact::Cause => reading::cause_hint(&self.form.entered(Fact::Cause), shared),
            Fact::Distance => {
                "marathon, half, 10k, 89 km. Empty: as long as the race that taught it.".to_owned()
            }
            Fact::Conditions => {
                format!("Any of {}, with commas between.", reading::known_conditions())
            }
        }
    }

    fn set_fields(&mut self, shared: &Shared) {
        let blank = blank(shared);
        let lesson = self.written.as_ref().unwrap_or(&blank);
        let is_new = self.original.is_none();
        let cause = if is_new { self.cause.clone() } else { lesson.cause.clone() };
        let trigger = match &cause {
            Some(cause) if is_new => starter(cause, shared).unwrap_or_default(),
            _ => lesson.trigger.clone(),
        };
        let verb = if is_new && cause.is_some() { Verb::Change } else { lesson.verb };
        let verbs = Verb::ALL.iter().map(|verb| (verb.id(), verb.label())).collect();
        let kinds = RaceKind::ALL.iter().map(|kind| (kind.id(), kind.label())).collect();
        let sure = lesson.sure.map(|sure| sure.to_string());
        let scope = &lesson.scope;
        let distance = scope.distance.map(|length| length.told_for_field(shared.settings.units));
        let named: Vec<&str> = scope.conditions.iter().map(|condition| condition.label()).collect();
        let cause = cause.map_or_else(String::new, |cause| cause_label(&cause, shared));
        let fields = vec![
            FormField::new(Fact::Verb, "What to do", Entry::choice(verbs, Some(verb.id()))),
            FormField::new(Fact::Text, "The lesson", Entry::line(&lesson.text)),
            FormField::new(Fact::Trigger, "If ..., then", Entry::line(&trigger)),
            FormField::new(Fact::Sure, "How sure", Entry::choice(SURE.to_vec(), sure.as_deref())),
            FormField::new(Fact::Cause, "Cause", Entry::line(&cause)),
            FormField::new(Fact::Kind, "Kind of race", Entry::choice(kinds, scope.kind.map(RaceKind::id))),
            FormField::new(Fact::Distance, "Distance", Entry::line(&distance.unwrap_or_default())),
            FormField::new(Fact::Conditions, "Conditions", Entry::line(&named.join(", "))),
        ];
        self.form = Form::new(LABEL_COLUMNS, fields);
        self.form.select(self.begins_at);
    }

    fn distance(&self, shared: &Shared) -> Result<Option<crate::domain::units::Metres>, String> {
        let entered = self.form.entered(Fact::Distance);
        if entered.is_empty() {
            return Ok(None);
        }
        parse_distance(&entered, shared.settings.units).map(Some).map_err(|error| error.to_string())
    }

    /// The cause by its id; `Err` where no cause fits what is typed.
    fn cause(&self, shared: &Shared) -> Result<Option<String>, String> {
        let before = self.written.as_ref().and_then(|lesson| lesson.cause.as_deref());
        read_cause(&self.form.entered(Fact::Cause), before, shared)
    }

    fn cause_told(&self, shared: &Shared) -> Option<String> {
        self.cause(shared).ok().flatten()
    }

    /// The lesson as the fields tell it. What cannot be read is left as it was before its field was entered, not as half of it
    /// could be read; `None` where it has no line yet.
    fn told(&self, shared: &Shared) -> Option<Lesson> {
        let before = self.before_field.clone().unwrap_or_else(|| blank(shared));
        let written = self.written.clone();
        let written = written.unwrap_or_else(|| Lesson { race: self.race, ..blank(shared) });
        let text = Some(self.form.entered(Fact::Text)).filter(|text| !text.is_empty());
        let text = text.or_else(|| self.before_field.as_ref().map(|lesson| lesson.text.clone()))?;
        let scope = LessonScope {
            kind: RaceKind::from_id(&self.form.entered(Fact::Kind)),
            distance: self.distance(shared).unwrap_or(before.scope.distance),
            conditions: conditions(&self.form.entered(Fact::Conditions))
                .unwrap_or_else(|_| before.scope.conditions.clone()),
        };
        Some(Lesson {
            verb: Verb::from_id(&self.form.entered(Fact::Verb)).unwrap_or(before.verb),
            text,
            trigger: self.form.entered(Fact::Trigger),
            sure: self.form.entered(Fact::Sure).parse().ok(),
            cause: self.cause(shared).unwrap_or_else(|_| before.cause.clone()),
            scope,
            ..written
        })
    }

    fn check(&mut self, shared: &Shared) {
        let no_line = (self.written.is_some() && self.form.entered(Fact::Text).is_empty())
            .then(|| "A lesson needs its line; without one it stays as it was.".to_owned());
        let (cause, distance) = (self.cause(shared).err(), self.distance(shared).err());
        let conditions = conditions(&self.form.entered(Fact::Conditions)).err();
        for field in &mut self.form.fields {
            field.problem = match field.fact {
                Fact::Text => no_line.clone(),
                Fact::Cause => cause.clone(),
                Fact::Distance => distance.clone(),
                Fact::Conditions => conditions.clone(),
                Fact::Verb | Fact::Trigger | Fact::Sure | Fact::Kind => None,
            };
        }
    }

    fn save(&mut self, when: When, shared: &mut Shared) {
        let Some(mut lesson) = self.told(shared) else { return };
        if self.written.as_ref() == Some(&lesson) {
            return;
        }
        if self.written.is_none() {
            lesson.id = LessonId(shared.ids.fresh(&shared.now));
            lesson.written = shared.now.wall;
        }
        let base = self.written.replace(lesson.clone()).map(Box::new);
        put(Change::PutLesson { lesson: Box::new(lesson), base }, when, shared);
        self.log(when, shared);
    }

    /// Writes the words before into the history, or takes that back where they are the same again.
    fn log(&mut self, when: When, shared: &mut Shared) {
        let Some((original, written)) = self.original.as_ref().zip(self.written.as_ref()) else { return };
        let is_reworded = original.words() != written.words();
        if is_reworded == self.is_logged {
            return;
        }
        self.is_logged = is_reworded;
        let event = self.reworded.get_or_insert_with(|| LessonEvent {
            was: Some(original.words()),
            ..life::event(original, LessonEventKind::Reworded, self.occasion, shared)
        });
        let change =
            if is_reworded { Change::LogLesson(event.clone()) } else { Change::UnlogLesson(event.id) };
        put(change, when, shared);
    }

    /// Whether something of a new one was typed, besides the line that it needs.
    fn has_more(&self, shared: &Shared) -> bool {
        let given = |fact, given: String| self.form.entered(fact) != given;
        let starter = self.cause.as_ref().and_then(|cause| starter(cause, shared)).unwrap_or_default();
        let label = self.cause.as_ref().map_or_else(String::new, |cause| cause_label(cause, shared));
        let others = [Fact::Sure, Fact::Kind, Fact::Distance, Fact::Conditions];
        given(Fact::Trigger, starter)
            || given(Fact::Cause, label)
            || others.into_iter().any(|fact| given(fact, String::new()))
    }

    fn leave(&mut self, shared: &mut Shared) {
        self.settle_cause(shared);
        self.save(When::Leaving, shared);
        if self.written.is_none() && self.has_more(shared) && !self.warned {
            // Nothing is thrown away by one key: what is missing is told first.
            self.warned = true;
            self.form.select(Fact::Text);
            let key = shared.settings.keymap.told(Command::LeaveForm);
            shared.warn(format!("To be kept, a lesson needs its line. {key} once more leaves without it."));
            return;
        }
        shared.saver.hurry();
        shared.go(Go::Back);
        match (&self.original, &self.written) {
            (Some(original), Some(written)) if original != written => {
                shared.tell(format!("Changed: {}", written.text));
                let (lesson, base) = (Box::new(original.clone()), Some(Box::new(written.clone())));
                let logged = self.reworded.as_ref().filter(|_| self.is_logged);
                let unlog = logged.map(|event| Change::UnlogLesson(event.id));
                let changes = std::iter::once(Change::PutLesson { lesson, base }).chain(unlog).collect();
                shared.can_undo_all(format!("As before: {}", original.text), changes);
            }
            (None, Some(written)) => {
                shared.tell(format!("Written down: {}", written.text));
                let (item, at) = (Item::Lesson(written.id), shared.now.wall);
                shared.can_undo(format!("In the trash: {}", written.text), Change::Trash { item, at });
            }
            _ => {}
        }
        if self.written.is_some()
            && let Some(wrong) = self.form.wrong()
        {
            shared.warn(format!("“{}” was left as it was; the rest is kept.", wrong.label));
        }
    }

    /// A cause that was found by a few letters is shown by its name.
    fn settle_cause(&mut self, shared: &Shared) {
        let Some(cause) = self.cause_told(shared) else { return };
        let label = cause_label(&cause, shared);
        let field = self.form.fields.iter_mut().find(|field| field.fact == Fact::Cause);
        if let Some(Entry::Text(editor)) = field.map(|field| &mut field.entry)
            && editor.text() != label
        {
            editor.set_text(&label);
        }
    }

    fn done(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Nothing => {}
            Done::Moved => {
                self.settle_cause(shared);
                self.save(When::Typing, shared);
                self.before_field.clone_from(&self.written);
            }
            Done::Changed => {
                self.check(shared);
                self.save(When::Typing, shared);
            }
            Done::Leave => self.leave(shared),
        }
    }
}

/// How sure, as it is chosen.
const SURE: [(&str, &str); 5] = [
    ("1", "1, a guess"),
    ("2", "2, not so sure"),
    ("3", "3, fairly sure"),
    ("4", "4, sure"),
    ("5", "5, certain"),
];

fn put(change: Change, when: When, shared: &mut Shared) {
    match when {
        When::Typing => shared.write_at_pause(change),
        When::Leaving => shared.write(change),
    }
}

fn blank(shared: &Shared) -> Lesson {
    Lesson::new(LessonId(uuid::Uuid::nil()), Verb::Keep, "", shared.now.wall)
}

impl Page for LessonForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Form, Scope::Writing]
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        let done = self.form.perform(command, shared);
        self.done(done, shared);
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let done = self.form.typed(key, shared);
        self.done(done, shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        let done = self.form.pasted(text, shared);
        self.done(done, shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let done = self.form.clicked(self.list_area(shared), (column, row));
        self.done(done, shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        if self.form.fields.is_empty() {
            self.set_fields(shared);
        }
        self.form.resized(self.list_area(shared));
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.save(When::Leaving, shared);
    }
}
