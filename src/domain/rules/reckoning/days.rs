//! Which check-in of a day counts, and which days make a usual.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use super::DayScore;
use crate::domain::check_in::{Illness, Side, Standing, Trained};
use crate::domain::history::History;
use crate::domain::rules::baseline::side_score;
use crate::domain::rules::course::NumberedValue;

/// Race day and so many days after it are kept out of the usual.
const DAYS_AFTER_RACE: u64 = 2;

/// A span of days: the first one, and the first one after it that is not in it.
pub(super) type Span = (NaiveDate, NaiveDate);

/// The days of a history up to today.
#[derive(Debug)]
pub(super) struct Calendar {
    /// The check-in of each day that counts, by day.
    pub(super) days: Vec<DayScore>,
    /// Whether it is one of the days that never make a usual, arcs aside; for each of `days`.
    never: Vec<bool>,
    /// The days on which it was told what was trained, by their number, and whether it was a session of running.
    pub(super) trained: Vec<(i32, bool)>,
    /// Body of the days on which it was measured, by the number of the day.
    pub(super) body: Vec<NumberedValue>,
    /// Mind, likewise.
    pub(super) mind: Vec<NumberedValue>,
}

impl Calendar {
    /// Whoever wrote when, and in whichever order it was stored: a check-in belongs to its day, and of one day the one
    /// written last counts.
    pub(super) fn of(history: &History, today: NaiveDate) -> Self {
        let check_ins = &history.check_ins;
        let mut places: Vec<usize> =
            (0..check_ins.len()).filter(|place| check_ins[*place].day <= today).collect();
        places.sort_by_key(|place| (check_ins[*place].day, check_ins[*place].written));
        let mut days: Vec<DayScore> = Vec::with_capacity(places.len());
        let mut out: Vec<NaiveDate> = history.first_days.clone();
        let mut trained: Vec<(i32, bool)> = Vec::new();
        for place in places {
            let check_in = &check_ins[place];
            if check_in.ill == Some(Illness::BelowNeck) {
                out.push(check_in.day);
            }
            if let Some(what) = check_in.trained {
                note_trained(&mut trained, check_in.day.num_days_from_ce(), what);
            }
            if check_in.standing != Standing::Counts {
                continue;
            }
            let score = DayScore {
                day: check_in.day,
                place,
                scores: check_in.scores,
                body: side_score(&check_in.scores, Side::Body),
                mind: side_score(&check_in.scores, Side::Mind),
            };
            match days.last_mut() {
                Some(last) if last.day == score.day => *last = score,
                _ => days.push(score),
            }
        }
        let raced = history.races.iter().filter(|race| race.may_have_been_raced());
        out.extend(raced.flat_map(|race| (0..=DAYS_AFTER_RACE).filter_map(|after| later(race.date, after))));
        out.sort_unstable();
        let never = days.iter().map(|day| out.binary_search(&day.day).is_ok()).collect();
        let values = |side: Side| {
            let values = days.iter().filter_map(|day| Some((day.day.num_days_from_ce(), day.side(side)?)));
            values.collect()
        };
        Self { body: values(Side::Body), mind: values(Side::Mind), days, never, trained }
    }

    /// Body or Mind of the days on which it was measured.
    pub(super) fn side(&self, side: Side) -> &[NumberedValue] {
        match side {
            Side::Body => &self.body,
            Side::Mind => &self.mind,
        }
    }

    /// The days between two, both counted, that make a usual: those that lie in none of the spans.
    pub(super) fn ordinary<'a>(
        &'a self,
        between: &RangeInclusive<NaiveDate>,
        kept_out: &[Span],
    ) -> impl Iterator<Item = &'a DayScore> + use<'a> {
        let first_not_before = |day: NaiveDate| self.days.partition_point(|score| score.day < day);
        let begin = first_not_before(*between.start());
        let end = self.days.partition_point(|score| score.day <= *between.end()).max(begin);
        let mut out = self.never[begin..end].to_vec();
        for (first, beyond) in kept_out.iter().filter(|(first, _)| first <= between.end()) {
            let from = first_not_before(*first).clamp(begin, end) - begin;
            let to = first_not_before(*beyond).clamp(begin, end) - begin;
            out[from..to.max(from)].fill(true);
        }
        self.days[begin..end].iter().zip(out).filter(|(_, out)| !out).map(|(day, _)| day)
    }
}

/// Of one day, one session is enough.
fn note_trained(trained: &mut Vec<(i32, bool)>, number: i32, what: Trained) {
    let session = matches!(what, Trained::Easy | Trained::Hard | Trained::Race);
    match trained.last_mut() {
        Some((last, was_session)) if *last == number => *was_session |= session,
        _ => trained.push((number, session)),
    }
}

/// So many days after a day; `None` beyond the end of the calendar.
pub(super) fn later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}
