//! What stands below the rows: Mind and Body at a glance, the easy days that run, and one lesson worth remembering.

use chrono::{Days, NaiveDate};

use super::super::arc::words::FELT_IS_NOT_HEALED;
use super::super::story::compose::sign;
use crate::app::chart::Axis;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::usual::{Usual, told_sources};
use crate::domain::check_in::{HIGHEST, Side};
use crate::domain::history::History;
use crate::domain::id::RaceId;
use crate::domain::lesson::Lesson;
use crate::domain::rules::reckoning::{DayScore, Reckoning};
use crate::domain::units::days;
use crate::domain::units::rounding::{shown, whole};
use crate::domain::waiting::recovering::running_guide;
use crate::text::{width, wrap};

/// The columns of the labels at the left.
pub(super) const LABEL: usize = 11;
/// Twelve weeks at most: what lies further back is on the timeline.
const MOST_DAYS: usize = 84;
/// A value, when it is from, and its usual.
const VALUE: usize = 4;
const SINCE: usize = 12;
const USUAL: usize = 15;
/// With so many boxes the easy days can still be seen as a row of days.
const FEW_BOXES: usize = 14;

/// The eighths of a column, from the lowest to the highest.
const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Mind and Body of the last weeks, a column a day, each with its last value and its usual; nothing before the first
/// check-in.
pub(super) fn glance(reckoning: &Reckoning, history: &History, columns: usize, height: Height) -> Vec<Row> {
    if reckoning.days.is_empty() {
        return Vec::new();
    }
    let usuals =
        [Side::Mind, Side::Body].map(|side| (side, Usual::of_side(reckoning, side, reckoning.today)));
    let (days, tells_since) = days_that_fit(columns);
    let first = reckoning.today - Days::new(u64::try_from(days).unwrap_or(1) - 1);
    let mut rows: Vec<Row> = usuals
        .iter()
        .map(|(side, usual)| {
            let mut row = Row::default().with(Tone::Muted, &width::pad(side.label(), LABEL));
            row.push(Tone::of(*side), &sparkline(&reckoning.days, *side, first, reckoning.today));
            row.push(Tone::of(*side), &format!("  {:>VALUE$}", last_value(reckoning, *side)));
            if tells_since {
                let since = last_day(reckoning, *side)
                    .map_or_else(String::new, |day| days::told_day(day, reckoning.today));
                row.push(Tone::Muted, &format!(" {}", width::pad(&since, SINCE - 1)));
            }
            let usual = match usual {
                Usual::Known(_) => usual.told(),
                Usual::NotYet { .. } => "no usual yet".to_owned(),
            };
            row.push(Tone::Muted, &format!("  {usual}"));
            row
        })
        .collect();
    if height == Height::Tall {
        rows.push(marks(history, first, reckoning.today));
    }
    let mut writer = Writer::new(columns);
    let sources = sources(&usuals);
    let beside = rows.iter().map(Row::columns).max().unwrap_or(0) + 3;
    let is_one = sources.len() == 1;
    let fits = is_one && sources.iter().all(|source| beside + width::columns(source) + 2 <= columns);
    for (place, mut row) in rows.into_iter().enumerate() {
        if let (true, true, Some(source)) = (fits, place < usuals.len(), sources.first()) {
            row.push(Tone::Muted, &format!(" ({source})"));
        }
        writer.row(row);
    }
    if !fits {
        let longest = sources.iter().map(|source| width::columns(source)).max().unwrap_or(0);
        let indent = if LABEL + longest <= columns { LABEL } else { 2 };
        for source in sources {
            writer.text(Tone::Muted, indent, &source);
        }
    }
    writer.done()
}

/// How much of the glance there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Height {
    /// The two lines and what their usual was made from.
    Short,
    /// Months and races besides.
    Tall,
}

/// How many days fit, and whether there is room to say of which day the last value is.
fn days_that_fit(columns: usize) -> (usize, bool) {
    let around = LABEL + 2 + VALUE + 2 + USUAL;
    let tells_since = columns >= around + SINCE + 28;
    let room = columns.saturating_sub(around + if tells_since { SINCE } else { 0 });
    (room.clamp(7, MOST_DAYS), tells_since)
}

/// A block for each day, as high as the value of 0 to 10, and a gap where there was no check-in.
fn sparkline(scores: &[DayScore], side: Side, first: NaiveDate, last: NaiveDate) -> String {
    let mut line = String::new();
    for day in first.iter_days().take_while(|day| *day <= last) {
        let place = scores.binary_search_by_key(&day, |score| score.day).ok();
        let value = place.and_then(|place| scores[place].side(side));
        line.push_str(value.map_or(" ", block));
    }
    line
}

/// As high as the value, to the nearest eighth; the lowest one stands for 0 as well, so that a day with a check-in is never
/// taken for one without.
fn block(value: f64) -> &'static str {
    let eighths = usize::try_from(whole(value / f64::from(HIGHEST) * 8.0)).unwrap_or(0);
    BLOCKS[eighths.clamp(1, BLOCKS.len()) - 1]
}

fn last_day(reckoning: &Reckoning, side: Side) -> Option<NaiveDate> {
    reckoning.days.iter().rev().find(|day| day.side(side).is_some()).map(|day| day.day)
}

fn last_value(reckoning: &Reckoning, side: Side) -> String {
    let last = reckoning.days.iter().rev().find_map(|day| day.side(side));
    last.map_or_else(|| "–".to_owned(), |value| format!("{:.1}", shown(value, 1)))
}

/// The beginning of each month, and the races on their days.
fn marks(history: &History, first: NaiveDate, last: NaiveDate) -> Row {
    let columns = usize::try_from((last - first).num_days() + 1).unwrap_or(1);
    let mut cells: Vec<(String, Tone)> = vec![(" ".to_owned(), Tone::Muted); columns];
    let mut taken = vec![false; columns];
    for race in history.races.iter().filter(|race| (first..=last).contains(&race.date)) {
        let place = usize::try_from((race.date - first).num_days()).unwrap_or(0);
        let (sign, tone) = sign(race);
        cells[place] = (sign.to_owned(), tone);
        taken[place] = true;
    }
    let axis = Axis::new(first, last, u16::try_from(columns).unwrap_or(u16::MAX));
    for tick in axis.ticks() {
        let start = usize::from(tick.column);
        let end = start + tick.label.len();
        // A mark keeps a column of air before it.
        if tick.label.is_empty() || end > columns || taken[start..(end + 1).min(columns)].contains(&true) {
            continue;
        }
        for (place, letter) in (start..end).zip(tick.label.chars()) {
            cells[place] = (letter.to_string(), Tone::Muted);
            taken[place] = true;
        }
    }
    let mut row = Row::default().with(Tone::Muted, &" ".repeat(LABEL));
    for (sign, tone) in cells {
        row.push(tone, &sign);
    }
    row
}

/// What the usual was made from, or how far there is none yet.
fn sources(usuals: &[(Side, Usual)]) -> Vec<String> {
    let known = usuals.iter().filter(|(_, usual)| usual.told_source().is_some()).count();
    if known == usuals.len() {
        return told_sources(usuals);
    }
    let mut sources: Vec<String> = usuals
        .iter()
        .map(|(side, usual)| match usual.told_source() {
            Some(source) => format!("{}: {source}", side.label()),
            None => format!("{}: {}", side.label(), usual.told()),
        })
        .collect();
    // The same for both sides is said once.
    if let [(_, Usual::NotYet { have }), (_, Usual::NotYet { have: other })] = usuals
        && have == other
    {
        sources = vec![format!("{}, your first three left out", usuals[0].1.told())];
    }
    sources
}

/// The easy days while a guide runs: a box for each of them, small ones between its low end and its high end.
pub(super) fn easy_days(reckoning: &Reckoning, history: &History, columns: usize) -> Vec<Row> {
    let Some(running) = running_guide(&history.races, reckoning.today) else {
        return Vec::new();
    };
    let (guide, day) = (running.guide, running.day);
    let or_more = if guide.opinions_differ { " or more, opinions differ" } else { "" };
    let told = match day {
        0 => format!("from tomorrow, {}-{}{or_more}.", guide.low, guide.high),
        day => format!("{day} of {}-{}{or_more}.", guide.low, guide.high),
    };
    let meaning = "No race, no hard session.";
    let all = usize::try_from(guide.high).unwrap_or(1);
    let in_one_row = format!("{told} {meaning}");
    let fits = LABEL + all.min(FEW_BOXES) + 2 + width::columns(&in_one_row) <= columns;
    let words = if fits { &in_one_row } else { &told };
    // Where there is no room for a box each, a box stands for more than a day; one is full only when all its days are over.
    let room = columns.saturating_sub(LABEL + 2 + width::columns(words));
    let boxes = all.min(room.max(FEW_BOXES / 2));
    let scaled = |days: u32| usize::try_from(days).unwrap_or(0) * boxes / all;
    let (full, low) = (scaled(day), scaled(guide.low));
    let mut row = Row::default().with(Tone::Muted, &width::pad("Easy days", LABEL));
    row.push(Tone::Recovery, &"■".repeat(full));
    row.push(Tone::Muted, &"□".repeat(low.saturating_sub(full)));
    row.push(Tone::Muted, &"▫".repeat(boxes - low.max(full)));
    row.push(Tone::Plain, &format!("  {words}"));
    let mut writer = Writer::new(columns);
    writer.row(row);
    if !fits {
        writer.text(Tone::Plain, LABEL, meaning);
    }
    let of_this_race = |arc: &crate::domain::arc::RecoveryArc| arc.races.contains(&running.race.id);
    let mut recoveries = history.arcs.iter().zip(&reckoning.recoveries);
    let is_felt = recoveries.any(|(arc, recovery)| of_this_race(arc) && recovery.is_felt_and_not_healed());
    if is_felt {
        writer.text(Tone::Plain, LABEL, FELT_IS_NOT_HEALED);
    }
    writer.done()
}

/// The last lesson.
pub(super) fn remembering(lesson: &Lesson, race: Option<&(RaceId, String)>, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    writer.row(Row::default().with(Tone::Muted, "Worth remembering"));
    writer.text(Tone::Lesson, 2, &lesson.text);
    if !lesson.trigger.is_empty() {
        writer.text(Tone::Plain, 2, &lesson.trigger);
    }
    if let Some((_, race)) = race {
        writer.text(Tone::Muted, 2, &format!("from {race}"));
    }
    writer.done()
}

/// What the journal is, on the first day.
pub(super) fn welcome(columns: usize) -> Vec<Row> {
    let words = "A journal for what comes after a race. It asks, you answer as much as you like, and every word is kept at once in \
                 one file on this computer and nowhere else. You can stop at any moment and go on later.";
    let rows = wrap::wrap_reading(words, columns).into_iter();
    rows.map(|part| Row::default().with(Tone::Muted, part)).collect()
}
