//! Whether what comes after a look back contradicts what a look back is.

use super::super::pack::{Mode, RACE};
use super::super::placeholders::names;
use super::super::prompt::{Fills, Options, Widget};
use super::Checker;

impl Checker<'_, '_, '_> {
    /// A follow-up comes after a look back, of a race that is in the journal: it is chosen nowhere and asks no facts.
    pub fn follow_ups(&self) {
        let is_followed_up = self.pack.modes.iter().any(|mode| mode.is_followed_up);
        for mode in self.pack.modes.iter().filter(|mode| mode.follow_up.is_some()) {
            if mode.is_followed_up {
                self.say(
                    "mode",
                    &mode.id,
                    "followed_up",
                    "is a follow-up, so it cannot be `followed_up` itself",
                );
            }
            if !is_followed_up {
                self.say("mode", &mode.id, "follow_up", "is never offered: no mode has `followed_up = true`");
            }
            for name in names(&mode.hint).into_iter().filter(|name| format!("{{{name}}}") != RACE) {
                let message = format!("has the unknown placeholder {{{name}}}; a follow-up knows {RACE}");
                self.say("mode", &mode.id, "hint", &message);
            }
            self.is_chosen_nowhere(mode);
            self.asks_no_facts(mode);
        }
    }

    fn is_chosen_nowhere(&self, mode: &Mode) {
        let timing = &self.pack.timing;
        for (field, named) in
            [("hot", &timing.hot), ("short", &timing.short), ("full", &timing.full), ("older", &timing.older)]
        {
            if *named == mode.id {
                let at = self.places.of("timing", "", field);
                self.log.add(
                    at,
                    format!("[timing] `{field}` names \"{named}\", which is a follow-up and not a look back"),
                );
            }
        }
        for prompt in self.pack.prompts.iter().filter(|prompt| prompt.fills == Some(Fills::Mode)) {
            if let Widget::Pick { options: Options::Listed(choices), .. } = &prompt.widget
                && choices.iter().any(|choice| choice.id == mode.id)
            {
                let message = format!("offers \"{}\", which is a follow-up and not a look back", mode.id);
                self.say("prompt", &prompt.id, "options", &message);
            }
        }
    }

    fn asks_no_facts(&self, mode: &Mode) {
        for (_, prompt) in self.pack.order(mode) {
            if let Some(fills) = prompt.fills.filter(|fills| *fills == Fills::Mode || fills.is_fact()) {
                let message = format!(
                    "fills \"{}\", but the follow-up \"{}\" asks only what changes no fact",
                    fills.id(),
                    mode.id
                );
                self.say("prompt", &prompt.id, "fills", &message);
            }
        }
    }
}
