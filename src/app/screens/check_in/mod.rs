//! A check-in: seven numbers in twenty seconds, and what the runner wants to add. Kept as it is typed.
//!
//! The same rows ask for the declared usual: what one would answer on an ordinary good-enough day.

pub mod asks;
mod days;
pub mod layout;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Effect, Read, Reply};
use super::super::entry::Entry;
use super::super::key::Key;
use super::super::rows::{Rows, Step};
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::super::usual::Usual;
use super::Page;
use super::asked::AskedList;
use super::care_card::CareCard;
use super::park::ParkForm;
use crate::domain::care::QuietOffer;
use crate::domain::check_in::{CheckIn, HIGHEST, Item, Side, Standing};
use crate::domain::history::History;
use crate::domain::id::CheckInId;
use crate::domain::rules::baseline::side_score;
use crate::domain::rules::brooding::{LOUD, goes_round, is_left_alone};
use crate::domain::rules::care_rules::{Concern, concerns};
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::units::days as told;
use crate::text::editor::Applied;
use asks::{Ask, AskRow};
use days::{Day, Filling, Wanted};

/// A check-in that is being filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckInForm {
    wanted: Wanted,
    /// The day on which the page was opened: it stays that day's page past midnight.
    today: Option<NaiveDate>,
    history: Option<Arc<History>>,
    reckoning: Option<Reckoning>,
    filling: Option<Filling>,
    /// What was handed over and may be newer than what was read; `None` for what went to the trash.
    mine: BTreeMap<CheckInId, Option<CheckIn>>,
    /// What is asked, row by row.
    pub asks: Vec<AskRow>,
    /// The selection among the rows.
    pub rows: Rows,
}

impl Default for CheckInForm {
    fn default() -> Self {
        Self::today()
    }
}

impl CheckInForm {
    /// For today: a new one, or the one that was made already.
    #[must_use]
    pub fn today() -> Self {
        Self::wanting(Wanted::Day(Day::Today))
    }

    /// For one that is in the journal, of whatever day.
    #[must_use]
    pub fn of(check_in: CheckIn) -> Self {
        Self::wanting(Wanted::This(Box::new(check_in)))
    }

    /// For the declared usual.
    #[must_use]
    pub fn usual() -> Self {
        Self::wanting(Wanted::Usual)
    }

    fn wanting(wanted: Wanted) -> Self {
        Self {
            wanted,
            today: None,
            history: None,
            reckoning: None,
            filling: None,
            mine: BTreeMap::new(),
            asks: Vec::new(),
            rows: Rows::default(),
        }
    }

    /// The name of the page: the day that is told of.
    #[must_use]
    pub fn title(&self) -> String {
        match (&self.wanted, &self.filling, self.today) {
            (Wanted::Usual, ..) => "Your usual".to_owned(),
            (_, Some(filling), Some(today)) => {
                let day = filling.check_in.day;
                match (today - day).num_days() {
                    0 | 1 => format!("Check-in · {}", told::told_day(day, today)),
                    _ => format!("Check-in · {}", told::told_date(day)),
                }
            }
            _ => "Check-in".to_owned(),
        }
    }

    /// What it has handed over to the disk so far.
    #[must_use]
    pub fn kept(&self) -> Kept {
        match &self.filling {
            Some(filling) if self.is_usual() && filling.is_changed() => Kept::OnLeaving,
            Some(filling) if self.is_usual() && filling.check_in.scores.is_empty() => Kept::Nothing,
            Some(filling) if filling.written.is_some() => Kept::AsTyped,
            _ => Kept::Nothing,
        }
    }

    /// Whether the declared usual is asked for.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        self.wanted == Wanted::Usual
    }

    /// The check-in as it stands; `None` before the journal has answered.
    #[must_use]
    pub fn check_in(&self) -> Option<&CheckIn> {
        self.filling.as_ref().map(|filling| &filling.check_in)
    }

    /// The row that is answered now.
    #[must_use]
    pub fn here(&self) -> Option<&AskRow> {
        self.asks.get(self.rows.selected()?)
    }

    /// What is said above the rows; nothing on most days.
    #[must_use]
    pub fn intro(&self, shared: &Shared) -> Option<String> {
        let filling = self.filling.as_ref()?;
        if self.is_usual() {
            return Some("On an ordinary good-enough day, what would you answer?".to_owned());
        }
        let key = |command| shared.settings.keymap.told(command);
        let clock = filling.check_in.written.format("%H:%M");
        let day = match (&self.wanted, filling.check_in.standing) {
            (Wanted::This(_), _) => {
                let written = told::told_short(filling.check_in.written.date_naive());
                return Some(format!("Written on {written} at {clock}. Digits change it."));
            }
            (_, Standing::Later) => {
                return Some("Another one of the same day: kept and shown, but not counted.".to_owned());
            }
            (Wanted::Day(Day::Yesterday), _) => "that day",
            _ => "today",
        };
        if filling.before.is_some() {
            let later = if day == "today" { "later today" } else { "later that day" };
            let another = key(Command::LaterToday);
            return Some(format!(
                "You checked in {day} at {clock}. Digits change it; the key {another} begins another for {later}, which is \
                 kept but not counted."
            ));
        }
        if day != "today" {
            let weekday = told::told_weekday(filling.check_in.day);
            return Some(format!("How {weekday} was. {} goes back to today.", key(Command::OtherDay)));
        }
        // How it goes is said before the first one ever, where that costs no row of it.
        let is_first = self.history.as_ref().is_some_and(|history| history.check_ins.is_empty());
        (is_first && shared.size.rows >= 22).then(|| {
            let (digits, skip) = (key(Command::ScaleDigit), key(Command::SkipItem));
            let more = key(Command::AskMore);
            format!(
                "Twenty seconds: {digits} answers and goes on, {skip} skips, {more} chooses what is asked."
            )
        })
    }

    /// The usual of an item, on the scale on which it is answered; `None` before there is anything to tell it from.
    #[must_use]
    pub fn usual_of(&self, item: Item) -> Option<Usual> {
        let (reckoning, filling) = (self.reckoning.as_ref()?, self.filling.as_ref()?);
        Some(Usual::of_item(reckoning, item, filling.check_in.day))
    }

    /// Body or Mind as it comes out so far, 0 to 10, and its usual.
    #[must_use]
    pub fn side(&self, side: Side) -> Option<(Option<f64>, Usual)> {
        let (reckoning, filling) = (self.reckoning.as_ref()?, self.filling.as_ref()?);
        let usual = Usual::of_side(reckoning, side, filling.check_in.day);
        Some((side_score(&filling.check_in.scores, side), usual))
    }

    /// The check-ins of the days before this one, last first.
    pub fn earlier(&self) -> impl Iterator<Item = &CheckIn> {
        let before = self.check_in().filter(|_| !self.is_usual()).map(|check_in| check_in.day);
        let all = self.history.iter().flat_map(|history| history.check_ins.iter().rev());
        all.filter(move |other| before.is_some_and(|day| other.day < day))
            .filter(|other| other.standing == Standing::Counts)
    }

    /// Whether Enter leaves here: on the last row.
    #[must_use]
    pub fn enter_leaves(&self) -> bool {
        self.rows.selected().is_none_or(|place| place + 1 == self.asks.len())
    }

    /// A quiet line where what was said about the body wants more than a journal.
    #[must_use]
    pub fn care<'s>(&self, shared: &'s Shared) -> Option<&'s str> {
        let (here, check_in) = (self.here()?, self.check_in()?);
        if here.ask.is_about_pain() && self.pain_wants_eyes(check_in) {
            shared.content.care.note("pain_rules")
        } else if here.ask == Ask::Ill && check_in.ill == Some(crate::domain::check_in::Illness::BelowNeck) {
            shared.content.care.note("illness_rules")
        } else {
            None
        }
    }

    /// The first four of the rules about pain; the others are not asked here.
    fn pain_wants_eyes(&self, check_in: &CheckIn) -> bool {
        const HARD: u8 = 4;
        let hard = |check_in: &CheckIn| check_in.scores.get(Item::Pain).is_some_and(|pain| pain >= HARD);
        let pain = &check_in.pain;
        let week = check_in.day.checked_sub_days(Days::new(6)).unwrap_or(check_in.day);
        let twice = || {
            let mut others = self.earlier().take_while(|other| other.day >= week);
            hard(check_in) && others.any(hard)
        };
        check_in.scores.get(Item::Pain).is_some_and(|pain| pain >= 1)
            && ([pain.changes_gait, pain.at_rest, pain.on_bone].contains(&Some(true)) || twice())
    }

    /// Where this check-in says that a race goes round a lot, as others of late do, parking it is offered: the last race of the last
    /// weeks, where there is one. What was parked or put away within a week is left alone.
    fn parking(&self, shared: &Shared) -> Option<ParkForm> {
        let (today, history) = (shared.now.today(), self.history.as_ref()?);
        let own = self.check_in().filter(|_| matches!(self.wanted, Wanted::Day(_)))?;
        let put_off = history.quiet_offers.iter().find(|(offer, _)| *offer == QuietOffer::ParkIt);
        if own.scores.get(Item::Loop).is_none_or(|loud| loud < LOUD)
            || is_left_alone(put_off.map(|(_, on)| *on), today)
        {
            return None;
        }
        let mut check_ins = history.check_ins.clone();
        check_ins.retain(|other| other.id != own.id);
        check_ins.push(own.clone());
        let last = history.races.iter().rev().find(|race| race.date <= today && race.may_have_been_raced());
        goes_round(&check_ins, today).then(|| ParkForm::offered(last.map(|race| race.id)))
    }

    /// What the check-in, as it stands now, tells that was not told before this page was opened.
    fn concern(&self) -> Option<(Concern, History)> {
        let (history, today) = (self.history.as_ref()?, self.today?);
        let filling = self.filling.as_ref()?;
        let written = filling.written.clone().filter(|written| !written.is_empty())?;
        let told = |history: &History| concerns(history, &Reckoning::of(history, today));
        let holding = |check_in: Option<CheckIn>| {
            let mut held = history.as_ref().clone();
            held.check_ins.retain(|other| other.id != written.id);
            if let Some(check_in) = check_in {
                let place = held.check_ins.partition_point(|other| other.day <= check_in.day);
                held.check_ins.insert(place, check_in);
            }
            held
        };
        let (before, with) = (told(&holding(filling.before.clone())), holding(Some(written.clone())));
        let concern = told(&with).into_iter().find(|concern| !before.contains(concern))?;
        Some((concern, with))
    }

    fn step(&mut self, step: Step) {
        self.rows.step(step);
    }

    fn select(&mut self, ask: Ask) {
        if let Some(place) = self.asks.iter().position(|row| row.ask == ask) {
            self.rows.select(place);
        }
    }

    /// Answers the row with a number, or takes the number back.
    fn number(&mut self, number: Option<u8>, shared: &mut Shared) {
        let Some(ask) = self.here().map(|row| row.ask) else { return };
        if let Some(filling) = &mut self.filling {
            ask.set_number(&mut filling.check_in, number);
        }
        self.ask_again(shared);
        self.keep(shared);
    }

    fn adjust(&mut self, by: i8, shared: &mut Shared) {
        let (Some(row), Some(check_in)) = (self.here(), self.check_in()) else { return };
        let number = row.ask.number(check_in);
        let next = number.map_or(HIGHEST / 2, |number| number.saturating_add_signed(by).min(HIGHEST));
        self.number(Some(next), shared);
    }

    /// Something was typed or chosen in the row.
    fn applied(&mut self, applied: Option<Applied>, shared: &mut Shared) {
        let Some(applied) = applied else { return };
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        let row = self.rows.selected().and_then(|place| self.asks.get_mut(place));
        if let (true, Some(row), Some(filling)) = (applied.changed_text(), row, &mut self.filling) {
            row.read_into(&mut filling.check_in);
            self.keep(shared);
        }
    }

    /// Chooses the word at a place, or takes the choice back.
    fn choose(&mut self, place: usize, shared: &mut Shared) {
        if let Some(Entry::Choice { at, typed, .. }) = self.entry_mut() {
            typed.clear();
            *at = (*at != Some(place)).then_some(place);
            self.applied(Some(Applied::Changed), shared);
        }
    }

    fn entry_mut(&mut self) -> Option<&mut Entry> {
        let place = self.rows.selected()?;
        self.asks.get_mut(place)?.entry.as_mut()
    }

    /// Finds the rows that are asked now; the one that is answered stays selected.
    fn ask_again(&mut self, shared: &Shared) {
        let here = self.here().map(|row| row.ask);
        if let (Some(filling), Some(history)) = (&self.filling, &self.history) {
            let answered = filling.before.as_ref().unwrap_or(&filling.check_in);
            self.asks = if self.is_usual() {
                asks::core_rows(&filling.check_in)
            } else {
                asks::rows(&history.asked, &filling.check_in, answered, &mut self.asks)
            };
        }
        self.rows.set_count(self.asks.len());
        if let Some(here) = here {
            self.select(here);
        }
        self.lay_out(shared);
    }

    fn accept(&mut self, shared: &mut Shared) {
        if self.enter_leaves() { self.leave(shared) } else { self.step(Step::Down) }
    }

    fn leave(&mut self, shared: &mut Shared) {
        let problem = self.asks.iter().find(|row| row.problem.is_some()).map(|row| row.ask.label().trim());
        let concern = self.concern();
        self.conclude(shared);
        match self.parking(shared) {
            Some(form) => shared.go(Go::Instead(Box::new(form.into()))),
            None => shared.go(Go::Back),
        }
        if let Some((concern, history)) = concern {
            shared.open(CareCard::of_concern(concern, &history, shared.now.today()));
        }
        if let Some(label) = problem {
            shared.warn(format!("{label} was left as it was; the rest is kept."));
        }
    }
}

impl Page for CheckInForm {
    fn scopes(&self) -> Vec<Scope> {
        match self.here() {
            Some(row) if !row.ask.is_scale() => vec![Scope::Asking, Scope::Form, Scope::Writing],
            _ => vec![Scope::Scale, Scope::CheckIn, Scope::Asking, Scope::Form],
        }
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn awaits_answer(&self) -> bool {
        self.history.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        let filled = self.filling.as_ref();
        match command {
            Command::OtherDay => matches!(self.wanted, Wanted::Day(_)),
            Command::LaterToday => {
                matches!(self.wanted, Wanted::Day(_)) && filled.is_some_and(Filling::is_the_one_that_counts)
            }
            Command::AskMore => !self.is_usual(),
            Command::ClearItem => {
                self.here().zip(self.check_in()).is_some_and(|(row, check_in)| !row.is_empty(check_in))
            }
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) {
        match command {
            Command::ScaleDigit => {
                let digit = key.typed().and_then(|digit| digit.to_digit(10));
                if let Some(number) = digit.and_then(|digit| u8::try_from(digit).ok()) {
                    self.number(Some(number), shared);
                    self.step(Step::Down);
                }
            }
            Command::ScaleTen => {
                self.number(Some(HIGHEST), shared);
                self.step(Step::Down);
            }
            Command::ScaleLess => self.adjust(-1, shared),
            Command::ScaleMore => self.adjust(1, shared),
            Command::ClearItem => self.number(None, shared),
            Command::SkipItem | Command::NextItem | Command::NextField => self.step(Step::Down),
            Command::PreviousItem | Command::PreviousField => self.step(Step::Up),
            Command::FormPageDown => self.step(Step::PageDown),
            Command::FormPageUp => self.step(Step::PageUp),
            Command::Accept => self.accept(shared),
            Command::LeaveForm => self.leave(shared),
            Command::OtherDay => self.other_day(shared),
            Command::LaterToday => self.later_that_day(shared),
            Command::AskMore => shared.open(AskedList::default()),
            command => {
                let applied = self.entry_mut().map(|entry| entry.perform(command));
                self.applied(applied, shared);
            }
        }
        // What is said of the selected row may take more rows than that of another.
        self.lay_out(shared);
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let Some(character) = key.typed() else { return };
        if character == ' ' && matches!(self.entry_mut(), Some(Entry::Choice { .. })) {
            // On a scale a space goes on without an answer; it does so where something is chosen, too.
            self.step(Step::Down);
            self.lay_out(shared);
            return;
        }
        let applied = self.entry_mut().map(|entry| entry.typed(character));
        self.applied(applied, shared);
        self.lay_out(shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        let applied = self.entry_mut().map(|entry| entry.pasted(text));
        self.applied(applied, shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        self.click(column, row, shared);
        self.lay_out(shared);
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
        self.lay_out(shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.lay_out(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        let today = *self.today.get_or_insert(shared.now.today());
        shared.read(Read::History(Some(self.first_day(today))));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let (Reply::History(since, history), Some(today)) = (reply, self.today) else {
            return Heard::No;
        };
        if *since != Some(self.first_day(today)) {
            return Heard::No;
        }
        self.history = Some(Arc::clone(history));
        self.reckoning = Some(Reckoning::of(history, today));
        self.lay_over(shared.saver.unsaved());
        self.look_again(shared);
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.conclude(shared);
    }
}
