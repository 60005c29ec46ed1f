//! What is done with what is selected.

use chrono::Datelike;

use super::super::super::command::Command;
use super::super::super::shared::{Go, Shared, Tab};
use super::super::arc::ArcPage;
use super::super::body::BodyAndMind;
use super::super::bounce::BouncePage;
use super::super::goal::GoalPage;
use super::super::lesson::LessonPage;
use super::super::lesson_form::LessonForm;
use super::super::period::PeriodReview;
use super::super::season::SeasonPage;
use super::super::story::Story;
use super::facets::Choice;
use super::{Focus, Lessons};
use crate::content::query;
use crate::domain::change::{Change, Item};
use crate::domain::lesson::Lesson;
use crate::domain::review::ReviewKind;
use crate::domain::search::{Hit, HitSource};

impl Lessons {
    /// Whether the selected hit can be opened.
    pub(super) fn opens(&self) -> bool {
        self.selected().is_some_and(|hit| match hit.source {
            HitSource::Lesson(..)
            | HitSource::Arc(_)
            | HitSource::CheckIn(_)
            | HitSource::Goal(_)
            | HitSource::Step(..)
            | HitSource::Review(..) => true,
            _ => hit.race.is_some(),
        })
    }

    /// Opens the selected hit: the lesson, the arc, the day, the goal, the review, the bounce plan, or the story of the race at
    /// the words that were found; a step without a race is read on the page of its goal, or among the goals.
    pub(super) fn open(&mut self, shared: &mut Shared) {
        let Some(hit @ Hit { source, race, day, .. }) = self.selected() else { return };
        match source {
            HitSource::Lesson(lesson, _) => shared.open(LessonPage::of(lesson.id)),
            HitSource::Arc(arc) => shared.open(ArcPage::of(*arc)),
            HitSource::CheckIn(_) => shared.open(BodyAndMind::on(*day)),
            HitSource::Goal(goal) => shared.open(GoalPage::of(*goal)),
            HitSource::Review(review, _) => match review.kind {
                ReviewKind::Season => shared.open(SeasonPage::of(review.from.year())),
                kind => shared.open(PeriodReview::of(kind)),
            },
            HitSource::Bounce => {
                let Some(race) = race else { return };
                shared.open(BouncePage::of(race.id));
            }
            HitSource::Step(_, Some(goal)) if race.is_none() => shared.open(GoalPage::of(*goal)),
            HitSource::Step(_, None) if race.is_none() => shared.go(Go::Tab(Tab::Goals)),
            HitSource::Answer(..) | HitSource::Race | HitSource::Step(..) => {
                let Some(race) = race else { return };
                shared.open(Story::at(hit, race.id));
            }
        }
        // Who comes back reads on; the letters are commands again.
        self.focus = Focus::Hits;
    }

    /// Changes the selected lesson.
    pub(super) fn act(&mut self, command: Command, shared: &mut Shared) {
        let Some((lesson, _)) = self.selected_lesson() else { return };
        let lesson = lesson.clone();
        match command {
            Command::EditLesson => shared.open(LessonForm::of(lesson)),
            Command::DeleteLesson => shared.throw_away(Item::Lesson(lesson.id), &lesson.text),
            _ => pin(lesson, shared),
        }
    }

    /// The saved search that is selected among the facets.
    pub(super) fn selected_search(&self) -> Option<&String> {
        match self.facets.selected()? {
            Choice::Saved(search) if self.focus == Focus::Facets => Some(search),
            _ => None,
        }
    }

    /// Chooses what is selected among the facets.
    pub(super) fn choose_facet(&mut self, shared: &mut Shared) {
        match self.facets.selected().cloned() {
            Some(Choice::Saved(search)) => self.write_query(&search, shared),
            Some(Choice::Value(facet, id)) => {
                let text = query::toggle(&self.query.text(), facet, &id, &shared.content.causes);
                self.write_query(&text, shared);
            }
            Some(Choice::Others(facet)) => {
                self.facets.unfold(facet);
                self.lay_out(shared);
            }
            None => {}
        }
    }

    /// Keeps what is typed.
    pub(super) fn save_search(&mut self, shared: &mut Shared) {
        let search = self.query.text().trim().to_owned();
        if self.facets.keeps(&search) {
            shared.tell(format!("It is saved already: {search}"));
            return;
        }
        shared.write(Change::SaveSearch { query: search.clone(), at: shared.now.wall });
        let key = shared.settings.keymap.told(Command::NarrowSearch);
        shared.tell(format!("Saved: {search}. It stands first under {key}."));
        // Where the saved ones are not known yet it may have been one of them, which no undo shall take away.
        if self.facets.knows_saved() {
            shared.can_undo(format!("Not saved any more: {search}"), Change::ForgetSearch(search));
        }
    }

    /// Keeps the selected search no more.
    pub(super) fn forget_search(&mut self, shared: &mut Shared) {
        let Some(search) = self.selected_search().cloned() else { return };
        shared.write(Change::ForgetSearch(search.clone()));
        let undo = shared.settings.keymap.told(Command::Undo);
        shared.tell(format!("Not saved any more: {search}. {undo} brings it back."));
        let at = shared.now.wall;
        shared.can_undo(format!("Saved again: {search}"), Change::SaveSearch { query: search, at });
    }
}

/// Pins a lesson, or takes the pin out.
fn pin(lesson: Lesson, shared: &mut Shared) {
    let before = Box::new(lesson);
    let after = Box::new(Lesson { pinned: !before.pinned, ..(*before).clone() });
    let (told, undone) = if after.pinned {
        ("Pinned", "Not pinned any more")
    } else {
        ("Not pinned any more", "Pinned again")
    };
    shared.tell(format!("{told}: {}", before.text));
    shared.write(Change::PutLesson { lesson: after.clone(), base: Some(before.clone()) });
    shared.can_undo(
        format!("{undone}: {}", before.text),
        Change::PutLesson { lesson: before, base: Some(after) },
    );
}
