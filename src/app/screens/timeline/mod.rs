//! The timeline of setbacks and recoveries: a window of time, a cursor that walks the events, and the story of what is
//! selected.

mod phases;
mod picture;
mod told;
mod window;

use chrono::NaiveDate;

use super::super::Heard;
use super::super::chart::Axis;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, TimelineAreas};
use super::super::key::Key;
use super::super::passage::{Passage, Row};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::Page;
use super::arc::ArcPage;
use super::arcs::ArcList;
use super::check_in::CheckInForm;
use super::goal::GoalPage;
use super::reading::ReadingPage;
use super::start::Start;
use super::step_back::StepBackPage;
use super::story::Story;
use crate::domain::check_in::CheckIn;
use crate::domain::id::RaceId;
use crate::domain::story::RaceStory;
use crate::domain::timeline::{Event, Kind, Shown, What, events};
use picture::View;
pub use picture::{Known, Mark, Picture};
pub use window::{Span, Zoom};

/// Whether the runner is choosing what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choosing {
    /// No.
    #[default]
    Nothing,
    /// What is shown.
    Shown,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// What the journal says; `None` before the first answer.
    pub known: Option<Box<Known>>,
    /// The events that are shown, by day.
    pub events: Vec<Event>,
    /// The selected event; `None` on a day between.
    pub selected: Option<usize>,
    /// The day of the cursor.
    pub cursor: NaiveDate,
    /// How much is seen.
    pub zoom: Zoom,
    /// The days that are seen.
    pub span: Option<Span>,
    /// What is shown.
    pub shown: Shown,
    /// Whether that is being chosen.
    pub choosing: Choosing,
    /// The picture.
    pub picture: Picture,
    /// The story of what is selected.
    pub story: Passage,
    race_story: Option<Box<RaceStory>>,
    /// The race whose story was asked for last.
    asked_story: Option<RaceId>,
}

impl Timeline {
    /// Where the parts of the page stand.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> TimelineAreas {
        let goals = self.known.as_ref().is_some_and(|known| !known.history.goals.is_empty());
        let arcs = self.known.as_ref().map_or(1, |known| known.arcs_together);
        let phases = self.known.as_ref().is_some_and(|known| known.has_phases());
        let is_there = |kind: Kind| match kind {
            Kind::Goals => goals,
            Kind::Phases => phases,
            _ => true,
        };
        let lanes: Vec<Kind> =
            Kind::ALL.into_iter().filter(|kind| self.shown.has(*kind) && is_there(*kind)).collect();
        geometry::timeline(shared.size, &lanes, arcs)
    }

    /// Whether there is nothing to show at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.as_ref().is_some_and(|known| {
            let history = &known.history;
            let is_quiet = history.check_ins.is_empty() && history.step_backs.is_empty();
            is_quiet && history.races.is_empty() && history.arcs.is_empty()
        })
    }

    /// The head of the page: which days are seen, and what lies in them.
    #[must_use]
    pub fn header(&self, columns: usize) -> Row {
        told::header(self, columns)
    }

    /// The selected event.
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        self.events.get(self.selected?).copied()
    }

    /// The events that share a column with the selected one, and its place among them, counted from 1.
    #[must_use]
    pub fn among(&self, shared: &Shared) -> Option<(usize, usize)> {
        let (selected, span) = (self.selected?, self.span?);
        let axis = Axis::new(span.first, span.last, self.areas(shared).axis.columns);
        let column = axis.column(self.events.get(selected)?.day)?;
        let is_here = |event: &Event| axis.column(event.day) == Some(column);
        let before = self.events[..selected].iter().rev().take_while(|event| is_here(event)).count();
        let after = self.events[selected..].iter().take_while(|event| is_here(event)).count();
        Some((before + 1, before + after))
    }

    fn selected_race(&self) -> Option<RaceId> {
        match self.event()?.what {
            What::Race(race) => Some(race),
            _ => None,
        }
    }

    /// The story of the selected race, once it has been read.
    fn race_story(&self) -> Option<&RaceStory> {
        self.race_story.as_deref().filter(|story| Some(story.race.id) == self.selected_race())
    }

    /// The check-in of the cursor's day that counts.
    fn check_in(&self) -> Option<&CheckIn> {
        let known = self.known.as_ref()?;
        let days = &known.reckoning.days;
        let place = days.binary_search_by_key(&self.cursor, |day| day.day).ok()?;
        known.history.check_ins.get(days[place].place)
    }

    /// Whether the cursor's day has been read.
    fn has_reading(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.readings.on(self.cursor).is_some())
    }

    fn collect(&mut self) {
        let Some(known) = &self.known else { return };
        let before = self.event();
        self.events = events(&known.history, &known.reckoning, &self.shown);
        let find = |wanted: Event| self.events.iter().position(|event| *event == wanted);
        self.selected = before.and_then(find);
    }

    /// To the last event up to today, else to the next one, else to the last check-in.
    fn go_to_present(&mut self) {
        let Some(known) = &self.known else { return };
        let today = known.reckoning.today;
        let past = self.events.partition_point(|event| event.day <= today);
        let place = past.checked_sub(1).or((past < self.events.len()).then_some(past));
        let last_check_in = known.reckoning.days.last().map_or(today, |day| day.day);
        if let Some(place) = place {
            self.select(place);
        } else {
            self.selected = None;
            self.cursor = last_check_in;
        }
    }

    fn select(&mut self, place: usize) {
        if let Some(event) = self.events.get(place) {
            self.selected = Some(place);
            self.cursor = event.day;
        }
    }

    fn walk(&mut self, forward: isize) {
        let place = match (self.selected, forward > 0) {
            (Some(place), _) => place.checked_add_signed(forward),
            (None, true) => Some(self.events.partition_point(|event| event.day <= self.cursor)),
            (None, false) => self.events.partition_point(|event| event.day < self.cursor).checked_sub(1),
        };
        if let Some(place) = place.filter(|place| *place < self.events.len()) {
            self.select(place);
        }
    }

    /// To the check-in before or after the cursor.
    fn walk_days(&mut self, step: Step) {
        let Some(known) = &self.known else { return };
        let days = &known.reckoning.days;
        let place = match step {
            Step::Up => days.partition_point(|day| day.day < self.cursor).checked_sub(1),
            _ => Some(days.partition_point(|day| day.day <= self.cursor)),
        };
        if let Some(day) = place.and_then(|place| days.get(place)).map(|day| day.day) {
            self.stand_on(day);
        }
    }

    /// Puts the cursor on a day; an event of that day is selected.
    fn stand_on(&mut self, day: NaiveDate) {
        self.cursor = day;
        self.selected = self.events.iter().position(|event| event.day == day);
    }

    /// Lays everything out anew after the cursor, the zoom, what is shown or the size has changed.
    fn lay_out(&mut self, shared: &mut Shared) {
        let Some(known) = &self.known else { return };
        let areas = self.areas(shared);
        let span = match self.span.filter(|span| span.shows(self.cursor)) {
            Some(span) => span,
            None => known.span.around(self.cursor, self.zoom),
        };
        let race = self.selected_race();
        let view = View { known, span, shown: &self.shown, cursor: self.cursor, race };
        self.picture = view.picture(&areas);
        self.span = Some(span);
        let rows = told::story(self, shared, areas.story.columns.saturating_sub(1).into());
        self.story.show(rows, areas.story.rows.into());
        if let Some(race) = race.filter(|race| self.asked_story != Some(*race)) {
            self.asked_story = Some(race);
            shared.read(Read::Story(race));
        }
    }

    fn moved(&mut self, shared: &mut Shared) {
        self.story.to_start();
        self.lay_out(shared);
    }

    fn zoom_to(&mut self, zoom: Zoom, shared: &mut Shared) {
        if zoom != self.zoom {
            self.zoom = zoom;
            self.span = None;
            self.lay_out(shared);
        }
    }

    fn open(&self, shared: &mut Shared) {
        match self.event().map(|event| event.what) {
            Some(What::Race(race)) => shared.open(Story::of(race)),
            Some(What::Goal(goal)) => shared.open(GoalPage::of(goal)),
            Some(What::StepBackStart(step_back) | What::StepBackEnd(step_back)) => {
                shared.open(StepBackPage::of(step_back));
            }
            Some(what) => {
                if let Some(arc) = what.arc() {
                    shared.open(ArcPage::of(arc));
                }
            }
            None => {
                if let Some(check_in) = self.check_in() {
                    shared.open(CheckInForm::of(check_in.clone()));
                } else if self.has_reading() {
                    shared.open(ReadingPage::on(self.cursor));
                }
            }
        }
    }

    fn choose(&mut self, command: Command, key: Key, shared: &mut Shared) {
        match command {
            Command::FilterToggle => {
                let number = key.typed().and_then(|digit| digit.to_digit(10));
                let place = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
                match place {
                    Some(place) if place < Kind::ALL.len() => self.shown.toggle(Kind::ALL[place]),
                    Some(place) if place == Kind::ALL.len() => self.shown.toggle_setbacks(),
                    // A key without a number, or the palette, names nothing.
                    _ => return,
                }
            }
            Command::FilterAll => self.shown = Shown::default(),
            _ => self.choosing = Choosing::Nothing,
        }
        self.collect();
        self.lay_out(shared);
    }
}

impl Page for Timeline {
    fn scopes(&self) -> Vec<Scope> {
        match self.choosing {
            Choosing::Shown => vec![Scope::Filter],
            Choosing::Nothing => vec![Scope::Timeline, Scope::Rows],
        }
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::Open => match self.event().map(|event| event.what) {
                Some(_) => true,
                None => self.check_in().is_some() || self.has_reading(),
            },
            Command::TimelineReading => self.has_reading(),
            Command::EventBefore => self.selected.map_or(!self.events.is_empty(), |place| place > 0),
            Command::EventAfter => {
                self.selected.map_or(!self.events.is_empty(), |place| place + 1 < self.events.len())
            }
            Command::ZoomIn => self.zoom.closer() != self.zoom,
            Command::ZoomOut => self.zoom.wider() != self.zoom,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open => self.open(shared),
            Command::EventBefore => {
                self.walk(-1);
                self.moved(shared);
            }
            Command::EventAfter => {
                self.walk(1);
                self.moved(shared);
            }
            Command::DayBefore => {
                self.walk_days(Step::Up);
                self.moved(shared);
            }
            Command::DayAfter => {
                self.walk_days(Step::Down);
                self.moved(shared);
            }
            Command::First => {
                self.select(0);
                self.moved(shared);
            }
            Command::Last => {
                self.select(self.events.len().saturating_sub(1));
                self.moved(shared);
            }
            Command::TimelineToday => {
                self.go_to_present();
                self.span = None;
                self.moved(shared);
            }
            Command::ZoomIn => self.zoom_to(self.zoom.closer(), shared),
            Command::ZoomOut => self.zoom_to(self.zoom.wider(), shared),
            Command::ShowArcs => shared.open(ArcList::default()),
            Command::TimelineReading => shared.open(ReadingPage::on(self.cursor)),
            Command::Filter => self.choosing = Choosing::Shown,
            Command::FilterToggle | Command::FilterAll | Command::FilterDone => {
                self.choose(command, key, shared);
            }
            Command::NewDebrief => {
                let race = self.race_story().map(|story| story.race.clone());
                shared.open(race.map_or_else(Start::anew, Start::of));
            }
            _ => {
                if let Some(step) = Step::of(command) {
                    self.story.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let areas = self.areas(shared);
        let lanes = areas.axis.column..areas.axis.column + areas.axis.columns;
        let rows = areas.header.row + 1..areas.axis.row + areas.axis.rows;
        let Some(span) = self.span.filter(|_| lanes.contains(&column) && rows.contains(&row)) else {
            return;
        };
        let axis = Axis::new(span.first, span.last, areas.axis.columns);
        let column = column - areas.axis.column;
        let near = |event: &Event| axis.column(event.day).map(|at| at.abs_diff(column));
        let nearest = (0..self.events.len())
            .filter_map(|place| Some((near(&self.events[place]).filter(|far| *far <= 1)?, place)))
            .min();
        match nearest {
            // A second click on the selected one opens it.
            Some((0, _)) if self.event().is_some_and(|event| near(&event) == Some(0)) => self.open(shared),
            Some((_, place)) => self.select(place),
            None => self.stand_on(axis.day(column)),
        }
        self.moved(shared);
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        self.walk(if rows > 0 { 1 } else { -1 });
        self.moved(shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.lay_out(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::History(None, history) => {
                let is_first = self.known.is_none();
                self.known = Some(Box::new(Known::of(history, shared.now.today())));
                self.race_story = None;
                self.asked_story = None;
                if self.zoom == Zoom::All {
                    // There may be more of it now.
                    self.span = None;
                }
                self.collect();
                if is_first {
                    self.go_to_present();
                }
                self.lay_out(shared);
                Heard::Yes
            }
            // Who has walked on meanwhile may come back to that race.
            Reply::Story(race, Some(story)) if self.asked_story == Some(*race) => {
                self.race_story = Some(story.clone());
                self.lay_out(shared);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }
}
