//! What stands on a card, at its foot, and beside it.

use super::stack::{Decided, Stack};
use super::words;
use super::writing::Writing;
use super::{GoalReview, Here};
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::shared::Shared;
use crate::domain::goal::{Goal, Step, StepState};
use crate::domain::goal_story::GoalRow;
use crate::domain::id::GoalId;
use crate::domain::review::Card;
use crate::domain::rules::goal_progress;
use crate::domain::units::days;
use crate::text::width;

/// How wide the labels on a card are.
const LABEL: usize = 9;
/// So many verdicts of the past are told.
const MOST_VERDICTS: usize = 3;
/// How far a goal has come is told with so many blocks.
const BAR: u8 = 10;
/// So many steps that are over are told.
const MOST_STEPS_OVER: usize = 2;
/// The slim line of progress is at most so wide.
const PROGRESS: usize = 36;

/// "3 of 12 ━━━━━────────  3 steps, 9 goals".
pub(super) fn head(page: &GoalReview, columns: usize) -> Row {
    let cards = page.cards();
    let count = cards.len();
    let place = match page.here {
        Here::Card(card) => cards.iter().position(|other| *other == card).map_or(count, |at| at + 1),
        Here::Nothing | Here::End => count,
    };
    let words = match page.here {
        Here::Card(_) => format!("{place} of {count}"),
        Here::Nothing | Here::End => format!("{} of {count} decided", page.decided_count()),
    };
    let steps = cards.iter().filter(|card| matches!(card, Card::Step(_))).count();
    let goals = count - steps;
    let kinds: Vec<String> = [(steps, "step"), (goals, "goal")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, one)| words::counted(count, one))
        .collect();
    let kinds = kinds.join(", ");
    let words = width::pad(&words, width::columns(&words).max(8) + 2);
    let room = columns.saturating_sub(width::columns(&words) + width::columns(&kinds) + 2).min(PROGRESS);
    let full = (room * page.decided_count()).checked_div(count).unwrap_or(0);
    Row::default()
        .with(Tone::Strong, &words)
        .with(Tone::Accent, &"━".repeat(full))
        .with(Tone::Muted, &"─".repeat(room - full))
        .with(Tone::Muted, &format!("  {kinds}"))
}

/// A card, whole.
pub(super) fn card(stack: &Stack, card: Card, shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    match card {
        Card::Goal(goal) => {
            if let Some(row) = stack.row(goal) {
                goal_card(&mut writer, stack, row, shared);
            }
        }
        Card::Step(step) => {
            if let Some(step) = stack.step(step) {
                step_card(&mut writer, stack, step, shared);
            }
        }
    }
    writer.done()
}

fn goal_card(writer: &mut Writer, stack: &Stack, row: &GoalRow, shared: &Shared) {
    let today = shared.now.today();
    let goal = &row.goal;
    writer.text(words::tone_of(goal.kind), 0, &words::kind_line(row));
    writer.text(Tone::Strong, 0, &goal.text);
    writer.text(Tone::Muted, 0, &words::since_line(goal, today));
    writer.gap();
    match stack.verdict(goal.id) {
        Some(given) => {
            let lead = Row::default().with(words::verdict_sign(given.verdict).1, "Decided");
            writer.hanging(&lead, Tone::Plain, LABEL, &words::told_verdict(given, today));
            let lines = [("Why", &given.reason), ("Carried", &given.carries)];
            let gave = given.verdict == crate::domain::goal::Verdict::LetGo;
            for (label, line) in lines.into_iter().filter(|(_, line)| !line.is_empty()) {
                writer.pair(if gave && label == "Why" { "It gave" } else { label }, LABEL, Tone::Plain, line);
            }
        }
        None => writer.text(Tone::Accent, 0, &words::goal_reason(row, &stack.goals.races, today)),
    }
    writer.gap();
    pairs_of(writer, goal);
    steps_of(writer, row, shared);
    if let Some(told) = goal_progress::told(row) {
        writer.pair("So far", LABEL, Tone::Goal, &told.with_bar(BAR));
    }
    history(writer, stack, goal.id, shared);
}

fn pairs_of(writer: &mut Writer, goal: &Goal) {
    for (label, words) in [("Why", &goal.why), ("Plan", &goal.if_then), ("Notes", &goal.notes)] {
        if !words.is_empty() {
            writer.pair(label, LABEL, Tone::Plain, words);
        }
    }
}

/// The steps of a goal: those that are open, then the last ones that are over.
fn steps_of(writer: &mut Writer, row: &GoalRow, shared: &Shared) {
    let today = shared.now.today();
    let (open, over): (Vec<&Step>, Vec<&Step>) =
        row.steps.iter().partition(|step| step.state == StepState::Open);
    let told = over.len().min(MOST_STEPS_OVER);
    let left_out = over.len() - told;
    let mut label = "Steps";
    for step in open.into_iter().chain(over.into_iter().rev().take(told)) {
        let (sign, tone) = words::step_sign(step.state);
        let lead =
            Row::default().with(Tone::Muted, &width::pad(label, LABEL)).with(tone, &format!("{sign} "));
        let day = step.day.filter(|_| step.state == StepState::Open);
        let day = day.map_or_else(String::new, |day| format!(" · {}", days::told_day(day, today)));
        writer.hanging(&lead, Tone::Plain, LABEL + 2, &format!("{}{day}", step.text));
        label = "";
    }
    if left_out > 0 {
        writer.text(Tone::Muted, LABEL + 2, &format!("and {left_out} more that are over"));
    }
}

fn history(writer: &mut Writer, stack: &Stack, goal: GoalId, shared: &Shared) {
    let today = shared.now.today();
    let before: Vec<_> = stack.verdicts_before(goal).rev().collect();
    let mut label = "Before";
    for given in before.iter().take(MOST_VERDICTS) {
        let tone = if label.is_empty() { Tone::Muted } else { Tone::Plain };
        writer.pair(label, LABEL, tone, &words::verdict_before(given, today));
        label = "";
    }
    if before.len() > MOST_VERDICTS {
        writer.text(Tone::Muted, LABEL, &format!("and {} earlier", before.len() - MOST_VERDICTS));
    }
}

fn step_card(writer: &mut Writer, stack: &Stack, step: &Step, shared: &Shared) {
    let today = shared.now.today();
    let goal = step.goal.and_then(|goal| stack.row(goal)).map(|row| row.goal.text.as_str());
    let lead = Row::default().with(Tone::Goal, if goal.is_some() { "A step for  " } else { "A step" });
    writer.hanging(&lead, Tone::Muted, lead.columns(), goal.unwrap_or_default());
    writer.text(Tone::Strong, 0, &step.text);
    let moves = stack.moves(step.id);
    let facts =
        [Some(format!("Since {}", days::told_day(step.written.date_naive(), today))), words::moved(moves)];
    writer.text(Tone::Muted, 0, &facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    writer.gap();
    match stack.decided(Card::Step(step.id)) {
        Some(Decided::Step(event)) => {
            let lead = Row::default().with(words::step_sign(step.state).1, "Decided");
            writer.hanging(&lead, Tone::Plain, LABEL, &words::told_step(&event, today));
        }
        _ => writer.text(Tone::Accent, 0, &words::step_reason(step, moves, today)),
    }
}

/// What stands below a card: the verdicts with their keys, or what is written, and what was decided last.
pub(super) fn foot(page: &GoalReview, shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    match (&page.writing, page.here) {
        (Some(writing), _) => {
            writer.text(Tone::Accent, 0, &writing.question(page, shared));
            return writer.done();
        }
        (None, Here::Card(Card::Goal(_))) => goal_keys(&mut writer, page, shared),
        (None, Here::Card(Card::Step(_))) => keys(&mut writer, &STEP_KEYS, shared, None),
        (None, Here::Nothing | Here::End) => return Vec::new(),
    }
    quiet_line(&mut writer, page, shared);
    writer.done()
}

const GOAL_KEYS: [(Command, &str); 6] = [
    (Command::ReviewKeep, "keep"),
    (Command::ReviewAdjust, "adjust"),
    (Command::ReviewReached, "reached"),
    (Command::ReviewRest, "rest it"),
    (Command::ReviewLetGo, "let it go"),
    (Command::ReviewLater, "decide later"),
];

const STEP_KEYS: [(Command, &str); 4] = [
    (Command::ReviewDone, "done"),
    (Command::ReviewPart, "part of it"),
    (Command::ReviewMove, "another day"),
    (Command::ReviewDrop, "drop it"),
];

/// The verdicts on a goal. In the days after a setback the usual one is marked, and it is said why.
fn goal_keys(writer: &mut Writer, page: &GoalReview, shared: &Shared) {
    let today = shared.now.today();
    let races = page.stack.as_ref().map_or(&[][..], |stack| &stack.goals.races);
    let quiet = words::quiet(races, today);
    if let Some((race, until)) = &quiet {
        let key = shared.settings.keymap.told(Command::ReviewLater);
        let day = words::calendar_day(*until, today);
        writer.text(
            Tone::Recovery,
            0,
            &format!(
                "{race} is still near: until {day} nothing has to be decided, and {key} is the usual answer."
            ),
        );
    }
    keys(writer, &GOAL_KEYS, shared, quiet.map(|_| Command::ReviewLater));
}

/// Verdicts with their keys, in as many rows as they need.
fn keys(writer: &mut Writer, all: &[(Command, &str)], shared: &Shared, usual: Option<Command>) {
    const GAP: &str = "   ";
    let mut row = Row::default();
    for (command, label) in all {
        let key = shared.settings.keymap.told(*command);
        let mark = if usual == Some(*command) { "› " } else { "" };
        let needs = width::columns(&key) + width::columns(label) + width::columns(mark) + 1;
        if row.columns() > 0 && row.columns() + GAP.len() + needs > writer.columns() {
            writer.row(std::mem::take(&mut row));
        }
        if row.columns() > 0 {
            row.push(Tone::Plain, GAP);
        }
        row.push(Tone::Recovery, mark);
        row.push(Tone::Accent, &key);
        let tone = if mark.is_empty() { Tone::Plain } else { Tone::Strong };
        row.push(tone, &format!(" {label}"));
    }
    writer.row(row);
}

/// What was decided last, so that nobody has to wonder what the key did.
fn quiet_line(writer: &mut Writer, page: &GoalReview, shared: &Shared) {
    writer.row(Row::default());
    let Some((stack, card)) = page.stack.as_ref().zip(page.last()) else {
        writer.row(Row::default());
        return;
    };
    if page.here == Here::Card(card) {
        writer.row(Row::default());
        return;
    }
    let today = shared.now.today();
    let (sign, tone, told) = match stack.decided(card) {
        Some(Decided::Goal(given)) => {
            let (sign, tone) = words::verdict_sign(given.verdict);
            (sign, tone, words::told_verdict(&given, today))
        }
        Some(Decided::Step(event)) => {
            let (sign, tone) = words::step_sign(event.verdict.state());
            (sign, tone, words::told_step(&event, today))
        }
        None => return,
    };
    let mut hints = Row::default();
    for (command, label) in [(Command::ReviewWhy, "why"), (Command::ReviewUndo, "undo")] {
        if command != Command::ReviewWhy || matches!(card, Card::Goal(_)) {
            hints.push(Tone::Accent, &format!("   {}", shared.settings.keymap.told(command)));
            hints.push(Tone::Muted, &format!(" {label}"));
        }
    }
    let room = writer.columns().saturating_sub(hints.columns() + width::columns(sign) + 1);
    let words = format!("{told}: {}", page.text(card));
    let (told, text) = words.split_at(told.len());
    let text = width::fit(text, room.saturating_sub(width::columns(told)));
    let mut row = Row::default().with(tone, &format!("{sign} {told}")).with(Tone::Muted, &text);
    row.spans.extend(hints.spans);
    writer.row(row);
}

/// The whole stack beside the card, where there is room: what was decided, what is shown, what is to come.
pub(super) fn rail(page: &GoalReview, columns: usize, height: usize) -> Vec<(Card, Row)> {
    const WORD: usize = 11;
    let Some(stack) = &page.stack else { return Vec::new() };
    let cards = page.cards();
    let shown = match page.here {
        Here::Card(card) => cards.iter().position(|other| *other == card).unwrap_or(0),
        Here::Nothing | Here::End => cards.len().saturating_sub(1),
    };
    let first = shown.saturating_sub(height / 2).min(cards.len().saturating_sub(height));
    let row = |card: &Card| {
        let is_shown = page.here == Here::Card(*card);
        let (sign, tone, word) = match stack.decided(*card) {
            Some(Decided::Goal(given)) => {
                let (sign, tone) = words::verdict_sign(given.verdict);
                (sign, tone, words::verdict_word(given.verdict))
            }
            Some(Decided::Step(event)) => {
                let (sign, tone) = words::step_sign(event.verdict.state());
                (sign, tone, words::step_word(event.verdict))
            }
            None => ("·", Tone::Muted, ""),
        };
        let text_tone = if is_shown { Tone::Strong } else { Tone::Muted };
        let room = columns.saturating_sub(4 + WORD);
        let mark = if is_shown { "› " } else { "  " };
        let row = Row::default()
            .with(Tone::Accent, mark)
            .with(tone, &format!("{sign} "))
            .with(text_tone, &width::pad(stack.text(*card).unwrap_or_default(), room))
            .with(Tone::Muted, &format!(" {word}"));
        (*card, row)
    };
    cards.iter().skip(first).take(height).map(row).collect()
}

/// The problem of what is written, or nothing.
pub(super) fn problem(writing: &Writing) -> Option<&str> {
    match writing {
        Writing::Line { problem, .. } => problem.as_deref(),
        Writing::Adjust(_) => None,
    }
}
