//! Pure data and rules: races, debriefs, feelings, causes, lessons, goals, and the units they are told in.
//!
//! Architecture invariant: nothing here reads a clock, a file, a database or a screen. Times come in as
//! arguments, changes go out as data ([`change::Change`]).

pub mod alignment;
pub mod arc;
pub mod bounce;
pub mod brief;
pub mod care;
pub mod cause;
pub mod change;
pub mod check_in;
pub mod clock;
pub mod debrief;
pub mod feeling;
pub mod folding;
pub mod goal;
pub mod goal_story;
pub mod history;
pub mod id;
pub mod lesson;
pub mod lesson_story;
pub mod patterns;
pub mod person;
pub mod race;
pub mod reading;
pub mod review;
pub mod rules;
pub mod search;
pub mod season;
pub mod step_back;
pub mod story;
pub mod timeline;
pub mod units;
pub mod waiting;
pub mod wins;
pub mod written;
