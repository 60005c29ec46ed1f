//! One lesson.

use crate::app::screens::lesson::LessonPage;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(_canvas: &mut Canvas<'_>, _page: &LessonPage, _shared: &Shared) {}
