//! A review of goals that is torn down in the middle goes on where it was: nothing that was decided is lost.

use chrono::{DateTime, Days, FixedOffset};
use secondwind::domain::change::Change;
use secondwind::domain::goal::{Goal, GoalKind, GoalState, Verdict};
use secondwind::domain::goal_story::Goals;
use secondwind::domain::id::GoalId;
use secondwind::domain::review::{ReviewBasis, ReviewKind};
use secondwind::store::Store;
use uuid::Uuid;

use super::place::{PROGRAM, Place};
use super::terminal::{ENTER, ESC, Terminal};

const WORDS: [&str; 12] = [
    "Sleep eight hours",
    "Under four hours",
    "Easy days easy",
    "Finish with a smile",
    "Sunday breakfast",
    "See what trails do",
    "Drink at every table",
    "Ten in forty-five",
    "Two short sessions",
    "A hundred miles",
    "No sore calf",
    "An evening unwatched",
];

const KINDS: [GoalKind; 6] = [
    GoalKind::Outcome,
    GoalKind::TimeOrPlace,
    GoalKind::Process,
    GoalKind::Open,
    GoalKind::Wellbeing,
    GoalKind::Process,
];

/// The evening of the [`Place`].
fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T20:00:00+02:00").expect("a moment")
}

fn with_goals(place: &Place) {
    let mut store = Store::open(&place.journal()).expect("the journal");
    let goals = (0..).zip(WORDS).map(|(number, words)| {
        let written = now() - Days::new(60 - number);
        let kind = KINDS[usize::try_from(number).expect("a small number") % KINDS.len()];
        let goal = Goal::new(GoalId(Uuid::from_u128(u128::from(number) + 1)), kind, words, written);
        Change::PutGoal { goal: Box::new(goal), base: None }
    });
    let changes: Vec<Change> = goals.collect();
    store.apply(&changes).expect("the goals");
}

fn read(place: &Place) -> (Goals, ReviewBasis) {
    let store = Store::open(&place.journal()).expect("the journal");
    let today = now().date_naive();
    (store.goals(today).expect("readable"), store.review(ReviewKind::Goals, today).expect("readable"))
}

fn verdict(place: &Place, number: u128) -> Option<Verdict> {
    read(place).0.row(GoalId(Uuid::from_u128(number))).expect("the goal").goal.verdict
}

fn begin(place: &Place) -> Terminal {
    let terminal = Terminal::start(place.command(&[PROGRAM, "review"]));
    terminal.wait_for_words("Goals in review");
    terminal
}

#[test]
fn a_review_that_is_killed_in_the_middle_keeps_its_verdicts_and_goes_on_where_it_was() {
    let place = Place::new();
    with_goals(&place);
    let mut terminal = begin(&place);
    terminal.wait_for_words("1 of 12");
    terminal.type_keys("yyz");
    terminal.wait_for_words("4 of 12");
    terminal.type_keys(&format!("lthe view{ENTER}walks{ENTER}"));
    terminal.wait_for_words("5 of 12");
    terminal.type_keys("m");
    terminal.wait_for_words("6 of 12");
    terminal.wait_for_words("saved");
    terminal.signal("KILL");
    assert!(!terminal.wait_for_end().success());
    place.expect_whole();
    let (_, basis) = read(&place);
    let open = basis.open.expect("a review that was begun");
    let told: Vec<Verdict> = open.verdicts.iter().map(|given| given.verdict).collect();
    assert_eq!(told, [Verdict::Keep, Verdict::Keep, Verdict::Rest, Verdict::LetGo, Verdict::Later]);
    assert_eq!(open.verdicts[3].reason, "the view");
    assert_eq!(open.verdicts[3].carries, "walks");

    // Today offers it as well; the command line goes straight on with it.
    let mut again = place.open();
    again.wait_for_words("Go on with the review, 5 of 12 done");
    again.type_keys("q");
    assert_eq!(again.wait_for_end().exit_code(), 0);
    let mut again = begin(&place);
    again.wait_for_words("6 of 12");
    again.wait_for_words(WORDS[5]);
    // Undo reaches back over the kill.
    again.type_keys("uu");
    again.wait_for_words("4 of 12");
    again.wait_for_words("Not decided any more");
    again.type_keys("yy");
    again.wait_for_words("6 of 12");
    again.type_keys("yxyyyyy");
    again.wait_for_words("12 of 12 decided");
    again.type_keys(ENTER);
    again.wait_for_words("The review is done, 12 cards looked at.");
    again.type_keys("q");
    assert_eq!(again.wait_for_end().exit_code(), 0);
    let (goals, basis) = read(&place);
    assert_eq!(basis.open, None);
    assert_eq!(basis.past[0].verdicts.len(), 12);
    assert!(goals.rows.iter().all(|row| row.looked_at == now().date_naive()));
    assert_eq!(verdict(&place, 3), Some(Verdict::Rest));
    assert_eq!(verdict(&place, 4), Some(Verdict::Keep));
    assert_eq!(verdict(&place, 7), Some(Verdict::Reached));
}

#[test]
fn killed_at_any_card_what_was_seen_as_decided_is_decided() {
    let place = Place::new();
    with_goals(&place);
    for decided in 1..=12_usize {
        let mut terminal = begin(&place);
        terminal.wait_for_words(&format!("{decided} of 12"));
        terminal.type_keys("y");
        let next =
            if decided == 12 { "12 of 12 decided".to_owned() } else { format!("{} of 12", decided + 1) };
        terminal.wait_for_words(&next);
        terminal.wait_for_words("saved");
        terminal.signal("KILL");
        assert!(!terminal.wait_for_end().success());
        assert_eq!(read(&place).1.open.expect("begun").verdicts.len(), decided);
    }
    let mut terminal = begin(&place);
    terminal.wait_for_words("12 of 12 decided");
    terminal.type_keys(ENTER);
    terminal.wait_for_words("The review is done");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert!(read(&place).0.rows.iter().all(|row| row.goal.state() == GoalState::Active));
    place.expect_whole();
}

#[test]
fn a_pause_leads_to_today_and_a_review_of_nothing_says_so() {
    let place = Place::new();
    let mut terminal = begin(&place);
    terminal.wait_for_words("There are no goals yet.");
    terminal.type_keys(ESC);
    terminal.wait_for_words("Look back at a race");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
}
