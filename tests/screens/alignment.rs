//! The alignment check: its sentences, what came of it, and the ways there.

mod checking;
mod debrief;
mod month;
mod offers;
mod page;
pub mod sample;
mod snapshots;
