//! What the page asks of the journal, and what it makes of the answers.
//!
//! Every change of what is typed is a search of its own, with a number that is larger than those before. What was found stays
//! until the answer to the last search comes; what answers an older one is left aside. Facets are asked for when the hits have
//! come, and how many lessons there are in all after them.

use super::super::super::Heard;
use super::super::super::effect::Read;
use super::super::super::shared::Shared;
use super::{Focus, Lessons, Reselect, Shown, layout, told};
use crate::content::query;
use crate::domain::search::{Found, Hit, HitSource, Order, Query, SearchIn, SearchRequest, Total};

/// So many hits are asked for at first, or two screens of them where that is more: of what is typed on, few are looked at.
pub(super) const AT_FIRST: usize = 24;

impl Lessons {
    /// Whether the search has changed since what is shown was found.
    pub(super) fn is_outdated(&self) -> bool {
        let number = |request: Option<&SearchRequest>| request.map(|request| request.number);
        number(self.asked.as_ref()) != number(self.shown.as_ref().map(|shown| &shown.request))
    }

    /// Asks for what is typed.
    pub(super) fn ask(&mut self, shared: &mut Shared) {
        let request = SearchRequest {
            number: shared.next_search(),
            within: self.within,
            query: self.read.query.clone(),
            order: self.order(),
            limit: self.limit,
        };
        self.asked = Some(request.clone());
        self.search(request, shared);
    }

    fn search(&mut self, request: SearchRequest, shared: &mut Shared) {
        self.last_number = request.number;
        shared.read(Read::Search(Box::new(request)));
    }

    /// Asks for a search that is another one than before.
    fn ask_anew(&mut self, shared: &mut Shared) {
        self.limit = AT_FIRST.max(2 * self.rows.visible().len());
        self.reselect = Reselect::First;
        self.moves.clear();
        self.opens_when_found = false;
        self.ask(shared);
    }

    /// Another text is there.
    pub(super) fn typed_anew(&mut self, shared: &mut Shared) {
        let read = query::read(&self.query.text(), &shared.content, shared.now.today());
        // A space at the end, say, is no other search.
        let is_another = read.query != self.read.query;
        self.read = read;
        self.lay_out(shared);
        if is_another {
            self.ask_anew(shared);
        }
    }

    /// Puts another text in place of what is typed.
    pub(super) fn write_query(&mut self, text: &str, shared: &mut Shared) {
        self.query.set_text(text);
        self.typed_anew(shared);
    }

    pub(super) fn search_in(&mut self, within: SearchIn, shared: &mut Shared) {
        self.within = within;
        if self.focus == Focus::Facets {
            self.focus = Focus::Hits;
        }
        self.ask_anew(shared);
    }

    /// The next order.
    pub(super) fn sort(&mut self, shared: &mut Shared) {
        let orders: &[Order] = match self.within {
            SearchIn::Lessons => Order::ALL,
            SearchIn::Everything => &[Order::Best, Order::Newest, Order::Oldest],
        };
        let place = orders.iter().position(|order| *order == self.order()).unwrap_or(0);
        self.order = orders[(place + 1) % orders.len()];
        self.ask_anew(shared);
    }

    /// The order as far as it says something where it is searched: only lessons are sure or used.
    fn order(&self) -> Order {
        match (self.within, self.order) {
            (SearchIn::Everything, Order::Confidence | Order::Used) => Order::Best,
            (_, order) => order,
        }
    }

    /// Asks for more hits where the end of those that were asked for is near.
    pub(super) fn ask_more(&mut self, shared: &mut Shared) {
        let Some(shown) = &self.shown else { return };
        let hits = shown.found.hits.len();
        let there_is_more = match shown.found.total {
            Total::Exactly(total) => hits < total,
            Total::MoreThan(_) => true,
        };
        let seen = self.rows.visible();
        let is_near = seen.end + seen.len() >= hits;
        if there_is_more && is_near && hits >= self.limit && !self.is_outdated() {
            self.limit *= 2;
            self.ask(shared);
        }
    }

    /// Asks how much each value of a facet would leave, where that is shown and not known yet.
    pub(super) fn ask_facets(&mut self, shared: &mut Shared) {
        let is_shown = self.focus == Focus::Facets || layout::has_facets(shared.size, self.shown_within());
        let Some(shown) = self.shown.as_ref().filter(|_| is_shown && !self.is_outdated()) else { return };
        let search = shown.request.number;
        if shown.request.within == SearchIn::Lessons && self.facets_for != Some(search) {
            // Facets are of the last search, or nobody waits for them; that may be the one that counts all lessons.
            let request = SearchRequest { number: self.last_number, ..shown.request.clone() };
            (self.facets_for, self.facets_asked) = (Some(search), Some(request.number));
            shared.read(Read::Facets(Box::new(request)));
        }
    }

    /// Asks when the selected lesson comes back, where that is told.
    pub(super) fn ask_due(&mut self, shared: &mut Shared) {
        let lesson = self.selected_lesson().map(|(lesson, _)| lesson.id);
        let Some(lesson) = lesson.filter(|_| self.areas.detail.columns > 0) else { return };
        if self.due.is_none_or(|(asked, _)| asked != lesson) {
            self.due = Some((lesson, None));
            shared.read(Read::ComesBack(lesson));
        }
    }

    /// Asks how many lessons there are in all, where a search finds only some of them and that is not known.
    pub(super) fn ask_how_many(&mut self, shared: &mut Shared) {
        let is_known = self.all.is_some() || self.counting.is_some();
        if is_known || self.is_outdated() || self.shown_within() != SearchIn::Lessons {
            return;
        }
        let number = shared.next_search();
        self.counting = Some(number);
        let (within, query, order) = (SearchIn::Lessons, Query::default(), Order::Newest);
        self.search(SearchRequest { number, within, query, order, limit: 1 }, shared);
    }

    /// A search or its facets were given up. What is still wanted is asked for again when the next answer comes.
    pub(super) fn gave_up(&mut self, number: u64) -> Heard {
        let is_count = self.counting == Some(number);
        let are_facets = self.facets_asked == Some(number);
        if is_count {
            self.counting = None;
        }
        if are_facets {
            (self.facets_for, self.facets_asked) = (None, None);
        }
        if is_count || are_facets { Heard::Yes } else { Heard::No }
    }

    /// Something was found.
    pub(super) fn take(&mut self, found: &Found, shared: &mut Shared) -> Heard {
        if self.counting == Some(found.number) {
            self.counting = None;
            self.all = Some(found.total);
            return Heard::Yes;
        }
        let Some(request) = self.asked.clone().filter(|asked| asked.number == found.number) else {
            return Heard::No;
        };
        if request.query == Query::default() && request.within == SearchIn::Lessons {
            self.all = Some(found.total);
        }
        let before = self.selected().cloned();
        // A count that was on its way was given up for this search.
        self.counting = None;
        self.shown = Some(Shown { request, found: found.clone() });
        self.widest_standing = told::widest_standing(&found.hits);
        self.rows.set_count(found.hits.len());
        match std::mem::replace(&mut self.reselect, Reselect::Same) {
            Reselect::First => {
                self.lay_out(shared);
                self.rows.select(0);
                self.detail.to_start();
                for step in std::mem::take(&mut self.moves) {
                    self.rows.step(step);
                }
            }
            Reselect::Same => {
                let place = before.and_then(|before| found.hits.iter().position(|hit| is_same(hit, &before)));
                if let Some(place) = place {
                    self.rows.select(place);
                }
            }
        }
        self.lay_out(shared);
        if std::mem::take(&mut self.opens_when_found) {
            self.open(shared);
            return Heard::Yes;
        }
        self.ask_facets(shared);
        if self.facets_for != Some(found.number) {
            self.ask_how_many(shared);
        }
        self.ask_due(shared);
        self.ask_more(shared);
        Heard::Yes
    }
}

/// Whether two hits are of one thing.
fn is_same(one: &Hit, other: &Hit) -> bool {
    match (&one.source, &other.source) {
        (HitSource::Lesson(one, _), HitSource::Lesson(other, _)) => one.id == other.id,
        (HitSource::Race, HitSource::Race) => {
            one.race.as_ref().map(|race| race.id) == other.race.as_ref().map(|race| race.id)
        }
        (one, other) => one == other,
    }
}
