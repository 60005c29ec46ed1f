//! An index that is made for a journal of an older format.

use rusqlite::Connection;
use secondwind::domain::search::SearchIn;

use super::{found, told};
use crate::sample::Place;
use crate::upgrading::make_first;

#[test]
fn a_journal_without_an_index_gets_one_of_everything_that_is_in_it() {
    let place = Place::new();
    make_first(&place.path());
    let mut store = place.open();
    let mut everything = |typed: &str| told(&found(&mut store, SearchIn::Everything, typed));
    assert_eq!(everything("hills"), ["the [hills]"]);
    assert_eq!(everything("slow"), ["Start [slow]"]);
    assert_eq!(everything("sleep"), ["[Sleep]"]);
    assert_eq!(everything("stockholm"), ["[Stockholm]"]);
    assert_eq!(everything("trash"), [""; 0]);
    drop(store);
    let connection = Connection::open(place.path()).expect("opens");
    for table in ["answers", "lessons", "goals", "steps", "races", "check_ins", "arcs"] {
        let check = format!("INSERT INTO {table}_words ({table}_words) VALUES ('integrity-check')");
        connection.execute(&check, []).unwrap_or_else(|error| panic!("{table}: {error}"));
    }
}
