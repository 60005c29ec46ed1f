//! The subcommands, as they are called from a shell.

mod brief;
mod checkin;
mod lessons;
mod place;
mod review;
mod timeline;
