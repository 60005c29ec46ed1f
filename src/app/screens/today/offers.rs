//! The look back at a week, a month or a season that is offered on Today: never more than one, and none on the day of a race.

use crate::app::screens::period::PeriodReview;
use crate::app::screens::season::SeasonPage;
use crate::app::shared::Shared;
use crate::content::season::told_span;
use crate::domain::change::Change;
use crate::domain::review::{Period, Review, ReviewKind};
use crate::domain::rules::period;
use crate::domain::story::Home;
use crate::domain::waiting::{Due, due};

/// Whether a race is run today, or was just now: nothing is offered then.
pub(super) fn is_race_day(home: &Home, shared: &Shared) -> bool {
    let today = shared.now.today();
    let roles = shared.content.pack().mode_roles();
    let is_race_day = |row: &&crate::domain::story::RaceRow| {
        let is_fresh = matches!(due(row, &roles, today), Some(Due::RaceDay | Due::Fresh));
        is_fresh || (row.race.date == today && row.race.may_have_been_raced())
    };
    home.recent.iter().any(|row| is_race_day(&row))
}

/// What is offered at this moment.
pub(super) fn offered(home: &Home, shared: &Shared) -> Option<Period> {
    if is_race_day(home, shared) {
        return None;
    }
    let is_open = |known: &&Period| known.review.as_ref().is_none_or(|review| review.finished.is_none());
    let times = period::offered(shared.now.wall.naive_local());
    times.into_iter().find_map(|(kind, span)| {
        let known = home.periods.iter().find(|known| known.kind == kind && known.from == span.from);
        known.filter(is_open).cloned()
    })
}

/// What the row says, and the quiet words at its right end.
pub(super) fn words(offer: &Period, shared: &Shared) -> (String, String) {
    let span = told_span(offer.kind, offer.from, offer.to);
    let begun = offer.review.is_some();
    let text = match (offer.kind, begun) {
        (ReviewKind::Season, false) => format!("Look back at the season {span}"),
        (ReviewKind::Season, true) => format!("Go on looking back at the season {span}"),
        (_, false) => format!("Look back at the {}", offer.kind.label()),
        (_, true) => format!("Go on looking back at the {}", offer.kind.label()),
    };
    let text = if offer.kind == ReviewKind::Season { text } else { format!("{text}, {span}") };
    (text, format!("{} min", shared.content.reviews.minutes(offer.kind)))
}

/// Opens its page.
pub(super) fn open(offer: &Period, shared: &mut Shared) {
    match offer.kind {
        ReviewKind::Season => shared.open(SeasonPage::of(chrono::Datelike::year(&offer.from))),
        kind => shared.open(PeriodReview::of(kind)),
    }
}

/// Puts it away for this time: it counts as looked back at.
pub(super) fn put_away(offer: &Period, shared: &mut Shared) {
    let was_begun = offer.review.clone();
    let review = was_begun.clone().unwrap_or_else(|| Review {
        id: offer.kind.id_of(offer.from),
        kind: offer.kind,
        from: offer.from,
        to: offer.to,
        cards: Vec::new(),
        started: shared.now.wall,
        finished: None,
    });
    shared.write(Change::PutReview(Review { finished: Some(shared.now.wall), ..review.clone() }));
    let mut undone = vec![Change::PutReview(review.clone())];
    undone.extend(was_begun.is_none().then_some(Change::DropReview(review.id)));
    let label = offer.kind.label();
    shared.can_undo_all(format!("The {label} is offered again."), undone);
    shared.tell(format!("Not this time. The {label} can be looked back at all the same: its command stays."));
}
