//! Where words may be broken: by UAX #14, at the joints of long tokens, anywhere at last.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

/// The bytes of a text after which a line may end, in order.
///
/// These are UAX #14's, less those that part the signs of `C++`.
pub(crate) fn opportunities(text: &str) -> Vec<usize> {
    let found = linebreaks(text).filter(|&(at, kind)| {
        at < text.len() && kind == BreakOpportunity::Allowed && !parts_signs(text, at)
    });
    found.map(|(at, _)| at).collect()
}

/// Whether a break would part two equal signs, as in `C++` or `--flag`.
fn parts_signs(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    match (before, after) {
        (Some('+'), Some('+')) | (Some('/'), Some('/')) => true,
        // A hyphen that begins a word is no place to break: `-v`, `--verbose`.
        (Some('-' | '\u{2010}'), Some(_)) => {
            let first = text[..at].trim_end_matches(['-', '\u{2010}']);
            first.is_empty() || first.ends_with([' ', '(', '[', '`', '\u{fffc}'])
        }
        _ => false,
    }
}

/// The joints of a token: after its separators, before the humps of camel case, with whether
/// each is a hump.
pub(crate) fn joints(token: &str) -> Vec<(usize, bool)> {
    let mut found = Vec::new();
    let mut chars = token.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let Some(&(next, after)) = chars.peek() else { break };
        let separator = matches!(
            c,
            '/' | '.'
                | '_'
                | '-'
                | ':'
                | '='
                | '&'
                | '?'
                | '#'
                | ','
                | ';'
                | '('
                | '['
                | '{'
                | '|'
                | '%'
                | '+'
                | '~'
                | '@'
                | '\\'
                | '>'
                | ')'
                | ']'
                | '}'
        );
        let hump = c.is_lowercase() && after.is_uppercase();
        // Never between two separators, nor after one that begins the token.
        let begun = token[..at].contains(char::is_alphanumeric);
        let apart = separator && begun && after.is_alphanumeric();
        if (apart && !between_digits(token, at, after)) || hump {
            found.push((next, hump));
        }
    }
    found
}

/// Whether a separator stands inside a number, which is never broken.
fn between_digits(token: &str, at: usize, after: char) -> bool {
    let before = token[..at].chars().next_back();
    after.is_ascii_digit() && before.is_some_and(|c| c.is_ascii_digit())
}

/// Every boundary between two clusters.
pub(crate) fn clusters(token: &str) -> impl Iterator<Item = usize> + '_ {
    token.grapheme_indices(true).map(|(at, _)| at).skip(1)
}

/// The most bytes of a word that are shaped in one piece; no word of a language is longer.
pub(crate) const LONGEST: usize = 160;

/// Where a word is cut to be shaped in parts: the last boundary between two clusters within
/// [`LONGEST`] bytes, in a cluster that is longer the last one between two characters.
pub(crate) fn end_of_part(word: &str) -> usize {
    if word.len() <= LONGEST {
        return word.len();
    }
    // A little more than the part tells where clusters end in it; the rest may be long.
    let ends = word.char_indices().map(|(at, _)| at);
    let seen = ends.clone().find(|&at| at > LONGEST).unwrap_or(word.len());
    let within = |at: &usize| *at <= LONGEST;
    let cluster = clusters(&word[..seen]).filter(within).last();
    cluster.or_else(|| ends.take_while(within).last().filter(|&at| at > 0)).unwrap_or(seen)
}

/// The number of characters from which a word is taken for a token that breaks at its joints.
const LONG: usize = 22;

/// Whether a word is no word of a language but an address, a path or a name of a program.
pub(crate) fn is_token(word: &str) -> bool {
    let colons = || word.contains("://") || word.contains("::");
    let letters = || word.trim_matches(|c: char| !c.is_alphanumeric()).chars();
    let long = || letters().count() >= LONG && !letters().all(char::is_alphabetic);
    word.as_bytes().contains(&b':') && colons() || word.starts_with("www.") || long()
}
