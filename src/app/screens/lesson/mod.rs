//! One lesson: what it says, where it stands, where it came from, and what became of it in races.

mod compose;
pub mod life;
pub mod words;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry;
use super::super::key::{Code, Key};
use super::super::rows::Step;
use super::super::shared::{Go, Shared};
use super::super::sheet::Sheet;
use super::Page;
use super::arc::ArcPage;
use super::lesson_form::LessonForm;
use super::lesson_merge::LessonMerge;
use super::story::Story;
use crate::domain::change::{self, Change};
use crate::domain::id::{ArcId, LessonId, RaceId};
use crate::domain::lesson::{Lesson, LessonStanding, LessonUse, Occasion, UseVerdict};
use crate::domain::lesson_story::{FORGOTTEN_OFTEN, LessonInRace, LessonStory};

/// Something on the page that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// That the trigger may want other words.
    Trigger,
    /// The lesson that it is a part of.
    Into(LessonId),
    /// The race that taught it.
    Origin(RaceId),
    /// A race in which it was shown or may have been used.
    Race(RaceId),
    /// A lesson that is a part of it.
    Part(LessonId),
    /// An arc in which it helped.
    Arc(ArcId),
}

/// One lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonPage {
    /// Which.
    pub id: LessonId,
    /// What the journal says, with what was changed here and is still on its way to the disk; `None` before the first answer.
    story: Option<Box<LessonStory>>,
    /// Whether it was opened from where it asks whether it is still true.
    was_asked: bool,
    /// Whether it has come back and waits for an answer.
    asks: bool,
    /// It has gone to the trash, or was destroyed.
    pub gone: bool,
    /// What can be selected, in the order of the page.
    pub items: Vec<Item>,
    /// The page as it is read.
    pub sheet: Sheet,
}

impl LessonPage {
    /// A lesson.
    #[must_use]
    pub fn of(lesson: LessonId) -> Self {
        Self {
            id: lesson,
            story: None,
            was_asked: false,
            asks: false,
            gone: false,
            items: Vec::new(),
            sheet: Sheet::default(),
        }
    }

    /// A lesson that is one of the few that ask these days. Only then its page asks, too: whoever comes to it by themselves,
    /// and changes it, has answered nothing.
    #[must_use]
    pub fn asked(lesson: LessonId) -> Self {
        Self { was_asked: true, ..Self::of(lesson) }
    }

    fn compose(&mut self, shared: &Shared) {
        let Some(story) = &self.story else { return };
        let body = geometry::body(shared.size);
        let selected = self.selected();
        self.items = collect(story);
        self.asks = self.was_asked && story.is_asking(shared.now.today());
        let pane =
            compose::page(story, &self.items, self.occasion(), (shared, body.columns.saturating_sub(2)));
        self.sheet.show(pane, body.rows);
        // What is said of one thing may bring another one in before it: the key that follows is still meant for the first.
        if let Some(place) = selected.and_then(|was| self.items.iter().position(|item| *item == was))
            && self.sheet.selected() != Some(place)
        {
            self.sheet.select(place);
        }
    }

    fn selected(&self) -> Option<Item> {
        self.items.get(self.sheet.selected()?).copied()
    }

    fn selected_race(&self) -> Option<RaceId> {
        match self.selected() {
            Some(Item::Race(race)) => Some(race),
            _ => None,
        }
    }

    /// Whether something was said of it in the selected race.
    fn is_said(&self) -> bool {
        let race = self.selected_race();
        let mut races = self.story.iter().flat_map(|story| &story.races);
        races.any(|one| Some(one.race.id) == race && !one.said.is_empty())
    }

    fn open(&self, shared: &mut Shared) {
        match self.selected() {
            Some(Item::Trigger) => self.edit_trigger(shared),
            Some(Item::Into(lesson) | Item::Part(lesson)) => shared.open(Self::of(lesson)),
            Some(Item::Origin(race) | Item::Race(race)) => shared.open(Story::of(race)),
            Some(Item::Arc(arc)) => shared.open(ArcPage::of(arc)),
            None => {}
        }
    }

    /// On whose account something happens to the lesson: while it asks, whatever is done to it is its answer.
    fn occasion(&self) -> Occasion {
        if self.asks { Occasion::CameBack } else { Occasion::OwnAccord }
    }

    fn edit(&self, shared: &mut Shared) {
        if let Some(story) = &self.story {
            let form = LessonForm::of(story.lesson.clone()).on(self.occasion());
            shared.open(form);
        }
    }

    fn edit_trigger(&self, shared: &mut Shared) {
        if let Some(story) = &self.story {
            let form = LessonForm::at_trigger(story.lesson.clone()).on(self.occasion());
            shared.open(form);
        }
    }

    fn pin(&mut self, shared: &mut Shared) {
        let Some(story) = &mut self.story else { return };
        let before = Box::new(story.lesson.clone());
        story.lesson.pinned = !before.pinned;
        let after = Box::new(story.lesson.clone());
        shared.write(Change::PutLesson { lesson: after.clone(), base: Some(before.clone()) });
        let text = before.text.clone();
        shared.tell(if after.pinned {
            format!("Pinned: {text}")
        } else {
            format!("Not pinned any more: {text}")
        });
        shared
            .can_undo(format!("As before: {text}"), Change::PutLesson { lesson: before, base: Some(after) });
        self.compose(shared);
    }

    /// Lets the lesson stand so, or takes it up again where it stands so already.
    fn stand(&mut self, standing: LessonStanding, shared: &mut Shared) {
        let occasion = self.occasion();
        let Some(story) = &mut self.story else { return };
        let standing = if story.lesson.standing == standing { LessonStanding::Active } else { standing };
        let occasion = if standing == LessonStanding::Active { Occasion::OwnAccord } else { occasion };
        story.lesson = life::stand(&story.lesson, standing, occasion, shared);
        self.compose(shared);
    }

    fn answer(&mut self, command: Command, shared: &mut Shared) {
        let Some(story) = &mut self.story else { return };
        if let Some(lesson) = life::answer(&story.lesson, command, shared) {
            story.lesson = lesson;
        } else if command != Command::RewordLesson {
            // It does not ask twice; the day on which it comes back is told once the answer is on the disk.
            story.due = None;
        }
        self.compose(shared);
    }

    /// What a key more says of the selected race: the verdict after the one that stands.
    fn next_verdict(&self) -> UseVerdict {
        let stands = self
            .selected_race()
            .zip(self.story.as_ref())
            .and_then(|(race, story)| story.races.iter().find(|one| one.race.id == race)?.verdict());
        let all = UseVerdict::ALL;
        let next = stands.and_then(|stands| all.iter().position(|one| *one == stands)).map_or(0, |at| at + 1);
        all[next % all.len()]
    }

    /// Says what became of it in the selected race.
    fn say(&mut self, verdict: UseVerdict, shared: &mut Shared) {
        let Some((race, story)) = self.selected_race().zip(self.story.as_mut()) else { return };
        let lesson = story.lesson.id;
        let used = LessonUse { lesson, race, debrief: None, verdict, at: shared.now.wall };
        let known = story.races.iter().position(|one| one.race.id == race);
        let place = known.unwrap_or(story.races.len());
        if known.is_none() {
            let Some(unsaid) = story.unsaid.iter().position(|other| other.id == race) else { return };
            let race = story.unsaid.remove(unsaid);
            story.races.push(LessonInRace { race, shown: None, said: Vec::new() });
        }
        let one = &mut story.races[place];
        if one.race.date > shared.now.today() {
            shared.tell(format!("{} is still ahead.", one.race.name));
            return;
        }
        let before = one.said.iter().find(|other| other.lesson == lesson).cloned();
        one.said.retain(|other| other.lesson != lesson);
        one.said.push(used.clone());
        let name = one.race.name.clone();
        shared.write(Change::PutUse(used));
        shared.tell(format!("{}: {name}.", words::verdict_told(verdict)));
        let undo = before.map_or(Change::DropUse { lesson, race }, Change::PutUse);
        shared.can_undo(format!("As before: {name}"), undo);
        self.compose(shared);
    }

    /// Takes back what was said of it, and of its parts, in the selected race.
    fn drop_use(&mut self, shared: &mut Shared) {
        let Some((race, story)) = self.selected_race().zip(self.story.as_mut()) else { return };
        let Some(one) = story.races.iter_mut().find(|one| one.race.id == race) else { return };
        let said = std::mem::take(&mut one.said);
        if said.is_empty() {
            return;
        }
        for used in &said {
            shared.write(Change::DropUse { lesson: used.lesson, race });
        }
        let name = &one.race.name;
        shared.tell(format!("Taken back: {name}."));
        shared.can_undo_all(format!("As before: {name}"), said.into_iter().map(Change::PutUse).collect());
        self.compose(shared);
    }

    fn take_apart(&mut self, shared: &mut Shared) {
        let Some((Item::Part(part), story)) = self.selected().zip(self.story.as_mut()) else { return };
        let Some(place) = story.parts.iter().position(|told| told.lesson.id == part) else { return };
        let text = story.parts.remove(place).lesson.text;
        shared.write(Change::MergeLesson { lesson: part, into: None });
        shared.tell(format!("A lesson of its own again: {text}"));
        shared.can_undo(
            format!("Together again: {text}"),
            Change::MergeLesson { lesson: part, into: Some(self.id) },
        );
        self.compose(shared);
    }

    fn delete(&mut self, shared: &mut Shared) {
        let Some(story) = &self.story else { return };
        let text = story.lesson.text.clone();
        shared.throw_away(change::Item::Lesson(self.id), &text);
        shared.go(Go::Back);
    }

    fn lesson(&self) -> Option<&Lesson> {
        self.story.as_ref().filter(|_| !self.gone).map(|story| &story.lesson)
    }
}

/// Everything that can be selected: races newest first.
fn collect(story: &LessonStory) -> Vec<Item> {
    let mut items = Vec::new();
    items.extend((story.forgotten() >= FORGOTTEN_OFTEN).then_some(Item::Trigger));
    items.extend(story.into.as_ref().map(|into| Item::Into(into.id)));
    items.extend(story.race.as_ref().map(|race| Item::Origin(race.id)));
    let told = story.races.iter().map(|one| &one.race);
    let mut races: Vec<_> = told.chain(&story.unsaid).map(|race| (race.date, race.id)).collect();
    races.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    items.extend(races.into_iter().map(|(_, race)| Item::Race(race)));
    items.extend(story.parts.iter().map(|told| Item::Part(told.lesson.id)));
    items.extend(story.arcs.iter().map(|arc| Item::Arc(arc.id)));
    items
}

impl Page for LessonPage {
    fn scopes(&self) -> Vec<Scope> {
        let asks = self.asks.then_some(Scope::CameBack);
        let race = self.selected_race().map(|_| Scope::LessonRace);
        asks.into_iter().chain(race).chain([Scope::Lesson, Scope::LessonPage, Scope::Rows]).collect()
    }

    fn awaits_answer(&self) -> bool {
        self.story.is_none() && !self.gone
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        let Some(lesson) = self.lesson() else {
            return !matches!(
                command.entry().scope,
                Scope::Lesson | Scope::LessonPage | Scope::CameBack | Scope::LessonRace
            ) && command != Command::Open;
        };
        let is_part = self.story.as_ref().is_some_and(|story| story.into.is_some());
        match command {
            Command::Open => self.selected().is_some(),
            Command::TakeApart => matches!(self.selected(), Some(Item::Part(_))),
            Command::MergeLesson | Command::PinLesson | Command::RestLesson | Command::RetireLesson
                if is_part =>
            {
                false
            }
            Command::RestLesson => lesson.standing != LessonStanding::Retired,
            Command::DropUse => self.is_said(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Back => shared.go(Go::Back),
            Command::Open => self.open(shared),
            Command::EditLesson => self.edit(shared),
            Command::EditTrigger => self.edit_trigger(shared),
            Command::PinLesson => self.pin(shared),
            Command::RestLesson => self.stand(LessonStanding::Resting, shared),
            Command::RetireLesson => self.stand(LessonStanding::Retired, shared),
            Command::MergeLesson => {
                if let Some(story) = &self.story {
                    shared.open(LessonMerge::of(story));
                }
            }
            Command::TakeApart => self.take_apart(shared),
            Command::DeleteLesson => self.delete(shared),
            Command::SayUse => {
                let verdict = self.next_verdict();
                self.say(verdict, shared);
            }
            Command::DropUse => self.drop_use(shared),
            Command::SayStillTrue
            | Command::SaySooner
            | Command::SayLater
            | Command::RewordLesson
            | Command::RetireAsked => self.answer(command, shared),
            _ => {
                if let Some(step) = Step::of(command) {
                    self.sheet.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let body = geometry::body(shared.size);
        if !body.holds(column, row) {
            return;
        }
        if let Some(item) = self.sheet.item_at(column - body.column, row - body.row) {
            let again = self.sheet.selected() == Some(item);
            self.sheet.select(item);
            if again && self.is_enabled(Command::Open, shared) {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
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
        shared.read(Read::Lesson(self.id));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Lesson(lesson, found) if *lesson == self.id => {
                // What was changed here and is still on its way is newer than this answer; another one follows it.
                let is_clean = shared.saver.is_clean();
                match found {
                    Some(story) if is_clean || self.story.is_none() => {
                        self.gone = false;
                        self.story = Some(story.clone());
                    }
                    Some(_) => {}
                    None => self.gone = is_clean,
                }
                self.compose(shared);
                Heard::Yes
            }
            _ => Heard::No,
        }
    }
}
