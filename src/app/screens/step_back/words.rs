//! How a step back is told in a few words.

use chrono::NaiveDate;

use super::super::super::shared::Shared;
use crate::domain::rules::step_back::{BandItem, Reentry, Stand};
use crate::domain::step_back::StepBack;
use crate::domain::units::days;
use crate::domain::units::rounding::shown;

/// A day near to today: "3 days ago", "12 Apr".
#[must_use]
pub fn short(day: NaiveDate, shared: &Shared) -> String {
    days::told_day(day, shared.now.today())
}

/// Its days: "18 Nov – 24 Nov 2026".
#[must_use]
pub fn span(step_back: &StepBack) -> String {
    let (first, last) = (step_back.from, step_back.last_day());
    if first == last { days::told_short(first) } else { days::told_range(first, last) }
}

/// "Step back, 18 Nov – 24 Nov 2026", or of one that was not planned "Break, 3 Aug – 11 Aug 2026".
#[must_use]
pub fn name(step_back: &StepBack) -> String {
    let what = if step_back.is_planned() { "Step back" } else { "Break" };
    format!("{what}, {}", span(step_back))
}

/// "1 day", "9 days": always counted, since a step back is planned in days.
#[must_use]
pub fn counted(days: u32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// Which day of it today is, counted from 1; `None` before it has begun.
#[must_use]
pub fn day_of(step_back: &StepBack, today: NaiveDate) -> Option<u32> {
    u32::try_from((today - step_back.from).num_days() + 1).ok().filter(|day| *day > 0)
}

/// Where it stands: "day 3 of 7", "planned, begins in 4 days", "its 7 days are over", "over, 7 days".
#[must_use]
pub fn stand(step_back: &StepBack, shared: &Shared) -> String {
    let today = shared.now.today();
    let length = step_back.days();
    if !step_back.is_planned() || step_back.ended.is_some() {
        return format!("over, {}", counted(length));
    }
    match day_of(step_back, today) {
        None => format!("planned, begins {}, {}", days::told_day(step_back.from, today), counted(length)),
        Some(day) if day <= length => format!("day {day} of {length}"),
        Some(_) if step_back.runs_on(today) => format!("its {} are over", counted(length)),
        Some(_) => format!("over, {}, as it was planned", counted(length)),
    }
}

/// What it is about, in a few words: what the space is for, and what stays. "easy movement · keeps: the Sunday walk".
#[must_use]
pub fn gist(step_back: &StepBack) -> String {
    let space = step_back.space.iter().map(|one| one.label()).collect::<Vec<_>>().join(", ");
    let what = if space.is_empty() {
        step_back.purpose.map_or_else(String::new, |purpose| purpose.label().to_owned())
    } else {
        space
    };
    let keeps = step_back.keep.trim();
    let keeps = if keeps.is_empty() { String::new() } else { format!("keeps: {keeps}") };
    [what, keeps].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What becomes smaller, and by how much: "weekly volume, extra rest days; 30 % less than usual".
#[must_use]
pub fn smaller(step_back: &StepBack) -> String {
    let what = step_back.smaller.iter().map(|one| one.label()).collect::<Vec<_>>().join(", ");
    let cut = step_back.cut.map(|cut| match cut {
        100 => "no running".to_owned(),
        cut => format!("{cut} % less than a usual week"),
    });
    [Some(what), cut].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// One item that has to be in band: "energy 6, 7, 7 (in band from 5.5)".
#[must_use]
pub fn band_item(item: &BandItem) -> String {
    let label = item.item.label().to_lowercase();
    let values: Vec<String> = item.values.iter().map(ToString::to_string).collect();
    let values = if values.is_empty() { "–".to_owned() } else { values.join(", ") };
    match item.edge() {
        None => format!("{label} {values} (no usual yet)"),
        Some(edge) => {
            let toward = if item.item.higher_is_better() { "from" } else { "up to" };
            format!("{label} {values} (in band {toward} {:.1})", shown(edge, 1))
        }
    }
}

/// A condition: its name, how it stands, and what that is told from.
pub struct Condition {
    /// Whether it holds.
    pub stand: Stand,
    /// What it asks for.
    pub name: &'static str,
    /// How it stands.
    pub told: String,
    /// What it is told from, one part each.
    pub from: Vec<String>,
}

/// The conditions of the way back, as they stand.
#[must_use]
pub fn conditions(reentry: &Reentry) -> [Condition; 3] {
    let in_band = reentry.check_ins_in_band();
    let band = match (reentry.band, reentry.counted()) {
        (Stand::NotKnown, _) => "no usual of the days before it, so you decide".to_owned(),
        (_, 0) => "no check-in since it began".to_owned(),
        (_, counted @ 1..=2) => format!("{in_band} of {counted} so far, 3 are needed"),
        _ => format!("{in_band} of 3 check-ins"),
    };
    let values: Vec<String> = reentry.pain_values.iter().map(ToString::to_string).collect();
    let pain = match reentry.pain {
        Stand::NotKnown => "not asked, so it is not known".to_owned(),
        Stand::Holds => "none on the last 3".to_owned(),
        Stand::NotYet if reentry.pain_values.iter().all(|pain| *pain == 0) => {
            format!("none on {} so far, 3 are needed", reentry.check_ins)
        }
        Stand::NotYet => format!("{} on the last {}", values.join(", "), reentry.check_ins),
    };
    let choice = match (reentry.choice, reentry.choice_value) {
        (Stand::NotKnown, _) | (_, None) => "not asked, so it is not known".to_owned(),
        (Stand::Holds, Some(value)) => format!("{value} once"),
        (Stand::NotYet, Some(value)) => format!("{value} at most so far, 6 is asked for"),
    };
    [
        Condition {
            stand: reentry.band,
            name: "Energy, soreness and drive in band",
            told: band,
            from: reentry.items.iter().map(band_item).collect(),
        },
        Condition { stand: reentry.pain, name: "No pain", told: pain, from: Vec::new() },
        Condition {
            stand: reentry.choice,
            name: "Running is a choice, once",
            told: choice,
            from: Vec::new(),
        },
    ]
}

/// The items of a gain, for the line that says what it is made from.
pub const GAIN_FROM: &str = "energy, soreness, drive and choice";
