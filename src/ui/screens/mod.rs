//! The pages, one file each, as in `app::screens`.

mod alignment;
mod alignment_check;
mod arc;
mod arc_form;
mod arc_lesson;
mod arcs;
mod asked;
mod body;
mod bounce;
mod brief;
mod care_card;
mod care_form;
mod care_log;
mod check_in;
mod contacts;
mod debrief;
mod fundamentals;
mod goal;
mod goal_form;
mod goals;
mod help;
mod lesson;
mod lesson_form;
mod lesson_merge;
mod lessons;
mod menu;
mod palette;
mod park;
mod patterns;
mod period;
mod race_form;
mod races;
mod reading;
mod review;
mod season;
mod start;
mod step_back;
mod step_back_form;
mod step_backs;
mod story;
mod timeline;
mod today;
mod trash;
mod unsaved;
mod wins;

use super::canvas::Canvas;
use crate::app::State;
use crate::app::screens::Screen;

/// Draws the page on top.
pub fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let shared = &state.shared;
    match state.screen() {
        Screen::Today(page) => today::draw(canvas, page, shared),
        Screen::Races(page) => races::draw(canvas, page, shared),
        Screen::Timeline(page) => timeline::draw(canvas, page, shared),
        Screen::Body(page) => body::draw(canvas, page, shared),
        Screen::CheckIn(page) => check_in::draw(canvas, page, shared),
        Screen::Asked(page) => asked::draw(canvas, page, shared),
        Screen::Reading(page) => reading::draw(canvas, page, shared),
        Screen::StepBack(page) => step_back::draw(canvas, page, shared),
        Screen::StepBackForm(page) => step_back_form::draw(canvas, page, shared),
        Screen::StepBacks(page) => step_backs::draw(canvas, page, shared),
        Screen::Alignment(page) => alignment::draw(canvas, page, shared),
        Screen::AlignmentCheck(page) => alignment_check::draw(canvas, page, shared),
        Screen::CareLog(page) => care_log::draw(canvas, page, shared),
        Screen::CareForm(page) => care_form::draw(canvas, page, shared),
        Screen::Fundamentals(page) => fundamentals::draw(canvas, page, shared),
        Screen::CareCard(page) => care_card::draw(canvas, page, shared),
        Screen::Contacts(page) => contacts::draw(canvas, page, shared),
        Screen::Park(page) => park::draw(canvas, page, shared),
        Screen::Arcs(page) => arcs::draw(canvas, page, shared),
        Screen::Arc(page) => arc::draw(canvas, page, shared),
        Screen::Menu(page) => menu::draw(canvas, page, shared),
        Screen::ArcForm(page) => arc_form::draw(canvas, page, shared),
        Screen::ArcLesson(page) => arc_lesson::draw(canvas, page, shared),
        Screen::Lessons(page) => lessons::draw(canvas, page, shared),
        Screen::Lesson(page) => lesson::draw(canvas, page, shared),
        Screen::LessonForm(page) => lesson_form::draw(canvas, page, shared),
        Screen::LessonMerge(page) => lesson_merge::draw(canvas, page, shared),
        Screen::Brief(page) => brief::draw(canvas, page, shared),
        Screen::Patterns(page) => patterns::draw(canvas, page, shared),
        Screen::Goals(page) => goals::draw(canvas, page, shared),
        Screen::Goal(page) => goal::draw(canvas, page, shared),
        Screen::GoalForm(page) => goal_form::draw(canvas, page, shared),
        Screen::Review(page) => review::draw(canvas, page, shared),
        Screen::Period(page) => period::draw(canvas, page, shared),
        Screen::Season(page) => season::draw(canvas, page, shared),
        Screen::Bounce(page) => bounce::draw(canvas, page, shared),
        Screen::Wins(page) => wins::draw(canvas, page, shared),
        Screen::Story(page) => story::draw(canvas, page, shared),
        Screen::RaceForm(page) => race_form::draw(canvas, page, shared),
        Screen::Start(page) => start::draw(canvas, page, shared),
        Screen::Debrief(page) => debrief::draw(canvas, page, shared),
        Screen::Help(page) => help::draw(canvas, page, shared),
        Screen::Palette(page) => palette::draw(canvas, page, shared),
        Screen::Trash(page) => trash::draw(canvas, page, shared),
        Screen::Unsaved(page) => unsaved::draw(canvas, page, shared),
    }
}
