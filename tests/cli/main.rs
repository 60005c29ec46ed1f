//! The subcommands, as they are called from a shell.

mod brief;
mod care;
mod checkin;
mod goals;
mod lessons;
mod place;
mod review;
mod timeline;
