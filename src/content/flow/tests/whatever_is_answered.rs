//! Answers of any kind, damaged ones and those of other packs included.

use proptest::prelude::*;

use crate::content::testing::{Situation, date};
use crate::domain::debrief::{Line, Value};
use crate::domain::units::{Metres, Seconds};

fn any_value() -> impl Strategy<Value = Value> {
    let id = prop::sample::select(vec![
        "yes",
        "no",
        "dnf",
        "dns",
        "finished",
        "timed",
        "none",
        "a",
        "heat",
        "injury",
        "afraid",
        "hopeless",
        "cold_full",
        "put_down",
        "?",
    ]);
    let picked = (id.clone(), prop::option::of(0_u8..5))
        .prop_map(|(id, strength)| crate::domain::debrief::Picked { id: id.to_owned(), strength });
    let felt = (id.clone(), any::<bool>(), any::<u8>()).prop_map(|(id, own, strength)| {
        crate::domain::feeling::Felt { feeling: id.to_owned(), own, strength }
    });
    prop_oneof![
        ".{0,12}".prop_map(Value::Text),
        any::<u8>().prop_map(Value::Scale),
        id.prop_map(|id| Value::Pick(id.to_owned())),
        prop::collection::vec(picked, 0..4).prop_map(Value::Picks),
        prop::collection::vec(felt, 0..4).prop_map(Value::Feelings),
        any::<f64>().prop_map(|seconds| Value::Time(Seconds(seconds))),
        any::<f64>().prop_map(|metres| Value::Distance(Metres(metres))),
        (-400_000_i64..400_000)
            .prop_map(|days| Value::Date(date("2026-03-02") + chrono::Duration::days(days))),
        prop::collection::vec(".{0,5}", 0..4).prop_map(|texts| Value::Lines(
            texts.into_iter().map(|text| Line { verb: None, text }).collect()
        )),
        ".{0,8}".prop_map(Value::Unread),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_answered_nothing_is_asked_twice_and_finish_never_panics(
        values in prop::collection::vec(prop::option::of(any_value()), 160),
        mode in prop::sample::select(vec!["hot", "cold_short", "cold_full", "backfill", "free", "facts", "d14", "guide_end", "?"]),
    ) {
        let mut situation = Situation::new(mode);
        let ids: Vec<String> = situation.content.pack().prompts.iter().map(|prompt| prompt.id.clone()).collect();
        for (id, value) in ids.iter().zip(values) {
            for about in ["", "/heat", "/1"] {
                situation.answer(&format!("{id}{about}"), value.clone());
            }
        }
        let mut asked = situation.asked();
        let count = asked.len();
        asked.sort();
        asked.dedup();
        prop_assert_eq!(asked.len(), count);
        let mut ids = crate::domain::id::Ids::Counting(0);
        let harvested =
            crate::content::harvest::harvest(&situation.content, &situation.debrief(), &situation.circumstances(), &mut ids);
        if let Ok(harvest) = harvested {
            prop_assert!(!harvest.race.name.is_empty());
        }
    }
}
