//! What is written from the command line gets the same care.

use crate::place::Place;

const DANGER: &str = "You matter more than any race";

#[test]
fn a_card_is_printed_beside_what_was_written_and_not_among_the_data() {
    for words in [
        &["checkin", "--note", "I want to die"][..],
        &["goals", "add", "Run again", "--why", "or I want to kill myself"],
        &["lessons", "add", "I don't want to live"],
    ] {
        let place = Place::new();
        let output = place.command(words).output().expect("it runs");
        let (out, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{error}");
        assert!(
            error.contains(DANGER) && error.contains("112") && error.contains("findahelpline.com"),
            "{error}"
        );
        assert!(!out.contains(DANGER) && !out.is_empty(), "{out}");
    }
}

#[test]
fn race_talk_prints_no_card() {
    let place = Place::new();
    let output = place.command(&["checkin", "--note", "suicide pace, dead legs"]).output().expect("it runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
