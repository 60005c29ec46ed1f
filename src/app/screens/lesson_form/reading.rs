//! How the fields of a lesson are read: a cause by a few letters of its names, conditions by their first letters.

use super::super::super::finding;
use super::super::super::shared::Shared;
use crate::content::causes::Cause;
use crate::domain::lesson::RaceCondition;

/// So many causes are offered while one is typed.
const OFFERED: usize = 5;

/// The causes that fit what is typed, the best first. A cause is found by its names, its id and its
/// synonyms.
fn fitting<'s>(typed: &str, shared: &'s Shared) -> Vec<&'s Cause> {
    let causes = &shared.content.causes.causes;
    let names = |cause: &'s Cause| {
        [&cause.label_helped, &cause.id].into_iter().chain(&cause.synonyms).map(String::as_str)
    };
    let rank = |cause: &'s Cause| finding::rank(typed, &cause.label, names(cause));
    let mut fitting: Vec<(u8, &Cause)> =
        causes.iter().filter_map(|cause| Some((rank(cause)?, cause))).collect();
    // Where two fit alike, the order of the list decides.
    fitting.sort_by_key(|(rank, _)| *rank);
    fitting.into_iter().map(|(_, cause)| cause).collect()
}

/// The id of the cause that is meant; nothing typed is none. `before` is the one it was: it may be of a pack that is not there
/// any more, and is known by its id then.
pub(super) fn read_cause(
    typed: &str,
    before: Option<&str>,
    shared: &Shared,
) -> Result<Option<String>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    if before == Some(typed) {
        return Ok(Some(typed.to_owned()));
    }
    let fitting = fitting(typed, shared);
    let exact = fitting.iter().find(|cause| cause.label.eq_ignore_ascii_case(typed));
    match exact.or(fitting.first()) {
        Some(cause) => Ok(Some(cause.id.clone())),
        None => Err("No cause has these letters. Fewer may find one; empty is fine, too.".to_owned()),
    }
}

/// What the letters typed so far would take, and what else fits them.
pub(super) fn cause_hint(typed: &str, shared: &Shared) -> String {
    if typed.is_empty() {
        return "What it answers, by a few letters: pacing, heat, gut, sleep. It may stay empty.".to_owned();
    }
    let fitting = fitting(typed, shared);
    match fitting.as_slice() {
        [] => String::new(),
        [cause, ..] if cause.label == typed => group(cause, shared),
        [cause] => format!("Takes: {}", cause.label),
        [cause, others @ ..] => {
            let others: Vec<&str> = others.iter().take(OFFERED).map(|cause| cause.label.as_str()).collect();
            format!("Takes: {}. Also fitting: {}", cause.label, others.join(" · "))
        }
    }
}

fn group(cause: &Cause, shared: &Shared) -> String {
    let group = shared.content.causes.groups.iter().find(|group| group.id == cause.group);
    group.map_or_else(String::new, |group| format!("One of: {}", group.label))
}

/// The name of a cause; its id where it is not known.
pub(super) fn cause_label(cause: &str, shared: &Shared) -> String {
    shared.content.causes.get(cause).map_or_else(|| cause.to_owned(), |known| known.label.clone())
}

/// The first draft of a trigger for a cause.
pub(super) fn starter(cause: &str, shared: &Shared) -> Option<String> {
    let cause = shared.content.causes.get(cause)?;
    Some(format!("If {}, then I will {}", cause.lesson_if, cause.lesson_then))
}

/// Every condition by name, with commas between.
pub(super) fn known_conditions() -> String {
    RaceCondition::ALL.iter().map(|condition| condition.label()).collect::<Vec<_>>().join(", ")
}

/// The conditions that are meant, each once, in the order of the list.
pub(super) fn conditions(typed: &str) -> Result<Vec<RaceCondition>, String> {
    let folded = typed.to_lowercase();
    let mut named = Vec::new();
    for part in folded.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match condition(part) {
            Some(condition) => named.push(condition),
            // Somebody may part them by spaces alone.
            None => {
                for word in part.split_whitespace().filter(|word| *word != "and") {
                    let known = condition(word).ok_or_else(|| {
                        format!("“{word}” is not known here. Known are {}.", known_conditions())
                    })?;
                    named.push(known);
                }
            }
        }
    }
    Ok(RaceCondition::ALL.iter().copied().filter(|condition| named.contains(condition)).collect())
}

/// The one condition that begins so.
fn condition(part: &str) -> Option<RaceCondition> {
    RaceCondition::ALL.iter().copied().find(|condition| condition.label().starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::conditions;
    use crate::domain::lesson::RaceCondition::{Dark, Hilly, Hot, ThinAir};

    #[test]
    fn conditions_are_known_by_their_first_letters_and_stand_in_one_order() {
        for typed in ["hilly, hot", "hot hilly", "Hot and HILLY", "hi, ho, hot,", " hot ,, hill"] {
            assert_eq!(conditions(typed), Ok(vec![Hot, Hilly]), "{typed}");
        }
        assert_eq!(conditions("thin air, dark"), Ok(vec![ThinAir, Dark]));
        assert_eq!(conditions("  "), Ok(vec![]));
    }

    #[test]
    fn a_word_that_is_no_condition_is_named() {
        let problem = conditions("hot, foggy").expect_err("not known");
        assert_eq!(
            problem,
            "“foggy” is not known here. Known are hot, cold, wet, windy, hilly, thin air, dark."
        );
    }
}
