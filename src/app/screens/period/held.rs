//! What the days held that are looked back at: check-ins with Mind and Body, what was trained, races.

use chrono::NaiveDate;

use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::story::compose::sign;
use crate::app::shared::Shared;
use crate::app::usual::Usual;
use crate::domain::check_in::{Side, Trained};
use crate::domain::history::History;
use crate::domain::race::Race;
use crate::domain::rules::period::Span;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::units::days;
use crate::domain::units::rounding::shown;

/// Labels stand in a column this wide.
const LABEL: usize = 11;

/// What was trained, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Training {
    runs: usize,
    hard: usize,
    other: usize,
    rest: usize,
}

impl Training {
    /// Of several check-ins of one day the last one that says so counts.
    fn of(history: &History, span: Span) -> Self {
        let mut told: Vec<(NaiveDate, Trained)> = Vec::new();
        for check_in in history.check_ins.iter().filter(|check_in| span.holds(check_in.day)) {
            let Some(trained) = check_in.trained else { continue };
            told.retain(|(day, _)| *day != check_in.day);
            told.push((check_in.day, trained));
        }
        let count = |wanted: &[Trained]| told.iter().filter(|(_, trained)| wanted.contains(trained)).count();
        Self {
            runs: count(&[Trained::Easy, Trained::Hard, Trained::Race]),
            hard: count(&[Trained::Hard, Trained::Race]),
            other: count(&[Trained::Other]),
            rest: count(&[Trained::Rest]),
        }
    }

    fn told(self) -> Vec<String> {
        let mut facts = Vec::new();
        if self.runs > 0 {
            let hard = if self.hard > 0 { format!(", {} hard", self.hard) } else { String::new() };
            facts.push(format!("{}{hard}", counted(self.runs, "run", "runs")));
        }
        facts.extend(
            (self.other > 0).then(|| format!("other movement on {}", counted(self.other, "day", "days"))),
        );
        facts.extend((self.rest > 0).then(|| counted(self.rest, "rest day", "rest days")));
        facts
    }
}

/// The rows: nothing is compared but with the runner's own usual of before.
pub(super) fn rows(
    history: &History,
    reckoning: &Reckoning,
    span: Span,
    shared: &Shared,
    columns: usize,
) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let days: Vec<_> = reckoning.days.iter().filter(|day| span.holds(day.day)).collect();
    let count = days.len();
    let all = (span.to.min(shared.now.today()) - span.from).num_days() + 1;
    let told = match count {
        0 => "none".to_owned(),
        count => format!("{count} of {all} days"),
    };
    writer.pair("Check-ins", LABEL, Tone::Plain, &told);
    for side in Side::SHOWN {
        let values: Vec<f64> = days.iter().filter_map(|day| day.side(side)).collect();
        if values.is_empty() {
            continue;
        }
        let number: f64 = values.iter().map(|_| 1.0).sum();
        let mean = values.iter().sum::<f64>() / number;
        let usual = match Usual::of_side(reckoning, side, span.from.min(reckoning.today)) {
            known @ Usual::Known(_) => known.told(),
            Usual::NotYet { .. } => "no usual yet".to_owned(),
        };
        let words = format!("mean {:.1}   {usual}", shown(mean, 1));
        writer.pair(side.label(), LABEL, Tone::of(side), &words);
    }
    let training = Training::of(history, span).told();
    if !training.is_empty() {
        writer.pair_of_facts("Trained", LABEL, Tone::Plain, &training);
    }
    let races: Vec<&Race> = history.races.iter().filter(|race| span.holds(race.date)).collect();
    for (place, race) in races.into_iter().enumerate() {
        let (sign, tone) = sign(race);
        let label = if place == 0 { "Races" } else { "" };
        let lead = Row::default()
            .with(Tone::Muted, &format!("{label:LABEL$}"))
            .with(tone, sign)
            .with(Tone::Plain, " ");
        let mut words = format!("{}, {}", race.name, days::told_day(race.date, shared.now.today()));
        let result = race.told_result(shared.settings.units);
        if !result.is_empty() {
            words = format!("{words}, {result}");
        }
        writer.hanging(&lead, Tone::Plain, LABEL + 2, &words);
    }
    writer.done()
}

fn counted(number: usize, one: &str, several: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {several}") }
}
