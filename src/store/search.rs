//! Searching: what is found, in which order, and how much of it there is.
//!
//! The index gives the newest rows that have the words, and stops early: so the commonest word is found as quickly as a rare one.
//! Those are weighed by [`relevance`](crate::domain::rules::relevance), and only the best are read whole.

mod conditions;
mod facets;
mod forgiving;
mod functions;
mod giving_up;
mod source;

use std::cmp::Reverse;
use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params_from_iter};

use super::columns::Day;
use super::{ReadError, Store, lesson_life, lessons, reviews};
use crate::domain::id::RaceId;
use crate::domain::lesson::{LessonStanding, LessonState, UseTally};
use crate::domain::rules::lesson_state;
use crate::domain::rules::relevance::{Field, Sought};
use crate::domain::search::{
    Facets, Found, Hit, HitRace, HitSource, Order, Query, SearchIn, SearchRequest, Total,
};
use conditions::{Sql, Words, condition};
use forgiving::forgiven;
pub(super) use functions::teach;
use giving_up::{GivingUp, unless_given_up};
use source::{BEFORE_FIELDS, By, Kind, Source};

/// So many of the newest rows of a source are weighed that have the very words, and so many that have words which begin so.
fn weighed(within: SearchIn) -> usize {
    match within {
        SearchIn::Lessons => 60,
        // Of each of nine sources.
        SearchIn::Everything => 30,
    }
}
/// What a pinned lesson is worth before others, and a proven one.
const HELD_UP: usize = 5;

impl Store {
    /// What a search finds; `None` when it was given up because `outdated` said so meanwhile. That is asked on this thread, well
    /// more than once in a millisecond.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn search(
        &mut self,
        request: &SearchRequest,
        outdated: impl Fn() -> bool + Send + 'static,
    ) -> Result<Option<Found>, ReadError> {
        let connection = GivingUp::when(outdated, &mut self.connection)?;
        // One transaction, so that what is weighed is what is read whatever another window writes.
        let view = connection.unchecked_transaction()?;
        let found = unless_given_up(search(&view, request))?;
        Ok(found)
    }

    /// How many lessons a search finds with each value of each facet, and the searches that are saved; `None` when it was
    /// given up because `outdated` said so meanwhile.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn facets(
        &mut self,
        request: &SearchRequest,
        outdated: impl Fn() -> bool + Send + 'static,
    ) -> Result<Option<Facets>, ReadError> {
        let connection = GivingUp::when(outdated, &mut self.connection)?;
        let view = connection.unchecked_transaction()?;
        let facets = unless_given_up(facets::count(&view, request))?;
        Ok(facets)
    }
}

/// Writes every index anew without the words of rows that are gone: an index forgets them only when its parts are merged.
pub(super) fn purge(connection: &Connection) -> rusqlite::Result<()> {
    for Source { table, .. } in Source::of(SearchIn::Everything) {
        connection.execute(&format!("INSERT INTO {table}_words ({table}_words) VALUES ('optimize')"), [])?;
    }
    Ok(())
}

fn search(view: &Connection, request: &SearchRequest) -> rusqlite::Result<Found> {
    let mut forgiven = Vec::new();
    let mut candidates = candidates(view, request, &forgiven)?;
    if candidates.rows.is_empty() && !request.query.filter.impossible {
        forgiven = self::forgiven(view, request)?;
        if !forgiven.is_empty() {
            candidates = self::candidates(view, request, &forgiven)?;
        }
        if candidates.rows.is_empty() {
            forgiven.clear();
        }
    }
    let sought = Sought::new(&request.query, &forgiven);
    let Candidates { mut rows, is_bounded } = candidates;
    leave_out_what_came_of_it(&mut rows);
    let total = match is_bounded {
        true if asks_for_all_lessons(request) => Total::Exactly(lessons_in_all(view)?),
        true => Total::MoreThan(rows.len()),
        false => Total::Exactly(rows.len()),
    };
    in_order(&mut rows, request, &sought);
    rows.truncate(request.limit);
    let hits = rows.into_iter().filter_map(|row| hit(view, &row, &sought).transpose());
    Ok(Found { number: request.number, hits: hits.collect::<rusqlite::Result<_>>()?, total, forgiven })
}

/// The rows that are weighed.
struct Candidates {
    rows: Vec<Candidate>,
    /// Whether there are more.
    is_bounded: bool,
}

/// A row that has what is looked for.
struct Candidate {
    source: &'static Source,
    row: i64,
    day: NaiveDate,
    /// The answer from which it came.
    came_from: Option<i64>,
    /// Whether it has not all of the words, and what it lacks means the cause that it is about.
    is_about: bool,
    /// When a lesson was written, in microseconds; 0 for whatever else.
    written: i64,
    is_pinned: bool,
    sure: Option<u8>,
    tally: UseTally,
    texts: Vec<String>,
}

impl Candidate {
    fn fields(&self) -> Vec<Field<'_>> {
        let texts = self.texts.iter().zip(self.source.fields);
        texts.map(|(text, (_, role))| Field { text, role: *role }).collect()
    }
}

/// The newest rows of every source, or for [`Order::Oldest`] the oldest.
fn candidates(
    view: &Connection,
    request: &SearchRequest,
    forgiven: &[(String, String)],
) -> rusqlite::Result<Candidates> {
    let steps = Words::ever_wider(&request.query, forgiven);
    let about = Words::about(&request.query, forgiven);
    let most = weighed(request.within).max(request.limit);
    let mut all = Candidates { rows: Vec::new(), is_bounded: false };
    for source in Source::of(request.within) {
        let mut known = HashSet::new();
        let is_a_list = source.kind == Kind::Lesson && request.query.terms.is_empty();
        // Without words there is nothing to weigh: what is pinned must not be left out for being old.
        let pinned = steps.iter().filter(|_| is_a_list && request.order == Order::Best);
        let about = about.iter().filter(|_| source.kind == Kind::Lesson);
        let searches = pinned
            .map(|words| (words, " AND t.pinned = 1", false))
            .chain(steps.iter().map(|words| (words, "", false)))
            .chain(about.map(|words| (words, "", true)));
        let mut is_enough = false;
        for (words, only, is_about) in searches {
            // What has the very words comes before what only begins so, and both before what is only about it.
            if is_enough && (is_about || request.order == Order::Best) {
                break;
            }
            let Some(mut condition) = condition(source, words, &request.query.filter) else { break };
            condition.push(only);
            let among_newest =
                words.among_newest().filter(|_| matches!(request.order, Order::Best | Order::Newest));
            let fewer = among_newest.and_then(|words| self::condition(source, &words, &request.query.filter));
            let read = |condition: &Sql| rows(view, source, words.by(), condition, request.order, most + 1);
            let mut rows = fewer.as_ref().map_or_else(|| Ok(Vec::new()), read)?;
            if rows.len() <= most {
                rows = read(&condition)?;
            }
            let there_are_more = rows.len() > most;
            all.is_bounded |= there_are_more;
            rows.truncate(most);
            rows.retain(|row| known.insert(row.row));
            for row in &mut rows {
                row.is_about = is_about;
            }
            all.rows.append(&mut rows);
            is_enough |= there_are_more && only.is_empty() && !is_about;
        }
    }
    Ok(all)
}

fn rows(
    view: &Connection,
    source: &'static Source,
    by: By,
    condition: &Sql,
    order: Order,
    most: usize,
) -> rusqlite::Result<Vec<Candidate>> {
    let sql = format!(
        "{} {} {} ORDER BY {} LIMIT {most}",
        source.to_weigh(),
        source.from(by),
        condition.text,
        source.ordered(by, order)
    );
    let mut statement = view.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&condition.values), |row| read(row, source))?;
    rows.collect()
}

fn read(row: &Row<'_>, source: &'static Source) -> rusqlite::Result<Candidate> {
    let texts = (0..source.fields.len()).map(|place| row.get(BEFORE_FIELDS + place));
    Ok(Candidate {
        source,
        row: row.get(0)?,
        day: row.get::<_, Day>(1)?.0,
        came_from: row.get(2)?,
        is_about: false,
        written: row.get(3)?,
        is_pinned: row.get(4)?,
        sure: row.get(5)?,
        tally: lesson_life::read_tally(row, 6)?,
        texts: texts.collect::<rusqlite::Result<_>>()?,
    })
}

/// An answer that became a lesson, a goal or a step says the same once more: what it became is enough.
fn leave_out_what_came_of_it(rows: &mut Vec<Candidate>) {
    let became: HashSet<i64> = rows.iter().filter_map(|row| row.came_from).collect();
    if !became.is_empty() {
        rows.retain(|row| row.source.kind != Kind::Answer || !became.contains(&row.row));
    }
}

fn in_order(rows: &mut [Candidate], request: &SearchRequest, sought: &Sought) {
    // Lessons are as new as they were written, of whatever race they are. What stands in several tables is put in order by its
    // day.
    let age = |row: &Candidate| match request.within {
        SearchIn::Lessons => (None, row.written, row.row),
        SearchIn::Everything => (Some(row.day), 0, row.row),
    };
    let newest = |row: &Candidate| Reverse(age(row));
    match request.order {
        Order::Best if sought.is_empty() => rows.sort_by_cached_key(|row| (!row.is_pinned, newest(row))),
        Order::Best => {
            rows.sort_by_cached_key(|row| (row.is_about, Reverse(worth(row, sought)), newest(row)));
        }
        Order::Newest => rows.sort_by_key(newest),
        Order::Oldest => rows.sort_by_key(age),
        Order::Confidence => rows.sort_by(|one, other| {
            let key = |row: &Candidate| lesson_state::confidence(row.sure, row.tally);
            let is_lesson = |row: &Candidate| row.source.kind == Kind::Lesson;
            let lessons_first = is_lesson(other).cmp(&is_lesson(one));
            lessons_first.then(key(other).total_cmp(&key(one))).then(newest(one).cmp(&newest(other)))
        }),
        Order::Used => rows.sort_by_key(|row| (Reverse(row.tally.uses()), newest(row))),
    }
}

/// What a row is worth: how well it fits, and a little for what is held up or has helped.
fn worth(row: &Candidate, sought: &Sought) -> usize {
    // Whether it is put aside is of no weight here: proven it is only while it is not.
    let state = lesson_state::state(LessonStanding::Active, row.sure, row.tally);
    let is_proven = row.source.kind == Kind::Lesson && state == LessonState::Proven;
    sought.score(&row.fields()) + HELD_UP * (usize::from(row.is_pinned) + usize::from(is_proven))
}

/// A row as a hit; `None` where the lesson or the review is not there any more, which cannot be within one transaction.
fn hit(view: &Connection, row: &Candidate, sought: &Sought) -> rusqlite::Result<Option<Hit>> {
    let mut statement = view.prepare_cached(&row.source.to_tell())?;
    statement.query_row([row.row], |told| {
        let source = match row.source.kind {
            Kind::Lesson => {
                let Some(lesson) = lessons::one(view, told.get(0)?)? else { return Ok(None) };
                HitSource::Lesson(Box::new(lesson), row.tally)
            }
            Kind::Answer => HitSource::Answer(told.get(0)?, told.get(1)?),
            Kind::Race => HitSource::Race,
            Kind::Goal => HitSource::Goal(told.get(0)?),
            Kind::Step => HitSource::Step(told.get(0)?, told.get(1)?),
            Kind::CheckIn => HitSource::CheckIn(told.get(0)?),
            Kind::Arc => HitSource::Arc(told.get(0)?),
            Kind::Review => {
                let Some(review) = reviews::one(view, told.get(0)?)? else { return Ok(None) };
                HitSource::Review(Box::new(review), told.get(1)?)
            }
            Kind::Bounce => HitSource::Bounce,
        };
        let race: Option<RaceId> = told.get(2)?;
        let race = match race {
            Some(id) => Some(HitRace { id, name: told.get(3)?, date: told.get::<_, Day>(4)?.0 }),
            None => None,
        };
        let excerpt = sought.excerpt(&row.fields());
        Ok(Some(Hit { source, race, day: row.day, excerpt: excerpt.text, marks: excerpt.marks }))
    })
}

fn asks_for_all_lessons(request: &SearchRequest) -> bool {
    request.within == SearchIn::Lessons && request.query == Query::default()
}

/// How many lessons there are, without a look at each: those that are not in the trash themselves stand in an index, and those
/// among them that are hidden for another reason are few.
fn lessons_in_all(view: &Connection) -> rusqlite::Result<usize> {
    let count: i64 = view
        .prepare_cached(
            "SELECT (SELECT count(*) FROM lessons WHERE trashed_at IS NULL)
                - (SELECT count(DISTINCT row) FROM (
                    SELECT l.row FROM lessons AS l WHERE l.merged_into IS NOT NULL AND l.trashed_at IS NULL
                    UNION ALL SELECT l.row FROM races AS r CROSS JOIN lessons AS l ON l.race_id = r.id
                        WHERE r.trashed_at IS NOT NULL AND l.trashed_at IS NULL
                    UNION ALL SELECT l.row FROM debriefs AS d CROSS JOIN lessons AS l ON l.debrief_id = d.id
                        WHERE d.trashed_at IS NOT NULL AND l.trashed_at IS NULL
                    UNION ALL SELECT l.row FROM races AS r CROSS JOIN debriefs AS d ON d.race_id = r.id
                        CROSS JOIN lessons AS l ON l.debrief_id = d.id
                        WHERE r.trashed_at IS NOT NULL AND l.trashed_at IS NULL))",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}
