//! (The page is being written.)

use crate::app::screens::body::BodyAndMind;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(_canvas: &mut Canvas<'_>, _page: &BodyAndMind, _shared: &Shared) {}
