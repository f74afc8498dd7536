/// A decimal number as it was written, read without a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// All digits as one integer.
    digits: i128,
    /// Ten to the number of digits after the point.
    one: i128,
}

/// The most digits that are read on either side of the point: no length needs more, and
/// products with units stay far from the end of `i128`.
const MOST_DIGITS: usize = 9;

impl Decimal {
    /// Reads digits with at most one point and a sign, and nothing else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (sign, size) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = size.split_once('.').unwrap_or((size, ""));
        let digits = |text: &str| {
            text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if whole.len() + part.len() == 0 || !digits(whole) || !digits(part) {
            return None;
        }
        let read = format!("{whole}{part}").parse::<i128>().ok()?;
        let one = 10_i128.pow(u32::try_from(part.len()).ok()?);
        Some(Self { digits: sign * read, one })
    }

    /// The number times `numerator / denominator`, rounded to the nearest integer.
    pub(crate) fn times(self, numerator: i64, denominator: i64) -> i64 {
        let divisor = self.one * i128::from(denominator);
        let product = self.digits * i128::from(numerator);
        let rounded = (2 * product + divisor).div_euclid(2 * divisor);
        i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn reads_what_is_a_decimal_and_nothing_else() {
        for (text, thousandths) in
            [("1", 1000), ("0.5", 500), (".5", 500), ("2.", 2000), ("-0.2", -200), ("+3.25", 3250)]
        {
            assert_eq!(Decimal::parse(text).map(|d| d.times(1000, 1)), Some(thousandths), "{text}");
        }
        for text in ["", ".", "-", "1e3", "inf", "nan", "1_0", "--1", "1.2.3", "1234567890", " 1"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn rounds_to_the_nearest() {
        let third = |text| Decimal::parse(text).map(|d| d.times(1, 3));
        assert_eq!(
            (third("1"), third("2"), third("-1"), third("-2")),
            (Some(0), Some(1), Some(0), Some(-1))
        );
    }
}
