//! What stands on the page of a brief, in which order, and in which columns.

use chrono::NaiveDate;

use crate::content::brief::{BriefWords, Suggestion, day_words};
use crate::domain::brief::{BriefBasis, BriefLesson};
use crate::domain::id::LessonId;
use crate::domain::units::UnitSystem;

/// A line that the runner writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What is done rather than reached: a goal of its own.
    Process,
    /// Where A or B is decided.
    SwitchPoint,
    /// What to come back to.
    Cue,
    /// The toughest stretch.
    Picture,
    /// Why this race.
    Why,
    /// Who is with the runner: a fact of the race.
    Company,
}

/// Something on the page that can be selected.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A lesson.
    Lesson(LessonId),
    /// A, B and C: facts of the race.
    Goals,
    /// What the day and the course will be like: facts of the race.
    Day,
    /// A line of the plan.
    Field(Field),
    /// A what-if, by its place among them.
    WhatIf(usize),
    /// Where a what-if of one's own is written.
    NewWhatIf,
    /// A what-if that a past cause suggests, by its place among them.
    Suggestion(usize),
    /// A fundamental, by its id.
    Fundamental(String),
}

/// What belongs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The lessons that fit.
    Lessons,
    /// The what-ifs.
    WhatIfs,
    /// A, B, C, and the process goal.
    Goals,
    /// The day, the hard part, and where it is decided, unless that stands under [`Section::Now`].
    HardPart,
    /// Why, who, and the cue word, unless that stands under [`Section::Now`].
    Carry,
    /// From a week before the race on: the cue word and the point where it is decided.
    Now,
    /// On the day of the race: why, and who.
    People,
    /// The fundamentals of training.
    Fundamentals,
}

/// From so many days before the race up to so many, the fundamentals come first.
const FUNDAMENTALS_FIRST: std::ops::RangeInclusive<i64> = 15..=28;
/// Nearer to the race than this, a fundamental cannot be laid any more.
const FUNDAMENTALS_UNTIL: i64 = 8;

/// The sections in so many columns, each from the top.
pub(super) fn columns(basis: &BriefBasis, today: NaiveDate, count: usize) -> Vec<Vec<Section>> {
    use Section::{Carry, Fundamentals, Goals, HardPart, Lessons, Now, People, WhatIfs};
    let (is_over, days_to_go) = (basis.is_over(today), basis.days_to_go(today));
    let is_near = basis.cue_comes_first(today);
    let was_asked = basis.plan.as_ref().is_some_and(|plan| !plan.ready.is_empty());
    let mut columns = match (days_to_go, count) {
        (0, 1) if !is_over => vec![vec![Now, Lessons, WhatIfs, Goals, People]],
        (0, 2) if !is_over => vec![vec![Now, Lessons], vec![WhatIfs, Goals, People]],
        (0, _) if !is_over => vec![vec![Now, Goals], vec![Lessons], vec![WhatIfs, People]],
        (_, 1) if is_near => {
            vec![vec![Now, Lessons, WhatIfs, Goals, HardPart, Carry, Fundamentals]]
        }
        (_, 2) if is_near => {
            vec![vec![Now, Lessons, Fundamentals], vec![WhatIfs, Goals, HardPart, Carry]]
        }
        (_, _) if is_near => {
            vec![vec![Now, Goals, HardPart, Carry], vec![Lessons], vec![WhatIfs, Fundamentals]]
        }
        (days, 1) if FUNDAMENTALS_FIRST.contains(&days) => {
            vec![vec![Fundamentals, Lessons, WhatIfs, Goals, HardPart, Carry]]
        }
        (_, 1) => vec![vec![Lessons, WhatIfs, Goals, HardPart, Carry, Fundamentals]],
        (days, 2) if FUNDAMENTALS_FIRST.contains(&days) => {
            vec![vec![Fundamentals, Lessons], vec![WhatIfs, Goals, HardPart, Carry]]
        }
        (_, 2) => vec![vec![Lessons, Fundamentals], vec![WhatIfs, Goals, HardPart, Carry]],
        (days, _) if FUNDAMENTALS_FIRST.contains(&days) => {
            vec![vec![Fundamentals, Carry], vec![Lessons], vec![WhatIfs, Goals, HardPart]]
        }
        _ => vec![vec![Lessons], vec![WhatIfs, Goals], vec![HardPart, Carry, Fundamentals]],
    };
    if !was_asked && (is_over || days_to_go < FUNDAMENTALS_UNTIL) {
        for column in &mut columns {
            column.retain(|section| *section != Fundamentals);
        }
    }
    columns
}

/// The lessons that the brief shows so many days before the race; of one that is over all that it had shown.
pub(super) fn lessons<'a>(basis: &'a BriefBasis, words: &BriefWords, days_to_go: i64) -> &'a [BriefLesson] {
    let is_over = basis.race.outcome.is_some() || days_to_go < 0;
    let most = if is_over { usize::MAX } else { words.lessons(days_to_go) };
    &basis.lessons[..basis.lessons.len().min(most)]
}

/// What can be selected in a section, in its order. Of a race that is over nothing can be written any more, and what was not
/// said is left out; so it is on the day for what matters less then.
pub(super) fn of_section(
    section: Section,
    basis: &BriefBasis,
    shown: &[BriefLesson],
    offered: &Offered<'_>,
) -> Vec<Item> {
    let mut items = all_of_section(section, basis, shown, offered);
    if !offered.writable || section == Section::People {
        items.retain(|item| is_said(item, basis));
    }
    items
}

fn is_said(item: &Item, basis: &BriefBasis) -> bool {
    let race = &basis.race;
    match item {
        Item::Field(field) => !super::editing::text_of(*field, basis).is_empty(),
        Item::Goals => race.goals.had_none || race.goals.set().next().is_some(),
        Item::Day => !day_words(race, UnitSystem::Metric).is_empty(),
        Item::Fundamental(id) => basis.plan.iter().flat_map(|plan| &plan.ready).any(|one| one.item == *id),
        Item::Lesson(_) | Item::WhatIf(_) | Item::NewWhatIf | Item::Suggestion(_) => true,
    }
}

fn all_of_section(
    section: Section,
    basis: &BriefBasis,
    shown: &[BriefLesson],
    offered: &Offered<'_>,
) -> Vec<Item> {
    let what_ifs = basis.plan.as_ref().map_or(0, |plan| plan.what_ifs.len());
    match section {
        Section::Lessons => shown.iter().map(|shown| Item::Lesson(shown.lesson.id)).collect(),
        Section::WhatIfs => {
            let mut items: Vec<Item> = (0..what_ifs).map(Item::WhatIf).collect();
            if offered.writable {
                items.push(Item::NewWhatIf);
                items.extend((0..offered.suggestions.len()).map(Item::Suggestion));
            }
            items
        }
        Section::Goals => vec![Item::Goals, Item::Field(Field::Process)],
        Section::HardPart if offered.cue_comes_first => vec![Item::Day, Item::Field(Field::Picture)],
        Section::HardPart => {
            vec![Item::Day, Item::Field(Field::SwitchPoint), Item::Field(Field::Picture)]
        }
        Section::Carry if offered.cue_comes_first => [Field::Why, Field::Company].map(Item::Field).into(),
        Section::Carry => [Field::Cue, Field::Why, Field::Company].map(Item::Field).into(),
        Section::Now => [Field::Cue, Field::SwitchPoint].map(Item::Field).into(),
        Section::People => [Field::Why, Field::Company].map(Item::Field).into(),
        Section::Fundamentals => {
            offered.words.fundamentals.iter().map(|item| Item::Fundamental(item.id.clone())).collect()
        }
    }
}

/// What a brief offers besides what is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offered<'a> {
    /// The words.
    pub words: &'a BriefWords,
    /// What past causes suggest.
    pub suggestions: &'a [Suggestion],
    /// Whether something can be written: the race is still ahead.
    pub writable: bool,
    /// Whether the cue word and the point where it is decided stand in a section of their own, the first one.
    pub cue_comes_first: bool,
}
