//! What keys do on the page of a goal: verdicts, steps, progress, and the line at the foot.

use super::line::{Asks, Line};
use super::steps::{self, Acted};
use super::{GoalPage, Item};
use crate::app::command::Command;
use crate::app::screens::goal_form::GoalForm;
use crate::app::shared::{Go, Shared, in_brief};
use crate::app::step_deciding::Room;
use crate::domain::change::{self, Change};
use crate::domain::goal::{
    GivenVerdict, Goal, GoalState, Measure, Progress, Step, StepState, StepVerdict, Verdict,
};
use crate::domain::goal_story::GoalStory;
use crate::domain::id::{ProgressId, StepId, VerdictId};
use crate::domain::rules::{goal_progress, goal_quiet, goal_review};
use crate::domain::units::days;

/// The verdict that a command gives.
pub(super) fn verdict_of(command: Command) -> Option<Verdict> {
    Some(match command {
        Command::KeepGoal => Verdict::Keep,
        Command::AdjustGoal => Verdict::Adjust,
        Command::ReachGoal => Verdict::Reached,
        Command::RestGoal => Verdict::Rest,
        Command::LetGoalGo => Verdict::LetGo,
        Command::DecideGoalLater => Verdict::Later,
        _ => return None,
    })
}

/// What is asked once a verdict is given.
fn question(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Keep => "Why keep it?",
        Verdict::Adjust => "What made you adjust it?",
        Verdict::Reached => "What got you there?",
        Verdict::Rest => "Why does it rest?",
        Verdict::LetGo => "What did it give you?",
        Verdict::Later => "What does it wait for?",
    }
}

/// What undo says of a line that was left out.
const BACK: &str = "The line is back.";
const CARRIES: &str = "What carries that on from here?";

impl GoalPage {
    pub(super) fn edit(&self, shared: &mut Shared) {
        if let Some(story) = &self.story {
            let form = GoalForm::of(&story.row.goal);
            shared.open(form);
        }
    }

    pub(super) fn pin(&mut self, shared: &mut Shared) {
        let Some(story) = &mut self.story else { return };
        story.row.goal = pin(&story.row.goal, shared);
        self.compose(shared);
    }

    pub(super) fn delete(&mut self, shared: &mut Shared) {
        let Some(story) = &self.story else { return };
        shared.throw_away(change::Item::Goal(self.id), &story.row.goal.text);
        shared.go(Go::Back);
    }

    /// Gives a verdict at once; why is a line that may follow.
    pub(super) fn judge(&mut self, verdict: Verdict, shared: &mut Shared) {
        let Some(story) = &mut self.story else { return };
        let today = shared.now.today();
        if matches!(verdict, Verdict::Keep | Verdict::Adjust | Verdict::Later)
            && let Some(until) = goal_quiet::held_until(&story.row, &story.races, today)
        {
            shared.tell(goal_quiet::line(until, today));
            return;
        }
        let given = GivenVerdict {
            id: Some(VerdictId(shared.ids.fresh(&shared.now))),
            goal: self.id,
            verdict,
            reason: String::new(),
            carries: String::new(),
            again: goal_review::again(verdict, &story.races, today),
            review: None,
            debrief: None,
            at: shared.now.wall,
        };
        let was = story.row.goal.state();
        let text = in_brief(&story.row.goal.text).into_owned();
        shared.write(Change::Judge(given.clone()));
        if let Some(id) = given.id {
            shared.can_undo(format!("As before: {text}"), Change::Unjudge(id));
        }
        let again = given.again.map_or_else(String::new, |day| days::told_day(day, today));
        shared.tell(match verdict {
            Verdict::Keep if was != GoalState::Active => format!("Taken up again: {text}"),
            Verdict::Keep => format!("Kept: {text}"),
            Verdict::Adjust => format!("Adjusted: {text}"),
            Verdict::Reached => format!("Reached: {text}"),
            Verdict::Rest => format!("It rests, and is asked about again {again}: {text}"),
            Verdict::LetGo => format!("Let go: {text}"),
            Verdict::Later => format!("Asked about again {again}: {text}"),
        });
        put_verdict(story, given.clone());
        self.line = Some(line_of(Asks::Why(given), question(verdict), shared));
        if verdict == Verdict::Adjust {
            // The line waits below the form: once it is changed, there is more to say about why.
            self.edit(shared);
        }
        self.compose(shared);
    }

    pub(super) fn add_step(&mut self, shared: &mut Shared) {
        let Some(story) = &self.story else { return };
        if Room::beside(&story.row.steps) == Room::None {
            steps::tell_no_room(shared);
            return;
        }
        self.line = Some(steps::new_line());
        self.compose(shared);
    }

    pub(super) fn act_on_step(&mut self, command: Command, shared: &mut Shared) {
        let Some(step) = self.selected_step().cloned() else { return };
        let Some(story) = &mut self.story else { return };
        let room = Room::beside(&story.row.steps);
        let mut goes_on = None;
        match steps::perform(&step, command, room, shared) {
            Acted::Nothing => {}
            Acted::Decided(now, event) => {
                // A step that is open no more goes below the others; the next one takes its place under the cursor.
                if step.state == StepState::Open && now.state != StepState::Open {
                    goes_on = self.sheet.selected();
                }
                put_step(story, now);
                story.step_events.push(event);
            }
            Acted::Asks(line) => self.line = Some(*line),
            Acted::Gone(id) => story.row.steps.retain(|step| step.id != id),
        }
        self.compose(shared);
        if let Some(place) = goes_on {
            self.sheet.select(place);
            self.compose(shared);
        }
    }

    /// Today's number, or today as a day on which it was kept.
    pub(super) fn count(&mut self, shared: &mut Shared) {
        let Some(story) = &mut self.story else { return };
        match story.row.goal.measure.clone() {
            Some(Measure::Days { .. }) => {
                mark_today(story, shared);
                self.compose(shared);
            }
            Some(Measure::Number { unit, .. }) => {
                let today = shared.now.today();
                let known = story.progress.iter().rev().find(|one| one.day == today);
                let text = known.map_or_else(String::new, |one| goal_progress::number(one.value));
                let hint = match known {
                    Some(_) => format!("{text} so far; typing replaces it, and empty takes it back."),
                    None => "As it stands now, not what was added.".to_owned(),
                };
                let unit = unit.trim();
                let question = if unit.is_empty() {
                    "The number today".to_owned()
                } else {
                    format!("How many today, in {unit}?")
                };
                self.line = Some(Line::all_selected(Asks::Number, question, hint, &text));
                self.compose(shared);
            }
            Some(Measure::Steps) | None => {}
        }
    }

    // ---- the line at the foot

    /// Something else is typed: what can be kept as it is typed is.
    pub(super) fn line_changed(&mut self, shared: &mut Shared) {
        let (Some(line), Some(story)) = (&mut self.line, &mut self.story) else { return };
        let words = line.words();
        match &mut line.asks {
            Asks::Why(given) => {
                given.reason = words;
                shared.write_at_pause(Change::Judge(given.clone()));
                put_verdict(story, given.clone());
            }
            Asks::Carries(given) => {
                given.carries = words;
                shared.write_at_pause(Change::Judge(given.clone()));
                put_verdict(story, given.clone());
            }
            Asks::NewStep(known) if !words.is_empty() => {
                let step = match known.take() {
                    None => {
                        let step = Step { text: words, ..new_step(&story.row.goal, shared) };
                        shared.write_at_pause(Change::PutStep(step.clone()));
                        step
                    }
                    Some(before) => {
                        let step = Step { text: words, ..before.clone() };
                        shared.write_at_pause(Change::of_step(&before, step.clone()));
                        step
                    }
                };
                *known = Some(step.clone());
                put_step(story, step);
            }
            // What a step says has no history: it is other words once they are whole, not a half of them.
            Asks::NewStep(_) | Asks::Reword(_) | Asks::StepDay(_) | Asks::MoveTo(_) | Asks::Number => {}
        }
        let new = match &line.asks {
            Asks::NewStep(Some(step)) => Some(Item::Step(step.id)),
            _ => None,
        };
        self.compose(shared);
        if let Some(new) = new {
            self.select(new);
        }
    }

    /// The line is kept as it was typed; what cannot be read is asked once more.
    pub(super) fn keep_line(&mut self, shared: &mut Shared) {
        let (Some(mut line), Some(story)) = (self.line.take(), &mut self.story) else { return };
        let words = line.words();
        let kept = match line.asks.clone() {
            Asks::Why(given) => Ok(carries_line(given, shared)),
            Asks::Carries(_) => Ok(None),
            Asks::NewStep(known) => Ok(known.and_then(|step| keep_new_step(story, step, &words, shared))),
            Asks::Reword(before) => {
                keep_reworded(story, &before, &words, shared);
                Ok(None)
            }
            Asks::StepDay(step) => steps::read_day(&words, shared).map(|day| {
                if day.is_some() {
                    let now = Step { day, ..step.clone() };
                    shared.write(Change::of_step(&step, now.clone()));
                    put_step(story, now);
                }
                None
            }),
            Asks::MoveTo(step) => steps::read_day(&words, shared).map(|day| {
                if day.is_some() {
                    let (step, event) = steps::decide(&step, StepVerdict::Moved, day, shared);
                    put_step(story, step);
                    story.step_events.push(event);
                }
                None
            }),
            Asks::Number => keep_number(story, &words, shared).map(|()| None),
        };
        match kept {
            Ok(next) => self.line = next,
            Err(problem) => {
                line.problem = Some(problem);
                self.line = Some(line);
            }
        }
        shared.saver.hurry();
        self.compose(shared);
    }

    /// The line is left out; what was typed comes back by undo.
    pub(super) fn leave_line(&mut self, shared: &mut Shared) {
        let (Some(line), Some(story)) = (self.line.take(), &mut self.story) else { return };
        let text = line.words();
        match line.asks {
            Asks::Why(given) => {
                let without = GivenVerdict { reason: String::new(), ..given.clone() };
                if given != without {
                    shared.write(Change::Judge(without.clone()));
                    shared.can_undo(BACK, Change::Judge(given));
                    put_verdict(story, without.clone());
                }
                self.line = carries_line(without, shared);
            }
            Asks::Carries(given) => {
                let without = GivenVerdict { carries: String::new(), ..given.clone() };
                if given != without {
                    shared.write(Change::Judge(without.clone()));
                    shared.can_undo(BACK, Change::Judge(given));
                    put_verdict(story, without);
                }
            }
            Asks::NewStep(Some(step)) => {
                let item = change::Item::Step(step.id);
                shared.write(Change::Trash { item, at: shared.now.wall });
                shared.can_undo(BACK, Change::Restore(item));
                story.row.steps.retain(|other| other.id != step.id);
            }
            Asks::Reword(before) => {
                let now = story.row.steps.iter().find(|step| step.id == before.id);
                if let Some(now) = now.filter(|now| !text.is_empty() && text != now.text) {
                    shared.can_undo(BACK, Change::of_step(now, Step { text, ..now.clone() }));
                }
            }
            Asks::NewStep(None) | Asks::StepDay(_) | Asks::MoveTo(_) | Asks::Number => {}
        }
        self.compose(shared);
    }
}

/// Holds a goal up before the others, or lets go of it again; gives it as it is then.
pub(in crate::app::screens) fn pin(goal: &Goal, shared: &mut Shared) -> Goal {
    let before = Box::new(goal.clone());
    let after = Box::new(Goal { pinned: !goal.pinned, ..goal.clone() });
    let text = in_brief(&goal.text);
    shared.write(Change::PutGoal { goal: after.clone(), base: Some(before.clone()) });
    shared.tell(if after.pinned {
        format!("Pinned: {text}")
    } else {
        format!("Not pinned any more: {text}")
    });
    let undo = Change::PutGoal { goal: before, base: Some(after.clone()) };
    shared.can_undo(format!("As before: {text}"), undo);
    *after
}

/// A line with the keys that end it.
fn line_of(asks: Asks, question: &str, shared: &Shared) -> Line {
    let keys = &shared.settings.keymap;
    let (keep, leave) = (keys.told(Command::KeepGoalLine), keys.told(Command::LeaveGoalLine));
    let keep = keep.split(' ').next().unwrap_or_default();
    Line::new(asks, question, format!("{keep} keeps the line, {leave} leaves it empty."), "")
}

/// A goal that was let go is asked for what carries on what it gave.
fn carries_line(given: GivenVerdict, shared: &Shared) -> Option<Line> {
    (given.verdict == Verdict::LetGo).then(|| line_of(Asks::Carries(given), CARRIES, shared))
}

/// A verdict that was given now, or its lines while they are written.
fn put_verdict(story: &mut GoalStory, given: GivenVerdict) {
    let goal = &mut story.row.goal;
    goal.verdict = Some(given.verdict);
    goal.again = given.again;
    story.row.looked_at = given.at.date_naive();
    story.row.last = Some(given.clone());
    story.verdicts.retain(|one| one.id.is_none() || one.id != given.id);
    story.verdicts.push(given);
}

fn put_step(story: &mut GoalStory, step: Step) {
    match story.row.steps.iter_mut().find(|known| known.id == step.id) {
        Some(known) => *known = step,
        None => story.row.steps.push(step),
    }
}

fn new_step(goal: &Goal, shared: &mut Shared) -> Step {
    Step {
        id: StepId(shared.ids.fresh(&shared.now)),
        goal: Some(goal.id),
        race: goal.race,
        debrief: None,
        person: None,
        text: String::new(),
        day: None,
        state: StepState::Open,
        written: shared.now.wall,
    }
}

/// The new step is written; its day is asked next.
fn keep_new_step(story: &mut GoalStory, step: Step, words: &str, shared: &mut Shared) -> Option<Line> {
    let (item, at) = (change::Item::Step(step.id), shared.now.wall);
    if words.is_empty() {
        shared.write(Change::Trash { item, at });
        story.row.steps.retain(|other| other.id != step.id);
        return None;
    }
    shared.can_undo(format!("In the trash: {}", in_brief(&step.text)), Change::Trash { item, at });
    Some(steps::day_line(step))
}

/// A step says something else now; without words it says what it said.
fn keep_reworded(story: &mut GoalStory, before: &Step, words: &str, shared: &mut Shared) {
    let now = story.row.steps.iter().find(|step| step.id == before.id).cloned();
    let Some(was) = now.filter(|now| !words.is_empty() && words != now.text) else { return };
    let step = Step { text: words.to_owned(), ..was.clone() };
    shared.write(Change::of_step(&was, step.clone()));
    shared.can_undo(format!("As before: {}", in_brief(&was.text)), Change::of_step(&step, was));
    put_step(story, step);
}

/// Today's number: a new one, another one in its place, or none any more.
fn keep_number(story: &mut GoalStory, words: &str, shared: &mut Shared) -> Result<(), String> {
    let today = shared.now.today();
    let known = story.progress.iter().rev().find(|one| one.day == today).cloned();
    let text = in_brief(&story.row.goal.text).into_owned();
    if words.is_empty() {
        if let Some(known) = known {
            shared.write(Change::DropProgress(known.id));
            shared.can_undo(format!("As before: {text}"), Change::PutProgress(known.clone()));
            shared.tell(format!("Taken back: {}", goal_progress::number(known.value)));
            story.progress.retain(|one| one.id != known.id);
            recount(story);
        }
        return Ok(());
    }
    let Some(value) = goal_progress::read_number(words) else {
        return Err("A number, such as 52 or 7.5.".to_owned());
    };
    if known.as_ref().is_some_and(|known| known.value.total_cmp(&value).is_eq()) {
        return Ok(());
    }
    let id = known.as_ref().map_or_else(|| ProgressId(shared.ids.fresh(&shared.now)), |known| known.id);
    let progress = Progress { id, goal: story.row.goal.id, day: today, value, at: shared.now.wall };
    shared.write(Change::PutProgress(progress.clone()));
    let undo = known.map_or(Change::DropProgress(id), Change::PutProgress);
    shared.can_undo(format!("As before: {text}"), undo);
    story.progress.retain(|one| one.id != id);
    story.progress.push(progress);
    recount(story);
    let told = goal_progress::told(&story.row).map_or_else(String::new, |told| told.words);
    shared.tell(format!("Today: {told}"));
    Ok(())
}

/// Today is a day on which it was kept, or is it no more.
fn mark_today(story: &mut GoalStory, shared: &mut Shared) {
    let today = shared.now.today();
    let text = in_brief(&story.row.goal.text).into_owned();
    let (known, others): (Vec<_>, Vec<_>) = story.progress.drain(..).partition(|one| one.day == today);
    story.progress = others;
    if known.is_empty() {
        let id = ProgressId(shared.ids.fresh(&shared.now));
        let progress = Progress { id, goal: story.row.goal.id, day: today, value: 1.0, at: shared.now.wall };
        shared.write(Change::PutProgress(progress.clone()));
        shared.can_undo(format!("As before: {text}"), Change::DropProgress(id));
        story.progress.push(progress);
    } else {
        for one in &known {
            shared.write(Change::DropProgress(one.id));
        }
        let undo = known.into_iter().map(Change::PutProgress).collect();
        shared.can_undo_all(format!("As before: {text}"), undo);
    }
    recount(story);
    let is_kept = story.progress.iter().any(|one| one.day == today);
    let told = goal_progress::told(&story.row).map_or_else(String::new, |told| told.words);
    shared.tell(if is_kept { format!("Kept today: {told}") } else { format!("Not today: {told}") });
}

/// Reckons what the row tells of the progress, as the journal does.
fn recount(story: &mut GoalStory) {
    let progress = &mut story.progress;
    progress.sort_by_key(|one| (one.day, one.at));
    story.row.reached = match story.row.goal.measure {
        Some(Measure::Days { .. }) => {
            let mut days: Vec<_> = progress.iter().map(|one| one.day).collect();
            days.dedup();
            Some(days.iter().map(|_| 1.0).sum())
        }
        _ => progress.last().map(|one| one.value),
    };
}
