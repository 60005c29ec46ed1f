//! What became of a goal so far: where it came from, verdicts, changes of its words, and what was decided about its steps, in order.

use chrono::{DateTime, FixedOffset};

use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::goals::words;
use crate::app::shared::Shared;
use crate::domain::goal::{GivenVerdict, GoalWords, StepEvent, StepVerdict};
use crate::domain::goal_story::GoalStory;
use crate::domain::units::days;

/// A day takes so many columns.
const DAY: usize = 13;

/// Something that happened to it.
enum Event<'s> {
    Written,
    Verdict(&'s GivenVerdict),
    Changed { was: &'s GoalWords, then: GoalWords },
    Step(&'s StepEvent, &'s str),
}

/// The whole history, first things first.
pub(super) fn rows(story: &GoalStory, shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    writer.heading("What became of it");
    for (at, event) in events(story) {
        let day = at.date_naive();
        let mut line = |tone: Tone, text: &str| {
            let lead = Row::default().with(Tone::Muted, &format!("  {}", days::told_short(day)));
            writer.hanging(&lead, tone, 2 + DAY, text);
        };
        match event {
            Event::Written => {
                line(Tone::Plain, "written");
                origin(&mut writer, story, shared);
            }
            Event::Verdict(given) => {
                let again = given.again.map(|day| format!(", asked about again {}", days::told_short(day)));
                let by = if given.debrief.is_some() { " in looking back at a race" } else { "" };
                let words = format!("{}{by}{}", words::verdict(given.verdict), again.unwrap_or_default());
                line(Tone::Plain, &words);
                quoted(&mut writer, &given.reason);
                if !given.carries.trim().is_empty() {
                    writer.text(Tone::Muted, 2 + DAY, &format!("carried on by: {}", given.carries.trim()));
                }
            }
            Event::Changed { was, then } => {
                line(Tone::Plain, "changed; before:");
                for told in differing(was, &then) {
                    writer.text(Tone::Muted, 2 + DAY, &told);
                }
            }
            Event::Step(event, text) => line(Tone::Muted, &format!("step {}: {text}", decided(event))),
        }
    }
    writer.done()
}

fn events(story: &GoalStory) -> Vec<(DateTime<FixedOffset>, Event<'_>)> {
    let mut events = vec![(story.row.goal.written, Event::Written)];
    // What it said after a change is what it said before the next one, or what it says now.
    let later = story.changes.iter().skip(1).map(|change| change.was.clone());
    let then = later.chain([story.row.goal.words()]);
    let changes = story.changes.iter().zip(then);
    events.extend(changes.map(|(change, then)| (change.at, Event::Changed { was: &change.was, then })));
    events.extend(story.verdicts.iter().map(|given| (given.at, Event::Verdict(given))));
    let text = |event: &StepEvent| {
        let step = story.row.steps.iter().find(|step| step.id == event.step)?;
        Some(step.text.as_str())
    };
    let steps =
        story.step_events.iter().filter_map(|event| Some((event.at, Event::Step(event, text(event)?))));
    events.extend(steps);
    events.sort_by_key(|(at, _)| *at);
    events
}

/// The debrief in which it was written, and the question that it answered.
fn origin(writer: &mut Writer, story: &GoalStory, shared: &Shared) {
    if let Some((mode, question)) = &story.asked {
        let mode = shared.content.pack().mode(mode).map_or(mode.as_str(), |mode| mode.label.as_str());
        let race = story.race.as_ref().map_or_else(String::new, |race| format!(", {}", race.name));
        writer.text(Tone::Muted, 2 + DAY, &format!("{mode}{race}: “{}”", question.trim()));
    }
}

fn quoted(writer: &mut Writer, words: &str) {
    if !words.trim().is_empty() {
        writer.text(Tone::Muted, 2 + DAY, &format!("“{}”", words.trim()));
    }
}

fn decided(event: &StepEvent) -> String {
    match (event.verdict, event.day) {
        (StepVerdict::Moved, Some(day)) => format!("moved to {}", days::told_short(day)),
        (verdict, _) => verdict.label().to_owned(),
    }
}

/// What a goal said before, as far as it says something else since.
fn differing(was: &GoalWords, then: &GoalWords) -> Vec<String> {
    let or_none =
        |words: &str| if words.trim().is_empty() { "none".to_owned() } else { words.trim().to_owned() };
    let parts = [
        (was.text != then.text, format!("“{}”", was.text.trim())),
        (was.kind != then.kind, words::kind(was.kind).to_owned()),
        (
            was.tier != then.tier,
            was.tier.map_or_else(|| "not A, B or C".to_owned(), |tier| format!("{} goal", tier.label())),
        ),
        (was.horizon != then.horizon, was.horizon.label().to_owned()),
        (
            was.by != then.by,
            was.by.map_or_else(|| "no day".to_owned(), |day| format!("by {}", days::told_short(day))),
        ),
        (was.why != then.why, format!("why: {}", or_none(&was.why))),
        (was.if_then != then.if_then, format!("if-then: {}", or_none(&was.if_then))),
        (
            was.measure != then.measure,
            was.measure.as_ref().map_or_else(|| "nothing counted".to_owned(), words::measure),
        ),
    ];
    parts.into_iter().filter(|(differs, _)| *differs).map(|(_, told)| told).collect()
}
