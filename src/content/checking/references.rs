//! Whether what refers to something refers to something that is there, and looks backwards.

use crate::domain::race::RaceKind;

use super::super::condition::{Condition, Test};
use super::super::prompt::{Options, Prompt, Widget};
use super::super::signals::Signal;
use super::{Checker, Order, Owner};

impl<'p> Checker<'p, '_, '_> {
    pub fn condition(&self, owner: Owner<'p>, condition: &Condition, field: &'static str) {
        for leaf in condition.leaves() {
            match leaf {
                Condition::Prompt { prompt, test } => match self.pack.prompt(prompt) {
                    None => {
                        self.complain(owner, field, &format!("refers to the unknown prompt \"{prompt}\""));
                    }
                    Some(asked) => {
                        self.comes_before(owner, prompt, field);
                        self.test_fits(owner, asked, test, field);
                    }
                },
                Condition::Branch(branch) => self.refers_to_branch(owner, branch, field),
                Condition::Signal { signal, test } => {
                    self.signal_fits(owner, *signal, test, field);
                    self.looks_back_at_signal(owner, *signal, place_of(owner, field));
                }
                _ => {}
            }
        }
    }

    pub fn refers_to_branch(&self, owner: Owner<'p>, id: &str, field: &'static str) {
        match self.pack.branch(id) {
            None => self.complain(owner, field, &format!("refers to the unknown branch \"{id}\"")),
            Some(branch) => self.looks_back(owner, &branch.when, place_of(owner, field)),
        }
    }

    /// Everything that a condition reads comes before its owner.
    pub fn looks_back(
        &self,
        owner: Owner<'p>,
        condition: &Condition,
        place: (&'static str, &str, &'static str),
    ) {
        for leaf in condition.leaves() {
            match leaf {
                Condition::Prompt { prompt, .. } if self.pack.prompt(prompt).is_some() => {
                    self.before(owner, prompt, place, Common::NotNeeded);
                }
                Condition::Signal { signal, .. } => self.looks_back_at_signal(owner, *signal, place),
                _ => {}
            }
        }
    }

    fn looks_back_at_signal(
        &self,
        owner: Owner<'p>,
        signal: Signal,
        place: (&'static str, &str, &'static str),
    ) {
        for (mode, order) in &self.orders {
            let Some(own) = position(owner, order) else {
                continue;
            };
            for role in signal.reads(&mode.id, &self.pack.timing.hot) {
                let filling = self.pack.prompts.iter().filter(|prompt| prompt.fills == Some(*role));
                let later =
                    filling.filter_map(|prompt| Some((prompt, *order.prompts.get(prompt.id.as_str())?)));
                for (prompt, asked) in later {
                    let same_group = matches!(owner, Owner::Prompt(own) if own.id == prompt.id);
                    if asked > own || same_group {
                        let (kind, id, field) = place;
                        let message = format!(
                            "uses the signal \"{}\", which waits for \"{}\"; in the mode \"{}\" that is asked later",
                            signal.id(),
                            prompt.id,
                            mode.id
                        );
                        self.say(kind, id, field, &message);
                        return;
                    }
                }
            }
        }
    }

    pub fn comes_before(&self, owner: Owner<'p>, prompt: &str, field: &'static str) {
        self.before(owner, prompt, place_of(owner, field), Common::Needed);
    }

    fn before(
        &self,
        owner: Owner<'p>,
        prompt: &str,
        place: (&'static str, &str, &'static str),
        common: Common,
    ) {
        let (kind, id, field) = place;
        let mut together = matches!(owner, Owner::Branch(_));
        for (mode, order) in &self.orders {
            let (Some(own), Some(asked)) = (position(owner, order), order.prompts.get(prompt)) else {
                continue;
            };
            together = true;
            if *asked >= own {
                let message = format!(
                    "looks ahead: \"{prompt}\" is asked later in the mode \"{}\"; conditions look backwards only",
                    mode.id
                );
                self.say(kind, id, field, &message);
                return;
            }
        }
        if !together && common == Common::Needed {
            self.say(kind, id, field, &format!("refers to \"{prompt}\", but no mode asks both"));
        }
    }

    fn test_fits(&self, owner: Owner<'p>, asked: &Prompt, test: &Test, field: &'static str) {
        let unknown = |id: &str| format!("refers to \"{id}\", which is no answer to \"{}\"", asked.id);
        match (test, &asked.widget) {
            (Test::Answered(_), Widget::Card { .. }) => {
                self.complain(
                    owner,
                    field,
                    &format!("waits for an answer to \"{}\", which is only shown", asked.id),
                );
            }
            (Test::Answered(_), _)
            | (Test::AtLeast(_) | Test::AtMost(_), Widget::Scale { .. })
            | (
                Test::Contains { .. },
                Widget::Picks { options: Options::RaceKinds | Options::GoalTiers, .. },
            ) => {}
            (Test::Is(ids), Widget::Pick { options: Options::RaceKinds, .. }) => {
                for id in ids.iter().filter(|id| RaceKind::from_id(id).is_none()) {
                    self.complain(owner, field, &unknown(id));
                }
            }
            (Test::Is(ids), Widget::Pick { options: Options::Listed(choices), .. }) => {
                for id in ids.iter().filter(|id| !choices.iter().any(|choice| choice.id == **id)) {
                    self.complain(owner, field, &unknown(id));
                }
            }
            (
                Test::Is(ids),
                Widget::Line { instead: Some(choice) } | Widget::Goals { instead: Some(choice) },
            ) => {
                for id in ids.iter().filter(|id| **id != choice.id) {
                    self.complain(owner, field, &unknown(id));
                }
            }
            (Test::Contains { id, .. }, Widget::Picks { options: Options::Listed(choices), .. }) => {
                if !choices.iter().any(|choice| choice.id == *id) {
                    self.complain(owner, field, &unknown(id));
                }
            }
            (Test::Contains { id, .. }, Widget::Feelings { .. }) => {
                if self.against.feelings.get(id).is_none() {
                    self.complain(owner, field, &unknown(id));
                }
            }
            (Test::Contains { id, .. }, Widget::Causes { .. }) => {
                if self.against.causes.get(id).is_none() {
                    self.complain(owner, field, &unknown(id));
                }
            }
            _ => {
                let message = format!("tests \"{}\" in a way that its answers cannot pass", asked.id);
                self.complain(owner, field, &message);
            }
        }
    }

    fn signal_fits(&self, owner: Owner<'p>, signal: Signal, test: &Test, field: &'static str) {
        let fits = match test {
            Test::Answered(_) => true,
            Test::AtLeast(_) | Test::AtMost(_) => signal.is_number(),
            Test::Contains { .. } => false,
            Test::Is(words) => match signal.says() {
                Some(known) => words.iter().all(|word| known.contains(&word.as_str())),
                None => signal == Signal::Mode && words.iter().all(|word| self.pack.mode(word).is_some()),
            },
        };
        if !fits {
            let message = format!("tests the signal \"{}\" for something it never says", signal.id());
            self.complain(owner, field, &message);
        }
    }

    fn complain(&self, owner: Owner<'p>, field: &'static str, message: &str) {
        let (kind, id, field) = place_of(owner, field);
        self.say(kind, id, field, message);
    }
}

/// Whether it is an error when no mode asks both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Common {
    Needed,
    NotNeeded,
}

fn position(owner: Owner<'_>, order: &Order<'_>) -> Option<usize> {
    match owner {
        Owner::Prompt(prompt) => order.prompts.get(prompt.id.as_str()).copied(),
        Owner::Stage(stage) => order.stages.get(stage).copied(),
        Owner::Branch(_) => None,
    }
}

/// The owner with one of its fields, for a message.
fn place_of<'p>(owner: Owner<'p>, field: &'static str) -> (&'static str, &'p str, &'static str) {
    match owner {
        Owner::Prompt(prompt) => ("prompt", &prompt.id, field),
        Owner::Stage(stage) => ("stage", stage, field),
        Owner::Branch(branch) => ("branch", branch, field),
    }
}
