//! Text strings for people (ISO 32000-2 §7.9.2.2): titles, descriptions, what is read aloud.

use std::borrow::Cow;

use crate::profile::Version;

/// The longest string, in UTF-16 units: PDF/A-2 and 3 allow 32,767 bytes (ISO 19005-2 §6.1.13), two
/// of which say that it is UTF-16.
const LONGEST: usize = 16_000;

/// A text as a string of a version of PDF: no longer than it may be, and in PDF 2.0 without characters
/// of private use, which nobody else could read (ISO 19005-4 §6.2.10.8, ISO 14289-2 §8.4.3).
pub(crate) fn words(text: &str, version: Version) -> Cow<'_, str> {
    let text = match text.len() > LONGEST {
        true => cut(text),
        false => Cow::Borrowed(text),
    };
    match version == Version::V20 && text.contains(is_private) {
        true => Cow::Owned(text.replace(is_private, "\u{fffd}")),
        false => text,
    }
}

/// Whether a character is of private use.
pub(crate) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// As much of a text as a string may hold, and a sign that it goes on.
fn cut(text: &str) -> Cow<'_, str> {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units >= LONGEST
    });
    match end {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_no_longer_than_they_may_be() {
        let long = "é".repeat(40_000);
        let shown = words(&long, Version::V17);
        assert_eq!(shown.encode_utf16().count(), LONGEST);
        assert!(shown.ends_with("é…"));
        assert!(matches!(words("short", Version::V17), Cow::Borrowed("short")));
        assert_eq!(words("a\u{e000}b", Version::V20), "a\u{fffd}b");
        assert_eq!(words("a\u{e000}b", Version::V17), "a\u{e000}b");
    }
}
