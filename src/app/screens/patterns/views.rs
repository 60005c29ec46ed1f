//! Causes over the years, feelings by how a race ended, and what helped.

use super::super::story::compose::{feeling_label, feeling_tone};
use super::words::{cause, races};
use super::{Act, Composer};
use crate::app::passage::{Row, Tone};
use crate::domain::cause::Effect;
use crate::domain::feeling::Felt;
use crate::domain::patterns::CauseLesson;
use crate::domain::rules::patterns::{
    CauseOverTime, FEW, NamedFeeling, Reach, causes_over_time, causes_that_helped, feelings_by_ending,
    races_with_causes,
};
use crate::domain::rules::what_helped::learned;
use crate::domain::units::days;
use crate::domain::units::rounding::shown;

/// At most so many parts within reach are told of one cause.
const PARTS: usize = 3;
/// At most so many feelings of one moment.
const FEELINGS: usize = 8;
/// At most so many marks stand for the races of a year.
const MOST_MARKS: usize = 12;
/// "Then" and "Now" stand in a column this wide.
const MOMENT: usize = 16;

/// Where there is too little to tell of a habit.
fn too_few(page: &mut Composer<'_>, count: usize) {
    if count < FEW {
        let words =
            format!("{} so far: too few to tell a habit from a day. This is what was told.", races(count));
        page.words(Tone::Muted, 0, &words);
        page.pane.gap();
    }
}

/// Causes over the years, and how much of them was within reach.
pub fn over_time(page: &mut Composer<'_>) {
    let found = causes_over_time(&page.basis.races);
    let of = races_with_causes(&page.basis.races);
    if found.is_empty() {
        page.words(Tone::Strong, 0, "Nothing here yet.");
        page.words(
            Tone::Muted,
            0,
            "What got in the way is counted here by year, as soon as a debrief names something.",
        );
        return;
    }
    too_few(page, of);
    let mut reach = Reach::default();
    for one in &found {
        reach.mine += one.reach.mine;
        reach.partly += one.reach.partly;
        reach.outside += one.reach.outside;
    }
    if reach.told() > 0 {
        let words = format!("Within reach, of {} told: {}", reach.told(), reach_words(reach));
        page.words(Tone::Plain, 0, &words);
    }
    let heading = if of < FEW { "What got in the way" } else { "What got in the way most" };
    page.heading(heading, &format!("of {} told", races(of)));
    page.words(Tone::Muted, 0, "A little weighs 1, some 2, a lot 3.");
    for one in &found {
        page.pane.gap();
        let rows = cause_rows(page, one, of);
        page.item(Act::Story(one.last), rows);
    }
}

/// One cause: how often, in which years, how much of it was within reach, and which part.
fn cause_rows(page: &Composer<'_>, one: &CauseOverTime, of: usize) -> Vec<Row> {
    let mut writer = page.writer();
    let label = cause(&one.cause, Effect::Hindered, &page.shared.content);
    writer.row(
        Row::default()
            .with(Tone::Plain, "  ")
            .with(Tone::Strong, label)
            .with(Tone::Muted, &format!("   {} of {}, weight {}", one.races, races(of), one.weight)),
    );
    let mut row = Row::default().with(Tone::Plain, "    ");
    for year in &one.years {
        let bar = "▇".repeat(year.races.min(MOST_MARKS));
        let gap = if bar.is_empty() { "" } else { " " };
        let next = Row::default()
            .with(Tone::Muted, &format!("{} ", year.year))
            .with(Tone::Setback, &bar)
            .with(Tone::Muted, &format!("{gap}{} of {}   ", year.races, year.of));
        if row.columns() + next.columns() > writer.columns() + 3 {
            writer.row(std::mem::take(&mut row));
            row.push(Tone::Plain, "    ");
        }
        row.spans.extend(next.spans);
    }
    writer.row(row);
    if one.reach.told() > 0 {
        let words = format!("within reach: {}", reach_words(one.reach));
        writer.text(Tone::Plain, 4, &words);
    }
    if one.put_down > 0 {
        let words = format!("“not mine to change” in {}", races(one.put_down));
        writer.text(Tone::Muted, 4, &words);
    }
    for part in one.parts.iter().take(PARTS) {
        let words = format!("{} ({}, {})", part.words, part.name, days::told_short(part.day));
        writer.hanging(&Row::default().with(Tone::Muted, "    → "), Tone::Lesson, 6, &words);
    }
    writer.done()
}

/// "much in 3, a part in 2, little in 1".
fn reach_words(reach: Reach) -> String {
    let parts = [("much", reach.mine), ("a part", reach.partly), ("little", reach.outside)];
    let told: Vec<String> = parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(words, count)| format!("{words} in {count}"))
        .collect();
    told.join(", ")
}

/// Feelings by how a race ended.
pub fn feelings(page: &mut Composer<'_>) {
    let found = feelings_by_ending(&page.basis.races);
    if found.is_empty() {
        page.words(Tone::Strong, 0, "Nothing here yet.");
        page.words(
            Tone::Muted,
            0,
            "What you feel after races is gathered here by how they ended: on the day, and later.",
        );
        return;
    }
    too_few(page, found.iter().map(|one| one.races).sum());
    page.words(
        Tone::Muted,
        0,
        "In how many of these races a feeling was named, and how strong it was on average.",
    );
    for one in &found {
        page.heading(one.ending.label(), &races(one.races));
        for (moment, (told, named)) in [("On the day", &one.then), ("Looking back", &one.now)] {
            if *told > 0 {
                let rows = named_rows(page, moment, *told, named);
                page.pane.words(rows);
            }
        }
    }
}

fn named_rows(page: &Composer<'_>, moment: &str, told: usize, named: &[NamedFeeling]) -> Vec<Row> {
    let content = &page.shared.content;
    let mut writer = page.writer();
    let mut row = Row::default().with(Tone::Muted, &format!("  {:width$}", moment, width = MOMENT - 2));
    for one in named.iter().take(FEELINGS) {
        let felt = Felt { feeling: one.feeling.clone(), own: one.own, strength: 0 };
        let mut next = Row::default().with(feeling_tone(&felt, content), &feeling_label(&felt, content));
        let strength = shown(one.strength, 1);
        next.push(Tone::Muted, &format!(" {} of {told}, {strength:.1}   ", one.races));
        if row.columns() + next.columns() > writer.columns() {
            writer.row(std::mem::take(&mut row));
            row.push(Tone::Plain, &" ".repeat(MOMENT));
        }
        row.spans.extend(next.spans);
    }
    writer.row(row);
    if named.len() > FEELINGS {
        writer.text(Tone::Muted, MOMENT, &format!("and {} more", named.len() - FEELINGS));
    }
    writer.done()
}

/// What helped: in races, on the way back, and which lessons.
pub fn helped(page: &mut Composer<'_>) {
    let causes = causes_that_helped(&page.basis.races);
    let tries = learned(&page.basis.tries);
    let mut lessons: Vec<&CauseLesson> =
        page.basis.lessons.iter().filter(|one| one.tally().uses() > 0).collect();
    lessons.sort_by_key(|one| std::cmp::Reverse((one.tally().helped, one.tally().partly)));
    if causes.is_empty() && tries.is_empty() && lessons.is_empty() {
        page.words(Tone::Strong, 0, "Nothing here yet.");
        page.words(
            Tone::Muted,
            0,
            "What helped in a race comes here from the full debrief, what helped on the way back from its arcs, and lessons as soon \
             as a debrief says that one was used.",
        );
        return;
    }
    if !causes.is_empty() {
        let of = races_with_causes(&page.basis.races);
        too_few(page, of);
        page.heading("In races", &format!("of {} told", races(of)));
        for (id, count) in &causes {
            let label = cause(id, Effect::Helped, &page.shared.content).to_owned();
            let row = Row::default()
                .with(Tone::Recovery, &format!("  {label}"))
                .with(Tone::Muted, &format!("   {count} of {of}"));
            page.pane.words([row]);
        }
    }
    if !lessons.is_empty() {
        page.heading("Lessons that were used", "");
        for one in lessons {
            let mut writer = page.writer();
            writer.hanging(&Row::default().with(Tone::Muted, "  · "), Tone::Lesson, 4, &one.lesson.text);
            writer.text(Tone::Muted, 4, &one.tally().facts().join(", "));
            page.item(Act::Lesson(one.lesson.id), writer.done());
        }
    }
    if !tries.is_empty() {
        page.heading("On the way back", "over all arcs");
        for known in tries {
            let row = Row::default()
                .with(Tone::Plain, &format!("  {}   ", known.what))
                .with(Tone::Recovery, &known.told());
            page.pane.words([row]);
        }
    }
}
