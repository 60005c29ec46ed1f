//! How well a name fits what is typed: one rule for feelings, causes and whatever else is found by typing.

/// The rank of a name with its other words, the smaller the better; `None` when nothing fits. The beginning of the name
/// comes first, then the beginning of one of its words, of one of the other words, and last any place inside.
#[must_use]
pub fn rank<'a>(query: &str, name: &str, others: impl Iterator<Item = &'a str>) -> Option<u8> {
    Findable::new(name, others).rank(&folded(query))
}

/// What is typed, as it is looked for.
#[must_use]
pub fn folded(query: &str) -> String {
    crate::domain::folding::folded(query)
}

/// A name with its other words, made ready once where very many are looked through at each letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findable {
    name: String,
    others: Vec<String>,
}

impl Findable {
    /// Makes a name and its other words ready.
    #[must_use]
    pub fn new<'a>(name: &str, others: impl Iterator<Item = &'a str>) -> Self {
        Self { name: folded(name), others: others.map(folded).collect() }
    }

    /// As [`rank`], for what is typed as [`folded`] gives it.
    #[must_use]
    pub fn rank(&self, query: &str) -> Option<u8> {
        let others = || self.others.iter();
        let in_name = self.name.contains(query);
        // Most do not fit at all, and that is found out quickest.
        if !in_name && !others().any(|other| other.contains(query)) {
            return None;
        }
        let begins = |text: &str| text.split(' ').any(|word| word.starts_with(query));
        Some(if self.name.starts_with(query) {
            0
        } else if in_name && begins(&self.name) {
            1
        } else if others().any(|other| other.starts_with(query) || begins(other)) {
            2
        } else {
            3
        })
    }
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn the_beginning_of_a_word_fits_better_than_the_middle_of_another() {
        let none = || std::iter::empty();
        assert_eq!(rank("train", "Training gap", none()), Some(0));
        assert_eq!(rank("train", "Gaps in training", none()), Some(1));
        assert_eq!(rank("train", "Too much", ["training load"].into_iter()), Some(2));
        assert_eq!(rank("train", "Injury or niggle", ["pain", "strain"].into_iter()), Some(3));
        assert_eq!(rank("train", "Sleep", none()), None);
        assert_eq!(rank("", "Sleep", none()), Some(0));
        assert_eq!(rank(" Iron ", "after the IRON distance", none()), Some(1));
        assert_eq!(rank("lidingo", "Lidingöloppet", none()), Some(0));
        assert_eq!(rank("can't w", "Can’t wait", none()), Some(0));
    }
}
