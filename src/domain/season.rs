//! A season, which is a calendar year, as it is told: only facts; `content::season` has the words.
//!
//! Decided here:
//! - What kept coming back and what stopped is told as it was known at the end of the year (or is known today). A cause came back
//!   in a year when it came back with one of the year's races; it stopped when it counts as "has not come back" at the end of the
//!   year and did not do so at its beginning. What stopped is not told among what came back.
//! - A race taught as much as it has lessons, as often as these were used, and as often as they helped, all three added up; of two
//!   that are equal the one whose lessons helped more often, then the earlier one. The runner's own pick stands beside it, not in
//!   its place.
//! - An arc belongs to the years from its start to the day it closed, a step back to those in which it has a day.
//! - A goal belongs to what its last verdict of the year says: reached, or let go. One that was there and was neither at the end
//!   of the year is carried on.
//! - Of many wins the rarest kinds are told first: personal bests, first times, ways back, then what held up, then steps.

use chrono::{Datelike, NaiveDate};

use super::arc::{Helped, RecoveryArc, Try};
use super::brief::BriefLesson;
use super::check_in::Side;
use super::debrief::Value;
use super::goal::{GivenVerdict, Goal, Verdict};
use super::id::RaceId;
use super::lesson::LessonState;
use super::patterns::{PatternsBasis, ToldRace};
use super::race::{Outcome, Race, SetbackMark};
use super::review::{SeasonBasis, TAUGHT_MOST};
use super::rules::lesson_state;
use super::rules::period::Span;
use super::rules::reckoning::{Reckoning, Recovery};
use super::rules::recurrence::{self, CauseReach, Solved};
use super::rules::step_back::{Gain, is_over};
use super::step_back::StepBack;
use super::wins::{self, Win, WinKind};

/// So many wins are told of a year; of the rest their number.
pub const WINS_TOLD: usize = 12;
/// From this weight on a cause counts (`recurrence`).
const WEIGHT: u8 = 2;

/// A season.
#[derive(Debug, Clone, PartialEq)]
pub struct Season {
    /// The year.
    pub year: i32,
    /// The day on which it is told.
    pub today: NaiveDate,
    /// The races of the year, by day; those still ahead included.
    pub races: Vec<Race>,
    /// How many lessons the races of the year taught.
    pub taught: Vec<Teaching>,
    /// The race that the runner says taught most.
    pub pick: Option<RaceId>,
    /// What kept coming back, the more often the earlier.
    pub came_back: Vec<Returning>,
    /// What stopped coming back.
    pub stopped: Vec<Stopped>,
    /// The arcs, by their start.
    pub arcs: Vec<SeasonArc>,
    /// Steps back, and stops that came unplanned, by their first day: those of which a day lies in the year and is not ahead, each
    /// with what it gave where that is over and known.
    pub step_backs: Vec<(StepBack, Option<Gain>)>,
    /// Goals that were reached, by the day.
    pub reached: Vec<(Goal, GivenVerdict)>,
    /// Goals that were let go, by the day.
    pub let_go: Vec<(Goal, GivenVerdict)>,
    /// Goals that are carried on, first written first.
    pub carried: Vec<Goal>,
    /// Wins that are told, by day.
    pub wins: Vec<Win>,
    /// How many more there are.
    pub more_wins: usize,
    /// Lessons that were used in the year and are proven.
    pub proven: Vec<BriefLesson>,
    /// Mind and Body of the days on which they were measured.
    pub series: [(Side, Vec<(NaiveDate, f64)>); 2],
}

/// What one race taught.
#[derive(Debug, Clone, PartialEq)]
pub struct Teaching {
    /// The race.
    pub race: RaceId,
    /// Its lessons, first written first.
    pub lessons: Vec<BriefLesson>,
}

impl Teaching {
    /// How often its lessons were used.
    #[must_use]
    pub fn used(&self) -> u32 {
        self.lessons.iter().map(|one| one.tally.uses()).sum()
    }

    /// How often they helped.
    #[must_use]
    pub fn helped(&self) -> u32 {
        self.lessons.iter().map(|one| one.tally.helped).sum()
    }

    fn weight(&self) -> u32 {
        u32::try_from(self.lessons.len()).unwrap_or(u32::MAX).saturating_add(self.used() + self.helped())
    }
}

/// A cause that came back with a race of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returning {
    /// Which.
    pub cause: String,
    /// The races of the year in which it weighed "some" or more, by day.
    pub races: Vec<RaceId>,
    /// Of how many races of the year a cause was told.
    pub of: usize,
}

/// A cause that stopped coming back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// What is known of it.
    pub solved: Solved,
    /// The last race in which it got in the way: its name and day.
    pub since: Option<(String, NaiveDate)>,
    /// The lesson that was used.
    pub lesson: Option<String>,
}

/// An arc as the season tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonArc {
    /// The arc.
    pub arc: RecoveryArc,
    /// What became of it.
    pub recovery: Recovery,
    /// What was done for it and helped, first done first, each once.
    pub helped: Vec<Try>,
}

impl Season {
    /// The season of a basis as it is known on a day. `asks` tells whether debriefs of a mode ask for causes, `reach` where a cause
    /// can show up.
    #[must_use]
    pub fn of(
        basis: &SeasonBasis,
        today: NaiveDate,
        asks: impl Fn(&str) -> bool,
        reach: impl Fn(&str) -> CauseReach,
    ) -> Self {
        let year = Span::year(basis.year);
        let history = &basis.history;
        let reckoning = Reckoning::of(history, today);
        let mut races: Vec<Race> =
            history.races.iter().filter(|race| year.holds(race.date)).cloned().collect();
        races.sort_by_key(|race| race.date);
        let stopped = stopped(&basis.patterns, year, &asks, &reach);
        let mut came_back = came_back(&basis.patterns, year);
        came_back.retain(|back| !stopped.iter().any(|stopped| stopped.solved.cause == back.cause));
        let goals = goals(basis, year);
        let mut wins: Vec<Win> = wins::all(&basis.wins, history, &reckoning)
            .into_iter()
            .filter(|win| year.holds(win.day))
            .collect();
        wins.sort_by_key(|win| (rarity(win.kind), win.day));
        let more_wins = wins.len().saturating_sub(WINS_TOLD);
        wins.truncate(WINS_TOLD);
        wins.sort_by_key(|win| win.day);
        let series = Side::SHOWN.map(|side| {
            (side, reckoning.series(side).filter(|(day, _)| year.holds(*day)).collect::<Vec<_>>())
        });
        Self {
            year: basis.year,
            today,
            taught: taught(basis, &races),
            pick: pick(basis, &races),
            came_back,
            stopped,
            arcs: arcs(basis, &reckoning, year),
            step_backs: step_backs(basis, &reckoning, year),
            reached: goals.reached,
            let_go: goals.let_go,
            carried: goals.carried,
            wins,
            more_wins,
            proven: proven(basis),
            series,
            races,
        }
    }

    /// The race that taught most, by what is known of its lessons; `None` where no race of the year taught anything.
    #[must_use]
    pub fn taught_most(&self) -> Option<&Teaching> {
        self.taught.first()
    }

    /// A race of the year.
    #[must_use]
    pub fn race(&self, id: RaceId) -> Option<&Race> {
        self.races.iter().find(|race| race.id == id)
    }

    /// The races of the year that are over.
    pub fn over(&self) -> impl Iterator<Item = &Race> {
        self.races.iter().filter(|race| race.outcome.is_some() || race.date < self.today)
    }

    /// The races of the year that were started.
    pub fn started(&self) -> impl Iterator<Item = &Race> {
        self.races.iter().filter(|race| race.was_started())
    }

    /// How many of the year's races were finished, and how many the runner has marked as a setback.
    #[must_use]
    pub fn finished_and_setbacks(&self) -> (usize, usize) {
        let count = |is: fn(&&Race) -> bool| self.races.iter().filter(is).count();
        (
            count(|race| race.outcome == Some(Outcome::Finished)),
            count(|race| race.setback == Some(SetbackMark::Yes)),
        )
    }

    /// The mean of Mind and of Body in each month, January first.
    #[must_use]
    pub fn months(&self) -> [(Side, [Option<f64>; 12]); 2] {
        [0, 1].map(|place| {
            let (side, values) = &self.series[place];
            let of = |month: u32| {
                let of_month = values.iter().filter(|(day, _)| day.month() == month);
                let (sum, count) =
                    of_month.fold((0.0, 0.0), |(sum, count), (_, value)| (sum + value, count + 1.0));
                (count > 0.0).then(|| sum / count)
            };
            (*side, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(of))
        })
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.races.is_empty()
            && self.arcs.is_empty()
            && self.step_backs.is_empty()
            && self.reached.is_empty()
            && self.let_go.is_empty()
            && self.carried.is_empty()
            && self.wins.is_empty()
            && self.series.iter().all(|(_, values)| values.is_empty())
    }
}

/// What the races of the year taught, the one that taught most first.
fn taught(basis: &SeasonBasis, races: &[Race]) -> Vec<Teaching> {
    let of = |race: &Race| {
        let lessons = basis.lessons.iter().filter(|one| one.lesson.race == Some(race.id)).cloned();
        Teaching { race: race.id, lessons: lessons.collect() }
    };
    let mut taught: Vec<Teaching> = races.iter().map(of).filter(|one| !one.lessons.is_empty()).collect();
    // The races stand by day, and equal ones stay so.
    taught.sort_by_key(|one| std::cmp::Reverse((one.weight(), one.helped())));
    taught
}

/// The race of the year that the runner has picked.
fn pick(basis: &SeasonBasis, races: &[Race]) -> Option<RaceId> {
    let Some(Value::Pick(picked)) = basis.review.as_ref()?.answer(TAUGHT_MOST) else { return None };
    races.iter().map(|race| race.id).find(|race| race.to_string() == *picked)
}

/// The patterns as they were known at the end of a day.
fn known_on(patterns: &PatternsBasis, day: NaiveDate) -> PatternsBasis {
    PatternsBasis {
        races: patterns.races.iter().filter(|race| race.day <= day).cloned().collect(),
        left_out: patterns.left_out,
        lessons: patterns
            .lessons
            .iter()
            .filter(|one| one.lesson.written.date_naive() <= day)
            .cloned()
            .map(|mut one| {
                one.trials.retain(|trial| trial.day <= day);
                one
            })
            .collect(),
        tries: patterns.tries.iter().filter(|done| done.day <= day).cloned().collect(),
    }
}

fn came_back(patterns: &PatternsBasis, year: Span) -> Vec<Returning> {
    let mut told: Vec<&ToldRace> = patterns.races.iter().filter(|race| !race.causes.is_empty()).collect();
    told.sort_by(|one, other| one.before(other));
    let of_year: Vec<&ToldRace> = told.iter().copied().filter(|race| year.holds(race.day)).collect();
    let mut causes: Vec<String> = Vec::new();
    for (place, race) in told.iter().enumerate().filter(|(_, race)| year.holds(race.day)) {
        let first = (place + 1).saturating_sub(recurrence::REACH);
        let until: Vec<ToldRace> = told[first..=place].iter().map(|race| (*race).clone()).collect();
        let with_it = recurrence::came_back(&until).into_iter();
        let with_it = with_it.filter(|back| back.races.first() == Some(&race.race)).map(|back| back.cause);
        for cause in with_it {
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
    }
    let weighed = |cause: &str| -> Vec<RaceId> {
        let hit = |race: &&&ToldRace| race.hindered_by(cause).is_some_and(|weight| weight >= WEIGHT);
        of_year.iter().filter(hit).map(|race| race.race).collect()
    };
    let mut found: Vec<Returning> = causes
        .into_iter()
        .map(|cause| Returning { races: weighed(&cause), cause, of: of_year.len() })
        .collect();
    found.sort_by_key(|back| std::cmp::Reverse(back.races.len()));
    found
}

fn stopped(
    patterns: &PatternsBasis,
    year: Span,
    asks: &impl Fn(&str) -> bool,
    reach: &impl Fn(&str) -> CauseReach,
) -> Vec<Stopped> {
    let Some(before) = year.from.pred_opt() else { return Vec::new() };
    let known = known_on(patterns, year.to);
    let at_the_start = recurrence::solved(&known_on(patterns, before), asks, reach);
    let is_new = |solved: &Solved| !at_the_start.iter().any(|other| other.cause == solved.cause);
    let found = recurrence::solved(&known, asks, reach).into_iter().filter(is_new);
    found
        .map(|solved| {
            let race = known.races.iter().find(|race| race.race == solved.since);
            let lesson = known.lessons.iter().find(|one| one.lesson.id == solved.lesson);
            Stopped {
                since: race.map(|race| (race.name.clone(), race.day)),
                lesson: lesson.map(|one| one.lesson.text.clone()),
                solved,
            }
        })
        .collect()
}

fn arcs(basis: &SeasonBasis, reckoning: &Reckoning, year: Span) -> Vec<SeasonArc> {
    let history = &basis.history;
    let arcs = history.arcs.iter().zip(&reckoning.recoveries);
    let of_year = arcs.filter(|(arc, recovery)| {
        arc.start <= year.to.min(reckoning.today) && recovery.closed.is_none_or(|closed| closed >= year.from)
    });
    of_year
        .map(|(arc, recovery)| {
            let mut helped: Vec<Try> = Vec::new();
            for done in history.tries.iter().filter(|done| done.arc == arc.id) {
                let is_told = helped.iter().any(|other| (other.part, &other.what) == (done.part, &done.what));
                if done.helped == Some(Helped::Yes) && !is_told {
                    helped.push(done.clone());
                }
            }
            SeasonArc { arc: arc.clone(), recovery: recovery.clone(), helped }
        })
        .collect()
}

fn step_backs(basis: &SeasonBasis, reckoning: &Reckoning, year: Span) -> Vec<(StepBack, Option<Gain>)> {
    let until = year.to.min(reckoning.today);
    let of_year =
        basis.history.step_backs.iter().filter(|own| own.from <= until && own.last_day() >= year.from);
    let gain = |own: &StepBack| Gain::of(reckoning, own).filter(|_| is_over(own, reckoning.today));
    of_year.map(|own| (own.clone(), gain(own))).collect()
}

#[derive(Default)]
struct SeasonGoals {
    reached: Vec<(Goal, GivenVerdict)>,
    let_go: Vec<(Goal, GivenVerdict)>,
    carried: Vec<Goal>,
}

fn goals(basis: &SeasonBasis, year: Span) -> SeasonGoals {
    let mut goals = SeasonGoals::default();
    for (row, verdicts) in &basis.goals {
        let goal = &row.goal;
        let until_its_end = verdicts.iter().filter(|given| given.at.date_naive() <= year.to);
        let last = until_its_end.max_by_key(|given| given.at);
        let in_year = |given: &&GivenVerdict| year.holds(given.at.date_naive());
        match last.map(|given| given.verdict) {
            Some(Verdict::Reached) => {
                goals.reached.extend(last.filter(in_year).map(|given| (goal.clone(), given.clone())));
            }
            Some(Verdict::LetGo) => {
                goals.let_go.extend(last.filter(in_year).map(|given| (goal.clone(), given.clone())));
            }
            _ if goal.written.date_naive() <= year.to => goals.carried.push(goal.clone()),
            _ => {}
        }
    }
    goals.reached.sort_by_key(|(_, given)| given.at);
    goals.let_go.sort_by_key(|(_, given)| given.at);
    goals
}

fn proven(basis: &SeasonBasis) -> Vec<BriefLesson> {
    let is_proven = |one: &&BriefLesson| {
        let state = lesson_state::state(one.lesson.standing, one.lesson.sure, one.tally);
        one.verdict.is_some_and(super::lesson::UseVerdict::is_use) && state == LessonState::Proven
    };
    basis.lessons.iter().filter(is_proven).cloned().collect()
}

fn rarity(kind: WinKind) -> u8 {
    match kind {
        WinKind::PersonalBest => 0,
        WinKind::FirstTime => 1,
        WinKind::Comeback => 2,
        WinKind::SmallWin => 3,
        WinKind::HeldUp => 4,
        WinKind::Step => 5,
        WinKind::PartOfStep => 6,
    }
}

#[cfg(test)]
mod tests;
