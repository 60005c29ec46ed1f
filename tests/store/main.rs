//! The store on real files, as the program uses it.

mod arcs;
mod bounce;
mod carried_lessons;
mod check_ins;
mod files;
mod finishing;
mod freezing;
mod goal_life;
mod goal_words;
mod goals_kept;
mod helpful_lessons;
mod histories;
mod lesson_life;
mod lessons_kept;
mod patterns;
mod plans;
mod reading;
mod reviews;
mod reviews_of_goals;
mod round_trips;
mod sample;
mod searching;
mod trashing;
mod two_windows;
mod upgrading;
mod ways_back;
