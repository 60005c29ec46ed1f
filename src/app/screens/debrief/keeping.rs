//! Keeping answers as they are given, and what becomes of them at the end.

use super::widget::Widget;
use super::{Debrief, Rewrite, Screen, Story};
use crate::app::effect::Effect;
use crate::app::shared::{Go, Shared};
use crate::content::field::{self, FieldContext};
use crate::content::flow::{Circumstances, Question};
use crate::content::harvest::harvest;
use crate::content::prompt::Fills;
use crate::content::suggest::rewrite_offer;
use crate::domain::change::Change;
use crate::domain::debrief::{Answer, QuestionKey, Value};
use crate::domain::race::RaceKind;
use crate::text::editor::Editor;

impl Debrief {
    /// What a field has to know: the kind of race and its length, as they were answered or are known.
    pub(super) fn field_context(&self, questions: &[Question<'_>], shared: &Shared) -> FieldContext {
        let known = |fills: Fills| {
            let question = questions.iter().find(|question| question.prompt.fills == Some(fills))?;
            let answer = self.answers.get(&question.key);
            answer.map_or(question.given.as_ref(), |answer| answer.value.as_ref())
        };
        let race = self.background.as_ref().and_then(|background| background.race.as_ref());
        let kind = match known(Fills::Kind) {
            Some(Value::Pick(id)) => RaceKind::from_id(id),
            _ => race.and_then(|race| race.kind),
        };
        let distance = match known(Fills::Distance) {
            Some(Value::Distance(distance)) => Some(*distance),
            _ => race.and_then(|race| race.distance),
        };
        FieldContext { units: shared.settings.units, today: shared.now.today(), kind, distance }
    }

    /// Keeps the answer as it stands in the widget. Gives the reason when it cannot be read.
    pub(super) fn keep(&mut self, shared: &mut Shared) -> Option<String> {
        // While the guard's card stands there is no answer to be read.
        if self.guard.stands {
            return None;
        }
        let asked = self.asked.as_ref()?;
        let content = shared.content.clone();
        let prompt = content.pack().prompt(&asked.key.prompt)?;
        let (value, problem) =
            self.widget.value(prompt, &|text: &str| field::read(prompt, text, &asked.context));
        // A field that is needed says so when it is passed empty.
        let empty = Value::Text(String::new());
        let missing = || field::check(prompt, &empty, &asked.context).err();
        let problem = problem.or_else(|| if value.is_none() { missing() } else { None });
        let unchanged = match self.answers.get(&asked.key) {
            Some(answer) => answer.value == value,
            // What the race's row knows already needs no answer of its own.
            None => asked.given == value,
        };
        if !unchanged {
            let question = asked.text.clone();
            let answer = Answer { key: asked.key.clone(), question, value, at: shared.now.wall };
            self.answers.insert(asked.key.clone(), answer.clone());
            if prompt.keep {
                self.begin_row(shared);
                shared.write_at_pause(Change::PutAnswer { debrief: self.row.id, answer });
            }
        }
        problem
    }

    /// The journal gets a row of the debrief with its first answer, so that one that was only looked at leaves none.
    pub(super) fn begin_row(&mut self, shared: &mut Shared) {
        if !self.begun {
            self.begun = true;
            shared.write_at_pause(Change::PutDebrief(self.row.clone()));
        }
    }

    /// The question is passed without an answer: remembered, so that it is not asked again on coming back.
    pub(super) fn pass(&mut self, shared: &mut Shared) {
        let Some(asked) = &self.asked else { return };
        let key = asked.key.clone();
        if self.answers.contains_key(&key) || asked.given.is_some() {
            return;
        }
        // That a card was read is remembered while the debrief is open, and nowhere else.
        let card = matches!(self.widget, Widget::Card(_));
        let keeps = shared.content.pack().prompt(&key.prompt).is_some_and(|prompt| prompt.keep);
        let answer =
            Answer { key: key.clone(), question: asked.text.clone(), value: None, at: shared.now.wall };
        self.answers.insert(key, answer.clone());
        if keeps && !card && self.begun {
            shared.write_at_pause(Change::PutAnswer { debrief: self.row.id, answer });
        }
    }

    pub(super) fn offer_rewrite(&mut self, key: &QuestionKey, shared: &Shared) -> bool {
        let Some(Value::Text(text)) = self.answers.get(key).and_then(|answer| answer.value.as_ref()) else {
            return false;
        };
        if self.offered.contains(key) {
            return false;
        }
        let Some(offer) = rewrite_offer(&shared.content, text) else {
            return false;
        };
        let (offer, original) = (offer.to_owned(), text.clone());
        // The sentence is said again in a page of its own; it is the same answer, and is kept like any other.
        self.widget = Widget::Page(Editor::page(&original));
        self.rewrite = Some(Rewrite { offer, original });
        self.offered.insert(key.clone());
        self.lay_out(shared);
        true
    }

    /// Leaves the sentence as it was before the offer.
    pub(super) fn decline_rewrite(&mut self, shared: &mut Shared) {
        if let Some(rewrite) = self.rewrite.take() {
            self.widget = Widget::Page(Editor::page(&rewrite.original));
            self.keep(shared);
        }
    }

    pub(super) fn finish(&mut self, shared: &mut Shared) {
        let Some(background) = &self.background else {
            return;
        };
        let circumstances = Circumstances {
            mode: &self.row.mode,
            answers: &self.answers,
            background,
            now: &shared.now,
            more: &self.more,
            units: shared.settings.units,
        };
        let harvested = harvest(&shared.content, &self.row, &circumstances, &mut shared.ids);
        match harvested {
            Ok(harvest) => {
                self.begin_row(shared);
                let race = self.row.race;
                let story = if harvest.arc.is_some() { Story::of_setback(race) } else { Story::of(race) };
                shared.write(Change::Finish(Box::new(harvest)));
                shared.ask(Effect::Release(self.row.id));
                self.leaving = true;
                shared.go(Go::Instead(Box::new(Screen::from(story))));
            }
            Err(missing) => {
                if let Some((key, line)) = missing.into_iter().next() {
                    self.move_to(&key, shared);
                    self.problem = Some(line);
                }
            }
        }
    }
}
