//! What got in the way, race by race: a row for each cause, a column for each race.
//!
//! ```text
//!                      2025        2026
//! how it ended         ○   ●   ◐   ×   ●
//! Faded late           ▇   ✓   ▅✓  ▇   ·     3 of 5
//! Heat and humidity    ·   ▂   ·   ·   ·     1 of 5
//! ```

use chrono::Datelike;

use super::super::story::compose::sign_of;
use super::Composer;
use super::words::cause;
use crate::app::passage::{Row, Tone};
use crate::domain::cause::Effect;
use crate::domain::lesson::UseVerdict;
use crate::domain::patterns::{PatternsBasis, ToldRace};
use crate::domain::rules::patterns::causes_over_time;
use crate::text::width;

/// How wide a cell may be: a mark, whether a lesson was used, and air where there is room for it.
const CELLS: [usize; 3] = [4, 3, 2];
/// The sign before a cause that came back.
const LEAD: usize = 4;
/// At most so many columns for the name of a cause.
const LABEL: usize = 30;
/// "12 of 23", with room before it.
const COUNT: usize = 10;
/// At most so many causes; the rest is told over time.
const CAUSES: usize = 16;

/// Adds the picture; `back` are the causes that came back.
pub fn compose(page: &mut Composer<'_>, back: &[String]) {
    let content = &page.shared.content;
    let all = asked(page);
    let columns = usize::from(page.pane.columns());
    let (label, room) = (label(columns), room(columns));
    let cell = CELLS.into_iter().find(|cell| cell * all.len() <= room).unwrap_or(2);
    let races = &all[all.len().saturating_sub(room / cell)..];
    let shown: Vec<ToldRace> = races.iter().map(|race| (*race).clone()).collect();
    let mut causes = causes_over_time(&shown);
    // What came back stands first, so that the eye finds what the cards tell of.
    causes.sort_by_key(|one| back.iter().position(|name| *name == one.cause).unwrap_or(back.len()));
    if causes.is_empty() {
        return;
    }
    let of = if all.len() > races.len() {
        format!("the last {} of {} races, the latest at the right", races.len(), all.len())
    } else {
        "the latest at the right".to_owned()
    };
    page.heading("Race by race", &of);
    let names = LEAD + label + 1;
    page.pane.words([years(races, names, cell), endings(races, names, cell)]);
    for one in causes.iter().take(CAUSES) {
        let came_back = back.contains(&one.cause);
        let (sign, tone) = if came_back { ("  ↺ ", Tone::Strong) } else { ("    ", Tone::Plain) };
        let name = width::fit(cause(&one.cause, Effect::Hindered, content), label).into_owned();
        let mut row = Row::default().with(Tone::Setback, sign).with(tone, &width::pad(&name, label + 1));
        for race in races {
            mark(&mut row, race, &one.cause, page.basis);
            row.push(Tone::Plain, &" ".repeat(cell - 2));
        }
        row.push(Tone::Muted, &format!("{:>COUNT$}", format!("{} of {}", one.races, races.len())));
        page.pane.words([row]);
    }
    if causes.len() > CAUSES {
        let words = format!("    and {} more, in the view over time", causes.len() - CAUSES);
        page.pane.words([Row::default().with(Tone::Muted, &words)]);
    }
    page.pane.gap();
    let legend = if LEAD + width::columns(WEIGHTS) + 3 + width::columns(USED) <= columns {
        format!("{WEIGHTS}   {USED}")
    } else {
        format!("{WEIGHTS}\n{USED}")
    };
    page.words(Tone::Muted, LEAD, &legend);
}

/// Whether a picture of so many columns holds every race.
pub fn holds_all(page: &Composer<'_>, columns: u16) -> bool {
    asked(page).len() * 2 <= room(columns.into())
}

/// The races of which causes were told, or asked for.
fn asked<'a>(page: &Composer<'a>) -> Vec<&'a ToldRace> {
    let asks = |mode: &String| page.shared.content.packs().any(|pack| pack.asks_for_causes(mode));
    page.basis.races.iter().filter(|race| !race.causes.is_empty() || race.modes.iter().any(asks)).collect()
}

/// How wide the name of a cause may be in a picture of so many columns.
fn label(columns: usize) -> usize {
    (columns / 3).min(LABEL)
}

/// How wide the races may be in it.
fn room(columns: usize) -> usize {
    columns.saturating_sub(LEAD + label(columns) + 1 + COUNT)
}

const WEIGHTS: &str = "▂ a little   ▅ some   ▇ a lot   · not this";
const USED: &str = "✓ a lesson for it was used";

/// How much a cause got in the way, and whether a lesson for it was used: two columns.
fn mark(row: &mut Row, race: &ToldRace, cause: &str, basis: &PatternsBasis) {
    let used = basis.answering(cause).any(|one| one.in_race(race.race).is_some_and(UseVerdict::is_use));
    let weight = match race.hindered_by(cause) {
        None if used => {
            row.push(Tone::Recovery, "✓ ");
            return;
        }
        None => {
            row.push(Tone::Muted, "· ");
            return;
        }
        Some(..=1) => "▂",
        Some(2) => "▅",
        Some(_) => "▇",
    };
    row.push(Tone::Setback, weight);
    row.push(Tone::Recovery, if used { "✓" } else { " " });
}

/// The years over the races, each where it begins and as far as there is room.
fn years(races: &[&ToldRace], names: usize, cell: usize) -> Row {
    let mut row = Row::default().with(Tone::Plain, &" ".repeat(names));
    let begins = |place: usize| place == 0 || races[place].day.year() != races[place - 1].day.year();
    let starts: Vec<usize> = (0..races.len()).filter(|place| begins(*place)).collect();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(races.len());
        let room = (end - start) * cell;
        let year = races[*start].day.year();
        // The last one may stand out over its column: nothing comes after it there.
        let told = if room > 4 || (end == races.len() && number > 0) {
            year.to_string()
        } else if room > 2 {
            format!("’{:02}", year.rem_euclid(100))
        } else {
            String::new()
        };
        row.push(Tone::Muted, &width::pad(&told, room));
    }
    row
}

/// How each race ended.
fn endings(races: &[&ToldRace], names: usize, cell: usize) -> Row {
    let mut row = Row::default().with(Tone::Muted, &width::pad("    how it ended", names));
    for race in races {
        let (sign, tone) = sign_of(race.outcome, race.result);
        row.push(tone, sign);
        row.push(Tone::Plain, &" ".repeat(cell - 1));
    }
    row
}
