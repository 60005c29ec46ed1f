//! The whole story of one race, read back.

mod answers;
mod carried;
pub mod compose;
mod found;
pub mod gist;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry;
use super::super::key::Key;
use super::super::passage::Passage;
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::Page;
use super::arc::{ArcPage, words};
use super::brief::BriefPage;
use super::debrief::Debrief;
use super::race_form::RaceForm;
use super::start::Start;
use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::change::{Change, Item};
use crate::domain::history::History;
use crate::domain::id::{ArcId, RaceId};
use crate::domain::race::{Outcome, Race};
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::search::Hit;
use crate::domain::story::RaceStory;
use found::FoundWords;

/// The story of one race.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    race: RaceId,
    /// What the journal says; `None` before the first answer.
    pub story: Option<Box<RaceStory>>,
    /// The race has gone to the trash, or was destroyed.
    pub gone: bool,
    /// How far the runner has asked for the arc of the race.
    wanted: WayBack,
    /// What is still to be said of the arc.
    announced: Announced,
    /// The words that a search has found, where one has opened the story.
    found: Option<FoundWords>,
    /// Whether the story is still to stand where they are: until the runner moves it.
    at_found: bool,
    /// The story as it is read.
    pub passage: Passage,
}

/// How far the runner has asked for the arc of a race.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WayBack {
    /// Not at all.
    No,
    /// Once: the journal is asked which arcs there are.
    Asked,
    /// The race would join an arc of another one; asked once more, it does.
    ToldOfAnother,
    /// Twice: it shall join.
    AskedAgain,
}

/// Whether the arc of the race is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announced {
    /// There is nothing to be said, or it was said.
    Done,
    /// It is said that an arc is open, once the journal tells of one.
    WhenOpen,
}

impl Story {
    /// The story of a race.
    #[must_use]
    pub fn of(race: RaceId) -> Self {
        Self {
            race,
            story: None,
            gone: false,
            wanted: WayBack::No,
            announced: Announced::Done,
            found: None,
            at_found: false,
            passage: Passage::default(),
        }
    }

    /// The story of a race in which a search has found something: it is read from there on.
    #[must_use]
    pub fn at(hit: &Hit, race: RaceId) -> Self {
        Self { found: FoundWords::of(hit), at_found: true, ..Self::of(race) }
    }

    /// The story of a race that a debrief has just called a setback. It says that an arc is open where one is: the runner may
    /// have put it into the trash, or it may have closed long ago.
    #[must_use]
    pub fn of_setback(race: RaceId) -> Self {
        Self { announced: Announced::WhenOpen, ..Self::of(race) }
    }

    /// The name of the page.
    #[must_use]
    pub fn title(&self) -> String {
        self.story.as_ref().map_or_else(String::new, |story| story.race.name.clone())
    }

    fn last_debrief(&self) -> Option<&crate::domain::story::DebriefStory> {
        self.story.as_ref()?.debriefs.last()
    }

    /// Whether the race lies behind: what is ahead has no way back yet.
    fn is_over(&self, shared: &Shared) -> bool {
        self.story.as_ref().is_some_and(|story| {
            let race = &story.race;
            race.date <= shared.now.today() && race.outcome != Some(Outcome::Cancelled)
        })
    }

    /// Shows the arc of the race, or opens one. There is one at a time for races: where that of another race is open, this
    /// one would join it, and that is told first.
    fn follow_way_back(&mut self, history: &History, shared: &mut Shared) {
        let again = std::mem::replace(&mut self.wanted, WayBack::No) == WayBack::AskedAgain;
        let Some(race) = self.story.as_ref().map(|story| &story.race) else { return };
        if let Some(arc) = history.arcs.iter().find(|arc| arc.races.contains(&race.id)) {
            shared.open(ArcPage::of(arc.id));
            return;
        }
        let reckoning = Reckoning::of(history, shared.now.today());
        let other = history.arcs.iter().zip(&reckoning.recoveries).rev().find(|(arc, recovery)| {
            arc.kind == ArcKind::SetbackRace && arc.start <= race.date && recovery.is_open()
        });
        if let Some((other, _)) = other {
            let name = words::name(other);
            if again {
                let (arc, race_id) = (other.id, race.id);
                let key = shared.settings.keymap.told(Command::Undo);
                shared.write(Change::JoinArc { arc, race: race_id });
                shared.tell(format!("{} has joined the arc of {name}. {key} takes it out again.", race.name));
                shared.can_undo(
                    format!("Out of the arc of {name} again: {}", race.name),
                    Change::LeaveArc { arc, race: race_id },
                );
                shared.open(ArcPage::of(arc));
            } else {
                self.wanted = WayBack::ToldOfAnother;
                let key = shared.settings.keymap.told(Command::FollowWayBack);
                shared.warn(format!(
                    "The arc of {name} is open, and there is one at a time for races. {key} once more lets {} join it.",
                    race.name
                ));
            }
            return;
        }
        let id = ArcId(shared.ids.fresh(&shared.now));
        let arc = RecoveryArc::of_race(id, race, shared.now.wall);
        shared.write(Change::OpenArc(Box::new(arc)));
        shared
            .tell(format!("An arc is open: {}. From here the check-ins tell when you are back.", race.name));
        let at = shared.now.wall;
        shared.can_undo(
            format!("In the trash: the arc of {}", race.name),
            Change::Trash { item: Item::Arc(id), at },
        );
        shared.open(ArcPage::of(id));
    }

    fn announce(&mut self, shared: &mut Shared) {
        if self.announced == Announced::Done {
            return;
        }
        let way_back = self.story.as_ref().and_then(|story| story.way_back(shared.now.today()));
        let is_open = way_back.is_some_and(|(_, recovery)| recovery.is_open());
        if is_open {
            let key = shared.settings.keymap.told(Command::FollowWayBack);
            shared.tell(format!(
                "An arc is open: from here the check-ins tell when you are back. {key} shows it."
            ));
        }
        // While the debrief is on its way to the disk, the next answer may tell of the arc.
        if is_open || shared.saver.is_clean() {
            self.announced = Announced::Done;
        }
    }

    fn compose(&mut self, shared: &Shared) {
        let body = geometry::body(shared.size);
        let Some(story) = &self.story else { return };
        let rows = compose::story(story, shared, body.columns.into());
        let Some(found) = &self.found else {
            self.passage.show(rows, body.rows.into());
            return;
        };
        let place = found.row(&rows).filter(|_| self.at_found);
        self.passage.show(found.marked(rows), body.rows.into());
        if let Some(place) = place {
            self.passage.show_row(place);
        }
    }
}

/// The result of a race in few words: the time, the distance of a timed race, or how it ended.
#[must_use]
pub fn result(race: &Race, shared: &Shared) -> String {
    race.told_result(shared.settings.units)
}

impl Page for Story {
    fn scopes(&self) -> Vec<Scope> {
        let ahead = self.story.as_ref().is_some_and(|story| story.race.outcome.is_none());
        ahead.then_some(Scope::RaceAhead).into_iter().chain([Scope::Race, Scope::Rows]).collect()
    }

    fn awaits_answer(&self) -> bool {
        self.story.is_none() && !self.gone
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        match command {
            Command::Open => false,
            Command::EditRace | Command::Delete | Command::OpenItsBrief => self.story.is_some() && !self.gone,
            Command::FollowWayBack => self.is_over(shared) && !self.gone,
            Command::EditDebrief | Command::DeleteDebrief => self.last_debrief().is_some(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        let wanted = std::mem::replace(&mut self.wanted, WayBack::No);
        match command {
            Command::FollowWayBack => {
                self.wanted =
                    if wanted == WayBack::ToldOfAnother { WayBack::AskedAgain } else { WayBack::Asked };
                shared.read(Read::History(None));
            }
            Command::Back => shared.go(Go::Back),
            Command::NewDebrief => {
                let start =
                    self.story.as_ref().map_or_else(Start::anew, |story| Start::of(story.race.clone()));
                shared.open(start);
            }
            Command::EditRace => {
                if let Some(story) = &self.story {
                    let form = RaceForm::of(story.race.clone(), shared);
                    shared.open(form);
                }
            }
            Command::ReadBrief => shared.go(Go::Command(Command::OpenBrief)),
            Command::OpenItsBrief => shared.open(BriefPage::of(self.race)),
            Command::EditDebrief => {
                if let Some(told) = self.last_debrief() {
                    let (debrief, name) = (told.debrief.clone(), self.title());
                    let debrief = Debrief::resume(debrief, &name, shared);
                    shared.open(debrief);
                }
            }
            Command::Delete => {
                let title = self.title();
                shared.throw_away(Item::Race(self.race), &title);
                shared.go(Go::Back);
            }
            Command::DeleteDebrief => {
                if let Some(told) = self.last_debrief() {
                    let label = shared
                        .content
                        .pack()
                        .mode(&told.debrief.mode)
                        .map_or_else(|| told.debrief.mode.clone(), |mode| mode.label.clone());
                    shared
                        .throw_away(Item::Debrief(told.debrief.id), &format!("{label} of {}", self.title()));
                }
            }
            _ => {
                if let Some(step) = Step::of(command) {
                    self.at_found = false;
                    self.passage.step(step);
                }
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.at_found = false;
        self.passage.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Story(self.race));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Story(race, Some(story)) if *race == self.race => {
                self.gone = false;
                self.story = Some(story.clone());
                self.announce(shared);
                self.compose(shared);
                Heard::Yes
            }
            Reply::Story(race, None) if *race == self.race => {
                // A race that is still on its way to the disk is not gone.
                self.gone = shared.saver.is_clean();
                Heard::Yes
            }
            Reply::History(None, history) if matches!(self.wanted, WayBack::Asked | WayBack::AskedAgain) => {
                self.follow_way_back(history, shared);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }
}
