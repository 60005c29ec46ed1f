//! What holds a reading back though the signs do not.

use chrono::{Datelike, Days, NaiveDate};

use super::{AFTER_RESET_DAYS, BUILD_LEAST, Besides, HeldBy, WINDOW_DAYS};
use crate::domain::arc::RecoveryArc;
use crate::domain::check_in::{CheckIn, Illness, Item, Side};
use crate::domain::history::History;
use crate::domain::rules::baseline::{Baseline, Label};
use crate::domain::rules::course::{Course, NumberedValue, Return, course_since};
use crate::domain::rules::reckoning::{Reckoning, Recovery};
use crate::domain::rules::recovery_guide::recovery_guide;

/// No recovery guide is longer, in days.
const LONGEST_GUIDE: u64 = 42;
/// A usual that was made late is known after this day of the arc.
const LATE_AFTER: i64 = 70;

/// Whether Body is on its way back in an open arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// It is back, or no arc is open, or nothing was measured.
    NotOpen,
    /// It is not back yet.
    Open,
}

impl Body {
    fn when(is_open: bool) -> Self {
        if is_open { Self::Open } else { Self::NotOpen }
    }
}

fn is_on_the_way(now: Return) -> bool {
    matches!(now, Return::Open | Return::Pending { .. })
}

/// As it stands on the day of the reckoning.
pub(super) fn body_is_open(reckoning: &Reckoning) -> Body {
    let open = reckoning.recoveries.iter().filter(|one| one.is_open() && one.start <= reckoning.today);
    Body::when(open.into_iter().any(|recovery| is_on_the_way(recovery.body.now)))
}

/// As it stood on an earlier day.
pub(super) fn body_was_open(history: &History, reckoning: &Reckoning, day: NaiveDate) -> Body {
    let ways = Ways::of(history, reckoning);
    Body::when(ways.arcs().any(|way| way.was_open(&ways.body, day)))
}

/// All days on which Body was on its way back in an open arc, as it was known then; in no order, a day may come twice.
pub(super) fn days_with_body_open(history: &History, reckoning: &Reckoning) -> Vec<NaiveDate> {
    let ways = Ways::of(history, reckoning);
    ways.arcs().flat_map(|way| way.open_days(&ways.body, reckoning.today)).collect()
}

/// Arcs with Body of every day, by the number of the day.
struct Ways<'a> {
    history: &'a History,
    reckoning: &'a Reckoning,
    body: Vec<NumberedValue>,
}

impl<'a> Ways<'a> {
    fn of(history: &'a History, reckoning: &'a Reckoning) -> Self {
        let body = reckoning.series(Side::Body).map(|(day, value)| (day.num_days_from_ce(), value));
        Self { history, reckoning, body: body.collect() }
    }

    fn arcs(&self) -> impl Iterator<Item = Way<'a>> {
        let both = self.history.arcs.iter().zip(&self.reckoning.recoveries);
        both.map(|(arc, recovery)| Way { arc, recovery })
    }
}

/// One arc.
struct Way<'a> {
    arc: &'a RecoveryArc,
    recovery: &'a Recovery,
}

impl Way<'_> {
    /// The usual that was known on a day.
    fn usual_on(&self, day: NaiveDate) -> Option<&Baseline> {
        let is_known =
            |usual: &&Baseline| usual.label != Label::Late || (day - self.arc.start).num_days() > LATE_AFTER;
        self.recovery.baseline(Side::Body).filter(is_known)
    }

    /// The course of Body as it was known on a day; `None` outside the arc.
    fn course_on(&self, body: &[NumberedValue], day: NaiveDate) -> Option<Course> {
        let is_put_down = self.arc.put_down.is_some_and(|put_down| put_down <= day);
        let today = u32::try_from((day - self.arc.start).num_days()).ok().filter(|_| !is_put_down)?;
        Some(course_since(body, self.arc.start.num_days_from_ce(), self.usual_on(day), today))
    }

    fn was_open(&self, body: &[NumberedValue], day: NaiveDate) -> bool {
        self.course_on(body, day).is_some_and(|course| is_on_the_way(course.now))
    }

    /// The days on which it was open: from its start to the day from which on nothing changes any more.
    fn open_days(&self, body: &[NumberedValue], today: NaiveDate) -> Vec<NaiveDate> {
        let end = &self.recovery.body;
        let is_at_its_end = |course: &Course| {
            let is_over = !is_on_the_way(course.now) && !matches!(course.now, Return::TooEarly { .. });
            is_over && course.now == end.now && course.backs == end.backs && course.reopened == end.reopened
        };
        let mut open = Vec::new();
        for day in self.arc.start.iter_days().take_while(|day| *day <= today) {
            let Some(course) = self.course_on(body, day) else { break };
            if is_on_the_way(course.now) {
                open.push(day);
            } else if is_at_its_end(&course) {
                break;
            }
        }
        open
    }
}

/// The check-ins of the seven days that end with a day.
pub(super) fn week(history: &History, day: NaiveDate) -> &[CheckIn] {
    let first = day.checked_sub_days(Days::new(WINDOW_DAYS - 1)).unwrap_or(NaiveDate::MIN);
    let begin = history.check_ins.partition_point(|check_in| check_in.day < first);
    let end = history.check_ins.partition_point(|check_in| check_in.day <= day);
    &history.check_ins[begin.min(end)..end]
}

/// Whether a check-in tells of pain.
pub(super) fn hurts(check_in: &CheckIn) -> bool {
    check_in.scores.get(Item::Pain).is_some_and(|pain| pain >= 1)
}

/// Whether a check-in tells of an illness that makes an ill day.
pub(super) fn is_ill(check_in: &CheckIn) -> bool {
    check_in.ill == Some(Illness::BelowNeck)
}

/// The last days of the recovery guides that run on a day.
pub(super) fn guides(history: &History, day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = day.checked_sub_days(Days::new(LONGEST_GUIDE)).unwrap_or(NaiveDate::MIN);
    let begin = history.races.partition_point(|race| race.date < first);
    let end = history.races.partition_point(|race| race.date <= day);
    let races = history.races[begin.min(end)..end].iter().filter(|race| race.outcome.is_some());
    let last_day = |race| {
        let guide = recovery_guide(race)?;
        race.date.checked_add_days(Days::new(guide.high.into()))
    };
    races.filter_map(last_day).filter(move |last| day <= *last)
}

/// Everything that holds back on a day.
pub(super) fn held_by(
    history: &History,
    besides: &Besides,
    (day, in_two_weeks): (NaiveDate, usize),
    body: Body,
) -> Vec<HeldBy> {
    let week = week(history, day);
    let after_reset =
        besides.reset_ended.is_some_and(|ended| (1..AFTER_RESET_DAYS).contains(&(day - ended).num_days()));
    let held = [
        (HeldBy::Guide, guides(history, day).next().is_some()),
        (HeldBy::AfterReset, after_reset),
        (HeldBy::Arc, body == Body::Open),
        (HeldBy::Pain, week.iter().any(hurts)),
        (HeldBy::Ill, week.iter().any(is_ill)),
        (HeldBy::Few, in_two_weeks < BUILD_LEAST),
    ];
    held.into_iter().filter(|(_, holds)| *holds).map(|(held, _)| held).collect()
}
