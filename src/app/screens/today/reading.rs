//! The reading at the glance of Mind and Body: one quiet line.

use super::super::reading::words;
use crate::app::passage::{Row, Tone};
use crate::domain::history::History;
use crate::domain::rules::reading::{Besides, Reading};
use crate::domain::rules::reckoning::Reckoning;
use crate::text::width;

/// The reading of the day that a reckoning is for.
pub(super) fn read(history: &History, reckoning: &Reckoning) -> Reading {
    Reading::of(history, reckoning, &Besides::of(history, reckoning.today))
}

/// The line, cut where there is no room.
pub(super) fn row(reading: &Reading, label: usize, columns: usize) -> Row {
    let words = words::in_brief(reading);
    Row::default()
        .with(Tone::Muted, &width::pad("Reading", label))
        .with(Tone::Muted, &width::fit(&words, columns.saturating_sub(label)))
}
