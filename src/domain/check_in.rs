//! A check-in: seven numbers from 0 to 10 in twenty seconds, and what the runner wants to add.
//!
//! The items, their direction and their place in Body and Mind are those of checkins.toml; the words they are asked in are
//! `content`'s business.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::Stamp;
use super::id::CheckInId;
use super::race::words;

words! {
    /// What is asked.
    Item {
        /// How well one slept.
        Sleep = "sleep", "Sleep";
        /// How much energy there is.
        Energy = "energy", "Energy";
        /// How sore or heavy the muscles are; less is better.
        Soreness = "soreness", "Soreness";
        /// The mood.
        Mood = "mood", "Mood";
        /// How much life presses; less is better.
        Stress = "stress", "Stress";
        /// How much one wants to run.
        Motivation = "motivation", "Drive";
        /// How much one trusts oneself as a runner.
        Confidence = "confidence", "Trust";
        /// Whether running is a duty (0) or a choice (10).
        Choice = "choice", "Choice";
        /// Pain that is not plain soreness; less is better.
        Pain = "pain", "Pain";
        /// How much the race goes round in the head; less is better.
        Loop = "loop", "Loop";
        /// Whether one ate and drank enough.
        Fuelled = "fuelled", "Fuelled";
    }
}

words! {
    /// One of the two scores. There is no overall one.
    Side {
        /// Sleep, energy, soreness.
        Body = "body", "Body";
        /// Mood, stress, drive, trust.
        Mind = "mind", "Mind";
    }
}

words! {
    /// Whether one is ill, and where.
    Illness {
        /// Not ill.
        No = "no", "no";
        /// A cold.
        AboveNeck = "above", "above the neck";
        /// Below the neck, or fever: such a day is kept out of the usual.
        BelowNeck = "below", "below the neck or fever";
    }
}

words! {
    /// What was trained.
    Trained {
        /// Nothing.
        Rest = "rest", "rest";
        /// Easy running.
        Easy = "easy", "easy";
        /// A hard session.
        Hard = "hard", "hard";
        /// A race.
        Race = "race", "race";
        /// Something other than running.
        Other = "other", "other movement";
    }
}

words! {
    /// What can be noted besides the numbers.
    Tag {
        /// Whether one is ill.
        Ill = "ill", "Ill";
        /// What was trained.
        Trained = "trained", "Trained";
        /// Minutes and effort.
        Load = "load", "Load";
        /// Day of the cycle, or words; never interpreted.
        Cycle = "cycle", "Cycle";
    }
}

words! {
    /// Which of several check-ins of one day it is. They are never averaged.
    Standing {
        /// The one that counts.
        Counts = "counts", "counts";
        /// A later one of the same day: kept and shown, not counted.
        Later = "later", "later that day";
    }
}

/// The best number on every scale.
pub const HIGHEST: u8 = 10;

impl Item {
    /// The seven that are always asked, in their order.
    pub const CORE: [Self; 7] = [
        Self::Sleep,
        Self::Energy,
        Self::Soreness,
        Self::Mood,
        Self::Stress,
        Self::Motivation,
        Self::Confidence,
    ];

    /// Those that can be switched on.
    pub const EXTRAS: [Self; 4] = [Self::Choice, Self::Pain, Self::Loop, Self::Fuelled];

    /// Whether a higher number is better.
    #[must_use]
    pub fn higher_is_better(self) -> bool {
        !matches!(self, Self::Soreness | Self::Stress | Self::Pain | Self::Loop)
    }

    /// `g` of the formulas: the number turned so that higher is always better, 0 to 10.
    #[must_use]
    pub fn good(self, value: u8) -> u8 {
        let value = value.min(HIGHEST);
        if self.higher_is_better() { value } else { HIGHEST - value }
    }
}

impl Side {
    /// Both, in the order in which they are shown.
    pub const SHOWN: [Self; 2] = [Self::Mind, Self::Body];

    /// The items it is the mean of.
    #[must_use]
    pub fn items(self) -> &'static [Item] {
        match self {
            Self::Body => &[Item::Sleep, Item::Energy, Item::Soreness],
            Self::Mind => &[Item::Mood, Item::Stress, Item::Motivation, Item::Confidence],
        }
    }
}

/// A number from 0 to 10 for each item that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Scores([Option<u8>; Item::ALL.len()]);

impl Scores {
    /// What was answered.
    #[must_use]
    pub fn get(&self, item: Item) -> Option<u8> {
        self.0[item as usize]
    }

    /// Answers an item, 0 to 10 (more counts as 10), or takes the answer back.
    pub fn set(&mut self, item: Item, value: Option<u8>) {
        self.0[item as usize] = value.map(|value| value.min(HIGHEST));
    }

    /// The same with one more answer.
    #[must_use]
    pub fn with(mut self, item: Item, value: u8) -> Self {
        self.set(item, Some(value));
        self
    }

    /// `g` of an item that was answered.
    #[must_use]
    pub fn good(&self, item: Item) -> Option<u8> {
        self.get(item).map(|value| item.good(value))
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// What is asked about pain of 1 or more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pain {
    /// Where; empty when not said.
    pub site: String,
    /// Whether it changes how one walks.
    pub changes_gait: Option<bool>,
    /// Whether it is there at rest or at night.
    pub at_rest: Option<bool>,
    /// Whether it is one exact spot on a bone.
    pub on_bone: Option<bool>,
}

/// One check-in.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckIn {
    /// Its id.
    pub id: CheckInId,
    /// The day it tells of, which may be the one before it was written.
    pub day: NaiveDate,
    /// Whether it is the one of the day that counts.
    pub standing: Standing,
    /// The numbers.
    pub scores: Scores,
    /// Whether one was ill; `None` when not said.
    pub ill: Option<Illness>,
    /// What was trained; `None` when not said.
    pub trained: Option<Trained>,
    /// Minutes of training.
    pub minutes: Option<u16>,
    /// Effort of it, 0 to 10.
    pub effort: Option<u8>,
    /// Free words on the cycle; only shown, never interpreted.
    pub cycle: String,
    /// About pain.
    pub pain: Pain,
    /// One line.
    pub note: String,
    /// When it was first written.
    pub written: Stamp,
}

impl CheckIn {
    /// Takes over what differs between two states of this check-in, and leaves the rest as it is.
    pub fn follow(&mut self, from: &Self, to: &Self) {
        fn follow<T: PartialEq + Clone>(own: &mut T, from: &T, to: &T) {
            if from != to {
                own.clone_from(to);
            }
        }
        for item in Item::ALL {
            if from.scores.get(*item) != to.scores.get(*item) {
                self.scores.set(*item, to.scores.get(*item));
            }
        }
        follow(&mut self.standing, &from.standing, &to.standing);
        follow(&mut self.ill, &from.ill, &to.ill);
        follow(&mut self.trained, &from.trained, &to.trained);
        follow(&mut self.minutes, &from.minutes, &to.minutes);
        follow(&mut self.effort, &from.effort, &to.effort);
        follow(&mut self.cycle, &from.cycle, &to.cycle);
        follow(&mut self.pain, &from.pain, &to.pain);
        follow(&mut self.note, &from.note, &to.note);
    }

    /// An empty one for a day.
    #[must_use]
    pub fn new(id: CheckInId, day: NaiveDate, written: Stamp) -> Self {
        Self {
            id,
            day,
            standing: Standing::Counts,
            scores: Scores::default(),
            ill: None,
            trained: None,
            minutes: None,
            effort: None,
            cycle: String::new(),
            pain: Pain::default(),
            note: String::new(),
            written,
        }
    }

    /// Minutes times effort, where both are known.
    #[must_use]
    pub fn load(&self) -> Option<u32> {
        Some(u32::from(self.minutes?) * u32::from(self.effort?))
    }

    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let blank = Self::new(self.id, self.day, self.written);
        Self { standing: Standing::Counts, ..self.clone() } == blank
    }
}

/// What a check-in asks besides the seven: switched on by the runner, kept in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Asked {
    /// Items.
    pub extras: Vec<Item>,
    /// Tags.
    pub tags: Vec<Tag>,
}
