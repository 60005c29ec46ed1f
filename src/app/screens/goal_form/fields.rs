//! The fields of a goal: how they are laid, which of them are seen, and what is said of each.

use super::super::super::entry::Entry;
use super::super::super::form::{Form, FormField};
use super::super::super::shared::Shared;
use super::reading::{
    COUNTED, TypedMeasure, day_hint, kind_hint, race_hint, race_label, recovery_suggestions,
};
use super::{Fact, GoalForm, LABEL_COLUMNS};
use crate::app::command::Command;
use crate::domain::goal::{Goal, GoalKind, Horizon};
use crate::domain::goal_story::GoalRace;
use crate::domain::id::GoalId;
use crate::domain::race::Tier;
use crate::domain::rules::goal_words::kind_of;
use crate::domain::units::days::told_for_field;

impl GoalForm {
    /// Lays the fields, as the goal stands or as a new one begins.
    pub(super) fn set_fields(&mut self, shared: &Shared) {
        self.written.clone_from(&self.original);
        self.before_field.clone_from(&self.original);
        self.has_horizon = self.original.is_some();
        let goal = self.original.clone().unwrap_or_else(|| self.blank(shared));
        if self.known_race.is_none() {
            self.known_race = goal.race.and_then(|race| self.race_called(race));
        }
        let chosen = |options, id: &str| Entry::choice(options, Some(id));
        let kinds = GoalKind::ALL.iter().map(|kind| (kind.id(), kind.label())).collect();
        let tiers = Tier::ALL.iter().map(|tier| (tier.id(), tier.label())).collect();
        let horizons = Horizon::ALL.iter().map(|horizon| (horizon.id(), horizon.label())).collect();
        let race = self.known_race.as_ref().map_or_else(String::new, race_label);
        let by = goal.by.map_or_else(String::new, told_for_field);
        let measure = TypedMeasure::of(goal.measure.as_ref());
        let fields = vec![
            FormField::new(Fact::Text, "The goal", Entry::line(&goal.text)),
            FormField::new(Fact::Kind, "Kind", chosen(kinds, goal.kind.id())),
            FormField::new(Fact::Tier, "A, B or C", Entry::choice(tiers, goal.tier.map(Tier::id))),
            FormField::new(Fact::Horizon, "How far away", chosen(horizons, goal.horizon.id())),
            FormField::new(Fact::Race, "Race", Entry::line(&race)),
            FormField::new(Fact::By, "By", Entry::line(&by)),
            FormField::new(Fact::Why, "Why", Entry::line(&goal.why)),
            FormField::new(Fact::IfThen, "If ..., then", Entry::line(&goal.if_then)),
            FormField::new(Fact::Counted, "Counted by", chosen(COUNTED.to_vec(), &measure.by)),
            FormField::new(Fact::From, "  from", Entry::line(&measure.from)),
            FormField::new(Fact::To, "  to", Entry::line(&measure.to)),
            FormField::new(Fact::Unit, "  of what", Entry::line(&measure.unit)),
            FormField::new(Fact::Days, "  days", Entry::line(&measure.days)),
            FormField::new(Fact::Notes, "Notes", Entry::line(&goal.notes)),
        ];
        self.lay(fields, Fact::Text);
    }

    /// A goal of which nothing is known but what the form was opened with.
    pub(super) fn blank(&self, shared: &Shared) -> Goal {
        let goal = Goal::new(GoalId(uuid::Uuid::nil()), self.kind, "", shared.now.wall);
        Goal { race: self.race, ..goal }
    }

    fn race_called(&self, race: crate::domain::id::RaceId) -> Option<GoalRace> {
        let goals = self.goals.as_ref()?;
        let over = goals.races.iter().map(|past| &past.race);
        goals.ahead.iter().chain(over).find(|known| known.id == race).cloned()
    }

    fn lay(&mut self, fields: Vec<FormField<Fact>>, here: Fact) {
        let by = fields.iter().find(|field| field.fact == Fact::Counted);
        let by = by.map_or_else(String::new, |field| field.entry.entered());
        let (seen, hidden) = fields.into_iter().partition(|field| is_seen(field.fact, &by));
        self.hidden = hidden;
        self.form = Form::new(LABEL_COLUMNS, seen);
        self.form.select(here);
    }

    /// A choice that was made decides which fields are seen, and how far away a new goal is.
    pub(super) fn follow_choices(&mut self, shared: &Shared) {
        let Some(here) = self.form.here().map(|field| field.fact) else { return };
        match here {
            Fact::Counted => {
                let mut all: Vec<FormField<Fact>> =
                    self.form.fields.drain(..).chain(self.hidden.drain(..)).collect();
                all.sort_by_key(|field| field.fact);
                self.lay(all, here);
                self.form.resized(self.list_area(shared));
            }
            Fact::Horizon => self.has_horizon = true,
            Fact::Kind => {
                self.has_kind = true;
                if self.has_horizon {
                    return;
                }
                let Some(kind) = GoalKind::from_id(&self.form.entered(Fact::Kind)) else { return };
                let usual = Goal::new(GoalId(uuid::Uuid::nil()), kind, "", shared.now.wall).horizon;
                let field = self.form.fields.iter_mut().find(|field| field.fact == Fact::Horizon);
                if let Some(Entry::Choice { options, at, .. }) = field.map(|field| &mut field.entry) {
                    *at = options.iter().position(|(id, _)| *id == usual.id());
                }
            }
            _ => {}
        }
    }

    /// Words that name a time, a place or the finish tell what kind a new goal is, as long as the runner has not.
    pub(super) fn follow_words(&mut self) {
        if self.has_kind || self.original.is_some() {
            return;
        }
        let told = kind_of(&self.form.entered(Fact::Text)).unwrap_or(self.kind);
        let field = self.form.fields.iter_mut().find(|field| field.fact == Fact::Kind);
        if let Some(Entry::Choice { options, at, .. }) = field.map(|field| &mut field.entry) {
            *at = options.iter().position(|(id, _)| *id == told.id());
        }
    }

    /// What is typed about how progress is counted.
    pub(super) fn typed_measure(&self) -> TypedMeasure {
        let entered = |fact| {
            let hidden = self.hidden.iter().find(|field| field.fact == fact);
            hidden.map_or_else(|| self.form.entered(fact), |field| field.entry.entered())
        };
        TypedMeasure {
            by: entered(Fact::Counted),
            from: entered(Fact::From),
            to: entered(Fact::To),
            unit: entered(Fact::Unit),
            days: entered(Fact::Days),
        }
    }

    pub(super) fn hint_alone(&self, fact: Fact, shared: &Shared) -> String {
        let choosing = "Arrows or the first letters choose";
        match fact {
            Fact::Text if self.form.entered(Fact::Kind) == GoalKind::Recovery.id() => {
                suggested(shared, &self.form.entered(Fact::Text))
            }
            Fact::Text => "One line, as you would say it to a friend.".to_owned(),
            Fact::Kind => {
                let kind = GoalKind::from_id(&self.form.entered(fact));
                format!("{} {choosing}.", kind.map_or("", kind_hint)).trim_start().to_owned()
            }
            Fact::Tier => {
                format!(
                    "A: a great day, B: a good day, C: still glad you came. {choosing}, Backspace empties."
                )
            }
            Fact::Horizon => {
                format!(
                    "The long run is looked at every twelve weeks, everything else every four. {choosing}."
                )
            }
            Fact::Race => race_hint(&self.form.entered(fact), self.known_race.as_ref(), self.ahead()),
            Fact::By => day_hint(self.day(shared).ok().flatten(), shared.now.today()),
            Fact::Why => "What is good about it? It may stay empty.".to_owned(),
            Fact::IfThen => {
                "If (what may get in the way), then I will (one action). It may stay empty.".to_owned()
            }
            Fact::Counted => {
                format!("Only where it helps: a number, the share of its steps, or days. {choosing}.")
            }
            Fact::From => "Where it begins: a number. Empty is 0.".to_owned(),
            Fact::To => "Where it shall be: a number, larger or smaller than the first.".to_owned(),
            Fact::Unit => "km, minutes, books: as you say it. It may stay empty.".to_owned(),
            Fact::Days => "On how many days you want to keep it: 20.".to_owned(),
            Fact::Notes => "Whatever else there is to say of it.".to_owned(),
        }
    }
}

/// Whether a field is of use to this way of counting.
fn is_seen(fact: Fact, by: &str) -> bool {
    match fact {
        Fact::From | Fact::To | Fact::Unit => by == "number",
        Fact::Days => by == "days",
        _ => true,
    }
}

/// What may tell a runner that they are back, while they have no words of their own.
fn suggested(shared: &Shared, entered: &str) -> String {
    let own = "What will tell you that you are back? In your own words";
    let suggestions = recovery_suggestions(shared);
    if suggestions.is_empty() || !(entered.is_empty() || suggestions.iter().any(|known| known == entered)) {
        return format!("{own}.");
    }
    let key = shared.settings.keymap.told(Command::SuggestGoal);
    format!("{own}, or {key}: {}.", suggestions.join(" · "))
}
