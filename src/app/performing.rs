//! Performing a command: what is heard everywhere is done here, everything else is the business of the page on top.

use chrono::Datelike;

use super::command::Command;
use super::effect::{Effect, Journal};
use super::key::Key;
use super::screens::{self, Screen};
use super::settings::ThemeName;
use super::shared::{Go, Tab};
use super::{State, care, leave, on_top};
use crate::domain::review::ReviewKind;

pub(super) fn perform(state: &mut State, command: Command, key: Key) {
    if !state.is_enabled(command) {
        if command == Command::Undo {
            state.shared.tell("There is nothing to take back since the journal was opened.");
        }
        on_top(state, |page, shared| page.refused(command, shared));
        return;
    }
    if care::holds_back(state, command) {
        return;
    }
    match command {
        Command::Help | Command::HelpPage => {
            let help = screens::help::Help::over(state);
            state.shared.open(help);
        }
        Command::Palette => {
            let palette = screens::palette::Palette::over(state);
            state.shared.open(palette);
        }
        Command::Quit | Command::QuitAnywhere => leave(state),
        Command::Redraw => state.shared.ask(Effect::Redraw),
        Command::Suspend => state.shared.ask(Effect::Suspend),
        Command::GoToday => state.shared.go(Go::Tab(Tab::Today)),
        Command::GoRaces => state.shared.go(Go::Tab(Tab::Races)),
        Command::GoTimeline => state.shared.go(Go::Tab(Tab::Timeline)),
        Command::GoLessons => state.shared.go(Go::Tab(Tab::Lessons)),
        Command::GoGoals => state.shared.go(Go::Tab(Tab::Goals)),
        Command::GoBody => state.shared.go(Go::Tab(Tab::Body)),
        Command::Search if matches!(state.screen(), Screen::Lessons(_)) => {
            on_top(state, |page, shared| page.perform(command, key, shared));
        }
        Command::Search => {
            state.shared.go(Go::Tab(Tab::Lessons));
            state.shared.go(Go::Instead(Box::new(screens::lessons::Lessons::searching().into())));
        }
        Command::OpenBrief => {
            let selected = state.screen().race_ahead(&state.shared);
            let page =
                selected.map_or_else(screens::brief::BriefPage::of_the_next, screens::brief::BriefPage::of);
            state.shared.open(page);
        }
        Command::OpenSeason => {
            let year = state.shared.now.today().year();
            state.shared.open(screens::season::SeasonPage::of(year));
        }
        Command::OpenBounce => {
            let race = state.screen().race_over(&state.shared);
            let page =
                race.map_or_else(screens::bounce::BouncePage::of_the_last, screens::bounce::BouncePage::of);
            state.shared.open(page);
        }
        Command::NewRace => {
            let form = screens::race_form::RaceForm::ahead(&mut state.shared);
            state.shared.open(form);
        }
        Command::ToggleDemo => {
            let journal = match state.shared.journal {
                Journal::Own => Journal::Demo,
                Journal::Demo => Journal::Own,
            };
            // What is on its way belongs to the journal that is open now, and must not end up in the other.
            if state.shared.saver.is_clean() {
                state.shared.switching = true;
                state.shared.undo.clear();
                state.shared.ask(Effect::Demo(journal));
            } else {
                state.shared.warn("Still saving. Once everything is saved, the same key works.");
            }
        }
        Command::Park => {
            let race = state.screen().race_over(&state.shared);
            let form = race.map_or_else(screens::park::ParkForm::default, screens::park::ParkForm::about);
            state.shared.open(form);
        }
        Command::NextTheme => {
            let themes = ThemeName::ALL;
            let place = themes.iter().position(|theme| *theme == state.shared.settings.theme).unwrap_or(0);
            let next = themes[(place + 1) % themes.len()];
            state.shared.settings.theme = next;
            state
                .shared
                .tell(format!("Theme: {0}. To keep it, write theme = \"{0}\" in config.toml.", next.id()));
        }
        Command::Undo => {
            if let Some(undo) = state.shared.undo.pop() {
                for change in undo.changes {
                    state.shared.write_again(change);
                }
                state.shared.tell(undo.told);
            }
        }
        _ => match opened_by(command) {
            Some(screen) => state.shared.go(Go::Open(Box::new(screen))),
            None => on_top(state, |page, shared| page.perform(command, key, shared)),
        },
    }
}

/// The page that a command opens wherever it is heard, where nothing else has to be known for it.
fn opened_by(command: Command) -> Option<Screen> {
    Some(match command {
        Command::CheckIn => screens::check_in::CheckInForm::default().into(),
        Command::NewLesson => screens::lesson_form::LessonForm::default().into(),
        Command::NewGoal => screens::goal_form::GoalForm::default().into(),
        Command::ReviewGoals => screens::review::GoalReview::default().into(),
        Command::ReviewWeek => screens::period::PeriodReview::of(ReviewKind::Week).into(),
        Command::ReviewMonth => screens::period::PeriodReview::of(ReviewKind::Month).into(),
        Command::OpenContacts => screens::contacts::ContactList::default().into(),
        Command::OpenPatterns => screens::patterns::Patterns::new().into(),
        Command::OpenWins => screens::wins::Wins::default().into(),
        Command::OpenArcs => screens::arcs::ArcList::default().into(),
        Command::DeclareArc => screens::arc_form::ArcForm::default().into(),
        Command::OpenAsked => screens::asked::AskedList::default().into(),
        Command::OpenTrash => screens::trash::Trash::default().into(),
        Command::OpenReading | Command::BodyReading => screens::reading::ReadingPage::default().into(),
        Command::OpenStepBack | Command::BodyStepBack => {
            screens::step_back::StepBackPage::of_the_running().into()
        }
        Command::OpenStepBacks | Command::BodyStepBacks => {
            screens::step_backs::StepBackList::default().into()
        }
        Command::OpenAlignment | Command::BodyAlignment => {
            screens::alignment::AlignmentPage::default().into()
        }
        Command::OpenCareLog | Command::BodyCareLog => screens::care_log::CareLogPage::default().into(),
        _ => return None,
    })
}
