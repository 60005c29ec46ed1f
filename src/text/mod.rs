//! Writing surfaces, and everything about widths. No IO, no screen library.
//!
//! - [`width`]: how many display columns a text takes, shortening and padding to them.
//! - [`sanitise`]: what may reach the terminal, and what may enter a text from outside.
//! - [`mod@wrap`]: soft wrapping into rows.
//! - [`editor`]: the one editor behind every field, of one line or of many.
//!
//! Invariants:
//! - **Widths are display columns and cursors are graphemes**, never bytes and never `char`s.
//! - **What is measured is what is drawn**: `columns(text)` equals `columns(&for_screen(text))` for every text.
//!   Only the drawing goes through [`for_screen`]; the text a runner wrote is kept as it was written.
//! - **Nothing reaches the terminal unsanitised**, and nothing pasted or imported enters a text but by [`incoming`].

pub mod editor;
pub mod sanitise;
pub mod width;
pub mod wrap;

pub use editor::{Applied, Edit, Editor, Motion, VisibleRow};
pub use sanitise::{for_screen, incoming};
pub use width::{columns, fit, fit_middle, pad};
pub use wrap::{Row, wrap, wrap_reading};
