//! The feelings picker: a column for each quadrant, a letter before each word, what is picked below with its strength.
//!
//! ```text
//! 1 Bright       2 Calm         3 Charged      4 Heavy        5 Mixed
//! e elated       c content      f frustrated   a disappointed b bittersweet
//! ...
//! heartbroken ━━━━━━━━━━━━━━━━━━──  9
//! ```

use super::editor;
use super::list::{self, Selected};
use crate::app::geometry::Area;
use crate::app::passage::{Row, Tone};
use crate::app::screens::debrief::feelings::{COLUMN, FeelingsPicker, Find, Typing, words};
use crate::app::screens::story::compose::{feeling_label, feeling_tone, quadrant_tone};
use crate::app::shared::Shared;
use crate::content::feelings::Quadrant;
use crate::ui::canvas::Canvas;

/// Draws the picker.
pub fn draw(canvas: &mut Canvas<'_>, area: Area, picker: &FeelingsPicker, shared: &Shared) {
    // What is picked stands right below the words: a row each with a bar where there is room, else in one line.
    let words_of = |quadrant: &Quadrant| words(&shared.content, &quadrant.id).count();
    let longest = shared.content.feelings.quadrants.iter().map(words_of).max().unwrap_or(0);
    let wanted = u16::try_from(longest).unwrap_or(u16::MAX).saturating_add(1);
    let count = u16::try_from(picker.felt.len()).unwrap_or(0);
    let in_rows = area.rows > wanted + count;
    let picked_rows = match count {
        0 => 0,
        _ if in_rows => count + 1,
        _ => 1,
    };
    let above = area.top(area.rows.saturating_sub(picked_rows).min(wanted));
    match &picker.typing {
        Typing::Nothing => columns(canvas, above, picker, shared),
        Typing::Find(find) => hits(canvas, above, find, shared),
        Typing::Own(own) => {
            canvas.text(area.column, area.row, 2, "+ ", Tone::Accent);
            editor::plain(canvas, above.top(1).beyond(2), own);
            canvas.text(
                area.column,
                area.row + 2,
                area.columns,
                "A word of your own, then Enter.",
                Tone::Muted,
            );
        }
    }
    let below = area.below(above.rows);
    if in_rows {
        picked(canvas, below.below(1), picker, shared);
    } else if count > 0 {
        picked_in_line(canvas, below, picker, shared);
    }
}

/// The quadrants. Where they do not fit side by side, those on the way to the one at hand move out of sight; words that do
/// not fit below one another go on in the last column, which has few of its own.
fn columns(canvas: &mut Canvas<'_>, area: Area, picker: &FeelingsPicker, shared: &Shared) {
    let quadrants = &shared.content.feelings.quadrants;
    let seen = usize::from((area.columns / COLUMN).max(1)).min(quadrants.len());
    let first = (picker.quadrant + 1).saturating_sub(seen);
    let room = usize::from(area.rows.saturating_sub(1));
    let counts: Vec<usize> =
        quadrants.iter().map(|quadrant| words(&shared.content, &quadrant.id).count()).collect();
    // The last column takes what does not fit in the others, each under its own head, if it can take all of it.
    let beyond = counts.iter().map(|count| count.saturating_sub(room)).filter(|beyond| *beyond > 0);
    let needed = counts.last().copied().unwrap_or(0) + beyond.map(|beyond| beyond + 2).sum::<usize>();
    let goes_on = seen == quadrants.len() && needed <= room;
    let mut of = None;
    let mut free = area.row + 1;
    let mut overflow: Vec<(usize, usize)> = Vec::new();
    for (offset, quadrant) in quadrants.iter().enumerate().skip(first).take(seen) {
        let place = u16::try_from(offset - first).unwrap_or(0);
        let column = area.column + place * COLUMN;
        head(canvas, column, area.row, picker, (offset, quadrant));
        let here = offset == picker.quadrant;
        let count = counts[offset];
        let top = if here && !goes_on { (picker.word + 1).saturating_sub(room) } else { 0 };
        for (row, number) in (area.row + 1..area.row + area.rows).zip(top..count) {
            word(canvas, column, row, picker, (offset, number, shared));
            if offset + 1 == quadrants.len() {
                free = row + 1;
            }
        }
        if count > top + room && !goes_on {
            // There is more below.
            canvas.text(column + COLUMN - 2, area.row + area.rows.saturating_sub(1), 1, "↓", Tone::Accent);
        }
        if count > room {
            overflow.extend((room..count).map(|number| (offset, number)));
        }
    }
    let last = area.column + u16::try_from(seen.saturating_sub(1)).unwrap_or(0) * COLUMN;
    for (offset, number) in overflow.into_iter().filter(|_| goes_on) {
        if of != Some(offset) {
            of = Some(offset);
            head(canvas, last, free + 1, picker, (offset, &quadrants[offset]));
            free += 2;
        }
        word(canvas, last, free, picker, (offset, number, shared));
        free += 1;
    }
    if first > 0 {
        canvas.text(area.column.saturating_sub(1), area.row, 1, "‹", Tone::Accent);
    }
    if first + seen < quadrants.len() {
        canvas.text(area.column + u16::try_from(seen).unwrap_or(0) * COLUMN, area.row, 1, "›", Tone::Accent);
    }
}

/// The name of a quadrant behind its digit.
fn head(
    canvas: &mut Canvas<'_>,
    column: u16,
    row: u16,
    picker: &FeelingsPicker,
    (offset, quadrant): (usize, &Quadrant),
) {
    canvas.text(column, row, 1, &quadrant.key.to_string(), Tone::Accent);
    canvas.text(column + 2, row, COLUMN - 3, &quadrant.label, quadrant_tone(&quadrant.id));
    if offset == picker.quadrant {
        canvas.select(column, row, COLUMN - 1);
        canvas.embolden(column, row, COLUMN - 1);
    }
}

/// One word behind its letter; a square stands where it is picked, a mark where the arrows are.
fn word(
    canvas: &mut Canvas<'_>,
    column: u16,
    row: u16,
    picker: &FeelingsPicker,
    (offset, number, shared): (usize, usize, &Shared),
) {
    let quadrant = &shared.content.feelings.quadrants[offset];
    let Some(feeling) = words(&shared.content, &quadrant.id).nth(number) else {
        return;
    };
    let here = offset == picker.quadrant;
    let chosen = picker.felt.iter().any(|felt| !felt.own && felt.feeling == feeling.id);
    let at_hand = here && number == picker.word;
    if at_hand {
        canvas.select(column, row, COLUMN - 1);
    }
    let key_tone = if here { Tone::Accent } else { Tone::Muted };
    let mut letter = [0; 4];
    canvas.text(column, row, 1, feeling.key.unwrap_or(' ').encode_utf8(&mut letter), key_tone);
    let mark = match (chosen, at_hand) {
        (true, _) => "■",
        (false, true) => "›",
        (false, false) => " ",
    };
    canvas.text(column + 1, row, 1, mark, Tone::Accent);
    let tone = match (chosen, here) {
        (true, _) => Tone::Strong,
        (false, true) => Tone::Plain,
        (false, false) => Tone::Muted,
    };
    canvas.text(column + 2, row, COLUMN - 2, &feeling.label.to_lowercase(), tone);
}

fn hits(canvas: &mut Canvas<'_>, area: Area, find: &Find, shared: &Shared) {
    canvas.text(area.column, area.row, 2, "/ ", Tone::Accent);
    editor::plain(canvas, area.top(1).beyond(2), &find.query);
    let below = area.below(2);
    if find.hits.is_empty() {
        canvas.text(
            area.column,
            below.row,
            area.columns,
            "No such word yet. Enter takes it as your own.",
            Tone::Muted,
        );
    }
    for (row, place) in (below.row..below.row + below.rows).zip(find.rows.visible()) {
        let Some(feeling) = find.hits.get(place).and_then(|id| shared.content.feelings.get(id)) else {
            continue;
        };
        let content = Row::default().with(quadrant_tone(&feeling.quadrant), &feeling.label.to_lowercase());
        let synonyms = feeling.synonyms.join(", ");
        let selected = Selected::when(find.rows.selected() == Some(place));
        list::row(canvas, below, row, selected, (&content, &synonyms));
    }
}

/// What is picked, in one line: `disappointed 7  exhausted 8`.
fn picked_in_line(canvas: &mut Canvas<'_>, area: Area, picker: &FeelingsPicker, shared: &Shared) {
    let end = area.column + area.columns;
    let mut column = area.column;
    for (place, felt) in picker.felt.iter().enumerate() {
        let asked = if picker.strength_of == Some(place) { "?" } else { "" };
        let words = format!("{} {}{asked}", feeling_label(felt, &shared.content), felt.strength);
        let tone = feeling_tone(felt, &shared.content);
        column = canvas.text(column, area.row, end.saturating_sub(column), &words, tone) + 2;
    }
}

fn picked(canvas: &mut Canvas<'_>, area: Area, picker: &FeelingsPicker, shared: &Shared) {
    for (row, (place, felt)) in (area.row..area.row + area.rows).zip(picker.felt.iter().enumerate()) {
        let tone = feeling_tone(felt, &shared.content);
        let label = feeling_label(felt, &shared.content);
        canvas.text(area.column, row, 15, &label, tone);
        let filled = u16::from(felt.strength) * 2;
        let bar = area.column + 16;
        canvas.text(bar, row, 20, &"━".repeat(filled.into()), tone);
        let faint = canvas.theme().decoration();
        canvas.styled(bar + filled, row, 20, &"─".repeat((20 - filled.min(20)).into()), faint);
        canvas.text(bar + 21, row, 3, &format!("{:>2}", felt.strength), Tone::Strong);
        if picker.strength_of == Some(place) {
            canvas.text(
                bar + 25,
                row,
                area.columns.saturating_sub(41),
                "how strong? 0–9, t ten",
                Tone::Accent,
            );
        }
    }
}
