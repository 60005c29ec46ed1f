//! Goals as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::Stack;
use crate::domain::goal::{GoalKind, GoalState, Horizon, Measure, Step, StepState, Verdict};
use crate::domain::goal_story::GoalRow;
use crate::domain::id::{GoalId, RaceId, StepId};
use crate::domain::race::Tier;
use crate::domain::rules::goal_progress;
use crate::domain::rules::goal_review::Reason;
use crate::domain::units::rounding::shown;

/// The number of the JSON's form.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Data<'a> {
    format: u32,
    day: NaiveDate,
    total: usize,
    due: usize,
    goals: Vec<GoalData<'a>>,
    steps: Vec<StepData<'a>>,
}

#[derive(Serialize)]
struct GoalData<'a> {
    id: GoalId,
    text: &'a str,
    kind: GoalKind,
    state: GoalState,
    tier: Option<Tier>,
    horizon: Horizon,
    race: Option<RaceData<'a>>,
    by: Option<NaiveDate>,
    why: Option<&'a str>,
    if_then: Option<&'a str>,
    notes: Option<&'a str>,
    pinned: bool,
    measure: Option<&'a Measure>,
    progress: Option<ProgressData>,
    verdict: Option<VerdictData<'a>>,
    looked_at: NaiveDate,
    next_look: Option<LookData<'a>>,
    steps: Vec<StepData<'a>>,
    written: String,
}

#[derive(Serialize)]
struct RaceData<'a> {
    id: RaceId,
    name: &'a str,
    day: NaiveDate,
}

#[derive(Serialize)]
struct ProgressData {
    reached: f64,
    wanted: f64,
    /// From 0 to 1, to two places.
    share: f64,
}

#[derive(Serialize)]
struct VerdictData<'a> {
    verdict: Verdict,
    reason: Option<&'a str>,
    carries: Option<&'a str>,
    day: NaiveDate,
}

#[derive(Serialize)]
struct LookData<'a> {
    day: NaiveDate,
    due: bool,
    reason: &'static str,
    race: Option<&'a str>,
}

#[derive(Serialize)]
struct StepData<'a> {
    id: StepId,
    text: &'a str,
    state: StepState,
    day: Option<NaiveDate>,
    due: bool,
}

/// Everything that is told.
pub(super) fn json(stack: &Stack<'_>) -> Result<String, String> {
    let looks: Vec<_> = stack.rows.iter().map(|row| stack.look(row)).collect();
    let goals = stack.rows.iter().zip(&looks).map(|(row, look)| {
        let next_look = look.as_ref().map(|look| {
            let (reason, race) = match &look.reason {
                Reason::Passed(_) => ("passed", None),
                Reason::AfterRace { race, .. } => ("after_race", Some(race.as_str())),
                Reason::Booked => ("booked", None),
                Reason::Time => ("time", None),
            };
            LookData { day: look.day, due: look.day <= stack.today, reason, race }
        });
        goal(row, next_look, stack)
    });
    let data = Data {
        format: FORMAT,
        day: stack.today,
        total: stack.rows.len(),
        due: stack.due_count(),
        goals: goals.collect(),
        steps: stack.loose.iter().map(|step| this_step(step, stack)).collect(),
    };
    serde_json::to_string_pretty(&data).map_err(|error| error.to_string())
}

fn goal<'a>(row: &'a GoalRow, next_look: Option<LookData<'a>>, stack: &Stack<'_>) -> GoalData<'a> {
    let goal = &row.goal;
    let share = goal_progress::progress(row);
    GoalData {
        id: goal.id,
        text: &goal.text,
        kind: goal.kind,
        state: goal.state(),
        tier: goal.tier,
        horizon: goal.horizon,
        race: row.race.as_ref().map(|race| RaceData { id: race.id, name: &race.name, day: race.date }),
        by: goal.by,
        why: given(&goal.why),
        if_then: given(&goal.if_then),
        notes: given(&goal.notes),
        pinned: goal.pinned,
        measure: goal.measure.as_ref(),
        progress: share.map(|share| ProgressData {
            reached: share.reached,
            wanted: share.wanted,
            share: shown(share.share, 2),
        }),
        verdict: row.last.as_ref().map(|last| VerdictData {
            verdict: last.verdict,
            reason: given(&last.reason),
            carries: given(&last.carries),
            day: last.at.date_naive(),
        }),
        looked_at: row.looked_at,
        next_look,
        steps: row.steps.iter().map(|step| this_step(step, stack)).collect(),
        written: goal.written.to_rfc3339(),
    }
}

fn this_step<'a>(step: &'a Step, stack: &Stack<'_>) -> StepData<'a> {
    StepData { id: step.id, text: &step.text, state: step.state, day: step.day, due: stack.is_due(step) }
}

fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
