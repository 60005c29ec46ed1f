//! The thread that reads the terminal.
//!
//! It hands over what has come in and then waits for leave to read on. So while an external editor runs, nothing here
//! takes its keys; and a burst of keys comes as one batch and is drawn once.

use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::{
    self, Event as TerminalEvent, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use super::main_loop::Event;
use crate::app::effect::{Input, Size};
use crate::app::key::{Code, Held, Key};

/// How many events are handed over at once at most, so that a flood cannot keep the screen from being drawn.
const BATCH: usize = 256;

/// Starts the thread. It ends when the terminal or the program does.
pub fn start(events: Sender<Event>, leave: Receiver<()>) {
    thread::spawn(move || {
        loop {
            let Ok(inputs) = read_batch() else {
                // The terminal is gone: as good as a hang-up.
                let _ = events.send(Event::Leave);
                return;
            };
            if inputs.is_empty() {
                continue;
            }
            if events.send(Event::Inputs(inputs)).is_err() || leave.recv().is_err() {
                return;
            }
        }
    });
}

fn read_batch() -> std::io::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    inputs.extend(translate(event::read()?));
    while inputs.len() < BATCH && event::poll(Duration::ZERO)? {
        inputs.extend(translate(event::read()?));
    }
    Ok(inputs)
}

fn translate(event: TerminalEvent) -> Option<Input> {
    match event {
        TerminalEvent::Key(key) if key.kind != KeyEventKind::Release => key_pressed(key).map(Input::Key),
        TerminalEvent::Paste(text) => Some(Input::Paste(text)),
        TerminalEvent::Resize(columns, rows) => Some(Input::Resize(Size { columns, rows })),
        TerminalEvent::FocusGained => Some(Input::Focus),
        TerminalEvent::Mouse(mouse) => {
            let (column, row) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { column, row }),
                MouseEventKind::Drag(MouseButton::Left) => Some(Input::Drag { column, row }),
                MouseEventKind::ScrollUp => Some(Input::Wheel(-3)),
                MouseEventKind::ScrollDown => Some(Input::Wheel(3)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn key_pressed(key: KeyEvent) -> Option<Key> {
    let mut held = Held {
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
        shift: key.modifiers.contains(KeyModifiers::SHIFT),
    };
    let code = match key.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => {
            held.shift = true;
            Code::Tab
        }
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    // A character that came in as it is typed needs no Shift to be told; a capital may come without its modifier.
    if matches!(code, Code::Char(_)) && !held.ctrl {
        held.shift = false;
    }
    Some(Key { code, held }.normal())
}

#[cfg(test)]
mod tests {
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    use super::{Input, Key, translate};

    fn heard(code: KeyCode, modifiers: KeyModifiers) -> Option<Input> {
        translate(Event::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn keys_come_in_as_the_table_of_commands_names_them() {
        let named = |name: &str| Some(Input::Key(Key::read(name).expect("a key")));
        assert_eq!(heard(KeyCode::Char('G'), KeyModifiers::SHIFT), named("G"));
        assert_eq!(heard(KeyCode::Char('?'), KeyModifiers::SHIFT), named("?"));
        assert_eq!(heard(KeyCode::BackTab, KeyModifiers::NONE), named("shift-tab"));
        assert_eq!(heard(KeyCode::Char('s'), KeyModifiers::CONTROL), named("ctrl-s"));
        assert_eq!(
            heard(KeyCode::Left, KeyModifiers::CONTROL | KeyModifiers::SHIFT),
            named("ctrl-shift-left")
        );
    }

    #[test]
    fn a_key_that_is_let_go_is_not_a_key_pressed() {
        let mut released = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        released.kind = KeyEventKind::Release;
        assert_eq!(translate(Event::Key(released)), None);
    }
}
