//! A journal of the first format, as the first version of the program left it.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;
use secondwind::domain::arc::ArcKind;
use secondwind::domain::change::Change;
use secondwind::domain::id::RaceId;
use secondwind::domain::race::SetbackMark;
use secondwind::store::Store;

use crate::sample::{Place, arc, check_in, day, finish, finished_race, put_check_in, setback};

/// The first format, word for word as it was released.
const FIRST: &str = include_str!("../../src/store/migrations/0001_journal.sql");

/// A row in each table of the first format.
const ROWS: &str = "
    INSERT INTO races (id, name, date, location, kind, distance, outcome, official, goal_a, goal_b, goal_c, had_no_goal,
        setback, splits, wind, weather, surface, gear, drink, bib, company, travel, photo, link, notes)
    VALUES ('00000000-0000-0000-0000-000000000001', 'Lidingö 🏃', '2026-05-09', 'Stockholm', 'trail', 30000.0, 'dnf', NULL,
        'under 3:00', '', '', 0, 'yes', '[{\"distance\":10000.0,\"time\":3600.0}]', '', 'rain', '', '', '', '', '', '', '', '', 'notes'),
        ('00000000-0000-0000-0000-000000000002', 'In the trash', '2026-04-09', '', NULL, NULL, NULL, NULL,
        '', '', '', 1, NULL, '[]', '', '', '', '', '', '', '', '', '', '', '');
    UPDATE races SET trashed_at = 1780000000000000, trashed_offset = 120 WHERE name = 'In the trash';
    INSERT INTO debriefs (id, race_id, mode, pack_id, pack_version, started_at, started_offset, finished_at, finished_offset,
        at_prompt, at_subject, touched_at, touched_offset, open_in)
    VALUES ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000001', 'cold_full', 'core', 1,
        1778500000000000, 120, 1778500900000000, 120, 'close.title', '', 1778500900000000, 120, NULL);
    INSERT INTO answers (debrief_id, prompt, subject, question, value, words, at, at_offset)
    VALUES ('00000000-0000-0000-0000-000000000003', 'held.one', '', 'What held up?', '{\"type\":\"text\",\"value\":\"the hills\"}', 'the hills',
        1778500000000000, 120);
    INSERT INTO feelings VALUES ('00000000-0000-0000-0000-000000000003', 0, 'now', 'relieved', 0, 5);
    INSERT INTO causes VALUES ('00000000-0000-0000-0000-000000000003', 0, 'pacing', 'hindered', 3, 6, 'partly', NULL, NULL,
        'start slower', 0);
    INSERT INTO wins VALUES ('00000000-0000-0000-0000-000000000003', 0, 'I stopped in time');
    INSERT INTO lessons (id, race_id, debrief_id, origin_prompt, origin_subject, origin_nth, verb, text, if_then, sure, cause,
        written_at, written_offset)
    VALUES ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000003', 'lesson.rule', '1', 0, 'change', 'Start slow', '', 4, 'pacing',
        1778500900000000, 120);
    INSERT INTO goals (id, race_id, debrief_id, origin_prompt, origin_subject, origin_nth, kind, text, why, verdict, written_at,
        written_offset)
    VALUES ('00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000003', 'goals.well', '', 0, 'recovery', 'Sleep', '', 'reached', 1778500900000000, 120);
    INSERT INTO verdicts (goal_id, debrief_id, verdict, reason, at, at_offset)
    VALUES ('00000000-0000-0000-0000-000000000005', NULL, 'reached', 'slept', 1779500900000000, 120);
    INSERT INTO people (id, name, folded, written_at, written_offset)
    VALUES ('00000000-0000-0000-0000-000000000006', 'Åsa', 'åsa', 1778500900000000, 120);
    INSERT INTO steps (id, goal_id, race_id, debrief_id, person_id, origin_prompt, origin_subject, origin_nth, text, day, state,
        written_at, written_offset, withdrawn, trashed_at, trashed_offset)
    VALUES ('00000000-0000-0000-0000-000000000007', NULL, '00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000006', 'people.who', '', 0, 'Talk to Åsa',
        '2026-05-14', 'done', 1778500900000000, 120, 1, 1779000000000000, 120);";

const TABLES: [&str; 11] = [
    "races", "debriefs", "answers", "feelings", "causes", "wins", "lessons", "goals", "verdicts", "people",
    "steps",
];

pub(crate) fn make_first(path: &Path) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let connection = Connection::open(path).expect("opens");
    connection.pragma_update(None, "application_id", u32::from_be_bytes(*b"2ndW")).expect("written");
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())).expect("written");
    connection.execute_batch(FIRST).expect("made");
    connection.pragma_update(None, "user_version", 1).expect("written");
    connection.execute_batch(ROWS).expect("written");
}

/// Every value of every row of the tables of the first format.
fn everything(path: &Path) -> Vec<(String, Vec<Vec<Value>>)> {
    let connection = Connection::open(path).expect("opens");
    let rows_of = |table: &str| {
        let mut select = connection.prepare(&format!("SELECT * FROM {table}")).expect("prepared");
        let columns = select.column_count();
        let rows = select.query_map([], |row| (0..columns).map(|column| row.get(column)).collect());
        rows.expect("asked").collect::<Result<Vec<_>, _>>().expect("read")
    };
    TABLES.iter().map(|table| ((*table).to_owned(), rows_of(table))).collect()
}

fn format_of(path: &Path) -> u32 {
    let connection = Connection::open(path).expect("opens");
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("told")
}

#[test]
fn a_journal_of_the_first_format_is_brought_up_to_date_with_every_row_kept_and_a_copy_made() {
    let place = Place::new();
    let path = place.path();
    make_first(&path);
    let before = everything(&path);
    assert!(before.iter().all(|(_, rows)| !rows.is_empty()), "{before:?}");

    let store = place.open();
    let upgraded = everything(&path);
    for ((table, kept), (_, rows)) in before.iter().zip(&upgraded) {
        // A column of a later format stands behind those that were there.
        let kept_columns = rows.iter().zip(kept).map(|(row, before)| row[..before.len()].to_vec());
        assert_eq!((kept.len(), kept_columns.collect::<Vec<_>>()), (rows.len(), kept.clone()), "{table}");
    }
    assert_eq!(format_of(&path), 6);
    let told = store.race_story(RaceId(uuid::Uuid::from_u128(1))).expect("readable");
    let told = told.expect("the race is there");
    assert_eq!((told.race.name.as_str(), told.lessons.len(), told.goals.len()), ("Lidingö 🏃", 1, 1));
    let history = store.history(None).expect("readable");
    assert_eq!((history.check_ins.len(), history.arcs.len(), history.races.len()), (0, 0, 1));
    assert_eq!(history.goals.len(), 1);
    assert_eq!(store.trash().expect("readable").len(), 2);

    let copy = path.with_file_name("journal.v1-before-v6.db");
    assert_eq!(format_of(&copy), 1);
    assert_eq!(everything(&copy), before);
    let check: String = Connection::open(&path)
        .and_then(|connection| connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)))
        .expect("told");
    assert_eq!(check, "ok");
}

#[test]
fn an_upgraded_journal_takes_what_the_first_format_did_not_know() {
    let place = Place::new();
    make_first(&place.path());
    let mut store = place.open();
    let race = finished_race(9, "2026-06-09");
    store
        .apply(&[
            put_check_in(check_in(1, day("2026-06-01"), 7, 7)),
            Change::OpenArc(Box::new(arc(1, ArcKind::Injury, day("2026-06-02")))),
            finish(&setback(2, &race, SetbackMark::Yes)),
        ])
        .expect("saved");
    drop(store);
    let history = place.open().history(None).expect("readable");
    assert_eq!((history.check_ins.len(), history.arcs.len()), (1, 2));
    // Opened again, it is up to date: no second copy.
    let copies = std::fs::read_dir(place.path().parent().expect("a folder")).expect("readable");
    let copies = copies
        .filter(|file| file.as_ref().is_ok_and(|file| file.file_name().to_string_lossy().contains("before")));
    assert_eq!(copies.count(), 1);
    assert!(Store::open(&place.path()).is_ok());
}
