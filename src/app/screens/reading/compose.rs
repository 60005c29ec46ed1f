//! The page as it is read: the verdict first, then what counts, what would change it, and everything else.

use chrono::{Datelike, Days, NaiveDate};

use super::super::super::command::Command;
use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::words;
use super::{Known, ReadingPage, Told, told_day};
use crate::domain::rules::baseline::Baseline;
use crate::domain::rules::care_rules;
use crate::domain::rules::reading::{Followed, Reading, ReadingVerdict, Sign, SignKind, WIDER_DAYS};
use crate::domain::units::days;
use crate::text::width;

/// From so many columns on, what the usual was made from stands behind each sign.
const WIDE: usize = 112;
/// From so many on there is air before the usual.
const ROOMY: usize = 60;
/// The signs of points, and the names.
const MARK: usize = 3;
const NAME: usize = 31;
/// Labels at the left.
const LABEL: usize = 9;
/// So many of what was chosen before are told.
const CHOSEN: usize = 8;

/// Everything, in so many columns.
pub(super) fn rows(page: &ReadingPage, columns: usize, shared: &Shared) -> Vec<Row> {
    let (Some(known), Some(told)) = (&page.known, &page.told) else { return Vec::new() };
    let mut writer = Writer::new(columns);
    head(&mut writer, page, told, shared);
    let (counting, quiet): (Vec<&Sign>, Vec<&Sign>) =
        told.reading.signs.iter().partition(|sign| sign.points > 0);
    signs(&mut writer, "What counts", &counting, Tone::Plain);
    besides(&mut writer, &told.reading);
    change(&mut writer, told);
    signs(&mut writer, "What does not count", &quiet, Tone::Muted);
    strip(&mut writer, known, told.reading.day);
    chosen(&mut writer, known, shared);
    writer.done()
}

fn head(writer: &mut Writer, page: &ReadingPage, told: &Told, shared: &Shared) {
    let Told { reading, .. } = told;
    let day = told_day(reading.day, shared.now.today());
    let mut row = Row::default()
        .with(words::tone(reading.verdict), &format!("{} ", words::letter(reading.verdict).replace('·', "–")))
        .with(Tone::Strong, &words::capital(reading.verdict));
    let air = writer.columns().saturating_sub(row.columns() + width::columns(&day));
    row.push(Tone::Plain, &" ".repeat(air.max(2)));
    row.push(Tone::Muted, &day);
    writer.row(row);
    writer.text(Tone::Plain, 2, words::sentence(reading.verdict));
    if reading.verdict == ReadingVerdict::Care
        && let Some(known) = &page.known
    {
        let rules = care_rules::come_first(&known.history, reading.day);
        let named: Vec<&str> = rules.iter().map(|rule| rule.label()).collect();
        writer.text(Tone::Plain, 2, &format!("Told in your check-ins: {}.", named.join(", ")));
    }
    let facts = made_from(reading);
    if !facts.is_empty() {
        writer.text(Tone::Muted, 2, &facts.join(" · "));
    }
    if let Some(over) = page.chosen(reading.day) {
        let why = if over.reason.is_empty() { String::new() } else { format!(": {}", over.reason) };
        let lead = Row::default().with(Tone::Accent, "→ ");
        writer.hanging(&lead, Tone::Strong, 2, &format!("You go with {}{why}", over.chosen.label()));
    }
}

/// How many check-ins of which days, and how many points.
fn made_from(reading: &Reading) -> Vec<String> {
    let counted = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let mut facts = Vec::new();
    let (count, over) = reading.window;
    if count > 0 {
        let first = reading.day.checked_sub_days(Days::new(over.saturating_sub(1))).unwrap_or(reading.day);
        facts.push(format!("{}, {}", counted(count, "check-in"), days::told_range(first, reading.day)));
        let lasting = if reading.had_three { ", and three a week or two ago" } else { "" };
        facts.push(format!("{}{lasting}", counted(reading.points.into(), "point")));
    }
    if over < WIDER_DAYS {
        facts.push(format!("{} in 14 days", reading.in_two_weeks));
    }
    facts
}

/// Some signs, each with its value and its usual, and what that was made from.
fn signs(writer: &mut Writer, title: &str, signs: &[&Sign], tone: Tone) {
    if signs.is_empty() {
        return;
    }
    writer.heading(title);
    // What the usual was made from is told once where it is the same for all.
    let item_usuals =
        || signs.iter().filter(|sign| sign.kind != SignKind::Creep).filter_map(|sign| sign.usual);
    let mut sources: Vec<String> = item_usuals().map(|usual| usual.told_source()).collect();
    sources.dedup();
    let in_common = if sources.len() == 1 && item_usuals().count() > 1 { sources.pop() } else { None };
    let is_wide = writer.columns() >= WIDE;
    for sign in signs {
        let own = sign.usual.filter(|_| is_wide || in_common.is_none() || sign.kind == SignKind::Creep);
        one(writer, sign, own.as_ref().map(Baseline::told_source), tone);
    }
    if let Some(source) = in_common.filter(|_| !is_wide) {
        writer.text(Tone::Muted, MARK, &format!("usual: {source}"));
    }
}

fn one(writer: &mut Writer, sign: &Sign, source: Option<String>, tone: Tone) {
    let mark = match sign.points {
        0 => "○",
        1 => "●",
        _ => "●●",
    };
    let mark_tone = if sign.points > 0 { Tone::Accent } else { Tone::Muted };
    let mut row = Row::default().with(mark_tone, &width::pad(mark, MARK));
    let name = sign.kind.label();
    let fact = words::fact(sign);
    let Some((value, usual)) = sign.value.zip(sign.usual) else {
        let lead = row.with(tone, name);
        let behind = match (sign.value, fact.is_empty()) {
            (Some(value), _) => format!("{}, usual not measured", words::value(sign.kind.item(), value)),
            (None, false) => fact,
            (None, true) => String::new(),
        };
        told_behind(writer, lead, &behind);
        return;
    };
    row.push(tone, &width::pad(name, NAME));
    row.push(
        if sign.points > 0 { Tone::Strong } else { tone },
        &format!("{:>5}", words::value(sign.kind.item(), value)),
    );
    let air = if writer.columns() >= ROOMY { "  " } else { " " };
    row.push(Tone::Muted, &format!("{air}usual {}", words::usual(sign.kind.item(), &usual)));
    // Whose usual has slipped, and against what.
    let source = match (sign.side, source) {
        (Some(side), Some(source)) => Some(format!("{} against half a year: {source}", side.label())),
        (_, source) => source,
    };
    let answers = format!("{} answer{}", sign.count, if sign.count == 1 { "" } else { "s" });
    let behind = match source {
        Some(source) if writer.columns() >= WIDE && sign.side.is_some() => format!(" ({source})"),
        Some(source) if writer.columns() >= WIDE => format!(" ({source}) · {answers}"),
        Some(source) => {
            writer.row(row);
            writer.text(Tone::Muted, MARK, &source);
            return;
        }
        None if row.columns() + width::columns(&answers) + 3 <= writer.columns() => format!(" · {answers}"),
        None => String::new(),
    };
    row.push(Tone::Muted, &behind);
    writer.row(row);
}

/// A quiet fact behind a name; below it where there is no room.
fn told_behind(writer: &mut Writer, mut lead: Row, fact: &str) {
    if lead.columns() + width::columns(fact) + 2 <= writer.columns() {
        if !fact.is_empty() {
            let missing = (MARK + NAME + 2).saturating_sub(lead.columns()).max(2);
            let fits = lead.columns() + missing + width::columns(fact) <= writer.columns();
            lead.push(Tone::Plain, &" ".repeat(if fits { missing } else { 2 }));
            lead.push(Tone::Muted, fact);
        }
        writer.row(lead);
    } else {
        writer.row(lead);
        writer.text(Tone::Muted, MARK, fact);
    }
}

/// What holds it back besides signs.
fn besides(writer: &mut Writer, reading: &Reading) {
    let is_asked = matches!(reading.verdict, ReadingVerdict::Hold | ReadingVerdict::Reset);
    let held: Vec<String> = reading.held_by.iter().map(|held| held.label().to_owned()).collect();
    if is_asked && !held.is_empty() {
        if reading.points == 0 {
            writer.gap();
        }
        writer.pair_of_facts("Besides", LABEL, Tone::Plain, &held);
    }
}

fn change(writer: &mut Writer, told: &Told) {
    let Told { reading, outlook } = told;
    writer.heading("What would change it");
    let mut lines: Vec<String> = Vec::new();
    lines.extend(outlook.answers.as_ref().map(|answers| words::answers(answers, reading.verdict)));
    lines.extend(outlook.waits.iter().map(|(wait, until)| words::wait(*wait, *until, reading)));
    if reading.verdict == ReadingVerdict::Build {
        lines.push("Two points of signs, pain, an illness or a race → hold.".to_owned());
    } else if lines.is_empty() {
        lines.push("The next check-ins alone do not change it; a week or two may.".to_owned());
    }
    for line in lines {
        writer.hanging(&Row::default().with(Tone::Accent, "· "), Tone::Plain, 2, &line);
    }
}

/// The readings of the last weeks, a letter a day, Monday to Sunday.
fn strip(writer: &mut Writer, known: &Known, day: NaiveDate) {
    let monday = |day: NaiveDate| day - Days::new(day.weekday().num_days_from_monday().into());
    let weeks = (writer.columns().saturating_sub(2) / 8).clamp(3, 26);
    let this_week = monday(day);
    let Some(first) = this_week.checked_sub_days(Days::new(7 * u64::try_from(weeks - 1).unwrap_or(0))) else {
        return;
    };
    if known.readings.within(first, day).is_empty() {
        return;
    }
    writer.heading(&format!("The last {weeks} weeks"));
    let mut row = Row::default().with(Tone::Plain, "  ");
    for at in first.iter_days().take_while(|at| *at <= day) {
        if at.weekday() == chrono::Weekday::Mon && at != first {
            row.push(Tone::Plain, " ");
        }
        let verdict = known.readings.on(at).map_or(ReadingVerdict::NoReading, |told| told.verdict);
        row.push(words::tone(verdict), words::letter(verdict));
    }
    writer.row(row);
    let in_order = [
        ReadingVerdict::Build,
        ReadingVerdict::Hold,
        ReadingVerdict::Reset,
        ReadingVerdict::Care,
        ReadingVerdict::NoReading,
    ];
    let legend: Vec<String> =
        in_order.iter().map(|verdict| format!("{} {}", words::letter(*verdict), verdict.label())).collect();
    writer.text(Tone::Muted, 2, &legend.join("   "));
}

/// What was chosen instead of readings, and what followed.
fn chosen(writer: &mut Writer, known: &Known, shared: &Shared) {
    let today = shared.now.today();
    let followed = Followed::of(&known.history, &known.readings, today);
    let keys = [Command::ChooseBuild, Command::ChooseHold, Command::ChooseReset]
        .map(|command| shared.settings.keymap.told(command));
    writer.heading("Your own choice");
    let Some(words) = followed.told() else {
        let words = format!(
            "{} choose otherwise, with a line why; later you can read what followed.",
            keys.join(" ")
        );
        writer.text(Tone::Muted, 2, &words);
        return;
    };
    writer.text(Tone::Plain, 2, &words);
    for over in known.history.overrides.iter().rev().take(CHOSEN) {
        let lead = Row::default().with(Tone::Muted, &format!("  {}  ", days::told_short(over.day)));
        let why = if over.reason.is_empty() { String::new() } else { format!("  {}", over.reason) };
        let indent = lead.columns();
        writer.hanging(
            &lead,
            Tone::Plain,
            indent,
            &format!("{} → {}{why}", over.read.label(), over.chosen.label()),
        );
    }
}
