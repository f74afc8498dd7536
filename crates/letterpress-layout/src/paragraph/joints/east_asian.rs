//! How willingly a line ends beside characters of Chinese, Japanese and Korean.
//!
//! UAX #14 keeps most marks from the beginning and the end of lines that JIS X 4051 (§6.1) and
//! the W3C's *Requirements for Chinese Text Layout* (§3.1.3) keep from it, small kana among them.
//! It does not know those that other scripts have too.

use unicode_linebreak::BreakClass;

use super::characters::{base, begins_after, class, is_east_asian, is_hangul};
use super::opportunities::Ease;

/// Marks that begin no line: they join names or figures, or say what a number counts.
const NEVER_FIRST: &[char] =
    &['·', '‧', '•', '~', '～', '－', '／', '％', '‰', '‱', '℃', '℉', '°', '′', '″', '¢', '￠'];

/// Marks that end no line: they say what a number or a name is.
const NEVER_LAST: &[char] = &['§', '¶', '№', '＃', '＄', '￥', '￡', '￦'];

/// A space as wide as an ideograph.
const IDEOGRAPHIC_SPACE: char = '\u{3000}';

/// Between two characters one of which is East Asian, given with the texts that they end and begin.
pub(super) fn ease((left, last): (&str, char), (after, right): (char, &str)) -> Option<Ease> {
    let before = base(left).unwrap_or(last);
    if NEVER_FIRST.contains(&after) && before != IDEOGRAPHIC_SPACE
        || NEVER_LAST.contains(&before)
        || is_inside_number(left, before, right)
        || begins_word(left, before)
    {
        return None;
    }
    if is_hangul(before) || is_hangul(after) {
        return beside_hangul(before, after);
    }
    Some(Ease::Free)
}

/// Beside a syllable of Hangul: a word with its particles is whole, of whatever script its parts
/// are. What stands in brackets belongs to it.
fn beside_hangul(before: char, after: char) -> Option<Ease> {
    use BreakClass as B;
    if before.is_alphanumeric() && after.is_alphanumeric() {
        return None;
    }
    let bracket = matches!(class(after), B::OpenPunctuation) && !is_east_asian(after)
        || matches!(class(before), B::CloseParenthesis | B::ClosePunctuation)
            && !is_east_asian(before);
    Some(if bracket { Ease::Dear } else { Ease::Free })
}

/// Whether a text ends in a dash, a hyphen or an ellipsis that begins what follows it.
fn begins_word(left: &str, before: char) -> bool {
    matches!(before, '—' | '–' | '…' | '-' | '\u{2010}')
        && begins_after(left.trim_end_matches(before))
}

/// Whether a place lies within a number or a word in wide characters, or between a number and a
/// unit in a square.
fn is_inside_number(left: &str, before: char, right: &str) -> bool {
    let Some(after) = right.chars().next() else { return false };
    let is_point = |c: char| matches!(c, '，' | '．' | '：');
    let digit_before = |text: &str| text.chars().next_back().is_some_and(is_wide_digit);
    is_wide_letter(before) && is_wide_letter(after)
        || is_wide_digit(before) && is_wide_digit(after)
        || is_point(before) && is_wide_digit(after) && digit_before(left.trim_end_matches(is_point))
        || before.is_numeric() && is_square_unit(after)
}

fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

fn is_wide_letter(c: char) -> bool {
    matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Whether a character is a whole unit in the square of an ideograph: `㎏`, `㍍`.
fn is_square_unit(c: char) -> bool {
    matches!(c, '\u{3300}'..='\u{3357}' | '\u{3371}'..='\u{3376}' | '\u{3380}'..='\u{33df}')
}
