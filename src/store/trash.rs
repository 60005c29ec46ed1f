//! The trash: nothing is destroyed by one key.
//!
//! Only the thing itself is marked. What hangs on it is hidden by the `live_...` views, and comes back with it.

use rusqlite::{Connection, Row, params};

use super::answers::prompts;
use super::columns::{Day, instant, offset, read_stamp};
use super::{ReadError, Store, search};
use crate::domain::change::Item;
use crate::domain::clock::Stamp;
use crate::domain::story::TrashRow;

impl Store {
    /// What lies in the trash, last trashed first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn trash(&self) -> Result<Vec<TrashRow>, ReadError> {
        let view = self.connection.unchecked_transaction()?;
        let mut rows = Vec::new();
        rows.extend(read_rows(&view, RACES, |row| row.get(0).map(Item::Race))?);
        rows.extend(read_rows(&view, &debriefs(), |row| row.get(0).map(Item::Debrief))?);
        rows.extend(read_rows(&view, &hanging("lessons"), |row| row.get(0).map(Item::Lesson))?);
        rows.extend(read_rows(&view, &hanging("goals"), |row| row.get(0).map(Item::Goal))?);
        rows.extend(read_rows(&view, &hanging("steps"), |row| row.get(0).map(Item::Step))?);
        rows.extend(read_rows(&view, CHECK_INS, |row| row.get(0).map(Item::CheckIn))?);
        rows.extend(read_rows(&view, ARCS, |row| row.get(0).map(Item::Arc))?);
        rows.extend(read_rows(&view, TRIES, |row| row.get(0).map(Item::Try))?);
        rows.extend(read_rows(&view, STEP_BACKS, |row| row.get(0).map(Item::StepBack))?);
        rows.extend(read_rows(&view, ALIGNMENTS, |row| row.get(0).map(Item::Alignment))?);
        rows.extend(read_rows(&view, CARE, |row| row.get(0).map(Item::Care))?);
        rows.extend(read_rows(&view, PARKED, |row| row.get(0).map(Item::Parked))?);
        rows.sort_by_key(|row| std::cmp::Reverse(row.at));
        Ok(rows)
    }
}

const RACES: &str =
    "SELECT id, name, trashed_at, trashed_offset, date FROM races WHERE trashed_at IS NOT NULL";

const CHECK_INS: &str =
    "SELECT id, note, trashed_at, trashed_offset, day FROM check_ins WHERE trashed_at IS NOT NULL";

const ARCS: &str = "SELECT id, coalesce(nullif(name, ''), kind), trashed_at, trashed_offset, start FROM arcs WHERE trashed_at IS NOT NULL";

const TRIES: &str =
    "SELECT id, what, trashed_at, trashed_offset, day FROM tries WHERE trashed_at IS NOT NULL";

const STEP_BACKS: &str =
    "SELECT id, goal, trashed_at, trashed_offset, from_day FROM step_backs WHERE trashed_at IS NOT NULL";

const ALIGNMENTS: &str =
    "SELECT id, note, trashed_at, trashed_offset, day FROM alignment_checks WHERE trashed_at IS NOT NULL";

const CARE: &str =
    "SELECT id, name, trashed_at, trashed_offset, NULL FROM care_items WHERE trashed_at IS NOT NULL";

const PARKED: &str =
    "SELECT id, text, trashed_at, trashed_offset, until FROM parked WHERE trashed_at IS NOT NULL";

fn debriefs() -> String {
    format!(
        "SELECT d.id,
            coalesce(r.name, (SELECT a.words FROM answers AS a
                WHERE a.debrief_id = d.id AND a.prompt = '{}' AND a.subject = ''), ''),
            d.trashed_at, d.trashed_offset, r.date
         FROM debriefs AS d LEFT JOIN races AS r ON r.id = d.race_id WHERE d.trashed_at IS NOT NULL",
        prompts::RACE_NAME
    )
}

fn hanging(table: &str) -> String {
    format!(
        "SELECT t.id, t.text, t.trashed_at, t.trashed_offset, r.date
         FROM {table} AS t LEFT JOIN races AS r ON r.id = t.race_id WHERE t.trashed_at IS NOT NULL"
    )
}

fn read_rows(
    connection: &Connection,
    sql: &str,
    item: fn(&Row<'_>) -> rusqlite::Result<Item>,
) -> rusqlite::Result<Vec<TrashRow>> {
    let mut statement = connection.prepare_cached(sql)?;
    statement
        .query_map([], |row| {
            Ok(TrashRow {
                item: item(row)?,
                label: row.get(1)?,
                at: read_stamp(row, 2)?,
                day: row.get::<_, Option<Day>>(4)?.map(|day| day.0),
            })
        })?
        .collect()
}

/// Moves a thing to the trash; what lies there already keeps its time.
pub(super) fn trash(connection: &Connection, item: Item, at: &Stamp) -> rusqlite::Result<()> {
    let (table, id) = place_of(item);
    let sql = format!(
        "UPDATE {table} SET trashed_at = ?2, trashed_offset = ?3 WHERE id = ?1 AND trashed_at IS NULL"
    );
    connection.prepare_cached(&sql)?.execute(params![id, instant(at), offset(at)])?;
    Ok(())
}

/// Takes a thing out of the trash.
pub(super) fn restore(connection: &Connection, item: Item) -> rusqlite::Result<()> {
    let withdrawn = match item {
        Item::Race(_)
        | Item::Debrief(_)
        | Item::CheckIn(_)
        | Item::Arc(_)
        | Item::Try(_)
        | Item::StepBack(_)
        | Item::Alignment(_)
        | Item::Care(_)
        | Item::Parked(_) => "",
        Item::Lesson(_) | Item::Goal(_) | Item::Step(_) => ", withdrawn = 0",
    };
    let (table, id) = place_of(item);
    let sql = format!("UPDATE {table} SET trashed_at = NULL, trashed_offset = NULL{withdrawn} WHERE id = ?1");
    connection.prepare_cached(&sql)?.execute([id])?;
    Ok(())
}

/// Ends everything that lies in the trash, and what hangs on it, for good.
pub(super) fn empty(connection: &Connection) -> rusqlite::Result<()> {
    // Debriefs go before their races, to which no foreign key ties them; everything else follows by its references.
    connection.execute_batch(
        // An arc that loses every reason goes before its races and debriefs, or it would stand there without any.
        "DELETE FROM arcs AS a WHERE (a.kind = 'race' OR a.debrief_id IS NOT NULL)
            AND EXISTS (SELECT 1 FROM arc_races AS x WHERE x.arc_id = a.id)
            AND NOT EXISTS (SELECT 1 FROM arc_races AS x JOIN races AS r ON r.id = x.race_id
                LEFT JOIN debriefs AS d ON d.id = x.debrief_id
                WHERE x.arc_id = a.id AND r.trashed_at IS NULL AND d.trashed_at IS NULL);
         -- A lesson does not go because a race goes that taught another one which says the same.
         UPDATE lessons SET merged_into = NULL WHERE merged_into IN (SELECT o.id FROM lessons AS o
            WHERE o.trashed_at IS NULL
                AND (EXISTS (SELECT 1 FROM races AS r WHERE r.id = o.race_id AND r.trashed_at IS NOT NULL)
                    OR EXISTS (SELECT 1 FROM debriefs AS d LEFT JOIN races AS r ON r.id = d.race_id
                        WHERE d.id = o.debrief_id AND (d.trashed_at IS NOT NULL OR r.trashed_at IS NOT NULL))));
         -- Nor does the runner's own step go because a goal goes that a debrief had made.
         UPDATE steps SET goal_id = NULL WHERE debrief_id IS NULL AND trashed_at IS NULL AND goal_id IN (
            SELECT g.id FROM goals AS g JOIN debriefs AS d ON d.id = g.debrief_id LEFT JOIN races AS r ON r.id = d.race_id
            WHERE g.trashed_at IS NULL AND (d.trashed_at IS NOT NULL OR r.trashed_at IS NOT NULL));
         DELETE FROM debriefs WHERE trashed_at IS NOT NULL;
         DELETE FROM debriefs WHERE race_id IN (SELECT id FROM races WHERE trashed_at IS NOT NULL);
         -- What is left of goals and steps came out of no debrief of such a race: it is only tied to it.
         UPDATE goals SET race_id = NULL WHERE race_id IN (SELECT id FROM races WHERE trashed_at IS NOT NULL);
         UPDATE steps SET race_id = NULL WHERE race_id IN (SELECT id FROM races WHERE trashed_at IS NOT NULL);
         DELETE FROM races WHERE trashed_at IS NOT NULL;
         DELETE FROM lessons WHERE trashed_at IS NOT NULL;
         DELETE FROM goals WHERE trashed_at IS NOT NULL;
         DELETE FROM steps WHERE trashed_at IS NOT NULL;
         DELETE FROM check_ins WHERE trashed_at IS NOT NULL;
         DELETE FROM tries WHERE trashed_at IS NOT NULL;
         DELETE FROM arcs WHERE trashed_at IS NOT NULL;
         DELETE FROM step_backs WHERE trashed_at IS NOT NULL;
         DELETE FROM alignment_checks WHERE trashed_at IS NOT NULL;
         DELETE FROM care_items WHERE trashed_at IS NOT NULL;
         DELETE FROM parked WHERE trashed_at IS NOT NULL;
         -- A name that stood nowhere else is ended with it.
         DELETE FROM people WHERE id NOT IN (SELECT person_id FROM steps WHERE person_id IS NOT NULL);",
    )?;
    search::purge(connection)
}

/// The table in which a thing stands, and its id there.
fn place_of(item: Item) -> (&'static str, String) {
    match item {
        Item::Race(id) => ("races", id.to_string()),
        Item::Debrief(id) => ("debriefs", id.to_string()),
        Item::Lesson(id) => ("lessons", id.to_string()),
        Item::Goal(id) => ("goals", id.to_string()),
        Item::Step(id) => ("steps", id.to_string()),
        Item::CheckIn(id) => ("check_ins", id.to_string()),
        Item::Arc(id) => ("arcs", id.to_string()),
        Item::Try(id) => ("tries", id.to_string()),
        Item::StepBack(id) => ("step_backs", id.to_string()),
        Item::Alignment(id) => ("alignment_checks", id.to_string()),
        Item::Care(id) => ("care_items", id.to_string()),
        Item::Parked(id) => ("parked", id.to_string()),
    }
}
