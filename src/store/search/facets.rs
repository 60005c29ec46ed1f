//! How many lessons there are with each value of each facet.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, params_from_iter};

use super::conditions::{Words, condition, is_length};
use super::forgiving::forgiven;
use super::source::{Source, VERDICTS};
use crate::domain::search::{FacetKind, Facets, Filter, SearchRequest};
use crate::store::searches;

/// Counts them; each facet's own filter is left aside for its values.
pub(super) fn count(view: &Connection, request: &SearchRequest) -> rusqlite::Result<Facets> {
    let mut counts = Counts::default();
    counts.read_all(view, request, &[])?;
    if counts.seen.is_empty() && !request.query.terms.is_empty() {
        let forgiven = forgiven(view, request)?;
        if !forgiven.is_empty() {
            counts.read_all(view, request, &forgiven)?;
        }
    }
    Ok(Facets { number: request.number, values: counts.told(), saved: searches::saved(view)? })
}

#[derive(Default)]
struct Counts {
    values: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// The rows that are counted.
    seen: HashSet<i64>,
}

impl Counts {
    /// Reads every lesson that has the words, or is about what they mean, and counts it.
    fn read_all(
        &mut self,
        view: &Connection,
        request: &SearchRequest,
        forgiven: &[(String, String)],
    ) -> rusqlite::Result<()> {
        self.read(view, request, &Words::new(&request.query, forgiven))?;
        for words in Words::about(&request.query, forgiven) {
            self.read(view, request, &words)?;
        }
        Ok(())
    }

    fn read(&mut self, view: &Connection, request: &SearchRequest, words: &Words) -> rusqlite::Result<()> {
        let source = Source::lessons();
        let Some(condition) = condition(source, words, &unfaceted(&request.query.filter)) else {
            return Ok(());
        };
        let (length, kind) = source.course.unwrap_or(("NULL", "NULL"));
        let sql = format!(
            "SELECT t.cause, distance_class({length}, {kind}), r.outcome, lesson_state(t.standing, t.sure, {}), t.verb,
                substr({}, 1, 4), {length}, t.row {} {}",
            VERDICTS.as_str(),
            source.day,
            source.from(words.by()),
            condition.text
        );
        let chosen = Chosen::new(&request.query.filter);
        let mut statement = view.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(&condition.values))?;
        while let Some(row) = rows.next()? {
            if !self.seen.insert(row.get(7)?) {
                continue;
            }
            let mut values: [Option<&str>; 6] = [None; 6];
            for (place, value) in values.iter_mut().enumerate() {
                *value = row.get_ref(place)?.as_str_or_null()?;
            }
            let length: Option<f64> = row.get(6)?;
            let mut missed = FacetKind::ALL
                .iter()
                .zip(values)
                .filter(|(facet, value)| !chosen.is_met(**facet, *value, length));
            let (first, second) = (missed.next().map(|(facet, _)| *facet), missed.next());
            for (facet, value) in FacetKind::ALL.iter().zip(values) {
                let counts = second.is_none() && first.is_none_or(|missed| missed == *facet);
                if let Some(value) = value.filter(|_| counts) {
                    let values = self.values.entry(facet.id()).or_default();
                    match values.get_mut(value) {
                        Some(count) => *count += 1,
                        None => drop(values.insert(value.to_owned(), 1)),
                    }
                }
            }
        }
        Ok(())
    }

    /// The most frequent first, of the years the last.
    fn told(mut self) -> Vec<(FacetKind, Vec<(String, usize)>)> {
        let told = |facet: &FacetKind| {
            let values = self.values.remove(facet.id()).unwrap_or_default();
            let mut values: Vec<(String, usize)> = values.into_iter().collect();
            match facet {
                FacetKind::Year => values.reverse(),
                _ => values.sort_by_key(|(_, count)| std::cmp::Reverse(*count)),
            }
            (*facet, values)
        };
        FacetKind::ALL.iter().map(told).collect()
    }
}

/// What the facets narrow by, as the values that are read.
struct Chosen {
    values: Vec<(FacetKind, Vec<String>)>,
    lengths: Vec<f64>,
}

impl Chosen {
    fn new(filter: &Filter) -> Self {
        let ids = |ids: &mut dyn Iterator<Item = &'static str>| ids.map(str::to_owned).collect::<Vec<_>>();
        let values = vec![
            (FacetKind::Cause, filter.causes.clone()),
            (FacetKind::Distance, ids(&mut filter.distances.iter().map(|class| class.id()))),
            (FacetKind::Outcome, ids(&mut filter.outcomes.iter().map(|outcome| outcome.id()))),
            (FacetKind::State, ids(&mut filter.states.iter().map(|state| state.id()))),
            (FacetKind::Verb, ids(&mut filter.verbs.iter().map(|verb| verb.id()))),
            (FacetKind::Year, filter.years.iter().map(|year| format!("{year:04}")).collect()),
        ];
        Self { values, lengths: filter.lengths.iter().map(|length| length.0).collect() }
    }

    fn is_met(&self, facet: FacetKind, value: Option<&str>, length: Option<f64>) -> bool {
        let wanted =
            self.values.iter().find(|(known, _)| *known == facet).map_or(&[][..], |(_, values)| values);
        let lengths = if facet == FacetKind::Distance { self.lengths.as_slice() } else { &[] };
        let is_free = wanted.is_empty() && lengths.is_empty();
        let has_value = value.is_some_and(|value| wanted.iter().any(|wanted| wanted == value));
        is_free
            || has_value
            || length.is_some_and(|length| lengths.iter().any(|wanted| is_length(length, *wanted)))
    }
}

/// What narrows a search besides its facets.
fn unfaceted(filter: &Filter) -> Filter {
    Filter {
        causes: Vec::new(),
        distances: Vec::new(),
        lengths: Vec::new(),
        outcomes: Vec::new(),
        years: Vec::new(),
        states: Vec::new(),
        verbs: Vec::new(),
        ..filter.clone()
    }
}
