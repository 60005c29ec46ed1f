//! One goal: what it says, where it stands, its steps, how far it has come, and what became of it so far. Verdicts are given here by
//! the same keys as in a review.

mod acts;
mod compose;
mod history;
pub mod line;
pub mod steps;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::rows::Step as Move;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use super::story::Story;
use crate::domain::goal::{Measure, Step, StepState};
use crate::domain::goal_story::GoalStory;
use crate::domain::id::{GoalId, RaceId, StepId};
pub(super) use acts::pin;
pub(super) use compose::step_rows;
use line::{Asks, Line};

/// Something on the page that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The goal itself.
    Goal,
    /// Its race.
    Race(RaceId),
    /// One of its steps.
    Step(StepId),
}

/// One goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalPage {
    /// Which.
    pub id: GoalId,
    /// What the journal says, with what was changed here and is still on its way to the disk; `None` before the first answer.
    story: Option<Box<GoalStory>>,
    /// It has gone to the trash, or was destroyed.
    pub gone: bool,
    /// What can be selected, in the order of the page.
    pub items: Vec<Item>,
    /// The page as it is read.
    pub sheet: Sheet,
    /// The line that is written at the foot.
    pub line: Option<Line>,
}

impl GoalPage {
    /// The page of a goal.
    #[must_use]
    pub fn of(id: GoalId) -> Self {
        Self { id, story: None, gone: false, items: Vec::new(), sheet: Sheet::default(), line: None }
    }

    /// The page, and the line at its foot.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> (Area, Area) {
        line::parted(geometry::body(shared.size), self.line.as_ref())
    }

    /// How far what is written was handed over, while something is.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        line::kept(self.line.as_ref()?)
    }

    fn compose(&mut self, shared: &Shared) {
        let (above, foot) = self.areas(shared);
        if let Some(line) = &mut self.line {
            line.resize(foot);
        }
        let Some(story) = &self.story else { return };
        let selected = self.selected();
        self.items = collect(story);
        let pane = compose::page(story, (&self.items, selected), shared, above.columns.saturating_sub(2));
        self.sheet.show(pane, above.rows);
        // A step that was decided about has another place: the key that follows is still meant for it.
        if let Some(place) = selected.and_then(|was| self.items.iter().position(|item| *item == was))
            && self.sheet.selected() != Some(place)
        {
            self.sheet.select(place);
        }
    }

    fn selected(&self) -> Option<Item> {
        self.items.get(self.sheet.selected()?).copied()
    }

    fn selected_step(&self) -> Option<&Step> {
        let Some(Item::Step(id)) = self.selected() else { return None };
        self.story.as_ref()?.row.steps.iter().find(|step| step.id == id)
    }

    fn select(&mut self, wanted: Item) {
        if let Some(place) = self.items.iter().position(|item| *item == wanted) {
            self.sheet.select(place);
        }
    }

    fn open(&mut self, shared: &mut Shared) {
        match self.selected() {
            Some(Item::Race(race)) => shared.open(Story::of(race)),
            Some(Item::Goal) => self.edit(shared),
            Some(Item::Step(_)) => self.act_on_step(Command::RewordStep, shared),
            None => {}
        }
    }
}

/// Everything that can be selected: of the steps those that are open come first, by their day.
fn collect(story: &GoalStory) -> Vec<Item> {
    let race = story.race.as_ref().map(|race| Item::Race(race.id));
    let mut steps: Vec<&Step> = story.row.steps.iter().collect();
    steps.sort_by_key(|step| {
        let open = step.state == StepState::Open;
        (!open, open.then_some(step.day.unwrap_or(chrono::NaiveDate::MAX)), step.written)
    });
    [Item::Goal].into_iter().chain(race).chain(steps.into_iter().map(|step| Item::Step(step.id))).collect()
}

impl Page for GoalPage {
    fn scopes(&self) -> Vec<Scope> {
        if self.line.is_some() {
            return Line::scopes();
        }
        let step = self.selected_step().map(|_| Scope::GoalStep);
        step.into_iter().chain([Scope::GoalPage, Scope::Goal, Scope::Rows]).collect()
    }

    fn takes_letters(&self) -> bool {
        self.line.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.story.is_none() && !self.gone
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        let Some(story) = self.story.as_ref().filter(|_| !self.gone) else {
            return !matches!(command.entry().scope, Scope::Goal | Scope::GoalPage | Scope::GoalStep)
                && command != Command::Open;
        };
        if command.entry().scope == Scope::GoalStep {
            return self.selected_step().is_some_and(|step| steps::is_enabled(step, command));
        }
        match command {
            Command::Open => self.selected().is_some(),
            Command::CountGoal => {
                matches!(story.row.goal.measure, Some(Measure::Number { .. } | Measure::Days { .. }))
            }
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open => self.open(shared),
            Command::EditGoal => self.edit(shared),
            Command::PinGoal => self.pin(shared),
            Command::DeleteGoal => self.delete(shared),
            Command::AddStep => self.add_step(shared),
            Command::CountGoal => self.count(shared),
            Command::KeepGoalLine => self.keep_line(shared),
            Command::LeaveGoalLine => self.leave_line(shared),
            command if command.entry().scope == Scope::GoalStep => self.act_on_step(command, shared),
            command => {
                if let Some(verdict) = acts::verdict_of(command) {
                    self.judge(verdict, shared);
                } else if let Some(line) = &mut self.line {
                    if line.perform(command, shared) {
                        self.line_changed(shared);
                    }
                } else if let Some(step) = Move::of(command) {
                    self.sheet.step(step);
                    self.compose(shared);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if self.line.as_mut().is_some_and(|line| line.typed(key, shared)) {
            self.line_changed(shared);
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        if self.line.as_mut().is_some_and(|line| line.pasted(text, shared)) {
            self.line_changed(shared);
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let (above, foot) = self.areas(shared);
        if let Some(line) = &mut self.line {
            line.clicked(foot, (column, row));
            return;
        }
        if !above.holds(column, row) {
            return;
        }
        if let Some(item) = self.sheet.item_at(column - above.column, row - above.row) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            self.compose(shared);
            if again && self.is_enabled(Command::Open, shared) {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        self.sheet.scroll(isize::from(rows));
        self.compose(shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Goal(self.id, shared.now.today()));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Goal(goal, found) if *goal == self.id => {
                // What was changed here and is still on its way is newer than this answer; another one follows it.
                let is_clean = shared.saver.is_clean();
                match found {
                    Some(story) if is_clean || self.story.is_none() => {
                        self.gone = false;
                        self.story = Some(story.clone());
                        let about = self.line.as_ref().and_then(Line::about);
                        if about.is_some_and(|id| story.row.steps.iter().all(|step| step.id != id)) {
                            self.line = None;
                            shared.tell(line::STEP_IS_GONE);
                        }
                    }
                    Some(_) => {}
                    None => {
                        self.gone = is_clean;
                        if is_clean {
                            self.line = None;
                        }
                    }
                }
                self.compose(shared);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }

    fn leaving(&mut self, shared: &mut Shared) {
        // Words were handed over while they were typed, but for what is left of those of a step; a day or a number is handed over
        // where it can be read.
        if self.line.as_ref().is_some_and(|line| match line.asks {
            Asks::StepDay(_) | Asks::MoveTo(_) | Asks::Number => !line.words().is_empty(),
            Asks::Reword(_) => true,
            Asks::Why(_) | Asks::Carries(_) | Asks::NewStep(_) => false,
        }) {
            self.keep_line(shared);
        }
    }
}
