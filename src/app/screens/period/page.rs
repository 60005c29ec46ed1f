//! The page of a week or a month: what the days held, and the questions, beside it or below it.

use super::compose::{self, Choice, Chosen, Told};
use super::{FEW_LESSONS, Item, PeriodReview, held};
use crate::app::command::{Command, Scope};
use crate::app::passage::{Row, Tone, Writer};
use crate::app::shared::Shared;
use crate::app::sheet::Pane;
use crate::content::reviews::{Ask, ReviewQuestion};
use crate::content::season::told_span;
use crate::domain::debrief::Value;
use crate::domain::history::History;
use crate::domain::review::ReviewKind;
use crate::domain::rules::goal_review;
use crate::domain::rules::period::Span;
use crate::domain::units::days;

/// From this width on, what the days held stands beside the questions.
const WIDE: u16 = 100;
/// Between the two.
const GUTTER: u16 = 4;
/// Questions are not wider than this.
const WIDEST: u16 = 84;
/// From so many rows on there is air between questions.
const TALL: u16 = 30;

/// How wide the questions stand on a page of this width.
pub(super) fn question_columns(columns: u16) -> u16 {
    let room = if columns < WIDE { columns } else { (columns - GUTTER) * 3 / 5 };
    room.min(WIDEST)
}

/// How wide what is written may be.
pub(super) fn writing_columns(columns: u16) -> u16 {
    let indent = u16::try_from(compose::ANSWER + 3).unwrap_or(7);
    question_columns(columns).saturating_sub(indent).max(8)
}

/// Where keys are heard on a question.
pub(super) fn scopes(ask: &Ask) -> Vec<Scope> {
    match ask {
        Ask::Line | Ask::Step | Ask::Text => vec![Scope::PeriodText],
        Ask::Scale { .. } => vec![Scope::Scale, Scope::PeriodClear],
        Ask::Pick(_) | Ask::Race => vec![Scope::PeriodPick, Scope::PeriodClear],
        Ask::Steps | Ask::Goals | Ask::Alignment | Ask::Lesson | Ask::Wins => Vec::new(),
    }
}

/// What can be chosen as an answer.
pub(super) fn choices(question: &ReviewQuestion, history: Option<&History>, span: Span) -> Vec<Choice> {
    match &question.ask {
        Ask::Pick(options) => {
            options.iter().map(|option| (option.id.clone(), option.label.clone())).collect()
        }
        Ask::Race => {
            let races = history.into_iter().flat_map(|history| &history.races);
            let races = races.filter(|race| span.holds(race.date));
            races.map(|race| (race.id.to_string(), race.name.clone())).collect()
        }
        _ => Vec::new(),
    }
}

impl PeriodReview {
    pub(super) fn compose(&mut self, shared: &Shared) {
        let area = Self::area(shared);
        let columns = Self::columns(shared);
        if let Some(writing) = &mut self.answering.writing {
            writing.resize(writing_columns(columns));
        }
        if self.basis.is_none() {
            return;
        }
        let wanted = self.written_item().or_else(|| self.selected());
        let selected = wanted.or(Some(Item::Question(0)));
        let mut items = Vec::new();
        let mut pane = Pane::new(columns);
        pane.words(self.head(shared, columns.into()));
        pane.gap();
        let mut questions = Pane::new(question_columns(columns));
        for (place, question) in self.questions.iter().enumerate() {
            if shared.size.rows >= TALL || place == 0 || is_a_list(&question.ask) {
                questions.gap();
            }
            self.question_lines(&mut questions, (place, question), &mut items, selected, shared);
        }
        if columns < WIDE {
            pane.words(self.held(shared, columns.into()));
            pane.gap();
            pane.stack(questions);
        } else {
            let beside = columns - GUTTER - questions.columns();
            let mut facts = Pane::new(beside);
            facts
                .words([Row::default().with(Tone::Heading, &format!("What the {} held", self.kind.label()))]);
            facts.words(self.held(shared, beside.into()));
            pane.beside(questions, facts);
        }
        self.items = items;
        self.sheet.show(pane, area.rows);
        if let Some(place) = selected.and_then(|wanted| self.items.iter().position(|item| *item == wanted)) {
            self.sheet.select(place);
        }
    }

    fn head(&self, shared: &Shared, columns: usize) -> Vec<Row> {
        let span = self.answering.span;
        let mut writer = Writer::new(columns);
        let title = match self.kind {
            ReviewKind::Week => format!("The week of {}", told_span(self.kind, span.from, span.to)),
            _ => told_span(self.kind, span.from, span.to),
        };
        let finished = self.answering.review.as_ref().and_then(|review| review.finished);
        let aside = match finished {
            Some(at) => format!("finished {}", days::told_day(at.date_naive(), shared.now.today())),
            None => {
                format!("about {} min, any order, any part of it", shared.content.reviews.minutes(self.kind))
            }
        };
        writer.row(Row::default().with(Tone::Strong, &title).with(Tone::Muted, &format!("   {aside}")));
        writer.done()
    }

    fn held(&self, shared: &Shared, columns: usize) -> Vec<Row> {
        let history = self.history.as_ref();
        history.map_or_else(Vec::new, |(history, reckoning)| {
            held::rows(history, reckoning, self.answering.span, shared, columns)
        })
    }

    fn question_lines(
        &self,
        pane: &mut Pane,
        (place, question): (usize, &ReviewQuestion),
        items: &mut Vec<Item>,
        selected: Option<Item>,
        shared: &Shared,
    ) {
        let columns = usize::from(pane.columns());
        let item = Item::Question(place);
        let told = Told { answering: &self.answering, shared, is_selected: selected == Some(item) };
        let history = self.history.as_ref().map(|(history, _)| &**history);
        let choices = choices(question, history, self.answering.span);
        let earlier = self.earlier_answer(question);
        let rows = compose::question(&told, question, &choices, earlier.as_deref(), columns);
        match question.ask {
            Ask::Steps => {
                pane.words(rows);
                if self.steps.is_empty() {
                    let words = "No step was meant for these days, and none is open.";
                    pane.words(muted(words, columns));
                }
                for (place, known) in self.steps.iter().enumerate() {
                    pane.item(items.len(), compose::step(known, shared, columns));
                    items.push(Item::Step(place));
                }
            }
            Ask::Wins => {
                pane.words(rows);
                self.win_lines(pane, question, items, shared);
            }
            Ask::Lesson => {
                pane.words(rows);
                self.lesson_lines(pane, question, items);
            }
            Ask::Goals | Ask::Alignment => {
                pane.item(items.len(), rows);
                let told =
                    if question.ask == Ask::Goals { self.goals(shared) } else { self.told_check(shared) };
                for row in muted(&told, columns) {
                    pane.item(items.len(), [row]);
                }
                items.push(item);
            }
            _ => {
                pane.item(items.len(), rows);
                items.push(item);
            }
        }
    }

    fn win_lines(&self, pane: &mut Pane, question: &ReviewQuestion, items: &mut Vec<Item>, shared: &Shared) {
        let columns = usize::from(pane.columns());
        let written = self.written_item();
        let room = |item: Item| {
            let rows = self.answering.writing.as_ref().map_or(1, |writing| writing.rows);
            let lead =
                Row::default().with(Tone::Recovery, &format!("{:width$}+", "", width = compose::ANSWER));
            let empty = Row::default().with(Tone::Plain, " ");
            (written == Some(item)).then(|| {
                std::iter::once(lead)
                    .chain(std::iter::repeat_n(empty, usize::from(rows) - 1))
                    .collect::<Vec<_>>()
            })
        };
        for (place, text) in self.answering.lines(&question.id).iter().enumerate() {
            let item = Item::Win(place);
            pane.item(items.len(), room(item).unwrap_or_else(|| compose::line(text, columns)));
            items.push(item);
        }
        let key = shared.settings.keymap.told(Command::AddWin);
        let new = room(Item::NewWin).unwrap_or_else(|| muted(&format!("{key} adds one"), columns));
        pane.item(items.len(), new);
        items.push(Item::NewWin);
    }

    fn lesson_lines(&self, pane: &mut Pane, question: &ReviewQuestion, items: &mut Vec<Item>) {
        let columns = usize::from(pane.columns());
        let lessons = self.lessons();
        if lessons.is_empty() {
            pane.words(muted(
                "No lesson is written yet. Every race you look back at may leave one.",
                columns,
            ));
            return;
        }
        let chosen = match self.answering.value(&question.id) {
            Some(Value::Pick(id)) => Some(id.as_str()),
            _ => None,
        };
        let is_chosen = |place: usize| {
            if chosen == Some(lessons[place].id.to_string().as_str()) { Chosen::Yes } else { Chosen::No }
        };
        let shown = if self.all_lessons { lessons.len() } else { lessons.len().min(FEW_LESSONS) };
        for place in (0..lessons.len()).filter(|place| *place < shown || is_chosen(*place) == Chosen::Yes) {
            pane.item(items.len(), compose::lesson(&lessons[place].text, is_chosen(place), columns));
            items.push(Item::Lesson(place));
        }
        if shown < lessons.len() {
            let words = format!("… all {} lessons", lessons.len());
            pane.item(items.len(), muted(&words, columns));
            items.push(Item::MoreLessons);
        }
    }

    /// How things stand with the goals: "12 goals, 3 of them due for a look. Enter reviews them."
    fn goals(&self, shared: &Shared) -> String {
        let Some(basis) = &self.basis else { return String::new() };
        let (goals, today) = (&basis.goals, shared.now.today());
        let due = goal_review::cards(goals, today).len();
        let reviewed = goals.reviewed.iter().find(|(kind, _)| *kind == ReviewKind::Goals);
        let reviewed = reviewed.map(|(_, at)| at.date_naive()).filter(|day| *day >= self.answering.span.from);
        let key = shared.settings.keymap.keys(Command::Open).next();
        let key = key.map_or_else(String::new, |key| key.to_string());
        match (goals.rows.len(), due, reviewed) {
            (0, 0, _) => "No goal is written yet; that is fine, too.".to_owned(),
            (_, 0, Some(day)) => {
                format!("Reviewed {}. {key} opens the review again.", days::told_day(day, today))
            }
            (_, 0, None) => format!("None is due for a look. {key} opens the review all the same."),
            (_, 1, _) => format!("One card is due for a look. {key} opens the review, and comes back."),
            (_, due, _) => format!("{due} cards are due for a look. {key} opens the review, and comes back."),
        }
    }
}

/// Whether its answer is a list of things of its own, which needs air before it.
fn is_a_list(ask: &Ask) -> bool {
    matches!(ask, Ask::Steps | Ask::Lesson | Ask::Wins)
}

fn muted(words: &str, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    writer.text(Tone::Muted, compose::ANSWER, words);
    writer.done()
}
