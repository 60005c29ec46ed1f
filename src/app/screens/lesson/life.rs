//! What is said of a lesson by one key, on its page and on Today: each is written down, and each can be taken back.

use super::super::super::command::Command;
use super::super::super::shared::Shared;
use super::super::lesson_form::LessonForm;
use crate::domain::change::Change;
use crate::domain::id::LessonEventId;
use crate::domain::lesson::{Lesson, LessonEvent, LessonEventKind, LessonStanding, Occasion};

/// Performs a command of [`Scope::CameBack`](super::super::super::command::Scope::CameBack): the answer of a lesson that has
/// come back. Gives the lesson as it is then, where that is another one.
pub fn answer(lesson: &Lesson, command: Command, shared: &mut Shared) -> Option<Lesson> {
    let text = &lesson.text;
    let (kind, told) = match command {
        Command::SayStillTrue => (LessonEventKind::StillTrue, format!("Still true: {text}")),
        Command::SaySooner => (LessonEventKind::Sooner, format!("It comes back in half the time: {text}")),
        Command::SayLater => (LessonEventKind::Later, format!("It comes back in twice the time: {text}")),
        Command::RewordLesson => {
            shared.open(LessonForm::of(lesson.clone()).on(Occasion::CameBack));
            return None;
        }
        Command::RetireAsked => {
            return Some(stand(lesson, LessonStanding::Retired, Occasion::CameBack, shared));
        }
        _ => return None,
    };
    let event = event(lesson, kind, Occasion::CameBack, shared);
    shared.can_undo(format!("It asks again: {text}"), Change::UnlogLesson(event.id));
    shared.write(Change::LogLesson(event));
    shared.tell(told);
    None
}

/// Puts a lesson aside, retires it, or takes it up again; gives it as it is then.
pub fn stand(lesson: &Lesson, standing: LessonStanding, occasion: Occasion, shared: &mut Shared) -> Lesson {
    let after = Lesson { standing, ..lesson.clone() };
    let key = shared.settings.keymap.told(Command::Undo);
    let (kind, told) = match standing {
        LessonStanding::Resting => {
            (LessonEventKind::Rested, "Put aside; a search finds it, and it does not come back unasked")
        }
        LessonStanding::Retired => (LessonEventKind::Retired, "Retired; it stays here with its history"),
        LessonStanding::Active => {
            (LessonEventKind::TakenUp, "Taken up again; it comes back in a week at the earliest")
        }
    };
    let event = event(lesson, kind, occasion, shared);
    shared.can_undo_all(
        format!("As before: {}", lesson.text),
        vec![
            Change::PutLesson { lesson: Box::new(lesson.clone()), base: Some(Box::new(after.clone())) },
            Change::UnlogLesson(event.id),
        ],
    );
    shared.write(Change::PutLesson { lesson: Box::new(after.clone()), base: Some(Box::new(lesson.clone())) });
    shared.write(Change::LogLesson(event));
    shared.tell(format!("{told}. {key} takes that back."));
    after
}

/// Something that happens to a lesson now.
pub fn event(lesson: &Lesson, kind: LessonEventKind, occasion: Occasion, shared: &mut Shared) -> LessonEvent {
    LessonEvent {
        id: LessonEventId(shared.ids.fresh(&shared.now)),
        lesson: lesson.id,
        kind,
        occasion,
        was: None,
        at: shared.now.wall,
    }
}
