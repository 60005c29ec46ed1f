//! Races that were run and told about, with what got in the way read from the words of their reports. Where the reports are not
//! there, nothing is checked.

use std::path::PathBuf;

use secondwind::domain::change::Change;
use secondwind::domain::race::Outcome;

use super::sample::Told;

/// Words that give a cause away.
const GIVEN_AWAY: &[(&str, &[&str])] = &[
    ("pacing_start", &["too fast", "bank time", "went out", "ahead of the plan"]),
    ("pacing_fade", &["fell apart", "fade", "slow", "walk", "wall"]),
    ("fuelling", &["gel", "eat", "food", "carb", "fuel"]),
    ("gut", &["stomach", "nausea", "vomit", "gut", "throw"]),
    ("heat", &["heat", "hot", "humid", "sun"]),
    ("injury", &["pain", "injur", "niggle", "knee", "ankle", "itb", "calf"]),
    ("cramp", &["cramp"]),
    ("training_gap", &["training", "long run", "build-up"]),
    ("sleep", &["sleep", "tired"]),
    ("cold_wet", &["cold", "rain", "mud", "hypotherm"]),
    ("navigation", &["wrong turn", "lost", "course", "cutoff"]),
    ("life_stress", &["work", "wedding", "family", "stress"]),
];

/// The finished debriefs of the reports that may be shown and whose day is known.
pub fn told() -> Option<Vec<Change>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/races/reports.toml");
    let text = std::fs::read_to_string(path).ok()?;
    let told: toml::Table = text.parse().expect("the reports are TOML");
    let mut races: Vec<(String, Told)> = Vec::new();
    for (report, number) in told["report"].as_array().expect("reports").iter().zip(1..) {
        let text = |key: &str| report.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        if text("side") != "open" || text("date").len() != 10 {
            continue;
        }
        let mut race = Told::of(number, text("race"), text("date"));
        if text("outcome").contains("dnf") {
            race = race.ended(Outcome::Dnf);
        }
        let wrong: Vec<String> = report
            .get("went_wrong")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|words| Some(words.as_str()?.to_lowercase()))
            .collect();
        let given = |words: &[&str]| wrong.iter().any(|told| words.iter().any(|word| told.contains(word)));
        for (cause, _) in GIVEN_AWAY.iter().filter(|(_, words)| given(words)).take(3) {
            race = race.hindered(cause, 2, 5);
        }
        races.push((text("date").to_owned(), race));
    }
    races.sort_by(|one, other| one.0.cmp(&other.0));
    Some(races.iter().map(|(_, race)| race.finished()).collect())
}
