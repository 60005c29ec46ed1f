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
use crate::domain::rules::{goal_pairing, goal_review};
use crate::domain::units::days;
use crate::text::width;

/// What the list is made from.
pub(super) struct Told<'t> {
    pub goals: &'t Goals,
    pub view: View,
    pub fold: Fold,
    pub shared: &'t Shared,
}

/// Pin, sign and tier stand before the words.
const BEFORE_TEXT: usize = 2 + 2 + 2 + 2;
/// The bar of progress, with a space after it.
const BAR: u8 = 5;
/// From this width on, it is drawn.
const BAR_FROM: usize = 64;
/// The words of progress have so many columns.
const PROGRESS: usize = 14;
/// When a goal shall be reached has so many.
const WHEN: usize = 17;
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

    fn goal(&mut self, row: &GoalRow) {
        let columns = usize::from(self.pane.columns());
        let mut rows = vec![goal_row(row, self.today, columns)];
        rows.extend(self.below(row, columns));
        let place = self.items.len();
        self.items.push(Item::Goal(row.goal.id));
        self.pane.item(place, rows);
    }

    /// The race it belongs to, and why it asks for a look.
    fn below(&self, row: &GoalRow, columns: usize) -> Option<Row> {
        let race = row.race.as_ref().filter(|_| self.told.view != View::Race);
        let look = goal_review::due(row, &self.told.goals.races, self.today);
        let due = look.map(|look| words::due(&look, row, self.today));
        if race.is_none() && due.is_none() {
            return None;
        }
        let mut below = Row::default().with(Tone::Plain, &" ".repeat(BEFORE_TEXT));
        let mut left = columns.saturating_sub(BEFORE_TEXT);
        if let Some(race) = race {
            // Why it asks is read to its end where it can be.
            let wanted = due.as_ref().map_or(0, |due| width::columns(due) + 5);
            let name = width::fit(&race.name, left.saturating_sub(wanted).max(12)).into_owned();
            left = left.saturating_sub(width::columns(&name) + 3);
            below.push(Tone::Muted, &name);
        }
        if let Some(due) = due {
            below.push(Tone::Muted, if race.is_some() { " · " } else { "" });
            below.push(Tone::Accent, &format!("{} ", words::DUE));
            below.push(Tone::Plain, &width::fit(&due, left.saturating_sub(2)));
        }
        Some(below)
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
            self.pane.item(place, step_rows(step, self.today, self.pane.columns().into()));
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

/// "▲ ○ A  Under 3:30      ▰▰▰▱▱ 3 of 4 steps   in 5 weeks".
fn goal_row(row: &GoalRow, today: NaiveDate, columns: usize) -> Row {
    let goal = &row.goal;
    let state = goal.state();
    let (sign, tone) = words::sign(state);
    let text_tone = if state == GoalState::Active { Tone::Plain } else { Tone::Muted };
    let pin = if goal.pinned { words::PINNED } else { " " };
    let tier = goal.tier.map_or("", |tier| tier.label());
    let (bar, words) = counted(row, columns);
    let when = words::aside(row, today);
    let bar_columns = if columns >= BAR_FROM { usize::from(BAR) + 1 } else { 0 };
    let right = bar_columns + PROGRESS + 2 + WHEN;
    let room = columns.saturating_sub(BEFORE_TEXT + right + 2).max(8);
    let mut told = Row::default().with(Tone::Plain, "  ");
    // The pin takes the place of the mark of the selected row, one column further on.
    told.push(Tone::Accent, pin);
    told.push(Tone::Plain, " ");
    told.push(tone, &format!("{sign} "));
    told.push(Tone::Strong, &width::pad(tier, 2));
    told.push(text_tone, &format!("{}  ", width::pad(&goal.text, room)));
    told.push(Tone::Goal, &width::pad(&bar, bar_columns));
    told.push(Tone::Muted, &format!("{}  ", width::pad(&words, PROGRESS)));
    told.push(text_tone, &width::fit(&when, WHEN));
    told
}

/// The bar and its words; of a goal that counts nothing, how many of its steps are open.
fn counted(row: &GoalRow, columns: usize) -> (String, String) {
    let open = row.steps.iter().filter(|step| step.state == StepState::Open).count();
    match words::progress(row) {
        Some(told) => {
            let bar = told.share.filter(|_| columns >= BAR_FROM).map(|share| words::bar(share, BAR));
            (bar.unwrap_or_default(), told.words)
        }
        None if row.goal.state() == GoalState::Active && open > 0 => {
            (String::new(), format!("{open} {} open", if open == 1 { "step" } else { "steps" }))
        }
        None => (String::new(), String::new()),
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
    if let Some(told) = words::progress(row) {
        let bar = told.share.map_or_else(String::new, |share| format!("{}  ", words::bar(share, 10)));
        pair("How far", Tone::Plain, &format!("{bar}{}", told.words));
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
