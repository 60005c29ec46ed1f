//! `secondwind review`

use crate::place::Place;

#[test]
fn a_review_needs_a_terminal_and_says_so() {
    let place = Place::new();
    for words in [&["review"][..], &["review", "goals"]] {
        let told = place.call(words);
        assert_eq!(
            told.refusal(),
            "secondwind: Second Wind needs a terminal. Run it directly in one, without redirecting its input or output."
        );
    }
    assert!(!place.journal().exists(), "nothing is made by that");
}

#[test]
fn its_help_tells_what_can_be_reviewed_and_anything_else_is_refused() {
    let place = Place::new();
    let help = place.call(&["review", "--help"]);
    assert_eq!(help.code, Some(0));
    for words in ["goals", "one key a verdict", "goes on where it was", "secondwind review"] {
        assert!(help.out.contains(words), "{words:?} is missing:\n{}", help.out);
    }
    let wrong = place.call(&["review", "shoes"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.error.contains("goals"), "{}", wrong.error);
}
