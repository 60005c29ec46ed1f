//! Steps and goals, one card at a time: one key a verdict, one line why, back through the stack, paused and gone on with.
//!
//! The review is written together with its first decision, and each decision at once, so that whatever ends the program ends
//! nothing of the review. Which cards are left is reckoned from what the journal says was decided in it.

pub mod acts;
mod closing;
mod compose;
pub mod stack;
mod words;
pub mod writing;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::passage::{Passage, Row};
use super::super::rows::Step as Move;
use super::super::saver::Kept;
use super::super::shared::Shared;
use super::super::sheet::Sheet;
use super::Page;
use super::goal::GoalPage;
use super::goal_form::GoalForm;
use crate::domain::change::Change;
use crate::domain::goal::{GoalState, GoalWords, StepVerdict, Verdict};
use crate::domain::id::{GoalId, ReviewId};
use crate::domain::review::{Card, Review, ReviewBasis, ReviewKind};
use crate::domain::rules::goal_review;
use stack::Stack;
use writing::{For, Writing};

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Here {
    /// That nothing is due.
    #[default]
    Nothing,
    /// A card.
    Card(Card),
    /// What was decided.
    End,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoalReview {
    /// What was read; `None` before the first answer.
    pub basis: Option<Box<ReviewBasis>>,
    /// The cards with what was decided; `None` where nothing is due.
    pub stack: Option<Stack>,
    /// What is shown.
    pub here: Here,
    /// What is written.
    pub writing: Option<Writing>,
    /// A goal whose form was opened from its card, and what it said then.
    formed: Option<(GoalId, GoalWords)>,
    /// The line at the top.
    pub head: Row,
    /// The card.
    pub card: Passage,
    /// What stands below it.
    pub foot: Vec<Row>,
    /// The stack beside it, where there is room.
    pub rail: Vec<(Card, Row)>,
    /// What was decided, at the end.
    pub sheet: Sheet,
    /// The goals that can be selected there.
    goals: Vec<GoalId>,
}

/// Where the parts of the page stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The line at the top.
    pub head: Area,
    /// The card, or what was decided.
    pub main: Area,
    /// What stands below it.
    pub foot: Area,
    /// What is written.
    pub writing: Area,
    /// The stack, where there is room.
    pub rail: Option<Area>,
}

/// From so many columns on the stack stands beside the card.
const WIDE: u16 = 100;
/// What was decided is at most so wide: a goal and when it is looked at again must still be seen as one row.
const END_COLUMNS: u16 = 100;
/// A card is not higher than this, so that what stands below it stays near, and stays where it is from card to card.
const HIGHEST_CARD: u16 = 20;
/// So many rows are kept below a card: its keys, and what was decided last.
const FOOT: u16 = 3;

impl GoalReview {
    /// Where everything stands.
    #[must_use]
    pub fn areas(&self, shared: &Shared) -> Areas {
        let body = geometry::body(shared.size);
        // At the end the page itself tells of every card.
        let is_wide = body.columns >= WIDE && self.here != Here::End;
        let columns = if is_wide {
            (body.columns * 5 / 8).min(geometry::READING_COLUMNS)
        } else {
            body.columns.min(END_COLUMNS)
        };
        let column = body.left(columns);
        let rail = is_wide.then(|| body.beyond(columns + 4).left(60).below(2));
        let written = match &self.writing {
            None => 0,
            Some(Writing::Line { .. }) => 2,
            Some(Writing::Adjust(adjusting)) => u16::try_from(adjusting.form.fields.len()).unwrap_or(3) + 1,
        };
        let foot_rows = u16::try_from(self.foot.len()).unwrap_or(FOOT);
        let wanted = (foot_rows + written).max(FOOT);
        let rest = column.below(2);
        let highest = if self.here == Here::End { u16::MAX } else { HIGHEST_CARD };
        let wanted = if self.here == Here::End && self.writing.is_none() { 0 } else { wanted + 1 };
        let main = rest.top(rest.rows.saturating_sub(wanted).min(highest));
        let below = rest.below(main.rows + 1);
        let foot = below.top(foot_rows);
        Areas { head: column.top(1), main, foot, writing: below.below(foot_rows).top(written), rail }
    }

    /// The problem of the line that is written.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        compose::problem(self.writing.as_ref()?)
    }

    /// What has been handed over, for the title line; `None` also of a day, which is only read once it is whole.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        if let Some(Writing::Line { purpose: For::Day(_) | For::StepDay(_), .. }) = &self.writing {
            return None;
        }
        self.stack.as_ref().filter(|stack| stack.is_written).map(|_| Kept::AsTyped)
    }

    /// The cards that are worked through.
    fn cards(&self) -> Vec<Card> {
        let shown = match self.here {
            Here::Card(card) => Some(card),
            Here::Nothing | Here::End => None,
        };
        self.stack.as_ref().map_or_else(Vec::new, |stack| stack.cards(shown))
    }

    fn decided_count(&self) -> usize {
        let Some(stack) = &self.stack else { return 0 };
        self.cards().into_iter().filter(|card| stack.decided(*card).is_some()).count()
    }

    fn show(&mut self, here: Here) {
        self.here = here;
        self.card.to_start();
    }

    /// To the card before, or the next one; past the last one to what was decided.
    fn walk(&mut self, by: isize) {
        let cards = self.cards();
        let place = match self.here {
            Here::Card(card) => cards.iter().position(|other| *other == card).unwrap_or(0),
            Here::Nothing | Here::End => cards.len(),
        };
        let place = place.saturating_add_signed(by);
        self.show(cards.get(place).map_or(Here::End, |card| Here::Card(*card)));
    }

    /// The goal that is selected at the end.
    fn selected_goal(&self) -> Option<GoalId> {
        match self.here {
            Here::End => self.goals.get(self.sheet.selected()?).copied(),
            Here::Card(_) | Here::Nothing => None,
        }
    }

    /// The goal of the card that is shown.
    fn shown_goal(&self) -> Option<GoalId> {
        match self.here {
            Here::Card(Card::Goal(goal)) => Some(goal),
            Here::Card(Card::Step(step)) => self.stack.as_ref()?.step(step)?.goal,
            Here::End => self.selected_goal(),
            Here::Nothing => None,
        }
    }

    fn open_form(&mut self, goal: GoalId, shared: &mut Shared) {
        if let Some(row) = self.stack.as_ref().and_then(|stack| stack.row(goal)) {
            self.formed = Some((goal, row.goal.words()));
            shared.open(GoalForm::of(&row.goal));
        }
    }

    /// Whoever has changed a goal in its form has adjusted it.
    fn settle_form(&mut self, shared: &mut Shared) {
        let Some((goal, was)) = &self.formed else { return };
        let Some(stack) = &self.stack else { return };
        if stack.row(*goal).is_some_and(|row| row.goal.state() == GoalState::Resting) {
            // The form has let it rest, because it is new so soon after a setback: that is what was decided.
            let is_decided =
                self.here == Here::Card(Card::Goal(*goal)) && !stack.is_pending(Card::Goal(*goal));
            self.formed = None;
            if is_decided {
                self.go_on();
            }
            return;
        }
        let says = stack.row(*goal).map(|row| row.goal.words());
        let is_here = self.here == Here::Card(Card::Goal(*goal));
        if is_here && stack.verdict(*goal).is_none() && says.is_some_and(|says| says != *was) {
            self.judge(Verdict::Adjust, shared);
        }
    }

    fn begin_with(&mut self, basis: &ReviewBasis, shared: &mut Shared) {
        let today = shared.now.today();
        let cards = goal_review::cards(&basis.goals, today);
        let review = if let Some(story) = &basis.open {
            let mut review = story.review.clone();
            let since = cards.into_iter().filter(|card| !review.cards.contains(card)).collect::<Vec<_>>();
            if !since.is_empty() {
                // What has become due since it began joins it: there is one review, and it shuts nothing out.
                review.cards.extend(since);
                shared.write(Change::PutReview(review.clone()));
            }
            Some(review)
        } else {
            (!cards.is_empty()).then(|| new_review(cards, shared))
        };
        self.stack = review.map(|review| Stack::new(review, basis));
        self.show_first();
    }

    fn show_first(&mut self) {
        let next = self.stack.as_ref().map(|stack| stack.next_pending(None));
        self.show(match next {
            None => Here::Nothing,
            Some(None) => Here::End,
            Some(Some(card)) => Here::Card(card),
        });
    }

    /// Everything that is open, asked for though nothing is due.
    fn look_at_all(&mut self, shared: &mut Shared) {
        let Some(basis) = &self.basis else { return };
        let cards = goal_review::all_cards(&basis.goals);
        if !cards.is_empty() {
            let review = new_review(cards, shared);
            self.stack = Some(Stack::new(review, basis));
            self.show_first();
        }
    }

    fn take(&mut self, basis: &ReviewBasis, shared: &mut Shared) {
        let is_first = self.basis.is_none();
        self.basis = Some(Box::new(basis.clone()));
        match &mut self.stack {
            // Another window has begun one meanwhile: there is one review, and it is gone on with.
            Some(stack) if !stack.is_written && basis.open.is_some() => self.begin_with(basis, shared),
            Some(stack) => {
                stack.take(basis);
                self.stay(shared);
            }
            None if is_first || basis.open.is_some() => self.begin_with(basis, shared),
            None => {
                if !goal_review::cards(&basis.goals, shared.now.today()).is_empty() {
                    self.begin_with(basis, shared);
                }
            }
        }
        self.settle_form(shared);
    }

    /// Where a card has gone, the next one is shown.
    fn stay(&mut self, shared: &mut Shared) {
        let Some(stack) = &self.stack else { return };
        if let Here::Card(card) = self.here
            && stack.text(card).is_none()
        {
            self.writing = None;
            shared.tell("The card is gone: what stood on it lies in the trash.");
            self.go_on();
        }
    }

    fn compose(&mut self, shared: &Shared) {
        let columns = usize::from(self.areas(shared).main.columns);
        self.foot = compose::foot(self, shared, columns);
        let areas = self.areas(shared);
        self.head = compose::head(self, columns);
        match (self.here, &self.stack) {
            (Here::Card(card), Some(stack)) => {
                let rows = compose::card(stack, card, shared, columns);
                self.card.show(rows, areas.main.rows.into());
            }
            (Here::End, Some(_)) => {
                let (pane, goals) = closing::page(self, shared, areas.main.columns);
                self.goals = goals;
                self.sheet.show(pane, areas.main.rows);
            }
            _ => {}
        }
        self.rail = areas
            .rail
            .map_or_else(Vec::new, |rail| compose::rail(self, rail.columns.into(), rail.rows.into()));
        let (writing, room) = (areas.writing, areas.writing.columns.saturating_sub(2).max(1));
        match &mut self.writing {
            Some(Writing::Line { editor, .. }) => editor.resize(room, 1),
            Some(Writing::Adjust(adjusting)) => {
                let rows = writing.rows.saturating_sub(1);
                adjusting.form.resized(writing.top(rows));
            }
            None => {}
        }
    }
}

fn new_review(cards: Vec<Card>, shared: &mut Shared) -> Review {
    let today = shared.now.today();
    Review {
        id: ReviewId(shared.ids.fresh(&shared.now)),
        kind: ReviewKind::Goals,
        from: today,
        to: today,
        cards,
        started: shared.now.wall,
        finished: None,
    }
}

impl Page for GoalReview {
    fn scopes(&self) -> Vec<Scope> {
        match (&self.writing, self.here) {
            (Some(Writing::Adjust(_)), _) => vec![Scope::ReviewLine, Scope::Form, Scope::Writing],
            (Some(Writing::Line { .. }), _) => vec![Scope::ReviewLine, Scope::Writing],
            (None, Here::Card(Card::Goal(_))) => vec![Scope::ReviewGoal, Scope::Review, Scope::Rows],
            (None, Here::Card(Card::Step(_))) => vec![Scope::ReviewStep, Scope::Review, Scope::Rows],
            (None, Here::End) => vec![Scope::ReviewEnd, Scope::Review, Scope::Rows],
            (None, Here::Nothing) => vec![Scope::ReviewNothing, Scope::Rows],
        }
    }

    fn takes_letters(&self) -> bool {
        self.writing.is_some()
    }

    fn awaits_answer(&self) -> bool {
        self.basis.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::ReviewWhy => self.explained().is_some(),
            Command::ReviewUndo => self.stack.as_ref().is_some_and(|stack| !stack.acts.is_empty()),
            Command::ReviewBefore => {
                let first = self.cards().first().copied();
                first.is_some() && self.here != first.map_or(Here::End, Here::Card)
            }
            Command::ReviewAfter => matches!(self.here, Here::Card(_)),
            Command::ReviewNextStep | Command::ReviewOpenGoal => self.selected_goal().is_some(),
            Command::ReviewAll => {
                self.basis.as_ref().is_some_and(|basis| !goal_review::all_cards(&basis.goals).is_empty())
            }
            Command::ReviewWholeForm => matches!(self.writing, Some(Writing::Adjust(_))),
            Command::Open => self.shown_goal().is_some(),
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            _ if self.writing.is_some() => self.write(command, shared),
            Command::ReviewKeep => self.judge(Verdict::Keep, shared),
            Command::ReviewReached => self.judge(Verdict::Reached, shared),
            Command::ReviewRest => self.judge(Verdict::Rest, shared),
            Command::ReviewLetGo => self.judge(Verdict::LetGo, shared),
            Command::ReviewLater => self.judge(Verdict::Later, shared),
            Command::ReviewAdjust => self.adjust(),
            Command::ReviewForm => {
                if let Some(goal) = self.shown_goal() {
                    self.open_form(goal, shared);
                }
            }
            Command::ReviewDone => self.decide(StepVerdict::Done, None, shared),
            Command::ReviewPart => self.decide(StepVerdict::Part, None, shared),
            Command::ReviewDrop => self.decide(StepVerdict::Dropped, None, shared),
            Command::ReviewMove => {
                if let Here::Card(Card::Step(step)) = self.here {
                    self.writing = Some(Writing::day(step));
                }
            }
            Command::ReviewWhy => self.why(),
            Command::ReviewUndo => self.take_back(shared),
            Command::ReviewBefore => self.walk(-1),
            Command::ReviewAfter => self.walk(1),
            Command::ReviewPause | Command::Back => self.pause(shared),
            Command::ReviewFinish => self.finish(shared),
            Command::ReviewNextStep => self.next_step(shared),
            Command::ReviewAll => self.look_at_all(shared),
            Command::Open | Command::ReviewOpenGoal => {
                if let Some(goal) = self.shown_goal() {
                    shared.open(GoalPage::of(goal));
                }
            }
            _ => {
                if let Some(step) = Move::of(command) {
                    if self.here == Here::End {
                        self.sheet.step(step);
                    } else {
                        self.card.step(step);
                    }
                }
            }
        }
        self.compose(shared);
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        self.type_key(key, shared);
        self.compose(shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        self.paste(text, shared);
        self.compose(shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let areas = self.areas(shared);
        match &mut self.writing {
            Some(Writing::Adjust(adjusting)) => {
                let rows = areas.writing.rows.saturating_sub(1);
                adjusting.form.clicked(areas.writing.top(rows), (column, row));
            }
            Some(Writing::Line { editor, .. }) => {
                if areas.writing.holds(column, row) {
                    editor.set_cursor_at(column.saturating_sub(areas.writing.column + 2), 0);
                }
            }
            None => {
                if let Some(rail) = areas.rail.filter(|rail| rail.holds(column, row)) {
                    let card = self.rail.get(usize::from(row - rail.row)).map(|(card, _)| *card);
                    if let Some(card) = card {
                        self.show(Here::Card(card));
                    }
                } else if self.here == Here::End && areas.main.holds(column, row) {
                    let item = self.sheet.item_at(column - areas.main.column, row - areas.main.row);
                    if let Some(item) = item {
                        self.sheet.select(item);
                    }
                }
            }
        }
        self.compose(shared);
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        if self.here == Here::End {
            self.sheet.scroll(rows.into());
        } else {
            self.card.scroll(rows.into());
        }
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.compose(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Review(ReviewKind::Goals, shared.now.today()));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        match reply {
            Reply::Review(basis) if basis.kind == ReviewKind::Goals => {
                // What was decided here and is still on its way is newer than this answer; another one follows it.
                if shared.saver.is_clean() || self.basis.is_none() {
                    self.take(basis, shared);
                    self.compose(shared);
                }
                Heard::Yes
            }
            _ => Heard::No,
        }
    }

    fn leaving(&mut self, shared: &mut Shared) {
        // A day to which a step is moved is taken where it can be read.
        if let Some(Writing::Line { purpose: For::Day(_), editor, .. }) = &self.writing
            && !editor.text().trim().is_empty()
        {
            self.line_done(shared);
        }
        self.leave_line(shared);
        self.drop_where_empty(shared);
    }
}
