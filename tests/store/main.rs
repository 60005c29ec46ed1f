//! The store on real files, as the program uses it.

mod arcs;
mod carried_lessons;
mod check_ins;
mod files;
mod finishing;
mod freezing;
mod helpful_lessons;
mod histories;
mod lesson_life;
mod lessons_kept;
mod patterns;
mod plans;
mod reading;
mod reviews;
mod round_trips;
mod sample;
mod searching;
mod trashing;
mod two_windows;
mod upgrading;
mod ways_back;
