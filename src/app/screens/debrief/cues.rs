//! Memory cues beside the questions on a wide screen: the facts of the race, and what was written that evening.

use super::Debrief;
use crate::app::passage::{Row, Tone, Writer};
use crate::app::screens::story::compose::{feeling_label, feeling_tone};
use crate::app::screens::story::result;
use crate::app::shared::Shared;
use crate::content::prompt::Fills;
use crate::domain::debrief::Value;
use crate::domain::story::DebriefStory;
use crate::domain::units::days;

/// The rows of the cues; none where nothing is known yet.
#[must_use]
pub fn compose(page: &Debrief, shared: &Shared, columns: usize) -> Vec<Row> {
    let mut writer = Writer::new(columns);
    let Some(background) = page.background() else {
        return Vec::new();
    };
    if let Some(race) = &background.race {
        writer.heading("The facts");
        writer.text(Tone::Plain, 0, &days::told_date(race.date));
        let distance = race.distance.map(|distance| distance.told(shared.settings.units));
        let told = [distance, Some(result(race, shared)).filter(|words| !words.is_empty())];
        let line = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if !line.is_empty() {
            writer.text(Tone::Plain, 0, &line);
        }
        for (tier, words) in race.goals.set() {
            writer.hanging(&Row::default().with(Tone::Muted, tier.label()), Tone::Goal, 3, words);
        }
    }
    for told in &background.earlier {
        earlier(&mut writer, told, shared);
    }
    writer.done()
}

fn earlier(writer: &mut Writer, told: &DebriefStory, shared: &Shared) {
    let content = &shared.content;
    let words: Vec<&str> = told
        .answers
        .values()
        .filter(|answer| {
            let fills = content.pack().prompt(&answer.key.prompt).and_then(|prompt| prompt.fills);
            !matches!(fills, Some(Fills::Name | Fills::Location | Fills::Notes))
        })
        .filter_map(|answer| match &answer.value {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    if told.feelings.is_empty() && words.is_empty() {
        return;
    }
    let day = days::told_day(told.debrief.started.date_naive(), shared.now.today());
    let mut letters = day.chars();
    let day: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    writer.heading(&format!("{day} you wrote"));
    for text in words.iter().take(4) {
        writer.text(Tone::Plain, 0, &format!("“{text}”"));
    }
    if !told.feelings.is_empty() {
        writer.gap();
        for (_, felt) in &told.feelings {
            let words = format!("{} {}", feeling_label(felt, content), felt.strength);
            writer.text(feeling_tone(felt, content), 0, &words);
        }
    }
}
