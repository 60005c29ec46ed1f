//! Between answers and the facts of a race, in both directions.

use crate::domain::debrief::{Answers, Line, QuestionKey, Value};
use crate::domain::race::{Outcome, Priority, Race, RaceGoals, RaceKind, SetbackMark, Tier};
use crate::domain::units::UnitSystem;
use crate::domain::units::conditions::{parse_climb, parse_temperature, told_climb, told_temperature};
use crate::domain::units::placing::{Place, parse_placing};
use crate::domain::units::splits::{parse_splits, told_splits};

use super::field::{grams_an_hour, heart_rate};
use super::pack::Pack;
use super::prompt::{Fills, Prompt, Widget};

/// Writes an answer into the race. What fills no fact changes nothing.
///
/// # Errors
/// The line for the field where the answer cannot be read as the fact; the race then stays as it was.
pub fn apply(race: &mut Race, fills: Fills, value: &Value, units: UnitSystem) -> Result<(), String> {
    match (fills, value) {
        (Fills::Splits, Value::Text(text)) => race.splits = parse_splits(text, units).map_err(line)?,
        (Fills::Place, Value::Text(text)) => {
            let place = parse_placing(text).map_err(line)?;
            (race.placing.overall, race.placing.overall_of) = (Some(place.place), place.of);
        }
        (Fills::PlaceGroup, Value::Text(text)) => {
            let place = parse_placing(text).map_err(line)?;
            (race.placing.group, race.placing.group_of) = (Some(place.place), place.of);
        }
        (Fills::Temperature, Value::Text(text)) => {
            race.conditions.temperature_c = Some(parse_temperature(text, units).map_err(line)?);
        }
        (Fills::Climb, Value::Text(text)) => {
            race.conditions.climb = Some(parse_climb(text, units).map_err(line)?);
        }
        (Fills::HeartRate, Value::Text(text)) => race.heart_rate = Some(heart_rate(text)?),
        (Fills::Carbs, Value::Text(text)) => race.carbs_per_hour = Some(grams_an_hour(text)?),
        (fills, Value::Text(text)) => {
            if let Some(words) = words_of(race, fills) {
                text.trim().clone_into(words);
            }
        }
        (fills, Value::Pick(id)) => apply_pick(race, fills, id),
        (Fills::Date, Value::Date(date)) => race.date = *date,
        (Fills::Distance, Value::Distance(distance)) => race.distance = Some(*distance),
        (Fills::Covered, Value::Distance(distance)) => race.covered = Some(*distance),
        (Fills::Duration, Value::Time(time)) => race.duration = Some(*time),
        (Fills::Official, Value::Time(time)) => race.official = Some(*time),
        (Fills::Gun, Value::Time(time)) => race.gun = Some(*time),
        (Fills::Watch, Value::Time(time)) => race.watch = Some(*time),
        (Fills::Satisfaction, Value::Scale(number)) => race.satisfaction = Some(*number),
        (Fills::Effort, Value::Scale(number)) => race.effort = Some(*number),
        (Fills::Goals, Value::Lines(lines)) => {
            race.goals = RaceGoals {
                a: tier(lines, Tier::A),
                b: tier(lines, Tier::B),
                c: tier(lines, Tier::C),
                had_none: false,
                reached: race.goals.reached,
            };
        }
        _ => {}
    }
    Ok(())
}

/// What the race knows for a prompt, as an answer to it.
#[must_use]
pub fn read_back(race: &Race, prompt: &Prompt, units: UnitSystem) -> Option<Value> {
    let fills = prompt.fills?;
    let text = |words: &str| (!words.is_empty()).then(|| Value::Text(words.to_owned()));
    let pick = |id: &str| Value::Pick(id.to_owned());
    let place = |place: Option<u32>, of| place.map(|place| Value::Text(Place { place, of }.told()));
    match fills {
        Fills::Date => Some(Value::Date(race.date)),
        Fills::Outcome => race.outcome.map(|outcome| pick(outcome.id())),
        Fills::Kind => race.kind.map(|kind| pick(kind.id())),
        Fills::Setback => race.setback.map(|mark| pick(mark.id())),
        Fills::Priority => race.priority.map(|priority| pick(priority.id())),
        Fills::Reached => race.goals.reached.map(|reached| pick(reached.map_or("none", Tier::id))),
        Fills::Distance => race.distance.map(Value::Distance),
        Fills::Covered => race.covered.map(Value::Distance),
        Fills::Duration => race.duration.map(Value::Time),
        Fills::Official => race.official.map(Value::Time),
        Fills::Gun => race.gun.map(Value::Time),
        Fills::Watch => race.watch.map(Value::Time),
        Fills::Satisfaction => race.satisfaction.map(Value::Scale),
        Fills::Effort => race.effort.map(Value::Scale),
        Fills::Goals => read_back_goals(&race.goals, prompt),
        Fills::Splits => text(&told_splits(&race.splits, units)),
        Fills::Place => place(race.placing.overall, race.placing.overall_of),
        Fills::PlaceGroup => place(race.placing.group, race.placing.group_of),
        Fills::Temperature => text(&told_temperature(race.conditions.temperature_c?, units)),
        Fills::Climb => text(&told_climb(race.conditions.climb?, units)),
        Fills::HeartRate => text(&race.heart_rate?.to_string()),
        Fills::Carbs => text(&race.carbs_per_hour?.to_string()),
        fills => {
            let mut race = race.clone();
            text(words_of(&mut race, fills)?)
        }
    }
}

/// The race without the facts that this debrief itself has answers for: a fact whose question has fallen away since, or
/// whose answer was taken back, is then gone; one that is still asked is written again.
pub(super) fn without_own(race: &Race, pack: &Pack, answers: &Answers) -> Race {
    let mut race = race.clone();
    for prompt in &pack.prompts {
        let own = answers.get(&QuestionKey::once(&*prompt.id));
        // An answer that this prompt could never have given takes nothing away either.
        let usable = own.filter(|own| own.value.as_ref().is_none_or(|value| prompt.takes(value)));
        if let (Some(fills), Some(_)) = (prompt.fills, usable) {
            clear(&mut race, fills);
        }
    }
    race
}

/// Takes a fact away. Name and day stay: a race is never without them.
pub fn clear(race: &mut Race, fills: Fills) {
    match fills {
        Fills::Outcome => race.outcome = None,
        Fills::Kind => race.kind = None,
        Fills::Setback => race.setback = None,
        Fills::Priority => race.priority = None,
        Fills::Reached => race.goals.reached = None,
        Fills::Distance => race.distance = None,
        Fills::Covered => race.covered = None,
        Fills::Duration => race.duration = None,
        Fills::Official => race.official = None,
        Fills::Gun => race.gun = None,
        Fills::Watch => race.watch = None,
        Fills::Satisfaction => race.satisfaction = None,
        Fills::Effort => race.effort = None,
        Fills::Goals => {
            race.goals = RaceGoals { reached: race.goals.reached, ..RaceGoals::default() };
        }
        Fills::Splits => race.splits.clear(),
        Fills::Place => (race.placing.overall, race.placing.overall_of) = (None, None),
        Fills::PlaceGroup => (race.placing.group, race.placing.group_of) = (None, None),
        Fills::Temperature => race.conditions.temperature_c = None,
        Fills::Climb => race.conditions.climb = None,
        Fills::HeartRate => race.heart_rate = None,
        Fills::Carbs => race.carbs_per_hour = None,
        Fills::Name => {}
        fills => {
            if let Some(words) = words_of(race, fills) {
                words.clear();
            }
        }
    }
}

/// The facts that are kept in the runner's words.
fn words_of(race: &mut Race, fills: Fills) -> Option<&mut String> {
    Some(match fills {
        Fills::Name => &mut race.name,
        Fills::Location => &mut race.location,
        Fills::Wind => &mut race.conditions.wind,
        Fills::Weather => &mut race.conditions.weather,
        Fills::Surface => &mut race.conditions.surface,
        Fills::Gear => &mut race.gear,
        Fills::Drink => &mut race.drink,
        Fills::Bib => &mut race.bib,
        Fills::Company => &mut race.company,
        Fills::Travel => &mut race.travel,
        Fills::Photo => &mut race.photo,
        Fills::Link => &mut race.link,
        Fills::Notes => &mut race.notes,
        _ => return None,
    })
}

fn apply_pick(race: &mut Race, fills: Fills, id: &str) {
    match fills {
        Fills::Outcome => race.outcome = Outcome::from_id(id),
        Fills::Kind => race.kind = RaceKind::from_id(id),
        Fills::Setback => race.setback = SetbackMark::from_id(id),
        Fills::Priority => race.priority = Priority::from_id(id),
        Fills::Reached => race.goals.reached = Some(Tier::from_id(id)),
        // The one thing that can be picked instead of writing goals.
        Fills::Goals => {
            race.goals = RaceGoals { had_none: true, ..RaceGoals::default() };
        }
        _ => {}
    }
}

fn read_back_goals(goals: &RaceGoals, prompt: &Prompt) -> Option<Value> {
    if goals.had_none {
        return match &prompt.widget {
            Widget::Goals { instead } => Some(Value::Pick(instead.as_ref()?.id.clone())),
            _ => None,
        };
    }
    let lines: Vec<Line> = goals
        .set()
        .map(|(tier, words)| Line { verb: Some(tier.id().to_owned()), text: words.to_owned() })
        .collect();
    (!lines.is_empty()).then_some(Value::Lines(lines))
}

fn tier(lines: &[Line], tier: Tier) -> String {
    let line = lines.iter().find(|line| line.verb.as_deref() == Some(tier.id()));
    line.map(|line| line.text.trim().to_owned()).unwrap_or_default()
}

fn line(error: impl std::fmt::Display) -> String {
    error.to_string()
}
