//! Puts goals into a list, and the selected one beside it.

use chrono::NaiveDate;

use super::groups::{self, View};
use super::{Fold, Item, words};
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::goal::step_rows;
use crate::app::shared::Shared;
use crate::app::sheet::{Ink, Pane};
use crate::domain::goal::{GoalState, Step, StepState};
use crate::domain::goal_story::{GoalRow, Goals, PastRaceForGoals};
use crate::domain::rules::{goal_pairing, goal_progress, goal_review};
use crate::domain::units::days;
use crate::text::width;

/// What the list is made from.
pub(super) struct Told<'t> {
    pub goals: &'t Goals,
    pub view: View,
    pub fold: Fold,
    pub shared: &'t Shared,
}

/// Mark, sign and tier stand before the words.
const BEFORE_TEXT: usize = 2 + 2 + 2;
/// A bar of progress.
const BAR: u8 = 5;
/// Where a goal is told as a whole, of so many.
const WIDE_BAR: u8 = 10;
/// The name of a race below a goal is not cut shorter than this, but left out.
const SHORTEST_NAME: usize = 8;
/// Between facts.
const DOT: &str = " · ";
const DOT_COLUMNS: usize = 3;
/// Before why a goal asks for a look.
const MARK_COLUMNS: usize = 2;
/// Labels beside the list.
const LABEL: usize = 10;

/// The view at the left; how many cards wait at the right.
pub(super) fn head(told: &Told<'_>, columns: usize) -> (Row, Row) {
    let keys = &told.shared.settings.keymap;
    let mut left = Row::default().with(Tone::Strong, told.view.label());
    let next = format!("   {} {}", keys.told(Command::GoalView), told.view.next().label().to_lowercase());
    let key = keys.told(Command::ReviewThem);
    let wait = goal_review::cards(told.goals, told.shared.now.today()).len();
    let right = match (&told.goals.open_review, wait) {
        (Some(_), _) => {
            Row::default().with(Tone::Accent, &format!("a review was begun · {key} goes on with it"))
        }
        (None, 0) => Row::default().with(Tone::Muted, "nothing asks for a look"),
        (None, 1) => Row::default().with(Tone::Accent, &format!("1 to look at · {key} reviews it")),
        (None, wait) => Row::default().with(Tone::Accent, &format!("{wait} to look at · {key} reviews them")),
    };
    if left.columns() + width::columns(&next) + right.columns() + 2 <= columns {
        left.push(Tone::Muted, &next);
    }
    (left, right)
}

/// The list, and what can be selected in it.
pub(super) fn page(told: &Told<'_>, columns: u16) -> (Pane, Vec<Item>) {
    let mut list = List { pane: Pane::new(columns), items: Vec::new(), told, today: told.shared.now.today() };
    for group in groups::groups(told.view, told.goals, list.today) {
        list.heading(&group.title);
        for row in group.rows {
            list.goal(row);
        }
    }
    list.loose();
    list.pairings();
    list.over();
    (list.pane, list.items)
}

struct List<'t> {
    pane: Pane,
    items: Vec<Item>,
    told: &'t Told<'t>,
    today: NaiveDate,
}

impl List<'_> {
    fn heading(&mut self, title: &str) {
        self.pane.gap();
        let title = width::fit(title, self.pane.columns().into()).into_owned();
        self.pane.words([Row::default().with(Tone::Heading, &title)]);
    }

    /// The width of what is written: a column is left free before the scrollbar.
    fn columns(&self) -> usize {
        usize::from(self.pane.columns()).saturating_sub(1)
    }

    fn goal(&mut self, row: &GoalRow) {
        let columns = self.columns();
        let mut rows = vec![goal_row(row, self.today, columns)];
        rows.extend(self.below(row, columns));
        let place = self.items.len();
        self.items.push(Item::Goal(row.goal.id));
        self.pane.item(place, rows);
    }

    /// How far it has come, the race it belongs to, and why it asks for a look; the name of the race gives way to the rest.
    fn below(&self, row: &GoalRow, columns: usize) -> Option<Row> {
        let look = goal_review::due(row, &self.told.goals.races, self.today);
        let due = look.map(|look| words::due(&look, row, self.today));
        let race = row.race.as_ref().filter(|_| self.told.view != View::Race).map(|race| race.name.as_str());
        let room = columns.saturating_sub(BEFORE_TEXT);
        let beside =
            |part: &Option<String>| part.as_ref().map_or(0, |part| width::columns(part) + DOT_COLUMNS);
        let counted = counted(row, room.saturating_sub(MARK_COLUMNS + beside(&due)));
        let left = room.saturating_sub(MARK_COLUMNS + beside(&due) + beside(&counted));
        let race = race.filter(|_| left >= SHORTEST_NAME).map(|name| width::fit(name, left).into_owned());
        if counted.is_none() && race.is_none() && due.is_none() {
            return None;
        }
        let mut below = Row::default().with(Tone::Plain, &" ".repeat(BEFORE_TEXT));
        let mut is_first = true;
        let due = due.map(|due| (format!("{} ", words::DUE), due));
        let quiet = [counted, race].into_iter().flatten().map(|part| (String::new(), part));
        for (mark, part) in quiet.chain(due) {
            below.push(Tone::Muted, if is_first { "" } else { DOT });
            below.push(Tone::Accent, &mark);
            below.push(if mark.is_empty() { Tone::Muted } else { Tone::Plain }, &part);
            is_first = false;
        }
        let mut writer = Writer::new(columns);
        writer.row(below);
        writer.done().pop()
    }

    /// Steps that belong to no goal.
    fn loose(&mut self) {
        if self.told.goals.loose.is_empty() {
            return;
        }
        self.heading("Steps on their own");
        let mut steps: Vec<&Step> = self.told.goals.loose.iter().collect();
        steps.sort_by_key(|step| (step.day.unwrap_or(NaiveDate::MAX), step.written));
        for step in steps {
            let place = self.items.len();
            self.items.push(Item::Step(step.id));
            self.pane.item(place, step_rows(step, self.today, self.columns()));
        }
    }

    fn pairings(&mut self) {
        let lines = goal_pairing::pairings(self.told.goals.rows.iter().map(|row| &row.goal));
        if lines.is_empty() {
            return;
        }
        self.pane.gap();
        let mut writer = Writer::new(usize::from(self.pane.columns()).min(84));
        for pairing in lines {
            let lead = Row::default().with(Tone::Goal, "  ·");
            writer.hanging(&lead, Tone::Muted, 4, pairing.line());
        }
        self.pane.words(writer.done());
    }

    /// What is reached, rests or was let go.
    fn over(&mut self) {
        let over = groups::over(self.told.view, self.told.goals);
        if over.is_empty() {
            return;
        }
        self.pane.gap();
        let key = self.told.shared.settings.keymap.told(Command::FoldGoals);
        let (mark, act) = match self.told.fold {
            Fold::Folded => ("▸", "shows"),
            Fold::Open => ("▾", "folds"),
        };
        let them = if over.len() == 1 { "it" } else { "them" };
        let away = if self.told.fold == Fold::Open { " away" } else { "" };
        let row = Row::default()
            .with(Tone::Muted, &format!("  {mark} "))
            .with(Tone::Heading, &counted_over(&over))
            .with(Tone::Muted, &format!("   {key} {act} {them}{away}"));
        let place = self.items.len();
        self.items.push(Item::Over);
        let mut writer = Writer::new(self.pane.columns().into());
        writer.row(row);
        for row in writer.done() {
            self.pane.ink(0, Ink::Words(row), Some(place));
        }
        if self.told.fold == Fold::Open {
            for row in over {
                self.goal(row);
            }
        }
    }
}

/// "2 reached · 1 resting · 3 let go".
fn counted_over(over: &[&GoalRow]) -> String {
    let states = [GoalState::Reached, GoalState::Resting, GoalState::LetGo];
    let counted = states.into_iter().filter_map(|state| {
        let count = over.iter().filter(|row| row.goal.state() == state).count();
        (count > 0).then(|| format!("{count} {}", state.label()))
    });
    counted.collect::<Vec<_>>().join(" · ")
}

/// "○ A ▲ Under 3:30                          in 5 weeks".
fn goal_row(row: &GoalRow, today: NaiveDate, columns: usize) -> Row {
    let goal = &row.goal;
    let state = goal.state();
    let (sign, tone) = words::sign(state);
    let text_tone = if state == GoalState::Active { Tone::Plain } else { Tone::Muted };
    let tier = goal.tier.map_or("", |tier| tier.label());
    let pin = if goal.pinned { format!("{} ", words::PINNED) } else { String::new() };
    let aside = words::aside(row, today);
    let before = BEFORE_TEXT + width::columns(&pin);
    let room = columns.saturating_sub(before + width::columns(&aside) + 2).max(8);
    Row::default()
        .with(tone, &format!("  {sign} "))
        .with(Tone::Strong, &width::pad(tier, 2))
        .with(Tone::Accent, &pin)
        .with(text_tone, &format!("{}  ", width::pad(&goal.text, room)))
        .with(Tone::Muted, &aside)
}

/// The bar, where there is room for it, and its words; of a goal that counts nothing, how many of its steps are open.
fn counted(row: &GoalRow, room: usize) -> Option<String> {
    let open = row.steps.iter().filter(|step| step.state == StepState::Open).count();
    match goal_progress::told(row) {
        Some(told) => Some(told.with_bar(BAR)).filter(|bar| width::columns(bar) <= room).or(Some(told.words)),
        None if row.goal.state() == GoalState::Active && open > 0 => {
            Some(format!("{open} {} open", if open == 1 { "step" } else { "steps" }))
        }
        None => None,
    }
}

/// The selected goal as a whole, beside the list.
pub(super) fn detail(row: &GoalRow, races: &[PastRaceForGoals], shared: &Shared, columns: usize) -> Vec<Row> {
    let (goal, today) = (&row.goal, shared.now.today());
    let mut writer = Writer::new(columns);
    writer.text(Tone::Strong, 0, &goal.text);
    let state = (goal.state() != GoalState::Active)
        .then(|| format!("{}, {}", goal.state().label(), days::told_short(row.looked_at)));
    let nature: Vec<String> = state.into_iter().chain([words::nature(goal)]).collect();
    writer.pair_of_facts("", 0, Tone::Muted, &nature);
    if let Some(look) = goal_review::due(row, races, today) {
        writer.gap();
        let lead = Row::default().with(Tone::Accent, words::DUE);
        writer.hanging(&lead, Tone::Plain, 2, &words::due(&look, row, today));
    }
    writer.gap();
    let mut pair = |label: &str, tone: Tone, text: &str| {
        if !text.trim().is_empty() {
            writer.pair(label, LABEL, tone, text.trim());
        }
    };
    let race = row.race.as_ref().map(|race| format!("{}\n{}", race.name, words::date(race.date, today)));
    pair("Race", Tone::Plain, &race.unwrap_or_default());
    pair("By", Tone::Plain, &goal.by.map_or_else(String::new, |day| words::date(day, today)));
    pair("Why", Tone::Plain, &goal.why);
    pair("If-then", Tone::Goal, &goal.if_then);
    pair("Notes", Tone::Plain, &goal.notes);
    if let Some(told) = goal_progress::told(row) {
        pair("How far", Tone::Goal, &told.with_bar(WIDE_BAR));
    }
    if !row.steps.is_empty() {
        writer.heading("Steps");
        let mut steps: Vec<&Step> = row.steps.iter().collect();
        steps.sort_by_key(|step| (step.state != StepState::Open, step.day.unwrap_or(NaiveDate::MAX)));
        for step in steps {
            for row in step_rows(step, today, columns) {
                writer.row(row);
            }
        }
    }
    if let Some(last) = &row.last {
        writer.heading("Last looked at");
        writer.text(
            Tone::Plain,
            2,
            &format!("{}, {}", days::told_day(last.at.date_naive(), today), words::verdict(last.verdict)),
        );
        if !last.reason.trim().is_empty() {
            writer.text(Tone::Muted, 2, &format!("“{}”", last.reason.trim()));
        }
        if !last.carries.trim().is_empty() {
            writer.text(Tone::Muted, 2, &format!("carried on by: {}", last.carries.trim()));
        }
    }
    writer.done()
}
