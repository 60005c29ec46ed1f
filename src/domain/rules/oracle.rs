//! A second computation of the usual and of arcs, for tests: a plain port of the reference formulas (`g`, `domain`, `baseline`,
//! `back`), with everything around them (which days count, reopening, closing, late usuals, sessions) written the slow way, day
//! by day, from the rulings alone. It shares no code with the rules it checks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::domain::arc::RecoveryArc;
use crate::domain::check_in::{CheckIn, Illness, Item, Scores, Standing, Trained};
use crate::domain::history::History;
use crate::domain::race::Outcome;

pub(super) const EPS: f64 = 1e-9;

/// Values by day.
pub(super) type Series = BTreeMap<i64, f64>;

fn good(item: &str, value: u8) -> f64 {
    let value = f64::from(value);
    if ["soreness", "stress", "pain", "loop"].contains(&item) { 10.0 - value } else { value }
}

pub(super) fn domain(scores: &Scores, name: &str) -> Option<f64> {
    let (names, need): (&[&str], usize) = if name == "body" {
        (&["sleep", "energy", "soreness"], 2)
    } else {
        (&["mood", "stress", "motivation", "confidence"], 3)
    };
    let answered: Vec<f64> = names
        .iter()
        .filter_map(|name| {
            let item = Item::from_id(name).expect("an item");
            scores.get(item).map(|value| good(name, value))
        })
        .collect();
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.iter().map(|_| 1.0).sum::<f64>();
    (answered.len() >= need).then(|| mean(&answered))
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
    let n = sorted.len();
    if n % 2 == 1 { sorted[n / 2] } else { sorted[n / 2 - 1] / 2.0 + sorted[n / 2] / 2.0 }
}

/// Centre, spread, n, first and last day, label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Usual {
    pub(super) centre: f64,
    pub(super) spread: f64,
    pub(super) n: usize,
    pub(super) ends: Option<(i64, i64)>,
    pub(super) label: &'static str,
}

pub(super) fn baseline(series: &Series, floor: f64) -> Option<Usual> {
    let values: Vec<f64> = series.values().copied().collect();
    let (first, last) = (*series.keys().next()?, *series.keys().next_back()?);
    let label = if values.len() >= 7 && last - first >= 9 {
        "measured"
    } else if values.len() >= 3 {
        "provisional"
    } else {
        return None;
    };
    let centre = median(&values);
    let deviations: Vec<f64> = values.iter().map(|value| (value - centre).abs()).collect();
    let spread = f64::max(floor, 1.4826 * median(&deviations));
    Some(Usual { centre, spread, n: values.len(), ends: Some((first, last)), label })
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Back {
    NoBaseline,
    NotMeasured { have: usize },
    TooEarly { have: usize },
    NoDip,
    Since { from: i64, to: i64 },
    Pending { since: i64, more: usize },
    Open,
}

/// `back` of the reference formulas.
pub(super) fn back(after: &Series, centre: f64, spread: f64, today: i64) -> Back {
    let days: Vec<i64> = after.keys().copied().filter(|day| *day >= 1).collect();
    let below = |day: i64| after[&day] < centre - spread - EPS;
    let early = days.iter().filter(|day| **day <= 21).count();
    if early < 3 {
        return if today > 21 { Back::NotMeasured { have: early } } else { Back::TooEarly { have: early } };
    }
    if !days.iter().take(3).any(|day| below(*day)) {
        return Back::NoDip;
    }
    look(&days, after, centre, spread, today)
}

/// The loop of `back`, over these days alone.
fn look(days: &[i64], after: &Series, centre: f64, spread: f64, today: i64) -> Back {
    let below = |day: i64| after[&day] < centre - spread - EPS;
    let mut seen_below = false;
    for (place, day) in days.iter().copied().enumerate() {
        if below(day) {
            seen_below = true;
            continue;
        }
        if !seen_below {
            continue;
        }
        let trio: Vec<i64> = days[place..].iter().copied().take(3).collect();
        let late: Vec<i64> = trio.iter().copied().filter(|other| other - day <= 14).collect();
        let misses = late.iter().filter(|other| below(**other)).count();
        let near = late.iter().all(|other| after[other] >= centre - 1.5 * spread - EPS);
        if !near || misses > 1 {
            continue;
        }
        let previous = days[..place].iter().copied().filter(|other| below(*other)).max().expect("one below");
        if late.len() == 3 {
            return Back::Since { from: previous + 1, to: day };
        }
        if trio.len() < 3 && today - day <= 14 {
            return Back::Pending { since: day, more: 3 - late.len() };
        }
    }
    Back::Open
}

/// What became of one side: where it stands, each time it was back, and the days on which it reopened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Course {
    pub(super) now: Back,
    pub(super) backs: Vec<(i64, i64)>,
    pub(super) reopened: Vec<i64>,
    /// Day and value of the lowest of days 1 to 14.
    pub(super) lowest: Option<(i64, f64)>,
    /// The day on which the side closes.
    pub(super) closed: Option<i64>,
}

/// `back`, and again after each relapse: three check-ins running below the band, the first within 21 days after the day it was
/// back; the search starts again after the third.
pub(super) fn course(after: &Series, usual: Option<(f64, f64)>, today: i64) -> Course {
    let known: Series = after
        .iter()
        .map(|(day, value)| (*day, *value))
        .filter(|(day, _)| *day >= 1 && *day <= today)
        .collect();
    let over = (today >= 29).then_some(29);
    let mut course =
        Course { now: Back::NoBaseline, backs: Vec::new(), reopened: Vec::new(), lowest: None, closed: over };
    let Some((centre, spread)) = usual else { return course };
    let days: Vec<i64> = known.keys().copied().collect();
    let below = |day: i64| known[&day] < centre - spread - EPS;
    course.now = back(&known, centre, spread, today);
    match course.now {
        Back::NotMeasured { .. } => return course,
        Back::TooEarly { .. } => return Course { closed: None, ..course },
        Back::NoDip => return Course { closed: Some(days[2]), ..course },
        _ => {}
    }
    for (day, value) in &known {
        if *day <= 14 && *value < centre - EPS && course.lowest.is_none_or(|(_, lowest)| *value < lowest) {
            course.lowest = Some((*day, *value));
        }
    }
    while let Back::Since { from, to } = course.now {
        course.backs.push((from, to));
        let mut three = days.windows(3).filter(|three| three[0] > to && three[0] - to <= 21);
        let Some(three) = three.find(|three| three.iter().all(|day| below(*day))) else {
            return Course { closed: Some(to), ..course };
        };
        course.reopened.push(three[0]);
        let rest: Vec<i64> = days.iter().copied().filter(|day| *day >= three[2]).collect();
        course.now = look(&rest, &known, centre, spread, today);
    }
    Course { closed: None, ..course }
}

/// What became of one arc.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Recovery {
    pub(super) usual: [Option<Usual>; 2],
    pub(super) courses: [Course; 2],
    pub(super) closed: Option<NaiveDate>,
    pub(super) training: Option<NaiveDate>,
}

/// Everything about a history, reckoned the slow way.
pub(super) struct Oracle<'h> {
    history: &'h History,
    today: NaiveDate,
    /// The check-in of each day that counts.
    counted: BTreeMap<NaiveDate, &'h CheckIn>,
    not_plain: BTreeSet<NaiveDate>,
}

fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    day + TimeDelta::days(days)
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

fn name_of(side: usize) -> &'static str {
    ["body", "mind"][side]
}

impl<'h> Oracle<'h> {
    pub(super) fn new(history: &'h History, today: NaiveDate) -> Self {
        let mut counted: BTreeMap<NaiveDate, &CheckIn> = BTreeMap::new();
        let mut not_plain: BTreeSet<NaiveDate> = history.first_days.iter().copied().collect();
        for one in &history.check_ins {
            let is_last = || counted.get(&one.day).is_none_or(|other| other.written < one.written);
            if one.standing == Standing::Counts && one.day <= today && is_last() {
                counted.insert(one.day, one);
            }
            if one.ill == Some(Illness::BelowNeck) {
                not_plain.insert(one.day);
            }
        }
        for race in &history.races {
            if !matches!(race.outcome, Some(Outcome::Dns | Outcome::Cancelled)) {
                not_plain.extend([0, 1, 2].map(|days| plus(race.date, days)));
            }
        }
        Self { history, today, counted, not_plain }
    }

    /// Every day that has a check-in that counts.
    pub(super) fn days(&self) -> BTreeSet<NaiveDate> {
        self.counted.keys().copied().collect()
    }

    pub(super) fn value(&self, day: NaiveDate, side: usize) -> Option<f64> {
        domain(&self.counted.get(&day)?.scores, name_of(side))
    }

    /// Whether a day makes a usual, open arcs aside.
    fn is_plain(&self, day: NaiveDate) -> bool {
        !self.not_plain.contains(&day)
    }

    fn course_of(&self, arc: &RecoveryArc, side: usize, usual: Option<Usual>) -> Course {
        let after: Series = self
            .days()
            .into_iter()
            .filter_map(|day| Some(((day - arc.start).num_days(), self.value(day, side)?)))
            .collect();
        // What comes after an arc was put down is no part of it.
        let last = arc.put_down.map_or(self.today, |day| day.min(self.today));
        let today = (last - arc.start).num_days();
        let told = course(&after, usual.map(|usual| (usual.centre, usual.spread)), today.max(0));
        match told.now {
            // Nothing more can come.
            Back::TooEarly { have } if arc.put_down.is_some_and(|day| day <= self.today) => {
                Course { now: Back::NotMeasured { have }, ..told }
            }
            _ => told,
        }
    }

    fn closed(&self, arc: &RecoveryArc, courses: &[Course; 2]) -> Option<NaiveDate> {
        let both = match (courses[0].closed, courses[1].closed) {
            (Some(body), Some(mind)) => Some(plus(arc.start, body.max(mind))),
            _ => None,
        };
        let put_down = arc.put_down.filter(|day| *day <= self.today).map(|day| day.max(arc.start));
        [both, put_down].into_iter().flatten().min()
    }

    fn frozen(arc: &RecoveryArc, side: usize) -> Option<Usual> {
        let frozen = if side == 0 { arc.baseline.body } else { arc.baseline.mind };
        frozen.map(|usual| Usual {
            centre: usual.centre,
            spread: usual.spread,
            n: usize::try_from(usual.n).expect("few"),
            ends: usual.first.zip(usual.last).map(|(first, last)| (number(first), number(last))),
            label: usual.label.id(),
        })
    }

    /// Arcs by their frozen usual alone.
    fn without_late(&self, arc: &RecoveryArc) -> ([Option<Usual>; 2], [Course; 2]) {
        let usual = [0, 1].map(|side| Self::frozen(arc, side));
        let courses = [0, 1].map(|side| self.course_of(arc, side, usual[side]));
        (usual, courses)
    }

    /// Whether the arc keeps this day out of the usual.
    fn keeps_out(arc: &RecoveryArc, closed: Option<NaiveDate>, day: NaiveDate) -> bool {
        (0..42).contains(&(day - arc.start).num_days()) && closed.is_none_or(|closed| day < closed)
    }

    pub(super) fn recovery(&self, place: usize) -> Recovery {
        let arc = &self.history.arcs[place];
        let (mut usual, _) = self.without_late(arc);
        for (side, usual) in usual.iter_mut().enumerate() {
            if usual.is_none() && self.today > plus(arc.start, 70) {
                let mut late = Series::new();
                let arcs = self.history.arcs.iter().enumerate();
                let others: Vec<_> = arcs
                    .filter(|(other, _)| *other != place)
                    .map(|(_, other)| (other, self.closed(other, &self.without_late(other).1)))
                    .collect();
                for day in (35..=70).map(|day| plus(arc.start, day)) {
                    let kept_out = others.iter().any(|(other, closed)| Self::keeps_out(other, *closed, day));
                    if let (true, false, Some(value)) = (self.is_plain(day), kept_out, self.value(day, side))
                    {
                        late.insert(number(day), value);
                    }
                }
                *usual = baseline(&late, 0.6).map(|usual| Usual { label: "late", ..usual });
            }
        }
        let courses = [0, 1].map(|side| self.course_of(arc, side, usual[side]));
        let closed = self.closed(arc, &courses);
        let training = arc.training_as_usual.filter(|day| *day <= self.today);
        Recovery { usual, courses, closed, training: training.or_else(|| self.training_again(arc)) }
    }

    /// Whether a day makes a usual: it is plain, and no arc keeps it out.
    pub(super) fn ordinary(&self) -> BTreeSet<NaiveDate> {
        let closed: Vec<Option<NaiveDate>> =
            (0..self.history.arcs.len()).map(|place| self.recovery(place).closed).collect();
        let is_kept_out = |day: NaiveDate| {
            self.history.arcs.iter().zip(&closed).any(|(arc, closed)| Self::keeps_out(arc, *closed, day))
        };
        self.days().into_iter().filter(|day| self.is_plain(*day) && !is_kept_out(*day)).collect()
    }

    /// The usual of a side on a day, from the days that make one.
    pub(super) fn usual(&self, ordinary: &BTreeSet<NaiveDate>, side: usize, day: NaiveDate) -> Option<Usual> {
        let mut series = Series::new();
        for before in (1..=42).map(|days| plus(day, -days)).filter(|before| ordinary.contains(before)) {
            if let Some(value) = self.value(before, side) {
                series.insert(number(before), value);
            }
        }
        let declared = || {
            let centre = domain(&self.history.declared, name_of(side))?;
            Some(Usual { centre, spread: 1.0, n: 0, ends: None, label: "declared" })
        };
        baseline(&series, 0.6).or_else(declared)
    }

    fn training_again(&self, arc: &RecoveryArc) -> Option<NaiveDate> {
        // The sessions of seven days, and whether anything was told of them.
        let week = |first: NaiveDate| {
            let mut told = false;
            let mut sessions = 0.0;
            for day in (0..7).map(|days| plus(first, days)).filter(|day| *day <= self.today) {
                let of_day = || self.history.check_ins.iter().filter(|one| one.day == day);
                told |= of_day().any(|one| one.trained.is_some());
                let ran = [Trained::Easy, Trained::Hard, Trained::Race];
                if of_day().any(|one| one.trained.is_some_and(|what| ran.contains(&what))) {
                    sessions += 1.0;
                }
            }
            told.then_some(sessions)
        };
        let mut before = Vec::new();
        for back in 1..=6 {
            before.push(week(plus(arc.start, -7 * back))?);
        }
        let usual = median(&before);
        let enough = |first| usual > 0.0 && week(first).unwrap_or(0.0) >= 0.8 * usual - EPS;
        (0..1000)
            .map(|weeks| plus(arc.start, 1 + 7 * weeks))
            .take_while(|first| plus(*first, 13) <= self.today)
            .find(|first| enough(*first) && enough(plus(*first, 7)))
            .map(|first| plus(first, 13))
    }
}
