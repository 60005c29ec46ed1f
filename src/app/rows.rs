//! A selection in a list, and the part of the list that is seen.

use super::command::Command;

/// Which row is selected, and which is the first one on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    count: usize,
    selected: usize,
    top: usize,
    height: usize,
}

/// How a selection moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One up.
    Up,
    /// One down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Step {
    /// The move that a command of [`Scope::Rows`](super::command::Scope::Rows) asks for.
    #[must_use]
    pub fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::Up => Self::Up,
            Command::Down => Self::Down,
            Command::PageUp => Self::PageUp,
            Command::PageDown => Self::PageDown,
            Command::First => Self::First,
            Command::Last => Self::Last,
            _ => return None,
        })
    }
}

impl Rows {
    /// The list has `count` rows now; the selection stays where it can.
    pub fn set_count(&mut self, count: usize) {
        self.count = count;
        self.select(self.selected);
    }

    /// `height` rows are seen at once.
    pub fn set_height(&mut self, height: usize) {
        self.height = height.max(1);
        self.select(self.selected);
    }

    /// Selects a row, or the last one where there are fewer.
    pub fn select(&mut self, row: usize) {
        self.selected = row.min(self.count.saturating_sub(1));
        let height = self.height.max(1);
        if self.selected < self.top {
            self.top = self.selected;
        } else if self.selected >= self.top + height {
            self.top = self.selected + 1 - height;
        }
        self.top = self.top.min(self.count.saturating_sub(height));
    }

    /// Moves the selection.
    pub fn step(&mut self, step: Step) {
        let page = self.height.max(2) - 1;
        self.select(match step {
            Step::Up => self.selected.saturating_sub(1),
            Step::Down => self.selected + 1,
            Step::PageUp => self.selected.saturating_sub(page),
            Step::PageDown => self.selected + page,
            Step::First => 0,
            Step::Last => usize::MAX,
        });
    }

    /// Moves the part that is seen, as a wheel does; the selection comes along when it would be left behind.
    pub fn scroll(&mut self, rows: isize) {
        let height = self.height.max(1);
        self.top = self.top.saturating_add_signed(rows).min(self.count.saturating_sub(height));
        self.selected = self.selected.clamp(self.top, (self.top + height - 1).max(self.top));
        self.selected = self.selected.min(self.count.saturating_sub(1));
    }

    /// The selected row; `None` in an empty list.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        (self.count > 0).then_some(self.selected)
    }

    /// The rows to draw.
    #[must_use]
    pub fn visible(&self) -> std::ops::Range<usize> {
        self.top..(self.top + self.height.max(1)).min(self.count)
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, Step};

    #[test]
    fn the_selection_stays_in_the_list_and_on_the_screen() {
        let mut rows = Rows::default();
        assert_eq!(rows.selected(), None);
        for step in [Step::Up, Step::Down, Step::PageDown, Step::Last, Step::First] {
            rows.step(step);
            assert_eq!(rows.visible(), 0..0);
        }
        rows.set_count(50);
        rows.set_height(10);
        rows.step(Step::PageDown);
        assert_eq!((rows.selected(), rows.visible()), (Some(9), 0..10));
        rows.step(Step::Down);
        assert_eq!((rows.selected(), rows.visible()), (Some(10), 1..11));
        rows.step(Step::Last);
        assert_eq!((rows.selected(), rows.visible()), (Some(49), 40..50));
        rows.set_count(3);
        assert_eq!((rows.selected(), rows.visible()), (Some(2), 0..3));
    }

    #[test]
    fn the_wheel_takes_the_selection_along_only_when_it_must() {
        let mut rows = Rows::default();
        rows.set_count(50);
        rows.set_height(10);
        rows.select(5);
        rows.scroll(3);
        assert_eq!((rows.selected(), rows.visible()), (Some(5), 3..13));
        rows.scroll(4);
        assert_eq!((rows.selected(), rows.visible()), (Some(7), 7..17));
        rows.scroll(-100);
        assert_eq!((rows.selected(), rows.visible()), (Some(7), 0..10));
    }
}
