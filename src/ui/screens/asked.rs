//! (The page is being written.)

use crate::app::screens::asked::AskedList;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(_canvas: &mut Canvas<'_>, _page: &AskedList, _shared: &Shared) {}
