//! Whole screens as they are drawn. To be read by a person before they are accepted.

use super::super::snapshots::{accept_all, accept_page};
use super::*;

#[test]
fn the_list_of_goals() {
    accept_page("goals_empty", (80, 24), &mut goals(&[]));
    let mut journal = goals(&a_season());
    accept_all("goals", &mut journal);
    journal.choose("Under 3:30");
    accept_page("goals_selected", (120, 40), &mut journal);
    journal.press("f end");
    accept_page("goals_over", (80, 24), &mut journal);
    journal.press("f v v");
    accept_page("goals_by_race", (80, 24), &mut journal);
}

#[test]
fn the_page_of_a_goal() {
    let mut journal = page_of("Under 3:30", &a_season());
    accept_all("goal", &mut journal);
    journal.choose("Book the physio");
    journal.press(">");
    accept_page("goal_line", (60, 18), &mut journal);
    accept_page("goal_line", (80, 24), &mut journal);
    let mut journal = page_of("Run 60 km", &a_season());
    accept_page("goal_number", (80, 24), &mut journal);
}
