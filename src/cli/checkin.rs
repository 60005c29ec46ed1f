//! `secondwind checkin sleep=7 energy=5 ...`

mod words;

use chrono::{Days, NaiveDate};

use super::care;
use super::journal::{self, Journal, Missing};
use super::plain;
use crate::domain::change::{Change, Item as Thing};
use crate::domain::check_in::{CheckIn, Illness, Item, Side, Standing};
use crate::domain::clock::Now;
use crate::domain::id::{CheckInId, Ids};
use crate::domain::rules::baseline::{Measure, side_score};
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::units::days::{DayError, Toward, parse_day, told_date};
use crate::domain::units::rounding::shown;
use crate::runtime::Options;
use crate::text::sanitise::for_screen;

/// What can be said on the command line.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Answers, each from 0 to 10: sleep, energy, soreness, mood, stress, drive, trust; and if you like
choice, pain, loop, fuelled. Besides: ill=no|above|below, trained=rest|easy|hard|race|other,
minutes=45, effort=6, cycle=..., and with pain site=..., walk=yes|no (does it change how you walk?),
night=yes|no (at rest or at night?), bone=yes|no (one exact spot on a bone?).

Examples:
  secondwind checkin sleep=7 energy=6 soreness=2 mood=7 stress=3 drive=8 trust=6
  secondwind checkin mood=4 stress=8 drive=3 trust=4 --day yesterday --note \"argued with the plan\"
  secondwind checkin energy=3 trained=hard minutes=75 effort=8 --later
  secondwind checkin sleep=7 energy=5 soreness=4 --replace")]
pub(super) struct Arguments {
    /// What you answer: NAME=NUMBER, as many as you like. Nothing has to be answered.
    #[arg(value_name = "NAME=NUMBER")]
    answers: Vec<String>,
    /// The day it tells of: today or yesterday. Of an older day, only a note.
    #[arg(
        long,
        value_name = "DAY",
        default_value = "today",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    day: String,
    /// One line of words.
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    note: Option<String>,
    /// Keeps it beside the check-in that is there already, as later that day. The first one counts.
    #[arg(long, conflicts_with = "replace")]
    later: bool,
    /// Puts it in the place of the check-in that is there already; that one goes to the trash.
    #[arg(long)]
    replace: bool,
}

/// What becomes of a check-in that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Second {
    Refused,
    Later,
    Replaces,
}

/// Writes a check-in and tells what was written.
pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<(), String> {
    let now = journal::now()?;
    let told = read(arguments, &now)?;
    let mut journal = journal::open(options, Missing::Make)?;
    let second = match (arguments.later, arguments.replace) {
        (true, _) => Second::Later,
        (_, true) => Second::Replaces,
        _ => Second::Refused,
    };
    let written = write(told, second, &mut journal, &now)?;
    let history = journal.store.history(None).map_err(|error| error.to_string())?;
    let reckoning = Reckoning::of(&history, now.today());
    let width = plain::page_columns();
    let lines = written.told(&reckoning, &now);
    let lines: Vec<String> = lines.iter().flat_map(|line| plain::wrapped(line, width, 9)).collect();
    plain::print(&lines);
    let (content, _) = journal.folders.content();
    let (note, site, cycle) = (&written.check_in.note, &written.check_in.pain.site, &written.check_in.cycle);
    care::after_saving(&[note, site, cycle], &content);
    Ok(())
}

/// Reads everything that was said, and tells everything that is wrong with it at once.
fn read(arguments: &Arguments, now: &Now) -> Result<CheckIn, String> {
    let id = CheckInId(Ids::Random.fresh(now));
    let mut check_in = CheckIn::new(id, now.today(), now.wall);
    let mut wrong = words::read(&arguments.answers, &mut check_in);
    let is_empty = check_in.is_empty() && wrong.is_empty();
    if let Some(note) = &arguments.note {
        check_in.note = for_screen(note.trim()).into_owned();
    }
    match read_day(&arguments.day, now.today()) {
        Ok(day) => {
            check_in.day = day;
            if is_old(day, now.today()) && !is_empty {
                wrong.push(format!(
                    "--day {}: Of a day before yesterday only a note can be written. Leave the answers out, or change the \
                     check-in of that day in the journal.",
                    arguments.day
                ));
            }
        }
        Err(why) => wrong.push(format!("--day {}: {why}", arguments.day)),
    }
    if is_empty && check_in.note.is_empty() {
        wrong.push("Say at least one thing, like: secondwind checkin sleep=7 energy=6".to_owned());
    }
    match wrong.as_slice() {
        [] => Ok(check_in),
        [one] => Err(format!("Nothing was written. {}", for_screen(one))),
        several => {
            let lines: Vec<String> = several.iter().map(|line| format!("  {}", for_screen(line))).collect();
            Err(format!(
                "Nothing was written. {} things need another look:\n{}",
                lines.len(),
                lines.join("\n")
            ))
        }
    }
}

fn read_day(text: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    parse_day(text, today, Toward::Past).map_err(|error| match error {
        DayError::StillAhead { date } => {
            format!("{date} is still ahead. A check-in tells of today or yesterday.")
        }
        error => error.to_string(),
    })
}

fn is_old(day: NaiveDate, today: NaiveDate) -> bool {
    today.checked_sub_days(Days::new(1)).is_some_and(|yesterday| day < yesterday)
}

/// A check-in that is on the disk, and what became of the one before it.
struct Written {
    check_in: CheckIn,
    replaced: usize,
}

fn write(told: CheckIn, second: Second, journal: &mut Journal, now: &Now) -> Result<Written, String> {
    let history = journal.store.history(Some(told.day)).map_err(|error| error.to_string())?;
    let is_there = |one: &&CheckIn| one.day == told.day && one.standing == Standing::Counts;
    let there: Vec<&CheckIn> = history.check_ins.iter().filter(is_there).collect();
    let mut written = Written { check_in: told, replaced: 0 };
    let mut changes = Vec::new();
    match (there.last(), second) {
        (None, _) => {}
        (Some(last), Second::Refused) => {
            return Err(format!(
                "{} is checked in already: {}. Nothing was written. Add --replace to put this in its place, or --later to \
                 keep both.",
                told_date(last.day),
                for_screen(&answers(last))
            ));
        }
        (Some(_), Second::Later) => written.check_in.standing = Standing::Later,
        (Some(_), Second::Replaces) => {
            written.replaced = there.len();
            let trash = |one: &&CheckIn| Change::Trash { item: Thing::CheckIn(one.id), at: now.wall };
            changes.extend(there.iter().map(trash));
        }
    }
    changes.push(Change::PutCheckIn { check_in: Box::new(written.check_in.clone()), base: None });
    journal.store.apply(&changes).map_err(|error| error.to_string())?;
    Ok(written)
}

/// What was answered, in one line.
fn answers(check_in: &CheckIn) -> String {
    let mut parts: Vec<String> = Item::ALL
        .iter()
        .filter_map(|item| Some(format!("{} {}", item.label(), check_in.scores.get(*item)?)))
        .collect();
    parts.extend(check_in.ill.map(|ill| match ill {
        Illness::No => "not ill".to_owned(),
        ill => format!("ill {}", ill.label()),
    }));
    parts.extend(check_in.trained.map(|trained| format!("trained: {}", trained.label())));
    let minutes = check_in.minutes.map(|minutes| format!("{minutes} min"));
    let effort = check_in.effort.map(|effort| format!("effort {effort}"));
    parts.extend(minutes.into_iter().chain(effort));
    parts.extend(check_in.load().map(|load| format!("load {load}")));
    parts.extend(told_words("cycle", &check_in.cycle));
    parts.extend(told_words("pain at", &check_in.pain.site));
    let told = |what: &str, answer: Option<bool>| {
        answer.map(|yes| if yes { what.to_owned() } else { format!("not {what}") })
    };
    parts.extend(told("changing how you walk", check_in.pain.changes_gait));
    parts.extend(told("at rest or at night", check_in.pain.at_rest));
    parts.extend(told("on one spot of a bone", check_in.pain.on_bone));
    if !check_in.note.is_empty() {
        parts.push(format!("“{}”", check_in.note));
    }
    parts.join(", ")
}

fn told_words(what: &str, words: &str) -> Option<String> {
    (!words.is_empty()).then(|| format!("{what} {words}"))
}

impl Written {
    fn told(&self, reckoning: &Reckoning, now: &Now) -> Vec<String> {
        let check_in = &self.check_in;
        let day = told_date(check_in.day);
        let day = match (now.today() - check_in.day).num_days() {
            0 => format!("today, {day}"),
            1 => format!("yesterday, {day}"),
            _ => day,
        };
        let kept = match (check_in.standing, self.replaced) {
            (Standing::Later, _) => " It is kept as later that day; the first one counts.",
            (_, 0) => "",
            (_, 1) => " The one before lies in the trash.",
            _ => " Those before lie in the trash.",
        };
        let mut lines = vec![format!("Checked in for {day}: {}.{kept}", for_screen(&answers(check_in)))];
        if check_in.scores.is_empty() {
            return lines;
        }
        for side in Side::ALL {
            let score = side_score(&check_in.scores, *side).map_or_else(
                || format!("not measured, it takes {} of {}", side.items().len() - 1, names(*side)),
                |score| format!("{:.1}", shown(score, 1)),
            );
            let usual = reckoning.usual(Measure::Side(*side), check_in.day).map_or_else(
                || "no usual yet".to_owned(),
                |usual| format!("{} ({})", usual.told_briefly(), usual.told_source()),
            );
            lines.push(format!("{} {score}   {usual}", side.label()));
        }
        lines
    }
}

fn names(side: Side) -> String {
    let names: Vec<&str> = side.items().iter().map(|item| item.label()).collect();
    names.join(", ")
}
