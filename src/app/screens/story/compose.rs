//! Puts the story of a race into rows: the facts, what was felt then and now, what held up, what it cost, what stays.

use std::ops::Range;

use super::super::super::command::Command;
use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::super::arc::words;
use super::goals::{Item, goals_and_steps, with_verdict};
use super::steps::Moving;
use super::{answers, carried, result};
use crate::content::Content;
use crate::content::bounce::LookedAt;
use crate::content::brief::day_words;
use crate::domain::cause::{Effect, RaceCause};
use crate::domain::feeling::{Felt, Moment};
use crate::domain::race::{Outcome, Race, SetbackMark, Tier};
use crate::domain::rules::bounce::is_resting;
use crate::domain::rules::race_goals::{self, GoalResult};
use crate::domain::rules::recovery_guide;
use crate::domain::rules::split_shape;
use crate::domain::story::RaceStory;
use crate::domain::units::Seconds;
use crate::domain::units::pace::Pace;
use crate::domain::units::{days, splits};

/// Labels stand in a column this wide.
const LABEL: usize = 14;
/// From this width on, a story has two columns.
const WIDE: usize = 150;
/// The rows of what a story comes to, without every answer.
#[must_use]
pub fn summary(story: &RaceStory, shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    essence(&mut writer, story, shared, Around::default());
    writer.done()
}

/// What a story tells besides itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around<'a> {
    /// How many items of the bounce plan were looked at, where there is one.
    pub bounce: Option<LookedAt>,
    /// The step for which a day is asked.
    pub moving: Option<&'a Moving>,
}

/// A story in rows: what it comes to, and on a wide page what was written beside that.
pub(super) struct Laid {
    /// What it comes to, and where there is no room beside it all the rest.
    pub left: Vec<Row>,
    /// How wide that is.
    pub left_columns: usize,
    /// What stands beside it, and how wide that is.
    pub right: Option<(Vec<Row>, usize)>,
    /// What can be selected, each with its rows on the left.
    pub items: Vec<(Item, Range<usize>)>,
}

fn essence(
    writer: &mut Writer,
    story: &RaceStory,
    shared: &Shared,
    around: Around<'_>,
) -> Vec<(Item, Range<usize>)> {
    head(writer, &story.race, shared);
    facts(writer, story, shared);
    way_back(writer, story, shared);
    bounce(writer, story, shared, around.bounce);
    feelings(writer, story, &shared.content);
    lines(writer, "What held up", Tone::Recovery, &story.wins);
    carried::write(writer, story);
    causes(writer, story, &shared.content);
    lessons(writer, story);
    goals_and_steps(writer, story, shared, around.moving)
}

/// The rows of a story. On a wide page what it comes to stands on the left, and what was written beside it.
#[must_use]
pub fn story(story: &RaceStory, shared: &Shared, columns: usize) -> Vec<Row> {
    let laid = page(story, shared, columns, Around::default());
    laid.together(columns)
}

impl Laid {
    /// Everything in the rows of one page.
    pub(super) fn together(&self, columns: usize) -> Vec<Row> {
        let Some((right, right_columns)) = &self.right else {
            return self.left.clone();
        };
        let of = |rows: &[Row], columns: usize| {
            let mut writer = Writer::new(columns);
            for row in rows {
                writer.row(row.clone());
            }
            writer
        };
        let mut writer = Writer::new(columns);
        writer.beside(of(&self.left, self.left_columns), of(right, *right_columns));
        writer.done()
    }
}

/// The same laid out for a page in which goals and steps can be selected.
pub(super) fn page(story: &RaceStory, shared: &Shared, columns: usize, around: Around<'_>) -> Laid {
    if columns >= WIDE && !story.debriefs.is_empty() {
        let (left_columns, right_columns) = (columns * 2 / 5, columns - columns * 2 / 5 - 4);
        let mut left = Writer::new(left_columns);
        let mut right = Writer::new(right_columns);
        let items = essence(&mut left, story, shared, around);
        answers::debriefs(&mut right, story, shared);
        return Laid { left: left.done(), left_columns, right: Some((right.done(), right_columns)), items };
    }
    let mut writer = Writer::new(columns);
    let items = essence(&mut writer, story, shared, around);
    answers::debriefs(&mut writer, story, shared);
    if story.debriefs.is_empty() {
        writer.gap();
        let key = |command: Command| shared.settings.keymap.told(command);
        let words = if story.race.outcome.is_none() && story.race.date > shared.now.today() {
            let (brief, goal) = (key(Command::ReadBrief), key(Command::GoalForRace));
            format!("This race is still ahead. {brief} opens its brief, {goal} writes a goal for it.")
        } else {
            format!("Nobody has looked back at this race yet. {} begins.", key(Command::NewDebrief))
        };
        writer.text(Tone::Muted, 0, &words);
    }
    Laid { left: writer.done(), left_columns: columns, right: None, items }
}

/// The sign of how a race ended; the words beside it say the same.
#[must_use]
pub fn sign(race: &Race) -> (&'static str, Tone) {
    sign_of(race.outcome, race_goals::goal_result(race))
}

/// The same, from how it ended and what became of its goals.
#[must_use]
pub fn sign_of(outcome: Option<Outcome>, result: GoalResult) -> (&'static str, Tone) {
    match outcome {
        None => ("◇", Tone::Goal),
        Some(Outcome::Finished) => match result {
            GoalResult::Met => ("●", Tone::Recovery),
            GoalResult::Partly(_) => ("◐", Tone::Recovery),
            GoalResult::Missed => ("○", Tone::Plain),
            _ => ("●", Tone::Plain),
        },
        Some(Outcome::Dnf | Outcome::CutOff) => ("×", Tone::Setback),
        Some(Outcome::Dns) => ("–", Tone::Setback),
        Some(Outcome::Disqualified | Outcome::Cancelled) => ("–", Tone::Muted),
    }
}

fn head(writer: &mut Writer, race: &Race, shared: &Shared) {
    let (sign, tone) = sign(race);
    let mut row = Row::default().with(tone, sign).with(Tone::Plain, " ").with(Tone::Strong, &race.name);
    // Near days are told in words as well; far ones would only be told twice.
    let today = shared.now.today();
    let near = (race.date - today).num_days().abs() <= 14;
    let words = if near { format!(", {}", days::told_day(race.date, today)) } else { String::new() };
    let day = format!("   {}{words}", days::told_date(race.date));
    row.push(Tone::Muted, &day);
    writer.row(row);
    let units = shared.settings.units;
    let mut words: Vec<String> = Vec::new();
    words.extend(race.kind.map(|kind| kind.label().to_owned()));
    words.extend(race.distance.map(|distance| distance.told(units)));
    words.extend(race.duration.map(|duration| format!("{} race", duration.told())));
    if !race.location.is_empty() {
        words.push(race.location.clone());
    }
    words.extend(race.priority.map(|priority| priority.label().to_owned()));
    if !words.is_empty() {
        writer.text(Tone::Muted, 2, &words.join(" · "));
    }
}

fn facts(writer: &mut Writer, story: &RaceStory, shared: &Shared) {
    let race = &story.race;
    writer.gap();
    let units = shared.settings.units;
    if let Some(outcome) = race.outcome {
        let told = result(race, shared);
        let mut words = match told.as_str() {
            "" => outcome.label().to_owned(),
            told if told.starts_with(outcome.label()) => told.to_owned(),
            told => format!("{told} ({})", outcome.label()),
        };
        if let (Some(time), Some(distance), Outcome::Finished) = (race.time(), race.distance, outcome) {
            let pace =
                Pace::over(time, distance).map_or_else(String::new, |pace| format!(", {}", pace.told(units)));
            words = format!("{told}{pace}");
        }
        let tone = if outcome == Outcome::Finished { Tone::Strong } else { Tone::Setback };
        writer.pair("Result", LABEL, tone, &words);
    }
    goals(writer, race);
    in_hands(writer, story);
    let mut fact = |label: &str, words: String| {
        if !words.trim().is_empty() {
            writer.pair(label, LABEL, Tone::Plain, &words);
        }
    };
    fact("Gun time", race.gun.map_or_else(String::new, Seconds::told));
    fact("Own watch", race.watch.map_or_else(String::new, Seconds::told));
    fact("Place", placing(race));
    fact("Satisfied", out_of_ten(race.satisfaction));
    fact("Effort", out_of_ten(race.effort));
    fact("Splits", split_words(race, shared));
    fact("The day", day_words(race, shared.settings.units));
    fact("Kit", race.gear.clone());
    fact(
        "Heart rate",
        race.heart_rate.map_or_else(String::new, |rate| format!("{rate} a minute on average")),
    );
    fact("On board", on_board(race));
    fact("Company", race.company.clone());
    fact("Bib", race.bib.clone());
    fact("Travel", race.travel.clone());
    fact("Photo", race.photo.clone());
    fact("Link", race.link.clone());
    fact("Notes", race.notes.clone());
    if let Some(mark) = race.setback {
        let (tone, words) = match mark {
            SetbackMark::Yes => (Tone::Setback, "it felt like one"),
            SetbackMark::No => (Tone::Recovery, "no"),
            SetbackMark::Unsure => (Tone::Muted, "not sure yet"),
        };
        writer.pair("Setback", LABEL, tone, words);
    }
}

/// Where the arc of the race stands, and the easy time after the race.
fn way_back(writer: &mut Writer, story: &RaceStory, shared: &Shared) {
    if let Some((_, recovery)) = story.way_back(shared.now.today()) {
        writer.pair("The way back", LABEL, Tone::Recovery, &words::standing(&recovery));
    }
    if let Some(guide) = recovery_guide::recovery_guide(&story.race) {
        writer.pair("Easy time", LABEL, Tone::Body, &guide.told());
    }
}

/// How far the bounce plan has come, and the key that opens it.
fn bounce(writer: &mut Writer, story: &RaceStory, shared: &Shared, told: Option<LookedAt>) {
    let Some(told) = told else { return };
    let key = shared.settings.keymap.told(Command::OpenBounce);
    let words = if is_resting(&story.race, shared.now.today()) {
        format!("it can wait a day or two; {key} opens it")
    } else {
        format!("{} looked at; {key} opens it", told.told())
    };
    writer.pair("Bounce plan", LABEL, Tone::Recovery, &words);
}

fn goals(writer: &mut Writer, race: &Race) {
    if race.goals.had_none {
        writer.pair("Goals", LABEL, Tone::Goal, "none, and that is an answer");
        return;
    }
    let result = race_goals::goal_result(race);
    let reached = |tier: Tier| match result {
        GoalResult::Met => tier >= Tier::A,
        GoalResult::Partly(best) => tier >= best,
        _ => false,
    };
    for (place, (tier, words)) in race.goals.set().enumerate() {
        let label = if place == 0 { "Goals" } else { "" };
        let mark = if reached(tier) { "   reached" } else { "" };
        writer.pair(label, LABEL, Tone::Goal, &format!("{}  {words}{mark}", tier.label()));
    }
    if let Some(gap) = race_goals::gap(race) {
        let percent = crate::domain::units::rounding::shown(gap.percent, 1);
        let words = format!("{} from {} ({percent:.1} %)", gap.by.told_briefly(), gap.tier.label());
        writer.pair("", LABEL, Tone::Muted, &words);
    }
}

/// What was to be done in the race rather than reached.
fn in_hands(writer: &mut Writer, story: &RaceStory) {
    for (place, goal) in story.goals.iter().filter(|goal| goal.is_for_its_race()).enumerate() {
        let label = if place == 0 { "In my hands" } else { "" };
        writer.pair(label, LABEL, Tone::Goal, &with_verdict(goal));
    }
}

fn placing(race: &Race) -> String {
    let told = |place: Option<u32>, of: Option<u32>| match (place, of) {
        (Some(place), Some(of)) => Some(format!("{place} of {of}")),
        (Some(place), None) => Some(place.to_string()),
        (None, _) => None,
    };
    let placing = &race.placing;
    let overall = told(placing.overall, placing.overall_of);
    let group = told(placing.group, placing.group_of).map(|words| format!("{words} in the age group"));
    overall.into_iter().chain(group).collect::<Vec<_>>().join(", ")
}

fn out_of_ten(number: Option<u8>) -> String {
    number.map_or_else(String::new, |number| format!("{number} of 10"))
}

fn split_words(race: &Race, shared: &Shared) -> String {
    if race.splits.is_empty() {
        return String::new();
    }
    let told = splits::told_splits(&race.splits, shared.settings.units);
    let halves = split_shape::halves(&race.splits);
    match halves.and_then(|(first, second)| split_shape::split_shape(first, second)) {
        Some(shape) => format!("{told} ({})", shape.told()),
        None => told,
    }
}

fn on_board(race: &Race) -> String {
    let carbs = race.carbs_per_hour.map(|grams| format!("{grams:.0} g carbohydrate an hour"));
    carbs
        .into_iter()
        .chain((!race.drink.is_empty()).then(|| race.drink.clone()))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Feelings of the day on the left, those of the last look back on the right.
fn feelings(writer: &mut Writer, story: &RaceStory, content: &Content) {
    let of = |moment: Moment| -> Vec<&Felt> {
        let last = story.debriefs.iter().rev().find(|told| told.feelings.iter().any(|(at, _)| *at == moment));
        last.into_iter()
            .flat_map(|told| &told.feelings)
            .filter(|(at, _)| *at == moment)
            .map(|(_, felt)| felt)
            .collect()
    };
    let (then, now) = (of(Moment::Then), of(Moment::Now));
    if then.is_empty() && now.is_empty() {
        return;
    }
    writer.heading("Feelings");
    for (label, felt) in [("Then", then), ("Now", now)] {
        if felt.is_empty() {
            continue;
        }
        let mut row = Row::default().with(Tone::Muted, &format!("{label:LABEL$}"));
        for felt in felt {
            let words = format!("{} {}   ", feeling_label(felt, content), felt.strength);
            if row.columns() + words.len() > writer.columns() {
                writer.row(std::mem::take(&mut row));
                row.push(Tone::Plain, &" ".repeat(LABEL));
            }
            row.push(feeling_tone(felt, content), &words);
        }
        writer.row(row);
    }
}

/// The word of a feeling as it is shown.
#[must_use]
pub fn feeling_label(felt: &Felt, content: &Content) -> String {
    if felt.own {
        return felt.feeling.clone();
    }
    content
        .feelings
        .get(&felt.feeling)
        .map_or_else(|| felt.feeling.clone(), |feeling| feeling.label.to_lowercase())
}

/// The tone of a feeling: that of its quadrant.
#[must_use]
pub fn feeling_tone(felt: &Felt, content: &Content) -> Tone {
    let quadrant =
        content.feelings.get(&felt.feeling).filter(|_| !felt.own).map(|feeling| feeling.quadrant.as_str());
    quadrant_tone(quadrant.unwrap_or_default())
}

/// The tone of a quadrant by its id.
#[must_use]
pub fn quadrant_tone(quadrant: &str) -> Tone {
    match quadrant {
        "bright" => Tone::Bright,
        "calm" => Tone::Calm,
        "charged" => Tone::Charged,
        "heavy" => Tone::Heavy,
        _ => Tone::Mixed,
    }
}

fn lines(writer: &mut Writer, heading: &str, tone: Tone, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    writer.heading(heading);
    for text in texts {
        writer.hanging(&Row::default().with(Tone::Muted, "· "), tone, 2, text);
    }
}

fn causes(writer: &mut Writer, story: &RaceStory, content: &Content) {
    for (effect, heading) in [(Effect::Helped, "What helped"), (Effect::Hindered, "What got in the way")] {
        let mut of_effect = story.causes.iter().filter(|cause| cause.effect == effect).peekable();
        if of_effect.peek().is_none() {
            continue;
        }
        writer.heading(heading);
        for cause in of_effect {
            let label = content
                .causes
                .get(&cause.cause)
                .map_or_else(|| cause.cause.clone(), |known| known.label_for(effect).to_owned());
            let tone = if effect == Effect::Helped { Tone::Recovery } else { Tone::Setback };
            let mut row = Row::default().with(Tone::Muted, "· ").with(tone, &label);
            if let Some(impact) = cause.impact {
                let (words, blocks) = weight(impact);
                row.push(Tone::Muted, &format!("  {blocks} {words}"));
            }
            if let Some(control) = cause.control {
                row.push(Tone::Muted, &format!("  within reach {control} of 10"));
            }
            writer.row(row);
            let dials = [
                ("can be different", &cause.changeable),
                ("reaches", &cause.spread),
                ("others", &cause.shared),
            ];
            let dials: Vec<String> = dials
                .into_iter()
                .filter_map(|(what, words)| words.as_ref().map(|words| format!("{what}: {words}")))
                .collect();
            if !dials.is_empty() {
                writer.text(Tone::Muted, 4, &dials.join(" · "));
            }
            if cause.put_down {
                writer.text(Tone::Muted, 4, "not mine to change");
            } else if let Some(reachable) = &cause.reachable {
                writer.hanging(&Row::default().with(Tone::Muted, "    → "), Tone::Lesson, 6, reachable);
            }
            if effect == Effect::Hindered {
                came_back(writer, story, cause);
            }
        }
    }
}

/// That a cause came back with this race, and with which lesson.
fn came_back(writer: &mut Writer, story: &RaceStory, cause: &RaceCause) {
    let Some((back, lesson)) = story.came_back(&cause.cause) else {
        return;
    };
    let lead = Row::default().with(Tone::Muted, "    ↺ ");
    let words = match lesson {
        Some(one) => {
            let used = one.tally().facts().join(", ");
            format!("came back: {}. The lesson until then, {used}: “{}”", back.told(), one.lesson.text)
        }
        None => format!("came back: {}", back.told()),
    };
    writer.hanging(&lead, Tone::Muted, 6, &words);
}

/// An impact of 1 to 3 in words, and as three blocks.
pub(super) fn weight(impact: u8) -> (&'static str, String) {
    let filled = usize::from(impact.min(3));
    let words = ["", "a little", "some", "a lot"][filled];
    (words, format!("{}{}", "▰".repeat(filled), "▱".repeat(3 - filled)))
}

fn lessons(writer: &mut Writer, story: &RaceStory) {
    if story.lessons.is_empty() {
        return;
    }
    writer.heading("Lessons");
    for lesson in &story.lessons {
        let lead = Row::default().with(Tone::Muted, &format!("{:8}", lesson.verb.label()));
        writer.hanging(&lead, Tone::Lesson, 8, &lesson.text);
        if !lesson.trigger.is_empty() {
            writer.text(Tone::Plain, 8, &lesson.trigger);
        }
        if let Some(sure) = lesson.sure {
            writer.text(Tone::Muted, 8, &format!("sure {sure} of 5"));
        }
    }
}
