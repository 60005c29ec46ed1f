//! A field in which words are picked from a list that stands below the form: several of them, or at most one.

use crate::text::editor::Applied;

/// How many may be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Most {
    /// At most one.
    One,
    /// As many as there are.
    Any,
}

/// The words, which are picked, and where the cursor stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Several {
    /// The words, each with its id; at most nine, since a digit picks one.
    pub options: Vec<(&'static str, &'static str)>,
    picked: Vec<bool>,
    /// The one that the space bar picks.
    pub at: usize,
    most: Most,
}

impl Several {
    /// Those with these ids are picked.
    #[must_use]
    pub fn new(options: Vec<(&'static str, &'static str)>, picked: &[&str], most: Most) -> Self {
        let picked: Vec<bool> = options.iter().map(|(id, _)| picked.contains(id)).collect();
        let at = picked.iter().position(|is| *is).unwrap_or(0);
        Self { options, picked, at, most }
    }

    /// Whether an option is picked, by its place.
    #[must_use]
    pub fn is_picked(&self, place: usize) -> bool {
        self.picked.get(place).copied().unwrap_or(false)
    }

    /// Whether it takes at most one.
    #[must_use]
    pub fn takes_one(&self) -> bool {
        self.most == Most::One
    }

    /// The ids of those that are picked, in the order of the options.
    #[must_use]
    pub fn ids(&self) -> Vec<&'static str> {
        let picked = self.options.iter().zip(&self.picked).filter(|(_, is)| **is);
        picked.map(|((id, _), _)| *id).collect()
    }

    /// The words of those that are picked: "sleep, food".
    #[must_use]
    pub fn told(&self) -> String {
        let picked = self.options.iter().zip(&self.picked).filter(|(_, is)| **is);
        // A word that holds a comma itself is parted from the next one more clearly.
        let words: Vec<&str> = picked.map(|((_, label), _)| *label).collect();
        let mark = if words.iter().any(|label| label.contains(',')) { "; " } else { ", " };
        words.join(mark)
    }

    /// Moves the cursor; it goes round.
    pub(super) fn step(&mut self, by: isize) -> Applied {
        let count = isize::try_from(self.options.len()).unwrap_or(1).max(1);
        let at = isize::try_from(self.at).unwrap_or(0);
        self.at = usize::try_from((at + by).rem_euclid(count)).unwrap_or(0);
        Applied::Moved
    }

    /// Picks an option, or puts it back.
    pub fn pick(&mut self, place: usize) -> Applied {
        let Some(was) = self.picked.get(place).copied() else { return Applied::Nothing };
        if self.most == Most::One {
            self.picked.fill(false);
        }
        self.picked[place] = !was;
        self.at = place;
        Applied::Changed
    }

    /// Puts everything back.
    pub(super) fn clear(&mut self) -> Applied {
        if !self.picked.contains(&true) {
            return Applied::Nothing;
        }
        self.picked.fill(false);
        Applied::Changed
    }

    /// A digit picks its option, the space bar the one at the cursor; a letter moves the cursor to the next option that begins
    /// with it.
    pub(super) fn typed(&mut self, character: char) -> Applied {
        if character == ' ' {
            return self.pick(self.at);
        }
        if let Some(digit) = character.to_digit(10) {
            return match usize::try_from(digit).unwrap_or(0).checked_sub(1) {
                Some(place) => self.pick(place),
                None => Applied::Nothing,
            };
        }
        let letter = character.to_lowercase().to_string();
        let count = self.options.len();
        let begins = |place: &usize| {
            let label = self.options.get(*place).map(|(_, label)| label.to_lowercase());
            label.is_some_and(|label| label.starts_with(&letter))
        };
        match (1..=count).map(|ahead| (self.at + ahead) % count).find(begins) {
            Some(place) => {
                self.at = place;
                Applied::Moved
            }
            None => Applied::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(most: Most) -> Several {
        Several::new(vec![("a", "sleep"), ("b", "food"), ("c", "nothing, on purpose")], &["b"], most)
    }

    #[test]
    fn digits_and_the_space_bar_pick_and_put_back() {
        let mut several = words(Most::Any);
        assert_eq!((several.at, several.told()), (1, "food".to_owned()));
        several.typed('3');
        assert_eq!(several.told(), "food; nothing, on purpose");
        several.typed('s');
        several.typed(' ');
        assert_eq!(several.ids(), ["a", "b", "c"]);
        several.typed('2');
        assert_eq!(several.ids(), ["a", "c"]);
        assert_eq!(several.typed('9'), Applied::Nothing);
        assert_eq!(several.typed('0'), Applied::Nothing);
        several.clear();
        assert_eq!(several.told(), "");
    }

    #[test]
    fn where_one_is_taken_another_goes() {
        let mut several = words(Most::One);
        several.typed('1');
        assert_eq!(several.ids(), ["a"]);
        several.typed('1');
        assert_eq!(several.ids(), [""; 0]);
    }
}
