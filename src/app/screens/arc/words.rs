//! How an arc is told in words, everywhere alike: on its own page, in the list of arcs, on the timeline and on Today.
//!
//! Days are stated and never ranked: a short way back and a long one are told in the same sentence.

use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::check_in::Side;
use crate::domain::rules::baseline::Baseline;
use crate::domain::rules::course::{Course, Dip, Return};
use crate::domain::rules::reckoning::{Recovery, Status};
use crate::domain::units::days;
use crate::domain::units::rounding::shown;

/// Said where the body felt back before the low end of the recovery guide.
pub const FELT_IS_NOT_HEALED: &str =
    "Your body feels like itself again. Feeling back usually comes before muscles and tendons are.";

/// Said where a check-in has nothing to be compared with.
pub const NO_USUAL: &str = "no usual to compare with";

/// The name of a side within a sentence.
#[must_use]
pub fn side_name(side: Side) -> &'static str {
    side.id()
}

/// Where a side stands: "mind back on day 6-8"; told by [`Course::told_of`].
#[must_use]
pub fn side_words(side: Side, course: &Course) -> String {
    course.told_of(side)
}

/// The same without the name of the side, for where it stands already.
#[must_use]
pub fn course_words(course: &Course) -> String {
    course.told()
}

/// The state of this moment, without what was before.
pub(super) fn now_words(now: &Return) -> String {
    now.told()
}

/// In a word or two, for where there is little room: "day 6-8", "pending", "not measured", "no dip", "open".
#[must_use]
pub fn course_briefly(course: &Course) -> String {
    match course.now {
        Return::NoBaseline | Return::NotMeasured { .. } => "not measured".to_owned(),
        Return::TooEarly { .. } => "too early".to_owned(),
        Return::NoDip => "no dip".to_owned(),
        Return::Open => "open".to_owned(),
        Return::Pending { .. } => "pending".to_owned(),
        Return::Back(interval) => interval.told(),
    }
}

/// Why a side was not measured; `None` where it was, or may still be.
#[must_use]
pub fn why_not_measured(course: &Course) -> Option<String> {
    match course.now {
        Return::NoBaseline => Some(
            "There is nothing to compare it with: fewer than three ordinary check-ins before, and none was declared."
                .to_owned(),
        ),
        Return::NotMeasured { have } => {
            let have = match have {
                0 => "There was no check-in".to_owned(),
                1 => "There was 1 check-in".to_owned(),
                have => format!("There were {have} check-ins"),
            };
            Some(format!("{have} in the first three weeks, and it takes three."))
        }
        _ => None,
    }
}

/// The lowest point: "lowest on day 2: 2.8, 4.3 below its usual".
#[must_use]
pub fn dip_words(dip: &Dip) -> String {
    format!("lowest on day {}: {:.1}, {}", dip.day, shown(dip.value, 1), depth_words(dip))
}

/// The lowest point in fewer words: "2.8 on day 2".
#[must_use]
pub fn low_words(dip: &Dip) -> String {
    format!("{:.1} on day {}", shown(dip.value, 1), dip.day)
}

/// How deep the lowest point was: "4.3 below its usual".
#[must_use]
pub fn depth_words(dip: &Dip) -> String {
    format!("{:.1} below its usual", shown(dip.depth, 1))
}

/// The usual that a side is measured by: "usual 6.7 ± 0.8 (measured, 14 check-ins, 12 Feb – 24 Mar 2026)".
#[must_use]
pub fn usual_words(baseline: Option<&Baseline>) -> String {
    baseline.map_or_else(
        || NO_USUAL.to_owned(),
        |usual| format!("{} ({})", usual.told_briefly(), usual.told_source()),
    )
}

/// Where the whole arc stands.
#[must_use]
pub fn status_words(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Dipping => "dipping",
        Status::Rising => "on the way up",
        Status::Back => "back (felt)",
        Status::Training => "training as usual",
        Status::Answered => "answered",
        Status::PutDown => "put down by you",
        Status::NotMeasured => "not measured",
        Status::NoDip => "no dip measured",
        Status::LongTail => "a long tail, open",
    }
}

/// Which day it is, or on which day it closed: "day 23", "closed on day 31".
#[must_use]
pub fn day_words(recovery: &Recovery) -> String {
    match recovery.closed {
        None => format!("day {}", recovery.day),
        Some(closed) => format!("closed on day {}", (closed - recovery.start).num_days()),
    }
}

/// Where an arc stands, in one line: "on the way, day 12 · mind back on day 9-10 · body open", "closed on day 31 · ...".
#[must_use]
pub fn standing(recovery: &Recovery) -> String {
    let day = day_words(recovery);
    let stands = match (recovery.status, recovery.closed) {
        (Status::PutDown, _) => format!("{}, {day}", status_words(Status::PutDown)),
        (_, None) => format!("on the way, {day}"),
        (_, Some(_)) => day,
    };
    let sides = [Side::Mind, Side::Body].map(|side| side_words(side, recovery.side(side)));
    format!("{stands} · {}", sides.join(" · "))
}

/// What an arc is called: its name, or else its kind.
#[must_use]
pub fn name(arc: &RecoveryArc) -> String {
    if !arc.name.trim().is_empty() {
        return arc.name.trim().to_owned();
    }
    kind_name(arc.kind)
}

/// A kind with a capital: "Injury".
#[must_use]
pub fn kind_name(kind: ArcKind) -> String {
    capital(kind.label())
}

/// Words with their first letter made a capital.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Its kind, where that is not its name already, and its first day: "setback race, Wed 29 Jul 2026".
#[must_use]
pub fn kind_and_start(arc: &RecoveryArc) -> String {
    let start = days::told_date(arc.start);
    if arc.name.trim().is_empty() { start } else { format!("{}, {start}", arc.kind.label()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::history::History;
    use crate::domain::id::ArcId;
    use crate::domain::rules::course::Interval;
    use crate::domain::rules::reckoning::Reckoning;
    use chrono::NaiveDate;

    fn course(now: Return) -> Course {
        Course { now, dip: None, backs: Vec::new(), reopened: Vec::new(), early: 0, settled: None }
    }

    fn between(from: u32, to: u32) -> Interval {
        Interval { from, to }
    }

    #[test]
    fn every_state_of_a_side_reads_as_a_sentence() {
        let told = |now| side_words(Side::Mind, &course(now));
        assert_eq!(told(Return::NoBaseline), "mind not measured");
        assert_eq!(told(Return::NotMeasured { have: 2 }), "mind not measured");
        assert_eq!(told(Return::TooEarly { have: 0 }), "mind: too early to tell, no check-in yet");
        assert_eq!(told(Return::TooEarly { have: 2 }), "mind: too early to tell, 2 of 3 check-ins");
        assert_eq!(told(Return::NoDip), "mind: no dip measured");
        assert_eq!(told(Return::Open), "mind open");
        assert_eq!(
            told(Return::Pending { since: 8, more: 1 }),
            "mind looks back since day 8, one more check-in to be sure"
        );
        assert_eq!(
            told(Return::Pending { since: 8, more: 2 }),
            "mind looks back since day 8, two more check-ins to be sure"
        );
        let back = Course { backs: vec![between(6, 8)], ..course(Return::Back(between(6, 8))) };
        assert_eq!(side_words(Side::Body, &back), "body back on day 6-8");
        let at_once = Course { backs: vec![between(3, 3)], ..course(Return::Back(between(3, 3))) };
        assert_eq!(side_words(Side::Mind, &at_once), "mind back on day 3");
    }

    #[test]
    fn an_arc_that_reopened_tells_every_date() {
        let open = Course { backs: vec![between(6, 8)], reopened: vec![15], ..course(Return::Open) };
        assert_eq!(side_words(Side::Mind, &open), "mind back on day 6-8, open again since day 15");
        let pending = Course { now: Return::Pending { since: 22, more: 1 }, ..open.clone() };
        assert_eq!(
            side_words(Side::Mind, &pending),
            "mind back on day 6-8, open again since day 15, looks back since day 22, one more check-in to be sure"
        );
        let again = Course {
            now: Return::Back(between(21, 24)),
            backs: vec![between(6, 8), between(21, 24)],
            ..open
        };
        assert_eq!(
            side_words(Side::Mind, &again),
            "mind back on day 6-8, open again on day 15, back again on day 21-24"
        );
        let (one, other) = (course_briefly(&again), course_briefly(&pending));
        assert_eq!((one.as_str(), other.as_str()), ("day 21-24", "pending"));
    }

    #[test]
    fn what_was_not_measured_says_why_and_the_rest_does_not() {
        let why = |now| why_not_measured(&course(now)).unwrap_or_default();
        assert!(why(Return::NoBaseline).contains("nothing to compare it with"));
        assert_eq!(
            why(Return::NotMeasured { have: 0 }),
            "There was no check-in in the first three weeks, and it takes three."
        );
        assert_eq!(
            why(Return::NotMeasured { have: 2 }),
            "There were 2 check-ins in the first three weeks, and it takes three."
        );
        assert_eq!(why(Return::NoDip), "");
    }

    #[test]
    fn where_an_arc_stands_is_told_in_one_line() {
        let day = |number| NaiveDate::from_ymd_opt(2026, 3, number).expect("a day");
        let arc = RecoveryArc::new(
            ArcId(uuid::Uuid::from_u128(1)),
            ArcKind::Injury,
            day(1),
            "2026-03-01T20:00:00Z".parse().expect("a moment"),
        );
        let told = |arc: &RecoveryArc, today: u32| {
            let history = History { arcs: vec![arc.clone()], ..History::default() };
            standing(&Reckoning::of(&history, day(today)).recoveries[0])
        };
        assert_eq!(told(&arc, 13), "on the way, day 12 · mind not measured · body not measured");
        assert_eq!(told(&arc, 31), "closed on day 29 · mind not measured · body not measured");
        let put_down = RecoveryArc { put_down: Some(day(9)), ..arc };
        assert_eq!(
            told(&put_down, 13),
            "put down by you, closed on day 8 · mind not measured · body not measured"
        );
    }

    #[test]
    fn no_status_speaks_of_how_quick_it_was() {
        for status in Status::ALL {
            let words = status_words(*status);
            assert!(!words.is_empty() && words.len() <= 17, "{words}");
            for verdict in ["fast", "quick", "slow", "better", "worse", "good", "bad"] {
                assert!(!words.contains(verdict), "{words}");
            }
        }
    }
}
