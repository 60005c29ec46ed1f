//! Whole screens as they are drawn. To be read by a person before they are accepted.

use super::*;

/// The sizes every page has to be good at.
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

/// Compares one page at every size with the accepted ones of that name.
fn accept_all(name: &str, journal: &mut Journal) {
    for size in SIZES {
        accept(name, size, journal);
    }
}

/// The same at one size.
pub fn accept(name: &str, (columns, rows): (u16, u16), journal: &mut Journal) {
    journal.resize(columns, rows);
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), journal.screen()));
    journal.resize(80, 24);
}

#[test]
fn the_list() {
    accept("arcs_empty", (60, 18), &mut list(&[]));
    accept("arcs_empty", (80, 24), &mut list(&[]));
    accept_all("arcs", &mut list(&five_arcs()));
}

#[test]
fn one_that_is_on_its_way() {
    let mut journal = list(&on_the_way());
    journal.press("enter");
    accept_all("arc_pending", &mut journal);
    journal.press("end");
    accept("arc_pending_end", (60, 18), &mut journal);
    accept("arc_pending_end", (80, 24), &mut journal);
}

#[test]
fn each_other_state_of_one() {
    let states = [
        ("arc_no_dip", "三十公里"),
        ("arc_reopened", "Burnout"),
        ("arc_not_measured", "Left calf"),
        ("arc_back", "Spring Half"),
    ];
    for (name, arc) in states {
        let mut journal = list(&five_arcs());
        journal.choose(arc);
        journal.press("enter");
        accept_all(name, &mut journal);
    }
}

#[test]
fn one_that_is_open() {
    let mut changes = ordinary("2026-06-01", 50);
    changes.push(open(arc(1, ArcKind::Illness, "The flu of the whole house", "2026-07-21")));
    changes.extend(check_ins(
        "2026-07-22",
        &[Some((2, 5)), Some((2, 4)), None, Some((3, 5)), Some((4, 6)), Some((4, 7)), None, Some((5, 7))],
    ));
    let mut journal = list(&changes);
    accept("arcs_one", (80, 24), &mut journal);
    journal.press("enter");
    accept_all("arc_open", &mut journal);
    // Nothing was checked in yet, and there is no usual.
    let mut journal = list(&[open(arc(1, ArcKind::Life, "", "2026-07-29"))]);
    accept("arcs_first_day", (80, 24), &mut journal);
    journal.press("enter");
    accept("arc_first_day", (80, 24), &mut journal);
}

#[test]
fn the_form() {
    let mut journal = list(&[]);
    journal.press("o");
    accept("arc_form", (80, 24), &mut journal);
    journal.press("i tab ctrl-u");
    journal.type_text("some day");
    accept_all("arc_form_problem", &mut journal);
    let mut journal = list(&on_the_way());
    journal.press("e tab tab tab tab tab");
    accept("arc_form_change", (80, 24), &mut journal);
}

#[test]
fn the_menu() {
    let mut journal = list(&on_the_way());
    journal.press("enter m");
    journal.press("space down down enter");
    accept_all("menu", &mut journal);
    journal.press("right + S");
    accept("menu_own", (80, 24), &mut journal);
    accept("menu_own", (60, 18), &mut journal);
}
