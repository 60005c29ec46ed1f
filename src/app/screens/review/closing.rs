//! The last page of a review: what was decided, in groups, what is carried on, and when each goal is looked at again.

use super::GoalReview;
use super::stack::{Decided, Stack};
use super::words;
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::domain::goal::{GivenVerdict, StepState, Verdict};
use crate::domain::id::GoalId;
use crate::domain::review::Card;
use crate::domain::rules::goal_pairing::pairings;
use crate::domain::rules::goal_review::next_look;
use crate::domain::units::days;
use crate::text::width;

/// The groups, in the order in which they stand.
const GROUPS: [(Verdict, &str); 6] = [
    (Verdict::Reached, "Reached"),
    (Verdict::Keep, "Going on"),
    (Verdict::Adjust, "Adjusted"),
    (Verdict::Later, "To be decided later"),
    (Verdict::Rest, "Resting"),
    (Verdict::LetGo, "Let go"),
];

/// The page, and the goals on it that can be selected.
pub(super) fn page(review: &GoalReview, shared: &Shared, columns: u16) -> (Pane, Vec<GoalId>) {
    let mut pane = Pane::new(columns);
    let mut items = Vec::new();
    let Some(stack) = &review.stack else { return (pane, items) };
    let room = usize::from(columns);
    let open = review.cards().into_iter().filter(|card| stack.is_pending(*card)).count();
    if open > 0 {
        let key = shared.settings.keymap.told(Command::ReviewBefore);
        let told =
            format!("Not decided yet: {}. {key} goes back to the cards.", words::counted(open, "card"));
        pane.words(text(room, Tone::Accent, 0, &told));
    }
    for (verdict, title) in GROUPS {
        let given: Vec<&GivenVerdict> =
            decided_goals(stack).filter(|given| given.verdict == verdict).collect();
        if given.is_empty() {
            continue;
        }
        pane.gap();
        pane.words([Row::default().with(Tone::Heading, &format!("{title} ({})", given.len()))]);
        for given in given {
            goal(&mut pane, &mut items, (stack, given), shared);
        }
    }
    steps(&mut pane, stack, shared);
    let lines = pairings(stack.goals.rows.iter().map(|row| &row.goal));
    if !lines.is_empty() {
        pane.gap();
        for line in lines {
            pane.words(text(room, Tone::Recovery, 0, line.line()));
        }
    }
    (pane, items)
}

fn decided_goals(stack: &Stack) -> impl Iterator<Item = &GivenVerdict> {
    stack.review.cards.iter().filter_map(|card| match card {
        Card::Goal(goal) => stack.row(*goal).and_then(|_| stack.verdict(*goal)),
        Card::Step(_) => None,
    })
}

fn goal(pane: &mut Pane, items: &mut Vec<GoalId>, (stack, given): (&Stack, &GivenVerdict), shared: &Shared) {
    let Some(row) = stack.row(given.goal) else { return };
    let today = shared.now.today();
    let room = usize::from(pane.columns());
    let look = next_look(row, &stack.goals.races);
    let aside =
        look.map_or_else(String::new, |look| format!("again {}", days::told_day(look.day.max(today), today)));
    let (sign, tone) = words::verdict_sign(given.verdict);
    let text_room = room.saturating_sub(5 + width::columns(&aside));
    let first = Row::default()
        .with(tone, &format!("  {sign} "))
        .with(Tone::Plain, &width::pad(&row.goal.text, text_room))
        .with(Tone::Muted, &format!(" {aside}"));
    let mut rows = vec![first];
    let gave = if given.verdict == Verdict::LetGo { "it gave: " } else { "" };
    let lines = [(gave, &given.reason), ("carried on by: ", &given.carries)];
    for (label, line) in lines.into_iter().filter(|(_, line)| !line.is_empty()) {
        rows.extend(text(room, Tone::Muted, 4, &format!("{label}{line}")));
    }
    for step in row.steps.iter().filter(|step| step.state == StepState::Open) {
        let day = step.day.map_or_else(String::new, |day| format!(" · {}", days::told_day(day, today)));
        rows.extend(text(room, Tone::Plain, 4, &format!("□ {}{day}", step.text)));
    }
    // A step may be added to what goes on; what rests or is over is only read.
    if matches!(given.verdict, Verdict::Keep | Verdict::Adjust | Verdict::Later) {
        pane.item(items.len(), rows);
        items.push(given.goal);
    } else {
        pane.words(rows);
    }
}

fn steps(pane: &mut Pane, stack: &Stack, shared: &Shared) {
    let today = shared.now.today();
    let decided = stack.review.cards.iter().filter_map(|card| match (card, stack.decided(*card)) {
        (Card::Step(step), Some(Decided::Step(event))) => Some((stack.step(*step)?, event)),
        _ => None,
    });
    let decided: Vec<_> = decided.collect();
    if decided.is_empty() {
        return;
    }
    let room = usize::from(pane.columns());
    pane.gap();
    pane.words([Row::default().with(Tone::Heading, &format!("Steps ({})", decided.len()))]);
    for (step, event) in decided {
        let told = words::told_step(&event, today);
        let (sign, tone) = words::step_sign(event.verdict.state());
        let text_room = room.saturating_sub(5 + width::columns(&told));
        pane.words([Row::default()
            .with(tone, &format!("  {sign} "))
            .with(Tone::Plain, &width::pad(&step.text, text_room))
            .with(Tone::Muted, &format!(" {told}"))]);
    }
}

fn text(columns: usize, tone: Tone, indent: usize, words: &str) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    writer.text(tone, indent, words);
    writer.done()
}
