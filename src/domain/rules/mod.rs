//! Rules with a formula, each checked against a second computation.

pub mod alignment;
pub mod alignment_due;
pub mod baseline;
pub mod bounce;
pub mod brooding;
pub mod care_log;
pub mod care_rules;
pub mod care_words;
pub mod course;
pub mod goal_pairing;
pub mod goal_progress;
pub mod goal_quiet;
pub mod goal_review;
pub mod goal_words;
pub mod lately;
pub mod lesson_state;
pub mod matching;
pub mod patterns;
pub mod period;
pub mod personal_best;
pub mod race_conditions;
pub mod race_goals;
pub mod reading;
pub mod reckoning;
pub mod recovery_guide;
pub mod recurrence;
pub mod relevance;
pub mod resurfacing;
pub mod setback;
pub mod spelling;
pub mod split_shape;
pub mod step_back;
pub mod wall;
pub mod what_helped;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod vectors;
