//! The feelings picker: a quadrant, a letter, a strength ("4a7"); or by typing a word, or with the arrows.

use super::widget::Done;
use crate::app::command::{Command, Scope};
use crate::app::finding;
use crate::app::key::Key;
use crate::app::rows::{Rows, Step};
use crate::app::shared::Shared;
use crate::content::Content;
use crate::content::feelings::Feeling;
use crate::domain::debrief::Value;
use crate::domain::feeling::Felt;
use crate::text::editor::Editor;

/// The strength a feeling has until the runner gives it one.
const USUAL_STRENGTH: u8 = 5;

/// How wide the column of one quadrant is.
pub const COLUMN: u16 = 15;

/// A search for a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Find {
    /// What is typed.
    pub query: Editor,
    /// The feelings that fit, by id, best first.
    pub hits: Vec<String>,
    /// The selection among them.
    pub rows: Rows,
}

/// What is being typed beside the words.
#[derive(Debug, Clone, PartialEq)]
pub enum Typing {
    /// Nothing.
    Nothing,
    /// A search.
    Find(Find),
    /// A word of the runner's own.
    Own(Editor),
}

/// The picker.
#[derive(Debug, Clone, PartialEq)]
pub struct FeelingsPicker {
    /// What is picked, in the order of picking.
    pub felt: Vec<Felt>,
    /// The quadrant at hand, as a place in the list of quadrants.
    pub quadrant: usize,
    /// The word at hand in it.
    pub word: usize,
    /// The pick that the next digit gives its strength.
    pub strength_of: Option<usize>,
    /// What is typed.
    pub typing: Typing,
    /// How many may be picked.
    pub max: usize,
    counts: Vec<usize>,
    columns: u16,
    height: u16,
}

/// The feelings of one quadrant, in order.
pub fn words<'c>(content: &'c Content, quadrant: &'c str) -> impl Iterator<Item = &'c Feeling> {
    content.feelings.feelings.iter().filter(move |feeling| feeling.quadrant == quadrant)
}

impl FeelingsPicker {
    /// A picker with what was picked before.
    #[must_use]
    pub fn new(max: u8, given: Option<&Value>, content: &Content) -> Self {
        let felt = match given {
            Some(Value::Feelings(felt)) => felt.clone(),
            _ => Vec::new(),
        };
        // Coming back, the quadrant of the last word is at hand.
        let last = felt.last().filter(|felt| !felt.own).and_then(|felt| content.feelings.get(&felt.feeling));
        let quadrant = last.and_then(|feeling| {
            content.feelings.quadrants.iter().position(|quadrant| quadrant.id == feeling.quadrant)
        });
        let counts =
            content.feelings.quadrants.iter().map(|quadrant| words(content, &quadrant.id).count()).collect();
        Self {
            felt,
            quadrant: quadrant.unwrap_or(0),
            word: 0,
            strength_of: None,
            typing: Typing::Nothing,
            max: max.into(),
            counts,
            columns: 0,
            height: 0,
        }
    }

    /// How wide the columns of the quadrants are together.
    #[must_use]
    pub fn wanted_columns(&self) -> u16 {
        COLUMN * u16::try_from(self.counts.len()).unwrap_or(5)
    }

    /// Where keys are heard.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        match self.typing {
            Typing::Nothing => vec![Scope::Feelings, Scope::Asking],
            Typing::Find(_) | Typing::Own(_) => vec![Scope::Palette, Scope::Writing],
        }
    }

    /// The text that is typed.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        match &self.typing {
            Typing::Nothing => None,
            Typing::Find(find) => Some(&find.query),
            Typing::Own(editor) => Some(editor),
        }
    }

    /// The text that is typed.
    pub fn editor_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.typing {
            Typing::Nothing => None,
            Typing::Find(find) => Some(&mut find.query),
            Typing::Own(editor) => Some(editor),
        }
    }

    /// Fits the picker into an area.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.columns = columns;
        self.height = rows;
        if let Some(editor) = self.editor_mut() {
            editor.resize(columns.saturating_sub(4).max(1), 1);
        }
        if let Typing::Find(find) = &mut self.typing {
            find.rows.set_height(rows.saturating_sub(2).max(1).into());
        }
    }

    /// A digit, a letter, a strength.
    pub fn takes_letter(&mut self, key: Key, shared: &mut Shared) -> Option<Done> {
        if self.typing != Typing::Nothing {
            return None;
        }
        let Some(letter) = key.typed() else {
            return Some(Done::Nothing);
        };
        if let Some(place) = self.strength_of.take() {
            let ten = shared.settings.keymap.command(&[Scope::Scale], key) == Some(Command::ScaleTen);
            let strength = if ten { Some(10) } else { letter.to_digit(10) };
            if let (Some(strength), Some(felt)) = (strength, self.felt.get_mut(place)) {
                felt.strength = u8::try_from(strength).unwrap_or(10);
                return Some(Done::Changed);
            }
        }
        let content = shared.content.clone();
        let quadrants = &content.feelings.quadrants;
        if let Some(place) = quadrants.iter().position(|quadrant| quadrant.key == letter) {
            self.quadrant = place;
            self.word = 0;
            return Some(Done::Nothing);
        }
        let here = quadrants.get(self.quadrant).map_or("", |quadrant| quadrant.id.as_str());
        let hit = words(&content, here).enumerate().find(|(_, feeling)| feeling.key == Some(letter));
        Some(match hit {
            Some((word, feeling)) => {
                self.word = word;
                let id = feeling.id.clone();
                self.pick(Felt { feeling: id, own: false, strength: USUAL_STRENGTH }, shared)
            }
            None => Done::Nothing,
        })
    }

    /// Performs a command.
    pub fn perform(&mut self, command: Command, shared: &mut Shared) -> Done {
        match (&mut self.typing, command) {
            (Typing::Find(find), Command::PaletteUp) => find.rows.step(Step::Up),
            (Typing::Find(find), Command::PaletteDown) => find.rows.step(Step::Down),
            (Typing::Find(_) | Typing::Own(_), Command::PaletteClose) => self.typing = Typing::Nothing,
            (Typing::Find(find), Command::PaletteRun) => {
                let hit = find.rows.selected().and_then(|row| find.hits.get(row)).cloned();
                let typed = find.query.text().trim().to_owned();
                self.typing = Typing::Nothing;
                return match hit {
                    Some(feeling) => {
                        self.pick(Felt { feeling, own: false, strength: USUAL_STRENGTH }, shared)
                    }
                    None if !typed.is_empty() => {
                        self.pick(Felt { feeling: typed, own: true, strength: USUAL_STRENGTH }, shared)
                    }
                    None => Done::Nothing,
                };
            }
            (Typing::Own(editor), Command::PaletteRun) => {
                let typed = editor.text().trim().to_owned();
                self.typing = Typing::Nothing;
                if !typed.is_empty() {
                    return self.pick(Felt { feeling: typed, own: true, strength: USUAL_STRENGTH }, shared);
                }
            }
            (Typing::Nothing, Command::FeelingFind) => {
                self.typing =
                    Typing::Find(Find { query: Editor::line(""), hits: Vec::new(), rows: Rows::default() });
                self.resize(self.columns, self.height);
                return self.searched(&shared.content);
            }
            (Typing::Nothing, Command::FeelingOwn) => {
                self.typing = Typing::Own(Editor::line(""));
                self.resize(self.columns, self.height);
            }
            (Typing::Nothing, Command::FeelingPick) => return self.toggle(shared),
            (Typing::Nothing, Command::FeelingDrop) => {
                self.strength_of = None;
                return if self.felt.pop().is_some() { Done::Changed } else { Done::Nothing };
            }
            (Typing::Nothing, Command::Accept) => return Done::Answered,
            (Typing::Nothing, command) => self.walk(command),
            _ => {}
        }
        Done::Nothing
    }

    fn walk(&mut self, command: Command) {
        self.strength_of = None;
        let last_quadrant = self.counts.len().saturating_sub(1);
        match command {
            Command::FeelingUp => self.word = self.word.saturating_sub(1),
            Command::FeelingDown => self.word += 1,
            Command::FeelingLeft => self.quadrant = self.quadrant.saturating_sub(1),
            Command::FeelingRight => self.quadrant = (self.quadrant + 1).min(last_quadrant),
            _ => {}
        }
        let count = self.counts.get(self.quadrant).copied().unwrap_or(0);
        self.word = self.word.min(count.saturating_sub(1));
    }

    /// The word at hand: picks it, or puts it back.
    fn toggle(&mut self, shared: &mut Shared) -> Done {
        let content = shared.content.clone();
        let here = content.feelings.quadrants.get(self.quadrant).map_or("", |quadrant| quadrant.id.as_str());
        let Some(feeling) = words(&content, here).nth(self.word) else {
            return Done::Nothing;
        };
        if let Some(place) = self.felt.iter().position(|felt| !felt.own && felt.feeling == feeling.id) {
            self.felt.remove(place);
            self.strength_of = None;
            return Done::Changed;
        }
        self.pick(Felt { feeling: feeling.id.clone(), own: false, strength: USUAL_STRENGTH }, shared)
    }

    fn pick(&mut self, felt: Felt, shared: &mut Shared) -> Done {
        let known = self.felt.iter().position(|other| other.own == felt.own && other.feeling == felt.feeling);
        if let Some(place) = known {
            self.strength_of = Some(place);
            return Done::Nothing;
        }
        if self.felt.len() >= self.max {
            let drop = shared.settings.keymap.told(Command::FeelingDrop);
            shared.tell(format!("More than {} blur the picture. {drop} takes the last one back.", self.max));
            return Done::Nothing;
        }
        self.felt.push(felt);
        self.strength_of = Some(self.felt.len() - 1);
        Done::Changed
    }

    /// The search has changed: labels that begin so come first, then words inside, then synonyms.
    pub fn searched(&mut self, content: &Content) -> Done {
        if let Typing::Find(find) = &mut self.typing {
            let query = find.query.text();
            let rank = |feeling: &Feeling| {
                finding::rank(&query, &feeling.label, feeling.synonyms.iter().map(String::as_str))
            };
            let mut hits: Vec<(u8, &Feeling)> = content
                .feelings
                .feelings
                .iter()
                .filter_map(|feeling| rank(feeling).map(|rank| (rank, feeling)))
                .collect();
            hits.sort_by_key(|(rank, _)| *rank);
            find.hits = hits.into_iter().map(|(_, feeling)| feeling.id.clone()).collect();
            find.rows.set_count(find.hits.len());
            find.rows.select(0);
        }
        Done::Nothing
    }

    /// The answer.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        (!self.felt.is_empty()).then(|| Value::Feelings(self.felt.clone()))
    }
}
