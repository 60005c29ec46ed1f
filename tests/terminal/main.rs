//! The program as a runner meets it: in a terminal, from the keyboard, with everything that can happen to a terminal.
//!
//! The screen that is looked at is the one a terminal would show, never the bytes that were sent; and a test waits for
//! what it expects to see, never for a time to pass.

#![cfg(unix)]

mod ending;
mod external_editor;
mod pasting;
mod place;
mod refusing;
mod resizing;
mod reviewing;
mod styling;
mod terminal;
mod trouble;
mod walking;
mod windows;
