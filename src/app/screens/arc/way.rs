//! One side of an arc as a row of signs: the way from day 0 to being back.
//!
//! ```text
//! ◆──▼─────▒▒M                 back: the last sign is M or B, the stretch before it the days it may have been
//! ◆────▼────────?┄┄            looks back since the ?
//! ◆──▼──▒M   ↓─────▒M    ◇     reopened at the arrow; a start line at the ◇
//! ◆ not measured
//! ```
//!
//! What a sign means never hangs on its colour alone.

use super::words;
use crate::app::passage::{Row, Tone};
use crate::domain::check_in::Side;
use crate::domain::rules::course::{Course, Return};
use crate::domain::rules::reckoning::Recovery;

/// The first day.
const START: char = '◆';
/// The low point.
const LOW: char = '▼';
/// Where it opened again.
const AGAIN: char = '↓';
/// Since when it looks back.
const PENDING: char = '?';
/// The next start line.
const NEXT_START: char = '◇';
/// Goes on beyond the edge, or beyond today.
const ON: char = '→';
/// The days on which it may have been back.
const INTERVAL: char = '▒';
/// On the way.
const WAY: char = '─';
/// Looks back, not sure yet.
const UNSURE: char = '┄';

/// What the signs mean, for a line beneath.
#[must_use]
pub fn legend(columns: u16) -> Row {
    let told: &[(&str, Tone, &str)] = &[
        ("▼", Tone::Setback, "low point"),
        ("▒M", Tone::Mind, "mind back"),
        ("▒B", Tone::Body, "body back"),
        ("?", Tone::Recovery, "looks back"),
        ("↓", Tone::Setback, "open again"),
        ("◇", Tone::Goal, "next start line"),
    ];
    let brief: &[(&str, Tone, &str)] = &[
        ("▼", Tone::Setback, "low"),
        ("▒M ▒B", Tone::Recovery, "back"),
        ("?", Tone::Recovery, "looks back"),
        ("↓", Tone::Setback, "again"),
        ("◇", Tone::Goal, "start"),
    ];
    let row = |told: &[(&str, Tone, &str)]| {
        told.iter().enumerate().fold(Row::default(), |row, (place, (sign, tone, words))| {
            let gap = if place == 0 { "" } else { "   " };
            row.with(Tone::Muted, gap).with(*tone, sign).with(Tone::Muted, " ").with(Tone::Muted, words)
        })
    };
    let whole = row(told);
    if whole.columns() <= columns.into() { whole } else { row(brief) }
}

/// Where days lie.
pub trait Days {
    /// How many columns there are.
    fn columns(&self) -> u16;
    /// The column of a day of the arc; `None` where it lies beyond the right edge.
    fn column(&self, day: u32) -> Option<u16>;
}

/// Whether the next start line is marked in this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartLine {
    /// It is.
    Marked,
    /// It is marked elsewhere.
    Elsewhere,
}

/// The way of one side.
#[must_use]
pub fn way(recovery: &Recovery, side: Side, days: &impl Days, start_line: StartLine) -> Row {
    let course = recovery.side(side);
    let tone = match side {
        Side::Body => Tone::Body,
        Side::Mind => Tone::Mind,
    };
    let mut signs = Signs { cells: vec![(' ', Tone::Plain); days.columns().into()], taken: Vec::new() };
    let at = |day: u32| days.column(day);
    signs.mark(at(0), START, Tone::Setback);
    let next_start = recovery
        .next_start
        .filter(|_| start_line == StartLine::Marked)
        .and_then(|(_, date)| u32::try_from((date - recovery.start).num_days()).ok());
    if is_without_a_way(course) {
        signs.words(at(0).unwrap_or(0) + 2, &words::course_briefly(course));
        signs.start_line(next_start, at);
        return signs.done();
    }
    ways(&mut signs, recovery, course, tone, &at);
    if let Some(dip) = &course.dip {
        signs.mark(at(dip.day), LOW, Tone::Setback);
    }
    for day in &course.reopened {
        signs.mark(at(*day), AGAIN, Tone::Setback);
    }
    let letter = match side {
        Side::Body => 'B',
        Side::Mind => 'M',
    };
    for back in &course.backs {
        signs.fill(at(back.from), at(back.to), INTERVAL, Tone::Recovery);
        match at(back.to) {
            Some(column) => signs.mark(Some(column), letter, Tone::Strong),
            // It lies beyond the edge: its day is told there instead.
            None => signs.at_the_edge(&format!("{ON}{letter}{}", back.to), Tone::Strong),
        }
    }
    if let Return::Pending { since, .. } = course.now {
        signs.mark(at(since), PENDING, Tone::Recovery);
    }
    signs.start_line(next_start, at);
    signs.done()
}

/// Whether there is nothing to draw but a word.
fn is_without_a_way(course: &Course) -> bool {
    matches!(
        course.now,
        Return::NoBaseline | Return::NotMeasured { .. } | Return::TooEarly { .. } | Return::NoDip
    )
}

/// The stretches under way: from day 0, and from each day on which it opened again, until it was back, or until now.
fn ways(
    signs: &mut Signs,
    recovery: &Recovery,
    course: &Course,
    tone: Tone,
    at: &impl Fn(u32) -> Option<u16>,
) {
    let closed = recovery.closed.and_then(|day| u32::try_from((day - recovery.start).num_days()).ok());
    let now = closed.unwrap_or(recovery.day);
    let begins = std::iter::once(0).chain(course.reopened.iter().copied());
    for (place, from) in begins.enumerate() {
        let back = course.backs.get(place).map(|back| back.to);
        if let Some(to) = back {
            signs.fill(at(from), at(to), WAY, tone);
            if at(to).is_none() {
                return;
            }
            continue;
        }
        match course.now {
            Return::Pending { since, .. } => {
                signs.fill(at(from), at(since), WAY, tone);
                signs.fill(at(since), at(now), UNSURE, tone);
            }
            _ => signs.fill(at(from), at(now), WAY, tone),
        }
        if closed.is_none() || at(now).is_none() {
            let last = u16::try_from(signs.cells.len()).unwrap_or(u16::MAX).saturating_sub(1);
            signs.put(at(now).unwrap_or(last), ON, tone);
        }
    }
}

/// A row of signs on its way to words.
struct Signs {
    cells: Vec<(char, Tone)>,
    /// Columns that hold a mark, which no other covers.
    taken: Vec<usize>,
}

impl Signs {
    fn put(&mut self, column: u16, sign: char, tone: Tone) {
        if let Some(cell) = self.cells.get_mut(usize::from(column)) {
            *cell = (sign, tone);
        }
    }

    /// Fills from one column to another, beyond the edge where there is no other; marks stay.
    fn fill(&mut self, from: Option<u16>, to: Option<u16>, sign: char, tone: Tone) {
        let Some(from) = from.map(usize::from) else { return };
        let last = self.cells.len().saturating_sub(1);
        let to = to.map_or(last, usize::from).min(last);
        for column in from..=to.max(from) {
            if !self.taken.contains(&column)
                && let Some(cell) = self.cells.get_mut(column)
            {
                *cell = (sign, tone);
            }
        }
    }

    /// Puts a mark at a column, or beside it where another mark stands already.
    fn mark(&mut self, column: Option<u16>, sign: char, tone: Tone) {
        let Some(column) = column.map(usize::from) else { return };
        let free = (column..self.cells.len()).find(|place| !self.taken.contains(place));
        if let Some(place) = free {
            self.cells[place] = (sign, tone);
            self.taken.push(place);
        }
    }

    /// Quiet words from a column on, where no mark stands.
    fn words(&mut self, column: u16, words: &str) {
        for (place, letter) in (usize::from(column)..self.cells.len()).zip(words.chars()) {
            if !self.taken.contains(&place) {
                self.cells[place] = (letter, Tone::Muted);
            }
        }
    }

    /// The next start line at its day; beyond the edge its day is told there, where nothing else stands.
    fn start_line(&mut self, day: Option<u32>, at: impl Fn(u32) -> Option<u16>) {
        let Some(day) = day else { return };
        if let Some(column) = at(day) {
            self.mark(Some(column), NEXT_START, Tone::Goal);
            return;
        }
        let words = format!("{ON}{NEXT_START}{day}");
        let from = self.cells.len().saturating_sub(words.chars().count() + 1);
        if self.cells[from..].iter().all(|(sign, _)| *sign == ' ') {
            self.at_the_edge(&words, Tone::Goal);
        }
    }

    /// Words that end at the right edge.
    fn at_the_edge(&mut self, words: &str, tone: Tone) {
        let column = self.cells.len().saturating_sub(words.chars().count());
        for (cell, letter) in self.cells[column..].iter_mut().zip(words.chars()) {
            *cell = (letter, tone);
        }
    }

    fn done(self) -> Row {
        let mut row = Row::default();
        let mut stretch = String::new();
        let mut tone = Tone::Plain;
        for (sign, own) in self.cells {
            if own != tone {
                row.push(tone, &stretch);
                stretch.clear();
                tone = own;
            }
            stretch.push(sign);
        }
        row.push(tone, stretch.trim_end());
        row
    }
}

/// Days since the start of every arc, laid over columns: one scale for all, so that arcs can be seen beside one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The last day.
    pub days: u32,
    columns: u16,
}

/// The lengths a scale may have, in days; longer ones go by years of 52 weeks.
const LENGTHS: [u32; 7] = [28, 42, 56, 84, 126, 182, 364];
/// What is still under way makes the scale no longer than this; it goes on at its edge.
const OPEN_END: u32 = 84;
/// The next start line makes it no longer than this; a later one is told by its day at the edge.
const START_END: u32 = 42;

impl Scale {
    /// The shortest scale that holds every day on which a side was back or open again, in three arcs of four; what lies
    /// beyond it is told by its day at the edge. So one long way does not press all the others together.
    #[must_use]
    pub fn over(recoveries: &[Recovery], columns: u16) -> Self {
        let mut wanted: Vec<u32> = recoveries.iter().map(needs).collect();
        wanted.sort_unstable();
        let three_of_four = (wanted.len() * 3).div_ceil(4);
        let wanted = three_of_four.checked_sub(1).map_or(0, |place| wanted[place]);
        let days = LENGTHS.into_iter().find(|length| *length >= wanted);
        let days = days.unwrap_or_else(|| wanted.div_ceil(364) * 364);
        Self { days, columns: columns.max(2) }
    }

    /// The weeks beneath: each with its column, as far apart as they need to be.
    #[must_use]
    pub fn ticks(&self) -> Row {
        let mut text = String::new();
        let mut free = 0;
        let step = [7, 14, 28, 56, 91, 182, 364]
            .into_iter()
            .find(|step| self.column(*step).is_some_and(|column| column >= 5) || *step >= self.days);
        let step = step.unwrap_or(364);
        for day in (0..=self.days).step_by(usize::try_from(step).unwrap_or(7)) {
            let label = day.to_string();
            let column = usize::from(self.column(day).unwrap_or(0));
            if column >= free && column + label.len() <= usize::from(self.columns) {
                text.extend(std::iter::repeat_n(' ', column - text.len().min(column)));
                text.push_str(&label);
                free = column + label.len() + 1;
            }
        }
        Row::default().with(Tone::Muted, &text)
    }
}

impl Days for Scale {
    fn columns(&self) -> u16 {
        self.columns
    }

    fn column(&self, day: u32) -> Option<u16> {
        let column = u64::from(day) * (u64::from(self.columns) - 1) / u64::from(self.days.max(1));
        u16::try_from(column).ok().filter(|column| *column < self.columns)
    }
}

/// How many days an arc wants on the scale.
fn needs(recovery: &Recovery) -> u32 {
    let since = |day: chrono::NaiveDate| u32::try_from((day - recovery.start).num_days()).unwrap_or(0);
    let told = Side::ALL.iter().flat_map(|side| {
        let course = recovery.side(*side);
        let backs = course.backs.iter().map(|back| back.to);
        backs.chain(course.reopened.iter().copied()).chain(course.dip.map(|dip| dip.day))
    });
    let next_start = recovery.next_start.map(|(_, day)| since(day).min(START_END));
    let now = recovery.closed.map_or(recovery.day, since).min(OPEN_END);
    told.chain(next_start).chain([now]).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::arc::FrozenBaseline;
    use crate::domain::id::{ArcId, RaceId};
    use crate::domain::rules::course::{Dip, Interval};
    use crate::domain::rules::reckoning::Status;
    use uuid::Uuid;

    fn recovery(mind: Course, day: u32) -> Recovery {
        let start: chrono::NaiveDate = "2026-07-01".parse().expect("a day");
        Recovery {
            arc: ArcId(Uuid::nil()),
            start,
            day,
            baseline: FrozenBaseline::default(),
            body: mind.clone(),
            mind,
            status: Status::Open,
            closed: None,
            guide: None,
            guide_from: None,
            training: None,
            next_start: None,
            next_finish: None,
            answered: None,
        }
    }

    fn course(now: Return) -> Course {
        let dip = Some(Dip { day: 3, value: 2.0, depth: 4.0 });
        Course { now, dip, backs: Vec::new(), reopened: Vec::new(), early: 0, settled: None }
    }

    fn drawn(recovery: &Recovery) -> String {
        let scale = Scale { days: 28, columns: 29 };
        let row = way(recovery, Side::Mind, &scale, StartLine::Marked);
        row.spans.iter().map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn each_state_has_its_own_signs() {
        let back = Interval { from: 10, to: 12 };
        assert_eq!(
            drawn(&recovery(Course { backs: vec![back], ..course(Return::Back(back)) }, 28)),
            "◆──▼──────▒▒M"
        );
        assert_eq!(drawn(&recovery(course(Return::Open), 9)), "◆──▼─────→");
        assert_eq!(drawn(&recovery(course(Return::Open), 200)), "◆──▼────────────────────────→");
        assert_eq!(drawn(&recovery(course(Return::Pending { since: 8, more: 1 }), 11)), "◆──▼────?┄┄→");
        let reopened = Course { backs: vec![back], reopened: vec![15], ..course(Return::Open) };
        assert_eq!(drawn(&recovery(reopened, 20)), "◆──▼──────▒▒M  ↓────→");
        let none = |now| Course { dip: None, ..course(now) };
        assert_eq!(drawn(&recovery(none(Return::NotMeasured { have: 1 }), 60)), "◆ not measured");
        assert_eq!(drawn(&recovery(none(Return::NoDip), 60)), "◆ no dip");
    }

    #[test]
    fn marks_that_would_cover_one_another_stand_side_by_side() {
        let back = Interval { from: 4, to: 4 };
        let near = Course { backs: vec![back], ..course(Return::Back(back)) };
        let mut near = recovery(near, 400);
        let scale = Scale { days: 364, columns: 20 };
        let told = |recovery: &Recovery| -> String {
            let row = way(recovery, Side::Body, &scale, StartLine::Marked);
            row.spans.iter().map(|span| span.text.as_str()).collect()
        };
        assert_eq!(told(&near), "◆▼B");
        near.next_start = Some((RaceId(Uuid::nil()), "2026-07-05".parse().expect("a day")));
        assert_eq!(told(&near), "◆▼B◇");
        near.next_start = Some((RaceId(Uuid::nil()), "2027-07-31".parse().expect("a day")));
        assert_eq!(told(&near), "◆▼B            →◇395");
    }

    #[test]
    fn the_scale_is_as_long_as_the_longest_way_back_and_labelled_in_weeks() {
        let back = Interval { from: 30, to: 33 };
        let long = recovery(Course { backs: vec![back], ..course(Return::Back(back)) }, 400);
        let endless = recovery(course(Return::Open), 900);
        assert_eq!(Scale::over(&[], 40).days, 28);
        assert_eq!(Scale::over(std::slice::from_ref(&long), 40).days, 84, "it is still open, so it goes on");
        assert_eq!(Scale::over(&[endless], 40).days, 84);
        let far = Interval { from: 150, to: 198 };
        let far = recovery(Course { backs: vec![far], ..course(Return::Back(far)) }, 400);
        let near = || recovery(course(Return::Open), 20);
        assert_eq!(Scale::over(&[near(), far.clone(), near(), near()], 40).days, 28);
        assert_eq!(drawn(&far), "◆──▼────────────────────→M198");
        let closed = Recovery { closed: Some(long.date(33)), ..long };
        let scale = Scale::over(&[closed], 43);
        assert_eq!(scale.days, 42);
        let ticks: String = scale.ticks().spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(ticks, "0      7      14     21     28     35");
    }
}
