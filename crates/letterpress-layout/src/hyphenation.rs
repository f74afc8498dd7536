//! Words whose hyphens the author names.

use std::error::Error;
use std::fmt;

use rustc_hash::FxHashMap;

/// Words with the only places at which they may be hyphenated.
///
/// A word is known in any capitals but in one form: `ta-ble` says nothing of `tables`, as with
/// TeX's `\hyphenation` (TeXbook, appendix H).
///
/// ```
/// use letterpress_layout::hyphenation::Exceptions;
/// let mut exceptions = Exceptions::new();
/// exceptions.add("Let-ter-press")?;
/// exceptions.add("Zürich")?; // without a hyphen it is never hyphenated
/// assert!(exceptions.add("3-2-1").is_err());
/// # Ok::<(), letterpress_layout::hyphenation::NoWord>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// By the folded word the numbers of characters before its hyphens.
    points: FxHashMap<Box<str>, Box<[usize]>>,
}

/// What was given as a word is none: it has no letters, or other signs than letters and hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoWord;

impl fmt::Display for NoWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word is made of letters and hyphens")
    }
}

impl Error for NoWord {}

impl Exceptions {
    /// No words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a word with a hyphen wherever it may be hyphenated; a word that is there already is
    /// replaced.
    ///
    /// # Errors
    ///
    /// When it is no word.
    pub fn add(&mut self, word: &str) -> Result<(), NoWord> {
        let (mut letters, mut points) = (String::new(), Vec::new());
        let mut count = 0;
        for c in word.chars() {
            if is_hyphen(c) {
                points.push(count);
            } else if is_letter(c) {
                letters.push(folded(c));
                count += 1;
            } else {
                return Err(NoWord);
            }
        }
        if !letters.contains(char::is_alphabetic) {
            return Err(NoWord);
        }
        points.dedup();
        points.retain(|&at| at > 0 && at < count);
        self.points.insert(letters.into(), points.into());
        Ok(())
    }

    /// These words, and those of `other` that are not among them.
    #[must_use]
    pub fn or(mut self, mut other: Self) -> Self {
        other.points.extend(self.points.drain());
        other
    }

    /// For a word that is known, the numbers of characters before its hyphens.
    pub(crate) fn find(&self, word: &str) -> Option<&[usize]> {
        if self.points.is_empty() {
            return None;
        }
        let folded: String = word.chars().map(folded).collect();
        self.points.get(folded.as_str()).map(AsRef::as_ref)
    }
}

/// Whether a sign is a hyphen in a word of the author's list.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}')
}

/// Whether a character is a letter or a mark on one.
pub(crate) fn is_letter(c: char) -> bool {
    // Viramas are no letters, but words of Indic scripts have them inside.
    c.is_alphabetic() || !c.is_ascii() && is_mark(c)
}

fn is_mark(c: char) -> bool {
    use unicode_linebreak::{BreakClass, break_property};
    matches!(break_property(c.into()), BreakClass::CombiningMark | BreakClass::ZeroWidthJoiner)
        && !c.is_control()
}

/// A character without its capital. One for one, so that characters can be counted in either:
/// of `İ`, whose small letter is two characters, it is the first.
fn folded(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}
