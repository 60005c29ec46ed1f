//! What keeps coming back, what has not, and what helps.

use crate::app::screens::patterns::Patterns;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(_canvas: &mut Canvas<'_>, _page: &Patterns, _shared: &Shared) {}
