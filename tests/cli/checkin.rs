//! `secondwind checkin`

use secondwind::domain::check_in::{Illness, Item, Standing, Trained};

use crate::place::{Place, check_ins, day, stamp, told};

#[test]
fn a_check_in_is_written_and_told_beside_the_usual() {
    let place = Place::new();
    place.write(&check_ins(day("2026-10-20"), 30, 7));
    let told = place.call(&[
        "checkin",
        "sleep=7",
        "energy=5",
        "soreness=3",
        "mood=7",
        "Stress=3",
        "motivation=6",
        "Trust=8",
        "ill=no",
        "trained=easy",
        "minutes=45",
        "effort=6",
        "--note",
        "  windy but fine ",
    ]);
    assert_eq!(
        told.lines(),
        [
            "Checked in for today, Sat 21 Nov 2026: Sleep 7, Energy 5, Soreness 3, Mood 7, Stress 3, Drive 6, Trust 8, not \
             ill, trained: easy, 45 min, effort 6, load 270, “windy but fine”.",
            "Body 6.3   usual 7.0 ± 0.6 (measured, 27 check-ins, 23 Oct – 18 Nov 2026)",
            "Mind 7.0   usual 7.0 ± 0.6 (measured, 27 check-ins, 23 Oct – 18 Nov 2026)",
        ]
    );
    let written = place.history().check_ins.pop().expect("a check-in");
    let answers = Item::CORE.map(|item| written.scores.get(item).expect("an answer"));
    assert_eq!(answers, [7, 5, 3, 7, 3, 6, 8]);
    assert_eq!((written.day, written.written), (day("2026-11-21"), stamp("2026-11-21T20:00:00+02:00")));
    assert_eq!((written.ill, written.trained), (Some(Illness::No), Some(Trained::Easy)));
    assert_eq!(
        (written.minutes, written.effort, written.note.as_str()),
        (Some(45), Some(6), "windy but fine")
    );
}

#[test]
fn the_first_check_in_makes_the_journal_and_what_is_not_measured_says_what_it_takes() {
    let place = Place::new();
    let told = place.call(&["checkin", "sleep=7", "energy=6", "mood=7", "--day", "yesterday"]);
    assert_eq!(
        told.lines(),
        [
            "Checked in for yesterday, Fri 20 Nov 2026: Sleep 7, Energy 6, Mood 7.",
            "Body 6.5   no usual yet",
            "Mind not measured, it takes 3 of Mood, Stress, Drive, Trust   no usual yet",
        ]
    );
    assert_eq!(place.history().check_ins[0].day, day("2026-11-20"));
}

#[test]
fn a_second_check_in_of_a_day_is_neither_averaged_nor_replaced_in_silence() {
    let place = Place::new();
    place.call(&["checkin", "sleep=7", "energy=6", "--note", "early"]).lines();
    let refused = place.call(&["checkin", "sleep=3"]);
    assert_eq!(
        refused.refusal(),
        "secondwind: Sat 21 Nov 2026 is checked in already: Sleep 7, Energy 6, “early”. Nothing was written. Add --replace \
         to put this in its place, or --later to keep both."
    );
    assert_eq!(place.history().check_ins.len(), 1);
    assert_eq!(place.history().check_ins[0].scores.get(Item::Sleep), Some(7));
}

#[test]
fn later_keeps_both_and_the_first_counts() {
    let place = Place::new();
    place.call(&["checkin", "sleep=7", "energy=6"]).lines();
    let told = place.call(&["checkin", "sleep=3", "energy=2", "--later"]);
    assert_eq!(
        told.lines()[0],
        "Checked in for today, Sat 21 Nov 2026: Sleep 3, Energy 2. It is kept as later that day; the first one counts."
    );
    let history = place.history();
    let standings: Vec<_> = history.check_ins.iter().map(|one| one.standing).collect();
    assert_eq!(standings, [Standing::Counts, Standing::Later]);
    // Where there is none yet, it is the first.
    let told = place.call(&["checkin", "mood=3", "--later", "--day", "yesterday"]);
    assert_eq!(told.lines()[0], "Checked in for yesterday, Fri 20 Nov 2026: Mood 3.");
    assert_eq!(place.history().check_ins[0].standing, Standing::Counts);
}

#[test]
fn replace_puts_the_one_before_into_the_trash() {
    let place = Place::new();
    place.call(&["checkin", "sleep=7", "energy=6"]).lines();
    let told = place.call(&["checkin", "sleep=3", "energy=2", "--replace"]);
    assert_eq!(
        told.lines()[0],
        "Checked in for today, Sat 21 Nov 2026: Sleep 3, Energy 2. The one before lies in the trash."
    );
    let history = place.history();
    assert_eq!(history.check_ins.len(), 1);
    assert_eq!(history.check_ins[0].scores.get(Item::Sleep), Some(3));
    assert_eq!(place.store().trash().expect("readable").len(), 1);
    // Where there is none yet, there is nothing to replace.
    let told = place.call(&["checkin", "mood=3", "--replace", "--day", "yesterday"]);
    assert_eq!(told.lines()[0], "Checked in for yesterday, Fri 20 Nov 2026: Mood 3.");
}

#[test]
fn every_wrong_word_is_told_at_once_and_nothing_is_written() {
    let place = Place::new();
    let refused =
        place.call(&["checkin", "sleeep=7", "energy=6", "mood=12", "weight=70", "--day", "tomorow"]);
    assert_eq!(
        refused.refusal(),
        "secondwind: Nothing was written. 4 things need another look:
  sleeep=7: There is no such answer. sleep=... may be meant.
  mood=12: It goes from 0 (very low) to 10 (very good), in whole numbers.
  weight=70: There is no such answer. There are sleep, energy, soreness, mood, stress, drive, trust, choice, pain, loop, \
         fuelled, ill, trained, minutes, effort, cycle, site, walk, night, bone.
  --day tomorow: “tomorow” cannot be read as a day. Write it like yesterday, 12 April or 2025-04-12."
    );
    assert!(!place.journal().exists());
}

#[test]
fn a_day_that_is_too_old_takes_a_note_and_a_day_ahead_takes_nothing() {
    let place = Place::new();
    let refused = place.call(&["checkin", "sleep=7", "--day", "19 nov"]);
    assert_eq!(
        refused.refusal(),
        "secondwind: Nothing was written. --day 19 nov: Of a day before yesterday only a note can be written. Leave the \
         answers out, or change the check-in of that day in the journal."
    );
    let ahead = place.call(&["checkin", "sleep=7", "--day", "2026-11-22"]);
    assert_eq!(
        ahead.refusal(),
        "secondwind: Nothing was written. --day 2026-11-22: 22 Nov 2026 is still ahead. A check-in tells of today or \
         yesterday."
    );
    let told = place.call(&["checkin", "--day", "19 nov", "--note", "rain"]);
    assert_eq!(told.lines(), ["Checked in for Thu 19 Nov 2026: “rain”."]);
    let history = place.history();
    assert_eq!((history.check_ins[0].day, history.first_days.len()), (day("2026-11-19"), 0));
}

#[test]
fn saying_nothing_is_told_how_to_say_something() {
    let place = Place::new();
    let refused = place.call(&["checkin"]);
    assert_eq!(
        refused.refusal(),
        "secondwind: Nothing was written. Say at least one thing, like: secondwind checkin sleep=7 energy=6"
    );
    assert_eq!(place.call(&["checkin", "--note", "  "]).refusal(), refused.refusal());
}

#[test]
fn the_help_has_examples_and_a_wrong_option_ends_with_two() {
    let place = Place::new();
    let help = place.call(&["checkin", "--help"]);
    let help = help.lines().join("\n");
    for words in ["Examples:", "--day yesterday", "--replace", "--later", "ill=no|above|below", "drive"] {
        assert!(help.contains(words), "{words}: {help}");
    }
    assert_eq!(place.call(&["checkin", "--sleep", "7"]).code, Some(2));
    assert_eq!(place.call(&["checkin", "sleep=7", "--later", "--replace"]).code, Some(2));
}

#[test]
fn folders_and_the_clock_are_those_that_were_named() {
    let place = Place::new();
    let other = place.folder.path().join("elsewhere");
    let elsewhere = other.display().to_string();
    place.call(&["checkin", "sleep=7", "--data-dir", &elsewhere]).lines();
    assert!(other.join("journal.db").exists() && !place.journal().exists());
    let wrong = told(place.command(&["checkin", "sleep=7"]).env("SECONDWIND_NOW", "soon"));
    assert!(wrong.refusal().starts_with("secondwind: SECONDWIND_NOW is set to \"soon\", which is no time."));
    std::fs::write(other.join("plain.txt"), "words").expect("written");
    let blocked = other.join("plain.txt").display().to_string();
    assert_eq!(place.call(&["checkin", "sleep=7", "--data-dir", &blocked]).code, Some(1));
}

#[test]
fn words_with_control_characters_reach_neither_the_screen_nor_the_journal() {
    let place = Place::new();
    let told = place.call(&["checkin", "mood=7", "--note", "a\u{1b}[31mred\nline\u{202e}"]);
    assert_eq!(told.lines()[0], "Checked in for today, Sat 21 Nov 2026: Mood 7, “a[31mred line”.");
    assert_eq!(place.history().check_ins[0].note, "a[31mred line");
    let refused = place.call(&["checkin", "\u{1b}[2Jmood=7"]);
    assert!(refused.refusal().contains("[2Jmood=7: There is no such answer."));
}
