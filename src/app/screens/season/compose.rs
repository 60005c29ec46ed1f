//! Puts a season into lines: its head with the year as a small picture, its sections in one, two or three columns, and the
//! questions.

use super::{Item, SeasonPage};
use crate::app::chart::{Axis, Lane, lane};
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::period::compose::{ANSWER, Told, question};
use crate::app::screens::story::compose::sign_of;
use crate::app::shared::Shared;
use crate::app::sheet::{Ink, Pane};
use crate::content::season::{Entry, Section, Sign, gist, sections};
use crate::domain::review::ReviewKind;
use crate::domain::rules::period::Span;
use crate::domain::season::Season;
use crate::domain::wins::WinKind;
use crate::text::width;

/// From this width on there are two columns, and from this one three.
const TWO: u16 = 100;
const THREE: u16 = 160;
/// Between two columns.
const GUTTER: u16 = 4;
/// A column is not wider than this; longer lines are hard to read.
const WIDEST: u16 = 84;
/// The labels of the picture.
const LABEL: u16 = 8;
/// The picture is not wider than this.
const PICTURE: u16 = 150;
/// From so many rows on the picture is drawn larger.
const TALL: u16 = 36;
/// Signs stand behind the mark of what is selected, and words behind them.
const SIGN: usize = 2;
const TEXT: usize = 4;

/// How wide the questions stand on a page of this width.
pub(super) fn question_columns(columns: u16) -> u16 {
    each(columns).min(WIDEST)
}

/// How wide what is written may be.
pub(super) fn writing_columns(columns: u16) -> u16 {
    question_columns(columns).saturating_sub(u16::try_from(ANSWER + 1).unwrap_or(5)).max(8)
}

fn count(columns: u16) -> u16 {
    match columns {
        ..TWO => 1,
        TWO..THREE => 2,
        THREE.. => 3,
    }
}

fn each(columns: u16) -> u16 {
    let count = count(columns);
    (columns.saturating_sub(GUTTER * (count - 1)) / count).min(WIDEST)
}

impl SeasonPage {
    pub(super) fn compose(&mut self, shared: &Shared) {
        let area = Self::area(shared);
        let columns = Self::columns(shared);
        if let Some(writing) = &mut self.answering.writing {
            writing.resize(writing_columns(columns));
        }
        let Some((basis, season)) = &self.known else { return };
        let wanted = self.written_item().or_else(|| self.selected());
        let mut items = Vec::new();
        let mut pane = Pane::new(columns);
        pane.words(head(season, &basis.years, shared, columns.into()));
        picture(&mut pane, season, shared);
        pane.gap();
        let sections = sections(season, &shared.content, shared.settings.units);
        let column_count = usize::from(count(columns));
        let mut body = Pane::new(0);
        for column in 0..column_count {
            let mut stacked = Pane::new(each(columns));
            for section in sections.iter().filter(|section| place(section.heading, column_count) == column) {
                stacked.gap();
                section_lines(&mut stacked, section, &mut items);
            }
            if column + 1 == column_count {
                stacked.gap();
                self.question_lines(&mut stacked, &mut items, wanted, shared);
            }
            if body.columns() == 0 {
                body = stacked;
                continue;
            }
            let mut wider = Pane::new(body.columns() + GUTTER + stacked.columns());
            wider.beside(body, stacked);
            body = wider;
        }
        pane.stack(body);
        self.items = items;
        self.sheet.show(pane, area.rows);
        if let Some(place) = wanted.and_then(|wanted| self.items.iter().position(|item| *item == wanted)) {
            self.sheet.select(place);
        }
    }

    fn question_lines(
        &self,
        pane: &mut Pane,
        items: &mut Vec<Item>,
        selected: Option<Item>,
        shared: &Shared,
    ) {
        let columns = usize::from(pane.columns());
        let mut writer = Writer::new(columns);
        let minutes = shared.content.reviews.minutes(ReviewKind::Season);
        let aside = format!("  about {minutes} min, any order, any part of it");
        writer.row(Row::default().with(Tone::Heading, "Looking back").with(Tone::Muted, &aside));
        pane.words(writer.done());
        let choices = self.choices();
        for (place, asked) in self.questions.iter().enumerate() {
            let item = Item::Question(place);
            if place > 0 && shared.size.rows >= TALL {
                pane.gap();
            }
            let told = Told { answering: &self.answering, shared, is_selected: selected == Some(item) };
            pane.item(items.len(), question(&told, asked, &choices, None, columns));
            items.push(item);
        }
    }
}

/// In which of so many columns a section stands.
fn place(heading: &str, count: usize) -> usize {
    let is_later =
        ["Setbacks, and the way back", "Steps back", "Goals", "Lessons that proved true"].contains(&heading);
    let is_last = heading.starts_with("Wins");
    match (count, is_later, is_last) {
        (2 | 3, true, _) | (2, _, true) => 1,
        (3, _, true) => 2,
        _ => 0,
    }
}

fn head(season: &Season, years: &[i32], shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let mut row = Row::default().with(Tone::Strong, &format!("Season {}", season.year));
    let mut others: Vec<i32> = years.iter().copied().filter(|year| *year != season.year).collect();
    others.sort_unstable_by(|one, other| other.cmp(one));
    if !others.is_empty() {
        let keys = &shared.settings.keymap;
        let key = |command| keys.keys(command).next().map_or_else(String::new, |key| key.to_string());
        let told: Vec<String> = others.iter().take(4).map(i32::to_string).collect();
        let more = if others.len() > 4 { " …" } else { "" };
        let words = format!(
            "   {} {} other years: {}{more}",
            key(Command::SeasonBefore),
            key(Command::SeasonAfter),
            told.join(", ")
        );
        row.push(Tone::Muted, &words);
    }
    writer.row(row);
    let gist = gist(season);
    if season.is_empty() && gist.is_empty() {
        let key = shared.settings.keymap.told(Command::CheckIn);
        let words = format!(
            "Nothing is written of this year yet. {key} checks in; races, arcs, lessons and wins gather here."
        );
        writer.text(Tone::Muted, 0, &words);
    } else if !gist.is_empty() {
        writer.pair_of_facts("", 0, Tone::Plain, &gist);
    }
    writer.done()
}

/// Mind and Body over the year, with the races on their days.
fn picture(pane: &mut Pane, season: &Season, shared: &Shared) {
    let columns = pane.columns().saturating_sub(LABEL).min(PICTURE);
    let year = Span::year(season.year);
    let axis = Axis::new(year.from, year.to, columns);
    let rows = if shared.size.rows >= TALL { 4 } else { 2 };
    if season.series.iter().all(|(_, values)| values.is_empty()) {
        return;
    }
    pane.gap();
    for (side, values) in season.series.iter().filter(|(_, values)| !values.is_empty()) {
        let drawn = lane(&axis, rows, values, |_| None);
        for (number, cells) in drawn.rows.into_iter().enumerate() {
            let label =
                if number == 0 { Row::default().with(Tone::of(*side), side.label()) } else { Row::default() };
            pane.labelled(label, LABEL, Ink::Curve(*side, Lane { rows: vec![cells] }));
        }
    }
    let mut marks = vec![(" ", Tone::Muted); usize::from(columns)];
    for race in &season.races {
        let sign = crate::app::screens::story::compose::sign(race);
        if let Some(cell) = axis.column(race.date).and_then(|column| marks.get_mut(usize::from(column))) {
            *cell = sign;
        }
    }
    if !season.races.is_empty() {
        let mut row = Row::default();
        for (sign, tone) in marks {
            row.push(tone, sign);
        }
        pane.labelled(Row::default().with(Tone::Muted, "Races"), LABEL, Ink::Words(row));
    }
    let mut ticks = String::new();
    for tick in axis.ticks() {
        // January is told by its name here: the year stands in the head.
        let label = if tick.label == season.year.to_string() { "Jan" } else { tick.label.as_str() };
        let missing = usize::from(tick.column).saturating_sub(width::columns(&ticks));
        ticks.push_str(&" ".repeat(missing));
        ticks.push_str(label);
    }
    pane.labelled(Row::default(), LABEL, Ink::Words(Row::default().with(Tone::Muted, &ticks)));
}

fn section_lines(pane: &mut Pane, section: &Section, items: &mut Vec<Item>) {
    let columns = usize::from(pane.columns());
    pane.words([Row::default().with(Tone::Heading, section.heading)]);
    for entry in &section.entries {
        let rows = entry_rows(entry, columns);
        match entry.link {
            Some(link) => {
                pane.item(items.len(), rows);
                items.push(Item::Entry(link, items.len()));
            }
            None => pane.words(rows),
        }
    }
    if !section.more.is_empty() {
        let mut writer = Writer::new(columns);
        writer.text(Tone::Muted, TEXT, &section.more);
        pane.words(writer.done());
    }
}

fn entry_rows(entry: &Entry, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let (mark, tone) = mark(entry.sign);
    let lead = Row::default().with(Tone::Plain, &" ".repeat(SIGN)).with(tone, mark).with(Tone::Plain, " ");
    let facts = entry.facts.join(" · ");
    let own = TEXT + width::columns(&entry.text) + 3 + width::columns(&facts);
    if own <= columns {
        writer.row(lead.with(Tone::Plain, &entry.text).with(Tone::Muted, &format!("   {facts}")));
    } else {
        writer.hanging(&lead, Tone::Plain, TEXT, &entry.text);
        writer.pair_of_facts("", TEXT, Tone::Muted, &entry.facts);
    }
    for detail in &entry.details {
        let tone = if detail.starts_with('“') { Tone::Lesson } else { Tone::Plain };
        writer.text(tone, TEXT, detail);
    }
    writer.done()
}

fn mark(sign: Sign) -> (&'static str, Tone) {
    match sign {
        Sign::Race(outcome, result) => sign_of(outcome, result),
        Sign::Taught => ("◇", Tone::Lesson),
        Sign::Pick => ("◆", Tone::Lesson),
        Sign::CameBack => ("↺", Tone::Setback),
        Sign::Stopped | Sign::Reached => ("✓", Tone::Recovery),
        Sign::Arc => ("○", Tone::Recovery),
        Sign::StepBack => ("■", Tone::Recovery),
        Sign::Break => ("╌", Tone::Recovery),
        Sign::LetGo => ("~", Tone::Goal),
        Sign::Carried => ("→", Tone::Goal),
        Sign::Lesson => ("✓", Tone::Lesson),
        Sign::Win(kind) => match kind {
            WinKind::HeldUp => ("·", Tone::Recovery),
            WinKind::SmallWin => ("+", Tone::Recovery),
            WinKind::Step => ("■", Tone::Goal),
            WinKind::PartOfStep => ("◧", Tone::Goal),
            WinKind::FirstTime => ("◆", Tone::Accent),
            WinKind::PersonalBest => ("★", Tone::Accent),
            WinKind::Comeback => ("↑", Tone::Recovery),
        },
    }
}
