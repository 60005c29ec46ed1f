//! What a search can be narrowed by, with how much each value would leave, and the searches that are kept.

use super::super::super::geometry::Area;
use super::super::super::passage::{Row, Tone};
use super::super::super::shared::Shared;
use super::super::super::sheet::{Ink, Pane, Sheet};
use crate::content::Content;
use crate::domain::lesson::{LessonState, Verb};
use crate::domain::race::Outcome;
use crate::domain::search::{FacetKind, Facets, Filter};
use crate::domain::units::distance_class::DistanceClass;
use crate::text::width;

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A search that is kept, by what was typed.
    Saved(String),
    /// A value of a facet, by id.
    Value(FacetKind, String),
    /// The other values of a facet.
    Others(FacetKind),
}

/// A facet shows so many values, and the others only when asked.
const AT_FIRST: usize = 6;
/// The mark of what is chosen, or the place for it, with the mark of the selection before it.
const LEAD: usize = 4;

/// The facets as they are shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panel {
    told: Option<Facets>,
    choices: Vec<Choice>,
    unfolded: Vec<FacetKind>,
    /// The lines of it.
    pub sheet: Sheet,
}

impl Panel {
    /// The journal has told how much each value would leave.
    pub fn take(&mut self, facets: &Facets) {
        self.told = Some(facets.clone());
    }

    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&Choice> {
        self.choices.get(self.sheet.selected()?)
    }

    /// Whether it is known which searches are kept.
    #[must_use]
    pub fn knows_saved(&self) -> bool {
        self.told.is_some()
    }

    /// Whether a search is kept.
    #[must_use]
    pub fn keeps(&self, search: &str) -> bool {
        self.told.as_ref().is_some_and(|told| told.saved.iter().any(|saved| saved == search))
    }

    /// Shows all values of a facet, or only the first ones again.
    pub fn unfold(&mut self, facet: FacetKind) {
        match self.unfolded.iter().position(|unfolded| *unfolded == facet) {
            Some(place) => {
                self.unfolded.remove(place);
            }
            None => self.unfolded.push(facet),
        }
    }

    /// Writes the lines. What was selected stays selected, wherever it stands now.
    pub fn compose(&mut self, typed: &str, filter: &Filter, area: Area, shared: &Shared) {
        let selected = self.selected().cloned();
        let mut writing =
            Writing { pane: Pane::new(area.columns), choices: Vec::new(), content: &shared.content };
        if let Some(told) = &self.told {
            writing.saved(&told.saved, typed.trim());
            for facet in FacetKind::ALL {
                let values = told.values.iter().find(|(own, _)| own == facet);
                let values = values.map_or(&[][..], |(_, values)| values);
                writing.facet(*facet, values, filter, self.unfolded.contains(facet));
            }
            if writing.choices.is_empty() {
                writing.pane.words([Row::default().with(Tone::Muted, "Nothing to narrow by here.")]);
            }
        }
        self.choices = writing.choices;
        self.sheet.show(writing.pane, area.rows);
        let place = selected.and_then(|selected| self.choices.iter().position(|choice| *choice == selected));
        if let Some(place) = place {
            self.sheet.select(place);
        }
    }
}

struct Writing<'a> {
    pane: Pane,
    choices: Vec<Choice>,
    content: &'a Content,
}

impl Writing<'_> {
    fn heading(&mut self, words: &str) {
        self.pane.gap();
        self.pane.words([Row::default().with(Tone::Heading, words)]);
    }

    fn saved(&mut self, saved: &[String], typed: &str) {
        if saved.is_empty() {
            return;
        }
        self.heading("Saved searches");
        for search in saved {
            self.choice(Choice::Saved(search.clone()), Chosen::when(search == typed), search, "");
        }
    }

    fn facet(&mut self, facet: FacetKind, told: &[(String, usize)], filter: &Filter, is_unfolded: bool) {
        let chosen = chosen(filter, facet);
        let mut values: Vec<(&str, usize)> = told.iter().map(|(id, count)| (id.as_str(), *count)).collect();
        // What is chosen and would leave nothing must be there all the same, to be taken out again.
        for id in &chosen {
            if !values.iter().any(|(own, _)| own == id) {
                values.push((id, 0));
            }
        }
        if values.is_empty() {
            return;
        }
        self.heading(facet.label());
        let is_chosen = |id: &str| chosen.iter().any(|chosen| chosen == id);
        let is_long = values.len() > AT_FIRST + 1;
        let mut hidden = 0;
        for (place, (id, count)) in values.iter().enumerate() {
            if is_long && !is_unfolded && place >= AT_FIRST && !is_chosen(id) {
                hidden += 1;
                continue;
            }
            let label = label(facet, id, self.content);
            let choice = Choice::Value(facet, (*id).to_owned());
            self.choice(choice, Chosen::when(is_chosen(id)), &label, &count.to_string());
        }
        if is_long {
            let words = if is_unfolded { "fewer".to_owned() } else { format!("… {hidden} more") };
            let row = Row::default().with(Tone::Plain, &" ".repeat(LEAD)).with(Tone::Muted, &words);
            self.item(Choice::Others(facet), row);
        }
    }

    fn choice(&mut self, choice: Choice, chosen: Chosen, label: &str, count: &str) {
        let room = usize::from(self.pane.columns()).saturating_sub(LEAD + width::columns(count) + 2);
        let (mark, tone) = match chosen {
            Chosen::Yes => ("■", Tone::Strong),
            Chosen::No => ("□", Tone::Plain),
        };
        let row = Row::default()
            .with(Tone::Plain, "  ")
            .with(Tone::Accent, mark)
            .with(Tone::Plain, " ")
            .with(tone, &width::pad(label, room))
            .with(Tone::Muted, &format!(" {count}"));
        self.item(choice, row);
    }

    fn item(&mut self, choice: Choice, row: Row) {
        self.pane.ink(0, Ink::Words(row), Some(self.choices.len()));
        self.choices.push(choice);
    }
}

/// Whether a value is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Yes,
    No,
}

impl Chosen {
    fn when(chosen: bool) -> Self {
        if chosen { Self::Yes } else { Self::No }
    }
}

/// The values of a facet that a search is narrowed to, by id.
#[must_use]
pub fn chosen(filter: &Filter, facet: FacetKind) -> Vec<String> {
    let own = |id: &'static str| id.to_owned();
    match facet {
        FacetKind::Cause => filter.causes.clone(),
        FacetKind::Distance => filter.distances.iter().map(|distance| own(distance.id())).collect(),
        FacetKind::Outcome => filter.outcomes.iter().map(|outcome| own(outcome.id())).collect(),
        FacetKind::State => filter.states.iter().map(|state| own(state.id())).collect(),
        FacetKind::Verb => filter.verbs.iter().map(|verb| own(verb.id())).collect(),
        FacetKind::Year => filter.years.iter().map(i32::to_string).collect(),
    }
}

/// A value of a facet in the words that a runner knows.
#[must_use]
pub fn label(facet: FacetKind, id: &str, content: &Content) -> String {
    let known = match facet {
        FacetKind::Cause => content.causes.get(id).map(|cause| cause.label.as_str()),
        FacetKind::Distance => DistanceClass::from_id(id).map(DistanceClass::label),
        FacetKind::Outcome => Outcome::from_id(id).map(Outcome::label),
        FacetKind::State => LessonState::from_id(id).map(LessonState::label),
        FacetKind::Verb => Verb::from_id(id).map(Verb::label),
        FacetKind::Year => None,
    };
    known.unwrap_or(id).to_owned()
}
