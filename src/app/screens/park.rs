//! A thought that goes round, to be parked until a day; and then something for the body, or some company.
//!
//! What is typed is kept at once, like everything else. Whatever is offered is passed by one key.

use chrono::NaiveDate;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::entry::Entry;
use super::super::form::{Done, Form, FormField};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Row, Tone};
use super::super::rows::Step as Move;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared, in_brief};
use super::super::sheet::{Pane, Sheet};
use super::Page;
use crate::domain::arc::{Part, Try};
use crate::domain::care::{Parked, QuietOffer};
use crate::domain::change::{Change, Item};
use crate::domain::goal::{Step, StepState};
use crate::domain::history::History;
use crate::domain::id::{ArcId, ParkedId, RaceId, StepId, TryId};
use crate::domain::rules::brooding::comes_back;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::units::days::{self, Toward, parse_day};
use crate::text::{width, wrap};

/// A part of what is parked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// The line.
    Line,
    /// The day on which it comes back.
    Until,
}

/// Why the page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Reason {
    /// The runner wants to.
    #[default]
    Asked,
    /// Check-ins have told that a race goes round a lot.
    Loud,
}

/// What is offered once a thought is parked.
#[derive(Debug, Clone, PartialEq)]
pub struct Afterwards {
    offers: Vec<(Part, String)>,
    /// The offers as they are read.
    pub sheet: Sheet,
}

/// How wide the labels are.
const LABEL_COLUMNS: u16 = 18;
/// So many people are offered as company.
const PEOPLE: usize = 4;

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct ParkForm {
    /// About which race.
    race: Option<RaceId>,
    race_name: Option<String>,
    reason: Reason,
    written: Option<Parked>,
    /// The open arc for which something may be noted.
    arc: Option<ArcId>,
    /// The people named in debriefs, last named first.
    people: Vec<String>,
    /// Whether the journal has answered.
    known: bool,
    /// The fields.
    pub form: Form<Fact>,
    /// What is offered; `None` while the line is written.
    pub afterwards: Option<Afterwards>,
}

impl Default for ParkForm {
    fn default() -> Self {
        let fields = vec![
            FormField::new(Fact::Line, "What goes round", Entry::line("")),
            FormField::new(Fact::Until, "Put down until", Entry::line("")),
        ];
        Self {
            race: None,
            race_name: None,
            reason: Reason::default(),
            written: None,
            arc: None,
            people: Vec::new(),
            known: false,
            form: Form::new(LABEL_COLUMNS, fields),
            afterwards: None,
        }
    }
}

impl ParkForm {
    /// A thought about a race.
    #[must_use]
    pub fn about(race: RaceId) -> Self {
        Self { race: Some(race), ..Self::default() }
    }

    /// Offered because check-ins have told that a race goes round, the last one where there is one.
    #[must_use]
    pub fn offered(race: Option<RaceId>) -> Self {
        Self { race, reason: Reason::Loud, ..Self::default() }
    }

    /// How far what is written was handed over; nothing is written any more once it is parked.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        match (&self.afterwards, &self.written) {
            (Some(_), _) => None,
            (None, Some(_)) => Some(Kept::AsTyped),
            (None, None) => Some(Kept::Nothing),
        }
    }

    /// What stands over the fields or over what is offered, in rows.
    #[must_use]
    pub fn head_rows(&self, shared: &Shared) -> Vec<String> {
        let words = &shared.content.guard.park;
        let mut head = match (&self.afterwards, self.reason) {
            (Some(_), _) => words.after.clone(),
            (None, Reason::Loud) => words.loud.clone(),
            (None, Reason::Asked) => words.ask.clone(),
        };
        if let (None, Some(race)) = (&self.afterwards, &self.race_name) {
            head = format!("{head} It is kept with {race}.");
        }
        let columns = geometry::body(shared.size).columns.min(geometry::READING_COLUMNS);
        wrap::wrap_reading(&head, columns.into()).into_iter().map(str::to_owned).collect()
    }

    /// Where the fields or the offers stand, below what stands over them.
    #[must_use]
    pub fn list_area(&self, shared: &Shared) -> Area {
        let head = u16::try_from(self.head_rows(shared).len()).unwrap_or(1);
        let rest = geometry::body(shared.size).below(head + 1);
        if self.afterwards.is_some() { rest } else { rest.top(2) }
    }

    /// How a field may be written.
    #[must_use]
    pub fn hint(&self, fact: Fact, shared: &Shared) -> String {
        let today = shared.now.today();
        match fact {
            Fact::Line => "One line is enough. It comes back on its day, and may be let go then.".to_owned(),
            Fact::Until => {
                let until = self.until(today).unwrap_or_else(|_| comes_back(today));
                let day = format!("{}, {}", days::told_date(until), days::told_day(until, today));
                format!("It comes back {day}.\nmonday, 3 days, in 2 weeks, 12 dec")
            }
        }
    }

    /// The day on which it comes back: in a week where none is typed.
    fn until(&self, today: NaiveDate) -> Result<NaiveDate, String> {
        let entered = self.form.entered(Fact::Until);
        if entered.is_empty() {
            return Ok(comes_back(today));
        }
        let read = |text: &str| parse_day(text, today, Toward::Future);
        let day = read(&entered).or_else(|error| read(&format!("in {entered}")).map_err(|_| error));
        day.map_err(|error| error.to_string())
    }

    fn check(&mut self, shared: &Shared) {
        let problem = self.until(shared.now.today()).err();
        for field in &mut self.form.fields {
            field.problem = (field.fact == Fact::Until).then(|| problem.clone()).flatten();
        }
    }

    fn save(&mut self, shared: &mut Shared) {
        let today = shared.now.today();
        let text = self.form.entered(Fact::Line);
        if text.is_empty() {
            return;
        }
        // A day of which half is typed is not written.
        let before = self.written.as_ref().map(|parked| parked.until);
        let until = self.until(today).ok().or(before).unwrap_or_else(|| comes_back(today));
        let parked = match &self.written {
            Some(written) => Parked { text, until, ..written.clone() },
            None => Parked {
                id: ParkedId(shared.ids.fresh(&shared.now)),
                text,
                until,
                race: self.race,
                ended: None,
                written: shared.now.wall,
            },
        };
        if self.written.as_ref() != Some(&parked) {
            shared.write_at_pause(Change::Park(parked.clone()));
            self.written = Some(parked);
        }
    }

    /// The line is written: it is parked, and something is offered. Without one the page is left.
    fn park(&mut self, shared: &mut Shared) {
        self.save(shared);
        if self.form.entered(Fact::Line).is_empty() {
            self.give_up(shared);
            return;
        }
        let Some(parked) = self.written.clone() else { return };
        let today = shared.now.today();
        shared.saver.hurry();
        let (offer, at) = (QuietOffer::ParkIt, shared.now.wall);
        shared.write(Change::PutOfferOff { offer, on: Some(today), at });
        let key = shared.settings.keymap.told(Command::Undo);
        let day = days::told_date(parked.until);
        let mut told = format!("Parked until {day}: {}", in_brief(&parked.text));
        if self.form.wrong().is_some() {
            told = format!("{told}. The day could not be read; later {key} takes it all back.");
        }
        shared.tell(told);
        shared.can_undo_all(
            format!("In the trash: {}", in_brief(&parked.text)),
            vec![
                Change::Trash { item: Item::Parked(parked.id), at },
                Change::PutOfferOff { offer, on: None, at },
            ],
        );
        self.offer(shared);
    }

    /// Nothing is parked: what was written and emptied goes to the trash, and what was offered is left alone for a week.
    fn give_up(&mut self, shared: &mut Shared) {
        let at = shared.now.wall;
        shared.go(Go::Back);
        if let Some(parked) = self.written.take() {
            shared.throw_away(Item::Parked(parked.id), &parked.text);
        } else if self.reason == Reason::Loud {
            let offer = QuietOffer::ParkIt;
            shared.write(Change::PutOfferOff { offer, on: Some(shared.now.today()), at });
            shared.can_undo("It is offered again.", Change::PutOfferOff { offer, on: None, at });
            shared.tell("Not now. It is not offered again for a week; \"park it\" stays among the commands.");
        }
    }

    fn offer(&mut self, shared: &Shared) {
        let mut offers = shared.content.guard.park.offers.clone();
        let people = self.people.iter().take(PEOPLE).map(|name| (Part::Person, name.clone()));
        offers.extend(people);
        offers.sort_by_key(|(part, _)| *part != Part::Body);
        self.afterwards = Some(Afterwards { offers, sheet: Sheet::default() });
        self.compose(shared);
    }

    fn compose(&mut self, shared: &Shared) {
        let area = self.list_area(shared);
        let Some(after) = &mut self.afterwards else {
            self.form.resized(area);
            return;
        };
        let words = &shared.content.guard.park;
        let columns = area.columns.saturating_sub(1).min(geometry::READING_COLUMNS);
        let side = |is_body: bool, each: u16| {
            let mut pane = Pane::new(each);
            let heading = if is_body { &words.body } else { &words.company };
            pane.words([Row::default().with(Tone::Heading, heading)]);
            let own =
                after.offers.iter().enumerate().filter(|(_, (part, _))| (*part == Part::Body) == is_body);
            for (place, (part, what)) in own {
                let text = width::fit(&told_offer(*part, what), usize::from(each) - 2).into_owned();
                pane.item(place, [Row::default().with(Tone::Plain, "  ").with(Tone::Plain, &text)]);
            }
            pane
        };
        let pane = if columns >= 70 {
            let each = (columns - 2) / 2;
            let mut both = Pane::new(each * 2 + 2);
            both.beside(side(true, each), side(false, each));
            both
        } else {
            let mut pane = side(true, columns);
            pane.gap();
            pane.stack(side(false, columns));
            pane
        };
        after.sheet.show(pane, area.rows);
    }

    /// Notes what is selected for the open arc, or makes a small step of it for today.
    fn take(&mut self, shared: &mut Shared) {
        let Some(after) = &self.afterwards else { return };
        let Some((part, what)) = after.sheet.selected().and_then(|place| after.offers.get(place)).cloned()
        else {
            return;
        };
        let (day, written) = (shared.now.today(), shared.now.wall);
        let fresh = shared.ids.fresh(&shared.now);
        let told = told_offer(part, &what);
        if let Some(arc) = self.arc {
            let id = TryId(fresh);
            shared.write(Change::PutTry(Try { id, arc, part, what, day, helped: None, written }));
            shared
                .can_undo(format!("Taken back: {told}"), Change::Trash { item: Item::Try(id), at: written });
            shared.tell(format!("For today: {told}. Later Today asks whether it helped."));
        } else {
            let id = StepId(fresh);
            let step = Step {
                id,
                goal: None,
                race: self.race,
                debrief: None,
                person: None,
                text: told.clone(),
                day: Some(day),
                state: StepState::Open,
                written,
            };
            shared.write(Change::PutStep(step));
            shared.can_undo(
                format!("In the trash: {told}"),
                Change::Trash { item: Item::Step(id), at: written },
            );
            shared.tell(format!("A small step for today: {told}."));
        }
        shared.go(Go::Back);
    }

    fn done(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Nothing => {}
            Done::Moved => self.save(shared),
            Done::Changed => {
                self.check(shared);
                self.save(shared);
            }
            Done::Leave => self.park(shared),
        }
    }

    fn is_last_field(&self) -> bool {
        self.form.here().is_some_and(|field| field.fact == Fact::Until)
    }
}

/// What is offered, in words.
fn told_offer(part: Part, what: &str) -> String {
    match part {
        Part::Person => format!("Time with {what}"),
        Part::Body | Part::Head | Part::Professional => {
            let mut letters = what.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

/// The open arc for which something may be noted: that of the race, or else the last one that was opened.
fn open_arc(history: &History, race: Option<RaceId>, today: NaiveDate) -> Option<ArcId> {
    let reckoning = Reckoning::of(history, today);
    let open = || {
        let arcs = history.arcs.iter().zip(&reckoning.recoveries);
        arcs.filter(|(_, recovery)| recovery.is_open()).map(|(arc, _)| arc)
    };
    let of_race = open().find(|arc| race.is_some_and(|race| arc.races.contains(&race)));
    of_race.or_else(|| open().next_back()).map(|arc| arc.id)
}

impl Page for ParkForm {
    fn scopes(&self) -> Vec<Scope> {
        match self.afterwards {
            Some(_) => vec![Scope::Afterwards, Scope::Rows],
            None => vec![Scope::Form, Scope::Writing],
        }
    }

    fn takes_letters(&self) -> bool {
        self.afterwards.is_none()
    }

    fn awaits_answer(&self) -> bool {
        !self.known
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        !matches!(command, Command::Open | Command::Back) || self.afterwards.is_none()
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::TakeOffer => self.take(shared),
            Command::PassOffer => shared.go(Go::Back),
            // The last field ends the form: there is nothing further down.
            Command::NextField if self.is_last_field() => self.park(shared),
            command => {
                if let Some(after) = &mut self.afterwards {
                    if let Some(step) = Move::of(command) {
                        after.sheet.step(step);
                    }
                } else {
                    let done = self.form.perform(command, shared);
                    self.done(done, shared);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let done = self.form.typed(key, shared);
        self.done(done, shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        if self.afterwards.is_none() {
            let done = self.form.pasted(text, shared);
            self.done(done, shared);
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = self.list_area(shared);
        let Some(after) = &mut self.afterwards else {
            let done = self.form.clicked(area, (column, row));
            self.done(done, shared);
            return;
        };
        if area.holds(column, row)
            && let Some(item) = after.sheet.item_at(column - area.column, row - area.row)
        {
            let again = after.sheet.selected() == Some(item);
            after.sheet.select(item);
            if again {
                self.perform(Command::TakeOffer, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        if let Some(after) = &mut self.afterwards {
            after.sheet.scroll(isize::from(rows));
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        if !self.known {
            shared.read(Read::People);
        }
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::People(people, history) = reply else {
            return Heard::No;
        };
        self.known = true;
        self.people = people.iter().map(|person| person.name.clone()).collect();
        self.race_name = self.race.and_then(|race| history.race(race)).map(|race| race.name.clone());
        // One that is in the trash by now keeps no thoughts.
        self.race = self.race.filter(|_| self.race_name.is_some());
        self.arc = open_arc(history, self.race, shared.now.today());
        self.compose(shared);
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        if self.afterwards.is_none() {
            self.save(shared);
        }
    }
}
