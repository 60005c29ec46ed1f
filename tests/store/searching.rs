//! What a search finds.

mod index;
mod life;

use std::sync::atomic::{AtomicBool, Ordering};

use secondwind::content::{Content, query};
use secondwind::domain::cause::{Effect, RaceCause};
use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::{QuestionKey, Value};
use secondwind::domain::id::ArcId;
use secondwind::domain::lesson::{Lesson, LessonStanding, LessonUse, UseVerdict, Verb};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::search::{
    FacetKind, Facets, Found, Hit, HitSource, Order, SearchIn, SearchRequest, Total,
};
use secondwind::domain::units::Metres;
use secondwind::store::Store;

use crate::sample::{
    arc, check_in, day, debrief, evening, evening_of, finish, finished_race, goal, harvest, lesson,
    lesson_id, put_answer, put_arc, put_check_in, put_race, race_id, step,
};

/// What is typed, as it is searched for in May 2026.
fn request(within: SearchIn, typed: &str) -> SearchRequest {
    let query = query::read(typed, &Content::built_in(), day("2026-05-20")).query;
    SearchRequest { number: 7, within, query, order: Order::Best, limit: 100 }
}

fn search(store: &mut Store, request: &SearchRequest) -> Found {
    store.search(request, || false).expect("readable").expect("not given up")
}

fn found(store: &mut Store, within: SearchIn, typed: &str) -> Found {
    search(store, &request(within, typed))
}

/// The excerpts that are found, with their marks in brackets.
fn told(found: &Found) -> Vec<String> {
    found.hits.iter().map(marked).collect()
}

fn marked(hit: &Hit) -> String {
    let mut told = String::new();
    let mut last = 0;
    for mark in &hit.marks {
        told += &hit.excerpt[last..mark.start];
        told.extend(["[", &hit.excerpt[mark.clone()], "]"]);
        last = mark.end;
    }
    told + &hit.excerpt[last..]
}

fn lessons(store: &mut Store, typed: &str) -> Vec<String> {
    told(&found(store, SearchIn::Lessons, typed))
}

fn everything(store: &mut Store, typed: &str) -> Vec<String> {
    told(&found(store, SearchIn::Everything, typed))
}

/// A lesson of its own, or of a race.
fn own(number: u128, text: &str, race: Option<u128>) -> Lesson {
    Lesson { race: race.map(race_id), ..Lesson::new(lesson_id(number), Verb::Change, text, evening(10)) }
}

fn put(lesson: Lesson) -> Change {
    Change::PutLesson { lesson: Box::new(lesson), base: None }
}

fn used(lesson: u128, race: u128, verdict: UseVerdict) -> Change {
    Change::PutUse(LessonUse {
        lesson: lesson_id(lesson),
        race: race_id(race),
        debrief: None,
        verdict,
        at: evening(12),
    })
}

/// Three races and the lessons that they taught; the last of the lessons was never raced.
fn journal() -> Store {
    let mut store = Store::in_memory().expect("opens");
    let race = |number: u128, name: &str, date: &str, length: f64, outcome| {
        let mut race: Race = Race { name: name.to_owned(), ..finished_race(number, date) };
        race.distance = Some(Metres(length));
        race.kind = Some(RaceKind::Road);
        race.outcome = Some(outcome);
        put_race(race)
    };
    let with = |lesson: Lesson, cause: &str, sure| Lesson {
        cause: Some(cause.to_owned()),
        sure: Some(sure),
        ..lesson
    };
    store
        .apply(&[
            race(1, "Göteborgsvarvet", "2024-05-18", 21_097.5, Outcome::Finished),
            race(2, "Comrades", "2025-06-08", 89_000.0, Outcome::Dnf),
            race(3, "Lidingöloppet", "2026-05-02", 42_195.0, Outcome::Finished),
            put(with(own(1, "Start slower than feels right", Some(1)), "pacing_start", 5)),
            put(with(own(2, "Pacing is a promise: ease into the hills", Some(2)), "pacing_fade", 2)),
            put(Lesson {
                verb: Verb::Stop,
                pinned: true,
                trigger: "If it is hot, then I will drink at every table".to_owned(),
                ..with(own(3, "Skip no gel when the heat comes", Some(3)), "heat", 4)
            }),
            put(own(4, "Pace the easy days, too", None)),
            used(1, 2, UseVerdict::Helped),
            used(1, 3, UseVerdict::Helped),
            used(1, 1, UseVerdict::Helped),
            used(2, 3, UseVerdict::Partly),
        ])
        .expect("saved");
    store
}

#[test]
fn the_beginning_of_a_word_finds_it_and_the_word_itself_comes_first() {
    let mut store = journal();
    assert_eq!(
        lessons(&mut store, "pac"),
        ["[Pace] the easy days, too", "[Pacing] is a promise: ease into the hills"]
    );
    assert_eq!(lessons(&mut store, "pace"), ["[Pace] the easy days, too"]);
    assert_eq!(lessons(&mut store, "PÀCING"), ["[Pacing] is a promise: ease into the hills"]);
    assert_eq!(lessons(&mut store, "eas day"), ["Pace the [easy] [days], too"]);
    assert_eq!(lessons(&mut store, "\"easy days\""), ["Pace the [easy days], too"]);
    assert_eq!(lessons(&mut store, "\"days easy\""), [""; 0]);
    assert_eq!(lessons(&mut store, "pac -hill"), ["[Pace] the easy days, too"]);
    assert_eq!(lessons(&mut store, "-pac -gel"), ["Start slower than feels right"]);
}

#[test]
fn a_lesson_is_found_by_its_if_then_and_by_its_race() {
    let mut store = journal();
    assert_eq!(lessons(&mut store, "table"), ["If it is hot, then I will drink at every [table]"]);
    assert_eq!(lessons(&mut store, "goteborg"), ["Start slower than feels right"]);
    assert_eq!(lessons(&mut store, "comrades hills"), ["Pacing is a promise: ease into the [hills]"]);
}

#[test]
fn without_words_the_pinned_come_first_and_then_the_newest() {
    let mut store = journal();
    let all = found(&mut store, SearchIn::Lessons, "");
    assert_eq!(
        told(&all),
        [
            "Skip no gel when the heat comes",
            "Pace the easy days, too",
            "Pacing is a promise: ease into the hills",
            "Start slower than feels right",
        ]
    );
    assert_eq!((all.total, all.number), (Total::Exactly(4), 7));
    let hit = &all.hits[0];
    assert_eq!(
        hit.race.as_ref().map(|race| (race.name.as_str(), race.date)),
        Some(("Lidingöloppet", day("2026-05-02")))
    );
    assert_eq!((hit.day, all.hits[1].day), (day("2026-05-02"), day("2026-05-10")));
}

#[test]
fn lessons_are_told_in_the_order_that_is_asked_for() {
    let mut store = journal();
    let mut firsts = |order, limit| {
        let request = SearchRequest { order, limit, ..request(SearchIn::Lessons, "") };
        let found = search(&mut store, &request);
        assert_eq!(found.total, Total::Exactly(4));
        told(&found)
            .into_iter()
            .map(|text| text.split(' ').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(firsts(Order::Newest, 9), ["Pace", "Skip", "Pacing", "Start"]);
    assert_eq!(firsts(Order::Oldest, 9), ["Start", "Pacing", "Skip", "Pace"]);
    assert_eq!(firsts(Order::Confidence, 9), ["Start", "Skip", "Pace", "Pacing"]);
    assert_eq!(firsts(Order::Used, 9), ["Start", "Pacing", "Pace", "Skip"]);
    assert_eq!(firsts(Order::Newest, 1), ["Pace"]);
}

#[test]
fn lessons_are_as_new_as_their_writing_in_whatever_order_they_came_into_the_journal() {
    let mut store = Store::in_memory().expect("opens");
    let written = |number: u128, text: &str, written: &str, pinned| {
        put(Lesson { written: evening_of(day(written)), pinned, ..own(number, text, None) })
    };
    store
        .apply(&[
            written(1, "Pace of May", "2026-05-01", false),
            written(2, "Pace of 2019", "2019-05-01", false),
            written(3, "Pace of 2024, held up", "2024-05-01", true),
            written(4, "Pace of 2023", "2023-05-01", false),
            written(5, "Pace of 2018, held up", "2018-05-01", true),
        ])
        .expect("saved");
    let mut numbers = |typed: &str, order, limit| {
        let found = search(&mut store, &SearchRequest { order, limit, ..request(SearchIn::Lessons, typed) });
        found
            .hits
            .iter()
            .map(|hit| match &hit.source {
                HitSource::Lesson(lesson, _) => lesson.id.0.as_u128() - 0x3000,
                other => panic!("{other:?}"),
            })
            .collect::<Vec<_>>()
    };
    for typed in ["", "pace"] {
        assert_eq!(numbers(typed, Order::Newest, 9), [1, 3, 4, 2, 5], "{typed}");
        assert_eq!(numbers(typed, Order::Oldest, 9), [5, 2, 4, 3, 1], "{typed}");
        assert_eq!(numbers(typed, Order::Confidence, 2), [1, 3], "{typed}");
        assert_eq!(numbers(typed, Order::Used, 2), [1, 3], "{typed}");
        assert_eq!(numbers(typed, Order::Best, 9), [3, 5, 1, 4, 2], "{typed}");
    }
}

#[test]
fn the_newest_of_very_many_lessons_are_those_that_were_written_last() {
    let mut store = Store::in_memory().expect("opens");
    // Each one is older than the one before it in the journal.
    let changes = (0..400_u32).map(|number| {
        let written = evening_of(day("2026-05-01") - chrono::Days::new(number.into()));
        put(Lesson { written, ..own(1000 + u128::from(number), &format!("Lesson {number}"), None) })
    });
    store.apply(&changes.collect::<Vec<_>>()).expect("saved");
    let mut first = |order| {
        let request = SearchRequest { order, limit: 2, ..request(SearchIn::Lessons, "") };
        told(&search(&mut store, &request))
    };
    assert_eq!(first(Order::Newest), ["Lesson 0", "Lesson 1"]);
    assert_eq!(first(Order::Best), ["Lesson 0", "Lesson 1"]);
    assert_eq!(first(Order::Oldest), ["Lesson 399", "Lesson 398"]);
}

#[test]
fn filters_narrow_by_what_the_race_and_the_lesson_are() {
    let mut store = journal();
    let mut numbers = |typed: &str| {
        let found = found(&mut store, SearchIn::Lessons, typed);
        let mut numbers: Vec<u128> = found
            .hits
            .iter()
            .map(|hit| match &hit.source {
                HitSource::Lesson(lesson, _) => lesson.id.0.as_u128() - 0x3000,
                other => panic!("{other:?}"),
            })
            .collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(numbers("cause:pacing"), [1, 2]);
    assert_eq!(numbers("cause:conditions"), [3]);
    assert_eq!(numbers("distance:marathon"), [3]);
    assert_eq!(numbers("distance:half distance:89k"), [1, 2]);
    assert_eq!(numbers("kind:road"), [1, 2, 3]);
    assert_eq!(numbers("kind:trail"), [0; 0]);
    assert_eq!(numbers("outcome:dnf"), [2]);
    assert_eq!(numbers("year:2025 year:2026"), [2, 3, 4]);
    assert_eq!(numbers("since:2025-06-08"), [2, 3, 4]);
    assert_eq!(numbers("before:2025-06-08"), [1]);
    assert_eq!(numbers("since:2w"), [4]);
    assert_eq!(numbers("state:proven"), [1]);
    assert_eq!(numbers("state:trying"), [2]);
    assert_eq!(numbers("state:fresh"), [3, 4]);
    assert_eq!(numbers("verb:stop"), [3]);
    assert_eq!(numbers("is:pinned"), [3]);
    assert_eq!(numbers("outcome:lost"), [0; 0]);
    assert_eq!(numbers("cause:pacing outcome:dnf pro"), [2]);
    assert_eq!(numbers("distance:89k"), [2]);
}

#[test]
fn a_lesson_may_be_for_other_races_than_the_one_that_taught_it() {
    let mut store = journal();
    let mut changed = own(4, "Pace the easy days, too", None);
    changed.scope.distance = Some(Metres(10_000.0));
    changed.scope.kind = Some(RaceKind::Trail);
    store.apply(&[put(changed)]).expect("saved");
    assert_eq!(lessons(&mut store, "kind:trail distance:10k").len(), 1);
    assert_eq!(lessons(&mut store, "kind:trail distance:half").len(), 0);
}

#[test]
fn facets_count_with_their_own_filter_left_aside() {
    let mut store = journal();
    let mut facets = |typed: &str| -> Facets {
        store.facets(&request(SearchIn::Lessons, typed), || false).expect("readable").expect("not given up")
    };
    let values = |facets: &Facets, kind: FacetKind| -> Vec<String> {
        let (_, values) = facets.values.iter().find(|(facet, _)| *facet == kind).expect("every facet");
        values.iter().map(|(id, count)| format!("{id} {count}")).collect()
    };
    let all = facets("");
    assert_eq!(values(&all, FacetKind::Cause), ["heat 1", "pacing_fade 1", "pacing_start 1"]);
    assert_eq!(values(&all, FacetKind::Distance), ["half 1", "marathon 1"]);
    assert_eq!(values(&all, FacetKind::Outcome), ["finished 2", "dnf 1"]);
    assert_eq!(values(&all, FacetKind::State), ["fresh 2", "proven 1", "trying 1"]);
    assert_eq!(values(&all, FacetKind::Verb), ["change 3", "stop 1"]);
    assert_eq!(values(&all, FacetKind::Year), ["2026 2", "2025 1", "2024 1"]);
    let some = facets("outcome:finished state:proven");
    assert_eq!(values(&some, FacetKind::Outcome), ["finished 1"]);
    assert_eq!(values(&some, FacetKind::State), ["fresh 1", "proven 1"]);
    assert_eq!(values(&some, FacetKind::Cause), ["pacing_start 1"]);
    let words = facets("pac");
    assert_eq!(values(&words, FacetKind::Cause), ["pacing_fade 1"]);
    assert_eq!(values(&words, FacetKind::Year), ["2026 1", "2025 1"]);
    assert_eq!(values(&facets("pacinh"), FacetKind::Cause), ["pacing_fade 1"]);
    // What is about a cause is counted as it is found.
    assert_eq!(values(&facets("humidity"), FacetKind::Cause), ["heat 1"]);
    assert_eq!(values(&facets("wall -promise"), FacetKind::Cause), [""; 0]);
}

#[test]
fn a_word_in_the_name_of_a_cause_finds_the_lessons_about_it_after_those_that_have_the_word() {
    let mut store = journal();
    let about = |number: u128, text: &str, cause: &str, pinned| {
        put(Lesson { cause: Some(cause.to_owned()), pinned, ..own(number, text, None) })
    };
    store
        .apply(&[
            put(own(20, "Cook with less heat", None)),
            about(21, "Ice in the cap, then start easy", "heat", true),
            about(22, "Ice in the cap, and walk", "heat", false),
            about(23, "Start with the heathland map", "navigation", false),
        ])
        .expect("saved");
    assert_eq!(
        lessons(&mut store, "heat"),
        [
            "Skip no gel when the [heat] comes",
            "Cook with less [heat]",
            "Start with the [heathland] map",
            "Ice in the cap, then start easy",
            "Ice in the cap, and walk",
        ]
    );
    let found_by_cause = found(&mut store, SearchIn::Lessons, "humid");
    assert_eq!(found_by_cause.forgiven, []);
    assert_eq!(found_by_cause.total, Total::Exactly(3));
    // Every word is met, one way or the other.
    assert_eq!(
        lessons(&mut store, "humidity ice"),
        ["[Ice] in the cap, then start easy", "[Ice] in the cap, and walk"]
    );
    assert_eq!(lessons(&mut store, "humidity ice -walk"), ["[Ice] in the cap, then start easy"]);
    assert_eq!(lessons(&mut store, "humidity xylophone"), [""; 0]);
    assert_eq!(lessons(&mut store, "humidity cause:pacing"), [""; 0]);
    assert_eq!(lessons(&mut store, "\"humidity\""), [""; 0]);
    // A word with an error of typing beside one that means a cause.
    let both = found(&mut store, SearchIn::Lessons, "humidity eaasy");
    assert_eq!(told(&both), ["Ice in the cap, then start [easy]"]);
    assert_eq!(both.forgiven, [("eaasy".to_owned(), "easy".to_owned())]);
    let item = Item::Lesson(lesson_id(21));
    store.apply(&[Change::Trash { item, at: evening(20) }]).expect("saved");
    assert_eq!(
        everything(&mut store, "humid"),
        ["Skip no gel when the heat comes", "Ice in the cap, and walk"]
    );
}

/// A journal with something of every kind in it.
fn full_journal() -> Store {
    let mut store = journal();
    let mut full = harvest(9, Race { name: "Vasaloppet".to_owned(), ..finished_race(9, "2026-05-09") });
    "Zebra on the course".clone_into(&mut full.race.notes);
    full.race.outcome = Some(Outcome::Dnf);
    full.causes = vec![RaceCause {
        cause: "gut".to_owned(),
        effect: Effect::Hindered,
        impact: Some(3),
        control: None,
        changeable: None,
        spread: None,
        shared: None,
        reachable: None,
        put_down: false,
    }];
    full.lessons = vec![(QuestionKey::about("lesson.lines", "1"), lesson(90, "Zebra lesson", &full))];
    full.goals = vec![(QuestionKey::once("goals.well"), goal(90, "Zebra goal", &full))];
    full.steps = vec![(QuestionKey::once("next.step"), step(90, "Zebra step", &full))];
    let mut note = check_in(90, day("2026-05-12"), 7, 7);
    "Dreamt of a zebra".clone_into(&mut note.note);
    let mut opened = arc(90, secondwind::domain::arc::ArcKind::Injury, day("2026-05-13"));
    "Zebra knee".clone_into(&mut opened.name);
    store
        .apply(&[
            Change::PutDebrief(debrief(9, race_id(9))),
            put_answer(9, "held.one", Value::Text("A zebra cheered".to_owned())),
            put_answer(9, "goals.well", Value::Text("Zebra goal".to_owned())),
            put_answer(9, "facts.notes", Value::Text("Zebra on the course".to_owned())),
            finish(&full),
            Change::PutDebrief(debrief(10, race_id(10))),
            put_answer(10, "facts.name", Value::Text("Zebra run".to_owned())),
            put_check_in(note),
            put_arc(opened),
        ])
        .expect("saved");
    store
}

#[test]
fn everything_the_runner_wrote_is_found_once() {
    let mut store = full_journal();
    let all = found(&mut store, SearchIn::Everything, "zebra");
    let mut kinds: Vec<String> = all
        .hits
        .iter()
        .map(|hit| {
            let kind = match &hit.source {
                HitSource::Lesson(..) => "lesson".to_owned(),
                HitSource::Answer(_, question) => format!("answer to {question}"),
                HitSource::Race => "race".to_owned(),
                HitSource::Goal(_) => "goal".to_owned(),
                HitSource::Step(..) => "step".to_owned(),
                HitSource::CheckIn(_) => "check-in".to_owned(),
                HitSource::Arc(ArcId(_)) => "arc".to_owned(),
                HitSource::Review(_, question) => format!("review of {question}"),
                HitSource::Bounce => "bounce".to_owned(),
            };
            format!(
                "{} {kind} ({}): {}",
                hit.day,
                hit.race.as_ref().map_or("-", |race| &race.name),
                marked(hit)
            )
        })
        .collect();
    kinds.sort();
    assert_eq!(
        kinds,
        [
            "2026-05-09 answer to What about held.one? (Vasaloppet): A [zebra] cheered",
            "2026-05-09 goal (Vasaloppet): [Zebra] goal",
            "2026-05-09 lesson (Vasaloppet): [Zebra] lesson",
            "2026-05-09 race (Vasaloppet): [Zebra] on the course",
            "2026-05-09 step (Vasaloppet): [Zebra] step",
            "2026-05-10 answer to What about facts.name? (-): [Zebra] run",
            "2026-05-12 check-in (-): Dreamt of a [zebra]",
            "2026-05-13 arc (-): [Zebra] knee",
        ]
    );
    assert_eq!(all.total, Total::Exactly(8));
    assert_eq!(lessons(&mut store, "zebra"), ["[Zebra] lesson"]);
}

#[test]
fn what_has_no_such_thing_does_not_meet_a_filter() {
    let mut store = full_journal();
    let mut count = |typed: &str| found(&mut store, SearchIn::Everything, typed).hits.len();
    // Everything that hangs on the race, but not the lesson, which is about another cause.
    assert_eq!(count("zebra cause:gut"), 4);
    assert_eq!(count("zebra outcome:dnf"), 5);
    assert_eq!(count("zebra state:fresh"), 1);
    assert_eq!(count("zebra since:2026-05-12"), 2);
    assert_eq!(count("zebra before:2026-05-10"), 5);
    assert_eq!(count("zebra year:2026"), 8);
    assert_eq!(count("zebra kind:road"), 0);
}

#[test]
fn an_error_of_typing_is_forgiven_only_where_nothing_is_found() {
    let mut store = journal();
    let forgiving = found(&mut store, SearchIn::Lessons, "pacinh");
    assert_eq!(told(&forgiving), ["[Pacing] is a promise: ease into the hills"]);
    assert_eq!(forgiving.forgiven, [("pacinh".to_owned(), "pacing".to_owned())]);
    let both = found(&mut store, SearchIn::Lessons, "aesy dasy");
    assert_eq!(told(&both), ["Pace the [easy] [days], too"]);
    assert_eq!(both.forgiven.len(), 2);
    assert_eq!(lessons(&mut store, "goteborgsvravet"), ["Start slower than feels right"]);
    // "pacing" is there, and so is "slower": only not in one lesson.
    let none = found(&mut store, SearchIn::Lessons, "pacing slower");
    assert_eq!((none.hits.len(), none.forgiven.len()), (0, 0));
    // Three letters are too few to be sure of what was meant.
    let short = found(&mut store, SearchIn::Lessons, "gek");
    assert_eq!((short.hits.len(), short.forgiven.len()), (0, 0));
    let nothing = found(&mut store, SearchIn::Lessons, "xylophone");
    assert_eq!((nothing.hits.len(), nothing.forgiven.len(), nothing.total), (0, 0, Total::Exactly(0)));
}

#[test]
fn scripts_without_spaces_and_emoji_are_found_anywhere() {
    let mut store = journal();
    store
        .apply(&[put(own(20, "東京マラソンを走る 100% 🏃🏽", None)), put(own(21, "ｱﾏﾁｭｱ_x", None))])
        .expect("saved");
    assert_eq!(lessons(&mut store, "マラソン"), ["東京[マラソン]を走る 100% 🏃🏽"]);
    assert_eq!(lessons(&mut store, "走る 100"), ["東京マラソンを[走る] [100]% 🏃🏽"]);
    assert_eq!(lessons(&mut store, "🏃"), ["東京マラソンを走る 100% [🏃]🏽"]);
    assert_eq!(lessons(&mut store, "マラソン -走"), [""; 0]);
    assert_eq!(lessons(&mut store, "-マラソン ｱﾏ"), ["[ｱﾏ]ﾁｭｱ_x"]);
    assert_eq!(lessons(&mut store, "ラ%ン"), ["東京マ[ラ]ソ[ン]を走る 100% 🏃🏽"]);
}

#[test]
fn a_word_beside_a_cause_is_found_however_many_newer_lessons_have_it() {
    let mut store = Store::in_memory().expect("opens");
    let about = |number, text: &str, cause: &str| {
        put(Lesson { cause: Some(cause.to_owned()), ..own(number, text, None) })
    };
    let newer = (0..2_500).map(|number| about(2_000 + number, "Pace and pace", "pacing_start"));
    let changes: Vec<Change> = std::iter::once(about(1_999, "Ice and pace", "heat")).chain(newer).collect();
    store.apply(&changes).expect("saved");
    assert_eq!(lessons(&mut store, "humidity pace"), ["Ice and [pace]"]);
    assert_eq!(lessons(&mut store, "humidity nowhere"), [""; 0]);
}

#[test]
fn more_than_can_be_weighed_is_told_as_more() {
    let mut store = Store::in_memory().expect("opens");
    let changes: Vec<Change> =
        (0..400).map(|number| put(own(1000 + number, "Pace and pace", None))).collect();
    store.apply(&changes).expect("saved");
    let old = Lesson { pinned: true, written: evening_of(day("2020-01-01")), ..own(999, "Held up", None) };
    store.apply(&[put(old)]).expect("saved");
    let many = SearchRequest { limit: 20, ..request(SearchIn::Lessons, "pace") };
    let found = search(&mut store, &many);
    assert_eq!((found.hits.len(), found.total), (20, Total::MoreThan(60)));
    let all = SearchRequest { limit: 20, ..request(SearchIn::Lessons, "") };
    let found = search(&mut store, &all);
    assert_eq!((found.hits.len(), found.total), (20, Total::Exactly(401)));
    assert_eq!(marked(&found.hits[0]), "Held up");
    let wide = SearchRequest { limit: 1000, ..many };
    assert_eq!(search(&mut store, &wide).total, Total::Exactly(400));
}

#[test]
fn the_surest_and_the_most_used_are_found_among_any_number_of_newer_ones() {
    let mut store = journal();
    store
        .apply(&(0..300).map(|number| put(own(1000 + number, "Start again", None))).collect::<Vec<_>>())
        .expect("saved");
    for order in [Order::Confidence, Order::Used] {
        for typed in ["", "start"] {
            let request = SearchRequest { order, limit: 5, ..request(SearchIn::Lessons, typed) };
            let found = search(&mut store, &request);
            assert!(marked(&found.hits[0]).ends_with(" slower than feels right"), "{order:?} {typed}");
        }
    }
}

#[test]
fn the_very_word_is_found_behind_any_number_of_newer_ones_that_only_begin_so() {
    let mut store = Store::in_memory().expect("opens");
    let mut changes = vec![put(own(1, "Pace", None)), put(own(2, "Pace the easy miles", None))];
    changes.extend((0..300).map(|number| put(own(1000 + number, "Paceline, easygoing milestones", None))));
    store.apply(&changes).expect("saved");
    let first = |store: &mut Store, typed: &str| lessons(store, typed).swap_remove(0);
    assert_eq!(first(&mut store, "pace"), "[Pace] the easy miles");
    assert_eq!(first(&mut store, "pace easy mile"), "[Pace] the [easy] [miles]");
}

#[test]
fn a_search_that_is_outdated_gives_up_and_leaves_the_journal_free_for_writing() {
    static ASKED: AtomicBool = AtomicBool::new(false);
    let mut store = Store::in_memory().expect("opens");
    let changes: Vec<Change> =
        (0..400).map(|number| put(own(1000 + number, "Pace and pace", None))).collect();
    store.apply(&changes).expect("saved");
    let everything = request(SearchIn::Everything, "pac");
    assert_eq!(store.search(&everything, || true).expect("readable"), None);
    assert_eq!(store.facets(&everything, || true).expect("readable"), None);
    store.apply(&changes).expect("a write is never given up");
    assert!(store.search(&everything, || false).expect("readable").is_some());
    // It is asked while the search runs, not only before.
    let second_time = || ASKED.swap(true, Ordering::Relaxed);
    assert_eq!(store.search(&everything, second_time).expect("readable"), None);
}

#[test]
fn a_lesson_that_is_put_aside_is_still_found() {
    let mut store = journal();
    let resting = Lesson { standing: LessonStanding::Resting, ..own(4, "Pace the easy days, too", None) };
    store.apply(&[put(resting)]).expect("saved");
    assert_eq!(lessons(&mut store, "pace state:resting"), ["[Pace] the easy days, too"]);
}

#[test]
fn a_merged_lesson_is_found_as_the_whole_and_its_uses_count_with_the_other() {
    let mut store = journal();
    store.apply(&[Change::MergeLesson { lesson: lesson_id(2), into: Some(lesson_id(1)) }]).expect("saved");
    let whole = found(&mut store, SearchIn::Lessons, "promise");
    assert_eq!(told(&whole), ["Pacing is a [promise]: ease into the hills"]);
    assert!(matches!(&whole.hits[0].source, HitSource::Lesson(lesson, _) if lesson.id == lesson_id(1)));
    assert_eq!(lessons(&mut store, "slower promise"), ["Start [slower] than feels right"]);
    let found = found(&mut store, SearchIn::Lessons, "start");
    let HitSource::Lesson(_, tally) = &found.hits[0].source else { panic!("no lesson") };
    // Of a race in which both were carried, the last word counts, and once.
    assert_eq!((tally.helped, tally.partly), (3, 0));
    assert_eq!(lessons(&mut store, "").len(), 3);
    let item = Item::Lesson(lesson_id(1));
    store.apply(&[Change::Trash { item, at: evening(20) }]).expect("saved");
    assert_eq!(lessons(&mut store, "").len(), 2);
    assert_eq!(lessons(&mut store, "promise"), [""; 0]);
}

#[test]
fn the_words_of_a_part_go_with_it_wherever_it_goes() {
    let mut store = journal();
    let merge = |lesson: u128, into: Option<u128>| Change::MergeLesson {
        lesson: lesson_id(lesson),
        into: into.map(lesson_id),
    };
    let mut apply = |changes: &[Change], typed: &str| -> Vec<u128> {
        store.apply(changes).expect("saved");
        let found = found(&mut store, SearchIn::Lessons, typed);
        assert_eq!(found.forgiven, [], "{typed}");
        let number = |hit: &Hit| match &hit.source {
            HitSource::Lesson(lesson, _) => lesson.id.0.as_u128() - 0x3000,
            other => panic!("{other:?}"),
        };
        found.hits.iter().map(number).collect()
    };
    let item = Item::Lesson(lesson_id(2));
    assert_eq!(apply(&[merge(2, Some(1))], "promise"), [1]);
    assert_eq!(apply(&[put(own(2, "Hold the oath, uphill", Some(2)))], "oath"), [1]);
    assert_eq!(apply(&[], "promise"), [0; 0]);
    // Its whole becomes a part of a third, and it goes along.
    assert_eq!(apply(&[merge(1, Some(4))], "oath slower days"), [4]);
    assert_eq!(apply(&[Change::Trash { item, at: evening(20) }], "oath"), [0; 0]);
    assert_eq!(apply(&[Change::Restore(item)], "oath"), [4]);
    assert_eq!(apply(&[merge(2, None)], "oath"), [2]);
    assert_eq!(apply(&[], "slower"), [4]);
    assert_eq!(
        apply(&[merge(2, Some(4)), Change::Trash { item, at: evening(20) }, Change::EmptyTrash], "oath"),
        [0; 0]
    );
    assert_eq!(apply(&[], "slower"), [4]);
    // What takes a script without spaces apart looks into the parts, too.
    assert_eq!(apply(&[put(own(5, "東京マラソンを走る", None)), merge(5, Some(3))], "マラソン"), [3]);
}
