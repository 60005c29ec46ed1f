//! The fields of the form: which there are, how they show what the race knows, and how they are read.

use super::super::super::entry::Entry;
use super::super::super::form;
use super::super::super::shared::Shared;
use crate::content::Content;
use crate::content::facts;
use crate::content::field::{self, FieldContext};
use crate::content::prompt::{Fills, Prompt};
use crate::domain::debrief::{Line, Value};
use crate::domain::race::{Outcome, Priority, Race, RaceKind, SetbackMark, Tier};
use crate::domain::units::UnitSystem;
use crate::domain::units::days::{self, parse_day};

/// What a race ahead is asked; of the day and the course what a forecast and a map can tell.
pub(super) const AHEAD: &[Fills] = &[
    Fills::Name,
    Fills::Date,
    Fills::Location,
    Fills::Kind,
    Fills::Distance,
    Fills::Duration,
    Fills::Goals,
    Fills::Temperature,
    Fills::Weather,
    Fills::Wind,
    Fills::Climb,
    Fills::Surface,
    Fills::Priority,
    Fills::Company,
    Fills::Bib,
    Fills::Travel,
    Fills::Link,
    Fills::Notes,
];

/// What a race that is over is asked besides.
pub(super) const OVER: &[Fills] = &[
    Fills::Name,
    Fills::Date,
    Fills::Location,
    Fills::Kind,
    Fills::Distance,
    Fills::Duration,
    Fills::Outcome,
    Fills::Official,
    Fills::Gun,
    Fills::Watch,
    Fills::Covered,
    Fills::Goals,
    Fills::Reached,
    Fills::Satisfaction,
    Fills::Effort,
    Fills::Setback,
    Fills::Splits,
    Fills::Place,
    Fills::PlaceGroup,
    Fills::Temperature,
    Fills::Climb,
    Fills::Weather,
    Fills::Wind,
    Fills::Surface,
    Fills::Gear,
    Fills::HeartRate,
    Fills::Carbs,
    Fills::Drink,
    Fills::Company,
    Fills::Bib,
    Fills::Priority,
    Fills::Travel,
    Fills::Photo,
    Fills::Link,
    Fills::Notes,
];

/// What a field holds the words of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RaceFact {
    /// The fact.
    pub fills: Fills,
    /// The tier, for a goal.
    pub tier: Option<Tier>,
}

impl RaceFact {
    /// Goal A.
    pub const GOAL_A: Self = Self { fills: Fills::Goals, tier: Some(Tier::A) };
    /// The temperature, the first field of what the day will be like.
    pub const DAY: Self = Self { fills: Fills::Temperature, tier: None };
}

/// One field.
pub type FormField = form::FormField<RaceFact>;

/// The fields of one fact: one, or three for the goals.
pub(super) fn fields(fills: Fills, race: &Race, shared: &Shared, units: UnitSystem) -> Vec<FormField> {
    if fills == Fills::Goals {
        let goals = [
            (Tier::A, &race.goals.a, "Goal A, a great day"),
            (Tier::B, &race.goals.b, "Goal B, a good day"),
            (Tier::C, &race.goals.c, "Goal C, still glad"),
        ];
        return goals
            .into_iter()
            .map(|(tier, words, label)| {
                FormField::new(RaceFact { fills, tier: Some(tier) }, label, Entry::line(words))
            })
            .collect();
    }
    let known = prompt(&shared.content, fills).and_then(|prompt| facts::read_back(race, prompt, units));
    let context = FieldContext { units, today: shared.now.today(), kind: race.kind, distance: race.distance };
    let entry = if let Some(options) = options(fills) {
        let chosen = match &known {
            Some(Value::Pick(id)) => Some(id.as_str()),
            _ => None,
        };
        Entry::choice(options, chosen)
    } else {
        let words = known.as_ref().map_or_else(String::new, |value| field::as_typed(value, &context));
        Entry::line(&words)
    };
    let label = fills.label();
    let mut letters = label.chars();
    let label =
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    vec![FormField::new(RaceFact { fills, tier: None }, label, entry)]
}

fn options(fills: Fills) -> Option<Vec<(&'static str, &'static str)>> {
    Some(match fills {
        Fills::Kind => RaceKind::ALL.iter().map(|kind| (kind.id(), kind.label())).collect(),
        Fills::Outcome => Outcome::ALL.iter().map(|outcome| (outcome.id(), outcome.label())).collect(),
        Fills::Reached => {
            let tiers = Tier::ALL.iter().map(|tier| (tier.id(), tier.label()));
            tiers.chain([("none", "none of them")]).collect()
        }
        Fills::Setback => SetbackMark::ALL.iter().map(|mark| (mark.id(), mark.label())).collect(),
        Fills::Priority => Priority::ALL.iter().map(|priority| (priority.id(), priority.label())).collect(),
        _ => return None,
    })
}

/// The prompt that fills a fact, in any of the packs: the built-in one asks for all of them.
fn prompt(content: &Content, fills: Fills) -> Option<&Prompt> {
    content.packs().flat_map(|pack| &pack.prompts).find(|prompt| prompt.fills == Some(fills))
}

/// Writes what a field holds into the race; an empty field takes the fact away.
pub(super) fn read(field: &FormField, race: &mut Race, shared: &Shared) -> Result<(), String> {
    let text = field.entry.entered();
    let units = shared.settings.units;
    if let Some(tier) = field.fact.tier {
        let mut lines: Vec<Line> = race
            .goals
            .set()
            .filter(|(other, _)| *other != tier)
            .map(|(tier, words)| Line { verb: Some(tier.id().to_owned()), text: words.to_owned() })
            .collect();
        lines.push(Line { verb: Some(tier.id().to_owned()), text });
        return facts::apply(race, Fills::Goals, &Value::Lines(lines), units);
    }
    if text.is_empty() {
        return match field.fact.fills {
            Fills::Name => Err("The race needs a name; any word will do.".to_owned()),
            Fills::Date => Err("The race needs a day: 2027-04-11, \"in 3 weeks\", sunday.".to_owned()),
            fills => {
                facts::clear(race, fills);
                Ok(())
            }
        };
    }
    let value = value(field, &text, race, shared)?;
    facts::apply(race, field.fact.fills, &value, units)
}

fn value(field: &FormField, text: &str, race: &Race, shared: &Shared) -> Result<Value, String> {
    let today = shared.now.today();
    match (&field.entry, field.fact.fills) {
        (Entry::Choice { .. }, _) => Ok(Value::Pick(text.to_owned())),
        // A race may lie ahead or behind; a bare weekday is the next one while the race is ahead.
        (_, Fills::Date) if race.outcome.is_none() => parse_day(text, today, days::Toward::Future)
            .or_else(|ahead| parse_day(text, today, days::Toward::Past).map_err(|_| ahead))
            .map(Value::Date)
            .map_err(|error| error.to_string()),
        (_, Fills::Satisfaction | Fills::Effort) => match text.parse::<u8>() {
            Ok(number) if number <= 10 => Ok(Value::Scale(number)),
            _ => Err(format!("{} is a number from 0 to 10.", field.label)),
        },
        (_, fills) => {
            let context = FieldContext {
                units: shared.settings.units,
                today,
                kind: race.kind,
                distance: race.distance,
            };
            match prompt(&shared.content, fills) {
                Some(prompt) => field::read(prompt, text, &context),
                None => Ok(Value::Text(text.to_owned())),
            }
        }
    }
}
