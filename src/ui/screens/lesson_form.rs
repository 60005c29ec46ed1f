//! A lesson to write, or to change.

use crate::app::screens::lesson_form::LessonForm;
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;

/// Draws the page.
pub fn draw(_canvas: &mut Canvas<'_>, _page: &LessonForm, _shared: &Shared) {}
