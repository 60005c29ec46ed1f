//! What the page says in words: one day in full, the whole history in a line, and the usual of today.
//!
//! A number of Body or Mind never stands without its usual, and a usual never without what it was made from.

use chrono::{Datelike, NaiveDate};

use super::super::super::command::Command;
use super::super::super::effect::Size;
use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::super::reading::words::in_brief;
use super::super::story::{compose, result};
use super::record::{Record, answered, name, side, told};
use crate::domain::check_in::{CheckIn, Item, Pain, Side, Standing};
use crate::domain::race::Race;
use crate::domain::rules::baseline::{Baseline, Measure};
use crate::domain::units::days;
use crate::text::width;

/// From so many columns on, Mind and Body stand side by side.
const WIDE: usize = 64;
/// Labels of tags and of the note.
const LABEL: usize = 9;
/// The names of items.
const ITEM: usize = 10;

/// The whole in one line of at most so many columns: "181 check-ins, 30 Jan – 29 Jul 2026", with shorter days where
/// there is no room for them.
#[must_use]
pub fn whole(record: &Record, columns: usize) -> String {
    let Some((first, last)) = record.span() else { return "No check-in yet".to_owned() };
    let count = counted(record.check_ins().len());
    if first == last {
        return format!("{count}, {}", days::told_short(first));
    }
    let full = format!("{count}, {} – {}", days::told_short(first), days::told_short(last));
    let short = if first.year() == last.year() {
        let day = days::told_short(first);
        let without_year = day.rsplit_once(' ').map_or(day.as_str(), |(day, _)| day);
        format!("{count}, {without_year} – {}", days::told_short(last))
    } else {
        format!("{count}, {} – {}", first.year(), last.year())
    };
    if width::columns(&full) <= columns { full } else { short }
}

fn counted(check_ins: usize) -> String {
    if check_ins == 1 { "1 check-in".to_owned() } else { format!("{check_ins} check-ins") }
}

/// What is told of today: the usual, and the reading.
#[must_use]
pub fn now(record: &Record, columns: usize) -> Vec<Row> {
    let mut rows = usual_now(record, columns);
    rows.extend(reading_now(record, columns));
    rows
}

/// What the check-ins speak for today; nothing before the first one.
#[must_use]
pub fn reading_now(record: &Record, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    if record.span().is_some() {
        // One row, cut where there is no room: the page of the reading tells all of it.
        let lead = if columns >= WIDE { "Reading    " } else { "Reading  " };
        let words = in_brief(&record.reading);
        let words = width::fit(&words, columns.saturating_sub(lead.len()));
        writer.row(Row::default().with(Tone::Muted, lead).with(Tone::Plain, &words));
    }
    writer.done()
}

/// The usual of today, of Mind and of Body, with what it was made from.
fn usual_now(record: &Record, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let usuals = Side::SHOWN.map(|side| record.usual(Measure::Side(side), record.today()));
    if usuals.iter().all(Option::is_none) {
        writer.text(Tone::Plain, 0, "Your usual now: Mind and Body not measured.");
        let words = "It takes three check-ins within six weeks, besides your first three.";
        writer.text(Tone::Muted, 0, words);
        return writer.done();
    }
    let lead = if columns >= WIDE { "Usual now  " } else { "" };
    if lead.is_empty() {
        writer.text(Tone::Muted, 0, "Your usual now");
    }
    let [mind, body] = usuals.map(|usual| {
        let words = told_usual(usual.as_ref());
        // Behind "usual now" the word need not be said again.
        (words.trim_start_matches("usual ").to_owned(), usual.map(|usual| usual.told_source()))
    });
    let row = |side: Side, words: &str| {
        Row::default().with(tone(side), side.label()).with(Tone::Plain, &format!("  {words}"))
    };
    let [mind_side, body_side] = Side::SHOWN;
    both(&mut writer, lead, [(row(mind_side, &mind.0), mind.1), (row(body_side, &body.0), body.1)]);
    writer.done()
}

/// A day in full: its races and arcs, the check-in at `place` among all with every number beside its usual, and what else
/// was noted that day.
#[must_use]
pub fn of_day(
    record: &Record,
    day: NaiveDate,
    place: Option<usize>,
    room: Size,
    shared: &Shared,
) -> Vec<Row> {
    let columns = usize::from(room.columns);
    let mut writer = Writer::new(columns);
    let today = record.today();
    let near = (day - today).num_days().abs() <= 14;
    let near = if near { format!(", {}", days::told_day(day, today)) } else { String::new() };
    let mut head = Row::default().with(Tone::Strong, &format!("{}{near}", days::told_date(day)));
    let check_in = place.and_then(|place| record.check_ins().get(place));
    let alone = check_in.filter(|_| record.places(day).len() == 1);
    // The time of a check-in that is alone on its day stands behind the day, where there is room.
    let comma = alone.is_some_and(|check_in| check_in.written.date_naive() != day);
    let time = alone.map(written).map(|time| format!("{} {time}", if comma { "," } else { "" }));
    let behind = time.filter(|time| head.columns() + width::columns(time) <= columns);
    head.push(Tone::Muted, behind.as_deref().unwrap_or_default());
    writer.row(head);
    for race in record.races(day) {
        raced(&mut writer, race, shared);
    }
    for (arc, recovery) in record.arcs_over(day) {
        let kind = arc.kind.label();
        let name =
            if arc.name.trim().is_empty() { kind.to_owned() } else { format!("{} ({kind})", arc.name) };
        if arc.start == day {
            let lead = Row::default().with(Tone::Setback, "↓ ");
            writer.hanging(&lead, Tone::Plain, 2, &format!("An arc begins: {name}"));
        } else {
            let since = (day - recovery.start).num_days();
            writer.text(Tone::Muted, 0, &format!("Day {since} of the arc {name}"));
        }
    }
    match check_in {
        Some(check_in) => {
            if alone.is_none() {
                several(&mut writer, record, day, place);
            } else if behind.is_none() {
                writer.text(Tone::Muted, 0, &written(check_in));
            }
            if alone.is_some_and(|check_in| check_in.standing == Standing::Later) {
                writer.text(Tone::Muted, 0, "Kept as a later one of that day; it does not count.");
            }
            // Air between the parts only where it costs nothing.
            let air = if room.rows >= 14 { Writer::gap } else { |_: &mut Writer| {} };
            in_full(&mut writer, record, check_in, air);
        }
        None if day == today => {
            let key = shared.settings.keymap.told(Command::CheckIn);
            writer.text(Tone::Muted, 0, &format!("No check-in yet today. {key} makes one."));
        }
        None => writer.text(Tone::Muted, 0, "No check-in on this day."),
    }
    let mut rows = writer.done();
    while rows.last().is_some_and(|row| row.spans.is_empty()) {
        rows.pop();
    }
    rows
}

fn raced(writer: &mut Writer, race: &Race, shared: &Shared) {
    let (sign, tone) = compose::sign(race);
    let distance = race.distance.map(|distance| distance.told(shared.settings.units));
    let result = Some(result(race, shared)).filter(|result| !result.is_empty());
    let facts: Vec<String> = distance.into_iter().chain(result).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(", {}", facts.join(", ")) };
    let lead = Row::default().with(tone, sign);
    writer.hanging(&lead, Tone::Plain, 2, &format!("{}{facts}", race.name));
}

/// Where there are several check-ins on a day: each with its time, and which one is told below.
fn several(writer: &mut Writer, record: &Record, day: NaiveDate, selected: Option<usize>) {
    let places = record.places(day);
    let check_in = |place: usize| &record.check_ins()[place];
    let that_counts = record.score(day).map(|score| score.place);
    writer.text(Tone::Muted, 0, &format!("{} that day", counted(places.len())));
    for place in places {
        let told = check_in(place);
        let standing = match told.standing {
            _ if that_counts == Some(place) => "the one that counts",
            Standing::Later => "later that day, not counted",
            Standing::Counts => "kept, not counted",
        };
        let (mark, tone) = if selected == Some(place) { ("› ", Tone::Strong) } else { ("  ", Tone::Muted) };
        let scores = Side::SHOWN.map(|side| {
            let measure = Measure::Side(side);
            let value =
                answered(measure, &told.scores).map_or("–".to_owned(), |value| self::told(measure, value));
            format!("{} {value}", side.label())
        });
        let lead = Row::default().with(Tone::Accent, mark);
        let words = format!("{}, {standing}: {}", written(told), scores.join(", "));
        writer.hanging(&lead, tone, 2, &words);
    }
}

/// When a check-in was written: "at 20:04", or the day as well where it was another one.
fn written(check_in: &CheckIn) -> String {
    let (date, time) = (check_in.written.date_naive(), check_in.written.format("%H:%M"));
    if date == check_in.day {
        format!("at {time}")
    } else {
        format!("filled in on {}, {time}", days::told_date(date))
    }
}

fn in_full(writer: &mut Writer, record: &Record, check_in: &CheckIn, air: fn(&mut Writer)) {
    air(writer);
    let columns = writer.columns();
    let usual = |measure| record.usual(measure, check_in.day);
    let sources = Side::SHOWN.map(|side| usual(Measure::Side(side)).map(|usual| usual.told_source()));
    let [mind, body] = Side::SHOWN.map(|side| {
        let measure = Measure::Side(side);
        let value =
            answered(measure, &check_in.scores).map_or("–".to_owned(), |value| told(measure, value));
        Row::default()
            .with(tone(side), side.label())
            .with(Tone::Strong, &format!("{value:>5}"))
            .with(Tone::Plain, &format!("  {}", told_usual(usual(measure).as_ref())))
    });
    let [mind_source, body_source] = sources.clone();
    both(writer, "", [(mind, mind_source), (body, body_source)]);
    air(writer);
    let mut others: Vec<(String, String)> = Vec::new();
    let [mind, body] = Side::SHOWN.map(|side| {
        let mut items = Writer::new(if columns >= WIDE { columns - right_half(columns) } else { columns });
        for item in items_of(side).filter(|item| check_in.scores.get(*item).is_some()) {
            let measure = Measure::Item(item);
            let usual = usual(measure);
            if let Some(source) = usual.map(|usual| usual.told_source())
                && !sources.iter().flatten().any(|known| *known == source)
            {
                match others.iter_mut().find(|(_, known)| *known == source) {
                    Some((names, _)) => *names = format!("{names}, {}", item.label()),
                    None => others.push((item.label().to_owned(), source)),
                }
            }
            items.row(item_row(measure, check_in, usual.as_ref()));
        }
        items
    });
    if columns >= WIDE {
        writer.beside(mind, body);
    } else {
        for row in mind.done().into_iter().chain(body.done()) {
            writer.row(row);
        }
    }
    let turned = |item: &Item| !item.higher_is_better() && check_in.scores.get(*item).is_some();
    if Item::ALL.iter().any(turned) {
        writer.text(Tone::Muted, 0, "* less is better");
    }
    for (names, source) in others {
        writer.text(Tone::Muted, 0, &format!("{names}: usual {source}."));
    }
    for side in Side::SHOWN {
        let have = side.items().iter().filter(|item| check_in.scores.get(**item).is_some()).count();
        let all = side.items().len();
        if have + 1 < all && have > 0 {
            let words =
                format!("{}: {have} of {all} answered, {} are needed to measure it.", side.label(), all - 1);
            writer.text(Tone::Muted, 0, &words);
        }
    }
    air(writer);
    noted(writer, check_in);
}

fn item_row(measure: Measure, check_in: &CheckIn, usual: Option<&Baseline>) -> Row {
    let value = answered(measure, &check_in.scores).map_or(String::new(), |value| told(measure, value));
    Row::default()
        .with(Tone::Plain, &width::pad(&name(measure), ITEM))
        .with(Tone::Strong, &format!("{value:>3}"))
        .with(Tone::Muted, &format!("  {}", told_usual(usual)))
}

/// The items that are told with a side, the extras behind its own.
fn items_of(of: Side) -> impl Iterator<Item = Item> {
    let extras = Item::EXTRAS.into_iter().filter(move |item| side(Measure::Item(*item)) == of);
    of.items().iter().copied().chain(extras)
}

/// Tags, pain and the note.
fn noted(writer: &mut Writer, check_in: &CheckIn) {
    let mut pair = |label: &str, words: String| {
        if !words.trim().is_empty() {
            writer.pair(label, LABEL, Tone::Plain, &words);
        }
    };
    pair("Pain", told_pain(&check_in.pain));
    pair("Ill", check_in.ill.map_or_else(String::new, |ill| ill.label().to_owned()));
    let trained = check_in.trained.map(|trained| trained.label().to_owned());
    let minutes = check_in.minutes.map(|minutes| format!("{minutes} min"));
    let effort = check_in.effort.map(|effort| format!("effort {effort} of 10"));
    let load = check_in.load().map(|load| format!("load {load}"));
    let parts: Vec<String> = [trained, minutes, effort, load].into_iter().flatten().collect();
    pair("Trained", parts.join(", "));
    pair("Cycle", check_in.cycle.clone());
    pair("Note", check_in.note.clone());
}

fn told_pain(pain: &Pain) -> String {
    let said = |answer: Option<bool>, yes: &str, no: &str| {
        answer.map(|answer| if answer { yes.to_owned() } else { no.to_owned() })
    };
    let site = Some(pain.site.clone()).filter(|site| !site.trim().is_empty());
    let parts = [
        site,
        said(pain.changes_gait, "changes how you walk", "does not change how you walk"),
        said(pain.at_rest, "there at rest or at night", "not at rest or at night"),
        said(pain.on_bone, "one exact spot on a bone", "no exact spot on a bone"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "usual 6.7 ± 0.8", or that there is none.
#[must_use]
pub fn told_usual(usual: Option<&Baseline>) -> String {
    usual.map_or_else(|| "usual not measured".to_owned(), Baseline::told_briefly)
}

/// Where the right one of two halves begins.
fn right_half(columns: usize) -> usize {
    columns / 2 + 1
}

/// What a usual was made from; its days stay together where it takes two rows.
fn made_from(writer: &mut Writer, indent: usize, source: Option<String>) {
    let Some(words) = source else { return };
    let fits = indent + width::columns(&words) <= writer.columns();
    match words.rsplit_once(", ") {
        Some((count, days)) if !fits => {
            writer.text(Tone::Muted, indent, &format!("{count},"));
            writer.text(Tone::Muted, indent, days);
        }
        _ => writer.text(Tone::Muted, indent, &words),
    }
}

/// Mind and Body behind a lead, each with what its usual was made from; that is told once where it is the same.
fn both(writer: &mut Writer, lead: &str, told: [(Row, Option<String>); 2]) {
    let [(mut mind, one), (mut body, other)] = told;
    let indent = width::columns(lead);
    let mut first = Row::default().with(Tone::Muted, lead);
    first.spans.append(&mut mind.spans);
    if one == other && writer.columns() >= WIDE {
        let start = if lead.is_empty() { right_half(writer.columns()) } else { first.columns() + 3 };
        let missing = start.saturating_sub(first.columns());
        first.push(Tone::Plain, &" ".repeat(missing));
        first.spans.append(&mut body.spans);
        writer.row(first);
        made_from(writer, indent, one.map(|source| format!("both {source}")));
        return;
    }
    let mut second = Row::default().with(Tone::Plain, &" ".repeat(indent));
    second.spans.append(&mut body.spans);
    if one == other {
        writer.row(first);
        writer.row(second);
        made_from(writer, indent, one.map(|source| format!("both {source}")));
        return;
    }
    for (mut row, source) in [(first, one), (second, other)] {
        let behind = source.as_ref().map(|source| format!(" ({source})"));
        let fits =
            behind.as_ref().is_some_and(|behind| row.columns() + width::columns(behind) <= writer.columns());
        row.push(Tone::Muted, behind.as_deref().filter(|_| fits).unwrap_or_default());
        writer.row(row);
        made_from(writer, indent + 2, source.filter(|_| !fits));
    }
}

/// The colour of a side.
#[must_use]
pub fn tone(side: Side) -> Tone {
    match side {
        Side::Body => Tone::Body,
        Side::Mind => Tone::Mind,
    }
}
