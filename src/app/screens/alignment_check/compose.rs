//! Puts the sentences and their answers into lines.

use super::{AlignmentForm, Asked};
use crate::app::passage::{Row, Tone};
use crate::app::shared::Shared;
use crate::app::sheet::{Ink, Pane};
use crate::content::alignment::AlignmentWords;
use crate::domain::alignment::{FitItem, Fitted};
use crate::domain::rules::alignment::HIGHEST;
use crate::text::{width, wrap};

/// The mark of the sentence at hand stands before each of them.
const INDENT: usize = 2;
/// From this width on, every sentence has its numbers beside it, and the word for its answer.
const WITH_NUMBERS: usize = 98;
/// From this one on it has, in front, what it is about.
const WITH_PAIRS: usize = 132;
/// So wide stands what it is about.
const PAIR: usize = 31;
/// So wide stand the numbers: " 0 1 2[3]4  a little".
const NUMBERS: usize = 22;
/// So wide stands a number alone.
const NUMBER: usize = 3;
/// So wide stands whether a step did fit.
const FITTED: usize = 11;

impl AlignmentForm {
    pub(super) fn compose(&mut self, shared: &Shared) {
        let area = Self::list_area(shared);
        let columns = usize::from(area.columns);
        let mut pane = Pane::new(area.columns);
        let was_empty = self.sheet.count() == 0;
        let selected = self.sheet.selected();
        for (place, asked) in self.asked.iter().enumerate() {
            let tone = if selected == Some(place) { Tone::Strong } else { Tone::Plain };
            for row in self.rows_of(*asked, tone, shared, columns) {
                pane.ink(0, Ink::Words(row), Some(place));
            }
        }
        self.sheet.show(pane, area.rows);
        if was_empty {
            self.sheet.select(0);
        }
    }

    fn rows_of(&self, asked: Asked, tone: Tone, shared: &Shared, columns: usize) -> Vec<Row> {
        let words = &shared.content.alignment;
        let (text, pair, answer) = match asked {
            Asked::Fitted(place) => {
                let step = self.last.as_ref().and_then(|last| last.steps.get(place));
                let told = step.map_or_else(String::new, |step| words.step(&step.moment, &step.change));
                let told = told.trim_end_matches('.').to_owned();
                (format!("{told}. {}", words.fitted), "a small step", fitted(self.fitted(place)))
            }
            Asked::Sentence(item) => {
                let words_of = words.sentence(item);
                let text = words_of.map_or("", |sentence| &sentence.text).to_owned();
                let pair = words_of.map_or("", |sentence| sentence.pair.as_str());
                (text, pair, self.answer_of(item, words, columns))
            }
        };
        let lead = if columns >= WITH_PAIRS { PAIR } else { 0 };
        let end = answer.columns().max(NUMBER) + 1;
        let start = INDENT + lead;
        let room = columns.saturating_sub(start + end).max(8);
        let mut rows = Vec::new();
        for (count, part) in wrap::wrap_reading(&text, room).into_iter().enumerate() {
            let mut row = Row::default().with(Tone::Plain, &" ".repeat(INDENT));
            if lead > 0 {
                let pair = if count == 0 { pair } else { "" };
                row.push(Tone::Muted, &width::pad(&width::fit(pair, lead - 2), lead));
            }
            row.push(tone, part);
            if count == 0 {
                let missing = columns.saturating_sub(row.columns() + answer.columns());
                // On a wide screen the answer stands near its sentence, not at the far end.
                let near = (start + LONGEST).saturating_sub(row.columns()).min(missing);
                row.push(Tone::Plain, &" ".repeat(near.max(1)));
                row.spans.extend(answer.spans.iter().cloned());
            }
            rows.push(row);
        }
        rows
    }

    fn answer_of(&self, item: FitItem, words: &AlignmentWords, columns: usize) -> Row {
        let answer = self.check.as_ref().and_then(|check| check.fits.get(item));
        if columns < WITH_NUMBERS {
            return match answer {
                Some(answer) => Row::default().with(Tone::Accent, &format!("{answer:>NUMBER$}")),
                None => Row::default().with(Tone::Muted, &format!("{:>NUMBER$}", "·")),
            };
        }
        let mut row = numbers(answer);
        let label = answer.map_or("", |answer| words.label(answer));
        row.push(Tone::Plain, &width::pad(&format!("  {label}"), NUMBERS.saturating_sub(row.columns())));
        row
    }

    /// What the numbers mean, and how far the check is.
    #[must_use]
    pub fn legend(&self, shared: &Shared) -> (Row, String) {
        let mut row = Row::default();
        for (number, label) in shared.content.alignment.labels.iter().enumerate() {
            row.push(Tone::Accent, &format!("{}{number}", if number == 0 { "" } else { "   " }));
            row.push(Tone::Muted, &format!(" {label}"));
        }
        let done = self.asked.iter().filter(|asked| self.is_answered(**asked)).count();
        (row, format!("{done} of {}", self.asked.len()))
    }

    /// What there is to say of what is at hand, below the list.
    #[must_use]
    pub fn foot(&self, shared: &Shared) -> String {
        match self.here() {
            Some(Asked::Fitted(_)) => "Chosen at the last check. To skip it is fine.".to_owned(),
            Some(Asked::Sentence(item)) => {
                let pair = shared.content.alignment.sentence(item).map_or("", |words| words.pair.as_str());
                let beside = if item.is_scored() { "" } else { "; it stands beside the score" };
                let is_old = self.check.as_ref().filter(|check| check.day != shared.now.today());
                let of_day = is_old.map_or_else(String::new, |check| {
                    format!(
                        "  ·  begun {}",
                        crate::domain::units::days::told_day(check.day, shared.now.today())
                    )
                });
                format!("{pair}{beside}{of_day}")
            }
            None => String::new(),
        }
    }
}

/// The longest sentence has so many columns, with some air.
const LONGEST: usize = 72;

/// " 0 1 2[3]4 ": the numbers, the chosen one in brackets.
fn numbers(answer: Option<u8>) -> Row {
    let mut row = Row::default();
    for number in 0..=HIGHEST {
        let before = if answer == Some(number) {
            "["
        } else if number > 0 && answer == Some(number - 1) {
            "]"
        } else {
            " "
        };
        row.push(if before == " " { Tone::Muted } else { Tone::Accent }, before);
        row.push(if answer == Some(number) { Tone::Accent } else { Tone::Muted }, &number.to_string());
    }
    row.push(Tone::Accent, if answer == Some(HIGHEST) { "]" } else { " " });
    row
}

fn fitted(fitted: Option<Fitted>) -> Row {
    let (words, tone) = fitted.map_or(("·", Tone::Muted), |fitted| (fitted.label(), Tone::Accent));
    Row::default().with(tone, &format!("{words:>FITTED$}"))
}
