//! The subcommands, as they are called from a shell.

mod checkin;
mod lessons;
mod place;
mod timeline;
