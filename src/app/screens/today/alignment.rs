//! The alignment check on Today: one that was begun, or the offer of a new one.

use super::super::alignment_check::AlignmentForm;
use super::items::Item;
use super::offers;
use crate::app::shared::Shared;
use crate::domain::alignment::FitItem;
use crate::domain::change::{self, Change};
use crate::domain::rules::alignment_due::{Reason, due};
use crate::domain::story::Home;

/// What of it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// One that was begun, with so many answers.
    Begun(usize),
    /// A new one, and why.
    Offered(Reason),
}

/// What waits on this day.
pub(super) fn waiting(home: &Home, shared: &Shared) -> Option<Item> {
    let check = match &home.open_alignment {
        Some(open) => {
            let answered = FitItem::ALL.iter().filter(|item| open.fits.get(**item).is_some()).count();
            Check::Begun(answered)
        }
        None if offers::is_race_day(home, shared) => return None,
        None => Check::Offered(due(&home.alignment_due, shared.now.today())?),
    };
    Some(Item::Alignment(check))
}

/// What the row says, and the quiet words at its right end.
pub(super) fn words(check: Check) -> (String, String) {
    let told = match check {
        Check::Begun(answered) => {
            return (format!("Go on with the alignment check, {answered} of 15 answered"), String::new());
        }
        Check::Offered(Reason::ThreeSetbacks) => "After three hard races: does the training fit your life?",
        Check::Offered(Reason::Setback) => "After the setback: does the training fit your life?",
        Check::Offered(Reason::BigGoal) => "With the new goal: does the training fit your life?",
        Check::Offered(Reason::FourWeeks) => "Alignment check: does the training fit your life?",
        Check::Offered(Reason::First) => "If you like: does the training fit your life?",
    };
    (told.to_owned(), "90 s".to_owned())
}

/// Opens its sentences.
pub(super) fn open(shared: &mut Shared) {
    shared.open(AlignmentForm::default());
}

/// Puts the offer away for a while; a check that was begun goes to the trash.
pub(super) fn put_away(home: &mut Home, shared: &mut Shared) {
    if let Some(begun) = home.open_alignment.take() {
        shared.throw_away(change::Item::Alignment(begun.id), "alignment check, begun");
        return;
    }
    let (today, at) = (Some(shared.now.today()), shared.now.wall);
    let before = std::mem::replace(&mut home.alignment_due.put_away, today);
    shared.write(Change::PutAlignmentOff { on: today, at });
    shared.can_undo("The check is offered again.", Change::PutAlignmentOff { on: before, at });
    shared.tell("Not now. The check stays under Body & mind, and can be opened at any time.");
}
