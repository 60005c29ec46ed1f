//! The rows of care on Today: quiet, and each with one key to its card.

use chrono::NaiveDate;

use super::super::super::shared::Shared;
use super::super::care_card::CareCard;
use super::Item;
use crate::domain::rules::care_rules::{Concern, RED_FLAG_DAYS, asks_who_looked, concerns};
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::story::Home;

/// What a row of care tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CareRow {
    /// Something that somebody else could look at.
    Concern(Concern),
    /// Whether somebody has looked at a pain.
    Looked,
    /// What may be wrong in the first days after a race.
    RedFlags,
}

/// The rows before everything else.
pub(super) fn first(home: &Home, reckoning: &Reckoning, shared: &Shared) -> Vec<Item> {
    let today = shared.now.today();
    let looked = asks_who_looked(&home.history, home.looked_at, today);
    let rows = concerns(&home.history, reckoning).into_iter().map(|concern| match concern {
        Concern::Pain if looked => CareRow::Looked,
        concern => CareRow::Concern(concern),
    });
    rows.filter(|row| !is_away(*row, shared)).map(Item::Care).collect()
}

/// The row after everything else: it is there for whoever looks for it, and asks nothing.
pub(super) fn last(home: &Home, shared: &Shared) -> Option<Item> {
    let is_near = |day: NaiveDate| (0..=RED_FLAG_DAYS).contains(&(shared.now.today() - day).num_days());
    let told = home.recent.iter().any(|row| {
        is_near(row.race.date)
            && (row.race.outcome.is_some() || row.draft.is_some() || !row.finished.is_empty())
    });
    (told && !is_away(CareRow::RedFlags, shared)).then_some(Item::Care(CareRow::RedFlags))
}

fn is_away(row: CareRow, shared: &Shared) -> bool {
    shared.care_away.contains(&(row, shared.now.today()))
}

/// Puts a row away for the day.
pub(super) fn put_away(row: CareRow, shared: &mut Shared) {
    shared.care_away.push((row, shared.now.today()));
    shared.tell("Put away for now.");
}

/// The card of a row.
pub(super) fn card(row: CareRow, home: &Home, shared: &Shared) -> CareCard {
    match row {
        CareRow::Concern(concern) => CareCard::of_concern(concern, &home.history, shared.now.today()),
        CareRow::Looked => CareCard::of_looked(),
        CareRow::RedFlags => CareCard::of_red_flags(),
    }
}

/// What it says.
pub(super) fn words(row: CareRow) -> (String, String) {
    let (words, aside) = match row {
        CareRow::Concern(concern) => (concern.label(), "care"),
        CareRow::Looked => ("The pain of last week: has someone looked at it?", "care"),
        CareRow::RedFlags => ("Not feeling right? Signs that need help now", ""),
    };
    (words.to_owned(), aside.to_owned())
}
