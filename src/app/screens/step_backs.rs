//! The steps back and the stops so far: what they came to, and each as a bar, newest first. Days are stated, nothing is ranked.

use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Row, Tone, Writer};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::{Pane, Sheet};
use super::Page;
use super::step_back::{StepBackPage, acts, words};
use super::step_back_form::StepBackForm;
use crate::domain::history::History;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::rules::step_back::{BreaksSoFar, Gain, is_over, so_far, told_gain};
use crate::domain::step_back::StepBack;
use crate::domain::units::rounding::trimmed;
use crate::text::width;

/// What the journal says, newest first.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    step_backs: Vec<(StepBack, Option<Gain>)>,
    so_far: Vec<BreaksSoFar>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepBackList {
    known: Option<Known>,
    /// The page as it is read.
    pub sheet: Sheet,
}

/// The days of one take so many columns.
const SPAN: usize = 26;
/// How many days it has.
const DAYS: usize = 9;
/// What it gave.
const GAIN: usize = 7;
/// Labels of the table, and each of its numbers.
const LABEL: usize = 24;
const NUMBER: usize = 14;
/// The same where there is little room.
const NARROW: (usize, usize) = (20, 9);
/// A bar is not longer than this.
const BAR: usize = 42;
/// Words about one need so many columns at least; where there are fewer, they stand beneath it.
const WORDS: usize = 19;

impl StepBackList {
    /// Where the lines stand.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1), ..body }
    }

    fn selected(&self) -> Option<&StepBack> {
        let known = self.known.as_ref()?;
        known.step_backs.get(self.sheet.selected()?).map(|(step_back, _)| step_back)
    }

    fn compose(&mut self, shared: &Shared) {
        let area = Self::area(shared);
        let columns = area.columns.saturating_sub(1);
        let Some(known) = &self.known else { return };
        let mut pane = Pane::new(columns);
        if known.step_backs.is_empty() {
            pane.words(nothing(shared, columns.into()));
        } else {
            pane.words(table(known, columns.into()));
            pane.gap();
            let longest = known.step_backs.iter().map(|(one, _)| one.days()).max().unwrap_or(1);
            for (place, (step_back, gain)) in known.step_backs.iter().enumerate() {
                pane.item(place, rows(step_back, *gain, longest, (columns.into(), shared)));
            }
        }
        self.sheet.show(pane, area.rows);
    }
}

/// What there is to do where there is nothing.
fn nothing(shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns.min(geometry::READING_COLUMNS.into()));
    let key = shared.settings.keymap.told(Command::NewStepBack);
    let words = &shared.content.step_back;
    writer.text(Tone::Strong, 0, &words.tagline);
    writer.gap();
    let told = format!(
        "None so far. {key} plans one in {} minutes: what it is for, what gets smaller, what stays, and its end.",
        words.minutes
    );
    writer.text(Tone::Plain, 0, &told);
    writer.gap();
    writer.text(
        Tone::Muted,
        0,
        "Where your check-ins note training, a week without any is noticed, and Today asks once what it was.",
    );
    writer.done()
}

/// What they came to.
fn table(known: &Known, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let is_narrow = columns < LABEL + 3 * NUMBER + 8;
    let (label_room, number_room) = if is_narrow { NARROW } else { (LABEL, NUMBER) };
    let number = |text: &str| {
        let missing = number_room.saturating_sub(width::columns(text));
        format!("{}{text}", " ".repeat(missing))
    };
    let heads =
        if is_narrow { ["how many", "days", "gain"] } else { ["how many", "median days", "median gain"] };
    let head = heads.map(number).concat();
    let title = if is_narrow { "Breaks so far" } else { "Breaks that are over" };
    writer.row(Row::default().with(Tone::Heading, &width::pad(title, label_room)).with(Tone::Muted, &head));
    if known.so_far.is_empty() {
        writer.text(Tone::Muted, 2, "none yet");
    }
    for row in &known.so_far {
        let label = row.kind.map_or_else(|| "all of them".to_owned(), |kind| kind.label().to_owned());
        let gain = row.median_gain.map_or_else(|| "–".to_owned(), told_gain);
        let numbers = [number(&row.count.to_string()), number(&trimmed(row.median_days, 1)), number(&gain)];
        let of = if row.gains > 0 && row.gains < row.count {
            format!("  of {}", row.gains)
        } else {
            String::new()
        };
        let tone = if row.kind.is_none() { Tone::Strong } else { Tone::Plain };
        writer.row(
            Row::default()
                .with(tone, &width::pad(&format!("  {label}"), label_room))
                .with(tone, &numbers.concat())
                .with(Tone::Muted, &of),
        );
    }
    let medians = if is_narrow { "Days and gain are medians. " } else { "" };
    let told = format!("{medians}Gain: {} at the end, less before.", words::GAIN_FROM);
    writer.text(Tone::Muted, 2, &told);
    writer.text(Tone::Muted, 2, "■ planned   ╌ not planned");
    writer.done()
}

/// One of them: its days, its bar, what it was, what it gave.
fn rows(
    step_back: &StepBack,
    gain: Option<Gain>,
    longest: u32,
    (columns, shared): (usize, &Shared),
) -> Vec<Row> {
    let today = shared.now.today();
    let (what, kept) = about(step_back, shared);
    let beside = columns.saturating_sub(2 + SPAN + DAYS + GAIN + 1);
    let words_beside = beside >= WORDS + 8;
    let bar_room = if words_beside { (beside / 2).min(beside - WORDS - 1) } else { beside }.min(BAR);
    let count = |days: u32| usize::try_from(days).unwrap_or(0);
    // One sign a day, as long as the longest has room for that.
    let bar = if count(longest) <= bar_room {
        count(step_back.days())
    } else {
        (count(step_back.days()) * bar_room).div_ceil(count(longest).max(1))
    };
    let is_ahead = step_back.from > today;
    let sign = match (step_back.is_planned(), is_ahead) {
        (true, false) => "■",
        (true, true) => "□",
        (false, _) => "╌",
    };
    let gain = match gain {
        Some(gain) if is_over(step_back, today) => gain.told(),
        _ => String::new(),
    };
    let mut row = Row::default()
        .with(Tone::Plain, &width::pad(&format!("  {}", words::span(step_back)), SPAN + 2))
        .with(Tone::Recovery, &width::pad(&sign.repeat(bar.max(1)), bar_room + 1));
    let days = words::counted(step_back.days());
    row.push(Tone::Plain, &width::pad(&days, DAYS));
    let mut writer = Writer::new(columns);
    if words_beside {
        let room = beside - bar_room - 1;
        row.push(Tone::Muted, &width::pad(&width::fit(&what, room), room));
        row.push(Tone::Plain, &format!("{gain:>GAIN$}"));
        writer.row(row);
    } else {
        row.push(Tone::Plain, &format!("{gain:>GAIN$}"));
        writer.row(row);
        writer.text(Tone::Muted, 4, &what);
    }
    if let (Some(kept), true) = (kept, columns >= 100) {
        writer.text(Tone::Muted, SPAN + 2, &kept);
    }
    writer.done()
}

/// What it was, and what the runner says of it.
fn about(step_back: &StepBack, shared: &Shared) -> (String, Option<String>) {
    let today = shared.now.today();
    let what = match (step_back.is_planned(), step_back.purpose) {
        (true, Some(purpose)) => purpose.label().to_owned(),
        (true, None) => "planned".to_owned(),
        (false, _) => step_back.kind.label().to_owned(),
    };
    let what = if step_back.is_planned() && !is_over(step_back, today) {
        format!("{}: {what}", words::stand(step_back, shared).split(',').next().unwrap_or_default())
    } else {
        what
    };
    let kept = step_back.kept.map(|kept| format!("kept: {}", kept.label()));
    let first = step_back.first_back.trim();
    let first = (!first.is_empty()).then(|| format!("came back first: {first}"));
    let said: Vec<String> = [kept, first].into_iter().flatten().collect();
    (what, (!said.is_empty()).then(|| said.join(" · ")))
}

impl Page for StepBackList {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::StepBacks, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::Open | Command::EditStepBack | Command::DeleteStepBack => self.selected().is_some(),
            Command::OpenStepBacks => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::NewStepBack => shared.open(StepBackForm::default()),
            Command::Open => {
                if let Some(step_back) = self.selected() {
                    shared.open(StepBackPage::of(step_back.id));
                }
            }
            Command::EditStepBack => {
                if let Some(step_back) = self.selected() {
                    shared.open(StepBackForm::of(step_back));
                }
            }
            Command::DeleteStepBack => {
                if let Some(step_back) = self.selected().cloned() {
                    acts::throw_away(&step_back, shared);
                }
            }
            command => {
                if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = Self::area(shared);
        let under = area.holds(column, row).then(|| (column - area.column, row - area.row));
        let Some(place) = under.and_then(|(column, row)| self.sheet.item_at(column, row)) else { return };
        let again = self.sheet.selected() == Some(place);
        self.sheet.select(place);
        if again {
            self.perform(Command::Open, Key::plain(Code::Enter), shared);
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.sheet.scroll(rows.into());
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::History(None, history) = reply else {
            return Heard::No;
        };
        self.known = Some(Known::of(history, shared));
        self.compose(shared);
        Heard::Yes
    }
}

impl Known {
    fn of(history: &Arc<History>, shared: &Shared) -> Self {
        let reckoning = Reckoning::of(history, shared.now.today());
        let newest_first = history.step_backs.iter().rev();
        Self {
            step_backs: newest_first.map(|one| (one.clone(), Gain::of(&reckoning, one))).collect(),
            so_far: so_far(&history.step_backs, &reckoning),
        }
    }
}
