//! Which check-in the page fills in, how it is kept, and how it is taken back: one of a day counts, a second one is a second
//! one, and none takes the place of another unseen.

use chrono::{Days, NaiveDate};

use super::super::super::command::Command;
use super::super::super::shared::Shared;
use super::CheckInForm;
use super::asks::as_kept;
use crate::domain::change::{Change, Item};
use crate::domain::check_in::{CheckIn, Standing};
use crate::domain::id::CheckInId;
use crate::domain::rules::reckoning::USUAL_REACH_DAYS;

/// The day that is told of. Yesterday may be filled in; an older day only where it has a check-in already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    Today,
    Yesterday,
}

/// What the page was opened for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wanted {
    /// The check-in of a day.
    Day(Day),
    /// This very one.
    This(Box<CheckIn>),
    /// The declared usual.
    Usual,
}

/// A check-in, and how far it is in the journal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filling {
    /// As it stands on the page.
    pub check_in: CheckIn,
    /// As it was in the journal before; `None` for a new one.
    pub before: Option<CheckIn>,
    /// As it was handed over last.
    pub written: Option<CheckIn>,
    /// Whether it was among what was read last.
    is_in_the_journal: bool,
}

impl Filling {
    fn known(check_in: CheckIn) -> Self {
        let known = Some(check_in.clone());
        Self { before: known.clone(), written: known, check_in, is_in_the_journal: false }
    }

    fn new(day: NaiveDate, standing: Standing, shared: &mut Shared) -> Self {
        let id = CheckInId(shared.ids.fresh(&shared.now));
        let check_in = CheckIn { standing, ..CheckIn::new(id, day, shared.now.wall) };
        Self { check_in, before: None, written: None, is_in_the_journal: false }
    }

    /// Whether something is other than it was before.
    pub fn is_changed(&self) -> bool {
        let now = as_kept(&self.check_in);
        self.before.as_ref().map_or(!now.is_empty(), |before| now != as_kept(before))
    }

    /// Whether it was begun here beside another one of the day.
    fn is_a_second_one(&self) -> bool {
        self.before.is_none() && self.check_in.standing == Standing::Later
    }

    /// Whether it is in the journal as the one of its day.
    pub fn is_the_one_that_counts(&self) -> bool {
        self.written.is_some() && self.check_in.standing == Standing::Counts
    }
}

impl CheckInForm {
    /// The first day that is read.
    pub(super) fn first_day(&self, today: NaiveDate) -> NaiveDate {
        let day = match &self.wanted {
            Wanted::This(check_in) => check_in.day.min(today),
            Wanted::Day(_) | Wanted::Usual => today,
        };
        day.checked_sub_days(Days::new(USUAL_REACH_DAYS)).unwrap_or(NaiveDate::MIN)
    }

    /// Lays changes that are not on the disk yet over what was just read of it.
    pub(super) fn lay_over<'c>(&mut self, changes: impl Iterator<Item = &'c Change>) {
        self.mine.clear();
        for change in changes {
            match change {
                Change::PutCheckIn { check_in, .. } => {
                    self.mine.insert(check_in.id, Some(check_in.as_ref().clone()));
                }
                Change::Trash { item: Item::CheckIn(id), .. } => {
                    self.mine.insert(*id, None);
                }
                _ => {}
            }
        }
    }

    /// The journal has answered, for the first time or again.
    pub(super) fn look_again(&mut self, shared: &mut Shared) {
        match &self.filling {
            None => self.load(shared),
            Some(filling) if filling.is_a_second_one() => {}
            Some(filling) if !filling.is_changed() && filling.written == filling.before => {
                // Nothing was answered on this page: another window may have changed it, or made it.
                let here = self.here().map(|row| row.ask);
                if self.found().as_ref() != self.filling.as_ref().and_then(|filling| filling.before.as_ref())
                {
                    self.load(shared);
                }
                if let Some(here) = here {
                    self.select(here);
                }
            }
            Some(_) => {
                self.take_over_from_another_window(shared);
                self.make_room_for_another_window(shared);
            }
        }
        self.leave_the_trash(shared);
        self.ask_again(shared);
    }

    /// The check-in at hand went to the trash meanwhile (undone, or deleted in another window). What lies there stays there, so
    /// what is answered from now on is a check-in of its own.
    fn leave_the_trash(&mut self, shared: &mut Shared) {
        let (Some(history), Some(filling)) = (&self.history, &mut self.filling) else { return };
        let id = filling.check_in.id;
        let was_there = filling.is_in_the_journal;
        filling.is_in_the_journal = history.check_ins.iter().any(|read| read.id == id);
        if was_there && !filling.is_in_the_journal {
            let is_changed = filling.is_changed();
            filling.check_in.id = CheckInId(shared.ids.fresh(&shared.now));
            (filling.before, filling.written) = (None, None);
            if is_changed {
                self.keep(shared);
            }
        }
    }

    /// Takes up what the journal has, or begins anew.
    fn load(&mut self, shared: &mut Shared) {
        let Some(day) = self.day() else { return };
        let filling = match self.found() {
            Some(check_in) => Filling::known(check_in),
            None => Filling::new(day, Standing::Counts, shared),
        };
        self.begin(filling, shared);
    }

    fn begin(&mut self, filling: Filling, shared: &Shared) {
        self.filling = Some(filling);
        self.asks.clear();
        self.ask_again(shared);
        self.rows.select(0);
    }

    fn day(&self) -> Option<NaiveDate> {
        let today = self.today?;
        Some(match &self.wanted {
            Wanted::Day(Day::Yesterday) => today.pred_opt().unwrap_or(today),
            Wanted::Day(Day::Today) | Wanted::Usual => today,
            Wanted::This(check_in) => check_in.day,
        })
    }

    /// What the journal has of what is wanted, with what was handed over on this page laid over it.
    fn found(&self) -> Option<CheckIn> {
        let (history, day) = (self.history.as_ref()?, self.day()?);
        match &self.wanted {
            Wanted::Usual => {
                let nobody = CheckInId(uuid::Uuid::nil());
                let mut usual = CheckIn::new(nobody, day, chrono::DateTime::UNIX_EPOCH.fixed_offset());
                usual.scores = history.declared;
                Some(usual)
            }
            Wanted::This(check_in) => {
                let read = history.check_ins.iter().find(|read| read.id == check_in.id);
                let mine = self.mine.get(&check_in.id).and_then(Option::as_ref);
                Some(mine.or(read).unwrap_or(check_in).clone())
            }
            Wanted::Day(_) => {
                let read = history.check_ins.iter().filter(|read| !self.mine.contains_key(&read.id));
                let all = read.chain(self.mine.values().flatten());
                all.filter(|check_in| check_in.day == day && check_in.standing == Standing::Counts)
                    .filter(|check_in| !check_in.is_empty())
                    .max_by_key(|check_in| check_in.written)
                    .cloned()
            }
        }
    }

    /// Another window has answered something else of the same check-in: it is shown here, and undo leaves it as it is.
    fn take_over_from_another_window(&mut self, shared: &Shared) {
        let here = self.here().map(|row| row.ask);
        let (Some(history), Some(filling)) = (&self.history, &mut self.filling) else { return };
        let id = filling.check_in.id;
        let read = history.check_ins.iter().find(|read| read.id == id && !self.mine.contains_key(&id));
        let (Some(read), Some(written)) = (read, &filling.written) else { return };
        if read == written {
            return;
        }
        filling.check_in.follow(written, read);
        if let Some(before) = &mut filling.before {
            before.follow(written, read);
        }
        filling.written = Some(read.clone());
        // What cannot be read is in no answer yet, and stays.
        self.asks.retain(|row| row.problem.is_some());
        self.ask_again(shared);
        if let Some(here) = here {
            self.select(here);
        }
    }

    /// Another window has checked in for the same day while this one was being filled in: both are kept, and the first counts.
    fn make_room_for_another_window(&mut self, shared: &mut Shared) {
        let (Some(history), Some(filling)) = (&self.history, &mut self.filling) else { return };
        let own = &mut filling.check_in;
        let is_another = |other: &CheckIn| {
            other.day == own.day
                && other.id != own.id
                && other.standing == Standing::Counts
                && other.written < own.written
                && !other.is_empty()
        };
        if filling.before.is_none()
            && own.standing == Standing::Counts
            && history.check_ins.iter().any(is_another)
        {
            own.standing = Standing::Later;
            shared.warn("There is a check-in of that day already; this one is kept beside it, not counted.");
            self.keep(shared);
        }
    }

    /// Hands over what was changed; nothing before the first answer. The declared usual waits until the page is left: an arc
    /// without a usual takes it as it comes, and half of it would stay.
    pub(super) fn keep(&mut self, shared: &mut Shared) {
        let is_usual = self.is_usual();
        let Some(filling) = &mut self.filling else { return };
        let is_first = filling.written.is_none();
        if is_usual || (is_first && as_kept(&filling.check_in).is_empty()) {
            return;
        }
        if is_first {
            filling.check_in.written = shared.now.wall;
        }
        let now = as_kept(&filling.check_in);
        if filling.written.as_ref() == Some(&now) {
            return;
        }
        let base = filling.written.replace(now.clone()).map(Box::new);
        shared.write_at_pause(Change::PutCheckIn { check_in: Box::new(now), base });
    }

    /// What there was to do here is done: says so, and remembers the way back.
    pub(super) fn conclude(&mut self, shared: &mut Shared) {
        if self.is_usual() {
            self.conclude_usual(shared);
            return;
        }
        let Some(filling) = &mut self.filling else { return };
        let Some(written) = filling.written.clone() else { return };
        let (id, at) = (written.id, shared.now.wall);
        let key = shared.settings.keymap.told(Command::Undo);
        let which = which(&written, self.today);
        match filling.before.replace(written.clone()) {
            Some(before) if before == written => return,
            before if written.is_empty() => {
                // An empty one goes to the trash, as it was before it was emptied.
                if let Some(before) = before {
                    let (check_in, base) = (Box::new(before), Some(Box::new(written)));
                    shared.write(Change::PutCheckIn { check_in, base });
                    shared.can_undo(format!("Back again: {which}"), Change::Restore(Item::CheckIn(id)));
                    shared.tell(format!("Emptied, so it lies in the trash: {which}. {key} brings it back."));
                }
                shared.write(Change::Trash { item: Item::CheckIn(id), at });
                self.mine.insert(id, None);
                self.load(shared);
                return;
            }
            None => {
                shared.tell(format!("Checked in: {which}. {key} takes it back."));
                let trash = Change::Trash { item: Item::CheckIn(id), at };
                shared.can_undo(format!("In the trash: {which}"), trash);
            }
            Some(before) => {
                shared.tell(format!("Changed: {which}. {key} takes that back."));
                let (check_in, base) = (Box::new(before), Some(Box::new(written.clone())));
                shared.can_undo(format!("As before: {which}"), Change::PutCheckIn { check_in, base });
            }
        }
        self.mine.insert(id, Some(written));
    }

    fn conclude_usual(&mut self, shared: &mut Shared) {
        let Some(filling) = &mut self.filling else { return };
        if !filling.is_changed() {
            return;
        }
        let (scores, at) = (filling.check_in.scores, shared.now.wall);
        let before = filling.before.replace(filling.check_in.clone()).map(|before| before.scores);
        shared.write(Change::PutDeclared { scores, at });
        shared.tell("That is your usual. What your check-ins tell comes before it, once there are three.");
        let scores = before.unwrap_or_default();
        shared.can_undo("Your usual is as it was before.", Change::PutDeclared { scores, at });
    }

    pub(super) fn other_day(&mut self, shared: &mut Shared) {
        let other = match self.wanted {
            Wanted::Day(Day::Today) => Day::Yesterday,
            Wanted::Day(Day::Yesterday) => Day::Today,
            Wanted::This(_) | Wanted::Usual => return,
        };
        self.conclude(shared);
        self.wanted = Wanted::Day(other);
        self.load(shared);
    }

    pub(super) fn later_that_day(&mut self, shared: &mut Shared) {
        let Some(day) = self.day() else { return };
        self.conclude(shared);
        let filling = Filling::new(day, Standing::Later, shared);
        self.begin(filling, shared);
    }
}

/// A check-in as it is named to the runner.
fn which(check_in: &CheckIn, today: Option<NaiveDate>) -> String {
    let day = crate::domain::units::days::told_day(check_in.day, today.unwrap_or(check_in.day));
    match check_in.standing {
        Standing::Counts => format!("the check-in of {day}"),
        Standing::Later => format!("another check-in of {day}"),
    }
}
