use letterpress_page::{Len, Size};

use crate::decimal::Decimal;

/// A text that is no length.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is no length; write a number and its unit, such as `25mm`, `10pt`, `2cm` or `1in`"
)]
pub struct LengthError {
    text: String,
}

impl LengthError {
    pub(crate) fn of(text: &str) -> Self {
        Self { text: text.chars().take(40).collect() }
    }
}

/// Reads a length such as `25mm`, `10pt`, `2.5cm` or `1in`, exactly to 1/65536 pt.
///
/// # Errors
///
/// When the text is not a decimal number with one of these four units.
///
/// ```
/// use letterpress::{Len, parse_length};
/// assert_eq!(parse_length("1in")?, Len::pt(72));
/// assert_eq!(parse_length("25.4 mm")?, Len::pt(72));
/// assert!(parse_length("12").is_err());
/// # Ok::<(), letterpress::LengthError>(())
/// ```
pub fn parse_length(text: &str) -> Result<Len, LengthError> {
    let (number, unit) = split(text);
    Decimal::parse(number)
        .zip(unit_of(unit))
        .map(|(number, unit)| unit.of(number))
        .ok_or_else(|| LengthError::of(text))
}

/// Reads a width and a height such as `90x160mm` or `6in x 9in`; a width without a unit has the
/// height's.
pub(crate) fn parse_size(text: &str) -> Result<Size, LengthError> {
    let error = || LengthError::of(text);
    let (width, height) = text.split_once(['x', 'X', '×']).ok_or_else(error)?;
    let (number, unit) = split(width);
    let unit = if unit.is_empty() { split(height).1 } else { unit };
    let width = parse_length(&format!("{number}{unit}")).map_err(|_| error())?;
    Ok(Size::new(width, parse_length(height).map_err(|_| error())?))
}

/// A unit as a fraction of points.
#[derive(Clone, Copy)]
pub(crate) struct Unit {
    numerator: i64,
    denominator: i64,
}

impl Unit {
    /// So many of this unit.
    pub(crate) fn of(self, number: Decimal) -> Len {
        Len::from_units(number.times(self.numerator * Len::UNITS, self.denominator))
    }
}

/// The absolute units: an inch is 72 pt and 25.4 mm.
pub(crate) fn unit_of(name: &str) -> Option<Unit> {
    let (numerator, denominator) = match name.to_ascii_lowercase().as_str() {
        "pt" => (1, 1),
        "mm" => (720, 254),
        "cm" => (7200, 254),
        "in" => (72, 1),
        _ => return None,
    };
    Some(Unit { numerator, denominator })
}

/// Parts a number from the unit after it.
pub(crate) fn split(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    (text[..end].trim_end(), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::{Len, Size, parse_length, parse_size};

    #[test]
    fn lengths_are_exact() {
        assert_eq!(parse_length("210mm"), Ok(Len::from_mm_thousandths(210_000)));
        assert_eq!(parse_length("2cm"), parse_length("20mm"));
        assert_eq!(parse_length("10.5PT"), Ok(Len::from_pt_thousandths(10_500)));
        for text in ["", "mm", "1", "1px", "1 2mm", "1e2mm", "ten mm", "1mm2"] {
            assert!(parse_length(text).is_err(), "{text}");
        }
    }

    #[test]
    fn sizes_share_a_unit() {
        let size = Size::new(Len::from_mm_thousandths(90_000), Len::from_mm_thousandths(160_000));
        for text in ["90x160mm", "90mm x 160mm", "9cm×16cm", "90X160mm"] {
            assert_eq!(parse_size(text), Ok(size), "{text}");
        }
        assert!(parse_size("90mm").is_err());
        assert!(parse_size("90x160").is_err());
    }
}
