//! How a check is taken up, kept as it is answered, finished, and taken back.

use super::super::alignment::AlignmentPage;
use super::{After, AlignmentForm, Asked};
use crate::app::command::Command;
use crate::app::shared::{Go, Shared};
use crate::domain::alignment::{AlignmentBasis, AlignmentCheck, Assumption, FitItem, Fitted};
use crate::domain::change::{Change, Item};
use crate::domain::id::AlignmentId;
use crate::domain::rules::alignment::LEAST_ANSWERED;

impl AlignmentForm {
    /// Takes over what the journal holds: another window may have answered meanwhile.
    pub(super) fn adopt(&mut self, basis: &AlignmentBasis, shared: &mut Shared) {
        // What was answered here and is still on its way is newer than this answer; another one follows it.
        if self.check.is_some() && !shared.saver.is_clean() {
            return;
        }
        let is_first = self.check.is_none();
        let id = self.of.or_else(|| self.written.as_ref().map(|check| check.id));
        let finished = &basis.history.alignments;
        let found = match id {
            Some(id) => finished.iter().chain(&basis.open).find(|check| check.id == id).cloned(),
            None => basis.open.clone(),
        };
        if found.is_none() && (self.of.is_some() || self.written.is_some()) {
            shared.warn("This check is in the trash, or was destroyed.");
            self.written = None;
            self.before = None;
            self.check = None;
            shared.go(Go::Back);
            return;
        }
        if is_first {
            self.before.clone_from(&found);
        }
        self.written.clone_from(&found);
        // The steps of a check that is changed later were asked about at the one after it.
        self.last = finished.last().filter(|_| self.of.is_none()).cloned();
        let last = self.last.as_ref();
        if found.is_some() || self.check.is_none() {
            self.check = Some(found.unwrap_or_else(|| begun_after(last, shared)));
        }
        let chosen = last.into_iter().flat_map(|last| last.steps.iter().enumerate());
        let chosen = chosen.filter(|(_, step)| step.step.is_some()).map(|(place, _)| Asked::Fitted(place));
        let sentences = shared.content.alignment.sentences.iter().map(|words| Asked::Sentence(words.item));
        self.asked = chosen.chain(sentences).collect();
        self.compose(shared);
        if is_first {
            let is_open = !self.is_finished();
            let first = self.asked.iter().position(|asked| is_open && !self.is_answered(*asked));
            self.sheet.select(first.unwrap_or(0));
            self.compose(shared);
        }
    }

    pub(super) fn is_answered(&self, asked: Asked) -> bool {
        match asked {
            Asked::Fitted(place) => self.fitted(place).is_some(),
            Asked::Sentence(item) => self.check.as_ref().is_some_and(|check| check.fits.get(item).is_some()),
        }
    }

    pub(super) fn fitted(&self, place: usize) -> Option<Fitted> {
        self.last.as_ref()?.steps.get(place)?.fitted
    }

    /// Hands the check over as it stands.
    pub(super) fn keep(&mut self, shared: &mut Shared) {
        let Some(check) = self.check.clone().filter(|check| self.written.as_ref() != Some(check)) else {
            return;
        };
        let base = self.written.replace(check.clone()).map(Box::new);
        shared.write(Change::PutAlignment { check: Box::new(check), base });
    }

    /// Says of a small step of the last check whether it did fit; it is kept with that check.
    pub(super) fn say_fitted(&mut self, fitted: Option<Fitted>, shared: &mut Shared) {
        let (Some(Asked::Fitted(place)), Some(last)) = (self.here(), &mut self.last) else { return };
        let base = last.clone();
        if let Some(step) = last.steps.get_mut(place) {
            step.fitted = fitted;
        }
        let (check, base) = (Box::new(last.clone()), Box::new(base));
        shared.can_undo(
            "The answer on the small step is as it was.",
            Change::PutAlignment { check: base.clone(), base: Some(check.clone()) },
        );
        shared.write(Change::PutAlignment { check, base: Some(base) });
        self.compose(shared);
    }

    /// Ends the check, and says what came of it.
    pub(super) fn finish(&mut self, shared: &mut Shared) {
        if self.is_finished() {
            shared.go(Go::Back);
            return;
        }
        let Some(check) = &mut self.check else { return };
        if is_empty(check) {
            shared.warn("Nothing is answered yet. One sentence is enough to begin with.");
            return;
        }
        check.finished = Some(shared.now.wall);
        // One that was begun days ago is told of the day on which it is complete.
        check.day = shared.now.today();
        self.keep(shared);
        match self.after {
            After::Result => shared.go(Go::Instead(Box::new(AlignmentPage::default().into()))),
            After::Back => shared.go(Go::Back),
        }
    }

    /// The page is left: what was done here can be taken back by one key.
    pub(super) fn conclude(&mut self, shared: &mut Shared) {
        let (before, Some(now)) = (self.before.clone(), self.written.clone()) else { return };
        if before.as_ref() == Some(&now) {
            return;
        }
        self.before = Some(now.clone());
        let at = shared.now.wall;
        let key = shared.settings.keymap.told(Command::Undo);
        let trash = Change::Trash { item: Item::Alignment(now.id), at };
        if is_empty(&now) && now.finished.is_none() {
            shared.write(trash);
            return;
        }
        let told = match (before.as_ref().and_then(|before| before.finished), now.finished) {
            (_, None) => return,
            (Some(_), Some(_)) => format!("The answers are changed. {key} takes that back."),
            (None, Some(_)) => format!("{} {key} takes it back.", told_result(&now)),
        };
        shared.tell(told);
        match before {
            None => shared.can_undo("The check lies in the trash.", trash),
            Some(before) => shared.can_undo(
                "The check is as before.",
                Change::PutAlignment { check: Box::new(before), base: Some(Box::new(now)) },
            ),
        }
    }
}

/// A new check; it begins with the words that the last one had for what the plan takes for granted.
fn begun_after(last: Option<&AlignmentCheck>, shared: &mut Shared) -> AlignmentCheck {
    let id = AlignmentId(shared.ids.fresh(&shared.now));
    let known = last.into_iter().flat_map(|last| &last.assumptions);
    AlignmentCheck {
        assumptions: known.map(|row| Assumption { changes: false, ..row.clone() }).collect(),
        ..AlignmentCheck::new(id, shared.now.today(), shared.now.wall)
    }
}

fn is_empty(check: &AlignmentCheck) -> bool {
    FitItem::ALL.iter().all(|item| check.fits.get(*item).is_none())
}

/// What came of a check, in one line: "Alignment 58." or what is missing.
#[must_use]
pub fn told_result(check: &AlignmentCheck) -> String {
    let answered = check.fits.answered();
    if let Some(score) = check.fits.score() {
        return format!("Alignment {score}, out of 100.");
    }
    let missing = LEAST_ANSWERED.saturating_sub(answered);
    format!("{answered} of 13 answered: {missing} more would make a score.")
}
