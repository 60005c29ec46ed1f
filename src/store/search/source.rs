//! Where is looked: one description for each table with words in it.

use crate::domain::rules::relevance::Role;
use crate::domain::search::{Order, SearchIn};
use crate::store::debriefs::dead_debriefs;
use crate::store::lesson_life;

/// A table with words in it.
#[derive(Debug)]
pub(super) struct Source {
    /// What its rows are.
    pub(super) kind: Kind,
    /// The table; `<table>_words` is its index and `<table>_vocabulary` the words in that.
    pub(super) table: &'static str,
    /// What is joined to the table `t`; whatever has a race calls it `r`.
    joined: &'static str,
    /// Which rows are not in the trash, neither themselves nor what they hang on.
    pub(super) live: &'static str,
    /// The race's day, or that of writing.
    pub(super) day: &'static str,
    /// The length and the kind of the race, or what the row says of itself.
    pub(super) course: Option<(&'static str, &'static str)>,
    /// The condition under which a row has one of the causes that stand in place of `{}`.
    pub(super) cause: Option<&'static str>,
    /// The id by which the row is opened, and the question of an answer, or the goal of a step.
    opened: (&'static str, &'static str),
    /// The row of the answer from which it came.
    origin: &'static str,
    /// The texts and what a word in each is worth.
    pub(super) fields: &'static [(&'static str, Role)],
}

/// What the rows of a source are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Lesson,
    Answer,
    Race,
    Goal,
    Step,
    CheckIn,
    Arc,
    Review,
    Bounce,
}

/// The columns that stand before the texts in what [`Source::to_weigh`] names.
pub(super) const BEFORE_FIELDS: usize = 7;

impl Source {
    /// Where a search looks.
    pub(super) fn of(within: SearchIn) -> &'static [Self] {
        match within {
            SearchIn::Lessons => &SOURCES[..1],
            SearchIn::Everything => SOURCES,
        }
    }

    /// The lessons.
    pub(super) fn lessons() -> &'static Self {
        &SOURCES[0]
    }

    /// FROM, for rows that the index finds (`f`) or for all.
    pub(super) fn from(&self, by: By) -> String {
        let Self { table, joined, .. } = self;
        match by {
            // A cross join is done in the order in which it is written: the index first, which gives the newest first.
            By::Index => {
                format!("FROM {table}_words AS f CROSS JOIN {table} AS t ON t.row = f.rowid {joined}")
            }
            By::Table => format!("FROM {table} AS t {joined}"),
        }
    }

    /// SELECT with what a row is weighed by: row, day, the answer from which it came, then of a lesson when it was written, pinned,
    /// sure, verdicts, then the texts.
    pub(super) fn to_weigh(&self) -> String {
        let Self { day, origin, .. } = self;
        let of_lesson = match self.kind {
            Kind::Lesson => format!("t.written_at, t.pinned, t.sure, {}", VERDICTS.as_str()),
            _ => "0, 0, NULL, '[]'".to_owned(),
        };
        let fields: Vec<&str> = self.fields.iter().map(|(field, _)| *field).collect();
        format!("SELECT t.row, {day}, {origin}, {of_lesson}, {}", fields.join(", "))
    }

    /// ORDER BY: which rows are weighed, where there are very many. The newest and the oldest are come by without a look at the
    /// others; for the rest all of them are looked at. A lesson is as old as its writing, which is not always the order of the rows:
    /// the list goes by an index of that; of those that the index of words gives, the last rows are weighed.
    pub(super) fn ordered(&self, by: By, order: Order) -> String {
        let verdicts = VERDICTS.as_str();
        let newest = match (by, self.kind) {
            (By::Table, Kind::Lesson) => "t.written_at DESC, t.row DESC",
            (By::Table, _) => "t.row DESC",
            (By::Index, _) => "f.rowid DESC",
        };
        match (order, self.kind) {
            (Order::Oldest, _) => newest.replace("DESC", "ASC"),
            (Order::Confidence, Kind::Lesson) => {
                format!("lesson_confidence(t.sure, {verdicts}) DESC, t.written_at DESC, t.row DESC")
            }
            (Order::Used, Kind::Lesson) => {
                format!("lesson_used({verdicts}) DESC, t.written_at DESC, t.row DESC")
            }
            _ => newest.to_owned(),
        }
    }

    /// SELECT with what is told of a row besides: what opens it, the question of an answer, the race (id, name, day).
    pub(super) fn to_tell(&self) -> String {
        let (id, question) = self.opened;
        let race = if self.course.is_some() { "r.id, r.name, r.date" } else { "NULL, NULL, NULL" };
        format!("SELECT {id}, {question}, {race} {} WHERE t.row = ?1", self.from(By::Table))
    }
}

/// How rows are come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The index gives those with the words.
    Index,
    /// The table gives all of them.
    Table,
}

/// The verdicts on the lesson `t` and on those that are a part of it, as JSON.
pub(super) static VERDICTS: std::sync::LazyLock<String> =
    std::sync::LazyLock::new(|| lesson_life::TALLY.replace("l.id", "t.id"));

/// That the debrief of `t` does not lie in the trash, nor does its race; what does is looked up once for a search.
macro_rules! live_debrief {
    () => {
        concat!("(t.debrief_id IS NULL OR t.debrief_id NOT IN (", dead_debriefs!(), "))")
    };
}

/// The local day of writing.
macro_rules! written {
    () => {
        "date(t.written_at / 1000000 + t.written_offset * 60, 'unixepoch')"
    };
}

const CAUSE_OF_RACE: &str = "EXISTS (SELECT 1 FROM live_debriefs AS d JOIN causes AS c ON c.debrief_id = d.id
    WHERE d.race_id = r.id AND c.cause IN ({}))";
const ANSWERED: &str = "(SELECT a.row FROM answers AS a
    WHERE a.debrief_id = t.debrief_id AND a.prompt = t.origin_prompt AND a.subject = t.origin_subject)";

/// The words of the lessons that are a part of `t`, as its index has them. Few are merged, and an index finds those.
const PARTS: &str =
    "coalesce((SELECT group_concat(rtrim(m.text || ' · ' || m.if_then, ' ·'), ' · ') FROM lessons AS m
    WHERE m.merged_into = t.id AND m.trashed_at IS NULL), '')";

const SOURCES: &[Source] = &[
    Source {
        kind: Kind::Lesson,
        table: "lessons",
        joined: "LEFT JOIN races AS r ON r.id = t.race_id",
        live: concat!(
            "t.trashed_at IS NULL AND t.merged_into IS NULL AND r.trashed_at IS NULL AND ",
            live_debrief!()
        ),
        day: concat!("coalesce(r.date, ", written!(), ")"),
        course: Some(("coalesce(t.distance, r.distance)", "coalesce(t.kind, r.kind)")),
        cause: Some("t.cause IN ({})"),
        opened: ("t.id", "''"),
        origin: ANSWERED,
        fields: &[
            ("t.text", Role::Heading),
            ("t.if_then", Role::Body),
            ("coalesce(r.name, '')", Role::Beside),
            (PARTS, Role::Body),
        ],
    },
    Source {
        kind: Kind::Answer,
        table: "answers",
        joined: "JOIN debriefs AS d ON d.id = t.debrief_id LEFT JOIN races AS r ON r.id = d.race_id",
        // The facts of a finished debrief stand in its race.
        live: "d.trashed_at IS NULL AND r.trashed_at IS NULL AND t.words <> ''
            AND (d.finished_at IS NULL OR r.id IS NULL OR substr(t.prompt, 1, 6) <> 'facts.')",
        day: "coalesce(r.date, date(t.at / 1000000 + t.at_offset * 60, 'unixepoch'))",
        course: Some(("r.distance", "r.kind")),
        cause: Some(CAUSE_OF_RACE),
        opened: ("t.debrief_id", "t.question"),
        origin: "NULL",
        fields: &[("t.words", Role::Body)],
    },
    Source {
        kind: Kind::Race,
        table: "races",
        joined: "JOIN races AS r ON r.row = t.row",
        live: "t.trashed_at IS NULL",
        day: "t.date",
        course: Some(("r.distance", "r.kind")),
        cause: Some(CAUSE_OF_RACE),
        opened: ("t.id", "''"),
        origin: "NULL",
        fields: &[
            ("t.name", Role::Heading),
            ("t.location", Role::Body),
            ("t.notes", Role::Body),
            ("t.goal_a", Role::Body),
            ("t.goal_b", Role::Body),
            ("t.goal_c", Role::Body),
            ("t.weather", Role::Body),
            ("t.wind", Role::Body),
            ("t.surface", Role::Body),
            ("t.gear", Role::Body),
            ("t.drink", Role::Body),
            ("t.company", Role::Body),
            ("t.travel", Role::Body),
        ],
    },
    Source {
        kind: Kind::Goal,
        table: "goals",
        joined: "LEFT JOIN races AS r ON r.id = t.race_id AND r.trashed_at IS NULL",
        live: concat!("t.trashed_at IS NULL AND ", live_debrief!()),
        day: concat!("coalesce(r.date, ", written!(), ")"),
        course: Some(("r.distance", "r.kind")),
        cause: Some(CAUSE_OF_RACE),
        opened: ("t.id", "''"),
        origin: ANSWERED,
        fields: &[
            ("t.text", Role::Heading),
            ("t.why", Role::Body),
            ("t.if_then", Role::Body),
            ("t.notes", Role::Body),
        ],
    },
    Source {
        kind: Kind::Step,
        table: "steps",
        joined: "LEFT JOIN races AS r ON r.id = t.race_id AND r.trashed_at IS NULL",
        live: concat!(
            "t.trashed_at IS NULL
            AND (t.goal_id IS NULL OR EXISTS (SELECT 1 FROM live_goals AS g WHERE g.id = t.goal_id)) AND ",
            live_debrief!()
        ),
        day: concat!("coalesce(r.date, ", written!(), ")"),
        course: Some(("r.distance", "r.kind")),
        cause: Some(CAUSE_OF_RACE),
        opened: ("t.id", "t.goal_id"),
        origin: ANSWERED,
        fields: &[("t.text", Role::Heading)],
    },
    Source {
        kind: Kind::CheckIn,
        table: "check_ins",
        joined: "",
        live: "t.trashed_at IS NULL AND t.note <> ''",
        day: "t.day",
        course: None,
        cause: None,
        opened: ("t.id", "''"),
        origin: "NULL",
        fields: &[("t.note", Role::Body)],
    },
    Source {
        kind: Kind::Arc,
        table: "arcs",
        joined: "",
        live: "t.id IN (SELECT a.id FROM live_arcs AS a)",
        day: "t.start",
        course: None,
        cause: None,
        opened: ("t.id", "''"),
        origin: "NULL",
        fields: &[("t.name", Role::Heading), ("t.note", Role::Body)],
    },
    Source {
        kind: Kind::Review,
        table: "review_answers",
        joined: "",
        live: "t.words <> ''",
        day: "date(t.at / 1000000 + t.at_offset * 60, 'unixepoch')",
        course: None,
        cause: None,
        opened: ("t.review_id", "t.asked"),
        origin: "NULL",
        fields: &[("t.words", Role::Body)],
    },
    Source {
        kind: Kind::Bounce,
        table: "bounce_ticks",
        joined: "JOIN races AS r ON r.id = t.race_id",
        live: "r.trashed_at IS NULL AND t.note <> ''",
        day: "r.date",
        course: Some(("r.distance", "r.kind")),
        cause: Some(CAUSE_OF_RACE),
        opened: ("t.race_id", "''"),
        origin: "NULL",
        fields: &[("t.note", Role::Body)],
    },
];
