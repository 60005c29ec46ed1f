//! A list to pick from. The selected row is marked and raised; what is picked has a sign and, for causes, its weight.

use super::editor;
use super::list::Selected;
use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::screens::debrief::picks::{Choice, Manner, PickList};
use crate::text::width;
use crate::ui::canvas::Canvas;

/// Draws the list.
pub fn draw(canvas: &mut Canvas<'_>, area: Area, list: &PickList) {
    let area = match &list.find {
        Some(query) => {
            canvas.text(area.column, area.row, 2, "/ ", Tone::Accent);
            editor::plain(canvas, area.top(1).beyond(2), query);
            area.below(2)
        }
        None => area,
    };
    let label_columns = list.choices.iter().map(|choice| width::columns(&choice.label)).max().unwrap_or(0);
    let label_columns =
        u16::try_from(label_columns).unwrap_or(40).min(PickList::label_room(area.columns, &list.manner));
    let mut group = None;
    let mut row = area.row;
    for place in list.rows.visible() {
        if row >= area.row + area.rows {
            break;
        }
        let selected = Selected::when(list.rows.selected() == Some(place));
        if let Some(choice) = list.shown.get(place).and_then(|choice| list.choices.get(*choice)) {
            let first = choice.group.as_deref().filter(|name| group != Some(*name));
            group = choice.group.as_deref();
            let line = Line { list, label_columns, selected, group: first };
            row = line.draw(canvas, area, row, choice);
        } else {
            own_words(canvas, area, row, list, selected);
            row += 1;
        }
    }
    if list.shown.is_empty() && list.find.is_some() {
        canvas.text(area.column, area.row, area.columns, "Nothing fits. Fewer letters may.", Tone::Muted);
    }
    canvas.list_scrollbar(area, &list.rows);
}

struct Line<'a> {
    list: &'a PickList,
    label_columns: u16,
    selected: Selected,
    group: Option<&'a str>,
}

impl Line<'_> {
    /// Draws a choice over as many rows as its label takes; gives the row below.
    fn draw(&self, canvas: &mut Canvas<'_>, area: Area, row: u16, choice: &Choice) -> u16 {
        let list = self.list;
        let picked = list.pick_of(choice);
        if self.selected == Selected::Yes {
            canvas.select(area.column, row, area.columns);
            canvas.text(area.column, row, 1, "›", Tone::Accent);
        }
        let mut column = area.column + 2;
        if let Some(key) = choice.key {
            canvas.text(column, row, 1, &key.to_string(), Tone::Accent);
            column += 2;
        }
        if list.manner != Manner::One {
            canvas.text(column, row, 1, if picked.is_some() { "■" } else { "□" }, Tone::Accent);
            column += 2;
        } else if picked.is_some() {
            canvas.text(column, row, 1, "●", Tone::Accent);
            column += 2;
        }
        let tone = if picked.is_some() { Tone::Strong } else { Tone::Plain };
        let end = area.row + area.rows;
        let mut next = row;
        for part in PickList::label_rows(&choice.label, area.columns, &list.manner)
            .into_iter()
            .take((end - row).into())
        {
            canvas.text(column, next, self.label_columns + 1, part, tone);
            next += 1;
        }
        let mut right = column + self.label_columns + 2;
        if let (Manner::Weighed(_, words), Some(weight)) =
            (&list.manner, picked.and_then(|pick| pick.strength))
        {
            let filled = usize::from(weight).min(words.len());
            let blocks = format!("{}{}", "▰".repeat(filled), "▱".repeat(words.len() - filled));
            right = canvas.text(right, row, area.columns, &blocks, Tone::Setback) + 1;
            let word = words.get(filled.saturating_sub(1)).map_or("", String::as_str);
            right = canvas.text(right, row, area.columns, word, Tone::Muted) + 2;
        }
        if let Some(group) = self.group {
            let end = area.column + area.columns - 1;
            let room = end.saturating_sub(right);
            // A group that does not fit is left out rather than cut.
            if width::columns(group) <= room.into() {
                canvas.text_right(end, row, room, group, Tone::Muted);
            }
        }
        if self.selected == Selected::Yes {
            canvas.embolden(area.column, row, area.columns);
            for row in row + 1..next {
                canvas.select(area.column, row, area.columns);
                canvas.embolden(area.column, row, area.columns);
            }
        }
        next
    }
}

/// The last row: the runner's own words.
fn own_words(canvas: &mut Canvas<'_>, area: Area, row: u16, list: &PickList, selected: Selected) {
    let Some(own) = &list.own else { return };
    canvas.text(area.column, row, 1, if selected == Selected::Yes { "›" } else { " " }, Tone::Accent);
    canvas.text(area.column + 2, row, 1, "✎", Tone::Accent);
    let inside = Area { column: area.column + 4, row, columns: area.columns.saturating_sub(5), rows: 1 };
    if selected == Selected::Yes {
        editor::plain(canvas, inside, own);
    } else {
        editor::text(canvas, inside, own);
    }
    if own.is_empty() {
        canvas.text(inside.column, row, inside.columns, "in your own words", Tone::Muted);
    }
}
