//! Words that could not be saved, at the moment of leaving: try again, save a copy elsewhere, or give them up.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Effect, Reply};
use super::super::geometry;
use super::super::key::Key;
use super::super::saver::Status;
use super::super::shared::{Go, Shared};
use super::Page;
use crate::domain::change::Change;
use crate::domain::check_in::{CheckIn, Item, Scores};
use crate::domain::debrief::Value;
use crate::domain::goal::GoalWords;
use crate::text::editor::{Edit, Editor};

/// The page that stands between unsaved words and the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsaved {
    /// What the disk said, and what to do about it.
    pub line: String,
    /// The name of the file for a copy, once the runner has asked for one.
    pub path: Option<Editor>,
    /// What came of the last try.
    pub told: Option<String>,
}

impl Unsaved {
    /// About what is unsaved now.
    #[must_use]
    pub fn about(shared: &Shared) -> Self {
        let line = match shared.saver.status() {
            Status::Failed(trouble) => trouble.line,
            Status::Saved(_) | Status::Saving => "Not everything is on the disk yet.".to_owned(),
        };
        Self { line, path: None, told: None }
    }
}

/// Whether what is unsaved holds anything but the place where the runner left.
#[must_use]
pub fn has_words(shared: &Shared) -> bool {
    shared.saver.unsaved().any(|change| !matches!(change, Change::PutDebrief(_) | Change::ShowLessons { .. }))
}

/// The unsaved words as plain text that a person can read and copy from.
#[must_use]
pub fn as_text(shared: &Shared) -> String {
    let mut text = format!("Second Wind, unsaved words of {}\n", shared.now.wall.format("%Y-%m-%d %H:%M"));
    for change in shared.saver.unsaved() {
        tell(&mut text, change);
    }
    text
}

/// Adds what a change says to a text.
pub fn tell(text: &mut String, change: &Change) {
    match change {
        Change::PutAnswer { answer, .. } => {
            if let Some(value) = &answer.value {
                // Writing to a String cannot fail.
                let _ = write!(text, "\n{}\n{}\n", answer.question, words(value));
            }
        }
        Change::PutStep(step) => {
            let _ = write!(text, "\nstep ({}): {}\n", step.state.label(), step.text);
        }
        Change::PutTalk { step, .. } | Change::ChangeStep { step, .. } => {
            let _ = write!(text, "\nstep ({}): {}\n", step.state.label(), step.text);
        }
        Change::PutTick(tick) | Change::NoteTick(tick) => {
            let said = tick.tick.map_or("", |said| said.label());
            let _ = write!(text, "\nbounce plan, {}: {said} {}\n", tick.item, tick.note);
        }
        Change::PutCheckIn { check_in, .. } => {
            let _ = write!(text, "\n{}\n", told_check_in(check_in));
        }
        Change::PutDeclared { scores, .. } => {
            let _ = write!(text, "\nyour usual: {}\n", told_scores(scores));
        }
        Change::PutTry(done) => {
            let helped = done.helped.map_or("not said yet whether it helped", |helped| helped.label());
            let _ = write!(text, "\n{} {}: {helped}\n", done.day, done.what);
        }
        Change::OpenArc(arc) | Change::PutArc { arc, .. } => {
            let _ = write!(text, "\narc since {}: {}\n{}\n", arc.start, arc.name, arc.note);
        }
        Change::JoinArc { .. } => text.push_str("\na race joined an arc\n"),
        Change::LeaveArc { .. } => text.push_str("\na race was taken out of an arc\n"),
        Change::Trash { .. } => text.push_str("\nsomething was moved to the trash\n"),
        Change::Restore(_) => text.push_str("\nsomething was brought back from the trash\n"),
        Change::PutRace { race, .. } => {
            let _ = write!(text, "\n{} {}\n{:#?}\n", race.date, race.name, race);
        }
        Change::PutPlan { plan, .. } => {
            let lines = [&plan.why, &plan.switch_point, &plan.cue, &plan.picture];
            text.push_str("\nplan for a race\n");
            for line in lines.into_iter().chain(&plan.what_ifs).filter(|line| !line.is_empty()) {
                let _ = writeln!(text, "{line}");
            }
        }
        Change::Judge(_)
        | Change::PutGoal { .. }
        | Change::LogGoal(_)
        | Change::PutProgress(_)
        | Change::DecideStep(_) => tell_goals(text, change),
        Change::PutLesson { lesson, .. } => {
            let lines = [lesson.text.clone(), lesson.trigger.clone()];
            put_lines(text, &format!("lesson, {}", lesson.verb.label()), &lines);
        }
        Change::LogLesson(event) => put_lines(text, "a lesson", &[format!("{event:?}")]),
        Change::PutUse(used) => put_lines(text, "a lesson in a race", &[format!("{used:?}")]),
        Change::PutReview(review) if review.finished.is_some() => {
            let days = format!("{} to {}", review.from, review.to);
            put_lines(text, &format!("{} review finished", review.kind.label()), &[days]);
        }
        Change::PutStepBack { .. }
        | Change::PutAlignment { .. }
        | Change::PutOverride(_)
        | Change::PutCare { .. }
        | Change::PutCareDone(_)
        | Change::Park(_) => tell_body_and_mind(text, change),
        Change::SaveSearch { query, .. } => put_lines(text, "search kept", std::slice::from_ref(query)),
        Change::PutReviewAnswer(answer) => {
            if let Some(value) = &answer.value {
                let _ = write!(text, "\n{}\n{}\n", answer.asked, words(value));
            }
        }
        Change::Finish(harvest) => {
            let _ = write!(text, "\n{} {}\n{:#?}\n", harvest.race.date, harvest.race.name, harvest);
        }
        // These hold no words, and only say where something stands that is told above or in the journal.
        Change::PutDebrief(_)
        | Change::PutAsked { .. }
        | Change::UnlogLesson(_)
        | Change::MergeLesson { .. }
        | Change::DropUse { .. }
        | Change::ShowLessons { .. }
        | Change::UnlogGoal(_)
        | Change::Unjudge(_)
        | Change::DropProgress(_)
        | Change::UndecideStep(_)
        | Change::PutReview(_)
        | Change::BeginReview(_)
        | Change::DropReview(_)
        | Change::PutReviewOff { .. }
        | Change::PutNoBreak { .. }
        | Change::PutOfferOff { .. }
        | Change::PutAlignmentOff { .. }
        | Change::DropOverride(_)
        | Change::DropCareDone(_)
        | Change::Reopen { .. }
        | Change::ForgetSearch(_)
        | Change::EmptyTrash => {}
    }
}

/// The same for goals and steps.
fn tell_goals(text: &mut String, change: &Change) {
    match change {
        Change::Judge(given) => {
            let lines = [&given.reason, &given.carries];
            let _ = writeln!(text, "\na goal, {}", given.verdict.label());
            for line in lines.into_iter().filter(|line| !line.is_empty()) {
                let _ = writeln!(text, "{line}");
            }
        }
        Change::PutGoal { goal, .. } => put_lines(text, "goal", &told_goal(&goal.words(), &goal.notes)),
        Change::LogGoal(change) => {
            put_lines(text, "a goal as it was before", &told_goal(&change.was, ""));
        }
        Change::PutProgress(progress) => {
            put_lines(text, "progress", &[format!("{}: {}", progress.day, progress.value)]);
        }
        Change::DecideStep(event) => {
            let day = event.day.map(|day| day.to_string()).unwrap_or_default();
            put_lines(text, "a step", &[format!("{} {day}", event.verdict.id())]);
        }
        _ => {}
    }
}

/// The same for what belongs to body and mind.
fn tell_body_and_mind(text: &mut String, change: &Change) {
    match change {
        Change::PutStepBack { step_back, .. } => {
            let lines = [&step_back.keep, &step_back.goal, &step_back.why_running, &step_back.first_back];
            let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).cloned().collect();
            put_lines(
                text,
                &format!("step back from {} to {}", step_back.from, step_back.last_day()),
                &lines,
            );
        }
        Change::PutAlignment { check, .. } => {
            put_lines(text, "alignment check", &[format!("{check:#?}")]);
        }
        Change::PutOverride(over) => {
            put_lines(
                text,
                "a reading",
                &[format!("{}, chosen {}: {}", over.read.label(), over.chosen.label(), over.reason)],
            );
        }
        Change::PutCare { item, .. } => put_lines(text, "care", &[item.name.clone(), item.note.clone()]),
        Change::PutCareDone(done) => put_lines(text, "care, done", &[done.day.to_string()]),
        Change::Park(parked) => put_lines(text, "parked", std::slice::from_ref(&parked.text)),
        _ => {}
    }
}

/// A goal with everything that was written about it.
fn told_goal(goal: &GoalWords, notes: &str) -> Vec<String> {
    let worded = |label: &str, words: &str| (!words.is_empty()).then(|| format!("{label}: {words}"));
    let told = [
        Some(format!("{}, {}", goal.kind.label(), goal.horizon.label())),
        Some(goal.text.clone()),
        worded("why", &goal.why),
        worded("if-then", &goal.if_then),
        worded("notes", notes),
        goal.tier.map(|tier| format!("goal {}", tier.label())),
        goal.by.map(|day| format!("by {day}")),
        goal.measure.as_ref().map(|measure| format!("counted: {measure:?}")),
    ];
    told.into_iter().flatten().collect()
}

/// A heading with the lines below it that say something.
fn put_lines(text: &mut String, heading: &str, lines: &[String]) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "\n{heading}");
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let _ = writeln!(text, "{line}");
    }
}

/// A check-in as a person reads it: "check-in of 2026-11-21: Sleep 7, Stress 3, ill: no, woke up twice".
fn told_check_in(check_in: &CheckIn) -> String {
    let said = |label: &str, answer: Option<bool>| {
        answer.map(|answer| format!("{label}: {}", if answer { "yes" } else { "no" }))
    };
    let written = |label: &str, words: &str| (!words.is_empty()).then(|| format!("{label}: {words}"));
    let scores = told_scores(&check_in.scores);
    let parts = [
        (!scores.is_empty()).then_some(scores),
        written("pain", &check_in.pain.site),
        said("it changes how I walk", check_in.pain.changes_gait),
        said("at rest or at night", check_in.pain.at_rest),
        said("one exact spot on a bone", check_in.pain.on_bone),
        check_in.ill.map(|ill| format!("ill: {}", ill.label())),
        check_in.trained.map(|trained| format!("trained: {}", trained.label())),
        check_in.minutes.map(|minutes| format!("{minutes} min")),
        check_in.effort.map(|effort| format!("effort {effort}")),
        written("cycle", &check_in.cycle),
        written("note", &check_in.note),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("check-in of {}: {}", check_in.day, parts.join(", "))
}

fn told_scores(scores: &Scores) -> String {
    let each = Item::ALL.iter().filter_map(|item| Some(format!("{} {}", item.label(), scores.get(*item)?)));
    each.collect::<Vec<_>>().join(", ")
}

fn words(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Pick(text) | Value::Unread(text) => text.clone(),
        Value::Scale(number) => number.to_string(),
        Value::Picks(picks) => picks.iter().map(|pick| pick.id.as_str()).collect::<Vec<_>>().join(", "),
        Value::Feelings(felt) => felt
            .iter()
            .map(|felt| format!("{} {}", felt.feeling, felt.strength))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Time(seconds) => format!("{} s", seconds.0),
        Value::Distance(metres) => format!("{} m", metres.0),
        Value::Date(date) => date.to_string(),
        Value::Lines(lines) => lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"),
    }
}

impl Page for Unsaved {
    fn scopes(&self) -> Vec<Scope> {
        if self.path.is_some() { vec![Scope::Palette, Scope::Writing] } else { vec![Scope::Unsaved] }
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        !matches!(command, Command::QuitAnywhere | Command::PaletteUp | Command::PaletteDown)
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::RetrySave => {
                "Trying again.".clone_into(self.told.get_or_insert_default());
                shared.leaving = true;
                let write = shared.saver.flush();
                shared.effects.extend(write);
            }
            Command::SaveElsewhere => {
                let name = format!("second-wind-unsaved-{}.txt", shared.now.wall.format("%Y-%m-%d-%H%M"));
                self.path = Some(Editor::line(&format!("~/{name}")));
                self.resized(shared);
            }
            Command::Discard => {
                shared.saver.discard();
                shared.leaving = true;
            }
            Command::StayHere => {
                shared.leaving = false;
                shared.go(Go::Back);
            }
            Command::PaletteClose => self.path = None,
            Command::PaletteRun => {
                if let Some(path) = &self.path {
                    let path = PathBuf::from(path.text().trim());
                    let text = as_text(shared);
                    shared.ask(Effect::SaveCopy { path, text });
                }
            }
            _ => {
                if let (Some(path), Some(edit)) = (&mut self.path, crate::app::writing::edit(command)) {
                    path.apply(edit);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, _shared: &mut Shared) {
        if let (Some(path), Some(character)) = (&mut self.path, key.typed()) {
            path.apply(Edit::Insert(character.to_string()));
        }
    }

    fn pasted(&mut self, text: &str, _shared: &mut Shared) {
        if let Some(path) = &mut self.path {
            path.apply(Edit::Paste(text.to_owned()));
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        let columns = geometry::body(shared.size).columns.saturating_sub(4);
        if let Some(path) = &mut self.path {
            path.resize(columns, 1);
        }
    }

    fn answered(&mut self, reply: &Reply, _shared: &mut Shared) -> Heard {
        let Reply::CopySaved(result) = reply else {
            return Heard::No;
        };
        match result {
            Ok(path) => {
                self.path = None;
                self.told = Some(format!("A copy lies in {}. You can discard and quit now.", path.display()));
            }
            Err(line) => self.told = Some(line.clone()),
        }
        Heard::Yes
    }
}
