//! The reading: whether one's own check-ins speak for building, holding or taking load off on purpose.
//!
//! Source: checkins.toml, `reading`, `sign` and `verdict`, DOMAIN.md, "Reading", its rulings, and `points` and `reading` of the
//! reference formulas. It is a mirror of the runner's notes and no advice; there is no score, no risk and no comparison with others.
//!
//! Decided here: the usual is that of the 42 days before the seven of the window, so that it ends 7 days ago; inside an arc it is
//! that of the days before the arc. A reading says "twice" when one of 7 to 14 days ago had three points as well. A reset ends on the
//! last day of the step back. Two weeks running are two reviews whose weeks lie next to each other, the later one at most 14 days
//! old. Whoever was ill above the neck had no ill day, here as in the usual.
//!
//! A past day is read as it was known then ([`Reading::on`], [`Readings`]): later check-ins, races, checks, reviews and steps back
//! are passed over, and an arc holds back as it stood that evening. Three things are taken as they are known today, because the
//! journal does not keep when they became known: which days an arc keeps out of the usual, what was written or changed afterwards
//! (a check-in of yesterday, an arc that was opened later for an earlier day, the end of a step back), and what the runner declared as
//! usual.

mod change;
mod every_day;
mod followed;
mod held;
mod signs;

use chrono::{Days, NaiveDate};

use super::baseline::Baseline;
use super::care_rules;
use super::reckoning::Reckoning;
use crate::domain::alignment::FitItem;
use crate::domain::check_in::{Item, Side};
use crate::domain::history::History;
use crate::domain::race::words;
use crate::domain::step_back::{StepBack, WAITS_DAYS};
pub use change::{Answers, Outlook, Until, Wait};
pub use every_day::{DayReading, READING_REACH_DAYS, Readings, Run};
pub use followed::Followed;

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
/// Two readings with three points each that lie at least so many days apart speak for a reset.
const APART_DAYS: u64 = 7;
/// After a reset nothing is built for so many days.
const AFTER_RESET_DAYS: i64 = 7;
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
    /// The usual it is held against; of [`SignKind::Creep`] the middle of the last 180 days, with what it may slip by as its spread.
    pub usual: Option<Baseline>,
    /// From how many answers.
    pub count: usize,
    /// Of [`SignKind::Creep`], whose usual it is.
    pub side: Option<Side>,
}

impl Sign {
    /// Whether there is a usual of an item that every check-in asks for.
    fn has_usual_of_an_item(&self) -> bool {
        self.usual.is_some() && self.kind.item().is_some_and(|item| Item::CORE.contains(&item))
    }
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
    /// The days of the alignment checks, in their order, each with its answers (0 to 4) on capacity and fuel.
    pub alignments: Vec<(NaiveDate, Option<u8>, Option<u8>)>,
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
    /// How many check-ins the last 7 days have.
    pub in_a_week: usize,
    /// How many check-ins the last 14 days have.
    pub in_two_weeks: usize,
    /// What holds it back besides signs.
    pub held_by: Vec<HeldBy>,
    /// Whether it has three points, and a reading of 7 to 14 days before had as many.
    pub had_three: bool,
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
        /// Nothing to hold the check-ins against: neither earlier ones nor an ordinary day as the runner declared it.
        NoUsual = "no_usual", "there is no usual yet to hold it against";
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
        let mut besides = Self::of_all_days(history);
        besides.stand_on(history, today);
        besides
    }

    /// What is the same for every day.
    fn of_all_days(history: &History) -> Self {
        let fits =
            |item: FitItem| move |check: &crate::domain::alignment::AlignmentCheck| check.fits.get(item);
        let (capacity, fuel) = (fits(FitItem::Capacity), fits(FitItem::Fuel));
        let alignments = history.alignments.iter().map(|check| (check.day, capacity(check), fuel(check)));
        Self { weeks: history.weeks.clone(), alignments: alignments.collect(), ..Self::default() }
    }

    /// What goes with the day. A step back that was ended later is taken as it was planned.
    fn stand_on(&mut self, history: &History, day: NaiveDate) {
        let planned = || history.step_backs.iter().filter(|step_back| step_back.is_planned());
        let ended = |step_back: &StepBack| step_back.ended.filter(|ended| *ended <= day);
        let runs = |step_back: &StepBack| {
            let waits_until = step_back.to.checked_add_days(Days::new(WAITS_DAYS)).unwrap_or(step_back.to);
            (step_back.from..=ended(step_back).unwrap_or(waits_until)).contains(&day)
        };
        let last = |step_back: &StepBack| ended(step_back).unwrap_or(step_back.to).max(step_back.from);
        self.cares = !care_rules::come_first(history, day).is_empty();
        self.steps_back = planned().any(runs);
        self.reset_ended = planned().filter(|one| !runs(one)).map(last).filter(|last| *last < day).max();
    }
}

impl Reading {
    /// The reading of the day that a reckoning is for.
    #[must_use]
    pub fn of(history: &History, reckoning: &Reckoning, besides: &Besides) -> Self {
        let day = reckoning.today;
        Self::with(history, reckoning, besides, day, held::body_is_open(reckoning))
    }

    /// The reading of a day that is over, as it was known then, from a reckoning of a later one.
    #[must_use]
    pub fn on(history: &History, reckoning: &Reckoning, day: NaiveDate) -> Self {
        let is_open = held::body_was_open(history, reckoning, day);
        Self::with(history, reckoning, &Besides::of(history, day), day, is_open)
    }

    fn with(
        history: &History,
        reckoning: &Reckoning,
        besides: &Besides,
        day: NaiveDate,
        is_body_open: held::Body,
    ) -> Self {
        let had_three = (APART_DAYS..=WIDER_DAYS).filter_map(|days| day.checked_sub_days(Days::new(days)));
        let had_three =
            || had_three.map(|day| signs::counted(reckoning, besides, day)).any(|sum| sum >= Some(3));
        let read = signs::signs(reckoning, besides, day, signs::Detail::All);
        let sum = read.as_ref().map(|(signs, _)| signs::sum(signs));
        // Only three points ask for it.
        let had_three = sum == Some(3) && had_three();
        Self::decided((history, reckoning), besides, (day, read), (had_three, is_body_open))
    }

    /// The reading of a day once everything is known that it needs.
    fn decided(
        (history, reckoning): (&History, &Reckoning),
        besides: &Besides,
        (day, read): (NaiveDate, Option<signs::Read>),
        (had_three, body): (bool, held::Body),
    ) -> Self {
        let counted = read.as_ref().map(|(signs, _)| signs::sum(signs));
        let has_usual = read.as_ref().is_none_or(|(signs, _)| signs.iter().any(Sign::has_usual_of_an_item));
        let (signs, window) = read.unwrap_or_default();
        let in_a_week = signs::days_of(reckoning, day, WINDOW_DAYS).count();
        let in_two_weeks = signs::days_of(reckoning, day, WIDER_DAYS).count();
        let mut held_by = held::held_by(history, besides, (day, in_two_weeks), body);
        held_by.extend((!has_usual).then_some(HeldBy::NoUsual));
        let before = match besides {
            Besides { cares: true, .. } => Some(Before::Care),
            Besides { steps_back: true, .. } => Some(Before::StepBack),
            Besides { .. } => None,
        };
        let is_held = !held_by.is_empty();
        let verdict = verdict(Deciding { before, points: counted, had_three, is_held });
        Self {
            day,
            verdict,
            points: counted.unwrap_or(0),
            signs,
            window,
            in_a_week,
            in_two_weeks,
            held_by,
            had_three,
        }
    }

    /// All signs as they stood on a day up to that of the reckoning; `None` with too few check-ins.
    #[must_use]
    pub fn signs_on(reckoning: &Reckoning, besides: &Besides, day: NaiveDate) -> Option<Vec<Sign>> {
        signs::signs(reckoning, besides, day, signs::Detail::All).map(|(signs, _)| signs)
    }
}

#[cfg(test)]
mod tests;
