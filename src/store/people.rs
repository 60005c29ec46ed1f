//! People: one row for a name, however it is written.

use rusqlite::{Connection, Row, params};

use super::columns::{instant, offset, read_stamp};
use super::{ReadError, Store};
use crate::domain::id::PersonId;
use crate::domain::person::Person;

impl Store {
    /// Everybody the runner has named, by name.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn people(&self) -> Result<Vec<Person>, ReadError> {
        let people = self
            .connection
            .prepare_cached("SELECT id, name, written_at, written_offset FROM people ORDER BY folded")?
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(people)
    }

    /// Whom the runner has named in a debrief that is not in the trash, last named first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn people_named(&self) -> Result<Vec<Person>, ReadError> {
        let people = self
            .connection
            .prepare_cached(
                // A talk with somebody is a step of the debrief in which they were named.
                "SELECT p.id, p.name, p.written_at, p.written_offset FROM live_steps AS s
                 JOIN people AS p ON p.id = s.person_id
                 GROUP BY p.id ORDER BY max(s.written_at) DESC, max(s.row) DESC",
            )?
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(people)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person { id: row.get(0)?, name: row.get(1)?, written: read_stamp(row, 2)? })
}

/// Keeps a person, and returns the id under which the name stands: that of the row which was there before, if any.
pub(super) fn put(connection: &Connection, person: &Person) -> rusqlite::Result<PersonId> {
    let folded = fold(&person.name);
    connection
        .prepare_cached(
            "INSERT INTO people (id, name, folded, written_at, written_offset) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (folded) DO NOTHING
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded",
        )?
        .execute(params![
            person.id,
            person.name,
            folded,
            instant(&person.written),
            offset(&person.written),
        ])?;
    connection
        .prepare_cached("SELECT id FROM people WHERE folded = ?1")?
        .query_row([folded], |row| row.get(0))
}

fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_whatever_its_capitals_and_spaces() {
        assert_eq!(fold("  Coach   ÅSA "), "coach åsa");
        assert_ne!(fold("Asa"), fold("Åsa"));
    }
}
