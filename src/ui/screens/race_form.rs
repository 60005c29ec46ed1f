//! The facts of a race, a field a row.
//!
//! ```text
//!   Name                  Soweto Half
//! › Day                   sunday
//!   Kind                  ‹ Road ›
//! ```

use crate::app::entry::Entry;
use crate::app::geometry::Area;
use crate::app::screens::race_form::{FormField, RaceForm};
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::field;

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_>, page: &RaceForm, shared: &Shared) {
    let area = RaceForm::list_area(shared);
    field::rows(canvas, area, &page.form);
    let below = Area { column: area.column + 2, row: area.row + area.rows + 1, rows: 1, ..area };
    field::below(canvas, below, &page.form, |field| hint(field).map(str::to_owned));
}

/// How a field may be written.
fn hint(field: &FormField) -> Option<&'static str> {
    use crate::content::prompt::Fills;
    if matches!(field.entry, Entry::Choice { .. }) {
        return Some("Arrows or the first letters choose, Backspace empties.");
    }
    Some(match field.fact.fills {
        Fills::Date => "2027-04-11, 11 april, sunday, in 3 weeks",
        Fills::Distance | Fills::Covered => "marathon, half, 10k, 89 km, 50 mi, 70.3",
        Fills::Duration => "for a race over time: 6 h, 24 h",
        Fills::Official | Fills::Gun | Fills::Watch => "4:17:00, 1h23, 19:58",
        Fills::Goals => "your own words: under 4:00, finish, run the hills",
        Fills::Splits => "one after another: 5 km 25:10, 10 km 51:02, or 9:25, 10:08",
        Fills::Place | Fills::PlaceGroup => "412, or 412/3477",
        Fills::Temperature => "12 C, 61 F",
        Fills::Climb => "850 m, 2600 ft",
        Fills::HeartRate => "beats a minute: 162",
        Fills::Carbs => "grams an hour: 60",
        Fills::Satisfaction | Fills::Effort => "0 to 10",
        _ => return None,
    })
}
