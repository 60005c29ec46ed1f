//! A pack: the modes, stages, prompts and branches of a debrief.

use regex_lite::Regex;

use crate::domain::debrief::PackStamp;
use crate::domain::waiting::{FollowUp, ModeRoles, Offer};

use super::condition::Condition;
use super::prompt::{Each, Fills, Prompt};

/// One way to look back at a race.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mode {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it asks of the runner, in one line. That of a follow-up stands on Today; `{race}` in it is the race's name.
    pub hint: String,
    /// Its stages in order, by id.
    pub stages: Vec<String>,
    /// Whether follow-ups may come after a debrief of this mode.
    pub is_followed_up: bool,
    /// When this mode comes back to a race; `None` for one that looks back at it.
    pub follow_up: Option<Offer>,
}

/// In the hint of a follow-up it stands for the name of the race.
pub(super) const RACE: &str = "{race}";

impl Mode {
    /// How a follow-up invites to come back to a race.
    #[must_use]
    pub fn invitation(&self, race: &str) -> String {
        if self.hint.is_empty() {
            return format!("{race}: {}", self.label.to_lowercase());
        }
        self.hint.replace(RACE, race)
    }
}

/// One stretch of a debrief.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Why it is there, in a quiet line.
    pub why: Option<String>,
    /// About how many minutes it takes.
    pub minutes: f64,
    /// When it is gone through; always, if there is no condition.
    pub when: Option<Condition>,
}

/// Prompts that are added, and others that fall away, for one kind of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Its id.
    pub id: String,
    /// When it is open.
    pub when: Condition,
    /// A branch that is open whenever this one is.
    pub extends: Option<String>,
    /// Prompts and stages that are not asked while it is open.
    pub skips: Vec<String>,
}

/// Which mode is suggested when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timing {
    /// The mode for the first hours. It is what makes feelings those "of the day".
    pub hot: String,
    /// The shorter look back.
    pub short: String,
    /// The whole look back.
    pub full: String,
    /// The mode for a race that is long over.
    pub older: String,
    /// Hours after the race until which the hot mode is suggested.
    pub hot_until_hours: i64,
    /// Hours after the race until which the whole look back works best.
    pub best_until_hours: i64,
    /// Days after the race from which it counts as long over.
    pub older_from_days: i64,
    /// Shown when another mode than the hot one is chosen on the same day.
    pub early_note: String,
    /// Shown when the shorter mode is suggested because the last two debriefs ended heavier.
    pub heavier_note: String,
}

/// The offer to say a harsh sentence about oneself as something that happened.
#[derive(Debug, Clone)]
pub struct Rewrite {
    /// What is looked for.
    pub patterns: Vec<Regex>,
    /// What is offered.
    pub offer: String,
}

/// A whole pack.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Its name.
    pub label: String,
    /// The modes in the order in which they are offered.
    pub modes: Vec<Mode>,
    /// The stages.
    pub stages: Vec<Stage>,
    /// The prompts; within a stage their order here is the order in which they are asked.
    pub prompts: Vec<Prompt>,
    /// The branches.
    pub branches: Vec<Branch>,
    /// Which mode is suggested when.
    pub timing: Timing,
    /// The rewrite offer, where the pack has one.
    pub rewrite: Option<Rewrite>,
}

impl Pack {
    /// A pack that asks nothing.
    #[must_use]
    pub(super) fn empty() -> Self {
        Self {
            id: String::new(),
            version: 1,
            label: String::new(),
            modes: Vec::new(),
            stages: Vec::new(),
            prompts: Vec::new(),
            branches: Vec::new(),
            timing: Timing::default(),
            rewrite: None,
        }
    }

    /// What is stored with a debrief, so that it stays readable after the pack has changed.
    #[must_use]
    pub fn stamp(&self) -> PackStamp {
        PackStamp { id: self.id.clone(), version: self.version }
    }

    /// A mode by id.
    #[must_use]
    pub fn mode(&self, id: &str) -> Option<&Mode> {
        self.modes.iter().find(|mode| mode.id == id)
    }

    /// A stage by id.
    #[must_use]
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// A prompt by id.
    #[must_use]
    pub fn prompt(&self, id: &str) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| prompt.id == id)
    }

    /// A branch by id.
    #[must_use]
    pub fn branch(&self, id: &str) -> Option<&Branch> {
        self.branches.iter().find(|branch| branch.id == id)
    }

    /// About how many minutes a mode takes if each of its stages is gone through. A stage that only asks about lessons which a
    /// brief has shown is left aside: most races have none.
    #[must_use]
    pub fn minutes(&self, mode: &Mode) -> f64 {
        let is_only_of_lessons = |stage: &&Stage| {
            let mut prompts = self.prompts.iter().filter(|prompt| prompt.stands_in(&mode.id, &stage.id));
            prompts.next().is_some_and(|prompt| prompt.each == Some(Each::ShownLessons))
                && prompts.all(|prompt| prompt.each == Some(Each::ShownLessons))
        };
        let stages = mode.stages.iter().filter_map(|stage| self.stage(stage));
        stages.filter(|stage| !is_only_of_lessons(stage)).map(|stage| stage.minutes).sum()
    }

    /// What the modes mean for what waits.
    #[must_use]
    pub fn mode_roles(&self) -> ModeRoles {
        let followed_up = self.modes.iter().filter(|mode| mode.is_followed_up);
        let follow_ups = self.modes.iter().filter_map(|mode| {
            let offer = mode.follow_up?;
            Some(FollowUp { mode: mode.id.clone(), offer })
        });
        ModeRoles {
            hot: self.timing.hot.clone(),
            followed_up: followed_up.map(|mode| mode.id.clone()).collect(),
            follow_ups: follow_ups.collect(),
        }
    }

    /// Whether a debrief of this mode asks what got in the way.
    #[must_use]
    pub fn asks_for_causes(&self, mode: &str) -> bool {
        let Some(mode) = self.mode(mode) else {
            return false;
        };
        self.order(mode).any(|(_, prompt)| prompt.fills == Some(Fills::Hindered))
    }

    /// The prompts of a mode in the order in which they would be asked if every condition held, each with its stage.
    pub fn order<'p>(&'p self, mode: &'p Mode) -> impl Iterator<Item = (&'p Stage, &'p Prompt)> {
        mode.stages.iter().filter_map(|stage| self.stage(stage)).flat_map(move |stage| {
            let stands = move |prompt: &&Prompt| prompt.stands_in(&mode.id, &stage.id);
            self.prompts.iter().filter(stands).map(move |prompt| (stage, prompt))
        })
    }
}
