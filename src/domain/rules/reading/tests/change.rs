//! What would change a reading is tried out: the check-ins are added, and everything is read again.

use proptest::prelude::*;

use super::*;

/// The next so many check-ins after a day, one a day, that repeat the last three; those at the places of `picked` with other answers.
fn with_next(
    history: &History,
    day: NaiveDate,
    wanted: &[(Item, u8)],
    (count, picked): (usize, &[usize]),
) -> (History, NaiveDate) {
    let mut longer = history.clone();
    longer.check_ins.retain(|one| one.day <= day);
    let two_weeks_ago = day - Days::new(13);
    let answered: Vec<CheckIn> = longer
        .check_ins
        .iter()
        .filter(|one| !one.scores.is_empty() && one.day >= two_weeks_ago)
        .cloned()
        .collect();
    let last = &answered[answered.len().saturating_sub(3)..];
    let mut on = if answered.last().is_some_and(|one| one.day == day) { day + Days::new(1) } else { day };
    for place in 0..count {
        let mut scores = last[place % last.len()].scores;
        for (item, value) in wanted.iter().filter(|_| picked.contains(&place)) {
            scores.set(*item, Some(*value));
        }
        longer.check_ins.push(check_in(on, scores));
        on = on + Days::new(1);
    }
    (longer, on - Days::new(1))
}

fn is_down(now: &Reading, then: &Reading) -> bool {
    let rank = |reading: &Reading| match reading.verdict {
        ReadingVerdict::Care => 4,
        ReadingVerdict::NoReading => 3,
        ReadingVerdict::Reset => 2,
        ReadingVerdict::Hold => 1,
        ReadingVerdict::Build => 0,
    };
    rank(then) < rank(now) || now.verdict == ReadingVerdict::Hold && rank(then) == 1 && then.points < 2
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_said_to_change_a_reading_does_change_it(seed: u64, with_arcs: bool, number in 60..DAYS) {
        let history = random(seed, if with_arcs { Arcs::Some } else { Arcs::None });
        let day = first_day() + Days::new(number);
        let known = super::super::change::known_on(&history, (NaiveDate::MIN, day));
        let now = read(&known, day);
        let outlook = Outlook::of(&history, day);
        if let Some(answers) = &outlook.answers {
            let (times, count) = answers.times;
            let ways: Vec<Vec<usize>> = match (times, count) {
                (2, 3) => vec![vec![0, 1], vec![0, 2], vec![1, 2]],
                _ => vec![(0..count).collect()],
            };
            for picked in &ways {
                let (longer, on) = with_next(&known, day, &answers.wanted, (count, picked));
                let then = read(&longer, on);
                prop_assert!(is_down(&now, &then), "{now:?} {answers:?} {then:?}");
                prop_assert!(then.verdict >= answers.leads_to, "{answers:?} {then:?}");
            }
            // A step less in any one of them is not enough, or it was not the least.
            for place in (0..answers.wanted.len()).filter(|_| count == 3) {
                let mut less = answers.wanted.clone();
                let (item, value) = less[place];
                if item.good(value) == 0 {
                    continue;
                }
                less[place].1 = item.good(item.good(value) - 1);
                let all_rise_alike = answers.wanted.len() == 1;
                let is_enough = ways.iter().all(|picked| {
                    let (longer, on) = with_next(&known, day, &less, (count, picked));
                    is_down(&now, &read(&longer, on))
                });
                prop_assert!(!(all_rise_alike && is_enough && is_above_now(&now, less[place])), "{now:?} {answers:?}");
            }
        }
        for (wait, until) in &outlook.waits {
            match (wait, until) {
                (Wait::TooFew, Until::MoreCheckIns(more)) => {
                    let (longer, on) = if known.check_ins.iter().any(|one| one.day > day - Days::new(14)) {
                        with_next(&known, day, &[], (*more, &[]))
                    } else {
                        continue;
                    };
                    prop_assert!(read(&longer, on).verdict != ReadingVerdict::NoReading);
                }
                (Wait::Held(HeldBy::Few), Until::MoreCheckIns(more)) => {
                    let (longer, on) = with_next(&known, day, &[], (*more, &[]));
                    prop_assert!(!read(&longer, on).held_by.contains(&HeldBy::Few));
                }
                (Wait::Held(held), Until::Day(end)) => {
                    prop_assert!(*end > day);
                    prop_assert!(read(&known, *end - Days::new(1)).held_by.contains(held), "{held:?} {end}");
                    prop_assert!(!read(&known, *end).held_by.contains(held), "{held:?} {end}");
                }
                (Wait::Care, Until::Day(end)) => {
                    prop_assert!(read(&known, *end - Days::new(1)).verdict == ReadingVerdict::Care);
                    prop_assert!(read(&known, *end).verdict != ReadingVerdict::Care);
                }
                (Wait::Sign(kind), Until::Day(end)) => {
                    let counts = |day: NaiveDate| Besides::of(&known, day).counts_still(*kind, day);
                    prop_assert!(counts(*end - Days::new(1)) && !counts(*end), "{kind:?} {end}");
                }
                _ => {}
            }
        }
    }
}

/// Whether an answer is better than the mean of now: only such are ever asked for.
fn is_above_now(now: &Reading, (item, value): (Item, u8)) -> bool {
    let sign = now.signs.iter().find(|sign| sign.kind.item() == Some(item));
    sign.and_then(|sign| sign.value).is_some_and(|mean| f64::from(item.good(value)) > mean)
}

impl Besides {
    /// Whether a sign that comes from no check-in is there on a day.
    fn counts_still(&self, kind: SignKind, day: NaiveDate) -> bool {
        match kind {
            SignKind::Flat => self.weeks.last().is_some_and(|week| (day - week.until).num_days() <= 14),
            SignKind::Capacity => self.alignments.last().is_some_and(|(at, ..)| (day - *at).num_days() <= 45),
            _ => false,
        }
    }
}

#[test]
fn the_least_change_is_one_item_in_two_of_three_check_ins() {
    let today = day("2028-03-06");
    let mut history = steady(today, 60);
    lately(&mut history, 7, |scores| scores.with(Item::Energy, 6).with(Item::Sleep, 6));
    let now = read(&history, today);
    assert_eq!((now.verdict, now.points), (ReadingVerdict::Hold, 2), "{now:?}");
    let answers = Outlook::of(&history, today).answers.expect("a way");
    assert_eq!(
        answers,
        Answers { wanted: vec![(Item::Energy, 7)], times: (2, 3), leads_to: ReadingVerdict::Build }
    );
}

#[test]
fn what_ends_by_itself_is_told_with_its_day() {
    let today = day("2028-02-27");
    let mut history = steady(today, 60);
    history.races = vec![race(1, today - Days::new(3), 10.0)];
    let outlook = Outlook::of(&history, today);
    assert_eq!(
        outlook,
        Outlook { answers: None, waits: vec![(Wait::Held(HeldBy::Guide), Until::Day(day("2028-03-02")))] }
    );
    let mut history = steady(today, 60);
    history.step_backs = vec![step_back(1, today, today + Days::new(4))];
    assert_eq!(Outlook::of(&history, today).waits, [(Wait::StepBack, Until::Day(day("2028-03-03")))]);
    history.step_backs = vec![step_back(1, today - Days::new(9), today - Days::new(1))];
    assert_eq!(Outlook::of(&history, today).waits, [(Wait::StepBack, Until::YourWord)]);
}

#[test]
fn with_too_few_check_ins_it_is_said_how_many_more_it_takes() {
    let today = day("2028-03-06");
    let mut history = steady(today, 60);
    history.check_ins.retain(|one| !(2..14).contains(&(today - one.day).num_days()));
    assert_eq!(read(&history, today).verdict, ReadingVerdict::NoReading);
    assert_eq!(Outlook::of(&history, today).waits, [(Wait::TooFew, Until::MoreCheckIns(1))]);
    let nothing = History::default();
    assert_eq!(Outlook::of(&nothing, today).waits, [(Wait::TooFew, Until::MoreCheckIns(3))]);
}

#[test]
fn there_is_nothing_to_take_down_from_build() {
    let today = day("2028-03-06");
    assert_eq!(Outlook::of(&steady(today, 60), today), Outlook { answers: None, waits: Vec::new() });
}
