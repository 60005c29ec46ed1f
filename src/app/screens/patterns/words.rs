//! How patterns are told.

use crate::content::Content;
use crate::domain::cause::Effect;
use crate::domain::lesson::UseTally;

/// "once", "twice", "3 times".
#[must_use]
pub fn times(count: impl Into<u64>) -> String {
    match count.into() {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

/// How often a lesson was used, and what came of it: "used twice, helped once".
#[must_use]
pub fn used(tally: UseTally) -> String {
    if tally.uses() == 0 {
        return "not used so far".to_owned();
    }
    let used = times(tally.uses());
    match (tally.helped, tally.partly) {
        (0, 0) => format!("used {used}, no help"),
        (0, partly) => format!("used {used}, helped in part {}", times(partly)),
        (helped, 0) => format!("used {used}, helped {}", times(helped)),
        (helped, partly) => {
            format!("used {used}, helped {} and in part {}", times(helped), times(partly))
        }
    }
}

/// "1 race", "3 races".
#[must_use]
pub fn races(count: usize) -> String {
    if count == 1 { "1 race".to_owned() } else { format!("{count} races") }
}

/// A cause as it is shown; one from another list keeps its id.
#[must_use]
pub fn cause<'c>(id: &'c str, effect: Effect, content: &'c Content) -> &'c str {
    content.causes.get(id).map_or(id, |known| known.label_for(effect))
}
