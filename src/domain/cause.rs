//! What shaped a race, for better or worse.

use super::race::words;

words! {
    /// Whether a cause helped or got in the way.
    Effect {
        /// It helped.
        Helped = "helped", "helped";
        /// It got in the way.
        Hindered = "hindered", "got in the way";
    }
}

/// The id of the cause that stands for everything that has no name of its own: another thing each time, so that it neither
/// comes back nor is prepared for.
pub const SOMETHING_ELSE: &str = "other";

/// One cause of one race, as a finished debrief left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaceCause {
    /// The cause's id from the list.
    pub cause: String,
    /// Helped or hindered.
    pub effect: Effect,
    /// How much: 1 a little, 2 some, 3 a lot. `None` where it was not asked.
    pub impact: Option<u8>,
    /// How much of it could have been touched, 0 to 10.
    pub control: Option<u8>,
    /// Whether it can be different by the next race: the option's words.
    pub changeable: Option<String>,
    /// Whether it reaches other races too: the option's words.
    pub spread: Option<String>,
    /// Whether others would have struggled too: the option's words.
    pub shared: Option<String>,
    /// The part that is within reach, in the runner's words.
    pub reachable: Option<String>,
    /// Filed under "not mine to change".
    pub put_down: bool,
}
