//! The timeline as JSON. Its form is a promise: a field is never renamed nor taken away, new ones may come; what changes the
//! meaning of one raises `format`. The README describes it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::Part;
use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::check_in::{CheckIn, Illness, Item, Side, Standing, Trained};
use crate::domain::clock::Now;
use crate::domain::goal::Verdict;
use crate::domain::id::{ArcId, GoalId, RaceId, StepBackId};
use crate::domain::race::{Outcome, Race, RaceKind, SetbackMark, Tier};
use crate::domain::rules::baseline::{Baseline, Label, Measure};
use crate::domain::rules::course::{Course, Interval, Return};
use crate::domain::rules::race_goals::{GoalResult, goal_result};
use crate::domain::rules::reading::ReadingVerdict;
use crate::domain::rules::reckoning::{RaceMark, Recovery, Status};
use crate::domain::step_back::{BreakKind, Hard, Kept, Purpose, Smaller, Space, StepBack, YesNo};

/// The number of the form.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Timeline<'a> {
    format: u32,
    made: String,
    from: NaiveDate,
    to: NaiveDate,
    series: Vec<Measured<'a>>,
    usual: Sides<Option<Usual>>,
    races: Vec<RaceData<'a>>,
    arcs: Vec<ArcData<'a>>,
    goals: Vec<GoalData<'a>>,
    phases: Vec<Phase>,
    step_backs: Vec<StepBackData<'a>>,
}

#[derive(Serialize)]
struct Sides<T> {
    body: T,
    mind: T,
}

impl<T> Sides<T> {
    fn of(told: impl Fn(Side) -> T) -> Self {
        Self { body: told(Side::Body), mind: told(Side::Mind) }
    }
}

#[derive(Serialize)]
struct Measured<'a> {
    day: NaiveDate,
    body: Option<f64>,
    mind: Option<f64>,
    items: BTreeMap<&'static str, u8>,
    ill: Option<Illness>,
    trained: Option<Trained>,
    minutes: Option<u16>,
    effort: Option<u8>,
    note: &'a str,
    /// How many check-ins of the day are kept besides this one.
    later: usize,
}

#[derive(Serialize)]
struct Usual {
    centre: f64,
    spread: f64,
    n: u32,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    label: Label,
}

impl Usual {
    fn of(usual: &Baseline) -> Self {
        let Baseline { centre, spread, n, first, last, label } = *usual;
        Self { centre, spread, n, first, last, label }
    }
}

#[derive(Serialize)]
struct RaceData<'a> {
    id: RaceId,
    day: NaiveDate,
    name: &'a str,
    kind: Option<RaceKind>,
    distance_m: Option<f64>,
    covered_m: Option<f64>,
    outcome: Option<Outcome>,
    time_s: Option<f64>,
    goals: &'static str,
    /// The best goal that was met, where it was not the best one that was set.
    goal_met: Option<Tier>,
    satisfaction: Option<u8>,
    setback: Option<SetbackMark>,
}

#[derive(Serialize)]
struct ArcData<'a> {
    id: ArcId,
    kind: ArcKind,
    name: &'a str,
    start: NaiveDate,
    /// Which day of the arc the last day is, or today.
    day: u32,
    status: Status,
    closed: Option<NaiveDate>,
    races: &'a [RaceId],
    usual: Sides<Option<Usual>>,
    body: CourseData,
    mind: CourseData,
    guide: Option<Guide>,
    felt_before_healed: bool,
    markers: Markers,
    note: &'a str,
}

#[derive(Serialize)]
struct Guide {
    low: u32,
    high: u32,
}

#[derive(Serialize)]
struct CourseData {
    state: &'static str,
    /// Check-ins in days 1 to 21.
    early: u32,
    back: Option<IntervalData>,
    /// Looks back since this day, with so many more check-ins to be sure.
    pending: Option<Pending>,
    dip: Option<DipData>,
    backs: Vec<IntervalData>,
    reopened: Vec<DayOfArc>,
}

#[derive(Serialize)]
struct IntervalData {
    from: DayOfArc,
    to: DayOfArc,
}

#[derive(Serialize)]
struct Pending {
    since: DayOfArc,
    more: u32,
}

#[derive(Serialize)]
struct DipData {
    at: DayOfArc,
    value: f64,
    depth: f64,
}

/// A day of an arc: its number, counted from the start as day 0, and its date.
#[derive(Serialize)]
struct DayOfArc {
    day: u32,
    date: NaiveDate,
}

#[derive(Serialize)]
struct Markers {
    first_easy_run: Option<NaiveDate>,
    training_as_usual: Option<NaiveDate>,
    next_start: Option<RaceOn>,
    next_finish: Option<RaceOn>,
    answered: Option<RaceOn>,
    put_down: Option<NaiveDate>,
}

#[derive(Serialize)]
struct RaceOn {
    race: RaceId,
    date: NaiveDate,
}

#[derive(Serialize)]
struct GoalData<'a> {
    id: GoalId,
    day: NaiveDate,
    text: &'a str,
    verdict: Verdict,
    reason: &'a str,
}

/// Days running with the same reading.
#[derive(Serialize)]
struct Phase {
    reading: ReadingVerdict,
    first: NaiveDate,
    last: NaiveDate,
}

/// A step back, or a stop that came unplanned.
#[derive(Serialize)]
struct StepBackData<'a> {
    id: StepBackId,
    kind: BreakKind,
    from: NaiveDate,
    to: NaiveDate,
    /// As it turned out; `null` while it is planned or running.
    ended: Option<NaiveDate>,
    days: u32,
    purpose: Option<Purpose>,
    smaller: &'a [Smaller],
    cut_percent: Option<u8>,
    space: &'a [Space],
    keep: &'a str,
    goal: &'a str,
    hard: &'a [Hard],
    why_running: &'a str,
    missed: Option<YesNo>,
    kept: Option<Kept>,
    first_back: &'a str,
    earlier: Option<YesNo>,
}

impl<'a> StepBackData<'a> {
    fn of(step_back: &'a StepBack) -> Self {
        Self {
            id: step_back.id,
            kind: step_back.kind,
            from: step_back.from,
            to: step_back.to,
            ended: step_back.ended,
            days: step_back.days(),
            purpose: step_back.purpose,
            smaller: &step_back.smaller,
            cut_percent: step_back.cut,
            space: &step_back.space,
            keep: &step_back.keep,
            goal: &step_back.goal,
            hard: &step_back.hard,
            why_running: &step_back.why_running,
            missed: step_back.missed,
            kept: step_back.kept,
            first_back: &step_back.first_back,
            earlier: step_back.earlier,
        }
    }
}

/// The part as one text of JSON. What a terminal might obey is escaped in it, so that it can be looked at as well.
pub(super) fn json(part: &Part, now: &Now) -> Result<String, String> {
    let timeline = Timeline {
        format: FORMAT,
        made: now.wall.to_rfc3339(),
        from: part.from,
        to: part.to,
        series: series(part),
        usual: Sides::of(|side| {
            part.reckoning.usual(Measure::Side(side), part.reckoning.today).as_ref().map(Usual::of)
        }),
        races: part.history.races.iter().filter(|race| part.holds(race.date)).map(race_data).collect(),
        arcs: super::arcs(part)
            .map(|(arc, recovery)| arc_data(arc, recovery, part.reckoning.today))
            .collect(),
        goals: part
            .history
            .goals
            .iter()
            .filter(|flag| part.holds(flag.day))
            .map(|flag| GoalData {
                id: flag.goal,
                day: flag.day,
                text: &flag.text,
                verdict: flag.verdict,
                reason: &flag.reason,
            })
            .collect(),
        phases: super::phases(part)
            .into_iter()
            .map(|run| Phase { reading: run.verdict, first: run.first, last: run.last })
            .collect(),
        step_backs: super::step_backs(part).map(StepBackData::of).collect(),
    };
    let text = serde_json::to_string_pretty(&timeline).map_err(|error| error.to_string())?;
    // Only the line breaks between the fields stand here as they are; all others are escaped already.
    Ok(text
        .chars()
        .map(|letter| match letter {
            '\n' => letter.to_string(),
            letter if is_unseen(letter) => format!("\\u{:04x}", u32::from(letter)),
            letter => letter.to_string(),
        })
        .collect())
}

/// Whether it is no sign to be read: a control character, or one that shows what follows in another order. JSON may hold
/// them bare, a terminal should not.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn series(part: &Part) -> Vec<Measured<'_>> {
    let days = part.reckoning.days.iter().filter(|score| part.holds(score.day));
    days.map(|score| {
        let check_in: &CheckIn = &part.history.check_ins[score.place];
        let of_day = |one: &&CheckIn| one.day == score.day && one.standing == Standing::Later;
        let items = Item::ALL.iter().filter_map(|item| Some((item.id(), check_in.scores.get(*item)?)));
        let begin = part.history.check_ins.partition_point(|one| one.day < score.day);
        Measured {
            day: score.day,
            body: score.body,
            mind: score.mind,
            items: items.collect(),
            ill: check_in.ill,
            trained: check_in.trained,
            minutes: check_in.minutes,
            effort: check_in.effort,
            note: &check_in.note,
            later: part.history.check_ins[begin..]
                .iter()
                .take_while(|one| one.day == score.day)
                .filter(of_day)
                .count(),
        }
    })
    .collect()
}

fn race_data(race: &Race) -> RaceData<'_> {
    let result = goal_result(race);
    RaceData {
        id: race.id,
        day: race.date,
        name: &race.name,
        kind: race.kind,
        distance_m: race.distance.map(|distance| distance.0),
        covered_m: race.covered.map(|covered| covered.0),
        outcome: race.outcome,
        time_s: race.time().map(|time| time.0),
        goals: match result {
            GoalResult::NotSet => "not_set",
            GoalResult::HadNone => "had_none",
            GoalResult::Missed => "missed",
            GoalResult::Partly(_) => "partly",
            GoalResult::Met => "met",
            GoalResult::Unclear => "unclear",
        },
        goal_met: match result {
            GoalResult::Partly(tier) => Some(tier),
            _ => None,
        },
        satisfaction: race.satisfaction,
        setback: race.setback,
    }
}

fn arc_data<'a>(arc: &'a RecoveryArc, recovery: &Recovery, today: NaiveDate) -> ArcData<'a> {
    let known = |day: Option<NaiveDate>| day.filter(|day| *day <= today);
    let race_on = |mark: Option<RaceMark>| mark.map(|(race, date)| RaceOn { race, date });
    ArcData {
        id: arc.id,
        kind: arc.kind,
        name: &arc.name,
        start: arc.start,
        day: recovery.day,
        status: recovery.status,
        closed: recovery.closed,
        races: &arc.races,
        usual: Sides::of(|side| recovery.baseline(side).map(Usual::of)),
        body: course_data(&recovery.body, recovery),
        mind: course_data(&recovery.mind, recovery),
        guide: recovery.guide.map(|guide| Guide { low: guide.low, high: guide.high }),
        felt_before_healed: recovery.felt_before_healed(),
        markers: Markers {
            first_easy_run: known(arc.first_easy_run),
            training_as_usual: recovery.training,
            next_start: race_on(recovery.next_start),
            next_finish: race_on(recovery.next_finish),
            answered: race_on(recovery.answered),
            put_down: known(arc.put_down),
        },
        note: &arc.note,
    }
}

fn course_data(course: &Course, recovery: &Recovery) -> CourseData {
    let at = |day: u32| DayOfArc { day, date: recovery.date(day) };
    let interval = |interval: &Interval| IntervalData { from: at(interval.from), to: at(interval.to) };
    CourseData {
        state: match course.now {
            Return::NoBaseline => "no_usual",
            Return::NotMeasured { .. } => "not_measured",
            Return::TooEarly { .. } => "too_early",
            Return::NoDip => "no_dip",
            Return::Open => "open",
            Return::Pending { .. } => "pending",
            Return::Back(_) => "back",
        },
        early: course.early,
        back: match &course.now {
            Return::Back(back) => Some(interval(back)),
            _ => None,
        },
        pending: match course.now {
            Return::Pending { since, more } => Some(Pending { since: at(since), more }),
            _ => None,
        },
        dip: course.dip.map(|dip| DipData { at: at(dip.day), value: dip.value, depth: dip.depth }),
        backs: course.backs.iter().map(interval).collect(),
        reopened: course.reopened.iter().map(|day| at(*day)).collect(),
    }
}
