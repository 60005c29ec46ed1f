//! What one key does to a step back, on its page and on Today.

use chrono::{Days, NaiveDate};

use super::super::super::command::Command;
use super::super::super::shared::Shared;
use super::words;
use crate::domain::change::{Change, Item};
use crate::domain::step_back::{LONGER_DAYS, StepBack, YesNo};
use crate::domain::units::days;

/// Writes what has become of it, with the way back; gives it.
fn put(before: &StepBack, after: StepBack, undone: impl Into<String>, shared: &mut Shared) -> StepBack {
    let (old, new) = (Box::new(before.clone()), Box::new(after.clone()));
    shared.write(Change::PutStepBack { step_back: new.clone(), base: Some(old.clone()) });
    shared.can_undo(undone, Change::PutStepBack { step_back: old, base: Some(new) });
    after
}

/// Three more days, from its last day on, or from today where that has passed.
pub fn longer(step_back: &StepBack, shared: &mut Shared) -> StepBack {
    let from = step_back.to.max(shared.now.today());
    let to = from.checked_add_days(Days::new(LONGER_DAYS)).unwrap_or(from);
    let undone = format!("Up to {} again.", days::told_short(step_back.to));
    let after = put(step_back, StepBack { to, ..step_back.clone() }, undone, shared);
    shared.tell(format!("Three more days, up to {}.", days::told_date(to)));
    after
}

/// The last day of one that is ended today: today, as long as that was planned, else yesterday; of one that has not waited for
/// the runner any more the day that was planned.
fn last_day(step_back: &StepBack, today: NaiveDate) -> NaiveDate {
    if today <= step_back.to {
        today
    } else if step_back.runs_on(today) {
        today.pred_opt().unwrap_or(today).max(step_back.to)
    } else {
        step_back.to
    }
}

/// The runner ends it.
pub fn end(step_back: &StepBack, shared: &mut Shared) -> StepBack {
    let last = last_day(step_back, shared.now.today()).max(step_back.from);
    let ended = StepBack { ended: Some(last), ..step_back.clone() };
    let after = put(step_back, ended, "It runs again.", shared);
    shared.tell(format!(
        "It is over after {}. Back in easy steps: the reading says hold for a week.",
        words::counted(after.days())
    ));
    after
}

/// Whether running is missed a little: yes, not yet, not said.
pub fn miss(step_back: &StepBack, shared: &mut Shared) -> StepBack {
    let missed = match step_back.missed {
        None => Some(YesNo::Yes),
        Some(YesNo::Yes) => Some(YesNo::No),
        Some(YesNo::No) => None,
    };
    let after = put(step_back, StepBack { missed, ..step_back.clone() }, "As it was said before.", shared);
    shared.tell(match missed {
        Some(YesNo::Yes) => "Missing it a little is a good sign.",
        Some(YesNo::No) => "Not yet. It has time.",
        None => "Not said.",
    });
    after
}

/// Moves it to the trash. A stop that was noticed is not asked about again.
pub fn throw_away(step_back: &StepBack, shared: &mut Shared) {
    let (item, at) = (Item::StepBack(step_back.id), shared.now.wall);
    let mut back = vec![Change::Restore(item)];
    if !step_back.is_planned() {
        let from = step_back.from;
        shared.write(Change::PutNoBreak { from, is_none: true, at });
        back.push(Change::PutNoBreak { from, is_none: false, at });
    }
    shared.write(Change::Trash { item, at });
    let (undo, name) = (shared.settings.keymap.told(Command::Undo), words::name(step_back));
    shared.tell(format!("In the trash: {name}. {undo} brings it back."));
    shared.can_undo_all(format!("Back again: {name}"), back);
}
