//! The recovery menu of an arc: what was done today for the body, for the head, with a professional, with somebody.

use chrono::NaiveDate;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::{Row, Tone};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::{Pane, Sheet, Sideways};
use super::super::writing;
use super::Page;
use super::arc::words;
use crate::domain::arc::{Part, RecoveryArc, Try};
use crate::domain::change::{Change, Item};
use crate::domain::history::History;
use crate::domain::id::{ArcId, TryId};
use crate::domain::rules::reckoning::{Reckoning, Recovery};
use crate::domain::rules::what_helped::{Learned, OTHER_HALF, is_same, learned, only_one_half};
use crate::domain::units::days;
use crate::text::editor::{Edit, Editor};
use crate::text::width;

/// One thing that can be noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The half it is for.
    part: Part,
    /// Its words; `None` for the place where a name can be added.
    what: Option<String>,
    /// What was noted of it today.
    today: Option<TryId>,
    /// What earlier uses told.
    learned: Option<Learned>,
}

/// Something of one's own on the way into the menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Naming {
    /// For which half.
    pub part: Part,
    /// Its words.
    pub editor: Editor,
}

/// The recovery menu of one arc.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    arc: ArcId,
    name: String,
    /// What was done for all arcs; `None` before the first answer.
    tries: Option<Vec<Try>>,
    /// The names of those who were named in debriefs, last named first.
    people: Vec<String>,
    /// For a week only one of body and head has had something, in an arc that is open.
    lacks_a_half: bool,
    /// The arc has gone to the trash, or was destroyed.
    pub gone: bool,
    offers: Vec<Offer>,
    /// The half at which it opens; `None` once it has.
    opens_at: Option<Part>,
    /// The menu as it is drawn.
    pub sheet: Sheet,
    /// What is being named; the menu waits meanwhile.
    pub naming: Option<Naming>,
}

/// How wide a column is at least, with the gap behind it.
const COLUMN: u16 = 36;
/// How wide it is at most.
const WIDEST: u16 = 48;
/// Between two columns.
const GUTTER: u16 = 1;
/// So many names from debriefs are offered, besides those that were noted here before.
const NAMES: usize = 8;

impl Menu {
    /// The menu of an arc.
    #[must_use]
    pub fn of(arc: &RecoveryArc) -> Self {
        Self {
            arc: arc.id,
            name: words::name(arc),
            tries: None,
            people: Vec::new(),
            lacks_a_half: false,
            gone: false,
            offers: Vec::new(),
            opens_at: None,
            sheet: Sheet::default(),
            naming: None,
        }
    }

    /// The same, opened at what is done for one half.
    #[must_use]
    pub fn at(self, part: Part) -> Self {
        Self { opens_at: Some(part), ..self }
    }

    /// The name of the page.
    #[must_use]
    pub fn title(&self) -> String {
        format!("What was done · {}", self.name)
    }

    /// The line over the menu: what is being named, or what the menu is.
    #[must_use]
    pub fn head(&self, shared: &Shared) -> String {
        match self.naming.as_ref().map(|naming| naming.part) {
            Some(Part::Body) => "For the body, in your own words:".to_owned(),
            Some(Part::Head) => "For the head, in your own words:".to_owned(),
            Some(Part::Professional) => "Whose work is it?".to_owned(),
            Some(Part::Person) => "With whom did you talk?".to_owned(),
            None => {
                let asked = format!("What did you do today, {}?", days::told_date(shared.now.today()));
                if !self.lacks_a_half {
                    return asked;
                }
                // Where there is no room for both, the date is what can be missed.
                let room = usize::from(geometry::body(shared.size).columns);
                let both = [format!("{asked} {OTHER_HALF}"), format!("What did you do today? {OTHER_HALF}")];
                let fits = both.into_iter().find(|words| width::columns(words) <= room);
                fits.unwrap_or_else(|| OTHER_HALF.to_owned())
            }
        }
    }

    /// Where the line over the menu stands, and where the menu does.
    #[must_use]
    pub fn areas(shared: &Shared) -> (Area, Area) {
        let body = geometry::body(shared.size);
        let air = 1 + u16::from(body.rows >= 18);
        (body.top(1), body.below(air))
    }

    /// Whether the arc is open and has had something for one half only, for a week.
    fn lacks_a_half(&self, history: &History, today: NaiveDate) -> bool {
        let Some(arc) = history.arcs.iter().find(|arc| arc.id == self.arc) else { return false };
        let is_open = Reckoning::of(history, today).recovery_of(arc.id).is_some_and(Recovery::is_open);
        is_open && only_one_half(&history.tries, arc.id, arc.start, today)
    }

    fn selected(&self) -> Option<&Offer> {
        self.offers.get(self.sheet.selected()?)
    }

    /// Makes the menu anew from what was done so far.
    fn compose(&mut self, shared: &Shared) {
        let Some(tries) = &self.tries else { return };
        let today = shared.now.today();
        let known = learned(tries);
        let offer = |part: Part, what: &str| Offer {
            part,
            what: Some(what.to_owned()),
            today: tries
                .iter()
                .rev()
                .find(|done| {
                    done.arc == self.arc
                        && done.day == today
                        && done.part == part
                        && is_same(&done.what, what)
                })
                .map(|done| done.id),
            learned: known.iter().find(|learned| is_same(&learned.what, what)).cloned(),
        };
        let mut offers: Vec<Offer> = Vec::new();
        let (_, area) = Self::areas(shared);
        let columns = area.columns.saturating_sub(1);
        for part in groups(columns).concat() {
            let listed = shared.content.check_ins.menu.iter().filter(|(own, _)| *own == part);
            let listed = listed.flat_map(|(_, entries)| entries).map(String::as_str);
            let own = tries.iter().filter(|done| done.part == part).map(|done| done.what.as_str());
            let mut seen: Vec<&str> = Vec::new();
            for what in listed.chain(own) {
                if !seen.iter().any(|other| is_same(other, what)) {
                    seen.push(what);
                    offers.push(offer(part, what));
                }
            }
            if part == Part::Person {
                let named = self.people.iter().filter(|name| !seen.iter().any(|other| is_same(other, name)));
                offers.extend(named.take(NAMES).map(|name| offer(part, name)));
                offers.push(Offer { part, what: None, today: None, learned: None });
            }
        }
        self.offers = offers;
        let pane = self.pane(columns);
        self.sheet.show(pane, area.rows);
        if let Some(part) = self.opens_at.take()
            && let Some(place) = self.offers.iter().position(|offer| offer.part == part)
        {
            self.sheet.select(place);
        }
    }

    /// The groups in as many columns as there is room for.
    fn pane(&self, columns: u16) -> Pane {
        let groups = groups(columns);
        let count = u16::try_from(groups.len()).unwrap_or(1).max(1);
        let each = if count == 1 { columns } else { ((columns - GUTTER * (count - 1)) / count).min(WIDEST) };
        let mut pane = Pane::new(0);
        for parts in groups {
            let mut group = Pane::new(each);
            for part in parts {
                group.gap();
                group.words([Row::default().with(Tone::Heading, heading(part))]);
                for (place, offer) in self.offers.iter().enumerate().filter(|(_, offer)| offer.part == part) {
                    group.item(place, [row(offer, each.into())]);
                }
            }
            if pane.is_empty() {
                pane = group;
                continue;
            }
            let mut wider = Pane::new(pane.columns() + GUTTER + each);
            wider.beside(pane, group);
            pane = wider;
        }
        pane
    }

    /// Notes that the selected thing was done today, or takes that back.
    fn take(&mut self, shared: &mut Shared) {
        let Some(offer) = self.selected().cloned() else { return };
        match (offer.what, offer.today) {
            (None, _) => self.name_one(offer.part, shared),
            (Some(what), None) => self.note(offer.part, what, shared),
            (Some(what), Some(id)) => {
                let at = shared.now.wall;
                shared.write(Change::Trash { item: Item::Try(id), at });
                shared.can_undo(format!("Noted again: {what}"), Change::Restore(Item::Try(id)));
                shared.tell(format!("Taken back: {what}"));
                self.tries.iter_mut().for_each(|tries| tries.retain(|done| done.id != id));
                self.compose(shared);
            }
        }
    }

    fn note(&mut self, part: Part, what: String, shared: &mut Shared) {
        let id = TryId(shared.ids.fresh(&shared.now));
        let (day, written) = (shared.now.today(), shared.now.wall);
        shared.tell(format!("Noted for today: {what}"));
        shared.can_undo(
            format!("Taken back: {what}"),
            Change::Trash { item: Item::Try(id), at: shared.now.wall },
        );
        let done = Try { id, arc: self.arc, part, what, day, helped: None, written };
        shared.write(Change::PutTry(done.clone()));
        self.tries.iter_mut().for_each(|tries| tries.push(done.clone()));
        self.compose(shared);
        let place = self.offers.iter().position(|offer| offer.today == Some(id));
        if let Some(place) = place {
            self.sheet.select(place);
        }
    }

    fn name_one(&mut self, part: Part, shared: &Shared) {
        self.naming = Some(Naming { part, editor: Editor::line("") });
        self.lay_out(shared);
    }

    /// Where the words are written that are being named.
    #[must_use]
    pub fn naming_area(&self, shared: &Shared) -> Area {
        let (head, _) = Self::areas(shared);
        let words = u16::try_from(width::columns(&self.head(shared))).unwrap_or(0);
        head.beyond((words + 1).min(head.columns.saturating_sub(12)))
    }

    fn lay_out(&mut self, shared: &Shared) {
        let columns = self.naming_area(shared).columns;
        if let Some(naming) = &mut self.naming {
            naming.editor.resize(columns, 1);
        }
    }

    /// What was named is noted for today; nothing was named where there are no words.
    fn named(&mut self, shared: &mut Shared) {
        let Some(naming) = self.naming.take() else { return };
        let what = naming.editor.text().trim().to_owned();
        if what.is_empty() {
            return;
        }
        let listed = self.offers.iter().position(|offer| {
            offer.part == naming.part && offer.what.as_ref().is_some_and(|own| is_same(own, &what))
        });
        match listed {
            // It stands there already: it is not noted twice.
            Some(place) if self.offers[place].today.is_some() => {
                self.sheet.select(place);
                shared.tell(format!("Noted already: {what}"));
            }
            _ => self.note(naming.part, what, shared),
        }
    }

    fn edit(&mut self, edit: Edit) {
        if let Some(naming) = &mut self.naming {
            naming.editor.apply(edit);
        }
    }
}

/// The parts in columns: as many as there is room for, so that they are of about one length.
fn groups(columns: u16) -> Vec<Vec<Part>> {
    match columns / COLUMN {
        0 | 1 => vec![vec![Part::Body, Part::Head, Part::Professional, Part::Person]],
        2 => vec![vec![Part::Body, Part::Person], vec![Part::Head, Part::Professional]],
        _ => vec![vec![Part::Body], vec![Part::Head, Part::Person], vec![Part::Professional]],
    }
}

fn heading(part: Part) -> &'static str {
    match part {
        Part::Body => "For the body",
        Part::Head => "For the head",
        Part::Professional => "Somebody whose work it is",
        Part::Person => "People you talked with",
    }
}

/// An offer in a row: whether it was done today, and what earlier uses told.
fn row(offer: &Offer, columns: usize) -> Row {
    let Some(what) = &offer.what else {
        return Row::default().with(Tone::Accent, "  + ").with(Tone::Muted, "a name");
    };
    let told = offer.learned.as_ref().map(Learned::told).unwrap_or_default();
    let room = columns.saturating_sub(4 + if told.is_empty() { 0 } else { width::columns(&told) + 1 });
    let (sign, tone) = if offer.today.is_some() { ("■", Tone::Recovery) } else { ("□", Tone::Muted) };
    let name = if offer.today.is_some() { Tone::Strong } else { Tone::Plain };
    Row::default()
        .with(tone, &format!("  {sign} "))
        .with(name, &width::pad(what, room))
        .with(Tone::Muted, &format!(" {told}"))
}

impl Page for Menu {
    fn scopes(&self) -> Vec<Scope> {
        match self.naming {
            Some(_) => vec![Scope::Palette, Scope::Writing],
            None => vec![Scope::Menu, Scope::Rows],
        }
    }

    fn takes_letters(&self) -> bool {
        self.naming.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.tries.is_none() && !self.gone
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::MenuTake | Command::MenuOwn => self.selected().is_some() && !self.gone,
            Command::Open | Command::PaletteUp | Command::PaletteDown => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::MenuTake => self.take(shared),
            Command::MenuOwn => {
                if let Some(part) = self.selected().map(|offer| offer.part) {
                    self.name_one(part, shared);
                }
            }
            Command::MenuLeft => {
                self.sheet.sideways(Sideways::Left);
            }
            Command::MenuRight => {
                self.sheet.sideways(Sideways::Right);
            }
            Command::PaletteRun => self.named(shared),
            Command::PaletteClose => self.naming = None,
            command => {
                if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                } else if let Some(edit) = writing::edit(command) {
                    self.edit(edit);
                }
            }
        }
    }

    fn typed(&mut self, key: Key, _shared: &mut Shared) {
        if let Some(character) = key.typed() {
            self.edit(Edit::Insert(character.to_string()));
        }
    }

    fn pasted(&mut self, text: &str, _shared: &mut Shared) {
        self.edit(Edit::Paste(text.to_owned()));
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let (_, area) = Self::areas(shared);
        if self.naming.is_some() || !area.holds(column, row) {
            return;
        }
        if let Some(item) = self.sheet.item_at(column - area.column, row - area.row) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            if again && self.is_enabled(Command::MenuTake, shared) {
                self.perform(Command::MenuTake, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.sheet.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
        self.lay_out(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::People);
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::People(people, history) = reply else {
            return Heard::No;
        };
        // What was noted here and is still on its way is newer than this answer; another one follows it.
        if self.tries.is_none() || shared.saver.is_clean() {
            self.gone = !history.arcs.iter().any(|arc| arc.id == self.arc);
            self.tries = Some(history.tries.clone());
            self.lacks_a_half = self.lacks_a_half(history, shared.now.today());
            self.people = people.iter().map(|person| person.name.clone()).collect();
            self.compose(shared);
        }
        Heard::Yes
    }
}
