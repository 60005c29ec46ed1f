//! Looking back at a race: one question at a time, every answer kept as it is given, the way back always open.

pub mod cards;
pub mod cues;
pub mod feelings;
mod guard;
mod keeping;
pub mod lines;
mod meanwhile;
mod moving;
pub mod page;
pub mod picks;
pub mod widget;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Effect, Read, Reply};
use super::super::geometry::{self, Area, Cues, DebriefAreas};
use super::super::key::Key;
use super::super::passage::Passage;
use super::super::saver::Kept;
use super::super::shared::{Go, Shared};
use super::story::Story;
use super::wins::Wins;
use super::{Page, Screen};
use crate::content::field::FieldContext;
use crate::content::flow::{self, Circumstances, Question, StageProgress};
use crate::content::prompt::{Fills, Need, Opens};
use crate::domain::change::Change;
use crate::domain::debrief::{self, Answers, QuestionKey, Value};
use crate::domain::id::{DebriefId, RaceId};
use crate::domain::race::Race;
use crate::domain::story::Background;
use crate::domain::units::days;
use crate::text::editor::Editor;
use meanwhile::Meanwhile;
use widget::{Done, Widget};

/// One stage as the rail at the left shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct StageLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whether every question in it was passed.
    pub done: bool,
}

/// The question at hand, as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its key.
    pub key: QuestionKey,
    /// The stage it stands in.
    pub stage: String,
    /// The question.
    pub text: String,
    /// The quiet line under it.
    pub note: Option<String>,
    /// Whether Finish needs it.
    pub needed: bool,
    /// What the race's row knows already.
    given: Option<Value>,
    /// What a field has to know to read what is typed.
    context: FieldContext,
    /// What one key opens from here.
    opens: Option<Opens>,
}

/// The offer to say a harsh sentence as something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Rewrite {
    /// What is offered.
    pub offer: String,
    /// The sentence as it was.
    pub original: String,
}

/// A debrief that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Debrief {
    row: debrief::Debrief,
    race_name: String,
    /// Whether the journal has a row of it.
    begun: bool,
    answers: Answers,
    background: Option<Arc<Background>>,
    more: BTreeSet<String>,
    /// The keys of all questions in order.
    flow: Vec<QuestionKey>,
    at: usize,
    /// The question at hand; `None` before the journal has answered.
    pub asked: Option<Asked>,
    /// What answers it.
    pub widget: Widget,
    /// What is wrong with the answer, once the runner has tried to go on with it.
    pub problem: Option<String>,
    /// An offer that stands in place of the question.
    pub rewrite: Option<Rewrite>,
    offered: BTreeSet<QuestionKey>,
    guard: guard::Guard,
    /// The stages.
    pub stages: Vec<StageLine>,
    /// About how many minutes are left.
    pub minutes_left: f64,
    /// Memory cues for a wide screen.
    pub cues: Passage,
    /// Whether further questions can be asked for in this stage.
    pub has_more: bool,
    has_cues: Cues,
    meanwhile: Meanwhile,
    leaving: bool,
}

impl Debrief {
    /// Begins to look back; `race` is `None` when the debrief will make it.
    #[must_use]
    pub fn begin(race: Option<&Race>, mode: &str, shared: &mut Shared) -> Self {
        let id = DebriefId(shared.ids.fresh(&shared.now));
        let race_id = race.map_or_else(|| RaceId(shared.ids.fresh(&shared.now)), |race| race.id);
        let debrief = debrief::Debrief {
            id,
            race: race_id,
            mode: mode.to_owned(),
            pack: shared.content.pack().stamp(),
            started: shared.now.wall,
            finished: None,
            at: None,
            open_in: None,
        };
        let name = race.map_or("", |race| race.name.as_str());
        Self::of(debrief, name, false)
    }

    /// Goes on with one that was begun.
    #[must_use]
    pub fn resume(debrief: debrief::Debrief, race_name: &str, _shared: &Shared) -> Self {
        Self::of(debrief, race_name, true)
    }

    fn of(debrief: debrief::Debrief, race_name: &str, begun: bool) -> Self {
        Self {
            row: debrief,
            race_name: race_name.to_owned(),
            begun,
            answers: Answers::new(),
            background: None,
            more: BTreeSet::new(),
            flow: Vec::new(),
            at: 0,
            asked: None,
            widget: Widget::Card(Passage::default()),
            problem: None,
            rewrite: None,
            offered: BTreeSet::new(),
            guard: guard::Guard::default(),
            stages: Vec::new(),
            minutes_left: 0.0,
            cues: Passage::default(),
            has_more: false,
            has_cues: Cues::None,
            meanwhile: Meanwhile::default(),
            leaving: false,
        }
    }

    /// The name of the page: the race, and how long ago it was.
    #[must_use]
    pub fn title(&self, shared: &Shared) -> String {
        let answered = self.answers.iter().find_map(|(key, answer)| match &answer.value {
            Some(Value::Text(text)) if Self::fills(key, Fills::Name, shared) => Some(text.clone()),
            _ => None,
        });
        let name = answered.unwrap_or_else(|| self.race_name.clone());
        let mode = shared.content.pack().mode(&self.row.mode).map_or("", |mode| mode.label.as_str());
        let known = self.background.as_ref().and_then(|background| background.race.as_ref());
        let day = known
            .map_or_else(String::new, |race| format!(" · {}", days::told_day(race.date, shared.now.today())));
        if name.is_empty() { mode.to_owned() } else { format!("{name}{day} · {}", mode.to_lowercase()) }
    }

    /// What it has handed over to the disk so far.
    #[must_use]
    pub fn kept(&self) -> Kept {
        if self.begun { Kept::AsTyped } else { Kept::Nothing }
    }

    /// Which question it is, counted from 1, and of how many.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.at + 1, self.flow.len())
    }

    /// The answers so far.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What the journal knows besides.
    #[must_use]
    pub fn background(&self) -> Option<&Background> {
        self.background.as_deref()
    }

    /// The debrief itself.
    #[must_use]
    pub fn debrief(&self) -> &debrief::Debrief {
        &self.row
    }

    fn fills(key: &QuestionKey, fills: Fills, shared: &Shared) -> bool {
        shared.content.pack().prompt(&key.prompt).is_some_and(|prompt| prompt.fills == Some(fills))
    }

    /// Looks at the questions as they are now.
    fn with_questions<T>(
        &self,
        shared: &Shared,
        look: impl FnOnce(&[Question<'_>], &[StageProgress<'_>]) -> T,
    ) -> Option<T> {
        let background = self.background.as_deref()?;
        let circumstances = Circumstances {
            mode: &self.row.mode,
            answers: &self.answers,
            background,
            now: &shared.now,
            more: &self.more,
            units: shared.settings.units,
        };
        let questions = flow::questions(&shared.content, &circumstances);
        let stages = flow::stages(&shared.content, &circumstances);
        Some(look(&questions, &stages))
    }

    /// Where the parts of the page stand.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> DebriefAreas {
        let wanted = self.widget.wanted_columns();
        geometry::debrief(shared.size, wanted, self.has_cues)
    }

    /// Fits everything to the size of the screen.
    fn lay_out(&mut self, shared: &Shared) {
        let areas = self.areas(shared);
        let (text, note) = (self.question_text(shared), self.note_text(shared));
        let page = page::PageLayout::new(areas.question, &text, note.as_deref());
        self.compose_card(page.widget, shared);
        self.widget.resize(page.widget.columns, page.widget.rows);
        let cues = areas.cues.map(|area| (cues::compose(self, shared, area.columns.into()), area.rows));
        if let Some((rows, height)) = cues {
            self.cues.show(rows, height.into());
        }
    }

    fn compose_card(&mut self, area: Area, shared: &Shared) {
        if !matches!(self.widget, Widget::Card(_)) {
            return;
        }
        if self.guard.stands {
            let rows = self.guard_rows(shared, area.columns.saturating_sub(1).into());
            if let Widget::Card(passage) = &mut self.widget {
                passage.show(rows, area.rows.into());
            }
            return;
        }
        let Some(prompt) =
            self.asked.as_ref().and_then(|asked| shared.content.pack().prompt(&asked.key.prompt))
        else {
            return;
        };
        let rows = cards::compose(self, prompt, shared, area.columns.saturating_sub(1).into());
        if let Widget::Card(passage) = &mut self.widget {
            passage.show(rows, area.rows.into());
        }
    }

    /// The question's words, or those of the offer that stands in its place.
    #[must_use]
    pub fn question_text(&self, shared: &Shared) -> String {
        if self.guard.stands {
            return shared.content.guard.reopen.title.clone();
        }
        match (&self.rewrite, &self.asked) {
            (Some(rewrite), _) => rewrite.offer.clone(),
            (None, Some(asked)) => asked.text.clone(),
            (None, None) => String::new(),
        }
    }

    /// The quiet line; below it what the question opens, or what was done there.
    #[must_use]
    pub fn note_text(&self, shared: &Shared) -> Option<String> {
        if self.guard.stands {
            return Some(shared.content.guard.reopen.text.clone());
        }
        if self.rewrite.is_some() {
            return Some("Change it or leave it as it is; both are fine.".to_owned());
        }
        let note = self.asked.as_ref().and_then(|asked| asked.note.clone());
        let lines: Vec<String> = note.into_iter().chain(self.opens_text(shared)).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn pause(&mut self, shared: &mut Shared) {
        shared.go(Go::Back);
        if self.begun && self.row.finished.is_none() {
            shared.tell("It waits on Today, as you left it.");
        } else if self.begun {
            let key = shared.settings.keymap.told(Command::EditDebrief);
            shared.tell(format!("Kept. The story takes it over at the end of the debrief; {key} goes on."));
        }
    }

    fn changed(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Nothing => {}
            Done::Changed => {
                self.problem = None;
                self.keep(shared);
            }
            Done::Answered => self.next(shared),
        }
    }
}

impl Page for Debrief {
    fn scopes(&self) -> Vec<Scope> {
        let mut scopes = self.widget.scopes();
        if self.guard.stands {
            scopes.insert(0, Scope::Reopened);
        }
        if !scopes.contains(&Scope::Palette) {
            scopes.push(Scope::Debrief);
        }
        scopes
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn awaits_answer(&self) -> bool {
        self.background.is_none()
    }

    fn is_enabled(&self, command: Command, shared: &Shared) -> bool {
        match command {
            Command::AddFact => self.offers(command, shared),
            Command::OpenMeanwhile if self.guard.stands => false,
            _ if self.guard.stands => true,
            Command::Previous | Command::PreviousStage => self.at > 0 || self.rewrite.is_some(),
            Command::MoreQuestions => self.has_more && self.rewrite.is_none(),
            Command::OpenMeanwhile => self.opens().is_some(),
            Command::NextVerb => matches!(&self.widget, Widget::Lines(field) if field.has_verbs()),
            Command::Skip => !matches!(self.widget, Widget::Card(_)),
            Command::ExternalEditor => matches!(self.widget, Widget::Page(_)),
            Command::ScaleTen => !matches!(&self.widget, Widget::Scale(scale) if scale.max < 10),
            Command::PickFind => !matches!(&self.widget, Widget::Pick(list) if list.choices.len() < 10),
            Command::PickToggle => {
                !matches!(&self.widget, Widget::Pick(list) if list.manner == picks::Manner::One)
            }
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) {
        if self.guard.stands && self.pass_guard(command, shared) {
            return;
        }
        match command {
            Command::Next => self.next(shared),
            Command::Previous => self.previous(shared),
            Command::Skip => self.skip(shared),
            Command::Pause => self.pause(shared),
            Command::NextStage => self.stage(1, shared),
            Command::PreviousStage => self.stage(-1, shared),
            Command::MoreQuestions => self.toggle_more(shared),
            Command::WinsMeanwhile => {
                self.keep(shared);
                shared.open(Wins::meanwhile());
            }
            Command::OpenMeanwhile => self.open_meanwhile(shared),
            Command::ExternalEditor => {
                if let Some(text) = self.widget.editor().map(Editor::text) {
                    shared.ask(Effect::Edit(text));
                }
            }
            command => {
                let done = self.widget.perform(command, key, shared);
                self.changed(done, shared);
            }
        }
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        if self.guard.stands && self.pass_guard(Command::Accept, shared) {
            return;
        }
        let done = self.widget.typed(key, shared);
        self.changed(done, shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        let done = self.widget.pasted(text, shared);
        self.changed(done, shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let areas = self.areas(shared);
        if let Some(rail) = areas.stages
            && rail.holds(column, row)
        {
            let stage = self.stages.get(usize::from(row - rail.row)).map(|stage| stage.id.clone());
            self.keep(shared);
            let first = self.with_questions(shared, |questions, _| {
                questions
                    .iter()
                    .find(|question| Some(&question.stage.id) == stage.as_ref())
                    .map(|found| found.key.clone())
            });
            if let Some(Some(key)) = first {
                self.move_to(&key, shared);
            }
            return;
        }
        let page = page::PageLayout::new(
            areas.question,
            &self.question_text(shared),
            self.note_text(shared).as_deref(),
        );
        if page.widget.holds(column, row)
            && let Widget::Page(editor) = &mut self.widget
        {
            editor.set_cursor_at(column.saturating_sub(page.widget.column + 2), row - page.widget.row);
        }
    }

    fn dragged(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let areas = self.areas(shared);
        let page = page::PageLayout::new(
            areas.question,
            &self.question_text(shared),
            self.note_text(shared).as_deref(),
        );
        if let (Widget::Page(editor), true) = (&mut self.widget, page.widget.holds(column, row)) {
            editor.select_to_at(column.saturating_sub(page.widget.column + 2), row - page.widget.row);
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        match &mut self.widget {
            Widget::Card(passage) => passage.scroll(isize::from(rows)),
            Widget::Pick(list) => list.rows.scroll(isize::from(rows)),
            _ => {}
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.lay_out(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        if self.background.is_none() {
            shared.read(Read::Debrief { debrief: self.row.id, race: self.row.race });
        } else {
            self.look_what_was_done(shared);
        }
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        if let Reply::History(since, history) = reply {
            return if self.learn(*since, history, shared) { Heard::Yes } else { Heard::No };
        }
        let Reply::Debrief { debrief: id, found, background, open_elsewhere } = reply else {
            return Heard::No;
        };
        if *id != self.row.id {
            return Heard::No;
        }
        if self.background.is_some() {
            return Heard::Yes;
        }
        if let Some((debrief, answers)) = found {
            self.row = debrief.clone();
            self.answers = answers.clone();
            self.begun = true;
        } else if self.begun {
            shared.warn("This debrief is in the trash, or was ended in another window.");
            self.begun = false;
            shared.go(Go::Back);
            return Heard::Yes;
        }
        let known = flow::prefill(&shared.content, background, shared.settings.units);
        if self.row.finished.is_some() {
            // The race may have been corrected since: its row is what counts now, not what was answered then.
            self.answers.retain(|key, answer| {
                !known.iter().any(|(fact, value)| fact == key && answer.value.as_ref() != Some(value))
            });
        }
        self.background = Some(Arc::clone(background));
        // How the cues wrap does not matter to whether there are any.
        let nothing = cues::compose(self, shared, 30).is_empty();
        self.has_cues = if nothing { Cues::None } else { Cues::Some };
        if *open_elsewhere {
            shared.warn(
                "This is open in another window too. What is written last at a question is what stays.",
            );
        }
        let at = self.row.at.clone().filter(|_| self.row.finished.is_none());
        // The question where the runner left may be one that is asked on request only.
        let prompt = at.as_ref().and_then(|key| shared.content.pack().prompt(&key.prompt));
        if let Some(prompt) = prompt.filter(|prompt| prompt.need == Need::More) {
            self.more.extend(prompt.stages.iter().cloned());
        }
        self.ask(at.as_ref(), shared);
        self.guard_stage(shared);
        Heard::Yes
    }

    fn edited(&mut self, result: Result<String, String>, shared: &mut Shared) {
        match result {
            Err(line) => shared.warn(line),
            Ok(text) => {
                let text = crate::text::sanitise::incoming(&text);
                if let Widget::Page(editor) = &mut self.widget {
                    editor.set_text(&text);
                    self.changed(Done::Changed, shared);
                }
            }
        }
    }

    fn leaving(&mut self, shared: &mut Shared) {
        if self.leaving {
            return;
        }
        self.keep(shared);
        if self.begun {
            self.row.at = self.asked.as_ref().map(|asked| asked.key.clone());
            if self.row.finished.is_none() {
                shared.write(Change::PutDebrief(self.row.clone()));
            }
            shared.ask(Effect::Release(self.row.id));
        }
    }
}
