//! Where words may be broken: by UAX #14, at the joints of long tokens, anywhere at last.
//!
//! [`opportunities`] looks at a whole text and knows nothing of looks; [`is_token`] and
//! [`joints`] look at what stands between two spaces.

mod aksaras;
mod characters;
mod complex;
mod east_asian;
mod missed;
mod opportunities;
mod scripts;
mod spaces;
mod tokens;
mod words;

use unicode_segmentation::UnicodeSegmentation;

pub(crate) use characters::is_east_asian;
pub(crate) use complex::undivided;
pub(crate) use opportunities::{Ease, Opportunity, opportunities};
pub(crate) use tokens::{Joint, is_token, joints, parts_token};

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

#[cfg(test)]
mod tests;
