//! Which search was asked for last: an older one that has not been answered yet gives up.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::app::effect::{Effect, Read};

/// Nothing has been asked for yet.
const NONE: u64 = 0;

/// The numbers of the newest searches that were asked for. The loop writes them, the worker reads them while it searches.
///
/// Numbers are compared for being the same and not for being greater, so that a page which begins to count anew is answered, too.
#[derive(Debug, Default)]
pub struct Newest {
    search: AtomicU64,
    facets: AtomicU64,
}

impl Newest {
    /// Takes note of what is asked for.
    pub fn note(&self, effect: &Effect) {
        match effect {
            Effect::Read(Read::Search(request)) => self.search.store(kept(request.number), Ordering::Relaxed),
            Effect::Read(Read::Facets(request)) => self.facets.store(kept(request.number), Ordering::Relaxed),
            _ => {}
        }
    }

    /// Whether nobody waits for the search of this number any more.
    #[must_use]
    pub fn outdates_search(&self, number: u64) -> bool {
        is_another(&self.search, number)
    }

    /// Whether nobody waits for the facets of the search of this number any more.
    #[must_use]
    pub fn outdates_facets(&self, number: u64) -> bool {
        is_another(&self.facets, number) || is_another(&self.search, number)
    }
}

fn kept(number: u64) -> u64 {
    number.wrapping_add(1)
}

fn is_another(newest: &AtomicU64, number: u64) -> bool {
    let newest = newest.load(Ordering::Relaxed);
    newest != NONE && newest != kept(number)
}
