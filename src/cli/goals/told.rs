//! Goals as text.

use super::{Stack, open_steps};
use crate::domain::goal::{Goal, GoalState, Step, StepState};
use crate::domain::goal_story::GoalRow;
use crate::domain::rules::goal_progress;
use crate::domain::rules::goal_review::{Look, Reason};
use crate::domain::units::days::{told_calendar, told_day, told_short};
use crate::text::sanitise::for_screen;

/// Everything that is told.
pub(super) fn lines(stack: &Stack<'_>, only_due: bool) -> Vec<String> {
    if stack.rows.is_empty() && stack.loose.is_empty() {
        return vec![nothing(stack, only_due)];
    }
    let mut lines = vec![count(stack)];
    for row in &stack.rows {
        lines.push(String::new());
        lines.extend(told(row, stack));
    }
    if !stack.loose.is_empty() {
        lines.extend([String::new(), "Steps of their own".to_owned()]);
        lines.extend(stack.loose.iter().map(|step| this_step(step, stack)));
    }
    lines
}

fn nothing(stack: &Stack<'_>, only_due: bool) -> String {
    if !only_due {
        return "There are no goals yet. secondwind goals add \"...\" writes one.".to_owned();
    }
    let looks = stack.goals.rows.iter().filter_map(|row| Some((stack.look(row)?.day, row)));
    match looks.min_by_key(|(day, _)| *day) {
        Some((day, row)) => format!(
            "Nothing is due today. The next look is at “{}” on {}.",
            for_screen(&row.goal.text),
            told_calendar(day, stack.today)
        ),
        None => "Nothing is due today.".to_owned(),
    }
}

fn count(stack: &Stack<'_>) -> String {
    let counted = |number: usize, one: &str, many: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    };
    let goals = counted(stack.rows.len(), "goal", "goals");
    match stack.due_count() {
        0 => goals,
        due => format!("{goals}, {due} due for a look"),
    }
}

fn told(row: &GoalRow, stack: &Stack<'_>) -> Vec<String> {
    let goal = &row.goal;
    let mut lines = vec![for_screen(&goal.text).into_owned()];
    lines.push(format!("  {}", for_screen(&facts(row, stack).join(" · "))));
    if !goal.if_then.is_empty() {
        lines.push(format!("  {}", for_screen(&goal.if_then)));
    }
    if let Some(last) = &row.last {
        let reason = if last.reason.is_empty() { String::new() } else { format!(": {}", last.reason) };
        let day = told_day(last.at.date_naive(), stack.today);
        lines.push(format!("  {day} “{}”{}", last.verdict.label(), for_screen(&reason)));
    }
    lines.extend(stack.look(row).map(|look| format!("  {}", for_screen(&this_look(&look, stack)))));
    lines.extend(open_steps(row).map(|step| this_step(step, stack)));
    lines
}

fn facts(row: &GoalRow, stack: &Stack<'_>) -> Vec<String> {
    let goal = &row.goal;
    let mut facts = Vec::new();
    if goal.state() != GoalState::Active {
        facts.push(goal.state().label().to_owned());
    }
    facts.extend(words(goal));
    if goal.pinned {
        facts.push("pinned".to_owned());
    }
    facts.extend(row.race.as_ref().map(|race| format!("{}, {}", race.name, told_short(race.date))));
    facts.extend(goal.by.map(|by| format!("by {}", told_calendar(by, stack.today))));
    facts.extend(goal_progress::told(row).map(|told| told.words));
    facts
}

/// What it is: kind, tier, horizon.
pub(super) fn words(goal: &Goal) -> Vec<String> {
    let mut words = vec![goal.kind.label().to_owned()];
    words.extend(goal.tier.map(|tier| tier.label().to_owned()));
    words.push(goal.horizon.label().to_owned());
    words
}

fn this_look(look: &Look, stack: &Stack<'_>) -> String {
    let day = told_calendar(look.day, stack.today);
    let why = match &look.reason {
        Reason::Passed(by) => format!(": its day was {}", told_calendar(*by, stack.today)),
        Reason::AfterRace { race, .. } => format!(": after {race}"),
        Reason::Booked | Reason::Time => String::new(),
    };
    match look.day.cmp(&stack.today) {
        std::cmp::Ordering::Less => format!("a look is due since {day}{why}"),
        std::cmp::Ordering::Equal => format!("a look is due today{why}"),
        std::cmp::Ordering::Greater => format!("next look on {day}{why}"),
    }
}

fn this_step(step: &Step, stack: &Stack<'_>) -> String {
    let day = step.day.map_or_else(String::new, |day| format!(", {}", told_day(day, stack.today)));
    let due = if stack.is_due(step) && step.state == StepState::Open { " · due" } else { "" };
    format!("  › {}{day}{due}", for_screen(&step.text))
}
