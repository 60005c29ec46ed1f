//! A list to pick from: one option, several, or causes with how much each weighed.

use super::widget::Done;
use crate::app::command::{Command, Scope};
use crate::app::finding;
use crate::app::key::{Code, Key};
use crate::app::rows::{Rows, Step};
use crate::app::shared::Shared;
use crate::content::Content;
use crate::content::flow::Question;
use crate::content::prompt;
use crate::domain::cause::Effect;
use crate::domain::debrief::{Picked, Value};
use crate::text::editor::Editor;
use crate::text::{width, wrap};

/// The weight a cause has until the runner gives it one.
const USUAL_WEIGHT: u8 = 2;

/// The mark, the key and the box before a label.
pub const LEAD: u16 = 6;

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: String,
    /// The key that picks it at once.
    pub key: Option<char>,
    /// The group it stands in.
    pub group: Option<String>,
    synonyms: Vec<String>,
}

/// How many may be picked, and what a pick carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// One, and on to the next question.
    One,
    /// Several; `None` for no limit.
    Several(Option<usize>),
    /// Several, each with a weight: the words for the weights, lightest first.
    Weighed(usize, Vec<String>),
}

/// The list.
#[derive(Debug, Clone, PartialEq)]
pub struct PickList {
    /// Everything that can be picked.
    pub choices: Vec<Choice>,
    /// The choices that are shown, as places in `choices`: all, or those that fit the search.
    pub shown: Vec<usize>,
    /// The selection among those shown.
    pub rows: Rows,
    /// What is picked.
    pub picked: Vec<Picked>,
    /// How.
    pub manner: Manner,
    /// What is searched for.
    pub find: Option<Editor>,
    /// The runner's own words, where they are allowed; they stand last in the list.
    pub own: Option<Editor>,
    columns: u16,
    height: u16,
}

impl PickList {
    /// The list for a question.
    #[must_use]
    pub fn of(question: &Question<'_>, given: Option<&Value>, content: &Content) -> Self {
        let manner = match &question.prompt.widget {
            prompt::Widget::Picks { max, .. } => Manner::Several(max.map(usize::from)),
            prompt::Widget::Causes { max, strengths, .. } if strengths.is_empty() => {
                Manner::Several(Some((*max).into()))
            }
            prompt::Widget::Causes { max, strengths, .. } => {
                Manner::Weighed((*max).into(), strengths.clone())
            }
            _ => Manner::One,
        };
        let choices: Vec<Choice> = if let prompt::Widget::Causes { effect, .. } = &question.prompt.widget {
            causes(content, *effect)
        } else {
            let listed = question.choices.iter().map(|choice| Choice {
                id: choice.id.clone(),
                label: choice.label.clone(),
                key: Some(choice.key),
                group: None,
                synonyms: Vec::new(),
            });
            listed.collect()
        };
        let picked = match given {
            Some(Value::Pick(id)) => vec![Picked { id: id.clone(), strength: None }],
            Some(Value::Picks(picks)) => picks.clone(),
            _ => Vec::new(),
        };
        let own =
            matches!(question.prompt.widget, prompt::Widget::Pick { own: true, .. }).then(|| match given {
                Some(Value::Text(text)) => Editor::line(text),
                _ => Editor::line(""),
            });
        let mut list = Self {
            shown: (0..choices.len()).collect(),
            choices,
            rows: Rows::default(),
            picked,
            manner,
            find: None,
            own,
            columns: 0,
            height: 0,
        };
        list.rows.set_count(list.count());
        let first = list.picked.first().map(|pick| pick.id.clone());
        let place = list.choices.iter().position(|choice| first.as_ref() == Some(&choice.id));
        let own_words = list.own.as_ref().is_some_and(|own| !own.is_empty());
        list.rows.select(if own_words { list.choices.len() } else { place.unwrap_or(0) });
        list
    }

    fn count(&self) -> usize {
        self.shown.len() + usize::from(self.own.is_some() && self.find.is_none())
    }

    /// Whether the selection stands on the runner's own words.
    #[must_use]
    pub fn on_own(&self) -> bool {
        self.own.is_some() && self.find.is_none() && self.rows.selected() == Some(self.shown.len())
    }

    /// The choice at the selection.
    #[must_use]
    pub fn selected(&self) -> Option<&Choice> {
        self.shown.get(self.rows.selected()?).and_then(|place| self.choices.get(*place))
    }

    /// How a choice is picked now.
    #[must_use]
    pub fn pick_of(&self, choice: &Choice) -> Option<&Picked> {
        self.picked.iter().find(|pick| pick.id == choice.id)
    }

    /// Where keys are heard.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        if self.find.is_some() {
            vec![Scope::Palette, Scope::Writing]
        } else if self.on_own() {
            vec![Scope::Lines, Scope::Asking, Scope::Writing]
        } else {
            let mut scopes = Vec::new();
            scopes.extend(matches!(self.manner, Manner::Weighed(..)).then_some(Scope::Strength));
            scopes.extend([Scope::Pick, Scope::Asking]);
            scopes
        }
    }

    /// The text that is typed.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        self.find.as_ref().or_else(|| self.own.as_ref().filter(|_| self.on_own()))
    }

    /// The text that is typed.
    pub fn editor_mut(&mut self) -> Option<&mut Editor> {
        let on_own = self.on_own();
        self.find.as_mut().or_else(|| self.own.as_mut().filter(|_| on_own))
    }

    /// How many columns the labels would like to have, each on a row of its own.
    #[must_use]
    pub fn wanted_columns(&self) -> u16 {
        let widest = |words: &mut dyn Iterator<Item = &str>| words.map(width::columns).max().unwrap_or(0);
        let label = widest(&mut self.choices.iter().map(|choice| choice.label.as_str()));
        let group = widest(&mut self.choices.iter().filter_map(|choice| choice.group.as_deref()));
        let weight = match &self.manner {
            Manner::Weighed(_, words) => words.len() + widest(&mut words.iter().map(String::as_str)) + 3,
            Manner::One | Manner::Several(_) => 0,
        };
        let beside = if group > 0 { group + 4 } else { 0 } + weight;
        u16::try_from(label + beside).unwrap_or(u16::MAX).saturating_add(LEAD)
    }

    /// How many columns a label may take in a list of `columns` columns, so that a weight fits behind it.
    #[must_use]
    pub fn label_room(columns: u16, manner: &Manner) -> u16 {
        let weight = match manner {
            Manner::Weighed(_, words) => {
                let longest = words.iter().map(|word| width::columns(word)).max().unwrap_or(0);
                u16::try_from(words.len() + longest + 3).unwrap_or(0)
            }
            Manner::One | Manner::Several(_) => 0,
        };
        columns.saturating_sub(LEAD + 1 + weight).max(1)
    }

    /// The rows of a label in a list of `columns` columns.
    #[must_use]
    pub fn label_rows<'l>(label: &'l str, columns: u16, manner: &Manner) -> Vec<&'l str> {
        wrap::wrap_reading(label, Self::label_room(columns, manner).into())
    }

    /// Fits the list into an area. Labels wrap where all of them then still fit; else the list scrolls.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.columns = columns;
        let room = usize::from(rows.saturating_sub(u16::from(self.find.is_some()) * 2).max(1));
        let rows_of = |choice: &Choice| Self::label_rows(&choice.label, columns, &self.manner).len();
        let mut heights: Vec<usize> =
            self.shown.iter().filter_map(|place| self.choices.get(*place)).map(rows_of).collect();
        heights.resize(self.count(), 1);
        // As many as fit wherever the list is scrolled to.
        let fits = |count: &usize| heights.windows(*count).all(|window| window.iter().sum::<usize>() <= room);
        let seen = (1..=heights.len()).rev().find(fits).unwrap_or(1);
        self.rows.set_height(seen);
        self.height = rows;
        for editor in self.find.iter_mut().chain(&mut self.own) {
            editor.resize(columns.saturating_sub(6).max(1), 1);
        }
    }

    /// A key that stands for a choice.
    pub fn takes_letter(&mut self, key: Key, shared: &mut Shared) -> Option<Done> {
        if self.editor().is_some() {
            return None;
        }
        let letter = key.typed()?;
        let place = self.choices.iter().position(|choice| choice.key == Some(letter));
        Some(place.map_or(Done::Nothing, |place| {
            self.rows.select(place);
            self.pick(place, shared)
        }))
    }

    /// Performs a command.
    pub fn perform(&mut self, command: Command, key: Key, shared: &mut Shared) -> Done {
        match command {
            Command::PickUp | Command::LineUp | Command::PaletteUp => self.rows.step(Step::Up),
            Command::PickDown | Command::LineDown | Command::PaletteDown => self.rows.step(Step::Down),
            Command::PickFind => {
                self.find = Some(Editor::line(""));
                self.resize(self.columns, self.height);
                return self.searched();
            }
            Command::PaletteClose => self.end_search(),
            Command::PaletteRun => {
                let place = self.rows.selected().and_then(|row| self.shown.get(row)).copied();
                self.end_search();
                if let Some(place) = place {
                    self.rows.select(place);
                    let done = self.pick(place, shared);
                    return if done == Done::Answered { Done::Changed } else { done };
                }
            }
            Command::PickNumber => return self.number(key, shared),
            Command::PickToggle => return self.toggle(shared),
            Command::StrengthLess => return self.weigh(-1, shared),
            Command::StrengthMore => return self.weigh(1, shared),
            Command::Accept => return self.accept(shared),
            _ => {}
        }
        Done::Nothing
    }

    fn accept(&mut self, shared: &mut Shared) -> Done {
        let place = self.rows.selected().and_then(|row| self.shown.get(row)).copied();
        match (&self.manner, place) {
            (Manner::One, Some(place)) => self.pick(place, shared),
            // Where only one cause is asked for, Enter on it is enough.
            (Manner::Several(Some(1)) | Manner::Weighed(1, _), Some(place)) if self.picked.is_empty() => {
                self.pick(place, shared);
                Done::Answered
            }
            _ => {
                if self.on_own() {
                    self.picked.clear();
                }
                Done::Answered
            }
        }
    }

    fn number(&mut self, key: Key, shared: &mut Shared) -> Done {
        let Code::Char(digit) = key.code else {
            return Done::Nothing;
        };
        if let (Manner::Weighed(_, words), Some(weight)) = (&self.manner, digit.to_digit(10)) {
            let weight = u8::try_from(weight).unwrap_or(0);
            if usize::from(weight) > words.len() {
                return Done::Nothing;
            }
            let Some(choice) = self.selected().map(|choice| choice.id.clone()) else {
                return Done::Nothing;
            };
            return self.put(choice, Some(weight), shared);
        }
        self.takes_letter(key, shared).unwrap_or(Done::Nothing)
    }

    fn pick(&mut self, place: usize, shared: &mut Shared) -> Done {
        let Some(choice) = self.choices.get(place).map(|choice| choice.id.clone()) else {
            return Done::Nothing;
        };
        match self.manner {
            Manner::One => {
                self.picked = vec![Picked { id: choice, strength: None }];
                Done::Answered
            }
            Manner::Several(_) if self.picked.iter().any(|pick| pick.id == choice) => {
                self.picked.retain(|pick| pick.id != choice);
                Done::Changed
            }
            Manner::Several(_) => self.put(choice, None, shared),
            Manner::Weighed(..) => self.put(choice, Some(USUAL_WEIGHT), shared),
        }
    }

    fn put(&mut self, id: String, strength: Option<u8>, shared: &mut Shared) -> Done {
        if let Some(pick) = self.picked.iter_mut().find(|pick| pick.id == id) {
            pick.strength = strength;
            return Done::Changed;
        }
        let max = match &self.manner {
            Manner::One => Some(1),
            Manner::Several(max) => *max,
            Manner::Weighed(max, _) => Some(*max),
        };
        match max {
            Some(1) => self.picked.clear(),
            Some(max) if self.picked.len() >= max => {
                let back = shared.settings.keymap.told(Command::PickToggle);
                shared.tell(format!("{max} are enough for now. {back} puts one back."));
                return Done::Nothing;
            }
            _ => {}
        }
        self.picked.push(Picked { id, strength });
        Done::Changed
    }

    fn toggle(&mut self, shared: &mut Shared) -> Done {
        let Some(choice) = self.selected().map(|choice| choice.id.clone()) else {
            return Done::Nothing;
        };
        if self.picked.iter().any(|pick| pick.id == choice) {
            self.picked.retain(|pick| pick.id != choice);
            return Done::Changed;
        }
        let Some(place) = self.choices.iter().position(|known| known.id == choice) else {
            return Done::Nothing;
        };
        let done = self.pick(place, shared);
        if done == Done::Answered { Done::Changed } else { done }
    }

    fn weigh(&mut self, by: i8, shared: &mut Shared) -> Done {
        let Manner::Weighed(_, words) = &self.manner else {
            return Done::Nothing;
        };
        let top = u8::try_from(words.len()).unwrap_or(u8::MAX);
        let Some(id) = self.selected().map(|choice| choice.id.clone()) else {
            return Done::Nothing;
        };
        let now = self.picked.iter().find(|pick| pick.id == id).and_then(|pick| pick.strength);
        match now {
            Some(1) if by < 0 => {
                self.picked.retain(|pick| pick.id != id);
                Done::Changed
            }
            Some(weight) => self.put(id, Some(weight.saturating_add_signed(by).clamp(1, top)), shared),
            None if by > 0 => self.put(id, Some(1), shared),
            None => Done::Nothing,
        }
    }

    fn end_search(&mut self) {
        self.find = None;
        self.shown = (0..self.choices.len()).collect();
        self.rows.set_count(self.count());
        self.resize(self.columns, self.height);
    }

    /// The search has changed: labels that begin so come first, then words inside and synonyms.
    pub fn searched(&mut self) -> Done {
        let Some(find) = &self.find else {
            return Done::Changed;
        };
        let query = find.text();
        let rank = |choice: &Choice| {
            let others = choice.synonyms.iter().map(String::as_str).chain([choice.id.as_str()]);
            finding::rank(&query, &choice.label, others)
        };
        let mut hits: Vec<(u8, usize)> = self
            .choices
            .iter()
            .enumerate()
            .filter_map(|(place, choice)| rank(choice).map(|rank| (rank, place)))
            .collect();
        hits.sort_by_key(|(rank, _)| *rank);
        self.shown = hits.into_iter().map(|(_, place)| place).collect();
        self.rows.set_count(self.count());
        self.resize(self.columns, self.height);
        self.rows.select(0);
        Done::Nothing
    }

    /// The answer.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        match self.manner {
            Manner::One => match (self.picked.first(), &self.own) {
                (Some(pick), _) => Some(Value::Pick(pick.id.clone())),
                (None, Some(own)) if !own.text().trim().is_empty() => Some(Value::Text(own.text())),
                _ => None,
            },
            _ => (!self.picked.is_empty()).then(|| Value::Picks(self.picked.clone())),
        }
    }
}

fn causes(content: &Content, effect: Effect) -> Vec<Choice> {
    let known = &content.causes;
    known
        .groups
        .iter()
        .flat_map(|group| {
            known.causes.iter().filter(move |cause| cause.group == group.id).map(move |cause| (group, cause))
        })
        .map(|(group, cause)| Choice {
            id: cause.id.clone(),
            label: cause.label_for(effect).to_owned(),
            key: None,
            group: Some(group.label.clone()),
            synonyms: cause.synonyms.clone(),
        })
        .collect()
}
