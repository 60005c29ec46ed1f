//! The events of a history in the order of their days: what a walk along the timeline stops at.

use chrono::NaiveDate;

use super::arc::ArcKind;
use super::check_in::Side;
use super::history::History;
use super::id::{ArcId, GoalId, RaceId, StepBackId};
use super::race::SetbackMark;
use super::rules::reckoning::Reckoning;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A race, run or ahead. An arc that it began has no event of its own for its start.
    Race(RaceId),
    /// An arc began that no race began.
    ArcStart(ArcId),
    /// The lowest point of Body or Mind.
    LowPoint(ArcId, Side),
    /// Body or Mind was back.
    Back(ArcId, Side),
    /// Three check-ins running were below the band again.
    Reopened(ArcId, Side),
    /// The first easy run.
    FirstEasyRun(ArcId),
    /// Training was as usual again.
    Training(ArcId),
    /// The runner put the arc down.
    PutDown(ArcId),
    /// A goal was reached, or let go.
    Goal(GoalId),
    /// A step back began, or a stop that came unplanned.
    StepBackStart(StepBackId),
    /// It had its last day.
    StepBackEnd(StepBackId),
}

impl What {
    /// The arc it belongs to.
    #[must_use]
    pub fn arc(self) -> Option<ArcId> {
        match self {
            Self::ArcStart(arc)
            | Self::LowPoint(arc, _)
            | Self::Back(arc, _)
            | Self::Reopened(arc, _)
            | Self::FirstEasyRun(arc)
            | Self::Training(arc)
            | Self::PutDown(arc) => Some(arc),
            Self::Race(_) | Self::Goal(_) | Self::StepBackStart(_) | Self::StepBackEnd(_) => None,
        }
    }
}

/// Something that happened, and its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub day: NaiveDate,
    /// What happened.
    pub what: What,
}

/// What a timeline shows. Body and Mind have no events of their own, but can be hidden all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Hidden ones, by their place in [`Kind::ALL`].
    hidden: [bool; Kind::ALL.len()],
    races: Races,
}

/// Which races are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Races {
    All,
    OnlySetbacks,
}

/// Something that can be shown or hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The line of Mind.
    Mind,
    /// The line of Body.
    Body,
    /// Arcs.
    Arcs,
    /// Recovery guides.
    EasyDays,
    /// Races.
    Races,
    /// Goals reached or let go.
    Goals,
    /// The reading of each day, steps back and stops.
    Phases,
}

impl Kind {
    /// Every one, in the order in which they stand.
    pub const ALL: [Self; 7] =
        [Self::Mind, Self::Body, Self::Arcs, Self::EasyDays, Self::Races, Self::Goals, Self::Phases];

    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Mind => "Mind",
            Self::Body => "Body",
            Self::Arcs => "Arcs",
            Self::EasyDays => "Easy days",
            Self::Races => "Races",
            Self::Goals => "Goals",
            Self::Phases => "Phases",
        }
    }

    /// The same in at most four letters, where there is little room.
    #[must_use]
    pub fn short_label(self) -> &'static str {
        match self {
            Self::EasyDays => "Easy",
            Self::Races => "Race",
            Self::Goals => "Goal",
            Self::Phases => "Phas",
            Self::Mind | Self::Body | Self::Arcs => self.label(),
        }
    }
}

impl Default for Shown {
    fn default() -> Self {
        Self { hidden: [false; Kind::ALL.len()], races: Races::All }
    }
}

impl Shown {
    /// Whether a kind is shown.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        !self.hidden[kind as usize]
    }

    /// Shows a kind, or hides it.
    pub fn toggle(&mut self, kind: Kind) {
        self.hidden[kind as usize] ^= true;
    }

    /// Whether only those races are shown that were setbacks.
    #[must_use]
    pub fn only_setbacks(&self) -> bool {
        self.races == Races::OnlySetbacks
    }

    /// Shows only the races that were setbacks, or all of them again.
    pub fn toggle_setbacks(&mut self) {
        self.races = match self.races {
            Races::All => Races::OnlySetbacks,
            Races::OnlySetbacks => Races::All,
        };
    }
}

/// The events that are shown, by their day; of one day races come first.
#[must_use]
pub fn events(history: &History, reckoning: &Reckoning, shown: &Shown) -> Vec<Event> {
    let mut events = Vec::new();
    if shown.has(Kind::Races) {
        let races = history
            .races
            .iter()
            .filter(|race| !shown.only_setbacks() || race.setback == Some(SetbackMark::Yes));
        events.extend(races.map(|race| Event { day: race.date, what: What::Race(race.id) }));
    }
    if shown.has(Kind::Arcs) {
        arc_events(history, reckoning, &mut events);
    }
    if shown.has(Kind::Goals) {
        events.extend(history.goals.iter().map(|flag| Event { day: flag.day, what: What::Goal(flag.goal) }));
    }
    if shown.has(Kind::Phases) {
        step_back_events(history, reckoning.today, &mut events);
    }
    events.sort_by_key(|event| (event.day, event.what));
    events
}

/// One that runs has no end yet, although its last day may be planned.
fn step_back_events(history: &History, today: NaiveDate, events: &mut Vec<Event>) {
    for step_back in &history.step_backs {
        events.push(Event { day: step_back.from, what: What::StepBackStart(step_back.id) });
        let is_over = step_back.ended.is_some() || !step_back.runs_on(today);
        if is_over && step_back.last_day() <= today {
            events.push(Event { day: step_back.last_day(), what: What::StepBackEnd(step_back.id) });
        }
    }
}

fn arc_events(history: &History, reckoning: &Reckoning, events: &mut Vec<Event>) {
    for (arc, recovery) in history.arcs.iter().zip(&reckoning.recoveries) {
        let mut add = |day: NaiveDate, what: What| events.push(Event { day, what });
        let begun_by_race = arc.kind == ArcKind::SetbackRace
            && arc.races.iter().filter_map(|race| history.race(*race)).any(|race| race.date == arc.start);
        if !begun_by_race {
            add(arc.start, What::ArcStart(arc.id));
        }
        for side in Side::ALL {
            let course = recovery.side(*side);
            if let Some(dip) = course.dip {
                add(recovery.date(dip.day), What::LowPoint(arc.id, *side));
            }
            for back in &course.backs {
                add(recovery.date(back.to), What::Back(arc.id, *side));
            }
            for day in &course.reopened {
                add(recovery.date(*day), What::Reopened(arc.id, *side));
            }
        }
        if let Some(day) = arc.first_easy_run {
            add(day, What::FirstEasyRun(arc.id));
        }
        if let Some(day) = recovery.training {
            add(day, What::Training(arc.id));
        }
        if let Some(day) = arc.put_down {
            add(day, What::PutDown(arc.id));
        }
    }
}
