//! What the runner has written, out of a change: the words to be judged by the rules of care.
//!
//! Invariant: everything that is written reaches the journal as a [`Change`], so this is the one door through which all words go.
//! A variant that is added does not compile before it says here whether it holds words; a table in the tests of the screens holds
//! every variant that does. Words that stood there before (in `base`) are not written now, and are not judged again.

use uuid::Uuid;

use super::alignment::AlignmentCheck;
use super::arc::RecoveryArc;
use super::brief::BriefPlan;
use super::change::{Change, Harvest};
use super::debrief::Value;
use super::feeling::Felt;
use super::goal::{Goal, Measure};
use super::lesson::Lesson;
use super::race::Race;
use super::step_back::StepBack;

/// Words that were written, and the entry they belong to: a debrief, a check-in, a goal, a review ...
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<'c> {
    /// The id of the entry.
    pub entry: Uuid,
    /// Which part of the entry: the question of a debrief, and what it is asked about; empty where the change is all of it.
    pub part: (&'c str, &'c str),
    /// The fields that say something else than before, by their place; an empty one says nothing any more.
    pub texts: Vec<(usize, &'c str)>,
}

impl<'c> Written<'c> {
    fn new(entry: Uuid, texts: Vec<&'c str>, before: &[&str]) -> Option<Self> {
        let changed = |(place, text): (usize, &'c str)| match before.get(place) {
            Some(same) if *same == text => None,
            // A line that has moved up is not written now.
            _ if before.contains(&text) => Some((place, "")),
            _ => Some((place, text)),
        };
        let texts: Vec<(usize, &str)> = texts.into_iter().enumerate().filter_map(changed).collect();
        (!texts.is_empty()).then_some(Self { entry, part: ("", ""), texts })
    }

    fn of(self, part: &'c str) -> Self {
        self.about(part, "")
    }

    fn about(self, question: &'c str, subject: &'c str) -> Self {
        Self { part: (question, subject), ..self }
    }
}

impl Change {
    /// The words that this change writes and that did not stand there before; `None` where it writes none.
    #[must_use]
    pub fn written(&self) -> Option<Written<'_>> {
        let new = |entry, texts| Written::new(entry, texts, &[]);
        match self {
            Self::PutAnswer { debrief, answer } => Some(
                new(debrief.0, value(answer.value.as_ref()))?.about(&answer.key.prompt, &answer.key.subject),
            ),
            Self::Finish(harvest) => new(harvest.debrief.id.0, harvested(harvest)),
            Self::PutRace { race, base } => {
                let before = base.as_ref().map(|base| of_race(base)).unwrap_or_default();
                Written::new(race.id.0, of_race(race), &before)
            }
            Self::PutStep(step) => new(step.id.0, vec![&step.text]),
            Self::ChangeStep { step, base } => Written::new(step.id.0, vec![&step.text], &[&base.text]),
            Self::PutTalk { step, person } => new(step.id.0, vec![&step.text, &person.name]),
            Self::PutCheckIn { check_in, base } => {
                let before = base.as_ref().map(|base| vec![&*base.note, &*base.pain.site, &*base.cycle]);
                let texts = vec![&*check_in.note, &*check_in.pain.site, &*check_in.cycle];
                Written::new(check_in.id.0, texts, &before.unwrap_or_default())
            }
            Self::OpenArc(arc) => new(arc.id.0, of_arc(arc)),
            Self::PutArc { arc, base } => {
                let before = base.as_ref().map(|base| of_arc(base)).unwrap_or_default();
                Written::new(arc.id.0, of_arc(arc), &before)
            }
            Self::PutTry(tried) => new(tried.id.0, vec![&tried.what]),
            Self::PutLesson { lesson, base } => {
                let before = base.as_ref().map(|base| of_lesson(base)).unwrap_or_default();
                Written::new(lesson.id.0, of_lesson(lesson), &before)
            }
            Self::PutPlan { plan, base } => {
                let before = base.as_ref().map(|base| of_plan(base)).unwrap_or_default();
                Written::new(plan.race.0, of_plan(plan), &before)
            }
            Self::PutGoal { goal, base } => {
                let before = base.as_ref().map(|base| of_goal(base)).unwrap_or_default();
                Written::new(goal.id.0, of_goal(goal), &before)
            }
            Self::Judge(given) => new(given.goal.0, vec![&given.reason, &given.carries]),
            Self::PutReviewAnswer(answer) => {
                Some(new(answer.review.0, value(answer.value.as_ref()))?.of(&answer.question))
            }
            Self::NoteTick(tick) => Some(new(tick.race.0, vec![&tick.note])?.of(&tick.item)),
            Self::PutStepBack { step_back, base } => {
                let before = base.as_ref().map(|base| of_step_back(base)).unwrap_or_default();
                Written::new(step_back.id.0, of_step_back(step_back), &before)
            }
            Self::PutAlignment { check, base } => {
                let before = base.as_ref().map(|base| of_alignment(base)).unwrap_or_default();
                Written::new(check.id.0, of_alignment(check), &before)
            }
            Self::PutOverride(over) => new(over.id.0, vec![&over.reason]),
            Self::PutCare { item, base } => {
                let before = base.as_ref().map(|base| vec![&*base.name, &*base.note]).unwrap_or_default();
                Written::new(item.id.0, vec![&item.name, &item.note], &before)
            }
            Self::Park(parked) => new(parked.id.0, vec![&parked.text]),
            Self::SaveSearch { query, .. } => new(Uuid::nil(), vec![query]),
            // These hold no words, or words that stood there before.
            Self::PutDebrief(_)
            | Self::PutDeclared { .. }
            | Self::PutAsked { .. }
            | Self::JoinArc { .. }
            | Self::LeaveArc { .. }
            | Self::LogLesson(_)
            | Self::UnlogLesson(_)
            | Self::MergeLesson { .. }
            | Self::PutUse(_)
            | Self::DropUse { .. }
            | Self::ShowLessons { .. }
            | Self::LogGoal(_)
            | Self::UnlogGoal(_)
            | Self::Unjudge(_)
            | Self::PutProgress(_)
            | Self::DropProgress(_)
            | Self::DecideStep(_)
            | Self::UndecideStep(_)
            | Self::PutReview(_)
            | Self::BeginReview(_)
            | Self::DropReview(_)
            | Self::PutReviewOff { .. }
            | Self::PutNoBreak { .. }
            | Self::PutAlignmentOff { .. }
            | Self::PutOfferOff { .. }
            | Self::PutTick(_)
            | Self::DropOverride(_)
            | Self::PutCareDone(_)
            | Self::DropCareDone(_)
            | Self::Reopen { .. }
            | Self::ForgetSearch(_)
            | Self::Trash { .. }
            | Self::Restore(_)
            | Self::EmptyTrash => None,
        }
    }
}

impl Change {
    /// Whether it says everything that there is to say of its part of an entry, not only what differs from before.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::PutRace { base, .. } => base.is_none(),
            Self::PutCheckIn { base, .. } => base.is_none(),
            Self::PutArc { base, .. } => base.is_none(),
            Self::PutLesson { base, .. } => base.is_none(),
            Self::PutPlan { base, .. } => base.is_none(),
            Self::PutGoal { base, .. } => base.is_none(),
            Self::PutStepBack { base, .. } => base.is_none(),
            Self::PutAlignment { base, .. } => base.is_none(),
            Self::PutCare { base, .. } => base.is_none(),
            // What is harvested was answered before, each answer for itself.
            Self::ChangeStep { .. } | Self::Finish(_) => false,
            _ => true,
        }
    }
}

/// The words of an answer. An option that is picked from a list is none; one of the runner's own is.
#[must_use]
pub fn value(value: Option<&Value>) -> Vec<&str> {
    let own = |felt: &Felt| felt.own;
    match value {
        Some(Value::Text(text) | Value::Unread(text) | Value::Pick(text)) => vec![text],
        Some(Value::Picks(picks)) => picks.iter().map(|pick| pick.id.as_str()).collect(),
        Some(Value::Feelings(felt)) => {
            felt.iter().filter(|felt| own(felt)).map(|felt| felt.feeling.as_str()).collect()
        }
        Some(Value::Lines(lines)) => lines.iter().map(|line| line.text.as_str()).collect(),
        // Nothing is said where something may have been said before.
        Some(Value::Scale(_) | Value::Time(_) | Value::Distance(_) | Value::Date(_)) | None => vec![""],
    }
}

fn harvested(harvest: &Harvest) -> Vec<&str> {
    let before = harvest.race_before.as_ref().map(of_race).unwrap_or_default();
    let mut texts: Vec<&str> =
        of_race(&harvest.race).into_iter().filter(|text| !before.contains(text)).collect();
    texts.extend(harvest.feelings.iter().filter(|(_, felt)| felt.own).map(|(_, felt)| felt.feeling.as_str()));
    texts.extend(harvest.causes.iter().filter_map(|cause| cause.reachable.as_deref()));
    texts.extend(harvest.wins.iter().map(String::as_str));
    texts.extend(harvest.lessons.iter().flat_map(|(_, lesson)| of_lesson(lesson)));
    texts.extend(harvest.goals.iter().flat_map(|(_, goal)| of_goal(goal)));
    texts.extend(harvest.verdicts.iter().map(|verdict| verdict.reason.as_str()));
    texts.extend(harvest.steps.iter().map(|(_, step)| step.text.as_str()));
    texts.extend(harvest.people.iter().map(|person| person.name.as_str()));
    texts.extend(harvest.arc.iter().flat_map(|arc| of_arc(arc)));
    texts
}

fn of_race(race: &Race) -> Vec<&str> {
    let (goals, day) = (&race.goals, &race.conditions);
    vec![
        &race.name,
        &race.location,
        &goals.a,
        &goals.b,
        &goals.c,
        &day.wind,
        &day.weather,
        &day.surface,
        &race.gear,
        &race.drink,
        &race.bib,
        &race.company,
        &race.travel,
        &race.photo,
        &race.link,
        &race.notes,
    ]
}

fn of_arc(arc: &RecoveryArc) -> Vec<&str> {
    vec![&arc.name, &arc.note]
}

fn of_lesson(lesson: &Lesson) -> Vec<&str> {
    vec![&lesson.text, &lesson.trigger]
}

fn of_plan(plan: &BriefPlan) -> Vec<&str> {
    let lines: [&str; 4] = [&plan.why, &plan.switch_point, &plan.cue, &plan.picture];
    lines.into_iter().chain(plan.what_ifs.iter().map(String::as_str)).collect()
}

fn of_goal(goal: &Goal) -> Vec<&str> {
    let unit = match &goal.measure {
        Some(Measure::Number { unit, .. }) => unit.as_str(),
        Some(_) | None => "",
    };
    vec![&goal.text, &goal.why, &goal.if_then, &goal.notes, unit]
}

fn of_step_back(step_back: &StepBack) -> Vec<&str> {
    vec![&step_back.keep, &step_back.goal, &step_back.why_running, &step_back.first_back]
}

fn of_alignment(check: &AlignmentCheck) -> Vec<&str> {
    let steps = check.steps.iter().flat_map(|step| [step.moment.as_str(), step.change.as_str()]);
    let rows = check.assumptions.iter().flat_map(|row| [row.assumes.as_str(), row.gives.as_str()]);
    steps.chain(rows).chain([check.note.as_str()]).collect()
}
