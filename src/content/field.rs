//! From what is typed at a field to an answer, and whether an answer can stand.

use chrono::NaiveDate;

use crate::domain::debrief::Value;
use crate::domain::race::RaceKind;
use crate::domain::units::conditions::{parse_climb, parse_temperature};
use crate::domain::units::days::{parse_day, told_for_field};
use crate::domain::units::distance::parse_distance;
use crate::domain::units::duration::parse_duration;
use crate::domain::units::placing::parse_placing;
use crate::domain::units::splits::parse_splits;
use crate::domain::units::time::{TimeContext, parse_time};
use crate::domain::units::{Metres, UnitSystem};

use super::prompt::{Fills, Need, Prompt, Widget};

/// What a field has to know besides what is typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldContext {
    /// The units in which bare numbers are read.
    pub units: UnitSystem,
    /// The local day.
    pub today: NaiveDate,
    /// The kind of race, where it is known.
    pub kind: Option<RaceKind>,
    /// The length of the course, where it is known: it tells hours from minutes.
    pub distance: Option<Metres>,
}

/// Reads what was typed at a line, a distance, a time or a date as the answer to a prompt.
///
/// # Errors
/// The line to show at the field. What was typed is kept as [`Value::Unread`] meanwhile.
pub fn read(prompt: &Prompt, typed: &str, context: &FieldContext) -> Result<Value, String> {
    let value = match &prompt.widget {
        Widget::Distance => Value::Distance(parse_distance(typed, context.units).map_err(line)?),
        Widget::Time if prompt.fills == Some(Fills::Duration) => {
            Value::Time(parse_duration(typed).map_err(line)?)
        }
        Widget::Time => {
            let stretch = TimeContext::new(context.kind, context.distance);
            Value::Time(parse_time(typed, stretch).map_err(line)?)
        }
        Widget::Date { toward } => Value::Date(parse_day(typed, context.today, *toward).map_err(line)?),
        _ => Value::Text(typed.to_owned()),
    };
    check(prompt, &value, context)?;
    Ok(value)
}

/// A value as the runner would type it: [`read`] gives the same value again. Empty for what is not typed.
#[must_use]
pub fn as_typed(value: &Value, context: &FieldContext) -> String {
    match value {
        Value::Text(text) | Value::Unread(text) => text.clone(),
        Value::Time(time) => time.told_for_field(TimeContext::new(context.kind, context.distance)),
        Value::Distance(distance) => distance.told_for_field(context.units),
        Value::Date(date) => told_for_field(*date),
        Value::Scale(number) => number.to_string(),
        Value::Pick(_) | Value::Picks(_) | Value::Feelings(_) | Value::Lines(_) => String::new(),
    }
}

/// Whether an answer can stand. Only Finish insists on it; the way on and back stays open.
///
/// # Errors
/// The line to show at the field.
pub fn check(prompt: &Prompt, value: &Value, context: &FieldContext) -> Result<(), String> {
    match (value, prompt.fills) {
        (Value::Unread(typed), _) => match read(prompt, typed, context) {
            Ok(_) => Ok(()),
            Err(line) => Err(line),
        },
        (Value::Text(text), _) if text.trim().is_empty() => match (prompt.need, prompt.fills) {
            (Need::Must, Some(Fills::Name)) => Err("The race needs a name; any word will do.".to_owned()),
            (Need::Must, _) => Err("This one is needed.".to_owned()),
            _ => Ok(()),
        },
        (Value::Date(day), Some(Fills::Date)) if *day > context.today => {
            Err(format!("{day} is still ahead. A debrief is for a race that is over."))
        }
        (Value::Date(day), Some(Fills::StepDay | Fills::PersonDay)) if *day < context.today => {
            Err(format!("{day} has passed. A day from today on works."))
        }
        (Value::Text(text), Some(Fills::Splits)) => parse_splits(text, context.units).map(drop).map_err(line),
        (Value::Text(text), Some(Fills::Place | Fills::PlaceGroup)) => {
            parse_placing(text).map(drop).map_err(line)
        }
        (Value::Text(text), Some(Fills::Temperature)) => {
            parse_temperature(text, context.units).map(drop).map_err(line)
        }
        (Value::Text(text), Some(Fills::Climb)) => parse_climb(text, context.units).map(drop).map_err(line),
        (Value::Text(text), Some(Fills::HeartRate)) => heart_rate(text).map(drop),
        (Value::Text(text), Some(Fills::Carbs)) => grams_an_hour(text).map(drop),
        _ => Ok(()),
    }
}

/// Reads an average heart rate in beats per minute.
pub(super) fn heart_rate(text: &str) -> Result<u16, String> {
    let number = text.trim().trim_end_matches("bpm").trim();
    match number.parse() {
        Ok(rate) if (30..=250).contains(&rate) => Ok(rate),
        _ => Err("A heart rate is a number from 30 to 250. Write it like 162.".to_owned()),
    }
}

/// Reads carbohydrate in grams an hour.
pub(super) fn grams_an_hour(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches("/h").trim_end_matches('g').trim().replace(',', ".");
    match number.parse::<f64>() {
        Ok(grams) if (0.0..=300.0).contains(&grams) => Ok(grams),
        _ => Err("Grams an hour are a number from 0 to 300. Write it like 60.".to_owned()),
    }
}

fn line(error: impl std::fmt::Display) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::content::testing::date;
    use crate::domain::units::Seconds;

    fn context() -> FieldContext {
        FieldContext {
            units: UnitSystem::Metric,
            today: date("2026-03-02"),
            kind: Some(RaceKind::Road),
            distance: Some(Metres(42195.0)),
        }
    }

    fn typed(prompt: &str, text: &str) -> Result<Value, String> {
        let content = Content::built_in();
        let prompt = content.pack().prompt(prompt).expect("the prompt is in the pack");
        read(prompt, text, &context())
    }

    #[test]
    fn what_is_typed_becomes_the_value_its_field_asks_for() {
        assert_eq!(typed("facts.name", "River Marathon"), Ok(Value::Text("River Marathon".to_owned())));
        assert_eq!(typed("facts.date", "yesterday"), Ok(Value::Date(date("2026-03-01"))));
        assert_eq!(typed("next.day", "tomorrow"), Ok(Value::Date(date("2026-03-03"))));
        assert_eq!(typed("facts.time", "3:45"), Ok(Value::Time(Seconds(13500.0))));
        assert_eq!(typed("facts.duration", "6h"), Ok(Value::Time(Seconds(21600.0))));
        assert_eq!(typed("facts.distance", "10 km"), Ok(Value::Distance(Metres(10_000.0))));
    }

    #[test]
    fn what_cannot_stand_is_refused_with_a_line_for_the_field() {
        assert_eq!(typed("facts.name", " "), Err("The race needs a name; any word will do.".to_owned()));
        assert_eq!(
            typed("facts.heart_rate", "fast"),
            Err("A heart rate is a number from 30 to 250. Write it like 162.".to_owned())
        );
        assert_eq!(
            typed("facts.carbs", "1000"),
            Err("Grams an hour are a number from 0 to 300. Write it like 60.".to_owned())
        );
        for (prompt, text) in [
            ("facts.time", "25:99:00"),
            ("facts.distance", "-3"),
            ("facts.date", "2026-03-03"),
            ("facts.date", "someday"),
            ("facts.splits", "often"),
            ("facts.place", "500/412"),
            ("facts.temperature", "warm"),
            ("facts.climb", "steep"),
        ] {
            let line = typed(prompt, text).expect_err(text);
            assert!(line.ends_with('.'), "{prompt}: {line}");
        }
        assert_eq!(grams_an_hour("60 g/h"), Ok(60.0));
        assert_eq!(heart_rate("162 bpm"), Ok(162));
    }
}
