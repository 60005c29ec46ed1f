use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::domain::lesson::{LessonState, Verb};
use crate::domain::race::{Outcome, RaceKind};
use crate::domain::search::{FacetKind, Filter};
use crate::domain::units::Metres;
use crate::domain::units::distance_class::DistanceClass;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

static CONTENT: LazyLock<Content> = LazyLock::new(Content::built_in);

fn read_text(text: &str) -> ReadQuery {
    read(text, &CONTENT, day("2026-11-21"))
}

fn filter(text: &str) -> Filter {
    let read = read_text(text);
    assert_eq!(
        (read.query.terms.as_slice(), read.notes.as_slice()),
        ([].as_slice(), [].as_slice()),
        "{text}"
    );
    read.query.filter
}

/// The terms as `+word*`, `-"two words"`, `+~inside~`.
fn terms_of(text: &str) -> Vec<String> {
    let told = |term: &Term| {
        let sign = if term.presence == Presence::Wanted { '+' } else { '-' };
        let words = term.words.join(" ");
        match term.reach {
            Reach::Prefix => format!("{sign}{words}*"),
            Reach::Whole => format!("{sign}{words}"),
            Reach::Inside => format!("{sign}~{words}~"),
        }
    };
    read_text(text).query.terms.iter().map(told).collect()
}

#[test]
fn words_are_folded_and_go_on_and_phrases_are_whole() {
    assert_eq!(terms_of("Pac LIDINGÖ"), ["+pac*", "+lidingo*"]);
    assert_eq!(terms_of("\"Easy  start\" x"), ["+easy start", "+x*"]);
    assert_eq!(terms_of("“easy start”"), ["+easy start"]);
    assert_eq!(terms_of("-gel -\"too fast\""), ["-gel*", "-too fast"]);
    assert_eq!(terms_of("pace pace Pace"), ["+pace*"]);
}

#[test]
fn a_quote_that_is_not_closed_goes_to_the_end_and_its_last_word_goes_on() {
    assert_eq!(terms_of("x \"easy sta"), ["+x*", "+easy sta*"]);
    assert_eq!(terms_of("\""), [""; 0]);
    assert_eq!(terms_of("\"\" - -- !? ()"), [""; 0]);
}

#[test]
fn what_is_joined_by_a_sign_is_looked_for_side_by_side() {
    assert_eq!(
        terms_of("don't go-out 5:30 foo:bar NOT AND"),
        ["+don t*", "+go out*", "+5 30*", "+foo bar*", "+not*", "+and*"]
    );
    assert_eq!(terms_of("shoes:\"the blue\""), ["+shoes*", "+the blue"]);
}

#[test]
fn scripts_without_spaces_and_emoji_are_looked_for_anywhere() {
    assert_eq!(terms_of("マラソン"), ["+~マラソン~"]);
    assert_eq!(terms_of("🏃"), ["+~🏃~"]);
    assert_eq!(terms_of("easy🏃"), ["+easy*"]);
}

#[test]
fn causes_are_named_by_id_label_synonym_or_group_and_by_their_beginnings() {
    assert_eq!(filter("cause:heat").causes, ["heat"]);
    assert_eq!(filter("cause:pacing").causes, ["pacing_start", "pacing_fade"]);
    assert_eq!(filter("cause:pacing_fade").causes, ["pacing_fade"]);
    assert_eq!(filter("cause:fuel").causes, ["fuelling", "hydration", "gut", "substances"]);
    assert_eq!(
        filter("CAUSE:\"food, drink and gut\"").causes,
        ["fuelling", "hydration", "gut", "substances"]
    );
    assert_eq!(filter("cause:cold").causes, ["cold_wet", "illness"]);
    assert_eq!(filter("cause:heat cause:wind").causes, ["heat", "wind"]);
}

#[test]
fn a_plain_word_means_the_causes_in_whose_names_a_word_begins_so() {
    let meant = |text: &str| -> Vec<String> {
        let told = |(word, causes): &(String, Vec<String>)| format!("{word}: {}", causes.join(", "));
        read_text(text).query.meant.iter().map(told).collect()
    };
    assert_eq!(meant("HEAT"), ["heat: heat"]);
    assert_eq!(meant("humid"), ["humid: heat"]);
    assert_eq!(
        meant("pace hot nause"),
        ["pace: support", "hot: pacing_start, heat, feet_skin, cycle_hormones, travel", "nause: gut"]
    );
    assert_eq!(meant("gut"), ["gut: gut"]);
    for text in ["", "he", "the", "and not", "-heat", "\"heat\"", "cause:heat", "heat-wave", "xylophone"] {
        assert_eq!(meant(text), [""; 0], "{text}");
    }
}

#[test]
fn distances_are_named_by_id_label_or_length() {
    let distances = |text| filter(text).distances;
    assert_eq!(distances("distance:marathon"), [DistanceClass::Marathon]);
    assert_eq!(distances("distance:half"), [DistanceClass::Half]);
    assert_eq!(distances("distance:42k"), [DistanceClass::Marathon]);
    assert_eq!(distances("distance:\"10 km\""), [DistanceClass::K10]);
    assert_eq!(distances("distance:10"), [DistanceClass::K10]);
    assert_eq!(distances("distance:mar"), [DistanceClass::Marathon]);
    assert_eq!(distances("distance:olympic"), [DistanceClass::TriOlympic]);
    assert_eq!(filter("distance:89km").lengths, [Metres(89_000.0)]);
}

#[test]
fn the_other_filters_take_ids_labels_and_beginnings() {
    assert_eq!(filter("kind:trail kind:xc").kinds, [RaceKind::Trail, RaceKind::CrossCountry]);
    assert_eq!(filter("outcome:dnf").outcomes, [Outcome::Dnf]);
    assert_eq!(filter("outcome:\"did not\"").outcomes, [Outcome::Dnf, Outcome::Dns]);
    assert_eq!(filter("outcome:cutoff").outcomes, [Outcome::CutOff]);
    assert_eq!(filter("outcome:fin").outcomes, [Outcome::Finished]);
    assert_eq!(filter("state:\"in use\"").states, [LessonState::InUse]);
    assert_eq!(filter("state:in_use").states, [LessonState::InUse]);
    assert_eq!(filter("is:proven").states, [LessonState::Proven]);
    assert_eq!(filter("verb:st").verbs, [Verb::Start, Verb::Stop]);
    assert_eq!(filter("year:2025 year:2026").years, [2025, 2026]);
    assert_eq!(filter("year:202").years, (2020..=2029).collect::<Vec<_>>());
    assert!(filter("is:pinned").pinned);
}

#[test]
fn days_are_so_long_ago_or_dates_or_years() {
    let since = |text| filter(text).since;
    assert_eq!(since("since:3m"), Some(day("2026-08-21")));
    assert_eq!(since("since:2w"), Some(day("2026-11-07")));
    assert_eq!(since("since:10d"), Some(day("2026-11-11")));
    assert_eq!(since("since:1y"), Some(day("2025-11-21")));
    assert_eq!(since("since:2025"), Some(day("2025-01-01")));
    assert_eq!(since("since:2025-04"), Some(day("2025-04-01")));
    assert_eq!(since("since:2025-04-12"), Some(day("2025-04-12")));
    assert_eq!(since("since:\"12 april 2025\""), Some(day("2025-04-12")));
    assert_eq!(since("since:yesterday"), Some(day("2026-11-20")));
    assert_eq!(since("since:4000000000y"), Some(day("0001-01-01")));
    assert_eq!(filter("before:2025").before, Some(day("2025-01-01")));
    assert_eq!(since("since:2024 since:2025"), Some(day("2025-01-01")));
    assert_eq!(filter("before:2024 before:2025").before, Some(day("2024-01-01")));
}

#[test]
fn a_value_that_is_not_known_finds_nothing_and_says_which_there_are() {
    let read = read_text("outcome:lost");
    assert!(read.query.filter.impossible);
    assert_eq!(
        read.notes,
        ["outcome:lost finds nothing; outcome: finished, dnf, dns, cut_off, dsq, cancelled"]
    );
    let read = read_text("cause:dragons");
    assert_eq!(read.query.filter.causes, ["dragons"]);
    assert_eq!(
        read.notes,
        [
            "cause:dragons finds nothing; cause: a cause like heat or pacing, or a group of them: execution, fuel, conditions, \
         body, build, life, mind, gear, people, outside"
        ]
    );
    assert!(read_text("year:20255").query.filter.impossible);
    assert!(read_text("since:then").query.filter.impossible);
    assert!(read_text("kind:🏃").query.filter.impossible);
}

#[test]
fn a_filter_that_there_is_not_is_told_and_looked_for_as_words() {
    let known = "there are cause, distance, kind, outcome, year, state, verb, since, before, is.";
    let read = read_text("couse:heat pace couse:wind");
    assert_eq!(read.notes, [format!("There is no “couse:”; {known}")]);
    assert_eq!(terms_of("couse:heat"), ["+couse heat*"]);
    assert_eq!(read_text("-größe:\"two words\"").notes, [format!("There is no “größe:”; {known}")]);
    for text in ["12:30", "http://x", "std::x", "note: x", "couse:", "a1:b", "走る:x", ":x", "\"couse:heat\""]
    {
        assert_eq!(read_text(text).notes, [""; 0], "{text}");
    }
}

#[test]
fn a_filter_that_is_still_being_typed_narrows_nothing() {
    for text in ["cause:", "since:3", "year:20", "since:2025-0", "is:"] {
        let read = read_text(text);
        assert_eq!(read.query, Query::default(), "{text}");
        assert_eq!(read.notes.len(), 1, "{text}");
    }
    assert_eq!(read_text("-cause:heat").notes, ["Only words can be left out, not cause:"]);
}

#[test]
fn too_many_words_are_said_to_be_too_many_once() {
    let text: Vec<String> = (0..50).map(|number| format!("w{number}")).collect();
    let read = read_text(&text.join(" "));
    assert_eq!(
        (read.query.terms.len(), read.notes.as_slice()),
        (32, ["Only the first 32 words are looked for.".to_owned()].as_slice())
    );
}

#[test]
fn every_example_of_the_help_is_understood() {
    for row in HELP {
        let read = read_text(row.example);
        assert_eq!(read.notes, [""; 0], "{}", row.example);
        assert_ne!(read.query, Query::default(), "{}", row.example);
        assert!(!read.query.filter.impossible);
    }
}

#[test]
fn a_facet_chosen_by_a_key_stands_before_the_words_and_goes_again() {
    let causes = &CONTENT.causes;
    let toggled = |text: &str, facet, id: &str| toggle(text, facet, id, causes);
    assert_eq!(toggled("", FacetKind::Cause, "heat"), "cause:heat ");
    assert_eq!(toggled("pace \"easy", FacetKind::Cause, "heat"), "cause:heat pace \"easy");
    assert_eq!(toggled("cause:heat pace", FacetKind::Year, "2025"), "cause:heat year:2025 pace");
    assert_eq!(toggled("cause:heat year:2025 pace", FacetKind::Cause, "heat"), "year:2025 pace");
    assert_eq!(toggled("pace Cause:HEAT x", FacetKind::Cause, "heat"), "pace x");
    assert_eq!(toggled("cause:pacing x", FacetKind::Cause, "pacing_start"), "cause:pacing_fade x");
    assert_eq!(toggled("outcome:\"did not\" x", FacetKind::Outcome, "dns"), "outcome:dnf x");
    assert_eq!(toggled("cause:\"fuel", FacetKind::State, "proven"), "cause:\"fuel\" state:proven ");
    assert_eq!(toggled("x", FacetKind::Cause, "my own"), "cause:\"my own\" x");
    assert!(has("cause:pacing", FacetKind::Cause, "pacing_fade", causes));
    assert!(!has("cause:pacing", FacetKind::Year, "2025", causes));
    assert!(!has("pacing_fade", FacetKind::Cause, "pacing_fade", causes));
}

#[test]
fn filters_are_cleared_and_the_words_stay() {
    assert_eq!(clear("cause:heat pace cause:wind year:2025 x", FacetKind::Cause), "pace year:2025 x");
    assert_eq!(without_filters("cause:heat pace is:pinned \"easy start\""), "pace \"easy start\"");
    assert_eq!(toggle_written("pace", "is:pinned"), "is:pinned pace");
    assert_eq!(toggle_written("is:pinned pace", "is:pinned"), "pace");
    assert!(has_written("pace Is:Pinned", "is:pinned"));
}

/// Whatever a runner or a cat on the keyboard may type.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[ -~]{0,20}",
        prop::sample::select(vec![
            "\"",
            "(",
            ")",
            "AND",
            "OR",
            "NOT",
            "NEAR(",
            "*",
            "^",
            "\0",
            "\u{1b}[31m",
            "cause:",
            "year:",
            "-",
            "🏃🏽",
            "走る",
            "since:99999999999y",
            "before:",
            "distance:",
            "é",
            "e\u{301}",
            "\u{301}",
            "“",
            "”",
            " ",
            "\t",
            "is:",
            ":",
            "state:in_use",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_that_is_typed_is_an_error(text in anything()) {
        let read = read_text(&text);
        let words: usize = read.query.terms.iter().map(|term| term.words.len()).sum();
        prop_assert!(words <= MOST_WORDS);
        prop_assert!(read.query.terms.iter().all(|term| !term.words.is_empty()));
        prop_assert!(read.query.terms.iter().flat_map(|term| &term.words).all(|word| !word.is_empty()));
    }

    #[test]
    fn a_facet_that_is_toggled_is_there_and_then_is_not(text in anything()) {
        let causes = &CONTENT.causes;
        for (facet, id) in [(FacetKind::Cause, "heat"), (FacetKind::Distance, "half"), (FacetKind::Year, "2025")] {
            let was = has(&text, facet, id, causes);
            let once = toggle(&text, facet, id, causes);
            prop_assert_eq!(has(&once, facet, id, causes), !was, "{:?}", once);
            let twice = toggle(&once, facet, id, causes);
            prop_assert_eq!(has(&twice, facet, id, causes), was, "{:?}", twice);
            prop_assert_eq!(read_text(&once).query.terms, read_text(&text).query.terms, "{:?}", once);
        }
    }
}
