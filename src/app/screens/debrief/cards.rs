//! Cards: what is shown without asking anything. Care texts, notes, and the summary at the end.

use super::Debrief;
use crate::app::command::Command;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::story::compose;
use crate::app::shared::Shared;
use crate::content::care::CareText;
use crate::content::flow::Circumstances;
use crate::content::harvest::harvest;
use crate::content::prompt::{Card, Prompt, Widget};
use crate::domain::change::Harvest;
use crate::domain::id::Ids;
use crate::domain::patterns::ToldRace;
use crate::domain::story::{DebriefStory, RaceStory};

/// The rows of the card at hand.
#[must_use]
pub fn compose(page: &Debrief, prompt: &Prompt, shared: &Shared, columns: usize) -> Vec<Row> {
    let Widget::Card { card } = &prompt.widget else {
        return Vec::new();
    };
    let care = &shared.content.care;
    let mut writer = Writer::new(columns);
    match card {
        Card::RedFlags => text(&mut writer, &care.red_flags, &care.disclaimer),
        Card::PainRules => text(&mut writer, &care.pain_rules, &care.disclaimer),
        Card::Support => text(&mut writer, &care.support, &care.disclaimer),
        Card::Note => {}
        Card::Summary => summary(&mut writer, page, shared),
    }
    let key = shared.settings.keymap.told(Command::Accept);
    if *card != Card::Summary {
        writer.gap();
        writer.text(Tone::Muted, 0, &format!("{key} goes on."));
    }
    writer.done()
}

fn text(writer: &mut Writer, care: &CareText, disclaimer: &str) {
    // What to do stands first: it must be read without scrolling, on the smallest screen too.
    writer.text(Tone::Strong, 0, &care.action);
    writer.gap();
    for item in &care.items {
        writer.hanging(&Row::default().with(Tone::Muted, "· "), Tone::Plain, 2, &item.label);
    }
    writer.gap();
    writer.text(Tone::Muted, 0, disclaimer);
}

/// What this debrief becomes, as it will be read back; and what is still needed for that.
fn summary(writer: &mut Writer, page: &Debrief, shared: &Shared) {
    let Some(background) = page.background() else {
        return;
    };
    let circumstances = Circumstances {
        mode: &page.debrief().mode,
        answers: page.answers(),
        background,
        now: &shared.now,
        more: &page.more,
        units: shared.settings.units,
    };
    // The ids are thrown away: nothing of this is kept until the runner finishes.
    let harvested = harvest(&shared.content, page.debrief(), &circumstances, &mut Ids::Counting(0));
    let key = shared.settings.keymap.told(Command::Accept);
    match harvested {
        Ok(harvest) => {
            writer.text(Tone::Muted, 0, &format!("{key} finishes, and puts it into your journal."));
            writer.gap();
            let story = as_story(harvest, page);
            for row in compose::summary(&story, shared, writer.columns()) {
                writer.row(row);
            }
        }
        Err(missing) => {
            writer.text(Tone::Muted, 0, &format!("Almost. {key} takes you there:"));
            writer.gap();
            for (_, line) in missing {
                writer.hanging(&Row::default().with(Tone::Muted, "· "), Tone::Plain, 2, &line);
            }
        }
    }
}

fn as_story(harvest: Harvest, page: &Debrief) -> RaceStory {
    let mut carried = page.background().map_or_else(Vec::new, |background| background.shown.clone());
    for shown in &mut carried {
        let now = harvest.uses.iter().find(|(lesson, _)| *lesson == shown.lesson.id);
        if let Some((_, verdict)) = now {
            shown.said = Some((*verdict, harvest.debrief.started));
        }
    }
    let mut debriefs = page.background().map_or_else(Vec::new, |background| background.earlier.clone());
    debriefs.push(DebriefStory {
        debrief: harvest.debrief,
        answers: page.answers().clone(),
        feelings: harvest.feelings,
    });
    let told = ToldRace { causes: harvest.causes.clone(), ..ToldRace::of(&harvest.race, i64::MAX) };
    RaceStory {
        race: harvest.race,
        debriefs,
        causes: harvest.causes,
        before: page.background().map_or_else(Default::default, |background| background.before.clone()),
        told,
        wins: harvest.wins,
        lessons: harvest.lessons.into_iter().map(|(_, lesson)| lesson).collect(),
        carried,
        progress: Vec::new(),
        goals: harvest.goals.into_iter().map(|(_, goal)| goal).collect(),
        steps: harvest.steps.into_iter().map(|(_, step)| step).collect(),
        way_back: None,
    }
}
