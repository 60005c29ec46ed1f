//! A time goal that rests after a setback is not taken up before its day.

use secondwind::domain::goal::{GoalKind, GoalState, Verdict};
use secondwind::domain::rules::goal_quiet::REASON;

use super::*;

const LINE: &str = "Recovery first: a time goal can be set from 28 Nov. Until then it rests, and the review asks about it that day.";

fn resting(written: &str, reason: &str, kind: GoalKind, race: &str) -> Journal {
    let Change::Judge(given) = judged(1, 1, Verdict::Rest, reason, "2026-11-23") else { panic!("a verdict") };
    let given = Change::Judge(GivenVerdict { again: Some(day("2026-11-28")), ..given });
    let mut journal =
        goals(&[setback(1, "Two Rivers", race), put(goal(1, kind, "Ten k under 45", written)), given]);
    journal.press("f");
    journal.choose("Ten k under 45");
    journal.press("enter");
    journal
}

#[test]
fn the_keys_that_would_take_it_up_say_the_line_and_leave_it_resting() {
    for (written, reason) in [("2026-11-23", REASON), ("2026-11-01", REASON), ("2026-11-20", "not yet")] {
        for key in ["y", "a", "m"] {
            let mut journal = resting(written, reason, GoalKind::TimeOrPlace, "2026-11-14");
            journal.press(key);
            assert_eq!(journal.notice(), LINE, "{written} {reason} {key}");
            assert_eq!(kept(&journal, 1).row.goal.state(), GoalState::Resting);
            assert_eq!(kept(&journal, 1).verdicts.len(), 1);
            journal.must_not_see(&["Why keep it?"]);
        }
        let mut journal = resting(written, reason, GoalKind::TimeOrPlace, "2026-11-14");
        journal.press("l");
        assert_eq!(kept(&journal, 1).row.goal.state(), GoalState::LetGo, "it can be let go on any day");
    }
}

#[test]
fn on_its_day_or_where_no_rule_holds_it_it_is_taken_up() {
    for (written, reason, kind, race) in [
        ("2026-11-23", REASON, GoalKind::TimeOrPlace, "2026-11-10"),
        ("2026-11-01", "the calf first", GoalKind::TimeOrPlace, "2026-11-14"),
        ("2026-11-23", "not yet", GoalKind::Recovery, "2026-11-14"),
    ] {
        let mut journal = resting(written, reason, kind, race);
        journal.press("y");
        assert_eq!(journal.notice(), "Taken up again: Ten k under 45");
        assert_eq!(kept(&journal, 1).row.goal.state(), GoalState::Active);
    }
}
