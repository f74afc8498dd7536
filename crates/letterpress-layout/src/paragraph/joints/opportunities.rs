//! Where UAX #14 lets a line end, and where a typographer would.
//!
//! The rules are those of Unicode 15.0 in unicode-linebreak, amended by newer ones, and tailored
//! (UAX #14 §8) where they know less of text than its reader:
//!
//! | Rule | Why |
//! |:-----|:----|
//! | LB15a, LB15b: a space inside of guillemets is no opportunity, one between `”` and `(` is | the older LB15 takes every quotation mark for an opening one; `« oui »` falls apart |
//! | LB19a: quotation marks between East Asian characters may be parted from what stands outside | the older LB19 keeps them to both sides |
//! | LB30: a wide bracket may begin a line after any letter | unicode-linebreak keeps it to Latin letters |
//! | LB15c, LB20a: `.5` and `-5` after a space are words; so are `.gitignore`, `/etc`, `:root`, `!important` | the marks before them are no punctuation |
//! | LB21a: a hyphen parts two Hebrew words | the older one keeps it to both |
//! | LB25 by pairs: signs of numbers keep to brackets and figures, `(5)%` and `€(`, though no number stands there | the newer one parts them |
//! | LB28a: Balinese, Batak, Cham, Javanese and others are broken between syllables, never between two figures | there are no spaces in them |
//! | class SA: Thai, Lao, Khmer and Burmese are broken between words, where there is a dictionary; else, at last, between syllables | likewise |
//! | none inside of a cluster (UAX #29) | a space that carries a mark is one sign |
//! | a word with Hangul is whole, Latin letters, figures and Han in it too; dear beside its brackets | Korean has spaces, and its particles cling to words of any script |
//! | none before `·`, `~`, `／`, `％` and their kin beside East Asian characters, after `§`, `№`, `＃`, `￥` and theirs | JIS X 4051 and CLREQ keep them there |
//! | none inside of a number or a word in wide characters, nor before a unit in a square | `１２，３４５`, `５㎏` |
//! | none between two signs of ASCII | `C++`, `//`, `$$`, `->` are one sign |
//! | none after a hyphen or a dash that begins a word | `-v`, `--verbose`, `—Hola`, `——` |
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
//! Between East Asian characters only the rules of Unicode hold, and those that name them.
//! `examples/line_break_test.rs` holds them all against Unicode's own test.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::characters::{is_east_asian, is_inside_cluster};
use super::spaces::at_space;
use super::words::within_word;
use super::{east_asian, missed, scripts};

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opportunity {
    /// The byte of the text that would begin the next line.
    pub(crate) at: usize,
    pub(crate) ease: Ease,
}

/// Where nothing is seen, but its author lets a line end (LB8).
pub(super) const ZERO_WIDTH_SPACE: char = '\u{200b}';

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
        if at < text.len()
            && let Some(ease) = ease(text, at, kind)
        {
            found.push(Opportunity { at, ease });
        }
    });
    let count = found.len();
    missed::add(text, &mut found);
    if scripts::concern(text) {
        scripts::add(text, &mut found);
    }
    if found.len() > count {
        found.sort_by_key(|found| found.at);
        found.dedup_by_key(|found| found.at);
    }
    found
}

/// How willingly a line ends where UAX #14 lets it; not at all where it is tailored.
fn ease(text: &str, at: usize, kind: BreakOpportunity) -> Option<Ease> {
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
    if kind == BreakOpportunity::Mandatory || before == ZERO_WIDTH_SPACE {
        return Some(Ease::Free);
    }
    let ease = if before == ' ' {
        at_space(left.trim_end_matches(' '), right)
    } else if is_east_asian(before) || is_east_asian(after) {
        east_asian::ease((left, before), (after, right))
    } else {
        within_word((left, before), (after, right))
    };
    ease.filter(|_| !is_inside_cluster(text, at, (before, after)))
}
