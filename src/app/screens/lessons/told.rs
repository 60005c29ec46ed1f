//! What the page says in words: of a hit, of how much was found, of where a lesson stands.

use std::ops::Range;

use chrono::Datelike;

use super::super::super::passage::{Row, Tone};
use super::marks;
use crate::domain::lesson::{Lesson, LessonState, UseTally};
use crate::domain::rules::lesson_state;
use crate::domain::search::{Found, Hit, HitSource, Order, SearchIn, Total};
use crate::domain::units::days;
use crate::text::width;

/// Where a lesson stands, by the formula.
#[must_use]
pub fn state(lesson: &Lesson, tally: UseTally) -> LessonState {
    lesson_state::state(lesson.standing, lesson.sure, tally)
}

/// Where a lesson stands, with what its uses came to: "proven · helped 3 of 4".
#[must_use]
pub fn standing(lesson: &Lesson, tally: UseTally) -> String {
    let state = state(lesson, tally).label();
    match uses(tally) {
        Some(uses) => format!("{state} · {uses}"),
        None => state.to_owned(),
    }
}

/// How wide the longest telling is of where a lesson stands: so nothing moves while one scrolls.
#[must_use]
pub fn widest_standing(hits: &[Hit]) -> u16 {
    let standing = |hit: &Hit| match &hit.source {
        HitSource::Lesson(lesson, tally) => width::columns(&standing(lesson, *tally)),
        _ => 0,
    };
    u16::try_from(hits.iter().map(standing).max().unwrap_or(0)).unwrap_or(u16::MAX)
}

/// What the uses of a lesson came to: "helped 3 of 4"; `None` without any.
#[must_use]
pub fn uses(tally: UseTally) -> Option<String> {
    let uses = tally.uses();
    match (uses, tally.helped, tally.partly) {
        (0, ..) => None,
        (_, 0, partly @ 1..) => Some(format!("partly {partly} of {uses}")),
        (_, helped, _) => Some(format!("helped {helped} of {uses}")),
    }
}

/// The race of a hit with its year, in at most `columns`: the name gives way. Without a race the year of writing.
#[must_use]
pub fn race_and_year(hit: &Hit, columns: usize) -> String {
    let year = hit.day.year().to_string();
    let Some(race) = &hit.race else { return year };
    // A name that ends in the year tells it already.
    let name = race.name.trim().trim_end_matches(&year).trim_end();
    let room = columns.saturating_sub(width::columns(&year) + 1);
    let name = width::fit(name, room);
    if width::columns(&name) < 3 { year } else { format!("{name} {year}") }
}

/// What kind of thing a hit is.
#[must_use]
pub fn kind(source: &HitSource) -> &'static str {
    match source {
        HitSource::Lesson(..) => "lesson",
        HitSource::Answer(..) => "answer",
        HitSource::Race => "race",
        HitSource::Goal(_) => "goal",
        HitSource::Step(..) => "step",
        HitSource::CheckIn(_) => "check-in",
        HitSource::Arc(_) => "arc",
        HitSource::Review(..) => "review",
        HitSource::Bounce => "bounce",
    }
}

/// The words of a hit, with where the terms are in them: of a lesson always its own.
#[must_use]
pub fn words(hit: &Hit) -> (&str, Vec<Range<usize>>) {
    match &hit.source {
        HitSource::Lesson(lesson, _) => (&lesson.text, marks::in_words(hit, lesson).unwrap_or_default()),
        _ => (&hit.excerpt, hit.marks.clone()),
    }
}

/// The two rows of a hit among everything, and what stands at the right end of the first: what it is and where it stands,
/// then its words.
#[must_use]
pub fn of_everything(hit: &Hit, columns: usize) -> ([Row; 2], String) {
    const KIND: usize = 10;
    let day = days::told_short(hit.day);
    let aside = match &hit.race {
        Some(race) if hit.source != HitSource::Race => {
            let room = (2 * columns / 5).max(26).saturating_sub(width::columns(&day) + 2);
            format!("{}, {day}", width::fit(&race.name, room))
        }
        _ => day,
    };
    let head = Row::default().with(Tone::Muted, &width::pad(kind(&hit.source), KIND));
    let head = match &hit.source {
        HitSource::Answer(_, question) | HitSource::Review(_, question) => head.with(Tone::Muted, question),
        HitSource::Lesson(lesson, tally) => head
            .with(Tone::Lesson, lesson.verb.label())
            .with(Tone::Muted, &format!(" · {}", state(lesson, *tally).label())),
        HitSource::Bounce => head.with(Tone::Muted, "the plan afterwards"),
        // What was found may be the name itself.
        HitSource::Race => {
            let name =
                hit.race.as_ref().map(|race| race.name.as_str()).filter(|name| !hit.excerpt.contains(name));
            head.with(Tone::Plain, name.unwrap_or_default())
        }
        _ => head,
    };
    let mut words = Row::default().with(Tone::Plain, &" ".repeat(KIND));
    let room = columns.saturating_sub(KIND);
    words.spans.extend(marks::row(&hit.excerpt, &hit.marks, room, Tone::Plain).spans);
    ([head, words], aside)
}

/// How much was found, of how much there is: "12 of 48 lessons".
#[must_use]
pub fn count(within: SearchIn, found: Total, all: Option<Total>) -> String {
    let things = |count: usize| match (within, count) {
        (SearchIn::Lessons, 1) => "lesson",
        (SearchIn::Lessons, _) => "lessons",
        (SearchIn::Everything, 1) => "entry",
        (SearchIn::Everything, _) => "entries",
    };
    match (found, all) {
        (Total::Exactly(count), Some(Total::Exactly(all))) => format!("{count} of {all} {}", things(all)),
        (Total::Exactly(count), _) => format!("{count} {}", things(count)),
        (Total::MoreThan(count), _) => format!("more than {count} {}", things(count)),
    }
}

/// The order in words. Without words to fit, the best are the pinned ones.
#[must_use]
pub fn order(order: Order, has_terms: bool, within: SearchIn) -> &'static str {
    match (order, has_terms, within) {
        (Order::Best, false, SearchIn::Lessons) => "pinned, then newest",
        (Order::Best, false, SearchIn::Everything) => Order::Newest.label(),
        _ => order.label(),
    }
}

/// What was taken in the place of the words that are nowhere: one sentence a word.
#[must_use]
pub fn forgiven(found: &Found) -> Vec<String> {
    let told = |(wrong, taken): (&str, String)| format!("nothing has “{wrong}”; this is {taken}");
    found.forgiven_told().into_iter().map(told).collect()
}
