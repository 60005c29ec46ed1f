//! Writing in a review: the line why, the two lines of a goal that is let go, a goal adjusted in place, the day of a step, a next
//! step. What is typed is saved at each pause, like everything else.

use chrono::NaiveDate;

use super::{GoalReview, Here, words};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::entry::Entry;
use crate::app::form::{Done, Form, FormField};
use crate::app::key::Key;
use crate::app::shared::Shared;
use crate::app::step_deciding::in_a_week;
use crate::app::writing;
use crate::domain::change::{Change, Item};
use crate::domain::goal::{
    GivenVerdict, Goal, GoalChange, MOST_OPEN_STEPS, Step, StepState, StepVerdict, Verdict,
};
use crate::domain::id::{GoalChangeId, GoalId, StepId};
use crate::domain::review::Card;
use crate::domain::units::days::{Toward, parse_day, told_for_field};
use crate::text::editor::{Applied, Edit, Editor};

/// What one line is for.
#[derive(Debug, Clone, PartialEq)]
pub enum For {
    /// Why it was decided so.
    Why(GoalId),
    /// What a goal that is let go gave.
    Gave(GoalId),
    /// What could carry that on.
    Carries(GoalId),
    /// The day to which a step is moved.
    Day(StepId),
    /// The words of a next step.
    Step(Box<Step>),
    /// The day of a next step.
    StepDay(Box<Step>),
}

/// The fields of a goal that is adjusted in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Its line.
    Text,
    /// The day by which it shall be reached.
    By,
    /// Why it is adjusted.
    Why,
}

/// A goal that is adjusted in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjusting {
    goal: GoalId,
    /// The goal before.
    before: Goal,
    /// The verdict that it had in this review before.
    known: Option<GivenVerdict>,
    /// What was handed over last: of each field only what was changed here is written.
    kept: (String, String),
    /// Its change in the history, once there is one.
    log: Option<GoalChangeId>,
    /// What takes the verdict back, once it is given.
    unjudge: Option<Change>,
    /// The fields.
    pub form: Form<Fact>,
}

/// What is written in a review.
#[derive(Debug, Clone, PartialEq)]
pub enum Writing {
    /// One line.
    Line {
        /// What it is for.
        purpose: For,
        /// What is typed.
        editor: Box<Editor>,
        /// Why it cannot be read.
        problem: Option<String>,
    },
    /// A goal in place.
    Adjust(Box<Adjusting>),
}

/// How wide the labels of a goal that is adjusted are.
const LABELS: u16 = 8;

impl Writing {
    fn line(purpose: For, text: &str) -> Self {
        Self::Line { purpose, editor: Box::new(Editor::line(text)), problem: None }
    }

    pub(super) fn why(goal: GoalId, reason: &str) -> Self {
        Self::line(For::Why(goal), reason)
    }

    pub(super) fn gave(goal: GoalId, words: &str) -> Self {
        Self::line(For::Gave(goal), words)
    }

    pub(super) fn day(step: StepId) -> Self {
        Self::line(For::Day(step), "")
    }

    pub(super) fn step(step: Step) -> Self {
        Self::line(For::Step(Box::new(step)), "")
    }

    fn adjust(goal: &Goal, known: Option<GivenVerdict>) -> Self {
        let by = goal.by.map_or_else(String::new, told_for_field);
        let reason = known.as_ref().map_or("", |known| &known.reason);
        let field = |fact, label: &str, text: &str| FormField::new(fact, label, Entry::line(text));
        let fields = vec![
            field(Fact::Text, "goal", &goal.text),
            field(Fact::By, "by", &by),
            field(Fact::Why, "why", reason),
        ];
        Self::Adjust(Box::new(Adjusting {
            goal: goal.id,
            before: goal.clone(),
            known,
            kept: (goal.text.clone(), by),
            log: None,
            unjudge: None,
            form: Form::new(LABELS, fields),
        }))
    }

    /// What the line asks.
    pub(super) fn question(&self, page: &GoalReview, shared: &Shared) -> String {
        let today = shared.now.today();
        let Self::Line { purpose, .. } = self else {
            return "What does it say from now on?".to_owned();
        };
        match purpose {
            For::Why(goal) => format!("Why, in one line? {}", page.text(Card::Goal(*goal))),
            For::Gave(_) => "It may go. What did it give you?".to_owned(),
            For::Carries(_) => "What could carry that on?".to_owned(),
            For::Day(_) => {
                format!("To which day? Enter alone: in a week, {}.", words::weekday(in_a_week(shared), today))
            }
            For::Step(step) => {
                let goal = step.goal.map(|goal| page.text(Card::Goal(goal))).unwrap_or_default();
                format!("The smallest next step? {goal}")
            }
            For::StepDay(_) => {
                format!("On which day? Enter alone: in a week, {}.", words::weekday(in_a_week(shared), today))
            }
        }
    }
}

impl GoalReview {
    /// Begins to adjust the goal that is shown.
    pub(super) fn adjust(&mut self) {
        let Here::Card(Card::Goal(goal)) = self.here else { return };
        let Some(stack) = &self.stack else { return };
        if let Some(row) = stack.row(goal) {
            self.writing = Some(Writing::adjust(&row.goal, stack.verdict(goal).cloned()));
        }
    }

    /// Begins a next step for a goal, where there is room for one more.
    pub(super) fn next_step(&mut self, shared: &mut Shared) {
        let Some(goal) = self.selected_goal() else { return };
        let Some(row) = self.stack.as_ref().and_then(|stack| stack.row(goal)) else { return };
        let open = row.steps.iter().filter(|step| step.state == StepState::Open).count();
        if open >= MOST_OPEN_STEPS {
            shared.tell("Three steps are open here already. That is enough to begin with.");
            return;
        }
        self.writing = Some(Writing::step(Step {
            id: StepId(shared.ids.fresh(&shared.now)),
            goal: Some(goal),
            race: None,
            debrief: None,
            person: None,
            text: String::new(),
            day: None,
            state: StepState::Open,
            written: shared.now.wall,
        }));
    }

    /// Performs a command while something is written.
    pub(super) fn write(&mut self, command: Command, shared: &mut Shared) {
        match (command, &mut self.writing) {
            (Command::ReviewGoOn, Some(Writing::Adjust(adjusting))) => {
                let last = adjusting.form.fields.len().saturating_sub(1);
                if adjusting.form.rows.selected() == Some(last) {
                    self.leave_line(shared);
                } else {
                    adjusting.form.perform(Command::NextField, shared);
                }
            }
            (Command::ReviewGoOn, _) => self.line_done(shared),
            (Command::ReviewLeaveLine, _) => self.leave_line(shared),
            (Command::ReviewWholeForm, Some(Writing::Adjust(adjusting))) => {
                let goal = adjusting.goal;
                self.leave_line(shared);
                self.open_form(goal, shared);
            }
            (_, Some(Writing::Adjust(adjusting))) => {
                let done = adjusting.form.perform(command, shared);
                self.worked(done, shared);
            }
            (_, Some(Writing::Line { editor, .. })) => {
                if let Some(edit) = writing::edit(command) {
                    let applied = editor.apply(edit);
                    self.applied(&applied, shared);
                }
            }
            (_, None) => {}
        }
    }

    /// Takes a key that is no command.
    pub(super) fn type_key(&mut self, key: Key, shared: &mut Shared) {
        match &mut self.writing {
            Some(Writing::Adjust(adjusting)) => {
                let done = adjusting.form.typed(key, shared);
                self.worked(done, shared);
            }
            Some(Writing::Line { editor, .. }) => {
                if let Some(character) = key.typed() {
                    let applied = editor.apply(Edit::Insert(character.to_string()));
                    self.applied(&applied, shared);
                }
            }
            None => {}
        }
    }

    /// Takes a pasted text.
    pub(super) fn paste(&mut self, text: &str, shared: &mut Shared) {
        match &mut self.writing {
            Some(Writing::Adjust(adjusting)) => {
                let done = adjusting.form.pasted(text, shared);
                self.worked(done, shared);
            }
            Some(Writing::Line { editor, .. }) => {
                let applied = editor.apply(Edit::Paste(text.to_owned()));
                self.applied(&applied, shared);
            }
            None => {}
        }
    }

    fn worked(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Changed => self.keep(shared),
            Done::Leave => self.leave_line(shared),
            Done::Moved | Done::Nothing => {}
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

    /// Hands over what is typed, at the next pause.
    fn keep(&mut self, shared: &mut Shared) {
        match self.writing.take() {
            Some(Writing::Line { purpose, editor, .. }) => {
                let words = editor.text().trim().to_owned();
                self.keep_line(&purpose, &words, shared);
                self.writing = Some(Writing::Line { purpose, editor, problem: None });
            }
            Some(Writing::Adjust(mut adjusting)) => {
                self.keep_goal(&mut adjusting, shared);
                self.writing = Some(Writing::Adjust(adjusting));
            }
            None => {}
        }
    }

    fn keep_line(&mut self, purpose: &For, words: &str, shared: &mut Shared) {
        match purpose {
            For::Why(goal) | For::Gave(goal) => {
                self.reword(*goal, shared, |given| words.clone_into(&mut given.reason));
            }
            For::Carries(goal) => self.reword(*goal, shared, |given| words.clone_into(&mut given.carries)),
            For::Step(step) if !words.is_empty() => {
                let step = Step { text: words.to_owned(), ..step.as_ref().clone() };
                let change = self.step_change(step);
                self.put_at_pause(change, shared);
            }
            // A day is read when it is whole.
            For::Step(_) | For::Day(_) | For::StepDay(_) => {}
        }
    }

    /// Writes another line to the verdict on a goal.
    fn reword(&mut self, goal: GoalId, shared: &mut Shared, change: impl FnOnce(&mut GivenVerdict)) {
        if let Some(mut given) = self.stack.as_ref().and_then(|stack| stack.verdict(goal)).cloned() {
            change(&mut given);
            self.put_at_pause(Change::Judge(given), shared);
        }
    }

    fn keep_goal(&mut self, adjusting: &mut Adjusting, shared: &mut Shared) {
        let goal_id = adjusting.goal;
        let Some(goal) = self.stack.as_ref().and_then(|stack| stack.row(goal_id)).map(|row| row.goal.clone())
        else {
            return;
        };
        let mut after = goal.clone();
        let typed = |fact| adjusting.form.entered(fact);
        let (text, by, reason) = (typed(Fact::Text), typed(Fact::By), typed(Fact::Why));
        let mut problems = [None, None];
        if text.is_empty() {
            problems[0] = Some("A goal needs a few words; it keeps the ones it had.".to_owned());
        } else if text != adjusting.kept.0 {
            after.text.clone_from(&text);
            adjusting.kept.0 = text;
        }
        if by != adjusting.kept.1 {
            match read_by(&by, &adjusting.before, shared.now.today()) {
                Ok(day) => {
                    after.by = day;
                    adjusting.kept.1 = by;
                }
                Err(problem) => problems[1] = Some(problem),
            }
        }
        for (field, problem) in adjusting.form.fields.iter_mut().zip(problems) {
            field.problem = problem;
        }
        let Some(mut given) = self.verdict(goal_id, Verdict::Adjust, shared) else { return };
        given.reason = reason;
        if after != goal || adjusting.unjudge.is_some() || given.reason != reason_of(adjusting.known.as_ref())
        {
            if adjusting.unjudge.is_none() {
                adjusting.unjudge = self.without(&given);
                self.begin(shared);
            }
            if after != goal {
                self.log(adjusting, given.at, shared);
                self.put_at_pause(
                    Change::PutGoal { goal: Box::new(after), base: Some(Box::new(goal)) },
                    shared,
                );
            }
            self.put_at_pause(Change::Judge(given), shared);
        }
    }

    /// Writes down once what the goal said before, at the moment of its verdict: by that it is found again after a pause.
    fn log(&mut self, adjusting: &mut Adjusting, at: crate::domain::clock::Stamp, shared: &mut Shared) {
        let is_logged = |page: &Self| {
            let mut changes = page.stack.iter().flat_map(|stack| &stack.past.changes);
            changes.any(|change| change.goal == adjusting.goal)
        };
        if adjusting.log.is_some() || is_logged(self) {
            return;
        }
        let id = GoalChangeId(shared.ids.fresh(&shared.now));
        let was = adjusting.before.words();
        adjusting.log = Some(id);
        self.put_at_pause(Change::LogGoal(GoalChange { id, goal: adjusting.goal, was, at }), shared);
    }

    /// Enter in a line: it is done, and what comes next comes.
    pub(super) fn line_done(&mut self, shared: &mut Shared) {
        let Some(Writing::Line { purpose, editor, .. }) = self.writing.take() else { return };
        let words = editor.text().trim().to_owned();
        let read = |default: NaiveDate| {
            if words.is_empty() { Ok(default) } else { parse_day(&words, shared.now.today(), Toward::Future) }
        };
        match purpose {
            For::Gave(goal) => {
                let given = self.stack.as_ref().and_then(|stack| stack.verdict(goal));
                let words = given.map_or("", |given| &given.carries);
                self.writing = Some(Writing::line(For::Carries(goal), words));
            }
            For::Carries(_) => self.go_on(),
            For::Why(_) => {}
            For::Day(_) => match read(in_a_week(shared)) {
                Ok(day) => self.decide(StepVerdict::Moved, Some(day), shared),
                Err(wrong) => {
                    let problem = Some(wrong.to_string());
                    self.writing = Some(Writing::Line { purpose, editor, problem });
                }
            },
            For::Step(step) if words.is_empty() => self.drop_step(step.id, shared),
            For::Step(step) => {
                let step = Step { text: words, ..*step };
                self.writing = Some(Writing::line(For::StepDay(Box::new(step)), ""));
            }
            For::StepDay(step) => match read(in_a_week(shared)) {
                Ok(day) => self.add_step(Step { day: Some(day), ..*step }, shared),
                Err(wrong) => {
                    let problem = Some(wrong.to_string());
                    self.writing = Some(Writing::Line { purpose: For::StepDay(step), editor, problem });
                }
            },
        }
        shared.saver.hurry();
    }

    /// The step stands: it can be taken back from now on.
    fn add_step(&mut self, step: Step, shared: &mut Shared) {
        let undo = vec![Change::Trash { item: Item::Step(step.id), at: shared.now.wall }];
        let told = format!("Taken back: {}", step.text);
        shared.tell(format!("A step more: {}", step.text));
        let change = self.step_change(step);
        self.put(change, shared);
        self.can_take_back(None, told, undo, shared);
    }

    /// Makes a step, or writes what it says now; what was decided about it in another window meanwhile stands.
    fn step_change(&self, step: Step) -> Change {
        match self.stack.as_ref().and_then(|stack| stack.step(step.id)) {
            None => Change::PutStep(step),
            Some(known) => {
                let base = Step { text: known.text.clone(), day: known.day, ..step.clone() };
                Change::of_step(&base, step)
            }
        }
    }

    fn drop_step(&mut self, step: StepId, shared: &mut Shared) {
        let is_there = self.stack.as_ref().is_some_and(|stack| stack.step(step).is_some());
        if is_there {
            self.put(Change::Trash { item: Item::Step(step), at: shared.now.wall }, shared);
        }
    }

    /// The line is left: what was typed is kept, and of a next step also its day, where that can be read. A step that is to be moved
    /// stays where it is.
    pub(super) fn leave_line(&mut self, shared: &mut Shared) {
        match self.writing.take() {
            Some(Writing::Line { purpose: For::Gave(_) | For::Carries(_), .. }) => self.go_on(),
            Some(Writing::Line { purpose: For::Step(step), editor, .. }) => {
                let text = editor.text().trim().to_owned();
                if text.is_empty() {
                    self.drop_step(step.id, shared);
                } else {
                    self.add_step(Step { text, ..*step }, shared);
                }
            }
            Some(Writing::Line { purpose: For::StepDay(step), editor, .. }) => {
                let typed = editor.text().trim().to_owned();
                let day = parse_day(&typed, shared.now.today(), Toward::Future).ok();
                self.add_step(Step { day, ..*step }, shared);
                if day.is_none() && !typed.is_empty() {
                    shared.warn(format!("The step is kept without a day: “{typed}” is none."));
                }
            }
            Some(Writing::Line { purpose: For::Why(_) | For::Day(_), .. }) | None => {}
            Some(Writing::Adjust(adjusting)) => self.leave_goal(&adjusting, shared),
        }
        shared.saver.hurry();
    }

    fn leave_goal(&mut self, adjusting: &Adjusting, shared: &mut Shared) {
        let Some(unjudge) = adjusting.unjudge.clone() else {
            shared.tell("Nothing was changed.");
            return;
        };
        let row = self.stack.as_ref().and_then(|stack| stack.row(adjusting.goal));
        let Some(now) = row.map(|row| row.goal.clone()) else { return };
        let reason = adjusting.form.entered(Fact::Why);
        let is_as_before = now.words() == adjusting.before.words();
        let mut undo = Vec::new();
        if !is_as_before {
            let before = Box::new(now.saying(&adjusting.before.words()));
            undo.push(Change::PutGoal { goal: before, base: Some(Box::new(now)) });
        }
        undo.extend(adjusting.log.map(Change::UnlogGoal));
        undo.push(unjudge);
        if is_as_before && reason == reason_of(adjusting.known.as_ref()) {
            // It ends as it was: nothing has happened.
            for change in undo {
                self.put(change, shared);
            }
            shared.tell("Nothing was changed.");
            return;
        }
        if let Some(wrong) = adjusting.form.wrong() {
            shared.warn(format!("“{}” was left as it was; the rest is kept.", wrong.label));
        }
        let card = Card::Goal(adjusting.goal);
        self.can_take_back(Some(card), format!("As before: {}", adjusting.before.text), undo, shared);
        self.go_on();
    }
}

fn reason_of(known: Option<&GivenVerdict>) -> String {
    known.map_or_else(String::new, |known| known.reason.clone())
}

/// Reads the day by which a goal shall be reached. The one that it had may stand, even where it has passed.
fn read_by(typed: &str, before: &Goal, today: NaiveDate) -> Result<Option<NaiveDate>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    if before.by.is_some_and(|by| told_for_field(by) == typed) {
        return Ok(before.by);
    }
    parse_day(typed, today, Toward::Future).map(Some).map_err(|wrong| wrong.to_string())
}
