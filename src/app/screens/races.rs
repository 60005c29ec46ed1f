//! The list of races, newest first, and on a wide screen the story of the selected one beside it.

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry;
use super::super::key::Key;
use super::super::passage::Passage;
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::Page;
use super::brief::BriefPage;
use super::goal_form::GoalForm;
use super::race_form::RaceForm;
use super::start::Start;
use super::story::{self, Story, compose};
use crate::domain::change::Item;
use crate::domain::story::{RacePage, RaceRow};

/// How many rows are read beyond each end of what is seen; the list asks for others when it leaves them.
const BEYOND: usize = 100;

/// The list of races.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Races {
    /// The part of the list that has been read; `None` before the first answer.
    pub page: Option<RacePage>,
    /// The selection in the whole list.
    pub rows: Rows,
    /// The story beside the list.
    pub beside: Passage,
}

impl Races {
    /// A row of the whole list, where it has been read.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&RaceRow> {
        let page = self.page.as_ref()?;
        page.rows.get(place.checked_sub(page.offset)?)
    }

    /// The selected race.
    #[must_use]
    pub fn selected(&self) -> Option<&RaceRow> {
        self.row(self.rows.selected()?)
    }

    /// Where the rows stand on the screen: below the heads of the columns.
    #[must_use]
    pub fn list_area(shared: &Shared) -> geometry::Area {
        geometry::races(shared.size).0.below(2)
    }

    fn moved(&mut self, shared: &mut Shared) {
        let Some(page) = &self.page else { return };
        let seen = self.rows.visible();
        let end = page.offset + page.rows.len();
        if seen.start < page.offset || (seen.end > end && end < page.total) {
            self.ask_rows(shared);
        }
        self.ask_story(shared);
    }

    fn ask_rows(&self, shared: &mut Shared) {
        let seen = self.rows.visible();
        let height = usize::from(Self::list_area(shared).rows);
        shared.read(Read::Races { offset: seen.start.saturating_sub(BEYOND), limit: height + 2 * BEYOND });
    }

    fn ask_story(&mut self, shared: &mut Shared) {
        if geometry::races(shared.size).1.is_some()
            && let Some(row) = self.selected()
        {
            shared.read(Read::Story(row.race.id));
        }
    }
}

impl Page for Races {
    fn scopes(&self) -> Vec<Scope> {
        let ahead = self.selected().is_some_and(|row| row.race.outcome.is_none());
        ahead.then_some(Scope::RaceAhead).into_iter().chain([Scope::Race, Scope::Rows]).collect()
    }

    fn awaits_answer(&self) -> bool {
        self.page.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::Open | Command::EditRace | Command::Delete | Command::OpenItsBrief => {
                self.selected().is_some()
            }
            Command::EditDebrief | Command::DeleteDebrief | Command::FollowWayBack => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::NewDebrief => {
                let start = self.selected().map_or_else(Start::anew, |row| Start::of(row.race.clone()));
                shared.open(start);
            }
            Command::Open | Command::EditRace | Command::Delete | Command::OpenItsBrief => {
                if let Some(row) = self.selected() {
                    let race = row.race.clone();
                    match command {
                        Command::Open => shared.open(Story::of(race.id)),
                        Command::EditRace => shared.open(RaceForm::of(race, shared)),
                        Command::OpenItsBrief => shared.open(BriefPage::of(race.id)),
                        _ => shared.throw_away(Item::Race(race.id), &race.name),
                    }
                }
            }
            Command::ReadBrief => shared.go(Go::Command(Command::OpenBrief)),
            Command::GoalForRace => {
                if let Some(row) = self.selected() {
                    shared.open(GoalForm::for_race(row.race.id));
                }
            }
            _ => {
                if let Some(step) = Step::of(command) {
                    self.rows.step(step);
                    self.moved(shared);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = Self::list_area(shared);
        if area.holds(column, row) {
            let place = self.rows.visible().start + usize::from(row - area.row);
            if self.rows.selected() == Some(place) {
                self.perform(Command::Open, Key::plain(super::super::key::Code::Enter), shared);
            } else {
                self.rows.select(place);
                self.moved(shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
        self.moved(shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.rows.set_height(Self::list_area(shared).rows.into());
        self.ask_story(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        self.ask_rows(shared);
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Races(page) => {
                self.rows.set_count(page.total);
                self.page = Some(page.clone());
                self.moved(shared);
                Heard::Yes
            }
            Reply::Story(race, Some(story)) => {
                let Some(area) = geometry::races(shared.size).1 else {
                    return Heard::No;
                };
                if self.selected().is_some_and(|row| row.race.id == *race) {
                    let rows = compose::story(story, shared, area.columns.into());
                    self.beside = Passage::default();
                    self.beside.show(rows, area.rows.into());
                }
                Heard::Yes
            }
            _ => Heard::No,
        }
    }
}

/// A row's result in few words: the time, the distance of a timed race, or how it ended.
#[must_use]
pub fn result(row: &RaceRow, shared: &Shared) -> String {
    story::result(&row.race, shared)
}
