//! The questions of the small reviews: of a week, a month and a season.

use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::review::ReviewKind;

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// In one line.
    Line,
    /// In one line that one key makes a small step of.
    Step,
    /// In words of any length.
    Text,
    /// By a number from 0 to 10, with the words of its ends.
    Scale {
        /// What 0 means.
        low: String,
        /// What 10 means.
        high: String,
    },
    /// By one of a few options.
    Pick(Vec<PickOption>),
    /// By one of the year's races.
    Race,
    /// By deciding about the steps of the time that is looked back at.
    Steps,
    /// By the review of goals.
    Goals,
    /// By the alignment check.
    Alignment,
    /// By one lesson, which is held up from then on.
    Lesson,
    /// By a list of small wins.
    Wins,
}

impl Ask {
    /// Whether the answer is written in words.
    #[must_use]
    pub fn is_written(&self) -> bool {
        matches!(self, Self::Line | Self::Step | Self::Text)
    }
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickOption {
    /// Its id, as it stands in the journal.
    pub id: String,
    /// Its words.
    pub label: String,
}

/// A question of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewQuestion {
    /// Its id, as it stands in the journal.
    pub id: String,
    /// The words.
    pub text: String,
    /// How it is answered.
    pub ask: Ask,
}

/// What a review asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewWords {
    /// Which review.
    pub kind: ReviewKind,
    /// About how many minutes it takes.
    pub minutes: u8,
    /// The questions in their order.
    pub questions: Vec<ReviewQuestion>,
}

/// What the reviews ask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviews(Vec<ReviewWords>);

/// The reviews that ask questions; that of goals asks by its cards.
const ASKED: [ReviewKind; 3] = [ReviewKind::Week, ReviewKind::Month, ReviewKind::Season];
/// Nobody takes longer than this.
const MOST_MINUTES: u8 = 60;
/// An option is chosen by its digit.
const MOST_OPTIONS: usize = 9;
/// The words for how a question is answered.
const KINDS: [&str; 11] =
    ["line", "step", "text", "scale", "pick", "race", "steps", "goals", "alignment", "lesson", "wins"];

impl Reviews {
    /// What a review asks; nothing where the words are missing.
    #[must_use]
    pub fn questions(&self, kind: ReviewKind) -> &[ReviewQuestion] {
        self.of(kind).map_or(&[], |words| &words.questions)
    }

    /// A question by its id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&ReviewQuestion> {
        self.0.iter().flat_map(|words| &words.questions).find(|question| question.id == id)
    }

    /// About how many minutes a review takes.
    #[must_use]
    pub fn minutes(&self, kind: ReviewKind) -> u8 {
        self.of(kind).map_or(0, |words| words.minutes)
    }

    fn of(&self, kind: ReviewKind) -> Option<&ReviewWords> {
        self.0.iter().find(|words| words.kind == kind)
    }
}

/// Reads the built-in words.
pub(super) fn read_reviews(log: &Log<'_>) -> Reviews {
    let Some(root) = parse(log) else {
        return Reviews::default();
    };
    let root = Table::new(log, &root, "the words of reviews");
    root.number("schema", 1, 1);
    let mut reviews: Vec<ReviewWords> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for table in root.tables("review") {
        let known = ASKED.map(ReviewKind::id);
        let read = |word: &str| ASKED.into_iter().find(|kind| kind.id() == word);
        if !table.has("kind") {
            table.complain(table.at, "have a review without a `kind`");
        }
        let kind = table.word("kind", read, &known);
        let minutes = table.small("minutes", 1, MOST_MINUTES).unwrap_or(1);
        let questions: Vec<ReviewQuestion> = table
            .tables("question")
            .into_iter()
            .filter_map(|question| read_question(question, &mut ids))
            .collect();
        if questions.is_empty() {
            table.complain(table.at, "have a review without a [[review.question]]");
        }
        if let Some(kind) = kind {
            if reviews.iter().any(|other| other.kind == kind) {
                table.complain(table.place("kind"), "have this review twice");
            }
            reviews.push(ReviewWords { kind, minutes, questions });
        }
        table.finish();
    }
    for kind in ASKED {
        if !reviews.iter().any(|words| words.kind == kind) {
            root.complain(root.at, &format!("have no review \"{}\"", kind.id()));
        }
    }
    root.finish();
    Reviews(reviews)
}

fn read_question(mut table: Table<'_, '_>, ids: &mut Vec<String>) -> Option<ReviewQuestion> {
    let id = table.required("id");
    table.named(format!("the question \"{id}\""));
    if ids.contains(&id) {
        table.complain(table.place("id"), "is there twice; an id is used once");
    }
    ids.push(id.clone());
    let text = table.required("text");
    if !table.has("kind") {
        table.complain(table.at, "has no `kind`");
    }
    let kind = table.word("kind", |word| KINDS.into_iter().find(|known| *known == word), &KINDS);
    let ask = match kind {
        Some("line") => Some(Ask::Line),
        Some("step") => Some(Ask::Step),
        Some("text") => Some(Ask::Text),
        Some("scale") => Some(Ask::Scale { low: table.required("low"), high: table.required("high") }),
        Some("pick") => Some(Ask::Pick(read_options(&table))),
        Some("race") => Some(Ask::Race),
        Some("steps") => Some(Ask::Steps),
        Some("goals") => Some(Ask::Goals),
        Some("alignment") => Some(Ask::Alignment),
        Some("lesson") => Some(Ask::Lesson),
        Some("wins") => Some(Ask::Wins),
        _ => None,
    };
    if ask.is_none() {
        table.ignore(&["low", "high", "option"]);
    }
    table.finish();
    Some(ReviewQuestion { id, text, ask: ask? })
}

fn read_options(table: &Table<'_, '_>) -> Vec<PickOption> {
    let mut options: Vec<PickOption> = Vec::new();
    for option in table.tables("option") {
        let read = PickOption { id: option.required("id"), label: option.required("label") };
        if options.iter().any(|other| other.id == read.id) {
            option.complain(option.place("id"), "has an option twice; an id is used once");
        }
        options.push(read);
        option.finish();
    }
    if !(2..=MOST_OPTIONS).contains(&options.len()) {
        let message = format!("needs 2 to {MOST_OPTIONS} options in `option`");
        table.complain(table.place("option"), &message);
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let log = Log::new("reviews.toml", text);
        read_reviews(&log);
        log.into_problems().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_built_in_questions_are_those_of_week_month_and_season() {
        let text = include_str!("../../assets/reviews.toml");
        assert_eq!(problems(text), Vec::<String>::new());
        let reviews = read_reviews(&Log::new("reviews.toml", text));
        let counts = ASKED.map(|kind| (reviews.questions(kind).len(), reviews.minutes(kind)));
        assert_eq!(counts, [(6, 2), (4, 5), (5, 12)]);
        assert_eq!(
            reviews.question("week.choice").map(|question| &question.ask),
            Some(&Ask::Scale { low: "duty".to_owned(), high: "choice".to_owned() })
        );
        assert_eq!(reviews.questions(ReviewKind::Goals), []);
    }

    #[test]
    fn everything_wrong_is_told_with_its_line() {
        let text = "schema = 1\n\
             [[review]]\nkind = \"week\"\nminutes = 99\n\
             [[review.question]]\nid = \"a\"\nkind = \"line\"\ntext = \"What?\"\n\
             [[review.question]]\nid = \"a\"\nkind = \"scale\"\ntext = \"How?\"\nlow = \"duty\"\n\
             [[review.question]]\nid = \"b\"\nkind = \"pick\"\ntext = \"Which?\"\noption = [{ id = \"x\", label = \"x\" }]\n\
             [[review.question]]\nid = \"c\"\nkind = \"essay\"\ntext = \"Why?\"\nlow = \"kept\"\n\
             [[review]]\nkind = \"month\"\nminutes = 5\nextra = 1\n\
             [[review]]\nkind = \"month\"\nminutes = 5\n\
             [[review.question]]\nid = \"d\"\nkind = \"goals\"\ntext = \"Goals?\"\n";
        assert_eq!(
            problems(text),
            [
                "reviews.toml:1: the words of reviews have no review \"season\"",
                "reviews.toml:4: the words of reviews `minutes` has to be a whole number from 1 to 60",
                "reviews.toml:9: the question \"a\" has no `high`",
                "reviews.toml:10: the question \"a\" is there twice; an id is used once",
                "reviews.toml:18: the question \"b\" needs 2 to 9 options in `option`",
                "reviews.toml:21: the question \"c\" `kind`: \"essay\" is not known; known are line, step, text, scale, pick, race, steps, goals, alignment, lesson, wins",
                "reviews.toml:24: the words of reviews have a review without a [[review.question]]",
                "reviews.toml:27: the words of reviews has an unknown field `extra`",
                "reviews.toml:29: the words of reviews have this review twice",
            ]
        );
    }
}
