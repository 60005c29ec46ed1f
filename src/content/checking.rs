//! Whether the parts of a pack fit together. Everything that does not is reported at once.

mod follow_ups;
mod references;

use std::collections::BTreeMap;

use crate::domain::goal::Verdict;
use crate::domain::lesson::UseVerdict;
use crate::domain::race::{Outcome, Priority, SetbackMark};

use super::causes::Causes;
use super::condition::Condition;
use super::feelings::Feelings;
use super::log::Log;
use super::pack::{Mode, Pack};
use super::pack_reading::Places;
use super::placeholders::{EachOf, Placeholder, can_fill, names};
use super::prompt::{Each, Fills, Need, Options, Prompt, Widget};

/// What a pack is checked against besides itself.
#[derive(Clone, Copy)]
pub(super) struct Against<'a> {
    pub feelings: &'a Feelings,
    pub causes: &'a Causes,
}

/// Checks a pack; what is wrong goes to the log.
pub(super) fn check(pack: &Pack, places: &Places, against: Against<'_>, log: &Log<'_>) {
    let checker = Checker {
        pack,
        places,
        against,
        log,
        orders: pack.modes.iter().map(|mode| (mode, order(pack, mode))).collect(),
    };
    checker.modes_and_stages();
    for prompt in &pack.prompts {
        checker.prompt(prompt);
    }
    checker.branches();
    checker.stage_conditions();
    checker.required_roles();
    checker.follow_ups();
}

/// A place in the order of a mode: the number of a stage, or of a prompt behind it.
struct Order<'p> {
    prompts: BTreeMap<&'p str, usize>,
    stages: BTreeMap<&'p str, usize>,
}

fn order<'p>(pack: &'p Pack, mode: &'p Mode) -> Order<'p> {
    let mut order = Order { prompts: BTreeMap::new(), stages: BTreeMap::new() };
    let mut next = 0;
    for stage in &mode.stages {
        next += 1;
        order.stages.entry(stage).or_insert(next);
        for prompt in pack.prompts.iter().filter(|prompt| prompt.stands_in(&mode.id, stage)) {
            next += 1;
            order.prompts.entry(&prompt.id).or_insert(next);
        }
    }
    order
}

/// Whose condition is looked at.
#[derive(Clone, Copy)]
enum Owner<'p> {
    Prompt(&'p Prompt),
    Stage(&'p str),
    Branch(&'p str),
}

struct Checker<'p, 'a, 't> {
    pack: &'p Pack,
    places: &'a Places,
    against: Against<'a>,
    log: &'a Log<'t>,
    orders: Vec<(&'p Mode, Order<'p>)>,
}

impl<'p> Checker<'p, '_, '_> {
    fn say(&self, kind: &'static str, id: &str, field: &'static str, message: &str) {
        self.log.add(self.places.of(kind, id, field), format!("{kind} \"{id}\" {message}"));
    }

    fn modes_and_stages(&self) {
        for mode in &self.pack.modes {
            for (number, stage) in mode.stages.iter().enumerate() {
                if self.pack.stage(stage).is_none() {
                    self.say("mode", &mode.id, "stages", &format!("names the unknown stage \"{stage}\""));
                }
                if mode.stages.iter().take(number).any(|other| other == stage) {
                    self.say(
                        "mode",
                        &mode.id,
                        "stages",
                        &format!("goes through the stage \"{stage}\" twice"),
                    );
                }
            }
        }
        for stage in &self.pack.stages {
            if !self.pack.modes.iter().any(|mode| mode.stages.contains(&stage.id)) {
                self.say("stage", &stage.id, "id", "is in no mode, so it is never reached");
            }
        }
        let timing = &self.pack.timing;
        for (field, mode) in
            [("hot", &timing.hot), ("short", &timing.short), ("full", &timing.full), ("older", &timing.older)]
        {
            if !mode.is_empty() && self.pack.mode(mode).is_none() {
                let at = self.places.of("timing", "", field);
                self.log.add(at, format!("[timing] `{field}` names the unknown mode \"{mode}\""));
            }
        }
    }

    fn prompt(&self, prompt: &'p Prompt) {
        for stage in &prompt.stages {
            if self.pack.stage(stage).is_none() {
                self.say("prompt", &prompt.id, "stage", &format!("stands in the unknown stage \"{stage}\""));
            }
        }
        for mode in &prompt.modes {
            if self.pack.mode(mode).is_none() {
                self.say("prompt", &prompt.id, "modes", &format!("names the unknown mode \"{mode}\""));
            }
        }
        for mode in &self.pack.modes {
            let stands = mode.stages.iter().filter(|stage| prompt.stands_in(&mode.id, stage)).count();
            if stands > 1 {
                self.say(
                    "prompt",
                    &prompt.id,
                    "stage",
                    &format!("would be asked twice in the mode \"{}\"", mode.id),
                );
            }
        }
        if let Some(branch) = &prompt.branch {
            self.refers_to_branch(Owner::Prompt(prompt), branch, "branch");
        }
        self.each(prompt);
        self.texts(prompt);
        self.options_that_fill(prompt);
        self.default(prompt);
        if let Some(when) = &prompt.when {
            self.condition(Owner::Prompt(prompt), when, "when");
        }
        for note in &prompt.notes {
            self.condition(Owner::Prompt(prompt), &note.when, "notes");
        }
        if let Some(when) = prompt.default.as_ref().and_then(|default| default.when.as_ref()) {
            self.condition(Owner::Prompt(prompt), when, "default");
        }
    }

    fn each(&self, prompt: &'p Prompt) {
        if prompt.fills == Some(Fills::LessonUsed) && prompt.each != Some(Each::ShownLessons) {
            let message = "fills \"lesson_used\" and has to be asked for each of \"shown_lessons\"";
            self.say("prompt", &prompt.id, "fills", message);
        }
        let Some(Each::Prompt(source)) = &prompt.each else {
            return;
        };
        match self.pack.prompt(source) {
            None => self.say(
                "prompt",
                &prompt.id,
                "each",
                &format!("is asked for each of \"{source}\", which does not exist"),
            ),
            Some(source) if source.each.is_some() || each_of(&source.widget).is_none() => {
                let message = format!("is asked for each of \"{}\", which gives no list", source.id);
                self.say("prompt", &prompt.id, "each", &message);
            }
            Some(source) => self.comes_before(Owner::Prompt(prompt), &source.id, "each"),
        }
    }

    fn texts(&self, prompt: &Prompt) {
        let about = match &prompt.each {
            None => None,
            Some(Each::ActiveGoals) => Some(EachOf::Goals),
            Some(Each::ShownLessons) => Some(EachOf::Lessons),
            Some(Each::Prompt(source)) => self.pack.prompt(source).and_then(|source| each_of(&source.widget)),
        };
        let quiet = prompt.notes.iter().map(|note| &note.text).chain(&prompt.note);
        for text in std::iter::once(&prompt.text).chain(&prompt.otherwise).chain(quiet) {
            for name in names(text) {
                let known = Placeholder::from_id(name);
                if known.is_none() {
                    self.say(
                        "prompt",
                        &prompt.id,
                        "text",
                        &format!("has the unknown placeholder {{{name}}}"),
                    );
                } else if known.is_some_and(|known| !can_fill(known, about)) {
                    let message = format!("uses {{{name}}}, but it is not asked about anything that has it");
                    self.say("prompt", &prompt.id, "text", &message);
                }
            }
        }
    }

    /// Options that become facts have to be the ones the facts know.
    fn options_that_fill(&self, prompt: &Prompt) {
        let Widget::Pick { options: Options::Listed(choices), .. } = &prompt.widget else {
            return;
        };
        for choice in choices {
            let known = match prompt.fills {
                Some(Fills::Mode) => self.pack.mode(&choice.id).is_some(),
                Some(Fills::Outcome) => Outcome::from_id(&choice.id).is_some(),
                Some(Fills::Setback) => SetbackMark::from_id(&choice.id).is_some(),
                Some(Fills::Priority) => Priority::from_id(&choice.id).is_some(),
                Some(Fills::GoalVerdict) => Verdict::from_id(&choice.id).is_some(),
                Some(Fills::LessonUsed) => UseVerdict::from_id(&choice.id).is_some(),
                _ => true,
            };
            if !known {
                let fills = prompt.fills.map(Fills::label).unwrap_or_default();
                let message = format!("has the option \"{}\", which is not known as {fills}", choice.id);
                self.say("prompt", &prompt.id, "options", &message);
            }
        }
    }

    fn default(&self, prompt: &Prompt) {
        let Some(default) = &prompt.default else {
            return;
        };
        let fits = match &prompt.widget {
            Widget::Date { .. } => default.value == "today",
            Widget::Pick { options: Options::Listed(choices), .. } => {
                choices.iter().any(|choice| choice.id == default.value)
            }
            _ => false,
        };
        if !fits {
            let message = format!("cannot have the default \"{}\"", default.value);
            self.say("prompt", &prompt.id, "default", &message);
        }
    }

    fn branches(&self) {
        for (number, branch) in self.pack.branches.iter().enumerate() {
            let owner = Owner::Branch(&branch.id);
            self.condition(owner, &branch.when, "when");
            let earlier = |id: &str| self.pack.branches.iter().take(number).any(|other| other.id == id);
            if let Some(extended) = branch.extends.as_ref().filter(|extended| !earlier(extended)) {
                self.say(
                    "branch",
                    &branch.id,
                    "extends",
                    &format!("extends \"{extended}\", which is not a branch before it"),
                );
            }
            for leaf in branch.when.leaves() {
                match leaf {
                    Condition::Branch(other) if self.pack.branch(other).is_some() && !earlier(other) => {
                        let message =
                            format!("depends on the branch \"{other}\", which does not come before it");
                        self.say("branch", &branch.id, "when", &message);
                    }
                    _ => {}
                }
            }
            for skipped in &branch.skips {
                if let Some(prompt) = self.pack.prompt(skipped) {
                    self.looks_back(Owner::Prompt(prompt), &branch.when, ("branch", &branch.id, "skips"));
                } else if self.pack.stage(skipped).is_some() {
                    self.looks_back(Owner::Stage(skipped), &branch.when, ("branch", &branch.id, "skips"));
                } else {
                    let message = format!("skips \"{skipped}\", which is neither a prompt nor a stage");
                    self.say("branch", &branch.id, "skips", &message);
                }
            }
        }
    }

    fn stage_conditions(&self) {
        for stage in &self.pack.stages {
            if let Some(when) = &stage.when {
                self.condition(Owner::Stage(&stage.id), when, "when");
            }
        }
    }

    /// Name, day and outcome can be asked in every mode that looks back: no race is made without them.
    fn required_roles(&self) {
        for mode in self.pack.modes.iter().filter(|mode| mode.follow_up.is_none()) {
            for role in [Fills::Name, Fills::Date, Fills::Outcome] {
                let fills = |prompt: &&Prompt| prompt.fills == Some(role) && prompt.need == Need::Must;
                let mut must = self.pack.prompts.iter().filter(fills);
                if !must.any(|prompt| mode.stages.iter().any(|stage| prompt.stands_in(&mode.id, stage))) {
                    let message = format!("has no prompt with need = \"must\" that fills \"{}\"", role.id());
                    self.say("mode", &mode.id, "id", &message);
                }
            }
        }
    }
}

fn each_of(widget: &Widget) -> Option<EachOf> {
    match widget {
        Widget::Causes { effect, .. } => Some(EachOf::Causes(*effect)),
        Widget::Picks { .. } | Widget::Feelings { .. } => Some(EachOf::Picks),
        Widget::Lines { .. } => Some(EachOf::Lines),
        _ => None,
    }
}
