//! The named distances, and when two courses count as the same distance.
//!
//! Source: races.toml, `distance` and `rules.class_tolerance`: "named class if within 1.5 % (road, track); else the exact
//! distance is its own class". Decided here: parkrun is measured like a road; a triathlon belongs to its format within
//! the same 1.5 %, since 70.3 miles and the sum of the legs name one race; where the kind is not known it is read as road.
//! Everywhere else (trail, ultra, cross-country, swim, ride ...) a course belongs to a class only within 0.1 %, which is
//! no more than the rounding with which such a distance is written down ("80.5 km" for 50 miles). A timed race has no class.

use super::{METRES_PER_MILE, Metres};
use crate::domain::race::{RaceKind, words};

words! {
    /// A distance with a name: the key under which lessons and personal bests find their like.
    DistanceClass {
        /// 800 metres.
        M800 = "800m", "800 m";
        /// 1500 metres.
        M1500 = "1500m", "1500 m";
        /// One mile.
        Mile = "mile", "Mile";
        /// 3000 metres.
        M3000 = "3000m", "3000 m";
        /// 5 kilometres.
        K5 = "5k", "5 km";
        /// 8 kilometres.
        K8 = "8k", "8 km";
        /// 10 kilometres.
        K10 = "10k", "10 km";
        /// 15 kilometres.
        K15 = "15k", "15 km";
        /// 10 miles.
        Mi10 = "10mi", "10 miles";
        /// Half marathon.
        Half = "half", "Half marathon";
        /// 30 kilometres.
        K30 = "30k", "30 km";
        /// Marathon.
        Marathon = "marathon", "Marathon";
        /// 50 kilometres.
        K50 = "50k", "50 km";
        /// 50 miles.
        Mi50 = "50mi", "50 miles";
        /// 100 kilometres.
        K100 = "100k", "100 km";
        /// 100 miles.
        Mi100 = "100mi", "100 miles";
        /// Sprint triathlon.
        TriSprint = "tri_sprint", "Sprint triathlon";
        /// Olympic triathlon.
        TriOlympic = "tri_olympic", "Olympic triathlon";
        /// Half-distance triathlon.
        TriHalf = "tri_half", "Half-distance triathlon";
        /// Full-distance triathlon.
        TriFull = "tri_full", "Full-distance triathlon";
    }
}

impl DistanceClass {
    /// The length of the course; of a triathlon the sum of its legs.
    #[must_use]
    pub fn metres(self) -> Metres {
        Metres(match self {
            Self::M800 => 800.0,
            Self::M1500 => 1500.0,
            Self::Mile => METRES_PER_MILE,
            Self::M3000 => 3000.0,
            Self::K5 => 5000.0,
            Self::K8 => 8000.0,
            Self::K10 => 10_000.0,
            Self::K15 => 15_000.0,
            Self::Mi10 => 16_093.44,
            Self::Half => 21_097.5,
            Self::K30 => 30_000.0,
            Self::Marathon => 42_195.0,
            Self::K50 => 50_000.0,
            Self::Mi50 => 80_467.2,
            Self::K100 => 100_000.0,
            Self::Mi100 => 160_934.4,
            Self::TriSprint | Self::TriOlympic | Self::TriHalf | Self::TriFull => {
                return Metres(self.legs().into_iter().flatten().map(|leg| leg.0).sum());
            }
        })
    }

    /// Swim, bike and run of a triathlon; `None` for everything else.
    #[must_use]
    pub fn legs(self) -> Option<[Metres; 3]> {
        match self {
            Self::TriSprint => Some([750.0, 20_000.0, 5000.0]),
            Self::TriOlympic => Some([1500.0, 40_000.0, 10_000.0]),
            Self::TriHalf => Some([1900.0, 90_000.0, 21_097.5]),
            Self::TriFull => Some([3800.0, 180_000.0, 42_195.0]),
            _ => None,
        }
        .map(|legs| legs.map(Metres))
    }
}

/// How far off a measured course may be and still carry the name, as a part of its length.
const MEASURED: f64 = 0.015;

/// How far apart two ways of writing down one distance may be, as a part of its length.
const ROUNDING: f64 = 0.001;

/// The class that a course of this length belongs to in a race of this kind.
#[must_use]
pub fn class_of(course: Metres, kind: Option<RaceKind>) -> Option<DistanceClass> {
    if kind == Some(RaceKind::Timed) {
        return None;
    }
    DistanceClass::ALL.iter().copied().find(|class| {
        let triathlon = class.legs().is_some();
        let tolerance = match kind {
            None | Some(RaceKind::Road | RaceKind::Track | RaceKind::Parkrun) if !triathlon => MEASURED,
            Some(RaceKind::Triathlon) if triathlon => MEASURED,
            Some(RaceKind::Triathlon) => return false,
            Some(_) if triathlon => return false,
            _ => ROUNDING,
        };
        within(course, class.metres(), tolerance)
    })
}

/// Whether two courses of races of the same kind count as the same distance, for lessons, personal bests and arcs: both
/// belong to the same class, or neither belongs to one and they differ by no more than rounding.
#[must_use]
pub fn same_distance(one: Metres, other: Metres, kind: Option<RaceKind>) -> bool {
    match (class_of(one, kind), class_of(other, kind)) {
        (None, None) => within(one, other, ROUNDING) || within(other, one, ROUNDING),
        (one, other) => one == other,
    }
}

fn within(course: Metres, of: Metres, tolerance: f64) -> bool {
    (course.0 - of.0).abs() <= of.0 * tolerance + super::rounding::EPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_road_course_keeps_its_name_within_one_and_a_half_percent() {
        let road = Some(RaceKind::Road);
        assert_eq!(class_of(Metres(42_195.0 * 1.015), road), Some(DistanceClass::Marathon));
        assert_eq!(class_of(Metres(42_195.0 * 0.985), road), Some(DistanceClass::Marathon));
        assert_eq!(class_of(Metres(42_195.0 * 1.0151), road), None);
        assert_eq!(class_of(Metres(5050.0), Some(RaceKind::Parkrun)), Some(DistanceClass::K5));
        assert_eq!(class_of(Metres(89_000.0), road), None);
        assert_eq!(class_of(Metres(10_030.0), None), Some(DistanceClass::K10));
    }

    #[test]
    fn off_the_road_only_the_distance_itself_carries_the_name() {
        let trail = Some(RaceKind::Trail);
        assert_eq!(class_of(Metres(50_000.0), trail), Some(DistanceClass::K50));
        assert_eq!(class_of(Metres(50_500.0), trail), None);
        assert_eq!(class_of(Metres(80_500.0), trail), Some(DistanceClass::Mi50));
        assert_eq!(class_of(Metres(100_000.0), Some(RaceKind::Timed)), None);
    }

    #[test]
    fn a_triathlon_belongs_to_its_format_and_to_no_running_distance() {
        let tri = Some(RaceKind::Triathlon);
        assert_eq!(class_of(Metres(70.3 * METRES_PER_MILE), tri), Some(DistanceClass::TriHalf));
        assert_eq!(class_of(Metres(140.6 * METRES_PER_MILE), tri), Some(DistanceClass::TriFull));
        assert_eq!(class_of(Metres(50_000.0), tri), None);
        assert_eq!(class_of(Metres(51_500.0), Some(RaceKind::Trail)), None);
        assert_eq!(class_of(Metres(225_995.0), None), Some(DistanceClass::TriFull));
    }

    #[test]
    fn the_legs_add_up_to_the_course() {
        assert_eq!(DistanceClass::TriOlympic.metres(), Metres(51_500.0));
        assert_eq!(DistanceClass::TriFull.metres(), Metres(225_995.0));
        assert_eq!(DistanceClass::Marathon.legs(), None);
    }

    #[test]
    fn every_class_is_its_own_class_and_nobody_elses() {
        for &class in DistanceClass::ALL {
            let kind = class.legs().map_or(Some(RaceKind::Road), |_| Some(RaceKind::Triathlon));
            assert_eq!(class_of(class.metres(), kind), Some(class));
            assert_eq!(DistanceClass::from_id(class.id()), Some(class));
        }
    }

    #[test]
    fn unnamed_distances_are_the_same_only_when_they_are() {
        let (trail, road) = (Some(RaceKind::Trail), Some(RaceKind::Road));
        assert!(same_distance(Metres(89_000.0), Metres(89_050.0), trail));
        assert!(!same_distance(Metres(89_000.0), Metres(87_000.0), trail));
        assert!(same_distance(Metres(42_195.0), Metres(42_500.0), road));
        assert!(!same_distance(Metres(42_195.0), Metres(42_500.0), trail));
        assert!(!same_distance(Metres(42_195.0), Metres(43_500.0), road));
    }
}
