//! Looking back: the stages at the left, one question in the middle, memory cues at the right.
//!
//! ```text
//! ✓ Arrive          How heavy does this race feel right now?        The facts
//! › The facts       0-10, asked again at the end                    89 km, stopped at 61
//! · Body first
//!                     0   1   2   3   4   5   6  [7]  8   9   10
//! about 14 minutes
//! ```

use crate::app::command::Command;
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::screens::debrief::Debrief;
use crate::app::screens::debrief::feelings::Typing;
use crate::app::screens::debrief::page::PageLayout;
use crate::app::screens::debrief::picks::Manner;
use crate::app::screens::debrief::widget::Widget;
use crate::app::shared::Shared;
use crate::text::editor::Editor;
use crate::text::{width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, feelings, lines, picks, scale};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Debrief, shared: &Shared) {
    let areas = page.areas(shared);
    if let Some(area) = areas.stages {
        rail(canvas, area, page);
    }
    if let Some(area) = areas.cues {
        canvas.passage(area, &page.cues);
    }
    question(canvas, areas.question, page, shared);
}

fn rail(canvas: &mut Canvas<'_>, area: Area, page: &Debrief) {
    let here = page.asked.as_ref().map(|asked| asked.stage.as_str());
    for (row, stage) in (area.row..area.row + area.rows.saturating_sub(2)).zip(&page.stages) {
        let current = here == Some(&stage.id);
        let (sign, tone) = match (current, stage.done) {
            (true, _) => ("›", Tone::Strong),
            (false, true) => ("✓", Tone::Muted),
            (false, false) => ("·", Tone::Muted),
        };
        let sign_tone = match (current, stage.done) {
            (true, _) => Tone::Accent,
            (false, true) => Tone::Recovery,
            (false, false) => Tone::Muted,
        };
        canvas.text(area.column, row, 1, sign, sign_tone);
        canvas.text(area.column + 2, row, area.columns - 2, &stage.title, tone);
    }
    let foot = area.row + area.rows - 1;
    canvas.text(area.column, foot, area.columns, &progress(page), Tone::Muted);
}

/// Time rather than numbers of questions: those grow with what is answered, which is disheartening when one is tired.
fn progress(page: &Debrief) -> String {
    let minutes = page.minutes_left.round();
    if page.asked.is_none() {
        String::new()
    } else if minutes < 1.0 {
        "almost there".to_owned()
    } else {
        format!("about {minutes} min left")
    }
}

fn question(canvas: &mut Canvas<'_>, area: Area, page: &Debrief, shared: &Shared) {
    let (text, note) = (page.question_text(), page.note_text(shared));
    let layout = PageLayout::new(area, &text, note.as_deref());
    wrapped(canvas, layout.text, &text, Tone::Strong);
    if let Some(note) = &note {
        wrapped(canvas, layout.note, note, Tone::Muted);
    }
    widget(canvas, layout.widget, page, shared);
    match &page.problem {
        Some(problem) => wrong(canvas, &layout, page, problem),
        None => foot(canvas, layout.problem, page, shared),
    }
}

/// What is wrong with the answer: right below a line that is written, else at the foot of the page.
fn wrong(canvas: &mut Canvas<'_>, layout: &PageLayout, page: &Debrief, problem: &str) {
    let text = format!("! {problem}");
    let rows = wrap::wrap_reading(&text, layout.widget.columns.into()).len();
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(layout.widget.rows);
    let area = match &page.widget {
        Widget::Line(field) if !field.taken && field.instead.is_none() => {
            layout.widget.below(line_rows(&field.editor, layout.widget) + 1).top(rows)
        }
        _ => {
            let row = (layout.problem.row + 1).saturating_sub(rows);
            Area { row, rows, ..layout.problem }
        }
    };
    wrapped(canvas, area, &text, Tone::Warning);
}

/// How many rows a line that wraps takes on the screen.
fn line_rows(editor: &Editor, area: Area) -> u16 {
    u16::try_from(editor.total_rows()).unwrap_or(u16::MAX).clamp(1, 6).min(area.rows)
}

/// The row under the widget: how a picker is used and, where there is no room for the rail, where one is.
fn foot(canvas: &mut Canvas<'_>, area: Area, page: &Debrief, shared: &Shared) {
    let key = |command| shared.settings.keymap.told(command);
    let hint = match &page.widget {
        Widget::Feelings(picker) if picker.strength_of.is_some() => {
            format!("how strong? {}, {} is ten", key(Command::ScaleDigit), key(Command::ScaleTen))
        }
        Widget::Scale(scale) if scale.may_become_ten => {
            format!("0 makes it ten, {} goes on", key(Command::Accept))
        }
        Widget::Feelings(picker) if picker.typing == Typing::Nothing => format!(
            "4a7: a quadrant, a letter, how strong   {} find   {} your own",
            key(Command::FeelingFind),
            key(Command::FeelingOwn)
        ),
        Widget::Pick(list) if matches!(list.manner, Manner::Weighed(..)) && list.find.is_none() => {
            format!("1 to 3: how much   {} find   {} back", key(Command::PickFind), key(Command::PickToggle))
        }
        Widget::Pick(list) if list.choices.len() > 9 && list.find.is_none() => {
            format!("{} find a word", key(Command::PickFind))
        }
        _ => String::new(),
    };
    let next = canvas.text(area.column, area.row, area.columns, &hint, Tone::Muted);
    if page.areas(shared).stages.is_none() {
        let (end, words) = (area.column + area.columns, short_progress(page));
        let room = end.saturating_sub(next + 2);
        // Where both do not fit, the hint is of more use.
        if width::columns(&words) <= room.into() {
            canvas.text_right(end, area.row, room, &words, Tone::Muted);
        }
    }
}

/// Where there is no room for the rail, a line says where one is.
fn short_progress(page: &Debrief) -> String {
    let stage =
        page.asked.as_ref().and_then(|asked| page.stages.iter().find(|stage| stage.id == asked.stage));
    format!("{} · {}", stage.map_or("", |stage| stage.title.as_str()), progress(page))
}

fn widget(canvas: &mut Canvas<'_>, area: Area, page: &Debrief, shared: &Shared) {
    match &page.widget {
        Widget::Line(field) => {
            let rows = line_rows(&field.editor, area);
            if !field.taken {
                editor::barred(canvas, area.top(rows), &field.editor);
            }
            if let Some((_, words)) = &field.instead {
                let below = if field.taken { 0 } else { rows + 1 };
                instead(canvas, area.below(below), words, Standing::of(field.taken), shared);
            }
        }
        Widget::Page(text) => editor::barred(canvas, area, text),
        Widget::Scale(widget) => scale::draw(canvas, area, widget),
        Widget::Pick(list) => picks::draw(canvas, area, list),
        Widget::Feelings(picker) => feelings::draw(canvas, area, picker, shared),
        Widget::Lines(field) => {
            lines::draw(canvas, area, field);
            if let Some((_, words)) = &field.instead {
                let rows = if field.taken { 0 } else { u16::try_from(field.lines.len()).unwrap_or(3) + 1 };
                instead(canvas, area.below(rows), words, Standing::of(field.taken), shared);
            }
        }
        Widget::Card(passage) => canvas.passage(area, passage),
    }
}

/// The answer that may stand in place of words, and its key: taken, or offered.
fn instead(canvas: &mut Canvas<'_>, area: Area, words: &str, standing: Standing, shared: &Shared) {
    let key = shared.settings.keymap.told(Command::TakeInstead);
    match standing {
        Standing::Taken => {
            let next = canvas.text(area.column, area.row, 2, "● ", Tone::Accent);
            let next = canvas.text(next, area.row, area.columns, words, Tone::Strong);
            canvas.text(next + 2, area.row, area.columns, &format!("{key} to write after all"), Tone::Muted);
        }
        Standing::Offered => {
            let next = canvas.text(area.column + 2, area.row, area.columns, &key, Tone::Accent);
            canvas.text(next + 1, area.row, area.columns.saturating_sub(4), words, Tone::Muted);
        }
    }
}

/// Whether an answer that stands for words is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Taken,
    Offered,
}

impl Standing {
    fn of(taken: bool) -> Self {
        if taken { Self::Taken } else { Self::Offered }
    }
}

fn wrapped(canvas: &mut Canvas<'_>, area: Area, text: &str, tone: Tone) {
    for (row, part) in (area.row..area.row + area.rows).zip(wrap::wrap_reading(text, area.columns.into())) {
        canvas.text(area.column, row, area.columns, part, tone);
    }
}
