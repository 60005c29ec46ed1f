//! The whole program as a runner meets it: keys in, screen out.

mod branches;
mod check_ins;
mod debriefs;
mod fields;
mod harness;
mod leaving;
mod life;
mod monkey;
mod races;
mod saving;
mod snapshots;
mod surroundings;
mod today;
mod walking;
mod weeks;
mod writing;
