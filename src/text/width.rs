//! How wide a text is on the screen, and how to make it fit.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::sanitise::{drawn, for_screen, is_plain, is_plain_byte};

/// What stands where text was left out.
const ELLIPSIS: char = '…';

/// The display columns of a text as it is drawn, grapheme by grapheme.
///
/// It measures what [`for_screen`] lets through: a tab is four columns, a line break is one,
/// other control characters and invisible characters are none. An emoji is never wider than two columns. Only
/// clusters of several full letters (Devanagari conjuncts, old Hangul) are wider, because they are drawn wider.
#[must_use]
pub fn columns(text: &str) -> usize {
    let mut used = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(|byte| is_plain_byte(*byte)).count();
        // The last plain letter may carry a mark, so that it belongs to what follows.
        let (letters, others) =
            rest.split_at(if plain == rest.len() { plain } else { plain.saturating_sub(1) });
        let end = others.bytes().skip(1).position(is_plain_byte).map_or(others.len(), |at| at + 1);
        let (others, after) = others.split_at(end);
        used += letters.len() + others.graphemes(true).map(grapheme_columns).sum::<usize>();
        rest = after;
    }
    used
}

/// Shortens a text at its end, with `…`, to at most `columns` display columns.
#[must_use]
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if prefix(text, columns) == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let kept = text[..prefix(text, room)].trim_end();
    Cow::Owned(format!("{kept}{ELLIPSIS}"))
}

/// Shortens a text in its middle, with `…`, to at most `columns` display columns: for paths and names whose end
/// tells as much as their beginning.
#[must_use]
pub fn fit_middle(text: &str, columns: usize) -> Cow<'_, str> {
    if prefix(text, columns) == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let head = &text[..prefix(text, room.div_ceil(2))];
    let tail = suffix(text, room - self::columns(head));
    // A mark without a letter at the start of the tail would join the dots, were it not made fit for the screen.
    Cow::Owned(format!("{head}{ELLIPSIS}{}", for_screen(tail)))
}

/// The text in exactly `columns` display columns: shortened at its end, or filled with spaces.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = fit(text, columns).into_owned();
    let missing = columns.saturating_sub(self::columns(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// The byte length of the longest run of whole graphemes from the start that takes no more than `columns`.
pub(super) fn prefix(text: &str, columns: usize) -> usize {
    if is_plain(text) {
        return text.len().min(columns);
    }
    // Most texts fit, and that is found out faster than where one that does not must be cut.
    if self::columns(text) <= columns {
        return text.len();
    }
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += grapheme_columns(grapheme);
        if used > columns {
            return start;
        }
    }
    text.len()
}

/// The display columns of one grapheme.
pub(super) fn grapheme_columns(grapheme: &str) -> usize {
    if is_plain(grapheme) { grapheme.len() } else { cells(&drawn(grapheme)) }
}

/// The cells the screen library reserves for one grapheme that is already fit for the screen.
///
/// It is the width of UAX#11, with a cell more for each of the two halfwidth katakana sound marks: ratatui adds it,
/// and what counts here is where it puts the next grapheme.
pub(super) fn cells(drawn: &str) -> usize {
    drawn.width() + drawn.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count()
}

/// The longest run of whole graphemes up to the end that takes no more than `columns`.
pub(super) fn suffix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true).rev() {
        used += grapheme_columns(grapheme);
        if used > columns {
            return &text[start + grapheme.len()..];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sanitise::tests::difficult_text;
    use super::*;

    #[test]
    fn plain_and_accented_letters_take_one_column_each() {
        assert_eq!(columns(""), 0);
        assert_eq!(columns("Berlin"), 6);
        assert_eq!(columns("Zürich"), 6);
        assert_eq!(columns("Zu\u{308}rich"), 6);
    }

    #[test]
    fn ideographs_and_full_width_letters_take_two() {
        assert_eq!(columns("東京マラソン"), 12);
        assert_eq!(columns("Ｐ"), 2);
        assert_eq!(columns("ﾏﾗｿﾝ"), 4);
    }

    #[test]
    fn an_emoji_never_takes_more_than_two_columns() {
        for emoji in ["🏃", "👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "🏃🏽‍♂️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👁️‍🗨️", "🧑‍⚕️"]
        {
            assert_eq!(columns(emoji), 2, "{emoji}");
        }
    }

    #[test]
    fn the_emoji_selector_is_not_drawn_and_does_not_widen() {
        assert_eq!(columns("❤\u{FE0F}"), 1);
        assert_eq!(columns("1\u{FE0F}\u{20E3}"), 1);
        assert_eq!(columns("🏳\u{FE0F}\u{200D}🌈"), 1);
    }

    #[test]
    fn control_characters_take_nothing_but_a_tab_takes_four_and_a_line_break_one() {
        assert_eq!(columns("a\u{7}\u{1b}b\u{7f}\u{9b}"), 2);
        assert_eq!(columns("\t"), 4);
        assert_eq!(columns("a\nb"), 3);
        assert_eq!(columns("\u{200B}\u{FEFF}\u{AD}\u{202E}"), 0);
    }

    #[test]
    fn fit_shortens_at_the_end_without_a_space_before_the_dots() {
        assert_eq!(fit("Ghent Marathon", 14), "Ghent Marathon");
        assert_eq!(fit("Ghent Marathon", 10), "Ghent Mar…");
        assert_eq!(fit("Ghent Marathon", 7), "Ghent…");
        assert_eq!(fit("Ghent", 1), "…");
        assert_eq!(fit("Ghent", 0), "");
        assert_eq!(fit("", 0), "");
    }

    #[test]
    fn fit_never_cuts_a_wide_character_or_an_emoji_in_half() {
        assert_eq!(fit("東京マラソン", 6), "東京…");
        assert_eq!(fit("東京マラソン", 2), "…");
        assert_eq!(fit("a👩‍👩‍👧‍👦b", 3), "a…");
    }

    #[test]
    fn fit_middle_keeps_both_ends() {
        assert_eq!(fit_middle("/home/ada/journal.db", 20), "/home/ada/journal.db");
        assert_eq!(fit_middle("/home/ada/journal.db", 11), "/home…al.db");
        assert_eq!(fit_middle("東京マラソン", 8), "東京…ン");
        assert_eq!(fit_middle("abc", 2), "a…");
        assert_eq!(fit_middle("abc", 1), "…");
        assert_eq!(fit_middle("abc", 0), "");
    }

    #[test]
    fn pad_gives_exactly_the_columns_asked_for() {
        assert_eq!(pad("10 km", 7), "10 km  ");
        assert_eq!(pad("東京", 5), "東京 ");
        assert_eq!(pad("東京マラソン", 6), "東京… ");
        assert_eq!(pad("abc", 0), "");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn nothing_that_is_fitted_exceeds_its_columns(text in difficult_text(), room in 0_usize..12) {
            prop_assert!(columns(&fit(&text, room)) <= room);
            prop_assert!(columns(&fit_middle(&text, room)) <= room);
            prop_assert_eq!(columns(&pad(&text, room)), room);
        }

        #[test]
        fn what_is_measured_is_what_is_drawn(text in difficult_text()) {
            prop_assert_eq!(columns(&text), columns(&for_screen(&text)));
        }

        /// The one place where the screen library is asked: it must reserve as many cells as we measured.
        #[test]
        fn the_screen_library_reserves_the_columns_that_were_measured(text in difficult_text()) {
            let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 500, 1));
            let (end, _) = buffer.set_stringn(0, 0, for_screen(&text), 500, ratatui::style::Style::new());
            prop_assert_eq!(columns(&text), usize::from(end));
        }
    }
}
