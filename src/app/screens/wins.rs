//! Wins, big and small, by year: what held up, first times, personal bests, steps done, comebacks.

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Row, Tone};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::{Pane, Sheet};
use super::Page;
use super::story::Story;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::units::days;
use crate::domain::wins::{self, Win, WinKind};
use crate::text::{width, wrap};
use chrono::Datelike;

/// Where the page was opened from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum From {
    /// From a page that is browsed.
    #[default]
    Browsing,
    /// From a question of a debrief, which waits beneath; nothing else is begun from here.
    Question,
}

/// The wins.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wins {
    from: From,
    /// All of them, newest first; `None` before the first answer.
    all: Option<Vec<Win>>,
    /// The years that have any with how many, newest first.
    years: Vec<(i32, usize)>,
    /// The year that is shown; `None` for all.
    year: Option<i32>,
    /// The wins of the page, as they can be selected.
    shown: Vec<usize>,
    /// The page as it is read.
    pub sheet: Sheet,
}

/// From this width on, kind and race have columns of their own.
const WIDE: u16 = 100;
/// The date's column.
const DATE: usize = 13;
/// The kind's column.
const KIND: usize = 16;

impl Wins {
    /// The wins over a question that waits.
    #[must_use]
    pub fn meanwhile() -> Self {
        Self { from: From::Question, ..Self::default() }
    }

    /// Whether the journal has answered, and holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.as_ref().is_some_and(Vec::is_empty)
    }

    /// Where the years stand, and where the wins do.
    #[must_use]
    pub fn areas(shared: &Shared) -> (Area, Area) {
        let body = geometry::body(shared.size);
        (body.top(1), body.below(2))
    }

    fn selected(&self) -> Option<&Win> {
        let place = *self.shown.get(self.sheet.selected()?)?;
        self.all.as_ref()?.get(place)
    }

    /// The years in a row, the one that is shown in brackets; where there are too many, those around it.
    #[must_use]
    pub fn years(&self, columns: usize) -> Row {
        let total = self.all.as_ref().map_or(0, Vec::len);
        let all = std::iter::once((None, total));
        let words: Vec<(bool, String)> = all
            .chain(self.years.iter().map(|(year, count)| (Some(*year), *count)))
            .map(|(year, count)| {
                let name = year.map_or_else(|| "all years".to_owned(), |year| year.to_string());
                let here = year == self.year;
                (here, if here { format!("‹ {name} {count} ›") } else { format!("{name} {count}") })
            })
            .collect();
        let here = words.iter().position(|(here, _)| *here).unwrap_or(0);
        // As many before the chosen one as leave room for it.
        let needs = |from: usize| -> usize {
            words[from..=here].iter().map(|(_, words)| width::columns(words) + 3).sum()
        };
        let first = (0..=here).find(|from| needs(*from) <= columns).unwrap_or(here);
        let mut row = Row::default();
        for (here, words) in &words[first..] {
            if row.columns() + width::columns(words) > columns {
                break;
            }
            row.push(if *here { Tone::Strong } else { Tone::Muted }, words);
            row.push(Tone::Muted, "   ");
        }
        row
    }

    fn compose(&mut self, shared: &Shared) {
        let Some(wins) = &self.all else { return };
        let (_, area) = Self::areas(shared);
        let columns = area.columns.saturating_sub(1);
        let mut pane = Pane::new(columns);
        let mut shown = Vec::new();
        let mut year = None;
        for (place, win) in wins.iter().enumerate() {
            let own = win.day.year();
            if self.year.is_some_and(|year| year != own) {
                continue;
            }
            if year != Some(own) {
                year = Some(own);
                pane.gap();
                let count = self.years.iter().find(|(year, _)| *year == own).map_or(0, |(_, count)| *count);
                let count = if count == 1 { "1 win".to_owned() } else { format!("{count} wins") };
                pane.words([Row::default()
                    .with(Tone::Heading, &own.to_string())
                    .with(Tone::Muted, &format!("   {count}"))]);
            }
            pane.item(shown.len(), rows(win, columns));
            shown.push(place);
        }
        self.shown = shown;
        self.sheet.show(pane, area.rows);
    }

    /// Shows another year: later ones stand to the left, and all of them before the first.
    fn turn(&mut self, by: isize, shared: &Shared) {
        let place = self
            .year
            .and_then(|year| self.years.iter().position(|(own, _)| *own == year))
            .map_or(0, |place| place + 1);
        let place = place.saturating_add_signed(by).min(self.years.len());
        self.show_year(place.checked_sub(1).map(|place| self.years[place].0), shared);
    }

    fn show_year(&mut self, year: Option<i32>, shared: &Shared) {
        if self.year != year {
            self.year = year;
            self.sheet = Sheet::default();
            self.compose(shared);
        }
    }
}

/// The sign of a kind; the words beside it say the same.
fn sign(kind: WinKind) -> (&'static str, Tone) {
    match kind {
        WinKind::HeldUp => ("·", Tone::Recovery),
        WinKind::SmallWin => ("+", Tone::Recovery),
        WinKind::Step => ("■", Tone::Goal),
        WinKind::PartOfStep => ("◧", Tone::Goal),
        WinKind::FirstTime => ("◆", Tone::Accent),
        WinKind::PersonalBest => ("★", Tone::Accent),
        WinKind::Comeback => ("↑", Tone::Recovery),
    }
}

/// A win in its rows: date, kind, words and race beside one another where there is room, else below one another.
fn rows(win: &Win, columns: u16) -> Vec<Row> {
    let columns = usize::from(columns);
    let (sign, tone) = sign(win.kind);
    let kind = win.kind.label();
    let date = days::told_short(win.day);
    // A race need not be told twice.
    let race = win.race.as_ref().map(|(_, name)| name.as_str()).filter(|name| *name != win.text);
    let lead =
        Row::default().with(Tone::Muted, &format!("  {date:>11}  ")).with(tone, sign).with(Tone::Plain, " ");
    if columns < usize::from(WIDE) {
        let indent = 2 + DATE + 2;
        let aside = race.map_or_else(|| kind.to_owned(), |race| format!("{kind}, {race}"));
        return hanging(&lead, indent, columns, &win.text)
            .into_iter()
            .chain([Row::default()
                .with(Tone::Plain, &" ".repeat(indent))
                .with(Tone::Muted, &width::fit(&aside, columns.saturating_sub(indent)))])
            .collect();
    }
    let race_columns = columns / 4;
    let lead = lead.with(Tone::Muted, &width::pad(kind, KIND));
    let indent = 2 + DATE + 2 + KIND;
    let mut rows = hanging(&lead, indent, columns.saturating_sub(race_columns + 2), &win.text);
    if let (Some(first), Some(race)) = (rows.first_mut(), race) {
        let missing = columns.saturating_sub(race_columns + first.columns());
        first.push(Tone::Plain, &" ".repeat(missing));
        first.push(Tone::Muted, &width::fit(race, race_columns));
    }
    rows
}

/// Words that wrap behind a lead.
fn hanging(lead: &Row, indent: usize, columns: usize, text: &str) -> Vec<Row> {
    let parts = wrap::wrap_reading(text, columns.saturating_sub(indent).max(8));
    let row = |(place, part): (usize, &str)| {
        let lead =
            if place == 0 { lead.clone() } else { Row::default().with(Tone::Plain, &" ".repeat(indent)) };
        lead.with(Tone::Plain, part)
    };
    if parts.is_empty() { vec![lead.clone()] } else { parts.into_iter().enumerate().map(row).collect() }
}

impl Page for Wins {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Wins, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.all.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::OpenWin => {
                self.from == From::Browsing && self.selected().is_some_and(|win| win.race.is_some())
            }
            Command::YearBefore => self
                .year
                .map_or(!self.years.is_empty(), |year| self.years.last().is_some_and(|last| last.0 < year)),
            Command::YearAfter | Command::AllYears => self.year.is_some(),
            Command::Open | Command::OpenWins => false,
            // The question beneath is come back to first.
            Command::NewDebrief
            | Command::NewRace
            | Command::ToggleDemo
            | Command::OpenTrash
            | Command::CheckIn
            | Command::OpenArcs
            | Command::DeclareArc
            | Command::OpenAsked => self.from == From::Browsing,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::YearBefore => self.turn(1, shared),
            Command::YearAfter => self.turn(-1, shared),
            Command::AllYears => self.show_year(None, shared),
            Command::OpenWin => {
                if let Some((race, _)) = self.selected().and_then(|win| win.race.as_ref()) {
                    shared.open(Story::of(*race));
                }
            }
            _ => {
                if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let (_, area) = Self::areas(shared);
        if !area.holds(column, row) {
            return;
        }
        if let Some(item) = self.sheet.item_at(column - area.column, row - area.row) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            if again && self.is_enabled(Command::OpenWin, shared) {
                self.perform(Command::OpenWin, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.sheet.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Wins);
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::Wins(told, history) = reply else {
            return Heard::No;
        };
        let reckoning = Reckoning::of(history, shared.now.today());
        let wins = wins::all(told, history, &reckoning);
        self.years.clear();
        for win in &wins {
            match self.years.last_mut() {
                Some((year, count)) if *year == win.day.year() => *count += 1,
                _ => self.years.push((win.day.year(), 1)),
            }
        }
        // A year whose last win has gone is not shown any more.
        self.year = self.year.filter(|year| self.years.iter().any(|(own, _)| own == year));
        self.all = Some(wins);
        self.compose(shared);
        Heard::Yes
    }
}
