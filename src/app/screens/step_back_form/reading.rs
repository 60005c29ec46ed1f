//! How the fields of a step back are read, and what is said of what cannot be.

use chrono::{Days, NaiveDate};

use super::fields::planned_days;
use super::{Entry, Part, Shared, StepBackForm, words};
use crate::content::stepback::StepBackAsk;
use crate::domain::step_back::{BreakKind, CUT, LENGTH, StepBack};
use crate::domain::units::days::{DayError, Toward, parse_day, told_for_field};

/// Whoever takes a number of days that is no plan any more means something else.
const EARLIEST_DAYS: u64 = 366;

impl StepBackForm {
    /// The first day: earlier or later, as it is written. A day without a year is the nearest one.
    fn from(&self, shared: &Shared) -> Result<NaiveDate, String> {
        let (entered, today) = (self.form.entered(StepBackAsk::From), shared.now.today());
        let ahead = parse_day(&entered, today, Toward::Future);
        let day = match ahead {
            Ok(day) if (day - today).num_days() <= 183 => Ok(day),
            // "12 april" in May is the one that is just over.
            _ => parse_day(&entered, today, Toward::Past).or(ahead),
        };
        let day = day.map_err(|error| error.to_string())?;
        let earliest = today.checked_sub_days(Days::new(EARLIEST_DAYS)).unwrap_or(today);
        let was = self.original.as_ref().map(|own| own.from);
        if day < earliest && was != Some(day) {
            return Err("That is more than a year ago.".to_owned());
        }
        Ok(day)
    }

    fn length(&self) -> Result<u16, String> {
        let entered = self.form.entered(StepBackAsk::Length);
        let number: Option<u16> = entered.trim_end_matches("days").trim().parse().ok();
        let before = self.original.as_ref().map(planned_days);
        // One that was made longer by its own key may be longer than that, and stays so.
        number.filter(|number| LENGTH.contains(number) || before == Some(*number)).ok_or_else(|| {
            format!("A step back takes {} to {} days; a number is enough.", LENGTH.start(), LENGTH.end())
        })
    }

    fn cut(&self) -> Result<Option<u8>, String> {
        let entered = self.form.entered(StepBackAsk::Cut);
        let entered = entered.trim_end_matches('%').trim();
        if entered.is_empty() {
            return Ok(None);
        }
        let number: Option<u8> = entered.parse().ok().filter(|number| CUT.contains(number));
        let told = || format!("A number from {} to {}, or nothing.", CUT.start(), CUT.end());
        number.map(Some).ok_or_else(told)
    }

    /// A day that is over; `None` where nothing stands there.
    fn past_day(&self, ask: StepBackAsk, shared: &Shared) -> Result<Option<NaiveDate>, String> {
        let entered = self.form.entered(ask);
        if entered.trim().is_empty() {
            return Ok(None);
        }
        let day = parse_day(&entered, shared.now.today(), Toward::Past).map_err(|error| match error {
            DayError::StillAhead { date } => format!("{date} is still ahead."),
            error => error.to_string(),
        })?;
        match self.from(shared) {
            Ok(from) if day < from => Err("That is before its first day.".to_owned()),
            _ => Ok(Some(day)),
        }
    }

    /// The days of a plan, where both can be read and no other plan has one of them.
    fn plan_days(&self, shared: &Shared) -> Result<(NaiveDate, NaiveDate), String> {
        let (from, length) = (self.from(shared)?, self.length()?);
        let to = from.checked_add_days(Days::new(u64::from(length) - 1)).unwrap_or(from);
        let last = self.ended(shared).unwrap_or(to);
        let is_in_the_way = |other: &&StepBack| other.from <= last && from <= other.last_day();
        match self.others.iter().flatten().find(is_in_the_way) {
            Some(other) => Err(format!(
                "There is one at a time, and one is planned {}. It can be changed or deleted among the steps back.",
                words::span(other)
            )),
            None => Ok((from, to)),
        }
    }

    /// The day on which it was ended, as its field tells it.
    fn ended(&self, shared: &Shared) -> Option<NaiveDate> {
        let before = self.written.as_ref().and_then(|own| own.ended);
        if self.form.field(StepBackAsk::Ended).is_none() {
            return before;
        }
        self.past_day(StepBackAsk::Ended, shared).unwrap_or(before)
    }

    /// What is picked in the field of a question, by its ids.
    fn picked<T>(&self, ask: StepBackAsk, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        match self.form.field(ask).map(|field| &field.entry) {
            Some(Entry::Several(several)) => several.ids().into_iter().filter_map(read).collect(),
            _ => Vec::new(),
        }
    }

    /// The step back as the fields tell it. What cannot be read stays as it was; `None` where it has no days yet.
    pub(super) fn told(&self, shared: &Shared) -> Option<StepBack> {
        use crate::domain::step_back::{Hard, Kept, Purpose, Smaller, Space, YesNo};
        if self.form.fields.is_empty() {
            return None;
        }
        let before = self.written.clone();
        match self.part {
            Part::Review => Some(StepBack {
                missed: self.picked(StepBackAsk::Missed, YesNo::from_id).pop(),
                kept: self.picked(StepBackAsk::Kept, Kept::from_id).pop(),
                first_back: self.form.entered(StepBackAsk::FirstBack),
                earlier: self.picked(StepBackAsk::Earlier, YesNo::from_id).pop(),
                ..before?
            }),
            Part::Stop => {
                let before = before?;
                let kind = self.picked(StepBackAsk::Kind, BreakKind::from_id).pop().unwrap_or(before.kind);
                let day = self.past_day(StepBackAsk::To, shared);
                let from = self.from(shared).ok().filter(|from| *from <= shared.now.today());
                let last = day.ok().flatten().unwrap_or_else(|| before.last_day());
                let from = from.unwrap_or(before.from).min(last);
                let was_said = last != before.last_day() || kind == BreakKind::Planned;
                // A last day that the runner has said stays; one that was not follows the check-ins.
                let ended = if was_said { Some(last) } else { before.ended };
                Some(StepBack { kind, from, to: last, ended, ..before })
            }
            Part::Plan => {
                let days = self.plan_days(shared).ok().or(before.as_ref().map(|own| (own.from, own.to)))?;
                let own = before.clone().unwrap_or_else(|| Self::blank(shared));
                Some(StepBack {
                    from: days.0,
                    to: days.1,
                    ended: self.ended(shared).map(|ended| ended.max(days.0)),
                    purpose: self.picked(StepBackAsk::Why, Purpose::from_id).pop(),
                    smaller: self.picked(StepBackAsk::Shape, Smaller::from_id),
                    cut: self.cut().unwrap_or(own.cut),
                    space: self.picked(StepBackAsk::Space, Space::from_id),
                    keep: self.form.entered(StepBackAsk::Keep),
                    goal: self.form.entered(StepBackAsk::Goal),
                    hard: self.picked(StepBackAsk::Hard, Hard::from_id),
                    why_running: self.form.entered(StepBackAsk::WhyRunning),
                    ..own
                })
            }
        }
    }

    /// Says at each field what cannot be read in it.
    pub(super) fn check(&mut self, shared: &Shared) {
        let from = self.from(shared);
        let is_stop = self.part == Part::Stop;
        let ahead = from.as_ref().is_ok_and(|from| is_stop && *from > shared.now.today());
        let in_the_way = || {
            let days_can_be_read = from.is_ok() && self.length().is_ok() && self.part == Part::Plan;
            self.plan_days(shared).err().filter(|_| days_can_be_read)
        };
        let from_told = match &from {
            Err(told) => Some(told.clone()),
            Ok(_) if ahead => Some("That day is still ahead.".to_owned()),
            Ok(_) => in_the_way(),
        };
        let (length, cut) = (self.length().err(), self.cut().err());
        let to = match self.past_day(StepBackAsk::To, shared) {
            Ok(None) => Some("A break needs a last day; without one it stays as it was.".to_owned()),
            Ok(Some(_)) => None,
            Err(told) => Some(told),
        };
        let ended = self.past_day(StepBackAsk::Ended, shared).err();
        for field in &mut self.form.fields {
            field.problem = match field.fact {
                StepBackAsk::From => from_told.clone(),
                StepBackAsk::Length => length.clone(),
                StepBackAsk::Cut => cut.clone(),
                StepBackAsk::To => to.clone(),
                StepBackAsk::Ended => ended.clone(),
                _ => None,
            };
        }
    }

    /// A day that was told in words is shown as it is read.
    pub(super) fn settle(&mut self, shared: &Shared) {
        let here = self.form.here().map(|field| field.fact);
        let read = self.from(shared).ok().filter(|_| here != Some(StepBackAsk::From));
        let field = self.form.fields.iter_mut().find(|field| field.fact == StepBackAsk::From);
        if let (Some(day), Some(Entry::Text(editor))) = (read, field.map(|field| &mut field.entry)) {
            let told = told_for_field(day);
            if editor.text() != told {
                editor.set_text(&told);
            }
        }
    }
}
