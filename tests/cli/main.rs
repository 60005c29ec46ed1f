//! The subcommands, as they are called from a shell.

mod checkin;
mod place;
mod timeline;
