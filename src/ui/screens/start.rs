//! Before looking back: at which race, and how.

use crate::app::geometry;
use crate::app::passage::{Row, Tone};
use crate::app::screens::start::{Choice, Start};
use crate::app::shared::Shared;
use crate::domain::units::days;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::list::{self, Selected};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Start, shared: &Shared) {
    let body = geometry::body(shared.size);
    let area = body.below(2);
    let today = shared.now.today();
    let at = |place: usize| Selected::when(page.rows.selected() == Some(place));
    match &page.choice {
        Choice::Which(races) => {
            if !races.is_empty() {
                canvas.text(body.column, body.row, body.columns, "Which race?", Tone::Strong);
            }
            for (row, (place, race)) in (area.row..area.row + area.rows).zip(races.iter().enumerate()) {
                let (content, aside) = match race {
                    Some(race) => {
                        (Row::default().with(Tone::Plain, &race.name), days::told_day(race.date, today))
                    }
                    None => (
                        Row::default().with(Tone::Plain, "A race that is not in the journal yet"),
                        String::new(),
                    ),
                };
                list::row(canvas, area, row, at(place), (&content, &aside));
            }
        }
        Choice::How { race, ways, suggestion } => {
            let words = match race {
                Some(race) => format!(
                    "{}, {}. How would you like to look back?",
                    race.name,
                    days::told_day(race.date, today)
                ),
                None => "How would you like to look back?".to_owned(),
            };
            canvas.text(body.column, body.row, body.columns, &words, Tone::Strong);
            for (row, (place, way)) in (area.row..area.row + area.rows).zip(ways.iter().enumerate()) {
                let content = Row::default().with(Tone::Plain, &way.label);
                list::row(canvas, area, row, at(place), (&content, &format!("{:.0} min", way.minutes)));
            }
            let below = area.below(u16::try_from(ways.len()).unwrap_or(0) + 1);
            let way = page.rows.selected().and_then(|place| ways.get(place));
            let why = suggestion.as_ref().zip(way).and_then(|(suggestion, way)| {
                if way.mode == suggestion.mode {
                    Some(&suggestion.reasons)
                } else {
                    suggestion.early.as_ref()
                }
            });
            let columns = body.columns.saturating_sub(2).min(geometry::READING_COLUMNS);
            let hint = way.map_or("", |way| way.hint.as_str());
            let why = why.map_or("", String::as_str);
            let words = wrap::wrap_reading(hint, columns.into()).into_iter().map(|part| (part, Tone::Plain));
            let reasons = wrap::wrap_reading(why, columns.into()).into_iter().map(|part| (part, Tone::Muted));
            for (row, (part, tone)) in (below.row..below.row + below.rows).zip(words.chain(reasons)) {
                canvas.text(body.column + 2, row, columns, part, tone);
            }
        }
    }
}
