//! What one key does in the review of a week or a month.

use super::super::super::command::Command;
use super::super::super::key::Key;
use super::super::super::rows::Step;
use super::super::super::shared::{Go, Shared};
use super::super::review::GoalReview;
use super::answering::Part;
use super::steps::Left;
use super::{Item, PeriodReview, page, steps};
use crate::content::reviews::{Ask, ReviewQuestion};
use crate::domain::change::Change;
use crate::domain::debrief::Value;
use crate::domain::lesson::Lesson;

impl PeriodReview {
    pub(super) fn open(&mut self, shared: &mut Shared) {
        match self.selected() {
            Some(Item::Question(place)) => {
                let Some(question) = self.question(place) else { return };
                if question.ask.is_written() {
                    self.write(&question, Part::Whole, shared);
                } else if question.ask == Ask::Goals {
                    shared.open(GoalReview::default());
                } else if question.ask == Ask::Alignment {
                    self.open_check(shared);
                }
            }
            Some(Item::Win(place)) => {
                if let Some(question) = self.question_of(&Ask::Wins) {
                    self.write(&question, Part::Line(Some(place)), shared);
                }
            }
            Some(Item::NewWin) => {
                if let Some(question) = self.question_of(&Ask::Wins) {
                    self.write(&question, Part::Line(None), shared);
                }
            }
            Some(Item::Lesson(_)) => self.keep_in_view(shared),
            Some(Item::MoreLessons) => {
                self.all_lessons = true;
                let first = self.items.iter().filter(|item| matches!(item, Item::Lesson(_))).count();
                self.compose(shared);
                self.select(Item::Lesson(first));
            }
            Some(Item::Step(_)) | None => {}
        }
    }

    pub(super) fn write(&mut self, question: &ReviewQuestion, part: Part, shared: &mut Shared) {
        self.answering.write(question, part);
        self.compose(shared);
    }

    /// The answer is left; what was typed is kept.
    pub(super) fn leave_writing(&mut self, shared: &mut Shared) {
        if self.answering.writing.is_some() {
            self.answering.leave(shared);
            self.compose(shared);
        }
    }

    /// To the next thing, or the one before; where that is written, it is begun.
    pub(super) fn go_on(&mut self, toward: Step, shared: &mut Shared) {
        let here = self.written_item().or(self.selected());
        let place = here.and_then(|here| self.items.iter().position(|item| *item == here)).unwrap_or(0);
        let next = match toward {
            Step::Up => place.checked_sub(1),
            _ => Some(place + 1),
        };
        let next = next.and_then(|next| self.items.get(next).copied());
        self.leave_writing(shared);
        let Some(next) = next else { return };
        self.select(next);
        let is_written = match next {
            Item::Question(place) => self.question(place).is_some_and(|question| question.ask.is_written()),
            Item::NewWin => true,
            _ => false,
        };
        if is_written {
            self.open(shared);
        }
    }

    pub(super) fn choose(&mut self, pressed: (Command, Key), shared: &mut Shared) {
        let Some(question) = self.selected_question() else { return };
        let history = self.history.as_ref().map(|(history, _)| &**history);
        let choices = page::choices(&question, history, self.answering.span);
        self.answering.choose(pressed, &question, &choices, shared);
        self.compose(shared);
    }

    pub(super) fn decide(&mut self, command: Command, shared: &mut Shared) {
        let (Some(Item::Step(place)), Some(verdict)) = (self.selected(), steps::verdict(command)) else {
            return;
        };
        let begun = self.answering.begin(shared);
        let span = self.answering.span;
        let review = self.answering.review.clone();
        if let (Some(known), Some(review)) = (self.steps.get_mut(place), review) {
            let left = steps::decide(known, verdict, (&review, begun.taken_back()), span, shared);
            if left == Left::Open {
                self.answering.drop_where_empty(shared);
            }
        }
        self.compose(shared);
        // A decision goes on to the next step, as long as nothing has been decided about that.
        let next_waits = self.steps.get(place + 1).is_some_and(|known| known.decided.is_none());
        if next_waits && command != Command::WeekStepMoved {
            self.select(Item::Step(place + 1));
        }
    }

    pub(super) fn keep_in_view(&mut self, shared: &mut Shared) {
        let Some(Item::Lesson(place)) = self.selected() else { return };
        let lesson = self.lessons().get(place).copied().cloned();
        let (Some(lesson), Some(question)) = (lesson, self.question_of(&Ask::Lesson)) else { return };
        let id = lesson.id.to_string();
        if self.answering.value(&question.id) == Some(&Value::Pick(id.clone())) {
            self.answering.set(&question, None, shared);
            shared.tell("Not chosen any more; it stays pinned until its own page takes that back.");
        } else {
            let pinned = Lesson { pinned: true, ..lesson.clone() };
            let undone = if lesson.pinned {
                Vec::new()
            } else {
                let (new, old) = (Box::new(pinned), Box::new(lesson.clone()));
                shared.write(Change::PutLesson { lesson: new.clone(), base: Some(old.clone()) });
                vec![Change::PutLesson { lesson: old, base: Some(new) }]
            };
            self.answering.set_with(&question, Some(Value::Pick(id)), undone, shared);
            shared.tell(format!("In view from now on: {}", lesson.text));
            if let Some(basis) = &mut self.basis {
                for told in basis.lessons.iter_mut().filter(|told| told.lesson.id == lesson.id) {
                    told.lesson.pinned = true;
                }
            }
        }
        self.compose(shared);
        let now = self.lessons().iter().position(|other| other.id == lesson.id);
        if let Some(now) = now {
            self.select(Item::Lesson(now));
        }
    }

    /// Whether the selected answer can become a small step: it says something, and there is none of its words yet.
    pub(super) fn can_make_step(&self) -> bool {
        let Some(question) = self.selected_question().filter(|question| question.ask == Ask::Step) else {
            return false;
        };
        let Some(Value::Text(text)) = self.answering.value(&question.id) else { return false };
        let is_it = |step: &crate::domain::goal::Step| step.text == *text;
        let steps = self.basis.iter().flat_map(|basis| &basis.goals.loose);
        !steps.chain(self.steps.iter().map(|known| &known.step)).any(is_it)
    }

    pub(super) fn make_step(&mut self, shared: &mut Shared) {
        let Some(question) = self.selected_question() else { return };
        let Some(Value::Text(text)) = self.answering.value(&question.id).cloned() else { return };
        steps::make(&text, self.answering.span, shared);
        self.compose(shared);
    }

    pub(super) fn finish(&mut self, shared: &mut Shared) {
        self.answering.finish(shared);
        let key = shared.settings.keymap.told(Command::Undo);
        shared.tell(format!("The {} is looked back at. {key} opens it again.", self.kind.label()));
        shared.go(Go::Back);
    }
}
