//! The guard against brooding inside a debrief: what is offered where what got in the way is opened again and again, and the time
//! that it may take.
//!
//! Opening it in a debrief that was finished is written down, once for each time the debrief is opened. From the third time in seven
//! days on a card stands in place of the question; any key passes it.

use super::Debrief;
use super::widget::Widget;
use crate::app::command::Command;
use crate::app::passage::{Passage, Row, Tone, Writer};
use crate::app::shared::{Go, Shared, in_brief};
use crate::content::prompt::{Fills, Need};
use crate::domain::care::Parked;
use crate::domain::change::{Change, Item};
use crate::domain::goal::{Step, StepState};
use crate::domain::id::{ParkedId, StepId};
use crate::domain::rules::brooding::{comes_back, opened_too_often};
use crate::domain::units::days;

/// How far the guard has come while a debrief is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guard {
    /// This opening of what got in the way was counted.
    counted: bool,
    /// The card stands in place of the question.
    pub stands: bool,
    /// When what got in the way was entered, in time since the start of the program.
    since: Option<std::time::Duration>,
    /// It was said that the time for it is over.
    told: bool,
}

impl Debrief {
    /// A question has come up: counts an opening of what got in the way, and looks at the time that it takes.
    pub(super) fn guard_stage(&mut self, shared: &mut Shared) {
        let is_causes = self.asked.as_ref().is_some_and(|asked| is_about_causes(&asked.stage, shared));
        if !is_causes {
            self.guard.since = None;
            return;
        }
        self.look_at_the_time(shared);
        if self.row.finished.is_none() || self.guard.counted {
            return;
        }
        self.guard.counted = true;
        let at = shared.now.wall;
        shared.write(Change::Reopen { debrief: self.row.id, at });
        let earlier = self.background.as_ref().map(|background| background.reopened.clone());
        if opened_too_often(&earlier.unwrap_or_default(), &at) {
            self.guard.stands = true;
            self.widget = Widget::Card(Passage::default());
            self.lay_out(shared);
        }
    }

    fn look_at_the_time(&mut self, shared: &mut Shared) {
        let now = shared.now.running;
        let since = *self.guard.since.get_or_insert(now);
        let words = &shared.content.guard;
        let most = std::time::Duration::from_secs(u64::from(words.causes_minutes) * 60);
        if !self.guard.told && now.saturating_sub(since) >= most {
            self.guard.told = true;
            let key = shared.settings.keymap.told(Command::NextStage);
            let key = key.split(' ').next().unwrap_or_default();
            let told = words.causes_over.replace("{key}", key);
            shared.tell(told);
        }
    }

    /// What the card says.
    pub(super) fn guard_rows(&self, shared: &Shared, columns: usize) -> Vec<Row> {
        let (words, today) = (&shared.content.guard.reopen, shared.now.today());
        let back = words.back.replace("{day}", &days::told_date(comes_back(today)));
        let mut writer = Writer::new(columns);
        let offers = [
            (Command::AddFact, words.fact.as_str()),
            (Command::TalkItOver, words.talk.as_str()),
            (Command::ComeBackLater, back.as_str()),
        ];
        for (command, offer) in offers.into_iter().filter(|(command, _)| self.offers(*command, shared)) {
            let key = format!("{}  ", shared.settings.keymap.told(command));
            writer.hanging(&Row::default().with(Tone::Accent, &key), Tone::Plain, key.len(), offer);
        }
        writer.gap();
        writer.text(Tone::Muted, 0, &words.on);
        writer.done()
    }

    /// Whether a pack asks what a command of the card needs.
    pub(super) fn offers(&self, command: Command, shared: &Shared) -> bool {
        command != Command::AddFact || self.fact_stage(shared).is_some()
    }

    /// The stage at hand, where it can ask for a new fact.
    fn fact_stage(&self, shared: &Shared) -> Option<String> {
        let stage = &self.asked.as_ref()?.stage;
        let prompt = shared.content.pack().prompt(&shared.content.guard.reopen.prompt)?;
        prompt.stages.contains(stage).then(|| stage.clone())
    }

    /// Performs a command while the card stands; whether that is all there is to do. Whatever is no offer passes the card.
    pub(super) fn pass_guard(&mut self, command: Command, shared: &mut Shared) -> bool {
        if matches!(
            command,
            Command::CardUp | Command::CardDown | Command::CardPageUp | Command::CardPageDown
        ) && let Widget::Card(passage) = &self.widget
            && passage.rows().len() > passage.height()
        {
            return false;
        }
        self.guard.stands = false;
        let key = self.asked.as_ref().map(|asked| asked.key.clone());
        self.ask(key.as_ref(), shared);
        match command {
            Command::AddFact => self.add_fact(shared),
            Command::TalkItOver => self.talk_it_over(shared),
            Command::ComeBackLater => self.come_back_later(shared),
            Command::Pause => return false,
            _ => {}
        }
        true
    }

    fn add_fact(&mut self, shared: &mut Shared) {
        let Some(stage) = self.fact_stage(shared) else { return };
        let prompt = &shared.content.guard.reopen.prompt;
        if shared.content.pack().prompt(prompt).is_some_and(|prompt| prompt.need == Need::More) {
            self.more.insert(stage);
        }
        let prompt = prompt.clone();
        let key = self
            .with_questions(shared, |questions, _| {
                questions.iter().find(|question| question.key.prompt == prompt).map(|found| found.key.clone())
            })
            .flatten();
        if let Some(key) = key {
            self.move_to(&key, shared);
        }
    }

    fn talk_it_over(&mut self, shared: &mut Shared) {
        let tomorrow = shared.now.today().succ_opt();
        let text = shared.content.guard.reopen.step.replace("{race}", &self.named());
        let (id, at) = (StepId(shared.ids.fresh(&shared.now)), shared.now.wall);
        shared.write(Change::PutStep(Step {
            id,
            goal: None,
            race: Some(self.row.race),
            debrief: None,
            person: None,
            text: text.clone(),
            day: tomorrow,
            state: StepState::Open,
            written: at,
        }));
        let text = in_brief(&text).into_owned();
        shared.can_undo(format!("In the trash: {text}"), Change::Trash { item: Item::Step(id), at });
        shared.tell(format!("A small step for tomorrow: {text}."));
    }

    fn come_back_later(&mut self, shared: &mut Shared) {
        let until = comes_back(shared.now.today());
        let text = shared.content.guard.reopen.parked.replace("{race}", &self.named());
        let (id, at) = (ParkedId(shared.ids.fresh(&shared.now)), shared.now.wall);
        let race = Some(self.row.race);
        shared.write(Change::Park(Parked { id, text: text.clone(), until, race, ended: None, written: at }));
        shared.can_undo(
            format!("In the trash: {}", in_brief(&text)),
            Change::Trash { item: Item::Parked(id), at },
        );
        shared.tell(format!("Parked until {}: {}", days::told_date(until), in_brief(&text)));
        shared.go(Go::Back);
    }

    fn named(&self) -> String {
        if self.race_name.is_empty() { "the race".to_owned() } else { self.race_name.clone() }
    }
}

/// Whether a stage asks what got in the way.
fn is_about_causes(stage: &str, shared: &Shared) -> bool {
    let prompts = &shared.content.pack().prompts;
    prompts
        .iter()
        .any(|prompt| prompt.fills == Some(Fills::Hindered) && prompt.stages.iter().any(|own| own == stage))
}
