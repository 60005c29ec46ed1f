use std::sync::Arc;

use super::*;
use crate::domain::history::History;
use crate::domain::id::ReviewId;
use crate::domain::patterns::PatternsBasis;
use crate::domain::review::{Review, ReviewAnswer, SeasonBasis};
use crate::domain::rules::recurrence::CauseReach;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn season(review: Option<ReviewStory>) -> (Season, Option<ReviewStory>) {
    let mut race = Race::new(RaceId(uuid::Uuid::from_u128(1)), "*Two* Rivers #1", day("2026-06-14"));
    race.outcome = Some(Outcome::Dnf);
    race.setback = Some(SetbackMark::Yes);
    let ahead = Race::new(RaceId(uuid::Uuid::from_u128(2)), "Harbour Ten", day("2026-12-13"));
    let basis = SeasonBasis {
        year: 2026,
        years: vec![2026],
        history: Arc::new(History { races: vec![race, ahead], ..History::default() }),
        patterns: Arc::new(PatternsBasis::default()),
        wins: Vec::new(),
        lessons: Vec::new(),
        goals: Vec::new(),
        review,
    };
    (Season::of(&basis, day("2026-11-24"), |_| true, |_| CauseReach::default()), basis.review)
}

fn answered(question: &str, value: Value) -> ReviewStory {
    let at = "2026-11-24T20:00:00+02:00".parse().expect("a moment");
    let id = ReviewId(uuid::Uuid::from_u128(3));
    let (from, to) = (day("2026-01-01"), day("2026-12-31"));
    ReviewStory {
        review: Review {
            id,
            kind: ReviewKind::Season,
            from,
            to,
            cards: Vec::new(),
            started: at,
            finished: None,
        },
        verdicts: Vec::new(),
        steps: Vec::new(),
        answers: vec![ReviewAnswer {
            review: id,
            question: question.to_owned(),
            asked: String::new(),
            value: Some(value),
            at,
        }],
    }
}

#[test]
fn markdown_means_nothing_but_the_words_that_were_written() {
    let content = Content::built_in();
    let (season, review) =
        season(Some(answered("season.carry", Value::Text("1. the long way\n- the *clock*".to_owned()))));
    let lines = markdown(&season, review.as_ref(), &content, UnitSystem::Metric);
    assert_eq!(
        lines,
        [
            "# Season 2026",
            "",
            "1 race, 0 finished · 1 marked as a setback",
            "",
            "## Races",
            "",
            "- **\\*Two\\* Rivers \\#1** (14 Jun · DNF · setback)",
            "- **Harbour Ten** (13 Dec · ahead)",
            "",
            "## Looking back",
            "",
            "### What will you carry, and what will you put down?",
            "",
            "1\\. the long way",
            "\\- the \\*clock\\*",
        ]
    );
}

#[test]
fn page_markdown_and_plain_text_tell_the_same_entries() {
    let content = Content::built_in();
    let picked = RaceId(uuid::Uuid::from_u128(1)).to_string();
    let (season, review) = season(Some(answered("season.taught", Value::Pick(picked))));
    let sections = sections(&season, &content, UnitSystem::Metric);
    let headings: Vec<&str> = sections.iter().map(|section| section.heading).collect();
    assert_eq!(headings, ["Races", "Which race taught most"]);
    let taught = &sections[1].entries[0];
    assert_eq!((taught.sign, taught.facts.as_slice()), (Sign::Pick, ["your own pick".to_owned()].as_slice()));
    let lines = plain(&season, review.as_ref(), &content, UnitSystem::Metric);
    for entry in sections.iter().flat_map(|section| &section.entries) {
        assert!(lines.iter().any(|line| line.contains(&entry.text)), "{entry:?}: {lines:?}");
    }
    assert_eq!(lines.last().map(String::as_str), Some("  *Two* Rivers #1"));
}

#[test]
fn an_empty_year_says_so() {
    let (mut season, _) = season(None);
    season.races.clear();
    let lines = markdown(&season, None, &Content::built_in(), UnitSystem::Metric);
    assert_eq!(lines, ["# Season 2026", "", "Nothing is written of this year yet."]);
}
