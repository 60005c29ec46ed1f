//! What waits, row by row: a draft, a race to look back at, a check-in, a step, a question, an arc, a lesson that has come
//! back, a race ahead.

use chrono::{Days, NaiveDate};

use super::super::arc::words as arc_words;
use super::care::{self, CareRow};
use super::quiet::{self, Quiet};
use super::stepping::{self, Stepping};
use super::{alignment, offers};
use crate::app::geometry;
use crate::app::shared::Shared;
use crate::content::bounce::LookedAt;
use crate::domain::arc::{Part, RecoveryArc, Try};
use crate::domain::check_in::Side;
use crate::domain::clock::Stamp;
use crate::domain::goal;
use crate::domain::id::RaceId;
use crate::domain::lesson::TaughtLesson;
use crate::domain::race::Race;
use crate::domain::review::{Card, Period, ReviewKind};
use crate::domain::rules::bounce::{comes_up, days_since};
use crate::domain::rules::course::Return;
use crate::domain::rules::goal_review;
use crate::domain::rules::reckoning::{Reckoning, Recovery};
use crate::domain::story::{ARC_TOLD_DAYS, Draft, Home, RaceRow};
use crate::domain::units::days;
use crate::domain::waiting::recovering::{
    asks_for_training, offers_check_in, tries_to_answer, was_checked_in,
};
use crate::domain::waiting::{Due, due, follow_up};
use crate::text::width;

/// One thing that waits.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Something about care.
    Care(CareRow),
    /// A debrief that was begun.
    Draft(Draft),
    /// A race to look back at.
    LookBack(Box<RaceRow>, Due),
    /// A race to come back to for a moment, and the mode in which.
    FollowUp(Box<Race>, String),
    /// A check-in.
    CheckIn,
    /// Steps and goals that are due for a look, or a review that was begun.
    Review {
        /// What there is to do.
        told: String,
        /// How long it takes.
        aside: String,
    },
    /// A small step.
    Step(goal::Step),
    /// An arc that asks whether training is as usual again, and which day of it today is.
    Training(Box<RecoveryArc>, u32),
    /// Something that was tried: did it help?
    Tried(Try),
    /// An open arc, and where it stands.
    Arc(Box<RecoveryArc>, String),
    /// The bounce plan after a setback, and how many of its items were looked at, once that is known.
    Bounce(Box<Race>, Option<LookedAt>),
    /// A step back: one that runs, one that is over, or a stop that was noticed.
    Stepping(Box<Stepping>),
    /// The alignment check.
    Alignment(alignment::Check),
    /// A week, a month or a season to look back at.
    Offer(Box<Period>),
    /// A parked thought whose day has come, or something that is offered quietly.
    Quiet(Quiet),
    /// A lesson that has come back: is it still true?
    StillTrue(Box<TaughtLesson>),
    /// A race ahead.
    Ahead(Box<Race>),
    /// In an empty journal: look back at a race.
    OfferDebrief,
    /// In an empty journal: enter a race ahead.
    OfferRace,
    /// In an empty journal: look at a made-up one.
    OfferDemo,
}

/// A race ahead is shown for this many days.
const AHEAD_DAYS: i64 = 120;
/// A step is shown when its day is at most this many days ahead.
const STEP_DAYS: i64 = 7;
/// What stands in a row besides its words and those at its right end: a mark, a sign, the air between.
const AROUND: usize = 7;
/// A step takes so long in a review, and a goal so long, both in seconds.
const STEP_SECONDS: usize = 10;
const GOAL_SECONDS: usize = 20;
/// So many bounce plans are looked into, to find one of which something is open.
const PLANS: usize = 3;
/// So many days a question that was put off does not come back.
const PUT_OFF_DAYS: i64 = 7;

/// What waits on a day, the most pressing first.
pub(super) fn collect(
    (home, plans): (&Home, &[(RaceId, LookedAt)]),
    reckoning: &Reckoning,
    shared: &Shared,
) -> Vec<Item> {
    let today = shared.now.today();
    let roles = shared.content.pack().mode_roles();
    let mut items: Vec<Item> = care::first(home, reckoning, shared);
    items.extend(home.drafts.iter().cloned().map(Item::Draft));
    let look_back =
        |row: &RaceRow| due(row, &roles, today).map(|due| Item::LookBack(Box::new(row.clone()), due));
    // On the day itself the brief comes before the look back, as the start does.
    let is_today = |row: &&RaceRow| {
        let is_told = row.draft.is_some() || !row.finished.is_empty();
        row.race.date == today && row.race.outcome.is_none() && !is_told
    };
    items.extend(home.recent.iter().filter(is_today).map(|row| Item::Ahead(Box::new(row.race.clone()))));
    items.extend(home.recent.iter().filter_map(look_back));
    let follow_ups: Vec<_> =
        home.recent.iter().filter_map(|row| Some((row, follow_up(row, &roles, today)?))).collect();
    items.extend(
        follow_ups.iter().map(|(row, back)| Item::FollowUp(Box::new(row.race.clone()), back.mode.clone())),
    );
    let comes_along = follow_ups.iter().any(|(_, back)| back.comes_with_check_in());
    let check_in =
        offers_check_in(&home.history, today) || (comes_along && !was_checked_in(&home.history, today));
    if home.empty {
        items.extend([Item::OfferDebrief, Item::OfferRace]);
    }
    items.extend(check_in.then_some(Item::CheckIn));
    items.extend(stepping::collect(home, reckoning, shared).map(|one| Item::Stepping(Box::new(one))));
    items.extend(review(home, shared));
    let is_near = |step: &&goal::Step| step.day.is_none_or(|day| (day - today).num_days() <= STEP_DAYS);
    items.extend(home.steps.iter().filter(is_near).cloned().map(Item::Step));
    items.extend(offers::offered(home, shared).map(|offer| Item::Offer(Box::new(offer))));
    items.extend(of_arcs(home, reckoning, shared));
    items.extend(bounce(home, plans, today));
    items.extend(home.due.iter().map(|told| Item::StillTrue(Box::new(told.clone()))));
    // What can wait longest.
    items.extend(quiet::offered(home, today).into_iter().map(Item::Quiet));
    items.extend(alignment::waiting(home, shared));
    let is_ahead = |race: &&Race| (1..=AHEAD_DAYS).contains(&(race.date - today).num_days());
    items.extend(home.ahead.iter().filter(is_ahead).map(|race| Item::Ahead(Box::new(race.clone()))));
    items.extend(home.empty.then_some(Item::OfferDemo));
    items.extend(care::last(home, shared));
    items
}

/// The races whose bounce plan comes up on a day, last one first.
pub(super) fn bouncing(home: &Home, today: NaiveDate) -> impl Iterator<Item = &Race> {
    home.bouncing.iter().filter(move |race| comes_up(race, today)).take(PLANS)
}

/// The bounce plan after the last setback of which something waits to be looked at: one at a time.
fn bounce(home: &Home, plans: &[(RaceId, LookedAt)], today: NaiveDate) -> Option<Item> {
    let told = |race: &Race| plans.iter().find(|(known, _)| *known == race.id).map(|(_, told)| *told);
    let mut open = bouncing(home, today).filter(|race| told(race).is_none_or(|told| !told.is_all_for_now()));
    open.next().map(|race| Item::Bounce(Box::new(race.clone()), told(race)))
}

/// What the arcs ask, and the arcs that are open.
fn of_arcs(home: &Home, reckoning: &Reckoning, shared: &Shared) -> Vec<Item> {
    let today = shared.now.today();
    // The older ones are read for the sake of the concerns alone.
    let oldest = today.checked_sub_days(Days::new(ARC_TOLD_DAYS)).unwrap_or(today);
    let arcs = || {
        let both = home.history.arcs.iter().zip(&reckoning.recoveries);
        both.filter(move |(arc, _)| arc.start >= oldest)
    };
    let was_put_off = |arc: &RecoveryArc| {
        shared.put_off.iter().any(|(put_off, day)| *put_off == arc.id && is_within_a_week(*day, today))
    };
    let training = arcs()
        .filter(|(arc, recovery)| asks_for_training(arc, recovery) && !was_put_off(arc))
        .map(|(arc, recovery)| Item::Training(Box::new(arc.clone()), recovery.day));
    let tried = tries_to_answer(&home.history.tries, today).into_iter().cloned().map(Item::Tried);
    let open = arcs()
        .rev()
        .filter(|(_, recovery)| recovery.is_open())
        .map(|(arc, recovery)| Item::Arc(Box::new(arc.clone()), told_arc(arc, recovery)));
    training.chain(tried).chain(open).collect()
}

/// A review that was begun, or the cards that are due; at most once a day, and not within a week of being put off.
fn review(home: &Home, shared: &Shared) -> Option<Item> {
    let today = shared.now.today();
    if home.review_put_off.is_some_and(|day| is_within_a_week(day, today)) {
        return None;
    }
    let goals = &home.goals;
    if let Some(open) = &goals.open_review {
        let done = usize::try_from(goals.open_review_decided).unwrap_or_default();
        let left = goal_review::left(open, goals, today).len();
        let begin = if left == 0 { "Finish the review" } else { "Go on with the review" };
        let told = format!("{begin}, {done} of {} done", done + left);
        return Some(Item::Review { told, aside: String::new() });
    }
    let was_today = |(kind, at): &(ReviewKind, Stamp)| *kind == ReviewKind::Goals && at.date_naive() >= today;
    if goals.reviewed.iter().any(was_today) {
        return None;
    }
    let cards = goal_review::cards(goals, today);
    // A step with a day has a row of its own, and its answer is one key there.
    let has_a_row =
        |card: &Card| matches!(card, Card::Step(id) if home.steps.iter().any(|step| step.id == *id));
    if cards.iter().all(has_a_row) {
        return None;
    }
    let steps = cards.iter().filter(|card| matches!(card, Card::Step(_))).count();
    let counts = [(steps, "step"), (cards.len() - steps, "goal")].into_iter().filter(|(count, _)| *count > 0);
    let counted = |(count, one)| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let kinds: Vec<String> = counts.map(counted).collect();
    let seconds = steps * STEP_SECONDS + (cards.len() - steps) * GOAL_SECONDS;
    let told = match kinds.as_slice() {
        [] => return None,
        [one] => format!("{one} to look at"),
        _ => format!("{} to look at: {}", cards.len(), kinds.join(", ")),
    };
    Some(Item::Review { told, aside: format!("{} min", seconds.div_ceil(60)) })
}

fn is_within_a_week(day: NaiveDate, today: NaiveDate) -> bool {
    (0..PUT_OFF_DAYS).contains(&(today - day).num_days())
}

/// An arc with its day and where it stands: "Day 9: mind back on day 6-8, body open · Two Rivers 100". The name comes last,
/// because it is what a narrow screen may cut.
fn told_arc(arc: &RecoveryArc, recovery: &Recovery) -> String {
    let (mind, body) = (recovery.side(Side::Mind), recovery.side(Side::Body));
    let words = arc_words::course_words(mind);
    let state = match mind.now {
        _ if words != arc_words::course_words(body) => {
            format!(
                "{}, {}",
                arc_words::side_words(Side::Mind, mind),
                arc_words::side_words(Side::Body, body)
            )
        }
        Return::TooEarly { .. } | Return::NoDip => words,
        _ => format!("mind and body {words}"),
    };
    format!("{}: {state} · {}", arc_words::capital(&arc_words::day_words(recovery)), arc_words::name(arc))
}

/// What the brief of a race ahead is for on this day; `None` on days on which it can wait. The fundamentals are called to mind
/// for a week, and from two weeks before the race on there is always something to read.
pub(super) fn brief_for<'a>(race: &Race, shared: &'a Shared) -> Option<&'a str> {
    let days_to_go = (race.date - shared.now.today()).num_days();
    let is_time = matches!(days_to_go, 0..=14 | 22..=28);
    let moment = shared.content.brief.moment(days_to_go).filter(|_| is_time)?;
    Some(moment.today.as_str())
}

/// What a row says, and the quiet words at its right end.
#[must_use]
pub fn words(item: &Item, shared: &Shared) -> (String, String) {
    let today = shared.now.today();
    let pack = shared.content.pack();
    let timing = &pack.timing;
    let minutes = |modes: &[&String]| {
        let each =
            modes.iter().filter_map(|mode| pack.mode(mode)).map(|mode| format!("{:.0}", pack.minutes(mode)));
        format!("{} min", each.collect::<Vec<_>>().join(" or "))
    };
    match item {
        Item::Draft(draft) => {
            let race = if draft.race_name.is_empty() { "a race" } else { &draft.race_name };
            let aside = if draft.open_elsewhere {
                "open in another window".to_owned()
            } else {
                format!("draft, {}", days::told_day(draft.touched.date_naive(), today))
            };
            (format!("Go on looking back at {race}"), aside)
        }
        Item::LookBack(row, due) => {
            let name = &row.race.name;
            match due {
                Due::RaceDay => (
                    format!("{name} is today. Afterwards: a few minutes while it is fresh"),
                    minutes(&[&timing.hot]),
                ),
                Due::Fresh => (format!("{name}: a few minutes while it is fresh"), minutes(&[&timing.hot])),
                Due::EnoughForToday => {
                    (format!("{name}: enough for today"), "the longer look, from tomorrow".to_owned())
                }
                Due::LookBack { days: 1 } => {
                    (format!("Look back at {name}, the day after"), minutes(&[&timing.short, &timing.full]))
                }
                Due::LookBack { days } => (
                    format!("Look back at {name}, with {} between", days::told_span(*days)),
                    minutes(&[&timing.short, &timing.full]),
                ),
                Due::Untold { days } => (
                    format!("{name} was {} ago. How did it go?", days::told_span(*days)),
                    minutes(&[&timing.older]),
                ),
            }
        }
        Item::FollowUp(race, mode) => pack.mode(mode).map_or_else(
            || (race.name.clone(), String::new()),
            |mode| (mode.invitation(&race.name), told_minutes(pack.minutes(mode))),
        ),
        Item::Care(row) => care::words(*row),
        Item::CheckIn => ("Check in".to_owned(), "20 s".to_owned()),
        Item::Review { told, aside } => (told.clone(), aside.clone()),
        Item::Step(step) => {
            let day = step.day.map_or_else(String::new, |day| days::told_day(day, today));
            (step.text.clone(), day)
        }
        Item::Training(arc, day) => {
            (format!("{}: training as usual again?", arc_words::name(arc)), format!("day {day}"))
        }
        Item::Tried(tried) => {
            let what = match tried.part {
                Part::Person => format!("Time with {}", tried.what),
                Part::Body | Part::Head | Part::Professional => capital(&tried.what),
            };
            (format!("{what}: did it help?"), days::told_day(tried.day, today))
        }
        Item::Arc(_, told) => (told.clone(), String::new()),
        Item::Bounce(race, told) => {
            let count = told.map_or_else(String::new, |told| format!(", {}", told.told()));
            let day = days_since(race, today).map_or_else(String::new, |day| format!("day {day}"));
            (format!("Bounce plan{count} · {}", race.name), day)
        }
        Item::Quiet(quiet) => quiet::words(quiet, shared),
        Item::Alignment(check) => alignment::words(*check),
        Item::Offer(offer) => offers::words(offer, shared),
        Item::Stepping(stepping) => stepping.words(shared),
        Item::StillTrue(told) => {
            let words = format!("Still true? {}", told.lesson.text);
            let race = told.race.as_ref().map_or_else(String::new, |(race, _)| format!("from {race}"));
            // The lesson matters more than where it came from.
            let room = usize::from(geometry::body(shared.size).columns).saturating_sub(AROUND);
            let fits = width::columns(&words) + width::columns(&race) <= room;
            (words, if fits { race } else { String::new() })
        }
        Item::Ahead(race) => {
            let what = brief_for(race, shared).map_or_else(String::new, |what| format!(": {what}"));
            (format!("{}{what}", race.name), days::told_day(race.date, today))
        }
        Item::OfferDebrief => {
            ("Look back at a race".to_owned(), minutes(&[&timing.hot, &timing.full]).replace(" or ", " to "))
        }
        Item::OfferRace => ("Enter a race that is still ahead".to_owned(), "1 min".to_owned()),
        Item::OfferDemo => ("Look around in a made-up journal first".to_owned(), String::new()),
    }
}

/// Minutes as a row tells them: whole ones, rounded up, so that nothing takes longer than was said.
fn told_minutes(minutes: f64) -> String {
    format!("{:.0} min", minutes.ceil().max(1.0))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
