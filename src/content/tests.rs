//! The built-in words, a runner's own files, and files that are broken.

mod broken;

use proptest::prelude::*;

use super::*;
use crate::domain::waiting::OfferedFrom;

/// The smallest pack there is.
const SMALL: &str = r#"[pack]
id = "small"
version = 1
label = "Small"

[timing]
hot = "only"
short = "only"
full = "only"
older = "only"
early_note = "Early."
heavier_note = "Heavier."

[[mode]]
id = "only"
label = "Only"
stages = ["facts"]

[[stage]]
id = "facts"
title = "Facts"

[[prompt]]
id = "name"
stage = "facts"
need = "must"
kind = "line"
fills = "name"
text = "Which race?"

[[prompt]]
id = "date"
stage = "facts"
need = "must"
kind = "date"
fills = "date"
text = "When?"

[[prompt]]
id = "outcome"
stage = "facts"
need = "must"
kind = "pick"
fills = "outcome"
text = "How did it end?"
options = [{ id = "finished", label = "finished" }, { id = "dnf", label = "did not finish" }]
"#;

fn problems(text: &str) -> Vec<String> {
    let source = Source { name: "own.toml".to_owned(), text: text.to_owned() };
    check_pack(&source).iter().map(ToString::to_string).collect()
}

fn small_with(more: &str) -> Vec<String> {
    let lines = SMALL.lines().count();
    let numbered = problems(&format!("{SMALL}{more}"));
    let relative = |problem: String| {
        let (place, message) = problem.split_once(": ").expect("a place and a message");
        let line: usize = place.strip_prefix("own.toml:").and_then(|line| line.parse().ok()).expect("a line");
        format!("+{}: {message}", line.saturating_sub(lines))
    };
    numbered.into_iter().map(relative).collect()
}

#[test]
fn there_is_nothing_wrong_with_the_built_in_words() {
    let (content, problems) = built_in();
    assert_eq!(problems, []);
    assert_eq!(content.feelings.feelings.len(), 54);
    assert_eq!(content.feelings.quadrants.len(), 5);
    assert_eq!(content.causes.causes.len(), 40);
    assert_eq!(content.causes.groups.len(), 10);
    assert_eq!(content.care.red_flags.items.len(), 9);
    assert_eq!(content.pack().branches.len(), 13);
    assert_eq!(content.pack().modes.len(), 11);
}

#[test]
fn every_care_note_that_a_cause_names_is_there_and_every_feeling_has_a_key_of_its_own() {
    let content = Content::built_in();
    for cause in &content.causes.causes {
        if let Some(care) = &cause.care {
            assert!(content.care.note(care).is_some(), "{}", cause.id);
        }
    }
    let mut keys: Vec<_> =
        content.feelings.feelings.iter().map(|one| (one.quadrant.clone(), one.key)).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 54);
    assert!(keys.iter().all(|(_, key)| key.is_some()));
}

#[test]
fn the_follow_ups_of_the_built_in_pack_have_their_days_and_their_minutes() {
    let content = Content::built_in();
    let pack = content.pack();
    let roles = pack.mode_roles();
    assert_eq!(roles.hot, "hot");
    assert_eq!(roles.followed_up, ["hot", "cold_short", "cold_full", "free"]);
    let offers = roles.follow_ups.iter().map(|follow_up| {
        let mode = pack.mode(&follow_up.mode).expect("a mode");
        (follow_up.mode.as_str(), follow_up.offer.from, follow_up.offer.for_days, pack.minutes(mode))
    });
    assert_eq!(
        offers.collect::<Vec<_>>(),
        [
            ("d3", OfferedFrom::Days(3), 3, 0.7),
            ("d7", OfferedFrom::Days(7), 5, 2.0),
            ("d14", OfferedFrom::Days(14), 7, 3.4),
            ("guide_end", OfferedFrom::GuideEnd, 8, 1.0),
            ("d60", OfferedFrom::Days(60), 16, 2.0),
        ]
    );
    let week = pack.mode("d7").expect("a mode");
    assert_eq!(week.invitation("Two Rivers"), "A week after Two Rivers: what looks different?");
    let unsaid = pack::Mode { hint: String::new(), ..week.clone() };
    assert_eq!(unsaid.invitation("Two Rivers"), "Two Rivers: a week later");
}

#[test]
fn a_small_pack_stands_and_can_be_put_to_use() {
    assert_eq!(problems(SMALL), Vec::<String>::new());
    let source = Source { name: "small.toml".to_owned(), text: SMALL.to_owned() };
    let (mut content, problems) = Content::with_sources(&[source]);
    assert_eq!(problems, []);
    assert_eq!(content.pack().id, "core");
    assert!(content.choose("small"));
    assert_eq!(content.pack().id, "small");
    assert!(!content.choose("missing"));
    assert_eq!(content.packs().map(|pack| pack.id.as_str()).collect::<Vec<_>>(), ["small", "core"]);
}

#[test]
fn a_file_of_changes_gives_new_words_and_adds_own_feelings_and_causes() {
    let text = r#"
[pack]
changes = "core"

[[prompt]]
id = "facts.setback"
text = "Does it smart?"
options = [{ id = "yes", label = "oh yes" }]

[[prompt]]
id = "arrive.now"
low = "feather"

[[feeling]]
id = "sad"
label = "Blue"

[[feeling]]
id = "wobbly"
label = "Wobbly"
quadrant = "mixed"

[[cause]]
id = "wind"
ask_hindered = ["How did you meet it?"]

[[cause]]
id = "dog"
label = "A dog"
group = "outside"
ask_hindered = ["Whose dog?"]
ask_helped = "What did the dog do?"
lesson_if = "there is a dog"
lesson_then = "walk past it"
"#;
    let source = Source { name: "mine.toml".to_owned(), text: text.to_owned() };
    let (content, problems) = Content::with_sources(&[source]);
    assert_eq!(problems, []);
    let setback = content.pack().prompt("facts.setback").expect("it stays");
    assert_eq!(setback.text, "Does it smart?");
    let prompt::Widget::Pick { options: prompt::Options::Listed(choices), .. } = &setback.widget else {
        panic!("it stays a pick");
    };
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["not sure yet", "no", "oh yes"]);
    let arrive = content.pack().prompt("arrive.now").expect("it stays");
    assert!(
        matches!(&arrive.widget, prompt::Widget::Scale { low, high, .. } if low == "feather" && high == "very heavy")
    );
    assert_eq!(content.feelings.get("sad").map(|feeling| feeling.label.as_str()), Some("Blue"));
    assert_eq!(content.feelings.get("wobbly").map(|feeling| feeling.key), Some(None));
    assert_eq!(content.causes.get("wind").map(|cause| cause.ask_hindered.len()), Some(1));
    assert_eq!(content.causes.get("dog").map(|cause| cause.control_hint), Some(5));
}

#[test]
fn a_file_with_one_mistake_changes_nothing_at_all() {
    let text = "[pack]\nchanges = \"core\"\n\n[[prompt]]\nid = \"arrive.now\"\ntext = \"Heavy, {cause}?\"\n\n[[prompt]]\nid = \"new\"\ntext = \"New?\"\n\n[[feeling]]\nid = \"sad\"\nlabel = \"Blue\"\nmood = 3\n\n[[cause]]\nid = \"x\"\ngroup = \"moon\"\nlabel = \"X\"\n";
    let source = Source { name: "own.toml".to_owned(), text: text.to_owned() };
    let (content, problems) = Content::with_sources(std::slice::from_ref(&source));
    assert_eq!(content.feelings.get("sad").map(|feeling| feeling.label.as_str()), Some("Sad"));
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "own.toml:6: prompt \"arrive.now\" uses {cause}, which this prompt does not have in the pack",
            "own.toml:9: prompt \"new\" is not in the pack; a file of changes cannot add prompts",
            "own.toml:15: feeling \"sad\" has an unknown field `mood`",
            "own.toml:17: cause \"x\" has no `ask_helped`",
            "own.toml:17: cause \"x\" has no `lesson_if`",
            "own.toml:17: cause \"x\" has no `lesson_then`",
            "own.toml:17: cause \"x\" needs at least one question in `ask_hindered`",
            "own.toml:19: cause \"x\" has the unknown group \"moon\"; known are execution, fuel, conditions, body, build, life, mind, gear, people, outside",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_all_is_read_without_a_panic(text in "\\PC{0,200}") {
        let _ = problems(&text);
        let _ = problems(&format!("[pack]\nchanges = \"core\"\n{text}"));
    }

    #[test]
    fn a_damaged_built_in_pack_is_read_without_a_panic(
        at in 0..CORE_PACK.len(),
        length in 0_usize..40,
        put in prop::sample::select(vec!["", "\"", "[[prompt]]\n", "= {", "\u{202e}", "[", "when", "9", "\n\n"]),
    ) {
        let boundary = |mut at: usize| {
            while !CORE_PACK.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let from = boundary(at);
        let to = boundary((at + length).min(CORE_PACK.len())).max(from);
        let damaged = format!("{}{put}{}", &CORE_PACK[..from], &CORE_PACK[to..]);
        let source = Source { name: "damaged.toml".to_owned(), text: damaged };
        let (content, found) = Content::with_sources(&[source]);
        prop_assert_eq!(content.pack().id.as_str(), "core");
        let lines = found.iter().map(|problem| problem.line).collect::<Vec<_>>();
        let mut sorted = lines.clone();
        sorted.sort_unstable();
        prop_assert_eq!(lines, sorted);
    }
}
