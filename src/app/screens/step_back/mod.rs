//! One step back, or a stop that came unplanned: what it is for, where it stands, what the check-ins say of the way back, and
//! after its end what it gave.

pub mod acts;
mod compose;
pub mod words;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use super::contacts::ContactList;
use super::fundamentals::FundamentalsPage;
use super::step_back_form::StepBackForm;
use crate::domain::id::StepBackId;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::rules::step_back::{Gain, Reentry, is_over, running};
use crate::domain::step_back::StepBack;

/// What the journal says.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    step_back: StepBack,
    reentry: Reentry,
    gain: Option<Gain>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepBackPage {
    /// Which; `None` for the one that runs.
    id: Option<StepBackId>,
    known: Option<Known>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl StepBackPage {
    /// The page of a step back.
    #[must_use]
    pub fn of(id: StepBackId) -> Self {
        Self { id: Some(id), ..Self::default() }
    }

    /// That of the one that runs; where none does, the form for a new one takes its place.
    #[must_use]
    pub fn of_the_running() -> Self {
        Self::default()
    }

    /// Where the lines stand.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1), ..body }
    }

    fn step_back(&self) -> Option<&StepBack> {
        self.known.as_ref().map(|known| &known.step_back)
    }

    /// Whether it is a plan that was not ended yet.
    fn can_end(&self, shared: &Shared) -> bool {
        let today = shared.now.today();
        self.step_back().is_some_and(|own| own.is_planned() && own.ended.is_none() && own.from <= today)
    }

    /// It is something else now: what is on its way to the disk is shown at once.
    fn changed(&mut self, change: impl FnOnce(&StepBack, &mut Shared) -> StepBack, shared: &mut Shared) {
        if let Some(known) = &mut self.known {
            known.step_back = change(&known.step_back, shared);
            self.compose(shared);
        }
    }
}

impl Page for StepBackPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::StepBack, Scope::StepBackPlan, Scope::StepBackOver, Scope::StepBacks, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none()
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        let is_planned = self.step_back().is_some_and(StepBack::is_planned);
        let is_over = self.step_back().is_some_and(|own| is_over(own, shared.now.today()));
        match command {
            Command::EndStepBack | Command::MissRunning => self.can_end(shared),
            Command::LongerStepBack => self.can_end(shared) && !is_over,
            Command::ReviewStepBack | Command::StepBackFundamentals => is_planned && is_over,
            Command::EditStepBack | Command::DeleteStepBack => self.known.is_some(),
            Command::NewStepBack | Command::Open => false,
            Command::OpenStepBack => self.id.is_some(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::EndStepBack => self.changed(acts::end, shared),
            Command::LongerStepBack => self.changed(acts::longer, shared),
            Command::MissRunning => self.changed(acts::miss, shared),
            Command::SeeProfessional => shared.open(ContactList::default()),
            Command::ReviewStepBack => {
                if let Some(own) = self.step_back() {
                    shared.open(StepBackForm::review(own));
                }
            }
            Command::StepBackFundamentals => {
                if let Some(own) = self.step_back() {
                    shared.open(FundamentalsPage::after(own.id));
                }
            }
            Command::EditStepBack => {
                if let Some(own) = self.step_back() {
                    shared.open(StepBackForm::of(own));
                }
            }
            Command::DeleteStepBack => {
                if let Some(own) = self.step_back().cloned() {
                    acts::throw_away(&own, shared);
                    shared.go(Go::Back);
                }
            }
            command => {
                if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.sheet.scroll(rows.into());
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
        let today = shared.now.today();
        let found = match self.id {
            Some(id) => history.step_backs.iter().find(|one| one.id == id),
            None => running(&history.step_backs, today),
        };
        let Some(step_back) = found.cloned() else {
            if self.id.is_none() {
                shared.go(Go::Instead(Box::new(StepBackForm::default().into())));
            } else {
                shared.go(Go::Back);
                shared.warn("This step back is not in the journal any more.");
            }
            return Heard::Yes;
        };
        // It stays the page of this one, also once it is ended.
        self.id = Some(step_back.id);
        let reckoning = Reckoning::of(history, today);
        let reentry = Reentry::of(&reckoning, &step_back);
        let gain = Gain::of(&reckoning, &step_back);
        self.known = Some(Known { step_back, reentry, gain });
        self.compose(shared);
        Heard::Yes
    }
}
