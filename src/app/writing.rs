//! Commands that mean an edit of a text.

use crate::app::command::Command;
use crate::text::editor::{Edit, Motion};

/// The edit that a command asks for, if it is one of writing.
#[must_use]
pub fn edit(command: Command) -> Option<Edit> {
    Some(match command {
        Command::Cut => Edit::Cut,
        Command::Copy => Edit::Copy,
        Command::PasteKept => Edit::PasteKept,
        Command::SelectAll => Edit::SelectAll,
        Command::UndoTyping => Edit::Undo,
        Command::RedoTyping => Edit::Redo,
        Command::CharLeft => Edit::Move(Motion::Left),
        Command::CharRight => Edit::Move(Motion::Right),
        Command::WordLeft => Edit::Move(Motion::WordLeft),
        Command::WordRight => Edit::Move(Motion::WordRight),
        Command::RowStart => Edit::Move(Motion::RowStart),
        Command::RowEnd => Edit::Move(Motion::RowEnd),
        Command::SelectLeft => Edit::Select(Motion::Left),
        Command::SelectRight => Edit::Select(Motion::Right),
        Command::SelectWordLeft => Edit::Select(Motion::WordLeft),
        Command::SelectWordRight => Edit::Select(Motion::WordRight),
        Command::SelectRowStart => Edit::Select(Motion::RowStart),
        Command::SelectRowEnd => Edit::Select(Motion::RowEnd),
        Command::DeleteBack => Edit::Backspace,
        Command::DeleteForward => Edit::Delete,
        Command::DeleteWordBack => Edit::DeleteWordBack,
        Command::DeleteWordForward => Edit::DeleteWordForward,
        Command::DeleteToStart => Edit::DeleteToLineStart,
        Command::DeleteToEnd => Edit::DeleteToLineEnd,
        Command::NewLine => Edit::Newline,
        Command::RowUp => Edit::Move(Motion::RowUp),
        Command::RowDown => Edit::Move(Motion::RowDown),
        Command::SelectRowUp => Edit::Select(Motion::RowUp),
        Command::SelectRowDown => Edit::Select(Motion::RowDown),
        Command::TextPageUp => Edit::Move(Motion::PageUp),
        Command::TextPageDown => Edit::Move(Motion::PageDown),
        Command::TextStart => Edit::Move(Motion::TextStart),
        Command::TextEnd => Edit::Move(Motion::TextEnd),
        _ => return None,
    })
}
