//! What may reach the terminal, and what may enter a text from outside.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;

use unicode_segmentation::UnicodeSegmentation;

use super::width::cells;

/// How a tab is drawn: always this wide, so that a row can be measured without knowing where it starts.
const TAB: &str = "    ";
/// How a skin tone is drawn that has no emoji to colour: drawn as itself it could change its neighbour's width.
const SWATCH: &str = "□";
/// What carries a mark that has no letter to stand on: drawn bare it would join whatever is before it.
const CARRIER: char = '◌';

const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
const ZERO_WIDTH_JOINER: char = '\u{200D}';
const BLACK_FLAG: char = '\u{1F3F4}';
const ESCAPE: char = '\u{1B}';

/// The form of a text that may be drawn.
///
/// No control characters, no escape, no change of writing direction, nothing of no width but the marks on a letter
/// and the joints within an emoji. A mark without a letter is drawn on `◌`. A tab is drawn as four spaces, a line break as one (wrap first). U+FE0F is left
/// out, because the screen library shifts the rest of the row by one column with it; an emoji sequence that is
/// wider than two columns without it is drawn as its first emoji. It borrows when there is nothing to change, and
/// doing it twice changes nothing more.
#[must_use]
pub fn for_screen(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut changed: Option<String> = None;
    for (start, grapheme) in text.grapheme_indices(true) {
        let shown = drawn(grapheme);
        match &mut changed {
            Some(changed) => changed.push_str(&shown),
            None if shown == grapheme => {}
            None => {
                let mut before = String::with_capacity(text.len());
                before.push_str(&text[..start]);
                before.push_str(&shown);
                changed = Some(before);
            }
        }
    }
    changed.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The form of a pasted or imported text that may be kept.
///
/// CR LF, CR, U+2028 and U+2029 become LF. ANSI escape sequences go as a whole: an unfinished one gives up no more
/// than its introduction, so that no text is lost behind it. Tabs stay; other control characters and a byte order
/// mark at the start go.
#[must_use]
pub fn incoming(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\n' | '\t' => kept.push(c),
            ESCAPE => skip_escape(&mut rest),
            '\u{9B}' => skip_control_sequence(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9D}' | '\u{9E}' | '\u{9F}' => skip_control_string(&mut rest),
            '\u{FEFF}' if kept.is_empty() => {}
            _ if c.is_control() => {}
            _ => kept.push(c),
        }
    }
    kept
}

/// Whether every byte is a printable ASCII character: then bytes, graphemes and columns are the same thing.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(is_plain_byte)
}

/// Whether a byte is a printable ASCII character.
pub(super) fn is_plain_byte(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// How one grapheme is drawn; empty when it is not drawn at all.
pub(super) fn drawn(grapheme: &str) -> Cow<'_, str> {
    let mut chars = grapheme.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some('\t'), _) => Cow::Borrowed(TAB),
        (Some('\n' | '\u{2028}' | '\u{2029}'), _) | (Some('\r'), Some('\n')) => Cow::Borrowed(" "),
        (Some(first), _) if first.is_control() => Cow::Borrowed(""),
        (Some(first), None) if !extends(first) => {
            Cow::Borrowed(if cells(grapheme) == 0 { "" } else { grapheme })
        }
        (Some(_), _) => drawn_cluster(grapheme),
    }
}

/// How a grapheme is drawn that has several characters, or only a mark.
fn drawn_cluster(grapheme: &str) -> Cow<'_, str> {
    if let Some((mark, rest)) = prepended_mark(grapheme) {
        let shown = format!("{mark}{}", drawn(rest));
        return if shown == grapheme { Cow::Borrowed(grapheme) } else { Cow::Owned(shown) };
    }
    let is_flag = grapheme.contains(BLACK_FLAG);
    let visible = |c: char| !is_variation_selector(c) && (is_flag || !is_tag(c));
    let mut shown = Cow::Borrowed(grapheme);
    if !grapheme.chars().all(visible) {
        shown = Cow::Owned(grapheme.chars().filter(|c| visible(*c)).collect());
    }
    if shown.contains(is_skin_tone) && !shown.starts_with(is_skin_tone) {
        shown = Cow::Owned(without_loose_skin_tones(&shown));
    }
    if shown.contains(is_joiner) {
        shown = Cow::Owned(without_loose_joiners(&shown));
    }
    if shown.starts_with(is_skin_tone) {
        return Cow::Borrowed(SWATCH);
    }
    if shown.starts_with(extends) {
        shown = Cow::Owned(format!("{CARRIER}{shown}"));
    }
    if cells(&shown) > 2
        && let Some(end) = narrow_start(&shown)
    {
        shown = Cow::Owned(shown[..end].to_owned());
    }
    if cells(&shown) == 0 { Cow::Borrowed("") } else { shown }
}

/// The mark that stands before its letter (an Arabic number sign, say), if a grapheme begins with one.
fn prepended_mark(grapheme: &str) -> Option<(&str, &str)> {
    let (mark, rest) = grapheme.split_at(grapheme.chars().next()?.len_utf8());
    let precedes = !mark.is_ascii() && format!("{mark}a").graphemes(true).nth(1).is_none();
    (precedes && !rest.is_empty() && cells(mark) > 0).then_some((mark, rest))
}

/// Leaves out the joiners that join nothing: those between two emoji stay, and those that shape a letter.
fn without_loose_joiners(cluster: &str) -> String {
    let mut kept = String::with_capacity(cluster.len());
    let mut rest = cluster.chars().peekable();
    while let Some(c) = rest.next() {
        let after_joiner = kept.ends_with(is_joiner);
        let joins =
            c == ZERO_WIDTH_JOINER && !kept.is_empty() && rest.peek().is_some_and(|next| !is_joiner(*next));
        if !is_joiner(c) || joins || (kept.contains(is_shaped_letter) && !after_joiner) {
            kept.push(c);
        }
    }
    kept
}

/// Leaves out the skin tones that colour nothing: on what is not an emoji they are drawn beside it.
fn without_loose_skin_tones(cluster: &str) -> String {
    let mut kept = String::with_capacity(cluster.len());
    for c in cluster.chars() {
        let before = cells(&kept);
        kept.push(c);
        if is_skin_tone(c) && cells(&kept) >= before + 2 {
            kept.pop();
        }
    }
    kept
}

/// Where an emoji sequence of more than two columns is cut, so that it is at most two columns wide. `None` where
/// the width comes from letters: of those, none is left out.
fn narrow_start(cluster: &str) -> Option<usize> {
    let is_emoji = |c: char| !c.is_alphabetic() && cells(c.encode_utf8(&mut [0; 4])) > 0;
    cluster
        .match_indices(ZERO_WIDTH_JOINER)
        .filter(|(start, joiner)| cluster[start + joiner.len()..].starts_with(is_emoji))
        .map(|(start, _)| start)
        .rfind(|start| cells(&cluster[..*start]) <= 2)
}

/// Whether a character would join the one before it, so that at the start of a grapheme it has none to join.
fn extends(c: char) -> bool {
    // Letters and emoji that are common and join nothing are told apart without the tables.
    if matches!(c, '\0'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{3041}'..='\u{3098}' | '\u{309B}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{1F300}'..='\u{1F3FA}' | '\u{1F400}'..='\u{1FAFF}')
    {
        return false;
    }
    let mut pair = [b'a'; 5];
    let length = 1 + c.encode_utf8(&mut pair[1..]).len();
    str::from_utf8(&pair[..length]).is_ok_and(|pair| pair.graphemes(true).nth(1).is_none())
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER)
}

/// Presentation selectors, U+FE0F among them, and the ideographic ones.
fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Tag characters spell the flags of England, Scotland and Wales; anywhere else they hide text.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0000}'..='\u{E007F}')
}

/// A letter that joiners may shape (Arabic, Indic), not one of the few emoji that count as letters.
fn is_shaped_letter(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !matches!(c, '\u{2139}' | '\u{24C2}' | '\u{1F100}'..='\u{1FAFF}')
}

/// Skips what belongs to an ESC (ECMA-48).
fn skip_escape(rest: &mut Peekable<Chars<'_>>) {
    if rest.next_if_eq(&'[').is_some() {
        skip_control_sequence(rest);
    } else if rest.next_if(|c| matches!(c, ']' | 'P' | 'X' | '^' | '_')).is_some() {
        skip_control_string(rest);
    } else {
        while rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
        rest.next_if(|c| matches!(c, '0'..='~'));
    }
}

/// Skips the parameters and the final byte of a CSI sequence.
fn skip_control_sequence(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {}
    rest.next_if(|c| matches!(c, '@'..='~'));
}

/// Skips an OSC, DCS, SOS, PM or APC string up to its terminator (BEL or ST). A string whose line ends before a
/// terminator is not one: its text stays.
fn skip_control_string(rest: &mut Peekable<Chars<'_>>) {
    let mut ahead = rest.clone();
    while let Some(c) = ahead.next() {
        match c {
            '\u{7}' | '\u{9C}' => {
                *rest = ahead;
                return;
            }
            ESCAPE if ahead.peek() == Some(&'\\') => {
                ahead.next();
                *rest = ahead;
                return;
            }
            '\n' | '\r' | ESCAPE => return,
            _ => {}
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Texts of everything that is hard about text, with plain letters in between.
    pub fn difficult_text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "a",
            "b c",
            "long-word",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "東",
            "京、",
            "é",
            "e\u{301}",
            "\u{301}",
            "👩‍👩‍👧‍👦",
            "👍🏽",
            "🏽",
            "🇩",
            "🇪",
            "❤\u{FE0F}",
            "🏃🏽\u{200D}♂\u{FE0F}",
            "🏳\u{FE0F}\u{200D}🌈",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "\u{E0041}",
            "\u{200B}",
            "\u{200C}",
            "\u{200D}",
            "\u{FE0F}",
            "\u{FE0E}",
            "\u{FEFF}",
            "\u{AD}",
            "\u{202E}",
            "\u{2066}",
            "\u{2028}",
            "\u{1b}[31m",
            "\u{7}",
            "\u{85}",
            "\u{9b}",
            "\u{7f}",
            "स्त्री",
            "क्\u{200D}",
            "กำ",
            "ᄀ",
            "ᅡ",
            "ｶﾞ",
            "ﾞ",
            "\u{600}",
            "می\u{200C}خواهم",
            "https://example.org/a/b?c=d",
            "…",
            "'",
            "/",
            "Ⓜ",
        ]);
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        for text in ["", "a plain line", "Zürich 東京", "e\u{301}", "👩‍👩‍👧‍👦 👍🏽 🇩🇪"]
        {
            assert!(matches!(for_screen(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn control_characters_do_not_reach_the_screen() {
        assert_eq!(for_screen("a\u{1b}[31mb\u{7}\u{7f}\u{9b}c\0"), "a[31mbc");
        assert_eq!(for_screen("a\tb\nc\r\nd\u{2028}e"), "a    b c d e");
    }

    #[test]
    fn invisible_characters_and_changes_of_direction_do_not_reach_the_screen() {
        assert_eq!(for_screen("pay\u{202E}pal\u{2066}x\u{2069}\u{200F}"), "paypalx");
        assert_eq!(for_screen("a\u{200B}b\u{FEFF}c\u{AD}d\u{200D}e\u{200C}f\u{E0041}"), "abcdef");
    }

    #[test]
    fn the_emoji_selector_goes_and_the_joiners_of_an_emoji_stay() {
        assert_eq!(for_screen("❤\u{FE0F}!"), "❤!");
        assert_eq!(for_screen("👩\u{200D}👧"), "👩\u{200D}👧");
        assert_eq!(for_screen("👩\u{200D} x"), "👩 x");
        assert_eq!(for_screen("🏃🏽\u{200D}♂\u{FE0F}"), "🏃🏽");
    }

    #[test]
    fn letters_keep_what_shapes_them() {
        for text in ["می\u{200C}خواهم", "स्त्री", "ක්\u{200D}ර", "กำ"] {
            assert_eq!(for_screen(text), text);
        }
    }

    #[test]
    fn a_skin_tone_without_an_emoji_is_drawn_as_a_box() {
        assert_eq!(for_screen("🏽"), "□");
        assert_eq!(for_screen("👍\u{200B}🏽"), "👍□");
    }

    #[test]
    fn a_mark_without_a_letter_is_drawn_on_a_circle() {
        assert_eq!(for_screen("\u{301}a"), "◌\u{301}a");
        assert_eq!(for_screen("e\u{200B}\u{301}"), "e◌\u{301}");
        assert_eq!(for_screen("\u{200D}\u{FE0F}a"), "a");
    }

    #[test]
    fn pasted_line_ends_become_one_kind() {
        assert_eq!(incoming("a\r\nb\rc\nd\u{2028}e\u{2029}f\r"), "a\nb\nc\nd\ne\nf\n");
    }

    #[test]
    fn escape_sequences_are_removed_as_a_whole() {
        assert_eq!(incoming("\u{1b}[1;31mred\u{1b}[0m and \u{9b}4mmore"), "red and more");
        assert_eq!(incoming("\u{1b}]8;;https://a.b\u{1b}\\link\u{1b}]8;;\u{7}!"), "link!");
        assert_eq!(incoming("\u{1b}Pq#0\u{1b}\\a\u{1b}(Bb\u{1b}7c"), "abc");
    }

    #[test]
    fn an_unfinished_escape_sequence_swallows_no_text() {
        assert_eq!(incoming("\u{1b}]0;title\nthe text\u{7}"), "0;title\nthe text");
        assert_eq!(incoming("\u{1b}[12\nnext"), "\nnext");
        assert_eq!(incoming("end\u{1b}"), "end");
    }

    #[test]
    fn tabs_stay_and_other_control_characters_and_the_byte_order_mark_go() {
        assert_eq!(incoming("\u{FEFF}a\tb\u{0}\u{8}\u{c}c\u{7f}"), "a\tbc");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn nothing_for_the_screen_controls_the_terminal(text in difficult_text()) {
            let shown = for_screen(&text).into_owned();
            let forbidden = |c: char| {
                c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FE0F}' | '\u{200B}')
            };
            prop_assert!(!shown.contains(forbidden), "{shown:?}");
            prop_assert_eq!(for_screen(&shown), shown.as_str());
        }

        #[test]
        fn what_came_in_has_no_controls_but_tabs_and_line_feeds(text in ".{0,40}", hard in difficult_text()) {
            for text in [text, hard] {
                let kept = incoming(&text);
                prop_assert!(!kept.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
                prop_assert_eq!(incoming(&kept), kept);
            }
        }
    }
}
