//! The pages, one file each. `ui::screens` mirrors this folder file for file.

pub mod alignment;
pub mod alignment_check;
pub mod arc;
pub mod arc_form;
pub mod arc_lesson;
pub mod arcs;
pub mod asked;
pub mod body;
pub mod bounce;
pub mod brief;
pub mod care_card;
pub mod care_form;
pub mod care_log;
pub mod check_in;
pub mod contacts;
pub mod debrief;
pub mod fundamentals;
pub mod goal;
pub mod goal_form;
pub mod goals;
pub mod help;
pub mod lesson;
pub mod lesson_form;
pub mod lesson_merge;
pub mod lessons;
pub mod menu;
pub mod palette;
pub mod park;
pub mod patterns;
pub mod period;
pub mod race_form;
pub mod races;
pub mod reading;
pub mod review;
pub mod season;
pub mod start;
pub mod step_back;
pub mod step_back_form;
pub mod step_backs;
pub mod story;
pub mod timeline;
pub mod today;
pub mod trash;
pub mod unsaved;
pub mod wins;

use super::Heard;
use super::command::{Command, Scope};
use super::effect::Reply;
use super::key::Key;
use super::shared::{Shared, Tab};
use crate::domain::id::RaceId;

/// What a page does with what comes in. Everything but [`Page::scopes`] may be left at doing nothing.
pub trait Page {
    /// Where keys are heard, the narrowest first; the scopes that are heard everywhere are added to them.
    fn scopes(&self) -> Vec<Scope>;

    /// Whether letters are typed here, so that they cannot be commands.
    fn takes_letters(&self) -> bool {
        false
    }

    /// Whether the page waits for its first answer. What is pressed meanwhile is meant for the page as it will be, and
    /// is kept until then.
    fn awaits_answer(&self) -> bool {
        false
    }

    /// Whether a command of its scopes would do something now.
    fn is_enabled(&self, _command: Command, _shared: &Shared) -> bool {
        true
    }

    /// A command that would do nothing now was asked for: says why, where that is not plain to see.
    fn refused(&self, _command: Command, _shared: &mut Shared) {}

    /// Performs a command of its scopes; `key` is the one that asked for it.
    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared);

    /// A key that is no command.
    fn typed(&mut self, _key: Key, _shared: &mut Shared) {}

    /// A pasted text, already cleaned.
    fn pasted(&mut self, _text: &str, _shared: &mut Shared) {}

    /// A click on a cell.
    fn clicked(&mut self, _column: u16, _row: u16, _shared: &mut Shared) {}

    /// The mouse moved with its button held.
    fn dragged(&mut self, _column: u16, _row: u16, _shared: &mut Shared) {}

    /// The wheel turned.
    fn wheeled(&mut self, _rows: i16, _shared: &mut Shared) {}

    /// The screen has another size, or the page is shown for the first time.
    fn resized(&mut self, _shared: &mut Shared) {}

    /// The page has come to the top, or the journal has changed: read again what it shows.
    fn refresh(&mut self, _shared: &mut Shared) {}

    /// An answer of the store.
    fn answered(&mut self, _reply: &Reply, _shared: &mut Shared) -> Heard {
        Heard::No
    }

    /// The external editor is closed.
    fn edited(&mut self, _result: Result<String, String>, _shared: &mut Shared) {}

    /// The runner quits from this page: hand over what is not saved.
    fn leaving(&mut self, _shared: &mut Shared) {}
}

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident($type:ty),)+) => {
        /// A page.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Screen { $($(#[$doc])* $name(Box<$type>),)+ }

        impl Screen {
            /// What it does.
            #[must_use]
            pub fn page(&self) -> &dyn Page {
                match self { $(Self::$name(page) => page.as_ref(),)+ }
            }

            /// What it does, to be told something.
            pub fn page_mut(&mut self) -> &mut dyn Page {
                match self { $(Self::$name(page) => page.as_mut(),)+ }
            }
        }

        $(impl From<$type> for Screen {
            fn from(page: $type) -> Self { Self::$name(Box::new(page)) }
        })+
    };
}

screens! {
    /// What waits.
    Today(today::Today),
    /// The list of races.
    Races(races::Races),
    /// Setbacks and recoveries in one picture.
    Timeline(timeline::Timeline),
    /// Lessons, found by typing.
    Lessons(lessons::Lessons),
    /// Goals, with steps and what is due.
    Goals(goals::GoalList),
    /// One goal.
    Goal(goal::GoalPage),
    /// A goal, to be written or changed.
    GoalForm(goal_form::GoalForm),
    /// Steps and goals, one card at a time.
    Review(review::GoalReview),
    /// A week, a month or a season looked back at.
    Period(period::PeriodReview),
    /// A season on one page.
    Season(season::SeasonPage),
    /// The bounce plan after a setback.
    Bounce(bounce::BouncePage),
    /// Check-ins and what is usual.
    Body(body::BodyAndMind),
    /// A check-in.
    CheckIn(check_in::CheckInForm),
    /// What a check-in asks.
    Asked(asked::AskedList),
    /// What the check-ins speak for: build, hold or reset.
    Reading(reading::ReadingPage),
    /// One step back, or a stop that came unplanned.
    StepBack(step_back::StepBackPage),
    /// A step back, to be planned or changed.
    StepBackForm(step_back_form::StepBackForm),
    /// The steps back and the stops so far.
    StepBacks(step_backs::StepBackList),
    /// How well training fits the life around it.
    Alignment(alignment::AlignmentPage),
    /// The sentences of the alignment check, one after the other.
    AlignmentCheck(alignment_check::AlignmentForm),
    /// What looks after the runner.
    CareLog(care_log::CareLogPage),
    /// Something that looks after the runner, to be written or changed.
    CareForm(care_form::CareItemForm),
    /// The fundamentals of training, looked at when a step back ends.
    Fundamentals(fundamentals::FundamentalsPage),
    /// A card that offers people and help; never in the way.
    CareCard(care_card::CareCard),
    /// The runner's own contacts.
    Contacts(contacts::ContactList),
    /// A thought, to be parked until a day.
    Park(park::ParkForm),
    /// The arcs.
    Arcs(arcs::ArcList),
    /// One arc.
    Arc(arc::ArcPage),
    /// What was done for an arc today.
    Menu(menu::Menu),
    /// An arc, to be declared or changed.
    ArcForm(arc_form::ArcForm),
    /// The lesson that helped in an arc.
    ArcLesson(arc_lesson::ArcLesson),
    /// One lesson.
    Lesson(lesson::LessonPage),
    /// A lesson, to be written or changed.
    LessonForm(lesson_form::LessonForm),
    /// Which other lesson says the same.
    LessonMerge(lesson_merge::LessonMerge),
    /// The brief before a race.
    Brief(brief::BriefPage),
    /// What keeps coming back.
    Patterns(patterns::Patterns),
    /// Wins by year.
    Wins(wins::Wins),
    /// The whole story of one race.
    Story(story::Story),
    /// The facts of a race, to be entered or changed.
    RaceForm(race_form::RaceForm),
    /// Which race to look back at, and how.
    Start(start::Start),
    /// Looking back.
    Debrief(debrief::Debrief),
    /// The keys.
    Help(help::Help),
    /// Commands by name.
    Palette(palette::Palette),
    /// What was deleted.
    Trash(trash::Trash),
    /// Words that could not be saved.
    Unsaved(unsaved::Unsaved),
}

impl Screen {
    /// The page of a tab, as it is before its data has come.
    #[must_use]
    pub fn tab(tab: Tab) -> Self {
        match tab {
            Tab::Today => today::Today::default().into(),
            Tab::Races => races::Races::default().into(),
            Tab::Timeline => timeline::Timeline::default().into(),
            Tab::Lessons => lessons::Lessons::default().into(),
            Tab::Goals => goals::GoalList::default().into(),
            Tab::Body => body::BodyAndMind::default().into(),
        }
    }

    /// The race that is selected or shown here, where it lies ahead.
    #[must_use]
    pub fn race_ahead(&self, shared: &Shared) -> Option<RaceId> {
        let race = match self {
            Self::Today(today) => today.selected_race()?,
            Self::Races(races) => &races.selected()?.race,
            Self::Story(story) => &story.story.as_ref()?.race,
            _ => return None,
        };
        (race.outcome.is_none() && race.date >= shared.now.today()).then_some(race.id)
    }

    /// The race that is selected or shown here, where it is over.
    #[must_use]
    pub fn race_over(&self, shared: &Shared) -> Option<RaceId> {
        let race = match self {
            Self::Today(today) => today.selected_race()?,
            Self::Races(races) => &races.selected()?.race,
            Self::Story(story) => &story.story.as_ref()?.race,
            Self::Arc(arc) => arc.first_race()?,
            _ => return None,
        };
        (race.outcome.is_some() && race.date <= shared.now.today()).then_some(race.id)
    }

    /// Whether it is the page that `command` goes to.
    #[must_use]
    pub fn is_tab(&self, command: Command) -> bool {
        matches!(
            (self, command),
            (Self::Today(_), Command::GoToday)
                | (Self::Races(_), Command::GoRaces)
                | (Self::Timeline(_), Command::GoTimeline)
                | (Self::Lessons(_), Command::GoLessons)
                | (Self::Goals(_), Command::GoGoals)
                | (Self::Body(_), Command::GoBody)
        )
    }
}
