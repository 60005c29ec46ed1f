//! Puts one goal into a page: what it says and where it stands, what is due, its steps, how far it has come, and its history.

use chrono::{Datelike, NaiveDate};

use super::Item;
use super::history;
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::goals::words;
use crate::app::screens::story::compose::sign as race_sign;
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::domain::goal::{GoalState, MOST_OPEN_STEPS, Measure, Step, StepState};
use crate::domain::goal_story::GoalStory;
use crate::domain::rules::{goal_progress, goal_review};
use crate::domain::units::days;
use crate::text::width;

/// From this width on, the page has two columns.
const WIDE: u16 = 108;
/// Between two columns.
const GUTTER: u16 = 4;
/// Labels stand in a column this wide.
const LABEL: usize = 12;
/// In one column, the page is so wide at most.
const WIDEST: u16 = 100;
/// From this width on, a race tells its date.
const DATE_FROM: usize = 64;
/// A bar of progress.
const BAR: u8 = 10;
/// So many numbers or days of its course are told.
const COURSE: usize = 28;

/// The page for an area of so many columns.
pub(super) fn page(
    story: &GoalStory,
    (items, selected): (&[Item], Option<Item>),
    shared: &Shared,
    columns: u16,
) -> Pane {
    let mut pane = Pane::new(columns);
    if columns < WIDE {
        let columns = columns.min(WIDEST);
        pane.stack(present(story, (items, selected), shared, columns));
        pane.gap();
        pane.words(history::rows(story, shared, columns.into()));
        return pane;
    }
    let half = (columns - GUTTER) / 2;
    let mut right = Pane::new(half);
    right.words(history::rows(story, shared, half.into()));
    let left = present(story, (items, selected), shared, half);
    pane.beside(left, right);
    pane
}

/// How it stands now.
fn present(
    story: &GoalStory,
    (items, selected): (&[Item], Option<Item>),
    shared: &Shared,
    columns: u16,
) -> Pane {
    let mut pane = Pane::new(columns);
    let today = shared.now.today();
    for (place, item) in items.iter().enumerate() {
        if *item == Item::Goal {
            pane.item(place, head(story, columns.into()));
            pane.words(nature(story, columns.into()));
            pane.gap();
            asking(&mut pane, story, selected, shared);
        }
    }
    for (place, item) in items.iter().enumerate() {
        if matches!(item, Item::Race(_)) {
            pane.item(place, race(story, today, columns.into()));
        }
    }
    pane.words(facts(story, today, columns.into()));
    pane.gap();
    progress(&mut pane, story, shared);
    the_steps(&mut pane, story, items, shared);
    pane
}

fn head(story: &GoalStory, columns: usize) -> Vec<Row> {
    let goal = &story.row.goal;
    let (sign, tone) = words::sign(goal.state());
    let mut writer = Writer::new(columns);
    writer.hanging(&Row::default().with(tone, &format!("  {sign} ")), Tone::Strong, 4, &goal.text);
    writer.done()
}

fn nature(story: &GoalStory, columns: usize) -> Vec<Row> {
    let goal = &story.row.goal;
    let state = match goal.state() {
        GoalState::Active => None,
        state => Some(format!("{}, {}", state.label(), days::told_short(story.row.looked_at))),
    };
    let mut told: Vec<String> = state.into_iter().collect();
    told.push(words::nature(goal));
    told.extend(goal.pinned.then(|| format!("{} pinned", words::PINNED)));
    let mut writer = Writer::new(columns);
    writer.pair_of_facts("", 4, Tone::Muted, &told);
    writer.done()
}

/// Where it asks for a look: why, and the keys that answer.
fn asking(pane: &mut Pane, story: &GoalStory, selected: Option<Item>, shared: &Shared) {
    let Some(look) = goal_review::due(&story.row, &story.races, shared.now.today()) else { return };
    let mut writer = Writer::new(pane.columns().into());
    let reason = words::due(&look, &story.row, shared.now.today());
    let lead = Row::default().with(Tone::Accent, &format!("  {} ", words::DUE));
    writer.hanging(&lead, Tone::Strong, 4, &capital(&reason));
    let answers = [
        (Command::KeepGoal, "keep"),
        (Command::AdjustGoal, "adjust"),
        (Command::ReachGoal, "reached"),
        (Command::RestGoal, "rest it"),
        (Command::LetGoalGo, "let it go"),
        (Command::DecideGoalLater, "later"),
    ];
    // On a step the same key says that the step is done.
    let is_on_a_step = matches!(selected, Some(Item::Step(_)));
    let answers =
        answers.into_iter().filter(|(command, _)| !(is_on_a_step && *command == Command::ReachGoal));
    let indent = || Row::default().with(Tone::Plain, " ");
    let mut row = indent();
    for (command, label) in answers {
        let key = format!("   {}", shared.settings.keymap.told(command));
        if row.columns() + width::columns(&key) + 1 + label.len() > writer.columns() {
            writer.row(std::mem::replace(&mut row, indent()));
        }
        row.push(Tone::Accent, &key);
        row.push(Tone::Plain, &format!(" {label}"));
    }
    writer.row(row);
    pane.words(writer.done());
    pane.gap();
}

fn race(story: &GoalStory, today: NaiveDate, columns: usize) -> Option<Row> {
    let race = story.race.as_ref()?;
    let aside =
        if columns < DATE_FROM { words::when(race.date, today) } else { words::date(race.date, today) };
    let aside = width::fit(&aside, columns / 2).into_owned();
    let room = columns.saturating_sub(LABEL + 2 + 2 + width::columns(&aside)).max(8);
    let (sign, tone) = race_sign(race);
    Some(
        Row::default()
            .with(Tone::Muted, &width::pad("  Race", LABEL))
            .with(tone, sign)
            .with(Tone::Plain, &format!(" {}  ", width::fit(&race.name, room)))
            .with(Tone::Muted, &aside),
    )
}

fn facts(story: &GoalStory, today: NaiveDate, columns: usize) -> Vec<Row> {
    let goal = &story.row.goal;
    let mut writer = Writer::new(columns);
    let mut pair = |label: &str, tone: Tone, text: &str| {
        if !text.trim().is_empty() {
            writer.pair(&format!("  {label}"), LABEL, tone, text.trim());
        }
    };
    pair("By", Tone::Plain, &goal.by.map_or_else(String::new, |day| words::date(day, today)));
    pair("Why", Tone::Plain, &goal.why);
    pair("If-then", Tone::Goal, &goal.if_then);
    pair("Notes", Tone::Plain, &goal.notes);
    let again = goal.again.filter(|day| *day > today);
    pair("Next look", Tone::Plain, &again.map_or_else(String::new, |day| words::date(day, today)));
    writer.done()
}

/// How far it has come, with the course of it.
fn progress(pane: &mut Pane, story: &GoalStory, shared: &Shared) {
    let Some(told) = goal_progress::told(&story.row) else { return };
    let mut writer = Writer::new(pane.columns().into());
    writer.heading("How far");
    writer.row(Row::default().with(Tone::Goal, &format!("  {}", told.with_bar(BAR))));
    let key = shared.settings.keymap.told(Command::CountGoal);
    let today = shared.now.today();
    let marked = story.progress.iter().any(|one| one.day == today);
    let hint = match (&story.row.goal.measure, marked) {
        (Some(Measure::Number { .. }), false) => format!("{key} writes the number of today"),
        (Some(Measure::Number { .. }), true) => format!("{key} changes the number of today"),
        (Some(Measure::Days { .. }), false) => format!("{key} marks today as a day on which it was kept"),
        (Some(Measure::Days { .. }), true) => format!("{key} takes today back"),
        (Some(Measure::Steps) | None, _) => String::new(),
    };
    let course = course(story, today);
    if !course.is_empty() {
        writer.pair_of_facts("", 2, Tone::Plain, &course);
    }
    if !hint.is_empty() {
        writer.text(Tone::Muted, 2, &hint);
    }
    pane.words(writer.done());
    pane.gap();
}

/// Numbers by day, or the days on which it was kept: the last ones.
fn course(story: &GoalStory, today: NaiveDate) -> Vec<String> {
    let is_days = match story.row.goal.measure {
        Some(Measure::Number { .. }) => false,
        Some(Measure::Days { .. }) => true,
        Some(Measure::Steps) | None => return Vec::new(),
    };
    let mut told: Vec<(NaiveDate, String)> = Vec::new();
    for one in &story.progress {
        let number = if is_days { String::new() } else { format!(": {}", goal_progress::number(one.value)) };
        // Of several numbers of a day the last one counts.
        told.retain(|(day, _)| *day != one.day);
        told.push((one.day, number));
    }
    let left_out = told.len().saturating_sub(COURSE);
    let earlier = (left_out > 0).then(|| format!("{left_out} before"));
    let date = |day: NaiveDate| {
        let told = days::told_short(day);
        if day == today {
            return "today".to_owned();
        }
        told.strip_suffix(&format!(" {}", today.year())).map_or_else(|| told.clone(), str::to_owned)
    };
    let shown = told[left_out..].iter().map(|(day, number)| format!("{}{number}", date(*day)));
    earlier.into_iter().chain(shown).collect()
}

fn the_steps(pane: &mut Pane, story: &GoalStory, items: &[Item], shared: &Shared) {
    let columns = usize::from(pane.columns());
    let open = story.row.steps.iter().filter(|step| step.state == StepState::Open).count();
    let keys = &shared.settings.keymap;
    let add = keys.told(Command::AddStep);
    let add = add.split(' ').next().unwrap_or_default();
    let hint = match open {
        0 if story.row.steps.is_empty() => format!("none yet; {add} adds a small one"),
        0 => format!("none open; {add} adds one"),
        open if open >= MOST_OPEN_STEPS => format!("{open} open, as many as are manageable"),
        open => format!("{open} open; {add} adds one"),
    };
    pane.gap();
    let mut writer = Writer::new(columns);
    writer.row(Row::default().with(Tone::Heading, "Steps").with(Tone::Muted, &format!("   {hint}")));
    pane.words(writer.done());
    for (place, item) in items.iter().enumerate() {
        let Item::Step(id) = item else { continue };
        if let Some(step) = story.row.steps.iter().find(|step| step.id == *id) {
            pane.item(place, step_rows(step, shared.now.today(), columns));
        }
    }
}

/// A step: its words wrap, and its day stands beside the first of them.
pub(in crate::app::screens) fn step_rows(step: &Step, today: NaiveDate, columns: usize) -> Vec<Row> {
    let (sign, tone) = words::step_sign(step.state);
    let aside = words::step_aside(step, today);
    let room = columns.saturating_sub(4 + 2 + width::columns(&aside)).max(8);
    let text = if step.state == StepState::Open { Tone::Plain } else { Tone::Muted };
    let parts = crate::text::wrap::wrap_reading(&step.text, room);
    let mut rows = Vec::new();
    for (place, part) in parts.into_iter().enumerate() {
        rows.push(if place == 0 {
            Row::default()
                .with(tone, &format!("  {sign} "))
                .with(text, &format!("{}  ", width::pad(part, room)))
                .with(Tone::Muted, &aside)
        } else {
            Row::default().with(text, &format!("    {part}"))
        });
    }
    rows
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
