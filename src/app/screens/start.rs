//! Before looking back: at which race, and how.

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry;
use super::super::key::{Code, Key};
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::Page;
use super::debrief::Debrief;
use crate::content::suggest::{early_cold_note, suggested_mode};
use crate::domain::race::Race;
use crate::domain::story::{Background, RaceRow};
use crate::domain::waiting::{Due, due};

/// What is suggested, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The mode.
    pub mode: String,
    /// Why, in a sentence or two.
    pub reasons: String,
    /// What is said where a longer look is chosen on the same day.
    pub early: Option<String>,
}

/// A way of looking back, as it is offered.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The mode's id.
    pub mode: String,
    /// Its name.
    pub label: String,
    /// What it asks of the runner.
    pub hint: String,
    /// About how long it takes, in minutes.
    pub minutes: f64,
}

/// What is being chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// The race: `None` stands for one that is not in the journal yet.
    Which(Vec<Option<Race>>),
    /// The mode for this race.
    How {
        /// The race; `None` when the debrief will make it.
        race: Option<Box<Race>>,
        /// The ways, the suggested one selected.
        ways: Vec<Way>,
        /// What is suggested, and why.
        suggestion: Option<Box<Suggested>>,
    },
}

/// The page before a debrief.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// What is being chosen.
    pub choice: Choice,
    /// The selection.
    pub rows: Rows,
    race: Option<Race>,
}

impl Start {
    /// Asks which race first.
    #[must_use]
    pub fn anew() -> Self {
        Self { choice: Choice::Which(Vec::new()), rows: Rows::default(), race: None }
    }

    /// Asks only how to look back at a race.
    #[must_use]
    pub fn of(race: Race) -> Self {
        Self {
            choice: Choice::How { race: Some(Box::new(race.clone())), ways: Vec::new(), suggestion: None },
            rows: Rows::default(),
            race: Some(race),
        }
    }

    /// Where the rows stand.
    #[must_use]
    pub fn list_area(shared: &Shared) -> geometry::Area {
        geometry::body(shared.size).below(2)
    }

    fn ask_how(&mut self, race: Option<Race>, background: &Background, shared: &Shared) {
        let day = race.as_ref().map(|race| race.date);
        let suggestion = suggested_mode(&shared.content, background, day, &shared.now);
        let full = &shared.content.pack().timing.full;
        let early = day.and_then(|day| early_cold_note(&shared.content, full, day, &shared.now));
        let suggestion = Suggested {
            mode: suggestion.mode.to_owned(),
            // Of a race that is not known yet nothing can be said.
            reasons: if day.is_some() { suggestion.reasons.join(" ") } else { String::new() },
            early: early.map(str::to_owned),
        };
        let ways: Vec<Way> = shared
            .content
            .pack()
            .modes
            .iter()
            // A follow-up is offered on Today, when its day has come.
            .filter(|mode| mode.follow_up.is_none())
            .map(|mode| Way {
                mode: mode.id.clone(),
                label: mode.label.clone(),
                hint: mode.hint.clone(),
                minutes: shared.content.pack().minutes(mode),
            })
            .collect();
        let place = ways.iter().position(|way| way.mode == suggestion.mode).unwrap_or(0);
        self.rows.set_count(ways.len());
        self.rows.select(place);
        self.race.clone_from(&race);
        self.choice = Choice::How { race: race.map(Box::new), ways, suggestion: Some(Box::new(suggestion)) };
    }

    fn open(&mut self, shared: &mut Shared) {
        let Some(selected) = self.rows.selected() else {
            return;
        };
        match &self.choice {
            Choice::Which(races) => match races.get(selected).cloned().flatten() {
                Some(race) => {
                    self.race = Some(race.clone());
                    shared.read(Read::Background(race.id));
                }
                None => self.ask_how(None, &Background::default(), shared),
            },
            Choice::How { race, ways, .. } => {
                if let Some(way) = ways.get(selected) {
                    let debrief = Debrief::begin(race.as_deref(), &way.mode, shared);
                    shared.go(Go::Instead(Box::new(debrief.into())));
                }
            }
        }
    }
}

impl Page for Start {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        match &self.choice {
            Choice::Which(races) => races.is_empty(),
            Choice::How { ways, .. } => ways.is_empty(),
        }
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        !matches!(command, Command::NewDebrief | Command::NewRace)
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Open => self.open(shared),
            Command::Back => shared.go(Go::Back),
            _ => {
                if let Some(step) = Step::of(command) {
                    self.rows.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = Self::list_area(shared);
        if area.holds(column, row) && usize::from(row - area.row) < self.rows.count() {
            let place = self.rows.visible().start + usize::from(row - area.row);
            let again = self.rows.selected() == Some(place);
            self.rows.select(place);
            if again {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.rows.set_height(Self::list_area(shared).rows.into());
    }

    fn refresh(&mut self, shared: &mut Shared) {
        match (&self.choice, &self.race) {
            (Choice::Which(races), _) if races.is_empty() => shared.read(Read::Home(shared.now.today())),
            (Choice::How { ways, .. }, Some(race)) if ways.is_empty() => {
                shared.read(Read::Background(race.id));
            }
            _ => {}
        }
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match (reply, &self.choice) {
            (Reply::Home(home), Choice::Which(_)) => {
                let today = shared.now.today();
                let roles = shared.content.pack().mode_roles();
                let is_waiting =
                    |row: &&RaceRow| due(row, &roles, today).is_some_and(|due| due != Due::EnoughForToday);
                let (waiting, others): (Vec<&RaceRow>, Vec<&RaceRow>) =
                    home.recent.iter().partition(is_waiting);
                // What waits comes first; without it, a race that is not here yet is the likeliest.
                let races: Vec<Option<Race>> = waiting
                    .into_iter()
                    .map(Some)
                    .chain([None])
                    .chain(others.into_iter().map(Some))
                    .map(|row| row.map(|row| row.race.clone()))
                    .collect();
                if races.len() == 1 {
                    self.ask_how(None, &Background::default(), shared);
                } else {
                    self.rows.set_count(races.len());
                    self.choice = Choice::Which(races);
                }
                Heard::Yes
            }
            (Reply::Background(id, background), _)
                if self.race.as_ref().is_some_and(|race| race.id == *id) =>
            {
                let race = self.race.take();
                self.ask_how(race, background, shared);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }
}
