//! What is read back: a row of the race list, the whole story of one race, what waits today.

use chrono::NaiveDate;

use super::alignment::AlignmentCheck;
use super::arc::RecoveryArc;
use super::care::{CareItem, Parked};
use super::cause::RaceCause;
use super::change::Item;
use super::clock::Stamp;
use super::debrief::{Answers, Debrief};
use super::feeling::{Felt, Moment};
use super::goal::{Goal, Step};
use super::goal_story::Goals;
use super::history::History;
use super::id::{DebriefId, GoalId, RaceId};
use super::lesson::{Lesson, TaughtLesson, UseVerdict};
use super::patterns::{CauseLesson, PatternsBasis, ToldRace};
use super::race::Race;
use super::review::Period;
use super::rules::alignment_due::Circumstances;
use super::rules::goal_progress;
use super::rules::reckoning::{Reckoning, Recovery};
use super::rules::recurrence::CameBack;

/// One row of the race list.
#[derive(Debug, Clone, PartialEq)]
pub struct RaceRow {
    /// The race.
    pub race: Race,
    /// The modes of its finished debriefs, first finished first. What they mean is told by
    /// [`ModeRoles`](super::waiting::ModeRoles).
    pub finished: Vec<String>,
    /// An unfinished debrief.
    pub draft: Option<DebriefId>,
}

/// A window of the race list, newest race first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RacePage {
    /// How many races the journal holds.
    pub total: usize,
    /// The place of the first of `rows` in the whole list.
    pub offset: usize,
    /// The rows.
    pub rows: Vec<RaceRow>,
}

/// One debrief with what was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct DebriefStory {
    /// The debrief.
    pub debrief: Debrief,
    /// Its answers.
    pub answers: Answers,
    /// The feelings that came out of it.
    pub feelings: Vec<(Moment, Felt)>,
}

/// The whole story of one race.
#[derive(Debug, Clone, PartialEq)]
pub struct RaceStory {
    /// The facts.
    pub race: Race,
    /// Its debriefs, oldest first, drafts included.
    pub debriefs: Vec<DebriefStory>,
    /// What shaped it.
    pub causes: Vec<RaceCause>,
    /// What had got in the way before, and the lessons for it: what decides whether a cause came back with this race.
    pub before: PatternsBasis,
    /// The race as that is decided for it: of several debriefs the strongest weight counts.
    pub told: ToldRace,
    /// What held up.
    pub wins: Vec<String>,
    /// Lessons it taught.
    pub lessons: Vec<Lesson>,
    /// Lessons that went along, in the order in which they were written: those that its brief has shown, and others of which
    /// something was said.
    pub carried: Vec<ShownLesson>,
    /// Goals that came out of it.
    pub goals: Vec<Goal>,
    /// How far those of them have come of which something is counted.
    pub progress: Vec<(GoalId, goal_progress::Told)>,
    /// Steps that came out of it.
    pub steps: Vec<Step>,
    /// A part of the history: the first arc that the race belongs to, with everything that the course of Body and Mind in it,
    /// and whether it is closed, are reckoned from. `None` where there is no such arc.
    pub way_back: Option<Box<History>>,
}

impl RaceStory {
    /// Whether something that got in the way in this race came back with it, and the lesson that there was for it before; all as
    /// it was known of the races up to this one.
    #[must_use]
    pub fn came_back(&self, cause: &str) -> Option<(CameBack, Option<CauseLesson>)> {
        self.before.came_back_with(self.told.clone(), cause)
    }

    /// The arc of the race, and what became of it by a day. Only what concerns its course may be told from it: the races and
    /// the training after it are not known here.
    #[must_use]
    pub fn way_back(&self, today: NaiveDate) -> Option<(&RecoveryArc, Recovery)> {
        let history = self.way_back.as_deref()?;
        let place = history.arcs.iter().position(|arc| arc.races.contains(&self.race.id))?;
        let recovery = Reckoning::of(history, today).recoveries.into_iter().nth(place)?;
        Some((&history.arcs[place], recovery))
    }
}

/// A debrief that was begun and not finished.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The debrief.
    pub debrief: Debrief,
    /// The race's name, from the race or from the answer that will become it; empty when neither is there.
    pub race_name: String,
    /// When something was last written into it.
    pub touched: Stamp,
    /// Whether another running window has it open.
    pub open_elsewhere: bool,
}

/// Arcs that began so long ago are told of on Today; what is older has its place on the timeline.
pub const ARC_TOLD_DAYS: u64 = 154;

/// What a home page is made from. Reading it stays quick however long the journal is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Home {
    /// Whether there is nothing at all yet.
    pub empty: bool,
    /// Unfinished debriefs, last touched first.
    pub drafts: Vec<Draft>,
    /// Races of the last weeks that are over (or whose day has come) and may want a debrief or a follow-up, newest first.
    pub recent: Vec<RaceRow>,
    /// Races ahead, next one first.
    pub ahead: Vec<Race>,
    /// Open steps with a day, due ones first.
    pub steps: Vec<Step>,
    /// One lesson worth remembering: one that is pinned, another one each day, or else the last one written.
    pub lesson: Option<(Lesson, Option<(RaceId, String)>)>,
    /// The lessons that have come back and ask, as many as may do so this week, the one that has waited longest first.
    pub due: Vec<TaughtLesson>,
    /// The goals that may be due for a look: those that nobody has looked at for the longest time, at most 60, with what decides it
    /// and no more: of their steps those that are open, and neither how far they have come nor what their races are called.
    pub goals: Goals,
    /// The day on which the runner has put the review of goals off for a week, where that was ever done.
    pub review_put_off: Option<NaiveDate>,
    /// Races marked as a setback and looked back at, of the last [`BOUNCE_DAYS`](super::bounce::BOUNCE_DAYS) days, whose bounce
    /// plan is not put away, newest first.
    pub bouncing: Vec<Race>,
    /// The week, the month and the season that may be looked back at on this day, as far as anything was written in them.
    pub periods: Vec<Period>,
    /// The last day on which somebody was seen about the body, as far as the care log says so.
    pub looked_at: Option<NaiveDate>,
    /// The thoughts that are parked, first due first.
    pub parked: Vec<Parked>,
    /// Everything that looks after the runner and is wanted every so many days, with the day on which it was done last.
    pub wanted: Vec<(CareItem, Option<NaiveDate>)>,
    /// An alignment check that was begun and is not finished.
    pub open_alignment: Option<AlignmentCheck>,
    /// What decides whether an alignment check is offered.
    pub alignment_due: Circumstances,
    /// The arcs of the last 100 days, with the check-ins and races of that time and of the six weeks before it.
    pub history: History,
}

/// One finished race of the past, as far as rules need it: personal bests, first times, three setbacks running.
#[derive(Debug, Clone, PartialEq)]
pub struct PastRace {
    /// The facts.
    pub race: Race,
    /// What held up, first line.
    pub held_up: Option<String>,
}

/// A lesson that went along to a race.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownLesson {
    /// The lesson.
    pub lesson: Lesson,
    /// What was said of it in this race, and when. For a debrief: by another one or by hand.
    pub said: Option<(UseVerdict, Stamp)>,
    /// In how many other races it was not thought of.
    pub forgot: u32,
}

/// Everything a debrief has to know besides its own answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Background {
    /// The race as it stands in the journal; `None` when this debrief will make it.
    pub race: Option<Race>,
    /// The other debriefs of the same race, oldest first.
    pub earlier: Vec<DebriefStory>,
    /// All other races that are over, newest first.
    pub past: Vec<PastRace>,
    /// Goals that are active.
    pub goals: Vec<Goal>,
    /// "How heavy" at the start and at the end of the last finished debriefs, newest first.
    pub heaviness: Vec<(u8, u8)>,
    /// When what got in the way was opened again in this debrief after it was finished, last first, at most 20 times.
    pub reopened: Vec<Stamp>,
    /// What the journal knows of the last weeks, counted back from the last check-in: for what check-ins tell a debrief.
    pub lately: History,
    /// The lessons that the brief of the race has shown, in the order in which they were written.
    pub shown: Vec<ShownLesson>,
    /// What had got in the way before, and the lessons for it. Where the race is not in the journal yet, races that turn out to
    /// be later ones may be among them.
    pub before: PatternsBasis,
}

/// A thing in the trash.
#[derive(Debug, Clone, PartialEq)]
pub struct TrashRow {
    /// What.
    pub item: Item,
    /// Its name or first words.
    pub label: String,
    /// When it was moved there.
    pub at: Stamp,
    /// The day of the race it belongs to.
    pub day: Option<NaiveDate>,
}
