//! What is looked for, as SQL: the words for the index, the filters for the tables.

use std::fmt::Write as _;

use rusqlite::types::Value;

use super::source::{By, Kind, Source, VERDICTS};
use crate::domain::folding::is_unspaced;
use crate::domain::search::{Filter, Presence, Query, Reach, Term};

/// A part of a query with what is bound to it, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Sql {
    pub(super) text: String,
    pub(super) values: Vec<Value>,
}

impl Sql {
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn bind(&mut self, value: impl Into<Value>) {
        self.text.push('?');
        self.values.push(value.into());
    }

    /// The values in a row, with commas between them.
    fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) {
        for (place, value) in values.into_iter().enumerate() {
            self.push(if place > 0 { ", " } else { "" });
            self.bind(value);
        }
    }
}

/// The words of a query as they are asked of a source.
#[derive(Debug, Clone)]
pub(super) struct Words {
    /// What the index is asked; `None` where it has nothing to say.
    matching: Option<String>,
    /// What no row may match, where the index is not asked for what it shall.
    unwanted: Option<String>,
    /// What is looked for anywhere inside.
    inside: Vec<Term>,
    /// The cause that the lessons are about.
    about: Option<String>,
    /// What the index is asked besides, where rows are not come by it.
    besides: Option<String>,
    /// How many rows, the newest ones, it is asked for of these at most; 0 is all.
    besides_newest: usize,
}

/// A very common word beside a cause is first looked for among so many of the newest rows that have it.
const NEWEST: usize = 2_000;

/// Which words may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GoingOn {
    /// None: every word is whole.
    None,
    /// The last one, which is still being typed.
    Last,
    /// All that may.
    All,
}

impl Words {
    /// All that have the words.
    pub(super) fn new(query: &Query, forgiven: &[(String, String)]) -> Self {
        Self::going_on(query, forgiven, GoingOn::All)
    }

    /// The lessons about each cause that a word may mean: words that mean it need not be there, the others must. As a lesson has one
    /// cause, these are all of which every word is there or means its cause.
    pub(super) fn about(query: &Query, forgiven: &[(String, String)]) -> Vec<Self> {
        let mut about: Vec<Self> = Vec::new();
        for cause in query.meant.iter().flat_map(|(_, causes)| causes) {
            if about.iter().any(|known| known.about.as_ref() == Some(cause)) {
                continue;
            }
            let means_it = |term: &&Term| {
                let word = |(word, causes): &(String, Vec<String>)| {
                    term.words == [word.as_str()] && causes.contains(cause)
                };
                may_go_on(term) && query.meant.iter().any(word)
            };
            let terms = query.terms.iter().filter(|term| !means_it(term)).cloned();
            let others = Query { terms: terms.collect(), ..Query::default() };
            let Self { matching, unwanted, inside, .. } = Self::new(&others, forgiven);
            let about_it = Some(cause.clone());
            about.push(Self {
                matching: None,
                unwanted,
                inside,
                about: about_it,
                besides: matching,
                besides_newest: 0,
            });
        }
        about
    }

    /// From the closest to the widest: so are those with the very words among the rows that are weighed, however many newer
    /// ones have words that only begin so.
    pub(super) fn ever_wider(query: &Query, forgiven: &[(String, String)]) -> Vec<Self> {
        let prefixes = query.terms.iter().filter(|term| may_go_on(term)).count();
        let steps: &[GoingOn] = match prefixes {
            0 => &[GoingOn::All],
            1 => &[GoingOn::None, GoingOn::All],
            _ => &[GoingOn::None, GoingOn::Last, GoingOn::All],
        };
        steps.iter().map(|step| Self::going_on(query, forgiven, *step)).collect()
    }

    /// `forgiven` are words that are nowhere, each with one that is taken in its place.
    fn going_on(query: &Query, forgiven: &[(String, String)], going_on: GoingOn) -> Self {
        let last = query.terms.iter().rposition(may_go_on);
        let (inside, indexed): (Vec<_>, Vec<_>) =
            query.terms.iter().enumerate().partition(|(_, term)| term.reach == Reach::Inside);
        let joined = |presence, between: &str| {
            let terms = indexed.iter().filter(|(_, term)| term.presence == presence);
            let terms: Vec<String> = terms
                .map(|(place, term)| {
                    let goes_on = match going_on {
                        GoingOn::All => true,
                        GoingOn::Last => last == Some(*place),
                        GoingOn::None => false,
                    };
                    // What shall not be there shall not be there in any form.
                    let goes_on = goes_on || presence == Presence::Unwanted;
                    matching(term, forgiven, if goes_on { term.reach } else { Reach::Whole })
                })
                .collect();
            (!terms.is_empty()).then(|| terms.join(between))
        };
        let inside = inside.into_iter().map(|(_, term)| term.clone()).collect();
        match (joined(Presence::Wanted, " AND "), joined(Presence::Unwanted, " OR ")) {
            (Some(wanted), Some(unwanted)) => {
                let matching = Some(format!("({wanted}) NOT ({unwanted})"));
                Self { matching, unwanted: None, inside, about: None, besides: None, besides_newest: 0 }
            }
            (matching, unwanted) => {
                Self { matching, unwanted, inside, about: None, besides: None, besides_newest: 0 }
            }
        }
    }

    /// The same among the newest rows only that have what is asked besides, which are come by far quicker where that is very
    /// common; `None` where nothing is.
    pub(super) fn among_newest(&self) -> Option<Self> {
        self.besides.is_some().then(|| Self { besides_newest: NEWEST, ..self.clone() })
    }

    /// How rows are come by.
    pub(super) fn by(&self) -> By {
        if self.matching.is_some() { By::Index } else { By::Table }
    }

    /// Adds them to a condition.
    fn narrow(&self, source: &Source, sql: &mut Sql) {
        if let Some(matching) = &self.matching {
            let _ = write!(sql.text, " AND f.{}_words MATCH ", source.table);
            sql.bind(matching.clone());
        }
        if let Some(unwanted) = &self.unwanted {
            let table = source.table;
            let _ = write!(
                sql.text,
                " AND t.row NOT IN (SELECT rowid FROM {table}_words WHERE {table}_words MATCH "
            );
            sql.bind(unwanted.clone());
            sql.push(")");
        }
        if let Some(cause) = &self.about {
            sql.push(" AND t.cause = ");
            sql.bind(cause.clone());
        }
        if let Some(matching) = &self.besides {
            // The sign keeps it from being that by which rows are come by: the index of causes gives the newest first.
            let table = source.table;
            let _ = write!(
                sql.text,
                " AND +t.row IN (SELECT rowid FROM {table}_words WHERE {table}_words MATCH "
            );
            sql.bind(matching.clone());
            if self.besides_newest > 0 {
                let _ = write!(sql.text, " ORDER BY rowid DESC LIMIT {}", self.besides_newest);
            }
            sql.push(")");
        }
        for term in &self.inside {
            for word in &term.words {
                sql.push(if term.presence == Presence::Wanted { " AND (" } else { " AND NOT (" });
                for (place, (field, _)) in source.fields.iter().enumerate() {
                    let _ = write!(sql.text, "{}{field} LIKE ", if place > 0 { " OR " } else { "" });
                    sql.bind(format!("%{}%", escaped(word)));
                    sql.push(" ESCAPE '\\'");
                }
                sql.push(")");
            }
        }
    }
}

/// A term in the language of the index. Every word stands in quotes, so that nothing in it means anything.
fn matching(term: &Term, forgiven: &[(String, String)], reach: Reach) -> String {
    let taken = forgiven.iter().filter(|(word, _)| term.words == [word.as_str()]);
    let mut choices: Vec<String> = taken.map(|(_, taken)| quoted(taken, Reach::Whole)).collect();
    if choices.is_empty() {
        choices.push(quoted(&term.words.join(" "), reach));
    }
    format!("({})", choices.join(" OR "))
}

fn quoted(words: &str, reach: Reach) -> String {
    let star = if reach == Reach::Prefix { " *" } else { "" };
    format!("\"{}\"{star}", words.replace('"', " "))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn may_go_on(term: &Term) -> bool {
    term.reach == Reach::Prefix && term.presence == Presence::Wanted
}

/// Whether another word may be taken in the place of a term that is nowhere.
pub(super) fn is_forgivable(term: &Term) -> bool {
    term.presence == Presence::Wanted
        && term.reach != Reach::Inside
        && term.words.len() == 1
        && !term.words.iter().flat_map(|word| word.chars()).any(is_unspaced)
}

/// WHERE: what lives, has the words and meets the filter; `None` where nothing of the source can.
pub(super) fn condition(source: &Source, words: &Words, filter: &Filter) -> Option<Sql> {
    let mut sql = Sql::default();
    let _ = write!(sql.text, "WHERE {}", source.live);
    words.narrow(source, &mut sql);
    narrow(source, filter, &mut sql)?;
    Some(sql)
}

fn narrow(source: &Source, filter: &Filter, sql: &mut Sql) -> Option<()> {
    if filter.impossible {
        return None;
    }
    if !filter.causes.is_empty() {
        let (before, after) = source.cause?.split_once("{}")?;
        let _ = write!(sql.text, " AND {before}");
        sql.list(filter.causes.iter().cloned());
        sql.push(after);
    }
    if !filter.distances.is_empty() || !filter.lengths.is_empty() {
        let (length, kind) = source.course?;
        let _ = write!(sql.text, " AND (distance_class({length}, {kind}) IN (");
        sql.list(filter.distances.iter().map(|class| class.id().to_owned()));
        sql.push(")");
        for wanted in &filter.lengths {
            let _ = write!(sql.text, " OR abs({length} - ");
            sql.bind(wanted.0);
            sql.push(") <= ");
            sql.bind(wanted.0 * LENGTH_TOLERANCE);
        }
        sql.push(")");
    }
    if !filter.kinds.is_empty() {
        let (_, kind) = source.course?;
        let _ = write!(sql.text, " AND {kind} IN (");
        sql.list(filter.kinds.iter().map(|kind| kind.id().to_owned()));
        sql.push(")");
    }
    if !filter.outcomes.is_empty() {
        source.course?;
        sql.push(" AND r.outcome IN (");
        sql.list(filter.outcomes.iter().map(|outcome| outcome.id().to_owned()));
        sql.push(")");
    }
    if !filter.years.is_empty() {
        let _ = write!(sql.text, " AND substr({}, 1, 4) IN (", source.day);
        sql.list(filter.years.iter().map(|year| format!("{year:04}")));
        sql.push(")");
    }
    for (day, comparison) in [(filter.since, ">="), (filter.before, "<")] {
        if let Some(day) = day {
            let _ = write!(sql.text, " AND {} {comparison} ", source.day);
            sql.bind(day.to_string());
        }
    }
    let asks_for_a_lesson = !filter.states.is_empty() || !filter.verbs.is_empty() || filter.pinned;
    if asks_for_a_lesson && source.kind != Kind::Lesson {
        return None;
    }
    if !filter.states.is_empty() {
        let _ = write!(sql.text, " AND lesson_state(t.standing, t.sure, {}) IN (", VERDICTS.as_str());
        sql.list(filter.states.iter().map(|state| state.id().to_owned()));
        sql.push(")");
    }
    if !filter.verbs.is_empty() {
        sql.push(" AND t.verb IN (");
        sql.list(filter.verbs.iter().map(|verb| verb.id().to_owned()));
        sql.push(")");
    }
    if filter.pinned {
        sql.push(" AND t.pinned = 1");
    }
    Some(())
}

/// How far off a distance without a name may be, as a part of it.
const LENGTH_TOLERANCE: f64 = 0.015;

/// Whether a course is as long as another one, as far as searches are concerned.
pub(super) fn is_length(length: f64, wanted: f64) -> bool {
    (length - wanted).abs() <= wanted * LENGTH_TOLERANCE
}
