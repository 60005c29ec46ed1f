//! Puts a step back into lines.

use super::super::super::command::Command;
use super::super::super::passage::{Row, Tone, Writer};
use super::super::super::shared::Shared;
use super::super::super::sheet::Pane;
use super::{StepBackPage, words};
use crate::content::stepback::StepBackAsk;
use crate::domain::rules::step_back::{Gain, Reentry, Stand, is_over};
use crate::domain::step_back::{Kept, StepBack, YesNo};
use crate::text::width;

/// Labels take so many columns.
const LABEL: usize = 13;
/// From this width on the way back stands beside the plan.
const WIDE: u16 = 110;
const GUTTER: u16 = 5;
/// A column is not wider than this.
const WIDEST: u16 = 84;
/// The picture of the days has so many signs at most.
const MOST_DAYS: u32 = 40;

/// What the page is made from.
pub(super) struct Told<'a> {
    pub step_back: &'a StepBack,
    pub reentry: &'a Reentry,
    pub gain: Option<Gain>,
    pub shared: &'a Shared,
}

/// The whole page.
pub(super) fn page(told: &Told<'_>, columns: u16) -> Pane {
    let mut pane = Pane::new(columns);
    let is_wide = columns >= WIDE;
    let each = if is_wide { (columns - GUTTER) / 2 } else { columns }.min(WIDEST);
    let mut head = Writer::new(usize::from(columns.min(WIDEST * 2)));
    self::head(&mut head, told);
    head.gap();
    pane.words(head.done());
    let (mut left, mut right) = (Writer::new(each.into()), Writer::new(each.into()));
    plan(&mut left, told);
    let today = told.shared.now.today();
    if is_over(told.step_back, today) {
        looking_back(&mut right, told);
    } else if told.step_back.from <= today {
        way_back(&mut right, told);
    }
    if is_wide {
        let (mut one, mut other) = (Pane::new(each), Pane::new(each));
        one.words(left.done());
        other.words(right.done());
        let mut both = Pane::new(each * 2 + GUTTER);
        both.beside(one, other);
        pane.stack(both);
    } else {
        if !left.is_empty() {
            pane.words(left.done());
            pane.gap();
        }
        pane.words(right.done());
    }
    pane
}

fn head(writer: &mut Writer, told: &Told<'_>) {
    let step_back = told.step_back;
    let what = match step_back.purpose {
        Some(purpose) => format!("A step back: {}", purpose.label()),
        None if step_back.is_planned() => told.shared.content.step_back.tagline.clone(),
        None => format!("A break: {}", step_back.kind.label()),
    };
    writer.row(
        Row::default().with(Tone::Strong, &what).with(Tone::Muted, &format!("   {}", words::span(step_back))),
    );
    let mut row = Row::default().with(Tone::Plain, &words::stand(step_back, told.shared));
    // A sign for each day, those that are over filled.
    let length = step_back.days();
    if length <= MOST_DAYS {
        let today = told.shared.now.today();
        let done = words::day_of(step_back, today).unwrap_or(0).min(length);
        let (over, ahead) = if step_back.is_planned() { ("■", "□") } else { ("╌", "╌") };
        let count = |days: u32| usize::try_from(days).unwrap_or(0);
        row.push(Tone::Plain, "   ");
        row.push(Tone::Recovery, &over.repeat(count(done)));
        row.push(Tone::Muted, &ahead.repeat(count(length - done)));
    }
    writer.row(row);
}

/// What it is: what is smaller, what stays, and why.
fn plan(writer: &mut Writer, told: &Told<'_>) {
    let step_back = told.step_back;
    let joined = |labels: Vec<&str>| labels.join(", ");
    let lines = [
        (StepBackAsk::Shape, words::smaller(step_back)),
        (StepBackAsk::Space, joined(step_back.space.iter().map(|one| one.label()).collect())),
        (StepBackAsk::Keep, step_back.keep.clone()),
        (StepBackAsk::Goal, step_back.goal.clone()),
        (StepBackAsk::Hard, joined(step_back.hard.iter().map(|one| one.label()).collect())),
        (StepBackAsk::WhyRunning, step_back.why_running.clone()),
    ];
    for (ask, text) in lines.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let label = told.shared.content.step_back.ask(*ask).map_or("", |words| words.label.as_str());
        let tone = match ask {
            StepBackAsk::Keep => Tone::Recovery,
            StepBackAsk::Goal => Tone::Goal,
            StepBackAsk::WhyRunning => Tone::Strong,
            _ => Tone::Plain,
        };
        writer.pair(label, LABEL, tone, text);
    }
}

/// The sign of a condition: it is told by its words as well.
fn sign(stand: Stand) -> (&'static str, Tone) {
    match stand {
        Stand::Holds => ("✓ ", Tone::Recovery),
        Stand::NotYet => ("○ ", Tone::Plain),
        Stand::NotKnown => ("· ", Tone::Muted),
    }
}

/// The way back, as it stands.
fn way_back(writer: &mut Writer, told: &Told<'_>) {
    let (keys, words) = (&told.shared.settings.keymap, &told.shared.content.step_back);
    writer.row(
        Row::default()
            .with(Tone::Heading, "The way back")
            .with(Tone::Muted, "   as your check-ins tell it; you decide"),
    );
    for condition in words::conditions(told.reentry) {
        let (sign, tone) = sign(condition.stand);
        let lead = Row::default().with(tone, sign);
        let text = format!("{}: {}", condition.name, condition.told);
        writer.hanging(&lead, Tone::Plain, 2, &text);
        if !condition.from.is_empty() {
            writer.pair_of_facts("", 4, Tone::Muted, &condition.from);
        }
    }
    let (sign, tone, answer) = match told.step_back.missed {
        None => ("? ", Tone::Accent, format!("{} answers", keys.told(Command::MissRunning))),
        Some(YesNo::Yes) => ("✓ ", Tone::Recovery, "yes".to_owned()),
        Some(YesNo::No) => ("○ ", Tone::Plain, "not yet".to_owned()),
    };
    let text = format!("{} {answer}", words.text(StepBackAsk::Missed));
    writer.hanging(&Row::default().with(tone, sign), Tone::Plain, 2, &text);
    writer.gap();
    let (end, longer) = (keys.told(Command::EndStepBack), keys.told(Command::LongerStepBack));
    let today = told.shared.now.today();
    let line = if told.reentry.holds() && told.step_back.missed != Some(YesNo::No) {
        format!(
            "All of it speaks for the way back. {end} ends the step back, {longer} gives it three more days."
        )
    } else if today >= told.step_back.to {
        let contacts = keys.told(Command::SeeProfessional);
        format!(
            "Not all of it says back yet: {longer} 3 more days, {end} end and hold, {contacts} who can help."
        )
    } else {
        format!("It has time. {end} ends it earlier, {longer} gives it three more days.")
    };
    writer.text(Tone::Muted, 0, &line);
}

/// After its end: what it gave, and what the runner says of it.
fn looking_back(writer: &mut Writer, told: &Told<'_>) {
    let (step_back, words) = (told.step_back, &told.shared.content.step_back);
    let keys = &told.shared.settings.keymap;
    writer.row(Row::default().with(Tone::Heading, "Looking back"));
    match told.gain {
        Some(gain) => {
            let lead = Row::default().with(Tone::Muted, &width::pad("It gave", LABEL));
            let text = format!("{} in {}", gain.told(), words::GAIN_FROM);
            writer.hanging(&lead, Tone::Strong, LABEL, &text);
            let check_ins = format!(
                "the last {} check-ins of it, less the last {} before it; of what was answered both times",
                gain.after, gain.before
            );
            writer.text(Tone::Muted, LABEL, &check_ins);
        }
        None => {
            writer.pair(
                "It gave",
                LABEL,
                Tone::Muted,
                "not measured: two check-ins before it and two in it are needed",
            );
        }
    }
    if !step_back.is_planned() {
        return;
    }
    let told_answer =
        |answer: Option<&str>| answer.filter(|answer| !answer.trim().is_empty()).map(str::to_owned);
    let answers = [
        (
            StepBackAsk::Missed,
            told_answer(step_back.missed.map(|missed| match missed {
                YesNo::Yes => "yes",
                YesNo::No => "not yet",
            })),
        ),
        (StepBackAsk::Kept, told_answer(step_back.kept.map(Kept::label))),
        (StepBackAsk::FirstBack, told_answer(Some(step_back.first_back.as_str()))),
        (StepBackAsk::Earlier, told_answer(step_back.earlier.map(YesNo::label))),
    ];
    for (ask, answer) in answers {
        // The first one is asked before the end, and told here only where it was answered.
        if ask == StepBackAsk::Missed && answer.is_none() {
            continue;
        }
        let question = format!("  {} ", words.text(ask));
        let (tone, answer) = answer.map_or((Tone::Muted, "–".to_owned()), |answer| (Tone::Strong, answer));
        let row = Row::default().with(Tone::Muted, &question);
        if width::columns(&question) + width::columns(&answer) <= writer.columns() {
            writer.row(row.with(tone, &answer));
        } else {
            writer.row(row);
            writer.text(tone, 4, &answer);
        }
    }
    writer.gap();
    let looked_at = step_back.ready.len();
    let of = told.shared.content.brief.fundamentals.len();
    let review = keys.told(Command::ReviewStepBack);
    let fundamentals = keys.told(Command::StepBackFundamentals);
    let ready =
        if looked_at == 0 { "40 seconds".to_owned() } else { format!("{looked_at} of {of} looked at") };
    let line = format!(
        "{review} answers these questions. {fundamentals} looks at the fundamentals of training ({ready})."
    );
    writer.text(Tone::Muted, 0, &line);
}

impl StepBackPage {
    pub(super) fn compose(&mut self, shared: &Shared) {
        let area = Self::area(shared);
        let columns = area.columns.saturating_sub(1);
        let Some(known) = &self.known else { return };
        let told = Told { step_back: &known.step_back, reentry: &known.reentry, gain: known.gain, shared };
        self.sheet.show(page(&told, columns), area.rows);
    }
}
