//! How willingly a line ends at a space.

use unicode_linebreak::BreakClass;

use super::characters::{begins_after, class, is_dash, is_final_quote, is_initial_quote, is_quote};
use super::opportunities::{Ease, ZERO_WIDTH_SPACE};

/// At spaces between two texts.
pub(super) fn at_space(left: &str, right: &str) -> Option<Ease> {
    let (Some(before), Some(after)) = (left.chars().next_back(), right.chars().next()) else {
        return Some(Ease::Free);
    };
    if before == ZERO_WIDTH_SPACE {
        return Some(Ease::Free);
    }
    if opens_quotation(left, before) || closes_quotation(right, after) {
        return None;
    }
    if is_dash(after) || after == '-' {
        let alone = right.trim_start_matches([after]).chars().next();
        if alone.is_none_or(|c| c == ' ') {
            return Some(Ease::Dear);
        }
    }
    match before {
        '§' | '¶' | '№' if after.is_alphanumeric() => Some(Ease::Last),
        _ if is_dash(before) && begins_text(&left[..left.len() - before.len_utf8()]) => {
            Some(Ease::Last)
        }
        _ if after == '…' && !is_word(right.trim_start_matches('…')) => Some(Ease::Last),
        '0'..='9' => Some(after_number(left, right)),
        '.' => Some(after_full_stop(left, right)),
        _ => Some(Ease::Free),
    }
}

/// Whether a text that ends in a given character ends in a quotation mark that opens (LB15a).
///
/// A run of them is looked at as a whole: in `»›Ja‹« sagt` the last mark closes.
pub(super) fn opens_quotation(left: &str, last: char) -> bool {
    is_initial_quote(last) && begins_after(left)
}

/// Whether a text that begins with a given character begins with a quotation mark that closes
/// (LB15b); runs of them are looked at as a whole here too.
fn closes_quotation(right: &str, first: char) -> bool {
    use BreakClass as B;
    if !is_final_quote(first) {
        return false;
    }
    let next = right.trim_start_matches(is_quote).chars().next();
    next.is_none_or(|next| {
        let class = class(next);
        matches!(class, B::Space | B::NonBreakingGlue | B::WordJoiner | B::ZeroWidthSpace)
            || matches!(class, B::ClosePunctuation | B::CloseParenthesis | B::Exclamation)
            || matches!(class, B::InfixSeparator | B::Symbol | B::Contingent)
            || matches!(class, B::Mandatory | B::CarriageReturn | B::LineFeed | B::NextLine)
    })
}

/// Whether nothing but what opens stands before something.
fn begins_text(left: &str) -> bool {
    let left = left.trim_end_matches(' ');
    left.chars().next_back().is_none_or(|last| {
        matches!(class(last), BreakClass::Contingent | BreakClass::OpenPunctuation)
            || is_quote(last) && begins_after(left)
    })
}

pub(super) fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// Signs that say what a number counts, or how it is to be read.
const SIGNS: &[char] = &[
    '%', '‰', '‱', '°', '℃', '℉', '€', '£', '$', '¥', '¢', '₽', '₴', '₹', '₺', '₩', '′', '″', 'º',
    'ª',
];

/// Units that are written after their number, with a space.
const UNITS: &[&str] = &[
    "mm", "cm", "dm", "m", "km", "µm", "nm", "in", "ft", "mi", "pt", "px", "em", "ha", "l", "ml",
    "cl", "dl", "hl", "mg", "g", "kg", "t", "lb", "oz", "s", "ms", "µs", "ns", "min", "h", "Hz",
    "kHz", "MHz", "GHz", "V", "kV", "mV", "mA", "W", "kW", "MW", "GW", "kWh", "J", "kJ", "MJ",
    "cal", "kcal", "N", "Pa", "hPa", "kPa", "bar", "K", "mol", "dB", "eV", "bit", "Mbit", "Gbit",
    "B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "EUR", "USD", "CHF", "GBP",
    "SEK", "NOK", "DKK", "PLN", "CZK", "kr", "zł", "Kč", "Ft", "dpi", "ppm", "fps",
];

/// At spaces after a figure.
fn after_number(left: &str, right: &str) -> Ease {
    if let Some(rest) = right.strip_prefix(SIGNS) {
        let scale = right.starts_with('°').then(|| rest.strip_prefix(['C', 'F', 'K'])).flatten();
        if !is_word(scale.unwrap_or(rest)) {
            return Ease::Last;
        }
    }
    let end = right.find(|c: char| !c.is_alphanumeric()).unwrap_or(right.len());
    let next = &right[..end];
    let digits = left.len() - left.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let is_group = next.len() == 3 && next.bytes().all(|byte| byte.is_ascii_digit());
    let dear = UNITS.contains(&next) || is_group && digits <= 3;
    if dear { Ease::Dear } else { Ease::Free }
}

/// Abbreviations that stand before a number.
const NUMBERED: &[&str] = &[
    "p", "pp", "P", "S", "s", "f", "l", "ll", "v", "vv", "No", "Nos", "no", "nos", "Nr", "nr",
    "Fig", "fig", "Figs", "figs", "Abb", "Tab", "tab", "Vol", "vol", "Bd", "Ch", "ch", "chap",
    "Chap", "Kap", "cap", "Art", "art", "Abs", "Eq", "eq", "Sec", "sec", "Anm", "n", "c", "ca",
];

/// Abbreviations that stand before a name.
const TITLES: &[&str] = &["Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Hr", "Fr", "Mme", "Mlle", "Sr"];

/// At spaces after a full stop.
fn after_full_stop(left: &str, right: &str) -> Ease {
    let stem = &left[..left.len() - 1];
    let start = stem.trim_end_matches(char::is_alphanumeric).len();
    let word = &stem[start..];
    let mut next = right.chars();
    let (first, second) = (next.next().unwrap_or(' '), next.next());
    let capital = first.is_uppercase();
    let mut letters = word.chars();
    let dear = match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_alphabetic() => {
            letter.is_uppercase() && capital
                || first.is_alphabetic() && second == Some('.')
                || first.is_ascii_digit() && NUMBERED.contains(&word)
        }
        (Some(_), Some(_)) => {
            first.is_ascii_digit() && NUMBERED.contains(&word) || capital && TITLES.contains(&word)
        }
        _ => false,
    };
    if dear { Ease::Dear } else { Ease::Free }
}
