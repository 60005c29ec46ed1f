//! A lesson that is found by typing among all of the journal.

use super::finding::{Findable, folded};
use super::rows::Rows;
use crate::domain::id::LessonId;
use crate::domain::lesson::TaughtLesson;
use crate::text::editor::{Edit, Editor};

/// The lessons, what is typed, and those that fit it.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonPick {
    /// All that can be picked, in the order in which they are offered; `None` before the first answer.
    lessons: Option<Vec<TaughtLesson>>,
    /// The words of each of them, to be found.
    findable: Vec<Findable>,
    /// What is searched for.
    pub query: Editor,
    /// The lessons that fit it, as places among all.
    hits: Vec<usize>,
    /// What the hits were found for.
    found_for: String,
    /// The selection among the hits.
    pub rows: Rows,
}

impl Default for LessonPick {
    fn default() -> Self {
        Self {
            lessons: None,
            findable: Vec::new(),
            query: Editor::line(""),
            hits: Vec::new(),
            found_for: String::new(),
            rows: Rows::default(),
        }
    }
}

impl LessonPick {
    /// How many lessons there are, whether they fit or not.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lessons.as_ref().map_or(0, Vec::len)
    }

    /// Whether the journal has answered, and holds no lesson.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lessons.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether it waits for its first answer.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.lessons.is_none()
    }

    /// A lesson among those that fit.
    #[must_use]
    pub fn hit(&self, place: usize) -> Option<&TaughtLesson> {
        self.lessons.as_ref()?.get(*self.hits.get(place)?)
    }

    /// The selected one.
    #[must_use]
    pub fn selected(&self) -> Option<&TaughtLesson> {
        self.hit(self.rows.selected()?)
    }

    /// Shows these lessons. What was selected stays selected; at first `wanted` is.
    pub fn show(&mut self, lessons: Vec<TaughtLesson>, wanted: Option<LessonId>) {
        let wanted = match self.lessons {
            None => wanted,
            Some(_) => self.selected().map(|told| told.lesson.id),
        };
        self.findable = lessons.iter().map(findable).collect();
        self.lessons = Some(lessons);
        self.search();
        let is_wanted = |place: &usize| self.hit(*place).map(|told| told.lesson.id) == wanted;
        let place = (0..self.hits.len()).find(|place| wanted.is_some() && is_wanted(place));
        self.rows.select(place.unwrap_or(0));
    }

    /// Edits what is searched for.
    pub fn edit(&mut self, edit: Edit) {
        self.query.apply(edit);
        if folded(&self.query.text()) != self.found_for {
            self.search();
        }
    }

    fn search(&mut self) {
        let query = folded(&self.query.text());
        let fits = |(place, findable): (usize, &Findable)| Some((findable.rank(&query)?, place));
        let mut hits: Vec<(u8, usize)> = self.findable.iter().enumerate().filter_map(fits).collect();
        hits.sort_unstable();
        self.hits = hits.into_iter().map(|(_, place)| place).collect();
        self.found_for = query;
        self.rows.set_count(self.hits.len());
        self.rows.select(0);
    }
}

/// A lesson is found by its words, its trigger and its race.
fn findable(told: &TaughtLesson) -> Findable {
    let race = told.race.iter().map(|(name, _)| name.as_str());
    Findable::new(&told.lesson.text, std::iter::once(told.lesson.trigger.as_str()).chain(race))
}
