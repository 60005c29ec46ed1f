//! Errors of typing: where nothing is found, words that are nowhere are taken for others that are there.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::conditions::{Words, condition, is_forgivable};
use super::source::Source;
use crate::domain::rules::spelling::{Errors, Misspelt};
use crate::domain::search::{Filter, Query, SearchRequest, Term};

/// So many words are taken in the place of one at most.
const MOST_TAKEN: usize = 5;
/// So many words of one source are looked at for each beginning.
const MOST_LOOKED_AT: usize = 50_000;

/// The words of a search that are nowhere, each with the nearest ones that are there; more than one where they are equally near.
pub(super) fn forgiven(
    view: &Connection,
    request: &SearchRequest,
) -> rusqlite::Result<Vec<(String, String)>> {
    let mut forgiven = Vec::new();
    for term in request.query.terms.iter().filter(|term| is_forgivable(term)) {
        let [word] = term.words.as_slice() else { continue };
        let Some(misspelt) = Misspelt::new(word) else { continue };
        if is_somewhere(view, request, term)? {
            continue;
        }
        for taken in nearest(view, request, &misspelt)? {
            forgiven.push((word.clone(), taken));
        }
    }
    Ok(forgiven)
}

/// Whether anything that is not in the trash has a word, or is a lesson about a cause that it means.
fn is_somewhere(view: &Connection, request: &SearchRequest, term: &Term) -> rusqlite::Result<bool> {
    let meant = request.query.meant.clone();
    let query = Query { terms: vec![term.clone()], meant, filter: Filter::default() };
    let plain = Words::new(&query, &[]);
    let about = Words::about(&query, &[]);
    let everywhere = Source::of(request.within).iter().map(|source| (source, &plain));
    let about = about.iter().map(|words| (Source::lessons(), words));
    for (source, words) in everywhere.chain(about) {
        let Some(condition) = condition(source, words, &query.filter) else { continue };
        let sql = format!("SELECT 1 {} {} LIMIT 1", source.from(words.by()), condition.text);
        let mut statement = view.prepare_cached(&sql)?;
        if statement.query_row(params_from_iter(&condition.values), |_| Ok(())).optional()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The words with the fewest errors, those in most entries first.
fn nearest(view: &Connection, request: &SearchRequest, misspelt: &Misspelt) -> rusqlite::Result<Vec<String>> {
    let mut near: BTreeMap<String, (Errors, i64)> = BTreeMap::new();
    for source in Source::of(request.within) {
        let sql = format!(
            "SELECT term, doc FROM {}_vocabulary WHERE term >= ?1 AND term < ?2 LIMIT {MOST_LOOKED_AT}",
            source.table
        );
        let mut statement = view.prepare_cached(&sql)?;
        for beginning in misspelt.beginnings() {
            let end = format!("{beginning}{}", char::MAX);
            let mut rows = statement.query(params![beginning, end])?;
            while let Some(row) = rows.next()? {
                let word = row.get_ref(0)?.as_str()?;
                if let Some(errors) = misspelt.errors(word) {
                    let entries: i64 = row.get(1)?;
                    near.entry(word.to_owned()).or_insert((errors, 0)).1 += entries;
                }
            }
        }
    }
    let fewest = near.values().map(|(errors, _)| errors.count).min();
    let mut near: Vec<(String, (Errors, i64))> =
        near.into_iter().filter(|(_, (errors, _))| Some(errors.count) == fewest).collect();
    near.sort_by_key(|(_, (errors, entries))| (errors.longer, -entries));
    Ok(near.into_iter().take(MOST_TAKEN).map(|(word, _)| word).collect())
}
