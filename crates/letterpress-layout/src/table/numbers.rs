//! Numbers in columns: what is one, and where its units place ends.
//!
//! The sign between a number's whole and its fraction is a matter of the column, not of the
//! number: `1,234` is a thousand where `1,234,567` or `0.5` stand with it, and a little more
//! than one where `1,5` does.

use std::ops::Range;

/// A number as it is written: a sign and a currency, figures in groups, what they count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The groups of figures, by their bytes in the text.
    groups: Vec<Range<usize>>,
    /// What stands between them, one less than there are groups.
    separators: Vec<char>,
    /// Whether its figures begin with a nought: no thousands do.
    nought: bool,
}

/// What may stand before the figures.
const BEFORE: &[char] = &[
    '+', '-', '−', '±', '∓', '~', '≈', '<', '>', '≤', '≥', '(', '×', ' ', '\u{a0}', '\u{2009}',
    '\u{202f}', '$', '€', '£', '¥', '¢', '₹', '₽', '₩', '₺', '₴',
];

/// Currencies in letters.
const CURRENCIES: &[&str] = &[
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
    "AUD", "CAD", "US", "Fr.", "Rs", "Rs.", "kr", "Kč", "zł", "R",
];

/// What only ever stands between thousands.
const SPACES: &[char] = &[' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’'];

/// Signs that may stand behind the figures beside letters.
const BEHIND: &[char] = &[
    '%', '‰', '°', '/', '·', ')', '*', '†', '′', '″', '²', '³', '+', '$', '€', '£', '¥', '¢', '₹',
    '₽', '₩', '₺', '₴',
];

/// What a number counts is one word of no more letters than this: `req/s`, `cores`.
const LONGEST_UNIT: usize = 8;

impl Number {
    /// Reads a text that is a number and nothing else.
    pub(super) fn read(text: &str) -> Option<Self> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let before = text[..start].trim_matches(BEFORE);
        if !before.is_empty() && !CURRENCIES.contains(&before) {
            return None;
        }
        let nought = text[start..].starts_with('0');
        let mut number = Self { groups: Vec::new(), separators: Vec::new(), nought };
        let mut at = start;
        loop {
            let figures = figures(&text[at..]);
            number.groups.push(at..at + figures);
            at += figures;
            let Some(separator) = separator(&text[at..]) else { break };
            number.separators.push(separator);
            at += separator.len_utf8();
        }
        (is_unit(&text[at..]) && number.is_sound()).then_some(number)
    }

    /// Whether its groups make one number, which those of a date or a version don't.
    fn is_sound(&self) -> bool {
        let Some((&last, before)) = self.separators.split_last() else { return true };
        let alike = |separators: &[char]| separators.windows(2).all(|pair| pair[0] == pair[1]);
        match before.last() {
            None => is_mark(last) || self.is_whole(2),
            Some(&one) if one == last => alike(before) && self.is_whole(self.groups.len()),
            Some(_) => is_mark(last) && alike(before) && self.is_whole(self.groups.len() - 1),
        }
    }

    /// Whether the first so many groups are those of a whole number: of three figures each, or
    /// lakhs and crores before the last.
    fn is_whole(&self, count: usize) -> bool {
        let lengths: Vec<usize> = self.groups[..count].iter().map(Range::len).collect();
        match lengths.as_slice() {
            [] | [_] => true,
            [first, inner @ .., last] => {
                let inner_of = |most: usize| {
                    (1..=most).contains(first) && inner.iter().all(|&group| group == most)
                };
                *last == 3 && (inner_of(3) || inner_of(2))
            }
        }
    }

    /// The mark before its fraction, or between its thousands, where it can be only one of them.
    fn vote(&self) -> Option<Vote> {
        let &last = self.separators.last().filter(|&&last| is_mark(last))?;
        match self.separators.as_slice() {
            [_] if self.nought || !self.is_whole(2) => Some(Vote::Fraction(last)),
            [_] => None,
            [.., before, _] if *before == last => Some(Vote::Thousands(last)),
            _ => Some(Vote::Fraction(last)),
        }
    }

    /// The byte that its units place ends before, in a column with a decimal sign.
    pub(super) fn units_end(&self, decimal: Option<char>) -> usize {
        let fraction = self.separators.iter().position(|&c| Some(c) == decimal);
        self.groups[fraction.unwrap_or(self.groups.len() - 1)].end
    }
}

/// What a number says about the marks of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vote {
    Fraction(char),
    Thousands(char),
}

/// The decimal sign of a column: what most of its numbers use that leave no doubt. None where
/// all of them are whole.
pub(super) fn decimal_sign<'n>(numbers: impl IntoIterator<Item = &'n Number>) -> Option<char> {
    let (mut points, mut commas) = (0_usize, 0_usize);
    let (mut lone_points, mut lone_commas) = (0_usize, 0_usize);
    for number in numbers {
        match number.vote() {
            Some(Vote::Fraction('.')) => points += 1,
            Some(Vote::Fraction(_)) => commas += 1,
            // What parts the thousands doesn't part the fraction too.
            Some(Vote::Thousands('.')) => lone_commas += 1,
            Some(Vote::Thousands(_)) => lone_points += 1,
            None => {}
        }
    }
    match (points, commas) {
        (0, 0) if lone_points + lone_commas == 0 => None,
        (0, 0) => Some(if lone_points >= lone_commas { '.' } else { ',' }),
        _ => Some(if points >= commas { '.' } else { ',' }),
    }
}

/// Whether a text stands in the place of a number that there is not: a dash.
pub(super) fn is_blank(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '―'))
}

fn figures(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',')
}

/// What parts two groups of figures at the start of a text: spaces only three figures.
fn separator(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let next = figures(rest);
    let parts = is_mark(first) && next > 0 || SPACES.contains(&first) && next == 3;
    parts.then_some(first)
}

/// Whether a text behind figures is an exponent, what they count, or nothing.
fn is_unit(text: &str) -> bool {
    let text = exponent(text).unwrap_or(text).trim_matches(SPACES);
    let known = |c: char| c.is_alphabetic() || BEHIND.contains(&c);
    text.chars().all(known) && text.chars().count() <= LONGEST_UNIT
}

/// What stands behind `e-5`.
fn exponent(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['e', 'E'])?;
    let rest = rest.strip_prefix(['+', '-', '−']).unwrap_or(rest);
    let count = figures(rest);
    (count > 0).then(|| &rest[count..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text cut where its units place ends, in a column of texts.
    fn cuts(column: &[&str]) -> Vec<String> {
        let numbers: Vec<Number> = column
            .iter()
            .map(|text| Number::read(text).unwrap_or_else(|| panic!("{text} is a number")))
            .collect();
        let sign = decimal_sign(&numbers);
        let cut = |(text, number): (&&str, &Number)| {
            let (before, after) = text.split_at(number.units_end(sign));
            format!("{before}|{after}")
        };
        column.iter().zip(&numbers).map(cut).collect()
    }

    #[test]
    fn numbers_are_told_from_other_words() {
        for text in [
            "1",
            "-1.5",
            "−1,5",
            "+39%",
            "+39 %",
            "$1,000.50",
            "EUR 3,50",
            "3,50 €",
            "US$ 12",
            "2.3ms",
            "847,000",
            "1.100.000",
            "1 234 567",
            "1\u{202f}234,5",
            "12'500",
            "4.2 GB",
            "64 cores",
            "0.001%",
            "~5",
            "<3",
            "≈ 2.5",
            "(1,234)",
            "1e-5",
            "2.5E+3",
            "300s",
            "12,34,567",
            "12.5°",
            "5 req/s",
            "1984",
            "007",
        ] {
            assert!(Number::read(text).is_some(), "{text}");
        }
        for text in [
            "",
            "–",
            "n/a",
            "BM-001",
            "Q1",
            "1.29.2",
            "2026-01-28",
            "12:30",
            "1–2",
            "1/2",
            "3 of 4",
            "v1",
            "x86",
            "10.0.0.1",
            "1,2,3",
            "12 3",
            "NVMe SSD",
            "Istio 1.21",
            "5 whole apples",
            "1,23,45",
            "H2O",
            "70% avg",
        ] {
            assert!(Number::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_units_place_ends_before_the_decimal_sign() {
        assert_eq!(cuts(&["2.3ms", "450ms", "0.8"]), ["2|.3ms", "450|ms", "0|.8"]);
        assert_eq!(cuts(&["2,3", "1.450,25", "7"]), ["2|,3", "1.450|,25", "7|"]);
        assert_eq!(cuts(&["$1,000.50", "$20"]), ["$1,000|.50", "$20|"]);
    }

    #[test]
    fn a_mark_before_three_figures_everywhere_parts_thousands() {
        assert_eq!(cuts(&["847,000", "1,100,000", "12"]), ["847,000|", "1,100,000|", "12|"]);
        assert_eq!(cuts(&["1.234", "12.345"]), ["1.234|", "12.345|"]);
        assert_eq!(cuts(&["1.234", "12.34"]), ["1|.234", "12|.34"]);
        assert_eq!(cuts(&["0.125", "1.500"]), ["0|.125", "1|.500"]);
        assert_eq!(cuts(&["1,234", "0.5"]), ["1,234|", "0|.5"]);
        assert_eq!(cuts(&["1,234,567", "1.234"]), ["1,234,567|", "1|.234"]);
        assert_eq!(cuts(&["1 234", "1 234,5"]), ["1 234|", "1 234|,5"]);
    }

    #[test]
    fn a_dash_stands_for_no_number() {
        assert!(is_blank("–") && is_blank(" --- "));
        assert!(!is_blank("") && !is_blank("n/a") && !is_blank("-1"));
    }
}
