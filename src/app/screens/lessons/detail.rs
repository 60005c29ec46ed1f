//! The selected hit as a whole.

use chrono::NaiveDate;

use super::super::super::geometry::Area;
use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::{marks, told};
use crate::domain::lesson::{Lesson, LessonScope, LessonState, UseTally};
use crate::domain::rules::lesson_state;
use crate::domain::search::{Hit, HitSource};
use crate::domain::units::days;
use crate::domain::units::rounding::shown;
use crate::text::width;

/// So wide are the labels.
const LABELS: usize = 12;

/// So far the words of a lesson stand in, behind what it asks for.
const LEAD: usize = 8;
/// From so many rows on there is room for an empty one.
const AIRY_FROM: u16 = 9;

/// Tells a hit for an area; of a lesson also the day on which it comes back, where that is known.
#[must_use]
pub fn rows(hit: &Hit, due: Option<NaiveDate>, area: Area, shared: &Shared) -> Vec<Row> {
    let mut writer = Writer::new(area.columns.into());
    match &hit.source {
        HitSource::Lesson(lesson, tally) => {
            words_of(&mut writer, hit, lesson);
            if area.rows >= AIRY_FROM {
                writer.gap();
            }
            facts_of(&mut writer, hit, (lesson, *tally), shared);
            if let Some(words) = back(lesson, *tally, due, shared.now.today()) {
                writer.pair("Comes back", LABELS, Tone::Plain, &words);
            }
        }
        _ => of_another(&mut writer, hit),
    }
    writer.done()
}

/// What a lesson says, with what was found in it.
fn words_of(writer: &mut Writer, hit: &Hit, lesson: &Lesson) {
    let in_words = marks::in_words(hit, lesson);
    let found = in_words.as_deref().unwrap_or_default();
    let room = writer.columns().saturating_sub(LEAD);
    let marked = marks::wrapped(&lesson.text, found, room, Tone::Lesson);
    hanging(writer, lesson.verb.label(), marked);
    let is_trigger = hit.excerpt == lesson.trigger;
    if !lesson.trigger.is_empty() {
        let found = if is_trigger { hit.marks.as_slice() } else { &[] };
        hanging(writer, "", marks::wrapped(&lesson.trigger, found, room, Tone::Plain));
    }
    if in_words.is_none() && !is_trigger && !hit.marks.is_empty() {
        hanging(writer, "found", marks::wrapped(&hit.excerpt, &hit.marks, room, Tone::Muted));
    }
}

/// Rows behind a quiet label.
fn hanging(writer: &mut Writer, label: &str, rows: Vec<Row>) {
    for (place, row) in rows.into_iter().enumerate() {
        let label = if place == 0 { label } else { "" };
        let mut whole = Row::default().with(Tone::Muted, &width::pad(label, LEAD));
        whole.spans.extend(row.spans);
        writer.row(whole);
    }
}

fn facts_of(writer: &mut Writer, hit: &Hit, (lesson, tally): (&Lesson, UseTally), shared: &Shared) {
    let from = match &hit.race {
        Some(race) => format!("{}, {}", race.name, days::told_short(race.date)),
        None => format!("written on its own, {}", days::told_short(lesson.written.date_naive())),
    };
    writer.pair("From", LABELS, Tone::Plain, &from);
    writer.pair_of_facts("State", LABELS, Tone::Plain, &standing(lesson, tally));
    if let Some(cause) = &lesson.cause {
        let label = shared.content.causes.get(cause).map(|cause| cause.label.as_str());
        writer.pair("Cause", LABELS, Tone::Plain, label.unwrap_or(cause));
    }
    if let Some(scope) = scope(&lesson.scope, shared) {
        writer.pair("For", LABELS, Tone::Plain, &scope);
    }
}

/// Where a lesson stands with how much it is trusted, what its uses came to, how sure the runner is.
fn standing(lesson: &Lesson, tally: UseTally) -> Vec<String> {
    let confidence = shown(lesson_state::confidence(lesson.sure, tally), 2);
    let mut facts = vec![format!("{}: {confidence:.2}", told::state(lesson, tally).label())];
    facts.extend(tally.facts());
    facts.extend(lesson.sure.map(|sure| format!("{sure} of 5 sure")));
    facts.extend(lesson.pinned.then(|| "pinned".to_owned()));
    facts
}

fn of_another(writer: &mut Writer, hit: &Hit) {
    let head = match &hit.source {
        HitSource::Answer(_, question) | HitSource::Review(_, question) => question.clone(),
        HitSource::Bounce => "The bounce plan".to_owned(),
        source => {
            let kind = told::kind(source);
            let mut letters = kind.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
    };
    writer.text(Tone::Strong, 0, &head);
    writer.gap();
    let columns = writer.columns();
    for row in marks::wrapped(&hit.excerpt, &hit.marks, columns, Tone::Plain) {
        writer.row(row);
    }
    writer.gap();
    if let Some(race) = &hit.race {
        let race = format!("{}, {}", race.name, days::told_short(race.date));
        writer.pair("Race", LABELS, Tone::Muted, &race);
    } else {
        writer.pair("Day", LABELS, Tone::Muted, &days::told_date(hit.day));
    }
}

/// Which races a lesson is for, where that was said.
fn scope(scope: &LessonScope, shared: &Shared) -> Option<String> {
    let kind = scope.kind.map(|kind| kind.label().to_owned());
    let distance = scope.distance.map(|distance| distance.told(shared.settings.units));
    let conditions = scope.conditions.iter().map(|condition| condition.label().to_owned());
    let parts: Vec<String> = kind.into_iter().chain(distance).chain(conditions).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// When a lesson comes back by itself, or why it does not. Of those that are due, two a week are shown.
fn back(lesson: &Lesson, tally: UseTally, due: Option<NaiveDate>, today: NaiveDate) -> Option<String> {
    match told::state(lesson, tally) {
        LessonState::Resting => Some("not by itself while it rests".to_owned()),
        LessonState::Retired => Some("no more; it is kept".to_owned()),
        _ => match due? {
            due if due <= today => Some("due; Today shows two a week".to_owned()),
            due => Some(format!("from {} on", days::told_short(due))),
        },
    }
}
