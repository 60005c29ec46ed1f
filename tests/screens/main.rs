//! The whole program as a runner meets it: keys in, screen out.

mod arcs;
mod body;
mod branches;
mod check_ins;
mod debriefs;
mod fields;
mod harness;
mod leaving;
mod monkey;
mod races;
mod saving;
mod season;
mod snapshots;
mod surroundings;
mod timeline;
mod walking;
mod wins;
mod writing;
