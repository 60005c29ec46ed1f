//! Puts a bounce plan into lines: a head, the items with what is known below each, and where there is room beside them what
//! came of the race so far.

use super::Editing;
use super::evidence::{facts, told_goal};
use super::writing::{COLUMN, Target};
use crate::app::command::Command;
use crate::app::geometry::READING_COLUMNS;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::content::bounce::{BounceItem, LookedAt};
use crate::domain::bounce::{BounceBasis, Counts};
use crate::domain::goal::{Goal, StepState};
use crate::domain::race::SetbackMark;
use crate::domain::rules::bounce::{
    Evidence, Stand, Standing, days_since, has_time_until, is_resting, next_step,
};
use crate::domain::units::days;
use crate::text::width;

/// From this width on, what came of the race stands beside the items.
const WIDE: u16 = 112;
/// Between two columns.
const GUTTER: u16 = 4;
/// From so many rows on, every item has its reason, and air around it.
const TALL: u16 = 33;
/// The words below an item begin here, behind its mark and its sign.
const INDENT: usize = 4;
/// The longest word for where an item stands, with the gap before it.
const STAND: usize = 13;
/// At most so many of a kind are listed beside the items.
const LISTED: usize = 8;

/// What a plan is told from.
pub(super) struct Told<'a> {
    pub basis: &'a BounceBasis,
    pub shared: &'a Shared,
    /// The place of the selected item.
    pub selected: usize,
    pub editing: Option<&'a Editing>,
}

/// How wide the items are on a page of this width.
pub(super) fn left_columns(columns: u16) -> u16 {
    let columns = columns.saturating_sub(1);
    if columns < WIDE { columns.min(READING_COLUMNS + 8) } else { (columns * 3 / 5).min(READING_COLUMNS) }
}

/// The page, and in which row of its item the line stands that is written.
pub(super) fn page(told: &Told<'_>, (columns, rows): (u16, u16)) -> (Pane, u16) {
    let mut pane = Pane::new(columns.saturating_sub(1));
    let left = left_columns(columns);
    pane.words(head(told, left.into()));
    pane.gap();
    let (items, written_at) = items(told, left, rows);
    let right = (pane.columns() >= WIDE)
        .then(|| beside(told, (pane.columns() - left - GUTTER).min(READING_COLUMNS)))
        .filter(|right| !right.is_empty());
    match right {
        Some(right) => {
            let mut both = Pane::new(left + GUTTER + right.columns());
            both.beside(items, right);
            pane.stack(both);
        }
        None => pane.stack(items),
    }
    (pane, written_at)
}

/// "Day 9 since Three Dams Ultra", how many items were looked at, and the line under it.
fn head(told: &Told<'_>, columns: usize) -> Vec<Row> {
    let (basis, shared) = (told.basis, told.shared);
    let (race, today) = (&basis.race, shared.now.today());
    let words = &shared.content.bounce;
    let looked_at = words.looked_at(basis, today);
    let count = format!("{} looked at", looked_at.told());
    let since = match days_since(race, today) {
        None => format!("Before {}", race.name),
        Some(0) => format!("The day of {}", race.name),
        Some(day) => format!("Day {day} since {}", race.name),
    };
    let room = columns.saturating_sub(width::columns(&count) + 2);
    let mut row = Row::default().with(Tone::Strong, &width::fit_middle(&since, room));
    let missing = columns.saturating_sub(row.columns() + width::columns(&count));
    row.push(Tone::Plain, &" ".repeat(missing));
    row.push(Tone::Muted, &count);
    let mut writer = Writer::new(columns);
    writer.row(row);
    writer.text(Tone::Muted, 0, &line(told, looked_at));
    if let Some(step) = next_step(basis, today) {
        let day = step.day.map_or_else(String::new, |day| format!(", {}", days::told_day(day, today)));
        let step = format!("{}{day}", step.text.trim());
        writer.text(Tone::Muted, 0, &words.line.stone.replace("{step}", &step));
    }
    writer.done()
}

fn line(told: &Told<'_>, looked_at: LookedAt) -> String {
    let (basis, lines) = (told.basis, &told.shared.content.bounce.line);
    let today = told.shared.now.today();
    if basis.is_put_away() {
        let key = told.shared.settings.keymap.told(Command::PutPlanAway);
        return format!("Put away: it does not come up on Today. {key} takes it up again.");
    }
    if is_resting(&basis.race, today) {
        return lines.early.clone();
    }
    if looked_at.is_all() {
        return lines.all.clone();
    }
    if looked_at.is_all_for_now()
        && let Some(until) = has_time_until(Counts::NextGoal, &basis.race, today)
    {
        return lines.time.replace("{day}", &days::told_calendar(until, today));
    }
    if basis.race.setback != Some(SetbackMark::Yes) {
        return "You have not called this race a setback. The plan is here all the same.".to_owned();
    }
    lines.open.clone()
}

fn items(told: &Told<'_>, columns: u16, rows: u16) -> (Pane, u16) {
    let mut pane = Pane::new(columns);
    let mut written_at = 0;
    let standings = told.shared.content.bounce.standings(told.basis);
    for (place, (item, standing)) in standings.enumerate() {
        if rows >= TALL && place > 0 {
            pane.gap();
        }
        let (rows, written) = one(told, place, (item, &standing), (columns.into(), rows));
        if let Some(row) = written {
            written_at = row;
        }
        pane.item(place, rows);
    }
    (pane, written_at)
}

/// The sign of where an item stands; the word beside it says the same.
pub(super) fn sign(stand: Stand) -> (&'static str, Tone) {
    match stand {
        Stand::Done => ("■", Tone::Recovery),
        Stand::Part => ("◧", Tone::Recovery),
        Stand::NotForMe => ("–", Tone::Muted),
        Stand::Open => ("□", Tone::Goal),
    }
}

/// One item in its rows, and in which of them a line is written.
fn one(
    told: &Told<'_>,
    place: usize,
    (item, standing): (&BounceItem, &Standing<'_>),
    (columns, rows): (usize, u16),
) -> (Vec<Row>, Option<u16>) {
    let today = told.shared.now.today();
    let is_open = standing.stand == Stand::Open;
    let has_time_until = has_time_until(item.counts, &told.basis.race, today).filter(|_| is_open);
    let (sign, tone) = match sign(standing.stand) {
        (sign, _) if has_time_until.is_some() => (sign, Tone::Muted),
        known => known,
    };
    let is_selected = place == told.selected;
    let mut writer = Writer::new(columns);
    let name = width::pad(&item.text, columns.saturating_sub(INDENT + STAND));
    let is_quiet = standing.stand == Stand::NotForMe || has_time_until.is_some();
    let words = if is_quiet { Tone::Muted } else { Tone::Plain };
    let stand = if has_time_until.is_some() { "has time" } else { standing.stand.label() };
    let stand = format!("{stand:>STAND$}");
    writer.row(
        Row::default()
            .with(tone, &format!("  {sign} "))
            .with(words, &name)
            .with(if is_open { Tone::Muted } else { tone }, &stand),
    );
    let known = facts(&standing.evidence, told.basis, today);
    let is_planned = matches!(&standing.evidence, Evidence::Talks { steps, .. } if !steps.is_empty());
    let mut lines: Vec<(Tone, String)> = Vec::new();
    if !known.is_empty() {
        lines.push((Tone::Plain, known.join(" · ")));
    }
    if is_open && !is_planned && (known.is_empty() || is_selected || rows >= TALL) {
        let early = has_time_until.zip(item.early.as_ref());
        let early = early.map(|(until, early)| early.replace("{day}", &days::told_calendar(until, today)));
        lines.push((Tone::Muted, early.unwrap_or_else(|| item.next.clone())));
    }
    if let (Some(tick), true) = (standing.tick, known.is_empty() && standing.is_by_hand()) {
        lines.push((Tone::Muted, format!("said by you, {}", days::told_day(tick.at.date_naive(), today))));
    }
    let is_short = !is_selected && rows < TALL;
    for (tone, line) in lines {
        if is_short {
            writer.row(indented(tone, &line, columns));
        } else {
            writer.text(tone, INDENT, &line);
        }
    }
    // What is done needs no reason any more.
    if is_selected || (is_open && rows >= TALL) {
        writer.text(Tone::Muted, INDENT, &item.why);
    }
    let Some(editing) = told.editing.filter(|editing| editing.place == place) else {
        let note = standing.tick.map_or("", |tick| tick.note.trim());
        if !note.is_empty() {
            writer.text(Tone::Plain, INDENT, &format!("“{note}”"));
        }
        if is_selected {
            let key = told.shared.settings.keymap.told(Command::Open);
            let key = key.split(' ').next().unwrap_or_default();
            let words = format!("{key} {}.", opens(item, standing));
            writer.hanging(&Row::default().with(Tone::Accent, "    → "), Tone::Plain, INDENT + 2, &words);
        }
        return (writer.done(), None);
    };
    let written_at = u16::try_from(writer.len()).ok();
    let room = usize::from(COLUMN).saturating_sub(INDENT);
    let label = if editing.target == Target::Note { "Line" } else { "Who" };
    writer.row(indented(Tone::Accent, &width::pad(label, room), columns));
    if editing.target == Target::Talk {
        let hint = "A name, and a day behind a comma: Åsa, sat. Without one it is tomorrow.";
        writer.text(Tone::Muted, INDENT, hint);
    }
    (writer.done(), written_at)
}

/// What Enter does: a goal that is there is opened rather than written once more.
fn opens(item: &BounceItem, standing: &Standing<'_>) -> String {
    match &standing.evidence {
        Evidence::Recovery(Some(_)) | Evidence::Goal(Some(_)) | Evidence::Resting(_) => {
            "opens the goal".to_owned()
        }
        Evidence::Lessons(lessons) if !lessons.is_empty() => "writes one more lesson".to_owned(),
        Evidence::Talks { steps, .. } if !steps.is_empty() => "plans one more talk".to_owned(),
        _ => item.opens.clone(),
    }
}

fn indented(tone: Tone, text: &str, columns: usize) -> Row {
    let room = columns.saturating_sub(INDENT);
    Row::default().with(Tone::Plain, &" ".repeat(INDENT)).with(tone, &width::fit(text, room))
}

/// What came of the race so far: lessons, goals, steps, and what was done for it.
fn beside(told: &Told<'_>, columns: u16) -> Pane {
    let basis = told.basis;
    let since = basis.race.date;
    let today = told.shared.now.today();
    let mut writer = Writer::new(columns.into());
    if !basis.lessons.is_empty() {
        writer.heading("Lessons it taught");
        for lesson in basis.lessons.iter().take(LISTED) {
            let lead = Row::default().with(Tone::Muted, &format!("{:8}", lesson.verb.label()));
            writer.hanging(&lead, Tone::Lesson, 8, &lesson.text);
            if !lesson.trigger.trim().is_empty() {
                writer.text(Tone::Plain, 8, lesson.trigger.trim());
            }
        }
        more(&mut writer, basis.lessons.len());
    }
    let is_since = |goal: &&Goal| goal.written.date_naive() >= since && !goal.is_for_its_race();
    let goals: Vec<&Goal> = basis.goals.iter().filter(is_since).collect();
    if !goals.is_empty() {
        writer.heading("Goals since");
        for goal in goals.iter().take(LISTED) {
            let lead = Row::default().with(Tone::Muted, &format!("{:15}", goal.kind.label()));
            writer.hanging(&lead, Tone::Goal, 15, &told_goal(goal));
        }
        more(&mut writer, goals.len());
    }
    let mut steps: Vec<_> = basis.steps.iter().filter(|step| step.written.date_naive() >= since).collect();
    steps.sort_by_key(|step| step.state != StepState::Open);
    if !steps.is_empty() {
        writer.heading("Steps since");
        for step in steps.iter().take(LISTED) {
            let lead = Row::default().with(Tone::Goal, step_sign(step.state));
            writer.hanging(&lead, Tone::Plain, 2, &super::evidence::told_step(step, today));
        }
        more(&mut writer, steps.len());
    }
    let tries: Vec<_> = basis.tries.iter().rev().filter(|done| done.day >= since).collect();
    if !tries.is_empty() {
        writer.heading("Done for it");
        for done in tries.iter().take(LISTED) {
            let helped = done.helped.map_or_else(String::new, |helped| format!(", {}", helped.label()));
            let words = format!("{}, {}{helped}", done.what, days::told_day(done.day, today));
            writer.hanging(&Row::default().with(Tone::Muted, "· "), Tone::Plain, 2, &words);
        }
        more(&mut writer, tries.len());
    }
    let mut pane = Pane::new(columns);
    pane.words(writer.done());
    pane
}

fn more(writer: &mut Writer, count: usize) {
    if count > LISTED {
        writer.text(Tone::Muted, 2, &format!("and {} more", count - LISTED));
    }
}

/// The sign of where a step stands; words beside it say the same.
fn step_sign(state: StepState) -> &'static str {
    match state {
        StepState::Open => "□ ",
        StepState::Done => "■ ",
        StepState::Part => "◧ ",
        StepState::Dropped => "– ",
    }
}
