//! How far a goal has come in words and as a bar, told in the same way everywhere.

use super::progress;
use crate::domain::goal::Measure;
use crate::domain::goal_story::GoalRow;
use crate::domain::units::rounding::{trimmed, whole};

/// Numbers of progress are told with at most so many decimals.
const DECIMALS: u8 = 2;

/// How far a goal has come, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// From 0 to 1; `None` where nothing can be reckoned yet.
    pub share: Option<f64>,
    /// "2½ of 4 steps", "52 of 60 km", "9 of 20 days".
    pub words: String,
}

impl Told {
    /// The bar of so many blocks, where there is one, and the words: "▰▰▰▱▱ 2½ of 4 steps".
    #[must_use]
    pub fn with_bar(&self, blocks: u8) -> String {
        let bar = self.share.map_or_else(String::new, |share| format!("{} ", bar(share, blocks)));
        format!("{bar}{}", self.words)
    }
}

/// How far a goal has come; `None` where nothing is counted.
#[must_use]
pub fn told(row: &GoalRow) -> Option<Told> {
    let measure = row.goal.measure.as_ref()?;
    let counted = progress(row);
    let words = match (measure, counted) {
        (Measure::Number { from, to, unit }, _) => {
            let unit = if unit.trim().is_empty() { String::new() } else { format!(" {}", unit.trim()) };
            match row.reached {
                None => format!("no number yet, {} to {}{unit}", number(*from), number(*to)),
                Some(value) if *from == 0.0 => format!("{} of {}{unit}", number(value), number(*to)),
                Some(value) => {
                    format!("{}{unit}, from {} to {}", number(value), number(*from), number(*to))
                }
            }
        }
        (Measure::Steps, None) => "no step yet".to_owned(),
        (Measure::Steps, Some(share)) => {
            let noun = if share.wanted <= 1.0 { "step" } else { "steps" };
            format!("{} of {} {noun}", halves(share.reached), number(share.wanted))
        }
        (Measure::Days { wanted }, _) => {
            let noun = if *wanted <= 1 { "day" } else { "days" };
            format!("{} of {} {noun}", number(row.reached.unwrap_or(0.0)), (*wanted).max(1))
        }
    };
    Some(Told { share: counted.map(|share| share.share), words })
}

/// A number of progress: "52", "7.5".
#[must_use]
pub fn number(value: f64) -> String {
    trimmed(value, DECIMALS)
}

/// "2", "2½", "½".
fn halves(steps: f64) -> String {
    let full = steps.floor();
    match (full > 0.0, steps - full >= 0.25) {
        (false, true) => "½".to_owned(),
        (_, false) => number(full),
        (true, true) => format!("{}½", number(full)),
    }
}

/// A share as a bar of so many blocks: what was begun has one at least, and only the whole has all of them.
fn bar(share: f64, blocks: u8) -> String {
    let all = usize::from(blocks);
    let filled = usize::try_from(whole((share * f64::from(blocks)).floor())).unwrap_or(all);
    let filled =
        if share >= 1.0 { all } else { filled.clamp(usize::from(share > 0.0), all.saturating_sub(1)) };
    format!("{}{}", "▰".repeat(filled), "▱".repeat(all - filled))
}

#[cfg(test)]
mod tests {
    use super::{Told, bar, halves};

    #[test]
    fn a_bar_shows_what_was_begun_and_is_full_only_at_the_end() {
        let bars: Vec<String> = [0.0, 0.01, 0.2, 0.5, 0.99, 1.0].iter().map(|share| bar(*share, 5)).collect();
        assert_eq!(bars, ["▱▱▱▱▱", "▰▱▱▱▱", "▰▱▱▱▱", "▰▰▱▱▱", "▰▰▰▰▱", "▰▰▰▰▰"]);
    }

    #[test]
    fn parts_of_steps_are_told_as_halves() {
        assert_eq!([0.0, 0.5, 1.0, 2.5].map(halves), ["0", "½", "1", "2½"]);
    }

    #[test]
    fn where_nothing_can_be_reckoned_the_words_stand_without_a_bar() {
        let told = |share| Told { share, words: "2½ of 5 steps".to_owned() }.with_bar(4);
        assert_eq!([Some(0.5), None].map(told), ["▰▰▱▱ 2½ of 5 steps", "2½ of 5 steps"]);
    }
}
