//! Puts one arc into a page: what it is, its picture, the days that mark it, its races, and what was done for it.

use chrono::NaiveDate;

use super::words;
use super::{Item, Told, picture};
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::story::{compose::sign, result};
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::domain::arc::{Helped, Try};
use crate::domain::check_in::Side;
use crate::domain::id::RaceId;
use crate::domain::rules::course::Return;
use crate::domain::rules::what_helped::{OTHER_HALF, learned, only_one_half};
use crate::domain::units::days;
use crate::text::{width, wrap};

/// From this width on, the lower part of the page has two columns.
const WIDE: u16 = 100;
/// Between two columns.
const GUTTER: u16 = 4;
/// From this width on, a race tells its result.
const RESULT_FROM: usize = 72;
/// From this width on, what was done tells for which half it was.
const PART_FROM: usize = 72;
/// The names of markers take so many columns.
const MARKER: usize = 19;
/// The days of markers take so many.
const DAY: usize = 12;

/// The page for an area of this size.
#[must_use]
pub fn page(told: &Told<'_>, items: &[Item], shared: &Shared, (columns, rows): (u16, u16)) -> Pane {
    let mut pane = Pane::new(columns);
    pane.words(head(told, columns.into()));
    pane.gap();
    let lane_rows = match rows {
        0..22 => 3,
        22..30 => 4,
        30..45 => 6,
        _ => 8,
    };
    pane.stack(picture::compose(told, columns, lane_rows));
    pane.gap();
    if columns < WIDE {
        pane.stack(days_that_mark_it(told, shared, columns));
        pane.gap();
        pane.stack(what_was_done(told, items, shared, columns));
        pane.gap();
        pane.stack(note(told, columns));
        return pane;
    }
    let half = (columns - GUTTER) / 2;
    let mut left = days_that_mark_it(told, shared, half);
    left.gap();
    left.stack(note(told, half));
    pane.beside(left, what_was_done(told, items, shared, half));
    pane
}

fn head(told: &Told<'_>, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let kind = format!("   {}", words::kind_and_start(told.arc));
    let room = columns.saturating_sub(kind.len()).max(8);
    let name = words::name(told.arc);
    writer.row(Row::default().with(Tone::Strong, &width::fit(&name, room)).with(Tone::Muted, &kind));
    let status = words::status_words(told.recovery.status);
    writer.row(
        Row::default()
            .with(Tone::Recovery, status)
            .with(Tone::Muted, &format!(" · {}", words::day_words(told.recovery))),
    );
    writer.done()
}

/// The recovery guide, and every day that marks the way.
fn days_that_mark_it(told: &Told<'_>, shared: &Shared, columns: u16) -> Pane {
    let mut pane = Pane::new(columns);
    let mut writer = Writer::new(columns.into());
    guide(&mut writer, told);
    writer.heading("The days that mark it");
    markers(&mut writer, told, shared);
    pane.words(writer.done());
    pane
}

fn guide(writer: &mut Writer, told: &Told<'_>) {
    let Some(guide) = told.recovery.guide else { return };
    writer.heading("Easy time after this race");
    let day = told.recovery.guide_day().filter(|day| *day <= guide.high);
    let today = day.map_or_else(String::new, |day| format!(" Today is day {day}."));
    let differ = if guide.opinions_differ { " Beyond 100 km opinions differ widely." } else { "" };
    let words = format!(
        "{}: no races, no hard sessions; easy movement is fine if nothing hurts. A rule of thumb, not measured.{differ}{today}",
        guide.told()
    );
    writer.text(Tone::Muted, 0, &words);
    if told.recovery.is_felt_and_not_healed() {
        writer.text(Tone::Body, 0, words::FELT_IS_NOT_HEALED);
    }
}

fn markers(writer: &mut Writer, told: &Told<'_>, shared: &Shared) {
    let recovery = told.recovery;
    let mut row = |label: &str, day: &str, rest: &str| marker(writer, label, day, rest);
    let on = |day: u32| format!("day {day}");
    let date = |day: u32| days::told_short(recovery.date(day));
    row("start", "day 0", &days::told_date(recovery.start));
    for side in [Side::Mind, Side::Body] {
        if let Some(dip) = recovery.side(side).dip {
            let label = format!("low point, {}", words::side_name(side));
            let rest = format!("{}; {}", date(dip.day), words::depth_words(&dip));
            row(&label, &on(dip.day), &rest);
        }
    }
    for side in [Side::Mind, Side::Body] {
        let (name, course) = (words::side_name(side), recovery.side(side));
        for (place, back) in course.backs.iter().enumerate() {
            let label = if place == 0 { format!("{name} back") } else { format!("{name} back again") };
            let rest = if back.from == back.to {
                date(back.to)
            } else {
                format!("{} – {}", date(back.from), date(back.to))
            };
            row(&label, &back.told(), &rest);
            if let Some(day) = course.reopened.get(place) {
                row(&format!("{name} open again"), &on(*day), &date(*day));
            }
        }
        if course.backs.len() <= course.reopened.len() {
            let words = match course.now {
                Return::Open => "not yet".to_owned(),
                now => words::now_words(&now),
            };
            row(&format!("{name} back"), "", &words);
        }
    }
    let keys = &shared.settings.keymap;
    let since = |day: NaiveDate| format!("day {}", (day - recovery.start).num_days());
    let hint = |command: Command| format!("not yet; {} marks it today", keys.told(command));
    match told.arc.first_easy_run {
        Some(day) => row("first easy run", &since(day), &days::told_short(day)),
        None if recovery.is_open() => row("first easy run", "", &hint(Command::FirstEasyRun)),
        None => {}
    }
    match (told.arc.training_as_usual, recovery.training) {
        (Some(day), _) => row("training as usual", &since(day), &days::told_short(day)),
        (None, Some(day)) => {
            let rest = format!("{}, as your check-ins tell", days::told_short(day));
            row("training as usual", &since(day), &rest);
        }
        (None, None) if recovery.is_open() => {
            row("training as usual", "", &hint(Command::TrainingAsUsual));
        }
        (None, None) => {}
    }
    let race = |id: RaceId| told.history.race(id).map_or_else(String::new, |race| race.name.clone());
    match recovery.next_start {
        Some((id, day)) => {
            row("next start line", &since(day), &format!("{}, {}", days::told_short(day), race(id)));
        }
        None => row("next start line", "", "not yet"),
    }
    // The next finish is nearly always the next start, and need not be told twice.
    let next_finish = recovery.next_finish.filter(|mark| Some(*mark) != recovery.next_start);
    let later = [("next finish", next_finish), ("answered by", recovery.answered)];
    for (label, mark) in later {
        if let Some((id, day)) = mark {
            row(label, &since(day), &format!("{}, {}", days::told_short(day), race(id)));
        }
    }
    let key = keys.told(Command::LessonThatHelped);
    match told.arc.lesson_told() {
        Some((verb, lesson)) => row("helpful lesson", verb.label(), lesson),
        None => row("helpful lesson", "", &format!("none yet; {key} marks one")),
    }
    if let Some(day) = told.arc.put_down {
        row("put down by you", &since(day), &days::told_short(day));
    }
}

/// One marker: what, on which day, and the rest in a column of its own.
fn marker(writer: &mut Writer, label: &str, day: &str, rest: &str) {
    let room = writer.columns().saturating_sub(MARKER + DAY).max(8);
    for (place, part) in wrap::wrap_reading(rest, room).into_iter().enumerate() {
        let (label, day) = if place == 0 { (label, day) } else { ("", "") };
        writer.row(
            Row::default()
                .with(Tone::Muted, &width::pad(label, MARKER))
                .with(Tone::Strong, &width::pad(day, DAY))
                .with(Tone::Plain, part),
        );
    }
}

/// Its races, what was done for it, and what was learned.
fn what_was_done(told: &Told<'_>, items: &[Item], shared: &Shared, columns: u16) -> Pane {
    let mut pane = Pane::new(columns);
    let heading = |pane: &mut Pane, words: &str| {
        pane.gap();
        pane.words([Row::default().with(Tone::Heading, words)]);
    };
    let mut of_kind: Option<bool> = None;
    for (place, item) in items.iter().enumerate() {
        let is_race = matches!(item, Item::Race(_));
        if of_kind != Some(is_race) {
            of_kind = Some(is_race);
            heading(&mut pane, if is_race { "Races" } else { "What was done for it" });
            let keys = if is_race { leaves_again(told, shared) } else { Some(did_it_help(shared)) };
            if let Some(keys) = keys {
                pane.words([Row::default().with(Tone::Muted, &width::fit(&keys, columns.into()))]);
            }
        }
        let row = match item {
            Item::Race(race) => race_row(told, *race, shared, columns.into()),
            Item::Try(done) => try_row(done, shared, columns.into()),
        };
        pane.item(place, [row]);
    }
    let mut writer = Writer::new(columns.into());
    if of_kind != Some(false) {
        pane.gap();
        writer.heading("What was done for it");
        let key = shared.settings.keymap.told(Command::OpenMenu);
        writer.text(Tone::Muted, 2, &format!("Nothing is noted yet. {key} notes what was done today."));
    }
    let arc = told.arc;
    if told.recovery.is_open() && only_one_half(told.tries, arc.id, arc.start, told.reckoning.today) {
        writer.text(Tone::Recovery, 2, OTHER_HALF);
    }
    let known = learned(told.all_tries);
    if !known.is_empty() {
        if writer.is_empty() {
            pane.gap();
        }
        writer.heading("What you have learned, over all arcs");
        for known in known {
            let line = Row::default()
                .with(Tone::Plain, &format!("  {}: ", known.what))
                .with(Tone::Recovery, &known.told());
            writer.row(line);
        }
    }
    pane.words(writer.done());
    pane
}

/// How a race that joined by hand is taken out; `None` where none can be.
fn leaves_again(told: &Told<'_>, shared: &Shared) -> Option<String> {
    let arc = told.arc;
    let mut by_hand = arc.by_hand.iter().filter_map(|race| told.history.race(*race));
    let can_leave = by_hand.any(|race| !arc.hangs_on(race));
    let key = shared.settings.keymap.told(Command::TakeOut);
    can_leave.then(|| format!("  {key} takes a race out that you let join"))
}

/// How to answer whether what is selected has helped.
fn did_it_help(shared: &Shared) -> String {
    let keys = &shared.settings.keymap;
    format!(
        "  Selected:  {} it helped   {} no difference   {} worse",
        keys.told(Command::TryHelped),
        keys.told(Command::TryNoDifference),
        keys.told(Command::TryWorse)
    )
}

fn race_row(told: &Told<'_>, id: RaceId, shared: &Shared, columns: usize) -> Row {
    let Some(race) = told.history.race(id) else {
        return Row::default();
    };
    let recovery = told.recovery;
    let is = |mark: Option<(RaceId, NaiveDate)>| mark.is_some_and(|(race, _)| race == id);
    let mut roles: Vec<&str> = Vec::new();
    if told.arc.races.contains(&id) {
        roles.push(if told.arc.began_with(race) {
            "it began here"
        } else if told.arc.races.first() == Some(&id) {
            "its first race"
        } else {
            "it joined"
        });
    }
    let later = [
        (recovery.next_start, "next start line"),
        (recovery.next_finish, "next finish"),
        (recovery.answered, "answered it"),
    ];
    roles.extend(later.into_iter().filter(|(mark, _)| is(*mark)).map(|(_, role)| role));
    // The next finish is nearly always the next start, and need not be told twice.
    if is(recovery.next_start) {
        roles.retain(|role| *role != "next finish");
    }
    let (sign, tone) = sign(race);
    let result = if columns < RESULT_FROM { String::new() } else { result(race, shared) };
    let aside = [roles.join(", "), result].into_iter().filter(|text| !text.is_empty());
    let aside = aside.collect::<Vec<_>>().join(" · ");
    let room = columns.saturating_sub(4 + 14 + width::columns(&aside)).max(8);
    Row::default()
        .with(Tone::Plain, "  ")
        .with(tone, sign)
        .with(Tone::Plain, &format!(" {}", width::pad(&race.name, room)))
        .with(Tone::Muted, &format!(" {:>11}  ", days::told_short(race.date)))
        .with(Tone::Muted, &aside)
}

fn try_row(done: &Try, shared: &Shared, columns: usize) -> Row {
    let (answer, tone) = match done.helped {
        Some(Helped::Yes) => ("✓ helped", Tone::Recovery),
        Some(Helped::NoDifference) => ("= no difference", Tone::Muted),
        Some(Helped::Worse) => ("↓ made it worse", Tone::Setback),
        None => ("· did it help?", Tone::Accent),
    };
    let part = if columns < PART_FROM { String::new() } else { format!("{:14}", done.part.label()) };
    let room = columns.saturating_sub(3 + part.len() + 14 + 16).max(8);
    Row::default()
        .with(Tone::Plain, &format!("  {} ", width::pad(&done.what, room)))
        .with(Tone::Muted, &format!("{part}{:14}", days::told_day(done.day, shared.now.today())))
        .with(tone, answer)
}

fn note(told: &Told<'_>, columns: u16) -> Pane {
    let mut pane = Pane::new(columns);
    if !told.arc.note.trim().is_empty() {
        let mut writer = Writer::new(columns.into());
        writer.heading("Note");
        writer.text(Tone::Plain, 0, told.arc.note.trim());
        pane.words(writer.done());
    }
    pane
}
