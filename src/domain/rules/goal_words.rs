//! A race goal in the runner's words, read as far as the clock or the result list can judge it.
//!
//! Decided here, and always on the careful side: what is not clearly a time, a place or a finish is [`GoalTarget::Words`],
//! and the runner is asked. Two times ("1:14:30 at half, then 1:13"), a pace, a part of the course, a time relative to
//! another or a place in an age group stay words.

mod times;

use self::times::{is_about_something_else, times};
use crate::domain::goal::GoalKind;
use crate::domain::race::RaceKind;
use crate::domain::units::number::small_number;
use crate::domain::units::time::TimeContext;
use crate::domain::units::{Metres, Seconds};

/// What a goal asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GoalTarget {
    /// This time or faster: "3:30".
    Time(Seconds),
    /// Faster than this time: "sub 3:30", "beat 4:49".
    Under(Seconds),
    /// Close to this time, or faster: "about 4:00".
    About(Seconds),
    /// Getting to the line.
    Finish,
    /// This place overall or better; at least 1.
    Place(u32),
    /// Something only the runner can judge.
    Words,
}

impl GoalTarget {
    /// The time the goal names.
    #[must_use]
    pub fn time(self) -> Option<Seconds> {
        match self {
            Self::Time(time) | Self::Under(time) | Self::About(time) => Some(time),
            Self::Finish | Self::Place(_) | Self::Words => None,
        }
    }
}

/// Reads a goal. The context is that of the race's finishing time: its distance tells "1:39" for a half marathon as hours.
#[must_use]
pub fn read_goal(words: &str, context: TimeContext) -> GoalTarget {
    let tokens = tokens(words);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if let Some(place) = place(&tokens) {
        return GoalTarget::Place(place);
    }
    let times = times(&tokens, context);
    match times[..] {
        // "Finish, run the whole way" asks for more than the line.
        [] if asks_to_finish(&tokens) && !words.contains([',', ';', '+', '&']) => GoalTarget::Finish,
        [Some(time)] if !is_about_something_else(&tokens, context) => bound(&tokens)(time),
        _ => GoalTarget::Words,
    }
}

/// The length of a marathon.
const MARATHON: Metres = Metres(42_195.0);

/// What kind of goal these words ask for, where they name a time, a place or the finish and little else.
#[must_use]
pub fn kind_of(words: &str) -> Option<GoalKind> {
    // In a longer sentence, or behind another word, a time may be one of the day or of sleep.
    let folded = words.to_lowercase();
    let tokens: Vec<&str> = folded.split_whitespace().collect();
    let first = *tokens.first()?;
    let begins = first.starts_with(|letter: char| letter.is_ascii_digit())
        || UNDER.contains(&first)
        || ABOUT.contains(&first)
        || matches!(first, "finish" | "top" | "place");
    if tokens.len() > 4 || !begins {
        return None;
    }
    // "3:30" is a time of something: which, does not matter here.
    let context = TimeContext::new(Some(RaceKind::Road), Some(MARATHON));
    match read_goal(words, context) {
        GoalTarget::Time(_) | GoalTarget::Under(_) | GoalTarget::About(_) | GoalTarget::Place(_) => {
            Some(GoalKind::TimeOrPlace)
        }
        GoalTarget::Finish => Some(GoalKind::Outcome),
        GoalTarget::Words => None,
    }
}

const UNDER: &[&str] = &["sub", "under", "below", "break", "breaking", "beat", "beating", "than"];
const ABOUT: &[&str] =
    &["about", "around", "roughly", "approximately", "approx", "circa", "ca", "near", "close"];

fn bound(tokens: &[&str]) -> fn(Seconds) -> GoalTarget {
    if has_any(tokens, ABOUT) {
        GoalTarget::About
    } else if has_any(tokens, UNDER) && !has_any(tokens, &["slower", "later"]) {
        GoalTarget::Under
    } else {
        GoalTarget::Time
    }
}

/// Lower-case words without what stands in brackets, without the letter of a tier, with paces kept whole.
fn tokens(words: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for c in words.to_lowercase().chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '-' | '–' | '—' | '‑' => plain.push(' '),
            '<' => plain.push_str(" under "),
            '~' | '≈' => plain.push_str(" about "),
            '%' => plain.push_str(" percent "),
            '’' => plain.push('\''),
            c => plain.push(c),
        }
    }
    let mut tokens: Vec<String> = plain
        .split_whitespace()
        .map(|word| word.trim_matches([',', '.', ';', ':', '!', '?', '"', '“', '”']).to_owned())
        .filter(|word| !word.is_empty())
        .flat_map(|word| match word.strip_prefix("sub") {
            Some(time) if time.starts_with(|c: char| c.is_ascii_digit()) => {
                vec!["sub".to_owned(), time.to_owned()]
            }
            _ => vec![word],
        })
        .collect();
    if tokens.len() > 1 && matches!(tokens[0].as_str(), "a" | "b" | "c" | "d") {
        tokens.remove(0);
    }
    // How the time is spread over the course does not change the time.
    while let Some(at) = tokens
        .windows(2)
        .position(|pair| matches!(pair[0].as_str(), "negative" | "even") && pair[1].starts_with("split"))
    {
        tokens.drain(at..at + 2);
    }
    tokens
}

/// "top 10", "podium", "win", "3rd place": an overall place. A place within a group is none.
fn place(tokens: &[&str]) -> Option<u32> {
    const GROUPS: &[&str] = &[
        "age", "ag", "group", "category", "women", "woman", "women's", "female", "ladies", "men", "men's",
        "male", "masters", "veterans", "vets", "team", "club", "division", "half", "third", "quarter",
        "percent", "wave",
    ];
    if has_any(tokens, GROUPS) {
        return None;
    }
    let wanted = |word: &str| small_number(word).filter(|place| *place > 0);
    let ordinal = |word: &str| match word {
        "first" => Some(1),
        "second" => Some(2),
        _ => ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).and_then(wanted),
    };
    for pair in tokens.windows(2) {
        match *pair {
            ["top", number] => return wanted(number),
            [number, "place" | "overall"] if ordinal(number).is_some() => return ordinal(number),
            _ => {}
        }
    }
    let all_in = |words: &[&str]| tokens.iter().all(|token| words.contains(token));
    match tokens {
        [one] if one.starts_with("top") => wanted(&one[3..]),
        _ if tokens.contains(&"podium")
            && all_in(&["podium", "a", "the", "make", "reach", "get", "on", "finish"]) =>
        {
            Some(3)
        }
        _ if tokens.contains(&"win")
            && all_in(&["win", "to", "the", "race", "it", "outright", "overall"]) =>
        {
            Some(1)
        }
        _ => None,
    }
}

/// Whether getting to the line is all that is asked.
fn asks_to_finish(tokens: &[&str]) -> bool {
    const MORE: &[&str] = &[
        "with",
        "without",
        "strong",
        "stronger",
        "strongly",
        "happy",
        "happily",
        "smile",
        "smiling",
        "healthy",
        "feel",
        "feeling",
        "well",
        "good",
        "ahead",
        "before",
        "faster",
        "than",
        "and",
        "but",
        "in",
        "front",
        "top",
        "proud",
        "upright",
        "together",
        "no",
        "not",
        "never",
        "don't",
        "dont",
        "last",
        "running",
        "walking",
        "if",
        "as",
        "or",
        "uninjured",
        "injury",
        "pain",
        "under",
        "sub",
        "around",
        "about",
        "by",
        "fast",
        "place",
        "podium",
    ];
    let said = has_any(tokens, &["finish", "finishing", "finisher", "complete", "completing"])
        || tokens.windows(2).any(|pair| matches!(pair, ["get", "round" | "around"] | ["the", "line"]));
    // "before the cut-off" and "in the time limit" ask for no more than the race itself does.
    let by_the_rules = has_any(tokens, &["cut", "cutoff", "cutoffs", "limit"]);
    let get_around = tokens.windows(2).any(|pair| pair == ["get", "around"]);
    let harmless = |token: &str| match token {
        "before" | "in" | "under" | "by" => by_the_rules,
        "around" => get_around,
        _ => false,
    };
    said && !tokens.iter().any(|token| MORE.contains(token) && !harmless(token))
}

fn has_any(tokens: &[&str], words: &[&str]) -> bool {
    tokens.iter().any(|token| words.contains(token))
}

#[cfg(test)]
mod tests;
