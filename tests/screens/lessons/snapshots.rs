//! The page at every size.

use super::sample::{EVENING, Finder, changes, journal};
use crate::harness::Journal;

/// The sizes every page has to be good at.
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

fn accept(name: &str, (columns, rows): (u16, u16), journal: &mut Journal) {
    journal.resize(columns, rows);
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), journal.screen()));
}

#[test]
fn lessons_as_they_are_browsed() {
    for size in SIZES {
        let mut journal = journal();
        journal.press("4");
        accept("lessons", size, &mut journal);
    }
}

#[test]
fn lessons_as_they_are_searched() {
    for size in SIZES {
        let mut journal = journal();
        journal.press("4 /");
        journal.type_text("wal");
        accept("lessons_searching", size, &mut journal);
    }
}

#[test]
fn everything_as_it_is_searched() {
    for size in SIZES {
        let mut journal = journal();
        journal.press("/");
        journal.type_text("slow");
        journal.press("tab");
        accept("lessons_everything", size, &mut journal);
    }
}

#[test]
fn facets_with_two_values_chosen() {
    for size in SIZES {
        let finder = Finder {
            saved: vec!["cause:heat outcome:dnf".to_owned(), "taper".to_owned()],
            ..Finder::default()
        };
        let mut journal = Journal::holding(EVENING, &changes()).found_by(finder.answering());
        journal.press("4 f down down enter");
        accept("lessons_facets", size, &mut journal);
    }
}

#[test]
fn nothing_found_and_a_filter_that_is_not_known() {
    for size in SIZES {
        let mut journal = journal();
        journal.press("4 /");
        journal.type_text("cause:bananas walk");
        accept("lessons_nothing", size, &mut journal);
    }
}

#[test]
fn a_journal_without_lessons() {
    for size in SIZES {
        let mut journal = Journal::at(EVENING);
        journal.press("4");
        accept("lessons_empty", size, &mut journal);
    }
}
