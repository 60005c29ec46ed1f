//! The timeline: lanes over one axis, and below it the story of what is selected.
//!
//! ```text
//! Season  24 Jan – 24 Jul 2026  ·  84 check-ins  ·  3 races  ·  1 arc
//! Mind  10 ⠤⠤⡀⣀⠤⠤⡀   ⢀⡠⠔⠤⠤
//!        0      ⠘⡄⣀⠔⠁
//! Arcs          ◆━━━━━━◇  mind 9-11 · body 12
//! Phases build────hold──███████hold─build─
//! Races    ●    ×  Two Rivers 100     ◇
//!        ──┬────▲───┬───────────┄┄┄┄┄┄
//!          Mar      Apr
//! ```

use crate::app::geometry::{self, Area, GUTTER, TimelineAreas};
use crate::app::passage::Tone;
use crate::app::screens::timeline::{Mark, Timeline};
use crate::app::shared::Shared;
use crate::domain::check_in::Side;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::lane;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Timeline, shared: &Shared) {
    if page.known.is_none() {
        return;
    }
    if page.is_empty() {
        empty(canvas, shared);
        return;
    }
    let areas = page.areas(shared);
    header(canvas, page, areas.header);
    line(canvas, page, &areas, Side::Mind);
    line(canvas, page, &areas, Side::Body);
    let picture = &page.picture;
    for (row, marks) in (areas.arcs.row..).zip(&picture.arcs) {
        lane_of_marks(canvas, Area { row, rows: 1, ..areas.arcs }, marks);
    }
    if areas.arcs.rows > 0 {
        name(canvas, areas.arcs, "Arcs", Tone::Setback);
        if picture.crowded_arcs > 0 && areas.arcs.rows > 1 {
            let row = areas.arcs.row + areas.arcs.rows - 1;
            let words = format!("+{} over", picture.crowded_arcs);
            canvas.text(areas.arcs.column - GUTTER, row, GUTTER - 1, &words, Tone::Muted);
        }
    }
    for (area, label, tone, marks) in [
        (areas.easy, "Easy", Tone::Muted, &picture.easy),
        (areas.phases, "Phases", Tone::Muted, &picture.phases),
        (areas.races, "Races", Tone::Plain, &picture.races),
        (areas.goals, "Goals", Tone::Goal, &picture.goals),
    ] {
        if area.rows > 0 {
            name(canvas, area, label, tone);
            lane_of_marks(canvas, area, marks);
        }
    }
    cursor(canvas, page, &areas);
    axis(canvas, page, areas.axis);
    canvas.passage(Area { columns: areas.story.columns.saturating_sub(1), ..areas.story }, &page.story);
}

fn empty(canvas: &mut Canvas<'_>, shared: &Shared) {
    use crate::app::command::Command;
    let body = geometry::body(shared.size);
    let keys = &shared.settings.keymap;
    canvas.text(body.column, body.row, body.columns, "Nothing has happened here yet.", Tone::Strong);
    let words = format!(
        "{} checks in, {} looks back at a race; both draw their line here.",
        keys.told(Command::CheckIn),
        keys.told(Command::NewDebrief)
    );
    canvas.text(body.column, body.row + 2, body.columns, &words, Tone::Muted);
}

fn header(canvas: &mut Canvas<'_>, page: &Timeline, area: Area) {
    const LEGEND: [(&str, Tone, &str); 5] = [
        ("★", Tone::Accent, "best"),
        ("●", Tone::Recovery, "met"),
        ("◐", Tone::Recovery, "partly"),
        ("○", Tone::Plain, "missed"),
        ("×", Tone::Setback, "DNF"),
    ];
    let row = page.header(area.columns.into());
    let used = u16::try_from(row.columns()).unwrap_or(u16::MAX);
    canvas.row(area.column, area.row, area.columns, &row);
    let legend: u16 = LEGEND.iter().map(|(_, _, words)| u16::try_from(words.len()).unwrap_or(0) + 4).sum();
    if used + legend + 2 <= area.columns {
        let mut column = area.column + area.columns - legend + 2;
        for (sign, tone, words) in LEGEND {
            column = canvas.text(column, area.row, 1, sign, tone) + 1;
            column = canvas.text(column, area.row, 12, words, Tone::Muted) + 2;
        }
    }
}

fn name(canvas: &mut Canvas<'_>, area: Area, label: &str, tone: Tone) {
    canvas.text(area.column - GUTTER, area.row, GUTTER - 1, label, tone);
}

fn line(canvas: &mut Canvas<'_>, page: &Timeline, areas: &TimelineAreas, side: Side) {
    let (area, tone, cells) = match side {
        Side::Mind => (areas.mind, Tone::Mind, &page.picture.mind),
        Side::Body => (areas.body, Tone::Body, &page.picture.body),
    };
    if area.rows == 0 {
        return;
    }
    name(canvas, area, side.label(), tone);
    canvas.text_right(area.column - 1, area.row, 2, "10", Tone::Muted);
    if area.rows > 1 {
        canvas.text_right(area.column - 1, area.row + area.rows - 1, 2, "0", Tone::Muted);
    }
    lane::draw(canvas, area, cells, side);
}

fn lane_of_marks(canvas: &mut Canvas<'_>, area: Area, marks: &[Mark]) {
    for mark in marks {
        let left = area.columns.saturating_sub(mark.column);
        canvas.text(area.column + mark.column, area.row, left, &mark.text, mark.tone);
    }
}

/// Raises the ground of the selected column through all lanes.
fn cursor(canvas: &mut Canvas<'_>, page: &Timeline, areas: &TimelineAreas) {
    let Some(column) = page.picture.cursor else { return };
    let style = canvas.theme().selected();
    for area in [areas.mind, areas.body, areas.arcs, areas.easy, areas.phases, areas.races, areas.goals] {
        canvas.style(Area { column: area.column + column, columns: 1, ..area }, style);
    }
}

/// The axis: a rule with marks, broken after today, and labels.
fn axis(canvas: &mut Canvas<'_>, page: &Timeline, area: Area) {
    let picture = &page.picture;
    let style = canvas.theme().decoration();
    let solid = picture.past;
    canvas.styled(area.column, area.row, solid, &"─".repeat(solid.into()), style);
    let ahead = area.columns - solid.min(area.columns);
    canvas.styled(area.column + solid, area.row, ahead, &"┄".repeat(ahead.into()), style);
    for tick in &picture.ticks {
        canvas.styled(area.column + tick.column, area.row, 1, "┬", style);
        let left = area.columns - tick.column;
        canvas.text(area.column + tick.column, area.row + 1, left, &tick.label, Tone::Muted);
    }
    if let Some(column) = picture.cursor {
        canvas.text(area.column + column, area.row, 1, "▲", Tone::Accent);
    }
}
