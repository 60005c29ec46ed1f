//! What a question can open and come back from: the alignment check, a step back. What was done there is told under the question.

use chrono::{Days, NaiveDate};

use super::super::alignment_check::AlignmentForm;
use super::super::step_back_form::StepBackForm;
use super::Debrief;
use crate::app::command::Command;
use crate::app::effect::Read;
use crate::app::shared::Shared;
use crate::content::prompt::Opens;
use crate::domain::history::History;
use crate::domain::units::days;

/// What was done is looked for in so many days.
const LOOKED_FOR: u64 = 28;

/// What was opened from a question, and what is known of it since.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Meanwhile {
    /// The first day that is looked at; `None` while nothing was opened.
    since: Option<NaiveDate>,
    /// What was done, for each of them that was.
    told: Vec<(Opens, String)>,
}

impl Debrief {
    /// What the question at hand can open.
    pub(super) fn opens(&self) -> Option<Opens> {
        self.asked.as_ref().filter(|_| self.rewrite.is_none())?.opens
    }

    /// Opens it on top; the answer is kept, and the question waits as it is.
    pub(super) fn open_meanwhile(&mut self, shared: &mut Shared) {
        let Some(opens) = self.opens() else { return };
        self.keep(shared);
        let today = shared.now.today();
        self.meanwhile.since = today.checked_sub_days(Days::new(LOOKED_FOR));
        match opens {
            Opens::Alignment => shared.open(AlignmentForm::meanwhile()),
            Opens::StepBack => shared.open(StepBackForm::default()),
        }
    }

    /// On coming back: asks what was done.
    pub(super) fn look_what_was_done(&self, shared: &mut Shared) {
        if self.meanwhile.since.is_some() {
            shared.read(Read::History(self.meanwhile.since));
        }
    }

    /// Takes over what was done; whether the answer was for this page.
    pub(super) fn learn(&mut self, since: Option<NaiveDate>, history: &History, shared: &Shared) -> bool {
        if since.is_none() || since != self.meanwhile.since {
            return false;
        }
        let today = shared.now.today();
        let told = [Opens::Alignment, Opens::StepBack].map(|opens| (opens, done(opens, history, today)));
        self.meanwhile.told = told.into_iter().filter_map(|(opens, told)| Some((opens, told?))).collect();
        self.lay_out(shared);
        true
    }

    /// The line under a question that opens something: the key for it, or what was done.
    #[must_use]
    pub fn opens_text(&self, shared: &Shared) -> Option<String> {
        let opens = self.opens()?;
        let key = shared.settings.keymap.told(Command::OpenMeanwhile);
        let done = self.meanwhile.told.iter().find(|(own, _)| *own == opens).map(|(_, told)| told);
        Some(match (opens, done) {
            (Opens::Alignment, None) => {
                format!("{key} opens the alignment check, 90 s, and comes back.")
            }
            (Opens::StepBack, None) => format!("{key} plans one, 3 min, and comes back."),
            (_, Some(told)) => format!("{told}   {key} opens another."),
        })
    }
}

/// What was done on this day: "Checked today: 58.", "Planned: 7 days from tomorrow."
fn done(opens: Opens, history: &History, today: NaiveDate) -> Option<String> {
    match opens {
        Opens::Alignment => {
            let check = history.alignments.iter().rfind(|check| check.day == today)?;
            Some(match check.fits.score() {
                Some(score) => format!("Checked today: {score}."),
                None => format!("Checked today: {} of 13 answered.", check.fits.answered()),
            })
        }
        Opens::StepBack => {
            let mut planned = history.step_backs.iter().filter(|step_back| step_back.is_planned());
            let last =
                planned.rfind(|step_back| step_back.last_day() >= today && step_back.ended.is_none())?;
            let from = days::told_day(last.from, today);
            Some(format!("Planned: {} from {from}.", days::told_span(last.days())))
        }
    }
}
