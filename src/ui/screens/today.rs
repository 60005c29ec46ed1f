//! Today: the day in words, what waits, the last weeks at a glance, the easy days, and one lesson worth remembering.
//!
//! ```text
//!   Saturday, 2 days after Three Dams Ultra
//!
//! › ↺ Look back at Three Dams Ultra, with 2 days between           9 or 18 min
//!   ○ Three Dams Ultra: day 2, mind and body too early to tell
//!
//!   Mind       ▆▆▅ ▆▆▇▅▆ ▂▁   2.5 yesterday    usual 6.8 ± 0.7
//!   Body       ▅▅▆ ▅▆▅▅▆ ▂▂   2.7 yesterday    usual 6.3 ± 0.6
//!
//!   Easy days  ■■□□□□□□□□□□□□□□□□□□▫▫▫▫▫▫▫▫  2 of 20-38. No race, no hard session.
//! ```

use crate::app::geometry;
use crate::app::passage::{Row, Tone};
use crate::app::screens::today::{Item, Quiet, Today, words};
use crate::app::shared::Shared;
use crate::domain::units::days;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::list::{self, Selected};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &Today, shared: &Shared) {
    let body = geometry::body(shared.size);
    if page.home.is_none() {
        return;
    }
    canvas.text(body.column, body.row, body.columns, &greeting(page, shared), Tone::Strong);
    let layout = page.layout(shared);
    let area = layout.list;
    for (row, place) in (area.row..area.row + area.rows).zip(page.rows.visible()) {
        let Some(item) = page.items.get(place) else {
            continue;
        };
        let (text, aside) = words(item, shared);
        let (sign, tone) = sign(item);
        let content = Row::default().with(tone, &format!("{sign} ")).with(Tone::Plain, &text);
        let selected = Selected::when(page.rows.selected() == Some(place));
        list::row(canvas, area, row, selected, (&content, &aside));
    }
    canvas.list_scrollbar(area, &page.rows);
    if page.items.is_empty() {
        canvas.text(body.column, area.row, body.columns, "Nothing waits. That is fine.", Tone::Muted);
    }
    let (below, rows) = &layout.below;
    for (row, content) in (below.row..below.row + below.rows).zip(rows) {
        canvas.row(below.column, row, below.columns, content);
    }
}

fn sign(item: &Item) -> (&'static str, Tone) {
    match item {
        Item::Draft(_) => ("✎", Tone::Accent),
        Item::LookBack(..) | Item::FollowUp(..) => ("↺", Tone::Accent),
        Item::Step(_) => ("□", Tone::Goal),
        Item::Review { .. } => ("⇄", Tone::Goal),
        Item::Training(..) | Item::Tried(_) => ("?", Tone::Recovery),
        Item::Arc(..) => ("○", Tone::Recovery),
        Item::Bounce(..) => ("◎", Tone::Recovery),
        Item::Stepping(stepping) => (stepping.sign(), Tone::Recovery),
        Item::Quiet(Quiet::Parked(_)) => ("‖", Tone::Mind),
        Item::Quiet(Quiet::ParkIt(_)) => ("·", Tone::Mind),
        Item::Quiet(Quiet::Care(..)) => ("·", Tone::Body),
        Item::Alignment(_) => ("⊹", Tone::Mind),
        Item::Offer(_) => ("↺", Tone::Goal),
        Item::StillTrue(_) => ("?", Tone::Lesson),
        Item::Ahead(_) => ("◇", Tone::Goal),
        Item::Care(_) => ("+", Tone::Accent),
        Item::CheckIn | Item::OfferDebrief | Item::OfferRace | Item::OfferDemo => ("·", Tone::Accent),
    }
}

/// The day, and what it is near to.
fn greeting(page: &Today, shared: &Shared) -> String {
    let today = shared.now.today();
    let day = days::told_weekday(today);
    let near = page.home.as_ref().and_then(|home| home.recent.first()).map(|row| &row.race);
    let days_after = |race: &crate::domain::race::Race| u32::try_from((today - race.date).num_days()).ok();
    let near = near.and_then(|race| Some((days_after(race).filter(|days| *days <= 14)?, &race.name)));
    let name =
        if shared.settings.name.is_empty() { String::new() } else { format!("{}, ", shared.settings.name) };
    match near {
        Some((0, race)) => format!("{name}{day}, the day of {race}"),
        Some((1, race)) => format!("{name}{day}, the day after {race}"),
        Some((days, race)) => format!("{name}{day}, {} after {race}", days::told_span(days)),
        None => format!("{name}{day}"),
    }
}
