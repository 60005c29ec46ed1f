//! Which other lesson says the same as this one: found by typing. One of them becomes a part of the other; the runner says whose
//! words stay. What both have gone through counts together from then on.

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area, READING_COLUMNS};
use super::super::key::{Code, Key};
use super::super::lesson_pick::LessonPick;
use super::super::passage::{Row, Tone, Writer};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::writing;
use super::Page;
use super::lesson::LessonPage;
use crate::domain::change::Change;
use crate::domain::id::LessonId;
use crate::domain::lesson::{Lesson, TaughtLesson};
use crate::domain::lesson_story::LessonStory;
use crate::text::editor::Edit;

/// Whose words stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stay {
    /// Those of the lesson from whose page the runner came.
    These,
    /// Those of the one that is picked.
    Others,
}

/// How far the runner has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Still looking.
    Picking,
    /// This one is taken, as soon as the journal has told what hangs on it.
    Taking(LessonId),
}

/// The lessons that may say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonMerge {
    lesson: Lesson,
    /// The lessons that are a part of it.
    parts: Vec<LessonId>,
    stay: Stay,
    stage: Stage,
    /// All other lessons, newest first.
    pub pick: LessonPick,
    /// What would come of it.
    pub detail: Vec<Row>,
}

/// The words that stand before what is searched for.
pub const ASKED: &str = "Which one says the same?";
/// What would come of it is told in so many rows at most.
const DETAIL_ROWS: u16 = 6;
/// The list has so many rows at least, where there is room.
const LEAST_ROWS: u16 = 5;
/// So wide is the page at most.
const WIDEST: u16 = 116;
/// The verb of a lesson takes so many columns.
const VERB: usize = 8;
/// What becomes of a lesson stands in a column this wide.
const LABEL: usize = 22;
/// From this width on, a row tells the race of its lesson.
const RACE_FROM: u16 = 72;

/// The parts of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// What is searched for.
    pub query: Area,
    /// The lessons.
    pub list: Area,
    /// What would come of it.
    pub detail: Area,
}

impl LessonMerge {
    /// For a lesson.
    #[must_use]
    pub fn of(story: &LessonStory) -> Self {
        Self {
            lesson: story.lesson.clone(),
            parts: story.parts.iter().map(|told| told.lesson.id).collect(),
            stay: Stay::These,
            stage: Stage::Picking,
            pick: LessonPick::default(),
            detail: Vec::new(),
        }
    }

    /// Where its parts stand.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> Areas {
        let body = geometry::body(shared.size);
        let body = body.left(body.columns.min(WIDEST));
        let words = u16::try_from(ASKED.len()).unwrap_or(0) + 1;
        let all = u16::try_from(self.pick.count()).unwrap_or(u16::MAX).max(LEAST_ROWS);
        let list_rows = body.rows.saturating_sub(2 + 1 + DETAIL_ROWS).min(all);
        Areas {
            query: body.top(1).beyond(words),
            list: body.below(2).top(list_rows),
            detail: body.below(2 + list_rows + 1).top(DETAIL_ROWS).left(READING_COLUMNS),
        }
    }

    /// A lesson in a row, and its race for the right end.
    #[must_use]
    pub fn row(&self, told: &TaughtLesson, columns: u16) -> (Row, String) {
        let row = Row::default()
            .with(Tone::Muted, &format!("{:VERB$}", told.lesson.verb.label()))
            .with(Tone::Plain, &told.lesson.text);
        let race = told.race.as_ref().filter(|_| columns >= RACE_FROM);
        (row, race.map_or_else(String::new, |(name, _)| name.clone()))
    }

    /// Tells what would come of it.
    fn moved(&mut self, shared: &Shared) {
        let area = self.areas(shared).detail;
        let mut writer = Writer::new(area.columns.into());
        if let Some(told) = self.pick.selected() {
            let (stays, goes) = match self.stay {
                Stay::These => (&self.lesson, &told.lesson),
                Stay::Others => (&told.lesson, &self.lesson),
            };
            tell(&mut writer, "These words stay:", Tone::Lesson, stays);
            tell(&mut writer, "Becomes a part of it:", Tone::Plain, goes);
            writer.text(Tone::Muted, 0, "Their races count together from then on.");
        }
        self.detail = writer.done();
    }

    fn step(&mut self, step: Step, shared: &Shared) {
        self.pick.rows.step(step);
        self.moved(shared);
    }

    fn edit(&mut self, edit: Edit, shared: &Shared) {
        self.pick.edit(edit);
        self.moved(shared);
    }

    /// Asks what hangs on the selected lesson, to take it then.
    fn take(&mut self, shared: &mut Shared) {
        if let Some(other) = self.pick.selected().map(|told| told.lesson.id) {
            self.stage = Stage::Taking(other);
            shared.read(Read::Lesson(other));
        }
    }

    /// Makes one of them a part of the other one. What was a part of it is a part of the other one, too.
    fn merge(&self, other: &LessonStory, shared: &mut Shared) {
        let others: Vec<LessonId> = other.parts.iter().map(|told| told.lesson.id).collect();
        let (stays, goes, parts) = match self.stay {
            Stay::These => (&self.lesson, &other.lesson, others),
            Stay::Others => (&other.lesson, &self.lesson, self.parts.clone()),
        };
        let merge = |lesson, into| Change::MergeLesson { lesson, into };
        shared.write(merge(goes.id, Some(stays.id)));
        for part in &parts {
            shared.write(merge(*part, Some(stays.id)));
        }
        let back = parts.into_iter().map(|part| merge(part, Some(goes.id)));
        let back = std::iter::once(merge(goes.id, None)).chain(back).collect();
        shared.can_undo_all(format!("Two lessons again: {}", goes.text), back);
        let key = shared.settings.keymap.told(Command::Undo);
        shared.tell(format!("One lesson now: {}. {key} takes it apart again.", stays.text));
        shared.go(Go::Back);
        if self.stay == Stay::Others {
            shared.go(Go::Instead(Box::new(LessonPage::of(stays.id).into())));
        }
    }
}

fn tell(writer: &mut Writer, label: &str, tone: Tone, lesson: &Lesson) {
    let lead = Row::default().with(Tone::Muted, label);
    writer.hanging(&lead, tone, LABEL, &format!("{}: {}", lesson.verb.label(), lesson.text));
}

impl Page for LessonMerge {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::LessonMerge, Scope::Palette, Scope::Writing]
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn awaits_answer(&self) -> bool {
        self.pick.is_waiting() || self.stage != Stage::Picking
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::PaletteRun | Command::SwapWords => self.pick.selected().is_some(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::PaletteUp => self.step(Step::Up, shared),
            Command::PaletteDown => self.step(Step::Down, shared),
            Command::PaletteClose => shared.go(Go::Back),
            Command::PaletteRun => self.take(shared),
            Command::SwapWords => {
                self.stay = if self.stay == Stay::These { Stay::Others } else { Stay::These };
                self.moved(shared);
            }
            _ => {
                if let Some(edit) = writing::edit(command) {
                    self.edit(edit, shared);
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
        self.edit(Edit::Paste(text.to_owned()), shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let area = self.areas(shared).list;
        let place = self.pick.rows.visible().start + usize::from(row.saturating_sub(area.row));
        if !area.holds(column, row) || place >= self.pick.rows.count() {
            return;
        }
        if self.pick.rows.selected() == Some(place) {
            self.perform(Command::PaletteRun, Key::plain(Code::Enter), shared);
        } else {
            self.pick.rows.select(place);
            self.moved(shared);
        }
    }

    fn wheeled(&mut self, rows: i16, shared: &mut Shared) {
        self.pick.rows.scroll(isize::from(rows));
        self.moved(shared);
    }

    fn resized(&mut self, shared: &mut Shared) {
        let areas = self.areas(shared);
        self.pick.query.resize(areas.query.columns, 1);
        self.pick.rows.set_height(areas.list.rows.into());
        self.moved(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Lessons);
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Lessons(lessons, _) => {
                let others = lessons.iter().filter(|told| told.lesson.id != self.lesson.id);
                self.pick.show(others.cloned().collect(), None);
                self.pick.rows.set_height(self.areas(shared).list.rows.into());
                self.moved(shared);
                Heard::Yes
            }
            Reply::Lesson(other, found) if self.stage == Stage::Taking(*other) => {
                self.stage = Stage::Picking;
                match found {
                    Some(story) => self.merge(story, shared),
                    None => shared.warn("That lesson is not there any more."),
                }
                Heard::Yes
            }
            _ => Heard::No,
        }
    }
}
