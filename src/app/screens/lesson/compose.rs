//! Puts one lesson into a page: what it says and where it stands, where it came from, what became of it in races, which others
//! say the same, and what happened to it.

use super::Item;
use super::words;
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::arc::words as arc_words;
use crate::app::screens::story::{compose::sign, result};
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::domain::cause::Effect;
use crate::domain::lesson::{Lesson, LessonEvent, LessonStanding, LessonWords, Occasion, TaughtLesson};
use crate::domain::lesson_story::{LessonInRace, LessonStory};
use crate::domain::race::Race;
use crate::domain::units::days;
use crate::text::width;

/// From this width on, the lower part of the page has two columns.
const WIDE: u16 = 116;
/// Between two columns.
const GUTTER: u16 = 4;
/// What a lesson asks for takes so many columns.
const VERB: usize = 8;
/// Labels stand in a column this wide.
const LABEL: usize = 12;
/// A day takes so many.
const DAY: usize = 13;
/// From this width on, a race tells when the brief has shown the lesson.
const SHOWN_FROM: usize = 84;
/// From this width on, it tells its day.
const DAY_FROM: usize = 66;
/// What a lesson asks that has come back.
const QUESTION: &str = "Still true?";
/// The races in which it was shown, used, or may have been.
const IN_RACES: &str = "In races";
/// In one column, the page is so wide at most.
const WIDEST: u16 = 100;
/// The longest words for what became of a lesson.
const VERDICT: usize = 21;

/// The page for an area of so many columns.
pub(super) fn page(
    story: &LessonStory,
    items: &[Item],
    occasion: Occasion,
    (shared, columns): (&Shared, u16),
) -> Pane {
    let mut pane = Pane::new(columns);
    let reading = columns.min(crate::app::geometry::READING_COLUMNS).into();
    pane.words(head(&story.lesson, reading));
    pane.gap();
    if occasion == Occasion::CameBack {
        asking(&mut pane, shared);
    }
    for (place, item) in items.iter().enumerate() {
        match item {
            Item::Trigger => pane.item(place, forgotten(story, shared, reading)),
            Item::Into(_) => pane.item(place, into(story, columns.into())),
            _ => continue,
        }
        pane.gap();
    }
    pane.words(standing(story, shared, reading));
    pane.gap();
    if columns < WIDE {
        let columns = columns.min(WIDEST);
        pane.stack(origin(story, items, shared, columns));
        pane.gap();
        pane.stack(below(story, items, shared, columns));
        pane.gap();
        pane.words(history(story, columns.into()));
        return pane;
    }
    let half = (columns - GUTTER) / 2;
    let mut left = origin(story, items, shared, half);
    left.gap();
    left.words(history(story, half.into()));
    pane.beside(left, below(story, items, shared, half));
    pane
}

/// What it says.
fn head(lesson: &Lesson, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let lead = Row::default().with(Tone::Muted, lesson.verb.label());
    writer.hanging(&lead, Tone::Strong, VERB, &lesson.text);
    if !lesson.trigger.trim().is_empty() {
        writer.text(Tone::Lesson, VERB, lesson.trigger.trim());
    }
    writer.done()
}

/// Where it has come back: the question and its keys.
fn asking(pane: &mut Pane, shared: &Shared) {
    let mut writer = Writer::new(pane.columns().into());
    let keys = &shared.settings.keymap;
    let answers = [
        (Command::SayStillTrue, "still true"),
        (Command::SaySooner, "sooner"),
        (Command::SayLater, "later"),
        (Command::RewordLesson, "reword"),
        (Command::RetireAsked, "retire"),
    ];
    let mut row = Row::default().with(Tone::Accent, QUESTION);
    for (command, label) in answers {
        let key = format!("   {}", keys.told(command));
        if row.columns() + width::columns(&key) + 1 + label.len() > writer.columns() {
            let indent = Row::default().with(Tone::Plain, &" ".repeat(QUESTION.len()));
            writer.row(std::mem::replace(&mut row, indent));
        }
        row.push(Tone::Accent, &key);
        row.push(Tone::Plain, &format!(" {label}"));
    }
    writer.row(row);
    pane.words(writer.done());
    pane.gap();
}

/// Forgotten again and again, it is rather the moment that wants other words.
fn forgotten(story: &LessonStory, shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let key = shared.settings.keymap.told(Command::EditTrigger);
    let words = format!(
        "Forgotten in {} races. Perhaps it is not the rule but the moment that wants other words: {key} opens the trigger.",
        story.forgotten()
    );
    writer.text(Tone::Accent, 2, &words);
    writer.done()
}

fn into(story: &LessonStory, columns: usize) -> Vec<Row> {
    let text = story.into.as_ref().map_or("", |into| into.text.as_str());
    let row = Row::default().with(Tone::Muted, "  A part of: ").with(Tone::Plain, text);
    let mut writer = Writer::new(columns);
    writer.row(row);
    writer.done()
}

/// Where it stands, how that came about, which races it is for, and when it comes back.
fn standing(story: &LessonStory, shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let (lesson, state, tally) = (&story.lesson, story.state(), story.tally());
    let mut facts = vec![format!("{}: {}", state.label(), words::trust(story.confidence()))];
    facts.extend(tally.facts());
    facts.push(match lesson.sure {
        Some(sure) => format!("{} ({sure} of 5)", words::sureness(sure)),
        None => "how sure was not said (counts as 3 of 5)".to_owned(),
    });
    writer.pair_of_facts("State", LABEL, words::state_tone(state), &facts);
    if lesson.pinned {
        writer.pair("Pinned", LABEL, Tone::Plain, "held up before the others");
    }
    writer.pair("Comes back", LABEL, Tone::Plain, &comes_back(story, shared));
    let meant_for = words::meant_for(lesson, story.race.as_ref(), shared.settings.units);
    writer.pair("For", LABEL, Tone::Plain, &meant_for);
    if let Some(cause) = &lesson.cause {
        let label = shared
            .content
            .causes
            .get(cause)
            .map_or(cause.as_str(), |known| known.label_for(Effect::Hindered));
        writer.pair("Cause", LABEL, Tone::Plain, &format!("{label}{}", again(story)));
    }
    writer.done()
}

fn comes_back(story: &LessonStory, shared: &Shared) -> String {
    let today = shared.now.today();
    if let Some(into) = &story.into {
        return format!("with {}", into.text);
    }
    match story.lesson.standing {
        LessonStanding::Retired => "never: it is retired".to_owned(),
        LessonStanding::Resting => "not while it is put aside".to_owned(),
        LessonStanding::Active => match story.due {
            // It has just been answered.
            None => "…".to_owned(),
            Some(due) if due <= today => "due; Today shows two a week".to_owned(),
            Some(due) => {
                let (day, near) = (days::told_short(due), days::told_day(due, today));
                if (due - today).num_days() <= 28 { format!("{near}, {day}") } else { day }
            }
        },
    }
}

/// Whether its cause has been in the way since.
fn again(story: &LessonStory) -> String {
    let names: Vec<&str> = story.cause_again.iter().map(|(_, name, _)| name.as_str()).collect();
    match names.as_slice() {
        [] => String::new(),
        [name] => format!(", in the way again in 1 later race: {name}"),
        names => format!(", in the way again in {} later races: {}", names.len(), names.join(", ")),
    }
}

/// Where it came from.
fn origin(story: &LessonStory, items: &[Item], shared: &Shared, columns: u16) -> Pane {
    let mut pane = Pane::new(columns);
    heading(&mut pane, "Where it came from");
    let written = days::told_short(story.lesson.written.date_naive());
    let mut writer = Writer::new(columns.into());
    if let Some(place) = items.iter().position(|item| matches!(item, Item::Origin(_)))
        && let Some(race) = &story.race
    {
        pane.item(place, [race_row(race, &result(race, shared), columns.into())]);
    } else {
        writer.text(Tone::Plain, 2, &format!("Written on its own, {written}"));
    }
    if let Some((mode, question)) = &story.asked {
        let mode = shared.content.pack().mode(mode).map_or(mode.as_str(), |mode| mode.label.as_str());
        writer.text(Tone::Muted, 4, &format!("{mode}, {written}: “{}”", question.trim()));
    } else if story.race.is_some() {
        writer.text(Tone::Muted, 4, &format!("written {written}"));
    }
    pane.words(writer.done());
    pane
}

/// The races, the lessons that say the same, and the arcs.
fn below(story: &LessonStory, items: &[Item], shared: &Shared, columns: u16) -> Pane {
    let mut pane = Pane::new(columns);
    let keys = &shared.settings.keymap;
    let mut last = None;
    for (place, item) in items.iter().enumerate() {
        let (name, hint) = match item {
            Item::Race(_) => (IN_RACES, verdicts(shared)),
            Item::Part(_) => (
                "Says the same, and counts with it",
                vec![format!("{} takes one apart again", keys.told(Command::TakeApart))],
            ),
            Item::Arc(_) => ("Helped on the way back", Vec::new()),
            Item::Trigger | Item::Into(_) | Item::Origin(_) => continue,
        };
        if last != Some(name) {
            last = Some(name);
            heading(&mut pane, name);
            let mut writer = Writer::new(columns.into());
            if !hint.is_empty() {
                writer.pair_of_facts("", 2, Tone::Muted, &hint);
            }
            pane.words(writer.done());
        }
        let row = match item {
            Item::Race(race) => in_race(story, *race, shared, columns.into()),
            Item::Part(part) => story
                .parts
                .iter()
                .find(|told| told.lesson.id == *part)
                .map(|told| part_row(told, columns.into())),
            Item::Arc(arc) => story.arcs.iter().find(|known| known.id == *arc).map(|arc| {
                let aside = arc_words::kind_and_start(arc);
                beside("○", Tone::Recovery, &arc_words::name(arc), &aside, columns.into())
            }),
            _ => None,
        };
        pane.item(place, row);
    }
    if !items.iter().any(|item| matches!(item, Item::Race(_))) {
        let mut writer = Writer::new(columns.into());
        writer.heading(IN_RACES);
        writer.text(Tone::Muted, 2, "No race since. The brief before the next one shows it where it fits.");
        let rows = writer.done();
        let mut first = Pane::new(columns);
        first.words(rows);
        first.gap();
        first.stack(pane);
        return first;
    }
    pane
}

/// What can be said of the selected race, in the order in which a key goes through it.
fn verdicts(shared: &Shared) -> Vec<String> {
    let key = shared.settings.keymap.told(Command::SayUse);
    let words = ["helped", "partly", "no help", "forgot", "no chance", "chose not"];
    let first = format!("{key}: {}", words[0]);
    std::iter::once(first).chain(words[1..].iter().map(|words| (*words).to_owned())).collect()
}

fn in_race(
    story: &LessonStory,
    race: crate::domain::id::RaceId,
    shared: &Shared,
    columns: usize,
) -> Option<Row> {
    let told = story.races.iter().find(|one| one.race.id == race);
    let race = told.map(|one| &one.race).or_else(|| story.unsaid.iter().find(|other| other.id == race))?;
    let today = shared.now.today();
    let verdict = told.and_then(LessonInRace::verdict);
    let (verdict_sign, tone, words) = match verdict {
        Some(verdict) => {
            let (sign, tone) = words::verdict(verdict);
            (sign, tone, verdict.label().to_owned())
        }
        None if race.date > today => ("·", Tone::Muted, ahead(race.date, today, columns)),
        None => ("·", Tone::Muted, "not said yet".to_owned()),
    };
    let day = if columns >= DAY_FROM { width::pad(&days::told_short(race.date), DAY) } else { String::new() };
    let shown = match told.and_then(|one| one.shown) {
        Some(shown) if columns >= SHOWN_FROM => {
            width::pad(&format!("shown {}", days::told_short(shown.last_day)), DAY + 6)
        }
        _ if columns >= SHOWN_FROM => " ".repeat(DAY + 6),
        _ => String::new(),
    };
    let room = columns.saturating_sub(4 + 1 + width::columns(&day) + width::columns(&shown) + VERDICT).max(8);
    let (race_sign, race_tone) = sign(race);
    Some(
        Row::default()
            .with(Tone::Plain, "  ")
            .with(race_tone, race_sign)
            .with(Tone::Plain, &format!(" {} ", width::pad(&race.name, room)))
            .with(Tone::Muted, &day)
            .with(Tone::Muted, &shown)
            .with(tone, &format!("{verdict_sign} {words}")),
    )
}

/// How far ahead a race is. Where its day is told beside it, a far one is not told by its day once more.
fn ahead(date: chrono::NaiveDate, today: chrono::NaiveDate, columns: usize) -> String {
    match u32::try_from((date - today).num_days()) {
        Ok(far @ 29..) if columns >= DAY_FROM => format!("in {}", days::told_span(far)),
        _ => days::told_day(date, today),
    }
}

fn race_row(race: &Race, result: &str, columns: usize) -> Row {
    let (sign, tone) = sign(race);
    let aside = [days::told_short(race.date), result.to_owned()].into_iter().filter(|text| !text.is_empty());
    beside(sign, tone, &race.name, &aside.collect::<Vec<_>>().join(" · "), columns)
}

fn part_row(told: &TaughtLesson, columns: usize) -> Row {
    let lesson = &told.lesson;
    let aside = told
        .race
        .as_ref()
        .map_or_else(|| days::told_short(lesson.written.date_naive()), |(race, _)| race.clone());
    beside(lesson.verb.label(), Tone::Muted, &lesson.text, &aside, columns)
}

/// A sign, words, and quiet words at the right end; the words are cut where there is no room for them.
fn beside(sign: &str, tone: Tone, text: &str, aside: &str, columns: usize) -> Row {
    let sign = if width::columns(sign) > 1 { width::pad(sign, VERB) } else { format!("{sign} ") };
    let aside = width::fit(aside, columns / 2);
    let room = columns.saturating_sub(2 + width::columns(&sign) + 2 + width::columns(&aside)).max(8);
    Row::default()
        .with(Tone::Plain, "  ")
        .with(tone, &sign)
        .with(Tone::Plain, &format!("{}  ", width::pad(text, room)))
        .with(Tone::Muted, &aside)
}

/// What happened to it, first things first, with the words that it had before.
fn history(story: &LessonStory, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    writer.heading("What happened to it");
    let line = |writer: &mut Writer, day: chrono::NaiveDate, tone: Tone, text: &str| {
        let lead = Row::default().with(Tone::Muted, &format!("  {}", days::told_short(day)));
        writer.hanging(&lead, tone, 2 + DAY, text);
    };
    line(&mut writer, story.lesson.written.date_naive(), Tone::Plain, "written");
    for event in &story.events {
        let of_part = part_of(story, event).map_or_else(String::new, |text| format!(" ({text})"));
        let words = format!("{}{of_part}", words::happened(event.kind));
        line(&mut writer, event.at.date_naive(), Tone::Plain, &words);
        if let Some(was) = &event.was {
            earlier_words(&mut writer, was);
        }
    }
    writer.done()
}

/// The words of a part, where something happened to it and not to the lesson itself.
fn part_of<'s>(story: &'s LessonStory, event: &LessonEvent) -> Option<&'s str> {
    let part = story.parts.iter().find(|told| told.lesson.id == event.lesson)?;
    Some(&part.lesson.text)
}

fn earlier_words(writer: &mut Writer, was: &LessonWords) {
    let indent = 2 + DAY;
    let sure = was.sure.map_or_else(String::new, |sure| format!(" ({})", words::sureness(sure)));
    writer.text(Tone::Muted, indent, &format!("{} {}{sure}", was.verb.label(), was.text));
    if !was.trigger.trim().is_empty() {
        writer.text(Tone::Muted, indent, was.trigger.trim());
    }
}

fn heading(pane: &mut Pane, words: &str) {
    pane.gap();
    let mut row = Row::default().with(Tone::Heading, words);
    if words == IN_RACES {
        row.push(Tone::Muted, "   select one, and say what became of it");
    }
    pane.words([row]);
}
