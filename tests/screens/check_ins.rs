//! Checking in: seven numbers, what can be added, one that counts and others that are kept, and the way back.

use chrono::NaiveDate;
use secondwind::app::effect::{Effect, Input};
use secondwind::app::screens::Screen;
use secondwind::app::screens::check_in::CheckInForm;
use secondwind::domain::change::{self, Change};
use secondwind::domain::check_in::{CheckIn, Illness, Item, Side, Standing, Trained};
use secondwind::domain::rules::baseline::side_score;

use super::harness::Journal;

const MORNING: &str = "2026-07-29T08:10:00+02:00";
/// An ordinary check-in: sleep, energy, soreness, mood, stress, drive, trust.
const ORDINARY: &str = "c 7 6 2 8 3 7 7 enter";

fn check_ins(journal: &Journal) -> Vec<CheckIn> {
    journal.store().history(None).expect("the history").check_ins
}

fn the_only_one(journal: &Journal) -> CheckIn {
    let all = check_ins(journal);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.into_iter().next().expect("one")
}

fn scores(check_in: &CheckIn) -> Vec<Option<u8>> {
    Item::CORE.iter().map(|item| check_in.scores.get(*item)).collect()
}

fn is_checking_in(journal: &Journal) -> bool {
    matches!(journal.state.screen(), Screen::CheckIn(_))
}

/// Ordinary check-ins on so many days running; then it is the morning after.
fn after_days(days: u32) -> Journal {
    let mut journal = Journal::at(MORNING);
    for _ in 0..days {
        journal.press(ORDINARY);
        journal.tick();
        journal.later("1 day");
    }
    journal
}

/// Switches on what a check-in can ask besides, by the places of the list.
fn asking(journal: &mut Journal, places: &[usize]) {
    journal.press(":");
    journal.type_text("what is asked");
    journal.press("enter");
    for place in places {
        journal.press("home");
        for _ in 0..*place {
            journal.press("down");
        }
        journal.press("space");
    }
    journal.press("esc");
}

#[test]
fn seven_numbers_and_back_take_nine_keys_from_any_page_that_is_browsed() {
    for page in ["1", "2", "3", "6"] {
        let mut journal = Journal::at(MORNING);
        journal.press(page);
        let before = journal.counted_keys();
        journal.press(ORDINARY);
        assert_eq!(journal.counted_keys() - before, 9);
        assert!(!is_checking_in(&journal), "{}", journal.screen());
        journal.tick();
        let check_in = the_only_one(&journal);
        assert_eq!(scores(&check_in), [7, 6, 2, 8, 3, 7, 7].map(Some));
        assert_eq!(check_in.standing, Standing::Counts);
        assert_eq!(check_in.day, NaiveDate::from_ymd_opt(2026, 7, 29).expect("a day"));
        assert_eq!(check_in.written.to_rfc3339(), MORNING);
        assert_eq!(side_score(&check_in.scores, Side::Body), Some(7.0));
    }
}

#[test]
fn nothing_is_written_before_the_first_answer_and_everything_after_it() {
    let mut journal = Journal::at(MORNING);
    journal.press("c down up tab space ctrl-o esc");
    journal.must_see(&["nothing written yet", "How sore or heavy are your muscles?"]);
    journal.press("esc");
    journal.tick();
    assert!(!journal.effects().iter().any(|effect| matches!(effect, Effect::Write { .. })));
    journal.press("c 4");
    journal.must_see(&["saving"]);
    journal.tick();
    journal.must_see(&["saved ✓"]);
    journal.restart();
    assert_eq!(scores(&the_only_one(&journal))[0], Some(4));
}

#[test]
fn numbers_are_answered_skipped_adjusted_and_taken_back() {
    let mut journal = Journal::at(MORNING);
    journal.press("c t 4 right right left l k backspace j j space 8");
    journal.must_see(&["[10]", "[6]", "[8]"]);
    journal.press("esc");
    journal.tick();
    assert_eq!(scores(&the_only_one(&journal)), [Some(10), None, Some(6), None, Some(8), None, None]);
}

#[test]
fn a_one_is_a_one_and_leads_on() {
    let mut journal = Journal::at(MORNING);
    journal.press("c 1 0 esc");
    journal.tick();
    assert_eq!(scores(&the_only_one(&journal))[..2], [Some(1), Some(0)]);
}

#[test]
fn what_is_pressed_before_the_journal_has_answered_is_not_lost() {
    let mut journal = Journal::at(MORNING);
    journal.press("c");
    journal.press("9");
    journal.must_see(&["[9]"]);
}

#[test]
fn the_page_tells_the_usual_with_what_it_was_made_from_and_turns_it_back_where_less_is_better() {
    let mut journal = after_days(13);
    journal.press("c");
    journal.must_see(&[
        "usual 7.0 ± 1.0 (measured, 10 check-ins, 1 Aug – 10 Aug 2026)",
        "can hardly move  usual 2.0",
        "crushing         usual 3.0",
        "–   usual 7.0 ± 0.6",
        "measured, 10 check-ins, 1 Aug – 10 Aug 2026",
    ]);
    journal.press("5 5 5 5 5 5 5");
    journal.must_see(&["Body       5.0   usual 7.0 ± 0.6", "Mind       5.0   usual 7.3 ± 0.6"]);
}

#[test]
fn with_too_few_check_ins_there_is_no_usual_and_it_says_how_many_there_are() {
    let mut journal = after_days(5);
    journal.press("c 7 6 2");
    journal
        .must_see(&["Body       7.0   no usual yet: 2 of 3 check-ins", "first three check-ins are left out"]);
    journal.must_not_see(&["usual 7"]);
}

#[test]
fn a_second_one_of_the_day_is_the_first_one_opened_for_change_unless_another_is_asked_for() {
    let mut journal = Journal::at(MORNING);
    journal.press(ORDINARY);
    journal.pass_hours(9);
    // Even while the first one is not on the disk yet.
    journal.press("c");
    journal.must_see(&["You checked in today at 08:10.", "the key Ctrl-N begins", "[7]", "[8]"]);
    journal.press("9 esc");
    journal.tick();
    let check_in = the_only_one(&journal);
    assert_eq!(scores(&check_in)[..2], [Some(9), Some(6)]);
    assert_eq!(check_in.written.to_rfc3339(), MORNING);

    journal.press("c ctrl-n");
    journal.must_see(&["kept and shown, but not counted", "nothing written yet"]);
    journal.must_not_see(&["[9]"]);
    journal.press("1 1 esc");
    journal.tick();
    let all = check_ins(&journal);
    let told: Vec<_> = all.iter().map(|one| (one.standing, one.scores.get(Item::Sleep))).collect();
    assert_eq!(told, [(Standing::Counts, Some(9)), (Standing::Later, Some(1))]);
    journal.press("c");
    journal.must_see(&["You checked in today at 08:10.", "[9]"]);
}

#[test]
fn yesterday_may_be_filled_in_and_today_comes_back_as_it_was() {
    let mut journal = Journal::at(MORNING);
    journal.press("c 5 ctrl-y");
    journal.must_see(&["Check-in · yesterday", "How Tuesday was. Ctrl-Y goes back to today."]);
    journal.must_not_see(&["[5]"]);
    journal.press("8 ctrl-y");
    journal.must_see(&["Check-in · today", "You checked in today", "[5]"]);
    journal.press("ctrl-y");
    journal.must_see(&["You checked in that day", "[8]"]);
    journal.press("esc");
    journal.tick();
    let days: Vec<_> =
        check_ins(&journal).iter().map(|one| (one.day.to_string(), one.scores.get(Item::Sleep))).collect();
    assert_eq!(days, [("2026-07-28".to_owned(), Some(8)), ("2026-07-29".to_owned(), Some(5))]);
}

#[test]
fn undo_takes_a_new_check_in_back_as_a_whole_and_a_change_of_one_to_what_it_was() {
    let mut journal = Journal::at(MORNING);
    journal.press(ORDINARY);
    journal.tick();
    journal.press("c 1 2 esc");
    assert!(journal.notice().contains("Changed: the check-in of today"), "{}", journal.notice());
    journal.tick();
    assert_eq!(scores(&the_only_one(&journal))[..2], [Some(1), Some(2)]);
    journal.press("u");
    assert!(journal.notice().contains("As before: the check-in of today"), "{}", journal.notice());
    journal.tick();
    assert_eq!(scores(&the_only_one(&journal)), [7, 6, 2, 8, 3, 7, 7].map(Some));
    journal.press("u");
    journal.tick();
    assert_eq!(check_ins(&journal), []);
    // What was taken back is no check-in of the day any more.
    journal.press("c");
    journal.must_not_see(&["You checked in"]);
}

#[test]
fn one_that_was_emptied_goes_to_the_trash_as_it_was_and_comes_back() {
    let mut journal = Journal::at(MORNING);
    journal.press("c 7 6 esc c backspace tab backspace esc");
    assert!(journal.notice().contains("Emptied"), "{}", journal.notice());
    journal.tick();
    assert_eq!(check_ins(&journal), []);
    journal.press("u");
    journal.tick();
    assert_eq!(scores(&the_only_one(&journal))[..2], [Some(7), Some(6)]);
    // One that never held anything for long leaves nothing behind.
    let mut journal = Journal::at(MORNING);
    journal.press("c 7 up backspace esc");
    journal.tick();
    assert_eq!(check_ins(&journal), []);
    assert_eq!(journal.notice(), "");
}

#[test]
fn what_is_switched_on_is_asked_from_then_on_and_is_kept_in_the_journal() {
    let mut journal = Journal::on_disk(MORNING);
    asking(&mut journal, &[0, 1, 4, 5, 6, 7]);
    journal.tick();
    journal.restart();
    journal.press("c 7 6 2 8 3 7 7");
    journal.must_see(&["Does running feel like a duty or a choice?"]);
    // Choice, pain and what it asks besides.
    journal.press("9 3");
    journal.must_see(&["Where is the pain?"]);
    journal.type_text("left heel");
    journal.press("enter");
    journal.must_see(&["Does it change how you walk?"]);
    journal.press("n tab right tab y");
    journal.must_see(&["worth a professional's eyes"]);
    journal.press("tab a tab e tab");
    journal.type_text("1:15");
    journal.press("tab 4");
    journal.type_text("day 12");
    journal.press("tab");
    journal.paste("Slow and kind, 走 by the river.\nAnd home.");
    journal.press("enter");
    assert!(!is_checking_in(&journal), "{}", journal.screen());
    journal.tick();
    let check_in = the_only_one(&journal);
    assert_eq!(check_in.scores.get(Item::Choice), Some(9));
    assert_eq!(check_in.scores.get(Item::Pain), Some(3));
    assert_eq!(check_in.pain.site, "left heel");
    let pain = &check_in.pain;
    assert_eq!([pain.changes_gait, pain.at_rest, pain.on_bone], [Some(false), Some(true), Some(true)]);
    assert_eq!((check_in.ill, check_in.trained), (Some(Illness::AboveNeck), Some(Trained::Easy)));
    assert_eq!((check_in.minutes, check_in.effort, check_in.load()), (Some(75), Some(4), Some(300)));
    assert_eq!(check_in.cycle, "day 12");
    assert_eq!(check_in.note, "Slow and kind, 走 by the river. And home.");
}

#[test]
fn pain_taken_back_takes_what_was_said_about_it_along_and_brings_it_back() {
    let mut journal = Journal::at(MORNING);
    asking(&mut journal, &[1]);
    journal.press("c 7 6 2 8 3 7 7 2");
    journal.type_text("heel");
    journal.press("shift-tab 0");
    journal.tick();
    journal.must_not_see(&["Where"]);
    assert_eq!(the_only_one(&journal).pain.site, "");
    journal.press("up 2");
    journal.must_see(&["heel"]);
    journal.tick();
    assert_eq!(the_only_one(&journal).pain.site, "heel");
}

#[test]
fn letters_are_written_in_a_text_and_are_commands_on_a_scale() {
    let mut journal = Journal::at(MORNING);
    journal.press("c 7 6 2 8 3 7 7");
    journal.type_text("yoga, a talk, off to bed");
    journal.must_see(&["Check-in · today", "Note      yoga, a talk, off to bed"]);
    journal.press("up ctrl-y");
    journal.must_see(&["Check-in · yesterday"]);
}

#[test]
fn a_long_note_is_kept_whole_and_its_end_is_seen_while_it_is_written() {
    let mut journal = Journal::at(MORNING).sized(60, 18);
    let long = "三十公里 and then the long way home along the river with everybody ".repeat(3);
    journal.press("c 7 6 2 8 3 7 7");
    journal.paste(&format!("{long}END"));
    journal.must_see(&["END"]);
    journal.press("esc");
    journal.tick();
    assert_eq!(the_only_one(&journal).note, format!("{long}END"));
}

#[test]
fn minutes_that_cannot_be_read_say_so_and_leave_the_rest() {
    let mut journal = Journal::at(MORNING);
    asking(&mut journal, &[6]);
    journal.press("c 7 6 2 8 3 7 7");
    journal.type_text("some");
    journal.must_see(&["! Write it in minutes"]);
    journal.press("esc");
    assert!(journal.notice().contains("Minutes was left as it was"), "{}", journal.notice());
    journal.tick();
    assert_eq!(the_only_one(&journal).minutes, None);
}

#[test]
fn a_click_on_a_number_answers_it_and_one_on_a_word_chooses_it() {
    let mut journal = Journal::at(MORNING);
    asking(&mut journal, &[5]);
    journal.press("c");
    let click = |journal: &mut Journal, label: &str, words: &str| {
        let (_, row) = journal.find(label).expect("a row");
        let text: String = journal.screen().lines().nth(row.into()).expect("the row").to_owned();
        let byte = text.find(words).expect("the words");
        let column = u16::try_from(text[..byte].chars().count()).expect("a column");
        journal.input(Input::Click { column, row });
    };
    click(&mut journal, "Stress", "10");
    click(&mut journal, "Sleep", "0");
    click(&mut journal, "Trained", "hard");
    journal.must_see(&["[10]", "[0]", "[hard]"]);
    click(&mut journal, "Trained", "hard");
    journal.must_not_see(&["[hard]"]);
    journal.press("esc");
    journal.tick();
    let check_in = the_only_one(&journal);
    assert_eq!((check_in.scores.get(Item::Stress), check_in.scores.get(Item::Sleep)), (Some(10), Some(0)));
    assert_eq!(check_in.trained, None);
}

#[test]
fn a_check_in_made_in_another_window_meanwhile_is_neither_replaced_nor_averaged() {
    let mut first = Journal::on_disk(MORNING);
    first.press("c");
    let mut second = first.another_window();
    second.press(ORDINARY);
    second.tick();
    first.pass_hours(1);
    first.press("1");
    assert!(first.notice().contains("kept beside it"), "{}", first.notice());
    first.press("1 esc");
    first.tick();
    let told: Vec<_> =
        check_ins(&first).iter().map(|one| (one.standing, one.scores.get(Item::Sleep))).collect();
    assert_eq!(told, [(Standing::Counts, Some(7)), (Standing::Later, Some(1))]);
    // Before anything is answered, the other one is simply shown.
    let mut third = Journal::on_disk(MORNING);
    third.press("c");
    let mut fourth = third.another_window();
    fourth.press(ORDINARY);
    fourth.tick();
    third.press("down");
    third.must_see(&["You checked in today at 08:10."]);
}

#[test]
fn a_disk_that_fails_is_told_and_the_check_in_is_among_the_unsaved_words() {
    let mut journal = Journal::on_disk(MORNING);
    asking(&mut journal, &[1, 4]);
    journal.tick();
    journal.disk_fails("The disk is full. Make room; it is tried again by itself.");
    journal.press("c 7 6 2 8 3 7 7 2");
    journal.type_text("heel");
    journal.press("tab y tab tab tab n tab");
    journal.type_text("woke up twice");
    journal.tick();
    journal.must_see(&["! not saved", "The disk is full"]);
    let path = journal.folder().join("words.txt");
    journal.press("ctrl-c s ctrl-u");
    journal.paste(&path.display().to_string());
    journal.press("enter");
    let copy = std::fs::read_to_string(&path).expect("a copy");
    assert!(
        copy.contains(
            "check-in of 2026-07-29: Sleep 7, Energy 6, Soreness 2, Mood 8, Stress 3, Drive 7, Trust 7, Pain 2, pain: heel, \
             it changes how I walk: yes, ill: no, note: woke up twice"
        ),
        "{copy}"
    );
    journal.press("esc");
    journal.disk_works();
    journal.tick();
    assert!(journal.state.shared.saver.is_clean());
    assert_eq!(the_only_one(&journal).note, "woke up twice");
}

#[test]
fn leaving_in_the_middle_keeps_what_was_answered() {
    let mut journal = Journal::at(MORNING);
    journal.press("c 7 6 ctrl-c");
    assert!(journal.has_left());
    journal.restart();
    assert_eq!(scores(&the_only_one(&journal))[..3], [Some(7), Some(6), None]);
}

#[test]
fn switching_something_on_can_be_taken_back() {
    let mut journal = Journal::at(MORNING);
    journal.press("c ctrl-o down space");
    assert!(journal.notice().contains("Pain is asked from now on."), "{}", journal.notice());
    journal.must_see(&["■ Pain"]);
    journal.press("u");
    journal.must_see(&["□ Pain"]);
    assert_eq!(journal.store().history(None).expect("the history").asked.extras, []);
    journal.press("space esc");
    journal.must_see(&["Pain"]);
}

#[test]
fn the_declared_usual_is_told_once_stands_in_for_the_usual_and_can_be_taken_back() {
    let mut journal = Journal::at(MORNING);
    journal.press("c ctrl-o end enter");
    journal.must_see(&["Your usual", "On an ordinary good-enough day, what would you answer?"]);
    journal.press("7 6 2 8");
    // Half of it is not handed over: an arc would take it as it is.
    journal.tick();
    journal.must_see(&["kept when you leave"]);
    assert!(!journal.effects().iter().any(|effect| matches!(effect, Effect::Write { .. })));
    journal.press("3 7 7 enter");
    journal.tick();
    let mut writes = journal.effects().iter().filter_map(|effect| match effect {
        Effect::Write { changes, .. } => Some(changes.as_slice()),
        _ => None,
    });
    assert!(matches!(writes.next_back(), Some([Change::PutDeclared { .. }])));
    journal.must_see(&["→ Your usual", " told"]);
    journal.press("esc");
    journal.must_see(&["usual 7.0 ± 1.0", "as you declared it", "usual 3.0"]);
    journal.press("esc u");
    assert!(journal.notice().contains("Your usual is as it was before."), "{}", journal.notice());
    journal.press("c");
    journal.must_see(&["no usual yet"]);
}

#[test]
fn one_of_long_ago_is_opened_for_change_only_as_itself() {
    let mut journal = after_days(20);
    let first = check_ins(&journal).into_iter().next().expect("the first one");
    journal.state.shared.open(CheckInForm::of(first.clone()));
    journal.press("home");
    journal.must_see(&[
        "Check-in · Wed 29 Jul 2026",
        "Written on 29 Jul 2026 at 08:10. Digits change it.",
        "saved ✓",
    ]);
    // Neither another day nor a second one of that day is begun from here.
    journal.press("ctrl-y ctrl-n 1 esc");
    journal.tick();
    let all = check_ins(&journal);
    assert_eq!(all.len(), 20);
    assert_eq!((all[0].id, all[0].scores.get(Item::Sleep)), (first.id, Some(1)));
    journal.press("u");
    journal.tick();
    assert_eq!(check_ins(&journal)[0], first);
}

#[test]
fn what_is_answered_after_the_check_in_went_to_the_trash_is_kept_all_the_same() {
    let mut journal = Journal::at(MORNING);
    journal.press(ORDINARY);
    journal.tick();
    // Half changed, then taken back as a whole from the page on top.
    journal.press("c 9 ctrl-o u esc");
    journal.press("8 esc");
    journal.tick();
    assert_eq!(scores(&the_only_one(&journal))[..3], [Some(9), Some(8), Some(2)]);
    // And in another window.
    let mut first = Journal::on_disk(MORNING);
    first.press(ORDINARY);
    first.tick();
    let mut second = first.another_window();
    first.press("c 9");
    first.tick();
    second.state.shared.throw_away(change::Item::CheckIn(the_only_one(&second).id), "the check-in");
    second.press("home");
    second.tick();
    first.press("8");
    first.press("7 esc");
    first.tick();
    assert_eq!(scores(&the_only_one(&first))[..3], [Some(9), Some(8), Some(7)]);
}

#[test]
fn two_windows_answer_one_check_in_and_undo_takes_back_only_what_its_own_window_said() {
    let mut first = Journal::on_disk(MORNING);
    first.press("c 7 esc");
    first.tick();
    let mut second = first.another_window();
    first.press("c down");
    second.press("c down down down");
    first.press("3");
    first.tick();
    second.press("4");
    second.tick();
    assert_eq!(scores(&the_only_one(&first))[..4], [Some(7), Some(3), None, Some(4)]);
    // Each sees what the other said at its next key.
    first.press("home");
    first.tick();
    first.must_see(&["[3]", "[4]"]);
    second.press("esc u");
    second.tick();
    assert_eq!(scores(&the_only_one(&first))[..4], [Some(7), Some(3), None, None]);
    first.press("esc u");
    first.tick();
    assert_eq!(scores(&the_only_one(&first))[..4], [Some(7), None, None, None]);
}

#[test]
fn a_check_in_in_the_trash_is_told_by_its_day() {
    let mut journal = Journal::at(MORNING);
    journal.press("c 7 esc u :");
    journal.type_text("trash");
    journal.press("enter");
    journal.must_see(&["check-in  29 Jul 2026"]);
    journal.press("enter");
    assert_eq!(journal.notice(), "Back again: 29 Jul 2026");
}

#[test]
fn the_smallest_screen_shows_the_seven_the_question_and_what_they_come_to() {
    let mut journal = Journal::at(MORNING).sized(60, 18);
    journal.press("c 7");
    journal.must_see(&[
        "How much energy is in you?",
        "0 empty, 10 full",
        "Sleep",
        "Trust",
        "Note",
        "Body",
        "Mind",
    ]);
}
