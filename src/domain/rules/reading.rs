//! The reading: whether one's own check-ins speak for building, holding or taking load off on purpose.
//!
//! Source: checkins.toml, `reading`, `sign` and `verdict`, DOMAIN.md, "Reading", its rulings, and `points` and `reading` of the
//! reference formulas. It is a mirror of the runner's notes and no advice; there is no score, no risk and no comparison with others.
//!
//! Decided here: the usual is that which counts 7 days ago, made from the 42 days before it, and inside an arc that of the days
//! before the arc. A reading says "twice" when one of 7 to 14 days ago had three points as well. A reset ends on the last day of the
//! step back. Two weeks running are two reviews whose weeks lie next to each other, the later one at most 14 days old.

use chrono::{Days, NaiveDate};

use super::baseline::{Baseline, Measure, median};
use super::care_rules;
use super::course::Return;
use super::reckoning::Reckoning;
use super::recovery_guide::recovery_guide;
use crate::domain::alignment::FitItem;
use crate::domain::check_in::{Illness, Item, Side};
use crate::domain::history::History;
use crate::domain::race::words;
use crate::domain::step_back::StepBack;

/// The mean is of the check-ins of so many days.
pub const WINDOW_DAYS: u64 = 7;
/// From so many check-ins.
pub const WINDOW_LEAST: usize = 3;
/// With fewer, of those of so many days.
pub const WIDER_DAYS: u64 = 14;
/// From so many.
pub const WIDER_LEAST: usize = 4;
/// Building asks for so many check-ins in 14 days.
pub const BUILD_LEAST: usize = 6;
/// The usual ends so many days ago.
const GAP_DAYS: u64 = 7;
/// After a reset nothing is built for so many days.
const AFTER_RESET_DAYS: i64 = 7;
/// An item with fewer answers gives no sign.
const LEAST_ANSWERS: usize = 2;
/// The latest alignment check counts for so many days.
const ALIGNMENT_DAYS: i64 = 45;
/// What comparisons allow.
const EPSILON: f64 = 1e-9;

words! {
    /// What the check-ins speak for.
    ReadingVerdict {
        /// A safety rule comes first.
        Care = "care", "care first";
        /// Take load off on purpose for a while.
        Reset = "reset", "reset";
        /// Keep it easy and steady.
        Hold = "hold", "hold";
        /// Nothing speaks against adding a little.
        Build = "build", "build";
        /// Too few check-ins to say anything.
        NoReading = "none", "no reading yet";
    }
}

words! {
    /// What a reading looks at.
    SignKind {
        /// Energy.
        Tired = "tired", "Energy below your usual";
        /// Sleep.
        Sleep = "sleep", "Sleep below your usual";
        /// Soreness.
        Sore = "sore", "More soreness than your usual";
        /// Mood.
        Mood = "mood", "Mood below your usual";
        /// Stress.
        Stress = "stress", "More stress than your usual";
        /// Drive.
        Drive = "drive", "You want to run less than usual";
        /// Choice.
        Duty = "duty", "Running feels like duty";
        /// Effort and result, from the reviews of weeks.
        Flat = "flat", "Same effort, less result, two weeks running";
        /// Pain that keeps coming back.
        Niggle = "niggle", "A niggle that keeps coming back";
        /// The usual itself.
        Creep = "creep", "Your usual itself has slipped";
        /// What life gives, from the alignment check.
        Capacity = "capacity", "The plan asks more than life gives right now";
    }
}

impl SignKind {
    /// The item of the check-in that is compared with its usual.
    #[must_use]
    pub fn item(self) -> Option<Item> {
        match self {
            Self::Tired => Some(Item::Energy),
            Self::Sleep => Some(Item::Sleep),
            Self::Sore => Some(Item::Soreness),
            Self::Mood => Some(Item::Mood),
            Self::Stress => Some(Item::Stress),
            Self::Drive => Some(Item::Motivation),
            Self::Duty => Some(Item::Choice),
            Self::Niggle => Some(Item::Pain),
            Self::Flat | Self::Creep | Self::Capacity => None,
        }
    }
}

/// One thing that a reading looks at, whether it counts or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// What.
    pub kind: SignKind,
    /// 0, 1 or 2.
    pub points: u8,
    /// What it is told from: a mean of `g` (0 to 10), of [`SignKind::Creep`] the middle of the last six weeks; `None` where there is too little.
    pub value: Option<f64>,
    /// The usual it is held against.
    pub usual: Option<Baseline>,
    /// From how many answers.
    pub count: usize,
}

/// "For your effort, did you get less, about the same, or more than usual?", from the review of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekEffort {
    /// The last day of the week.
    pub until: NaiveDate,
    /// Whether it was less than usual.
    pub is_less: bool,
}

/// What a reading needs besides check-ins, races and arcs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Besides {
    /// Reviews of weeks, by day.
    pub weeks: Vec<WeekEffort>,
    /// The day of the latest alignment check with its answers (0 to 4) on capacity and fuel.
    pub alignment: Option<(NaiveDate, Option<u8>, Option<u8>)>,
    /// Whether a safety rule has fired.
    pub cares: bool,
    /// Whether a step back is running.
    pub steps_back: bool,
    /// The last day of the last step back that is over.
    pub reset_ended: Option<NaiveDate>,
}

/// What the check-ins speak for on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The day.
    pub day: NaiveDate,
    /// What.
    pub verdict: ReadingVerdict,
    /// The sum of the points of all signs.
    pub points: u8,
    /// Everything that was looked at.
    pub signs: Vec<Sign>,
    /// How many check-ins the means are made from, and over how many days.
    pub window: (usize, u64),
    /// How many check-ins the last 14 days have.
    pub in_two_weeks: usize,
    /// What holds it back besides signs.
    pub held_by: Vec<HeldBy>,
}

words! {
    /// What holds a reading back though the signs do not.
    HeldBy {
        /// The recovery guide of a race is running.
        Guide = "guide", "the recovery guide is running";
        /// A reset ended less than 7 days ago.
        AfterReset = "after_reset", "a reset ended less than 7 days ago";
        /// An arc is open, and Body is not back.
        Arc = "arc", "an arc is open and Body is not back";
        /// Pain within 7 days.
        Pain = "pain", "there was pain in the last 7 days";
        /// An illness within 7 days.
        Ill = "ill", "you were ill in the last 7 days";
        /// Fewer than 6 check-ins in 14 days.
        Few = "few", "fewer than 6 check-ins in 14 days";
    }
}

/// The points of an item: 1 at one spread below its centre, 2 at two; the edge counts as a sign.
#[must_use]
pub fn points(mean: f64, centre: f64, spread: f64) -> u8 {
    let is_down_by = |spreads: f64| mean <= centre - spreads * spread + EPSILON;
    u8::from(is_down_by(1.0)) + u8::from(is_down_by(2.0))
}

/// What comes before any sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// A safety rule has fired.
    Care,
    /// A step back is running.
    StepBack,
}

/// What decides a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deciding {
    /// What comes before the signs.
    pub before: Option<Before>,
    /// The points of all signs; `None` with too few check-ins for a reading.
    pub points: Option<u8>,
    /// Whether a reading at least 7 days ago had three points.
    pub had_three: bool,
    /// Whether something holds it back that is no sign.
    pub is_held: bool,
}

/// The verdict that follows.
#[must_use]
pub fn verdict(deciding: Deciding) -> ReadingVerdict {
    let Deciding { before, points, had_three, is_held } = deciding;
    match (before, points) {
        (Some(Before::Care), _) => ReadingVerdict::Care,
        (Some(Before::StepBack), _) | (None, Some(4..)) => ReadingVerdict::Reset,
        (None, None) => ReadingVerdict::NoReading,
        (None, Some(3)) if had_three => ReadingVerdict::Reset,
        (None, Some(2..)) => ReadingVerdict::Hold,
        (None, Some(_)) if is_held => ReadingVerdict::Hold,
        (None, Some(_)) => ReadingVerdict::Build,
    }
}

impl Besides {
    /// What a history tells of it, as it stands on a day.
    #[must_use]
    pub fn of(history: &History, today: NaiveDate) -> Self {
        let alignment = history.alignments.iter().rfind(|check| check.day <= today);
        let over = history.step_backs.iter().filter(|step_back| step_back.is_planned());
        Self {
            weeks: history.weeks.clone(),
            alignment: alignment
                .map(|check| (check.day, check.fits.get(FitItem::Capacity), check.fits.get(FitItem::Fuel))),
            cares: !care_rules::come_first(history, today).is_empty(),
            steps_back: history.step_backs.iter().any(|step_back| step_back.runs_on(today)),
            reset_ended: over.map(StepBack::last_day).filter(|last| *last < today).max(),
        }
    }
}

impl Reading {
    /// The reading of the day that a reckoning is for.
    #[must_use]
    pub fn of(history: &History, reckoning: &Reckoning, besides: &Besides) -> Self {
        let today = reckoning.today;
        let had_three = (GAP_DAYS..=WIDER_DAYS).any(|days| {
            let Some(day) = today.checked_sub_days(Days::new(days)) else { return false };
            let earlier = signs(reckoning, besides, day);
            earlier.is_some_and(|(signs, _)| sum(&signs) >= 3)
        });
        let read = signs(reckoning, besides, today);
        let counted = read.as_ref().map(|(signs, _)| sum(signs));
        let (signs, window) = read.unwrap_or_default();
        let points = counted.unwrap_or(0);
        let in_two_weeks = days_of(reckoning, today, WIDER_DAYS).count();
        let held_by = held_by(history, reckoning, besides, in_two_weeks);
        let before = match besides {
            Besides { cares: true, .. } => Some(Before::Care),
            Besides { steps_back: true, .. } => Some(Before::StepBack),
            Besides { .. } => None,
        };
        let verdict = verdict(Deciding { before, points: counted, had_three, is_held: !held_by.is_empty() });
        Self { day: today, verdict, points, signs, window, in_two_weeks, held_by }
    }

    /// All signs as they stood on a day up to that of the reckoning; `None` with too few check-ins.
    #[must_use]
    pub fn signs_on(reckoning: &Reckoning, besides: &Besides, day: NaiveDate) -> Option<Vec<Sign>> {
        signs(reckoning, besides, day).map(|(signs, _)| signs)
    }
}

fn sum(signs: &[Sign]) -> u8 {
    signs.iter().map(|sign| sign.points).sum()
}

/// The check-ins that count of the `days` days that end with a day.
fn days_of(
    reckoning: &Reckoning,
    day: NaiveDate,
    days: u64,
) -> impl Iterator<Item = &super::reckoning::DayScore> {
    let first = day.checked_sub_days(Days::new(days - 1)).unwrap_or(NaiveDate::MIN);
    reckoning.days.iter().filter(move |score| (first..=day).contains(&score.day) && !score.scores.is_empty())
}

/// All signs as they stood on a day, with how many check-ins they are made from and over how many days; `None` with too few.
fn signs(reckoning: &Reckoning, besides: &Besides, day: NaiveDate) -> Option<(Vec<Sign>, (usize, u64))> {
    let windows = [(WINDOW_DAYS, WINDOW_LEAST), (WIDER_DAYS, WIDER_LEAST)];
    let (days, count) = windows.into_iter().find_map(|(days, least)| {
        let count = days_of(reckoning, day, days).count();
        (count >= least).then_some((days, count))
    })?;
    let usual_day = day.checked_sub_days(Days::new(GAP_DAYS))?;
    let mean = |item: Item| {
        let values: Vec<f64> =
            days_of(reckoning, day, days).filter_map(|score| Measure::Item(item).of(&score.scores)).collect();
        let sum: f64 = values.iter().sum();
        let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
        ((values.len() >= LEAST_ANSWERS).then(|| sum / f64::from(count)), values.len())
    };
    let signs = SignKind::ALL.iter().map(|kind| match kind {
        SignKind::Tired
        | SignKind::Sleep
        | SignKind::Sore
        | SignKind::Mood
        | SignKind::Stress
        | SignKind::Drive => {
            let item = kind.item().unwrap_or(Item::Energy);
            let (value, count) = mean(item);
            let usual = reckoning.usual(Measure::Item(item), usual_day);
            let points =
                value.zip(usual).map_or(0, |(value, usual)| points(value, usual.centre, usual.spread));
            Sign { kind: *kind, points, value, usual, count }
        }
        SignKind::Duty => {
            let (value, count) = mean(Item::Choice);
            let usual = reckoning.usual(Measure::Item(Item::Choice), usual_day);
            let latest =
                days_of(reckoning, day, days).filter_map(|score| score.scores.get(Item::Choice)).last();
            let is_below =
                value.zip(usual).is_some_and(|(value, usual)| value <= usual.centre - 3.0 + EPSILON);
            let points = u8::from(latest.is_some_and(|latest| latest <= 3) || is_below);
            Sign { kind: *kind, points, value, usual, count }
        }
        SignKind::Flat => {
            let weeks: Vec<&WeekEffort> = besides.weeks.iter().filter(|week| week.until <= day).collect();
            let running = weeks.last_chunk::<2>().is_some_and(|[before, last]| {
                let is_near = (day - last.until).num_days() <= 14;
                is_near && (last.until - before.until).num_days() <= 7 && before.is_less && last.is_less
            });
            Sign { kind: *kind, points: u8::from(running), value: None, usual: None, count: weeks.len() }
        }
        SignKind::Niggle => {
            let count = days_of(reckoning, day, WINDOW_DAYS)
                .filter(|score| score.scores.get(Item::Pain).is_some_and(|pain| (1..=3).contains(&pain)))
                .count();
            Sign { kind: *kind, points: u8::from(count >= 3), value: None, usual: None, count }
        }
        SignKind::Creep => creep(reckoning, day),
        SignKind::Capacity => {
            let latest =
                besides.alignment.filter(|(at, ..)| (0..=ALIGNMENT_DAYS).contains(&(day - *at).num_days()));
            let is_low = |answer: Option<u8>| answer.is_some_and(|answer| answer <= 1);
            let points = latest.map_or(0, |(_, capacity, fuel)| u8::from(is_low(capacity) || is_low(fuel)));
            Sign { kind: *kind, points, value: None, usual: None, count: usize::from(latest.is_some()) }
        }
    });
    Some((signs.collect(), (count, days)))
}

/// Over so many days the usual itself is watched, from so many values on.
const CREEP: (u64, usize) = (180, 20);
/// It has slipped when the middle of the last six weeks lies so far below.
const CREEP_BY: f64 = 1.0;

/// Whether the usual itself has slipped, of Body or of Mind: of the two the one that lies farther below is told.
fn creep(reckoning: &Reckoning, day: NaiveDate) -> Sign {
    let first = day.checked_sub_days(Days::new(CREEP.0)).unwrap_or(NaiveDate::MIN);
    let of_side = |side: Side| {
        let mut values: Vec<f64> = reckoning
            .series(side)
            .filter(|(at, _)| (first..=day).contains(at))
            .map(|(_, value)| value)
            .collect();
        let usual = reckoning.baseline(Measure::Side(side), day).filter(|usual| usual.n > 0)?;
        (values.len() >= CREEP.1).then(|| (median(&mut values) - usual.centre, usual, values.len()))
    };
    let farthest = Side::SHOWN.into_iter().filter_map(of_side).max_by(|one, other| one.0.total_cmp(&other.0));
    let (points, value, count) = farthest.map_or((0, None, 0), |(below, usual, count)| {
        (u8::from(below >= CREEP_BY - EPSILON), Some(usual.centre), count)
    });
    Sign { kind: SignKind::Creep, points, value, usual: farthest.map(|(_, usual, _)| usual), count }
}

fn held_by(history: &History, reckoning: &Reckoning, besides: &Besides, in_two_weeks: usize) -> Vec<HeldBy> {
    let today = reckoning.today;
    let week = || {
        let first = today.checked_sub_days(Days::new(WINDOW_DAYS - 1)).unwrap_or(NaiveDate::MIN);
        history.check_ins.iter().filter(move |check_in| (first..=today).contains(&check_in.day))
    };
    let in_guide = history.races.iter().filter(|race| race.outcome.is_some()).any(|race| {
        let days = (today - race.date).num_days();
        recovery_guide(race).is_some_and(|guide| (0..=i64::from(guide.high)).contains(&days))
    });
    let after_reset =
        besides.reset_ended.is_some_and(|ended| (1..AFTER_RESET_DAYS).contains(&(today - ended).num_days()));
    let in_arc = reckoning
        .recoveries
        .iter()
        .filter(|recovery| recovery.is_open() && recovery.start <= today)
        .any(|recovery| matches!(recovery.body.now, Return::Open | Return::Pending { .. }));
    let in_pain = week().any(|check_in| check_in.scores.get(Item::Pain).is_some_and(|pain| pain >= 1));
    let is_ill = week().any(|check_in| check_in.ill.is_some_and(|ill| ill != Illness::No));
    let held = [
        (HeldBy::Guide, in_guide),
        (HeldBy::AfterReset, after_reset),
        (HeldBy::Arc, in_arc),
        (HeldBy::Pain, in_pain),
        (HeldBy::Ill, is_ill),
        (HeldBy::Few, in_two_weeks < BUILD_LEAST),
    ];
    held.into_iter().filter(|(_, holds)| *holds).map(|(held, _)| held).collect()
}
