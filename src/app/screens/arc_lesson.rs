//! Which lesson helped on the way back of an arc: those of its own races first, then the newest, found by typing.

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
use super::arc::words;
use crate::domain::arc::{HelpfulLesson, RecoveryArc};
use crate::domain::change::Change;
use crate::domain::id::LessonId;
use crate::domain::lesson::TaughtLesson;
use crate::domain::units::days;
use crate::text::editor::Edit;

/// The lessons of the journal, of which one is marked.
#[derive(Debug, Clone, PartialEq)]
pub struct ArcLesson {
    arc: RecoveryArc,
    /// The arc has gone to the trash, or was destroyed.
    pub gone: bool,
    /// All lessons, those of the arc's races first, then the newest.
    pub pick: LessonPick,
    /// The selected lesson as a whole.
    pub detail: Vec<Row>,
}

/// The words that stand before what is searched for.
pub const ASKED: &str = "Which lesson helped?";
/// The selected lesson is told in so many rows at most.
const DETAIL_ROWS: u16 = 4;
/// The list has so many rows at least, where there is room.
const LEAST_ROWS: u16 = 6;
/// So wide is the page at most.
const WIDEST: u16 = 116;
/// The verb of a lesson takes so many columns.
const VERB: usize = 8;
/// From this width on, a row tells the race of its lesson.
const RACE_FROM: u16 = 72;

/// The parts of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// What is searched for.
    pub query: Area,
    /// The lessons.
    pub list: Area,
    /// The selected one as a whole.
    pub detail: Area,
}

impl ArcLesson {
    /// For an arc.
    #[must_use]
    pub fn of(arc: &RecoveryArc) -> Self {
        Self { arc: arc.clone(), gone: false, pick: LessonPick::default(), detail: Vec::new() }
    }

    /// The name of the page.
    #[must_use]
    pub fn title(&self) -> String {
        format!("The lesson · {}", words::name(&self.arc))
    }

    /// Where its parts stand. The list is as long as all lessons are, so that nothing moves while they are searched.
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

    fn is_marked(&self, lesson: LessonId) -> bool {
        self.arc.lesson.as_ref().is_some_and(|marked| marked.id == lesson)
    }

    /// A lesson in a row, and its race for the right end.
    #[must_use]
    pub fn row(&self, told: &TaughtLesson, columns: u16) -> (Row, String) {
        let lesson = &told.lesson;
        let (sign, tone) =
            if self.is_marked(lesson.id) { ("■", Tone::Recovery) } else { ("□", Tone::Muted) };
        let row = Row::default()
            .with(tone, &format!("{sign} "))
            .with(Tone::Muted, &format!("{:VERB$}", lesson.verb.label()))
            .with(Tone::Plain, &lesson.text);
        let race = told.race.as_ref().filter(|_| columns >= RACE_FROM);
        (row, race.map_or_else(String::new, |(name, _)| name.clone()))
    }

    /// Tells the selected lesson as a whole.
    fn moved(&mut self, shared: &Shared) {
        let area = self.areas(shared).detail;
        let mut writer = Writer::new(area.columns.into());
        if let Some(told) = self.pick.selected() {
            let lesson = &told.lesson;
            let lead = Row::default().with(Tone::Muted, &format!("{:VERB$}", lesson.verb.label()));
            writer.hanging(&lead, Tone::Lesson, VERB, &lesson.text);
            if !lesson.trigger.is_empty() {
                writer.text(Tone::Plain, VERB, &lesson.trigger);
            }
            let race = told.race.as_ref().map(|(name, day)| format!("{name}, {}", days::told_short(*day)));
            let key = shared.settings.keymap.told(Command::PaletteRun);
            let marked = self.is_marked(lesson.id).then(|| format!("marked; {key} takes that back"));
            let about: Vec<String> = race.into_iter().chain(marked).collect();
            writer.text(Tone::Muted, VERB, &about.join(" · "));
        }
        let mut rows = writer.done();
        // A long lesson gives up its end rather than what stands below it.
        let most = usize::from(area.rows.min(DETAIL_ROWS)).max(2);
        if rows.len() > most {
            let last = rows.pop();
            rows.truncate(most - 1);
            if let Some(cut) = rows.last_mut() {
                cut.push(Tone::Muted, " …");
            }
            rows.extend(last);
        }
        self.detail = rows;
    }

    fn step(&mut self, step: Step, shared: &Shared) {
        self.pick.rows.step(step);
        self.moved(shared);
    }

    /// Marks the selected lesson, or takes the mark back where it has it.
    fn take(&mut self, shared: &mut Shared) {
        let Some(lesson) = self.pick.selected().map(|told| &told.lesson) else { return };
        let before = Box::new(self.arc.clone());
        let text = &lesson.text;
        let (told, lesson) = if self.is_marked(lesson.id) {
            (format!("Not marked any more: {text}"), None)
        } else {
            let told = Some((lesson.verb, text.clone()));
            (format!("Marked as the lesson that helped: {text}"), Some(HelpfulLesson { id: lesson.id, told }))
        };
        self.arc.lesson = lesson;
        let after = Box::new(self.arc.clone());
        shared.tell(told);
        shared.write(Change::PutArc { arc: after.clone(), base: Some(before.clone()) });
        shared.can_undo(
            format!("As before: {}", words::name(&before)),
            Change::PutArc { arc: before, base: Some(after) },
        );
        shared.go(Go::Back);
    }

    fn edit(&mut self, edit: Edit, shared: &Shared) {
        self.pick.edit(edit);
        self.moved(shared);
    }
}

impl Page for ArcLesson {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Palette, Scope::Writing]
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn awaits_answer(&self) -> bool {
        self.pick.is_waiting() && !self.gone
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        command != Command::PaletteRun || (self.pick.selected().is_some() && !self.gone)
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::PaletteUp => self.step(Step::Up, shared),
            Command::PaletteDown => self.step(Step::Down, shared),
            Command::PaletteClose => shared.go(Go::Back),
            Command::PaletteRun => self.take(shared),
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
            if self.is_enabled(Command::PaletteRun, shared) {
                self.perform(Command::PaletteRun, Key::plain(Code::Enter), shared);
            }
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
        let Reply::Lessons(lessons, history) = reply else {
            return Heard::No;
        };
        let arc = history.arcs.iter().find(|arc| arc.id == self.arc.id);
        self.gone = arc.is_none() && shared.saver.is_clean();
        if let Some(arc) = arc.filter(|_| shared.saver.is_clean()) {
            self.arc = arc.clone();
        }
        let is_own =
            |told: &TaughtLesson| told.lesson.race.is_some_and(|race| self.arc.races.contains(&race));
        let mut lessons = lessons.clone();
        lessons.sort_by_key(|told| !is_own(told));
        self.pick.show(lessons, self.arc.lesson.as_ref().map(|marked| marked.id));
        self.pick.rows.set_height(self.areas(shared).list.rows.into());
        self.moved(shared);
        Heard::Yes
    }
}
