//! What holds for the editor whatever is done to whatever text.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::super::sanitise::tests::difficult_text;
use super::super::{columns, wrap};
use super::*;

fn motions() -> impl Strategy<Value = Motion> {
    use Motion::{
        Left, PageDown, PageUp, Right, RowDown, RowEnd, RowStart, RowUp, TextEnd, TextStart, WordLeft,
        WordRight,
    };
    prop::sample::select(vec![
        Left, Right, WordLeft, WordRight, RowUp, RowDown, RowStart, RowEnd, PageUp, PageDown, TextStart,
        TextEnd,
    ])
}

fn changes() -> impl Strategy<Value = Edit> {
    let simple = vec![
        Edit::Newline,
        Edit::Backspace,
        Edit::Delete,
        Edit::DeleteWordBack,
        Edit::DeleteWordForward,
        Edit::DeleteToLineStart,
        Edit::DeleteToLineEnd,
        Edit::SelectAll,
        Edit::Cut,
        Edit::Copy,
        Edit::PasteKept,
    ];
    prop_oneof![
        3 => difficult_text().prop_map(Edit::Insert),
        1 => difficult_text().prop_map(Edit::Paste),
        3 => prop::sample::select(vec!["a", " ", "\u{301}", "🇩"]).prop_map(|typed| Edit::Insert(typed.to_owned())),
        5 => prop::sample::select(simple),
        4 => motions().prop_map(Edit::Move),
        3 => motions().prop_map(Edit::Select),
    ]
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let with_undo = prop_oneof![6 => changes(), 1 => Just(Edit::Undo), 1 => Just(Edit::Redo)];
    prop::collection::vec(with_undo, 0..24)
}

/// A line or a page of a size, with a difficult text.
fn editors() -> impl Strategy<Value = Editor> {
    (difficult_text(), any::<bool>(), 0_u16..14, 0_u16..5).prop_map(|(text, is_line, columns, rows)| {
        let mut editor = if is_line { Editor::line(&text) } else { Editor::page(&text) };
        editor.resize(columns, rows);
        editor
    })
}

fn is_boundary(editor: &Editor, at: Position) -> bool {
    let text = editor.buffer.paragraph(at.paragraph);
    at.byte == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at.byte)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_cursor_stays_between_graphemes_and_in_the_viewport(mut editor in editors(), edits in edits()) {
        for edit in edits {
            let before = (editor.text(), editor.caret);
            let applied = editor.apply(edit.clone());
            let changed = (editor.text(), editor.caret) != before;
            prop_assert!(is_boundary(&editor, editor.caret.cursor), "{edit:?} in {:?}", before.0);
            prop_assert!(editor.caret.anchor.is_none_or(|anchor| is_boundary(&editor, anchor)));
            prop_assert!(editor.caret.anchor != Some(editor.caret.cursor));
            prop_assert!(changed || !matches!(applied, Applied::Moved), "{edit:?}");
            prop_assert!(!changed || !matches!(applied, Applied::Nothing | Applied::AtEdge | Applied::Copied(_)));
            prop_assert!(applied.changed_text() || editor.text() == before.0, "{edit:?}");
            let (column, row) = editor.cursor_position();
            prop_assert!(usize::from(column) < editor.columns);
            prop_assert!(usize::from(row) < editor.visible_rows().count());
            prop_assert!(editor.visible_rows().all(|row| columns(row.text) <= editor.columns));
            if editor.kind == Kind::Line {
                let before_cursor = &editor.buffer.paragraph(0)[editor.left..editor.caret.cursor.byte];
                prop_assert_eq!(columns(before_cursor), usize::from(column));
            }
        }
    }

    #[test]
    fn kept_rows_are_those_of_wrapping_from_scratch(mut editor in editors(), edits in edits(), width in 0_u16..14) {
        for edit in edits {
            editor.apply(edit);
            if editor.kind == Kind::Page {
                let text = editor.text();
                let rows = wrap(&text, editor.columns - 1);
                let fresh: Vec<&str> = rows.iter().map(|row| &text[row.start..row.end]).collect();
                let kept: Vec<&str> =
                    editor.buffer.rows_from(0).map(|row| &row.text[row.row.start..row.row.end]).collect();
                prop_assert_eq!(kept, fresh);
            }
            prop_assert_eq!(editor.word_count(), editor.text().unicode_words().count());
        }
        let mut fresh = Editor { history: History::new(), ..editor.clone() };
        fresh.buffer = Buffer::new(&editor.text(), Wrapping::Never);
        for editor in [&mut editor, &mut fresh] {
            editor.resize(width, 3);
        }
        prop_assert!(editor.kind == Kind::Line || editor.buffer == fresh.buffer);
    }

    #[test]
    fn undoing_all_gives_the_first_text_and_redoing_all_the_last(mut editor in editors(), edits in edits()) {
        let first = editor.text();
        for edit in edits {
            editor.apply(edit);
        }
        while editor.apply(Edit::Redo) == Applied::Changed {}
        let last = (editor.text(), editor.caret.cursor);
        let mut steps = 0;
        while editor.apply(Edit::Undo) == Applied::Changed {
            steps += 1;
            prop_assert!(is_boundary(&editor, editor.caret.cursor));
        }
        prop_assert_eq!(editor.text(), first);
        while editor.apply(Edit::Redo) == Applied::Changed {}
        prop_assert_eq!(&editor.text(), &last.0);
        prop_assert!(steps > 0 || editor.caret.cursor == last.1);
    }

    #[test]
    fn another_text_can_be_set_and_undone(mut editor in editors(), text in difficult_text()) {
        let before = (editor.text(), editor.caret);
        let changed = editor.set_text(&text).changed_text();
        prop_assert_eq!(editor.text(), editor.kind.admit(&text));
        prop_assert!(is_boundary(&editor, editor.caret.cursor));
        prop_assert_eq!(editor.apply(Edit::Undo) == Applied::Changed, changed);
        prop_assert_eq!((editor.text(), editor.caret), before);
    }
}
