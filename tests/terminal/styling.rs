//! Colours where they are wanted, and the same meaning without them.

use vt100::{Cell, Color, Screen};

use super::place::{PROGRAM, Place};
use super::terminal::Terminal;

fn any_cell(terminal: &Terminal, is_so: impl Fn(&Cell) -> bool) -> bool {
    let look = |screen: &Screen| {
        let (rows, columns) = screen.size();
        (0..rows.get())
            .flat_map(|row| (0..columns.get()).map(move |column| (row, column)))
            .any(|(row, column)| screen.cell(row, column).is_some_and(&is_so))
    };
    terminal.look(look)
}

fn is_coloured(cell: &Cell) -> bool {
    cell.fgcolor() != Color::Default || cell.bgcolor() != Color::Default
}

#[test]
fn without_colours_there_are_still_bold_and_reverse() {
    let place = Place::new().with_races(&["Chestnut Ridge 12K", "Harbour Mile"]);
    let open = |no_color: &str| {
        let mut command = place.command(&[PROGRAM]);
        command.env("NO_COLOR", no_color);
        let mut terminal = Place::open_with(command);
        terminal.type_keys("2");
        terminal.wait_for_words("Harbour Mile");
        terminal
    };
    let plain = open("1");
    assert!(!any_cell(&plain, is_coloured), "no colours were asked for");
    assert!(any_cell(&plain, Cell::bold), "headings stand out");
    assert!(any_cell(&plain, |cell| cell.inverse() || cell.bold()), "the selection stands out");
    // The variable counts only when it says something, see no-color.org.
    assert!(any_cell(&open(""), is_coloured), "colours are there when they are not unwanted");
}
