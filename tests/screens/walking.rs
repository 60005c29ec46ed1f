//! Forward and back through every way of looking back.

use secondwind::app::screens::Screen;
use secondwind::app::screens::debrief::widget::Widget;

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";
const WAYS: [&str; 6] =
    ["Just finished", "Short debrief", "Full debrief", "An older race", "Just write", "Only the facts"];

/// Gives the three answers that Finish needs, where one of them is asked for.
fn gave_what_is_needed(journal: &mut Journal) -> bool {
    match journal.question().as_str() {
        "Which race?" => journal.type_text("Two Rivers"),
        "When was it?" => {
            journal.press("ctrl-u");
            journal.type_text("yesterday");
        }
        "How did it end?" => journal.press("1"),
        _ => return false,
    }
    true
}

fn place(journal: &Journal) -> Option<(usize, String)> {
    match journal.state.screen() {
        Screen::Debrief(debrief) => Some((debrief.place().0, journal.question())),
        _ => None,
    }
}

fn walk(way: &str, key: &str) {
    let mut journal = Journal::at(EVENING);
    journal.begin(way);
    for _ in 0..200 {
        let before = place(&journal);
        let is_answer = gave_what_is_needed(&mut journal);
        if place(&journal) == before {
            // An answer that has to be given is not skipped.
            journal.press(if is_answer { "tab" } else { key });
        }
        if place(&journal) == before {
            // Enter makes a line in a long text, and there is nothing to skip on a card.
            journal.press("tab");
        }
        assert_ne!(place(&journal), before, "{way}: {key} does not lead on:\n{}", journal.screen());
        if !journal.is_looking_back() {
            break;
        }
    }
    assert!(journal.is_reading_a_story(), "{way}, {key}:\n{}", journal.screen());
    journal.tick();
    let races = journal.store().race_page(0, 5).expect("the races");
    assert_eq!(races.total, 1, "{way}, {key}");
}

#[test]
fn every_way_of_looking_back_can_be_walked_to_its_end_with_one_key_and_the_three_needed_answers() {
    for way in WAYS {
        for key in ["tab", "enter", "ctrl-s"] {
            walk(way, key);
        }
    }
}

#[test]
fn the_way_back_is_open_from_every_question_whatever_stands_in_its_field() {
    for way in WAYS {
        let mut journal = Journal::at(EVENING);
        journal.begin(way);
        let mut forward = Vec::new();
        loop {
            let here = place(&journal).expect("a question");
            if forward.last() == Some(&here) {
                // A field that has to be filled says so once, then lets go.
                journal.press("tab");
                continue;
            }
            forward.push(here);
            if journal.question().contains("This is what you keep")
                || journal.question().contains("That is enough for today")
            {
                break;
            }
            journal.press("tab");
        }
        assert!(forward.len() > 5, "{way}: {forward:#?}");
        let mut back = Vec::new();
        while let Some(here) = place(&journal) {
            let is_first = here.0 == 1;
            back.push(here);
            if is_first {
                break;
            }
            let is_field = matches!(journal.state.screen(), Screen::Debrief(page) if matches!(page.widget, Widget::Line(_)));
            if is_field {
                journal.type_text("25:99 \\ ?");
            }
            journal.press("shift-tab");
            assert_ne!(place(&journal).as_ref(), back.last(), "{way}: stuck:\n{}", journal.screen());
        }
        let questions = |places: &[(usize, String)]| {
            places.iter().map(|(_, question)| question.clone()).collect::<Vec<_>>()
        };
        let (forward, back) = (questions(&forward), questions(&back));
        // What stands in a field may open questions behind the runner, but none that was asked is lost on the way back.
        for question in &forward {
            assert!(back.contains(question), "{way}: {question:?} is not on the way back: {back:#?}");
        }
    }
}

#[test]
fn stages_can_be_jumped_over_and_come_back_to() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Full debrief");
    journal.press("ctrl-n");
    assert_eq!(journal.question(), "Which race?");
    journal.press("ctrl-n ctrl-n");
    assert!(journal.question().contains("What are you feeling"), "{}", journal.question());
    journal.press("ctrl-p ctrl-p ctrl-p ctrl-p");
    assert!(journal.question().contains("Before we start"), "{}", journal.question());
}

#[test]
fn a_stage_asks_more_when_it_is_asked_to_and_less_again() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Only the facts");
    journal.go_to("Which race");
    let count = |journal: &Journal| match journal.state.screen() {
        Screen::Debrief(debrief) => debrief.place().1,
        _ => 0,
    };
    let few = count(&journal);
    journal.press("ctrl-o");
    assert!(count(&journal) > few + 10, "{}", count(&journal));
    journal.answer("Where was it", "Durban");
    journal.press("ctrl-o");
    assert_eq!(count(&journal), few + 1, "what was answered stays");
    journal.back_to("Where was it");
    journal.must_see(&["Durban"]);
}

#[test]
fn finish_goes_to_what_is_missing_and_says_what_it_is() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Only the facts");
    journal.go_to("This is what you keep");
    journal.press("tab");
    for (question, answer) in [("Which race?", "Two Rivers"), ("When was it?", "yesterday")] {
        assert_eq!(journal.question(), question);
        assert!(!journal.problem().is_empty());
        journal.must_see(&[&format!("! {}", journal.problem())]);
        journal.type_text(answer);
        journal.go_to("This is what you keep");
        journal.press("tab");
    }
    assert_eq!(journal.question(), "How did it end?");
    assert!(!journal.problem().is_empty());
    journal.press("1");
    journal.go_to("This is what you keep");
    journal.press("tab");
    assert!(journal.is_reading_a_story(), "{}", journal.screen());
}
