/// The numerals with their values, the greatest first.
const NUMERALS: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The greatest number that has Roman numerals.
const MOST: u32 = 3999;

/// A number in small Roman numerals, as the pages of a preface are numbered; none beyond 3,999
/// and for zero.
///
/// ```
/// use letterpress_page::roman;
/// assert_eq!(roman(1994).as_deref(), Some("mcmxciv"));
/// assert_eq!(roman(4000), None);
/// ```
pub fn roman(number: u32) -> Option<String> {
    let mut left = Some(number).filter(|number| (1..=MOST).contains(number))?;
    let mut numerals = String::new();
    for (value, numeral) in NUMERALS {
        while left >= value {
            numerals.push_str(numeral);
            left -= value;
        }
    }
    Some(numerals)
}

/// The number that small Roman numerals stand for, where they are written as [`roman`] writes.
///
/// ```
/// use letterpress_page::from_roman;
/// assert_eq!(from_roman("xiv"), Some(14));
/// assert_eq!(from_roman("xiiii"), None);
/// ```
pub fn from_roman(numerals: &str) -> Option<u32> {
    let mut rest = numerals;
    let mut number = 0;
    for (value, numeral) in NUMERALS {
        while let Some(after) = rest.strip_prefix(numeral) {
            number = (number + value).min(MOST + 1);
            rest = after;
        }
    }
    (roman(number)? == numerals).then_some(number)
}
