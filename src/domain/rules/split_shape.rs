//! How a race was paced: the second half against the first, the last quarter against the first half.
//!
//! Source: races.toml, `rules.split_shape` and `rules.fade`, and `shape` of the reference formulas. The thresholds are the
//! project's own and hold on flat courses; elsewhere the shape is only shown.

use crate::domain::race::{Split, words};
use crate::domain::units::rounding::{EPS, shown, trimmed};
use crate::domain::units::splits::marks_of;
use crate::domain::units::{Metres, Seconds};

words! {
    /// The second half against the first.
    Shape {
        /// At least 1 % faster.
        Negative = "negative", "negative split";
        /// Within -1 and +2 %.
        Even = "even", "even split";
        /// Up to 6 % slower.
        Positive = "positive", "positive split";
        /// More than 6 % slower.
        BigFade = "big fade", "big fade";
    }
}

/// The shape with the number it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitShape {
    /// The second half minus the first, in percent of the first; exact, not rounded.
    pub percent: f64,
    /// The shape.
    pub shape: Shape,
}

impl SplitShape {
    /// As it is said: "positive split, second half +4.8 %".
    #[must_use]
    pub fn told(&self) -> String {
        let sign = if shown(self.percent, 1) > 0.0 { "+" } else { "" };
        format!("{}, second half {sign}{} %", self.shape.label(), trimmed(self.percent, 1))
    }
}

/// The shape of a race from its two halves; `None` where the first one took no time.
#[must_use]
pub fn split_shape(first: Seconds, second: Seconds) -> Option<SplitShape> {
    let percent = 100.0 * (second.0 / first.0 - 1.0);
    let shape = if !percent.is_finite() {
        return None;
    } else if percent <= -1.0 + EPS {
        Shape::Negative
    } else if percent <= 2.0 + EPS {
        Shape::Even
    } else if percent <= 6.0 + EPS {
        Shape::Positive
    } else {
        Shape::BigFade
    };
    Some(SplitShape { percent, shape })
}

/// The two halves of a race told in splits. With a distance in every split they are cut at half of the distance, evenly
/// within the split that holds it; two bare times are taken for the halves themselves; otherwise it is not known.
#[must_use]
pub fn halves(splits: &[Split]) -> Option<(Seconds, Seconds)> {
    if let [first, second] = splits
        && first.distance.is_none()
        && second.distance.is_none()
    {
        return Some((first.time, second.time));
    }
    let marks = marks_of(splits)?;
    let end = marks.last().filter(|_| marks.len() >= 2)?;
    let first = time_at(&marks, Metres(end.distance?.0 / 2.0))?;
    Some((first, Seconds(end.time.0 - first.0)))
}

/// How much slower the pace of the last quarter was than that of the first half, in percent; `None` where the splits do
/// not tell.
#[must_use]
pub fn fade(splits: &[Split]) -> Option<f64> {
    let marks = marks_of(splits)?;
    let end = marks.last().filter(|_| marks.len() >= 4)?;
    let length = end.distance?.0;
    let half = time_at(&marks, Metres(length / 2.0))?.0;
    let last_quarter = end.time.0 - time_at(&marks, Metres(length * 0.75))?.0;
    let fade = 100.0 * (last_quarter * 2.0 / half - 1.0);
    fade.is_finite().then_some(fade)
}

/// The time at a point of the course, between two marks in proportion.
fn time_at(marks: &[Split], point: Metres) -> Option<Seconds> {
    let (mut metres, mut seconds) = (0.0, 0.0);
    for mark in marks {
        let at = mark.distance?.0;
        if at >= point.0 && at > metres {
            let part = (point.0 - metres) / (at - metres);
            return Some(Seconds(seconds + part * (mark.time.0 - seconds)));
        }
        (metres, seconds) = (at, mark.time.0);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(first: f64, second: f64) -> Option<(f64, &'static str)> {
        split_shape(Seconds(first), Seconds(second)).map(|shape| (shown(shape.percent, 1), shape.shape.id()))
    }

    fn stretches(parts: &[(f64, f64)]) -> Vec<Split> {
        parts
            .iter()
            .map(|&(metres, seconds)| Split { distance: Some(Metres(metres)), time: Seconds(seconds) })
            .collect()
    }

    #[test]
    fn the_golden_halves_have_their_golden_shapes() {
        assert_eq!(shape(6300.0, 6200.0), Some((-1.6, "negative")));
        assert_eq!(shape(6300.0, 6350.0), Some((0.8, "even")));
        assert_eq!(shape(6300.0, 6600.0), Some((4.8, "positive")));
        assert_eq!(shape(6300.0, 7200.0), Some((14.3, "big fade")));
    }

    #[test]
    fn the_edges_belong_to_the_milder_shape() {
        assert_eq!(shape(10_000.0, 9900.0), Some((-1.0, "negative")));
        assert_eq!(shape(10_000.0, 10_200.0), Some((2.0, "even")));
        assert_eq!(shape(10_000.0, 10_600.0), Some((6.0, "positive")));
        assert_eq!(shape(10_000.0, 10_601.0), Some((6.0, "big fade")));
        assert_eq!(shape(0.0, 0.0), None);
    }

    #[test]
    fn the_shape_is_told_with_its_sign() {
        let told = |first, second| split_shape(Seconds(first), Seconds(second)).map(|shape| shape.told());
        assert_eq!(told(6300.0, 6600.0), Some("positive split, second half +4.8 %".to_owned()));
        assert_eq!(told(6300.0, 6200.0), Some("negative split, second half -1.6 %".to_owned()));
        assert_eq!(told(6300.0, 6300.0), Some("even split, second half 0 %".to_owned()));
    }

    #[test]
    fn the_halves_are_cut_inside_a_split() {
        // 15 km; half way is 7.5 km, in the middle of the second split.
        let splits = stretches(&[(5000.0, 1500.0), (5000.0, 1600.0), (5000.0, 1700.0)]);
        assert_eq!(halves(&splits), Some((Seconds(2300.0), Seconds(2500.0))));
    }

    #[test]
    fn two_bare_times_are_halves_and_three_are_not() {
        let bare = |times: &[f64]| -> Vec<Split> {
            times.iter().map(|&time| Split { distance: None, time: Seconds(time) }).collect()
        };
        assert_eq!(halves(&bare(&[6218.0, 6168.0])), Some((Seconds(6218.0), Seconds(6168.0))));
        assert_eq!(halves(&bare(&[6218.0, 6168.0, 60.0])), None);
        assert_eq!(halves(&[]), None);
        assert_eq!(halves(&stretches(&[(42_195.0, 14_400.0)])), None);
    }

    #[test]
    fn the_fade_holds_the_last_quarter_against_the_first_half() {
        let even = stretches(&[(10_000.0, 3000.0); 4]);
        assert_eq!(fade(&even).map(|fade| shown(fade, 6)), Some(0.0));
        let faded =
            stretches(&[(10_000.0, 3000.0), (10_000.0, 3000.0), (10_000.0, 3300.0), (10_000.0, 3600.0)]);
        assert_eq!(fade(&faded).map(|fade| shown(fade, 6)), Some(20.0));
        assert_eq!(fade(&even[..3]), None);
    }
}
