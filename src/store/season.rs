//! The page of a season.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use rusqlite::params;

use super::columns::Day;
use super::{ReadError, Store, goal_life, goal_rows, history, lesson_life, lessons, reviews};
use crate::domain::brief::BriefLesson;
use crate::domain::goal::GivenVerdict;
use crate::domain::id::GoalId;
use crate::domain::review::{ReviewKind, SeasonBasis};

/// The years in which lessons and goals were written, at the place where the runner was, and those that were looked back at.
const WRITTEN_YEARS: &str = "SELECT CAST(strftime('%Y', written_at / 1000000 + written_offset * 60, 'unixepoch') AS INTEGER)
        FROM live_lessons
    UNION SELECT CAST(strftime('%Y', written_at / 1000000 + written_offset * 60, 'unixepoch') AS INTEGER) FROM live_goals
    UNION SELECT CAST(substr(first_day, 1, 4) AS INTEGER) FROM reviews";

impl Store {
    /// What the page of a season is made from.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn season(&self, year: i32) -> Result<SeasonBasis, ReadError> {
        let patterns = Arc::new(self.patterns()?);
        let wins = self.wins()?;
        let view = self.connection.unchecked_transaction()?;
        let history = Arc::new(history::read(&view, None)?);
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN);
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX);
        // The moments of the year's days at any place of the world; the day at the runner's own place decides afterwards.
        let written = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        let since = (written(first) - TimeDelta::hours(14)).timestamp_micros();
        let until = (written(last) + TimeDelta::hours(24 + 14)).timestamp_micros();
        let in_year = |day: NaiveDate| (first..=last).contains(&day);
        let mut lessons: Vec<BriefLesson> = view
            .prepare_cached(&lessons::select(&format!(
                ", r.name, r.date, {}, (SELECT u.verdict FROM live_lesson_uses AS u JOIN races AS q ON q.id = u.race_id
                    WHERE u.lesson_id = l.id AND q.date BETWEEN ?1 AND ?2 AND q.trashed_at IS NULL
                    ORDER BY q.date DESC, u.at DESC LIMIT 1)
                 FROM live_lessons AS l LEFT JOIN races AS r ON r.id = l.race_id
                 WHERE r.date BETWEEN ?1 AND ?2 OR (r.id IS NULL AND l.written_at BETWEEN ?3 AND ?4)
                    OR l.id IN (SELECT u.lesson_id FROM live_lesson_uses AS u JOIN races AS q ON q.id = u.race_id
                        WHERE q.date BETWEEN ?1 AND ?2 AND q.trashed_at IS NULL)
                 ORDER BY l.written_at, l.row",
                lesson_life::TALLY
            )))?
            .query_map(params![Day(first), Day(last), since, until], |row| {
                let taught = lessons::read_taught(row)?;
                Ok(BriefLesson {
                    lesson: taught.lesson,
                    race: taught.race,
                    tally: lesson_life::read_tally(row, lessons::SELECTED_COUNT + 2)?,
                    reasons: Vec::new(),
                    shown: None,
                    verdict: row.get(lessons::SELECTED_COUNT + 3)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        lessons.retain(|one| {
            one.race.is_some() || one.verdict.is_some() || in_year(one.lesson.written.date_naive())
        });
        let mut verdicts: HashMap<GoalId, Vec<GivenVerdict>> = HashMap::new();
        for verdict in goal_life::verdicts(&view, "?1", &1)? {
            verdicts.entry(verdict.goal).or_default().push(verdict);
        }
        let goals = goal_rows::all(&view, last)?.rows.into_iter();
        let goals = goals.map(|row| {
            let given = verdicts.remove(&row.goal.id).unwrap_or_default();
            (row, given)
        });
        let review = reviews::beginning_on(&view, ReviewKind::Season, first)?
            .map(|review| reviews::story(&view, review))
            .transpose()?;
        let mut years: Vec<i32> = history.races.iter().map(|race| race.date.year()).collect();
        years.extend(history.check_ins.iter().map(|check_in| check_in.day.year()));
        years.extend(
            view.prepare_cached(WRITTEN_YEARS)?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<Vec<i32>>>()?,
        );
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        Ok(SeasonBasis { year, years, patterns, wins, lessons, goals: goals.collect(), review, history })
    }
}
