//! Numbers as runners type them: a point or a comma before the decimals, no sign, no exponent.

/// Reads "42", "42.195" or "42,195" (always as decimals). `None` for anything else, so also for signs, "nan" and "1e3".
pub(in crate::domain) fn decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let digits =
        |part: &str| !part.is_empty() && part.len() <= 12 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || fraction.is_some_and(|fraction| !digits(fraction)) {
        return None;
    }
    text.replace(',', ".").parse().ok()
}

/// Reads a whole number that may have groups of three set off by a comma, a point, an apostrophe or a space:
/// "13000", "13,000", "13 000".
pub(in crate::domain) fn grouped(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Some(separator) =
        text.chars().find(|c| matches!(c, ',' | '.' | '\'' | ' ' | '\u{a0}' | '\u{202f}'))
    {
        let mut groups = text.split(separator);
        let first = groups.next().unwrap_or_default();
        if !(1..=3).contains(&first.len()) || groups.any(|group| group.len() != 3) {
            return None;
        }
    }
    let digits: String =
        text.chars().filter(|c| !matches!(c, ',' | '.' | '\'' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Splits "12.5 km" into "12.5" and "km"; the unit is trimmed and may be empty.
pub(in crate::domain) fn number_and_unit(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    (&text[..end], text[end..].trim())
}

/// The small numbers people write out, "a" and "an" for one.
pub(in crate::domain) fn small_number(text: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    match text {
        "a" | "an" => Some(1),
        _ => (0..).zip(WORDS).find(|(_, word)| *word == text).map(|(number, _)| number).or_else(|| {
            (text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_take_a_point_or_a_comma_and_nothing_else() {
        assert_eq!(decimal("42,195"), Some(42.195));
        assert_eq!(decimal(" 3.1"), Some(3.1));
        for text in ["", "-3", "+3", "1e3", "nan", "inf", "1.2.3", "1.", ".5", "1 000"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn groups_of_three_are_one_number() {
        assert_eq!(grouped("13 000"), Some(13_000));
        assert_eq!(grouped("1,234,567"), Some(1_234_567));
        assert_eq!(grouped("412"), Some(412));
        for text in ["", "1,23", "1234,567", "12.5", "99999999999"] {
            assert_eq!(grouped(text), None, "{text}");
        }
    }

    #[test]
    fn small_numbers_are_read_as_words_or_digits() {
        assert_eq!(small_number("a"), Some(1));
        assert_eq!(small_number("twelve"), Some(12));
        assert_eq!(small_number("15"), Some(15));
        assert_eq!(small_number("-1"), None);
        assert_eq!(small_number(""), None);
    }
}
