use letterpress_page::Len;

/// The farthest that anything can be from the corner of a page: 2²⁰ points.
const FARTHEST: i64 = 1 << 36;

/// A length in hundredths of a point, rounded to the nearest.
pub(crate) fn hundredths(length: Len) -> i64 {
    let units = length.units().clamp(-FARTHEST, FARTHEST);
    (units * 100 + Len::UNITS / 2).div_euclid(Len::UNITS)
}

/// A length in thousandths of a point, rounded to the nearest.
pub(super) fn thousandths(length: Len) -> i64 {
    let units = length.units().clamp(-FARTHEST, FARTHEST);
    (units * 1000 + Len::UNITS / 2).div_euclid(Len::UNITS)
}

/// Writes a decimal number with at most so many decimals, and none that says nothing
/// (ISO 32000-2 §7.3.3).
pub(crate) fn push(out: &mut Vec<u8>, value: i64, decimals: u32) {
    if value < 0 {
        out.push(b'-');
    }
    let one = 10_u64.pow(decimals);
    let size = value.unsigned_abs();
    let (whole, mut part) = (size / one, size % one);
    if whole > 0 || part == 0 {
        push_digits(out, whole);
    }
    if part > 0 {
        out.push(b'.');
        let mut digit = one / 10;
        while part > 0 {
            out.push(b'0' + u8::try_from(part / digit).unwrap_or(9));
            part %= digit;
            digit /= 10;
        }
    }
}

/// Writes the digits of a number.
pub(crate) fn push_digits(out: &mut Vec<u8>, mut value: u64) {
    let mut digits = [0; 20];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = b'0' + u8::try_from(value % 10).unwrap_or(9);
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[first..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_can_be() {
        let show = |value, decimals| {
            let mut out = Vec::new();
            push(&mut out, value, decimals);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(show(0, 2), "0");
        assert_eq!(show(-5, 2), "-.05");
        assert_eq!(show(1250, 2), "12.5");
        assert_eq!(show(123_456, 3), "123.456");
        assert_eq!(show(-1200, 2), "-12");
        assert_eq!(show(i64::MIN, 0), "-9223372036854775808");
    }

    #[test]
    fn lengths_round_to_the_nearest_and_never_overflow() {
        assert_eq!(hundredths(Len::pt(3)), 300);
        assert_eq!(hundredths(Len::from_units(-328)), -1);
        assert_eq!(hundredths(Len::MAX), 100 << 20);
    }
}
