//! The opportunities of scripts for which UAX #14 has rules newer than Unicode 15.0, or sends to a
//! dictionary.

use super::characters::{base, class};
use super::opportunities::Opportunity;
use super::words::within_word;
use super::{aksaras, complex};
use unicode_linebreak::BreakClass;

/// Whether a text may have characters of these scripts, by the first bytes of all that it has.
pub(super) fn concern(text: &str) -> bool {
    let concerns = |byte: u8| matches!(byte, 0xd6 | 0xd7 | 0xe0 | 0xe1 | 0xea | 0xf0);
    // Without an early end, for then many bytes are looked at with one instruction.
    text.bytes().fold(false, |concern, byte| concern | concerns(byte))
}

/// Adds the opportunities of these scripts.
pub(super) fn add(text: &str, found: &mut Vec<Opportunity>) {
    hebrew(text, found);
    aksaras::add(text, found);
    complex::add(text, found);
}

/// Adds those after a hyphen between two Hebrew words (LB21a of Unicode 16).
fn hebrew(text: &str, found: &mut Vec<Opportunity>) {
    let is_letter = |c: char| class(c) == BreakClass::HebrewLetter;
    for (index, hyphen) in text.match_indices(['-', '\u{5be}', '\u{2010}']) {
        let at = index + hyphen.len();
        let (left, right) = text.split_at(at);
        let before = base(&text[..index]);
        let joined = before.is_some_and(is_letter) && right.starts_with(is_letter);
        if joined
            && let (Some(before), Some(after)) = (left.chars().next_back(), right.chars().next())
            && let Some(ease) = within_word((left, before), (after, right))
        {
            found.push(Opportunity { at, ease });
        }
    }
}
