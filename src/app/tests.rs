//! The state machine by itself: messages in, effects out.

use std::sync::Arc;
use std::time::Duration;

use super::effect::{Effect, Input, Journal, Msg, Reply, Size};
use super::key::Key;
use super::screens::Screen;
use super::settings::Settings;
use super::shared::{Shared, Tab};
use super::{State, update};
use crate::content::Content;
use crate::domain::clock::Now;
use crate::domain::id::Ids;

fn now() -> Now {
    let wall = chrono::DateTime::parse_from_rfc3339("2026-11-21T20:00:00+02:00").expect("a time");
    Now { wall, running: Duration::ZERO }
}

fn started() -> State {
    let size = Size { columns: 80, rows: 24 };
    let content = Arc::new(Content::built_in());
    let (state, effects) =
        State::start(Shared::new(size, now(), Settings::default(), content, Ids::Counting(0)));
    assert!(matches!(effects.as_slice(), [Effect::Read(_)]));
    state
}

fn press(state: &mut State, name: &str) -> Vec<Effect> {
    update(state, Msg::Input(Input::Key(Key::read(name).expect("a key"))), now())
}

#[test]
fn what_is_pressed_before_a_page_has_its_data_waits_for_it() {
    let mut state = started();
    assert_eq!(press(&mut state, "2"), []);
    assert_eq!(state.tab(), Some(Tab::Today), "nothing is done to a page that is not there yet");
    let effects = update(&mut state, Msg::Answer(Box::new(Reply::Home(Box::default()))), now());
    assert_eq!(state.tab(), Some(Tab::Races));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Read(_))), "the next page asks for its own");
}

#[test]
fn what_is_pressed_while_another_journal_opens_is_meant_for_that_one() {
    let home = || Msg::Answer(Box::new(Reply::Home(Box::default())));
    let mut state = started();
    update(&mut state, home(), now());
    for key in [":", "d", "e", "m", "o"] {
        press(&mut state, key);
    }
    assert!(press(&mut state, "enter").contains(&Effect::Demo(Journal::Demo)));
    assert_eq!(press(&mut state, "c"), []);
    assert!(matches!(state.screen(), Screen::Today(_)));
    update(&mut state, Msg::Answer(Box::new(Reply::Opened(Journal::Demo))), now());
    assert!(matches!(state.screen(), Screen::Today(_)));
    update(&mut state, home(), now());
    update(&mut state, home(), now());
    assert!(matches!(state.screen(), Screen::CheckIn(_)));
}

#[test]
fn the_way_out_never_waits() {
    let mut state = started();
    assert!(press(&mut state, "ctrl-c").contains(&Effect::Quit));
}

#[test]
fn on_a_screen_that_is_too_small_no_command_is_done_unseen() {
    let mut state = started();
    update(&mut state, Msg::Answer(Box::new(Reply::Home(Box::default()))), now());
    update(&mut state, Msg::Input(Input::Resize(Size { columns: 50, rows: 10 })), now());
    press(&mut state, "2");
    assert_eq!(state.tab(), Some(Tab::Today));
    assert!(press(&mut state, "ctrl-c").contains(&Effect::Quit));
}
