//! Steps and goals, one card at a time.
//!
//! ```text
//!   3 of 12   ━━━━━━━━━───────────────────────────  3 steps, 9 goals
//!
//!   Process goal · this season · Two Rivers Marathon
//!   Run the easy days easy
//!   Since 3 Oct · by 1 Nov
//!
//!   Its day, 1 Nov, has passed. What became of it?
//!
//!   y keep   a adjust   x reached   z rest it   l let it go   m decide later
//!
//!   ✓ Kept: Eight hours of sleep before long runs
//! ```

use crate::app::command::Command;
use crate::app::passage::Tone;
use crate::app::screens::review::writing::{Fact, Writing};
use crate::app::screens::review::{Areas, GoalReview, Here};
use crate::app::shared::Shared;
use crate::ui::canvas::Canvas;
use crate::ui::widgets::{editor, field, sheet};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, page: &GoalReview, shared: &Shared) {
    if page.basis.is_none() {
        return;
    }
    let areas = page.areas(shared);
    if page.here == Here::Nothing {
        nothing(canvas, page, areas, shared);
        return;
    }
    canvas.row(areas.head.column, areas.head.row, areas.head.columns, &page.head);
    if page.here == Here::End {
        sheet::draw(canvas, areas.main, &page.sheet);
    } else {
        canvas.passage(areas.main, &page.card);
    }
    for (row, content) in (areas.foot.row..areas.foot.row + areas.foot.rows).zip(&page.foot) {
        canvas.row(areas.foot.column, row, areas.foot.columns, content);
    }
    if let Some(rail) = areas.rail {
        for (row, (_, content)) in (rail.row..rail.row + rail.rows).zip(&page.rail) {
            canvas.row(rail.column, row, rail.columns, content);
        }
    }
    match &page.writing {
        Some(Writing::Line { editor, .. }) => {
            editor::barred(canvas, areas.writing.top(1), editor);
            let problem = areas.writing.below(1);
            if let Some(words) = page.problem() {
                canvas.text(
                    problem.column,
                    problem.row,
                    problem.columns,
                    &format!("! {words}"),
                    Tone::Warning,
                );
            }
        }
        Some(Writing::Adjust(adjusting)) => {
            let rows = areas.writing.rows.saturating_sub(1);
            field::rows(canvas, areas.writing.top(rows), &adjusting.form);
            field::below(canvas, areas.writing.below(rows), &adjusting.form, |field| {
                Some(hint(field.fact).to_owned())
            });
        }
        None => {}
    }
}

fn hint(fact: Fact) -> &'static str {
    match fact {
        Fact::Text => "What it said before stays in its history.",
        Fact::By => "A day such as 12 Dec, or nothing.",
        Fact::Why => "One line, or nothing.",
    }
}

/// Nothing is due, which is well.
fn nothing(canvas: &mut Canvas<'_>, page: &GoalReview, areas: Areas, shared: &Shared) {
    let area = areas.head;
    let goals = page.basis.as_ref().map(|basis| &basis.goals);
    let none = goals.is_none_or(|goals| goals.rows.is_empty() && goals.loose.is_empty());
    let told = |command| shared.settings.keymap.told(command);
    let (first, second) = if none {
        let key = told(Command::GoGoals);
        ("There are no goals yet.", format!("{key} goes to the goals, where the first one can be written."))
    } else {
        (
            "Nothing is due. Your goals can go on as they are.",
            format!("{} looks at all of them anyway.", told(Command::ReviewAll)),
        )
    };
    canvas.text(area.column, area.row, area.columns, first, Tone::Strong);
    canvas.text(area.column, area.row + 2, area.columns, &second, Tone::Muted);
}
