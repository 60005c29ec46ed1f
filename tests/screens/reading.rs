//! The reading: the page with its signs, what would change it and what was chosen instead; on Today, on Body & mind and on the
//! timeline.

use chrono::{DateTime, Days, NaiveDate};
use secondwind::domain::change::Change;
use secondwind::domain::check_in::{CheckIn, Illness, Item, Scores};
use secondwind::domain::id::{CheckInId, OverrideId, RaceId, StepBackId};
use secondwind::domain::race::{Outcome, Race, RaceKind};
use secondwind::domain::reading::ReadingOverride;
use secondwind::domain::rules::reading::ReadingVerdict;
use secondwind::domain::step_back::{BreakKind, Kept, Purpose, StepBack};
use secondwind::domain::units::Metres;
use uuid::Uuid;

use super::harness::Journal;

const EVENING: &str = "2026-03-10T20:00:00+01:00";
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

fn today() -> NaiveDate {
    "2026-03-10".parse().expect("a day")
}

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

fn stamp(day: NaiveDate) -> DateTime<chrono::FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{day}T20:00:00+01:00")).expect("a moment")
}

fn told(day: NaiveDate, scores: Scores) -> CheckIn {
    let number = u128::try_from((day - ago(1000)).num_days()).expect("near");
    CheckIn { scores, ..CheckIn::new(CheckInId(Uuid::from_u128(number)), day, stamp(day)) }
}

fn all_seven(good: u8) -> Scores {
    Item::CORE.into_iter().fold(Scores::default(), |scores, item| scores.with(item, item.good(good)))
}

/// A check-in of 7 on each of the last so many days, today among them, the last seven of them changed.
fn days(count: u64, last_week: impl Fn(Scores) -> Scores) -> Vec<CheckIn> {
    let scores = |days: u64| if days < 7 { last_week(all_seven(7)) } else { all_seven(7) };
    (0..count).rev().map(|days| told(ago(days), scores(days))).collect()
}

fn put(check_ins: Vec<CheckIn>) -> Vec<Change> {
    let put = |check_in| Change::PutCheckIn { check_in: Box::new(check_in), base: None };
    check_ins.into_iter().map(put).collect()
}

/// Energy and sleep a spread below the usual for a week.
fn tired() -> Vec<Change> {
    put(days(80, |scores| scores.with(Item::Energy, 6).with(Item::Sleep, 6)))
}

fn step_back(number: u128, (from, to): (NaiveDate, NaiveDate), kind: BreakKind) -> StepBack {
    StepBack::new(StepBackId(Uuid::from_u128(number)), kind, (from, to), stamp(from))
}

fn put_back(step_back: StepBack) -> Change {
    Change::PutStepBack { step_back: Box::new(step_back), base: None }
}

fn opened(changes: &[Change]) -> Journal {
    let mut journal = Journal::holding(EVENING, changes);
    journal.press("6 r");
    journal
}

fn accept(name: &str, sizes: &[(u16, u16)], journal: &mut Journal) {
    for (columns, rows) in sizes {
        journal.resize(*columns, *rows);
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_snapshot_path("snapshots");
        settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), journal.screen()));
    }
    journal.resize(80, 24);
}

fn overrides(journal: &Journal) -> Vec<ReadingOverride> {
    journal.store().history(None).expect("a history").overrides
}

#[test]
fn a_hold_tells_its_signs_and_what_would_change_it() {
    let mut journal = opened(&tired());
    accept("reading_hold", &SIZES, &mut journal);
    journal.must_see(&[
        "h Hold",
        "Keep it easy and steady, decide again in a few days.",
        "7 check-ins, 4 Mar – 10 Mar 2026 · 2 points · 14 in 14 days",
        "●  Energy below your usual          6.0  usual 7.0 ± 1.0",
        "usual: measured, 42 check-ins, 21 Jan – 3 Mar 2026",
        "· Energy at 7 or more in two of the next three check-ins → build.",
        "This reads your own notes. It is not medical or coaching advice.",
    ]);
}

#[test]
fn a_reset_of_every_item_has_room_for_what_would_change_it() {
    let low = |scores| {
        [Item::Energy, Item::Sleep, Item::Mood, Item::Motivation]
            .into_iter()
            .fold(scores, |scores: Scores, item| scores.with(item, 5))
    };
    let mut journal = opened(&put(days(80, low)));
    accept("reading_reset", &[(60, 18), (80, 24), (120, 40)], &mut journal);
    journal.must_see(&[
        "r Reset",
        "Take load off on purpose for a while.",
        "●● Energy below your usual",
        "What would change it",
    ]);
}

#[test]
fn build_says_so_without_praise_and_tells_what_would_hold_it() {
    let mut journal = opened(&put(days(80, |scores| scores)));
    accept("reading_build", &[(80, 24)], &mut journal);
    journal.must_see(&["b Build", "0 points", "Two points of signs, pain, an illness or a race → hold."]);
}

#[test]
fn care_comes_first_and_names_its_reason() {
    let mut check_ins = days(30, |scores| scores);
    if let Some(last) = check_ins.last_mut() {
        last.ill = Some(Illness::BelowNeck);
    }
    let journal = opened(&put(check_ins));
    journal.must_see(&[
        "c Care first",
        "Told in your check-ins: an illness below the neck, or fever.",
        "that is over on 17 Mar 2026.",
    ]);
}

#[test]
fn with_too_few_check_ins_it_says_how_many_it_takes() {
    let mut journal = opened(&put(vec![told(ago(0), all_seven(7)), told(ago(2), all_seven(7))]));
    accept("reading_none", &[(80, 24)], &mut journal);
    journal.must_see(&[
        "No reading yet",
        "2 of 3 check-ins in the last 7 days; it takes one more check-in, one a",
    ]);
    journal.press("B");
    journal.must_see(&["There is no reading yet to go against."]);
    let mut journal = opened(&[]);
    journal.must_see(&["No reading yet", "0 of 3 check-ins in the last 7 days"]);
    journal.press("left right . [ ] up down esc");
    journal.must_see(&["No check-in yet"]);
}

#[test]
fn earlier_days_are_read_as_they_were_known_then() {
    let mut journal = opened(&tired());
    journal.press("[");
    journal.must_see(&["b Build", "Tue 3 Mar 2026, 7 days ago", "7 check-ins, 25 Feb – 3 Mar 2026"]);
    journal.press("right");
    journal.must_see(&["Wed 4 Mar 2026, 6 days ago"]);
    journal.press("H");
    journal.must_see(&["Only today can be chosen for"]);
    journal.press(".");
    journal.must_see(&["h Hold", "Tue 10 Mar 2026, today"]);
    // The days of a reading open on their day.
    journal.press("left enter");
    journal.must_see(&["Mon 9 Mar 2026, yesterday"]);
}

#[test]
fn another_verdict_is_chosen_with_one_key_and_kept_before_a_word_is_typed() {
    let mut journal = opened(&tired());
    journal.press("B");
    assert_eq!(overrides(&journal).len(), 1, "kept at once");
    journal.must_see(&["You go with build, the reading says hold. Why?"]);
    journal.type_text("The legs feel fine");
    accept("reading_reason", &[(60, 18), (80, 24)], &mut journal);
    journal.press("enter");
    let kept = overrides(&journal);
    assert_eq!(
        (kept[0].read, kept[0].chosen, kept[0].reason.as_str()),
        (ReadingVerdict::Hold, ReadingVerdict::Build, "The legs feel fine")
    );
    journal.must_see(&[
        "→ You go with build: The legs feel fine",
        "Kept: build instead of hold. u takes it back.",
    ]);
    // Another choice takes its place, and the reason stays.
    journal.press("R enter");
    let kept = overrides(&journal);
    assert_eq!(
        (kept.len(), kept[0].chosen, kept[0].reason.as_str()),
        (1, ReadingVerdict::Reset, "The legs feel fine")
    );
    journal.press("u");
    assert_eq!(overrides(&journal)[0].chosen, ReadingVerdict::Build);
    // The reading's own verdict takes the choice back; that can be undone as well.
    journal.press("H");
    assert_eq!(overrides(&journal), []);
    journal.must_not_see(&["You go with"]);
    journal.press("u");
    assert_eq!(overrides(&journal).len(), 1);
    journal.must_see(&["→ You go with build"]);
}

#[test]
fn letters_in_a_reason_are_no_commands_and_what_is_typed_survives_leaving() {
    let mut journal = opened(&tired());
    journal.press("R");
    journal.type_text("quit? no, hard ");
    journal.paste("week\nat work");
    journal.press("esc");
    assert_eq!(overrides(&journal)[0].reason, "quit? no, hard week at work");
    journal.restart();
    journal.press("6 r");
    journal.must_see(&["→ You go with reset: quit? no, hard week at work"]);
}

#[test]
fn what_followed_on_earlier_choices_is_told() {
    let mut changes = put(days(80, |scores| scores));
    let over = |number: u128, days: u64, reason: &str| {
        Change::PutOverride(ReadingOverride {
            id: OverrideId(Uuid::from_u128(number)),
            day: ago(days),
            read: ReadingVerdict::Hold,
            chosen: ReadingVerdict::Build,
            reason: reason.to_owned(),
            at: stamp(ago(days)),
        })
    };
    changes.extend([over(1, 60, "A race was near"), over(2, 40, "Everyone ran"), over(3, 3, "")]);
    let mut hurt = told(ago(55), all_seven(7).with(Item::Pain, 5));
    hurt.id = CheckInId(Uuid::from_u128(5000));
    changes
        .retain(|change| !matches!(change, Change::PutCheckIn { check_in, .. } if check_in.day == hurt.day));
    changes.extend(put(vec![hurt]));
    let mut journal = opened(&changes);
    journal.resize(120, 40);
    journal.must_see(&[
        "3 times against the reading; within 14 days: pain of 4 or more in 1, reset in 0, nothing special in 1;",
        "9 Jan 2026  hold → build  A race was near",
    ]);
}

#[test]
fn today_and_body_and_mind_tell_the_reading_in_one_quiet_line() {
    let mut journal = Journal::holding(EVENING, &tired());
    journal.must_see(&["Reading    hold · energy and sleep below your usual"]);
    journal.click("Reading    hold");
    journal.must_see(&["h Hold", "What would change it"]);
    journal.press("esc 6 v");
    journal.must_see(&["Reading    hold · energy and sleep below your usual"]);
}

#[test]
fn the_timeline_shows_phases_with_steps_back_solid_and_stops_dotted() {
    let mut changes = tired();
    let mut planned = step_back(1, (ago(60), ago(54)), BreakKind::Planned);
    planned.ended = Some(ago(54));
    planned.purpose = Some(Purpose::Refresh);
    planned.cut = Some(30);
    planned.kept = Some(Kept::Partly);
    planned.keep = String::from("two easy runs");
    planned.first_back = String::from("sleep");
    changes.extend([put_back(planned), put_back(step_back(2, (ago(40), ago(31)), BreakKind::Drifted))]);
    let mut race = Race::new(RaceId(Uuid::from_u128(7)), "Canal Ten", ago(20));
    race.kind = Some(RaceKind::Road);
    race.distance = Some(Metres(10_000.0));
    race.outcome = Some(Outcome::Finished);
    changes.push(Change::PutRace { race: Box::new(race), base: None });
    let mut journal = Journal::holding(EVENING, &changes);
    journal.press("3 home");
    journal.must_see(&[
        "█ Step back: refresh the body   9 Jan 2026 · begins",
        "9 Jan – 15 Jan 2026 · 7 days · 30 % less · kept partly",
        "Stays   two easy runs",
    ]);
    accept("timeline_phases", &SIZES, &mut journal);
    journal.press("+");
    accept("timeline_phases_month", &[(80, 24)], &mut journal);
    journal.press("- right");
    journal.must_see(&["█ Step back: refresh the body   15 Jan 2026 · last day"]);
    journal.press("right");
    journal.must_see(&["░ A stop that was not planned: just drifted   29 Jan 2026 · begins"]);
    // A day between opens its check-in, and r its reading.
    journal.press("shift-left");
    journal.must_see(&["Reading"]);
    journal.press("r");
    journal.must_see(&["Wed 28 Jan 2026", "What would change it"]);
    journal.press("esc f");
    accept("timeline_phases_filter", &SIZES[..3], &mut journal);
    journal.press("7 f");
    journal.must_not_see(&["Phases  "]);
    journal.must_see(&["hidden: phases"]);
}
