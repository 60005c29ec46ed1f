//! The words of the reading. They tell what the notes say, and never what the runner is.

use chrono::{Days, NaiveDate};

use crate::app::passage::Tone;
use crate::domain::check_in::{HIGHEST, Item};
use crate::domain::rules::baseline::Baseline;
use crate::domain::rules::reading::{
    Answers, HeldBy, Reading, ReadingVerdict, Sign, SignKind, Until, WINDOW_LEAST, Wait,
};
use crate::domain::units::days;
use crate::domain::units::rounding::shown;

/// One sentence for each verdict.
#[must_use]
pub fn sentence(verdict: ReadingVerdict) -> &'static str {
    match verdict {
        ReadingVerdict::Care => "Care first. This is not a training question today.",
        ReadingVerdict::Reset => "Take load off on purpose for a while.",
        ReadingVerdict::Hold => "Keep it easy and steady, decide again in a few days.",
        ReadingVerdict::Build => "Nothing in your check-ins speaks against adding a little.",
        ReadingVerdict::NoReading => "There are too few check-ins to say anything.",
    }
}

/// The letter that stands for a verdict where there is no room for the word.
#[must_use]
pub fn letter(verdict: ReadingVerdict) -> &'static str {
    match verdict {
        ReadingVerdict::Care => "c",
        ReadingVerdict::Reset => "r",
        ReadingVerdict::Hold => "h",
        ReadingVerdict::Build => "b",
        ReadingVerdict::NoReading => "·",
    }
}

/// Its tone; rest is nothing to warn of.
#[must_use]
pub fn tone(verdict: ReadingVerdict) -> Tone {
    match verdict {
        ReadingVerdict::Care => Tone::Accent,
        ReadingVerdict::Reset => Tone::Calm,
        ReadingVerdict::Hold => Tone::Body,
        ReadingVerdict::Build => Tone::Recovery,
        ReadingVerdict::NoReading => Tone::Muted,
    }
}

/// A verdict at the beginning of a line.
#[must_use]
pub fn capital(verdict: ReadingVerdict) -> String {
    let label = verdict.label();
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The reading in one quiet line: "hold · energy and sleep below your usual".
#[must_use]
pub fn in_brief(reading: &Reading) -> String {
    let verdict = reading.verdict.label();
    if reading.verdict == ReadingVerdict::NoReading {
        let more = format!("{} of {WINDOW_LEAST} check-ins", reading.in_a_week);
        return format!("{verdict} · {more}");
    }
    let counting: Vec<SignKind> =
        reading.signs.iter().filter(|sign| sign.points > 0).map(|sign| sign.kind).collect();
    let below: Vec<String> = counting.iter().filter_map(|kind| below(*kind)).map(str::to_owned).collect();
    let more: Vec<String> = counting.iter().filter_map(|kind| above(*kind)).map(str::to_owned).collect();
    let mut parts = Vec::new();
    match (below.is_empty(), more.is_empty()) {
        (false, true) => parts.push(format!("{} below your usual", joined(&below))),
        (true, false) => parts.push(format!("more {} than usual", joined(&more))),
        (false, false) => {
            parts.push(format!("{} below and {} above your usual", joined(&below), joined(&more)));
        }
        (true, true) => {}
    }
    let others = counting.iter().filter(|kind| below_or_above(**kind).is_none());
    parts.extend(others.map(|kind| small(kind.label())));
    let is_held = reading.verdict == ReadingVerdict::Hold;
    if parts.is_empty() && is_held {
        parts.extend(reading.held_by.iter().take(2).map(|held| held.label().to_owned()));
    }
    let told = parts.join(", ");
    if told.is_empty() { verdict.to_owned() } else { format!("{verdict} · {told}") }
}

fn below(kind: SignKind) -> Option<&'static str> {
    match kind {
        SignKind::Tired => Some("energy"),
        SignKind::Sleep => Some("sleep"),
        SignKind::Mood => Some("mood"),
        SignKind::Drive => Some("drive"),
        _ => None,
    }
}

fn above(kind: SignKind) -> Option<&'static str> {
    match kind {
        SignKind::Sore => Some("soreness"),
        SignKind::Stress => Some("stress"),
        _ => None,
    }
}

fn below_or_above(kind: SignKind) -> Option<&'static str> {
    below(kind).or_else(|| above(kind))
}

/// "energy, sleep and mood".
fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A mean of `g` on the scale on which the item is asked, with one decimal.
#[must_use]
pub fn value(item: Option<Item>, good: f64) -> String {
    let asked = match item {
        Some(item) if !item.higher_is_better() => f64::from(HIGHEST) - good,
        _ => good,
    };
    format!("{:.1}", shown(asked, 1))
}

/// "6.7 ± 0.8", on the scale on which the item is asked.
#[must_use]
pub fn usual(item: Option<Item>, usual: &Baseline) -> String {
    format!("{} ± {:.1}", value(item, usual.centre), shown(usual.spread, 1))
}

/// What is told of a sign that is no mean.
#[must_use]
pub fn fact(sign: &Sign) -> String {
    let counted = |one: &str| format!("{} {one}{}", sign.count, if sign.count == 1 { "" } else { "s" });
    match sign.kind {
        SignKind::Niggle => format!("on {} in 7 days; 3 count", counted("check-in")),
        SignKind::Flat if sign.count == 0 => "no review of a week yet".to_owned(),
        SignKind::Flat => "from the reviews of weeks".to_owned(),
        SignKind::Capacity if sign.count == 0 => "no alignment check in 45 days".to_owned(),
        SignKind::Capacity => "from the alignment check".to_owned(),
        SignKind::Creep => "not measured, it takes 20 check-ins in 180 days".to_owned(),
        _ if sign.count == 0 => "not answered".to_owned(),
        _ if sign.value.is_none() => "one answer is too few".to_owned(),
        _ => String::new(),
    }
}

fn number(count: usize) -> String {
    const SMALL: [&str; 8] = ["no", "one", "two", "three", "four", "five", "six", "seven"];
    SMALL.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// "Energy at 6 or more in two of the next three check-ins → hold".
#[must_use]
pub fn answers(answers: &Answers, now: ReadingVerdict) -> String {
    let wanted = answers.wanted.iter().map(|(item, value)| match (item.higher_is_better(), *value) {
        (true, HIGHEST) => format!("{} at 10", small(item.label())),
        (true, value) => format!("{} at {value} or more", small(item.label())),
        (false, 0) => format!("{} at 0", small(item.label())),
        (false, value) => format!("{} at {value} or less", small(item.label())),
    });
    let wanted = joined(&wanted.collect::<Vec<_>>());
    let (times, count) = answers.times;
    let next = match count {
        3 if times < count => format!("in {} of the next three check-ins", number(times)),
        _ => format!("in the next {} check-ins", number(count)),
    };
    let mut letters = wanted.chars();
    let wanted: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if answers.leads_to == now {
        format!("{wanted} {next} → these signs do not count any more; what holds besides stays.")
    } else {
        format!("{wanted} {next} → {}.", answers.leads_to.label())
    }
}

/// Why it waits, and until when.
#[must_use]
pub fn wait(wait: Wait, until: Until, reading: &Reading) -> String {
    let last = |day: NaiveDate| days::told_short(day.checked_sub_days(Days::new(1)).unwrap_or(day));
    let on = days::told_short;
    let more = |count: usize| {
        let plural = if count == 1 { "check-in" } else { "check-ins" };
        format!("{} more {plural}", number(count))
    };
    match (wait, until) {
        (Wait::TooFew, Until::MoreCheckIns(count)) => format!(
            "{} of {WINDOW_LEAST} check-ins in the last 7 days; it takes {}, one a day.",
            reading.in_a_week,
            more(count)
        ),
        (Wait::Care, Until::Day(day)) => {
            format!("If nothing of it is told again, that is over on {}.", on(day))
        }
        (Wait::StepBack, Until::Day(day)) => {
            format!("The step back runs until {}; after it come 6 days of hold.", last(day))
        }
        (Wait::StepBack, _) => "The step back has had its last day; it ends when you say so.".to_owned(),
        (Wait::Held(HeldBy::Guide), Until::Day(day)) => {
            format!("The recovery guide runs until {}.", last(day))
        }
        (Wait::Held(HeldBy::AfterReset), Until::Day(day)) => {
            format!("The days after the reset last until {}.", last(day))
        }
        (Wait::Held(HeldBy::Arc), _) => "An arc is open: it waits until Body is back.".to_owned(),
        (Wait::Held(HeldBy::Pain), Until::Day(day)) => {
            format!("Seven days without pain are over on {} at the earliest.", on(day))
        }
        (Wait::Held(HeldBy::Ill), Until::Day(day)) => {
            format!("Seven days without illness are over on {} at the earliest.", on(day))
        }
        (Wait::Held(HeldBy::NoUsual), _) => {
            "Some weeks of check-ins make your usual; nothing speaks for adding before there is one."
                .to_owned()
        }
        (Wait::Held(HeldBy::Few), Until::MoreCheckIns(count)) => {
            let words = more(count);
            let mut letters = words.chars();
            let words: String =
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            format!("{words}, one a day: building asks for 6 in 14 days.")
        }
        (Wait::Held(held), _) => format!("It waits while {}.", held.label()),
        (Wait::Sign(SignKind::Flat), Until::Day(day)) => {
            format!("The two weeks count until {}, or until a review that says otherwise.", last(day))
        }
        (Wait::Sign(SignKind::Capacity), Until::Day(day)) => {
            format!("The alignment check counts until {}, or until a new one.", last(day))
        }
        (Wait::Sign(SignKind::Creep), _) => "Your usual comes back slowly, over weeks.".to_owned(),
        (Wait::TooFew | Wait::Care | Wait::Sign(_), _) => "It takes its time.".to_owned(),
    }
}
