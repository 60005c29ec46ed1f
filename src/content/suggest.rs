//! Which mode is suggested for a race, and why. The runner may always choose another.

use chrono::NaiveDate;

use crate::domain::clock::Now;
use crate::domain::story::Background;

use super::Content;

/// A suggested mode with the reasons, each a sentence a runner can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion<'c> {
    /// The mode's id.
    pub mode: &'c str,
    /// Why.
    pub reasons: Vec<String>,
}

/// The mode that fits a race of this day; without a day, one that has just been finished.
#[must_use]
pub fn suggested_mode<'c>(
    content: &'c Content,
    background: &Background,
    race_day: Option<NaiveDate>,
    now: &Now,
) -> Suggestion<'c> {
    let timing = &content.pack().timing;
    let days = race_day.map_or(0, |day| (now.today() - day).num_days());
    let hours = days.saturating_mul(24);
    if days > timing.older_from_days {
        return Suggestion { mode: &timing.older, reasons: vec![format!("The race was {days} days ago.")] };
    }
    if hours < timing.hot_until_hours {
        return Suggestion {
            mode: &timing.hot,
            reasons: vec!["It is still the same day. Feelings first, sense later.".to_owned()],
        };
    }
    if ended_heavier(background) {
        return Suggestion { mode: &timing.short, reasons: vec![timing.heavier_note.clone()] };
    }
    let reason = if hours <= timing.best_until_hours {
        "A day or more has passed and the memory is fresh.".to_owned()
    } else {
        format!("The race was {days} days ago; there is still a lot to find in it.")
    };
    Suggestion { mode: &timing.full, reasons: vec![reason] }
}

/// What to say when a mode other than the hot one is chosen while the race is still hot.
#[must_use]
pub fn early_cold_note<'c>(
    content: &'c Content,
    mode: &str,
    race_day: NaiveDate,
    now: &Now,
) -> Option<&'c str> {
    let timing = &content.pack().timing;
    let hours = (now.today() - race_day).num_days().saturating_mul(24);
    let looks_back = mode == timing.short || mode == timing.full;
    (looks_back && (0..timing.hot_until_hours).contains(&hours)).then_some(timing.early_note.as_str())
}

/// The offer to say a harsh sentence about oneself as something that happened; `None` where nothing harsh was found.
#[must_use]
pub fn rewrite_offer<'c>(content: &'c Content, text: &str) -> Option<&'c str> {
    let rewrite = content.pack().rewrite.as_ref()?;
    let straight = text.replace(['\u{2018}', '\u{2019}', '\u{02bc}'], "'");
    let harsh = rewrite.patterns.iter().any(|pattern| pattern.is_match(&straight));
    harsh.then_some(rewrite.offer.as_str())
}

/// Whether the last two debriefs both ended 2 or more heavier than they began.
fn ended_heavier(background: &Background) -> bool {
    let heavier = |(before, after): &&(u8, u8)| i16::from(*after) - i16::from(*before) >= 2;
    background.heaviness.len() >= 2 && background.heaviness.iter().take(2).all(|pair| heavier(&pair))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::testing::{Situation, date};

    fn suggested(day: &str, heaviness: &[(u8, u8)]) -> (String, String) {
        let mut situation = Situation::new("hot");
        situation.background.heaviness = heaviness.to_vec();
        let suggestion =
            suggested_mode(&situation.content, &situation.background, Some(date(day)), &situation.now);
        (suggestion.mode.to_owned(), suggestion.reasons.join(" "))
    }

    #[test]
    fn the_mode_follows_the_days_since_the_race() {
        let modes = ["2026-03-02", "2026-03-01", "2026-02-16", "2026-02-15"].map(|day| suggested(day, &[]).0);
        assert_eq!(modes, ["hot", "cold_full", "cold_full", "backfill"]);
        assert_eq!(suggested("2026-02-15", &[]).1, "The race was 15 days ago.");
    }

    #[test]
    fn two_debriefs_that_ended_heavier_make_the_next_one_short() {
        assert_eq!(suggested("2026-03-01", &[(3, 5), (4, 6)]).0, "cold_short");
        assert_eq!(suggested("2026-03-01", &[(3, 5), (4, 5)]).0, "cold_full");
        assert_eq!(suggested("2026-03-01", &[(3, 5)]).0, "cold_full");
        assert_eq!(suggested("2026-03-02", &[(3, 5), (4, 6)]).0, "hot");
    }

    #[test]
    fn a_cold_mode_on_the_same_day_gets_a_note_and_any_other_none() {
        let situation = Situation::new("hot");
        let note = |mode, day| early_cold_note(&situation.content, mode, date(day), &situation.now);
        assert!(
            note("cold_full", "2026-03-02").is_some_and(|note| note.starts_with("It is still the same day."))
        );
        assert_eq!(note("cold_full", "2026-03-01"), None);
        assert_eq!(note("hot", "2026-03-02"), None);
    }

    #[test]
    fn harsh_words_about_oneself_are_offered_another_way_to_say_them() {
        let content = Content::built_in();
        let harsh = [
            "I am such a failure",
            "I’m just a joke today",
            "i can’t race",
            "What is WRONG with me",
            "I always fade",
        ];
        for text in harsh {
            assert!(
                rewrite_offer(&content, text).is_some_and(|offer| offer.contains("two missed gels")),
                "{text}"
            );
        }
        for text in ["I was slow at 30 km", "The course was a joke", "I am strong", ""] {
            assert_eq!(rewrite_offer(&content, text), None, "{text}");
        }
    }
}
