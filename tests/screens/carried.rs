//! Lessons that went along to a race: the next debrief asks what became of each.

use secondwind::app::screens::Screen;
use secondwind::domain::change::{Change, Item};
use secondwind::domain::clock::Stamp;
use secondwind::domain::id::{LessonId, RaceId};
use secondwind::domain::lesson::{Lesson, LessonUse, UseVerdict, Verb};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::story::ShownLesson;
use secondwind::domain::units::Metres;
use uuid::Uuid;

use super::harness::Journal;

const EVENING: &str = "2026-10-05T20:00:00+02:00";

fn race_id(number: u128) -> RaceId {
    RaceId(Uuid::from_u128(0x1000 + number))
}

fn lesson_id(number: u128) -> LessonId {
    LessonId(Uuid::from_u128(0x3000 + number))
}

fn at(day: &str) -> Stamp {
    format!("{day}T20:00:00+02:00").parse().expect("a moment")
}

fn put_race(number: u128, name: &str, day: &str) -> Change {
    let mut race = Race::new(race_id(number), name, day.parse().expect("a day"));
    race.kind = Some(RaceKind::Trail);
    race.distance = Some(Metres(30_000.0));
    race.outcome = (number > 1).then_some(Outcome::Finished);
    Change::PutRace { race: Box::new(race), base: None }
}

fn lesson(number: u128, text: &str, trigger: &str) -> Lesson {
    let written = at(&format!("2025-0{number}-01"));
    Lesson { trigger: trigger.to_owned(), ..Lesson::new(lesson_id(number), Verb::Start, text, written) }
}

fn put_lesson(lesson: Lesson) -> Change {
    Change::PutLesson { lesson: Box::new(lesson), base: None }
}

fn show(numbers: &[u128]) -> Change {
    let lessons = numbers.iter().map(|number| lesson_id(*number)).collect();
    Change::ShowLessons { race: race_id(1), lessons, at: at("2026-10-02") }
}

fn used(number: u128, race: u128, verdict: UseVerdict, day: &str) -> Change {
    let used =
        LessonUse { lesson: lesson_id(number), race: race_id(race), debrief: None, verdict, at: at(day) };
    Change::PutUse(used)
}

/// Lidingöloppet was yesterday, and its brief had shown three lessons.
fn changes() -> Vec<Change> {
    vec![
        put_race(1, "Lidingöloppet", "2026-10-04"),
        put_race(2, "Two Rivers", "2026-05-09"),
        put_race(3, "Spring Half", "2025-04-13"),
        put_lesson(lesson(1, "Eat before it hurts", "If I pass 10 km, then I will eat")),
        put_lesson(lesson(2, "Let the first hill go", "")),
        put_lesson(lesson(3, "Carry a spare layer", "")),
        show(&[1, 2, 3]),
    ]
}

fn journal() -> Journal {
    Journal::holding(EVENING, &changes())
}

/// Looks back at the race of yesterday.
fn look_back(journal: &mut Journal, way: &str) {
    journal.press("2");
    journal.choose("Lidingöloppet");
    journal.press("n");
    journal.choose(way);
    journal.press("enter");
    assert!(journal.is_looking_back(), "{}", journal.screen());
}

/// What the story of the race tells of the lessons that went along.
fn said(journal: &Journal) -> Vec<(String, Option<UseVerdict>)> {
    let told = |shown: ShownLesson| (shown.lesson.text, shown.said.map(|(verdict, _)| verdict));
    let story = journal.store().race_story(race_id(1)).expect("readable").expect("the race is there");
    story.carried.into_iter().map(told).collect()
}

fn finish_as_finished(journal: &mut Journal) {
    journal.go_to("How did it end");
    journal.press("1");
    journal.finish();
    journal.tick();
}

/// From the facts on: how the race ended, and then the key for each lesson.
fn answer_all(journal: &mut Journal, keys: &str) {
    journal.go_to("How did it end");
    journal.press("1");
    journal.go_to("did you use it");
    journal.press(keys);
    journal.finish();
    journal.tick();
}

#[test]
fn each_lesson_that_the_brief_had_shown_is_asked_about_with_one_key() {
    let mut journal = journal();
    look_back(&mut journal, "Short debrief");
    journal.go_to("How did it end");
    journal.press("1");
    journal.go_to("“Eat before it hurts”: did you use it, and did it help?");
    journal.must_see(&["If I pass 10 km, then I will eat", "1 used and it helped", "6 chose not to"]);
    journal.press("1");
    assert_eq!(journal.question(), "“Let the first hill go”: did you use it, and did it help?");
    journal.press("3");
    assert_eq!(journal.question(), "“Carry a spare layer”: did you use it, and did it help?");
    journal.press("ctrl-s");
    assert!(!journal.question().contains("did you use it"), "{}", journal.question());
    journal.finish();
    journal.tick();
    journal.must_see(&["Lessons carried   2 used, 1 helped"]);
    assert_eq!(
        said(&journal),
        [
            ("Eat before it hurts".to_owned(), Some(UseVerdict::Helped)),
            ("Let the first hill go".to_owned(), Some(UseVerdict::NoHelp)),
            ("Carry a spare layer".to_owned(), None),
        ]
    );
}

#[test]
fn it_is_asked_after_what_held_up_and_before_what_got_in_the_way() {
    for (way, before, after) in [
        ("Short debrief", "Name one thing that held up", "If you had to name one thing that got in the way"),
        ("Full debrief", "Where was the turning point", "What helped, up to three"),
        ("An older race", "Name one thing that held up", "If you had to name one thing that got in the way"),
    ] {
        let mut journal = journal();
        look_back(&mut journal, way);
        journal.go_to("How did it end");
        journal.press("1");
        let mut asked = Vec::new();
        while !journal.question().contains(after) {
            asked.push(journal.question());
            journal.press("tab");
        }
        let place = |words: &str| asked.iter().position(|question| question.contains(words));
        assert!(place(before).is_some() && place(before) < place("did you use it"), "{way}: {asked:#?}");
        assert_eq!(asked.iter().filter(|question| question.contains("did you use it")).count(), 3, "{way}");
    }
}

#[test]
fn right_after_the_race_it_is_not_asked_nor_where_there_was_no_start() {
    let mut journal = journal();
    look_back(&mut journal, "Just finished");
    finish_as_finished(&mut journal);
    assert!(said(&journal).iter().all(|(_, verdict)| verdict.is_none()));

    let mut journal = self::journal();
    look_back(&mut journal, "Short debrief");
    journal.go_to("How did it end");
    journal.press("3");
    for _ in 0..60 {
        assert!(!journal.question().contains("did you use it"));
        if !journal.is_looking_back() {
            return;
        }
        journal.press("tab");
    }
    panic!("it never came to an end");
}

#[test]
fn what_was_answered_is_changed_by_going_back_to_it_later() {
    let mut journal = journal();
    look_back(&mut journal, "Short debrief");
    answer_all(&mut journal, "1 4 5");
    journal.press("E");
    journal.go_to("“Eat before it hurts”");
    journal.must_see(&["● used and it helped"]);
    journal.press("2");
    journal.finish();
    journal.tick();
    let verdicts: Vec<_> = said(&journal).into_iter().map(|(_, verdict)| verdict).collect();
    let wanted = [UseVerdict::Partly, UseVerdict::Forgot, UseVerdict::NoChance];
    assert_eq!(verdicts, wanted.map(Some));
    journal.must_see(&["Lessons carried   1 used, 0 helped, 1 in part"]);
}

#[test]
fn a_second_debrief_shows_what_the_first_one_said_and_passing_it_leaves_it_as_it_is() {
    let mut journal = journal();
    look_back(&mut journal, "Short debrief");
    answer_all(&mut journal, "1 4 5");
    look_back(&mut journal, "Full debrief");
    journal.go_to("“Eat before it hurts”");
    journal.must_see(&["● used and it helped"]);
    journal.press("tab 3");
    journal.finish();
    journal.tick();
    let verdicts: Vec<_> = said(&journal).into_iter().map(|(_, verdict)| verdict).collect();
    assert_eq!(verdicts, [UseVerdict::Helped, UseVerdict::NoHelp, UseVerdict::NoChance].map(Some));
    // The one that was passed still belongs to the first debrief, the other one to the second.
    journal.press("D");
    journal.tick();
    let verdicts: Vec<_> = said(&journal).into_iter().map(|(_, verdict)| verdict).collect();
    assert_eq!(verdicts, [Some(UseVerdict::Helped), None, Some(UseVerdict::NoChance)]);
}

#[test]
fn what_was_said_by_hand_after_the_debrief_stays_when_the_debrief_is_finished_again() {
    let mut journal = Journal::on_disk(EVENING);
    let mut other =
        secondwind::store::Store::open(&journal.folder().join("journal.db")).expect("the journal");
    other.apply(&changes()).expect("saved");
    journal.restart();
    look_back(&mut journal, "Short debrief");
    answer_all(&mut journal, "1 4 5");
    other.apply(&[used(1, 1, UseVerdict::NoHelp, "2026-10-06")]).expect("saved");
    journal.press("E");
    journal.finish();
    journal.tick();
    assert_eq!(said(&journal)[0].1, Some(UseVerdict::NoHelp));
}

#[test]
fn a_lesson_that_was_deleted_meanwhile_is_passed_over() {
    let mut all = changes();
    all.push(Change::Trash { item: Item::Lesson(lesson_id(2)), at: at("2026-10-05") });
    let mut journal = Journal::holding(EVENING, &all);
    look_back(&mut journal, "Short debrief");
    answer_all(&mut journal, "1 4");
    assert_eq!(said(&journal).len(), 2);
    journal.must_not_see(&["Let the first hill go"]);
}

#[test]
fn a_lesson_that_became_a_part_of_another_one_is_asked_as_that_one_and_once() {
    let mut all = changes();
    all.push(Change::MergeLesson { lesson: lesson_id(2), into: Some(lesson_id(1)) });
    let mut journal = Journal::holding(EVENING, &all);
    look_back(&mut journal, "Short debrief");
    answer_all(&mut journal, "1 4");
    let told: Vec<String> = said(&journal).into_iter().map(|(text, _)| text).collect();
    assert_eq!(told, ["Eat before it hurts", "Carry a spare layer"]);
}

#[test]
fn a_lesson_forgotten_twice_is_offered_another_moment() {
    let mut all = changes();
    all.push(used(1, 2, UseVerdict::Forgot, "2026-05-11"));
    all.push(used(1, 3, UseVerdict::Forgot, "2025-04-15"));
    all.push(used(2, 3, UseVerdict::Forgot, "2025-04-15"));
    let mut journal = Journal::holding(EVENING, &all);
    look_back(&mut journal, "Short debrief");
    journal.go_to("How did it end");
    journal.press("1");
    journal.go_to("“Eat before it hurts”");
    journal.must_see(&["Forgotten twice so far."]);
    journal.press("1");
    assert_eq!(journal.question(), "“Let the first hill go”: did you use it, and did it help?");
    journal.must_not_see(&["Forgotten"]);
    journal.press("4");
    journal.finish();
    journal.tick();
    // Now it was forgotten twice, too.
    let page = journal.whole_page();
    assert!(page.contains("Forgotten twice now. A clearer moment may call it up"), "{page}");
}

#[test]
fn without_a_brief_nothing_is_asked_and_nothing_is_told() {
    let mut all = changes();
    all.pop();
    let mut journal = Journal::holding(EVENING, &all);
    look_back(&mut journal, "Short debrief");
    finish_as_finished(&mut journal);
    assert!(matches!(journal.state.screen(), Screen::Story(_)));
    assert!(!journal.whole_page().contains("Lessons carried"));
}

#[test]
fn a_race_ahead_tells_nothing_of_what_its_brief_has_shown() {
    let mut journal = journal();
    journal.press("2");
    journal.choose("Lidingöloppet");
    journal.press("enter");
    journal.must_not_see(&["Lessons carried"]);
}

fn accept(name: &str, (columns, rows): (u16, u16), journal: &mut Journal) {
    journal.resize(columns, rows);
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), journal.screen()));
    journal.resize(80, 24);
}

#[test]
fn the_question() {
    let mut all = changes();
    all.push(put_lesson(lesson(
        4,
        "When the plan and the day do not agree after the second climb, go by breathing and let the watch be",
        "If I look at the watch twice within one kilometre, then I will turn it round and count a hundred steps",
    )));
    all.push(show(&[4]));
    all.push(used(4, 2, UseVerdict::Forgot, "2026-05-11"));
    all.push(used(4, 3, UseVerdict::Forgot, "2025-04-15"));
    let mut journal = Journal::holding(EVENING, &all);
    look_back(&mut journal, "Short debrief");
    journal.go_to("How did it end");
    journal.press("1");
    journal.go_to("“Eat before it hurts”");
    accept("carried", (80, 24), &mut journal);
    journal.press("1 3 2");
    for size in [(60, 18), (120, 40), (200, 60)] {
        accept("carried_forgot", size, &mut journal);
    }
    journal.press("4");
    journal.go_to("This is what you keep");
    accept("carried_summary", (80, 24), &mut journal);
    journal.finish();
    accept("carried_story", (80, 24), &mut journal);
}
