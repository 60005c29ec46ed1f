//! The check-ins of the made-up journal: a fixed formula makes the days out of a few numbers, so that they look lived in and
//! are the same each time.

use chrono::{Datelike, Duration, Weekday};
use serde::Deserialize;
use uuid::Uuid;

use crate::domain::check_in::{Asked, CheckIn, HIGHEST, Item, Scores, Side, Trained};
use crate::domain::clock::Stamp;
use crate::domain::id::CheckInId;
use crate::domain::units::rounding::whole;

/// What the check-ins are made from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldCheckIns {
    /// How many days back the first of them is.
    days: i64,
    /// Another number makes other days.
    seed: u64,
    /// How far a day lies from the ordinary, in points.
    wobble: f64,
    /// Of a hundred days so many have none.
    missing: u64,
    /// Days on which nobody thought of it: from and to, in days ago.
    gaps: Vec<(i64, i64)>,
    /// The answers of an ordinary day.
    ordinary: Scores7,
    /// What is asked besides.
    asked: Asked,
    /// Items that were asked for a while: the first of the days, in days ago, and the answers of the days from there on.
    besides: Vec<(Item, i64, Vec<u8>)>,
    /// Days on which one was tired, from and to, in days ago, and so many points down.
    tired: Vec<(i64, i64, f64)>,
    /// Days on which pain changed the gait, from and to, in days ago.
    limping: (i64, i64),
    /// What was written on a day, by days ago.
    notes: Vec<(i64, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scores7 {
    sleep: u8,
    energy: u8,
    soreness: u8,
    mood: u8,
    stress: u8,
    motivation: u8,
    confidence: u8,
}

/// What a race did to Body and Mind: so many points down at first, and level again after so many days. Points below 0 lift.
#[derive(Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
pub struct ToldPull {
    body: (f64, f64),
    mind: (f64, f64),
}

/// The pull of a race that was so many days ago.
pub struct Pull {
    /// How many days ago the race was.
    pub days_ago: i64,
    /// What it did.
    pub told: ToldPull,
}

/// What a number is drawn for.
#[derive(Clone, Copy)]
enum Draw {
    Missing,
    Day(Side),
    Item(Item),
    Trained,
}

impl Draw {
    fn number(self) -> u64 {
        match self {
            Self::Missing => 100,
            Self::Trained => 101,
            Self::Day(side) => 102 + side as u64,
            Self::Item(item) => item as u64,
        }
    }
}

impl ToldCheckIns {
    /// What the runner of the demo would answer on an ordinary day.
    pub fn declared(&self) -> Scores {
        let told = &self.ordinary;
        let answers = [
            told.sleep,
            told.energy,
            told.soreness,
            told.mood,
            told.stress,
            told.motivation,
            told.confidence,
        ];
        Item::CORE
            .into_iter()
            .zip(answers)
            .fold(Scores::default(), |scores, (item, answer)| scores.with(item, answer))
    }

    /// What is asked besides the seven.
    pub fn asked(&self) -> Asked {
        self.asked.clone()
    }

    /// All of them, oldest first; none today, which is still to come.
    pub fn all(&self, now: Stamp, pulls: &[Pull], ids: &mut impl Iterator<Item = Uuid>) -> Vec<CheckIn> {
        let days = (1..=self.days).rev().filter(|days_ago| self.has_one(*days_ago, pulls));
        days.map(|days_ago| {
            let written = now - Duration::days(days_ago);
            let id = CheckInId(ids.next().unwrap_or_default());
            let mut check_in = CheckIn::new(id, written.date_naive(), written);
            for item in Item::CORE {
                check_in.scores.set(item, Some(self.answer(item, days_ago, pulls)));
            }
            if self.asked.extras.contains(&Item::Choice) {
                let choice = self.answer(Item::Choice, days_ago, pulls);
                check_in.scores.set(Item::Choice, Some(choice));
            }
            for (item, first, answers) in &self.besides {
                let place = usize::try_from(first - days_ago).ok();
                if let Some(answer) = place.and_then(|place| answers.get(place)) {
                    check_in.scores.set(*item, Some(*answer));
                }
            }
            if check_in.scores.get(Item::Pain).is_some_and(|pain| pain > 0) {
                let (from, to) = self.limping;
                "left calf".clone_into(&mut check_in.pain.site);
                check_in.pain.changes_gait = Some((to..=from).contains(&days_ago));
            }
            check_in.trained = Some(self.trained(check_in.day.weekday(), days_ago, pulls));
            if let Some((_, note)) = self.notes.iter().find(|(day, _)| *day == days_ago) {
                check_in.note.clone_from(note);
            }
            check_in
        })
        .collect()
    }

    fn has_one(&self, days_ago: i64, pulls: &[Pull]) -> bool {
        let is_in_a_gap = self.gaps.iter().any(|(from, to)| (*to..=*from).contains(&days_ago));
        let is_race_day = pulls.iter().any(|pull| pull.days_ago == days_ago);
        // Who has just raced looks more closely.
        let is_after_one = pulls.iter().any(|pull| (1..=10).contains(&(pull.days_ago - days_ago)));
        let has_a_note = self.notes.iter().any(|(day, _)| *day == days_ago);
        let missing = if is_after_one { self.missing / 3 } else { self.missing };
        let draw = self.draw(days_ago, Draw::Missing) % 100;
        has_a_note || (!is_in_a_gap && !is_race_day && (days_ago == 1 || draw >= missing))
    }

    /// The answer to an item on a day, 0 to 10.
    fn answer(&self, item: Item, days_ago: i64, pulls: &[Pull]) -> u8 {
        let side = if Side::Body.items().contains(&item) { Side::Body } else { Side::Mind };
        let ordinary = self.declared().good(item).unwrap_or(8);
        let pulled: f64 = pulls.iter().map(|pull| pull.on(side, days_ago)).sum();
        let spells = self.tired.iter().filter(|(from, to, _)| (*to..=*from).contains(&days_ago));
        let tired: f64 = spells.map(|(.., points)| points).sum();
        let day = self.wave(days_ago, Draw::Day(side)) * self.wobble;
        let own = self.wave(days_ago, Draw::Item(item)) * self.wobble;
        let good = f64::from(ordinary) - pulled - tired + 0.6 * day + 0.8 * own;
        let good = u8::try_from(whole(good)).unwrap_or(HIGHEST).min(HIGHEST);
        // Turned twice it is as it is answered.
        item.good(good)
    }

    fn trained(&self, weekday: Weekday, days_ago: i64, pulls: &[Pull]) -> Trained {
        let since = pulls.iter().map(|pull| pull.days_ago - days_ago).filter(|since| *since > 0).min();
        let is_sore = pulls.iter().any(|pull| pull.on(Side::Body, days_ago) > 0.8);
        match (weekday, since) {
            (_, Some(1..=3)) => Trained::Rest,
            _ if is_sore && self.draw(days_ago, Draw::Trained).is_multiple_of(2) => Trained::Other,
            _ if is_sore => Trained::Rest,
            (Weekday::Tue | Weekday::Sat, _) => Trained::Hard,
            (Weekday::Mon | Weekday::Fri, _) => Trained::Rest,
            _ => Trained::Easy,
        }
    }

    /// Between -1.5 and 1.5, near 0 most of the time.
    fn wave(&self, days_ago: i64, draw: Draw) -> f64 {
        let mut number = self.draw(days_ago, draw);
        let mut sum = 0.0;
        for _ in 0..3 {
            sum += f64::from(u16::try_from(number % 1000).unwrap_or(0)) / 1000.0;
            number /= 1000;
        }
        sum - 1.5
    }

    /// Steele, Lea and Flood's `SplitMix64`, over the seed, the day and what is drawn.
    fn draw(&self, days_ago: i64, draw: Draw) -> u64 {
        let place = days_ago.unsigned_abs() * 1000 + draw.number();
        let mut mixed = self.seed.wrapping_add(place.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Pull {
    /// How far it pulls a side down on a day: most on the first days, less and less until it is over.
    fn on(&self, side: Side, days_ago: i64) -> f64 {
        let (points, days) = match side {
            Side::Body => self.told.body,
            Side::Mind => self.told.mind,
        };
        let since = self.days_ago - days_ago;
        let left = 1.0 - f64::from(i32::try_from(since).unwrap_or(i32::MAX)) / days;
        if since < 1 { 0.0 } else { points * left.max(0.0).sqrt() }
    }
}
