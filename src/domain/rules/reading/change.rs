//! What would change a reading, found by trying: the next check-ins are added and everything is read again.
//!
//! Decided here: the next check-ins come one a day. What is not asked for stays as it was, so that they repeat the last three;
//! whichever of them bring the wanted answers, the change has to come. The least change is the one with the fewest items, then in
//! two of three check-ins where that asks for nothing beyond the usual, then with the smallest rise.

use chrono::{Days, NaiveDate};

use super::every_day::reach;
use super::{BUILD_LEAST, Before, Besides, HeldBy, Reading, ReadingVerdict, SignKind, held, signs};
use crate::domain::arc::RecoveryArc;
use crate::domain::check_in::{CheckIn, HIGHEST, Item, Scores};
use crate::domain::history::History;
use crate::domain::race::{Outcome, Race};
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::step_back::StepBack;

/// The next so many check-ins are tried, with the wanted answers in these many of them.
const NEXT: usize = 3;
const TIMES: [usize; 2] = [2, 3];
/// Of so many items at most. More than these are no small change, and the check-ins of a week are asked for instead.
const LARGEST_SET: u32 = 3;
/// Where three cannot change it, so many are tried, all of them as usual.
const MORE: [usize; 2] = [5, 7];
/// So far ahead it is looked for the end of what ends by itself.
const LONGEST_WAIT: u64 = 60;

/// Answers in the next check-ins that would take a reading a step down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// Each item with its number on the scale on which it is asked: this much or better.
    pub wanted: Vec<(Item, u8)>,
    /// In so many of so many check-ins.
    pub times: (usize, usize),
    /// The verdict then. The same as now where only the signs go, and something else still holds it.
    pub leads_to: ReadingVerdict,
}

/// Why a reading waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Too few check-ins for a reading.
    TooFew,
    /// A safety rule.
    Care,
    /// A step back that runs.
    StepBack,
    /// What holds it.
    Held(HeldBy),
    /// A sign that does not come from the next check-ins.
    Sign(SignKind),
}

/// Until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// On this day it is over.
    Day(NaiveDate),
    /// After so many more check-ins, one a day.
    MoreCheckIns(usize),
    /// Until Body is back.
    BodyBack,
    /// Until the runner says so.
    YourWord,
    /// It goes slowly, as the usual comes back.
    Slowly,
}

/// What would change a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// What would take it a step down; `None` where the next check-ins alone cannot, or where there is nothing to take down.
    pub answers: Option<Answers>,
    /// What has to be waited for, and until when.
    pub waits: Vec<(Wait, Until)>,
}

impl Outlook {
    /// What would change the reading of a day, from what was known then.
    #[must_use]
    pub fn of(history: &History, day: NaiveDate) -> Self {
        let mut trial = Trial::new(history, day);
        let now = trial.read(&[]);
        Self { answers: trial.answers(&now), waits: trial.waits(&now) }
    }
}

/// What a reading needs of a history from the day `first` on, as it was known on a day, as far as the journal tells.
pub(super) fn known_on(history: &History, (first, day): (NaiveDate, NaiveDate)) -> History {
    let days = first..=day;
    let arcs = history
        .arcs
        .iter()
        .filter(|arc| days.contains(&arc.start))
        .map(|arc| RecoveryArc { put_down: arc.put_down.filter(|put_down| *put_down <= day), ..arc.clone() });
    let step_backs = history.step_backs.iter().filter(|step_back| step_back.from <= day);
    let step_backs = step_backs.map(|step_back| StepBack {
        ended: step_back.ended.filter(|ended| *ended <= day),
        ..step_back.clone()
    });
    let mut races: Vec<Race> = history.races.iter().filter(|race| race.date >= first).cloned().collect();
    for race in races.iter_mut().filter(|race| race.date > day) {
        race.outcome = race.outcome.filter(|outcome| *outcome == Outcome::Cancelled);
    }
    let check_ins = history.check_ins.iter().filter(|check_in| days.contains(&check_in.day));
    let alignments = history.alignments.iter().filter(|check| days.contains(&check.day));
    let weeks = history.weeks.iter().filter(|week| days.contains(&week.until));
    History {
        check_ins: check_ins.cloned().collect(),
        first_days: history.first_days.clone(),
        races,
        arcs: arcs.collect(),
        step_backs: step_backs.collect(),
        alignments: alignments.cloned().collect(),
        weeks: weeks.copied().collect(),
        declared: history.declared,
        ..History::default()
    }
}

/// A history with which the next check-ins are tried.
struct Trial {
    history: History,
    day: NaiveDate,
    /// The first of the days of the next check-ins.
    next: NaiveDate,
    /// The last three check-ins, the oldest first; they are repeated.
    last: Vec<CheckIn>,
}

impl Trial {
    fn new(history: &History, day: NaiveDate) -> Self {
        // Nothing that lies further back than this has a part in the reading; the course of an open arc has.
        let usually = reach(day);
        let may_be_open =
            |arc: &RecoveryArc| arc.start < usually && arc.put_down.is_none_or(|put_down| day < put_down);
        let first = if history.arcs.iter().any(may_be_open) {
            let reckoning = Reckoning::of(history, day);
            let open = reckoning.recoveries.iter().filter(|recovery| recovery.is_open());
            open.map(|recovery| reach(recovery.start)).chain([usually]).min().unwrap_or(usually)
        } else {
            usually
        };
        let history = known_on(history, (first, day));
        let reckoning = Reckoning::of(&history, day);
        let answered = || signs::days_of(&reckoning, day, super::WIDER_DAYS);
        let places: Vec<usize> = answered().map(|score| score.place).collect();
        let last: Vec<CheckIn> =
            places.iter().rev().take(NEXT).rev().map(|place| history.check_ins[*place].clone()).collect();
        let is_checked_in = answered().any(|score| score.day == day);
        let next = if is_checked_in { day + Days::new(1) } else { day };
        Self { history, day, next, last }
    }

    /// The reading after these check-ins, one a day.
    fn read(&mut self, scores: &[Scores]) -> Reading {
        let known = self.history.check_ins.len();
        let next = self.check_ins(scores);
        // They are taken out again afterwards: a history is much to copy for each of some hundred trials.
        self.history.check_ins.extend(next);
        let day = scores.len().checked_sub(1).map_or(self.day, |after| self.next + days(after));
        let reading = read(&self.history, day);
        self.history.check_ins.truncate(known);
        reading
    }

    fn check_ins(&self, scores: &[Scores]) -> Vec<CheckIn> {
        let Some(model) = self.last.last() else { return Vec::new() };
        let made = |(after, scores): (usize, &Scores)| {
            let day = self.next + days(after);
            CheckIn { scores: *scores, ..CheckIn::new(model.id, day, model.written) }
        };
        scores.iter().enumerate().map(made).collect()
    }

    /// The last three check-ins once more, as often as is asked for.
    fn repeated(&self, count: usize) -> Vec<Scores> {
        self.last.iter().map(|check_in| check_in.scores).cycle().take(count).collect()
    }

    /// What is wanted in some of the next check-ins, at the places that `picked` names.
    fn with(&self, wanted: &[(Item, u8)], (count, picked): (usize, u32)) -> Vec<Scores> {
        let mut next = self.repeated(count);
        for (place, scores) in next.iter_mut().enumerate() {
            for (item, value) in wanted.iter().filter(|_| picked & (1 << place) != 0) {
                scores.set(*item, Some(*value));
            }
        }
        next
    }

    fn answers(&mut self, now: &Reading) -> Option<Answers> {
        let is_of_signs = match now.verdict {
            ReadingVerdict::Reset => now.points >= 3 && !self.steps_back(),
            ReadingVerdict::Hold => now.points >= 2,
            ReadingVerdict::Care | ReadingVerdict::Build | ReadingVerdict::NoReading => false,
        };
        if self.last.is_empty() || !is_of_signs {
            return None;
        }
        let levels = self.levels(now);
        let as_usual = self.read(&self.repeated(NEXT));
        for size in 1..=LARGEST_SET.min(u32::try_from(levels.len()).unwrap_or(0)) {
            let sets = (1_u32..1 << levels.len()).filter(|set| set.count_ones() == size);
            let sets = sets.map(|set| chosen(&levels, set)).filter(|set| may_do(now, &as_usual, set));
            let sets: Vec<Vec<(Item, u8)>> = sets.collect();
            let [two, three] = TIMES;
            let in_two = self.least_of(now, &sets, two);
            // Two answers far above the usual are more to ask for than three ordinary ones.
            let is_ordinary = |answers: &Answers| {
                answers.wanted.iter().all(|(item, value)| {
                    let usual = levels.iter().find(|level| level.0 == *item).map_or(HIGHEST, |level| level.2);
                    item.good(*value) <= item.good(usual) + 1
                })
            };
            if in_two.as_ref().is_some_and(is_ordinary) {
                return in_two;
            }
            let found = self.least_of(now, &sets, three).or(in_two);
            if found.is_some() {
                return found;
            }
        }
        let usual: Vec<(Item, u8)> = levels.iter().map(|level| (level.0, level.2)).collect();
        MORE.into_iter().find_map(|count| {
            let all = self.read(&self.with(&usual, (count, u32::MAX)));
            let wanted = usual.iter().map(|(item, value)| (*item, *value)).collect();
            is_down(now, &all).then_some(Answers { wanted, times: (count, count), leads_to: all.verdict })
        })
    }

    /// The items of the signs that count, each with the `g` that is just better than now and with its usual answer.
    fn levels(&self, now: &Reading) -> Vec<(Item, u8, u8)> {
        let counting = now.signs.iter().filter(|sign| sign.points > 0);
        let items = counting.filter_map(|sign| Some((sign.kind.item()?, sign)));
        items
            .map(|(item, sign)| {
                let good = self.last.iter().filter_map(|check_in| check_in.scores.good(item));
                let value = sign.value.or_else(|| good.min().map(f64::from)).unwrap_or(0.0);
                let usual = sign.usual.map_or(f64::from(HIGHEST), |usual| usual.centre.ceil());
                (item, at_least(value.floor() + 1.0), item.good(at_least(usual)))
            })
            .collect()
    }

    /// The smallest rise of one of these sets, the first of several alike.
    fn least_of(&mut self, now: &Reading, sets: &[Vec<(Item, u8)>], times: usize) -> Option<Answers> {
        let mut best: Option<(u8, Answers)> = None;
        for set in sets {
            let below = best.as_ref().map_or(HIGHEST, |(rise, _)| *rise);
            best = self.least(now, set, (times, below)).or(best);
        }
        best.map(|(_, answers)| answers)
    }

    /// The smallest rise of these items together, below a limit, that changes the reading, whichever of the next check-ins bring it.
    fn least(
        &mut self,
        now: &Reading,
        set: &[(Item, u8)],
        (times, below): (usize, u8),
    ) -> Option<(u8, Answers)> {
        let raised = |rise: u8| -> Vec<(Item, u8)> {
            let value = |(item, good): &(Item, u8)| (*item, item.good((good + rise).min(HIGHEST)));
            set.iter().map(value).collect()
        };
        let mut changes = |rise: u8| {
            let wanted = raised(rise);
            let mut verdict = None;
            for picked in
                (0_u32..1 << NEXT).filter(|picked| picked.count_ones() == u32::try_from(times).unwrap_or(0))
            {
                let then = self.read(&self.with(&wanted, (NEXT, picked)));
                if !is_down(now, &then) {
                    return None;
                }
                // The verdict that is promised is the most careful one of them.
                verdict = verdict.min(Some(then.verdict)).or(Some(then.verdict));
            }
            verdict.map(|leads_to| Answers { wanted, times: (times, NEXT), leads_to })
        };
        // What the best answers do not change, no lesser ones do.
        changes(below.checked_sub(1)?)?;
        (0..below).find_map(|rise| Some((rise, changes(rise)?)))
    }

    fn steps_back(&self) -> bool {
        Besides::of(&self.history, self.day).steps_back
    }

    fn waits(&mut self, now: &Reading) -> Vec<(Wait, Until)> {
        let today = self.day;
        let first_day = |ends: &dyn Fn(NaiveDate) -> bool| {
            let days = (1..=LONGEST_WAIT).map(|after| today + Days::new(after));
            days.into_iter().find(|day| ends(*day)).map_or(Until::Slowly, Until::Day)
        };
        match (now.verdict, self.before()) {
            (ReadingVerdict::NoReading, _) => {
                let more = (1..=super::WIDER_LEAST).find(|count| {
                    self.last.is_empty() && *count >= super::WINDOW_LEAST
                        || self.read(&self.repeated(*count)).verdict != ReadingVerdict::NoReading
                });
                vec![(Wait::TooFew, Until::MoreCheckIns(more.unwrap_or(super::WINDOW_LEAST)))]
            }
            (_, Some(Before::Care)) => {
                vec![(Wait::Care, first_day(&|day| !Besides::of(&self.history, day).cares))]
            }
            (_, Some(Before::StepBack)) => vec![(Wait::StepBack, self.step_back_ends())],
            (ReadingVerdict::Build, None) => Vec::new(),
            _ => {
                let held = now.held_by.iter().map(|held| (Wait::Held(*held), self.held_until(*held, now)));
                let mut waits: Vec<(Wait, Until)> = held.collect();
                waits.extend(self.lasting(now));
                waits
            }
        }
    }

    fn before(&self) -> Option<Before> {
        let besides = Besides::of(&self.history, self.day);
        match besides {
            Besides { cares: true, .. } => Some(Before::Care),
            Besides { steps_back: true, .. } => Some(Before::StepBack),
            Besides { .. } => None,
        }
    }

    /// A plan ends after its last day; one whose last day has passed ends when the runner says so.
    fn step_back_ends(&self) -> Until {
        let running = self.history.step_backs.iter().filter(|step_back| step_back.runs_on(self.day));
        match running.map(StepBack::last_day).max() {
            Some(last) if last >= self.day => Until::Day(last + Days::new(1)),
            _ => Until::YourWord,
        }
    }

    fn held_until(&mut self, held: HeldBy, now: &Reading) -> Until {
        let week = || held::week(&self.history, self.day).iter();
        let after = |day: Option<NaiveDate>, days: u64| {
            day.map_or(Until::Slowly, |day| Until::Day(day + Days::new(days)))
        };
        match held {
            HeldBy::Guide => after(held::guides(&self.history, self.day).max(), 1),
            HeldBy::AfterReset => after(Besides::of(&self.history, self.day).reset_ended, 7),
            HeldBy::Arc => Until::BodyBack,
            HeldBy::Pain => {
                after(week().rfind(|one| held::hurts(one)).map(|one| one.day), super::WINDOW_DAYS)
            }
            HeldBy::Ill => {
                after(week().rfind(|one| held::is_ill(one)).map(|one| one.day), super::WINDOW_DAYS)
            }
            HeldBy::NoUsual => Until::Slowly,
            HeldBy::Few => {
                let enough = (1..=BUILD_LEAST)
                    .find(|count| self.read(&self.repeated(*count)).in_two_weeks >= BUILD_LEAST);
                Until::MoreCheckIns(enough.unwrap_or(BUILD_LEAST - now.in_two_weeks))
            }
        }
    }

    /// Signs that the next check-ins cannot take away.
    fn lasting(&self, now: &Reading) -> Vec<(Wait, Until)> {
        let counting = now.signs.iter().filter(|sign| sign.points > 0);
        let until = |kind: SignKind| {
            Some(match kind {
                SignKind::Flat => {
                    let last = self.history.weeks.last()?.until;
                    Until::Day(last + days(usize::try_from(signs::FLAT_DAYS).ok()? + 1))
                }
                SignKind::Capacity => {
                    let last = self.history.alignments.last()?.day;
                    Until::Day(last + days(usize::try_from(signs::ALIGNMENT_DAYS).ok()? + 1))
                }
                SignKind::Creep => Until::Slowly,
                _ => return None,
            })
        };
        counting.filter_map(|sign| Some((Wait::Sign(sign.kind), until(sign.kind)?))).collect()
    }
}

fn days(count: usize) -> Days {
    Days::new(u64::try_from(count).unwrap_or(0))
}

fn read(history: &History, day: NaiveDate) -> Reading {
    Reading::of(history, &Reckoning::of(history, day), &Besides::of(history, day))
}

/// The members of a set.
fn chosen(levels: &[(Item, u8, u8)], set: u32) -> Vec<(Item, u8)> {
    let members = levels.iter().enumerate().filter(|(place, _)| set & (1 << place) != 0);
    members.map(|(_, (item, good, _))| (*item, *good)).collect()
}

/// Whether a set may change a reading at all. What it leaves out has the same points whatever is answered, but for the usual itself.
fn may_do(now: &Reading, as_usual: &Reading, set: &[(Item, u8)]) -> bool {
    let is_left = |kind: SignKind| {
        kind != SignKind::Creep
            && kind.item().is_none_or(|item| set.iter().all(|(of_set, _)| *of_set != item))
    };
    let left: u8 = as_usual.signs.iter().filter(|sign| is_left(sign.kind)).map(|sign| sign.points).sum();
    left < if now.verdict == ReadingVerdict::Reset { 4 } else { 2 }
}

/// A whole number from 0 to 10.
fn at_least(value: f64) -> u8 {
    (0..HIGHEST).find(|whole| f64::from(*whole) >= value).unwrap_or(HIGHEST)
}

/// Whether a reading is a step down: less careful, or of a hold at least without the points that ask for it.
fn is_down(now: &Reading, then: &Reading) -> bool {
    match (now.verdict, then.verdict) {
        (ReadingVerdict::Reset, ReadingVerdict::Hold | ReadingVerdict::Build)
        | (ReadingVerdict::Hold, ReadingVerdict::Build) => true,
        (ReadingVerdict::Hold, ReadingVerdict::Hold) => then.points < 2 && !then.held_by.is_empty(),
        _ => false,
    }
}
