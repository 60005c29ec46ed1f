//! The fundamentals of training, looked at when a step back ends: yes, partly or no, and each that is not in place can become one
//! small step. Nothing is scored.

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Row, Tone, Writer};
use super::super::rows::Step as Move;
use super::super::shared::{Go, Shared};
use super::super::sheet::{Pane, Sheet};
use super::Page;
use super::brief::fundamental_rows;
use crate::domain::brief::{Ready, answer};
use crate::domain::change::{Change, Item};
use crate::domain::goal::{Step, StepState};
use crate::domain::id::{StepBackId, StepId};
use crate::domain::step_back::StepBack;

/// A step that comes out of the fundamentals is meant for this many days from now.
const STEP_IN_DAYS: u64 = 7;

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FundamentalsPage {
    /// When which step back ends.
    id: Option<StepBackId>,
    step_back: Option<StepBack>,
    /// The small steps that wait, with those made here.
    steps: Vec<Step>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl FundamentalsPage {
    /// When a step back ends.
    #[must_use]
    pub fn after(id: StepBackId) -> Self {
        Self { id: Some(id), ..Self::default() }
    }

    /// Where the lines stand.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1).min(geometry::READING_COLUMNS + 2), ..body }
    }

    fn compose(&mut self, shared: &Shared) {
        let area = Self::area(shared);
        let columns = area.columns.saturating_sub(1);
        let Some(step_back) = &self.step_back else { return };
        let mut pane = Pane::new(columns);
        let mut writer = Writer::new(columns.into());
        let items = &shared.content.brief.fundamentals;
        let looked_at =
            format!("   {} of {} looked at; nothing is scored", step_back.ready.len(), items.len());
        writer.row(Row::default().with(Tone::Heading, "The ground you go back to").with(
            Tone::Muted,
            if step_back.ready.is_empty() { "   40 seconds; nothing is scored" } else { &looked_at },
        ));
        writer.gap();
        pane.words(writer.done());
        for (place, item) in items.iter().enumerate() {
            let ready = step_back.ready.iter().find(|one| one.item == item.id).map(|one| one.ready);
            let mut writer = Writer::new(columns.into());
            let step = self.steps.iter().find(|step| step.text == item.step);
            fundamental_rows(&mut writer, (item, ready), step, shared.now.today());
            pane.item(place, writer.done());
        }
        self.sheet.show(pane, area.rows);
    }

    fn has_step(&self, text: &str) -> bool {
        self.steps.iter().any(|step| step.text == text)
    }

    /// What is answered about the one that is selected.
    fn ready(&self, shared: &Shared) -> Option<Ready> {
        let item = shared.content.brief.fundamentals.get(self.sheet.selected()?)?;
        self.step_back.as_ref()?.ready.iter().find(|one| one.item == item.id).map(|one| one.ready)
    }

    fn answer(&mut self, ready: Option<Ready>, shared: &mut Shared) {
        let items = &shared.content.brief.fundamentals;
        let item = self.sheet.selected().and_then(|place| items.get(place)).cloned();
        let (Some(item), Some(before)) = (item, self.step_back.clone()) else { return };
        let mut after = before.clone();
        answer(&mut after.ready, &item.id, ready);
        let (old, new) = (Box::new(before), Box::new(after.clone()));
        shared.write(Change::PutStepBack { step_back: new.clone(), base: Some(old.clone()) });
        shared.can_undo("The answer is as before.", Change::PutStepBack { step_back: old, base: Some(new) });
        if ready == Some(Ready::No) && !self.has_step(&item.step) {
            let key = shared.settings.keymap.told(Command::MakeStep);
            shared.tell(format!("{key} makes a small step of it, if you like."));
        }
        self.step_back = Some(after);
        self.compose(shared);
    }

    /// An answer goes on to the next one; one that may become a step waits.
    fn answer_and_go_on(&mut self, ready: Ready, shared: &mut Shared) {
        let place = self.sheet.selected();
        self.answer(Some(ready), shared);
        if let Some(place) = place.filter(|_| ready != Ready::No) {
            self.sheet.select(place + 1);
        }
    }

    fn can_make_step(&self, shared: &Shared) -> bool {
        let item = self.sheet.selected().and_then(|place| shared.content.brief.fundamentals.get(place));
        self.ready(shared).is_some_and(|ready| ready != Ready::Yes)
            && item.is_some_and(|item| !self.has_step(&item.step))
    }

    fn make_step(&mut self, shared: &mut Shared) {
        let item =
            self.sheet.selected().and_then(|place| shared.content.brief.fundamentals.get(place)).cloned();
        let Some(item) = item else { return };
        let today = shared.now.today();
        let step = Step {
            id: StepId(shared.ids.fresh(&shared.now)),
            goal: None,
            race: None,
            debrief: None,
            person: None,
            text: item.step,
            day: today.checked_add_days(chrono::Days::new(STEP_IN_DAYS)),
            state: StepState::Open,
            written: shared.now.wall,
        };
        shared.write(Change::PutStep(step.clone()));
        let (item, at) = (Item::Step(step.id), shared.now.wall);
        shared.can_undo(format!("In the trash: {}", step.text), Change::Trash { item, at });
        shared.tell(format!("A small step, on Today from now on: {}", step.text));
        self.steps.push(step);
        self.compose(shared);
    }
}

impl Page for FundamentalsPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Fundamental, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.step_back.is_none()
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        match command {
            Command::MakeStep => self.can_make_step(shared),
            Command::Open => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::ReadyYes => self.answer_and_go_on(Ready::Yes, shared),
            Command::ReadyPartly => self.answer_and_go_on(Ready::Partly, shared),
            Command::ReadyNo => self.answer_and_go_on(Ready::No, shared),
            Command::ReadyNext => {
                let next = Ready::after(self.ready(shared));
                self.answer(next, shared);
            }
            Command::MakeStep => self.make_step(shared),
            command => {
                if let Some(step) = Move::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = Self::area(shared);
        let under = area.holds(column, row).then(|| (column - area.column, row - area.row));
        let Some(place) = under.and_then(|(column, row)| self.sheet.item_at(column, row)) else { return };
        let again = self.sheet.selected() == Some(place);
        self.sheet.select(place);
        if again {
            self.perform(Command::ReadyNext, Key::plain(Code::Enter), shared);
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.sheet.scroll(rows.into());
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        // The steps come first, so that they are there when the page is composed.
        shared.read(Read::Home(shared.now.today()));
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Home(home) => self.steps.clone_from(&home.steps),
            Reply::History(None, history) => {
                let found = history.step_backs.iter().find(|one| Some(one.id) == self.id);
                let Some(step_back) = found else {
                    shared.go(Go::Back);
                    shared.warn("This step back is not in the journal any more.");
                    return Heard::Yes;
                };
                self.step_back = Some(step_back.clone());
            }
            _ => return Heard::No,
        }
        self.compose(shared);
        Heard::Yes
    }
}
