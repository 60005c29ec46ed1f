//! Everything that can be written to a journal, as data.
//!
//! The program asks for changes, the store makes them: all of a list in one transaction, or none.

use chrono::NaiveDate;

use super::alignment::AlignmentCheck;
use super::arc::{RecoveryArc, Try};
use super::bounce::BounceTick;
use super::brief::BriefPlan;
use super::care::{CareDone, CareItem, Parked, QuietOffer};
use super::cause::RaceCause;
use super::check_in::{Asked, CheckIn, Scores};
use super::clock::Stamp;
use super::debrief::{Answer, Debrief, QuestionKey};
use super::feeling::{Felt, Moment};
use super::goal::{GivenVerdict, Goal, GoalChange, Progress, Step, StepEvent, Verdict};
use super::id::{
    AlignmentId, ArcId, CareDoneId, CareItemId, CheckInId, DebriefId, GoalChangeId, GoalId, LessonEventId,
    LessonId, OverrideId, ParkedId, ProgressId, RaceId, ReviewId, StepBackId, StepEventId, StepId, TryId,
    VerdictId,
};
use super::lesson::{Lesson, LessonEvent, LessonUse, UseVerdict};
use super::person::Person;
use super::race::Race;
use super::reading::ReadingOverride;
use super::review::{Review, ReviewAnswer};
use super::step_back::StepBack;

/// One thing that can go to the trash and come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Item {
    /// A race with everything that hangs on it.
    Race(RaceId),
    /// One debrief with its answers and what came out of it.
    Debrief(DebriefId),
    /// A lesson.
    Lesson(LessonId),
    /// A goal with its steps.
    Goal(GoalId),
    /// A step.
    Step(StepId),
    /// A check-in.
    CheckIn(CheckInId),
    /// An arc with what was done for it; its races stay.
    Arc(ArcId),
    /// Something done for an arc.
    Try(TryId),
    /// A step back.
    StepBack(StepBackId),
    /// An alignment check.
    Alignment(AlignmentId),
    /// Something that looks after the runner, with when it was done.
    Care(CareItemId),
    /// A thought that is parked.
    Parked(ParkedId),
}

/// One change. `PutX` makes the row or replaces it; a trashed row stays trashed.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Begins a debrief, moves its cursor, changes its mode. `open_in` is not written by this.
    PutDebrief(Debrief),
    /// Keeps one answer of a debrief.
    PutAnswer {
        /// Whose.
        debrief: DebriefId,
        /// What.
        answer: Answer,
    },
    /// Ends a debrief: what was answered becomes feelings, causes, lessons, goals and steps.
    Finish(Box<Harvest>),
    /// Writes a race that is not changed elsewhere: every field that differs from `base` is written, the rest is left
    /// as another window may have set it meanwhile. Without `base` the whole row is written.
    PutRace {
        /// The race as it shall be.
        race: Box<Race>,
        /// The race as it was read before the runner changed it.
        base: Option<Box<Race>>,
    },
    /// Writes a step as a whole.
    PutStep(Step),
    /// Writes what of a step differs from `base`: one that was decided about in another window meanwhile stays decided.
    ChangeStep {
        /// The step as it shall be.
        step: Box<Step>,
        /// The step as it was before the runner changed it.
        base: Box<Step>,
    },
    /// Writes a step about a person, whatever the step says of who that is: the row that was there before under the same name
    /// is theirs.
    PutTalk {
        /// The step.
        step: Box<Step>,
        /// Whom it is about.
        person: Person,
    },
    /// Writes a check-in: every field that differs from `base`, or without one the whole.
    PutCheckIn {
        /// The check-in as it shall be.
        check_in: Box<CheckIn>,
        /// The check-in as it was read before the runner changed it.
        base: Option<Box<CheckIn>>,
    },
    /// Says what the runner would answer on an ordinary good-enough day. An arc that has no usual yet takes it.
    PutDeclared {
        /// The numbers.
        scores: Scores,
        /// When.
        at: Stamp,
    },
    /// Says what a check-in asks besides the seven.
    PutAsked {
        /// What.
        asked: Asked,
        /// When.
        at: Stamp,
    },
    /// Opens an arc: its usual is frozen from the days before its start. Where an arc of the kind is open, its races
    /// join that one instead.
    OpenArc(Box<RecoveryArc>),
    /// Writes an arc's kind, name, first day, markers and note, merged like [`Change::PutRace`]; its races join and leave it
    /// by changes of their own. A usual that is frozen stays
    /// as it is, unless the first day is another one: then it is frozen anew from the days before it, or is the one that comes
    /// with the arc, where that is another one than that of `base` (so that a first day is taken back with its usual).
    PutArc {
        /// The arc as it shall be.
        arc: Box<RecoveryArc>,
        /// The arc as it was read before the runner changed it.
        base: Option<Box<RecoveryArc>>,
    },
    /// Lets a race belong to an arc by the runner's own hand.
    JoinArc {
        /// The arc.
        arc: ArcId,
        /// The race.
        race: RaceId,
    },
    /// Takes a race out of an arc, as far as it belongs to it by the runner's own hand; what a debrief says of it stands.
    LeaveArc {
        /// The arc.
        arc: ArcId,
        /// The race.
        race: RaceId,
    },
    /// Writes something that was done for an arc.
    PutTry(Try),
    /// Writes a lesson: every field that differs from `base`, or without one the whole.
    PutLesson {
        /// The lesson as it shall be.
        lesson: Box<Lesson>,
        /// The lesson as it was read before the runner changed it.
        base: Option<Box<Lesson>>,
    },
    /// Writes down what happened to a lesson; its schedule follows.
    LogLesson(LessonEvent),
    /// Takes back what was written down of a lesson.
    UnlogLesson(LessonEventId),
    /// Makes a lesson a part of another one, or a lesson of its own again. Its uses and its past count with that one.
    MergeLesson {
        /// Which; no other lesson is a part of it.
        lesson: LessonId,
        /// The one that it says the same as; no part of another one itself.
        into: Option<LessonId>,
    },
    /// Says what became of a lesson in a race.
    PutUse(LessonUse),
    /// Takes back what was said of a lesson in a race.
    DropUse {
        /// The lesson.
        lesson: LessonId,
        /// The race.
        race: RaceId,
    },
    /// The brief of a race has shown these lessons.
    ShowLessons {
        /// The race.
        race: RaceId,
        /// The lessons.
        lessons: Vec<LessonId>,
        /// When.
        at: Stamp,
    },
    /// Writes what is planned for a race, merged like [`Change::PutRace`].
    PutPlan {
        /// The plan as it shall be.
        plan: Box<BriefPlan>,
        /// The plan as it was read before the runner changed it.
        base: Option<Box<BriefPlan>>,
    },
    /// Writes a goal that no debrief has made: every field that differs from `base`, or without one the whole.
    PutGoal {
        /// The goal as it shall be.
        goal: Box<Goal>,
        /// The goal as it was read before the runner changed it.
        base: Option<Box<Goal>>,
    },
    /// Writes down that a goal was changed: what it said before.
    LogGoal(GoalChange),
    /// Takes that back.
    UnlogGoal(GoalChangeId),
    /// Gives a verdict on a goal. The last one counts.
    Judge(GivenVerdict),
    /// Takes a verdict back that was given outside of a debrief: the goal stands where it stood before it.
    Unjudge(VerdictId),
    /// Writes down progress towards a goal.
    PutProgress(Progress),
    /// Takes progress back.
    DropProgress(ProgressId),
    /// Decides about a step: it stands where that leaves it, on the day that it names.
    DecideStep(StepEvent),
    /// Takes that back: the step stands as it did before it.
    UndecideStep(StepEventId),
    /// Begins a review, or ends one.
    PutReview(Review),
    /// Begins a review, unless it was begun: it stands before whatever is kept in a review, since another window may have dropped it.
    BeginReview(Review),
    /// Ends a review that was never finished and in which nothing was decided, for good.
    DropReview(ReviewId),
    /// Puts the review of goals off on a day: it is not offered for a week. `None` takes that back.
    PutReviewOff {
        /// The day.
        on: Option<NaiveDate>,
        /// When.
        at: Stamp,
    },
    /// Keeps an answer of a review.
    PutReviewAnswer(ReviewAnswer),
    /// Ticks an item of the bounce plan of a race; the line about it stands as another window may have written it.
    PutTick(BounceTick),
    /// Writes the line about such an item; its tick stands likewise.
    NoteTick(BounceTick),
    /// Writes a step back, or a stop that came unplanned, merged like [`Change::PutRace`].
    PutStepBack {
        /// The step back as it shall be.
        step_back: Box<StepBack>,
        /// The step back as it was read before the runner changed it.
        base: Option<Box<StepBack>>,
    },
    /// Says of a stop that was noticed that it was no break, or takes that back.
    PutNoBreak {
        /// Its first day.
        from: NaiveDate,
        /// Whether it was none.
        is_none: bool,
        /// When.
        at: Stamp,
    },
    /// Writes an alignment check, merged like [`Change::PutRace`], its answers one by one.
    PutAlignment {
        /// The check as it shall be.
        check: Box<AlignmentCheck>,
        /// The check as it was read before the runner changed it.
        base: Option<Box<AlignmentCheck>>,
    },
    /// Puts the offer of an alignment check away on a day: it is not made for two weeks. `None` takes that back.
    PutAlignmentOff {
        /// The day.
        on: Option<NaiveDate>,
        /// When.
        at: Stamp,
    },
    /// Writes down that a reading was not followed, and why.
    PutOverride(ReadingOverride),
    /// Takes that back.
    DropOverride(OverrideId),
    /// Writes something that looks after the runner, merged like [`Change::PutRace`].
    PutCare {
        /// The item as it shall be.
        item: Box<CareItem>,
        /// The item as it was read before the runner changed it.
        base: Option<Box<CareItem>>,
    },
    /// Writes down that it was done on a day.
    PutCareDone(CareDone),
    /// Takes that back.
    DropCareDone(CareDoneId),
    /// Puts away what is quietly offered on Today: it is not offered for a week. `None` takes that back.
    PutOfferOff {
        /// What.
        offer: QuietOffer,
        /// The day.
        on: Option<NaiveDate>,
        /// When.
        at: Stamp,
    },
    /// Writes a thought that is parked, or lets it go.
    Park(Parked),
    /// What got in the way was opened again in a debrief that was finished.
    Reopen {
        /// Which debrief.
        debrief: DebriefId,
        /// When.
        at: Stamp,
    },
    /// Keeps a search, by what was typed.
    SaveSearch {
        /// What was typed.
        query: String,
        /// When.
        at: Stamp,
    },
    /// Keeps a search no more.
    ForgetSearch(String),
    /// Moves to the trash.
    Trash {
        /// What.
        item: Item,
        /// When.
        at: Stamp,
    },
    /// Takes out of the trash.
    Restore(Item),
    /// Ends everything that lies in the trash. The only change that destroys.
    EmptyTrash,
}

/// A verdict on a goal that a debrief holds.
#[derive(Debug, Clone, PartialEq)]
pub struct HarvestedVerdict {
    /// The goal.
    pub goal: GoalId,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in the runner's words; may be empty.
    pub reason: String,
    /// When it was answered, or its reason where that came later: not when the debrief was finished, or one that is finished anew
    /// would have the last word on what was decided since.
    pub at: Stamp,
}

impl Change {
    /// A step that says or is something else than `base`.
    #[must_use]
    pub fn of_step(base: &Step, step: Step) -> Self {
        Self::ChangeStep { step: Box::new(step), base: Box::new(base.clone()) }
    }
}

/// What a finished debrief becomes, in one transaction. Rows that an earlier Finish of the same debrief made are found
/// again by their origin, keep their ids, and go to the trash when their question has no answer any more.
#[derive(Debug, Clone, PartialEq)]
pub struct Harvest {
    /// The debrief with `finished` set.
    pub debrief: Debrief,
    /// The race with the facts of this debrief written into it.
    pub race: Race,
    /// The race as it was before; `None` when this debrief makes it. Merged like [`Change::PutRace`].
    pub race_before: Option<Race>,
    /// Feelings with the moment they belong to.
    pub feelings: Vec<(Moment, Felt)>,
    /// Causes, hindering and helping.
    pub causes: Vec<RaceCause>,
    /// What held up, in the runner's words: the wins.
    pub wins: Vec<String>,
    /// Lessons, each with the question it came from.
    pub lessons: Vec<(QuestionKey, Lesson)>,
    /// New goals, each with the question it came from.
    pub goals: Vec<(QuestionKey, Goal)>,
    /// Verdicts on goals that were there before.
    pub verdicts: Vec<HarvestedVerdict>,
    /// What became of the lessons that the brief of the race had shown.
    pub uses: Vec<(LessonId, UseVerdict)>,
    /// Steps, each with the question it came from.
    pub steps: Vec<(QuestionKey, Step)>,
    /// The arc that the race opens, where the runner says that it was a setback. Where they say that it was none, an arc that
    /// a debrief has opened for this race alone is not seen any more, until they say again that it was one.
    pub arc: Option<Box<RecoveryArc>>,
    /// People named. The store keeps one row for a name: a step's `person` is pointed at the row that was there before.
    pub people: Vec<Person>,
}
