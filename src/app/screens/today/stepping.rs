//! What Today says of steps back: the plan that runs, its end, what there is to do after it, and a stop that was noticed.

use super::super::step_back::{StepBackPage, acts, words};
use super::super::step_back_form::StepBackForm;
use super::{Item, Today};
use crate::app::command::{Command, Scope};
use crate::app::screens::fundamentals::FundamentalsPage;
use crate::app::shared::Shared;
use crate::domain::change::{self, Change};
use crate::domain::history::History;
use crate::domain::id::StepBackId;
use crate::domain::rules::reckoning::Reckoning;
use crate::domain::rules::step_back::{Reentry, Stop, as_it_went, running, stop_to_ask};
use crate::domain::step_back::{BreakKind, StepBack};
use crate::domain::story::Home;
use crate::domain::units::days;

/// After its end a step back is called to mind for so many days.
const AFTER_DAYS: i64 = 3;
/// One that is planned is told of so many days before it begins.
const AHEAD_DAYS: i64 = 7;

/// A row about stepping back.
#[derive(Debug, Clone, PartialEq)]
pub enum Stepping {
    /// A plan that begins in a few days.
    Ahead(StepBack),
    /// The plan that runs, before its last day.
    Running(StepBack),
    /// The plan that runs, on its last day or after it, and whether the check-ins speak for the way back.
    AtItsEnd(StepBack, bool),
    /// One that was ended, with something left to look at.
    After(StepBack),
    /// A stop that no plan covers.
    Noticed(Stop),
}

/// The rows of a day.
pub(super) fn collect(home: &Home, reckoning: &Reckoning, shared: &Shared) -> impl Iterator<Item = Stepping> {
    let today = shared.now.today();
    let step_backs = &home.history.step_backs;
    let runs = running(step_backs, today).map(|own| {
        if today < own.to {
            Stepping::Running(own.clone())
        } else {
            Stepping::AtItsEnd(own.clone(), Reentry::of(reckoning, own).holds())
        }
    });
    let is_near = |own: &&StepBack| {
        own.is_planned() && own.ended.is_none() && (1..=AHEAD_DAYS).contains(&(own.from - today).num_days())
    };
    let ahead = step_backs.iter().find(is_near).filter(|_| runs.is_none()).cloned().map(Stepping::Ahead);
    let has_more = |own: &&StepBack| {
        let since = own.ended.map(|ended| (today - ended).num_days());
        let is_looked_back_at = own.kept.is_some() && !own.ready.is_empty();
        own.is_planned() && since.is_some_and(|since| (0..=AFTER_DAYS).contains(&since)) && !is_looked_back_at
    };
    let after = step_backs.iter().rfind(has_more).cloned().map(Stepping::After);
    let noticed = stop_to_ask(&home.history, today).map(Stepping::Noticed);
    runs.into_iter().chain(ahead).chain(after).chain(noticed)
}

/// A stop that was answered while it went on has as many days as it has by now.
pub(super) fn follow_stops(history: &mut History, shared: &mut Shared) {
    let today = shared.now.today();
    let went: Vec<(usize, StepBack)> = history
        .step_backs
        .iter()
        .enumerate()
        .filter_map(|(place, own)| Some((place, as_it_went(own, history, today)?)))
        .collect();
    for (place, after) in went {
        let before = std::mem::replace(&mut history.step_backs[place], after.clone());
        let (step_back, base) = (Box::new(after), Some(Box::new(before)));
        shared.write(Change::PutStepBack { step_back, base });
    }
}

/// Whether a command answers such a row.
pub(super) fn is_answer(command: Command) -> bool {
    matches!(
        command,
        Command::EndStepBack
            | Command::LongerStepBack
            | Command::MissRunning
            | Command::ReviewStepBack
            | Command::StepBackFundamentals
            | Command::StopPlanned
            | Command::StopLife
            | Command::StopIll
            | Command::StopDrifted
            | Command::StopNone
    )
}

impl Stepping {
    /// Where its keys are heard.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        match self {
            Self::Ahead(_) => None,
            Self::Running(_) | Self::AtItsEnd(..) => Some(Scope::StepBackPlan),
            Self::After(_) => Some(Scope::StepBackOver),
            Self::Noticed(_) => Some(Scope::StopNoticed),
        }
    }

    /// Its sign.
    #[must_use]
    pub fn sign(&self) -> &'static str {
        match self {
            Self::Ahead(_) => "◁",
            Self::Running(_) => "◀",
            Self::AtItsEnd(..) | Self::Noticed(_) => "?",
            Self::After(_) => "↺",
        }
    }

    /// What it says, and the quiet words at its right end.
    #[must_use]
    pub fn words(&self, shared: &Shared) -> (String, String) {
        let today = shared.now.today();
        let with_gist = |told: String, own: &StepBack| {
            let gist = words::gist(own);
            if gist.is_empty() { told } else { format!("{told}: {gist}") }
        };
        match self {
            Self::Ahead(own) => {
                (with_gist("Step back ahead".to_owned(), own), days::told_day(own.from, today))
            }
            Self::Running(own) => {
                (with_gist(format!("Step back, {}", words::stand(own, shared)), own), String::new())
            }
            Self::AtItsEnd(own, holds) => {
                let aside = if *holds { "check-ins say back" } else { "not all of it yet" };
                (format!("Step back, {}: back, or 3 more?", words::stand(own, shared)), aside.to_owned())
            }
            Self::After(own) => {
                let left = match (own.kept.is_some(), own.ready.is_empty()) {
                    (false, true) => "a look back, and the fundamentals",
                    (false, false) => "a look back",
                    (true, _) => "the fundamentals",
                };
                (format!("After the step back: {left}"), "1 min".to_owned())
            }
            Self::Noticed(stop) => {
                let since = days::told_calendar(stop.from, today);
                let told = words::counted(stop.days());
                (format!("{told} without training, from {since}: a break you chose?"), String::new())
            }
        }
    }

    /// Opens what it speaks of.
    pub(super) fn open(&self, shared: &mut Shared) {
        match self {
            Self::Ahead(own) | Self::Running(own) | Self::AtItsEnd(own, _) | Self::After(own) => {
                shared.open(StepBackPage::of(own.id));
            }
            Self::Noticed(_) => {
                let keys = &shared.settings.keymap;
                let answers = [
                    (Command::StopPlanned, "planned after all"),
                    (Command::StopLife, "life"),
                    (Command::StopIll, "ill or hurt"),
                    (Command::StopDrifted, "just drifted"),
                    (Command::StopNone, "no break"),
                ];
                let told = answers.map(|(command, words)| format!("{} {words}", keys.told(command)));
                let told = told.join(" · ");
                shared.tell(told);
            }
        }
    }
}

impl Today {
    /// One key answers a row about stepping back.
    pub(super) fn answer_stepping(&mut self, command: Command, shared: &mut Shared) {
        let Some(Item::Stepping(stepping)) = self.selected().cloned() else { return };
        match *stepping {
            Stepping::Running(own) | Stepping::AtItsEnd(own, _) => {
                let after = match command {
                    Command::EndStepBack => acts::end(&own, shared),
                    Command::LongerStepBack => acts::longer(&own, shared),
                    Command::MissRunning => acts::miss(&own, shared),
                    _ => return,
                };
                self.replace(&after, shared);
            }
            Stepping::After(own) => match command {
                Command::ReviewStepBack => shared.open(StepBackForm::review(&own)),
                Command::StepBackFundamentals => shared.open(FundamentalsPage::after(own.id)),
                _ => {}
            },
            Stepping::Noticed(stop) => self.answer_stop(stop, command, shared),
            Stepping::Ahead(_) => {}
        }
    }

    /// What the disk will say is shown at once, so that no key answers twice.
    fn replace(&mut self, after: &StepBack, shared: &Shared) {
        let step_backs = self.home.as_mut().map(|home| &mut home.history.step_backs);
        for own in step_backs.into_iter().flatten().filter(|own| own.id == after.id) {
            own.clone_from(after);
        }
        self.collect(shared);
    }

    fn answer_stop(&mut self, stop: Stop, command: Command, shared: &mut Shared) {
        let kind = match command {
            Command::StopPlanned => BreakKind::Planned,
            Command::StopLife => BreakKind::Life,
            Command::StopIll => BreakKind::IllOrHurt,
            Command::StopDrifted => BreakKind::Drifted,
            Command::StopNone => return self.is_no_break(stop, shared),
            _ => return,
        };
        let today = shared.now.today();
        let goes_on = !stop.is_over;
        // A break that was chosen and goes on is a plan that waits for its end; one that was not follows the check-ins.
        let to = if goes_on && kind == BreakKind::Planned { today } else { stop.to };
        let id = StepBackId(shared.ids.fresh(&shared.now));
        let mut step_back = StepBack::new(id, kind, (stop.from, to), shared.now.wall);
        step_back.ended = (!goes_on).then_some(to);
        let at = shared.now.wall;
        let item = change::Item::StepBack(id);
        shared.write(Change::PutStepBack { step_back: Box::new(step_back.clone()), base: None });
        shared.can_undo("It is asked about again.", Change::Trash { item, at });
        let list = shared.settings.keymap.told(Command::BodyStepBacks);
        shared.tell(match kind {
            BreakKind::Planned if goes_on => {
                "A step back, then. Enter opens it; what it is for, and its end, can be said there."
                    .to_owned()
            }
            BreakKind::Planned => "A step back, then. It stands among the steps back.".to_owned(),
            _ => format!("Kept: {}. {list} on Body & mind lists breaks, and what they gave.", kind.label()),
        });
        if let Some(home) = &mut self.home {
            home.history.step_backs.push(step_back);
            home.history.step_backs.sort_by_key(|own| own.from);
        }
        self.collect(shared);
    }

    fn is_no_break(&mut self, stop: Stop, shared: &mut Shared) {
        let (from, at) = (stop.from, shared.now.wall);
        shared.write(Change::PutNoBreak { from, is_none: true, at });
        shared.can_undo("It is asked about again.", Change::PutNoBreak { from, is_none: false, at });
        shared.tell("No break. It is not asked about again.");
        if let Some(home) = &mut self.home {
            home.history.no_breaks.push(from);
        }
        self.collect(shared);
    }
}
