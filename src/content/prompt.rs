//! One question of a pack, and the widget that answers it.

use crate::domain::cause::Effect;
use crate::domain::debrief::Value;
use crate::domain::race::{RaceKind, Tier, words};
use crate::domain::units::days::Toward;

use super::condition::Condition;

words! {
    /// How much a prompt is needed.
    Need {
        /// Finish asks for it.
        Must = "must", "needed";
        /// Asked; one key skips it.
        Ask = "ask", "asked";
        /// Only where the runner asks for more in that stage.
        More = "more", "on request";
    }
}

words! {
    /// What an answer becomes at Finish, and what signals read it as.
    Fills {
        /// The mode of the rest of the debrief; option ids are mode ids.
        Mode = "mode", "mode";
        /// The race's name.
        Name = "name", "name";
        /// The race's day.
        Date = "date", "date";
        /// How it ended; option ids are those of `Outcome`.
        Outcome = "outcome", "outcome";
        /// Kind of race; option ids are those of `RaceKind`.
        Kind = "kind", "kind";
        /// Length of the course.
        Distance = "distance", "distance";
        /// Length of a timed race.
        Duration = "duration", "duration";
        /// Official time.
        Official = "official", "official time";
        /// Gun time.
        Gun = "gun", "gun time";
        /// Time on the runner's watch.
        Watch = "watch", "watch time";
        /// Distance covered.
        Covered = "covered", "distance covered";
        /// A, B and C goals.
        Goals = "goals", "A, B and C";
        /// The best tier reached: `a`, `b`, `c` or `none`.
        Reached = "reached", "goal reached";
        /// Satisfaction 0 to 10.
        Satisfaction = "satisfaction", "satisfaction";
        /// Effort 0 to 10.
        Effort = "effort", "effort";
        /// Whether it felt like a setback; option ids are those of `SetbackMark`.
        Setback = "setback", "setback";
        /// Where it was held.
        Location = "location", "place";
        /// Splits.
        Splits = "splits", "splits";
        /// Place overall.
        Place = "place", "place overall";
        /// Place in the age group.
        PlaceGroup = "place_group", "place in the age group";
        /// Air temperature.
        Temperature = "temperature", "temperature";
        /// Climb.
        Climb = "climb", "climb";
        /// Wind.
        Wind = "wind", "wind";
        /// Rain, sun, snow.
        Weather = "weather", "weather";
        /// What was underfoot.
        Surface = "surface", "surface";
        /// Shoes and kit.
        Gear = "gear", "kit";
        /// Average heart rate.
        HeartRate = "heart_rate", "heart rate";
        /// Carbohydrate in grams an hour.
        Carbs = "carbs", "carbohydrate";
        /// What was drunk.
        Drink = "drink", "drink";
        /// Bib number.
        Bib = "bib", "bib";
        /// Pacer, crew or company.
        Company = "company", "company";
        /// A, B or C race; option ids are those of `Priority`.
        Priority = "priority", "priority";
        /// Cost and travel.
        Travel = "travel", "travel";
        /// Where a photo lies.
        Photo = "photo", "photo";
        /// A link.
        Link = "link", "link";
        /// Anything else about the race.
        Notes = "notes", "notes";
        /// How heavy it feels at the start.
        HeavyBefore = "heavy_before", "heavy at the start";
        /// How heavy it feels at the end.
        HeavyAfter = "heavy_after", "heavy at the end";
        /// Pain 0 to 10.
        Pain = "pain", "pain";
        /// Signs that make pain worth a professional's eyes.
        PainSigns = "pain_signs", "pain signs";
        /// Why the runner did not start.
        DnsReason = "dns_reason", "reason not to start";
        /// Feelings: of the day in the hot mode, of now in every other.
        Felt = "felt", "feelings";
        /// Feelings of the day, remembered.
        FeltThen = "felt_then", "feelings of the day";
        /// What held up.
        Win = "win", "what held up";
        /// Causes that got in the way.
        Hindered = "hindered", "what got in the way";
        /// Causes that helped.
        Helped = "helped", "what helped";
        /// How much of a cause could have been touched.
        CauseControl = "cause_control", "control";
        /// Whether a cause can be different next time.
        CauseChangeable = "cause_changeable", "changeable";
        /// Whether a cause reaches other races.
        CauseSpread = "cause_spread", "spread";
        /// Whether others would have struggled too.
        CauseShared = "cause_shared", "shared";
        /// The part of a cause within reach, or "not mine to change".
        CauseReachable = "cause_reachable", "part within reach";
        /// Lessons.
        Lesson = "lesson", "lesson";
        /// The cause a lesson answers.
        LessonCause = "lesson_cause", "cause of the lesson";
        /// A lesson's "if ..., then I will ...".
        LessonTrigger = "lesson_trigger", "trigger";
        /// How sure the runner is of a lesson, 1 to 5.
        LessonSure = "lesson_sure", "sureness";
        /// What became of a lesson that the brief had shown; option ids are those of `UseVerdict`.
        LessonUsed = "lesson_used", "use of a lesson";
        /// A recovery goal.
        GoalRecovery = "goal_recovery", "recovery goal";
        /// A goal for life outside the clock.
        GoalWellbeing = "goal_wellbeing", "wellbeing goal";
        /// A wish for the next weeks.
        GoalOpen = "goal_open", "wish";
        /// A verdict on an active goal; option ids are those of `Verdict`.
        GoalVerdict = "goal_verdict", "verdict";
        /// The reason that goes with a verdict.
        GoalWhy = "goal_why", "reason";
        /// A small next step.
        Step = "step", "step";
        /// The day of the step before it.
        StepDay = "step_day", "day of the step";
        /// Somebody to talk to.
        Person = "person", "person";
        /// The day of the talk before it.
        PersonDay = "person_day", "day of the talk";
    }
}

impl Fills {
    /// Whether the answer becomes a fact of the race.
    #[must_use]
    pub fn is_fact(self) -> bool {
        // The list above begins with the mode and then tells the facts, from the name to the notes.
        Self::ALL.iter().skip(1).take_while(|fills| **fills != Self::HeavyBefore).any(|fills| *fills == self)
    }
}

words! {
    /// What a question can open, to come back to it.
    Opens {
        /// The alignment check.
        Alignment = "alignment", "the alignment check";
        /// A step back, to be planned.
        StepBack = "step_back", "a step back";
    }
}

words! {
    /// Texts that are shown without asking anything.
    Card {
        /// The care text for signs that need medical help now.
        RedFlags = "red_flags", "get help now";
        /// The care text on pain.
        PainRules = "pain_rules", "pain";
        /// The care text for heavy days.
        Support = "support", "support";
        /// The prompt's own text.
        Note = "note", "note";
        /// Everything this debrief holds, on one screen.
        Summary = "summary", "summary";
    }
}

/// One option of a pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The id that is stored.
    pub id: String,
    /// The words.
    pub label: String,
    /// The key that picks it.
    pub key: char,
}

/// Where the options of a pick come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Options {
    /// Written in the pack.
    Listed(Vec<Choice>),
    /// The kinds of race.
    RaceKinds,
    /// The signs in the care texts that need medical help.
    RedFlags,
    /// The tiers of this race's goals that were set, and "none of them".
    GoalTiers,
    /// The causes picked as getting in the way.
    PickedCauses,
}

/// How a prompt is answered, and which [`Value`] comes of it. While something is typed that cannot be read yet, the value
/// is [`Value::Unread`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Widget {
    /// One line: `Text`, or `Pick` with the id of `instead` where the runner chose that.
    Line {
        /// An answer that stands for the whole line ("not mine to change").
        instead: Option<Choice>,
    },
    /// Many lines: `Text`.
    Text,
    /// A number: `Scale`.
    Scale {
        /// The words at the low end.
        low: String,
        /// The words at the high end.
        high: String,
        /// The lowest number.
        min: u8,
        /// The highest number, at most 10.
        max: u8,
    },
    /// One option: `Pick`, or `Text` where the runner's own words are allowed and used.
    Pick {
        /// The options.
        options: Options,
        /// Whether own words are allowed.
        own: bool,
    },
    /// Several options: `Picks`.
    Picks {
        /// The options.
        options: Options,
        /// How many at most; `None` for no limit.
        max: Option<u8>,
    },
    /// Feelings with their strength: `Feelings`.
    Feelings {
        /// How many at most.
        max: u8,
    },
    /// Causes: `Picks`, with a strength of 1 to 3 where strengths are named.
    Causes {
        /// Those that helped, or those that got in the way.
        effect: Effect,
        /// How many at most.
        max: u8,
        /// The words for the strengths, weakest first; empty where none is asked.
        strengths: Vec<String>,
    },
    /// A distance: `Distance`.
    Distance,
    /// A span of time: `Time`.
    Time,
    /// A day: `Date`.
    Date {
        /// Which way bare weekdays are read.
        toward: Toward,
    },
    /// A few lines: `Lines`.
    Lines {
        /// How many at most.
        max: u8,
        /// Verbs to choose from for each line; empty where there are none.
        verbs: Vec<String>,
    },
    /// A, B and C: `Lines` whose verbs are "a", "b" and "c", or `Pick` with the id of `instead`.
    Goals {
        /// "I had no goal".
        instead: Option<Choice>,
    },
    /// Nothing is asked; there is no value.
    Card {
        /// What is shown.
        card: Card,
    },
}

/// What a prompt is asked once for each of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Each {
    /// Each thing picked or each line written at an earlier prompt.
    Prompt(String),
    /// Each active goal.
    ActiveGoals,
    /// Each lesson that the brief of the race has shown.
    ShownLessons,
}

/// A quiet line that is shown where its condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub when: Condition,
    /// The words.
    pub text: String,
}

/// An answer that is offered before the runner has chosen one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Default {
    /// "today" for a date, otherwise the id of an option.
    pub value: String,
    /// When; always, if there is no condition.
    pub when: Option<Condition>,
}

/// One question as the pack has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Its id.
    pub id: String,
    /// The stages in which it stands.
    pub stages: Vec<String>,
    /// The modes in which it is asked; empty for all that have one of its stages.
    pub modes: Vec<String>,
    /// How much it is needed.
    pub need: Need,
    /// The question.
    pub text: String,
    /// The question when a placeholder of `text` has no value; without it the prompt is then not asked.
    pub otherwise: Option<String>,
    /// The quiet line under it.
    pub note: Option<String>,
    /// Quiet lines for some situations; the first that holds goes before `note`.
    pub notes: Vec<Note>,
    /// How it is answered.
    pub widget: Widget,
    /// When it is asked.
    pub when: Option<Condition>,
    /// The branch it belongs to.
    pub branch: Option<String>,
    /// What it is asked once for each of.
    pub each: Option<Each>,
    /// What the answer becomes.
    pub fills: Option<Fills>,
    /// Whether the answer is stored. Where it is not, it lives in memory while the debrief is open.
    pub keep: bool,
    /// An answer that is offered.
    pub default: Option<Default>,
    /// What one key opens from here, to come back to the question.
    pub opens: Option<Opens>,
}

impl Prompt {
    /// Whether the prompt is asked in this stage of this mode, its conditions aside.
    #[must_use]
    pub fn stands_in(&self, mode: &str, stage: &str) -> bool {
        let in_mode = self.modes.is_empty() || self.modes.iter().any(|own| own == mode);
        in_mode && self.stages.iter().any(|own| own == stage)
    }

    /// The words of an option, by its id.
    #[must_use]
    pub fn option_label(&self, id: &str) -> Option<&str> {
        match &self.widget {
            Widget::Line { instead } | Widget::Goals { instead } => {
                instead.as_ref().filter(|choice| choice.id == id).map(|choice| choice.label.as_str())
            }
            Widget::Pick { options, .. } | Widget::Picks { options, .. } => match options {
                Options::Listed(choices) => {
                    choices.iter().find(|choice| choice.id == id).map(|choice| choice.label.as_str())
                }
                Options::RaceKinds => RaceKind::from_id(id).map(RaceKind::label),
                Options::GoalTiers if id == "none" => Some("none of them"),
                Options::GoalTiers => Tier::from_id(id).map(Tier::label),
                Options::RedFlags | Options::PickedCauses => None,
            },
            _ => None,
        }
    }

    /// Whether a value is one that this prompt's widget gives. A value from another version of a pack, or from a damaged
    /// journal, may not be.
    #[must_use]
    pub fn takes(&self, value: &Value) -> bool {
        match (&self.widget, value) {
            (Widget::Card { .. }, _) => false,
            (_, Value::Unread(_))
            | (Widget::Line { .. } | Widget::Text | Widget::Pick { own: true, .. }, Value::Text(_))
            | (Widget::Pick { .. }, Value::Pick(_))
            | (Widget::Picks { .. }, Value::Picks(_))
            | (Widget::Date { .. }, Value::Date(_))
            | (Widget::Lines { .. } | Widget::Goals { .. }, Value::Lines(_)) => true,
            (Widget::Scale { min, max, .. }, Value::Scale(number)) => (*min..=*max).contains(number),
            (Widget::Causes { .. }, Value::Picks(picks)) => {
                picks.iter().all(|pick| pick.strength.is_none_or(|strength| (1..=3).contains(&strength)))
            }
            (Widget::Feelings { .. }, Value::Feelings(felt)) => felt.iter().all(|felt| felt.strength <= 10),
            (Widget::Distance, Value::Distance(distance)) => distance.0.is_finite() && distance.0 >= 0.0,
            (Widget::Time, Value::Time(time)) => time.0.is_finite() && time.0 >= 0.0,
            (Widget::Line { instead } | Widget::Goals { instead }, Value::Pick(id)) => {
                instead.as_ref().is_some_and(|choice| choice.id == *id)
            }
            _ => false,
        }
    }
}
