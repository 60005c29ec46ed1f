//! The whole program as a runner meets it: keys in, screen out.

mod arcs;
mod body;
mod branches;
mod carried;
mod check_ins;
mod debriefs;
mod fields;
mod harness;
mod leaving;
mod life;
mod monkey;
mod patterns;
mod races;
mod reference;
mod saving;
mod season;
mod snapshots;
mod surroundings;
mod timeline;
mod today;
mod walking;
mod weeks;
mod wins;
mod writing;
