//! Stepping back: a pull-back with a purpose and an end, or a stop that came unplanned.
//!
//! Source: checkins.toml, `stepback`. The words that are asked and offered stand in `assets/stepback.toml`; their ids stand here.

use chrono::{Days, NaiveDate};

use super::brief::ReadyItem;
use super::clock::Stamp;
use super::id::StepBackId;
use super::race::words;

words! {
    /// How a break came about.
    BreakKind {
        /// Planned: a step back on purpose.
        Planned = "planned", "planned";
        /// Not planned: life came between.
        Life = "life", "life came between";
        /// Not planned: ill or hurt.
        IllOrHurt = "ill_or_hurt", "ill or hurt";
        /// Not planned, and for no reason that could be named.
        Drifted = "drifted", "just drifted";
    }
}

words! {
    /// What a step back is for.
    Purpose {
        /// To take in the work that was done.
        Absorb = "absorb", "absorb the work";
        /// To refresh the body.
        Refresh = "refresh", "refresh the body";
        /// To want to run again.
        WantAgain = "want_again", "want to run again";
        /// To let something heal.
        Heal = "heal", "heal something";
        /// Because life needs room.
        LifeRoom = "life_room", "life needs room";
        /// Because of heat or the season.
        Season = "season", "heat or season";
        /// After a race.
        AfterRace = "after_race", "after a race";
    }
}

words! {
    /// What becomes smaller.
    Smaller {
        /// The volume of the week.
        Volume = "volume", "weekly volume";
        /// Hard sessions.
        HardToEasy = "hard_to_easy", "hard sessions become easy";
        /// Pace and watch.
        NoPace = "no_pace", "no pace, no watch";
        /// Running itself.
        CrossTraining = "cross_training", "cross-training instead";
        /// Days without rest.
        RestDays = "rest_days", "extra rest days";
        /// Races.
        NoRaces = "no_races", "no races";
        /// Everything.
        FullStop = "full_stop", "full stop";
    }
}

words! {
    /// What the space is used for.
    Space {
        /// Sleep.
        Sleep = "sleep", "sleep";
        /// Food.
        Food = "food", "food";
        /// Easy movement.
        EasyMovement = "easy_movement", "easy movement";
        /// People.
        People = "people", "people";
        /// Strength or mobility.
        Strength = "strength", "strength or mobility";
        /// Breathing or meditation.
        Breathing = "breathing", "breathing or meditation";
        /// A physiotherapist, or a check-up.
        CheckUp = "check_up", "physio or check-up";
        /// Nothing.
        Nothing = "nothing", "nothing, on purpose";
    }
}

words! {
    /// What makes stepping back hard.
    Hard {
        /// The next race.
        NextRace = "next_race", "the next race";
        /// The block that was planned.
        PlannedBlock = "planned_block", "the block I planned";
        /// Habit.
        Habit = "habit", "habit";
        /// The fear of losing fitness.
        LosingFitness = "losing_fitness", "fear of losing fitness";
        /// That it feels like quitting.
        FeelsLikeQuitting = "feels_like_quitting", "it feels like quitting";
        /// Other people.
        OtherPeople = "other_people", "other people";
        /// Nothing.
        Nothing = "nothing", "nothing";
    }
}

words! {
    /// Whether a step back was kept.
    Kept {
        /// All of it.
        Fully = "fully", "fully";
        /// In part.
        Partly = "partly", "partly";
        /// Not at all.
        No = "no", "no";
    }
}

words! {
    /// An answer of yes or no.
    YesNo {
        /// Yes.
        Yes = "yes", "yes";
        /// No, or not yet.
        No = "no", "no";
    }
}

/// Less than the usual week, in percent.
pub const CUT: std::ops::RangeInclusive<u8> = 10..=100;
/// What is suggested.
pub const CUT_DEFAULT: u8 = 30;
/// A planned step back takes so many days.
pub const LENGTH: std::ops::RangeInclusive<u16> = 3..=28;
/// What is suggested.
pub const LENGTH_DEFAULT: u16 = 7;
/// So many days are added where it is not enough yet.
pub const LONGER_DAYS: u64 = 3;

/// A step back, planned or not.
#[derive(Debug, Clone, PartialEq)]
pub struct StepBack {
    /// Its id.
    pub id: StepBackId,
    /// How it came about.
    pub kind: BreakKind,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, as it was planned, or as it was where nothing was planned.
    pub to: NaiveDate,
    /// The last day as it turned out, once the runner has ended it; not before `from`. `None` while it is planned or running.
    pub ended: Option<NaiveDate>,
    /// What it is for.
    pub purpose: Option<Purpose>,
    /// What becomes smaller.
    pub smaller: Vec<Smaller>,
    /// How much less than the usual week, in percent, [`CUT`].
    pub cut: Option<u8>,
    /// What the space is used for.
    pub space: Vec<Space>,
    /// What stays; may be empty, like every line.
    pub keep: String,
    /// Which goal it serves, in the runner's words.
    pub goal: String,
    /// What makes it hard.
    pub hard: Vec<Hard>,
    /// Why the runner began to run.
    pub why_running: String,
    /// Whether running is missed a little, asked before the way back.
    pub missed: Option<YesNo>,
    /// Whether it was kept.
    pub kept: Option<Kept>,
    /// What came back first.
    pub first_back: String,
    /// Whether the runner would do it earlier next time.
    pub earlier: Option<YesNo>,
    /// The fundamentals of training, looked at when it ends.
    pub ready: Vec<ReadyItem>,
    /// When it was written.
    pub written: Stamp,
}

impl StepBack {
    /// One that says nothing but its days; they are put in order.
    #[must_use]
    pub fn new(id: StepBackId, kind: BreakKind, (from, to): (NaiveDate, NaiveDate), written: Stamp) -> Self {
        Self {
            id,
            kind,
            from: from.min(to),
            to: from.max(to),
            ended: None,
            purpose: None,
            smaller: Vec::new(),
            cut: None,
            space: Vec::new(),
            keep: String::new(),
            goal: String::new(),
            hard: Vec::new(),
            why_running: String::new(),
            missed: None,
            kept: None,
            first_back: String::new(),
            earlier: None,
            ready: Vec::new(),
            written,
        }
    }

    /// Whether it was planned.
    #[must_use]
    pub fn is_planned(&self) -> bool {
        self.kind == BreakKind::Planned
    }

    /// Its last day: as it turned out, or else as it is planned.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.ended.unwrap_or(self.to).max(self.from)
    }

    /// How many days it has, both ends included.
    #[must_use]
    pub fn days(&self) -> u32 {
        u32::try_from((self.last_day() - self.from).num_days() + 1).unwrap_or(1)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn has(&self, day: NaiveDate) -> bool {
        (self.from..=self.last_day()).contains(&day)
    }

    /// Whether it is a plan that runs on a day. One whose last planned day has passed runs on until the runner has ended it, at
    /// most [`WAITS_DAYS`] days: nobody is thrown out of a rest.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        let waits_until = self.to.checked_add_days(Days::new(WAITS_DAYS)).unwrap_or(self.to);
        let until = self.ended.unwrap_or(waits_until);
        self.is_planned() && (self.from..=until).contains(&day)
    }
}

/// A plan whose last day has passed waits for so many days for the runner to end it.
pub const WAITS_DAYS: u64 = 14;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a day")
    }

    fn plan() -> StepBack {
        let written = chrono::DateTime::parse_from_rfc3339("2026-03-01T20:00:00+01:00").expect("a moment");
        let id = StepBackId(uuid::Uuid::from_u128(1));
        StepBack::new(id, BreakKind::Planned, (day(1), day(7)), written)
    }

    #[test]
    fn a_plan_runs_until_it_is_ended_and_no_longer_than_two_weeks_past_its_last_day() {
        let mut plan = plan();
        assert_eq!((plan.days(), plan.has(day(7)), plan.has(day(8))), (7, true, false));
        assert_eq!(
            [day(1), day(8), day(21), day(22)].map(|day| plan.runs_on(day)),
            [true, true, true, false]
        );
        plan.ended = Some(day(9));
        assert_eq!((plan.days(), plan.runs_on(day(9)), plan.runs_on(day(10))), (9, true, false));
    }

    #[test]
    fn what_was_not_planned_never_runs() {
        let stop = StepBack { kind: BreakKind::Drifted, ..plan() };
        assert!(!stop.runs_on(day(3)));
    }
}
