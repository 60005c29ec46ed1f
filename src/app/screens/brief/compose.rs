//! Puts a brief into lines: a head, and its sections in one, two or three columns.

use chrono::NaiveDate;

use super::super::story;
use super::editing::{Editing, Target};
use super::items::{Field, Item, Offered, Section};
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::content::brief::{Fundamental, day_taken, told_match};
use crate::domain::brief::{BriefBasis, BriefLesson, Ready};
use crate::domain::goal::{Step, StepState};
use crate::domain::units::days;
use crate::text::width;

/// From this width on there are two columns, and from this one three.
const TWO: usize = 96;
const THREE: usize = 150;
/// From so many rows on there is room for air between lessons, and on the day of the race for why each stands here.
const TALL: u16 = 36;
/// Between two columns.
const GUTTER: u16 = 4;
/// A column is not wider than this; longer lines are hard to read.
const WIDEST: u16 = 84;
/// The mark of what is selected stands before everything that can be.
const INDENT: usize = 2;
/// Labels stand in a column this wide.
const LABEL: usize = 14;
/// A fundamental is not longer than this.
const FUNDAMENTAL: usize = 44;
/// The verb of a lesson, with the gap behind it.
const VERB: usize = 8;

/// Everything a brief is told from.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub basis: &'a BriefBasis,
    pub lessons: &'a [BriefLesson],
    pub offered: Offered<'a>,
    pub editing: Option<&'a Editing>,
    pub shared: &'a Shared,
}

/// In how many columns a page of this width stands.
pub(super) fn count(columns: u16) -> usize {
    match usize::from(columns) {
        ..TWO => 1,
        TWO..THREE => 2,
        THREE.. => 3,
    }
}

/// How wide each of so many columns is.
fn each(columns: u16, count: usize) -> u16 {
    let count = u16::try_from(count).unwrap_or(1).max(1);
    (columns.saturating_sub(GUTTER * (count - 1)) / count).min(WIDEST)
}

/// Where the words of an item begin that can be written: the column within the item.
pub(super) fn writing_column(item: &Item) -> u16 {
    let columns = match item {
        Item::Field(_) => INDENT + LABEL,
        _ => INDENT + 2,
    };
    u16::try_from(columns).unwrap_or(0)
}

/// How wide what is written may be.
pub(super) fn writing_columns(page: u16, item: &Item) -> u16 {
    each(page, count(page)).saturating_sub(writing_column(item) + 1).max(8)
}

/// The page: its lines, and what can be selected in them in order.
pub(super) fn page(told: &Told<'_>, sections: &[Vec<Section>], columns: u16) -> (Pane, Vec<Item>) {
    let mut pane = Pane::new(columns);
    pane.words(head(told, columns.into()));
    pane.gap();
    let each = each(columns, sections.len());
    let mut items = Vec::new();
    let mut body = Pane::new(0);
    for column in sections {
        let mut stacked = Pane::new(each);
        for section in column {
            let own = super::items::of_section(*section, told.basis, told.lessons, &told.offered);
            if own.is_empty() && *section != Section::Lessons {
                continue;
            }
            stacked.gap();
            section_lines(&mut stacked, *section, (&own, items.len()), told);
            items.extend(own);
        }
        if body.columns() == 0 {
            body = stacked;
            continue;
        }
        let mut wider = Pane::new(body.columns() + GUTTER + each);
        wider.beside(body, stacked);
        body = wider;
    }
    pane.stack(body);
    (pane, items)
}

fn head(told: &Told<'_>, columns: usize) -> Vec<Row> {
    let (race, shared) = (&told.basis.race, told.shared);
    let today = shared.now.today();
    let mut writer = Writer::new(columns);
    let when = when(told, today);
    let name = width::fit_middle(&race.name, columns.saturating_sub(width::columns(&when) + 3)).into_owned();
    writer.row(Row::default().with(Tone::Strong, &name).with(Tone::Accent, &format!("   {when}")));
    let mut facts: Vec<String> = Vec::new();
    facts.extend(race.distance.map(|distance| distance.told(shared.settings.units)));
    facts.extend(race.kind.map(|kind| kind.label().to_owned()));
    facts.extend((!race.location.is_empty()).then(|| race.location.clone()));
    facts.push(days::told_date(race.date));
    writer.pair_of_facts("", 0, Tone::Muted, &facts);
    writer.pair_of_facts("", 0, Tone::Muted, &before(told.basis, shared));
    let line = if told.offered.writable {
        let moment = told.offered.words.moment(told.basis.days_to_go(today));
        moment
            .map_or("There is time. What is written here waits for its days.", |moment| moment.line.as_str())
    } else if told.basis.lessons.is_empty() && told.basis.plan.is_none() {
        "This race had no brief."
    } else {
        "The brief as it was, with what became of each lesson."
    };
    writer.text(Tone::Plain, 0, line);
    writer.done()
}

/// How far away the race is.
fn when(told: &Told<'_>, today: NaiveDate) -> String {
    match told.basis.days_to_go(today) {
        0 if told.offered.writable => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days @ 2.. => format!("{days} days to go"),
        _ => story::result(&told.basis.race, told.shared),
    }
}

/// How the earlier editions went, the last three.
fn before(basis: &BriefBasis, shared: &Shared) -> Vec<String> {
    let told = |(place, race): (usize, &crate::domain::race::Race)| {
        let result = story::result(race, shared);
        let lead = if place == 0 { "Here before: " } else { "" };
        let result = if result.is_empty() { "–" } else { &result };
        format!("{lead}{} {result}", chrono::Datelike::year(&race.date))
    };
    basis.editions.iter().take(3).enumerate().map(told).collect()
}

fn section_lines(pane: &mut Pane, section: Section, (items, first): (&[Item], usize), told: &Told<'_>) {
    let columns = usize::from(pane.columns());
    let heading = |pane: &mut Pane, title: &str, aside: &str| {
        let mut writer = Writer::new(columns);
        writer.row(Row::default().with(Tone::Heading, title).with(Tone::Muted, &format!("  {aside}")));
        pane.words(writer.done());
    };
    match section {
        Section::Lessons => {
            heading(pane, "Lessons you have paid for already", "");
            if items.is_empty() {
                let mut writer = Writer::new(columns);
                let words = if told.offered.writable {
                    "None yet. Every race you look back at may leave one."
                } else {
                    "None was shown."
                };
                writer.text(Tone::Muted, INDENT, words);
                pane.words(writer.done());
            }
        }
        Section::WhatIfs => heading(pane, "What if", ""),
        Section::Goals => heading(pane, "Goals", ""),
        Section::HardPart => heading(pane, "The day and its hard part", ""),
        Section::Carry if !told.offered.cue_comes_first => heading(pane, "To carry along", ""),
        Section::Now if told.basis.days_to_go(told.shared.now.today()) == 0 => heading(pane, "Now", ""),
        Section::Now => heading(pane, "To keep in mind", ""),
        Section::Carry | Section::People => heading(pane, "Why, and with whom", ""),
        Section::Fundamentals => heading(pane, "The fundamentals", "nothing is scored"),
    }
    let suggested = |item: &Item| matches!(item, Item::Suggestion(_));
    for (place, item) in items.iter().enumerate() {
        if suggested(item) && !items[..place].iter().any(suggested) {
            let mut writer = Writer::new(columns);
            let key = told.shared.settings.keymap.keys(Command::TakeWhatIf).next();
            let key = key.map_or_else(String::new, |key| key.to_string());
            writer.text(Tone::Muted, INDENT, &format!("From past races; {key} takes one:"));
            pane.words(writer.done());
        }
        // Where there is room, each lesson stands by itself.
        if let (Item::Lesson(_), 1.., TALL..) = (item, place, told.shared.size.rows) {
            pane.gap();
        }
        pane.item(first + place, item_rows(item, told, columns));
    }
}

fn item_rows(item: &Item, told: &Told<'_>, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    match item {
        Item::Lesson(id) => {
            if let Some(shown) = told.lessons.iter().find(|shown| shown.lesson.id == *id) {
                lesson(&mut writer, shown, told);
            }
        }
        Item::Goals => goals(&mut writer, told),
        Item::Day => {
            let day = day_taken(&told.basis.race, told.shared.settings.units);
            labelled(&mut writer, "The day", &day, &told.offered.words.ask.day);
        }
        Item::Field(field) => self::field(&mut writer, *field, told),
        Item::WhatIf(place) => {
            let lines = told.basis.plan.as_ref().map_or(&[][..], |plan| &plan.what_ifs);
            let line = lines.get(*place).map_or("", String::as_str);
            if let Some(rows) = edited(told, item) {
                blank(&mut writer, Row::default().with(Tone::Accent, "  · "), rows);
            } else {
                let lead = Row::default().with(Tone::Muted, "  · ");
                writer.hanging(&lead, Tone::Plain, INDENT + 2, line);
            }
        }
        Item::NewWhatIf => {
            if let Some(rows) = edited(told, item) {
                blank(&mut writer, Row::default().with(Tone::Accent, "  + "), rows);
            } else {
                let is_first = told.basis.plan.as_ref().is_none_or(|plan| plan.what_ifs.is_empty());
                let words =
                    if is_first { told.offered.words.ask.what_if.as_str() } else { "a line of your own" };
                writer.hanging(&Row::default().with(Tone::Accent, "  + "), Tone::Muted, INDENT + 2, words);
            }
        }
        Item::Suggestion(place) => {
            if let Some(suggestion) = told.offered.suggestions.get(*place) {
                let lead = Row::default().with(Tone::Accent, "  ? ");
                writer.hanging(&lead, Tone::Plain, INDENT + 2, &suggestion.line);
                writer.text(Tone::Muted, INDENT + 2, &suggestion.from);
            }
        }
        Item::Fundamental(id) => fundamental(&mut writer, id, told),
    }
    writer.done()
}

/// So many empty rows behind a lead, over which is written.
fn blank(writer: &mut Writer, lead: Row, rows: u16) {
    writer.row(lead);
    (1..rows).for_each(|_| writer.row(Row::default().with(Tone::Plain, " ")));
}

/// How many rows the item takes while it is written.
fn edited(told: &Told<'_>, item: &Item) -> Option<u16> {
    let editing = told.editing?;
    let is_here = match (editing.target, item) {
        (Target::Field(own), Item::Field(field)) => own == *field,
        (Target::WhatIf(own), Item::WhatIf(place)) => own == Some(*place),
        (Target::WhatIf(None), Item::NewWhatIf) => true,
        _ => false,
    };
    is_here.then_some(editing.rows)
}

fn lesson(writer: &mut Writer, shown: &BriefLesson, told: &Told<'_>) {
    let lesson = &shown.lesson;
    let verb = format!("  {}", width::pad(lesson.verb.label(), VERB));
    writer.hanging(&Row::default().with(Tone::Muted, &verb), Tone::Lesson, INDENT + VERB, &lesson.text);
    if !lesson.trigger.is_empty() {
        writer.text(Tone::Plain, INDENT + VERB, &lesson.trigger);
    }
    if !told.offered.writable {
        let became = shown.verdict.map_or("not said yet what became of it", |verdict| verdict.label());
        writer.text(Tone::Recovery, INDENT + VERB, became);
        return;
    }
    let is_today = told.basis.days_to_go(told.shared.now.today()) == 0;
    if is_today && told.shared.size.rows < TALL {
        // On the day it is read and not weighed up any more; the what-ifs come nearer that way.
        return;
    }
    let facts = told_match(shown, &told.shared.content.causes);
    writer.pair_of_facts("", INDENT + VERB, Tone::Muted, &facts);
}

fn goals(writer: &mut Writer, told: &Told<'_>) {
    let race = &told.basis.race;
    let mut set = race.goals.set().peekable();
    if race.goals.had_none {
        labelled(writer, "A, B, C", "none, and that is an answer", "");
    } else if set.peek().is_none() {
        labelled(writer, "A, B, C", "", "A great day, a good day, still glad you came?");
    }
    for (tier, words) in set {
        let lead = Row::default().with(Tone::Muted, &format!("  {}", width::pad(tier.label(), LABEL)));
        writer.hanging(&lead, Tone::Goal, INDENT + LABEL, words);
    }
}

fn field(writer: &mut Writer, field: Field, told: &Told<'_>) {
    let ask = &told.offered.words.ask;
    let (label, question) = match field {
        Field::Process => ("In my hands", &ask.process),
        Field::SwitchPoint => ("Switch point", &ask.switch_point),
        Field::Cue => ("Cue", &ask.cue),
        Field::Picture => ("Picture", &ask.picture),
        Field::Why => ("Why", &ask.why),
        Field::Company => ("With me", &ask.company),
    };
    if let Some(rows) = edited(told, &Item::Field(field)) {
        blank(writer, Row::default().with(Tone::Strong, &format!("  {label}")), rows);
        writer.text(Tone::Muted, INDENT + LABEL, question);
        return;
    }
    labelled(writer, label, &super::editing::text_of(field, told.basis), question);
}

/// A label and its words, or else the question that asks for them.
fn labelled(writer: &mut Writer, label: &str, words: &str, question: &str) {
    let lead = Row::default().with(Tone::Muted, &format!("  {}", width::pad(label, LABEL)));
    let (tone, words) = if words.is_empty() { (Tone::Muted, question) } else { (Tone::Plain, words) };
    writer.hanging(&lead, tone, INDENT + LABEL, words);
}

fn fundamental(writer: &mut Writer, id: &str, told: &Told<'_>) {
    let Some(item) = told.offered.words.fundamentals.iter().find(|item| item.id == id) else { return };
    let ready = told.basis.plan.as_ref().and_then(|plan| plan.ready.iter().find(|one| one.item == id));
    let step =
        told.basis.steps.iter().find(|step| step.text == item.step && step.state != StepState::Dropped);
    fundamental_rows(writer, (item, ready.map(|one| one.ready)), step, told.shared.now.today());
}

/// A fundamental with its answer, and the small step that came out of it.
pub fn fundamental_rows(
    writer: &mut Writer,
    (item, ready): (&Fundamental, Option<Ready>),
    step: Option<&Step>,
    today: NaiveDate,
) {
    let (sign, tone, answer) = match ready {
        None => ("· ", Tone::Muted, ""),
        Some(Ready::Yes) => ("■ ", Tone::Recovery, Ready::Yes.label()),
        Some(Ready::Partly) => ("◧ ", Tone::Recovery, Ready::Partly.label()),
        Some(Ready::No) => ("□ ", Tone::Plain, Ready::No.label()),
    };
    // The answer stands near its words, also on a wide page.
    let room = writer.columns().saturating_sub(INDENT + 2 + 7).min(FUNDAMENTAL);
    let mut row = Row::default().with(tone, &format!("  {sign}"));
    row.push(Tone::Plain, &width::pad(&width::fit(&item.text, room), room));
    row.push(tone, &format!(" {answer}"));
    writer.row(row);
    if let Some(step) = step {
        let day = match (step.state, step.day) {
            (StepState::Open, Some(day)) => days::told_day(day, today),
            (state, _) => state.label().to_owned(),
        };
        writer.text(Tone::Muted, INDENT + 4, &format!("step: {}, {day}", step.text));
    }
}
