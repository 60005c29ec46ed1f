//! How patterns are told.

use crate::content::Content;
use crate::domain::cause::Effect;

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
