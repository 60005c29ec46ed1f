//! The foot of the screen: one line for a notice, one for the keys that work now. Made from the table of commands.

use super::canvas::Canvas;
use crate::app::State;
use crate::app::command::{Bar, Command, Entry, Keymap, Scope, TABLE};
use crate::app::passage::Tone;
use crate::app::saver::Status;
use crate::app::shared::Weight;
use crate::text::{width, wrap};

/// Draws the notice line and the help bar.
pub fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let size = state.shared.size;
    let (columns, row) = (size.columns.saturating_sub(4), size.rows.saturating_sub(2));
    if let Some(notice) = &state.shared.notice {
        match notice.weight {
            Weight::Quiet => foot(canvas, columns, row, &notice.text, Tone::Accent),
            Weight::Warning => foot(canvas, columns, row, &format!("! {}", notice.text), Tone::Warning),
        }
    } else if let Status::Failed(trouble) = state.shared.saver.status() {
        foot(canvas, columns, row, &format!("! Not saved. {}", trouble.line), Tone::Warning);
    }
    let mut column = 2;
    for (entry, keys) in fitting(state, columns) {
        column = canvas.text(column, row + 1, columns, &keys, Tone::Accent) + 1;
        column = canvas.text(column, row + 1, columns, entry.label, Tone::Muted) + 3;
    }
}

/// Draws a notice that ends in `row`; a long one takes what it needs of the rows above.
fn foot(canvas: &mut Canvas<'_>, columns: u16, row: u16, text: &str, tone: Tone) {
    let parts = wrap::wrap_reading(text, columns.into());
    let top = row.saturating_sub(u16::try_from(parts.len().saturating_sub(1)).unwrap_or(0).min(3));
    for (row, part) in (top..=row).zip(parts) {
        // It may lie over the page.
        canvas.text(0, row, columns + 4, &" ".repeat(usize::from(columns) + 4), Tone::Plain);
        canvas.text(2, row, columns, part, tone);
    }
}

/// The commands that work now and fit, in the order of their scopes; the keener ones keep their room. Two of one scope with
/// the same label stand together: "← → events".
fn fitting(state: &State, columns: u16) -> Vec<(&'static Entry, String)> {
    let keymap = &state.shared.settings.keymap;
    let scopes = state.scopes();
    let mut entries: Vec<(&'static Entry, String)> = Vec::new();
    for scope in &scopes {
        for entry in TABLE.iter().filter(|entry| entry.scope == *scope && entry.bar != Bar::Hidden) {
            let Some(key) = shown_keys(keymap, &scopes, entry.command) else {
                continue;
            };
            if !state.is_enabled(entry.command) {
                continue;
            }
            match entries.iter_mut().find(|(other, _)| other.label == entry.label) {
                Some((twin, keys)) if twin.scope == entry.scope => *keys = format!("{keys} {key}"),
                Some(_) => {}
                None => entries.push((entry, key)),
            }
        }
    }
    let needs = |entries: &[(&Entry, String)]| -> usize {
        let each = |(entry, keys): &(&Entry, String)| width::columns(keys) + width::columns(entry.label) + 4;
        entries.iter().map(each).sum::<usize>().saturating_sub(3)
    };
    while needs(&entries) > columns.into() {
        let Some(place) = entries.iter().rposition(|(entry, _)| entry.bar == Bar::Shown) else {
            break;
        };
        entries.remove(place);
    }
    while needs(&entries) > columns.into() && entries.len() > 1 {
        entries.pop();
    }
    entries
}

/// The first key of a command that no narrower scope takes for itself, or its row of digits.
fn shown_keys(keymap: &Keymap, scopes: &[Scope], command: Command) -> Option<String> {
    let first = keymap.keys(command).find(|key| keymap.command(scopes, *key) == Some(command))?;
    let told = keymap.told(command);
    Some(if told.contains('–') { told } else { first.to_string() })
}
