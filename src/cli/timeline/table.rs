//! The timeline as plain text: a row for each day of which there is something to tell, then the arcs.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Part;
use crate::cli::plain::wrapped;
use crate::domain::arc::{ArcKind, RecoveryArc};
use crate::domain::check_in::{CheckIn, Illness, Side, Trained};
use crate::domain::goal::Verdict;
use crate::domain::race::{Race, SetbackMark};
use crate::domain::rules::baseline::{Baseline, Measure};
use crate::domain::rules::course::{Course, Return};
use crate::domain::rules::reckoning::Recovery;
use crate::domain::step_back::{Kept, StepBack};
use crate::domain::units::days::{told_date, told_range, told_short};
use crate::domain::units::rounding::shown;
use crate::domain::units::{Seconds, UnitSystem};
use crate::text::sanitise::for_screen;
use crate::text::width;

/// "Sat 21 Nov 2026" and two spaces.
const DAY_COLUMNS: usize = 17;
/// "Body" and "Mind", each with two spaces.
const VALUE_COLUMNS: usize = 6;

/// The lines, at most so wide.
pub(super) fn lines(part: &Part, units: UnitSystem, most: Option<usize>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |line: &str, indent: usize| lines.extend(wrapped(line, most, indent));
    add(&format!("Timeline, {}", told_range(part.from, part.to)), 2);
    add("", 0);
    for side in Side::ALL {
        let usual = part.reckoning.usual(Measure::Side(*side), part.reckoning.today);
        add(&format!("{}  {}", side.label(), told_usual(usual.as_ref())), 6);
    }
    add("", 0);
    let days = days(part, units);
    if days.is_empty() {
        add("Nothing is told of these days.", 0);
    } else {
        lines.push(row("Day", ["Body", "Mind"], "", most));
        for (day, told) in days {
            let values =
                told.values.map(|value| value.map_or("–".to_owned(), |value| format!("{value:.1}")));
            lines.push(row(&told_date(day), [&values[0], &values[1]], &told.events.join("; "), most));
        }
    }
    let arcs: Vec<_> = super::arcs(part).collect();
    if !arcs.is_empty() {
        lines.extend([String::new(), "Arcs".to_owned()]);
        for (arc, recovery) in arcs {
            lines.extend(
                told_arc(arc, recovery).iter().flat_map(|(line, indent)| wrapped(line, most, *indent)),
            );
        }
    }
    let phases = super::phases(part);
    if !phases.is_empty() {
        lines.extend([String::new(), "Phases, as the reading of each day was".to_owned()]);
        let longest = phases.iter().map(|run| run.verdict.label().len()).max().unwrap_or(0);
        for run in phases {
            let verdict = width::pad(run.verdict.label(), longest);
            let line = format!("  {verdict}  {}", told_days(run.first, run.last));
            lines.extend(wrapped(&line, most, 4 + longest));
        }
    }
    let step_backs: Vec<_> = super::step_backs(part).collect();
    if !step_backs.is_empty() {
        lines.extend([String::new(), "Steps back, and stops that were not planned".to_owned()]);
        for step_back in step_backs {
            let line = told_step_back(step_back, part.reckoning.today);
            lines.extend(wrapped(&line, most, 4));
        }
    }
    lines
}

/// "3 – 9 Mar 2026, 7 days".
fn told_days(first: NaiveDate, last: NaiveDate) -> String {
    match (last - first).num_days() + 1 {
        1 => told_short(first),
        days => format!("{}, {days} days", told_range(first, last)),
    }
}

fn told_step_back(step_back: &StepBack, today: NaiveDate) -> String {
    let mut parts = vec![told_days(step_back.from, step_back.last_day())];
    parts.extend(step_back.purpose.map(|purpose| purpose.label().to_owned()));
    parts.extend(step_back.cut.map(|cut| format!("{cut} % less")));
    let runs = step_back.ended.is_none() && step_back.runs_on(today);
    parts.extend(runs.then(|| "still running".to_owned()));
    parts.extend(step_back.kept.map(|kept| match kept {
        Kept::No => "not kept".to_owned(),
        kept => format!("kept {}", kept.label()),
    }));
    for (what, words) in
        [("stays", &step_back.keep), ("for", &step_back.goal), ("came back first", &step_back.first_back)]
    {
        if !words.trim().is_empty() {
            parts.push(format!("{what}: {}", for_screen(words)));
        }
    }
    format!("  {}: {}", step_back.kind.label(), parts.join(", "))
}

fn row(day: &str, values: [&str; 2], events: &str, most: Option<usize>) -> String {
    let value =
        |value: &str| format!("{}{value}", " ".repeat(VALUE_COLUMNS - 2 - width::columns(value).min(4)));
    let left = format!("{}{}  {}  ", width::pad(day, DAY_COLUMNS), value(values[0]), value(values[1]));
    let line = format!("{left}{events}");
    most.map_or_else(|| line.clone(), |most| width::fit(&line, most).into_owned())
}

fn told_usual(usual: Option<&Baseline>) -> String {
    usual.map_or_else(
        || "no usual yet".to_owned(),
        |usual| format!("{} ({})", usual.told_briefly(), usual.told_source()),
    )
}

/// What is told of one day.
#[derive(Default)]
struct Told {
    values: [Option<f64>; 2],
    events: Vec<String>,
}

/// The days of which there is something to tell, in their order.
fn days(part: &Part, units: UnitSystem) -> BTreeMap<NaiveDate, Told> {
    let mut days: BTreeMap<NaiveDate, Told> = BTreeMap::new();
    let mut event = |day: NaiveDate, what: String| {
        if part.holds(day) {
            days.entry(day).or_default().events.push(for_screen(&what).into_owned());
        }
    };
    for race in &part.history.races {
        event(race.date, told_race(race, units));
    }
    for (arc, recovery) in super::arcs(part) {
        let name = name_of(arc);
        event(arc.start, format!("arc opens: {name}"));
        for (side, course) in [(Side::Body, &recovery.body), (Side::Mind, &recovery.mind)] {
            for back in &course.backs {
                event(recovery.date(back.to), format!("{} back on {}: {name}", side.label(), back.told()));
            }
            for day in &course.reopened {
                event(recovery.date(*day), format!("{} below the band again: {name}", side.label()));
            }
        }
        let known = |day: Option<NaiveDate>| day.filter(|day| *day <= part.reckoning.today);
        for (day, what) in [
            (known(arc.first_easy_run), "first easy run"),
            (recovery.training, "training as usual"),
            (known(arc.put_down), "put down"),
        ] {
            if let Some(day) = day {
                event(day, format!("{what}: {name}"));
            }
        }
    }
    for step_back in super::step_backs(part) {
        let planned = step_back.is_planned();
        let what = if planned { "step back" } else { "a stop that was not planned" };
        event(step_back.from, format!("{what} begins"));
        let is_over = step_back.ended.is_some() || !step_back.runs_on(part.reckoning.today);
        if is_over && step_back.last_day() <= part.reckoning.today {
            event(step_back.last_day(), format!("{what}: last day"));
        }
    }
    for flag in &part.history.goals {
        let verdict = if flag.verdict == Verdict::Reached { "goal reached" } else { "goal let go" };
        event(flag.day, format!("{verdict}: {}", flag.text));
    }
    for score in part.reckoning.days.iter().filter(|score| part.holds(score.day)) {
        let told = days.entry(score.day).or_default();
        told.values = [score.body, score.mind].map(|value| value.map(|value| shown(value, 1)));
        told.events.extend(told_tags(&part.history.check_ins[score.place]));
    }
    days
}

fn told_race(race: &Race, units: UnitSystem) -> String {
    let mut parts = vec![race.name.clone()];
    parts.extend(race.distance.map(|distance| distance.told(units)));
    parts.push(race.outcome.map_or("ahead", |outcome| outcome.label()).to_owned());
    parts.extend(race.time().map(Seconds::told));
    if race.setback == Some(SetbackMark::Yes) {
        parts.push("a setback".to_owned());
    }
    format!("race: {}", parts.join(", "))
}

fn told_tags(check_in: &CheckIn) -> Vec<String> {
    let ill = check_in.ill.filter(|ill| *ill != Illness::No).map(|ill| format!("ill {}", ill.label()));
    let trained = check_in.trained.map(|trained| match trained {
        Trained::Rest => "rest day".to_owned(),
        trained => trained.label().to_owned(),
    });
    let minutes = check_in.minutes.map(|minutes| format!("{minutes} min"));
    let note = (!check_in.note.is_empty()).then(|| format!("“{}”", for_screen(&check_in.note)));
    [ill, trained, minutes, note].into_iter().flatten().collect()
}

fn name_of(arc: &RecoveryArc) -> String {
    let kind = arc.kind.label();
    match (arc.name.as_str(), arc.kind) {
        ("", _) => kind.to_owned(),
        (name, ArcKind::SetbackRace) => name.to_owned(),
        (name, _) => format!("{name} ({kind})"),
    }
}

/// The lines of an arc, each with the indent of what goes on beneath it.
fn told_arc(arc: &RecoveryArc, recovery: &Recovery) -> Vec<(String, usize)> {
    let since = told_short(arc.start);
    let mut lines = vec![(
        format!(
            "  {}, since {since}, day {}: {}",
            for_screen(&name_of(arc)),
            recovery.day,
            recovery.status.label()
        ),
        4,
    )];
    for side in Side::ALL {
        let usual = told_usual(recovery.baseline(*side));
        lines.push((
            format!("    {}  {}; {usual}", side.label(), told_course(recovery.side(*side), recovery)),
            10,
        ));
    }
    let races = [("next start line", recovery.next_start), ("answered", recovery.answered)];
    let races = races.into_iter().filter_map(|(what, mark)| Some(format!("{what} {}", told_short(mark?.1))));
    let guide = recovery.guide.map(|guide| format!("usual easy time after this race: {}", guide.told()));
    let rest: Vec<String> = guide.into_iter().chain(races).collect();
    if !rest.is_empty() {
        lines.push((format!("    {}", rest.join(", ")), 6));
    }
    if recovery.is_felt_and_not_healed() {
        lines.push(("    Feeling back usually comes before muscles and tendons are.".to_owned(), 6));
    }
    lines
}

fn told_course(course: &Course, recovery: &Recovery) -> String {
    let of_three = |have: u32| format!("{have} of the 3 check-ins it takes");
    let now = match course.now {
        Return::NoBaseline => "not measured, there is no usual to compare with".to_owned(),
        Return::NotMeasured { have } => format!("not measured, days 1-21 have {}", of_three(have)),
        Return::TooEarly { have } => format!("too early, {}", of_three(have)),
        Return::NoDip => "no dip measured".to_owned(),
        Return::Open => "not back yet".to_owned(),
        Return::Pending { since, more: 1 } => {
            format!("looks back since day {since}, one more check-in to be sure")
        }
        Return::Pending { since, more } => {
            format!("looks back since day {since}, {more} more check-ins to be sure")
        }
        Return::Back(back) => {
            format!("back on {} ({})", back.told(), told_short(recovery.date(back.to)))
        }
    };
    let dip = course.dip.map(|dip| format!("dip of {:.1} on day {}", shown(dip.depth, 1), dip.day));
    let reopened =
        course.reopened.iter().zip(&course.backs).map(|(day, back)| {
            format!("had been back on {}, below the band again from day {day}", back.told())
        });
    let parts: Vec<String> = std::iter::once(now).chain(dip).chain(reopened).collect();
    parts.join(", ")
}
