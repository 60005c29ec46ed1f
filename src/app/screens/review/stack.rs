//! The stack of a review: its cards, what was decided about each, and the goals as they stand after that.
//!
//! What is decided is handed over at once and laid over what was read in the same moment (`Stack::apply`), so that the page never
//! waits for the disk; what is read next, once everything is written, takes its place.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::change::{Change, Item};
use crate::domain::goal::{GivenVerdict, GoalState, Step, StepEvent, StepState, Verdict};
use crate::domain::goal_story::{GoalRow, Goals};
use crate::domain::id::{GoalId, ReviewId, StepId};
use crate::domain::review::{Card, CardPast, Review, ReviewBasis, ReviewStory};

/// What was decided about a card.
#[derive(Debug, Clone, PartialEq)]
pub enum Decided {
    /// A verdict on a goal.
    Goal(GivenVerdict),
    /// What became of a step.
    Step(StepEvent),
}

/// One thing that was done in the review and can be taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// The card it was done on; `None` for a step that was added at the end.
    pub card: Option<Card>,
    /// What is said when it has been taken back.
    pub told: String,
    /// What takes it back; `None` for what was done before a pause, where it is reckoned from what was read.
    pub undo: Option<Vec<Change>>,
}

/// A review with everything on its cards.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// The review.
    pub review: Review,
    /// Whether it is in the journal; it is written together with the first decision.
    pub is_written: bool,
    /// All goals and steps as they stand now.
    pub goals: Arc<Goals>,
    /// What became of them so far.
    pub past: CardPast,
    /// What was decided about steps in this review.
    events: Vec<StepEvent>,
    /// What was done in it, first done first.
    pub acts: Vec<Act>,
}

impl Stack {
    /// A review that begins, or goes on, with what was read.
    pub(super) fn new(review: Review, basis: &ReviewBasis) -> Self {
        let story = found(basis, review.id);
        let mut stack = Self {
            is_written: story.is_some(),
            review,
            goals: Arc::clone(&basis.goals),
            past: basis.past_of_cards.clone(),
            events: story.map_or_else(Vec::new, |story| story.steps.clone()),
            acts: Vec::new(),
        };
        stack.remember();
        stack
    }

    /// Takes what was read anew. What another window has decided meanwhile is in it.
    pub(super) fn take(&mut self, basis: &ReviewBasis) {
        self.goals = Arc::clone(&basis.goals);
        let known = std::mem::take(&mut self.past);
        self.past = basis.past_of_cards.clone();
        match found(basis, self.review.id) {
            Some(story) => {
                self.is_written = true;
                self.events.clone_from(&story.steps);
                self.review.finished = story.review.finished;
                // What has become due since it began may have joined it in another window.
                let known = self.review.cards.clone();
                let joined = story.review.cards.iter().filter(|card| !known.contains(card));
                self.review.cards.extend(joined);
            }
            None if basis.open.is_none() => {
                self.is_written = false;
                self.events.clear();
            }
            // Another window has begun one of its own, and only that one is read: this one is known from before.
            None => {
                self.past.changes = known.changes;
                self.past.steps = known.steps;
            }
        }
        self.remember();
    }

    /// What was decided before and is not among the acts yet comes before all others, in the order of its moments; what was taken
    /// back elsewhere is none any more.
    fn remember(&mut self) {
        let acts = std::mem::take(&mut self.acts);
        let (acts, added): (Vec<Act>, Vec<Act>) = acts.into_iter().partition(|act| act.card.is_some());
        let stands = |act: &Act| act.card.is_some_and(|card| self.decided(card).is_some());
        let mut known: Vec<Act> = acts.into_iter().filter(stands).collect();
        let mut older: Vec<Card> = self.review.cards.clone();
        older
            .retain(|card| self.decided(*card).is_some() && !known.iter().any(|act| act.card == Some(*card)));
        older.sort_by_key(|card| self.decided(*card).map(|decided| decided.at()));
        let older = older.into_iter().map(|card| Act {
            card: Some(card),
            told: format!("Not decided any more: {}", self.text(card).unwrap_or_default()),
            undo: None,
        });
        let mut all: Vec<Act> = older.collect();
        all.append(&mut known);
        all.extend(added);
        self.acts = all;
    }

    /// The row of a goal.
    pub(super) fn row(&self, goal: GoalId) -> Option<&GoalRow> {
        self.goals.row(goal)
    }

    /// A step, wherever it stands.
    pub(super) fn step(&self, step: StepId) -> Option<&Step> {
        let of_goals = self.goals.rows.iter().flat_map(|row| &row.steps);
        of_goals.chain(&self.goals.loose).chain(&self.past.steps).find(|other| other.id == step)
    }

    /// What a card says.
    pub(super) fn text(&self, card: Card) -> Option<&str> {
        match card {
            Card::Goal(goal) => self.row(goal).map(|row| row.goal.text.as_str()),
            Card::Step(step) => self.step(step).map(|step| step.text.as_str()),
        }
    }

    /// What was decided about a card in this review.
    pub(super) fn decided(&self, card: Card) -> Option<Decided> {
        match card {
            Card::Goal(goal) => self.verdict(goal).cloned().map(Decided::Goal),
            Card::Step(step) => {
                self.events.iter().rev().find(|event| event.step == step).cloned().map(Decided::Step)
            }
        }
    }

    /// The verdict on a goal that was given in this review.
    pub(super) fn verdict(&self, goal: GoalId) -> Option<&GivenVerdict> {
        let own = |given: &&GivenVerdict| given.goal == goal && given.review == Some(self.review.id);
        self.past.verdicts.iter().rev().find(own)
    }

    /// The verdicts on a goal before the one that was given in this review, first given first.
    pub(super) fn verdicts_before(&self, goal: GoalId) -> impl DoubleEndedIterator<Item = &GivenVerdict> {
        let own = self.verdict(goal).map(|given| given.id);
        let before = move |given: &&GivenVerdict| given.goal == goal && Some(given.id) != own;
        self.past.verdicts.iter().filter(before)
    }

    /// How often a step was moved to another day.
    pub(super) fn moves(&self, step: StepId) -> u32 {
        self.past.moves.iter().find(|(known, _)| *known == step).map_or(0, |(_, moves)| *moves)
    }

    /// Whether a card still wants a decision: it is there, was not decided in this review, and nobody has decided about it
    /// elsewhere since the review began.
    pub(super) fn is_pending(&self, card: Card) -> bool {
        if self.decided(card).is_some() {
            return false;
        }
        match card {
            Card::Goal(goal) => self.row(goal).is_some_and(|row| {
                let is_over = matches!(row.goal.state(), GoalState::Reached | GoalState::LetGo);
                let elsewhere = row.last.as_ref().is_some_and(|last| last.at > self.review.started);
                !is_over && !elsewhere
            }),
            Card::Step(step) => self.step(step).is_some_and(|step| {
                let serves = step.goal.and_then(|goal| self.row(goal));
                step.state == StepState::Open
                    && serves.is_none_or(|row| row.goal.state() == GoalState::Active)
            }),
        }
    }

    /// The cards that are worked through: those that were decided about, those that want it, and the one that is `shown`.
    pub(super) fn cards(&self, shown: Option<Card>) -> Vec<Card> {
        let is_one = |card: &Card| {
            self.text(*card).is_some()
                && (self.decided(*card).is_some() || self.is_pending(*card) || shown == Some(*card))
        };
        self.review.cards.iter().copied().filter(is_one).collect()
    }

    /// The next card that wants a decision after this one, or else the first.
    pub(super) fn next_pending(&self, after: Option<Card>) -> Option<Card> {
        let cards = &self.review.cards;
        let place =
            after.and_then(|card| cards.iter().position(|other| *other == card)).map_or(0, |at| at + 1);
        let (before, behind) = cards.split_at(place.min(cards.len()));
        behind.iter().chain(before).copied().find(|card| self.is_pending(*card))
    }

    /// What takes back everything that was decided about a card, reckoned from what was read.
    pub(super) fn taking_back(&self, card: Card) -> Vec<Change> {
        match (card, self.decided(card)) {
            (Card::Goal(goal), Some(Decided::Goal(given))) => {
                let change = self.past.changes.iter().find(|change| change.goal == goal);
                let row = self.row(goal).filter(|_| given.verdict == Verdict::Adjust);
                let words = change.zip(row).into_iter().flat_map(|(change, row)| {
                    let was = Box::new(row.goal.saying(&change.was));
                    let base = Some(Box::new(row.goal.clone()));
                    [Change::PutGoal { goal: was, base }, Change::UnlogGoal(change.id)]
                });
                words.chain(given.id.map(Change::Unjudge)).collect()
            }
            (Card::Step(_), Some(Decided::Step(event))) => vec![Change::UndecideStep(event.id)],
            _ => Vec::new(),
        }
    }

    /// Lays a change that is on its way to the disk over what was read.
    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::PutReview(review) => {
                self.review = review.clone();
                self.is_written = true;
            }
            Change::Judge(given) => {
                match self.past.verdicts.iter_mut().find(|other| other.id == given.id) {
                    Some(known) => known.clone_from(given),
                    None => self.past.verdicts.push(given.clone()),
                }
                self.stand(given.goal);
            }
            Change::Unjudge(id) => {
                let place = self.past.verdicts.iter().position(|given| given.id == Some(*id));
                if let Some(place) = place {
                    let goal = self.past.verdicts.remove(place).goal;
                    self.stand(goal);
                }
            }
            Change::PutGoal { goal, .. } => {
                if let Some(row) = self.row_mut(goal.id) {
                    row.goal = goal.as_ref().clone();
                }
                self.stand(goal.id);
            }
            Change::LogGoal(change) => self.past.changes.push(change.clone()),
            Change::UnlogGoal(id) => self.past.changes.retain(|change| change.id != *id),
            Change::DecideStep(event) => {
                self.events.push(event.clone());
                if event.verdict.state() == StepState::Open {
                    self.count_moves(event.step, 1);
                }
                self.set_step(event.step, event.verdict.state(), event.day);
            }
            Change::UndecideStep(id) => {
                if let Some(place) = self.events.iter().position(|event| event.id == *id) {
                    let event = self.events.remove(place);
                    if event.verdict.state() == StepState::Open {
                        self.count_moves(event.step, -1);
                    }
                    self.set_step(event.step, StepState::Open, event.was_day);
                }
            }
            Change::PutStep(step) => self.put_step(step),
            Change::ChangeStep { step, .. } => self.put_step(step),
            Change::Trash { item: Item::Step(step), .. } => {
                for row in &mut Arc::make_mut(&mut self.goals).rows {
                    row.steps.retain(|other| other.id != *step);
                }
            }
            _ => {}
        }
    }

    fn put_step(&mut self, step: &Step) {
        if let Some(row) = step.goal.and_then(|goal| self.row_mut(goal)) {
            match row.steps.iter_mut().find(|other| other.id == step.id) {
                Some(known) => known.clone_from(step),
                None => row.steps.push(step.clone()),
            }
        }
    }

    fn row_mut(&mut self, goal: GoalId) -> Option<&mut GoalRow> {
        Arc::make_mut(&mut self.goals).rows.iter_mut().find(|row| row.goal.id == goal)
    }

    /// Lets a goal stand where its last verdict has left it.
    fn stand(&mut self, goal: GoalId) {
        let given = self.past.verdicts.iter().filter(|given| given.goal == goal);
        // Of two that were given at one moment the later one counts.
        let last = given.max_by_key(|given| given.at).cloned();
        if let Some(row) = self.row_mut(goal) {
            row.goal.verdict = last.as_ref().map(|given| given.verdict);
            row.goal.again = last.as_ref().and_then(|given| given.again);
            row.looked_at = last.as_ref().map_or(row.goal.written, |given| given.at).date_naive();
            row.last = last;
        }
    }

    fn set_step(&mut self, id: StepId, state: StepState, day: Option<NaiveDate>) {
        // One that is decided about is kept where it can be read again, whoever's list it falls out of.
        if let Some(step) = self.step(id).cloned()
            && !self.past.steps.iter().any(|other| other.id == id)
        {
            self.past.steps.push(step);
        }
        let goals = Arc::make_mut(&mut self.goals);
        let all = goals.rows.iter_mut().flat_map(|row| &mut row.steps).chain(&mut goals.loose);
        for step in all.chain(&mut self.past.steps).filter(|step| step.id == id) {
            (step.state, step.day) = (state, day);
        }
    }

    fn count_moves(&mut self, step: StepId, by: i32) {
        match self.past.moves.iter_mut().find(|(known, _)| *known == step) {
            Some((_, moves)) => *moves = moves.saturating_add_signed(by),
            None => self.past.moves.push((step, u32::from(by > 0))),
        }
    }
}

impl Decided {
    fn at(&self) -> crate::domain::clock::Stamp {
        match self {
            Self::Goal(given) => given.at,
            Self::Step(event) => event.at,
        }
    }
}

fn found(basis: &ReviewBasis, review: ReviewId) -> Option<&ReviewStory> {
    basis.open.iter().chain(&basis.past).find(|story| story.review.id == review)
}
