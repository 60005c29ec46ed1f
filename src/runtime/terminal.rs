//! Takes the terminal over, and always gives it back: at the end, on an error, in a panic, before a suspension.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::Once;

use crossterm::cursor::{SetCursorStyle, Show};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::Colored;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{Command, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use crate::app::settings::Motion;

/// The terminal, taken over until it is dropped.
pub struct Screen {
    /// What is drawn on.
    pub terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    motion: Motion,
}

/// Presses, releases, drags and the wheel, but not every move of the mouse: those would wake the program for nothing.
struct MousePresses(&'static str);

impl Command for MousePresses {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        f.write_str(self.0)
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        Ok(())
    }
}

const MOUSE_ON: MousePresses = MousePresses("\x1b[?1000h\x1b[?1002h\x1b[?1006h");
const MOUSE_OFF: MousePresses = MousePresses("\x1b[?1006l\x1b[?1002l\x1b[?1000l");

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn enter(motion: Motion) -> io::Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let usual = std::panic::take_hook();
            let drawing = std::thread::current().id();
            std::panic::set_hook(Box::new(move |panic| {
                // A defect in another thread is answered for there; the screen goes on.
                if std::thread::current().id() == drawing {
                    restore();
                    usual(panic);
                }
            }));
        });
        // With NO_COLOR crossterm would write a bare reset for each colour and lose bold and reverse with it; the theme
        // leaves the colours out by itself.
        Colored::set_ansi_color_disabled(false);
        take(motion)?;
        let terminal = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))?;
        Ok(Self { terminal, motion })
    }

    /// Gives the terminal to somebody else for a while. What they bring back comes even if the terminal does not.
    pub fn lend<T>(&mut self, borrow: impl FnOnce() -> T) -> (T, io::Result<()>) {
        restore();
        let result = borrow();
        // The other program has drawn over everything, and may have changed the size.
        let taken = take(self.motion).and_then(|()| self.draw_anew());
        (result, taken)
    }

    /// Clears the screen, so that the next frame is sent whole.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn draw_anew(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where its cursor is, and wait in vain for an answer that goes to the
        // thread that reads the keys.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn take(motion: Motion) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, MOUSE_ON)?;
    if motion == Motion::Reduced {
        execute!(io::stdout(), SetCursorStyle::SteadyBar)?;
    }
    Ok(())
}

/// Gives the terminal back. Errors are of no use here: there is nothing else that could be tried.
fn restore() {
    let mut out = io::stdout();
    let _ = execute!(
        out,
        MOUSE_OFF,
        DisableFocusChange,
        DisableBracketedPaste,
        SetCursorStyle::DefaultUserShape,
        LeaveAlternateScreen,
        Show
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}
