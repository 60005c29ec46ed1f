//! Goals, with steps and what is due.

mod compose;
mod groups;
pub mod words;

use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply, Size};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Passage, Row};
use super::super::rows::Step as Move;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared, in_brief};
use super::super::sheet::Sheet;
use super::super::step_deciding::Room;
use super::Page;
use super::goal::line::{self, Asks, Line};
use super::goal::steps::{self, Acted};
use super::goal::{GoalPage, pin};
use super::goal_form::GoalForm;
use super::story::Story;
use crate::domain::change::{self, Change};
use crate::domain::goal::{GoalState, Step, StepVerdict};
use crate::domain::goal_story::{GoalRow, Goals};
use crate::domain::id::{GoalId, StepId};
pub use groups::View;

/// Something in the list that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A goal.
    Goal(GoalId),
    /// A step without a goal.
    Step(StepId),
    /// The heading of what is reached, rests or was let go.
    Over,
}

/// Whether what is reached, rests or was let go is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fold {
    /// Only how many there are.
    #[default]
    Folded,
    /// Every one of them.
    Open,
}

/// The list of goals.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoalList {
    /// What the journal says, with what was changed here and is still on its way to the disk; `None` before the first answer.
    goals: Option<Arc<Goals>>,
    /// The goal that was thrown away here last: where undo brings it back, it is selected again.
    thrown_away: Option<GoalId>,
    /// The new goal to which the selection has gone last.
    followed: Option<GoalId>,
    /// How they are parted.
    pub view: View,
    fold: Fold,
    /// The view, and how many cards wait: both ends of the first row.
    pub head: (Row, Row),
    /// What can be selected, in the order of the page.
    items: Vec<Item>,
    /// The list.
    pub sheet: Sheet,
    /// The selected goal as a whole, where there is room for it.
    pub detail: Passage,
    /// The line that is written about a step without a goal, at the foot.
    pub line: Option<Line>,
}

/// Where the parts of the page stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The view, and how many cards wait.
    pub head: Area,
    /// The list. A scrollbar has its place right of it.
    pub list: Area,
    /// The selected goal as a whole.
    pub detail: Option<Area>,
    /// The line at the foot; it has no rows where none is written.
    pub line: Area,
}

/// From this width on, the selected goal stands beside the list.
const BESIDE_FROM: u16 = 112;
/// The list is so wide at most.
const WIDEST: u16 = 104;
/// Between the list and the selected goal.
const GAP: u16 = 4;

impl GoalList {
    /// The parts of the page.
    #[must_use]
    pub fn areas(&self, size: Size) -> Areas {
        let (body, foot) = line::parted(geometry::body(size), self.line.as_ref());
        let air = u16::from(body.rows >= 17);
        let below = body.below(1 + air);
        let with_bar = |area: Area| area.left(area.columns.saturating_sub(1));
        let head = body.top(1);
        if body.columns < BESIDE_FROM {
            return Areas { head, list: with_bar(below), detail: None, line: foot };
        }
        let list = (body.columns * 11 / 20).min(WIDEST);
        let detail = with_bar(below.beyond(list + GAP)).left(geometry::READING_COLUMNS);
        Areas { head, list: with_bar(below.left(list)), detail: Some(detail), line: foot }
    }

    /// How far what is written was handed over, while something is.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        line::kept(self.line.as_ref()?)
    }

    /// Whether there is neither a goal nor a step.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.goals.as_ref().is_some_and(|goals| goals.rows.is_empty() && goals.loose.is_empty())
    }

    fn compose(&mut self, shared: &Shared) {
        let areas = self.areas(shared.size);
        if let Some(line) = &mut self.line {
            line.resize(areas.line);
        }
        let Some(goals) = &self.goals else { return };
        let selected = self.selected();
        let told = compose::Told { goals, view: self.view, fold: self.fold, shared };
        self.head = compose::head(&told, areas.head.columns.into());
        let (pane, items) = compose::page(&told, areas.list.columns);
        self.items = items;
        self.sheet.show(pane, areas.list.rows);
        if let Some(place) = selected.and_then(|was| self.items.iter().position(|item| *item == was))
            && self.sheet.selected() != Some(place)
        {
            self.sheet.select(place);
        }
        self.tell_selected(shared);
    }

    /// The selected goal beside the list.
    fn tell_selected(&mut self, shared: &Shared) {
        let areas = self.areas(shared.size);
        let rows = match (areas.detail, self.goals.as_ref(), self.selected_row()) {
            (Some(area), Some(goals), Some(row)) => {
                compose::detail(row, &goals.races, shared, area.columns.into())
            }
            _ => Vec::new(),
        };
        self.detail = Passage::default();
        self.detail.show(rows, areas.detail.map_or(1, |area| area.rows.into()));
    }

    fn selected(&self) -> Option<Item> {
        self.items.get(self.sheet.selected()?).copied()
    }

    fn selected_row(&self) -> Option<&GoalRow> {
        match (self.selected(), &self.goals) {
            (Some(Item::Goal(id)), Some(goals)) => goals.row(id),
            _ => None,
        }
    }

    fn selected_step(&self) -> Option<&Step> {
        match (self.selected(), &self.goals) {
            (Some(Item::Step(id)), Some(goals)) => goals.loose.iter().find(|step| step.id == id),
            _ => None,
        }
    }

    fn has_over(&self) -> bool {
        let Some(goals) = &self.goals else { return false };
        self.view != View::State && goals.rows.iter().any(|row| row.goal.state() != GoalState::Active)
    }

    fn fold(&mut self, shared: &Shared) {
        self.fold = match self.fold {
            Fold::Folded => Fold::Open,
            Fold::Open => Fold::Folded,
        };
        self.compose(shared);
        if let Some(place) = self.items.iter().position(|item| *item == Item::Over) {
            self.sheet.select(place);
            self.tell_selected(shared);
        }
    }

    fn open(&mut self, shared: &mut Shared) {
        match self.selected() {
            Some(Item::Goal(goal)) => shared.open(GoalPage::of(goal)),
            Some(Item::Over) => self.fold(shared),
            Some(Item::Step(_)) => match self.selected_step().and_then(|step| step.race) {
                Some(race) => shared.open(Story::of(race)),
                None => self.act_on_step(Command::RewordStep, shared),
            },
            None => {}
        }
    }

    fn change_selected(&mut self, command: Command, shared: &mut Shared) {
        let Some(goal) = self.selected_row().map(|row| row.goal.clone()) else { return };
        match command {
            Command::EditGoal => shared.open(GoalForm::of(&goal)),
            Command::DeleteGoal => {
                shared.throw_away(change::Item::Goal(goal.id), &goal.text);
                self.thrown_away = Some(goal.id);
                self.change(|goals| goals.rows.retain(|row| row.goal.id != goal.id));
            }
            _ => {
                let pinned = pin(&goal, shared);
                self.change(|goals| {
                    if let Some(row) = goals.rows.iter_mut().find(|row| row.goal.id == goal.id) {
                        row.goal = pinned;
                    }
                });
            }
        }
        self.compose(shared);
    }

    /// Selects a goal that the runner has just written, or has brought back; not one that came from another window.
    fn follow(&mut self, shared: &Shared) {
        let is_here = |id: &GoalId| self.items.contains(&Item::Goal(*id));
        let back = self.thrown_away.filter(is_here);
        let new = match shared.undo.last().map(|undo| undo.changes.as_slice()) {
            Some([Change::Trash { item: change::Item::Goal(id), .. }]) => Some(*id).filter(is_here),
            _ => None,
        };
        let new = new.filter(|id| self.followed != Some(*id));
        let Some(goal) = back.or(new) else { return };
        if back.is_some() {
            self.thrown_away = None;
        }
        if new.is_some() {
            self.followed = new;
        }
        if let Some(place) = self.items.iter().position(|item| *item == Item::Goal(goal)) {
            self.sheet.select(place);
            self.tell_selected(shared);
        }
    }

    /// Changes what is known, before the journal has told it anew.
    fn change(&mut self, change: impl FnOnce(&mut Goals)) {
        if let Some(goals) = &mut self.goals {
            change(Arc::make_mut(goals));
        }
    }

    fn act_on_step(&mut self, command: Command, shared: &mut Shared) {
        let Some(step) = self.selected_step().cloned() else { return };
        match steps::perform(&step, command, Room::Left, shared) {
            Acted::Nothing => {}
            Acted::Decided(step, _) => self.put_loose(&step),
            Acted::Asks(line) => self.line = Some(*line),
            Acted::Gone(id) => self.change(|goals| goals.loose.retain(|step| step.id != id)),
        }
        self.compose(shared);
    }

    /// A loose step says or is something else; what is not open is not among them any more.
    fn put_loose(&mut self, step: &Step) {
        self.change(|goals| {
            if let Some(known) = goals.loose.iter_mut().find(|known| known.id == step.id) {
                known.clone_from(step);
            }
            goals.loose.retain(|step| step.state == crate::domain::goal::StepState::Open);
        });
    }

    // ---- the line at the foot, for a step without a goal

    fn keep_line(&mut self, shared: &mut Shared) {
        let Some(mut line) = self.line.take() else { return };
        let words = line.words();
        match line.asks.clone() {
            Asks::MoveTo(step) => match steps::read_day(&words, shared) {
                Ok(None) => {}
                Ok(day) => {
                    let (step, _) = steps::decide(&step, StepVerdict::Moved, day, shared);
                    self.put_loose(&step);
                }
                Err(problem) => {
                    line.problem = Some(problem);
                    self.line = Some(line);
                }
            },
            Asks::Reword(before) if !words.is_empty() && words != before.text => {
                let now = self.loose(&before);
                let step = Step { text: words, ..now.clone() };
                self.put_loose(&step);
                shared.write(Change::of_step(&now, step.clone()));
                shared
                    .can_undo(format!("As before: {}", in_brief(&before.text)), Change::of_step(&step, now));
            }
            _ => {}
        }
        shared.saver.hurry();
        self.compose(shared);
    }

    fn leave_line(&mut self, shared: &mut Shared) {
        let Some(line) = self.line.take() else { return };
        if let Asks::Reword(before) = &line.asks
            && line.words() != before.text
            && !line.words().is_empty()
        {
            let now = self.loose(before);
            let typed = Step { text: line.words(), ..now.clone() };
            shared.can_undo("The line is back.", Change::of_step(&now, typed));
        }
        self.compose(shared);
    }

    /// A step without a goal as it is known now.
    fn loose(&self, step: &Step) -> Step {
        let known =
            self.goals.as_ref().and_then(|goals| goals.loose.iter().find(|known| known.id == step.id));
        known.unwrap_or(step).clone()
    }
}

impl Page for GoalList {
    fn scopes(&self) -> Vec<Scope> {
        if self.line.is_some() {
            return Line::scopes();
        }
        let of_item = match self.selected() {
            Some(Item::Goal(_)) => Some(Scope::Goal),
            Some(Item::Step(_)) => Some(Scope::GoalStep),
            Some(Item::Over) | None => None,
        };
        of_item.into_iter().chain([Scope::Goals, Scope::Rows]).collect()
    }

    fn takes_letters(&self) -> bool {
        self.line.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.goals.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command.entry().scope {
            Scope::Goal => return self.selected_row().is_some(),
            Scope::GoalStep => {
                return self.selected_step().is_some_and(|step| steps::is_enabled(step, command));
            }
            _ => {}
        }
        match command {
            Command::Open => self.selected().is_some(),
            Command::GoalView | Command::ReviewThem => !self.is_empty(),
            Command::FoldGoals => self.has_over(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open => self.open(shared),
            Command::GoalView => {
                self.view = self.view.next();
                self.compose(shared);
            }
            Command::FoldGoals => self.fold(shared),
            Command::ReviewThem => shared.go(Go::Command(Command::ReviewGoals)),
            Command::WriteGoal => shared.go(Go::Command(Command::NewGoal)),
            Command::EditGoal | Command::PinGoal | Command::DeleteGoal => {
                self.change_selected(command, shared);
            }
            Command::KeepGoalLine => self.keep_line(shared),
            Command::LeaveGoalLine => self.leave_line(shared),
            command if command.entry().scope == Scope::GoalStep => self.act_on_step(command, shared),
            command => {
                if let Some(line) = &mut self.line {
                    if line.perform(command, shared) {
                        self.compose(shared);
                    }
                } else if let Some(step) = Move::of(command) {
                    self.sheet.step(step);
                    self.tell_selected(shared);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if self.line.as_mut().is_some_and(|line| line.typed(key, shared)) {
            self.compose(shared);
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        if self.line.as_mut().is_some_and(|line| line.pasted(text, shared)) {
            self.compose(shared);
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let areas = self.areas(shared.size);
        if let Some(line) = &mut self.line {
            line.clicked(areas.line, (column, row));
            return;
        }
        if !areas.list.holds(column, row) {
            return;
        }
        if let Some(item) = self.sheet.item_at(column - areas.list.column, row - areas.list.row) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            self.tell_selected(shared);
            if again {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        self.sheet.scroll(isize::from(rows));
        self.tell_selected(shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Goals(shared.now.today()));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::Goals(goals) = reply else { return Heard::No };
        // What was changed here and is still on its way is newer than this answer; another one follows it.
        if self.goals.is_none() || shared.saver.is_clean() {
            self.goals = Some(Arc::clone(goals));
            let about = self.line.as_ref().and_then(Line::about);
            if about.is_some_and(|id| goals.loose.iter().all(|step| step.id != id)) {
                self.line = None;
                shared.tell(line::STEP_IS_GONE);
            }
        }
        self.compose(shared);
        self.follow(shared);
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        // The words of a step are handed over when they are whole, and so is a day, where it can be read.
        if self.line.is_some() {
            self.keep_line(shared);
        }
    }
}
