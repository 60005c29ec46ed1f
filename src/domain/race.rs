//! A race: the facts, whether it is still ahead or long over.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::RaceId;
use super::units::{Metres, Seconds, UnitSystem};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// Every value, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word under which it is stored and written in packs.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The words a runner reads.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The value stored under `id`; `None` for a word that is not known.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What kind of race it is; personal bests are kept within a kind.
    RaceKind {
        /// On roads.
        Road = "road", "Road";
        /// Trail or mountain.
        Trail = "trail", "Trail or mountain";
        /// Longer than a marathon.
        Ultra = "ultra", "Ultra";
        /// On a track; times keep hundredths.
        Track = "track", "Track";
        /// Cross-country; times do not compare.
        CrossCountry = "xc", "Cross-country";
        /// A fixed time; the result is a distance.
        Timed = "timed", "Timed race (6 h, 12 h, 24 h)";
        /// One leg of a relay.
        Relay = "relay", "Relay leg";
        /// Swim, bike, run.
        Triathlon = "tri", "Triathlon";
        /// Run, bike, run.
        Duathlon = "duathlon", "Duathlon";
        /// Swimming and running in turns.
        Swimrun = "swimrun", "Swimrun";
        /// Bike race or sportive.
        Ride = "ride", "Bike race or sportive";
        /// Open-water swim.
        Swim = "swim", "Open-water swim";
        /// Ski race.
        Ski = "ski", "Ski race";
        /// Obstacle race; times do not compare.
        Obstacle = "ocr", "Obstacle race";
        /// parkrun or club time trial.
        Parkrun = "parkrun", "parkrun or club time trial";
        /// Anything else.
        Other = "other", "Other";
    }
}

words! {
    /// How a race ended.
    Outcome {
        /// Crossed the line.
        Finished = "finished", "finished";
        /// Did not finish.
        Dnf = "dnf", "did not finish";
        /// Did not start.
        Dns = "dns", "did not start";
        /// Stopped by the clock.
        CutOff = "cut_off", "cut off";
        /// Disqualified.
        Disqualified = "dsq", "disqualified";
        /// The event did not take place.
        Cancelled = "cancelled", "event cancelled";
    }
}

words! {
    /// The runner's own word on whether a race was a setback; nobody else decides it.
    SetbackMark {
        /// It was.
        Yes = "yes", "yes";
        /// It was not.
        No = "no", "no";
        /// Not decided.
        Unsure = "unsure", "not sure yet";
    }
}

words! {
    /// How much the race matters in the season.
    Priority {
        /// The race of the season.
        A = "a", "A race";
        /// Matters.
        B = "b", "B race";
        /// A training race.
        C = "c", "C race";
    }
}

words! {
    /// The tiers of a race's goals.
    Tier {
        /// A great day.
        A = "a", "A";
        /// A good day.
        B = "b", "B";
        /// Still glad I came.
        C = "c", "C";
    }
}

/// What the runner wanted from the race, in their own words ("under 4:00", "finish", "run the hills").
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RaceGoals {
    /// A great day; empty when not set.
    pub a: String,
    /// A good day; empty when not set.
    pub b: String,
    /// Still glad I came; empty when not set.
    pub c: String,
    /// "I had no goal" is an answer, not a gap.
    pub had_none: bool,
    /// The best tier reached, in the runner's own word, where the clock cannot tell. `Some(None)`: none of them.
    pub reached: Option<Option<Tier>>,
}

impl RaceGoals {
    /// The goals that were set, best first.
    pub fn set(&self) -> impl Iterator<Item = (Tier, &str)> {
        [(Tier::A, &self.a), (Tier::B, &self.b), (Tier::C, &self.c)]
            .into_iter()
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(tier, words)| (tier, words.as_str()))
    }
}

/// One split as the runner has it: usually a time, often with the distance it covers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Split {
    /// How long the stretch is; `None` when only the time is known.
    pub distance: Option<Metres>,
    /// How long the stretch took.
    pub time: Seconds,
}

/// Places in the results; every part may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Placing {
    /// Place overall.
    pub overall: Option<u32>,
    /// Finishers overall.
    pub overall_of: Option<u32>,
    /// Place in the age group.
    pub group: Option<u32>,
    /// Finishers in the age group.
    pub group_of: Option<u32>,
}

/// What the day and the course were like.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Conditions {
    /// Air temperature in degrees Celsius.
    pub temperature_c: Option<f64>,
    /// Climb in metres.
    pub climb: Option<Metres>,
    /// Wind, in words.
    pub wind: String,
    /// Rain, sun, snow, in words.
    pub weather: String,
    /// What was underfoot, in words.
    pub surface: String,
}

/// Everything known about one race. Only `name` and `date` are never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Race {
    /// Its id.
    pub id: RaceId,
    /// Its name as the runner calls it.
    pub name: String,
    /// The day of the start, at the place of the race.
    pub date: NaiveDate,
    /// Where it was held, in words.
    pub location: String,
    /// What kind of race.
    pub kind: Option<RaceKind>,
    /// The length of the course.
    pub distance: Option<Metres>,
    /// The length of a timed race.
    pub duration: Option<Seconds>,
    /// How it ended; `None` while it is still ahead.
    pub outcome: Option<Outcome>,
    /// Official (chip) time.
    pub official: Option<Seconds>,
    /// Gun time.
    pub gun: Option<Seconds>,
    /// Elapsed time on the runner's own watch.
    pub watch: Option<Seconds>,
    /// Distance covered, where it is not the course: a timed race, a DNF.
    pub covered: Option<Metres>,
    /// A, B and C goals.
    pub goals: RaceGoals,
    /// Satisfaction with the racing itself, 0 to 10.
    pub satisfaction: Option<u8>,
    /// Perceived effort, 0 to 10.
    pub effort: Option<u8>,
    /// Whether it felt like a setback.
    pub setback: Option<SetbackMark>,
    /// Splits in order.
    pub splits: Vec<Split>,
    /// Places in the results.
    pub placing: Placing,
    /// Day and course.
    pub conditions: Conditions,
    /// Shoes and kit.
    pub gear: String,
    /// Average heart rate in beats per minute.
    pub heart_rate: Option<u16>,
    /// Carbohydrate taken, grams an hour.
    pub carbs_per_hour: Option<f64>,
    /// What was drunk, in words.
    pub drink: String,
    /// Bib number.
    pub bib: String,
    /// Pacer, crew or company, in words.
    pub company: String,
    /// How much it matters in the season.
    pub priority: Option<Priority>,
    /// Cost and travel, in words.
    pub travel: String,
    /// Where a photo lies.
    pub photo: String,
    /// A link.
    pub link: String,
    /// Anything else.
    pub notes: String,
}

impl Race {
    /// Whether it is told that the runner stood at the start and went.
    #[must_use]
    pub fn was_started(&self) -> bool {
        matches!(
            self.outcome,
            Some(Outcome::Finished | Outcome::Dnf | Outcome::CutOff | Outcome::Disqualified)
        )
    }

    /// Whether its day counts as a race day, as long as nothing else is told of it.
    #[must_use]
    pub fn may_have_been_raced(&self) -> bool {
        !matches!(self.outcome, Some(Outcome::Dns | Outcome::Cancelled))
    }

    /// A race of which only the name and the day are known.
    #[must_use]
    pub fn new(id: RaceId, name: impl Into<String>, date: NaiveDate) -> Self {
        Self {
            id,
            name: name.into(),
            date,
            location: String::new(),
            kind: None,
            distance: None,
            duration: None,
            outcome: None,
            official: None,
            gun: None,
            watch: None,
            covered: None,
            goals: RaceGoals::default(),
            satisfaction: None,
            effort: None,
            setback: None,
            splits: Vec::new(),
            placing: Placing::default(),
            conditions: Conditions::default(),
            gear: String::new(),
            heart_rate: None,
            carbs_per_hour: None,
            drink: String::new(),
            bib: String::new(),
            company: String::new(),
            priority: None,
            travel: String::new(),
            photo: String::new(),
            link: String::new(),
            notes: String::new(),
        }
    }

    /// The time that counts: official beats gun beats the runner's watch.
    #[must_use]
    pub fn time(&self) -> Option<Seconds> {
        self.official.or(self.gun).or(self.watch)
    }

    /// How it ended in few words: the time, the distance of a timed race, or what came in between; nothing of a race ahead.
    #[must_use]
    pub fn told_result(&self, units: UnitSystem) -> String {
        match (self.outcome, self.time(), self.covered) {
            (None, ..) => String::new(),
            (Some(Outcome::Finished), _, Some(covered)) if self.kind == Some(RaceKind::Timed) => {
                covered.told(units)
            }
            (Some(Outcome::Finished), Some(time), _) if self.kind == Some(RaceKind::Track) => {
                time.told_precisely()
            }
            (Some(Outcome::Finished), Some(time), _) => time.told(),
            (Some(outcome @ (Outcome::Dnf | Outcome::CutOff)), _, Some(covered)) => {
                format!("{}, {}", outcome.told_briefly(), covered.told(units))
            }
            (Some(outcome), ..) => outcome.told_briefly().to_owned(),
        }
    }
}

impl Outcome {
    /// The outcome in a word or two.
    #[must_use]
    pub fn told_briefly(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Dnf => "DNF",
            Self::Dns => "DNS",
            Self::CutOff => "cut off",
            Self::Disqualified => "DSQ",
            Self::Cancelled => "cancelled",
        }
    }
}
