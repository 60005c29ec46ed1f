//! Today: what waits, how the last weeks were, the easy days that run, and one lesson worth remembering.

mod alignment;
mod below;
mod care;
mod items;
mod offers;
mod quiet;
mod reading;
mod stepping;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::geometry::{self, Area};
use super::super::key::{Code, Key};
use super::super::passage::Row;
use super::super::rows::{Rows, Step};
use super::super::shared::{Go, Shared};
use super::super::step_deciding::{in_a_week, step_event, told_with_date};
use super::Page;
use super::arc::ArcPage;
use super::arc::words as arc_words;
use super::bounce::{BouncePage, put_away_unseen};
use super::brief::BriefPage;
use super::debrief::Debrief;
use super::goal_form::GoalForm;
use super::lesson::{LessonPage, life};
use super::reading::ReadingPage;
use super::start::Start;
use super::story::Story;
use crate::content::bounce::LookedAt;
use crate::domain::arc::{Helped, RecoveryArc, Try};
use crate::domain::change::Change;
use crate::domain::goal::{StepEvent, StepVerdict};
use crate::domain::id::RaceId;
use crate::domain::lesson::Lesson;
use crate::domain::race::Race;
use crate::domain::rules::reading::Reading;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::story::Home;
pub use alignment::Check;
use below::Height;
pub use care::CareRow;
pub use items::{Item, words};
pub use quiet::Quiet;
pub use stepping::Stepping;

/// The first page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Today {
    /// What the journal says; `None` before the first answer.
    pub home: Option<Home>,
    /// What its history comes to.
    reckoning: Option<Reckoning>,
    /// What its check-ins speak for.
    reading: Option<Reading>,
    /// How many items of the bounce plans that come up were looked at, as far as that is known.
    plans: Vec<(RaceId, LookedAt)>,
    /// What waits, the most pressing first.
    pub items: Vec<Item>,
    /// The selection among them.
    pub rows: Rows,
}

/// Where the parts of the page stand.
#[derive(Debug, Clone, PartialEq)]
pub struct TodayLayout {
    /// The rows of what waits, below the head of the page.
    pub list: Area,
    /// What stands below them, and where.
    pub below: (Area, Vec<Row>),
    /// The row of the screen on which the reading stands, where it does.
    pub reading: Option<u16>,
}

/// From so many rows on there is room for months and races below the glance.
const TALL: u16 = 24;
/// The list of what waits leaves so many rows to the rest, even where that needs fewer.
const LEFT: u16 = 6;

impl Today {
    /// Where everything stands on the screen as it is. The list takes what it needs, as far as the glance and the easy days
    /// keep their rows; the lesson gets what is left.
    #[must_use]
    pub fn layout(&self, shared: &Shared) -> TodayLayout {
        let body = geometry::body(shared.size);
        let rest = body.below(2);
        let height = if body.rows >= TALL { Height::Tall } else { Height::Short };
        let columns = usize::from(body.columns);
        let mut blocks: Vec<Vec<Row>> = Vec::new();
        let mut reading_at = None;
        if let (Some(home), Some(reckoning)) = (&self.home, &self.reckoning) {
            if home.empty && reckoning.days.is_empty() {
                blocks.push(below::welcome(columns.min(geometry::READING_COLUMNS.into())));
            }
            let mut glance = below::glance(reckoning, &home.history, columns, height);
            if let Some(reading) = self.reading.as_ref().filter(|_| !glance.is_empty()) {
                glance.push(reading::row(reading, below::LABEL, columns));
                let above = blocks.iter().map(|block| block.len() + 1).sum::<usize>();
                reading_at = Some(above + glance.len() - 1);
            }
            blocks.push(glance);
            blocks.push(below::easy_days(reckoning, &home.history, columns));
        }
        blocks.retain(|block| !block.is_empty());
        let kept = count(blocks.iter().map(|block| block.len() + 1).sum());
        let wanted = count(self.items.len());
        let list = rest.top(wanted.min(rest.rows.saturating_sub(kept.max(LEFT)).max(3)));
        // Where nothing waits, one row says so.
        let space = rest.below(list.rows.max(1) + 1);
        if let Some((lesson, race)) = self.worth_remembering() {
            let columns = columns.min(geometry::READING_COLUMNS.into());
            let lesson = below::remembering(lesson, race.as_ref(), columns);
            // What has no room for all of it is not begun.
            if kept + count(lesson.len()) <= space.rows {
                blocks.push(lesson);
            }
        }
        let mut rows: Vec<Row> = Vec::new();
        for block in blocks {
            if !rows.is_empty() {
                rows.push(Row::default());
            }
            rows.extend(block);
        }
        let reading = reading_at.map(count).filter(|at| *at < space.rows).map(|at| space.row + at);
        TodayLayout { list, below: (space, rows), reading }
    }

    /// The lesson below the rows; one that asks in a row need not be told twice.
    fn worth_remembering(&self) -> Option<&(Lesson, Option<(RaceId, String)>)> {
        let home = self.home.as_ref()?;
        let asks = |lesson: &Lesson| home.due.iter().any(|told| told.lesson.id == lesson.id);
        home.lesson.as_ref().filter(|(lesson, _)| !asks(lesson))
    }

    fn fit(&mut self, shared: &Shared) {
        self.rows.set_count(self.items.len());
        self.rows.set_height(self.layout(shared).list.rows.into());
    }

    fn collect(&mut self, shared: &Shared) {
        if let (Some(home), Some(reckoning)) = (&self.home, &self.reckoning) {
            self.items = items::collect((home, &self.plans), reckoning, shared);
        }
        self.fit(shared);
    }

    /// The race that is selected: one that is ahead, or the one of a bounce plan.
    #[must_use]
    pub fn selected_race(&self) -> Option<&Race> {
        match self.selected() {
            Some(Item::Ahead(race) | Item::Bounce(race, _)) => Some(race),
            _ => None,
        }
    }

    fn selected(&self) -> Option<&Item> {
        self.items.get(self.rows.selected()?)
    }

    fn open(&self, shared: &mut Shared) {
        match self.selected() {
            Some(Item::Draft(draft)) => {
                let debrief = Debrief::resume(draft.debrief.clone(), &draft.race_name, shared);
                shared.open(debrief);
            }
            Some(Item::LookBack(row, _)) => shared.open(Start::of(row.race.clone())),
            Some(Item::FollowUp(race, mode)) => {
                let debrief = Debrief::begin(Some(race), mode, shared);
                shared.open(debrief);
            }
            Some(Item::CheckIn) => shared.go(Go::Command(Command::CheckIn)),
            Some(Item::Review { .. }) => shared.go(Go::Command(Command::ReviewGoals)),
            Some(Item::Step(step)) => {
                if let Some(race) = step.race {
                    shared.open(Story::of(race));
                }
            }
            Some(Item::Training(arc, _) | Item::Arc(arc, _)) => shared.open(ArcPage::of(arc.id)),
            Some(Item::Tried(tried)) => shared.open(ArcPage::of(tried.arc)),
            Some(Item::Quiet(quiet)) => quiet::open(quiet, shared),
            Some(Item::Offer(offer)) => offers::open(offer, shared),
            Some(Item::StillTrue(told)) => shared.open(LessonPage::asked(told.lesson.id)),
            // A row that speaks of the brief opens it.
            Some(Item::Ahead(race)) if items::brief_for(race, shared).is_some() => {
                shared.open(BriefPage::of(race.id));
            }
            Some(Item::Ahead(race)) => shared.open(Story::of(race.id)),
            Some(Item::Bounce(race, _)) => shared.open(BouncePage::of(race.id)),
            Some(Item::Stepping(stepping)) => stepping.open(shared),
            Some(Item::Care(row)) => {
                if let Some(home) = &self.home {
                    let card = care::card(*row, home, shared);
                    shared.open(card);
                }
            }
            Some(Item::Alignment(_)) => alignment::open(shared),
            Some(Item::OfferDebrief) => shared.open(Start::anew()),
            Some(Item::OfferRace) => shared.go(Go::Command(Command::NewRace)),
            Some(Item::OfferDemo) => shared.go(Go::Command(Command::ToggleDemo)),
            None => {}
        }
    }

    fn tick(&mut self, verdict: StepVerdict, shared: &mut Shared) {
        let Some(Item::Step(step)) = self.selected().cloned() else {
            return;
        };
        let day = if verdict == StepVerdict::Moved { Some(in_a_week(shared)) } else { step.day };
        let event = StepEvent { day, ..step_event(&step, verdict, shared) };
        shared.can_undo(format!("Open again: {}", step.text), Change::UndecideStep(event.id));
        shared.tell(told_with_date(&event, &step.text, shared.now.today()));
        shared.write(Change::DecideStep(event));
        if let Some(home) = &mut self.home {
            // It is decided about once, however fast the keys are.
            home.steps.retain(|other| other.id != step.id);
            self.collect(shared);
        }
    }

    fn put_review_off(&mut self, shared: &mut Shared) {
        let Some(home) = &mut self.home else { return };
        let (today, at) = (Some(shared.now.today()), shared.now.wall);
        let before = std::mem::replace(&mut home.review_put_off, today);
        shared.write(Change::PutReviewOff { on: today, at });
        shared.can_undo("The review is offered again.", Change::PutReviewOff { on: before, at });
        shared.tell("The review is offered again in a week; it can be opened at any time.");
        self.collect(shared);
    }

    fn say(&self, helped: Helped, shared: &mut Shared) {
        let Some(Item::Tried(tried)) = self.selected() else {
            return;
        };
        shared.write_again(Change::PutTry(Try { helped: Some(helped), ..tried.clone() }));
        shared.can_undo(format!("Not said yet: {}", tried.what), Change::PutTry(tried.clone()));
        shared.tell(format!("{}: {}.", tried.what, helped.label()));
    }

    /// What is said of a lesson that has come back.
    fn answer_lesson(&mut self, command: Command, shared: &mut Shared) {
        let Some(Item::StillTrue(told)) = self.selected().cloned() else {
            return;
        };
        life::answer(&told.lesson, command, shared);
        if command != Command::RewordLesson
            && let Some(home) = &mut self.home
        {
            // It does not ask twice, however fast the keys are.
            home.due.retain(|other| other.lesson.id != told.lesson.id);
            self.collect(shared);
        }
    }

    fn training_is_as_usual(&self, shared: &mut Shared) {
        let Some(Item::Training(arc, _)) = self.selected() else {
            return;
        };
        let since = Some(shared.now.today());
        let answered = Box::new(RecoveryArc { training_as_usual: since, ..arc.as_ref().clone() });
        shared.write(Change::PutArc { arc: answered.clone(), base: Some(arc.clone()) });
        let name = arc_words::name(arc);
        shared.can_undo(
            format!("Not said yet: training after {name}"),
            Change::PutArc { arc: arc.clone(), base: Some(answered) },
        );
        shared.tell(format!("Training as usual since today: {name}."));
    }

    fn put_plan_away(&mut self, shared: &mut Shared) {
        let Some(Item::Bounce(race, _)) = self.selected().cloned() else {
            return;
        };
        put_away_unseen(&race, shared);
        if let Some(home) = &mut self.home {
            home.bouncing.retain(|other| other.id != race.id);
            self.collect(shared);
        }
    }

    fn put_check_away(&mut self, shared: &mut Shared) {
        if let Some(home) = &mut self.home {
            alignment::put_away(home, shared);
            self.collect(shared);
        }
    }

    fn put_training_off(&mut self, shared: &mut Shared) {
        let Some(Item::Training(arc, _)) = self.selected() else {
            return;
        };
        shared.put_off.push((arc.id, shared.now.today()));
        shared.tell("Not yet. It is asked again in a week.");
        self.collect(shared);
    }
}

fn count(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

impl Page for Today {
    fn scopes(&self) -> Vec<Scope> {
        let question = match self.selected() {
            Some(Item::Tried(_)) => Some(Scope::Tried),
            Some(Item::Training(..)) => Some(Scope::Training),
            Some(Item::Quiet(Quiet::Parked(_))) => Some(Scope::ParkedBack),
            Some(Item::Quiet(Quiet::ParkIt(_))) => Some(Scope::ParkOffered),
            Some(Item::Quiet(Quiet::Care(..))) => Some(Scope::CareDue),
            Some(Item::Offer(_)) => Some(Scope::Offered),
            Some(Item::StillTrue(_)) => Some(Scope::CameBack),
            Some(Item::Ahead(_)) => Some(Scope::RaceAhead),
            Some(Item::Review { .. }) => Some(Scope::ReviewDue),
            Some(Item::Bounce(..)) => Some(Scope::BouncePlan),
            Some(Item::Stepping(stepping)) => stepping.scope(),
            Some(Item::Care(_)) => Some(Scope::CareRow),
            Some(Item::Alignment(_)) => Some(Scope::AlignmentDue),
            _ => None,
        };
        question.into_iter().chain([Scope::Today, Scope::Rows]).collect()
    }

    fn awaits_answer(&self) -> bool {
        self.home.is_none()
    }

    fn is_enabled(&self, command: Command, _shared: &Shared) -> bool {
        match command {
            Command::StepDone | Command::StepPart | Command::StepDrop | Command::StepMove => {
                matches!(self.selected(), Some(Item::Step(_)))
            }
            Command::Open => {
                self.selected().is_some_and(|item| !matches!(item, Item::Step(step) if step.race.is_none()))
            }
            Command::Back => false,
            _ => true,
        }
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        match command {
            Command::Open => self.open(shared),
            // Enter looks back at the race that is selected; this asks, or there would be no way to any other race.
            Command::NewDebrief => shared.open(Start::anew()),
            Command::StepDone => self.tick(StepVerdict::Done, shared),
            Command::StepPart => self.tick(StepVerdict::Part, shared),
            Command::StepDrop => self.tick(StepVerdict::Dropped, shared),
            Command::StepMove => self.tick(StepVerdict::Moved, shared),
            Command::PutReviewOff => self.put_review_off(shared),
            Command::SayHelped => self.say(Helped::Yes, shared),
            Command::SayNoDifference => self.say(Helped::NoDifference, shared),
            Command::SayWorse => self.say(Helped::Worse, shared),
            Command::PutOfferAway => {
                if let Some(Item::Offer(offer)) = self.selected().cloned() {
                    offers::put_away(&offer, shared);
                }
            }
            Command::SayTraining => self.training_is_as_usual(shared),
            Command::SayNotYet => self.put_training_off(shared),
            Command::SayStillTrue
            | Command::SaySooner
            | Command::SayLater
            | Command::RewordLesson
            | Command::RetireAsked => self.answer_lesson(command, shared),
            Command::ReadBrief => shared.go(Go::Command(Command::OpenBrief)),
            Command::GoalForRace => {
                if let Some(race) = self.selected_race() {
                    shared.open(GoalForm::for_race(race.id));
                }
            }
            Command::LetParkedGo
            | Command::ParkAgain
            | Command::PutParkOff
            | Command::CareRowDone
            | Command::CareRowOff => self.answer_quiet(command, shared),
            Command::PutPlanAway => self.put_plan_away(shared),
            command if stepping::is_answer(command) => self.answer_stepping(command, shared),
            Command::PutCareAway => {
                if let Some(Item::Care(row)) = self.selected().cloned() {
                    care::put_away(row, shared);
                    self.collect(shared);
                }
            }
            Command::PutCheckAway => self.put_check_away(shared),
            _ => {
                if let Some(step) = Step::of(command) {
                    self.rows.step(step);
                }
            }
        }
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let TodayLayout { list: area, reading, .. } = self.layout(shared);
        if reading == Some(row) {
            shared.open(ReadingPage::default());
        } else if area.holds(column, row) {
            let place = self.rows.visible().start + usize::from(row - area.row);
            let again = self.rows.selected() == Some(place);
            self.rows.select(place);
            if again {
                self.perform(Command::Open, Key::plain(Code::Enter), shared);
            }
        }
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.fit(shared);
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::Home(shared.now.today()));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        if let Reply::Bounce(race, Some(basis)) = reply {
            let told = shared.content.bounce.looked_at(basis, shared.now.today());
            self.plans.retain(|(other, _)| other != race);
            self.plans.push((*race, told));
            self.collect(shared);
            return Heard::Yes;
        }
        let Reply::Home(home) = reply else {
            return Heard::No;
        };
        for race in items::bouncing(home, shared.now.today()) {
            shared.read(Read::Bounce(race.id));
        }
        let mut home = home.as_ref().clone();
        stepping::follow_stops(&mut home.history, shared);
        let reckoning = Reckoning::of(&home.history, shared.now.today());
        self.reading = Some(reading::read(&home.history, &reckoning));
        self.reckoning = Some(reckoning);
        self.home = Some(home);
        self.collect(shared);
        Heard::Yes
    }
}
