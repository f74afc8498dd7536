//! The opportunities that Unicode 15.0 does not see.

use unicode_linebreak::BreakClass;

use super::characters::{
    base_class, class, is_east_asian, is_final_quote, is_initial_quote, is_quote,
};
use super::opportunities::{Ease, Opportunity};
use super::spaces::{is_word, opens_quotation};

/// Adds the opportunities that Unicode 15.0 does not see in any script.
pub(super) fn add(text: &str, found: &mut Vec<Opportunity>) {
    let bytes = text.as_bytes();
    for (index, &byte) in bytes.iter().enumerate() {
        if !LEADS[usize::from(byte)] {
            continue;
        }
        let at = match (byte, bytes.get(index + 1)) {
            (b' ', Some(next)) if next.is_ascii_alphanumeric() || *next == b' ' => None,
            (b' ', Some(_)) => after_space(text, index),
            (0xe2, Some(0x80 | 0x8c)) => beside_mark(text, index),
            (0xe3 | 0xef, _) => before_bracket(text, index),
            _ => None,
        };
        if let Some(at) = at {
            found.push(Opportunity { at, ease: Ease::Free });
        }
    }
}

/// What joins the characters on both sides of it (LB8a).
const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// The bytes with which spaces, quotation marks and wide brackets begin. A table, for every byte of
/// a text is looked up.
const LEADS: [bool; 256] = {
    let mut leads = [false; 256];
    leads[b' ' as usize] = true;
    leads[0xe2] = true;
    leads[0xe3] = true;
    leads[0xef] = true;
    leads
};

/// The opportunity after a space at a byte of a text.
fn after_space(text: &str, at: usize) -> Option<usize> {
    let (left, right) = (text[..at].trim_end_matches(' '), &text[at + 1..]);
    is_missed_at_space(left, right).then_some(at + 1)
}

/// The opportunity before a wide bracket that opens at a byte of a text.
fn before_bracket(text: &str, at: usize) -> Option<usize> {
    is_missed_before_bracket(&text[..at], &text[at..]).then_some(at)
}

/// The opportunity beside a mark from U+2000 to U+203F or from U+2300 to U+233F: on the outer side
/// of a quotation mark, before a bracket.
fn beside_mark(text: &str, at: usize) -> Option<usize> {
    let (left, rest) = text.split_at(at);
    let mark = rest.chars().next().filter(|&c| is_quote(c));
    match mark {
        None => before_bracket(text, at),
        Some(mark) if !is_between_east_asian(left, &rest[mark.len_utf8()..]) => None,
        Some(mark) if is_initial_quote(mark) => Some(at),
        Some(mark) => is_final_quote(mark).then_some(at + mark.len_utf8()),
    }
}

/// Whether a wide bracket opens after a letter, a figure or a sign like one (LB30).
fn is_missed_before_bracket(left: &str, right: &str) -> bool {
    use BreakClass as B;
    let opens = |c: char| is_east_asian(c) && class(c) == B::OpenPunctuation;
    right.starts_with(opens)
        && !left.ends_with(ZERO_WIDTH_JOINER)
        && matches!(
            base_class(left),
            Some(B::Alphabetic | B::HebrewLetter | B::Numeric | B::Ambiguous | B::ComplexContext)
                | Some(B::Unknown | B::Surrogate)
        )
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
