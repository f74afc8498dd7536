//! How willingly a line ends within a word.

use unicode_linebreak::BreakClass;

use super::characters::{begins_after, class};
use super::opportunities::Ease;

/// Between two characters without a space, given with the texts that they end and begin.
pub(super) fn within_word(
    (left, before): (&str, char),
    (after, right): (char, &str),
) -> Option<Ease> {
    if before.is_ascii_punctuation() && after.is_ascii_punctuation() {
        return None;
    }
    let stem = left.trim_end_matches(before);
    match (before, after) {
        (_, '—' | '⸺' | '⸻') => None,
        ('—' | '–' | '…', _) if begins_after(stem) => None,
        ('–', _) if stem.ends_with(char::is_numeric) && after.is_numeric() => Some(Ease::Dear),
        ('-' | '\u{2010}' | '\u{5be}', _) if begins_after(stem) || !after.is_alphanumeric() => None,
        ('-' | '\u{2010}' | '\u{5be}', _) if is_lone(stem) || starts_lone(right) => {
            Some(Ease::Dear)
        }
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
