//! What looks after the runner, and when it was done last.
//!
//! ```text
//!                                    last done      days / wanted
//! › strength                         12 days ago          12 / 7  5 days over
//!   sleep routine                    today                 0 / 1  in 1 day
//!   blood tests                      never yet           – / 180
//! ```

use crate::app::geometry::Area;
use crate::app::passage::Tone;
use crate::app::screens::care_log::{CareLogPage, DAY_HINT};
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{field, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &CareLogPage, shared: &Shared) {
    let (area, foot) = page.areas(shared);
    sheet::draw(canvas, area, &page.sheet);
    let Some(typing) = &page.typing else { return };
    canvas.rule(foot.column, foot.row, foot.columns);
    canvas.text(foot.column, foot.row + 1, foot.columns, &typing.question, Tone::Strong);
    let inside = CareLogPage::field_area(foot);
    field::rows(canvas, inside, &typing.form);
    let below = Area { row: inside.row + 1, rows: 2, ..foot };
    field::below(canvas, below.beyond(2), &typing.form, |_| Some(DAY_HINT.to_owned()));
}
