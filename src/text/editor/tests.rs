//! The editor from outside: a text with its cursor goes in, an edit is made, a text with its cursor comes out.
//! `|` is the cursor, `[` is where the selection began.

use super::*;

/// A page of 40 columns and 10 rows, written with its cursor.
fn page(marked: &str) -> Editor {
    sized(Editor::page(""), marked, 40, 10)
}

/// A line of 10 columns, written with its cursor.
fn line(marked: &str) -> Editor {
    sized(Editor::line(""), marked, 10, 1)
}

fn sized(mut editor: Editor, marked: &str, columns: u16, rows: u16) -> Editor {
    let text = marked.replace(['|', '['], "");
    editor.buffer = Buffer::new(&text, Wrapping::Never);
    let place = |mark: char| {
        let before = &marked[..marked.find(mark)?];
        Some(editor.buffer.position_at(before.replace(['|', '['], "").len()))
    };
    editor.caret = Caret { cursor: place('|').expect("a text has a cursor"), anchor: place('[') };
    editor.resize(columns, rows);
    editor
}

/// The text with its marks again.
fn marked(editor: &Editor) -> String {
    let offset = |at: Position| editor.buffer.slice(Position::default()..at).len();
    let mut text = editor.text();
    let cursor = offset(editor.caret.cursor);
    text.insert(cursor, '|');
    if let Some(anchor) = editor.caret.anchor.map(offset) {
        text.insert(anchor + usize::from(anchor > cursor), '[');
    }
    text
}

fn after(mut editor: Editor, edits: impl IntoIterator<Item = Edit>) -> String {
    for edit in edits {
        editor.apply(edit);
    }
    marked(&editor)
}

fn moved(text: &str, motion: Motion) -> String {
    after(page(text), [Edit::Move(motion)])
}

fn typed(text: &str) -> impl Iterator<Item = Edit> {
    text.chars().map(|c| Edit::Insert(c.to_string()))
}

fn shown(editor: &Editor) -> Vec<&str> {
    editor.visible_rows().map(|row| row.text).collect()
}

#[test]
fn a_new_editor_has_its_cursor_at_the_end() {
    assert_eq!(marked(&Editor::page("one\ntwo")), "one\ntwo|");
    assert_eq!(marked(&Editor::line("one\r\ntwo")), "one two|");
}

#[test]
fn typed_letters_go_in_at_the_cursor_and_replace_the_selection() {
    assert_eq!(after(page("a|c"), typed("b")), "ab|c");
    assert_eq!(after(page("a[bb|c"), typed("x")), "ax|c");
    assert_eq!(after(page("a|bb\nb[c"), typed("x")), "ax|c");
}

#[test]
fn a_line_break_splits_a_page_and_does_nothing_in_a_line() {
    assert_eq!(after(page("ab|cd"), [Edit::Newline]), "ab\n|cd");
    assert_eq!(line("ab|cd").apply(Edit::Newline), Applied::Nothing);
}

#[test]
fn pasted_text_is_sanitised_and_a_line_keeps_one_line() {
    let pasted = || Edit::Paste("x\r\n\u{1b}[31my\t".to_owned());
    assert_eq!(after(page("a|b"), [pasted()]), "ax\ny\t|b");
    assert_eq!(after(line("a|b"), [pasted()]), "ax y\t|b");
    assert_eq!(page("a[b|").apply(Edit::Paste("\u{7}".to_owned())), Applied::Nothing);
}

#[test]
fn backspace_and_delete_take_a_whole_grapheme() {
    assert_eq!(after(page("a👩‍👩‍👧‍👦|b"), [Edit::Backspace]), "a|b");
    assert_eq!(after(page("a|👍🏽b"), [Edit::Delete]), "a|b");
    assert_eq!(after(page("ae\u{301}|"), [Edit::Backspace]), "a|");
    assert_eq!(after(page("🇩🇪🇫🇷|"), [Edit::Backspace]), "🇩🇪|");
    assert_eq!(after(page("a\n|b"), [Edit::Backspace]), "a|b");
    assert_eq!(after(page("a|\nb"), [Edit::Delete]), "a|b");
    assert_eq!(after(page("a[bc|d"), [Edit::Backspace]), "a|d");
}

#[test]
fn deleting_where_there_is_nothing_is_nothing() {
    for edit in [Edit::Backspace, Edit::DeleteWordBack, Edit::DeleteToLineStart] {
        assert_eq!(page("|a").apply(edit), Applied::Nothing);
    }
    for edit in [Edit::Delete, Edit::DeleteWordForward, Edit::DeleteToLineEnd] {
        assert_eq!(page("a|").apply(edit), Applied::Nothing);
    }
}

#[test]
fn words_are_deleted_with_their_spaces_and_punctuation_but_an_emoji_is_a_word() {
    assert_eq!(after(page("it was fine... |"), [Edit::DeleteWordBack]), "it was |");
    assert_eq!(after(page("don't|"), [Edit::DeleteWordBack]), "|");
    assert_eq!(after(page("great 🎉|"), [Edit::DeleteWordBack]), "great |");
    assert_eq!(after(page("a| big day"), [Edit::DeleteWordForward]), "a| day");
    assert_eq!(after(page("one\n|two"), [Edit::DeleteWordBack]), "one|two");
}

#[test]
fn the_rest_of_a_line_is_deleted_over_its_soft_wraps() {
    let text = "a\nsome words that do not fit into forty| columns at all";
    assert_eq!(after(page(text), [Edit::DeleteToLineStart]), "a\n| columns at all");
    assert_eq!(after(page(text), [Edit::DeleteToLineEnd]), "a\nsome words that do not fit into forty|");
}

#[test]
fn left_and_right_go_over_graphemes_and_line_breaks() {
    assert_eq!(moved("a👩‍👩‍👧‍👦|b", Motion::Left), "a|👩‍👩‍👧‍👦b");
    assert_eq!(moved("a\n|b", Motion::Left), "a|\nb");
    assert_eq!(moved("a|\nb", Motion::Right), "a\n|b");
}

#[test]
fn left_and_right_collapse_a_selection_to_its_edge() {
    assert_eq!(moved("a[bc|d", Motion::Left), "a|bcd");
    assert_eq!(moved("a|bc[d", Motion::Right), "abc|d");
    assert_eq!(moved("[abc|", Motion::Right), "abc|");
}

#[test]
fn word_moves_stop_at_the_starts_and_the_ends_of_words() {
    assert_eq!(moved("one, two|", Motion::WordLeft), "one, |two");
    assert_eq!(moved("one, |two", Motion::WordLeft), "|one, two");
    assert_eq!(moved("one|, two", Motion::WordRight), "one, two|");
    assert_eq!(moved("one|\ntwo", Motion::WordRight), "one\n|two");
    assert_eq!(moved("  |", Motion::WordLeft), "|  ");
}

#[test]
fn row_moves_follow_the_rows_on_the_screen_and_keep_their_column() {
    let editor = || sized(Editor::page(""), "alpha be|ta gamma\nx\n東京東京東", 12, 5);
    assert_eq!(shown(&editor()), ["alpha beta ", "gamma", "x", "東京東京東"]);
    let down = |times| after(editor(), vec![Edit::Move(Motion::RowDown); times]);
    assert_eq!(down(1), "alpha beta gamma|\nx\n東京東京東");
    assert_eq!(down(2), "alpha beta gamma\nx|\n東京東京東");
    assert_eq!(down(3), "alpha beta gamma\nx\n東京東京|東");
    let back = [Motion::RowDown, Motion::RowDown, Motion::RowUp, Motion::RowUp].map(Edit::Move);
    assert_eq!(after(editor(), back), "alpha be|ta gamma\nx\n東京東京東");
}

#[test]
fn the_ends_of_a_soft_wrapped_row_are_where_they_are_seen() {
    let editor = || sized(Editor::page(""), "alpha| beta gamma", 12, 5);
    assert_eq!(after(editor(), [Edit::Move(Motion::RowEnd)]), "alpha beta| gamma");
    assert_eq!(after(editor(), [Motion::RowDown, Motion::RowStart].map(Edit::Move)), "alpha beta |gamma");
    assert_eq!(after(editor(), [Motion::RowDown, Motion::RowEnd].map(Edit::Move)), "alpha beta gamma|");
}

#[test]
fn pages_and_ends_of_the_text_are_reached() {
    let text = "1\n2\n3|\n4\n5\n6";
    let editor = || sized(Editor::page(""), text, 12, 3);
    assert_eq!(after(editor(), [Edit::Move(Motion::PageDown)]), "1\n2\n3\n4\n5|\n6");
    assert_eq!(after(editor(), [Edit::Move(Motion::PageUp)]), "1|\n2\n3\n4\n5\n6");
    assert_eq!(after(editor(), [Edit::Move(Motion::TextEnd)]), "1\n2\n3\n4\n5\n6|");
    assert_eq!(after(editor(), [Edit::Move(Motion::TextStart)]), "|1\n2\n3\n4\n5\n6");
}

#[test]
fn a_move_that_can_go_no_further_is_told() {
    assert_eq!(page("|a").apply(Edit::Move(Motion::Left)), Applied::AtEdge);
    assert_eq!(page("a|b").apply(Edit::Move(Motion::RowUp)), Applied::AtEdge);
    assert_eq!(page("a|b").apply(Edit::Move(Motion::PageDown)), Applied::AtEdge);
    assert_eq!(page("a|b").apply(Edit::Select(Motion::RowDown)), Applied::AtEdge);
    assert_eq!(page("a|b").apply(Edit::Move(Motion::Left)), Applied::Moved);
    assert_eq!(page("[a|").apply(Edit::Move(Motion::Right)), Applied::Moved);
}

#[test]
fn a_line_leaves_up_and_down_to_the_caller() {
    let mut editor = line("a[b|");
    assert_eq!(editor.apply(Edit::Move(Motion::RowDown)), Applied::AtEdge);
    assert_eq!(marked(&editor), "a[b|");
}

#[test]
fn selecting_goes_on_from_where_it_began() {
    let selected = [Motion::Right, Motion::Right, Motion::Left].map(Edit::Select);
    assert_eq!(after(page("a|bcd"), selected), "a[b|cd");
    assert_eq!(after(page("a|bcd"), [Motion::Right, Motion::Left].map(Edit::Select)), "a|bcd");
    assert_eq!(after(page("a|b\nc"), [Edit::SelectAll]), "[ab\nc|");
    assert_eq!(page("|").apply(Edit::SelectAll), Applied::Nothing);
}

#[test]
fn cut_copy_and_paste_share_what_the_editor_keeps() {
    let mut editor = page("a[bc|d");
    assert_eq!(editor.apply(Edit::Copy), Applied::Copied("bc".to_owned()));
    assert_eq!(marked(&editor), "a[bc|d");
    assert_eq!(editor.apply(Edit::Cut), Applied::Cut("bc".to_owned()));
    assert_eq!(marked(&editor), "a|d");
    assert_eq!(editor.apply(Edit::PasteKept), Applied::Changed);
    assert_eq!(marked(&editor), "abc|d");
    assert_eq!(editor.apply(Edit::Cut), Applied::Nothing);
    assert_eq!(page("a|").apply(Edit::PasteKept), Applied::Nothing);
}

#[test]
fn what_was_applied_tells_what_to_save_and_what_to_put_on_the_clipboard() {
    assert!(Applied::Cut("x".to_owned()).changed_text());
    assert!(!Applied::Copied("x".to_owned()).changed_text());
    assert_eq!(Applied::Copied("x".to_owned()).for_clipboard(), Some("x"));
    assert_eq!(Applied::Changed.for_clipboard(), None);
}

#[test]
fn undo_takes_back_a_word_with_its_spaces() {
    let mut editor = page("|");
    typed("one two").for_each(|edit| drop(editor.apply(edit)));
    let mut seen = Vec::new();
    while editor.apply(Edit::Undo) == Applied::Changed {
        seen.push(marked(&editor));
    }
    assert_eq!(seen, ["one |", "|"]);
    assert_eq!(after(editor, [Edit::Redo, Edit::Redo, Edit::Redo]), "one two|");
}

#[test]
fn moves_deletions_pastes_and_line_breaks_end_a_run_of_typing() {
    for between in [Edit::Move(Motion::Right), Edit::Backspace, Edit::Paste("p".to_owned()), Edit::Newline] {
        let mut editor = page("|z");
        typed("ab").for_each(|edit| drop(editor.apply(edit)));
        editor.apply(between.clone());
        let before = editor.text();
        typed("cd").for_each(|edit| drop(editor.apply(edit)));
        editor.apply(Edit::Undo);
        assert_eq!(editor.text(), before, "{between:?}");
    }
}

#[test]
fn a_run_of_backspaces_is_one_step_and_gives_the_cursor_back() {
    assert_eq!(after(page("abcd|e"), [Edit::Backspace, Edit::Backspace, Edit::Undo]), "abcd|e");
}

#[test]
fn undo_gives_the_selection_back_and_a_new_edit_forgets_what_was_undone() {
    let mut editor = page("a[bc|d");
    typed("x").for_each(|edit| drop(editor.apply(edit)));
    editor.apply(Edit::Undo);
    assert_eq!(marked(&editor), "a[bc|d");
    typed("y").for_each(|edit| drop(editor.apply(edit)));
    assert_eq!(editor.apply(Edit::Redo), Applied::Nothing);
    assert_eq!(marked(&editor), "ay|d");
}

#[test]
fn no_more_than_a_thousand_steps_are_kept() {
    let mut editor = page("|");
    (0..1003).for_each(|_| drop(editor.apply(Edit::Newline)));
    while editor.apply(Edit::Undo) == Applied::Changed {}
    assert_eq!(editor.text(), "\n\n\n");
}

#[test]
fn another_text_is_one_step_and_leaves_the_cursor_where_it_differs() {
    let mut editor = page("one two three|");
    assert_eq!(editor.set_text("one 2 three"), Applied::Changed);
    assert_eq!(marked(&editor), "one 2| three");
    assert_eq!(after(editor.clone(), [Edit::Undo]), "one two three|");
    assert_eq!(editor.set_text("one 2 three"), Applied::Nothing);
    editor.set_text("aéa");
    editor.set_text("aéaéa");
    assert_eq!(marked(&editor), "aéaéa|");
    editor.set_text("");
    assert!(editor.is_empty());
}

#[test]
fn the_cursor_goes_behind_what_has_grown_together() {
    assert_eq!(after(page("|🇪"), [Edit::Insert("🇩".to_owned())]), "🇩🇪|");
    assert_eq!(after(page("e|\n\u{301}"), [Edit::Delete]), "e\u{301}|");
}

#[test]
fn words_are_counted_as_they_are_written() {
    let mut editor = page("It wasn't a good\nday, but fun 🎉|");
    assert_eq!(editor.word_count(), 7);
    editor.apply(Edit::Paste(" and more".to_owned()));
    assert_eq!(editor.word_count(), 9);
    assert_eq!(Editor::page("").word_count(), 0);
}

#[test]
fn the_cursor_has_a_column_behind_a_full_row() {
    let mut editor = sized(Editor::page(""), "abc|", 4, 3);
    assert_eq!(editor.cursor_position(), (3, 0));
    editor.apply(Edit::Insert(" ".to_owned()));
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["abc "], (3, 0)));
    editor.apply(Edit::Insert("d".to_owned()));
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["abc ", "d"], (1, 1)));
}

#[test]
fn a_page_scrolls_just_so_far_that_the_cursor_is_seen() {
    let mut editor = sized(Editor::page(""), "1\n2\n3\n4|", 8, 2);
    assert_eq!((shown(&editor), editor.first_row(), editor.total_rows()), (vec!["3", "4"], 2, 4));
    editor.apply(Edit::Move(Motion::RowUp));
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["3", "4"], (1, 0)));
    editor.apply(Edit::Move(Motion::RowUp));
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["2", "3"], (1, 0)));
    editor.resize(8, 10);
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["1", "2", "3", "4"], (1, 1)));
}

#[test]
fn a_line_scrolls_sideways_and_shows_no_half_character() {
    let mut editor = line("marathon 東京|");
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["thon 東京"], (9, 0)));
    editor.apply(Edit::Move(Motion::TextStart));
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["marathon "], (0, 0)));
    let mut editor = line("a 東京の長い名前|");
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["長い名前"], (8, 0)));
    (0..4).for_each(|_| drop(editor.apply(Edit::Backspace)));
    assert_eq!((shown(&editor), editor.cursor_position()), (vec!["a 東京の"], (8, 0)));
}

#[test]
fn selected_bytes_are_told_row_by_row_with_their_line_breaks() {
    let editor = sized(Editor::page(""), "al[pha beta gamma\n\nxy|z", 12, 5);
    let rows: Vec<_> =
        editor.visible_rows().map(|row| (row.text, row.selected, row.starts_paragraph)).collect();
    assert_eq!(
        rows,
        [
            ("alpha beta ", Some(2..11), true),
            ("gamma", Some(0..5), false),
            ("", Some(0..0), true),
            ("xyz", Some(0..2), true)
        ]
    );
}

#[test]
fn a_click_puts_the_cursor_and_a_drag_selects() {
    let mut editor = sized(Editor::page(""), "1\n2\nalpha beta gamma\n東京|", 12, 4);
    assert_eq!(editor.first_row(), 1);
    editor.set_cursor_at(6, 1);
    assert_eq!(marked(&editor), "1\n2\nalpha |beta gamma\n東京");
    editor.select_to_at(3, 3);
    assert_eq!(marked(&editor), "1\n2\nalpha [beta gamma\n東|京");
    editor.set_cursor_at(11, 1);
    assert_eq!(marked(&editor), "1\n2\nalpha beta| gamma\n東京");
    editor.set_cursor_at(9, 200);
    assert_eq!(marked(&editor), "1\n2\nalpha beta gamma\n東京|");
    let mut editor = line("marathon 東京|");
    editor.set_cursor_at(6, 0);
    assert_eq!(marked(&editor), "marathon |東京");
}

#[test]
fn a_viewport_of_one_cell_or_none_still_works() {
    for (columns, rows) in [(0, 0), (1, 1), (2, 1)] {
        let mut editor = sized(Editor::page(""), "東 a👩‍👩‍👧‍👦|\n", columns, rows);
        editor.apply(Edit::Move(Motion::RowUp));
        editor.apply(Edit::Insert("b".to_owned()));
        assert!(editor.cursor_position().0 < columns.max(1) && editor.cursor_position().1 < rows.max(1));
        assert_eq!(shown(&editor).len(), 1);
    }
}
