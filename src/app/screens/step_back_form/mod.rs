//! A step back, to be planned or changed: nine questions in three minutes, of which only the days have to be answered. The same
//! form holds what a stop was that came unplanned, and the three questions at the end.
//!
//! What can be read is kept as it is answered. A new one is kept from the first answer on, or with the key that begins it as it
//! stands. There is one plan at a time: where one runs, that one is changed.

mod fields;
mod reading;

use super::super::Heard;
use super::super::command::{Command, Scope};
use super::super::effect::{Read, Reply};
use super::super::entry::{Entry, Several};
use super::super::form::{Done, Form, FormField};
use super::super::geometry::{self, Area};
use super::super::key::Key;
use super::super::shared::{Go, Shared};
use super::Page;
use super::step_back::{StepBackPage, words};
use crate::content::stepback::StepBackAsk;
use crate::domain::change::{Change, Item};
use crate::domain::id::StepBackId;
use crate::domain::rules::step_back::running;
use crate::domain::step_back::StepBack;
use crate::domain::units::days;

/// Which questions the form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Those of a plan.
    #[default]
    Plan,
    /// Those of a stop that was not planned.
    Stop,
    /// Those at the end of a plan.
    Review,
}

/// When something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// While the form is filled in.
    Typing,
    /// Now that it is left.
    Leaving,
}

/// How wide the labels are.
const LABEL_COLUMNS: u16 = 13;
/// From this width on the options stand in two columns, and from this one in four.
const TWO: u16 = 52;
const FOUR: u16 = 112;
/// The most options that a question has.
const MOST_OPTIONS: u16 = 8;
/// The question, how it may be answered, and the rows of air around the fields.
const AROUND: u16 = 5;

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct StepBackForm {
    /// Which questions it holds.
    pub part: Part,
    /// The step back as it was; `None` for a new one.
    original: Option<StepBack>,
    written: Option<StepBack>,
    /// Something was answered here.
    answered: bool,
    /// The plans that are there, this one left out; `None` before the first answer.
    others: Option<Vec<StepBack>>,
    /// A plan was running, so that one is changed instead of a new one.
    was_running: bool,
    warned: bool,
    /// The fields; none before the page has its first answer.
    pub form: Form<StepBackAsk>,
}

impl Default for StepBackForm {
    fn default() -> Self {
        Self {
            part: Part::Plan,
            original: None,
            written: None,
            answered: false,
            others: None,
            was_running: false,
            warned: false,
            form: Form::new(LABEL_COLUMNS, Vec::new()),
        }
    }
}

impl StepBackForm {
    /// Changes one.
    #[must_use]
    pub fn of(step_back: &StepBack) -> Self {
        let part = if step_back.is_planned() { Part::Plan } else { Part::Stop };
        Self { part, ..Self::changing(step_back) }
    }

    /// The questions at the end of one.
    #[must_use]
    pub fn review(step_back: &StepBack) -> Self {
        Self { part: Part::Review, ..Self::changing(step_back) }
    }

    fn changing(step_back: &StepBack) -> Self {
        let original = Some(step_back.clone());
        Self { written: original.clone(), original, ..Self::default() }
    }

    /// What stands over the fields.
    #[must_use]
    pub fn head(&self, shared: &Shared) -> String {
        let words = &shared.content.step_back;
        let at_end = "All of it may stay empty.";
        match (self.part, &self.original) {
            (Part::Plan, Some(own)) if self.was_running => {
                format!("This one runs since {}; there is one at a time.", words::short(own.from, shared))
            }
            (Part::Plan, Some(_)) => words.tagline.clone(),
            (Part::Plan, None) => {
                format!("{} {} minutes; only the days are needed.", words.tagline, words.minutes)
            }
            (Part::Stop, Some(own)) => format!("A break, {}.", words::span(own)),
            (Part::Review, Some(own)) => format!("After the step back, {}. {at_end}", words::span(own)),
            (Part::Stop | Part::Review, None) => at_end.to_owned(),
        }
    }

    /// Where the fields stand, below the line over them.
    #[must_use]
    pub fn list_area(&self, shared: &Shared) -> Area {
        let body = geometry::body(shared.size);
        let fields = u16::try_from(self.form.fields.len()).unwrap_or(0);
        let below = MOST_OPTIONS.div_ceil(option_columns(body.columns)) + AROUND;
        body.below(2).top(fields.min(body.rows.saturating_sub(below).max(3)))
    }

    /// Where the question stands, with how it may be answered and what can be picked.
    #[must_use]
    pub fn question_area(&self, shared: &Shared) -> Area {
        let area = self.list_area(shared);
        let body = geometry::body(shared.size);
        body.below(area.row + area.rows + 1 - body.row).beyond(2)
    }

    /// Where what can be picked stands, and in how many columns.
    #[must_use]
    pub fn options_area(&self, shared: &Shared) -> (Area, u16) {
        let columns = option_columns(geometry::body(shared.size).columns);
        (self.question_area(shared).below(2), columns)
    }

    /// What can be picked in the field that is written in.
    #[must_use]
    pub fn options(&self) -> Option<&Several> {
        match &self.form.here()?.entry {
            Entry::Several(several) => Some(several),
            _ => None,
        }
    }

    fn save(&mut self, when: When, shared: &mut Shared) {
        let Some(mut step_back) = self.told(shared) else { return };
        if self.written.as_ref() == Some(&step_back) || (self.written.is_none() && !self.answered) {
            return;
        }
        if self.written.is_none() {
            step_back.id = StepBackId(shared.ids.fresh(&shared.now));
            step_back.written = shared.now.wall;
        }
        let base = self.written.replace(step_back.clone()).map(Box::new);
        let change = Change::PutStepBack { step_back: Box::new(step_back), base };
        match when {
            When::Typing => shared.write_at_pause(change),
            When::Leaving => shared.write(change),
        }
    }

    fn leave(&mut self, shared: &mut Shared) {
        self.save(When::Leaving, shared);
        if self.written.is_none() && self.answered && !self.warned {
            // Nothing is thrown away by one key: what is missing is told first.
            self.warned = true;
            let wrong = self.form.wrong().map_or(StepBackAsk::From, |field| field.fact);
            self.form.select(wrong);
            let key = shared.settings.keymap.told(Command::LeaveForm);
            shared
                .warn(format!("To be kept, a step back needs its days. {key} once more leaves without it."));
            return;
        }
        shared.saver.hurry();
        shared.go(Go::Back);
        self.tell_what_was_done(shared);
    }

    /// It is begun as it stands, and its page is shown.
    fn begin(&mut self, shared: &mut Shared) {
        self.answered = true;
        self.save(When::Leaving, shared);
        let Some(written) = &self.written else { return self.leave(shared) };
        shared.saver.hurry();
        shared.go(Go::Instead(Box::new(StepBackPage::of(written.id).into())));
        self.tell_what_was_done(shared);
    }

    fn tell_what_was_done(&self, shared: &mut Shared) {
        let Some(written) = &self.written else { return };
        match &self.original {
            Some(original) if original == written => {}
            Some(original) => {
                shared.tell(format!("Changed: {}.", words::name(written)));
                let (step_back, base) = (Box::new(original.clone()), Some(Box::new(written.clone())));
                let undo = Change::PutStepBack { step_back, base };
                shared.can_undo(format!("As before: {}.", words::name(original)), undo);
            }
            None => {
                shared.tell(format!("{}. It stands on Today while it runs.", words::name(written)));
                let (item, at) = (Item::StepBack(written.id), shared.now.wall);
                let told = format!("In the trash: {}.", words::name(written));
                shared.can_undo(told, Change::Trash { item, at });
            }
        }
        if let Some(wrong) = self.form.wrong() {
            shared.warn(format!("{} was left as it was; the rest is kept.", wrong.label));
        }
    }

    fn done(&mut self, done: Done, shared: &mut Shared) {
        match done {
            Done::Nothing => {}
            Done::Moved => {
                self.settle(shared);
                self.save(When::Typing, shared);
            }
            Done::Changed => {
                self.answered = true;
                self.check(shared);
                self.save(When::Typing, shared);
            }
            Done::Leave => self.leave(shared),
        }
    }
}

/// In how many columns the options stand on a page of this width.
fn option_columns(columns: u16) -> u16 {
    match columns {
        ..TWO => 1,
        TWO..FOUR => 2,
        FOUR.. => 4,
    }
}

impl Page for StepBackForm {
    fn scopes(&self) -> Vec<Scope> {
        let of_plan = (self.part == Part::Plan && self.original.is_none()).then_some(Scope::StepBackForm);
        of_plan.into_iter().chain([Scope::Form, Scope::Writing]).collect()
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn awaits_answer(&self) -> bool {
        self.form.fields.is_empty()
    }

    fn perform(&mut self, command: Command, _key: Key, shared: &mut Shared) {
        if command == Command::BeginStepBack {
            return self.begin(shared);
        }
        let done = self.form.perform(command, shared);
        self.done(done, shared);
    }

    fn typed(&mut self, key: Key, shared: &mut Shared) {
        let done = match key.typed() {
            Some(sign @ ('+' | '-')) if self.is_counted() => self.count_on(sign),
            _ => self.form.typed(key, shared),
        };
        self.done(done, shared);
    }

    fn pasted(&mut self, text: &str, shared: &mut Shared) {
        let done = self.form.pasted(text, shared);
        self.done(done, shared);
    }

    fn clicked(&mut self, column: u16, row: u16, shared: &mut Shared) {
        let (area, columns) = self.options_area(shared);
        let done = match self.option_at(area, columns, (column, row)) {
            Some(place) => self.pick(place),
            None => self.form.clicked(self.list_area(shared), (column, row)),
        };
        self.done(done, shared);
    }

    fn wheeled(&mut self, rows: i16, _shared: &mut Shared) {
        self.form.rows.scroll(isize::from(rows));
    }

    fn resized(&mut self, shared: &mut Shared) {
        self.form.resized(self.list_area(shared));
    }

    fn refresh(&mut self, shared: &mut Shared) {
        shared.read(Read::History(None));
    }

    fn answered(&mut self, reply: &Reply, shared: &mut Shared) -> Heard {
        let Reply::History(None, history) = reply else {
            return Heard::No;
        };
        let today = shared.now.today();
        let is_first = self.form.fields.is_empty();
        let runs = running(&history.step_backs, today);
        if let Some(own) = runs.filter(|_| is_first && self.original.is_none()) {
            self.was_running = true;
            self.original = Some(own.clone());
            self.written.clone_from(&self.original);
            shared.tell(format!("A step back runs already, since {}.", days::told_day(own.from, today)));
        }
        let own = self.written.as_ref().map(|own| own.id);
        let plans = history.step_backs.iter().filter(|other| other.is_planned() && Some(other.id) != own);
        self.others = Some(plans.cloned().collect());
        if is_first {
            self.set_fields(shared);
        }
        self.check(shared);
        self.resized(shared);
        Heard::Yes
    }

    fn leaving(&mut self, shared: &mut Shared) {
        self.save(When::Leaving, shared);
    }
}
