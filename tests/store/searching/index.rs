//! The index: it folds as the domain does, and holds what the tables hold, whatever is done to them.

use proptest::prelude::*;
use rusqlite::Connection;
use secondwind::domain::change::{Change, Item};
use secondwind::domain::debrief::Value;
use secondwind::domain::folding;
use secondwind::domain::lesson::Lesson;
use secondwind::domain::race::Race;
use secondwind::domain::search::{HitSource, SearchIn, Total};
use secondwind::store::Store;

use super::{everything, found, own, put};
use crate::sample::{
    Place, check_in, day, debrief, debrief_id, evening, finished_race, lesson_id, put_answer, put_check_in,
    put_race, race_id,
};

#[test]
fn the_domain_folds_every_character_as_the_index_does() {
    let connection = Connection::open_in_memory().expect("opens");
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE f USING fts5 (x, tokenize = 'unicode61 remove_diacritics 2');
             CREATE VIRTUAL TABLE v USING fts5vocab (f, instance);
             BEGIN;",
        )
        .expect("made");
    // The planes in which letters and signs lie; above them there is nothing that anybody types.
    let characters = (1..0x2_0000_u32).chain(0xe_0000..0xe_0200).filter_map(char::from_u32);
    let texts: Vec<(u32, String)> =
        characters.map(|character| (character.into(), format!("{character}q{character}z"))).collect();
    let mut insert = connection.prepare("INSERT INTO f (rowid, x) VALUES (?1, ?2)").expect("prepared");
    for (number, text) in &texts {
        insert.execute((number, text)).expect("indexed");
    }
    connection.execute_batch("COMMIT").expect("committed");
    let mut words: Vec<Vec<String>> = vec![Vec::new(); 0xe_0200];
    let mut select = connection.prepare("SELECT doc, term FROM v ORDER BY doc, offset").expect("prepared");
    let mut rows = select.query([]).expect("asked");
    while let Some(row) = rows.next().expect("read") {
        let number: u32 = row.get(0).expect("a row");
        words[number as usize].push(row.get(1).expect("a word"));
    }
    for (number, text) in &texts {
        let ours: Vec<String> = folding::words(text).into_iter().map(|word| word.folded).collect();
        assert_eq!(ours, words[*number as usize], "U+{number:04X}");
    }
}

/// Something that is done to a journal.
#[derive(Debug, Clone)]
enum Deed {
    Race(u128, String),
    Answer(u128, u8, String),
    Lesson(u128, Option<u128>, String, String),
    Note(u128, String),
    Trash(Item),
    Restore(Item),
    Empty,
    Merge(u128, Option<u128>),
}

fn item() -> impl Strategy<Value = Item> {
    let number = 1_u128..4;
    prop_oneof![
        number.clone().prop_map(|number| Item::Race(race_id(number))),
        number.clone().prop_map(|number| Item::Debrief(debrief_id(number))),
        number.clone().prop_map(|number| Item::Lesson(lesson_id(number))),
        number.prop_map(|number| Item::CheckIn(crate::sample::check_in_id(number))),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!["Pace", "pacing", "Ö", "hügel", "don't", ""]), 0..4)
        .prop_map(|words| words.join(" "))
}

fn deed() -> impl Strategy<Value = Deed> {
    let number = || 1_u128..4;
    prop_oneof![
        2 => (number(), words()).prop_map(|(number, name)| Deed::Race(number, name)),
        3 => (number(), 0_u8..2, words()).prop_map(|(number, prompt, words)| Deed::Answer(number, prompt, words)),
        3 => (number(), prop::option::of(number()), words(), words())
            .prop_map(|(number, race, text, trigger)| Deed::Lesson(number, race, text, trigger)),
        1 => (number(), words()).prop_map(|(number, note)| Deed::Note(number, note)),
        2 => item().prop_map(Deed::Trash),
        2 => item().prop_map(Deed::Restore),
        1 => Just(Deed::Empty),
        2 => (number(), prop::option::of(number())).prop_map(|(one, other)| Deed::Merge(one, other)),
    ]
}

fn changes(deed: &Deed) -> Vec<Change> {
    match deed {
        Deed::Race(number, name) => {
            vec![put_race(Race { name: name.clone(), ..finished_race(*number, "2026-05-01") })]
        }
        Deed::Answer(number, prompt, words) => vec![
            Change::PutDebrief(debrief(*number, race_id(*number))),
            put_answer(*number, &format!("prompt.{prompt}"), Value::Text(words.clone())),
        ],
        Deed::Lesson(number, race, text, trigger) => {
            let lesson = Lesson { trigger: trigger.clone(), ..own(*number, text, *race) };
            vec![put(lesson)]
        }
        Deed::Note(number, note) => {
            let mut check_in = check_in(*number, day("2026-05-01"), 7, 7);
            check_in.note.clone_from(note);
            vec![put_check_in(check_in)]
        }
        Deed::Trash(item) => vec![Change::Trash { item: *item, at: evening(20) }],
        Deed::Restore(item) => vec![Change::Restore(*item)],
        Deed::Empty => vec![Change::EmptyTrash],
        Deed::Merge(lesson, into) => {
            vec![Change::MergeLesson { lesson: lesson_id(*lesson), into: into.map(lesson_id) }]
        }
    }
}

/// Every text that can be found, read from the tables by the views that hide what lies in the trash; with the id of its row.
fn texts(path: &std::path::Path) -> Vec<(String, String)> {
    let connection = Connection::open(path).expect("opens");
    let mut select = connection
        .prepare(
            "SELECT 'lesson ' || l.id, l.text || ' | ' || l.if_then || ' | ' || coalesce(r.name, '') || coalesce(
                    (SELECT group_concat(' | ' || p.text || ' | ' || p.if_then, '') FROM lessons AS p
                        WHERE p.merged_into = l.id AND p.trashed_at IS NULL), '')
                FROM live_lessons AS l LEFT JOIN races AS r ON r.id = l.race_id
             UNION ALL SELECT 'answer ' || a.debrief_id || ' ' || a.prompt, a.words FROM answers AS a
                JOIN live_debriefs AS d ON d.id = a.debrief_id WHERE a.words <> ''
             UNION ALL SELECT 'race ' || id, name FROM live_races
             UNION ALL SELECT 'check-in ' || id, note FROM check_ins WHERE trashed_at IS NULL AND note <> ''",
        )
        .expect("prepared");
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("asked");
    rows.collect::<Result<_, _>>().expect("read")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 24 } else { 200 }))]

    #[test]
    fn whatever_is_done_a_word_finds_what_a_look_at_every_text_finds(deeds in prop::collection::vec(deed(), 1..25)) {
        let place = Place::new();
        let mut store = place.open();
        for deed in &deeds {
            store.apply(&changes(deed)).expect("saved");
        }
        let texts = texts(&place.path());
        for word in ["pace", "pac", "o", "hugel", "t"] {
            let mut expected: Vec<String> = texts
                .iter()
                .filter(|(_, text)| folding::words(text).iter().any(|known| known.folded.starts_with(word)))
                .map(|(id, _)| id.split(' ').take(2).collect::<Vec<_>>().join(" "))
                .collect();
            let found = found(&mut store, SearchIn::Everything, word);
            let mut hits: Vec<String> = found.hits.iter().map(|hit| match &hit.source {
                HitSource::Lesson(lesson, _) => format!("lesson {}", lesson.id),
                HitSource::Answer(debrief, _) => format!("answer {debrief}"),
                HitSource::Race => format!("race {}", hit.race.as_ref().expect("its race").id),
                HitSource::CheckIn(id) => format!("check-in {id}"),
                other => format!("{other:?}"),
            }).collect();
            if !found.forgiven.is_empty() {
                // Another word was taken in its place, for it is nowhere.
                hits.clear();
            }
            expected.sort();
            hits.sort();
            prop_assert_eq!(hits, expected, "{} in {:?}", word, &texts);
        }
        let lessons = texts.iter().filter(|(id, _)| id.starts_with("lesson")).count();
        let all = found(&mut store, SearchIn::Lessons, "");
        prop_assert_eq!(all.hits.len(), lessons);
        let total: u32 = Connection::open(place.path())
            .and_then(|connection| connection.query_row("SELECT count(*) FROM live_lessons", [], |row| row.get(0)))
            .expect("told");
        prop_assert_eq!(total as usize, lessons);
        prop_assert_eq!(all.total, Total::Exactly(lessons));
    }

    #[test]
    fn nothing_that_is_typed_makes_a_search_fail(text in prop_oneof![
        any::<String>(),
        "[\"()*:^+\\-{}a-c ]{0,20}",
        "(AND|OR|NOT|NEAR\\(|\"|'|\\*|\0|\u{1b}|走|🏃|e\u{301}|cause:|%|_|;|--| ){0,12}",
    ]) {
        let mut store = super::journal();
        for within in SearchIn::ALL {
            let _ = found(&mut store, *within, &text);
            let request = super::request(*within, &text);
            prop_assert!(store.facets(&request, || false).is_ok());
        }
    }
}

#[test]
fn finishing_again_and_rewording_keep_the_index_true() {
    use crate::sample::{finish, harvest, lesson};
    use secondwind::domain::debrief::QuestionKey;
    let mut store = Store::in_memory().expect("opens");
    let mut first = harvest(1, finished_race(1, "2026-05-09"));
    first.lessons = vec![(QuestionKey::about("lesson.lines", "1"), lesson(1, "Start slow", &first))];
    store.apply(&[finish(&first)]).expect("saved");
    assert_eq!(everything(&mut store, "slow"), ["Start [slow]"]);
    let mut again = first.clone();
    again.race_before = Some(first.race.clone());
    again.race.name = "Lidingöloppet".to_owned();
    again.lessons = vec![(QuestionKey::about("lesson.lines", "1"), lesson(2, "Start easy", &again))];
    store.apply(&[finish(&again)]).expect("saved");
    assert_eq!(everything(&mut store, "slow"), [""; 0]);
    assert_eq!(super::lessons(&mut store, "lidingo easy"), ["Start [easy]"]);
    again.lessons = Vec::new();
    store.apply(&[finish(&again)]).expect("saved");
    assert_eq!(everything(&mut store, "easy"), [""; 0]);
}

#[test]
fn the_words_of_what_is_ended_for_good_stand_nowhere_in_the_file() {
    let place = Place::new();
    let mut store = place.open();
    let many = (0..50).map(|number| put(own(100 + number, "Plain words of another lesson", None)));
    store.apply(&many.collect::<Vec<_>>()).expect("saved");
    store.apply(&[put(own(1, "Something about xyzzyplugh", None))]).expect("saved");
    // As a part of another one its words stand in the index of that one, too.
    let whole = Change::MergeLesson { lesson: lesson_id(1), into: Some(lesson_id(100)) };
    store.apply(&[whole]).expect("saved");
    store.apply(&[put(own(1, "Something about quuxfrobnicate", None))]).expect("saved");
    let item = Item::Lesson(lesson_id(1));
    store.apply(&[Change::Trash { item, at: evening(20) }, Change::EmptyTrash]).expect("saved");
    drop(store);
    let bytes = std::fs::read(place.path()).expect("readable");
    for word in ["xyzzyplugh", "yzzyplugh", "quuxfrobnicate", "uxfrobnicate"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    assert!(bytes.windows(7).any(|window| window == b"another"));
}
