//! Which words may have been meant by one that is nowhere.
//!
//! Source: Damerau and Levenshtein, in the form in which no part is edited twice (optimal string alignment): a letter left out, put
//! in, exchanged, or two neighbours the other way round is one error. Decided here: words of 4 to 7 letters are forgiven one
//! error, longer ones two; shorter ones none, since one error makes any of them into any other. Of the
//! second letter not every error is forgiven, so that few of the words of a language have to be looked at.

/// From so many letters on a word is forgiven an error.
const ONE_FROM: usize = 4;
/// From so many letters on a word is forgiven two.
const TWO_FROM: usize = 8;

/// What a second letter is most often taken for.
const VOWELS: &str = "aeiouy";

/// A word that is looked for, in letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelt {
    letters: Vec<char>,
    most: usize,
}

/// How far a word is from the one that was typed; the smaller, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Errors {
    /// How many errors make the one from the other, or from its beginning.
    pub count: usize,
    /// How many letters more it has than what was typed.
    pub longer: usize,
}

impl Misspelt {
    /// A word to be forgiven; `None` where it is too short for that.
    #[must_use]
    pub fn new(word: &str) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        let most = if letters.len() >= TWO_FROM { 2 } else { 1 };
        (letters.len() >= ONE_FROM).then_some(Self { letters, most })
    }

    /// How words begin that may have been meant. The first letter is right and so is the second, or that is another vowel than was
    /// typed, was left out, is one too many, or stands the other way round with a neighbour. None begins with another one.
    #[must_use]
    pub fn beginnings(&self) -> Vec<String> {
        let [first, second, third, ..] = self.letters[..] else { return Vec::new() };
        let mut beginnings = vec![[first, second].iter().collect::<String>()];
        beginnings.push([second, first].iter().collect());
        beginnings.push([first, third].iter().collect());
        for vowel in VOWELS.chars() {
            beginnings.push([first, vowel, third].iter().collect());
            beginnings.push([first, vowel, second].iter().collect());
        }
        beginnings.sort();
        // In this order whatever begins with another one comes right behind it.
        beginnings.dedup_by(|next, kept| next.starts_with(kept.as_str()));
        beginnings
    }

    /// How far a word is from it, where that is near enough. While a word is being typed, the beginning of another one is
    /// enough.
    #[must_use]
    pub fn errors(&self, word: &str) -> Option<Errors> {
        let word: Vec<char> = word.chars().take(self.letters.len() + self.most + 1).collect();
        let length = self.letters.len();
        // Rows for nothing, the first letter, ... of the word; each tells the errors for every beginning of what was typed.
        let mut before: Vec<usize> = Vec::new();
        let mut last: Vec<usize> = (0..=length).collect();
        let mut best = (last[length] <= self.most).then_some((last[length], 0));
        for (row, letter) in word.iter().enumerate() {
            let mut this = Vec::with_capacity(length + 1);
            this.push(row + 1);
            for (column, typed) in self.letters.iter().enumerate() {
                let other = last[column] + usize::from(letter != typed);
                let mut errors = other.min(last[column + 1] + 1).min(this[column] + 1);
                let is_turned =
                    row > 0 && column > 0 && *letter == self.letters[column - 1] && word[row - 1] == *typed;
                if is_turned {
                    errors = errors.min(before[column - 1] + 1);
                }
                this.push(errors);
            }
            if this[length] <= self.most && best.is_none_or(|(least, _)| this[length] <= least) {
                best = Some((this[length], row + 1));
            }
            if this.iter().min().is_some_and(|least| *least > self.most) {
                break;
            }
            before = std::mem::replace(&mut last, this);
        }
        best.map(|(count, used)| Errors { count, longer: word.len() - used })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn count(typed: &str, word: &str) -> Option<usize> {
        Misspelt::new(typed)?.errors(word).map(|errors| errors.count)
    }

    #[test]
    fn one_error_is_forgiven_and_two_in_a_long_word() {
        assert_eq!(count("pacng", "pacing"), Some(1));
        assert_eq!(count("paccing", "pacing"), Some(1));
        assert_eq!(count("pasing", "pacing"), Some(1));
        assert_eq!(count("apcing", "pacing"), Some(1));
        assert_eq!(count("pcaign", "pacing"), None);
        assert_eq!(count("hydratoin", "hydration"), Some(1));
        assert_eq!(count("hidratoin", "hydration"), Some(2));
        assert_eq!(count("gles", "gels"), Some(1));
        assert_eq!(count("gek", "gel"), None);
        assert_eq!(count("zurch", "zürich"), None);
    }

    #[test]
    fn few_words_are_looked_at_for_one() {
        let beginnings = |typed| Misspelt::new(typed).expect("long enough").beginnings();
        assert_eq!(
            beginnings("merathon"),
            ["em", "mae", "mar", "me", "mie", "mir", "moe", "mor", "mr", "mue", "mur", "mye", "myr"]
        );
        assert_eq!(beginnings("aabc")[..2], ["aa", "ab"]);
        let is_looked_at = |typed, word: &str| {
            beginnings(typed).iter().filter(|beginning| word.starts_with(beginning.as_str())).count()
        };
        for (typed, word) in [
            ("pacng", "pacing"),
            ("apcing", "pacing"),
            ("pcaing", "pacing"),
            ("pcing", "pacing"),
            ("psacing", "pacing"),
            ("hidration", "hydration"),
            ("hdration", "hydration"),
        ] {
            assert_eq!(is_looked_at(typed, word), 1, "{typed}");
        }
    }

    #[test]
    fn a_word_that_is_still_being_typed_is_forgiven_too() {
        assert_eq!(count("marato", "marathon"), Some(1));
        assert_eq!(count("hidra", "hydration"), Some(1));
        let errors = |word| Misspelt::new("pacng").expect("long enough").errors(word).expect("near");
        assert!(errors("pacing") < errors("pacings"));
    }

    /// By the definition, letter by letter from the end.
    fn slow(one: &[char], other: &[char]) -> usize {
        match (one, other) {
            ([], rest) | (rest, []) => rest.len(),
            ([one_rest @ .., one_last], [other_rest @ .., other_last]) => {
                let mut least = (slow(one_rest, other_rest) + usize::from(one_last != other_last))
                    .min(slow(one_rest, other) + 1)
                    .min(slow(one, other_rest) + 1);
                if let ([one_rest @ .., a, b], [other_rest @ .., c, d]) = (one, other)
                    && (a, b) == (d, c)
                {
                    least = least.min(slow(one_rest, other_rest) + 1);
                }
                least
            }
        }
    }

    proptest! {
        #[test]
        fn the_errors_are_those_of_the_definition(typed in "[abc]{4,6}", word in "[abc]{1,7}") {
            let letters: Vec<char> = typed.chars().collect();
            let word_letters: Vec<char> = word.chars().collect();
            let least = (0..=word_letters.len()).map(|end| slow(&letters, &word_letters[..end])).min().unwrap_or(9);
            prop_assert_eq!(count(&typed, &word), (least <= 1).then_some(least));
        }
    }
}
