//! Keeps what was typed until the disk has it.
//!
//! Architecture invariant: "saved" is said only when the disk has said so. A change is held here until the store has
//! answered that its batch is written; a batch that failed goes back in front of what came since, and is tried again.

use std::time::Duration;

mod laying;

use super::effect::{Effect, Passing, Trouble};
use super::passage::Tone;
use crate::domain::change::Change;
use crate::domain::clock::{Now, Stamp};
use laying::lay_over;

/// After this long without a key the words are saved.
pub const PAUSE: Duration = Duration::from_millis(300);
/// Words are never older than this when they are sent, however fast the typing.
pub const LONGEST_WAIT: Duration = Duration::from_millis(600);
/// A failed save is tried again after this long.
pub const RETRY: Duration = Duration::from_secs(2);

/// How things stand with the disk.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    /// Everything is on the disk, since then; `None` when nothing had to be saved yet.
    Saved(Option<Stamp>),
    /// Something waits for a pause in typing, or is on its way.
    Saving,
    /// The last try failed.
    Failed(Trouble),
}

/// What a page has handed over so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Nothing: there is no answer yet.
    Nothing,
    /// Everything, as it was typed.
    AsTyped,
    /// Nothing of what was changed: it is handed over when the page is left.
    OnLeaving,
}

impl Status {
    /// How things stand for a page that is written on, in a word for the title line.
    #[must_use]
    pub fn told(&self, kept: Kept) -> (String, Tone) {
        let (words, tone) = match (self, kept) {
            (Self::Failed(_), _) => ("! not saved", Tone::Warning),
            (Self::Saving, _) => ("saving …", Tone::Muted),
            (Self::Saved(_), Kept::Nothing) => ("nothing written yet", Tone::Muted),
            (Self::Saved(_), Kept::OnLeaving) => ("kept when you leave", Tone::Muted),
            (Self::Saved(_), Kept::AsTyped) => ("saved ✓", Tone::Recovery),
        };
        (words.to_owned(), tone)
    }
}

/// When a change should go to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// At the next pause in typing.
    AtPause,
    /// Now.
    AtOnce,
}

/// Changes on their way to the disk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Saver {
    waiting: Vec<Change>,
    first_typed: Option<Duration>,
    last_typed: Option<Duration>,
    at_once: bool,
    on_the_way: Option<(u64, Vec<Change>)>,
    last_batch: u64,
    trouble: Option<(Trouble, Duration)>,
    saved: Option<Stamp>,
    /// A batch held something that can never be written: changes go one at a time until the rest is through.
    one_by_one: bool,
    /// What can never be written, and why; only the runner can save it elsewhere or give it up.
    refused: Vec<Change>,
    refusal: Option<Trouble>,
}

impl Saver {
    /// Takes a change over. A later answer to the same question replaces one that still waits.
    pub fn put(&mut self, change: Change, urgency: Urgency, now: &Now) {
        lay_over(&mut self.waiting, change);
        self.first_typed.get_or_insert(now.running);
        self.last_typed = Some(now.running);
        self.at_once |= urgency == Urgency::AtOnce;
    }

    /// What waits for a pause in typing waits no longer.
    pub fn hurry(&mut self) {
        self.at_once |= !self.waiting.is_empty() && self.trouble.is_none();
    }

    /// The write that is due now, if there is one.
    pub fn due(&mut self, now: &Now) -> Option<Effect> {
        if self.on_the_way.is_some() || self.waiting.is_empty() {
            return None;
        }
        if !self.at_once && self.wake_at().is_some_and(|at| now.running < at) {
            return None;
        }
        Some(self.send())
    }

    /// The write of everything that waits, whether it is due or not.
    pub fn flush(&mut self) -> Option<Effect> {
        if self.on_the_way.is_some() || self.waiting.is_empty() { None } else { Some(self.send()) }
    }

    /// When [`Self::due`] has to be asked again.
    #[must_use]
    pub fn wake_at(&self) -> Option<Duration> {
        if self.on_the_way.is_some() || self.waiting.is_empty() {
            return None;
        }
        if let Some((_, retry)) = &self.trouble {
            return Some(*retry);
        }
        let pause = self.last_typed? + PAUSE;
        let longest = self.first_typed? + LONGEST_WAIT;
        Some(pause.min(longest))
    }

    /// The store's answer. A failed batch waits again, with what was typed meanwhile on top.
    pub fn answered(&mut self, batch: u64, result: Result<(), Trouble>, now: &Now) {
        let Some((_, changes)) = self.on_the_way.take_if(|(number, _)| *number == batch) else {
            return;
        };
        match result {
            Ok(()) => {
                self.trouble = None;
                self.saved = Some(now.wall);
                self.one_by_one &= !self.waiting.is_empty();
                self.at_once |= self.one_by_one;
            }
            Err(trouble) if trouble.passing == Passing::Refused && changes.len() == 1 => {
                self.refused.extend(changes);
                self.refusal = Some(trouble);
                self.at_once = true;
            }
            Err(trouble) => {
                let newer = std::mem::replace(&mut self.waiting, changes);
                for change in newer {
                    lay_over(&mut self.waiting, change);
                }
                let wait = match trouble.passing {
                    Passing::MayPass => RETRY,
                    Passing::Stays => RETRY * 5,
                    Passing::Refused => Duration::ZERO,
                };
                self.one_by_one |= trouble.passing == Passing::Refused;
                self.trouble = Some((trouble, now.running + wait));
                self.at_once = false;
            }
        }
    }

    /// How things stand.
    #[must_use]
    pub fn status(&self) -> Status {
        let trouble = self.trouble.as_ref().map(|(trouble, _)| trouble).or(self.refusal.as_ref());
        match trouble {
            Some(trouble) => Status::Failed(trouble.clone()),
            None if self.waiting.is_empty() && self.on_the_way.is_none() => Status::Saved(self.saved),
            None => Status::Saving,
        }
    }

    /// Whether everything is on the disk.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.waiting.is_empty() && self.on_the_way.is_none() && self.refused.is_empty()
    }

    /// What is not on the disk, oldest first.
    pub fn unsaved(&self) -> impl Iterator<Item = &Change> {
        self.refused
            .iter()
            .chain(self.on_the_way.iter().flat_map(|(_, changes)| changes))
            .chain(&self.waiting)
    }

    /// Gives up what is not on the disk; only ever by the runner's word.
    pub fn discard(&mut self) {
        *self = Self { last_batch: self.last_batch, saved: self.saved, ..Self::default() };
    }

    fn send(&mut self) -> Effect {
        self.last_batch += 1;
        let count = if self.one_by_one { 1 } else { self.waiting.len() };
        let changes: Vec<Change> = self.waiting.drain(..count).collect();
        self.on_the_way = Some((self.last_batch, changes.clone()));
        self.first_typed = None;
        self.last_typed = None;
        self.at_once = false;
        Effect::Write { batch: self.last_batch, changes }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{LONGEST_WAIT, PAUSE, RETRY, Saver, Status, Urgency};
    use crate::app::effect::{Effect, Passing, Trouble};
    use crate::domain::arc::{ArcKind, RecoveryArc};
    use crate::domain::brief::BriefPlan;
    use crate::domain::change::Change;
    use crate::domain::check_in::{CheckIn, Item};
    use crate::domain::clock::Now;
    use crate::domain::debrief::{Answer, QuestionKey, Value};
    use crate::domain::id::{ArcId, CheckInId, DebriefId, RaceId, ReviewId};
    use crate::domain::race::Race;
    use crate::domain::review::{Review, ReviewKind};

    fn at(milliseconds: u64) -> Now {
        Now {
            wall: chrono::DateTime::parse_from_rfc3339("2026-11-21T20:00:00+02:00").expect("a date"),
            running: Duration::from_millis(milliseconds),
        }
    }

    fn answer(prompt: &str, words: &str) -> Change {
        Change::PutAnswer {
            debrief: DebriefId(uuid::Uuid::from_u128(1)),
            answer: Answer {
                key: QuestionKey::once(prompt),
                question: String::new(),
                value: Some(Value::Text(words.into())),
                at: at(0).wall,
            },
        }
    }

    fn arc() -> RecoveryArc {
        RecoveryArc::new(ArcId(uuid::Uuid::from_u128(1)), ArcKind::Injury, at(0).today(), at(0).wall)
    }

    fn full() -> Trouble {
        Trouble { line: "The disk is full.".into(), passing: Passing::MayPass }
    }

    #[test]
    fn words_wait_for_a_pause_and_no_longer() {
        let mut saver = Saver::default();
        saver.put(answer("a", "I"), Urgency::AtPause, &at(0));
        assert_eq!(saver.due(&at(299)), None);
        assert_eq!(saver.wake_at(), Some(PAUSE));
        assert_eq!(saver.due(&at(300)), Some(Effect::Write { batch: 1, changes: vec![answer("a", "I")] }));
        assert_eq!(saver.status(), Status::Saving);
        saver.answered(1, Ok(()), &at(310));
        assert_eq!(saver.status(), Status::Saved(Some(at(0).wall)));
    }

    #[test]
    fn fast_typing_is_saved_all_the_same() {
        let mut saver = Saver::default();
        for step in 0..60 {
            saver.put(answer("a", &"x".repeat(step)), Urgency::AtPause, &at(step as u64 * 10));
        }
        assert_eq!(saver.wake_at(), Some(LONGEST_WAIT));
        assert!(saver.due(&at(600)).is_some());
    }

    #[test]
    fn a_review_that_is_begun_again_is_written_after_its_end() {
        let review = |finished| Review {
            id: ReviewId(uuid::Uuid::from_u128(7)),
            kind: ReviewKind::Week,
            from: at(0).today(),
            to: at(0).today(),
            cards: Vec::new(),
            started: at(0).wall,
            finished,
        };
        let put = |finished| Change::PutReview(review(finished));
        let end = Change::DropReview(ReviewId(uuid::Uuid::from_u128(7)));
        let finished = Some(at(0).wall);
        let mut saver = Saver::default();
        for change in [put(None), put(finished), end.clone(), put(None)] {
            saver.put(change, Urgency::AtPause, &at(0));
        }
        let waiting: Vec<Change> = saver.unsaved().cloned().collect();
        assert_eq!(waiting, [put(finished), end, put(None)]);
    }

    #[test]
    fn what_failed_is_kept_under_what_came_since_and_tried_again() {
        let mut saver = Saver::default();
        saver.put(answer("a", "old"), Urgency::AtOnce, &at(0));
        saver.put(answer("b", "other"), Urgency::AtOnce, &at(0));
        assert!(saver.due(&at(0)).is_some());
        saver.put(answer("a", "new"), Urgency::AtPause, &at(5));
        saver.answered(1, Err(full()), &at(10));
        assert_eq!(saver.status(), Status::Failed(full()));
        assert_eq!(
            saver.unsaved().cloned().collect::<Vec<_>>(),
            vec![answer("a", "new"), answer("b", "other")]
        );
        assert_eq!(saver.due(&at(500)), None);
        let retry = 10 + u64::try_from(RETRY.as_millis()).expect("small");
        assert!(
            matches!(saver.due(&at(retry)), Some(Effect::Write { batch: 2, changes }) if changes.len() == 2)
        );
        saver.answered(2, Ok(()), &at(retry + 1));
        assert!(saver.is_clean());
    }

    #[test]
    fn what_can_never_be_written_is_set_aside_and_the_rest_goes_through() {
        let refused = Trouble { line: "That debrief is gone.".into(), passing: Passing::Refused };
        let mut saver = Saver::default();
        saver.put(answer("gone", "1"), Urgency::AtOnce, &at(0));
        saver.put(answer("fine", "2"), Urgency::AtOnce, &at(0));
        assert!(saver.due(&at(0)).is_some());
        saver.answered(1, Err(refused.clone()), &at(1));
        assert_eq!(saver.due(&at(1)), Some(Effect::Write { batch: 2, changes: vec![answer("gone", "1")] }));
        saver.answered(2, Err(refused.clone()), &at(2));
        assert_eq!(saver.due(&at(2)), Some(Effect::Write { batch: 3, changes: vec![answer("fine", "2")] }));
        saver.answered(3, Ok(()), &at(3));
        assert_eq!(saver.status(), Status::Failed(refused));
        assert!(!saver.is_clean());
        assert_eq!(saver.unsaved().cloned().collect::<Vec<_>>(), vec![answer("gone", "1")]);
        saver.discard();
        assert!(saver.is_clean());
    }

    #[test]
    fn a_later_form_of_a_check_in_takes_the_place_of_one_that_waits_and_of_no_other() {
        let check_in = |id: u128, sleep: u8| {
            let (id, day) = (CheckInId(uuid::Uuid::from_u128(id)), at(0).today());
            let mut check_in = CheckIn::new(id, day, at(0).wall);
            check_in.scores.set(Item::Sleep, Some(sleep));
            Box::new(check_in)
        };
        let put = |id, sleep, base: Option<u8>| Change::PutCheckIn {
            check_in: check_in(id, sleep),
            base: base.map(|sleep| check_in(id, sleep)),
        };
        let mut saver = Saver::default();
        saver.put(put(1, 4, None), Urgency::AtPause, &at(0));
        saver.put(put(2, 5, None), Urgency::AtPause, &at(10));
        saver.put(put(1, 6, Some(4)), Urgency::AtPause, &at(20));
        // One that was made from something else is merged after it.
        saver.put(put(1, 8, Some(3)), Urgency::AtPause, &at(30));
        let changes = vec![put(1, 6, None), put(2, 5, None), put(1, 8, Some(3))];
        assert_eq!(saver.flush(), Some(Effect::Write { batch: 1, changes }));
    }

    #[test]
    fn a_change_of_an_arc_takes_the_place_of_the_one_it_was_made_from_and_stands_beside_any_other() {
        let put = |arc: &RecoveryArc, base: &RecoveryArc| Change::PutArc {
            arc: Box::new(arc.clone()),
            base: Some(Box::new(base.clone())),
        };
        let (day, read) = (at(0).today(), arc());
        let ran = RecoveryArc { first_easy_run: Some(day), ..read.clone() };
        let trained = RecoveryArc { training_as_usual: Some(day), ..ran.clone() };
        let mut saver = Saver::default();
        saver.put(put(&ran, &read), Urgency::AtPause, &at(0));
        saver.put(put(&trained, &ran), Urgency::AtPause, &at(10));
        // A page that has not read the arc again since knows nothing of either.
        let named = RecoveryArc { name: "Calf".into(), ..read.clone() };
        saver.put(put(&named, &read), Urgency::AtPause, &at(20));
        let changes = vec![put(&trained, &read), put(&named, &read)];
        assert_eq!(saver.flush(), Some(Effect::Write { batch: 1, changes }));
    }

    #[test]
    fn a_change_of_a_race_takes_the_place_of_the_one_it_was_made_from_and_stands_beside_any_other() {
        let put = |race: &Race, base: Option<&Race>| Change::PutRace {
            race: Box::new(race.clone()),
            base: base.cloned().map(Box::new),
        };
        let first = Race::new(RaceId(uuid::Uuid::from_u128(1)), "Two Rivers", at(0).today());
        let placed = Race { location: "Riverton".into(), ..first.clone() };
        let noted = Race { name: "Two Rivers 100".into(), ..first.clone() };
        let mut saver = Saver::default();
        saver.put(put(&first, None), Urgency::AtPause, &at(0));
        saver.put(put(&placed, Some(&first)), Urgency::AtPause, &at(10));
        saver.put(put(&noted, Some(&first)), Urgency::AtPause, &at(20));
        let changes = vec![put(&placed, None), put(&noted, Some(&first))];
        assert_eq!(saver.flush(), Some(Effect::Write { batch: 1, changes }));
    }

    #[test]
    fn a_change_of_a_plan_takes_the_place_of_the_one_it_was_made_from_and_stands_beside_any_other() {
        let put = |plan: &BriefPlan, base: &BriefPlan| Change::PutPlan {
            plan: Box::new(plan.clone()),
            base: Some(Box::new(base.clone())),
        };
        let blank = BriefPlan::blank(RaceId(uuid::Uuid::from_u128(1)), at(0).wall);
        let begun = BriefPlan { cue: "tall".into(), ..blank.clone() };
        let ended = BriefPlan { cue: "tall, quiet".into(), ..blank.clone() };
        let other = BriefPlan { why: "for the river".into(), ..blank.clone() };
        let mut saver = Saver::default();
        saver.put(put(&begun, &blank), Urgency::AtPause, &at(0));
        saver.put(put(&ended, &begun), Urgency::AtPause, &at(10));
        saver.put(put(&other, &blank), Urgency::AtPause, &at(20));
        let changes = vec![put(&ended, &blank), put(&other, &blank)];
        assert_eq!(saver.flush(), Some(Effect::Write { batch: 1, changes }));
    }

    #[test]
    fn nothing_is_sent_while_a_batch_is_on_its_way() {
        let mut saver = Saver::default();
        saver.put(answer("a", "1"), Urgency::AtOnce, &at(0));
        assert!(saver.due(&at(0)).is_some());
        saver.put(answer("a", "2"), Urgency::AtOnce, &at(1));
        assert_eq!(saver.due(&at(2000)), None);
        assert_eq!(saver.wake_at(), None);
        saver.answered(1, Ok(()), &at(2001));
        assert!(!saver.is_clean());
        assert!(saver.due(&at(2001)).is_some());
    }
}
