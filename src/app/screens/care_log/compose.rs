//! Puts the care log into lines: what is kept in columns, the days of one that is opened below it, and what could be taken up
//! below the list or, where there is room, beside it.

use super::{Entry, since};
use crate::app::command::Command;
use crate::app::geometry::READING_COLUMNS;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::domain::care::CareRow;
use crate::domain::id::CareItemId;
use crate::domain::rules::care_log::CareSince;
use crate::domain::units::days;
use crate::text::width;

/// From this width on, what could be taken up stands beside the list.
const WIDE: u16 = 120;
/// Between two columns of the page.
const GUTTER: u16 = 6;
/// The widest list.
const LIST: u16 = READING_COLUMNS + 4;
/// The columns of a row, from its right end: where it stands, days and wanted days, the last time.
const STAND: usize = 13;
const RATIO: usize = 13;
const LAST: usize = 14;
/// The words of a row begin here, behind the mark.
const INDENT: usize = 2;

/// What the page is told from.
pub(super) struct Told<'a> {
    pub rows: &'a [CareRow],
    pub entries: &'a [Entry],
    pub unfolded: Option<CareItemId>,
    pub shared: &'a Shared,
}

/// The page at a width.
pub(super) fn page(told: &Told<'_>, columns: u16) -> Pane {
    let words = &told.shared.content.care_log;
    let mut pane = Pane::new(columns);
    let mut writer = Writer::new(usize::from(columns.min(READING_COLUMNS)));
    writer.text(Tone::Muted, 0, &words.line);
    pane.words(writer.done());
    pane.gap();
    if columns < WIDE {
        pane.stack(kept(told, columns.min(LIST)));
        let offers = offers(told, columns.min(LIST));
        if !offers.is_empty() {
            pane.gap();
            pane.stack(offers);
        }
        return pane;
    }
    let (left, right) = (kept(told, LIST), offers(told, (columns - LIST - GUTTER).min(READING_COLUMNS / 2)));
    let mut both = Pane::new(left.columns() + GUTTER + right.columns());
    both.beside(left, right);
    pane.stack(both);
    pane
}

/// What is kept.
fn kept(told: &Told<'_>, columns: u16) -> Pane {
    let mut pane = Pane::new(columns);
    let keys = &told.shared.settings.keymap;
    if told.rows.is_empty() {
        let (take, own) = (keys.told(Command::Open), keys.told(Command::CareNew));
        let take = take.split(' ').next().unwrap_or_default();
        let mut writer = Writer::new(columns.into());
        writer.text(Tone::Strong, 0, &told.shared.content.care_log.empty);
        let words = format!("{take} takes up what is selected; {own} writes something of your own.");
        writer.text(Tone::Muted, 0, &words);
        pane.words(writer.done());
        return pane;
    }
    pane.words([columns_of(
        columns.into(),
        ("", "last done", "days / wanted", ""),
        (Tone::Muted, Tone::Muted),
    )]);
    let today = told.shared.now.today();
    for (place, entry) in told.entries.iter().enumerate() {
        let row = |id: &CareItemId| told.rows.iter().find(|row| row.item.id == *id);
        match entry {
            Entry::Item(id) => {
                if let Some(row) = row(id) {
                    let is_open = told.unfolded == Some(*id);
                    pane.item(place, item(row, is_open, (columns.into(), today)));
                }
            }
            Entry::Done(item, id) => {
                let done = row(item).and_then(|row| row.done.iter().find(|done| done.id == *id));
                if let Some(done) = done {
                    let day = days::told_date(done.day);
                    let ago = days::told_day(done.day, today);
                    let mut line = Row::default().with(Tone::Muted, "      · ").with(Tone::Plain, &day);
                    if !day.contains(&ago) {
                        line.push(Tone::Muted, &format!("  {ago}"));
                    }
                    pane.item(place, [line]);
                }
            }
            Entry::Offer(_) => {}
        }
    }
    pane
}

/// One item, with its note below it.
fn item(row: &CareRow, is_open: bool, (columns, today): (usize, chrono::NaiveDate)) -> Vec<Row> {
    let since = since(row, today);
    let last =
        row.done.first().map_or_else(|| "never yet".to_owned(), |done| days::told_day(done.day, today));
    let tone = if since.overdue().is_some() { Tone::Strong } else { Tone::Plain };
    let name = &row.item.name;
    let mut rows =
        vec![columns_of(columns, (name, &last, &ratio(since), &stand(since)), (tone, Tone::Muted))];
    let times = match (is_open, row.done.len()) {
        (false, _) | (true, 0) => String::new(),
        (true, 1) => "done once".to_owned(),
        (true, times) => format!("done {times} times"),
    };
    let parts: Vec<&str> =
        [row.item.note.trim(), times.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        let words = width::fit(&parts.join(" · "), columns.saturating_sub(INDENT + 2)).into_owned();
        rows.push(Row::default().with(Tone::Muted, "    ").with(Tone::Muted, &words));
    }
    rows
}

/// Days since, and the wanted days: "12 / 7", "12", "– / 7".
fn ratio(since: CareSince) -> String {
    let days = since.days.map_or_else(|| "–".to_owned(), |days| days.to_string());
    match (since.wanted, since.days) {
        (Some(wanted), _) => format!("{days} / {wanted}"),
        (None, Some(_)) => days,
        (None, None) => String::new(),
    }
}

/// How that stands, in words: "5 days over", "in 3 days", "about now".
fn stand(since: CareSince) -> String {
    let counted = |days: u32| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    match (since.overdue(), since.comes_up()) {
        (Some(over), _) => format!("{} over", counted(over)),
        (None, Some(0)) => "about now".to_owned(),
        (None, Some(left)) => format!("in {}", counted(left)),
        (None, None) => String::new(),
    }
}

fn columns_of(
    columns: usize,
    (name, last, ratio, stand): (&str, &str, &str, &str),
    (tone, quiet): (Tone, Tone),
) -> Row {
    let is_head = name.is_empty();
    let stand_columns = if columns >= 64 { STAND } else { 0 };
    let room =
        columns.saturating_sub(INDENT + LAST + RATIO + stand_columns + if stand_columns > 0 { 4 } else { 2 });
    let mut row = Row::default()
        .with(tone, &" ".repeat(INDENT))
        .with(tone, &width::pad(name, room))
        .with(if is_head { quiet } else { Tone::Plain }, &format!("  {}", width::pad(last, LAST - 2)))
        .with(quiet, &format!("  {ratio:>RATIO$}"));
    if stand_columns > 0 {
        row.push(tone, &format!("  {}", width::fit(stand, STAND)));
    }
    row
}

/// What could be taken up.
fn offers(told: &Told<'_>, columns: u16) -> Pane {
    let mut pane = Pane::new(columns);
    for (place, entry) in told.entries.iter().enumerate() {
        if let Entry::Offer(name) = entry {
            if pane.is_empty() {
                pane.words([Row::default().with(Tone::Heading, &told.shared.content.care_log.offers)]);
            }
            let room = usize::from(columns).saturating_sub(4);
            let row = Row::default().with(Tone::Accent, "  + ").with(Tone::Plain, &width::fit(name, room));
            pane.item(place, [row]);
        }
    }
    pane
}
