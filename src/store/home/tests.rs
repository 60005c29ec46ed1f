//! That a home page is read by index alone, and that the length of a journal does not matter to it. What counts is not the
//! time, which a busy machine makes longer, but how many steps of its machine `SQLite` takes.

use rusqlite::{StatementStatus, ToSql};

use super::super::columns::json;
use super::super::history::tests::queries as history_queries;
use super::super::{Store, alignment_due, arcs, bounce, check_ins, goal_life, reviews};
use super::*;
use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::change::Change;
use crate::domain::check_in::{CheckIn, Item};
use crate::domain::id::{ArcId, CheckInId};
use crate::domain::rules::care_rules::{Concern, concerns};
use crate::domain::rules::reckoning::Reckoning;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

/// A journal that goes back for so many days from today: a check-in a day, a race with a finished debrief every third, an arc
/// every ninth, with something done for it, a goal that was reached, a lesson and a step that is done.
fn journal(days: u32) -> Store {
    let store = Store::in_memory().expect("opens");
    let numbers = format!("WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT {days})");
    let at = "(1795000000 - i * 86400) * 1000000";
    let fill = |sql: &str| {
        store.connection.execute(sql, []).unwrap_or_else(|error| panic!("{sql}: {error}"));
    };
    fill(&format!(
        "{numbers} INSERT INTO check_ins (id, day, standing, sleep, energy, soreness, mood, stress, motivation, confidence,
            cycle, pain_site, note, written_at, written_offset)
         SELECT printf('00000000-0000-0000-0001-%012d', i), date('2026-11-21', '-' || i || ' days'),
            iif(i % 5 = 1, 'later', 'counts'), 7, 6, 3, 7, 2, 8, 6, '', '', 'a note', {at}, 120 FROM n"
    ));
    fill(&format!(
        "{numbers} INSERT INTO races (id, name, date, location, outcome, goal_a, goal_b, goal_c, had_no_goal, splits, wind,
            weather, surface, gear, drink, bib, company, travel, photo, link, notes)
         SELECT printf('00000000-0000-0000-0002-%012d', i), 'Race', date('2026-11-21', '-' || i || ' days'), '', 'dnf', '', '',
            '', 0, '[]', '', '', '', '', '', '', '', '', '', '', '' FROM n WHERE i % 3 = 0"
    ));
    fill(&format!(
        "{numbers} INSERT INTO debriefs (id, race_id, mode, pack_id, pack_version, started_at, started_offset, finished_at,
            finished_offset, touched_at, touched_offset)
         SELECT printf('00000000-0000-0000-0003-%012d', i), printf('00000000-0000-0000-0002-%012d', i), 'hot', 'core', 1,
            {at}, 120, {at}, 120, {at}, 120 FROM n WHERE i % 3 = 0"
    ));
    fill(&format!(
        "{numbers} INSERT INTO arcs (id, kind, name, start, debrief_id, baseline, note, written_at, written_offset)
         SELECT printf('00000000-0000-0000-0004-%012d', i), 'race', 'Race', date('2026-11-21', '-' || i || ' days'),
            printf('00000000-0000-0000-0003-%012d', i), '{{\"body\":null,\"mind\":null}}', '', {at}, 120
         FROM n WHERE i % 9 = 0"
    ));
    fill(
        "INSERT INTO arc_races (arc_id, race_id, debrief_id)
         SELECT id, replace(id, '-0004-', '-0002-'), debrief_id FROM arcs",
    );
    fill(
        "INSERT INTO tries (id, arc_id, part, what, day, written_at, written_offset)
         SELECT replace(id, '-0004-', '-0005-'), id, 'body', 'walk', start, written_at, 120 FROM arcs",
    );
    fill(
        "INSERT INTO goals (id, debrief_id, kind, text, why, verdict, written_at, written_offset)
         SELECT replace(id, '-0003-', '-0006-'), id, 'open', 'a goal', '', 'reached', started_at, 120 FROM debriefs",
    );
    fill(
        "INSERT INTO verdicts (goal_id, verdict, reason, at, at_offset)
         SELECT id, 'reached', '', written_at, 120 FROM goals",
    );
    // As many are still pursued, and were looked at when they were written.
    fill(
        "INSERT INTO goals (id, debrief_id, kind, text, why, written_at, written_offset, looked_at, looked_offset)
         SELECT replace(id, '-0003-', '-0010-'), id, 'open', 'a goal', '', started_at, 120, started_at, 120
         FROM debriefs",
    );
    fill(
        "INSERT INTO steps (id, debrief_id, text, state, written_at, written_offset)
         SELECT replace(id, '-0003-', '-0011-'), id, 'a step', 'open', started_at, 120 FROM debriefs",
    );
    // One of each of these goals, decided about twice, besides one that is done.
    fill(
        "INSERT INTO steps (id, goal_id, debrief_id, text, state, written_at, written_offset)
         SELECT replace(g.id, '-0010-', s.kind), g.id, g.debrief_id, 'a step', s.state, g.written_at, 120
         FROM goals AS g, (SELECT '-0013-' AS kind, 'open' AS state UNION ALL SELECT '-0014-', 'done') AS s
         WHERE g.verdict IS NULL",
    );
    fill(
        "INSERT INTO step_events (id, step_id, verdict, was_state, at, at_offset)
         SELECT replace(s.id, '-0013-', d.kind), s.id, 'moved', 'open', s.written_at + d.later, 120
         FROM steps AS s, (SELECT '-0015-' AS kind, 1 AS later UNION ALL SELECT '-0016-', 2) AS d
         WHERE s.state = 'open' AND s.goal_id IS NOT NULL",
    );
    fill(
        "INSERT INTO reviews (id, kind, first_day, last_day, cards, started_at, started_offset, finished_at, finished_offset)
         SELECT replace(id, '-0003-', '-0012-'), iif(row % 2 = 0, 'goals', 'week'), '2026-01-01', '2026-01-07', '[]',
            started_at, 120, started_at, 120 FROM debriefs",
    );
    fill(
        "INSERT INTO lessons (id, debrief_id, verb, text, if_then, written_at, written_offset, due)
         SELECT replace(id, '-0003-', '-0007-'), id, 'keep', 'a lesson', '', started_at, 120,
            iif(row % 2 = 0, '2026-11-20', '2026-11-30') FROM debriefs",
    );
    // One a month is pinned in the first year, and each has been asked for and answered.
    fill("UPDATE lessons SET pinned = 1 WHERE row <= 120 AND row % 10 = 0");
    fill(
        "INSERT INTO lesson_events (id, lesson_id, what, asked, at, at_offset)
         SELECT replace(id, '-0007-', '-0009-'), id, 'still_true', 1, written_at, 120 FROM lessons",
    );
    fill(
        "INSERT INTO steps (id, debrief_id, text, day, state, written_at, written_offset)
         SELECT replace(id, '-0003-', '-0008-'), id, 'a step', '2026-11-22', 'done', started_at, 120 FROM debriefs",
    );
    store
}

/// Every query of a home page, with what it asks for.
fn queries() -> Vec<(String, Vec<Box<dyn ToSql>>)> {
    let goals: Vec<String> =
        (0..60).map(|number| format!("00000000-0000-0000-0010-{:012}", number * 3)).collect();
    let mut queries: Vec<(String, Vec<Box<dyn ToSql>>)> = vec![
        (drafts_sql(), vec![Box::new(AT_MOST), Box::new(prompts::RACE_NAME)]),
        (ANY_RACE.to_owned(), Vec::new()),
        (
            recent_sql(),
            vec![Box::new(Day(today() - Days::new(75))), Box::new(Day(today())), Box::new(AT_MOST)],
        ),
        (ahead_sql(), vec![Box::new(Day(today())), Box::new(AT_MOST)]),
        (waiting_steps_sql(), vec![Box::new(AT_MOST)]),
        (last_lesson_sql(), Vec::new()),
        (pinned_count_sql(), Vec::new()),
        (pinned_sql(), vec![Box::new(0)]),
        (due_sql(), vec![Box::new(Day(today())), Box::new(2)]),
        (
            bounce::bouncing_sql(),
            vec![
                Box::new(Day(today() - Days::new(56))),
                Box::new(Day(today())),
                Box::new(crate::domain::bounce::PUT_AWAY),
            ],
        ),
        (ANSWERED.to_owned(), vec![Box::new(today().and_time(NaiveTime::MIN).and_utc().timestamp_micros())]),
        (check_ins::CHOSEN.to_owned(), vec![Box::new("declared")]),
        (check_ins::CHOSEN.to_owned(), vec![Box::new(reviews::PUT_OFF)]),
        (
            goals_waiting::goals_sql(),
            vec![Box::new(Day(today() - Days::new(100))), Box::new(goals_waiting::AT_MOST)],
        ),
        (goals_waiting::steps_sql(), vec![Box::new(json(&goals).expect("written"))]),
        (goals_waiting::loose_sql(), vec![Box::new(goals_waiting::AT_MOST)]),
        (check_ins::CHOSEN.to_owned(), vec![Box::new("care_log_put_off")]),
        (care::WAITING.to_owned(), Vec::new()),
        (check_ins::CHOSEN.to_owned(), vec![Box::new(alignment_due::PUT_AWAY)]),
        (alignment_due::LAST.to_owned(), vec![Box::new(Day(today()))]),
        (alignment_due::LAST_THREE.to_owned(), vec![Box::new(Day(today()))]),
        (alignment_due::big_goals_sql(), vec![Box::new(1_794_000_000_000_000_i64)]),
        (
            goal_life::PAST_RACES.to_owned(),
            vec![Box::new(Day(today() - Days::new(100))), Box::new(Day(today()))],
        ),
        (
            bounce::bouncing_sql(),
            vec![Box::new(Day(today() - Days::new(56))), Box::new(Day(today())), Box::new("plan")],
        ),
        (reviews::open_sql(), vec![Box::new("goals")]),
        (reviews::LAST_FINISHED.to_owned(), vec![Box::new("week")]),
        (
            ANYTHING.to_owned(),
            vec![
                Box::new(Day(today() - Days::new(6))),
                Box::new(Day(today())),
                Box::new(1_794_000_000_000_000_i64),
                Box::new(1_795_000_000_000_000_i64),
            ],
        ),
        (reviews::BEGINNING_ON.to_owned(), vec![Box::new("week"), Box::new(Day(today()))]),
    ];
    queries.extend(history_queries(parts(today())));
    queries
}

/// How many steps each query takes, and how many rows it gives.
fn steps(store: &Store) -> Vec<(i32, usize)> {
    let of_one = |(sql, asked): (String, Vec<Box<dyn ToSql>>)| {
        let mut statement = store.connection.prepare(&sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        let asked: Vec<&dyn ToSql> = asked.iter().map(AsRef::as_ref).collect();
        let mut rows = statement.query(asked.as_slice()).expect("asked");
        let mut count = 0;
        while rows.next().expect("a row").is_some() {
            count += 1;
        }
        drop(rows);
        (statement.get_status(StatementStatus::VmStep), count)
    };
    queries().into_iter().map(of_one).collect()
}

#[test]
fn a_journal_of_a_hundred_thousand_check_ins_takes_no_more_steps_than_one_of_a_year() {
    let (year, long) = (steps(&journal(365)), steps(&journal(100_000)));
    for ((query, of_year), of_long) in queries().iter().zip(year).zip(long) {
        assert_eq!(of_year.1, of_long.1, "{}", query.0);
        assert!(of_long.0 <= of_year.0 + 100, "{} steps grew to {}: {}", of_year.0, of_long.0, query.0);
    }
}

#[test]
fn a_home_page_is_read_by_index_alone() {
    let store = Store::in_memory().expect("opens");
    // Each check-in that is written asks for arcs that may have a late usual by now.
    let on_every_write = (arcs::WITHOUT_USUAL.to_owned(), Vec::new());
    for (sql, _) in queries().into_iter().chain([on_every_write]) {
        let mut explain = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("prepared");
        let plan = explain.raw_query().mapped(|row| row.get::<_, String>(3));
        for line in plan.map(|line| line.expect("a line")) {
            // What a subquery has found already is a few rows.
            let is_table = line.starts_with("SCAN ") && !line.starts_with("SCAN (");
            let whole = is_table && !line.contains("INDEX");
            assert!(!whole, "{line}: {sql}");
        }
    }
}

#[test]
fn the_long_journal_is_a_home_page_all_the_same() {
    let store = journal(2_000);
    let home = store.home(today()).expect("readable");
    assert_eq!((home.history.check_ins.len(), home.history.races.len()), (197, 66));
    assert_eq!((home.history.arcs.len(), home.history.tries.len()), (27, 27));
    assert_eq!(home.history.first_days.len(), 3);
    assert!(home.history.arcs.iter().all(|arc| arc.races.len() == 1));
    // Sixty of the goals that are still pursued, each with its one step that is open; and sixty open steps without a goal.
    let goals = home.goals;
    assert_eq!((goals.rows.len(), goals.loose.len(), goals.decided.len()), (60, 60, 60));
    assert!(goals.rows.iter().all(|row| row.steps.len() == 1));
}

#[test]
fn injuries_of_the_last_half_year_are_read_for_the_questions_about_food() {
    let mut store = Store::in_memory().expect("opens");
    let ago = |days: u64| today() - Days::new(days);
    let stamp = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
    let id = |days: u64| uuid::Uuid::from_u128(u128::from(days) + 1);
    let injuries = [160, 20].map(|days| {
        let arc = RecoveryArc::new(ArcId(id(days)), ArcKind::Injury, ago(days), stamp(ago(days)));
        Change::PutArc { arc: Box::new(RecoveryArc { put_down: Some(ago(days)), ..arc }), base: None }
    });
    let check_ins = (0..60).map(|days| {
        let mut check_in = CheckIn::new(CheckInId(id(days)), ago(days), stamp(ago(days)));
        check_in.scores.set(Item::Energy, Some(if days < 7 { 3 } else { 7 }));
        Change::PutCheckIn { check_in: Box::new(check_in), base: None }
    });
    store.apply(&injuries.into_iter().chain(check_ins).collect::<Vec<_>>()).expect("saved");
    let history = store.home(today()).expect("readable").history;
    assert_eq!(concerns(&history, &Reckoning::of(&history, today())), [Concern::Fuel]);
}

#[test]
fn of_more_races_than_anybody_runs_the_last_ones_are_read_in_the_order_of_their_days() {
    let mut store = Store::in_memory().expect("opens");
    let races = (0..100_u32).map(|number| {
        let id = RaceId(uuid::Uuid::from_u128(u128::from(number) + 1));
        let race = Race::new(id, format!("Race {number}"), today() - Days::new(u64::from(100 - number)));
        Change::PutRace { race: Box::new(race), base: None }
    });
    store.apply(&races.collect::<Vec<_>>()).expect("saved");
    let read = store.home(today()).expect("readable").history.races;
    assert_eq!(read.len(), 80);
    assert_eq!((read[0].name.as_str(), read[79].name.as_str()), ("Race 20", "Race 99"));
}
