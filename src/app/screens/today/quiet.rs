//! What Today offers quietly, one row each and at most: a parked thought whose day has come, parking a race that goes round, and
//! something that looks after the runner and was not done for a good while.

use chrono::NaiveDate;

use super::{Item, Today};
use crate::app::command::Command;
use crate::app::screens::care_log::{CareLogPage, done_on, tell_done};
use crate::app::screens::park::ParkForm;
use crate::app::screens::story::Story;
use crate::app::shared::{Shared, in_brief};
use crate::domain::care::{CareItem, Parked, QuietOffer};
use crate::domain::change::Change;
use crate::domain::id::RaceId;
use crate::domain::rules::brooding::{comes_back, goes_round, is_left_alone};
use crate::domain::rules::care_log::CareSince;
use crate::domain::story::Home;
use crate::domain::units::days;

/// A quiet row.
#[derive(Debug, Clone, PartialEq)]
pub enum Quiet {
    /// A parked thought whose day has come.
    Parked(Box<Parked>),
    /// The race goes round a lot: it may be parked; the last one, where there is one.
    ParkIt(Option<RaceId>),
    /// Something wanted was not done for a good while: what, when it was done last, and how often it is wanted.
    Care(Box<CareItem>, NaiveDate, u16),
}

/// What is offered quietly on a day, in the order in which it is told. One thought and one thing at most.
pub(super) fn offered(home: &Home, today: NaiveDate) -> Vec<Quiet> {
    let is_put_off = |offer: QuietOffer| {
        let on = home.history.quiet_offers.iter().find(|(known, _)| *known == offer).map(|(_, on)| *on);
        is_left_alone(on, today)
    };
    let parked = home.parked.iter().find(|parked| parked.until <= today);
    let mut offers: Vec<Quiet> =
        parked.cloned().map(|parked| Quiet::Parked(Box::new(parked))).into_iter().collect();
    // Whoever is asked about a thought that was parked need not be asked for another one.
    if offers.is_empty() && !is_put_off(QuietOffer::ParkIt) && goes_round(&home.history.check_ins, today) {
        let last = home.recent.iter().find(|row| row.race.date <= today && row.race.may_have_been_raced());
        offers.push(Quiet::ParkIt(last.map(|row| row.race.id)));
    }
    if !is_put_off(QuietOffer::CareLog) {
        let since = |last: Option<NaiveDate>, item: &CareItem| CareSince::on(today, last, item.every_days);
        let mut wanted: Vec<_> = home.wanted.iter().collect();
        wanted.sort_by(|(one, last), (other, last_other)| {
            since(*last, one).told_before(since(*last_other, other))
        });
        let due = wanted.into_iter().find(|(item, last)| since(*last, item).is_overdue_for_a_good_while());
        if let Some((item, Some(last))) = due {
            offers.push(Quiet::Care(Box::new(item.clone()), *last, item.every_days.unwrap_or(1)));
        }
    }
    offers
}

/// What a row says, and the quiet words at its right end.
pub(super) fn words(quiet: &Quiet, shared: &Shared) -> (String, String) {
    let today = shared.now.today();
    match quiet {
        Quiet::Parked(parked) => {
            let since = days::told_day(parked.written.date_naive(), today);
            (format!("Parked until now: “{}”", parked.text.trim()), format!("parked {since}"))
        }
        Quiet::ParkIt(_) => (shared.content.guard.park.today.clone(), "1 min".to_owned()),
        Quiet::Care(item, last, every) => {
            let every = if *every == 1 { "daily".to_owned() } else { format!("every {every} days") };
            (
                format!("Care log: {}, wanted {every}", item.name),
                format!("last {}", days::told_day(*last, today)),
            )
        }
    }
}

/// Opens what a row speaks of.
pub(super) fn open(quiet: &Quiet, shared: &mut Shared) {
    match quiet {
        Quiet::Parked(parked) => match parked.race {
            Some(race) => shared.open(Story::of(race)),
            None => shared.tell(format!("“{}”", parked.text.trim())),
        },
        Quiet::ParkIt(race) => shared.open(ParkForm::offered(*race)),
        Quiet::Care(..) => shared.open(CareLogPage::default()),
    }
}

impl Today {
    fn selected_quiet(&self) -> Option<Quiet> {
        match self.selected() {
            Some(Item::Quiet(quiet)) => Some(quiet.clone()),
            _ => None,
        }
    }

    /// Performs a command on the quiet row that is selected; once, however fast the keys are.
    pub(super) fn answer_quiet(&mut self, command: Command, shared: &mut Shared) {
        let (today, at) = (shared.now.today(), shared.now.wall);
        match (command, self.selected_quiet()) {
            (Command::LetParkedGo, Some(Quiet::Parked(parked))) => {
                shared.write_again(Change::Park(Parked { ended: Some(at), ..(*parked).clone() }));
                shared.tell(format!("Let go: {}", in_brief(&parked.text)));
                self.answered_parked(&parked, shared);
            }
            (Command::ParkAgain, Some(Quiet::Parked(parked))) => {
                let until = comes_back(today);
                shared.write_again(Change::Park(Parked { until, ..(*parked).clone() }));
                shared.tell(format!("Parked until {}: {}", days::told_date(until), in_brief(&parked.text)));
                self.answered_parked(&parked, shared);
            }
            (Command::PutParkOff, Some(Quiet::ParkIt(_))) => {
                self.put_offer_off(QuietOffer::ParkIt, shared);
            }
            (Command::CareRowDone, Some(Quiet::Care(item, ..))) => {
                let done = done_on(item.id, today, shared);
                tell_done(&item, &done, shared);
                if let Some(home) = &mut self.home {
                    home.wanted
                        .iter_mut()
                        .filter(|(own, _)| own.id == item.id)
                        .for_each(|row| row.1 = Some(today));
                }
                self.collect(shared);
            }
            (Command::CareRowOff, Some(Quiet::Care(..))) => {
                self.put_offer_off(QuietOffer::CareLog, shared);
            }
            _ => {}
        }
    }

    fn answered_parked(&mut self, parked: &Parked, shared: &mut Shared) {
        shared
            .can_undo(format!("Parked as before: {}", in_brief(&parked.text)), Change::Park(parked.clone()));
        if let Some(home) = &mut self.home {
            home.parked.retain(|other| other.id != parked.id);
        }
        self.collect(shared);
    }

    fn put_offer_off(&mut self, offer: QuietOffer, shared: &mut Shared) {
        let Some(home) = &mut self.home else { return };
        let (today, at) = (shared.now.today(), shared.now.wall);
        let known = &mut home.history.quiet_offers;
        let before = known.iter().find(|(known, _)| *known == offer).map(|(_, on)| *on);
        known.retain(|(known, _)| *known != offer);
        known.push((offer, today));
        shared.write(Change::PutOfferOff { offer, on: Some(today), at });
        shared.can_undo("It is offered again.", Change::PutOfferOff { offer, on: before, at });
        shared.tell("Put away for a week; its page can be opened at any time.");
        self.collect(shared);
    }
}
