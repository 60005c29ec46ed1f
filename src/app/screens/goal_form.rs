//! A goal to write, or to change: its words, what kind it is, how far away, which race it belongs to, by when, why, its trigger,
//! how progress is counted, notes.
//!
//! What can be read is saved as it is typed, like everything else. What a goal said before is written into its history, once for
//! each time it is opened, and not at all where it ends as it was. For 14 days after a setback a time goal that is new rests
//! ([`goal_quiet`]): it is kept, and the form says so and offers the recovery goal.

mod fields;
mod keeping;
mod reading;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::entry::Entry;
use super::super::form::{Done, Form, FormField};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use crate::domain::goal::{GivenVerdict, Goal, GoalChange, GoalKind};
use crate::domain::goal_story::{GoalRace, Goals};
use crate::domain::id::{GoalId, RaceId};
use crate::domain::rules::goal_quiet;
use crate::text::{width, wrap};
use keeping::When;

/// A part of a goal, in the order in which the fields stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Its line.
    Text,
    /// What kind.
    Kind,
    /// A, B or C.
    Tier,
    /// How far away it is.
    Horizon,
    /// The race it belongs to.
    Race,
    /// The day by which it shall be reached.
    By,
    /// Why.
    Why,
    /// If ..., then I will ...
    IfThen,
    /// How progress is counted.
    Counted,
    /// Where a number begins.
    From,
    /// Where it shall be.
    To,
    /// Of what it is a number.
    Unit,
    /// How many days are wanted.
    Days,
    /// Whatever else there is to say.
    Notes,
}

/// How wide the labels are.
const LABEL_COLUMNS: u16 = 16;
/// So many rows are left below the fields for what is said of them, with one above it for air.
const HINT_ROWS: u16 = 4;

/// Something that is written besides the goal, once for each time it is opened, and taken back where it is not so any more.
#[derive(Debug, Clone, PartialEq)]
struct Besides<T> {
    what: Option<T>,
    stands: bool,
}

impl<T> Default for Besides<T> {
    fn default() -> Self {
        Self { what: None, stands: false }
    }
}

impl<T> Besides<T> {
    /// What stands now.
    fn standing(&self) -> Option<&T> {
        self.what.as_ref().filter(|_| self.stands)
    }
}

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalForm {
    /// Which goal is changed; `None` for a new one.
    id: Option<GoalId>,
    /// What kind a new one is at first.
    kind: GoalKind,
    /// The race that a new one is written for.
    race: Option<RaceId>,
    /// All goals, once they have come.
    goals: Option<Arc<Goals>>,
    /// The race that the goal belongs to as it is opened.
    known_race: Option<GoalRace>,
    /// The goal as it was.
    original: Option<Goal>,
    written: Option<Goal>,
    /// The goal as it was when the field was entered that is written in.
    before_field: Option<Goal>,
    /// What it said before, where it says something else now.
    change: Besides<GoalChange>,
    /// The verdict by which it rests after a setback.
    rest: Besides<GivenVerdict>,
    /// Whether the runner has said how far away it is.
    has_horizon: bool,
    /// Whether it is said what kind it is, by the runner or by whoever opened the form.
    has_kind: bool,
    /// The fields that were written in, or passed: an empty one that was not is not called wrong yet.
    entered: BTreeSet<Fact>,
    warned: bool,
    /// The fields that are seen; none before the page has its first answer.
    pub form: Form<Fact>,
    /// Those that its way of counting has no use for now; what was typed in them is kept.
    hidden: Vec<FormField<Fact>>,
}

impl Default for GoalForm {
    fn default() -> Self {
        let mut form = Self::of_kind(GoalKind::Process);
        form.has_kind = false;
        form
    }
}

impl GoalForm {
    /// To write a new one of a kind.
    #[must_use]
    pub fn of_kind(kind: GoalKind) -> Self {
        Self {
            id: None,
            kind,
            race: None,
            goals: None,
            known_race: None,
            original: None,
            written: None,
            before_field: None,
            change: Besides::default(),
            rest: Besides::default(),
            has_horizon: false,
            has_kind: true,
            entered: BTreeSet::new(),
            warned: false,
            form: Form::new(LABEL_COLUMNS, Vec::new()),
            hidden: Vec::new(),
        }
    }

    /// To write a new one for a race that lies ahead.
    #[must_use]
    pub fn for_race(race: RaceId) -> Self {
        Self::of_kind(GoalKind::Outcome).tied_to(race)
    }

    /// To write it for a race, ahead or just run, where it is a new one.
    #[must_use]
    pub fn tied_to(self, race: RaceId) -> Self {
        Self { race: Some(race), ..self }
    }

    /// To change one that is there.
    #[must_use]
    pub fn of(goal: &Goal) -> Self {
        Self { original: Some(goal.clone()), ..Self::of_id(goal.id) }
    }

    /// To change one that is there, by its id.
    #[must_use]
    pub fn of_id(goal: GoalId) -> Self {
        Self { id: Some(goal), ..Self::default() }
    }

    /// What stands over the fields: what comes of it, or that it rests for now.
    #[must_use]
    pub fn head(&self, shared: &Shared) -> String {
        let Some(rest) = self.rest.standing() else {
            return match self.original {
                None => "What do you want? All but its line may stay empty.".to_owned(),
                Some(_) => "What it said before stays in its history.".to_owned(),
            };
        };
        let until = rest.again.unwrap_or_else(|| shared.now.today());
        let line = goal_quiet::line(until, shared.now.today());
        if !self.wants_recovery_goal() {
            return line;
        }
        let key = shared.settings.keymap.told(Command::RecoveryFirst);
        format!("{line} {key} writes the recovery goal first.")
    }

    /// Whether it rests, since it is a new time goal so soon after a setback.
    #[must_use]
    pub fn is_resting(&self) -> bool {
        self.rest.standing().is_some()
    }

    fn wants_recovery_goal(&self) -> bool {
        self.is_resting() && self.goals.as_ref().is_some_and(|goals| !goal_quiet::has_recovery_goal(goals))
    }

    /// The line over the fields, in rows.
    #[must_use]
    pub fn head_rows(&self, shared: &Shared) -> Vec<String> {
        let columns = geometry::body(shared.size).columns.min(geometry::READING_COLUMNS);
        let head = self.head(shared);
        wrap::wrap_reading(&head, columns.into()).into_iter().map(str::to_owned).collect()
    }

    /// Where the fields stand, below the line over them.
    #[must_use]
    pub fn list_area(&self, shared: &Shared) -> Area {
        let head = u16::try_from(self.head_rows(shared).len()).unwrap_or(1);
        let body = geometry::body(shared.size).below(head + 1);
        let fields = u16::try_from(self.form.fields.len()).unwrap_or(0);
        body.top(fields.min(body.rows.saturating_sub(HINT_ROWS)))
    }

    /// What is said of a field.
    #[must_use]
    pub fn hint(&self, fact: Fact, shared: &Shared) -> String {
        let hint = self.hint_alone(fact, shared);
        // What has no room in its field is told whole.
        let entered = self.form.entered(fact);
        let room = self.list_area(shared).columns.saturating_sub(LABEL_COLUMNS + 4);
        let is_long = matches!(fact, Fact::Text | Fact::Why | Fact::IfThen | Fact::Notes)
            && width::columns(&entered) > room.into();
        if is_long { format!("{entered}\n\n{hint}") } else { hint }
    }

    /// The selection has moved, or a field holds something else.
    fn done(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Nothing => return,
            Done::Moved => {
                self.follow_words();
                // The field that was left may be wrong by being empty.
                self.check(shared);
                self.entered.extend(self.form.here().map(|field| field.fact));
                self.settle();
                self.save(When::Typing, shared);
                self.before_field.clone_from(&self.written);
            }
            Done::Changed => {
                self.follow_choices(shared);
                self.check(shared);
                self.save(When::Typing, shared);
            }
            Done::Leave => return self.leave(shared),
        }
        self.form.resized(self.list_area(shared));
    }

    /// Takes the next suggestion as the words of a recovery goal.
    fn suggest(&mut self, shared: &mut Shared) {
        let suggestions = reading::recovery_suggestions(shared);
        let entered = self.form.entered(Fact::Text);
        let at = suggestions.iter().position(|suggestion| *suggestion == entered);
        let next = at.map_or(0, |at| (at + 1) % suggestions.len());
        if let Some(suggestion) = suggestions.get(next) {
            self.write_in(Fact::Text, suggestion);
            self.done(Done::Changed, shared);
        }
    }

    /// Whether suggestions stand ready: for a recovery goal, as long as the runner has found no words of their own.
    fn suggests(&self, shared: &Shared) -> bool {
        let is_there = self.form.here().is_some_and(|field| field.fact == Fact::Text);
        let suggestions = reading::recovery_suggestions(shared);
        let entered = self.form.entered(Fact::Text);
        is_there
            && self.form.entered(Fact::Kind) == GoalKind::Recovery.id()
            && !suggestions.is_empty()
            && (entered.is_empty() || suggestions.contains(&entered))
    }

    fn write_in(&mut self, fact: Fact, words: &str) {
        let field = self.form.fields.iter_mut().find(|field| field.fact == fact);
        if let Some(Entry::Text(editor)) = field.map(|field| &mut field.entry) {
            editor.set_text(words);
        }
    }
}

impl Page for GoalForm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::GoalForm, Scope::Form, Scope::Writing]
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn awaits_answer(&self) -> bool {
        self.form.fields.is_empty()
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        match command {
            Command::SuggestGoal => self.suggests(shared),
            Command::RecoveryFirst => self.wants_recovery_goal(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::SuggestGoal if self.suggests(shared) => self.suggest(shared),
            Command::RecoveryFirst if self.wants_recovery_goal() => {
                self.save(When::Leaving, shared);
                shared.open(Self::of_kind(GoalKind::Recovery));
            }
            Command::SuggestGoal | Command::RecoveryFirst => {}
            command => {
                let done = self.form.perform(command, shared);
                self.done(done, shared);
            }
        }
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

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.form.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.form.resized(self.list_area(shared));
    }

    fn refresh(&mut self, shared: &mut Shared) {
        let today = shared.now.today();
        // The goal is read only once: what another window changes in it meanwhile is merged, and stays.
        if let Some(id) = self.id.filter(|_| self.form.fields.is_empty()) {
            shared.read(Read::Goal(id, today));
        }
        shared.read(Read::Goals(today));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Goal(id, story) if Some(*id) == self.id && self.form.fields.is_empty() => match story {
                Some(story) => {
                    self.original = Some(story.row.goal.clone());
                    self.known_race.clone_from(&story.row.race);
                }
                None if self.original.is_none() => {
                    shared.go(Go::Back);
                    shared.warn("This goal is not in the journal any more.");
                }
                None => {}
            },
            Reply::Goals(goals) => {
                self.goals = Some(Arc::clone(goals));
                // Whoever was asked for a goal has it by now: answers come in the order of the questions.
                if self.form.fields.is_empty() && (self.id.is_none() || self.original.is_some()) {
                    self.set_fields(shared);
                }
            }
            _ => return Heard::No,
        }
        self.form.resized(self.list_area(shared));
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.save(When::Leaving, shared);
    }
}
