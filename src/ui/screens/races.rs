//! The list of races, and beside it the story of the selected one where there is room.
//!
//! ```text
//!   Date          Race                       Distance     Result   Goals      Looked back
//! › 29 Jul 2026   × Comrades Marathon           89 km    cut off   C of 3     hot, later
//! ```

use crate::app::geometry::{self, Area};
use crate::app::passage::Tone;
use crate::app::screens::races::{Races, result};
use crate::app::screens::story::compose::sign;
use crate::app::shared::Shared;
use crate::domain::race::{Outcome, SetbackMark};
use crate::domain::rules::race_goals::{GoalResult, goal_result};
use crate::domain::story::RaceRow;
use crate::domain::units::days;
use crate::ui::canvas::Canvas;

/// The widths of the columns for one width of the list.
struct Columns {
    date: u16,
    name: u16,
    distance: u16,
    result: u16,
    goals: u16,
    looked: u16,
}

impl Columns {
    fn of(area: Area) -> Self {
        let (date, distance, result) = (11, 9, 14);
        let goals = if area.columns >= 76 { 7 } else { 0 };
        let looked = if area.columns >= 92 { 12 } else { 0 };
        let fixed = 2
            + date
            + 3
            + distance
            + 2
            + result
            + if goals > 0 { goals + 2 } else { 0 }
            + if looked > 0 { looked + 2 } else { 0 };
        Self { date, name: area.columns.saturating_sub(fixed + 2).min(56), distance, result, goals, looked }
    }
}

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Races, shared: &Shared) {
    let (list, beside) = geometry::races(shared.size);
    let Some(read) = &page.page else { return };
    if read.total == 0 {
        empty(canvas, list, shared);
        return;
    }
    let columns = Columns::of(list);
    heads(canvas, list, &columns);
    let area = Races::list_area(shared);
    for (row, place) in (area.row..area.row + area.rows).zip(page.rows.visible()) {
        let Some(content) = page.row(place) else { continue };
        if page.rows.selected() == Some(place) {
            canvas.select(area.column, row, area.columns);
            canvas.text(area.column, row, 1, "›", Tone::Accent);
        }
        line(canvas, area.column + 2, row, &columns, (content, shared));
        if page.rows.selected() == Some(place) {
            canvas.embolden(area.column, row, area.columns);
        }
    }
    canvas.list_scrollbar(area, &page.rows);
    if let Some(beside) = beside {
        canvas.passage(beside, &page.beside);
    }
}

fn empty(canvas: &mut Canvas<'_>, area: Area, shared: &Shared) {
    let keys = &shared.settings.keymap;
    let debrief = keys.told(crate::app::command::Command::NewDebrief);
    let ahead = keys.told(crate::app::command::Command::NewRace);
    canvas.text(area.column, area.row, area.columns, "No race is here yet.", Tone::Strong);
    let words = format!("{debrief} looks back at one you have run, {ahead} enters one that is still ahead.");
    canvas.text(area.column, area.row + 2, area.columns, &words, Tone::Muted);
}

fn heads(canvas: &mut Canvas<'_>, area: Area, columns: &Columns) {
    let mut column = area.column + 2;
    let mut head = |canvas: &mut Canvas<'_>, words: &str, wide: u16, right: u16| {
        if wide > 0 {
            if right > 0 {
                canvas.text_right(column + wide, area.row, wide, words, Tone::Muted);
            } else {
                canvas.text(column, area.row, wide, words, Tone::Muted);
            }
            column += wide + 2;
        }
    };
    head(canvas, "Date", columns.date, 0);
    head(canvas, "  Race", columns.name + 1, 0);
    head(canvas, "Distance", columns.distance, 1);
    head(canvas, "Result", columns.result, 1);
    head(canvas, "Goals", columns.goals, 0);
    head(canvas, "Looked back", columns.looked, 0);
}

fn line(
    canvas: &mut Canvas<'_>,
    start: u16,
    row: u16,
    columns: &Columns,
    (content, shared): (&RaceRow, &Shared),
) {
    let race = &content.race;
    let mut column = start;
    canvas.text_right(column + columns.date, row, columns.date, &days::told_short(race.date), Tone::Muted);
    column += columns.date + 2;
    let (sign, tone) = sign(race);
    canvas.text(column, row, 1, sign, tone);
    let mark = if race.setback == Some(SetbackMark::Yes) { " ↓" } else { "" };
    let room = columns.name - 1 - u16::try_from(mark.chars().count()).unwrap_or(0);
    let end = canvas.text(column + 2, row, room, &race.name, Tone::Plain);
    canvas.text(end, row, 2, mark, Tone::Setback);
    column += columns.name + 3;
    let distance = race
        .distance
        .map(|distance| distance.told(shared.settings.units))
        .or_else(|| race.duration.map(crate::domain::units::Seconds::told))
        .unwrap_or_default();
    canvas.text_right(column + columns.distance, row, columns.distance, &distance, Tone::Plain);
    column += columns.distance + 2;
    let tone = match race.outcome {
        Some(Outcome::Finished) | None => Tone::Plain,
        Some(_) => Tone::Setback,
    };
    let words = match race.outcome {
        None => days::told_day(race.date, shared.now.today()),
        Some(_) => result(content, shared),
    };
    canvas.text_right(column + columns.result, row, columns.result, &words, tone);
    column += columns.result + 2;
    if columns.goals > 0 {
        let (words, tone) = match goal_result(race) {
            GoalResult::Met => ("met".to_owned(), Tone::Recovery),
            GoalResult::Partly(tier) => (format!("{} held", tier.label()), Tone::Recovery),
            GoalResult::Missed => ("missed".to_owned(), Tone::Plain),
            GoalResult::HadNone => ("none".to_owned(), Tone::Muted),
            GoalResult::NotSet | GoalResult::Unclear => (String::new(), Tone::Muted),
        };
        canvas.text(column, row, columns.goals, &words, tone);
        column += columns.goals + 2;
    }
    if columns.looked > 0 {
        let roles = shared.content.pack().mode_roles();
        let words = match (content.draft, roles.hot(content), roles.looked_back(content)) {
            (Some(_), ..) => "draft",
            (None, 0, 0) => "",
            (None, _, 0) => "hot",
            (None, 0, _) => "later",
            (None, ..) => "hot, later",
        };
        canvas.text(column, row, columns.looked, words, Tone::Muted);
    }
}
