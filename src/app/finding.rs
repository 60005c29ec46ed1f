//! How well a name fits what is typed: one rule for feelings, causes and whatever else is found by typing.

/// The rank of a name with its other words, the smaller the better; `None` when nothing fits. The beginning of the name
/// comes first, then the beginning of one of its words, of one of the other words, and last any place inside.
#[must_use]
pub fn rank<'a>(query: &str, name: &str, others: impl Iterator<Item = &'a str> + Clone) -> Option<u8> {
    let query = query.trim().to_lowercase();
    let name = name.to_lowercase();
    let others = others.map(str::to_lowercase);
    let begins = |text: &str| text.split([' ', '-', '/']).any(|word| word.starts_with(&query));
    if name.starts_with(&query) {
        Some(0)
    } else if begins(&name) {
        Some(1)
    } else if others.clone().any(|other| other.starts_with(&query) || begins(&other)) {
        Some(2)
    } else if name.contains(&query) || others.clone().any(|other| other.contains(&query)) {
        Some(3)
    } else {
        None
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
    }
}
