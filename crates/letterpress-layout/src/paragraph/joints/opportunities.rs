//! Where UAX #14 lets a line end, and where a typographer would.
//!
//! The rules are those of Unicode 15.0 in unicode-linebreak, amended by those of Unicode 16 that
//! concern quotation marks, and tailored (UAX #14 §8) where they know less of text than its
//! reader:
//!
//! | Rule | Why |
//! |:-----|:----|
//! | LB15a, LB15b: a space inside of guillemets is no opportunity, one between `”` and `(` is | the older LB15 takes every quotation mark for an opening one; `« oui »` falls apart |
//! | LB19a: quotation marks between East Asian characters may be parted from what stands outside | the older LB19 keeps them to both sides |
//! | LB30: a wide bracket may begin a line after any letter | unicode-linebreak keeps it to Latin letters |
//! | LB15c, LB20a: `.5` and `-5` after a space are words; so are `.gitignore`, `/etc`, `:root`, `!important` | the marks before them are no punctuation |
//! | none between two signs of ASCII | `C++`, `//`, `$$`, `->` are one sign |
//! | none after a hyphen or a dash that begins a word | `-v`, `--verbose`, `—Hola` |
//! | none after a hyphen that nothing follows to be joined; dear after or before a lone letter | `x->y`; `e-mail`, `Plan-B` |
//! | none before an em dash without spaces; after it one | a dash ends a line, it begins none |
//! | dear before a dash between two spaces; at last after one that begins a text | likewise; the dash of a dialogue stays with its speech |
//! | dear after the dash of a range of figures | `10–20` |
//! | at last before `…` that nothing follows; none after one that begins a word | it belongs to its word |
//! | none after a slash next to less than two letters, else dear | `w/o`, `km/h`; `and/or` |
//! | none after `!`, `?` and `}` inside a word | they end nothing there |
//! | at last between a number and its sign, and after `§` | `5 %`, `20 °C`, `§ 5` |
//! | dear between a number and its unit, inside of a number, after an abbreviation that needs what follows | `5 km`, `10 000`, `p. 5`, `z. B.`, `J. R. Smith` |
//!
//! *Dear* is a price and *at last* one that is paid only where a line would be too long.
//!
//! Between East Asian characters only the rules of Unicode hold.

use unicode_linebreak::{BreakClass, BreakOpportunity, linebreaks};

use super::characters::{
    begins_after, class, is_dash, is_east_asian, is_final_quote, is_initial_quote, is_quote,
};

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opportunity {
    /// The byte of the text that would begin the next line.
    pub(crate) at: usize,
    pub(crate) ease: Ease,
}

/// How willingly a line ends at an opportunity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ease {
    /// As at any space.
    Free,
    /// Only where it can't well be helped.
    Dear,
    /// Only to save a line that would be too long.
    Last,
}

/// The opportunities of a text, in order.
pub(crate) fn opportunities(text: &str) -> Vec<Opportunity> {
    let mut found = Vec::with_capacity(text.len() / 5 + 4);
    // By `for_each`, which runs through these iterators faster than a loop.
    linebreaks(text).for_each(|(at, kind)| {
        if kind == BreakOpportunity::Allowed
            && at < text.len()
            && let Some(ease) = ease(text, at)
        {
            found.push(Opportunity { at, ease });
        }
    });
    let count = found.len();
    add_missed(text, &mut found);
    if found.len() > count {
        found.sort_by_key(|found| found.at);
        found.dedup_by_key(|found| found.at);
    }
    found
}

/// How willingly a line ends where UAX #14 lets it; not at all where it is tailored.
fn ease(text: &str, at: usize) -> Option<Ease> {
    let (left, right) = text.split_at(at);
    let bytes = text.as_bytes();
    // Nearly every place is a space between two words.
    if let [.., before, b' '] = &bytes[..at]
        && (before.is_ascii_alphabetic() || *before == b',')
        && bytes[at].is_ascii_alphanumeric()
    {
        return Some(Ease::Free);
    }
    let (before, after) = (left.chars().next_back()?, right.chars().next()?);
    if before == ' ' {
        return at_space(left.trim_end_matches(' '), right);
    }
    if is_east_asian(before) || is_east_asian(after) {
        return Some(Ease::Free);
    }
    within_word((left, before), (after, right))
}

/// At spaces between two texts.
fn at_space(left: &str, right: &str) -> Option<Ease> {
    let (Some(before), Some(after)) = (left.chars().next_back(), right.chars().next()) else {
        return Some(Ease::Free);
    };
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
fn opens_quotation(left: &str, last: char) -> bool {
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

fn is_word(text: &str) -> bool {
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

/// Between two characters without a space, given with the texts that they end and begin.
fn within_word((left, before): (&str, char), (after, right): (char, &str)) -> Option<Ease> {
    if before.is_ascii_punctuation() && after.is_ascii_punctuation() {
        return None;
    }
    let stem = left.trim_end_matches(before);
    match (before, after) {
        (_, '—' | '⸺' | '⸻') => None,
        ('—' | '–' | '…', _) if begins_after(stem) => None,
        ('–', _) if stem.ends_with(char::is_numeric) && after.is_numeric() => Some(Ease::Dear),
        ('-' | '\u{2010}', _) if begins_after(stem) || !after.is_alphanumeric() => None,
        ('-' | '\u{2010}', _) if is_lone(stem) || starts_lone(right) => Some(Ease::Dear),
        ('/', _) if letters_before(stem) < 2 || letters_after(right) < 2 => None,
        ('/', _) => Some(Ease::Dear),
        ('!' | '?' | '}', _) if after.is_alphanumeric() => None,
        _ => Some(Ease::Free),
    }
}

/// How many letters end a text, as far as two.
fn letters_before(left: &str) -> usize {
    left.chars().rev().take(2).take_while(|c| c.is_alphabetic()).count()
}

/// How many letters begin a text, as far as two.
fn letters_after(right: &str) -> usize {
    right.chars().take(2).take_while(|c| c.is_alphabetic()).count()
}

/// Whether a text ends in a letter or figure that stands alone, no part of a compound.
fn is_lone(left: &str) -> bool {
    let mut last = left.chars().rev();
    last.next().is_some_and(char::is_alphanumeric)
        && last.next().is_none_or(|c| !c.is_alphanumeric() && !is_joining(c))
}

/// Whether a text begins with a letter that stands alone, no part of a compound.
fn starts_lone(right: &str) -> bool {
    let mut first = right.chars();
    first.next().is_some_and(char::is_alphanumeric)
        && first.next().is_none_or(|c| !c.is_alphanumeric() && !is_joining(c))
}

/// Whether a sign joins a letter to more of its word.
fn is_joining(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' | '\'' | '’' | '.')
        || class(c) == BreakClass::CombiningMark
}

/// Adds the opportunities that Unicode 15.0 does not see.
fn add_missed(text: &str, found: &mut Vec<Opportunity>) {
    let bytes = text.as_bytes();
    let mut add = |at| found.push(Opportunity { at, ease: Ease::Free });
    for (index, &byte) in bytes.iter().enumerate() {
        // Letters, the first bytes of all characters below U+2000, and of those above U+FFFF.
        if byte > b' ' && byte < 0xe2 || byte > 0xef {
            continue;
        }
        let (left, rest) = text.split_at(index);
        match (byte, &bytes[index + 1..]) {
            (b' ', [next, ..])
                if !next.is_ascii_alphanumeric()
                    && *next != b' '
                    && is_missed_at_space(left.trim_end_matches(' '), &rest[1..]) =>
            {
                add(index + 1);
            }
            // Among these leads are those of all wide brackets.
            (0xe3 | 0xef, _) if is_missed_before_bracket(left, rest) => add(index),
            // The quotation marks from U+2018 to U+201F.
            (0xe2, [0x80, 0x98..=0x9f, ..]) if is_between_east_asian(left, &rest[3..]) => {
                if rest.starts_with(is_initial_quote) {
                    add(index);
                } else if rest.starts_with(is_final_quote) {
                    add(index + 3);
                }
            }
            _ => {}
        }
    }
}

/// Whether a wide bracket opens after a letter or a figure (LB30).
fn is_missed_before_bracket(left: &str, right: &str) -> bool {
    let opens = |c: char| is_east_asian(c) && class(c) == BreakClass::OpenPunctuation;
    right.starts_with(opens) && left.ends_with(char::is_alphanumeric)
}

/// Whether a space is an opportunity for which Unicode 15.0 has none: after a quotation mark
/// that does not open, before what opens; before a mark that begins a word.
fn is_missed_at_space(left: &str, right: &str) -> bool {
    let (Some(before), Some(after)) = (left.chars().next_back(), right.chars().next()) else {
        return false;
    };
    let word = |text: &str| text.starts_with(|c: char| c.is_alphanumeric() || "_~.".contains(c));
    let begins = match after {
        '.' => {
            let rest = right.trim_start_matches('.');
            is_word(rest) || rest.starts_with(['/', '_'])
        }
        '/' => word(&right[1..]),
        ':' => is_word(&right[1..]),
        '!' => right[1..].starts_with(|c: char| c.is_ascii_lowercase()),
        _ => is_quote(before) && class(after) == BreakClass::OpenPunctuation,
    };
    begins && class(before) != BreakClass::OpenPunctuation && !opens_quotation(left, before)
}

/// Whether a quotation mark stands between two characters of East Asian scripts, neither of
/// which clings to it (LB19a).
fn is_between_east_asian(left: &str, right: &str) -> bool {
    use BreakClass as B;
    let (Some(before), Some(after)) = (left.chars().next_back(), right.chars().next()) else {
        return false;
    };
    let clings_back = matches!(class(before), B::OpenPunctuation | B::CombiningMark);
    let clings_forth = matches!(
        class(after),
        B::ClosePunctuation
            | B::CloseParenthesis
            | B::Exclamation
            | B::NonStarter
            | B::ConditionalJapaneseStarter
            | B::InfixSeparator
            | B::CombiningMark
    );
    is_east_asian(before) && is_east_asian(after) && !clings_back && !clings_forth
}
