//! What came back and what has not, each with its lesson and what it calls for; below it the causes race by race.

use super::words::{cause, races};
use super::{Act, Composer, matrix};
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::sheet::Pane;
use crate::domain::cause::Effect;
use crate::domain::lesson::{LessonStanding, UseVerdict};
use crate::domain::patterns::{CauseLesson, ToldRace};
use crate::domain::rules::patterns::races_with_causes;
use crate::domain::rules::recurrence::{Answer, CameBack, Solved, answer, came_back, solved};
use crate::domain::units::days;

/// From this width on, the picture stands beside the cards, where all its races have room there.
const WIDE: u16 = 150;
/// At most so many races of a cause are named.
const NAMED: usize = 4;

/// Composes the view: the cards and, beside or below them, the causes race by race.
pub fn compose(page: &mut Composer<'_>) {
    let columns = page.pane.columns();
    let room = columns * 9 / 20;
    if columns < WIDE || !matrix::holds_all(page, columns - room - 4) {
        let back = cards(page);
        matrix::compose(page, &back);
        return;
    }
    let whole = std::mem::replace(&mut page.pane, Pane::new(room));
    let back = cards(page);
    let left = std::mem::replace(&mut page.pane, Pane::new(columns - room - 4));
    matrix::compose(page, &back);
    let right = std::mem::replace(&mut page.pane, whole);
    page.pane.beside(left, right);
}

/// Composes the cards; gives the causes that came back.
fn cards(page: &mut Composer<'_>) -> Vec<String> {
    let told = races_with_causes(&page.basis.races);
    if told == 0 {
        page.words(Tone::Strong, 0, "Nothing here yet.");
        page.words(
            Tone::Muted,
            0,
            "When you look back at a race and name what got in the way, it is counted here: what comes back from race to race, \
             what has not come back since a lesson was used, and what helped.",
        );
        return Vec::new();
    }
    let content = &page.shared.content;
    let settled = solved(
        page.basis,
        |mode| content.packs().any(|pack| pack.asks_for_causes(mode)),
        |cause| content.causes.reach(cause),
    );
    // What has stayed away since is told as that, even where it came back often before.
    let mut back = came_back(&page.basis.races);
    back.retain(|back| !settled.iter().any(|solved| solved.cause == back.cause));
    if !back.is_empty() {
        page.heading("This came back", "");
        for back in &back {
            page.apart();
            card_of_back(page, back);
        }
    }
    if !settled.is_empty() {
        page.heading("Has not come back", "");
        for solved in &settled {
            page.apart();
            card_of_solved(page, solved);
        }
    }
    if back.is_empty() && settled.is_empty() {
        let words = if told < 2 {
            "One race so far. What comes back shows from the second one on."
        } else {
            "Nothing has come back: no cause weighed “some” or more in 2 of your last 4 races, or in 3 of your last 8."
        };
        page.words(Tone::Muted, 0, words);
    }
    back.into_iter().map(|back| back.cause).collect()
}

fn card_of_back(page: &mut Composer<'_>, back: &CameBack) {
    let (basis, columns) = (page.basis, usize::from(page.pane.columns()));
    let mut writer = Writer::new(columns);
    let label = cause(&back.cause, Effect::Hindered, &page.shared.content);
    writer.row(
        Row::default()
            .with(Tone::Setback, "  ↺ ")
            .with(Tone::Strong, label)
            .with(Tone::Muted, &format!(", in {}", back.told())),
    );
    let told: Vec<&ToldRace> = back
        .races
        .iter()
        .filter_map(|race| basis.races.iter().find(|told| told.race == *race))
        .take(NAMED)
        .collect();
    let named: Vec<String> =
        told.iter().map(|race| format!("{}, {}", race.name, days::told_short(race.day))).collect();
    writer.pair_of_facts("", 4, Tone::Muted, &named);
    let answer = answer(back, basis);
    let lesson = answer.lesson().and_then(|id| basis.lessons.iter().find(|one| one.lesson.id == id));
    if let Some(one) = lesson {
        lesson_rows(&mut writer, one);
    }
    let verdict = told.first().and_then(|last| lesson?.in_race(last.race));
    let key = page.shared.settings.keymap.told(Command::FollowPattern);
    let calls = match answer {
        Answer::WhatIf => "Not yours to change. A what-if in the next brief is all it takes.".to_owned(),
        Answer::Write => format!("No lesson for it yet. {key} begins one."),
        Answer::Trigger(_) => {
            let not_used = if verdict == Some(UseVerdict::Forgot) { "Forgotten" } else { "Not used" };
            format!(
                "{not_used} the last time. {key} opens it: another moment in its “If ...” may call it up."
            )
        }
        Answer::Reword(_) => {
            format!("Used the last time, and it did not help. {key} opens it, to say it anew.")
        }
        Answer::TakeAlong(_) if matches!(verdict, Some(UseVerdict::Helped | UseVerdict::Partly)) => {
            format!("It helped the last time. {key} opens it; take it along again.")
        }
        Answer::TakeAlong(_) if lesson.is_some_and(|one| one.lesson.standing == LessonStanding::Resting) => {
            format!("Written since, and put aside. {key} opens it, to take it up again.")
        }
        Answer::TakeAlong(_) => format!("Written since. {key} opens it; the next brief can show it."),
    };
    writer.hanging(&Row::default().with(Tone::Accent, "    → "), Tone::Plain, 6, &calls);
    let act = match answer {
        Answer::WhatIf => Act::Brief,
        Answer::Write => Act::Write(back.cause.clone()),
        Answer::Trigger(lesson) | Answer::Reword(lesson) | Answer::TakeAlong(lesson) => Act::Lesson(lesson),
    };
    page.item(act, writer.done());
}

fn card_of_solved(page: &mut Composer<'_>, found: &Solved) {
    let (basis, columns) = (page.basis, usize::from(page.pane.columns()));
    let mut writer = Writer::new(columns);
    let label = cause(&found.cause, Effect::Hindered, &page.shared.content);
    let since = basis.races.iter().find(|race| race.race == found.since);
    let since =
        since.map_or_else(String::new, |race| format!("{}, {}", race.name, days::told_short(race.day)));
    writer.row(
        Row::default()
            .with(Tone::Recovery, "  ✓ ")
            .with(Tone::Strong, label)
            .with(Tone::Muted, &format!(", not in {} since", races(found.races))),
    );
    writer.text(Tone::Muted, 4, &format!("The last time: {since}"));
    if let Some(one) = basis.lessons.iter().find(|one| one.lesson.id == found.lesson) {
        lesson_rows(&mut writer, one);
    }
    page.item(Act::Lesson(found.lesson), writer.done());
}

/// The lesson, and below it where it comes from and how it was used.
fn lesson_rows(writer: &mut Writer, one: &CauseLesson) {
    writer.text(Tone::Lesson, 4, &format!("“{}”", one.lesson.text));
    let tally = one.tally();
    let from = one.race.as_ref().map_or_else(String::new, |race| format!("from {race}, "));
    writer.text(Tone::Muted, 4, &format!("the lesson {from}{}", tally.facts().join(", ")));
}
