//! The brief before a race: what the runner has planned for it besides its facts and its goals, and what it is made from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cause::RaceCause;
use super::clock::Stamp;
use super::goal::{Goal, Step};
use super::id::RaceId;
use super::lesson::{Lesson, UseTally, UseVerdict};
use super::race::{Race, words};
use super::rules::matching::MatchReason;

words! {
    /// Whether a fundamental of training is in place.
    Ready {
        /// It is.
        Yes = "yes", "yes";
        /// In part.
        Partly = "partly", "partly";
        /// It is not.
        No = "no", "no";
    }
}

/// What the runner has planned for a race ahead. Its process goal is a goal of its own; who is with them stands with the facts
/// of the race.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefPlan {
    /// For which race.
    pub race: RaceId,
    /// Why this race, in one line; empty where it is not said, like the rest.
    pub why: String,
    /// Where on the course A or B is decided, and on what sign.
    pub switch_point: String,
    /// Words to come back to when it gets loud.
    pub cue: String,
    /// The toughest stretch as it is pictured, and what is done first.
    pub picture: String,
    /// "If ..., then I will ...", one line each.
    pub what_ifs: Vec<String>,
    /// The fundamentals that were looked at, by the item's id.
    pub ready: Vec<ReadyItem>,
    /// When it was last changed.
    pub at: Stamp,
}

/// A fundamental of training, and whether it is in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyItem {
    /// The item's id.
    pub item: String,
    /// Whether.
    pub ready: Ready,
}

impl Ready {
    /// The answer that one key goes on to: yes, partly, no, none.
    #[must_use]
    pub fn after(ready: Option<Self>) -> Option<Self> {
        match ready {
            None => Some(Self::Yes),
            Some(Self::Yes) => Some(Self::Partly),
            Some(Self::Partly) => Some(Self::No),
            Some(Self::No) => None,
        }
    }
}

/// Answers one of the fundamentals, or takes its answer back.
pub fn answer(answers: &mut Vec<ReadyItem>, item: &str, ready: Option<Ready>) {
    let place = answers.iter().position(|one| one.item == item);
    match (place, ready) {
        (Some(place), Some(ready)) => answers[place].ready = ready,
        (Some(place), None) => {
            answers.remove(place);
        }
        (None, Some(ready)) => answers.push(ReadyItem { item: item.to_owned(), ready }),
        (None, None) => {}
    }
}

impl BriefPlan {
    /// A plan that says nothing yet.
    #[must_use]
    pub fn blank(race: RaceId, at: Stamp) -> Self {
        Self {
            race,
            why: String::new(),
            switch_point: String::new(),
            cue: String::new(),
            picture: String::new(),
            what_ifs: Vec::new(),
            ready: Vec::new(),
            at,
        }
    }
}

/// A cause that got in the way of a race of the past.
#[derive(Debug, Clone, PartialEq)]
pub struct PastCause {
    /// What, as its last debrief left it.
    pub cause: RaceCause,
    /// The name of the race.
    pub race: String,
    /// Its day.
    pub date: NaiveDate,
}

/// A lesson as a brief shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefLesson {
    /// The lesson.
    pub lesson: Lesson,
    /// The name and the day of the race that taught it.
    pub race: Option<(String, NaiveDate)>,
    /// How it was used, and those that are a part of it.
    pub tally: UseTally,
    /// Why it fits the race; nothing where the race is over and the brief is only looked at again.
    pub reasons: Vec<MatchReason>,
    /// On which days the brief of this race has shown it first and last.
    pub shown: Option<(NaiveDate, NaiveDate)>,
    /// What became of it in this race, where that was said.
    pub verdict: Option<UseVerdict>,
}

/// Everything that the brief of a race is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefBasis {
    /// The race.
    pub race: Race,
    /// What is planned for it.
    pub plan: Option<BriefPlan>,
    /// Its process goals, as far as no debrief has made them, the first written first.
    pub process: Vec<Goal>,
    /// Small steps towards it, likewise.
    pub steps: Vec<Step>,
    /// Of a race ahead the lessons that fit it best, the best first, at most [`MOST_LESSONS`]; of one that is over those that
    /// its brief had shown.
    pub lessons: Vec<BriefLesson>,
    /// What got in the way of the last [`PAST_RACES`] races before it, newest race first.
    pub past_causes: Vec<PastCause>,
    /// Earlier editions of the same event, newest first.
    pub editions: Vec<Race>,
}

/// So many lessons are read for a brief at most.
pub const MOST_LESSONS: usize = 8;
/// The causes of so many races before it are looked at for what-ifs.
pub const PAST_RACES: usize = 20;

/// So many days before the race and nearer, the cue word comes first.
pub const CUE_FIRST: i64 = 7;

impl BriefBasis {
    /// Whether the race lies behind: its brief is only read then, as it was.
    #[must_use]
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.race.outcome.is_some() || self.race.date < today
    }

    /// Whether the cue word and the point where A or B is decided come before everything that is still to be planned: from
    /// [`CUE_FIRST`] days before the race on, what is needed in it is read rather than written.
    #[must_use]
    pub fn cue_comes_first(&self, today: NaiveDate) -> bool {
        !self.is_over(today) && self.days_to_go(today) <= CUE_FIRST
    }

    /// How many days there are to go; negative for a race that is over.
    #[must_use]
    pub fn days_to_go(&self, today: NaiveDate) -> i64 {
        (self.race.date - today).num_days()
    }
}

/// The lines of a list after `base` was made into `new` in one window, while it is `kept` on the disk: what was changed is
/// changed, and what another window has done to other lines stays.
#[must_use]
pub fn merge_lines(kept: &[String], base: &[String], new: &[String]) -> Vec<String> {
    if kept == base {
        return new.to_vec();
    }
    let start = base.iter().zip(new).take_while(|(one, other)| one == other).count();
    let rest = base.len().min(new.len()) - start;
    let end =
        base.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let (gone, come) = (&base[start..base.len() - end], &new[start..new.len() - end]);
    let mut merged = kept.to_vec();
    let mut place: Option<usize> = None;
    for line in gone {
        if let Some(found) = merged.iter().position(|other| other == line) {
            merged.remove(found);
            // A line that goes from before that place moves it up.
            place = Some(place.map_or(found, |place| place - usize::from(found < place)));
        }
    }
    // What is new stands where the old one stood, or else behind the line that it was written behind.
    let behind = || {
        let before = start.checked_sub(1).and_then(|before| base.get(before));
        before.and_then(|line| merged.iter().position(|other| other == line)).map(|found| found + 1)
    };
    let place = place.or_else(behind).unwrap_or(merged.len());
    let fresh: Vec<String> = come.iter().filter(|line| !merged.contains(line)).cloned().collect();
    merged.splice(place..place, fresh);
    merged
}

/// The fundamentals after `base` was made into `new` in one window, while they are `kept` on the disk.
#[must_use]
pub fn merge_ready(kept: &[ReadyItem], base: &[ReadyItem], new: &[ReadyItem]) -> Vec<ReadyItem> {
    let answer =
        |list: &[ReadyItem], item: &str| list.iter().find(|one| one.item == item).map(|one| one.ready);
    let mut merged = kept.to_vec();
    for item in base.iter().chain(new).map(|one| &one.item) {
        let now = answer(new, item);
        if now == answer(base, item) {
            continue;
        }
        let place = merged.iter().position(|one| one.item == *item);
        match (place, now) {
            (Some(place), Some(ready)) => merged[place].ready = ready,
            (Some(place), None) => {
                merged.remove(place);
            }
            (None, Some(ready)) => merged.push(ReadyItem { item: item.clone(), ready }),
            (None, None) => {}
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn merged(kept: &[&str], base: &[&str], new: &[&str]) -> Vec<String> {
        merge_lines(&lines(kept), &lines(base), &lines(new))
    }

    #[test]
    fn lines_written_in_two_windows_are_all_kept() {
        assert_eq!(merged(&["a", "theirs"], &["a"], &["a", "mine"]), ["a", "mine", "theirs"]);
        assert_eq!(merged(&["theirs"], &[], &["mine"]), ["theirs", "mine"]);
        assert_eq!(merged(&["mi", "theirs"], &["mi"], &["mine"]), ["mine", "theirs"]);
        assert_eq!(merged(&["a", "b", "theirs"], &["a", "b"], &["b"]), ["b", "theirs"]);
        assert_eq!(
            merged(&[], &["a"], &["a2"]),
            ["a2"],
            "the other window has deleted it, and nothing typed is lost"
        );
        assert_eq!(merged(&["a"], &["a"], &[]), Vec::<String>::new());
        assert_eq!(merged(&["same"], &[], &["same"]), ["same"]);
    }

    #[test]
    fn answers_given_in_two_windows_are_both_kept() {
        let ready = |answers: &[(&str, Ready)]| -> Vec<ReadyItem> {
            answers
                .iter()
                .map(|(item, ready)| ReadyItem { item: (*item).to_owned(), ready: *ready })
                .collect()
        };
        let kept = ready(&[("sleep", Ready::No), ("food", Ready::Yes)]);
        let base = ready(&[("food", Ready::Yes)]);
        let new = ready(&[("food", Ready::Partly), ("head", Ready::Yes)]);
        assert_eq!(
            merge_ready(&kept, &base, &new),
            ready(&[("sleep", Ready::No), ("food", Ready::Partly), ("head", Ready::Yes)])
        );
        assert_eq!(merge_ready(&kept, &base, &[]), ready(&[("sleep", Ready::No)]));
    }

    fn some_lines() -> impl Strategy<Value = Vec<String>> {
        prop::sample::subsequence(vec!["a", "b", "c", "d", "e", "f"], 0..=5)
            .prop_shuffle()
            .prop_map(|texts| lines(&texts))
    }

    proptest! {
        #[test]
        fn no_line_that_anybody_wrote_is_lost_and_none_stands_twice(
            kept in some_lines(), base in some_lines(), new in some_lines()
        ) {
            let merged = merge_lines(&kept, &base, &new);
            for line in &new {
                prop_assert!(base.contains(line) || merged.contains(line), "{line} of {new:?} in {merged:?}");
            }
            for line in &kept {
                prop_assert!(base.contains(line) || merged.contains(line), "{line} of {kept:?} in {merged:?}");
            }
            let mut once = merged.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), merged.len());
            prop_assert_eq!(merge_lines(&base, &base, &new), new);
            prop_assert_eq!(merge_lines(&kept, &base, &base), kept);
        }
    }
}
