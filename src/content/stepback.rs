//! The words of a step back. The ids of its options, with their words, stand in [`crate::domain::step_back`].

use super::log::{Log, parse};
use super::reading::Table;
use crate::domain::race::words;

words! {
    /// What is asked of a step back.
    StepBackAsk {
        /// Its first day.
        From = "from", "first day";
        /// How many days it takes.
        Length = "length", "length";
        /// What it is for.
        Why = "why", "why";
        /// What becomes smaller.
        Shape = "shape", "shape";
        /// How much less.
        Cut = "cut", "cut";
        /// What the space is for.
        Space = "space", "space";
        /// What stays.
        Keep = "keep", "keep";
        /// Which goal it serves.
        Goal = "goal_link", "goal";
        /// What makes it hard.
        Hard = "hard", "hard";
        /// Why the runner began to run.
        WhyRunning = "why_running", "why running";
        /// Whether running is missed a little.
        Missed = "missed", "missed";
        /// Whether it was kept.
        Kept = "kept", "kept";
        /// What came back first.
        FirstBack = "first_back", "first back";
        /// Whether it would come earlier next time.
        Earlier = "earlier", "earlier";
        /// What a stop was that was not planned.
        Kind = "kind", "kind";
        /// The last day of such a stop.
        To = "to", "last day";
        /// The day on which a plan was ended.
        Ended = "ended", "ended";
    }
}

/// The words of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskWords {
    /// Which.
    pub ask: StepBackAsk,
    /// Before its field.
    pub label: String,
    /// The question.
    pub text: String,
    /// How it may be answered.
    pub hint: String,
}

/// The words of a step back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepBackWords {
    /// How many minutes the form takes.
    pub minutes: u8,
    /// What it is, in one line.
    pub tagline: String,
    asks: Vec<AskWords>,
}

impl StepBackWords {
    /// The words of a question.
    #[must_use]
    pub fn ask(&self, ask: StepBackAsk) -> Option<&AskWords> {
        self.asks.iter().find(|words| words.ask == ask)
    }

    /// The question itself.
    #[must_use]
    pub fn text(&self, ask: StepBackAsk) -> &str {
        self.ask(ask).map_or("", |words| words.text.as_str())
    }
}

/// Reads the built-in words.
pub(super) fn read_step_back(log: &Log<'_>) -> StepBackWords {
    let Some(root) = parse(log) else {
        return StepBackWords::default();
    };
    let root = Table::new(log, &root, "the words of a step back");
    root.number("schema", 1, 1);
    let minutes = root.small("minutes", 1, 60).unwrap_or(1);
    let tagline = root.required("tagline");
    let known: Vec<&str> = StepBackAsk::ALL.iter().map(|ask| ask.id()).collect();
    let mut asks: Vec<AskWords> = Vec::new();
    for table in root.tables("ask") {
        let ask = table.word("id", StepBackAsk::from_id, &known);
        let words = (table.required("label"), table.required("text"), table.required("hint"));
        if let Some(ask) = ask {
            if asks.iter().any(|other| other.ask == ask) {
                table.complain(table.place("id"), "is there twice; an id is used once");
            }
            let (label, text, hint) = words;
            asks.push(AskWords { ask, label, text, hint });
        }
        table.finish();
    }
    for ask in StepBackAsk::ALL {
        if !asks.iter().any(|words| words.ask == *ask) {
            root.complain(root.at, &format!("need an [[ask]] with `id = \"{}\"`", ask.id()));
        }
    }
    root.finish();
    StepBackWords { minutes, tagline, asks }
}

#[cfg(test)]
mod tests {
    use super::super::Content;
    use super::*;

    #[test]
    fn every_question_has_its_words() {
        let words = Content::built_in().step_back;
        assert_eq!((words.minutes, words.tagline.as_str()), (3, "A step back on purpose, with an end."));
        for ask in StepBackAsk::ALL {
            assert!(words.ask(*ask).is_some_and(|words| !words.text.is_empty()), "{ask:?}");
        }
        assert_eq!(words.text(StepBackAsk::Keep), "What stays, so it is a step and not a stop?");
    }

    #[test]
    fn what_is_missing_and_what_is_twice_is_told() {
        let text = "schema = 1\nminutes = 3\ntagline = \"x\"\n
            [[ask]]\nid = \"why\"\nlabel = \"a\"\ntext = \"b\"\nhint = \"c\"\n
            [[ask]]\nid = \"why\"\nlabel = \"a\"\ntext = \"b\"\nhint = \"c\"\n";
        let log = Log::new("stepback.toml", text);
        read_step_back(&log);
        let problems: Vec<String> = log.into_problems().iter().map(ToString::to_string).collect();
        let told = problems.join("\n");
        assert!(told.contains("is there twice"), "{told}");
        assert!(told.contains("id = \"keep\""), "{told}");
    }
}
