//! What the fields tell, and how it is kept: the goal itself, what it said before, and that it rests after a setback.

use chrono::NaiveDate;

use super::super::super::command::Command;
use super::super::super::shared::{Go, Shared, in_brief};
use super::reading::{MeasureProblems, race_label, read_day, read_race};
use super::{Fact, GoalForm};
use crate::domain::change::{Change, Item};
use crate::domain::goal::{GivenVerdict, Goal, GoalChange, GoalKind, Horizon, Verdict};
use crate::domain::goal_story::GoalRace;
use crate::domain::id::{GoalChangeId, GoalId, RaceId, VerdictId};
use crate::domain::race::Tier;
use crate::domain::rules::goal_quiet;
use crate::domain::units::counting::parse_count;
use crate::domain::units::days::{told_calendar, told_for_field};

/// When something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// While the form is filled in.
    Typing,
    /// Now that it is left.
    Leaving,
}

impl GoalForm {
    pub(super) fn ahead(&self) -> &[GoalRace] {
        self.goals.as_ref().map_or(&[], |goals| &goals.ahead)
    }

    /// The race that the field tells. One that is too far away to be among those that were read has no words there, and stays.
    fn race_told(&self) -> Result<Option<RaceId>, String> {
        let unnamed = match (&self.known_race, &self.original) {
            (Some(_), _) => None,
            (None, Some(original)) => original.race,
            (None, None) => self.race,
        };
        let told = read_race(&self.form.entered(Fact::Race), self.known_race.as_ref(), self.ahead());
        told.map(|race| race.or(unnamed))
    }

    pub(super) fn day(&self, shared: &Shared) -> Result<Option<NaiveDate>, String> {
        let before = self.original.as_ref().and_then(|goal| goal.by);
        read_day(&self.form.entered(Fact::By), before, shared.now.today())
    }

    /// The goal as the fields tell it. What cannot be read is left as it was before its field was entered, not as half of it
    /// could be read; `None` where it has no words yet.
    fn told(&self, shared: &Shared) -> Option<Goal> {
        if self.form.fields.is_empty() {
            return None;
        }
        let before = self.before_field.clone().unwrap_or_else(|| self.blank(shared));
        let written = self.written.clone().unwrap_or_else(|| self.blank(shared));
        let text = Some(self.form.entered(Fact::Text)).filter(|text| !text.is_empty());
        let text = text.or_else(|| self.before_field.as_ref().map(|goal| goal.text.clone()))?;
        Some(Goal {
            text,
            kind: GoalKind::from_id(&self.form.entered(Fact::Kind)).unwrap_or(before.kind),
            tier: Tier::from_id(&self.form.entered(Fact::Tier)),
            horizon: Horizon::from_id(&self.form.entered(Fact::Horizon)).unwrap_or(before.horizon),
            race: self.race_told().unwrap_or(before.race),
            by: self.day(shared).unwrap_or(before.by),
            why: self.form.entered(Fact::Why),
            if_then: self.form.entered(Fact::IfThen),
            notes: self.form.entered(Fact::Notes),
            measure: self.typed_measure().read().unwrap_or(before.measure),
            ..written
        })
    }

    /// Whether something stands in a field, or the runner has left it empty.
    fn was_entered(&self, fact: Fact) -> bool {
        self.entered.contains(&fact) || !self.form.entered(fact).is_empty()
    }

    /// Says at each field what cannot be read in it.
    pub(super) fn check(&mut self, shared: &Shared) {
        let no_words = (self.written.is_some() && self.form.entered(Fact::Text).is_empty())
            .then(|| "A goal needs its words; without them it stays as it was.".to_owned());
        let (race, day) = (self.race_told().err(), self.day(shared).err());
        let measure = self.typed_measure().read().err().unwrap_or_default();
        let MeasureProblems { from, to, days } = measure;
        let to = to.filter(|_| self.was_entered(Fact::To));
        let days = days.filter(|_| self.was_entered(Fact::Days));
        for field in &mut self.form.fields {
            field.problem = match field.fact {
                Fact::Text => no_words.clone(),
                Fact::Race => race.clone(),
                Fact::By => day.clone(),
                Fact::From => from.clone(),
                Fact::To => to.clone(),
                Fact::Days => days.clone(),
                Fact::Kind
                | Fact::Tier
                | Fact::Horizon
                | Fact::Why
                | Fact::IfThen
                | Fact::Counted
                | Fact::Unit
                | Fact::Notes => None,
            };
        }
    }

    /// A race that was found by a few letters is shown by its name, and a day that was told is shown as it stands.
    pub(super) fn settle(&mut self) {
        let race = self.race_told().ok().flatten();
        let known = self.known_race.iter().chain(self.ahead());
        let race = race.and_then(|race| known.into_iter().find(|known| known.id == race)).map(race_label);
        if let Some(label) = race {
            self.write_in(Fact::Race, &label);
        }
        let day = self.written.as_ref().and_then(|goal| goal.by);
        let is_read = self.form.field(Fact::By).is_some_and(|field| field.problem.is_none());
        if let Some(day) = day.filter(|_| is_read && !self.form.entered(Fact::By).is_empty()) {
            self.write_in(Fact::By, &told_for_field(day));
        }
    }

    pub(super) fn save(&mut self, when: When, shared: &mut Shared) {
        let Some(mut goal) = self.told(shared) else { return };
        if self.written.as_ref() != Some(&goal) {
            if self.written.is_none() {
                goal.id = GoalId(shared.ids.fresh(&shared.now));
                goal.written = shared.now.wall;
            }
            let base = self.written.replace(goal.clone()).map(Box::new);
            put(Change::PutGoal { goal: Box::new(goal.clone()), base }, when, shared);
            self.log(when, shared);
        }
        self.rest(&goal, when, shared);
    }

    /// Writes what it said before into its history, or takes that back where it says the same again.
    fn log(&mut self, when: When, shared: &mut Shared) {
        let Some((original, written)) = self.original.as_ref().zip(self.written.as_ref()) else { return };
        let says_another = original.words() != written.words();
        if says_another == self.change.stands {
            return;
        }
        self.change.stands = says_another;
        let change = self.change.what.get_or_insert_with(|| GoalChange {
            id: GoalChangeId(shared.ids.fresh(&shared.now)),
            goal: original.id,
            was: original.words(),
            at: shared.now.wall,
        });
        let change =
            if says_another { Change::LogGoal(change.clone()) } else { Change::UnlogGoal(change.id) };
        put(change, when, shared);
    }

    /// Lets a time goal rest that is new so soon after a setback, or takes that back where it is no such goal any more.
    fn rest(&mut self, goal: &Goal, when: When, shared: &mut Shared) {
        let races = self.goals.as_ref().map_or(&[][..], |goals| &goals.races);
        let until = goal_quiet::rests_until(goal, self.original.as_ref(), races, shared.now.today());
        let given = self.rest.standing().and_then(|rest| rest.again);
        if until == given {
            return;
        }
        self.rest.stands = until.is_some();
        let rest = self.rest.what.get_or_insert_with(|| GivenVerdict {
            id: Some(VerdictId(shared.ids.fresh(&shared.now))),
            goal: goal.id,
            verdict: Verdict::Rest,
            reason: goal_quiet::REASON.to_owned(),
            carries: String::new(),
            again: until,
            review: None,
            debrief: None,
            at: shared.now.wall,
        });
        let change = match (until, rest.id) {
            (Some(_), _) => {
                rest.again = until;
                Change::Judge(rest.clone())
            }
            (None, Some(id)) => Change::Unjudge(id),
            (None, None) => return,
        };
        put(change, when, shared);
    }

    /// Whether something of a new one was typed, besides the words that it needs.
    fn has_more(&self) -> bool {
        let others = [Fact::Tier, Fact::By, Fact::Why, Fact::IfThen, Fact::Notes, Fact::Race];
        let given = |fact| if fact == Fact::Race { self.known_race.as_ref() } else { None };
        others
            .into_iter()
            .any(|fact| self.form.entered(fact) != given(fact).map_or_else(String::new, race_label))
            || self.typed_measure().by != "none"
    }

    pub(super) fn leave(&mut self, shared: &mut Shared) {
        self.save(When::Leaving, shared);
        if self.written.is_none() && self.has_more() && !self.warned {
            // Nothing is thrown away by one key: what is missing is told first.
            self.warned = true;
            self.form.select(Fact::Text);
            let key = shared.settings.keymap.told(Command::LeaveForm);
            shared.warn(format!("To be kept, a goal needs its words. {key} once more leaves without it."));
            return;
        }
        shared.saver.hurry();
        shared.go(Go::Back);
        self.tell_what_was_done(shared);
        self.entered.extend([Fact::To, Fact::Days]);
        self.check(shared);
        if let Some(told) = self.not_kept() {
            shared.warn(told);
        }
    }

    /// What is not kept of what was typed, and why, each once.
    fn not_kept(&self) -> Option<String> {
        let written = self.written.as_ref()?;
        let mut told: Vec<String> = Vec::new();
        let mut last = "";
        for field in self.form.fields.iter().filter(|field| field.problem.is_some()) {
            let (entered, label) = (field.entry.entered(), field.label.trim());
            let (what, stands) = match field.fact {
                Fact::Race => ("The race", written.race.is_some()),
                Fact::By => ("The day", written.by.is_some()),
                Fact::From | Fact::To | Fact::Days => ("How it is counted", written.measure.is_some()),
                _ => ("The goal", true),
            };
            // Both ends of a number are one thing to the runner.
            if what == std::mem::replace(&mut last, what) {
                continue;
            }
            let why = match field.fact {
                Fact::Race => format!("“{entered}” is no race ahead"),
                Fact::By => format!("“{entered}” is no day"),
                Fact::To if parse_count(&entered).is_ok() => {
                    "it begins and ends at the same number".to_owned()
                }
                Fact::From | Fact::To | Fact::Days if !entered.is_empty() => {
                    format!("“{label}” is no number")
                }
                _ => format!("“{label}” is empty"),
            };
            let is = if stands { "was left as it was" } else { "is not kept" };
            told.push(format!("{what} {is}: {why}."));
        }
        (!told.is_empty()).then(|| format!("{} The rest is kept.", told.join(" ")))
    }

    fn tell_what_was_done(&self, shared: &mut Shared) {
        let Some(written) = &self.written else { return };
        let until = self.rest.standing().and_then(|rest| rest.again);
        let until = until.map(|day| told_calendar(day, shared.now.today()));
        let rests = until.map_or_else(String::new, |day| format!(", rests until {day}"));
        match &self.original {
            Some(original) if original != written => {
                shared.tell(format!("Changed{rests}: {}", in_brief(&written.text)));
                let (goal, base) = (Box::new(original.clone()), Some(Box::new(written.clone())));
                let logged = self.change.standing();
                let unlog = logged.map(|change| Change::UnlogGoal(change.id));
                let rest = self.rest.standing().and_then(|rest| rest.id);
                let unjudge = rest.map(Change::Unjudge);
                let changes =
                    std::iter::once(Change::PutGoal { goal, base }).chain(unlog).chain(unjudge).collect();
                shared.can_undo_all(format!("As before: {}", in_brief(&original.text)), changes);
            }
            Some(_) => {}
            None => {
                shared.tell(format!("Written down{rests}: {}", in_brief(&written.text)));
                let (item, at) = (Item::Goal(written.id), shared.now.wall);
                shared.can_undo(
                    format!("In the trash: {}", in_brief(&written.text)),
                    Change::Trash { item, at },
                );
            }
        }
    }
}

fn put(change: Change, when: When, shared: &mut Shared) {
    match when {
        When::Typing => shared.write_at_pause(change),
        When::Leaving => shared.write(change),
    }
}
