//! What belongs to body and mind in the made-up journal: steps back and stops, alignment checks, a reading that was not followed, the
//! care log, parked thoughts.

use chrono::{Duration, NaiveDate};
use serde::Deserialize;
use uuid::Uuid;

use super::goals::There;
use crate::domain::alignment::{AlignmentCheck, Assumption, FitItem, FitStep, Fitted};
use crate::domain::brief::{Ready, ReadyItem};
use crate::domain::care::{CareDone, CareItem, Parked};
use crate::domain::change::Change;
use crate::domain::clock::Stamp;
use crate::domain::id::{AlignmentId, CareDoneId, CareItemId, OverrideId, ParkedId, StepBackId};
use crate::domain::reading::ReadingOverride;
use crate::domain::rules::reading::ReadingVerdict;
use crate::domain::step_back::{BreakKind, Hard, Kept, Purpose, Smaller, Space, StepBack, YesNo};

/// What the file tells of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldBody {
    step_back: Vec<ToldStepBack>,
    alignment: Vec<ToldAlignment>,
    not_followed: Vec<ToldOverride>,
    care: Vec<ToldCare>,
    parked: Vec<ToldParked>,
}

/// A step back or a stop: its first and its last day, both in days ago.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldStepBack {
    kind: BreakKind,
    days_ago: (i64, i64),
    /// The last day as it turned out, in days ago.
    ended: Option<i64>,
    purpose: Option<Purpose>,
    #[serde(default)]
    smaller: Vec<Smaller>,
    cut: Option<u8>,
    #[serde(default)]
    space: Vec<Space>,
    #[serde(default)]
    keep: String,
    #[serde(default)]
    goal: String,
    #[serde(default)]
    hard: Vec<Hard>,
    #[serde(default)]
    why_running: String,
    missed: Option<YesNo>,
    kept: Option<Kept>,
    #[serde(default)]
    first_back: String,
    earlier: Option<YesNo>,
    #[serde(default)]
    ready: Vec<(String, Ready)>,
}

/// A finished check; the answers stand in the order of the items.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldAlignment {
    days_ago: i64,
    fits: Vec<u8>,
    steps: Vec<ToldFitStep>,
    #[serde(default)]
    assumptions: Vec<(String, String, String)>,
    /// The row that shall change in the plan.
    changes: Option<String>,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldFitStep {
    item: FitItem,
    moment: String,
    change: String,
    fitted: Option<Fitted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldOverride {
    days_ago: i64,
    read: ReadingVerdict,
    chosen: ReadingVerdict,
    reason: String,
}

/// Something that looks after the runner, and the days on which it was done, in days ago.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldCare {
    name: String,
    every_days: Option<u16>,
    #[serde(default)]
    note: String,
    done: Vec<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldParked {
    text: String,
    days_ago: i64,
    until_in: i64,
    /// How its race begins.
    race: Option<String>,
}

impl ToldBody {
    pub(super) fn changes(
        self,
        now: Stamp,
        there: &There,
        ids: &mut impl Iterator<Item = Uuid>,
    ) -> Vec<Change> {
        let mut fresh = || ids.next().unwrap_or_default();
        let day = |days_ago: i64| (now - Duration::days(days_ago)).date_naive();
        let mut changes = Vec::new();
        for told in self.step_back {
            let step_back = Box::new(told.step_back(StepBackId(fresh()), now, day));
            changes.push(Change::PutStepBack { step_back, base: None });
        }
        for told in self.alignment {
            let check = Box::new(told.check(AlignmentId(fresh()), now));
            changes.push(Change::PutAlignment { check, base: None });
        }
        for told in self.not_followed {
            let ToldOverride { days_ago, read, chosen, reason } = told;
            let (id, at) = (OverrideId(fresh()), now - Duration::days(days_ago));
            changes.push(Change::PutOverride(ReadingOverride {
                id,
                day: day(days_ago),
                read,
                chosen,
                reason,
                at,
            }));
        }
        for told in self.care {
            let written = now - Duration::days(told.done.iter().copied().max().unwrap_or(1));
            let item = CareItem {
                id: CareItemId(fresh()),
                name: told.name,
                every_days: told.every_days,
                note: told.note,
                written,
            };
            let id = item.id;
            changes.push(Change::PutCare { item: Box::new(item), base: None });
            changes.extend(told.done.into_iter().map(|days_ago| {
                let written = now - Duration::days(days_ago);
                Change::PutCareDone(CareDone {
                    id: CareDoneId(fresh()),
                    item: id,
                    day: day(days_ago),
                    written,
                })
            }));
        }
        for told in self.parked {
            changes.push(Change::Park(Parked {
                id: ParkedId(fresh()),
                text: told.text,
                until: day(-told.until_in),
                race: told.race.and_then(|begins| there.race(&begins)),
                ended: None,
                written: now - Duration::days(told.days_ago),
            }));
        }
        changes
    }
}

impl ToldStepBack {
    fn step_back(self, id: StepBackId, now: Stamp, day: impl Fn(i64) -> NaiveDate) -> StepBack {
        let (from, to) = self.days_ago;
        let ready = self.ready.into_iter().map(|(item, ready)| ReadyItem { item, ready }).collect();
        StepBack {
            ended: self.ended.map(&day),
            purpose: self.purpose,
            smaller: self.smaller,
            cut: self.cut,
            space: self.space,
            keep: self.keep,
            goal: self.goal,
            hard: self.hard,
            why_running: self.why_running,
            missed: self.missed,
            kept: self.kept,
            first_back: self.first_back,
            earlier: self.earlier,
            ready,
            ..StepBack::new(id, self.kind, (day(from), day(to)), now - Duration::days(from))
        }
    }
}

impl ToldAlignment {
    fn check(self, id: AlignmentId, now: Stamp) -> AlignmentCheck {
        let at = now - Duration::days(self.days_ago);
        let mut check = AlignmentCheck::new(id, at.date_naive(), at);
        for (item, fits) in FitItem::ALL.iter().zip(self.fits) {
            check.fits.set(*item, Some(fits));
        }
        let steps = self.steps.into_iter();
        check.steps = steps
            .map(|told| FitStep {
                item: told.item,
                moment: told.moment,
                change: told.change,
                step: None,
                fitted: told.fitted,
            })
            .collect();
        let changes = self.changes;
        let rows = self.assumptions.into_iter();
        check.assumptions = rows
            .map(|(row, assumes, gives)| Assumption {
                changes: changes.as_ref() == Some(&row),
                row,
                assumes,
                gives,
            })
            .collect();
        check.note = self.note;
        check.finished = Some(at);
        check
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::rules::care_log::CareSince;

    #[test]
    fn the_demo_has_steps_back_and_stops_checks_of_two_seasons_a_care_log_and_a_parked_thought() {
        let now = "2026-11-24T20:00:00+02:00".parse().expect("a moment");
        let store = super::super::open(now).expect("the demo");
        let history = store.history(None).expect("a history");
        let planned = history.step_backs.iter().filter(|step_back| step_back.is_planned());
        assert_eq!(planned.map(|step_back| step_back.kept.is_some()).collect::<Vec<_>>(), [true, true]);
        assert_eq!(history.step_backs.len(), 4);
        let scores: Vec<_> = history.alignments.iter().map(|check| check.fits.score()).collect();
        assert_eq!(scores, [Some(38), Some(60), Some(71)]);
        assert_eq!(history.alignments[2].assumptions.len(), 8);
        assert_eq!(history.overrides.len(), 1);
        let (rows, parked) = store.care_log().expect("the care log");
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        let overdue = rows.iter().filter(|row| {
            let last = row.done.first().map(|done| done.day);
            CareSince::on(today, last, row.item.every_days).overdue().is_some()
        });
        assert_eq!((rows.len(), overdue.count(), parked.len()), (6, 2, 1));
        assert!(parked[0].race.is_some());
    }
}
