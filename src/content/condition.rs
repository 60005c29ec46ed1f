//! When a question is asked: typed data, not a little language.
//!
//! Invariant: conditions look backwards only. `checking` refuses a pack in which one looks ahead, so the flow can
//! decide each question from those before it, in a single pass.

use super::reading::Table;
use super::signals::Signal;

/// What has to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// An earlier prompt's answer passes a test. A prompt that is not asked has no answer.
    Prompt {
        /// The prompt's id.
        prompt: String,
        /// The test.
        test: Test,
    },
    /// A branch is open.
    Branch(String),
    /// A signal passes a test.
    Signal {
        /// Which signal.
        signal: Signal,
        /// The test.
        test: Test,
    },
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// A test of one answer or signal. Without an answer only `Answered(false)` passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The picked option (or the signal's word) is one of these.
    Is(Vec<String>),
    /// The id is among what was picked, with at least this strength where one is given.
    Contains {
        /// The id of an option, a feeling or a cause.
        id: String,
        /// The strength.
        at_least: Option<u8>,
    },
    /// The number is at least this.
    AtLeast(i32),
    /// The number is at most this.
    AtMost(i32),
    /// There is an answer, or there is none.
    Answered(bool),
}

impl Condition {
    /// Every condition in this one that looks at something, itself included.
    pub fn leaves(&self) -> Vec<&Condition> {
        match self {
            Self::All(inner) | Self::Any(inner) => inner.iter().flat_map(Condition::leaves).collect(),
            Self::Not(inner) => inner.leaves(),
            leaf => vec![leaf],
        }
    }
}

/// Reads the condition under `key`; what is wrong with it goes to the log.
pub(super) fn read_condition(owner: &Table<'_, '_>, key: &'static str) -> Option<Condition> {
    owner.table(key).and_then(read)
}

fn read(table: Table<'_, '_>) -> Option<Condition> {
    let kinds = ["prompt", "branch", "signal", "all", "any", "not"];
    let given: Vec<&str> = kinds.into_iter().filter(|kind| table.has(kind)).collect();
    let condition = match given.as_slice() {
        ["prompt"] => {
            let prompt = table.required("prompt");
            read_test(&table).map(|test| Condition::Prompt { prompt, test })
        }
        ["branch"] => Some(Condition::Branch(table.required("branch"))),
        ["signal"] => {
            let known: Vec<&str> = Signal::ALL.iter().map(|signal| signal.id()).collect();
            let signal = table.word("signal", Signal::from_id, &known);
            let test = read_test(&table);
            signal.zip(test).map(|(signal, test)| Condition::Signal { signal, test })
        }
        ["all"] => read_list(&table, "all").map(Condition::All),
        ["any"] => read_list(&table, "any").map(Condition::Any),
        ["not"] => table.table("not").and_then(read).map(|inner| Condition::Not(Box::new(inner))),
        _ => {
            table.complain(
                table.at,
                "has a condition that needs exactly one of prompt, branch, signal, all, any, not",
            );
            return None;
        }
    };
    table.finish();
    condition
}

fn read_list(table: &Table<'_, '_>, key: &'static str) -> Option<Vec<Condition>> {
    let inner = table.tables(key);
    if inner.is_empty() {
        table.complain(table.place(key), &format!("has a condition with an empty `{key}`"));
        return None;
    }
    let wanted = inner.len();
    let conditions: Vec<Condition> = inner.into_iter().filter_map(read).collect();
    (conditions.len() == wanted).then_some(conditions)
}

fn read_test(table: &Table<'_, '_>) -> Option<Test> {
    if table.has("contains") {
        return Some(Test::Contains {
            id: table.required("contains"),
            at_least: table.small("at_least", 0, 10),
        });
    }
    let tests = ["is", "at_least", "at_most", "answered"];
    let given: Vec<&str> = tests.into_iter().filter(|test| table.has(test)).collect();
    match given.as_slice() {
        ["is"] => {
            let words: Vec<String> = table.texts("is")?.into_iter().map(|word| word.value).collect();
            if words.is_empty() {
                table.complain(table.place("is"), "has a condition with an empty `is`");
            }
            (!words.is_empty()).then_some(Test::Is(words))
        }
        ["at_least"] => whole(table, "at_least").map(Test::AtLeast),
        ["at_most"] => whole(table, "at_most").map(Test::AtMost),
        ["answered"] => table.flag("answered").map(Test::Answered),
        _ => {
            table.ignore(&tests);
            table.complain(
                table.at,
                "has a condition that needs exactly one of is, contains, at_least, at_most, answered",
            );
            None
        }
    }
}

fn whole(table: &Table<'_, '_>, key: &'static str) -> Option<i32> {
    table.number(key, -100_000, 100_000).and_then(|number| i32::try_from(number).ok())
}
