//! The alignment check in the review of a month: whether one was done in it, and what came of it.

use super::super::alignment::AlignmentPage;
use super::super::alignment_check::AlignmentForm;
use super::PeriodReview;
use crate::app::command::Command;
use crate::app::shared::Shared;
use crate::domain::alignment::AlignmentCheck;
use crate::domain::units::days;

impl PeriodReview {
    /// The last check of the days that are looked back at.
    fn check(&self) -> Option<&AlignmentCheck> {
        let (history, _) = self.history.as_ref()?;
        history.alignments.iter().rfind(|check| self.answering.span.holds(check.day))
    }

    /// How it stands with the check: "58 out of 100, 3 days ago. Enter opens it, and comes back."
    pub(super) fn told_check(&self, shared: &Shared) -> String {
        let key = shared.settings.keymap.keys(Command::Open).next();
        let key = key.map_or_else(String::new, |key| key.to_string());
        let Some(check) = self.check() else {
            return if self.answering.span.holds(shared.now.today()) {
                format!("None this month. {key} begins one, 90 seconds, and comes back.")
            } else {
                format!("None in that month. {key} begins one for now, 90 seconds, and comes back.")
            };
        };
        let day = days::told_day(check.day, shared.now.today());
        if let Some(score) = check.fits.score() {
            return format!("{score} out of 100, {day}. {key} opens it, and comes back.");
        }
        let answered = check.fits.answered();
        format!("Done {day}, {answered} of 13 answered. {key} opens it, and comes back.")
    }

    /// Opens what came of the check, or its sentences where none was done.
    pub(super) fn open_check(&self, shared: &mut Shared) {
        if self.check().is_some() {
            shared.open(AlignmentPage::default());
        } else {
            shared.open(AlignmentForm::default());
        }
    }
}
