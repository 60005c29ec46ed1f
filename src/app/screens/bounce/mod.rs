//! The bounce plan after a setback: its items in one list, what the journal knows of each, and a key to say the rest.

mod acts;
mod compose;
mod evidence;
mod writing;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Effect, Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::rows::Step;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::super::writing as typing;
use super::Page;
use super::story::Story;
use crate::content::bounce::BounceItem;
use crate::domain::bounce::{BounceBasis, Tick};
use crate::domain::id::RaceId;
use crate::domain::rules::bounce::standing;
use crate::text::editor::{Applied, Edit};
pub use acts::put_away_unseen;
pub use writing::{Editing, Target};

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BouncePage {
    /// After which race; `None` until the last setback is known.
    race: Option<RaceId>,
    /// What the journal says, with what was changed here and is still on its way to the disk; `None` before the first answer
    /// and where there is no plan.
    known: Option<BounceBasis>,
    /// There is no such race, or no setback whose plan comes up.
    pub nothing: bool,
    /// The line that is written; the page waits meanwhile.
    pub editing: Option<Editing>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl BouncePage {
    /// The plan after a race.
    #[must_use]
    pub fn of(race: RaceId) -> Self {
        Self { race: Some(race), ..Self::default() }
    }

    /// The plan after the last setback.
    #[must_use]
    pub fn of_the_last() -> Self {
        Self::default()
    }

    /// What stands in the title line.
    #[must_use]
    pub fn title(&self) -> String {
        let name = self.known.as_ref().map(|basis| &basis.race.name);
        name.map_or_else(|| "Bounce plan".to_owned(), |name| format!("Bounce plan · {name}"))
    }

    /// Whether it was asked for the plan after a certain race.
    #[must_use]
    pub fn is_of_a_race(&self) -> bool {
        self.race.is_some()
    }

    /// How far what is written was handed over, while something is.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        self.editing.as_ref().filter(|editing| editing.target == Target::Note).map(|_| Kept::AsTyped)
    }

    /// Where the lines stand.
    #[must_use]
    pub fn area(shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        Area { columns: body.columns.saturating_sub(1), ..body }
    }

    /// Where the line stands that is written; `None` where none is, or where it is out of sight.
    #[must_use]
    pub fn writing_area(&self, shared: &Shared) -> Option<Area> {
        let editing = self.editing.as_ref()?;
        let area = Self::area(shared);
        let (column, row) = self.sheet.corner_of(editing.place)?;
        let row = row + editing.row;
        let column = column + writing::COLUMN;
        let columns = compose::left_columns(area.columns).saturating_sub(writing::COLUMN + 1);
        (row < area.rows).then_some(Area {
            column: area.column + column,
            row: area.row + row,
            columns,
            rows: 1,
        })
    }

    fn compose(&mut self, shared: &Shared) {
        let area = Self::area(shared);
        let Some(basis) = &self.known else { return };
        if let Some(editing) = &mut self.editing {
            let columns = compose::left_columns(area.columns).saturating_sub(writing::COLUMN + 1);
            editing.editor.resize(columns, 1);
        }
        // What is shown for the first time has its first item selected.
        let selected = if self.sheet.count() == 0 { Some(0) } else { self.sheet.selected() };
        let selected = self.editing.as_ref().map(|editing| editing.place).or(selected);
        let told = compose::Told {
            basis,
            shared,
            selected: selected.unwrap_or(usize::MAX),
            editing: self.editing.as_ref(),
        };
        let (pane, row) = compose::page(&told, (area.columns, area.rows));
        self.sheet.show(pane, area.rows);
        if let Some(editing) = &mut self.editing {
            editing.row = row;
            self.sheet.select(editing.place);
        }
    }

    fn selected<'s>(&self, shared: &'s Shared) -> Option<(usize, &'s BounceItem)> {
        let place = self.sheet.selected()?;
        Some((place, shared.content.bounce.items.get(place)?))
    }

    fn is_by_hand(&self, shared: &Shared) -> bool {
        let item = self.selected(shared).map(|(_, item)| item);
        let told = self.known.as_ref().zip(item);
        told.is_some_and(|(basis, item)| standing(&item.id, item.counts, basis).is_by_hand())
    }

    fn applied(&mut self, applied: Option<Applied>, shared: &mut Shared) {
        let Some(applied) = applied else { return };
        if let Some(text) = applied.for_clipboard() {
            shared.ask(Effect::Copy(text.to_owned()));
        }
        if applied.changed_text() {
            self.keep_note(shared);
            self.compose(shared);
        }
    }

    fn edit(&mut self, edit: Edit, shared: &mut Shared) {
        let applied = self.editing.as_mut().map(|editing| editing.editor.apply(edit));
        self.applied(applied, shared);
    }
}

impl Page for BouncePage {
    fn scopes(&self) -> Vec<Scope> {
        match self.editing {
            Some(_) => vec![Scope::BounceLine, Scope::Writing],
            None => vec![Scope::Bounce, Scope::BouncePlan, Scope::Rows],
        }
    }

    fn takes_letters(&self) -> bool {
        self.editing.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.known.is_none() && !self.nothing
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        match command {
            Command::Open
            | Command::BounceDone
            | Command::BouncePart
            | Command::BounceNotForMe
            | Command::BounceNote => self.known.is_some() && self.selected(shared).is_some(),
            Command::BounceTakeBack => self.is_by_hand(shared),
            Command::PutPlanAway | Command::BounceRace => self.known.is_some(),
            Command::OpenBounce => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open => self.go(shared),
            Command::BounceDone => self.tick(Some(Tick::Done), shared),
            Command::BouncePart => self.tick(Some(Tick::Part), shared),
            Command::BounceNotForMe => self.tick(Some(Tick::NotForMe), shared),
            Command::BounceTakeBack => self.tick(None, shared),
            Command::BounceNote => self.write(Target::Note, shared),
            Command::PutPlanAway => self.put_away(shared),
            Command::BounceRace => {
                if let Some(basis) = &self.known {
                    shared.open(Story::of(basis.race.id));
                }
            }
            Command::BounceLineDone => self.finish(shared),
            Command::BounceLineLeave => self.leave_line(shared),
            command => {
                if let (Some(_), Some(edit)) = (&self.editing, typing::edit(command)) {
                    self.edit(edit, shared);
                } else if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                    self.compose(shared);
                    if step == Step::First {
                        // However long the first item is now, the head of the page stands above it.
                        self.sheet.step(step);
                    }
                }
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if let Some(character) = key.typed() {
            self.edit(Edit::Insert(character.to_string()), shared);
        }
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        // A line is one line, whatever is pasted into it.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.edit(Edit::Paste(text), shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        // What is under the pointer is found before the line is left: that may move everything below it.
        let area = Self::area(shared);
        let under = area.holds(column, row).then(|| (column - area.column, row - area.row));
        let under = under.and_then(|(column, row)| self.sheet.item_at(column, row));
        if let Some(area) = self.writing_area(shared) {
            if area.holds(column, row) {
                if let Some(editing) = &mut self.editing {
                    editing.editor.set_cursor_at(column - area.column, 0);
                }
                return;
            }
            self.finish(shared);
        }
        if let Some(item) = under.filter(|_| self.editing.is_none()) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            self.compose(shared);
            if again {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        if self.editing.is_none() {
            self.sheet.scroll(isize::from(rows));
            self.compose(shared);
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        match self.race {
            Some(race) => shared.read(Read::Bounce(race)),
            None => shared.read(Read::Home(shared.now.today())),
        }
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Home(home) if self.race.is_none() => {
                self.race = home.bouncing.first().map(|race| race.id);
                self.nothing = self.race.is_none();
                if let Some(race) = self.race {
                    shared.read(Read::Bounce(race));
                }
                Heard::Yes
            }
            Reply::Bounce(race, found) if Some(*race) == self.race => {
                // What was changed here and is still on its way is newer than this answer; another one follows it.
                if self.known.is_some() && !shared.saver.is_clean() {
                    return Heard::Yes;
                }
                self.nothing = found.is_none() && shared.saver.is_clean();
                self.known = found.as_deref().cloned();
                if self.known.is_none() {
                    self.editing = None;
                }
                self.compose(shared);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.finish(shared);
    }
}
