//! The words of the timeline: its head, and the story below it.

use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::super::super::usual::Usual;
use super::super::arc::words;
use super::super::story::compose::sign;
use super::super::story::{gist, result};
use super::phases::{PLANNED, UNPLANNED};
use super::picture::Known;
use super::{Choosing, Timeline};
use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::check_in::Side;
use crate::domain::goal::Verdict;
use crate::domain::race::Race;
use crate::domain::rules::reading::ReadingVerdict;
use crate::domain::rules::reckoning::Recovery;
use crate::domain::rules::what_helped::helped_in;
use crate::domain::step_back::{Kept, StepBack};
use crate::domain::timeline::{Event, Kind, What};
use crate::domain::units::days;
use crate::domain::units::rounding::shown;

/// Labels stand in a column this wide.
const LABEL: usize = 8;

/// Which days are seen and what lies in them; while it is chosen, what is shown.
pub(super) fn header(page: &Timeline, columns: usize) -> Row {
    let (Some(known), Some(span)) = (&page.known, page.span) else { return Row::default() };
    if page.choosing == Choosing::Shown {
        return choices(page, columns);
    }
    let mut row = Row::default().with(Tone::Strong, page.zoom.label());
    row.push(Tone::Plain, &format!("  {}", days::told_range(span.first, span.last)));
    let left_out = left_out(page);
    if !left_out.is_empty() {
        row.push(Tone::Warning, &format!("  ·  hidden: {left_out}"));
    }
    let history = &known.history;
    let within = |day| (span.first..=span.last).contains(&day);
    let races = history.races.iter().filter(|race| within(race.date)).count();
    let recoveries = &known.reckoning.recoveries;
    let arcs = recoveries
        .iter()
        .filter(|recovery| {
            recovery.start <= span.last && recovery.closed.is_none_or(|closed| closed >= span.first)
        })
        .count();
    let counted = [(known.check_ins_in(span), "check-in"), (races, "race"), (arcs, "arc")];
    for (count, word) in counted {
        let plural = if count == 1 { "" } else { "s" };
        let words = format!("  ·  {count} {word}{plural}");
        if row.columns() + words.chars().count() <= columns {
            row.push(Tone::Muted, &words);
        }
    }
    row
}

/// What is hidden, in words.
fn left_out(page: &Timeline) -> String {
    let kinds =
        Kind::ALL.iter().filter(|kind| !page.shown.has(**kind)).map(|kind| kind.label().to_lowercase());
    let races = page.shown.only_setbacks().then(|| "races but setbacks".to_owned());
    let left_out: Vec<String> = kinds.chain(races).collect();
    // A long list has no room, and nobody needs it to see that much is missing.
    if left_out.len() > 3 {
        format!("{} of {}", left_out.len(), Kind::ALL.len() + 1)
    } else {
        left_out.join(", ")
    }
}

fn choices(page: &Timeline, columns: usize) -> Row {
    // On a narrow screen names are short, and on the narrowest nothing stands between a number and its name.
    let (head, gap, air) = match columns {
        104.. => ("Show", "   ", " "),
        76.. => ("Show", " ", " "),
        _ => ("", " ", ""),
    };
    let is_wide = columns >= 104;
    let mut row = Row::default().with(Tone::Strong, head);
    let mark = |shown: bool| if shown { "✓" } else { "·" };
    let name = |kind: &Kind| if is_wide { kind.label() } else { kind.short_label() };
    let kinds = Kind::ALL.iter().map(|kind| (name(kind), mark(page.shown.has(*kind))));
    let setbacks = match columns {
        104.. => "setbacks only",
        76.. => "setbacks",
        _ => "×",
    };
    let only = [(setbacks, mark(page.shown.only_setbacks()))];
    for (number, (label, mark)) in (1..).zip(kinds.chain(only)) {
        row.push(Tone::Plain, if row.spans.is_empty() { "" } else { gap });
        row.push(Tone::Accent, &number.to_string());
        row.push(Tone::Plain, &format!("{air}{label}"));
        row.push(Tone::Strong, mark);
    }
    row
}

/// The story of what is selected: what it was, how Body and Mind stood that day, and what came of it.
pub(super) fn story(page: &Timeline, shared: &Shared, columns: usize) -> Vec<Row> {
    let Some(known) = &page.known else { return Vec::new() };
    let mut writer = Writer::new(columns);
    if let Some(event) = page.event() {
        told_event(&mut writer, page, known, event, shared);
    } else {
        let day = days::told_date(page.cursor);
        writer.row(Row::default().with(Tone::Strong, &day));
        reading(&mut writer, page, known);
        values(&mut writer, page, known);
        if let Some(check_in) = page.check_in().filter(|check_in| !check_in.note.is_empty()) {
            writer.pair("Note", LABEL, Tone::Plain, &check_in.note);
        }
    }
    writer.done()
}

fn told_event(writer: &mut Writer, page: &Timeline, known: &Known, event: Event, shared: &Shared) {
    let place = page.among(shared).filter(|(_, of)| *of > 1);
    let place = place.map_or_else(String::new, |(place, of)| format!("   {place} of {of} here"));
    let when = format!("   {}", days::told_short(event.day));
    match event.what {
        What::Race(race) => {
            let Some(race) = known.history.race(race) else { return };
            told_race(writer, known, race, &place, shared);
            values(writer, page, known);
            let mut arcs = known.history.arcs.iter().zip(&known.reckoning.recoveries);
            let arc = arcs.rfind(|(arc, _)| arc.races.contains(&race.id));
            if let Some((arc, recovery)) = arc {
                writer.pair_of_facts("The way", LABEL, Tone::Recovery, &way(recovery));
                what_helped(writer, known, arc);
            }
            if let Some(story) = page.race_story() {
                let told = arc.and_then(|(arc, _)| arc.lesson.as_ref());
                gist::write(writer, story, shared, (LABEL, told.map(|lesson| lesson.id)));
            }
        }
        What::Goal(goal) => {
            let Some(flag) = known.history.goals.iter().find(|flag| flag.goal == goal) else { return };
            let (sign, words) =
                if flag.verdict == Verdict::Reached { ("⚑", "reached") } else { ("⚐", "let go") };
            let row = Row::default()
                .with(Tone::Goal, &format!("{sign} "))
                .with(Tone::Strong, &flag.text)
                .with(Tone::Muted, &format!("{when} · goal {words}{place}"));
            writer.row(row);
            if !flag.reason.is_empty() {
                writer.pair("Why", LABEL, Tone::Plain, &flag.reason);
            }
            values(writer, page, known);
        }
        What::StepBackStart(id) | What::StepBackEnd(id) => {
            let Some(step_back) = known.history.step_backs.iter().find(|one| one.id == id) else { return };
            told_step_back(writer, event, step_back, &place, shared);
            values(writer, page, known);
        }
        What::ArcStart(id)
        | What::LowPoint(id, _)
        | What::Back(id, _)
        | What::Reopened(id, _)
        | What::FirstEasyRun(id)
        | What::Training(id)
        | What::PutDown(id) => {
            let found = known.history.arcs.iter().zip(&known.reckoning.recoveries);
            let Some((arc, recovery)) = found.into_iter().find(|(arc, _)| arc.id == id) else { return };
            let (sign, tone, words) = told_marker(event, recovery);
            let row = Row::default()
                .with(tone, &format!("{sign} "))
                .with(Tone::Strong, &words)
                .with(Tone::Muted, &format!("{when} · {}{place}", called(arc)));
            writer.row(row);
            values(writer, page, known);
            writer.pair_of_facts("The way", LABEL, Tone::Recovery, &way(recovery));
            if recovery.is_felt_and_not_healed() {
                writer.text(Tone::Muted, LABEL, words::FELT_IS_NOT_HEALED);
            }
            what_helped(writer, known, arc);
            if !arc.note.is_empty() {
                writer.pair("Note", LABEL, Tone::Plain, &arc.note);
            }
        }
    }
}

fn told_race(writer: &mut Writer, known: &Known, race: &Race, place: &str, shared: &Shared) {
    let (mark, tone) = if known.is_best(race.id) { ("★", Tone::Accent) } else { sign(race) };
    let mut facts = vec![days::told_short(race.date)];
    facts.extend(race.distance.map(|distance| distance.told(shared.settings.units)));
    let told = result(race, shared);
    facts.push(if race.outcome.is_none() { days::told_day(race.date, shared.now.today()) } else { told });
    if known.is_best(race.id) {
        facts.push("personal best".to_owned());
    }
    facts.retain(|fact| !fact.is_empty());
    let row = Row::default()
        .with(tone, &format!("{mark} "))
        .with(Tone::Strong, &race.name)
        .with(Tone::Muted, &format!("   {}{place}", facts.join(" · ")));
    writer.row(row);
}

/// What an arc is called, with what began it where that does not say it.
fn called(arc: &RecoveryArc) -> String {
    if arc.kind == ArcKind::SetbackRace || arc.name.trim().is_empty() {
        words::name(arc)
    } else {
        format!("{} ({})", words::name(arc), arc.kind.label())
    }
}

fn told_marker(event: Event, recovery: &Recovery) -> (&'static str, Tone, String) {
    let low = |side: Side| {
        let value = recovery
            .side(side)
            .dip
            .map_or_else(String::new, |dip| format!(", {:.1} below the usual", shown(dip.depth, 1)));
        format!("Lowest point of {}{value}", side.label())
    };
    match event.what {
        What::ArcStart(_) => ("◆", Tone::Setback, "The beginning".to_owned()),
        What::LowPoint(_, side) => ("▾", Tone::Setback, low(side)),
        What::Back(_, side) => ("◇", Tone::Recovery, format!("{} back", side.label())),
        What::Reopened(_, side) => ("◆", Tone::Setback, format!("{} below the band again", side.label())),
        What::FirstEasyRun(_) => ("◇", Tone::Recovery, "First easy run".to_owned()),
        What::Training(_) => ("◇", Tone::Recovery, "Training as usual".to_owned()),
        What::PutDown(_) => ("▪", Tone::Muted, "Put down by you".to_owned()),
        What::Race(_) | What::Goal(_) | What::StepBackStart(_) | What::StepBackEnd(_) => {
            ("·", Tone::Plain, String::new())
        }
    }
}

/// How far the way back has come, fact by fact.
fn way(recovery: &Recovery) -> Vec<String> {
    let mut parts: Vec<String> =
        Side::SHOWN.into_iter().map(|side| words::side_words(side, recovery.side(side))).collect();
    if recovery.is_open() {
        parts.insert(0, format!("day {}", recovery.day));
    }
    if let Some((_, day)) = recovery.next_start {
        let days = (day - recovery.start).num_days();
        parts.push(format!("next start line on day {days}"));
    }
    parts
}

/// What was done for an arc and helped, most often first, and the lesson that did.
fn what_helped(writer: &mut Writer, known: &Known, arc: &RecoveryArc) {
    let mut helped = helped_in(&known.history.tries, arc.id);
    helped.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let sign = |times: u32| "✓".repeat(usize::try_from(times.min(3)).unwrap_or(3));
    let words: Vec<String> = helped.iter().map(|(what, times)| format!("{what} {}", sign(*times))).collect();
    if !words.is_empty() {
        writer.pair("Back by", LABEL, Tone::Plain, &words.join("   "));
    }
    if let Some((verb, lesson)) = arc.lesson_told() {
        let words = format!("{}: {lesson} (it helped)", verb.label());
        writer.pair("Lesson", LABEL, Tone::Lesson, &words);
    }
}

/// A step back, or a stop that came unplanned: what it was for, how long, and what became of it.
fn told_step_back(writer: &mut Writer, event: Event, step_back: &StepBack, place: &str, shared: &Shared) {
    let is_start = matches!(event.what, What::StepBackStart(_));
    let planned = step_back.is_planned();
    let name = match (planned, step_back.purpose) {
        (true, Some(purpose)) => format!("Step back: {}", purpose.label()),
        (true, None) => "Step back".to_owned(),
        (false, _) => format!("A stop that was not planned: {}", step_back.kind.label()),
    };
    let (sign, tone) = if planned { (PLANNED, Tone::Calm) } else { (UNPLANNED, Tone::Muted) };
    let moment = if is_start { "begins" } else { "last day" };
    let row = Row::default()
        .with(tone, &format!("{sign} "))
        .with(Tone::Strong, &name)
        .with(Tone::Muted, &format!("   {} · {moment}{place}", days::told_short(event.day)));
    writer.row(row);
    let mut facts = vec![days::told_range(step_back.from, step_back.last_day())];
    facts.push(match step_back.days() {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    });
    if planned && step_back.ended.is_none() && step_back.runs_on(shared.now.today()) {
        facts.push("still running".to_owned());
    }
    facts.extend(step_back.cut.map(|cut| format!("{cut} % less")));
    facts.extend(step_back.kept.map(|kept| match kept {
        Kept::No => "not kept".to_owned(),
        kept => format!("kept {}", kept.label()),
    }));
    writer.pair_of_facts("Days", LABEL, Tone::Plain, &facts);
    for (label, words) in
        [("Stays", &step_back.keep), ("Goal", &step_back.goal), ("Back", &step_back.first_back)]
    {
        if !words.trim().is_empty() {
            writer.pair(label, LABEL, Tone::Plain, words);
        }
    }
}

/// What the reading of the cursor's day said.
fn reading(writer: &mut Writer, page: &Timeline, known: &Known) {
    let Some(told) = known.readings.on(page.cursor) else { return };
    let points = match (told.verdict, told.points) {
        (ReadingVerdict::NoReading, _) => String::new(),
        (_, 1) => ", 1 point of signs".to_owned(),
        (_, points) => format!(", {points} points of signs"),
    };
    writer.pair("Reading", LABEL, Tone::Plain, &format!("{}{points}", told.verdict.label()));
}

/// Mind and Body of the cursor's day with their usual.
fn values(writer: &mut Writer, page: &Timeline, known: &Known) {
    let day = page.cursor;
    if day > known.reckoning.today {
        return;
    }
    let days = &known.reckoning.days;
    let score = days.binary_search_by_key(&day, |score| score.day).ok().map(|place| &days[place]);
    for side in Side::SHOWN {
        if !page.shown.has(if side == Side::Mind { Kind::Mind } else { Kind::Body }) {
            continue;
        }
        let value = score.and_then(|score| score.side(side));
        let value = value.map_or_else(|| "–".to_owned(), |value| format!("{:.1}", shown(value, 1)));
        let lead = Row::default()
            .with(Tone::of(side), &format!("{:LABEL$}", side.label()))
            .with(Tone::Strong, &format!("{value:<4}"));
        let usual = Usual::of_side(&known.reckoning, side, day);
        let source = usual.told_source().map_or_else(String::new, |source| format!(" ({source})"));
        let usual = format!("{}{source}", usual.told());
        let indent = lead.columns();
        writer.hanging(&lead, Tone::Muted, indent, &usual);
    }
}
