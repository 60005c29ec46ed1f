//! What a race is like, as far as a lesson may be for such races: told from its facts.
//!
//! Source: DOMAIN.md, "Lessons and goals" asks for a match of conditions and leaves the thresholds open. Decided here, all of
//! them: hot from 20 °C on, cold up to 4 °C; hilly from 10 metres of climb a kilometre on, or from 500 metres where the length
//! is not known; windy from 20 km/h (12 mph, 6 m/s, 11 knots, 4 Beaufort) on, or where the wind is told in words that do not
//! calm it. Words of the weather, the wind, the surface and the place count besides, unless they are denied just before
//! ("no wind", "not too hot"). A number of degrees among the words of the weather is read like the temperature itself, and
//! gives way to it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::lesson::RaceCondition;
use crate::domain::race::Race;

/// Degrees Celsius from which on a race is hot.
const HOT_FROM: f64 = 20.0;
/// Degrees Celsius up to which a race is cold.
const COLD_UP_TO: f64 = 4.0;
/// Metres of climb a kilometre from which on a course is hilly.
const HILLY_PER_KILOMETRE: f64 = 10.0;
/// Metres of climb from which on a course of unknown length is hilly.
const HILLY_CLIMB: f64 = 500.0;

/// Words that tell of a condition, whole and in small letters.
const WORDS: &[(RaceCondition, &[&str])] = &[
    (
        RaceCondition::Hot,
        &["hot", "heat", "heatwave", "scorching", "sweltering", "boiling", "humid", "muggy", "sultry"],
    ),
    (
        RaceCondition::Cold,
        &["cold", "freezing", "frost", "frosty", "frozen", "icy", "ice", "snow", "snowy", "sleet", "chilly"],
    ),
    (
        RaceCondition::Wet,
        &[
            "rain",
            "rainy",
            "raining",
            "rained",
            "wet",
            "drizzle",
            "shower",
            "showers",
            "downpour",
            "soaked",
            "sleet",
            "snow",
            "snowy",
            "slush",
            "slushy",
            "mud",
            "muddy",
            "flooded",
            "puddles",
            "thunderstorm",
        ],
    ),
    (
        RaceCondition::Windy,
        &[
            "wind",
            "winds",
            "windy",
            "headwind",
            "crosswind",
            "gust",
            "gusts",
            "gusty",
            "gale",
            "gales",
            "storm",
            "stormy",
            "blustery",
        ],
    ),
    (
        RaceCondition::Hilly,
        &["hilly", "hill", "hills", "mountain", "mountains", "mountainous", "alpine", "steep", "climbs"],
    ),
    (
        RaceCondition::ThinAir,
        &["altitude", "thin", "smoke", "smoky", "smog", "smoggy", "haze", "hazy", "ozone", "pollution"],
    ),
    (
        RaceCondition::Dark,
        &["night", "overnight", "dark", "darkness", "headlamp", "headtorch", "moonlight", "midnight"],
    ),
];

/// One of these up to two words before takes a word back.
const DENIALS: &[&str] = &[
    "no", "not", "without", "hardly", "barely", "never", "little", "light", "low", "slight", "isn't",
    "wasn't",
];

/// The wind in a word that is none to speak of.
const CALM: &[&str] = &["calm", "still", "none", "nil", "light", "slight", "gentle", "breeze", "variable"];

/// Speeds of wind: the unit, and from how many on it is windy.
const WIND_UNITS: &[(&[&str], f64)] = &[
    (&["km/h", "kmh", "kph", "km"], 20.0),
    (&["mph"], 12.0),
    (&["m/s", "ms"], 6.0),
    (&["kn", "kt", "kts", "knots"], 11.0),
    (&["bft", "beaufort", "force"], 4.0),
];

/// The conditions by the words that tell of them.
static BY_WORD: LazyLock<HashMap<&str, Vec<RaceCondition>>> = LazyLock::new(|| {
    let mut by_word: HashMap<&str, Vec<RaceCondition>> = HashMap::new();
    for (condition, words) in WORDS {
        for word in *words {
            by_word.entry(word).or_default().push(*condition);
        }
    }
    by_word
});

impl RaceCondition {
    /// What the day and the course of a race are like, as its facts tell, in the order of [`Self::ALL`].
    #[must_use]
    pub fn of_race(race: &Race) -> Vec<Self> {
        let day = &race.conditions;
        let lower = [&day.weather, &day.wind, &day.surface, &race.location].map(|text| lowered(text));
        let texts = lower.each_ref().map(|text| clauses(text));
        let mut found: Vec<Self> = texts.iter().flatten().flat_map(|clause| told(clause)).collect();
        let degrees = day.temperature_c.or_else(|| texts[0].iter().find_map(|clause| degrees(clause)));
        found.extend(degrees.filter(|degrees| *degrees >= HOT_FROM).map(|_| Self::Hot));
        found.extend(degrees.filter(|degrees| *degrees <= COLD_UP_TO).map(|_| Self::Cold));
        found.extend(is_windy(&texts[1]).then_some(Self::Windy));
        found.extend(is_hilly(race).then_some(Self::Hilly));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What the cause itself says of the day or the course: heat gets in the way where it is hot.
    #[must_use]
    pub fn of_cause(cause: &str) -> &'static [Self] {
        match cause {
            "heat" => &[Self::Hot],
            "cold_wet" => &[Self::Cold, Self::Wet],
            "wind" => &[Self::Windy],
            "course" => &[Self::Hilly],
            "altitude_air" => &[Self::ThinAir],
            _ => &[],
        }
    }
}

fn lowered(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

/// The words of each part of a text in small letters: what is denied in one part is not denied in the next.
fn clauses(lower: &str) -> Vec<Vec<&str>> {
    let parts = lower.split([',', ';', ':', '(', ')', '\n']).flat_map(|part| part.split(" but "));
    parts.map(words).filter(|words| !words.is_empty()).collect()
}

fn words(part: &str) -> Vec<&str> {
    let kept = |sign: char| sign.is_alphanumeric() || "'/.°-−".contains(sign);
    let words = part.split(|sign: char| !kept(sign)).map(|word| word.trim_matches(['.', '\'']));
    words.filter(|word| !word.is_empty()).collect()
}

/// What the words of a part of a text tell.
fn told(clause: &[&str]) -> Vec<RaceCondition> {
    let mut found = Vec::new();
    for (place, word) in clause.iter().enumerate() {
        let conditions = word.split('-').filter_map(|part| BY_WORD.get(part)).flatten();
        let before = &clause[place.saturating_sub(2)..place];
        let is_denied = || before.iter().any(|word| DENIALS.contains(word));
        found.extend(conditions.filter(|_| !is_denied()));
    }
    found
}

/// The degrees Celsius that a part of a text tells: "31 degrees", "-3 °C", "88F".
fn degrees(clause: &[&str]) -> Option<f64> {
    clause.iter().enumerate().find_map(|(place, word)| {
        let (number, unit) = number_and_unit(word)?;
        let next = clause.get(place + 1).copied().unwrap_or_default();
        let unit = if unit.is_empty() { next } else { unit };
        match unit {
            "°" | "°c" | "c" | "degrees" | "celsius" => Some(number),
            "°f" | "f" | "fahrenheit" => Some((number - 32.0) / 1.8),
            _ => None,
        }
    })
}

fn number_and_unit(word: &str) -> Option<(f64, &str)> {
    let (sign, size) = word.strip_prefix(['-', '−']).map_or((1.0, word), |size| (-1.0, size));
    let end = size.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(size.len());
    let number: f64 = size[..end].parse().ok()?;
    Some((sign * number, &size[end..]))
}

/// Whether the field for the wind tells of wind: by a speed where there is one, else by any words that do not calm it.
fn is_windy(clauses: &[Vec<&str>]) -> bool {
    let words: Vec<&str> = clauses.iter().flatten().copied().collect();
    if words.is_empty() {
        return false;
    }
    let numbers: Vec<(f64, f64)> = words
        .iter()
        .enumerate()
        .filter_map(|(place, word)| {
            // "20-30 km/h" is told by its higher end.
            let (number, unit) = number_and_unit(word.rsplit('-').next().unwrap_or(word))?;
            let (before, next) =
                (place.checked_sub(1).and_then(|place| words.get(place)), words.get(place + 1));
            let near = [Some(&unit), next, before].into_iter().flatten();
            let from = near
                .filter_map(|unit| WIND_UNITS.iter().find(|(names, _)| names.contains(unit)))
                .map(|(_, from)| *from)
                .next();
            // A number alone is one of Beaufort's as long as it can be.
            Some((number, from.unwrap_or(if number <= 12.0 { 4.0 } else { 20.0 })))
        })
        .collect();
    if !numbers.is_empty() {
        return numbers.iter().any(|(number, from)| number >= from);
    }
    !words.iter().any(|word| CALM.contains(word) || DENIALS.contains(word))
}

fn is_hilly(race: &Race) -> bool {
    let Some(climb) = race.conditions.climb else { return false };
    match race.distance.filter(|distance| distance.0 > 0.0) {
        Some(distance) => climb.0 / (distance.0 / 1000.0) >= HILLY_PER_KILOMETRE,
        None => climb.0 >= HILLY_CLIMB,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::RaceId;
    use crate::domain::units::Metres;

    fn race() -> Race {
        Race::new(RaceId(Uuid::nil()), "Two Rivers", NaiveDate::default())
    }

    fn weather(words: &str) -> Vec<RaceCondition> {
        let mut race = race();
        race.conditions.weather = words.to_owned();
        RaceCondition::of_race(&race)
    }

    fn wind(words: &str) -> Vec<RaceCondition> {
        let mut race = race();
        race.conditions.wind = words.to_owned();
        RaceCondition::of_race(&race)
    }

    #[test]
    fn the_thermometer_says_hot_and_cold_at_their_thresholds() {
        let at = |degrees: f64| {
            let mut race = race();
            race.conditions.temperature_c = Some(degrees);
            RaceCondition::of_race(&race)
        };
        assert_eq!(at(20.0), [RaceCondition::Hot]);
        assert_eq!(at(19.9), []);
        assert_eq!(at(4.0), [RaceCondition::Cold]);
        assert_eq!(at(4.1), []);
    }

    #[test]
    fn degrees_among_the_words_are_read_and_the_thermometer_comes_first() {
        assert_eq!(weather("31 degrees from ten o'clock, no wind"), [RaceCondition::Hot]);
        assert_eq!(weather("88F and clear"), [RaceCondition::Hot]);
        assert_eq!(weather("-3 °C"), [RaceCondition::Cold]);
        assert_eq!(weather("12 degrees"), []);
        let mut measured = race();
        measured.conditions.weather = "25 degrees forecast".to_owned();
        measured.conditions.temperature_c = Some(12.0);
        assert_eq!(RaceCondition::of_race(&measured), []);
    }

    #[test]
    fn words_count_unless_they_are_denied() {
        assert_eq!(
            weather("Sleet and a headwind"),
            [RaceCondition::Cold, RaceCondition::Wet, RaceCondition::Windy]
        );
        assert_eq!(weather("not too hot, no rain"), []);
        assert_eq!(weather("no rain, then mud"), [RaceCondition::Wet]);
        assert_eq!(weather("not hot but windy"), [RaceCondition::Windy]);
        assert_eq!(weather("photogenic, brainy"), []);
        let mut placed = race();
        placed.location = "Leadville, altitude 3100 m".to_owned();
        placed.conditions.surface = "steep, last hour in the dark".to_owned();
        assert_eq!(
            RaceCondition::of_race(&placed),
            [RaceCondition::Hilly, RaceCondition::ThinAir, RaceCondition::Dark]
        );
    }

    #[test]
    fn the_wind_is_told_by_its_speed_or_by_words_that_do_not_calm_it() {
        for words in ["20 km/h", "SW 4", "force 5", "15-25 km/h", "12 mph", "7 m/s", "from the sea", "gusty"]
        {
            assert_eq!(wind(words), [RaceCondition::Windy], "{words}");
        }
        for words in ["", "none", "calm", "light breeze", "10 km/h", "SW 2", "no wind", "3 m/s"] {
            assert_eq!(wind(words), [], "{words}");
        }
    }

    #[test]
    fn a_course_is_hilly_by_its_climb_a_kilometre() {
        let climbing = |climb: f64, distance: Option<f64>| {
            let mut race = race();
            race.conditions.climb = Some(Metres(climb));
            race.distance = distance.map(Metres);
            RaceCondition::of_race(&race)
        };
        assert_eq!(climbing(1_800.0, Some(89_000.0)), [RaceCondition::Hilly]);
        assert_eq!(climbing(248.0, Some(42_195.0)), []);
        assert_eq!(climbing(100.0, Some(10_000.0)), [RaceCondition::Hilly]);
        assert_eq!(climbing(500.0, None), [RaceCondition::Hilly]);
        assert_eq!(climbing(499.0, None), []);
    }
}
