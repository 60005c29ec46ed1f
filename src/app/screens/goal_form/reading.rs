//! How the fields of a goal are read: a race ahead by a few letters of its name, a day, how progress is counted.

use chrono::NaiveDate;

use super::super::super::finding;
use super::super::super::shared::Shared;
use crate::content::prompt::{Fills, Options, Widget};
use crate::domain::goal::{GoalKind, Measure};
use crate::domain::goal_story::GoalRace;
use crate::domain::id::RaceId;
use crate::domain::units::counting::{parse_count, parse_days_wanted, told_count};
use crate::domain::units::days::{Toward, parse_day, told_date, told_for_field, told_short, told_span};

/// So many races are offered while one is typed.
const OFFERED: usize = 3;

/// The ways in which progress is counted, by id.
pub(super) const COUNTED: [(&str, &str); 4] = [
    ("none", "it is not counted"),
    ("number", "a number"),
    ("steps", "its steps"),
    ("days", "days on which it was kept"),
];

/// How a race is named in its field.
pub(super) fn race_label(race: &GoalRace) -> String {
    format!("{}, {}", race.name, told_short(race.date))
}

/// The races that fit what is typed, the best first, of several that fit alike the next one.
fn fitting<'r>(typed: &str, races: &'r [GoalRace]) -> Vec<&'r GoalRace> {
    let rank = |race: &GoalRace| finding::rank(typed, &race_label(race), std::iter::empty());
    let mut fitting: Vec<(u8, &GoalRace)> =
        races.iter().filter_map(|race| Some((rank(race)?, race))).collect();
    fitting.sort_by_key(|(rank, _)| *rank);
    fitting.into_iter().map(|(_, race)| race).collect()
}

/// The race that is meant; nothing typed is none. `known` is the one that the goal belongs to: it may be over by now, and is
/// known by its whole name then.
pub(super) fn read_race(
    typed: &str,
    known: Option<&GoalRace>,
    ahead: &[GoalRace],
) -> Result<Option<RaceId>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    if let Some(known) = known.filter(|known| race_label(known) == typed || known.name == typed) {
        return Ok(Some(known.id));
    }
    match fitting(typed, ahead).first() {
        Some(race) => Ok(Some(race.id)),
        None if ahead.is_empty() => {
            Err("No race lies ahead in the journal. Leave it empty; it can be tied to one later.".to_owned())
        }
        None => Err("No race ahead has these letters. Fewer may find one; empty is fine, too.".to_owned()),
    }
}

/// What the letters typed so far would take, and what else fits them.
pub(super) fn race_hint(typed: &str, known: Option<&GoalRace>, ahead: &[GoalRace]) -> String {
    if typed.is_empty() {
        return match ahead {
            [] => "A goal can be tied to a race that lies ahead. There is none in the journal.".to_owned(),
            [next, ..] => {
                format!("A race ahead by a few letters, such as {}. It may stay empty.", race_label(next))
            }
        };
    }
    if known.is_some_and(|known| race_label(known) == typed) {
        return "The race that it belongs to. Emptied, it is free.".to_owned();
    }
    match fitting(typed, ahead).as_slice() {
        [] => String::new(),
        [race] => format!("Takes: {}", race_label(race)),
        [race, others @ ..] => {
            let others: Vec<String> = others.iter().take(OFFERED).map(|race| race_label(race)).collect();
            format!("Takes: {}. Also fitting: {}", race_label(race), others.join(" · "))
        }
    }
}

/// The day by which it shall be reached; nothing typed is none. The day that stood there before may have passed.
pub(super) fn read_day(
    typed: &str,
    before: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, String> {
    match before {
        _ if typed.is_empty() => Ok(None),
        Some(before) if told_for_field(before) == typed => Ok(Some(before)),
        _ => parse_day(typed, today, Toward::Future).map(Some).map_err(|error| error.to_string()),
    }
}

/// What was read as a day, or how it may be written.
pub(super) fn day_hint(day: Option<NaiveDate>, today: NaiveDate) -> String {
    match day {
        None => "2027-04-11, 11 april, sunday, in 12 weeks. It may stay empty.".to_owned(),
        Some(day) => {
            let away = u32::try_from((day - today).num_days()).ok().filter(|days| *days > 0);
            let away = away.map_or_else(String::new, |days| format!(", in {}", told_span(days)));
            format!("{}{away}. When it has passed, the review asks what became of it.", told_date(day))
        }
    }
}

/// What is typed about how progress is counted.
pub(super) struct TypedMeasure {
    /// Which way, by its id.
    pub(super) by: String,
    /// Where a number begins.
    pub(super) from: String,
    /// Where it shall be.
    pub(super) to: String,
    /// Of what.
    pub(super) unit: String,
    /// How many days are wanted.
    pub(super) days: String,
}

/// What is wrong with the fields that say how progress is counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct MeasureProblems {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) days: Option<String>,
}

impl TypedMeasure {
    /// The fields of a goal that is counted so.
    pub(super) fn of(measure: Option<&Measure>) -> Self {
        let (by, from, to, unit, days) = match measure {
            None => ("none", String::new(), String::new(), "", String::new()),
            Some(Measure::Number { from, to, unit }) => {
                ("number", told_count(*from), told_count(*to), unit.as_str(), String::new())
            }
            Some(Measure::Steps) => ("steps", String::new(), String::new(), "", String::new()),
            Some(Measure::Days { wanted }) => ("days", String::new(), String::new(), "", wanted.to_string()),
        };
        Self { by: by.to_owned(), from, to, unit: unit.to_owned(), days }
    }

    /// The measure that is meant, or what is wrong. A number that has no beginning begins at 0.
    pub(super) fn read(&self) -> Result<Option<Measure>, MeasureProblems> {
        let nothing = MeasureProblems::default();
        match self.by.as_str() {
            "number" => {
                let from = if self.from.is_empty() { Ok(0.0) } else { parse_count(&self.from) };
                let to = parse_count(&self.to);
                match (from, to) {
                    (Ok(from), Ok(to)) if same(from, to) => Err(MeasureProblems {
                        to: Some("It begins and ends at the same number; say where it shall be.".to_owned()),
                        ..nothing
                    }),
                    (Ok(from), Ok(to)) => Ok(Some(Measure::Number { from, to, unit: self.unit.clone() })),
                    (from, to) => Err(MeasureProblems {
                        from: from.err().map(|error| error.to_string()),
                        to: to.err().map(|error| error.to_string()),
                        ..nothing
                    }),
                }
            }
            "steps" => Ok(Some(Measure::Steps)),
            "days" => match parse_days_wanted(&self.days) {
                Ok(wanted) => Ok(Some(Measure::Days { wanted })),
                Err(error) => Err(MeasureProblems { days: Some(error.to_string()), ..nothing }),
            },
            _ => Ok(None),
        }
    }
}

/// Both were read from decimals: what is the same number is the same to the last bit.
fn same(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq()
}

/// What a kind of goal means.
pub(super) fn kind_hint(kind: GoalKind) -> &'static str {
    match kind {
        GoalKind::Outcome => "What a day can give: to finish, to qualify, to come home smiling.",
        GoalKind::TimeOrPlace => "What the clock or the list of results shall show.",
        GoalKind::Process => {
            "What you do, whatever the clock says. Tied to a race ahead, it stands in the brief of that race, too."
        }
        GoalKind::Recovery => "What will tell you that you are back.",
        GoalKind::Wellbeing => "Life outside the clock: sleep, people, enjoyment, health.",
        GoalKind::Open => "To see what you can do. It needs no number.",
    }
}

/// What may tell a runner that they are back, as the debrief offers it; none where a pack of their own asks otherwise.
pub(super) fn recovery_suggestions(shared: &Shared) -> Vec<String> {
    let prompts = &shared.content.pack().prompts;
    let asks = prompts.iter().find(|prompt| prompt.fills == Some(Fills::GoalRecovery));
    match asks.map(|prompt| &prompt.widget) {
        Some(
            Widget::Pick { options: Options::Listed(choices), .. }
            | Widget::Picks { options: Options::Listed(choices), .. },
        ) => choices.iter().map(|choice| choice.label.clone()).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn race(number: u128, name: &str, date: &str) -> GoalRace {
        GoalRace {
            id: RaceId(Uuid::from_u128(number)),
            name: name.to_owned(),
            date: date.parse().expect("a day"),
        }
    }

    #[test]
    fn a_race_is_found_by_a_few_letters_and_one_that_is_over_by_its_whole_name() {
        let ahead = [race(1, "Harbour Lights", "2026-12-13"), race(2, "Shore Lights", "2027-03-01")];
        let over = race(3, "Comrades", "2026-06-14");
        let read = |typed| read_race(typed, Some(&over), &ahead).map(|id| id.map(|id| id.0.as_u128()));
        assert_eq!(read(""), Ok(None));
        assert_eq!(read("harb"), Ok(Some(1)));
        assert_eq!(read("lights"), Ok(Some(1)));
        assert_eq!(read("Shore Lights, 1 Mar 2027"), Ok(Some(2)));
        assert_eq!(read("Comrades, 14 Jun 2026"), Ok(Some(3)));
        assert!(read("comr").is_err());
    }

    #[test]
    fn every_measure_is_read_again_from_its_fields() {
        let number = |from, to| Measure::Number { from, to, unit: "km".to_owned() };
        for measure in [
            None,
            Some(number(0.0, 12.5)),
            Some(number(7.0, 3.0)),
            Some(Measure::Steps),
            Some(Measure::Days { wanted: 20 }),
        ] {
            assert_eq!(TypedMeasure::of(measure.as_ref()).read(), Ok(measure));
        }
    }

    #[test]
    fn a_number_that_goes_nowhere_or_has_no_end_is_told_at_its_field() {
        let typed = |from: &str, to: &str| TypedMeasure {
            from: from.to_owned(),
            to: to.to_owned(),
            by: "number".to_owned(),
            ..TypedMeasure::of(None)
        };
        assert!(typed("3", "3").read().is_err_and(|problems| problems.to.is_some()));
        assert!(typed("", "0").read().is_err_and(|problems| problems.to.is_some()));
        let problems = typed("x", "").read().expect_err("both are wrong");
        assert!(problems.from.is_some() && problems.to.is_some() && problems.days.is_none());
        assert_eq!(
            typed("", "3").read(),
            Ok(Some(Measure::Number { from: 0.0, to: 3.0, unit: String::new() }))
        );
    }
}
