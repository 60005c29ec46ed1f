//! Second Wind: a terminal journal for what comes after a race.

pub mod app;
pub mod content;
pub mod domain;
pub mod store;
pub mod text;
pub mod ui;
