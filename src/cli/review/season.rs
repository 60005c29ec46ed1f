//! `secondwind review season [YEAR] --markdown --json`

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::super::journal::{self, Missing};
use super::super::plain;
use crate::content::Content;
use crate::content::season::{answers, markdown, plain as told_plain};
use crate::domain::brief::BriefLesson;
use crate::domain::check_in::Side;
use crate::domain::goal::{GivenVerdict, Goal, GoalKind};
use crate::domain::id::{ArcId, GoalId, LessonId, RaceId, StepBackId};
use crate::domain::race::{Outcome, Race, SetbackMark};
use crate::domain::review::{ReviewKind, SeasonBasis};
use crate::domain::rules::course::Return;
use crate::domain::rules::period;
use crate::domain::rules::step_back::Gain;
use crate::domain::season::Season;
use crate::domain::step_back::{BreakKind, Kept, Purpose, StepBack};
use crate::domain::units::UnitSystem;
use crate::domain::units::rounding::shown;
use crate::domain::wins::WinKind;
use crate::runtime::Options;
use crate::text::sanitise::for_screen;

/// The number of the JSON's form.
const FORMAT: u32 = 1;

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Without a year it is the current one, until 15 January the last one. The JSON is described in the README.")]
pub(in super::super) struct Arguments {
    /// The year.
    #[arg(value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1900..=9999))]
    year: Option<i32>,
    /// Tells it as Markdown, as the key x of its page writes it.
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Tells it as JSON.
    #[arg(long)]
    json: bool,
}

/// Tells a season.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let now = journal::now()?;
    let today = now.today();
    let journal = journal::open(options, Missing::Refuse)?;
    let year = arguments.year.unwrap_or_else(|| period::span(ReviewKind::Season, today).from.year());
    let basis = journal.store.season(year).map_err(|error| error.to_string())?;
    let (content, _) = journal.folders.content();
    let units = journal.folders.settings().0.units;
    let season = of(&basis, today, &content);
    let review = basis.review.as_ref();
    let lines = if arguments.json {
        vec![json(&season, &basis, &content)?]
    } else if arguments.markdown {
        markdown(&season, review, &content, units).iter().map(|line| for_screen(line).into_owned()).collect()
    } else {
        told(&season, &basis, &content, units)
    };
    plain::print(&lines);
    Ok(())
}

fn of(basis: &SeasonBasis, today: NaiveDate, content: &Content) -> Season {
    Season::of(
        basis,
        today,
        |mode| content.packs().any(|pack| pack.asks_for_causes(mode)),
        |cause| content.causes.reach(cause),
    )
}

fn told(season: &Season, basis: &SeasonBasis, content: &Content, units: UnitSystem) -> Vec<String> {
    let most = plain::page_columns();
    let wrapped = |line: &String| {
        let indent = line.len() - line.trim_start().len();
        plain::wrapped(&for_screen(line), most, indent + 2)
    };
    told_plain(season, basis.review.as_ref(), content, units).iter().flat_map(wrapped).collect()
}

#[derive(Serialize)]
struct Data<'a> {
    format: u32,
    year: i32,
    races: Vec<RaceData<'a>>,
    taught_most: Option<TaughtData>,
    own_pick: Option<RaceId>,
    came_back: Vec<CameBackData<'a>>,
    stopped: Vec<StoppedData<'a>>,
    arcs: Vec<ArcData<'a>>,
    step_backs: Vec<StepBackData<'a>>,
    goals: GoalsData<'a>,
    proven: Vec<LessonData<'a>>,
    wins: Vec<WinData<'a>>,
    more_wins: usize,
    months: MonthsData,
    answers: Vec<AnswerData>,
}

#[derive(Serialize)]
struct RaceData<'a> {
    id: RaceId,
    day: NaiveDate,
    name: &'a str,
    outcome: Option<Outcome>,
    distance_m: Option<f64>,
    setback: bool,
}

#[derive(Serialize)]
struct TaughtData {
    race: RaceId,
    lessons: usize,
    used: u32,
    helped: u32,
}

#[derive(Serialize)]
struct CameBackData<'a> {
    cause: &'a str,
    races: &'a [RaceId],
    of: usize,
}

#[derive(Serialize)]
struct StoppedData<'a> {
    cause: &'a str,
    races_without: usize,
    last_race: RaceId,
    lesson: LessonId,
}

#[derive(Serialize)]
struct ArcData<'a> {
    id: ArcId,
    name: &'a str,
    start: NaiveDate,
    closed: Option<NaiveDate>,
    /// The day of the arc on which Mind was back, at the latest.
    mind_back_day: Option<u32>,
    body_back_day: Option<u32>,
    helped: Vec<&'a str>,
    lesson: Option<&'a str>,
}

#[derive(Serialize)]
struct StepBackData<'a> {
    id: StepBackId,
    kind: BreakKind,
    from: NaiveDate,
    to: NaiveDate,
    days: u32,
    purpose: Option<Purpose>,
    kept: Option<Kept>,
    first_back: Option<&'a str>,
    /// To one place, like all that is told of it.
    gain: Option<f64>,
}

#[derive(Serialize)]
struct GoalsData<'a> {
    reached: Vec<GoalData<'a>>,
    let_go: Vec<GoalData<'a>>,
    carried_on: Vec<GoalData<'a>>,
}

#[derive(Serialize)]
struct GoalData<'a> {
    id: GoalId,
    kind: GoalKind,
    text: &'a str,
    day: Option<NaiveDate>,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct LessonData<'a> {
    id: LessonId,
    text: &'a str,
    helped: u32,
    used: u32,
}

#[derive(Serialize)]
struct WinData<'a> {
    day: NaiveDate,
    kind: WinKind,
    text: &'a str,
}

/// The mean of each month, January first, to one place.
#[derive(Serialize)]
struct MonthsData {
    mind: Vec<Option<f64>>,
    body: Vec<Option<f64>>,
}

#[derive(Serialize)]
struct AnswerData {
    question: String,
    answer: String,
}

fn json(season: &Season, basis: &SeasonBasis, content: &Content) -> Result<String, String> {
    let months = season.months();
    let of_side = |side: Side| {
        let means = months.iter().find(|(own, _)| *own == side).map(|(_, means)| *means).unwrap_or_default();
        means.iter().map(|mean| mean.map(|mean| shown(mean, 1))).collect()
    };
    let data = Data {
        format: FORMAT,
        year: season.year,
        races: season.races.iter().map(race).collect(),
        taught_most: season.taught_most().map(|most| TaughtData {
            race: most.race,
            lessons: most.lessons.len(),
            used: most.used(),
            helped: most.helped(),
        }),
        own_pick: season.pick,
        came_back: season
            .came_back
            .iter()
            .map(|back| CameBackData { cause: &back.cause, races: &back.races, of: back.of })
            .collect(),
        stopped: season
            .stopped
            .iter()
            .map(|stopped| StoppedData {
                cause: &stopped.solved.cause,
                races_without: stopped.solved.races,
                last_race: stopped.solved.since,
                lesson: stopped.solved.lesson,
            })
            .collect(),
        arcs: season.arcs.iter().map(arc).collect(),
        step_backs: season.step_backs.iter().map(|(own, gain)| step_back(own, *gain)).collect(),
        goals: GoalsData {
            reached: season.reached.iter().map(judged).collect(),
            let_go: season.let_go.iter().map(judged).collect(),
            carried_on: season.carried.iter().map(carried).collect(),
        },
        proven: season.proven.iter().map(lesson).collect(),
        wins: season
            .wins
            .iter()
            .map(|win| WinData { day: win.day, kind: win.kind, text: &win.text })
            .collect(),
        more_wins: season.more_wins,
        months: MonthsData { mind: of_side(Side::Mind), body: of_side(Side::Body) },
        answers: answers(season, basis.review.as_ref(), content)
            .into_iter()
            .map(|(question, answer)| AnswerData { question, answer })
            .collect(),
    };
    serde_json::to_string_pretty(&data).map_err(|error| error.to_string())
}

fn race(race: &Race) -> RaceData<'_> {
    RaceData {
        id: race.id,
        day: race.date,
        name: &race.name,
        outcome: race.outcome,
        distance_m: race.distance.map(|distance| distance.0),
        setback: race.setback == Some(SetbackMark::Yes),
    }
}

fn arc(told: &crate::domain::season::SeasonArc) -> ArcData<'_> {
    let back = |side| match told.recovery.side(side).now {
        Return::Back(interval) => Some(interval.to),
        _ => None,
    };
    ArcData {
        id: told.arc.id,
        name: if told.arc.name.is_empty() { told.arc.kind.label() } else { &told.arc.name },
        start: told.arc.start,
        closed: told.recovery.closed,
        mind_back_day: back(Side::Mind),
        body_back_day: back(Side::Body),
        helped: told.helped.iter().map(|done| done.what.as_str()).collect(),
        lesson: told.arc.lesson_told().map(|(_, text)| text),
    }
}

fn step_back(own: &StepBack, gain: Option<Gain>) -> StepBackData<'_> {
    StepBackData {
        id: own.id,
        kind: own.kind,
        from: own.from,
        to: own.last_day(),
        days: own.days(),
        purpose: own.purpose,
        kept: own.kept,
        first_back: Some(own.first_back.trim()).filter(|first| !first.is_empty()),
        gain: gain.map(|gain| shown(gain.value, 1)),
    }
}

fn judged((goal, given): &(Goal, GivenVerdict)) -> GoalData<'_> {
    let reason = Some(given.reason.as_str()).filter(|reason| !reason.is_empty());
    GoalData { day: Some(given.at.date_naive()), reason, ..carried(goal) }
}

fn carried(goal: &Goal) -> GoalData<'_> {
    GoalData { id: goal.id, kind: goal.kind, text: &goal.text, day: None, reason: None }
}

fn lesson(one: &BriefLesson) -> LessonData<'_> {
    LessonData { id: one.lesson.id, text: &one.lesson.text, helped: one.tally.helped, used: one.tally.uses() }
}
