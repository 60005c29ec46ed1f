//! The brief before a race.

use crate::app::screens::brief::BriefPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(_canvas: &mut Canvas<'_>, _page: &BriefPage, _shared: &Shared) {}
