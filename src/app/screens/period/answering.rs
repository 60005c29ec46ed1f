//! Answers of a review: kept as they are given, each of them to be taken back; what is typed is saved at each pause. The page of a
//! season answers with this, too.

use crate::app::saver::Urgency;
use crate::app::shared::Shared;
use crate::content::reviews::{Ask, ReviewQuestion};
use crate::domain::change::Change;
use crate::domain::debrief::{Line, Value};
use crate::domain::id::ReviewId;
use crate::domain::review::{Review, ReviewAnswer, ReviewKind, ReviewStory};
use crate::domain::rules::period::Span;
use crate::text::editor::Editor;

/// One line is not higher than this while it is written; it scrolls then.
const HIGHEST_LINE: usize = 4;
/// Nor is a longer text.
const HIGHEST_TEXT: usize = 8;

/// Said when an answer was taken back.
const TOLD_UNDO: &str = "The answer is as before.";

/// The answers of one review.
#[derive(Debug, Clone, PartialEq)]
pub struct Answering {
    kind: ReviewKind,
    /// The days that are looked back at.
    pub span: Span,
    /// The review; `None` before its first answer.
    pub review: Option<Review>,
    values: Vec<(String, Value)>,
    /// The answer that is written.
    pub writing: Option<Writing>,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole answer.
    Whole,
    /// A line of a list by its place; a new one has none before its first letter is kept.
    Line(Option<usize>),
}

/// An answer that is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Writing {
    /// The question.
    pub question: ReviewQuestion,
    /// What of its answer.
    pub part: Part,
    /// What is typed.
    pub editor: Editor,
    /// How many rows it takes.
    pub rows: u16,
    before: Option<Value>,
    /// Whether the review was begun with it.
    begun: bool,
    kept: String,
}

impl Writing {
    /// Fits the text into a width; it is as high as it needs to be.
    pub fn resize(&mut self, columns: u16) {
        let highest = if self.is_long() { HIGHEST_TEXT } else { HIGHEST_LINE };
        self.editor.resize(columns, u16::MAX);
        let rows = self.editor.total_rows().clamp(1, highest);
        self.rows = u16::try_from(rows).unwrap_or(1);
        self.editor.resize(columns, self.rows);
    }

    /// Whether it may have paragraphs.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.question.ask == Ask::Text
    }

    fn words(&self) -> String {
        if self.is_long() {
            return self.editor.text().trim_end().to_owned();
        }
        self.editor.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What began a review, where an answer or a decision did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// It did.
    Now(ReviewId),
    /// It had been begun before.
    Before(ReviewId),
}

impl Begun {
    /// The review.
    #[must_use]
    pub fn id(self) -> ReviewId {
        match self {
            Self::Now(id) | Self::Before(id) => id,
        }
    }

    /// What ends it again, where it was begun with what is taken back.
    #[must_use]
    pub fn taken_back(self) -> Option<Change> {
        match self {
            Self::Now(id) => Some(Change::DropReview(id)),
            Self::Before(_) => None,
        }
    }
}

impl Answering {
    /// The answers to what is asked of some days, none of them known yet.
    #[must_use]
    pub fn new(kind: ReviewKind, span: Span) -> Self {
        Self { kind, span, review: None, values: Vec::new(), writing: None }
    }

    /// Takes over what the journal holds.
    pub fn adopt(&mut self, span: Span, story: Option<&ReviewStory>) {
        self.span = span;
        self.review = story.map(|story| story.review.clone());
        let answers = story.map_or(&[][..], |story| &story.answers);
        self.values = answers
            .iter()
            .filter_map(|answer| Some((answer.question.clone(), answer.value.clone()?)))
            .collect();
        if let Some(writing) = &mut self.writing {
            // Another window may have changed the list: the line that is written is found again by its words.
            if let Part::Line(Some(_)) = writing.part {
                let lines = lines_of(&self.values, &writing.question.id);
                writing.part = Part::Line(lines.iter().position(|line| *line == writing.kept));
            }
        }
    }

    /// What was answered to a question.
    #[must_use]
    pub fn value(&self, question: &str) -> Option<&Value> {
        self.values.iter().find(|(id, _)| id == question).map(|(_, value)| value)
    }

    /// The lines of a list.
    #[must_use]
    pub fn lines(&self, question: &str) -> Vec<String> {
        lines_of(&self.values, question)
    }

    /// Whether anything was answered.
    #[must_use]
    pub fn has_any(&self) -> bool {
        !self.values.is_empty()
    }

    /// The review, which begins with what is kept in it first.
    pub fn begin(&mut self, shared: &mut Shared) -> Begun {
        let known = self.review.as_ref().map(|review| review.id);
        let review = match self.review.clone() {
            Some(review) => review,
            None => Review {
                id: self.kind.id_of(self.span.from),
                kind: self.kind,
                from: self.span.from,
                to: self.span.to,
                cards: Vec::new(),
                started: shared.now.wall,
                finished: None,
            },
        };
        let id = review.id;
        // Another window may have taken back what it was begun with.
        shared.write_at_pause(Change::BeginReview(review.clone()));
        self.review = Some(review);
        if known.is_some() { Begun::Before(id) } else { Begun::Now(id) }
    }

    fn put(
        &mut self,
        question: &ReviewQuestion,
        value: Option<Value>,
        urgency: Urgency,
        shared: &mut Shared,
    ) -> Begun {
        let begun = self.begin(shared);
        self.values.retain(|(id, _)| *id != question.id);
        self.values.extend(value.clone().map(|value| (question.id.clone(), value)));
        let change = Change::PutReviewAnswer(answer(begun.id(), question, value, shared));
        match urgency {
            Urgency::AtPause => shared.write_at_pause(change),
            Urgency::AtOnce => shared.write(change),
        }
        begun
    }

    /// Gives an answer, or takes it back; undo brings back the one before.
    pub fn set(&mut self, question: &ReviewQuestion, value: Option<Value>, shared: &mut Shared) {
        self.set_with(question, value, Vec::new(), shared);
    }

    /// The same together with other changes, which `undone` takes back.
    pub fn set_with(
        &mut self,
        question: &ReviewQuestion,
        value: Option<Value>,
        undone: Vec<Change>,
        shared: &mut Shared,
    ) {
        let before = self.value(&question.id).cloned();
        if before == value {
            return;
        }
        let begun = self.put(question, value, Urgency::AtOnce, shared);
        let mut changes: Vec<Change> = self.review.clone().map(Change::BeginReview).into_iter().collect();
        changes.push(Change::PutReviewAnswer(answer(begun.id(), question, before, shared)));
        changes.extend(undone);
        changes.extend(begun.taken_back());
        shared.can_undo_all(TOLD_UNDO, changes);
    }

    /// Ends the review again where nothing was answered in it; it stays where something is decided in it still.
    pub fn drop_where_empty(&mut self, shared: &mut Shared) {
        let review = self.review.as_ref().filter(|review| review.finished.is_none());
        if let Some(review) = review.filter(|_| self.values.is_empty()) {
            // What is kept in it next begins it again.
            shared.write(Change::DropReview(review.id));
        }
    }

    /// Finishes the review.
    pub fn finish(&mut self, shared: &mut Shared) {
        self.begin(shared);
        let Some(review) = &mut self.review else { return };
        let before = review.clone();
        review.finished = Some(shared.now.wall);
        shared.write(Change::PutReview(review.clone()));
        shared.can_undo("The review is open again.", Change::PutReview(before));
    }

    /// The review with its answers, as they are known here.
    #[must_use]
    pub fn story(&self, shared: &Shared) -> Option<ReviewStory> {
        let review = self.review.clone()?;
        let asked =
            |id: &str| shared.content.reviews.question(id).map_or("", |question| &question.text).to_owned();
        let answers = self.values.iter().map(|(id, value)| ReviewAnswer {
            review: review.id,
            question: id.clone(),
            asked: asked(id),
            value: Some(value.clone()),
            at: shared.now.wall,
        });
        Some(ReviewStory { answers: answers.collect(), verdicts: Vec::new(), steps: Vec::new(), review })
    }

    // ---- writing

    /// Begins to write an answer.
    pub fn write(&mut self, question: &ReviewQuestion, part: Part) {
        let text = match (part, self.value(&question.id)) {
            (Part::Line(Some(place)), _) => self.lines(&question.id).get(place).cloned().unwrap_or_default(),
            (Part::Whole, Some(Value::Text(text))) => text.clone(),
            _ => String::new(),
        };
        self.writing = Some(Writing {
            question: question.clone(),
            part,
            editor: Editor::page(&text),
            rows: 1,
            before: self.value(&question.id).cloned(),
            begun: false,
            kept: text,
        });
    }

    /// Hands over what is typed, at the next pause.
    pub fn keep(&mut self, shared: &mut Shared) {
        let Some(writing) = self.writing.as_ref() else { return };
        let words = writing.words();
        if words == writing.kept {
            return;
        }
        let question = writing.question.clone();
        let (value, part) = match writing.part {
            Part::Whole => ((!words.is_empty()).then(|| Value::Text(words.clone())), Part::Whole),
            // A line that is empty for the moment stays as it is until it is left.
            Part::Line(_) if words.is_empty() => return,
            Part::Line(place) => {
                let mut lines = self.lines(&question.id);
                let at = place.filter(|place| *place < lines.len()).unwrap_or(lines.len());
                lines.resize(lines.len().max(at + 1), String::new());
                lines[at].clone_from(&words);
                (list(lines), Part::Line(Some(at)))
            }
        };
        let begun = self.put(&question, value, Urgency::AtPause, shared);
        if let Some(writing) = &mut self.writing {
            writing.kept = words;
            writing.part = part;
            writing.begun |= matches!(begun, Begun::Now(_));
        }
    }

    /// The answer is left: what became empty goes, and undo brings back what stood there.
    pub fn leave(&mut self, shared: &mut Shared) {
        self.keep(shared);
        let Some(writing) = self.writing.take() else { return };
        let question = &writing.question;
        if let (Part::Line(Some(place)), true) = (writing.part, writing.words().is_empty()) {
            let mut lines = self.lines(&question.id);
            if place < lines.len() {
                lines.remove(place);
                self.put(question, list(lines), Urgency::AtOnce, shared);
            }
        }
        if self.value(&question.id) == writing.before.as_ref() {
            return;
        }
        // Nobody waits for the pause once the answer is left.
        shared.saver.hurry();
        let Some(review) = self.review.clone() else { return };
        let id = review.id;
        let mut changes = vec![
            Change::BeginReview(review),
            Change::PutReviewAnswer(answer(id, question, writing.before.clone(), shared)),
        ];
        changes.extend(writing.begun.then_some(Change::DropReview(id)));
        shared.can_undo_all(TOLD_UNDO, changes);
    }

    /// Takes a line out of a list.
    pub fn drop_line(&mut self, question: &ReviewQuestion, place: usize, shared: &mut Shared) {
        let mut lines = self.lines(&question.id);
        if place < lines.len() {
            lines.remove(place);
            self.set(question, list(lines), shared);
        }
    }
}

fn answer(
    review: ReviewId,
    question: &ReviewQuestion,
    value: Option<Value>,
    shared: &Shared,
) -> ReviewAnswer {
    ReviewAnswer {
        review,
        question: question.id.clone(),
        asked: question.text.clone(),
        value,
        at: shared.now.wall,
    }
}

fn list(lines: Vec<String>) -> Option<Value> {
    let lines: Vec<Line> = lines.into_iter().map(|text| Line { verb: None, text }).collect();
    (!lines.is_empty()).then_some(Value::Lines(lines))
}

fn lines_of(values: &[(String, Value)], question: &str) -> Vec<String> {
    match values.iter().find(|(id, _)| id == question) {
        Some((_, Value::Lines(lines))) => lines.iter().map(|line| line.text.clone()).collect(),
        _ => Vec::new(),
    }
}
