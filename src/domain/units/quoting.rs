//! What was typed, fit to be repeated in an error line.

/// How many characters of the typed text an error repeats.
const LONGEST: usize = 24;

/// The typed text between curly quotation marks, without control characters and cut where it is long.
pub(super) fn quoted(typed: &str) -> String {
    let clean: String = typed.trim().chars().filter(|c| !c.is_control()).collect();
    if clean.chars().count() <= LONGEST {
        return format!("“{clean}”");
    }
    let start: String = clean.chars().take(LONGEST - 1).collect();
    format!("“{}…”", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_and_control_characters_are_dropped() {
        assert_eq!(quoted(" a\u{1b}bc "), "“abc”");
        assert_eq!(quoted("somewhere between three and four hours"), "“somewhere between three…”");
    }
}
