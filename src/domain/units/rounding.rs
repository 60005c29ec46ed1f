//! How numbers are compared and shown (DOMAIN.md, "Rulings"): nothing is rounded before it is compared, comparisons
//! allow [`EPS`], and what is shown is rounded half away from zero.

/// The slack allowed when two computed numbers are compared.
pub const EPS: f64 = 1e-9;

/// `value` as it is shown with `decimals` places: rounded half away from zero, never "-0".
#[must_use]
pub fn shown(value: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    let rounded = (value.abs() * scale + 0.5 + EPS).floor() / scale;
    if rounded == 0.0 { 0.0 } else { rounded.copysign(value) }
}

/// The nearest whole number, halves upwards. What is negative or not a number becomes 0.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is rounded first, and a float cast saturates"
)]
pub fn whole(value: f64) -> u64 {
    shown(value, 0) as u64
}

/// `value` with at most `decimals` places and no trailing zeros: "42.2", "10".
#[must_use]
pub fn trimmed(value: f64, decimals: u8) -> String {
    let text = format!("{:.*}", usize::from(decimals), shown(value, decimals));
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_shown_away_from_zero_on_both_sides() {
        assert_eq!(trimmed(0.125, 2), "0.13");
        assert_eq!(trimmed(-0.125, 2), "-0.13");
        assert_eq!(trimmed(-0.04, 1), "0");
        assert_eq!(whole(2.5), 3);
        assert_eq!(whole(-2.5), 0);
        assert_eq!(whole(f64::NAN), 0);
    }

    #[test]
    fn a_half_that_floats_write_slightly_too_small_is_still_a_half() {
        // 1.005 is stored as 1.00499999999999989...
        assert_eq!(trimmed(1.005, 2), "1.01");
    }

    #[test]
    fn whole_numbers_keep_their_zeros() {
        assert_eq!(trimmed(100.0, 0), "100");
        assert_eq!(trimmed(100.0, 2), "100");
    }
}
