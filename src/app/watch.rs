//! The one place where words are judged by the rules of care, for every page alike.
//!
//! Invariants:
//! - Whatever is written passes [`Shared::write`](super::shared::Shared::write) or its sister as a change, and is taken here before it
//!   goes to the saver; what words a change holds is told by [`Change::written`], exhaustively. A new page cannot forget it.
//! - Words are judged when their field is left, never while they are typed: on any command that is no part of writing
//!   ([`leaves_a_text`]), before that command is performed and once more after it, since some pages hand words over only then.
//! - Nothing of it is kept: what stands here lives as long as the program, is part of no effect, and tells nothing about itself to
//!   whoever prints it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use chrono::NaiveDate;
use uuid::Uuid;

use super::command::Command;
use super::writing;
use crate::domain::change::Change;
use crate::domain::rules::care_words::{CareWords, Weight, judge};

/// What is known in this sitting of an entry.
#[derive(Clone, Default)]
struct Entry {
    /// The sentences that were judged already, so that none asks twice.
    met: BTreeSet<String>,
    /// The phrases of which the runner has said that they are race talk.
    muted: BTreeSet<String>,
    /// The heaviest card that was shown.
    shown: Option<Weight>,
    /// Whether the line about food was said.
    eating: bool,
}

/// The entry, which part of it and what that is about, and the place of the field.
type Field = (Uuid, (String, String), usize);

/// What waits to be judged, and what was.
#[derive(Clone, Default)]
pub struct Watch {
    /// By entry, part of it and place of the field: the words as they were handed over last.
    waiting: BTreeMap<Field, String>,
    entries: HashMap<Uuid, Entry>,
    /// The day on which the smaller card was shown last.
    heavy_on: Option<NaiveDate>,
    /// A text may have been left.
    is_left: bool,
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

/// A card that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub weight: Weight,
    /// About which entry.
    pub entry: Uuid,
    /// The phrases that asked for it: never shown, only muted where the runner says that they are race talk.
    pub phrases: Vec<String>,
}

/// What the words ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asks {
    /// A card.
    pub card: Option<Due>,
    /// Something heavy for which no card is shown any more: a quiet line.
    pub again: bool,
    /// Something about food: a quiet line.
    pub eating: bool,
}

impl Watch {
    /// Takes the words of a change.
    pub fn take(&mut self, change: &Change) {
        let Some(written) = change.written() else { return };
        if change.is_whole() {
            let (entry, (question, subject)) = (written.entry, written.part);
            self.waiting
                .retain(|(of, part, _), _| !(*of == entry && part.0 == question && part.1 == subject));
        }
        for (place, text) in written.texts {
            let (question, subject) = written.part;
            let key = (written.entry, (question.to_owned(), subject.to_owned()), place);
            if text.trim().is_empty() {
                self.waiting.remove(&key);
            } else {
                self.waiting.insert(key, text.to_owned());
            }
        }
    }

    /// A text was left, as far as that can be told.
    pub fn leave(&mut self) {
        self.is_left = true;
    }

    /// Whether a text was left since the last time.
    pub fn was_left(&mut self) -> bool {
        std::mem::take(&mut self.is_left)
    }

    /// These words of an entry were judged when they were written: they ask for nothing. Where words of the entry wait, they may be
    /// the same ones, saved at a pause; so nothing is known then, and they are judged.
    pub fn know<'t>(&mut self, entry: Uuid, texts: impl IntoIterator<Item = &'t str>, words: &CareWords) {
        if self.waiting.keys().any(|(of, ..)| *of == entry) {
            return;
        }
        let known = self.entries.entry(entry).or_default();
        for text in texts {
            known.met.extend(judge(text, words).found.into_iter().map(|found| found.sentence));
        }
    }

    /// Judges what waits.
    pub fn judge(&mut self, words: &CareWords, today: NaiveDate) -> Asks {
        let mut asks = Asks::default();
        for ((of, ..), text) in std::mem::take(&mut self.waiting) {
            let judged = judge(&text, words);
            if judged.found.is_empty() && !judged.eating {
                continue;
            }
            let entry = self.entries.entry(of).or_default();
            asks.eating |= judged.eating && !std::mem::replace(&mut entry.eating, true);
            for found in judged.found {
                if !entry.met.insert(found.sentence) {
                    continue;
                }
                let heavy_today = found.weight == Weight::Heavy && self.heavy_on == Some(today);
                if entry.muted.contains(&found.phrase) || entry.shown >= Some(found.weight) || heavy_today {
                    asks.again = true;
                    continue;
                }
                match &mut asks.card {
                    Some(card) if card.entry == of => {
                        card.weight = card.weight.max(found.weight);
                        card.phrases.push(found.phrase);
                    }
                    Some(card) if card.weight >= found.weight => asks.again = true,
                    card => {
                        *card = Some(Due { weight: found.weight, entry: of, phrases: vec![found.phrase] });
                    }
                }
            }
        }
        if let Some(card) = &asks.card {
            let entry = self.entries.entry(card.entry).or_default();
            entry.shown = entry.shown.max(Some(card.weight));
            if card.weight == Weight::Heavy {
                self.heavy_on = Some(today);
            }
        }
        asks
    }

    /// It was race talk: these phrases ask for no card in this entry any more, and the card that was shown does not count.
    pub fn mute(&mut self, card: &Due) {
        let entry = self.entries.entry(card.entry).or_default();
        entry.muted.extend(card.phrases.iter().cloned());
        entry.shown = None;
        if card.weight == Weight::Heavy {
            self.heavy_on = None;
        }
    }
}

/// Whether a command leaves a text that is being written. Every command does but those of writing itself, and those that only look
/// at something else meanwhile; so a command that is added does.
#[must_use]
pub fn leaves_a_text(command: Command) -> bool {
    let stays = matches!(
        command,
        Command::Help
            | Command::HelpPage
            | Command::Palette
            | Command::OpenContacts
            | Command::Redraw
            | Command::Suspend
            | Command::ExternalEditor
            | Command::NextVerb
            | Command::MoreQuestions
            | Command::WinsMeanwhile
            | Command::SuggestGoal
    );
    !stays && writing::edit(command).is_none()
}
