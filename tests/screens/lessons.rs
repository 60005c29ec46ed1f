//! Lessons: browsed, found by typing, narrowed, and what is done with the selected one.

mod acting;
mod narrowing;
mod reports;
mod sample;
mod snapshots;
mod typing;
