//! The calendar: weeks as columns, Monday first, the newest at the right; a shade for each day of Mind and of Body.

use chrono::{Datelike, Days, NaiveDate};

use super::super::super::effect::Size;
use super::layout::{self, CalendarPlan, WEEKDAY_COLUMNS};
use super::record::{Record, Shade, monday};
use crate::domain::check_in::Side;
use crate::domain::rules::baseline::Measure;
use crate::domain::units::days;

/// The calendar as it is seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calendar {
    /// Where it stands.
    pub plan: CalendarPlan,
    /// How many weeks the newest one seen lies before this one.
    back: u32,
    /// Mind and Body of the days that have been seen, by their place in the reckoning.
    shades: Vec<Option<[Shade; 2]>>,
}

/// A label above a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthLabel {
    /// Columns from the left edge of its block.
    pub column: u16,
    /// "Apr", "2026" for a January.
    pub text: String,
}

impl Calendar {
    /// Another history is there: what was known of its days is forgotten.
    pub fn forget(&mut self) {
        self.shades.clear();
    }

    /// Makes ready to be drawn, with the selected day in sight.
    pub fn show(&mut self, record: &Record, day: NaiveDate, size: Size) {
        self.plan = layout::calendar(size, record.weeks());
        let age = weeks_ago(record, day);
        let seen = self.plan.seen();
        self.back = self.back.min(age).max((age + 1).saturating_sub(seen)).min(record.weeks() - 1);
        self.reckon(record);
    }

    /// Moves by weeks, forward when positive; gives the day that is selected then: the same day of the week, in sight.
    pub fn scroll(&mut self, record: &Record, day: NaiveDate, weeks: i64) -> NaiveDate {
        let most = i64::from(record.weeks().saturating_sub(self.plan.seen()));
        let back = (i64::from(self.back) - weeks).clamp(0, most);
        self.back = u32::try_from(back).unwrap_or(0);
        let age = weeks_ago(record, day);
        let in_sight = age.clamp(self.back, self.back + self.plan.seen() - 1);
        let moved = i64::from(age) - i64::from(in_sight);
        day + chrono::Duration::weeks(moved)
    }

    /// How many weeks a page is.
    #[must_use]
    pub fn page(&self) -> u64 {
        u64::from(self.plan.seen().max(2) - 1)
    }

    /// Reckons the days in sight that have not been reckoned yet: only what is seen costs anything.
    fn reckon(&mut self, record: &Record) {
        let scores = &record.reckoning.days;
        self.shades.resize(scores.len(), None);
        let first = monday(record.today()) - Days::new(7 * u64::from(self.back + self.plan.seen() - 1));
        let end = monday(record.today()) + Days::new(7) - Days::new(7 * u64::from(self.back));
        let places = scores.partition_point(|score| score.day < first)
            ..scores.partition_point(|score| score.day < end);
        for place in places {
            if self.shades[place].is_none() {
                let score = &scores[place];
                self.shades[place] = Some(Side::SHOWN.map(|side| {
                    let usual = record.usual(Measure::Side(side), score.day);
                    Shade::of(score.side(side), usual.as_ref())
                }));
            }
        }
    }

    /// The shades of Mind and of Body of a day in sight; `None` without a check-in that counts.
    #[must_use]
    pub fn shades(&self, record: &Record, day: NaiveDate) -> Option<[Shade; 2]> {
        record.score_place(day).and_then(|place| *self.shades.get(place)?)
    }

    /// The Mondays in sight with the number of the pair of blocks they stand in and their column there, from the left.
    pub fn weeks(&self, record: &Record) -> impl Iterator<Item = (usize, u16, NaiveDate)> {
        let (weeks, newest) = (self.plan.weeks, monday(record.today()) - Days::new(7 * u64::from(self.back)));
        (0..self.plan.blocks.len()).flat_map(move |pair| {
            let before = u64::try_from(pair).unwrap_or(0) * u64::from(weeks);
            (0..weeks).map(move |column| {
                let age = before + u64::from(weeks - 1 - column);
                (pair, column, newest - Days::new(7 * age))
            })
        })
    }

    /// The first column of a week, and the first row of a day of it, from the corner of its block.
    #[must_use]
    pub fn offset(&self, week: u16, weekday: u16) -> (u16, u16) {
        (WEEKDAY_COLUMNS + week * self.plan.pitch(), 1 + weekday * self.plan.scale)
    }

    /// The day at a cell of the screen; none where no day is, or one that is still to come.
    #[must_use]
    pub fn day_at(&self, record: &Record, column: u16, row: u16) -> Option<NaiveDate> {
        let (pair, block) = self.plan.blocks.iter().enumerate().find_map(|(pair, blocks)| {
            blocks.iter().find(|block| block.holds(column, row)).map(|block| (pair, block))
        })?;
        let week = (column - block.column).checked_sub(WEEKDAY_COLUMNS)? / self.plan.pitch();
        let weekday = (row - block.row).checked_sub(1)? / self.plan.scale;
        let (_, _, first) = self.weeks(record).find(|(of, at, _)| (*of, *at) == (pair, week))?;
        Some(first + Days::new(weekday.into())).filter(|day| *day <= record.today())
    }

    /// The labels above the weeks of a pair of blocks: a month above the week of its first day, a year where it turns.
    /// Where no year turns in sight, the first label with room for it tells the year.
    #[must_use]
    pub fn months(&self, record: &Record, pair: usize) -> Vec<MonthLabel> {
        let end = WEEKDAY_COLUMNS + self.plan.weeks * self.plan.pitch();
        let mut firsts: Vec<(u16, NaiveDate)> = Vec::new();
        for (_, week, first) in self.weeks(record).filter(|(of, ..)| *of == pair) {
            let turn = (0..7).map(|day| first + Days::new(day)).find(|day| day.day() == 1);
            // The month that has begun before is told where the next one leaves room for it.
            firsts.extend((week == 0).then_some((WEEKDAY_COLUMNS, first)));
            firsts.extend(
                turn.filter(|turn| *turn <= record.today()).map(|turn| (self.offset(week, 0).0, turn)),
            );
        }
        let next = firsts.iter().skip(1).map(|(column, _)| *column).chain([end]).collect::<Vec<_>>();
        let mut labels: Vec<(MonthLabel, u16, NaiveDate)> = Vec::new();
        for ((column, day), next) in firsts.into_iter().zip(next) {
            let turns = day.month() == 1 && day.day() == 1;
            let text = if turns { day.year().to_string() } else { month(day) };
            let room = next.saturating_sub(column);
            let needed = u16::try_from(text.len()).unwrap_or(0) + u16::from(next < end);
            if needed <= room {
                labels.push((MonthLabel { column, text }, room, day));
            }
        }
        if !labels.iter().any(|(label, ..)| label.text.len() == 4)
            && let Some((label, _, day)) = labels.iter_mut().find(|(_, room, _)| *room >= 9)
        {
            label.text = format!("{} {}", label.text, day.year());
        }
        labels.into_iter().map(|(label, ..)| label).collect()
    }
}

/// "Apr".
fn month(day: NaiveDate) -> String {
    days::told_short(day).split(' ').nth(1).unwrap_or_default().to_owned()
}

/// How many weeks the week of a day lies before this one.
fn weeks_ago(record: &Record, day: NaiveDate) -> u32 {
    u32::try_from((monday(record.today()) - monday(day)).num_days() / 7).unwrap_or(0)
}
