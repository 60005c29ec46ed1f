//! The steps of the time that is looked back at, decided right there.

use chrono::{Days, NaiveDate};

use crate::app::command::Command;
use crate::app::shared::Shared;
use crate::app::step_deciding::{step_event, told_with_date};
use crate::domain::change::{self, Change};
use crate::domain::goal::{GoalState, Step, StepEvent, StepState, StepVerdict};
use crate::domain::id::StepId;
use crate::domain::review::{Review, ReviewBasis};
use crate::domain::rules::period::Span;
use crate::text::width;

/// A step with what was decided about it in this time.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekStep {
    /// The step as it stands.
    pub step: Step,
    /// The last thing that was decided about it; `None` while it waits.
    pub decided: Option<StepEvent>,
}

/// The steps of some days: those that were decided about in them or since, and the open ones that were meant for them or for no day
/// and do not belong to a goal that rests; first written first.
pub(super) fn of(basis: &ReviewBasis, span: Span) -> Vec<WeekStep> {
    let mut steps: Vec<WeekStep> = Vec::new();
    for (event, step) in basis.decided.iter().filter(|(event, _)| event.at.date_naive() >= span.from) {
        let decided = Some(event.clone()).filter(|event| event.verdict != StepVerdict::Reopened);
        match steps.iter_mut().find(|known| known.step.id == step.id) {
            Some(known) => known.decided = decided,
            None => steps.push(WeekStep { step: step.clone(), decided }),
        }
    }
    let active = basis.goals.rows.iter().filter(|row| row.goal.state() == GoalState::Active);
    let open = active.flat_map(|row| &row.steps).chain(&basis.goals.loose);
    let open = open.filter(|step| step.state == StepState::Open && step.day.is_none_or(|day| day <= span.to));
    for step in open {
        if !steps.iter().any(|known| known.step.id == step.id) {
            steps.push(WeekStep { step: step.clone(), decided: None });
        }
    }
    steps.sort_by_key(|known| (known.step.written, known.step.id));
    steps
}

/// What a command of [`Scope::PeriodStep`](crate::app::command::Scope::PeriodStep) decides.
pub(super) fn verdict(command: Command) -> Option<StepVerdict> {
    Some(match command {
        Command::WeekStepDone => StepVerdict::Done,
        Command::WeekStepPart => StepVerdict::Part,
        Command::WeekStepMoved => StepVerdict::Moved,
        Command::WeekStepDropped => StepVerdict::Dropped,
        _ => return None,
    })
}

/// How a key has left a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// Something is decided about it.
    Decided,
    /// What was decided is taken back.
    Open,
}

/// Decides about a step, in place of what was decided about it in this time; the same verdict once more takes it back, but a
/// move goes a day further. `begun` is the change that ends the review again, where it begins with this.
pub(super) fn decide(
    known: &mut WeekStep,
    verdict: StepVerdict,
    (review, begun): (&Review, Option<Change>),
    span: Span,
    shared: &mut Shared,
) -> Left {
    let before = known.decided.take();
    let mut undone: Vec<Change> = Vec::new();
    if let Some(event) = &before {
        shared.write(Change::UndecideStep(event.id));
        undone.push(Change::DecideStep(event.clone()));
        known.step.state = StepState::Open;
        known.step.day = event.was_day;
    }
    let is_taken_back =
        verdict != StepVerdict::Moved && before.as_ref().is_some_and(|event| event.verdict == verdict);
    let text = width::fit(&known.step.text, 60).into_owned();
    if is_taken_back {
        // The review may end with it: it is there again before the decision is.
        undone.insert(0, Change::PutReview(review.clone()));
        shared.tell(format!("Open again: {text}"));
    } else {
        let further = before.as_ref().filter(|event| event.verdict == StepVerdict::Moved);
        let day = match verdict {
            StepVerdict::Moved => Some(moved(&known.step, further, span, shared.now.today())),
            _ => known.step.day,
        };
        let event = StepEvent { day, review: Some(review.id), ..step_event(&known.step, verdict, shared) };
        known.step.state = verdict.state();
        known.step.day = day;
        shared.write(Change::DecideStep(event.clone()));
        undone.insert(0, Change::UndecideStep(event.id));
        shared.tell(told_with_date(&event, &text, shared.now.today()));
        known.decided = Some(event);
    }
    undone.extend(begun);
    shared.can_undo_all(format!("As before: {text}"), undone);
    if is_taken_back { Left::Open } else { Left::Decided }
}

/// The day to which a step is moved: the same day of the week after these days, and each time a day further.
fn moved(step: &Step, further: Option<&StepEvent>, span: Span, today: NaiveDate) -> NaiveDate {
    if let Some(day) = further.and_then(|event| event.day) {
        return day.succ_opt().unwrap_or(day);
    }
    let mut day = step.day.unwrap_or(today);
    while day <= span.to.max(today) {
        match day.checked_add_days(Days::new(7)) {
            Some(later) => day = later,
            None => return day,
        }
    }
    day
}

/// A small step out of an answer, for the first day after these days that is still to come.
pub(super) fn make(text: &str, span: Span, shared: &mut Shared) -> StepId {
    let today = shared.now.today();
    let next = |day: NaiveDate| day.succ_opt().unwrap_or(day);
    let step = Step {
        id: StepId(shared.ids.fresh(&shared.now)),
        goal: None,
        race: None,
        debrief: None,
        person: None,
        text: text.to_owned(),
        day: Some(next(span.to).max(next(today))),
        state: StepState::Open,
        written: shared.now.wall,
    };
    shared.write(Change::PutStep(step.clone()));
    let (item, at) = (change::Item::Step(step.id), shared.now.wall);
    shared.can_undo(format!("In the trash: {text}"), Change::Trash { item, at });
    shared.tell(format!("A small step, on Today from now on: {text}"));
    step.id
}
