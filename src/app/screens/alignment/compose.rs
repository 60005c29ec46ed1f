//! Puts the page together.

use super::table::{self, Written};
use super::writing::{NOTE_COLUMN, STEP_COLUMN};
use super::{AlignmentPage, Item, Target, picture};
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::domain::alignment::{AlignmentCheck, FitItem, FitStep};
use crate::domain::check_in::{self, Standing};
use crate::domain::goal::{Goal, GoalKind, GoalState, Step, StepState};
use crate::domain::race::Tier;
use crate::domain::rules::alignment::{LEAST_ANSWERED, effort_is_not_missing};
use crate::domain::units::days;
use crate::text::width;

/// From this width on, the picture and the way stand beside the words.
const WIDE: u16 = 114;
/// Between the two.
const GUTTER: u16 = 4;
/// Words are not wider than this, nor is the picture.
const WIDEST: u16 = 92;
/// The wish to run is its mean over so many days, up to that of the check.
const DRIVE_DAYS: u64 = 7;

/// How wide the words stand on a page of this width.
pub(super) fn left_columns(columns: u16) -> u16 {
    if columns < WIDE { columns } else { ((columns - GUTTER) / 2).min(WIDEST) }
}

impl AlignmentPage {
    pub(super) fn compose(&mut self, shared: &Shared) {
        let area = Self::area(shared);
        let Some(check) = self.check().cloned() else {
            self.items.clear();
            self.sheet.show(Pane::new(area.columns), area.rows);
            return;
        };
        let selected = self.editing.as_ref().map(|editing| editing.target.item()).or(self.selected());
        let is_new = self.sheet.count() == 0;
        let columns = area.columns;
        let left = left_columns(columns);
        let mut items: Vec<Item> = Vec::new();
        let mut words = Pane::new(left);
        words.words(self.head(&check, shared, left.into()));
        words.gap();
        self.lowest(&mut words, &mut items, &check, shared);
        let mut rest = Pane::new(left);
        self.assumptions(&mut rest, &mut items, &check, shared);
        self.note(&mut rest, &mut items, &check, shared);
        let mut page = Pane::new(columns);
        if columns < WIDE {
            page.stack(words);
            page.gap();
            page.stack(self.pictures(&check, shared, columns));
            page.gap();
            page.stack(rest);
        } else {
            words.gap();
            words.stack(rest);
            let right = (columns - GUTTER - left).min(WIDEST);
            let pictures = self.pictures(&check, shared, right);
            let mut both = Pane::new(left + GUTTER + right);
            both.beside(words, pictures);
            page.stack(both);
        }
        page.gap();
        page.words([Row::default().with(Tone::Heading, "All checks"), table::checks_head()]);
        for other in self.checks.iter().rev() {
            let row = table::check(other, other.id == check.id, columns.into());
            page.item(items.len(), [row]);
            items.push(Item::Check(other.id));
        }
        page.gap();
        let mut writer = Writer::new(columns.into());
        writer.text(Tone::Muted, 0, &shared.content.alignment.disclaimer);
        page.words(writer.done());
        self.items = items;
        self.sheet.show(page, area.rows);
        if is_new {
            self.sheet.select(0);
        } else if let Some(wanted) = selected {
            let place = self.items.iter().position(|item| *item == wanted);
            if let Some(place) = place.filter(|place| self.sheet.selected() != Some(*place)) {
                self.sheet.select(place);
            }
        }
        self.resize_line(shared);
    }

    fn head(&self, check: &AlignmentCheck, shared: &Shared, columns: usize) -> Vec<Row> {
        let today = shared.now.today();
        let mut writer = Writer::new(columns);
        let (number, aside) = head_line(check);
        let day = days::told_date(check.day);
        writer.row(
            Row::default()
                .with(Tone::Strong, &number)
                .with(Tone::Plain, &aside)
                .with(Tone::Muted, &format!("   {day}, {} of 13 answered", check.fits.answered())),
        );
        if let Some(before) = self.check_before() {
            let told = before.fits.score().map_or_else(|| "no score".to_owned(), |score| score.to_string());
            let place = self.place().map_or(0, |place| place + 1);
            let count = format!("check {place} of {}", self.checks.len());
            writer.text(
                Tone::Muted,
                0,
                &format!("{told} the time before, {} · {count}", days::told_calendar(before.day, today)),
            );
        } else if self.checks.len() > 1 {
            writer.text(Tone::Muted, 0, &format!("the first of {}", self.checks.len()));
        }
        let beside = FitItem::ALL.iter().filter(|item| !item.is_scored()).filter_map(|item| {
            let answer = check.fits.get(*item)?;
            Some(format!("{} {answer}, {}", item.label(), shared.content.alignment.label(answer)))
        });
        let beside: Vec<String> = beside.collect();
        if !beside.is_empty() {
            writer.text(Tone::Muted, 0, &format!("beside the score: {}", beside.join(" · ")));
        }
        if let Some(open) = self.open_check() {
            let key = shared.settings.keymap.told(Command::CheckAgain);
            let answered = FitItem::ALL.iter().filter(|item| open.fits.get(**item).is_some()).count();
            writer.text(
                Tone::Plain,
                0,
                &format!("A check is begun, {answered} of 15 answered. {key} goes on with it."),
            );
        }
        if self.place().is_some_and(|place| place + 1 == self.checks.len()) && self.is_grit(check) {
            writer.gap();
            writer.text(Tone::Lesson, 0, &shared.content.alignment.grit_note);
        }
        writer.done()
    }

    /// Whether effort is not what is missing, at the last check.
    fn is_grit(&self, check: &AlignmentCheck) -> bool {
        let Some(basis) = &self.basis else { return false };
        let since = check.day.checked_sub_days(chrono::Days::new(DRIVE_DAYS - 1)).unwrap_or(check.day);
        let of_the_week = basis.history.check_ins.iter().filter(|check_in| {
            check_in.standing == Standing::Counts && (since..=check.day).contains(&check_in.day)
        });
        let drives: Vec<f64> = of_the_week
            .filter_map(|check_in| check_in.scores.good(check_in::Item::Motivation))
            .map(f64::from)
            .collect();
        let drive = (!drives.is_empty()).then(|| {
            let count = u32::try_from(drives.len()).unwrap_or(u32::MAX);
            drives.iter().sum::<f64>() / f64::from(count)
        });
        let hard = basis.goals.iter().filter(|goal| is_hard(goal)).count();
        effort_is_not_missing(check.fits.score(), drive, hard)
    }

    fn lowest(&self, pane: &mut Pane, items: &mut Vec<Item>, check: &AlignmentCheck, shared: &Shared) {
        let lowest = check.fits.lowest();
        if lowest.is_empty() {
            return;
        }
        let heading = if lowest.len() == 1 { "The lowest" } else { "The two lowest" };
        let keys = &shared.settings.keymap;
        let (make, own) = (keys.told(Command::MakeFitStep), keys.told(Command::OwnFitStep));
        let goal = keys.told(Command::FitStepGoal);
        let short = format!("   {make} a small step, {own} own words");
        let long = format!("{short}, {goal} for a goal");
        let mut row = Row::default().with(Tone::Heading, heading);
        let room = usize::from(pane.columns()).saturating_sub(row.columns());
        // The help bar names the keys as well; what has no room here is not begun.
        let hint = if self.has_goals() && width::columns(&long) <= room { long } else { short };
        row.push(Tone::Muted, &width::fit(&hint, room));
        pane.words([row]);
        for item in lowest {
            pane.item(items.len(), self.lowest_rows(item, check, shared, pane.columns().into()));
            items.push(Item::Lowest(item));
        }
    }

    fn lowest_rows(
        &self,
        item: FitItem,
        check: &AlignmentCheck,
        shared: &Shared,
        columns: usize,
    ) -> Vec<Row> {
        let words = &shared.content.alignment;
        let answer = check.fits.get(item).unwrap_or_default();
        let mut writer = Writer::new(columns);
        let lead = Row::default()
            .with(Tone::Plain, "  ")
            .with(Tone::Plain, item.label())
            .with(Tone::Muted, &format!("   {answer}, {}", words.label(answer)));
        writer.row(lead);
        let step = self.step_of(item, shared);
        let target = self.editing.as_ref().map(|editing| editing.target);
        let indent = usize::from(STEP_COLUMN);
        if let Some(id) = step.step {
            let (sign, told) = told_step(&step, self.step_row(id), shared);
            let text = words.step(&step.moment, &step.change);
            let lead = Row::default().with(Tone::Goal, &format!("    {sign} "));
            writer.hanging(&lead, Tone::Plain, 6, &text);
            writer.text(Tone::Muted, 6, &told);
            return writer.done();
        }
        let line = |writer: &mut Writer, label: &str, text: &str, is_written: bool, empty: &str| {
            let lead = Row::default().with(Tone::Muted, &format!("    {label}"));
            // Where it is written, one row is left to the editor.
            let (text, tone) = match (is_written, text.is_empty()) {
                (true, _) => (" ", Tone::Plain),
                (false, true) => (empty, Tone::Muted),
                (false, false) => (text, Tone::Plain),
            };
            writer.hanging(&lead, tone, indent, text);
        };
        line(&mut writer, "If", &step.moment, target == Some(Target::Moment(item)), "a moment of the week");
        line(&mut writer, "then", &step.change, target == Some(Target::Change(item)), "a small change");
        if let Some(goal) = self.goal_for(item) {
            let key = shared.settings.keymap.told(Command::FitStepGoal);
            let told = format!("{} ({key} another)", goal.text);
            writer.hanging(&Row::default().with(Tone::Muted, "    for"), Tone::Goal, indent, &told);
        }
        writer.done()
    }

    fn pictures(&self, check: &AlignmentCheck, shared: &Shared, columns: u16) -> Pane {
        let mut pane = Pane::new(columns);
        let columns = usize::from(columns);
        let legend = match self.check_before() {
            Some(_) => "   ● now   ○ the time before",
            None => "",
        };
        pane.words([Row::default().with(Tone::Heading, "How it fits").with(Tone::Muted, legend)]);
        pane.words(picture::rows(check, self.check_before(), &shared.content.alignment, columns));
        let trend = self.trend(shared.now.today(), columns);
        pane.gap();
        if trend.is_empty() {
            let mut writer = Writer::new(columns);
            writer.text(
                Tone::Muted,
                0,
                "From the second check on, the score stands here over time, beside your races and arcs.",
            );
            pane.words(writer.done());
        } else {
            pane.words([Row::default().with(Tone::Heading, "Over time")]);
            pane.words(trend);
        }
        pane
    }

    fn assumptions(&self, pane: &mut Pane, items: &mut Vec<Item>, check: &AlignmentCheck, shared: &Shared) {
        let words = &shared.content.alignment.assumptions;
        let columns = usize::from(pane.columns());
        let mut writer = Writer::new(columns);
        writer.row(Row::default().with(Tone::Heading, "What the plan assumes"));
        writer.text(Tone::Muted, 2, &words.ask);
        pane.words(writer.done());
        pane.words(table::head(words, pane.columns()));
        let target = self.editing.as_ref().map(|editing| editing.target);
        for (place, row) in words.rows.iter().enumerate() {
            let written = match target {
                Some(Target::Assumes(at)) if at == place => Some(Written::Assumes),
                Some(Target::Gives(at)) if at == place => Some(Written::Gives),
                _ => None,
            };
            pane.item(items.len(), table::assumption(check, (&row.id, &row.text), written, pane.columns()));
            items.push(Item::Assumption(place));
        }
        let key = shared.settings.keymap.keys(Command::MarkAssumption).next();
        let key = key.map_or_else(String::new, |key| format!("{key}: "));
        let mut writer = Writer::new(columns);
        writer.text(Tone::Muted, 2, &format!("{key}{}", words.then));
        pane.words(writer.done());
    }

    fn note(&self, pane: &mut Pane, items: &mut Vec<Item>, check: &AlignmentCheck, shared: &Shared) {
        pane.gap();
        let is_written = self.editing.as_ref().is_some_and(|editing| editing.target == Target::Note);
        let key = shared.settings.keymap.told(Command::FitNote);
        let (text, tone) = match (is_written, check.note.is_empty()) {
            (true, _) => (" ".to_owned(), Tone::Plain),
            (false, true) => (format!("{key} writes one"), Tone::Muted),
            (false, false) => (check.note.clone(), Tone::Plain),
        };
        let mut writer = Writer::new(pane.columns().into());
        writer.hanging(&Row::default().with(Tone::Muted, "  Note"), tone, NOTE_COLUMN.into(), &text);
        pane.item(items.len(), writer.done());
        items.push(Item::Note);
    }
}

/// A check in one line: the number, and what it is out of or what is missing.
#[must_use]
pub fn head_line(check: &AlignmentCheck) -> (String, String) {
    if let Some(score) = check.fits.score() {
        return (score.to_string(), " out of 100".to_owned());
    }
    let missing = LEAST_ANSWERED.saturating_sub(check.fits.answered());
    ("No score".to_owned(), format!(": {missing} more answers would make one"))
}

/// A goal for a result that is pursued as the first choice: an outcome, a time or a place, of tier A or of none.
fn is_hard(goal: &Goal) -> bool {
    let is_for_a_result = matches!(goal.kind, GoalKind::Outcome | GoalKind::TimeOrPlace);
    goal.state() == GoalState::Active && is_for_a_result && matches!(goal.tier, None | Some(Tier::A))
}

/// The sign of a small step that was made, and what became of it.
fn told_step(step: &FitStep, row: Option<&Step>, shared: &Shared) -> (&'static str, String) {
    let today = shared.now.today();
    let (sign, mut told) = match row {
        Some(Step { state: StepState::Open, day: Some(day), .. }) => {
            ("□", format!("a small step, {}", days::told_day(*day, today)))
        }
        Some(Step { state: StepState::Open, .. }) => ("□", "a small step".to_owned()),
        Some(row) => ("■", row.state.label().to_owned()),
        None => ("·", "a small step, decided about or taken out".to_owned()),
    };
    if let Some(fitted) = step.fitted {
        told = format!("{told}; at the next check: {}", fitted.label());
    }
    (sign, told)
}
