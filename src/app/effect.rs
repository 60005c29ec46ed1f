//! What the program asks of the world, and what the world answers: plain data, so that a test compares it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::key::Key;
use crate::domain::alignment::AlignmentBasis;
use crate::domain::bounce::BounceBasis;
use crate::domain::brief::BriefBasis;
use crate::domain::care::{CareRow, Parked};
use crate::domain::change::Change;
use crate::domain::debrief::{Answers, Debrief};
use crate::domain::goal_story::{GoalStory, Goals};
use crate::domain::history::History;
use crate::domain::id::{DebriefId, GoalId, LessonId, RaceId};
use crate::domain::lesson::TaughtLesson;
use crate::domain::lesson_story::LessonStory;
use crate::domain::patterns::PatternsBasis;
use crate::domain::person::Person;
use crate::domain::review::{ReviewBasis, ReviewKind, SeasonBasis};
use crate::domain::search::{Facets, Found, SearchRequest};
use crate::domain::story::{Background, Home, RacePage, RaceStory, TrashRow};
use crate::domain::wins::Win;

/// The size of the screen in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// Something the runner did.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pasted a text, as the terminal gave it.
    Paste(String),
    /// Pressed the left button over a cell.
    Click {
        /// Column, from 0.
        column: u16,
        /// Row, from 0.
        row: u16,
    },
    /// Moved with the left button held.
    Drag {
        /// Column, from 0.
        column: u16,
        /// Row, from 0.
        row: u16,
    },
    /// Turned the wheel towards themselves (positive) or away (negative).
    Wheel(i16),
    /// Changed the size of the window.
    Resize(Size),
    /// Came back to the window.
    Focus,
}

/// A message to the program.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The runner did something.
    Input(Input),
    /// The time asked for by `State::wake_at` has come.
    Tick,
    /// The store answers.
    Answer(Box<Reply>),
    /// The external editor is closed; the text as it left it, or why it could not be used.
    Edited(Result<String, String>),
    /// The terminal is going away, or the system asks to end: keep what there is and leave.
    Leave,
}

/// A read of the journal.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    /// What Today shows on a day.
    Home(NaiveDate),
    /// A window of the race list.
    Races {
        /// The first row.
        offset: usize,
        /// How many rows.
        limit: usize,
    },
    /// The whole story of one race.
    Story(RaceId),
    /// A debrief with everything it needs; it is also marked as open in this window.
    Debrief {
        /// Which.
        debrief: DebriefId,
        /// Of which race.
        race: RaceId,
    },
    /// Only what a debrief of a race needs to know, to suggest how to look back.
    Background(RaceId),
    /// What the brief of a race is made from as it stands on a day; without a race, that of the next one ahead.
    Brief(Option<RaceId>, NaiveDate),
    /// What lies in the trash.
    Trash,
    /// The history, or its part from a day on.
    History(Option<NaiveDate>),
    /// What held up and the steps that were done, with the whole history.
    Wins,
    /// The people named in debriefs, with the whole history.
    People,
    /// All lessons, with the whole history.
    Lessons,
    /// Everything about one lesson.
    Lesson(LessonId),
    /// All goals and steps, with what decides on a day which of them are looked at.
    Goals(NaiveDate),
    /// Everything about one goal, as it stands on a day.
    Goal(GoalId, NaiveDate),
    /// What a review needs on a day.
    Review(ReviewKind, NaiveDate),
    /// What the page of a season is made from, by its year.
    Season(i32),
    /// What the bounce plan of a race is made from.
    Bounce(RaceId),
    /// What the alignment check is made from.
    Alignment,
    /// What looks after the runner, and the thoughts that are parked.
    CareLog,
    /// What patterns are made from.
    Patterns,
    /// What a search finds.
    Search(Box<SearchRequest>),
    /// On which day a lesson comes back.
    ComesBack(LessonId),
    /// How many lessons a search finds with each value of each facet, and the searches that are saved.
    Facets(Box<SearchRequest>),
}

/// What the program asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read something.
    Read(Read),
    /// Write these changes, all or none.
    Write {
        /// Comes back with the answer.
        batch: u64,
        /// The changes in order.
        changes: Vec<Change>,
    },
    /// The debrief is no longer open in this window.
    Release(DebriefId),
    /// See whether another window has written to the journal.
    LookAround,
    /// Open the text in the external editor.
    Edit(String),
    /// Put the text on the clipboard.
    Copy(String),
    /// Write unsaved words to a file.
    SaveCopy {
        /// Where.
        path: PathBuf,
        /// What.
        text: String,
    },
    /// Write a page to a file of its own: where there is another one of that name already, beside it.
    Export {
        /// Where.
        path: PathBuf,
        /// What.
        text: String,
    },
    /// Put a made-up journal in place of the real one, or the real one back.
    Demo(Journal),
    /// Draw everything again.
    Redraw,
    /// Go to the background.
    Suspend,
    /// End.
    Quit,
}

/// Which journal is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    /// The runner's own.
    Own,
    /// A made-up one, kept in memory.
    Demo,
}

/// What the store answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// To [`Read::Home`].
    Home(Box<Home>),
    /// To [`Read::Races`].
    Races(RacePage),
    /// To [`Read::Story`]; `None` when it is not there any more.
    Story(RaceId, Option<Box<RaceStory>>),
    /// To [`Read::Debrief`].
    Debrief {
        /// Which was asked for.
        debrief: DebriefId,
        /// The debrief and its answers; `None` when it is not there any more.
        found: Option<(Debrief, Answers)>,
        /// What else it needs.
        background: Arc<Background>,
        /// Whether another window has it open.
        open_elsewhere: bool,
    },
    /// To [`Read::Background`].
    Background(RaceId, Arc<Background>),
    /// To [`Read::Brief`]: the race that was asked for, and what its brief is made from; `None` when there is no such race.
    Brief(Option<RaceId>, Option<Box<BriefBasis>>),
    /// To [`Read::Trash`].
    Trash(Vec<TrashRow>),
    /// To [`Read::History`]; the day is the one that was asked for.
    History(Option<NaiveDate>, Arc<History>),
    /// To [`Read::Wins`].
    Wins(Vec<Win>, Arc<History>),
    /// To [`Read::People`], last named first.
    People(Vec<Person>, Arc<History>),
    /// To [`Read::Lessons`], newest first.
    Lessons(Vec<TaughtLesson>, Arc<History>),
    /// To [`Read::Lesson`]; `None` when it is not there any more.
    Lesson(LessonId, Option<Box<LessonStory>>),
    /// To [`Read::Goals`].
    Goals(Arc<Goals>),
    /// To [`Read::Goal`]; `None` when it is not there any more.
    Goal(GoalId, Option<Box<GoalStory>>),
    /// To [`Read::Review`].
    Review(Box<ReviewBasis>),
    /// To [`Read::Season`].
    Season(Arc<SeasonBasis>),
    /// To [`Read::Bounce`]; `None` when there is no such race.
    Bounce(RaceId, Option<Box<BounceBasis>>),
    /// To [`Read::Alignment`].
    Alignment(Arc<AlignmentBasis>),
    /// To [`Read::CareLog`]: in the order of writing, and first due first.
    CareLog(Vec<CareRow>, Vec<Parked>),
    /// To [`Read::Patterns`].
    Patterns(Arc<PatternsBasis>),
    /// To [`Read::Search`].
    Found(Box<Found>),
    /// To [`Read::Facets`].
    Facets(Box<Facets>),
    /// To [`Read::ComesBack`]; `None` when the lesson is not there any more.
    ComesBack(LessonId, Option<NaiveDate>),
    /// To a search that was given up because a newer one had been asked for: its number.
    Outdated(u64),
    /// To [`Effect::Write`].
    Written {
        /// Which batch.
        batch: u64,
        /// Whether it is on the disk.
        result: Result<(), Trouble>,
    },
    /// A read could not be done.
    Unread(Read, Trouble),
    /// To [`Effect::LookAround`], only when there is something new.
    ChangedElsewhere,
    /// To [`Effect::SaveCopy`] or [`Effect::Export`]: where it lies, or why not.
    CopySaved(Result<PathBuf, String>),
    /// To [`Effect::Demo`].
    Opened(Journal),
}

impl Reply {
    /// Whether it answers an [`Effect::Read`].
    #[must_use]
    pub fn is_to_a_read(&self) -> bool {
        match self {
            Self::Home(_)
            | Self::Races(_)
            | Self::Story(..)
            | Self::Debrief { .. }
            | Self::Background(..)
            | Self::Brief(..)
            | Self::Trash(_)
            | Self::History(..)
            | Self::Wins(..)
            | Self::People(..)
            | Self::Lessons(..)
            | Self::Lesson(..)
            | Self::Patterns(_)
            | Self::Goals(_)
            | Self::Goal(..)
            | Self::Review(_)
            | Self::Season(_)
            | Self::Bounce(..)
            | Self::Alignment(_)
            | Self::CareLog(..)
            | Self::Found(_)
            | Self::Facets(_)
            | Self::ComesBack(..)
            | Self::Outdated(_)
            | Self::Unread(..) => true,
            Self::Written { .. } | Self::ChangedElsewhere | Self::CopySaved(_) | Self::Opened(_) => false,
        }
    }
}

/// Why the store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What failed and what to do, in one line.
    pub line: String,
    /// Whether the same thing may go well a little later (a full disk, a lock).
    pub passing: Passing,
}

/// Whether a trouble may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// Trying again may help.
    MayPass,
    /// It will fail again.
    Stays,
    /// This very change can never be made; others can.
    Refused,
}
