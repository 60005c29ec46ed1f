//! Lessons: found by typing, narrowed by facets.

use crate::app::screens::lessons::Lessons;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(_canvas: &mut Canvas<'_>, _page: &Lessons, _shared: &Shared) {}
