use proptest::prelude::*;

use super::*;
use crate::domain::folding::words;
use crate::domain::search::Term;

fn term(text: &str, reach: Reach) -> Term {
    let words = if reach == Reach::Inside {
        vec![text.to_owned()]
    } else {
        words(text).into_iter().map(|word| word.folded).collect()
    };
    Term { words, reach, presence: Presence::Wanted }
}

/// Looks for words that may go on; a phrase has a space in it and is whole.
fn sought(terms: &[&str]) -> Sought {
    let terms = terms.iter().map(|text| {
        let reach = match text {
            text if text.contains(' ') => Reach::Whole,
            text if text.is_ascii() => Reach::Prefix,
            _ => Reach::Inside,
        };
        term(text, reach)
    });
    Sought::new(&Query { terms: terms.collect(), ..Query::default() }, &[])
}

fn body(text: &str) -> [Field<'_>; 1] {
    [Field { text, role: Role::Body }]
}

fn heading(text: &str) -> [Field<'_>; 1] {
    [Field { text, role: Role::Heading }]
}

/// The excerpt with its marks in brackets.
fn told(sought: &Sought, fields: &[Field<'_>]) -> String {
    let excerpt = sought.excerpt(fields);
    let mut told = String::new();
    let mut last = 0;
    for mark in excerpt.marks {
        told += &excerpt.text[last..mark.start];
        told.extend(["[", &excerpt.text[mark.clone()], "]"]);
        last = mark.end;
    }
    told + &excerpt.text[last..]
}

#[test]
fn a_word_itself_is_worth_more_than_the_beginning_of_another() {
    let pace = sought(&["pace"]);
    assert_eq!(pace.score(&heading("the pace was mine")), 100);
    assert_eq!(pace.score(&heading("my pacemaker")), 73);
    assert_eq!(pace.score(&heading("nothing")), 0);
    assert!(sought(&["pac"]).score(&heading("pace")) > sought(&["pac"]).score(&heading("pacemaker")));
}

#[test]
fn a_heading_is_worth_more_than_what_is_told_and_that_more_than_what_stands_beside() {
    let pace = sought(&["pace"]);
    assert_eq!(pace.score(&body("pace")), 80);
    assert_eq!(pace.score(&[Field { text: "pace", role: Role::Beside }]), 60);
    let both = [Field { text: "gel", role: Role::Heading }, Field { text: "pace", role: Role::Body }];
    assert_eq!(pace.score(&both), 80);
}

#[test]
fn words_near_each_other_are_worth_more() {
    let two = sought(&["start", "easy"]);
    assert_eq!(two.score(&heading("start easy")), 120);
    assert_eq!(two.score(&heading("easy to say, hard to do: start")), 100 + 2 * 20 / 7);
    assert_eq!(two.score(&heading("start")), 50);
}

#[test]
fn terms_are_marked_as_whole_words_whatever_their_letters() {
    assert_eq!(
        told(&sought(&["lidingo"]), &body("In Liding\u{f6} und Lidingo\u{308}loppet")),
        "In [Lidingö] und [Lidingo\u{308}loppet]"
    );
    assert_eq!(told(&sought(&["zur"]), &body("東京 Zu\u{308}rich 🏃🏽 ok")), "東京 [Zu\u{308}rich] 🏃🏽 ok");
    assert_eq!(told(&sought(&["easy start"]), &body("An Easy\nstart, easy")), "An [Easy start], easy");
    assert_eq!(told(&sought(&["マラソン"]), &body("東京マラソンを走る")), "東京[マラソン]を走る");
    assert_eq!(told(&sought(&["🏃"]), &body("go 🏃🏽 go")), "go [🏃]🏽 go");
}

#[test]
fn marks_do_not_lie_over_each_other() {
    assert_eq!(told(&sought(&["ea", "easy", "easy start"]), &body("easy start")), "[easy start]");
}

#[test]
fn a_phrase_is_found_behind_its_own_beginning() {
    assert_eq!(told(&sought(&["go go stop"]), &body("go go go stop")), "go [go go stop]");
    assert_eq!(told(&sought(&["go go"]), &body("go stop go")), "go stop go");
}

#[test]
fn a_long_text_is_cut_around_the_place_where_the_terms_are_near_each_other() {
    let filler = "one two three four five six seven eight nine ten ".repeat(10);
    let text = format!("wind {filler}the wind and the heat {filler}heat");
    let told = told(&sought(&["wind", "heat"]), &body(&text));
    assert!(told.starts_with("…") && told.ends_with("…"), "{told}");
    assert!(told.contains("ten the [wind] and the [heat] one"), "{told}");
    assert!((200..=250).contains(&told.chars().count()), "{told}");
}

#[test]
fn without_a_place_the_beginning_is_shown() {
    assert_eq!(told(&sought(&[]), &heading("Start easy")), "Start easy");
    assert_eq!(
        told(&sought(&["x"]), &[Field { text: "", role: Role::Body }, Field { text: "b", role: Role::Body }]),
        "b"
    );
    let beside =
        [Field { text: "Start easy", role: Role::Heading }, Field { text: "Comrades", role: Role::Beside }];
    assert_eq!(told(&sought(&["comrades"]), &beside), "Start easy");
}

#[test]
fn a_word_that_was_taken_for_another_is_marked() {
    let query = Query { terms: vec![term("pacng", Reach::Prefix)], ..Query::default() };
    let forgiving = Sought::new(&query, &[("pacng".to_owned(), "pacing".to_owned())]);
    assert_eq!(told(&forgiving, &body("My pacing")), "My [pacing]");
    assert_eq!(forgiving.score(&body("My pacing")), 80);
}

proptest! {
    #[test]
    fn marks_are_in_order_and_on_letters(
        text in "\\PC{0,40}( \\PC{0,20}(heat|Hé|走|easy start)\\PC{0,90}){0,9}",
        terms in prop::collection::vec("(heat|he|走|easy start|🏃|é)", 0..4),
    ) {
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        let sought = sought(&terms);
        let excerpt = sought.excerpt(&body(&text));
        let mut last = 0;
        for mark in &excerpt.marks {
            prop_assert!(mark.start >= last && mark.end > mark.start);
            prop_assert!(excerpt.text.get(mark.clone()).is_some());
            last = mark.end;
        }
        prop_assert!(excerpt.text.chars().count() <= EXCERPT + 2);
        prop_assert!(!excerpt.text.contains('\n'));
        // Whatever is found can be seen.
        prop_assert_eq!(sought.score(&body(&text)) > 0, !excerpt.marks.is_empty());
    }
}
