//! People the runner can talk to.

use super::clock::Stamp;
use super::id::PersonId;

/// Somebody the runner named. The same name (however written) is the same person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name as the runner writes it.
    pub name: String,
    /// When they were first named.
    pub written: Stamp,
}
