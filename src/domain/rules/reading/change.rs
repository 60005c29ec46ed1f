//! What would change a reading, found by trying: the next check-ins are added and everything is read again.
//!
//! Decided here: the next check-ins come one a day. What is not asked for stays as it was, so that they repeat the last three;
//! whichever of them bring the wanted answers, the change has to come. The least change is the one with the fewest items, then in
//! two of three check-ins where that asks for nothing beyond the usual, then with the smallest rise.

use chrono::{Days, NaiveDate};

use super::every_day::reach;
use super::{BUILD_LEAST, Before, Besides, HeldBy, Reading, ReadingVerdict, SignKind, held, signs};
use crate::domain::check_in::{CheckIn, HIGHEST, Item, Scores};
use crate::domain::history::History;
use crate::domain::race::Outcome;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::step_back::StepBack;

/// The next so many check-ins are tried, with the wanted answers in these many of them.
const NEXT: usize = 3;
const TIMES: [usize; 2] = [2, 3];
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
        let trial = Trial::new(known_on(history, day), day);
        let now = trial.read(&[]);
        Self { answers: trial.answers(&now), waits: trial.waits(&now) }
    }
}

/// A history as it was known on a day, as far as the journal tells.
pub(super) fn known_on(history: &History, day: NaiveDate) -> History {
    let mut known = history.clone();
    known.check_ins.retain(|check_in| check_in.day <= day);
    known.arcs.retain(|arc| arc.start <= day);
    known.alignments.retain(|check| check.day <= day);
    known.weeks.retain(|week| week.until <= day);
    known.step_backs.retain(|step_back| step_back.from <= day);
    for arc in &mut known.arcs {
        arc.put_down = arc.put_down.filter(|put_down| *put_down <= day);
    }
    for step_back in &mut known.step_backs {
        step_back.ended = step_back.ended.filter(|ended| *ended <= day);
    }
    for race in known.races.iter_mut().filter(|race| race.date > day) {
        race.outcome = race.outcome.filter(|outcome| *outcome == Outcome::Cancelled);
    }
    known
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
    fn new(mut history: History, day: NaiveDate) -> Self {
        let reckoning = Reckoning::of(&history, day);
        // Nothing that lies further back than this has a part in the reading; the course of an open arc has.
        let open = reckoning.recoveries.iter().filter(|recovery| recovery.is_open());
        let first = open.map(|recovery| reach(recovery.start)).chain([reach(day)]).min().unwrap_or(day);
        let answered = || signs::days_of(&reckoning, day, super::WIDER_DAYS);
        let places: Vec<usize> = answered().map(|score| score.place).collect();
        let last: Vec<CheckIn> =
            places.iter().rev().take(NEXT).rev().map(|place| history.check_ins[*place].clone()).collect();
        let is_checked_in = answered().any(|score| score.day == day);
        history.check_ins.retain(|check_in| check_in.day >= first);
        let next = if is_checked_in { day + Days::new(1) } else { day };
        Self { history, day, next, last }
    }

    /// The reading after these check-ins, one a day.
    fn read(&self, scores: &[Scores]) -> Reading {
        let mut history = self.history.clone();
        history.check_ins.extend(self.check_ins(scores));
        let day = scores.len().checked_sub(1).map_or(self.day, |after| self.next + days(after));
        read(&history, day)
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

    fn answers(&self, now: &Reading) -> Option<Answers> {
        let is_of_signs = match now.verdict {
            ReadingVerdict::Reset => now.points >= 3 && !self.steps_back(),
            ReadingVerdict::Hold => now.points >= 2,
            ReadingVerdict::Care | ReadingVerdict::Build | ReadingVerdict::NoReading => false,
        };
        if self.last.is_empty() || !is_of_signs {
            return None;
        }
        let levels = self.levels(now);
        for size in 1..=u32::try_from(levels.len()).unwrap_or(0) {
            let sets = (1_u32..1 << levels.len()).filter(|set| set.count_ones() == size);
            let sets: Vec<Vec<(Item, u8)>> = sets.map(|set| chosen(&levels, set)).collect();
            let best = TIMES.map(|times| {
                let found = sets.iter().filter_map(|set| self.least(now, set, times));
                found.min_by_key(|(rise, _)| *rise).map(|(_, answers)| answers)
            });
            // Two answers far above the usual are more to ask for than three ordinary ones.
            let is_ordinary = |answers: &Answers| {
                answers.wanted.iter().all(|(item, value)| {
                    let usual = levels.iter().find(|level| level.0 == *item).map_or(HIGHEST, |level| level.2);
                    item.good(*value) <= item.good(usual) + 1
                })
            };
            match best {
                [Some(two), _] if is_ordinary(&two) => return Some(two),
                [two, three] if two.is_some() || three.is_some() => return three.or(two),
                _ => {}
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

    /// The smallest rise of these items together that changes the reading, whichever of the next check-ins bring it.
    fn least(&self, now: &Reading, set: &[(Item, u8)], times: usize) -> Option<(u32, Answers)> {
        let raised = |rise: u8| -> Vec<(Item, u8)> {
            let value = |(item, good): &(Item, u8)| (*item, item.good((good + rise).min(HIGHEST)));
            set.iter().map(value).collect()
        };
        let changes = |rise: u8| {
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
        changes(HIGHEST)?;
        let found = (0..HIGHEST).find_map(|rise| Some((rise, changes(rise)?)));
        found.map(|(rise, answers)| (u32::from(rise) * u32::try_from(set.len()).unwrap_or(1), answers))
    }

    fn steps_back(&self) -> bool {
        Besides::of(&self.history, self.day).steps_back
    }

    fn waits(&self, now: &Reading) -> Vec<(Wait, Until)> {
        let first_day = |ends: &dyn Fn(NaiveDate) -> bool| {
            let days = (1..=LONGEST_WAIT).map(|after| self.day + Days::new(after));
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
                held.chain(self.lasting(now)).collect()
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

    fn held_until(&self, held: HeldBy, now: &Reading) -> Until {
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
