//! Laying a change over those that wait, so that what is typed letter by letter is written once.

use crate::domain::change::Change;

/// What is changed in a step goes together with what was changed in it, or made of it, right before.
fn with_steps_before(waiting: &mut Vec<Change>, newer: Change) -> Change {
    match (newer, waiting.last()) {
        (Change::ChangeStep { step, base }, Some(Change::PutStep(last))) if *base == *last => {
            Change::PutStep(*step)
        }
        (Change::ChangeStep { step, base }, Some(Change::ChangeStep { step: last, base: first }))
            if base == *last =>
        {
            let first = first.clone();
            waiting.pop();
            Change::ChangeStep { step, base: first }
        }
        (newer, _) => newer,
    }
}

/// Whether a change only begins a review that what waits begins already.
fn is_begun(waiting: &[Change], newer: &Change) -> bool {
    let Change::BeginReview(review) = newer else { return false };
    let begins = |change: &Change| match change {
        Change::BeginReview(other) | Change::PutReview(other) => other.id == review.id,
        _ => false,
    };
    let drops = |change: &Change| matches!(change, Change::DropReview(other) if *other == review.id);
    waiting.iter().any(begins) && !waiting.iter().any(drops)
}

/// Adds a change to those that wait. One that says everything an earlier one said takes its place.
pub(super) fn lay_over(waiting: &mut Vec<Change>, newer: Change) {
    // What is typed letter by letter is written once. One that was taken back meanwhile, or put back, is another matter.
    let newer = with_steps_before(waiting, newer);
    let is_the_same = match (&newer, waiting.last()) {
        (Change::Judge(given), Some(Change::Judge(last))) => given.id.is_some() && given.id == last.id,
        (Change::PutStep(step), Some(Change::PutStep(last))) => step.id == last.id,
        (Change::PutOverride(over), Some(Change::PutOverride(last))) => over.id == last.id,
        _ => false,
    };
    if is_the_same {
        waiting.pop();
    }
    if is_begun(waiting, &newer) {
        return;
    }
    // What is kept in a review that ends before it begins it again: it stands after that end.
    let review = match &newer {
        Change::PutReview(review) | Change::BeginReview(review) => Some(review.id),
        Change::PutReviewAnswer(answer) => Some(answer.review),
        _ => None,
    };
    let ends = |older: &Change| matches!(older, Change::DropReview(ended) if Some(*ended) == review);
    if waiting.iter().any(ends) {
        waiting.push(newer);
        return;
    }
    match waiting.iter_mut().find_map(|older| Some((joined(&newer, older)?, older))) {
        Some((change, older)) => *older = change,
        None => waiting.push(newer),
    }
}

/// What takes the place of an earlier change of the same thing and says everything that it said; `None` where both have to be made.
fn joined(newer: &Change, older: &Change) -> Option<Change> {
    let is_replaced = match (newer, older) {
        (Change::PutAnswer { debrief, answer }, Change::PutAnswer { debrief: of, answer: earlier }) => {
            debrief == of && answer.key == earlier.key
        }
        (Change::PutDebrief(debrief), Change::PutDebrief(earlier)) => debrief.id == earlier.id,
        (Change::PutTick(tick), Change::PutTick(earlier))
        | (Change::NoteTick(tick), Change::NoteTick(earlier)) => {
            tick.race == earlier.race && tick.item == earlier.item
        }
        (Change::PutReviewAnswer(answer), Change::PutReviewAnswer(earlier)) => {
            answer.review == earlier.review && answer.question == earlier.question
        }
        (Change::PutReview(review), Change::PutReview(earlier)) => review.id == earlier.id,
        (Change::Park(parked), Change::Park(earlier)) => parked.id == earlier.id,
        (Change::PutDeclared { .. }, Change::PutDeclared { .. })
        | (Change::PutAsked { .. }, Change::PutAsked { .. }) => true,
        _ => false,
    };
    if is_replaced { Some(newer.clone()) } else { merged(newer, older) }
}

/// A change of a row that was made from the earlier one: what differs from the earlier base is what the runner has changed in both
/// steps together. One that was not made from the earlier one knows nothing of it, and is merged after it.
fn merged(newer: &Change, older: &Change) -> Option<Change> {
    macro_rules! rows {
        ($($change:ident $row:ident),+ $(,)?) => {
            match (newer, older) {
                $((
                    Change::$change { $row, base: Some(known) },
                    Change::$change { $row: earlier, base },
                ) if known == earlier => Some(Change::$change { $row: $row.clone(), base: base.clone() }),)+
                _ => None,
            }
        };
    }
    rows!(
        PutRace race,
        PutArc arc,
        PutLesson lesson,
        PutCheckIn check_in,
        PutPlan plan,
        PutGoal goal,
        PutStepBack step_back,
        PutAlignment check,
        PutCare item,
    )
}
