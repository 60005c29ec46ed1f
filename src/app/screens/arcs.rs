//! The arcs, newest first: each as a bar over the days since its start, and the selected one in words.
//!
//! One scale for all, so that arcs can be seen beside one another; days are stated, and nothing is ranked.

use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Row, Tone, Writer};
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::super::sheet::{Pane, Sheet};
use super::Page;
use super::arc::way::Scale;
use super::arc::{ArcPage, Told, picture, words};
use super::arc_form::ArcForm;
use crate::domain::change::Item;
use crate::domain::check_in::Side;
use crate::domain::history::History;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::rules::what_helped::helped_in;
use crate::domain::units::days;
use crate::text::width;

/// What the journal says.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    history: Arc<History>,
    reckoning: Reckoning,
    /// Places in the history's arcs, newest first.
    order: Vec<usize>,
}

/// The list of arcs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ArcList {
    known: Option<Known>,
    /// The selection.
    pub rows: Rows,
    /// The selected arc in words, and its picture where there is room for it.
    pub detail: Sheet,
}

/// Where the parts of the page stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The scale, one row.
    pub scale: Area,
    /// The arcs, two rows each.
    pub list: Area,
    /// What the signs mean, one row.
    pub legend: Area,
    /// The selected arc in words.
    pub detail: Area,
    /// From the first row of an arc to that of the next one.
    pub pitch: u16,
}

/// How the columns of the list are shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// The name, and the first day beneath it.
    pub name: u16,
    /// Mind or Body.
    pub side: u16,
    /// The bar.
    pub bar: u16,
    /// Where it stands, at the right end; 0 where that is told beneath the name.
    pub aside: u16,
}

/// An arc is drawn in so many rows.
pub const ROWS_EACH: u16 = 2;
/// From this height on there is a blank row between two arcs.
const TALL: u16 = 30;
/// So many rows below the list are kept for the words.
const DETAIL: u16 = 9;
/// From this width on, the words stand beside the list.
const WIDE: u16 = 132;
/// Labels of the words take so many columns.
const LABEL: usize = 17;

impl Areas {
    /// For so many arcs.
    #[must_use]
    pub fn of(shared: &Shared, count: usize) -> Self {
        let body = geometry::body(shared.size);
        let pitch = ROWS_EACH + u16::from(body.rows >= TALL);
        let wanted = u16::try_from(count).unwrap_or(u16::MAX).saturating_mul(pitch);
        let room = body.rows.saturating_sub(3);
        let (left, detail) = if body.columns < WIDE {
            (body, None)
        } else {
            let columns = body.columns * 3 / 5;
            (body.left(columns), Some(body.beyond(columns + 4)))
        };
        let most = if detail.is_some() { room } else { room.saturating_sub(DETAIL).max(2 * pitch) };
        let rows = wanted.min(most / pitch * pitch);
        let list = left.below(1).top(rows);
        let legend = left.below(1 + rows + u16::from(pitch == ROWS_EACH && room >= 16)).top(1);
        let detail = detail.unwrap_or_else(|| body.below(legend.row + 2 - body.row));
        Self { scale: left.top(1), list, legend, detail, pitch }
    }
}

impl Columns {
    /// For a list of this width.
    #[must_use]
    pub fn of(list: Area) -> Self {
        let (name, side, aside) = match list.columns {
            0..72 => (18, 2, 0),
            72..100 => (22, 2, 17),
            _ => (34, 5, 20),
        };
        let gaps = if aside > 0 { 6 } else { 4 };
        Self { name, side, bar: list.columns.saturating_sub(name + side + aside + gaps), aside }
    }

    /// The first column of the bars.
    #[must_use]
    pub fn bar_start(&self, list: Area) -> u16 {
        list.column + 2 + self.name + 1 + self.side
    }
}

impl ArcList {
    /// How many arcs there are; `None` before the first answer.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.known.as_ref().map(|known| known.order.len())
    }

    /// Where the parts of the page stand.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> Areas {
        Areas::of(shared, self.count().unwrap_or(0))
    }

    /// The scale of the bars.
    #[must_use]
    pub fn scale(&self, columns: u16) -> Scale {
        let recoveries = self.known.as_ref().map_or(&[][..], |known| &known.reckoning.recoveries);
        Scale::over(recoveries, columns)
    }

    /// An arc of the list, the newest being the first.
    #[must_use]
    pub fn told(&self, place: usize) -> Option<Told<'_>> {
        let known = self.known.as_ref()?;
        let place = *known.order.get(place)?;
        let arc = known.history.arcs.get(place)?;
        Some(Told {
            arc,
            recovery: known.reckoning.recoveries.get(place)?,
            tries: &known.history.tries,
            all_tries: &known.history.tries,
            history: &known.history,
            reckoning: &known.reckoning,
        })
    }

    fn selected(&self) -> Option<Told<'_>> {
        self.told(self.rows.selected()?)
    }

    fn moved(&mut self, shared: &Shared) {
        let areas = self.areas(shared);
        let composed = self.selected().map(|told| detail(&told, shared, &areas));
        self.detail.show(composed.unwrap_or_else(|| Pane::new(0)), areas.detail.rows);
    }
}

/// An arc in words: the days, what each is measured by, the next start line, what helped.
fn detail(told: &Told<'_>, shared: &Shared, areas: &Areas) -> Pane {
    let (area, columns) = (areas.detail, Columns::of(areas.list));
    let columns_of_words = usize::from(area.columns.min(geometry::READING_COLUMNS + 20));
    let mut writer = Writer::new(columns_of_words);
    let kind = format!("   {}", words::kind_and_start(told.arc));
    let room = writer.columns().saturating_sub(kind.len()).max(8);
    let name = words::name(told.arc);
    writer.row(Row::default().with(Tone::Strong, &width::fit(&name, room)).with(Tone::Muted, &kind));
    if columns.aside == 0 {
        let status = words::status_words(told.recovery.status);
        let status = format!("{status}, {}", words::day_words(told.recovery));
        writer.pair("Where it stands", LABEL, Tone::Plain, &status);
    }
    for side in [Side::Mind, Side::Body] {
        writer.pair(side.label(), LABEL, Tone::Plain, &words::course_words(told.recovery.side(side)));
    }
    let race = |id| told.history.race(id).map_or_else(String::new, |race| race.name.clone());
    let next = told.recovery.next_start.map_or_else(
        || "not yet".to_owned(),
        |(id, day)| {
            let after = (day - told.recovery.start).num_days();
            format!("day {after}, {}, {}", days::told_short(day), race(id))
        },
    );
    writer.pair("Next start line", LABEL, Tone::Goal, &next);
    let helped = helped_in(told.all_tries, told.arc.id);
    let helped: Vec<String> = helped
        .into_iter()
        .map(|(what, times)| if times > 1 { format!("{what} ({times} times)") } else { what })
        .collect();
    let helped = if helped.is_empty() { "nothing noted yet".to_owned() } else { helped.join(", ") };
    writer.pair("What helped", LABEL, Tone::Recovery, &helped);
    if let Some((verb, lesson)) = told.arc.lesson_told() {
        writer.pair("The lesson", LABEL, Tone::Lesson, &format!("{}: {lesson}", verb.label()));
    }
    if told.recovery.is_felt_and_not_healed() {
        writer.text(Tone::Body, 0, words::FELT_IS_NOT_HEALED);
    }
    let mut pane = Pane::new(area.columns);
    pane.words(writer.done());
    let picture = picture::compose(told, area.columns, if area.rows < 34 { 4 } else { 6 });
    if pane.len() + 1 + picture.len() <= area.rows.into() {
        pane.gap();
        pane.stack(picture);
        return pane;
    }
    let mut writer = Writer::new(columns_of_words);
    let whys = [Side::Mind, Side::Body].map(|side| words::why_not_measured(told.recovery.side(side)));
    match whys {
        [Some(mind), Some(body)] if mind == body => writer.pair("Why", LABEL, Tone::Muted, &mind),
        _ => {
            measured(&mut writer, told, Side::Mind);
            measured(&mut writer, told, Side::Body);
        }
    }
    pane.words(writer.done());
    let height = usize::from(area.rows);
    if pane.len() > height && height > 0 {
        pane.truncate(height - 1);
        let key =
            shared.settings.keymap.keys(Command::Open).next().map_or_else(String::new, |key| key.to_string());
        pane.words([Row::default().with(Tone::Muted, &format!("… {key} opens the rest"))]);
    }
    pane
}

/// What a side is measured by, and how low it was; or why it was not measured.
fn measured(writer: &mut Writer, told: &Told<'_>, side: Side) {
    let course = told.recovery.side(side);
    let usual = words::usual_words(told.recovery.baseline(side));
    let (label, words) = match (&course.dip, words::why_not_measured(course)) {
        (Some(dip), _) => ("lowest", format!("{}; {usual}", words::low_words(dip))),
        (None, Some(why)) => ("why", why),
        (None, None) => ("usual", usual.trim_start_matches("usual ").to_owned()),
    };
    writer.pair(&format!("{}, {label}", side.label()), LABEL, Tone::Muted, &words);
}

impl Page for ArcList {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Arcs, Scope::Rows]
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::Open | Command::EditArc | Command::DeleteArc => self.selected().is_some(),
            Command::OpenArcs => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::NewArc => shared.open(ArcForm::default()),
            Command::Open => {
                if let Some(told) = self.selected() {
                    shared.open(ArcPage::of(told.arc.id));
                }
            }
            Command::EditArc => {
                if let Some(told) = self.selected() {
                    shared.open(ArcForm::of(told.arc.clone()));
                }
            }
            Command::DeleteArc => {
                if let Some(told) = self.selected() {
                    let (id, name) = (told.arc.id, words::name(told.arc));
                    shared.throw_away(Item::Arc(id), &name);
                }
            }
            _ => {
                if let Some(step) = Step::of(command) {
                    self.rows.step(step);
                    self.moved(shared);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let Areas { list, pitch, .. } = self.areas(shared);
        if list.holds(column, row) {
            let place = self.rows.visible().start + usize::from((row - list.row) / pitch);
            if self.rows.selected() == Some(place) {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            } else {
                self.rows.select(place);
                self.moved(shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
        self.moved(shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        let Areas { list, pitch, .. } = self.areas(shared);
        self.rows.set_height((list.rows / pitch).into());
        self.moved(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::History(None, history) = reply else {
            return Heard::No;
        };
        let mut order: Vec<usize> = (0..history.arcs.len()).collect();
        order.reverse();
        self.rows.set_count(order.len());
        let reckoning = Reckoning::of(history, shared.now.today());
        self.known = Some(Known { history: Arc::clone(history), reckoning, order });
        self.resized(shared);
        Heard::Yes
    }
}
