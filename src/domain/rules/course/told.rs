//! How the course of a side is told in words, on every page and in every output alike.

use super::{Course, Return};
use crate::domain::check_in::Side;

impl Return {
    /// The state of this moment, without what was before: "back on day 6-8", "not measured", "open".
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::NoBaseline | Self::NotMeasured { .. } => "not measured".to_owned(),
            Self::TooEarly { have } => format!("too early to tell, {}", of_three(*have)),
            Self::NoDip => "no dip measured".to_owned(),
            Self::Open => "open".to_owned(),
            Self::Pending { since, more: 1 } => {
                format!("looks back since day {since}, one more check-in to be sure")
            }
            Self::Pending { since, .. } => {
                format!("looks back since day {since}, two more check-ins to be sure")
            }
            Self::Back(interval) => format!("back on {}", interval.told()),
        }
    }
}

fn of_three(have: u32) -> String {
    match have {
        0 => "no check-in yet".to_owned(),
        have => format!("{have} of 3 check-ins"),
    }
}

impl Course {
    /// Where it stands. An arc that reopened tells every date: "back on day 6-8, open again since day 15".
    #[must_use]
    pub fn told(&self) -> String {
        let now = self.now.told();
        let mut parts: Vec<String> = Vec::new();
        for (place, back) in self.backs.iter().enumerate() {
            let again = if place == 0 { "" } else { " again" };
            parts.push(format!("back{again} on {}", back.told()));
            if let Some(day) = self.reopened.get(place) {
                // Reopened for good so far, or back again since.
                let is_last = place + 1 == self.backs.len();
                parts.push(format!("open again {} day {day}", if is_last { "since" } else { "on" }));
            }
        }
        match self.now {
            Return::Back(_) => {}
            Return::Open if !parts.is_empty() => {}
            _ => parts.push(now),
        }
        parts.join(", ")
    }

    /// The same with the name of the side: "mind back on day 6-8", "body looks back since day 8, one more check-in to be sure",
    /// "mind not measured", "body: no dip measured", "mind open".
    #[must_use]
    pub fn told_of(&self, side: Side) -> String {
        match self.now {
            Return::NoDip | Return::TooEarly { .. } => format!("{}: {}", side.id(), self.told()),
            _ => format!("{} {}", side.id(), self.told()),
        }
    }
}
