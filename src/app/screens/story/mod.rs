//! The whole story of one race, read back.

mod answers;
mod carried;
pub mod compose;
mod found;
pub mod gist;
mod goals;
mod steps;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::Row;
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::{Pane, Sheet};
use super::super::writing;
use super::Page;
use super::arc::{ArcPage, words};
use super::brief::BriefPage;
use super::debrief::Debrief;
use super::goal::GoalPage;
use super::goal_form::GoalForm;
use super::race_form::RaceForm;
use super::start::Start;
use crate::content::bounce::LookedAt;
use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::change::{self, Change};
use crate::domain::goal;
use crate::domain::history::History;
use crate::domain::id::{ArcId, GoalId, RaceId};
use crate::domain::race::{Outcome, Race, SetbackMark};
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::search::Hit;
use crate::domain::story::RaceStory;
use crate::text::editor::{Edit, Editor};
use compose::Around;
use found::FoundWords;
pub use goals::Item;
pub use steps::Moving;

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
    /// How many items of its bounce plan were looked at, where it was a setback.
    bounce: Option<LookedAt>,
    /// What can be selected, in the order of the page.
    pub items: Vec<Item>,
    /// The day that a step is moved to, while it is asked for.
    pub moving: Option<Moving>,
    /// The line of the page in which that is written.
    moving_line: Option<usize>,
    /// The story as it is read.
    pub sheet: Sheet,
}

/// A day is written in so many columns at most.
const DAY_COLUMNS: u16 = 24;

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
            bounce: None,
            items: Vec::new(),
            moving: None,
            moving_line: None,
            sheet: Sheet::default(),
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
            Change::Trash { item: change::Item::Arc(id), at },
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
            let keys = &shared.settings.keymap;
            let (arc, plan) = (keys.told(Command::FollowWayBack), keys.told(Command::OpenBounce));
            shared.tell(format!(
                "An arc is open: from here the check-ins tell when you are back. {arc} shows it, {plan} the bounce plan."
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
        if let Some(moving) = &mut self.moving {
            let taken = u16::try_from(goals::TO_WHICH_DAY.len()).unwrap_or(0);
            moving.editor.resize(body.columns.saturating_sub(taken).clamp(1, DAY_COLUMNS), 1);
        }
        let around = Around { bounce: self.bounce, moving: self.moving.as_ref() };
        let mut laid = compose::page(story, shared, body.columns.into(), around);
        let place = self.found.as_ref().filter(|_| self.at_found);
        let place = place.and_then(|found| found.row(&laid.together(body.columns.into())));
        let asks = |row: &Row| row.spans.first().is_some_and(|span| span.text == goals::TO_WHICH_DAY);
        self.moving_line = self.moving.as_ref().and_then(|_| laid.left.iter().position(asks));
        if let Some(found) = &self.found {
            laid.left = found.marked(laid.left);
            laid.right = laid.right.map(|(rows, columns)| (found.marked(rows), columns));
        }
        let columns = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        let mut left = Pane::new(columns(laid.left_columns));
        for (line, row) in laid.left.into_iter().enumerate() {
            match laid.items.iter().position(|(_, rows)| rows.contains(&line)) {
                Some(item) => left.item(item, [row]),
                None => left.words([row]),
            }
        }
        let pane = match laid.right {
            None => left,
            Some((rows, right_columns)) => {
                let mut right = Pane::new(columns(right_columns));
                right.words(rows);
                let mut both = Pane::new(body.columns);
                both.beside(left, right);
                both
            }
        };
        self.items = laid.items.into_iter().map(|(item, _)| item).collect();
        self.sheet.show(pane, body.rows);
        if let Some(place) = place {
            self.sheet.show_line(place);
        }
    }

    fn selected(&self) -> Option<Item> {
        self.items.get(self.sheet.selected()?).copied()
    }

    fn selected_step(&self) -> Option<&goal::Step> {
        let Some(Item::Step(id)) = self.selected() else { return None };
        self.story.as_ref()?.steps.iter().find(|step| step.id == id)
    }

    /// The goal that opens: the selected one, or that of the selected step.
    fn goal_to_open(&self) -> Option<GoalId> {
        match self.selected()? {
            Item::Goal(goal) => Some(goal),
            Item::Step(_) => self.selected_step()?.goal,
        }
    }

    /// Where the day is written that a step is moved to; `None` where none is, or where it is out of sight.
    #[must_use]
    pub fn moving_area(&self, shared: &Shared) -> Option<Area> {
        self.moving.as_ref()?;
        let body = geometry::body(shared.size);
        let row = self.sheet.row_of_line(self.moving_line?)?;
        let column = body.column + u16::try_from(goals::TO_WHICH_DAY.len()).unwrap_or(0);
        let columns = body.columns.saturating_sub(column - body.column).clamp(1, DAY_COLUMNS);
        Some(Area { column, row: body.row + row, columns, rows: 1 })
    }

    fn edit_day(&mut self, edit: impl FnOnce(&mut Editor), shared: &Shared) {
        if let Some(moving) = &mut self.moving {
            edit(&mut moving.editor);
            moving.problem = None;
            self.compose(shared);
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
        if self.moving.is_some() {
            return vec![Scope::Palette, Scope::Writing];
        }
        let step = self.selected_step().map(|_| Scope::StoryStep);
        let ahead = self.story.as_ref().is_some_and(|story| story.race.outcome.is_none());
        let ahead = ahead.then_some(Scope::RaceAhead);
        step.into_iter().chain(ahead).chain([Scope::Race, Scope::Rows]).collect()
    }

    fn takes_letters(&self) -> bool {
        self.moving.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.story.is_none() && !self.gone
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        match command {
            Command::Open => self.goal_to_open().is_some(),
            Command::PaletteUp | Command::PaletteDown => false,
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
            Command::GoalForRace => shared.open(GoalForm::for_race(self.race)),
            Command::Open => {
                if let Some(goal) = self.goal_to_open() {
                    shared.open(GoalPage::of(goal));
                }
            }
            Command::StoryStepDone | Command::StoryStepPart | Command::StoryStepDrop => {
                self.decide(command, shared);
            }
            Command::StoryStepMove => self.ask_day(shared),
            Command::PaletteRun => self.take_day(shared),
            Command::PaletteClose => {
                self.moving = None;
                self.compose(shared);
            }
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
                shared.throw_away(change::Item::Race(self.race), &title);
                shared.go(Go::Back);
            }
            Command::DeleteDebrief => {
                if let Some(told) = self.last_debrief() {
                    let label = shared
                        .content
                        .pack()
                        .mode(&told.debrief.mode)
                        .map_or_else(|| told.debrief.mode.clone(), |mode| mode.label.clone());
                    let label = format!("{label} of {}", self.title());
                    shared.throw_away(change::Item::Debrief(told.debrief.id), &label);
                }
            }
            _ => {
                if let Some(edit) = writing::edit(command) {
                    self.edit_day(
                        |editor| {
                            editor.apply(edit);
                        },
                        shared,
                    );
                } else if let Some(step) = Step::of(command) {
                    self.at_found = false;
                    self.sheet.step(step);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if let Some(character) = key.typed() {
            self.edit_day(
                |editor| {
                    editor.apply(Edit::Insert(character.to_string()));
                },
                shared,
            );
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        self.edit_day(
            |editor| {
                editor.apply(Edit::Paste(text.to_owned()));
            },
            shared,
        );
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let body = geometry::body(shared.size);
        if self.moving.is_some() || !body.holds(column, row) {
            return;
        }
        if let Some(item) = self.sheet.item_at(column - body.column, row - body.row) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            if again && self.is_enabled(Command::Open, shared) {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.at_found = false;
        self.sheet.scroll(isize::from(rows));
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
                // What was decided here and is still on its way is newer than this answer; another one follows it.
                if self.story.is_some() && !shared.saver.is_clean() {
                    return Heard::Yes;
                }
                self.gone = false;
                self.story = Some(story.clone());
                let is_setback = story.race.setback == Some(SetbackMark::Yes);
                if is_setback {
                    shared.read(Read::Bounce(self.race));
                }
                self.bounce = self.bounce.filter(|_| is_setback);
                self.announce(shared);
                self.compose(shared);
                Heard::Yes
            }
            Reply::Bounce(race, Some(basis)) if *race == self.race => {
                self.bounce = Some(shared.content.bounce.looked_at(basis, shared.now.today()));
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
