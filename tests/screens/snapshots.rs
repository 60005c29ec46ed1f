//! Whole screens as they are drawn. To be read by a person before they are accepted.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use super::harness::Journal;

const EVENING: &str = "2026-07-29T20:00:00+02:00";

/// The sizes every page has to be good at.
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

/// Compares a text with the accepted one of that name. What is kept names neither a path nor an expression.
fn accept(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(name.to_owned(), text));
}

/// One page at one size, under `name_80x24`.
pub fn accept_page(name: &str, (columns, rows): (u16, u16), journal: &mut Journal) {
    journal.resize(columns, rows);
    accept(&format!("{name}_{columns}x{rows}"), &journal.screen());
    journal.resize(80, 24);
}

/// One page at every size.
pub fn accept_all(name: &str, journal: &mut Journal) {
    for size in SIZES {
        accept_page(name, size, journal);
    }
}

/// A season: a race that went well, one that ended early and waits for its longer look, one ahead, a step, a draft.
fn a_season() -> Journal {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Spring Half", "2026-04-12", "1");
    journal.answer("How far is the course", "half");
    journal.answer("Official time", "1:44:10");
    journal.answer("Going in, what were A", "1:45");
    journal.answer("Name one thing that held up", "I held back until the bridge");
    journal.answer("If you could hand one line", "Start slower than feels right");
    journal.answer("smallest next step", "Book the next one with Lerato");
    journal.answer("On which day", "friday");
    journal.finish();
    journal.begin("Just finished");
    journal.tell_facts("Two Rivers 100", "yesterday", "2");
    journal.go_to("What are you feeling");
    journal.press("4 a 7 3 f 5");
    journal.answer("Name one thing that held up", "I turned round before it was dark");
    journal.finish();
    journal.press("1 a");
    journal.type_text("Harbour Ten");
    journal.press("tab");
    journal.type_text("in 3 weeks");
    journal.press("tab");
    journal.type_text("Durban");
    journal.press("esc");
    journal.begin("An older race");
    journal.answer("Which race", "Night Relay");
    journal.press("esc");
    journal.tick();
    journal.press("1");
    journal
}

fn at_a_question(way: &str, question: &str) -> Journal {
    let mut journal = Journal::at(EVENING);
    journal.begin(way);
    journal.go_to(question);
    journal
}

#[test]
fn today() {
    accept_all("today_empty", &mut Journal::at(EVENING));
    accept_all("today_waiting", &mut a_season());
}

#[test]
fn races() {
    let mut journal = Journal::at(EVENING);
    journal.press("2");
    accept_page("races_empty", (80, 24), &mut journal);
    let mut journal = a_season();
    journal.press("2 down");
    accept_all("races_list", &mut journal);
}

#[test]
fn story() {
    let mut journal = a_season();
    journal.press("2");
    journal.choose("Two Rivers 100");
    journal.press("enter");
    accept_all("story", &mut journal);
}

#[test]
fn start() {
    let mut journal = Journal::at(EVENING);
    journal.press("n");
    accept_all("start_how", &mut journal);
    let mut journal = a_season();
    journal.press("home n");
    accept_page("start_which", (80, 24), &mut journal);
}

#[test]
fn debrief_scale() {
    let mut journal = at_a_question("Full debrief", "Before we start");
    journal.press("right right");
    accept_all("debrief_scale", &mut journal);
}

#[test]
fn debrief_line() {
    let mut journal = at_a_question("Full debrief", "Which race");
    journal.type_text("Two Rivers 100");
    accept_all("debrief_line", &mut journal);
}

#[test]
fn debrief_time_with_a_problem() {
    let mut journal = at_a_question("Full debrief", "Official time");
    journal.type_text("25:99:00");
    journal.press("tab");
    accept_page("debrief_time_problem", (60, 18), &mut journal);
    accept_page("debrief_time_problem", (80, 24), &mut journal);
}

#[test]
fn debrief_pick() {
    let mut journal = at_a_question("Full debrief", "How did it end");
    journal.press("down");
    accept_all("debrief_pick", &mut journal);
}

#[test]
fn debrief_picks() {
    let mut journal = at_a_question("Just finished", "Any of these since the race");
    accept_page("debrief_picks", (60, 18), &mut journal);
    accept_page("debrief_picks", (80, 24), &mut journal);
    journal.press("1 tab");
    accept_page("debrief_red_flags", (80, 24), &mut journal);
}

#[test]
fn debrief_feelings() {
    let mut journal = at_a_question("Full debrief", "What are you feeling");
    journal.press("4 a 7 3 f 5");
    accept_all("debrief_feelings", &mut journal);
    journal.press("/");
    journal.type_text("sad");
    accept_page("debrief_feelings_find", (80, 24), &mut journal);
}

#[test]
fn debrief_goals() {
    let mut journal = at_a_question("Full debrief", "Going in, what were A");
    journal.type_text("under 11 hours");
    journal.press("enter");
    accept_page("debrief_goals", (60, 18), &mut journal);
    accept_page("debrief_goals", (80, 24), &mut journal);
}

#[test]
fn debrief_causes() {
    let mut journal = at_a_question("Full debrief", "What got in the way, up to three");
    journal.press("3 down down 1");
    accept_all("debrief_causes", &mut journal);
    journal.press("/");
    journal.type_text("heat");
    accept_page("debrief_causes_find", (80, 24), &mut journal);
}

#[test]
fn debrief_long_text() {
    let mut journal = at_a_question("Full debrief", "What did you set out to do");
    journal.paste("Calm to the mill, then by feel.\nDrink at every stop, 三十公里 an even effort, and the last climb with whatever is left in the legs by then.");
    accept_all("debrief_text", &mut journal);
}

#[test]
fn debrief_lines() {
    let mut journal = at_a_question("Full debrief", "keep, change, start or stop");
    journal.type_text("Cool early, before it is needed");
    journal.press("enter ctrl-t");
    journal.type_text("Eat by the clock");
    accept_page("debrief_lines", (60, 18), &mut journal);
    accept_page("debrief_lines", (80, 24), &mut journal);
}

#[test]
fn debrief_rewrite() {
    let mut journal = at_a_question("Short debrief", "Name one thing that held up");
    journal.type_text("I am such a failure");
    journal.press("tab");
    accept_page("debrief_rewrite", (80, 24), &mut journal);
}

#[test]
fn debrief_summary() {
    let mut journal = Journal::at(EVENING);
    journal.begin("Short debrief");
    journal.tell_facts("Two Rivers 100", "yesterday", "2");
    journal.answer("Name one thing that held up", "I turned round before it was dark");
    journal.answer("If you could hand one line", "Start slower than feels right");
    journal.go_to("This is what you keep");
    accept_page("debrief_summary", (80, 24), &mut journal);
    accept_page("debrief_summary", (120, 40), &mut journal);
}

#[test]
fn help() {
    let mut journal = Journal::at(EVENING);
    journal.press("?");
    accept_all("help", &mut journal);
}

#[test]
fn palette() {
    let mut journal = Journal::at(EVENING);
    journal.press(":");
    accept_all("palette", &mut journal);
    journal.type_text("th");
    accept_page("palette_search", (80, 24), &mut journal);
}

#[test]
fn trash() {
    let mut journal = a_season();
    journal.press("2 down d :");
    journal.type_text("trash");
    journal.press("enter");
    accept_all("trash", &mut journal);
    journal.press("X");
    accept_page("trash_asks", (80, 24), &mut journal);
}

#[test]
fn unsaved() {
    let mut journal = Journal::at(EVENING);
    journal.disk_fails("The disk is full. Make room; it is tried again by itself.");
    journal.begin("Just write");
    journal.type_text("The first hour was patient");
    accept_page("debrief_not_saved_yet", (80, 24), &mut journal);
    journal.tick();
    accept_page("debrief_not_saved", (80, 24), &mut journal);
    journal.press("ctrl-c");
    accept_all("unsaved", &mut journal);
    journal.press("s");
    accept_page("unsaved_copy", (80, 24), &mut journal);
}

#[test]
fn race_form() {
    let mut journal = Journal::at(EVENING);
    journal.press("a");
    journal.type_text("Harbour Ten");
    journal.press("tab");
    journal.type_text("some day");
    accept_all("race_form_ahead", &mut journal);
    let mut journal = a_season();
    journal.press("2");
    journal.choose("Spring Half");
    journal.press("e");
    accept_page("race_form_over", (80, 24), &mut journal);
}

#[test]
fn too_small() {
    accept_page("too_small", (40, 10), &mut Journal::at(EVENING));
}

/// The screen as text, and under each row a row of marks: what stands out in it, and how.
fn styled(buffer: &Buffer) -> String {
    let area = buffer.area;
    let ground = buffer[(area.right() - 1, area.bottom() - 3)].style();
    let mut text = String::new();
    for (row, words) in (area.top()..area.bottom()).zip(super::harness::rows(buffer)) {
        let marks: String = (area.left()..area.right())
            .map(|column| {
                let style = buffer[(column, row)].style();
                let bold = style.add_modifier.contains(Modifier::BOLD);
                let other_ground = style.add_modifier.contains(Modifier::REVERSED)
                    || (style.bg != ground.bg && style.bg != Some(Color::Reset));
                match (bold, other_ground, style.fg != ground.fg) {
                    (true, true, _) => 'S',
                    (false, true, _) => 's',
                    (true, false, _) => 'b',
                    (false, false, true) => 'c',
                    (false, false, false) => ' ',
                }
            })
            .collect();
        text.push_str(&words);
        text.push('\n');
        if !marks.trim().is_empty() {
            text.push_str(marks.trim_end());
            text.push('\n');
        }
    }
    text.push_str("S selected and bold, s selected, b bold, c another colour\n");
    text
}

#[test]
fn the_style_of_a_selection() {
    let mut journal = Journal::at(EVENING);
    journal.press("n down");
    let (buffer, _) = journal.drawn();
    accept("start_how_styled", &styled(&buffer));
    let mut journal = at_a_question("Just write", "Write whatever is there");
    journal.type_text("calm start");
    journal.press("ctrl-shift-left");
    let (buffer, _) = journal.drawn();
    accept("selected_text_styled", &styled(&buffer));
}
