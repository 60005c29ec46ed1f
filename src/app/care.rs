//! When the rules of care step in: before a text is left, and after it.

use super::State;
use super::command::Command;
use super::effect::Reply;
use super::screens::Screen;
use super::screens::care_card::CareCard;
use super::shared::Shared;
use super::watch::leaves_a_text;
use crate::domain::written;

/// Whether a page is one that is only looked at meanwhile: who opens and closes it is still writing.
pub(super) fn is_looked_at_meanwhile(screen: &Screen) -> bool {
    matches!(screen, Screen::Help(_) | Screen::Contacts(_) | Screen::Palette(_) | Screen::CareCard(_))
}

/// Before a command is performed that leaves a text: whether a card is shown in its place. The command is not lost, it waits to be
/// asked for again; so nothing follows in the entry unless the runner goes on.
pub(super) fn holds_back(state: &mut State, command: Command) -> bool {
    let now = state.shared.now.running;
    let quits = matches!(command, Command::Quit | Command::QuitAnywhere);
    if let Some(Screen::CareCard(card)) = state.screens.last_mut()
        && quits
        && card.is_too_early(now)
    {
        return true;
    }
    // Who quits from help or the contacts leaves what is being written below them.
    if (is_looked_at_meanwhile(state.screen()) && !quits) || !leaves_a_text(command) {
        return false;
    }
    state.shared.watch.leave();
    look(state, Some(command))
}

/// Judges what was written, where a text was left; whether a card is shown now.
pub(super) fn look(state: &mut State, held: Option<Command>) -> bool {
    let shared = &mut state.shared;
    if !shared.watch.was_left() {
        return false;
    }
    if held.is_some() {
        // Once more when the command is performed: some pages hand their words over only then.
        shared.watch.leave();
    }
    let today = shared.now.today();
    let asks = shared.watch.judge(&shared.content.care.words, today);
    if asks.eating {
        if let Some(line) = shared.content.care.note("eating").map(ToOwned::to_owned) {
            shared.after_saving = Some(line);
        }
        shared.saver.hurry();
    }
    if let Some(due) = asks.card {
        shared.leaving = false;
        shared.saver.hurry();
        let card = CareCard::of_words(due, held, shared.now.running);
        shared.open(card);
        return true;
    }
    if asks.again
        && let Some(line) = shared.content.care.note("again")
    {
        let key = |command| shared.settings.keymap.told(command);
        let line =
            line.replace("{help}", &key(Command::Help)).replace("{contacts}", &key(Command::HelpContacts));
        shared.after_saving = Some(line);
        shared.saver.hurry();
    }
    false
}

/// What an entry held before it was opened was judged when it was written.
pub(super) fn know(state: &mut State, reply: &Reply) {
    let Shared { watch, content, .. } = &mut state.shared;
    let words = &content.care.words;
    match reply {
        Reply::Debrief { debrief, found: Some((_, answers)), .. } => {
            let texts = answers.values().flat_map(|answer| written::value(answer.value.as_ref()));
            watch.know(debrief.0, texts, words);
        }
        Reply::Review(basis) => {
            for story in basis.open.iter().chain(&basis.past) {
                let texts = story.answers.iter().flat_map(|answer| written::value(answer.value.as_ref()));
                watch.know(story.review.id.0, texts, words);
            }
        }
        Reply::Bounce(race, Some(basis)) => {
            watch.know(race.0, basis.ticks.iter().map(|tick| tick.note.as_str()), words);
        }
        _ => {}
    }
}
