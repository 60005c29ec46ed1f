//! Check-ins and Today as they are drawn after weeks that were lived. To be read by a person before they are accepted.

use secondwind::domain::arc::{ArcKind, Helped};
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{Asked, Item, Tag};
use secondwind::domain::race::Outcome;

use super::harness::Journal;
use super::life::{EVENING, arc, check_in, kept, morning, opened, race, run, setback, step, tried};
use super::snapshots::{accept_all, accept_page};

/// Weeks that look lived in: every third day is missing, and no two are alike.
fn weeks(days: u64, last: u64) -> Vec<Change> {
    let answers = |days_ago: u64| {
        let wave = |step: u64| u8::try_from(days_ago * step % 4).expect("small");
        [5 + wave(7), 6 + wave(3), 2 + wave(5), 6 + wave(1), 2 + wave(11), 6 + wave(13), 6 + wave(9) / 2]
    };
    let made = (last..last + days).rev().filter(|days_ago| days_ago % 3 != 1);
    made.map(|days_ago| kept(check_in(days_ago, answers(days_ago)))).collect()
}

fn asked() -> Change {
    let asked = Asked { extras: vec![Item::Choice, Item::Pain], tags: Tag::ALL.to_vec() };
    Change::PutAsked { asked, at: morning(80) }
}

/// A race that was stopped early nine days ago, an injury before it, and what was done since.
fn in_the_middle_of_it() -> Vec<Change> {
    let mut changes = weeks(70, 10);
    let spring = race("Spring Half", 52, 21.0975, Outcome::Finished);
    let mut hundred = race("Two Rivers 100", 9, 100.0, Outcome::Dnf);
    hundred.covered = Some(secondwind::domain::units::Metres(62_000.0));
    let mut harbour = race("Harbour Ten", 0, 10.0, Outcome::Finished);
    (harbour.date, harbour.outcome) = (super::life::day(0) + chrono::Days::new(21), None);
    changes.extend([run(&spring), run(&hundred), run(&harbour)]);
    changes.push(opened(arc(ArcKind::Injury, "Left calf", 15)));
    changes.push(setback(&hundred));
    let after = [
        (8, [4, 2, 8, 3, 5, 4, 3]),
        (7, [5, 3, 7, 4, 5, 4, 4]),
        (6, [6, 4, 7, 6, 4, 6, 5]),
        (4, [7, 5, 6, 7, 3, 7, 6]),
        (2, [7, 5, 6, 8, 3, 7, 7]),
        (1, [6, 5, 5, 7, 3, 8, 7]),
    ];
    changes.extend(after.map(|(days_ago, answers)| kept(check_in(days_ago, answers))));
    changes.extend([
        tried(9, 1, "early night", None),
        tried(9, 2, "easy bike or swim", None),
        tried(9, 4, "walk", Some(Helped::Yes)),
        step("Ring Ruth about the calf"),
    ]);
    changes
}

#[test]
fn the_first_check_in_before_it_is_answered() {
    let mut journal = Journal::at(EVENING);
    journal.press("c");
    accept_all("check_in_first", &mut journal);
}

#[test]
fn a_check_in_half_answered() {
    let mut journal = Journal::holding(EVENING, &weeks(60, 1));
    journal.press("c 6 5 4 t");
    accept_all("check_in_half", &mut journal);
}

#[test]
fn a_check_in_with_everything_that_can_be_asked() {
    let mut changes = weeks(60, 1);
    changes.push(asked());
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("c 6 5 4 7 3 7 6 8 3");
    journal.type_text("left calf, 走 low down");
    journal.press("tab y tab n tab tab n tab e tab");
    journal.type_text("1:10");
    journal.press("tab 4");
    journal.type_text("day 12");
    journal.press("tab");
    journal.type_text("Slow along the river, and home before the rain.");
    accept_all("check_in_extras", &mut journal);
    journal.press("up up up up up up up up");
    accept_page("check_in_pain", (80, 24), &mut journal);
}

#[test]
fn a_second_check_in_of_the_day() {
    let mut journal = Journal::holding(EVENING, &weeks(60, 0));
    journal.press("c");
    accept_all("check_in_second", &mut journal);
    journal.press("ctrl-n 5");
    accept_page("check_in_later", (80, 24), &mut journal);
    journal.press("esc c ctrl-y");
    accept_page("check_in_yesterday", (80, 24), &mut journal);
}

#[test]
fn what_a_check_in_asks_and_the_declared_usual() {
    let mut journal = Journal::holding(EVENING, &[asked()]);
    journal.press("c ctrl-o down");
    accept_all("asked", &mut journal);
    journal.press("end enter 7 6 3");
    accept_page("usual", (60, 18), &mut journal);
    accept_page("usual", (80, 24), &mut journal);
}

#[test]
fn today_in_the_middle_of_it() {
    let mut journal = Journal::holding(EVENING, &in_the_middle_of_it());
    journal.begin("Short debrief");
    journal.answer("If you could hand one line", "Eat before it is dark, and say so aloud");
    journal.finish();
    journal.press("1");
    accept_all("today_weeks", &mut journal);
    journal.choose("Left calf");
    accept_page("today_asks", (80, 24), &mut journal);
}
