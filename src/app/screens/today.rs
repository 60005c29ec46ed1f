//! What waits: a draft to go on with, a race to look back at, a step to take, a race ahead.

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry;
use super::super::key::{Code, Key};
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::Page;
use super::debrief::Debrief;
use super::start::Start;
use super::story::Story;
use crate::domain::change::Change;
use crate::domain::goal::{self, StepState};
use crate::domain::race::Race;
use crate::domain::story::{Draft, Home, RaceRow};
use crate::domain::units::days;
use crate::domain::waiting::{Due, due, follow_up};

/// One thing that waits.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A debrief that was begun.
    Draft(Draft),
    /// A race to look back at.
    LookBack(Box<RaceRow>, Due),
    /// A race to come back to for a moment, and the mode in which.
    FollowUp(Box<Race>, String),
    /// A small step.
    Step(goal::Step),
    /// A race ahead.
    Ahead(Box<Race>),
    /// In an empty journal: look back at a race.
    OfferDebrief,
    /// In an empty journal: enter a race ahead.
    OfferRace,
    /// In an empty journal: look at a made-up one.
    OfferDemo,
}

/// The first page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Today {
    /// What the journal says; `None` before the first answer.
    pub home: Option<Home>,
    /// What waits, the most pressing first.
    pub items: Vec<Item>,
    /// The selection among them.
    pub rows: Rows,
}

/// A race ahead is shown for this many days.
const AHEAD_DAYS: i64 = 120;
/// A step is shown when its day is at most this many days ahead.
const STEP_DAYS: i64 = 7;

impl Today {
    /// Where the rows of what waits stand: below the head of the page, never more than half of it.
    #[must_use]
    pub fn list_area(&self, shared: &Shared) -> geometry::Area {
        let body = geometry::body(shared.size).below(2);
        let wanted = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
        body.top(wanted.min(body.rows.saturating_sub(6).max(3)))
    }

    fn collect(&mut self, shared: &Shared) {
        let Some(home) = &self.home else { return };
        let today = shared.now.today();
        let mut items: Vec<Item> = home.drafts.iter().cloned().map(Item::Draft).collect();
        let roles = shared.content.pack().mode_roles();
        items.extend(
            home.recent.iter().filter_map(|row| {
                due(row, &roles, today).map(|due| Item::LookBack(Box::new(row.clone()), due))
            }),
        );
        items.extend(home.recent.iter().filter_map(|row| {
            let follow_up = follow_up(row, &roles, today)?;
            Some(Item::FollowUp(Box::new(row.race.clone()), follow_up.mode.clone()))
        }));
        items.extend(
            home.steps
                .iter()
                .filter(|step| step.day.is_none_or(|day| (day - today).num_days() <= STEP_DAYS))
                .cloned()
                .map(Item::Step),
        );
        items.extend(
            home.ahead
                .iter()
                .filter(|race| race.date > today && (race.date - today).num_days() <= AHEAD_DAYS)
                .cloned()
                .map(|race| Item::Ahead(Box::new(race))),
        );
        if home.empty {
            items.extend([Item::OfferDebrief, Item::OfferRace, Item::OfferDemo]);
        }
        self.items = items;
        self.rows.set_count(self.items.len());
        self.rows.set_height(self.list_area(shared).rows.into());
    }

    fn selected(&self) -> Option<&Item> {
        self.items.get(self.rows.selected()?)
    }

    fn open(&self, shared: &mut Shared) {
        match self.selected() {
            Some(Item::Draft(draft)) => {
                let debrief = Debrief::resume(draft.debrief.clone(), &draft.race_name, shared);
                shared.open(debrief);
            }
            Some(Item::LookBack(row, _)) => shared.open(Start::of(row.race.clone())),
            Some(Item::FollowUp(race, mode)) => {
                let debrief = Debrief::begin(Some(race), mode, shared);
                shared.open(debrief);
            }
            Some(Item::Step(step)) => {
                if let Some(race) = step.race {
                    shared.open(Story::of(race));
                }
            }
            Some(Item::Ahead(race)) => shared.open(Story::of(race.id)),
            Some(Item::OfferDebrief) => shared.open(Start::anew()),
            Some(Item::OfferRace) => shared.go(Go::Command(Command::NewRace)),
            Some(Item::OfferDemo) => shared.go(Go::Command(Command::ToggleDemo)),
            None => {}
        }
    }

    fn tick(&self, state: StepState, shared: &mut Shared) {
        let Some(Item::Step(step)) = self.selected() else {
            return;
        };
        shared.write(Change::PutStep(goal::Step { state, ..step.clone() }));
        shared.can_undo(format!("Open again: {}", step.text), Change::PutStep(step.clone()));
        shared.tell(match state {
            StepState::Part => format!("Part of it, and that counts: {}", step.text),
            StepState::Dropped => format!("Dropped: {}", step.text),
            StepState::Done | StepState::Open => format!("Done: {}", step.text),
        });
    }
}

/// What a row says, and the quiet words at its right end.
#[must_use]
pub fn words(item: &Item, shared: &Shared) -> (String, String) {
    let today = shared.now.today();
    let pack = shared.content.pack();
    let timing = &pack.timing;
    let minutes = |modes: &[&String]| {
        let each =
            modes.iter().filter_map(|mode| pack.mode(mode)).map(|mode| format!("{:.0}", pack.minutes(mode)));
        format!("{} min", each.collect::<Vec<_>>().join(" or "))
    };
    match item {
        Item::Draft(draft) => {
            let race = if draft.race_name.is_empty() { "a race" } else { &draft.race_name };
            let aside = if draft.open_elsewhere {
                "open in another window".to_owned()
            } else {
                format!("draft, {}", days::told_day(draft.touched.date_naive(), today))
            };
            (format!("Go on looking back at {race}"), aside)
        }
        Item::LookBack(row, due) => {
            let name = &row.race.name;
            match due {
                Due::RaceDay => (
                    format!("{name} is today. Afterwards: a few minutes while it is fresh"),
                    minutes(&[&timing.hot]),
                ),
                Due::Fresh => (format!("{name}: a few minutes while it is fresh"), minutes(&[&timing.hot])),
                Due::EnoughForToday => {
                    (format!("{name}: enough for today"), "the longer look, from tomorrow".to_owned())
                }
                Due::LookBack { days: 1 } => {
                    (format!("Look back at {name}, the day after"), minutes(&[&timing.short, &timing.full]))
                }
                Due::LookBack { days } => (
                    format!("Look back at {name}, with {} between", days::told_span(*days)),
                    minutes(&[&timing.short, &timing.full]),
                ),
                Due::Untold { days } => (
                    format!("{name} was {} ago. How did it go?", days::told_span(*days)),
                    minutes(&[&timing.older]),
                ),
            }
        }
        Item::FollowUp(race, mode) => {
            let pack = shared.content.pack();
            pack.mode(mode).map_or_else(
                || (race.name.clone(), String::new()),
                |mode| (mode.invitation(&race.name), told_minutes(pack.minutes(mode))),
            )
        }
        Item::Step(step) => {
            let day = step.day.map_or_else(String::new, |day| days::told_day(day, today));
            (step.text.clone(), day)
        }
        Item::Ahead(race) => (race.name.clone(), days::told_day(race.date, today)),
        Item::OfferDebrief => {
            ("Look back at a race".to_owned(), minutes(&[&timing.hot, &timing.full]).replace(" or ", " to "))
        }
        Item::OfferRace => ("Enter a race that is still ahead".to_owned(), "1 min".to_owned()),
        Item::OfferDemo => ("Look around in a made-up journal first".to_owned(), String::new()),
    }
}

/// Minutes as a row tells them: whole ones, rounded up, so that nothing takes longer than was said.
fn told_minutes(minutes: f64) -> String {
    format!("{:.0} min", minutes.ceil().max(1.0))
}

impl Page for Today {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Today, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.home.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::StepDone | Command::StepPart | Command::StepDrop => {
                matches!(self.selected(), Some(Item::Step(_)))
            }
            Command::Open => {
                self.selected().is_some_and(|item| !matches!(item, Item::Step(step) if step.race.is_none()))
            }
            Command::Back => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Open => self.open(shared),
            // Enter looks back at the race that is selected; this asks, or there would be no way to any other race.
            Command::NewDebrief => shared.open(Start::anew()),
            Command::StepDone => self.tick(StepState::Done, shared),
            Command::StepPart => self.tick(StepState::Part, shared),
            Command::StepDrop => self.tick(StepState::Dropped, shared),
            _ => {
                if let Some(step) = Step::of(command) {
                    self.rows.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = self.list_area(shared);
        if area.holds(column, row) {
            let place = self.rows.visible().start + usize::from(row - area.row);
            let again = self.rows.selected() == Some(place);
            self.rows.select(place);
            if again {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.rows.set_height(self.list_area(shared).rows.into());
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Home(shared.now.today()));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::Home(home) = reply else {
            return Heard::No;
        };
        self.home = Some(home.as_ref().clone());
        self.collect(shared);
        Heard::Yes
    }
}
