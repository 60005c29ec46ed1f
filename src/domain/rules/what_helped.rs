//! What was done on the way back, and whether it helped: only ever counted in the runner's own history.
//!
//! Source: checkins.toml, `recovery_menu`: "after 3 uses with an answer: 'walk: helped 3 of 4'" and "if only one of body /
//! head is used in an open arc for 7 days". Decided here: talking with somebody counts for the head, a professional for
//! neither half; the seven days end today and lie within the arc; the same words, however written, are the same thing.

use chrono::{Days, NaiveDate};

use crate::domain::arc::{Helped, Part, Try};
use crate::domain::id::ArcId;

/// So many uses with an answer, and it is told whether it helped.
const ENOUGH_ANSWERS: u32 = 3;
/// So many days of only one half, and the other is named.
const BALANCE_DAYS: u64 = 7;

/// What is said where only one half has had something.
pub const OTHER_HALF: &str = "The other half might like something too.";

/// What one thing did in all arcs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learned {
    /// The thing.
    pub what: String,
    /// How often it helped.
    pub helped: u32,
    /// Of how many uses with an answer.
    pub of: u32,
}

impl Learned {
    /// "helped 3 of 4".
    #[must_use]
    pub fn told(&self) -> String {
        format!("helped {} of {}", self.helped, self.of)
    }
}

/// Whether two texts name the same thing.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What was learned from three answers or more, in the order in which the things were first done.
#[must_use]
pub fn learned(tries: &[Try]) -> Vec<Learned> {
    let mut found: Vec<Learned> = Vec::new();
    for done in tries {
        let Some(helped) = done.helped else { continue };
        let place = found.iter().position(|known| is_same(&known.what, &done.what)).unwrap_or_else(|| {
            found.push(Learned { what: done.what.trim().to_owned(), helped: 0, of: 0 });
            found.len() - 1
        });
        found[place].of += 1;
        found[place].helped += u32::from(helped == Helped::Yes);
    }
    found.retain(|known| known.of >= ENOUGH_ANSWERS);
    found
}

/// What helped in one arc, each thing once with how often, in the order in which it first did.
#[must_use]
pub fn helped_in(tries: &[Try], arc: ArcId) -> Vec<(String, u32)> {
    let mut found: Vec<(String, u32)> = Vec::new();
    for done in tries.iter().filter(|done| done.arc == arc && done.helped == Some(Helped::Yes)) {
        match found.iter_mut().find(|(what, _)| is_same(what, &done.what)) {
            Some((_, times)) => *times += 1,
            None => found.push((done.what.trim().to_owned(), 1)),
        }
    }
    found
}

/// Whether an open arc that began on `start` has had something for one half only, body or head, in the seven days up to
/// `today`.
#[must_use]
pub fn only_one_half(tries: &[Try], arc: ArcId, start: NaiveDate, today: NaiveDate) -> bool {
    let Some(first) = today.checked_sub_days(Days::new(BALANCE_DAYS - 1)) else {
        return false;
    };
    if first < start {
        return false;
    }
    let lately = || tries.iter().filter(|done| done.arc == arc && (first..=today).contains(&done.day));
    let body = lately().any(|done| done.part == Part::Body);
    let head = lately().any(|done| matches!(done.part, Part::Head | Part::Person));
    body != head
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TryId;
    use uuid::Uuid;

    const ARC: ArcId = ArcId(Uuid::from_u128(1));

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn done(part: Part, what: &str, on: &str, helped: Option<Helped>) -> Try {
        let written = chrono::DateTime::parse_from_rfc3339("2026-07-29T20:00:00+02:00").expect("a moment");
        Try { id: TryId(Uuid::nil()), arc: ARC, part, what: what.into(), day: day(on), helped, written }
    }

    #[test]
    fn something_is_learned_from_three_answers_on_and_uses_without_one_do_not_count() {
        let mut tries = vec![
            done(Part::Body, "walk", "2026-07-01", Some(Helped::Yes)),
            done(Part::Body, "Walk ", "2026-07-02", Some(Helped::NoDifference)),
            done(Part::Body, "walk", "2026-07-03", None),
            done(Part::Body, "nap", "2026-07-03", Some(Helped::Yes)),
        ];
        assert_eq!(learned(&tries), []);
        tries.push(done(Part::Body, "walk", "2026-07-04", Some(Helped::Yes)));
        let known = learned(&tries);
        assert_eq!(known, [Learned { what: "walk".into(), helped: 2, of: 3 }]);
        assert_eq!(known[0].told(), "helped 2 of 3");
        assert_eq!(helped_in(&tries, ARC), [("walk".into(), 2), ("nap".into(), 1)]);
        assert_eq!(helped_in(&tries, ArcId(Uuid::nil())), []);
    }

    #[test]
    fn one_half_alone_for_seven_days_is_noticed_and_nothing_at_all_is_not() {
        let one_half = |tries: &[Try], today: &str| only_one_half(tries, ARC, day("2026-07-01"), day(today));
        assert!(!one_half(&[], "2026-07-20"));
        let mut tries = vec![done(Part::Body, "walk", "2026-07-05", None)];
        assert!(!one_half(&tries, "2026-07-06"), "the arc is not seven days old");
        assert!(one_half(&tries, "2026-07-07"));
        assert!(one_half(&tries, "2026-07-11"));
        assert!(!one_half(&tries, "2026-07-12"), "nothing was done in the last seven days");
        tries.push(done(Part::Professional, "doctor", "2026-07-08", None));
        assert!(one_half(&tries, "2026-07-11"));
        tries.push(done(Part::Person, "Lerato", "2026-07-09", None));
        assert!(!one_half(&tries, "2026-07-11"));
        assert!(one_half(&tries, "2026-07-14"), "only the head is left");
    }
}
