//! What a history comes to on a day: the scores of each day, your usual at any time, and what became of each arc.
//!
//! Source: checkins.toml, `baseline` and `arc`, and the rulings of DOMAIN.md. Arcs depend on one another: the days of an open
//! arc are kept out of the usual of everything after it. So they are reckoned in the order of their start.
//!
//! Decided here: of several check-ins of one day that count, the one written last is taken; a race whose outcome is not
//! told counts as raced; an arc's days are kept out from its start to the day before it closed; "back" may be told of an arc
//! before it is closed, of each side by itself.

use chrono::{Days, NaiveDate};

use super::baseline::{Baseline, Label, Measure, WINDOW_DAYS, side_score};
use super::course::{Course, Interval, LONG_TAIL_DAYS, Return, course};
use super::race_goals::{GoalResult, goal_result};
use super::recovery_guide::{RecoveryGuide, recovery_guide};
use crate::domain::arc::{FrozenBaseline, RecoveryArc};
use crate::domain::check_in::{Illness, Scores, Side, Standing, Trained};
use crate::domain::history::History;
use crate::domain::id::{ArcId, RaceId};
use crate::domain::race::{Outcome, Race, Tier, words};

/// Race day and so many days after it are kept out of the usual.
const DAYS_AFTER_RACE: u64 = 2;
/// At most so many days of an open arc are kept out.
const ARC_DAYS_KEPT_OUT: u64 = 42;
/// A late usual is made from these days after the start of an arc, and only after the last of them.
const LATE_DAYS: (u64, u64) = (35, 70);

words! {
    /// Where an arc stands.
    Status {
        /// Nothing can be said yet.
        Open = "open", "open";
        /// The last check-in is the lowest so far.
        Dipping = "dipping", "dipping";
        /// On the way up.
        Rising = "rising", "rising";
        /// Body and Mind are back, as far as they were measured.
        Back = "back", "back (felt)";
        /// Training is as usual.
        Training = "training", "training as usual";
        /// A race like it went well since.
        Answered = "answered", "answered";
        /// The runner has put it down.
        PutDown = "put_down", "put down by you";
        /// Too few check-ins to tell.
        NotMeasured = "not_measured", "not measured";
        /// It never went below the band.
        NoDip = "no_dip", "no dip measured";
        /// Open for more than four weeks.
        LongTail = "long_tail", "long tail";
    }
}

/// The check-in of a day that counts.
#[derive(Debug, Clone, PartialEq)]
pub struct DayScore {
    /// The day.
    pub day: NaiveDate,
    /// Its place in the history's check-ins.
    pub place: usize,
    /// The numbers.
    pub scores: Scores,
    /// Body, 0 to 10.
    pub body: Option<f64>,
    /// Mind, 0 to 10.
    pub mind: Option<f64>,
}

impl DayScore {
    /// Body or Mind.
    #[must_use]
    pub fn side(&self, side: Side) -> Option<f64> {
        match side {
            Side::Body => self.body,
            Side::Mind => self.mind,
        }
    }
}

/// A race that matters to an arc, and its day.
pub type RaceMark = (RaceId, NaiveDate);

/// What became of one arc.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovery {
    /// The arc's id.
    pub arc: ArcId,
    /// Day 0.
    pub start: NaiveDate,
    /// Which day of the arc today is.
    pub day: u32,
    /// The usual it is measured by; a late one where there was no other.
    pub baseline: FrozenBaseline,
    /// Body.
    pub body: Course,
    /// Mind.
    pub mind: Course,
    /// Where it stands.
    pub status: Status,
    /// The day on which it closed.
    pub closed: Option<NaiveDate>,
    /// The recovery guide of its first race.
    pub guide: Option<RecoveryGuide>,
    /// Since when training is as usual: the runner's word, or two weeks with 80 % of the sessions of before.
    pub training: Option<NaiveDate>,
    /// The first race that was started after it.
    pub next_start: Option<RaceMark>,
    /// The first race that was finished after it.
    pub next_finish: Option<RaceMark>,
    /// The first race like it that went well: B goal met, or satisfied 7 or more.
    pub answered: Option<RaceMark>,
}

impl Recovery {
    /// Body or Mind.
    #[must_use]
    pub fn side(&self, side: Side) -> &Course {
        match side {
            Side::Body => &self.body,
            Side::Mind => &self.mind,
        }
    }

    /// The usual of Body or Mind that it is measured by.
    #[must_use]
    pub fn baseline(&self, side: Side) -> Option<&Baseline> {
        match side {
            Side::Body => self.baseline.body.as_ref(),
            Side::Mind => self.baseline.mind.as_ref(),
        }
    }

    /// The calendar day of a day of the arc.
    #[must_use]
    pub fn date(&self, day: u32) -> NaiveDate {
        self.start.checked_add_days(Days::new(day.into())).unwrap_or(self.start)
    }

    /// Whether it is still open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether Body felt back before the low end of the recovery guide: felt is not healed.
    #[must_use]
    pub fn felt_before_healed(&self) -> bool {
        match (self.body.now, self.guide) {
            (Return::Back(Interval { to, .. }), Some(guide)) => to < guide.low,
            _ => false,
        }
    }
}

/// What a history comes to on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Reckoning {
    /// The day.
    pub today: NaiveDate,
    /// One check-in a day, by day, up to today.
    pub days: Vec<DayScore>,
    /// What became of each arc of the history, in its order.
    pub recoveries: Vec<Recovery>,
    /// Days that make a usual, by day.
    ordinary: Vec<(NaiveDate, Scores)>,
    declared: Scores,
}

impl Reckoning {
    /// Reckons a history as it is known on `today`; later check-ins and arcs are passed over.
    #[must_use]
    pub fn of(history: &History, today: NaiveDate) -> Self {
        let days = counted_days(history, today);
        let out = DaysOut::of(history, &days);
        let mut reckoning =
            Self { today, days, recoveries: Vec::new(), ordinary: Vec::new(), declared: history.declared };
        let mut kept_out: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for arc in &history.arcs {
            let recovery = reckoning.recovery(arc, history, &out, &kept_out);
            kept_out.push(days_kept_out(&recovery));
            reckoning.recoveries.push(recovery);
        }
        let ordinary = |day: &&DayScore| out.is_ordinary(day.day) && !is_within(&kept_out, day.day);
        reckoning.ordinary =
            reckoning.days.iter().filter(ordinary).map(|day| (day.day, day.scores)).collect();
        reckoning
    }

    /// Your usual as it stands on a day: from the 42 days before it, else as declared.
    #[must_use]
    pub fn baseline(&self, measure: Measure, day: NaiveDate) -> Option<Baseline> {
        let values: Vec<(NaiveDate, f64)> = self.values_before(measure, day).collect();
        Baseline::of_values(&values, measure.floor()).or_else(|| Baseline::declared(&self.declared, measure))
    }

    /// From how many check-ins a usual on that day could be made; enough are [`PROVISIONAL`](super::baseline::PROVISIONAL).
    #[must_use]
    pub fn count_before(&self, measure: Measure, day: NaiveDate) -> usize {
        self.values_before(measure, day).count()
    }

    /// The values of the ordinary days of the window before a day.
    fn values_before(&self, measure: Measure, day: NaiveDate) -> impl Iterator<Item = (NaiveDate, f64)> + '_ {
        let first = day.checked_sub_days(Days::new(WINDOW_DAYS.into())).unwrap_or(NaiveDate::MIN);
        let begin = self.ordinary.partition_point(|(at, _)| *at < first);
        let end = self.ordinary.partition_point(|(at, _)| *at < day);
        self.ordinary[begin.min(end)..end]
            .iter()
            .filter_map(move |(at, scores)| Some((*at, measure.of(scores)?)))
    }

    /// The usual that an arc which starts on a day is measured by from then on.
    #[must_use]
    pub fn freeze(&self, start: NaiveDate) -> FrozenBaseline {
        FrozenBaseline {
            body: self.baseline(Measure::Side(Side::Body), start),
            mind: self.baseline(Measure::Side(Side::Mind), start),
        }
    }

    /// Body or Mind of each day on which it was measured.
    pub fn series(&self, side: Side) -> impl Iterator<Item = (NaiveDate, f64)> + '_ {
        self.days.iter().filter_map(move |day| Some((day.day, day.side(side)?)))
    }

    /// What became of an arc.
    #[must_use]
    pub fn recovery_of(&self, arc: ArcId) -> Option<&Recovery> {
        self.recoveries.iter().find(|recovery| recovery.arc == arc)
    }

    fn recovery(
        &self,
        arc: &RecoveryArc,
        history: &History,
        out: &DaysOut,
        kept_out: &[(NaiveDate, NaiveDate)],
    ) -> Recovery {
        let since = |day: NaiveDate| u32::try_from((day - arc.start).num_days()).ok();
        let today = since(self.today).unwrap_or(0);
        let usual = |side: Side, frozen: Option<Baseline>| {
            frozen.or_else(|| self.late_baseline(arc.start, side, out, kept_out))
        };
        let baseline = FrozenBaseline {
            body: usual(Side::Body, arc.baseline.body),
            mind: usual(Side::Mind, arc.baseline.mind),
        };
        let side = |side: Side, baseline: Option<&Baseline>| {
            let after: Vec<(u32, f64)> =
                self.series(side).filter_map(|(day, value)| Some((since(day)?, value))).collect();
            course(&after, baseline, today)
        };
        let body = side(Side::Body, baseline.body.as_ref());
        let mind = side(Side::Mind, baseline.mind.as_ref());
        let first_race = arc.races.first().and_then(|race| history.race(*race));
        let later = || history.races.iter().filter(|race| race.date > arc.start && race.date <= self.today);
        let mark = |race: &Race| (race.id, race.date);
        let mut recovery = Recovery {
            arc: arc.id,
            start: arc.start,
            day: today,
            baseline,
            status: Status::Open,
            closed: None,
            guide: first_race.and_then(recovery_guide),
            training: arc.training_as_usual.or_else(|| self.training_again(arc, history)),
            next_start: later().find(|race| was_started(race)).map(mark),
            next_finish: later().find(|race| race.outcome == Some(Outcome::Finished)).map(mark),
            answered: later().find(|race| answers(race, first_race)).map(mark),
            body,
            mind,
        };
        let settled = recovery.body.settled.zip(recovery.mind.settled).map(|(body, mind)| body.max(mind));
        let settled = settled.map(|day| recovery.date(day));
        let put_down = arc.put_down.filter(|day| *day <= self.today);
        recovery.closed = settled.into_iter().chain(put_down).min();
        recovery.status = self.status(&recovery, put_down);
        recovery
    }

    /// The usual from days 35 to 70 of an arc, once they are over.
    fn late_baseline(
        &self,
        start: NaiveDate,
        side: Side,
        out: &DaysOut,
        kept_out: &[(NaiveDate, NaiveDate)],
    ) -> Option<Baseline> {
        let (first, last) = (start + Days::new(LATE_DAYS.0), start + Days::new(LATE_DAYS.1));
        if self.today <= last {
            return None;
        }
        let values: Vec<(NaiveDate, f64)> = self
            .series(side)
            .filter(|(day, _)| (first..=last).contains(day))
            .filter(|(day, _)| out.is_ordinary(*day) && !is_within(kept_out, *day))
            .collect();
        let baseline = Baseline::of_values(&values, Measure::Side(side).floor())?;
        Some(Baseline { label: Label::Late, ..baseline })
    }

    fn status(&self, recovery: &Recovery, put_down: Option<NaiveDate>) -> Status {
        let states = [recovery.body.now, recovery.mind.now];
        if put_down.is_some() {
            Status::PutDown
        } else if recovery.answered.is_some() {
            Status::Answered
        } else if recovery.training.is_some() {
            Status::Training
        } else if recovery.closed.is_some() {
            if states.iter().any(|state| matches!(state, Return::Back(_))) {
                Status::Back
            } else if states.contains(&Return::NoDip) {
                Status::NoDip
            } else {
                Status::NotMeasured
            }
        } else if recovery.day > LONG_TAIL_DAYS {
            Status::LongTail
        } else {
            self.on_the_way(recovery)
        }
    }

    /// Dipping, rising, or nothing to say yet.
    fn on_the_way(&self, recovery: &Recovery) -> Status {
        let mut status = Status::Open;
        for side in Side::ALL {
            if !matches!(recovery.side(*side).now, Return::Open | Return::Pending { .. }) {
                continue;
            }
            let values: Vec<f64> =
                self.series(*side).filter(|(day, _)| *day > recovery.start).map(|(_, value)| value).collect();
            let Some((last, before)) = values.split_last() else { continue };
            if before.iter().all(|value| last <= value) {
                return Status::Dipping;
            }
            status = Status::Rising;
        }
        status
    }

    /// The end of the second of two weeks running with at least 80 % of the sessions of an ordinary week before the arc: the
    /// median of six weeks, each of which told what was trained on one day at least.
    fn training_again(&self, arc: &RecoveryArc, history: &History) -> Option<NaiveDate> {
        let week = |first: NaiveDate| -> Option<usize> {
            let last = first + Days::new(6);
            let begin = self.days.partition_point(|day| day.day < first);
            let end = self.days.partition_point(|day| day.day <= last);
            let told: Vec<Trained> =
                self.days[begin..end].iter().filter_map(|day| history.check_ins[day.place].trained).collect();
            let sessions =
                told.iter().filter(|what| matches!(what, Trained::Easy | Trained::Hard | Trained::Race));
            (!told.is_empty()).then(|| sessions.count())
        };
        let mut before: Vec<usize> =
            (1..=6).map(|back| week(arc.start - Days::new(7 * back))).collect::<Option<_>>()?;
        before.sort_unstable();
        // Twice the median of six, so that it stays a whole number; 80 % of it is compared in tenths.
        let twice_median = before[2] + before[3];
        let enough = |sessions: Option<usize>| {
            twice_median > 0 && sessions.is_some_and(|sessions| sessions * 10 >= twice_median * 4)
        };
        let mut first = arc.start + Days::new(1);
        while first + Days::new(13) <= self.today {
            if enough(week(first)) && enough(week(first + Days::new(7))) {
                return Some(first + Days::new(13));
            }
            first = first + Days::new(7);
        }
        None
    }
}

/// The days that never make a usual, arcs aside.
struct DaysOut {
    days: Vec<NaiveDate>,
}

impl DaysOut {
    fn of(history: &History, days: &[DayScore]) -> Self {
        let ill = days.iter().filter(|day| history.check_ins[day.place].ill == Some(Illness::BelowNeck));
        let raced = history.races.iter().filter(|race| was_started(race));
        let raced = raced.flat_map(|race| (0..=DAYS_AFTER_RACE).map(|after| race.date + Days::new(after)));
        let mut out: Vec<NaiveDate> =
            ill.map(|day| day.day).chain(raced).chain(history.first_days.iter().copied()).collect();
        out.sort_unstable();
        Self { days: out }
    }

    fn is_ordinary(&self, day: NaiveDate) -> bool {
        self.days.binary_search(&day).is_err()
    }
}

/// The first day of an arc that is kept out of the usual, and the first one after it that is not.
fn days_kept_out(recovery: &Recovery) -> (NaiveDate, NaiveDate) {
    let most = recovery.start + Days::new(ARC_DAYS_KEPT_OUT);
    (recovery.start, recovery.closed.map_or(most, |closed| closed.min(most)))
}

fn is_within(spans: &[(NaiveDate, NaiveDate)], day: NaiveDate) -> bool {
    spans.iter().any(|(first, end)| (*first..*end).contains(&day))
}

/// One check-in a day: of those that count, the one written last.
fn counted_days(history: &History, today: NaiveDate) -> Vec<DayScore> {
    let mut days: Vec<DayScore> = Vec::with_capacity(history.check_ins.len());
    for (place, check_in) in history.check_ins.iter().enumerate() {
        if check_in.standing != Standing::Counts || check_in.day > today {
            continue;
        }
        let score = DayScore {
            day: check_in.day,
            place,
            scores: check_in.scores,
            body: side_score(&check_in.scores, Side::Body),
            mind: side_score(&check_in.scores, Side::Mind),
        };
        match days.last_mut() {
            Some(last) if last.day == score.day => *last = score,
            _ => days.push(score),
        }
    }
    days
}

fn was_started(race: &Race) -> bool {
    !matches!(race.outcome, Some(Outcome::Dns | Outcome::Cancelled))
}

/// Whether a race answers the one that began an arc: half to twice its distance, and B goal met or satisfied 7 or more.
fn answers(race: &Race, first: Option<&Race>) -> bool {
    let alike = match (first.and_then(|first| first.distance), race.distance) {
        (Some(first), Some(distance)) => (first.0 * 0.5..=first.0 * 2.0).contains(&distance.0),
        (None, _) => true,
        (Some(_), None) => false,
    };
    let goal_met = match goal_result(race) {
        GoalResult::Met => true,
        GoalResult::Partly(tier) => tier <= Tier::B,
        _ => false,
    };
    alike && race.outcome.is_some() && (goal_met || race.satisfaction.is_some_and(|satisfied| satisfied >= 7))
}
