//! That a brief is read by few steps however long the journal is.

use rusqlite::{StatementStatus, ToSql};

use super::*;
use crate::domain::brief::BriefPlan;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

/// A race ahead, and so many races of the past with a finished debrief, two causes and two lessons each, of which every
/// fifth was used, shown and answered.
fn journal(count: u32) -> Store {
    let store = Store::in_memory().expect("opens");
    let numbers = format!("WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT {count})");
    let at = "(1795000000 - i * 86400) * 1000000";
    let fill = |sql: &str| {
        store.connection.execute(sql, []).unwrap_or_else(|error| panic!("{sql}: {error}"));
    };
    fill(&format!(
        "{numbers} INSERT INTO races (id, name, date, location, kind, distance, outcome, goal_a, goal_b, goal_c, had_no_goal,
            splits, wind, weather, surface, gear, drink, bib, company, travel, photo, link, notes, temperature_c)
         SELECT printf('00000000-0000-0000-0002-%012d', i), 'Two Rivers ' || (i % 400), date('2026-12-05', '-' || i || ' days'),
            'Riverton', 'road', 42195, iif(i = 0, NULL, 'dnf'), '', '', '', 0, '[]', 'SW 3', 'sun, then a little rain', 'asphalt',
            '', '', '', '', '', '', '', '', i % 30 FROM n"
    ));
    fill(
        "INSERT INTO debriefs (id, race_id, mode, pack_id, pack_version, started_at, started_offset, finished_at,
            finished_offset, touched_at, touched_offset)
         SELECT replace(id, '-0002-', '-0003-'), id, 'cold_full', 'core', 1, 1, 120, 1, 120, 1, 120 FROM races
         WHERE outcome IS NOT NULL",
    );
    for (position, cause) in ["heat", "gut"].into_iter().enumerate() {
        fill(&format!(
            "INSERT INTO causes (debrief_id, position, cause, effect, impact, control, put_down)
             SELECT id, {position}, '{cause}', 'hindered', 2, 4, 0 FROM debriefs"
        ));
        fill(&format!(
            "{numbers} INSERT INTO lessons (id, race_id, debrief_id, verb, text, if_then, sure, cause, written_at, written_offset)
             SELECT printf('00000000-0000-0000-000{}-%012d', i), printf('00000000-0000-0000-0002-%012d', i),
                printf('00000000-0000-0000-0003-%012d', i), 'change', 'Start slower', '', 4, '{cause}', {at}, 120
             FROM n WHERE i > 0",
            position + 4
        ));
    }
    fill(
        "INSERT INTO lesson_uses (lesson_id, race_id, verdict, at, at_offset)
         SELECT id, race_id, 'helped', written_at, 120 FROM lessons WHERE row % 5 = 0",
    );
    fill(
        "INSERT INTO lesson_showings (lesson_id, race_id, first_day, last_day)
         SELECT id, race_id, '2026-01-01', '2026-01-02' FROM lessons WHERE row % 5 = 0",
    );
    fill(
        "INSERT INTO lesson_events (id, lesson_id, what, asked, at, at_offset)
         SELECT id, id, 'still_true', 1, written_at, 120 FROM lessons WHERE row % 5 = 0",
    );
    store
}

#[test]
fn the_best_of_all_lessons_are_found_with_their_reasons() {
    let store = journal(400);
    let brief = store.brief(None, today()).expect("readable").expect("a race ahead");
    assert_eq!(brief.race.name, "Two Rivers 0");
    assert_eq!(brief.plan, None::<BriefPlan>);
    assert_eq!(brief.lessons.len(), MOST_LESSONS);
    let first = &brief.lessons[0];
    assert!(first.reasons.contains(&MatchReason::CauseCameBack("heat".into())), "{first:?}");
    assert!(brief.lessons.iter().all(|found| found.race.is_some() && found.shown.is_none()));
    assert_eq!(brief.past_causes.len(), 2 * PAST_RACES);
}

#[test]
fn every_pass_over_the_journal_grows_no_faster_than_the_journal() {
    let steps = |count: u32| -> i32 {
        let store = journal(count);
        let race: RaceId = store
            .connection
            .query_row("SELECT id FROM races WHERE outcome IS NULL", [], |row| row.get(0))
            .expect("the race ahead");
        let taken = |sql: &str, params: &[&dyn ToSql]| {
            let mut statement = store.connection.prepare(sql).expect("a statement");
            let mut rows = statement.query(params).expect("rows");
            while rows.next().expect("a row").is_some() {}
            drop(rows);
            statement.get_status(StatementStatus::VmStep)
        };
        let next = taken(&next_sql(), &[&Day(today())]);
        assert!(next < 400, "{next}");
        let goals = taken(
            &goals::select("FROM live_goals AS g WHERE g.race_id = ?1 AND g.debrief_id IS NULL"),
            &[&race],
        );
        assert!(goals < 400, "{goals}");
        taken(CANDIDATES, &[])
    };
    let (few, many) = (steps(500), steps(2_000));
    assert!(many < few * 5, "{few} {many}");
}

#[test]
fn the_candidates_are_the_live_lessons_that_are_active() {
    let store = journal(40);
    let fill = |sql: &str| {
        store.connection.execute(sql, []).unwrap_or_else(|error| panic!("{sql}: {error}"));
    };
    fill("UPDATE races SET trashed_at = 1, trashed_offset = 0 WHERE row % 5 = 0");
    fill("UPDATE debriefs SET trashed_at = 1, trashed_offset = 0 WHERE row % 7 = 0");
    fill("UPDATE lessons SET trashed_at = 1, trashed_offset = 0 WHERE row % 11 = 0");
    fill("UPDATE lessons SET merged_into = (SELECT id FROM lessons WHERE row = 1) WHERE row % 13 = 0");
    fill("UPDATE lessons SET standing = 'retired' WHERE row % 17 = 0");
    fill("UPDATE lessons SET race_id = NULL WHERE row % 3 = 0");
    fill("UPDATE lessons SET debrief_id = NULL WHERE row % 4 = 0");
    let ids = |sql: &str| -> Vec<LessonId> {
        let mut statement = store.connection.prepare(sql).expect("a statement");
        let ids = statement.query_map([], |row| row.get(0)).expect("rows");
        let mut ids = ids.collect::<rusqlite::Result<Vec<LessonId>>>().expect("ids");
        ids.sort_unstable();
        ids
    };
    let live = ids("SELECT id FROM live_lessons WHERE standing = 'active'");
    assert!((20..78).contains(&live.len()), "{}", live.len());
    assert_eq!(ids(CANDIDATES), live);
}
