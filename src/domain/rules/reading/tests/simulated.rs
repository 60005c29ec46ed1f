//! The rule tried on runners who do not exist: how often it is wrong in a sound season, and when it notices a slow slide.
//!
//! Run with `--nocapture` to read the figures. The pack says of its own simulation: a wrong hold in 5-16 % of weeks, a wrong reset in
//! 0-4 %; a slide of 0.12 a day in four items: hold about day 11, reset about day 19.

use super::*;

/// So many made-up runners for each figure.
const RUNNERS: u64 = 50;
/// Weeks in which the usual is made, and those of a season after them.
const BEFORE_WEEKS: u64 = 10;
const SEASON_WEEKS: u64 = 26;
/// How far an answer lies from what the day would give, as a standard deviation; the pack's simulation of arcs has the same.
const NOISE: f64 = 1.1;
/// A swing hits all items together, and a day keeps so much of that of the day before.
const SWING_KEPT: f64 = 0.8;

/// A runner who does not exist.
struct Runner {
    chance: Chance,
    /// The share of days with a check-in.
    filled: f64,
    /// How far the swings go, as a standard deviation.
    swing: f64,
    /// What each item is on an ordinary day, as `g`.
    ordinary: Vec<f64>,
}

impl Runner {
    fn new(seed: u64, filled: f64, swing: f64) -> Self {
        let mut chance = Chance(seed);
        let ordinary = Item::CORE.iter().map(|_| 5.5 + 2.0 * chance.share()).collect();
        Self { chance, filled, swing, ordinary }
    }

    /// So many days, the last of them today; `slide` is what the first four items lose by then, from the number of the day.
    fn lives(&mut self, days: u64, slide: impl Fn(u64) -> f64) -> History {
        let mut history = History::default();
        let mut swing = 0.0;
        for number in 0..days {
            swing = SWING_KEPT * swing
                + (1.0 - SWING_KEPT * SWING_KEPT).sqrt() * self.swing * self.chance.normal();
            let noise: Vec<f64> = Item::CORE.iter().map(|_| NOISE * self.chance.normal()).collect();
            if !self.chance.happens(self.filled) {
                continue;
            }
            let mut scores = Scores::default();
            for (place, item) in Item::CORE.into_iter().enumerate() {
                // Trust in oneself is no sign; the slide is in sleep, energy, mood and drive.
                let slides = matches!(item, Item::Sleep | Item::Energy | Item::Mood | Item::Motivation);
                let lost = if slides { slide(number) } else { 0.0 };
                scores.set(item, Some(answer(item, self.ordinary[place] + swing + noise[place] - lost)));
            }
            history.check_ins.push(check_in(first_day() + Days::new(number), scores));
        }
        history.first_days = history.check_ins.iter().take(3).map(|one| one.day).collect();
        history
    }
}

/// What a history comes to on the last of so many days.
fn reckoning(history: &History, days: u64) -> Reckoning {
    Reckoning::of(history, first_day() + Days::new(days - 1))
}

/// Shares of the weeks of sound seasons, in percent, read once a week.
struct Sound {
    hold: f64,
    reset: f64,
    read: f64,
}

fn sound_seasons(filled: f64, swing: f64) -> Sound {
    let days = 7 * (BEFORE_WEEKS + SEASON_WEEKS);
    let (mut weeks, mut read, mut hold, mut reset) = (0_u32, 0_u32, 0_u32, 0_u32);
    for seed in 0..RUNNERS {
        let history = Runner::new(seed, filled, swing).lives(days, |_| 0.0);
        let reckoning = reckoning(&history, days);
        for week in BEFORE_WEEKS..BEFORE_WEEKS + SEASON_WEEKS {
            let told = Reading::on(&history, &reckoning, first_day() + Days::new(7 * week + 6));
            weeks += 1;
            read += u32::from(told.verdict != ReadingVerdict::NoReading);
            // A hold for want of check-ins is no wrong one: it says so.
            hold += u32::from(told.verdict == ReadingVerdict::Hold && told.points >= 2);
            reset += u32::from(told.verdict == ReadingVerdict::Reset);
        }
    }
    let percent = |count: u32| 100.0 * f64::from(count) / f64::from(weeks);
    Sound { hold: percent(hold), reset: percent(reset), read: percent(read) }
}

/// The days of a slide on which a hold or more, and a reset, came first, each in order.
fn slides(filled: f64) -> [Vec<i64>; 2] {
    let begin = 7 * BEFORE_WEEKS;
    let days = begin + 60;
    let mut found = [Vec::new(), Vec::new()];
    for seed in 0..RUNNERS {
        let lost = |number: u64| 0.12 * f64::from(u32::try_from(number.saturating_sub(begin)).expect("few"));
        let history = Runner::new(1000 + seed, filled, 0.8).lives(days, lost);
        let reckoning = reckoning(&history, days);
        let on = |after: i64| {
            Reading::on(&history, &reckoning, first_day() + Days::new(begin) + chrono::TimeDelta::days(after))
        };
        let asks = |told: &Reading| told.verdict == ReadingVerdict::Hold && told.points >= 2;
        let is_reset = |told: &Reading| told.verdict == ReadingVerdict::Reset;
        let hold = (1..60).find(|after| Some(on(*after)).is_some_and(|told| asks(&told) || is_reset(&told)));
        found[0].extend(hold);
        found[1].extend(hold.and_then(|hold| (hold..60).find(|after| is_reset(&on(*after)))));
    }
    for days in &mut found {
        days.sort_unstable();
    }
    found
}

/// Those that a tenth lies before and after, and the middle one between them.
fn spread(days: &[i64]) -> [i64; 3] {
    [1, 5, 9].map(|tenths| days[(days.len() - 1) * tenths / 10])
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what the simulation is for")]
fn a_sound_season_is_rarely_told_to_hold_and_hardly_ever_to_reset() {
    // The pack does not say how far its swings go; of these, the middle ones come nearest to its figures.
    for (swing, filled) in [(0.4, 0.5), (0.8, 0.3), (0.8, 0.5), (0.8, 0.8), (1.2, 0.5)] {
        let Sound { hold, reset, read } = sound_seasons(filled, swing);
        println!(
            "swings of {swing}, {:.0} % of days filled: a reading in {read:.0} % of weeks; wrong hold {hold:.1} %, wrong reset \
             {reset:.1} %",
            100.0 * filled
        );
        let (most_holds, most_resets) = if swing > 1.0 { (16.0, 10.0) } else { (10.0, 4.0) };
        assert!(hold <= most_holds && reset <= most_resets, "{swing} {filled}: {hold} {reset}");
        assert!(hold >= 1.0, "a rule that never errs is not tried at all: {hold}");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what the simulation is for")]
fn a_slow_slide_is_noticed_within_two_weeks_and_answered_in_the_third() {
    for filled in [0.3, 0.5, 0.8] {
        let [hold, reset] = slides(filled);
        let never = RUNNERS - u64::try_from(reset.len()).expect("few");
        let ([early, middle, late], [first, half, last]) = (spread(&hold), spread(&reset));
        println!(
            "{:.0} % of days filled, a slide of 0.12 a day in four items: hold on day {middle} ({early}-{late}), reset on day {half} \
             ({first}-{last}); {never} of {RUNNERS} without a reset in 60 days",
            100.0 * filled
        );
        assert!((8..=15).contains(&middle) && (15..=23).contains(&half), "{filled}: {middle} {half}");
        assert!(never <= 2, "{filled}: {never}");
    }
}
