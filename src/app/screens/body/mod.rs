//! Body and mind: every check-in as a calendar of shades or as lines, and the selected day in words.
//!
//! Decided here: a shade tells how a day stands to the usual of that very day, not how high its value is; the lines of the
//! items keep the scale on which they were answered, so that more soreness goes up, and an asterisk says where less is better.
//! The numbers beside the lines are those of the selected day.

pub mod calendar;
pub mod layout;
pub mod lines;
pub mod record;
pub mod words;

use chrono::NaiveDate;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply, Size};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Passage, Row};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::Page;
use super::check_in::CheckInForm;
use crate::domain::change::Item;
use crate::domain::check_in::{CheckIn, Side};
use crate::domain::rules::baseline::Measure;
use crate::domain::units::days;
use calendar::Calendar;
use layout::NowPlace;
use lines::{Lines, Window};
use record::Record;

/// How the history is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// A shade for each day.
    #[default]
    Calendar,
    /// Lines over their usual.
    Lines,
}

impl View {
    /// Both, in the order in which their names stand.
    pub const ALL: [Self; 2] = [Self::Calendar, Self::Lines];

    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Calendar => "Calendar",
            Self::Lines => "Lines",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Calendar => Self::Lines,
            Self::Lines => Self::Calendar,
        }
    }
}

/// Body and mind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BodyAndMind {
    /// What the journal has told; `None` before the first answer.
    pub record: Option<Record>,
    /// How it is shown.
    pub view: View,
    /// The selected day; `None` before the first answer.
    pub day: Option<NaiveDate>,
    /// The place of the selected check-in among all; `None` on a day without one.
    place: Option<usize>,
    /// The calendar.
    pub calendar: Calendar,
    /// The lines.
    pub lines: Lines,
    /// The selected day in words.
    pub words: Passage,
    /// Where they stand.
    pub words_area: Area,
    /// The usual of today in words; empty where it stands behind the words of the day.
    pub now: Vec<Row>,
    /// Where they stand.
    pub now_area: Area,
}

impl BodyAndMind {
    /// With a day selected.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self { day: Some(day), ..Self::default() }
    }

    /// The selected check-in.
    #[must_use]
    pub fn selected(&self) -> Option<&CheckIn> {
        self.record.as_ref()?.check_ins().get(self.place?)
    }

    /// Where the names of the two views stand, with the one that is shown.
    pub fn view_names(&self, shared: &Shared) -> impl Iterator<Item = (View, Area)> {
        let body = geometry::body(shared.size);
        let mut end = body.column + body.columns;
        let names = View::ALL.into_iter().rev().map(move |view| {
            // A mark stands before the one that is shown.
            let columns = u16::try_from(view.label().len()).unwrap_or(0) + 2;
            end = end.saturating_sub(columns);
            let area = Area { column: end, row: body.row, columns, rows: 1 };
            end = end.saturating_sub(1);
            (view, area)
        });
        names.collect::<Vec<_>>().into_iter()
    }

    /// Makes ready whatever depends on the size of the screen and on what is selected.
    fn show(&mut self, shared: &Shared) {
        let (Some(record), Some(day)) = (&self.record, self.day) else { return };
        let body = geometry::body(shared.size);
        let (words, place) = match self.view {
            View::Calendar => {
                self.calendar.show(record, day, shared.size);
                (self.calendar.plan.words, self.calendar.plan.now)
            }
            View::Lines => {
                let rows = words::now(record, body.columns.into()).len();
                self.lines.show(record, day, shared.size, u16::try_from(rows).unwrap_or(2));
                (self.lines.plan.words, self.lines.plan.now)
            }
        };
        // A scrollbar stands in the last column.
        let columns = words.columns.saturating_sub(1);
        let mut rows = words::of_day(record, day, self.place, Size { columns, rows: words.rows }, shared);
        // The words of a check-in of today tell the usual of today already, where there is one.
        let has_usual = |side| record.usual(Measure::Side(side), day).is_some();
        let is_told = self.place.is_some() && day == record.today() && Side::SHOWN.into_iter().all(has_usual);
        let told_now = |columns: u16| {
            let told = if is_told { words::reading_now } else { words::now };
            told(record, columns.into())
        };
        (self.words_area, self.now_area, self.now) = match place {
            NowPlace::Apart(area) => (words, area, words::now(record, area.columns.into())),
            NowPlace::Behind => {
                rows.push(Row::default());
                rows.extend(told_now(columns));
                (words, Area::default(), Vec::new())
            }
            NowPlace::Foot => {
                let above = u16::try_from(rows.len()).unwrap_or(u16::MAX);
                let mut now = told_now(columns);
                // The words of the day come first; the reading alone has a page of its own.
                if is_told && above.saturating_add(2) > words.rows {
                    now.clear();
                }
                let most =
                    words.rows - u16::try_from(now.len() + 1).unwrap_or(words.rows).min(words.rows / 2);
                (words.top(above.min(most)), words.below(above.min(most) + 1), now)
            }
        };
        self.words_area.columns = columns;
        self.words.show(rows, self.words_area.rows.into());
    }

    /// Selects a day and the check-in of it that counts.
    fn select_day(&mut self, day: NaiveDate, shared: &Shared) {
        let Some(record) = &self.record else { return };
        let day = day.clamp(record.first_day(), record.today());
        if self.day != Some(day) {
            let place = record.counted_place(day);
            self.select(day, place, shared);
        }
    }

    fn select(&mut self, day: NaiveDate, place: Option<usize>, shared: &Shared) {
        self.day = Some(day);
        self.place = place;
        self.words.to_start();
        self.show(shared);
    }

    /// Selects a check-in by its place among all, where there is one.
    fn select_place(&mut self, place: Option<usize>, shared: &Shared) {
        let found = self
            .record
            .as_ref()
            .zip(place)
            .and_then(|(record, place)| record.check_ins().get(place).map(|check_in| check_in.day));
        if let Some(day) = found {
            self.select(day, place, shared);
        }
    }

    fn move_days(&mut self, days: i64, shared: &Shared) {
        if let Some(day) = self.day.and_then(|day| day.checked_add_signed(chrono::Duration::days(days))) {
            self.select_day(day, shared);
        }
    }

    /// The place of the check-in before the selected one, or before the selected day.
    fn place_before(&self) -> Option<usize> {
        let (record, day) = (self.record.as_ref()?, self.day?);
        self.place.unwrap_or(record.places(day).start).checked_sub(1)
    }

    /// The place of the check-in after the selected one, or after the selected day.
    fn place_after(&self) -> Option<usize> {
        let (record, day) = (self.record.as_ref()?, self.day?);
        let next = self.place.map_or(record.places(day).end, |place| place + 1);
        (next < record.check_ins().len()).then_some(next)
    }

    fn zoom(&mut self, window: Option<Window>, shared: &Shared) {
        if let Some(window) = window {
            self.lines.zoom(window);
            self.show(shared);
        }
    }

    fn turn_page(&mut self, command: Command, shared: &Shared) {
        let days = match self.view {
            View::Calendar => 7 * self.calendar.page(),
            View::Lines => self.lines.page(),
        };
        let days = i64::try_from(days).unwrap_or(7);
        self.move_days(if command == Command::PageUp { -days } else { days }, shared);
    }

    fn delete(&self, shared: &mut Shared) {
        if let Some(check_in) = self.selected() {
            let name = format!("check-in of {}", days::told_date(check_in.day));
            shared.throw_away(Item::CheckIn(check_in.id), &name);
        }
    }

    fn edit(&self, shared: &mut Shared) {
        if let Some(check_in) = self.selected() {
            shared.open(CheckInForm::of(check_in.clone()));
        }
    }

    /// Another history is there. The selected check-in stays selected, also on another day; a new one after the last is
    /// gone on to where the last was selected.
    fn take(&mut self, record: Record, shared: &Shared) {
        let before = self.record.take();
        let selected =
            before.as_ref().zip(self.place).and_then(|(before, place)| before.check_ins().get(place));
        let last = record.span().map(|(_, last)| last);
        let last_before = before.as_ref().and_then(Record::span).map(|(_, last)| last);
        let stays = selected
            .filter(|check_in| last_before != Some(check_in.day) || last <= last_before)
            .and_then(|selected| record.place_of(selected.id));
        let (day, place) = match (stays, self.day) {
            (Some(place), _) => (record.check_ins()[place].day, Some(place)),
            (None, Some(day)) if last_before != Some(day) || last <= last_before => {
                (day, record.counted_place(day))
            }
            (None, _) => {
                let day = last.unwrap_or(record.today());
                (day, record.counted_place(day))
            }
        };
        self.calendar.forget();
        self.lines.renew(&record);
        self.record = Some(record);
        self.day = Some(day);
        self.place = place;
        self.show(shared);
    }
}

impl Page for BodyAndMind {
    fn scopes(&self) -> Vec<Scope> {
        let view = match self.view {
            View::Calendar => Scope::Calendar,
            View::Lines => Scope::DayLines,
        };
        vec![view, Scope::Body, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.record.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        let Some(record) = &self.record else { return true };
        match command {
            Command::Open => false,
            Command::EditCheckIn | Command::DeleteCheckIn => self.selected().is_some(),
            Command::BodyReadOn | Command::BodyReadBack => {
                record.span().is_some() && self.words.rows().len() > self.words.height()
            }
            Command::BodyCloser => self.lines.window.closer().is_some() && record.span().is_some(),
            Command::BodyWider => self.lines.window.wider().is_some() && record.span().is_some(),
            Command::BodyView
            | Command::BodyToday
            | Command::BodyCheckInBefore
            | Command::BodyCheckInAfter
            | Command::BodyDayBefore
            | Command::BodyDayAfter
            | Command::BodyWeekBefore
            | Command::BodyWeekAfter
            | Command::LineDayBefore
            | Command::LineDayAfter => record.span().is_some(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::BodyView => {
                self.view = self.view.other();
                self.show(shared);
            }
            Command::BodyDayBefore | Command::LineDayBefore => self.move_days(-1, shared),
            Command::BodyDayAfter | Command::LineDayAfter => self.move_days(1, shared),
            Command::BodyWeekBefore => self.move_days(-7, shared),
            Command::BodyWeekAfter => self.move_days(7, shared),
            Command::PageUp | Command::PageDown => self.turn_page(command, shared),
            Command::BodyCheckInBefore => self.select_place(self.place_before(), shared),
            Command::BodyCheckInAfter => self.select_place(self.place_after(), shared),
            Command::First => self.select_place(Some(0), shared),
            Command::Last => {
                let last = self.record.as_ref().and_then(|record| record.check_ins().len().checked_sub(1));
                self.select_place(last, shared);
            }
            Command::BodyToday => self.select_day(shared.now.today(), shared),
            Command::BodyCloser => self.zoom(self.lines.window.closer(), shared),
            Command::BodyWider => self.zoom(self.lines.window.wider(), shared),
            Command::BodyReadOn => self.words.step(Step::PageDown),
            Command::BodyReadBack => self.words.step(Step::PageUp),
            Command::EditCheckIn => self.edit(shared),
            Command::DeleteCheckIn => self.delete(shared),
            Command::Up | Command::Down => {
                self.lines.rows.scroll(if command == Command::Up { -1 } else { 1 });
                self.show(shared);
            }
            _ => {}
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let Some(record) = &self.record else { return };
        let names: Vec<(View, Area)> = self.view_names(shared).collect();
        if let Some((view, _)) = names.into_iter().find(|(_, area)| area.holds(column, row)) {
            self.view = view;
            self.show(shared);
            return;
        }
        let day = match self.view {
            View::Calendar => self.calendar.day_at(record, column, row),
            View::Lines => self.lines.day_at(record, column, row),
        };
        let Some(day) = day else { return };
        if self.view == View::Calendar && self.day == Some(day) {
            self.perform(Command::EditCheckIn, Key::plain(Code::Enter), shared);
        } else {
            self.select_day(day, shared);
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        let (Some(record), Some(day)) = (&self.record, self.day) else { return };
        match self.view {
            View::Calendar => {
                let day = self.calendar.scroll(record, day, i64::from(rows));
                if self.day == Some(day) {
                    self.show(shared);
                } else {
                    self.select_day(day, shared);
                }
            }
            View::Lines => {
                self.lines.rows.scroll(isize::from(rows));
                self.show(shared);
            }
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.show(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::History(None, history) = reply else {
            return Heard::No;
        };
        self.take(Record::of(history, shared.now.today()), shared);
        Heard::Yes
    }
}
