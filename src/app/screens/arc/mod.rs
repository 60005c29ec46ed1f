//! One arc whole: its picture, the days that mark it, its races, what was done for it and whether it helped.

pub mod compose;
pub mod picture;
pub mod way;
pub mod words;

use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry;
use super::super::key::{Code, Key};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use super::arc_form::ArcForm;
use super::arc_lesson::ArcLesson;
use super::menu::Menu;
use super::story::Story;
use crate::domain::arc::{Helped, RecoveryArc, Try};
use crate::domain::change::{self, Change};
use crate::domain::history::History;
use crate::domain::id::{ArcId, RaceId};
use crate::domain::race::Race;
use crate::domain::rules::reckoning::{Reckoning, Recovery};

/// Everything an arc is told from.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The arc.
    pub arc: &'a RecoveryArc,
    /// What became of it.
    pub recovery: &'a Recovery,
    /// What was done for it, by day.
    pub tries: &'a [Try],
    /// What was done for every arc.
    pub all_tries: &'a [Try],
    /// The whole history.
    pub history: &'a History,
    /// What the history comes to.
    pub reckoning: &'a Reckoning,
}

/// Something on the page that can be selected.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A race that belongs to it, or that came after it.
    Race(RaceId),
    /// Something that was done for it.
    Try(Try),
}

/// What the journal says.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    history: Arc<History>,
    reckoning: Reckoning,
    /// The arc, with what was changed here and is still on its way to the disk.
    arc: RecoveryArc,
    /// What was done for it, by day; likewise.
    tries: Vec<Try>,
}

/// One arc.
#[derive(Debug, Clone, PartialEq)]
pub struct ArcPage {
    id: ArcId,
    known: Option<Known>,
    /// The arc has gone to the trash, or was destroyed.
    pub gone: bool,
    /// What can be selected, in the order of the page.
    pub items: Vec<Item>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl ArcPage {
    /// The page of an arc.
    #[must_use]
    pub fn of(arc: ArcId) -> Self {
        Self { id: arc, known: None, gone: false, items: Vec::new(), sheet: Sheet::default() }
    }

    /// The name of the page: what the arc is called.
    #[must_use]
    pub fn title(&self) -> String {
        let name = self.known.as_ref().map(|known| words::name(&known.arc));
        name.map_or_else(|| "An arc".to_owned(), |name| format!("Arc · {name}"))
    }

    /// The race that began it, where one did.
    #[must_use]
    pub fn first_race(&self) -> Option<&Race> {
        let known = self.known.as_ref()?;
        known.arc.races.first().and_then(|race| known.history.race(*race))
    }

    fn told(&self) -> Option<Told<'_>> {
        let known = self.known.as_ref()?;
        Some(Told {
            arc: &known.arc,
            recovery: known.reckoning.recovery_of(self.id)?,
            tries: &known.tries,
            all_tries: &known.history.tries,
            history: &known.history,
            reckoning: &known.reckoning,
        })
    }

    fn compose(&mut self, shared: &Shared) {
        let Some(told) = self.told() else { return };
        let items = collect(&told);
        let body = geometry::body(shared.size);
        let pane = compose::page(&told, &items, shared, (body.columns.saturating_sub(2), body.rows));
        self.items = items;
        self.sheet.show(pane, body.rows);
    }

    fn selected(&self) -> Option<&Item> {
        self.items.get(self.sheet.selected()?)
    }

    fn selected_try(&self) -> Option<&Try> {
        match self.selected() {
            Some(Item::Try(done)) => Some(done),
            _ => None,
        }
    }

    /// Changes the arc, tells it, and remembers the way back.
    fn change(
        &mut self,
        told: impl Into<String>,
        shared: &mut Shared,
        change: impl FnOnce(&mut RecoveryArc),
    ) {
        let Some(known) = &mut self.known else { return };
        let before = Box::new(known.arc.clone());
        change(&mut known.arc);
        let after = Box::new(known.arc.clone());
        shared.write(Change::PutArc { arc: after.clone(), base: Some(before.clone()) });
        shared.can_undo(
            format!("As before: {}", words::name(&before)),
            Change::PutArc { arc: before, base: Some(after) },
        );
        shared.tell(told);
        self.compose(shared);
    }

    fn first_easy_run(&mut self, shared: &mut Shared) {
        let Some(known) = &self.known else { return };
        let today = shared.now.today();
        if known.arc.first_easy_run.is_some() {
            self.change("The first easy run is taken back.", shared, |arc| arc.first_easy_run = None);
        } else {
            let day = (today - known.arc.start).num_days();
            let words = format!("First easy run: today, day {day}.");
            self.change(words, shared, |arc| arc.first_easy_run = Some(today));
        }
    }

    fn training_as_usual(&mut self, shared: &mut Shared) {
        let Some(known) = &self.known else { return };
        let today = shared.now.today();
        if known.arc.training_as_usual.is_some() {
            self.change("Training as usual is taken back.", shared, |arc| arc.training_as_usual = None);
        } else {
            let day = (today - known.arc.start).num_days();
            let words = format!("Training as usual since today, day {day}.");
            self.change(words, shared, |arc| arc.training_as_usual = Some(today));
        }
    }

    fn put_down(&mut self, shared: &mut Shared) {
        let Some(known) = &self.known else { return };
        let today = shared.now.today();
        if known.arc.put_down.is_some() {
            self.change("Taken up again.", shared, |arc| arc.put_down = None);
        } else {
            let key = shared.settings.keymap.told(Command::PutDown);
            let words = format!("Put down. It stays here with its days; {key} takes it up again.");
            self.change(words, shared, |arc| arc.put_down = Some(today));
        }
    }

    /// Says whether the selected thing helped; the same answer once more takes it back.
    fn answer(&mut self, helped: Helped, shared: &mut Shared) {
        let Some(before) = self.selected_try().cloned() else { return };
        let helped = Some(helped).filter(|helped| before.helped != Some(*helped));
        let after = Try { helped, ..before.clone() };
        if let Some(known) = &mut self.known
            && let Some(place) = known.tries.iter().position(|done| done.id == before.id)
        {
            known.tries[place] = after.clone();
        }
        shared.tell(match helped {
            Some(Helped::Yes) => format!("It helped: {}", before.what),
            Some(Helped::NoDifference) => format!("It made no difference: {}", before.what),
            Some(Helped::Worse) => format!("It made it worse: {}", before.what),
            None => format!("The answer is taken back: {}", before.what),
        });
        shared.write_again(Change::PutTry(after));
        shared.can_undo(format!("As before: {}", before.what), Change::PutTry(before));
        self.compose(shared);
    }

    fn delete_try(&mut self, done: &Try, shared: &mut Shared) {
        shared.throw_away(change::Item::Try(done.id), &done.what);
        if let Some(known) = &mut self.known {
            known.tries.retain(|other| other.id != done.id);
        }
        self.compose(shared);
    }

    /// Takes the selected race out of the arc, where it is there by the runner's hand and the arc does not hang on it.
    fn take_out(&mut self, race: RaceId, shared: &mut Shared) {
        let Some(known) = &mut self.known else { return };
        let Some(facts) = known.history.race(race) else { return };
        let (race_name, keys) = (facts.name.clone(), &shared.settings.keymap);
        if !known.arc.by_hand.contains(&race) {
            shared.tell(format!(
                "A debrief calls {race_name} a setback. Where that is changed, it leaves the arc."
            ));
            return;
        }
        if known.arc.hangs_on(facts) {
            let key = keys.told(Command::DeleteArc);
            shared.tell(format!(
                "Without {race_name} there would be no arc. {key} moves the arc to the trash."
            ));
            return;
        }
        let (arc, arc_name) = (self.id, words::name(&known.arc));
        known.arc.races.retain(|other| *other != race);
        known.arc.by_hand.retain(|other| *other != race);
        let key = keys.told(Command::Undo);
        shared.tell(format!("{race_name} is out of the arc of {arc_name}. {key} lets it join again."));
        shared.write(Change::LeaveArc { arc, race });
        shared
            .can_undo(format!("In the arc of {arc_name} again: {race_name}"), Change::JoinArc { arc, race });
        self.compose(shared);
    }

    fn delete(&mut self, shared: &mut Shared) {
        let Some(known) = &self.known else { return };
        let name = words::name(&known.arc);
        shared.throw_away(change::Item::Arc(self.id), &name);
        shared.go(Go::Back);
    }
}

/// The races of an arc and those that came after it, then what was done for it, newest first.
fn collect(told: &Told<'_>) -> Vec<Item> {
    let recovery = told.recovery;
    let later = [recovery.next_start, recovery.next_finish, recovery.answered].into_iter().flatten();
    let mut races: Vec<RaceId> = Vec::new();
    for race in told.arc.races.iter().copied().chain(later.map(|(race, _)| race)) {
        if !races.contains(&race) && told.history.race(race).is_some() {
            races.push(race);
        }
    }
    let tries = told.tries.iter().rev().cloned().map(Item::Try);
    races.into_iter().map(Item::Race).chain(tries).collect()
}

impl Page for ArcPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Arc, Scope::Arcs, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none() && !self.gone
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        let arc = self.known.as_ref().map(|known| &known.arc);
        match command {
            Command::Open => matches!(self.selected(), Some(Item::Race(_))),
            Command::TryHelped | Command::TryNoDifference | Command::TryWorse => {
                self.selected_try().is_some()
            }
            // A race that only came after it is none of the arc's own.
            Command::TakeOut => match self.selected() {
                Some(Item::Race(race)) => arc.is_some_and(|arc| arc.races.contains(race)),
                Some(Item::Try(_)) => true,
                None => false,
            },
            // What is closed needs not be put down.
            Command::PutDown => arc.is_some_and(|arc| {
                arc.put_down.is_some() || self.told().is_some_and(|told| told.recovery.is_open())
            }),
            Command::FirstEasyRun
            | Command::TrainingAsUsual
            | Command::LessonThatHelped
            | Command::OpenMenu
            | Command::EditArc
            | Command::DeleteArc => arc.is_some(),
            Command::NewArc => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open => {
                if let Some(Item::Race(race)) = self.selected() {
                    shared.open(Story::of(*race));
                }
            }
            Command::FirstEasyRun => self.first_easy_run(shared),
            Command::TrainingAsUsual => self.training_as_usual(shared),
            Command::PutDown => self.put_down(shared),
            Command::TryHelped => self.answer(Helped::Yes, shared),
            Command::TryNoDifference => self.answer(Helped::NoDifference, shared),
            Command::TryWorse => self.answer(Helped::Worse, shared),
            Command::TakeOut => match self.selected().cloned() {
                Some(Item::Race(race)) => self.take_out(race, shared),
                Some(Item::Try(done)) => self.delete_try(&done, shared),
                None => {}
            },
            Command::DeleteArc => self.delete(shared),
            Command::OpenMenu => {
                if let Some(known) = &self.known {
                    shared.open(Menu::of(&known.arc));
                }
            }
            Command::LessonThatHelped => {
                if let Some(known) = &self.known {
                    shared.open(ArcLesson::of(&known.arc));
                }
            }
            Command::EditArc => {
                if let Some(known) = &self.known {
                    shared.open(ArcForm::of(known.arc.clone()));
                }
            }
            _ => {
                if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let body = geometry::body(shared.size);
        if !body.holds(column, row) {
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
        self.sheet.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::History(None, history) = reply else {
            return Heard::No;
        };
        let Some(arc) = history.arcs.iter().find(|arc| arc.id == self.id).cloned() else {
            // An arc that is still on its way to the disk is not gone.
            self.gone = shared.saver.is_clean();
            self.known = None;
            return Heard::Yes;
        };
        self.gone = false;
        let reckoning = Reckoning::of(history, shared.now.today());
        let history = Arc::clone(history);
        match &mut self.known {
            // What was changed here and is still on its way is newer than this answer; another one follows it.
            Some(known) if !shared.saver.is_clean() => {
                known.history = history;
                known.reckoning = reckoning;
            }
            known => {
                let tries = history.tries.iter().filter(|done| done.arc == self.id).cloned().collect();
                *known = Some(Known { history, reckoning, arc, tries });
            }
        }
        self.compose(shared);
        Heard::Yes
    }
}
