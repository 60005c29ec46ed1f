//! The whole program as a runner meets it: keys in, screen out.

mod body;
mod branches;
mod debriefs;
mod fields;
mod harness;
mod leaving;
mod monkey;
mod races;
mod saving;
mod snapshots;
mod surroundings;
mod walking;
mod writing;
