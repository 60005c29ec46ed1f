//! Searching.

use super::columns::Day;
use super::{ReadError, Store, lesson_life, lessons, searches};
use crate::domain::search::{Facets, Found, Hit, HitRace, HitSource, SearchRequest, Total};

impl Store {
    /// What a search finds; `None` when it was given up because `outdated` said so meanwhile.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn search(
        &self,
        request: &SearchRequest,
        _outdated: &dyn Fn() -> bool,
    ) -> Result<Option<Found>, ReadError> {
        let sql = lessons::select(&format!(
            ", {}, r.id, r.name, r.date FROM live_lessons AS l LEFT JOIN races AS r ON r.id = l.race_id
             ORDER BY l.pinned DESC, l.written_at DESC, l.row DESC",
            lesson_life::TALLY
        ));
        let mut hits = self
            .connection
            .prepare_cached(&sql)?
            .query_map([], |row| {
                let first = lessons::SELECTED_COUNT;
                let lesson = lessons::read(row)?;
                let race = match row.get(first + 1)? {
                    None => None,
                    Some(id) => {
                        Some(HitRace { id, name: row.get(first + 2)?, date: row.get::<_, Day>(first + 3)?.0 })
                    }
                };
                Ok(Hit {
                    day: race.as_ref().map_or_else(|| lesson.written.date_naive(), |race| race.date),
                    race,
                    excerpt: lesson.text.clone(),
                    marks: Vec::new(),
                    source: HitSource::Lesson(Box::new(lesson), lesson_life::read_tally(row, first)?),
                })
            })?
            .collect::<rusqlite::Result<Vec<Hit>>>()?;
        let total = Total::Exactly(hits.len());
        hits.truncate(request.limit);
        Ok(Some(Found { number: request.number, hits, total, forgiven: Vec::new() }))
    }

    /// How many lessons a search finds with each value of each facet, and the searches that are saved; `None` when it was
    /// given up because `outdated` said so meanwhile.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn facets(
        &self,
        request: &SearchRequest,
        _outdated: &dyn Fn() -> bool,
    ) -> Result<Option<Facets>, ReadError> {
        let saved = searches::saved(&self.connection)?;
        Ok(Some(Facets { number: request.number, values: Vec::new(), saved }))
    }
}
