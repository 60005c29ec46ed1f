//! What is done with an item of a bounce plan: it is ticked, or the place is opened where it is done.

use super::super::goal::GoalPage;
use super::super::goal_form::GoalForm;
use super::super::lesson_form::LessonForm;
use super::super::menu::Menu;
use super::super::story::Story;
use super::super::wins::Wins;
use super::BouncePage;
use super::writing::{Target, put};
use crate::app::command::Command;
use crate::app::shared::Shared;
use crate::domain::arc::Part;
use crate::domain::bounce::{BounceBasis, BounceTick, Counts, PUT_AWAY, Tick};
use crate::domain::change::Change;
use crate::domain::goal::GoalKind;
use crate::domain::race::Race;
use crate::domain::rules::bounce::{Evidence, evidence};

impl BouncePage {
    /// Says where the selected item stands, or takes that back.
    pub(super) fn tick(&mut self, tick: Option<Tick>, shared: &mut Shared) {
        let Some((_, item)) = self.selected(shared) else { return };
        let (item, text) = (item.id.clone(), item.text.clone());
        let Some(basis) = &mut self.known else { return };
        let before = basis.tick(&item).cloned();
        if before.as_ref().and_then(|before| before.tick) == tick {
            return;
        }
        let told = match tick {
            Some(Tick::Done) => format!("Done: {text}"),
            Some(Tick::Part) => format!("Part of it, and that counts: {text}"),
            Some(Tick::NotForMe) => format!("Not for me, or not now: {text}"),
            None => format!("Taken back: {text}"),
        };
        say(basis, &item, tick, shared);
        let key = shared.settings.keymap.told(Command::Undo);
        shared.tell(format!("{told}. {key} undoes that."));
        undo_to(basis, &item, before, format!("As before: {text}"), shared);
        self.compose(shared);
    }

    /// Puts the plan away, so that it does not come up any more, or takes it up again.
    pub(super) fn put_away(&mut self, shared: &mut Shared) {
        let Some(basis) = &mut self.known else { return };
        let before = basis.tick(PUT_AWAY).cloned();
        let key = shared.settings.keymap.told(Command::PutPlanAway);
        let (tick, told, undone) = if basis.is_put_away() {
            (None, "Taken up again; it comes up on Today.".to_owned(), "Put away again.")
        } else {
            let told =
                format!("Put away: it stays here and does not come up on Today. {key} takes it up again.");
            (Some(Tick::Done), told, "The plan is back on Today.")
        };
        say(basis, PUT_AWAY, tick, shared);
        shared.tell(told);
        undo_to(basis, PUT_AWAY, before, undone.to_owned(), shared);
        self.compose(shared);
    }

    /// Opens the place where the selected item is done.
    pub(super) fn go(&mut self, shared: &mut Shared) {
        let (Some(basis), Some((_, item))) = (&self.known, self.selected(shared)) else { return };
        match item.counts {
            Counts::Lessons => shared.open(LessonForm::from_race(basis.race.id)),
            Counts::Recovery => match evidence(Counts::Recovery, basis) {
                Evidence::Recovery(Some(goal)) => shared.open(GoalPage::of(goal.id)),
                _ => shared.open(GoalForm::of_kind(GoalKind::Recovery).tied_to(basis.race.id)),
            },
            Counts::Body | Counts::Head => {
                if let Some(arc) = &basis.arc {
                    let part = if item.counts == Counts::Head { Part::Head } else { Part::Body };
                    shared.open(Menu::of(arc).at(part));
                } else {
                    let key = shared.settings.keymap.told(Command::FollowWayBack);
                    shared.tell(format!(
                        "There is no arc for this race yet. {key} opens one, and what is done for it is noted there."
                    ));
                    shared.open(Story::of(basis.race.id));
                }
            }
            Counts::OwnWord => self.write(Target::Note, shared),
            Counts::NextGoal => match evidence(Counts::NextGoal, basis) {
                Evidence::Goal(Some(goal)) | Evidence::Resting(goal) => shared.open(GoalPage::of(goal.id)),
                _ => shared.open(GoalForm::default()),
            },
            Counts::Talk => self.write(Target::Talk, shared),
            Counts::SmallWin => shared.open(Wins::default()),
        }
    }
}

/// Puts the plan after a race away without opening it.
pub fn put_away_unseen(race: &Race, shared: &mut Shared) {
    let tick = |tick: Option<Tick>, shared: &Shared| BounceTick {
        race: race.id,
        item: PUT_AWAY.to_owned(),
        tick,
        note: String::new(),
        at: shared.now.wall,
    };
    shared.write(Change::PutTick(tick(Some(Tick::Done), shared)));
    shared.can_undo("The plan is back on Today.", Change::PutTick(tick(None, shared)));
    let keys = &shared.settings.keymap;
    let (undo, open) = (keys.told(Command::Undo), keys.told(Command::OpenBounce));
    shared.tell(format!("Put away. {undo} brings it back; on the race, {open} opens it any time."));
}

/// Says of an item where it stands; the line about it stays.
fn say(basis: &mut BounceBasis, item: &str, tick: Option<Tick>, shared: &mut Shared) {
    let note = basis.tick(item).map_or_else(String::new, |tick| tick.note.clone());
    let tick = BounceTick { race: basis.race.id, item: item.to_owned(), tick, note, at: shared.now.wall };
    shared.write(Change::PutTick(tick.clone()));
    put(&mut basis.ticks, tick);
}

fn undo_to(basis: &BounceBasis, item: &str, before: Option<BounceTick>, told: String, shared: &mut Shared) {
    let nothing = BounceTick {
        race: basis.race.id,
        item: item.to_owned(),
        tick: None,
        note: String::new(),
        at: shared.now.wall,
    };
    shared.can_undo(told, Change::PutTick(before.unwrap_or(nothing)));
}
