//! Which way each part of a text runs, and in which order its parts stand in a line (UAX #9).
//!
//! The levels are those of the Unicode Bidirectional Algorithm, as unicode-bidi finds them. What
//! an author sets apart, as code and links, is isolated from the text around it, so that neither
//! turns the other's punctuation. A text without a letter that runs from right to left has no
//! levels at all, and costs nothing.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::collect::{Isolate, OBJECT, Object, Text};
use crate::language::is_rtl_letter;

/// The levels of a text by byte: even where it runs from left to right.
#[derive(Clone, Debug)]
pub(crate) struct Levels {
    of_bytes: Vec<u8>,
    /// The level of the paragraph.
    pub(crate) base: u8,
}

impl Levels {
    /// The level of the character at a byte; the paragraph's behind the last.
    pub(crate) fn at(&self, byte: usize) -> u8 {
        self.of_bytes.get(byte).copied().unwrap_or(self.base)
    }

    /// The parts of a range that have one level each.
    pub(crate) fn runs(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut start = range.start;
        self.of_bytes[range].chunk_by(|a, b| a == b).map(move |run| {
            let from = start;
            start += run.len();
            from..start
        })
    }
}

/// Whether a text runs from right to left that stands where text runs so by default or not.
///
/// A text in letters of one direction runs that way. One with letters of both runs like the text
/// around it, unless its first letter and most of its letters run the other way. Where text runs
/// from right to left it takes far more Latin letters than others to turn it, since names and terms
/// are Latin in any language.
pub(crate) fn runs_rtl(text: &str, around: bool) -> bool {
    runs_rtl_if(text, around, may_be_rtl(text))
}

/// The same, where it is known whether the text may have a character that runs so.
pub(crate) fn runs_rtl_if(text: &str, around: bool, may_be: bool) -> bool {
    if !around && !may_be {
        return false;
    }
    let (mut ltr, mut rtl, mut first) = (0_usize, 0_usize, None);
    for c in text.chars() {
        let is_rtl = match bidi_class(c) {
            BidiClass::L => false,
            BidiClass::R | BidiClass::AL => true,
            _ => continue,
        };
        first.get_or_insert(is_rtl);
        *(if is_rtl { &mut rtl } else { &mut ltr }) += 1;
    }
    match (first, rtl, ltr) {
        (None, ..) => around,
        (_, _, 0) => true,
        (_, 0, _) => false,
        (Some(first), ..) if around => first || ltr <= MOST_LATIN * rtl,
        (Some(first), ..) => first && rtl > ltr,
    }
}

/// In a text that runs from right to left by default, so many Latin letters for each other one
/// don't turn it.
const MOST_LATIN: usize = 4;

/// Whether a text may have a character that runs from right to left, or one that turns others.
pub(crate) fn may_be_rtl(text: &str) -> bool {
    // Hebrew begins at U+0590, whose first byte is 0xd6; that of the scripts of Europe is smaller,
    // that of East Asia's and of typography's marks greater than 0xe0. Among the marks those that
    // turn text are told by their other bytes. Passes without a branch are the fastest.
    let bytes = text.as_bytes();
    let leads = |byte: u8| byte >= 0xd6 && byte.wrapping_sub(0xe1) > 0x0d;
    let marks = |first: u8, last: u8| {
        (first == 0x80) & ((last == 0x8f) | (last == 0xab) | (last == 0xae))
            | (first == 0x81) & (last == 0xa7)
    };
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let may_be = bytes.iter().fold(false, |any, &byte| any | leads(byte))
        || pairs.fold(false, |any, (&first, &last)| any | marks(first, last));
    may_be && text.chars().any(is_turning)
}

fn is_turning(c: char) -> bool {
    is_rtl_letter(c) || matches!(c, '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}')
}

/// The levels of a text in a paragraph that runs from right to left or not; none where all of it
/// runs from left to right.
pub(crate) fn levels(text: &Text, rtl: bool) -> Option<Levels> {
    if !rtl && !text.may_be_rtl {
        return None;
    }
    let base = u8::from(rtl);
    let (marked, places) = marked(text, &signs(text, rtl));
    let level = Level::new(base).ok();
    let info = BidiInfo::new(&marked, level);
    let of_bytes = places.iter().map(|&place| info.levels[place].number()).collect();
    Some(Levels { of_bytes, base })
}

/// The levels of a line of code, which runs from left to right; none where all of it does.
pub(crate) fn levels_of_line(line: &str) -> Option<Levels> {
    may_be_rtl(line).then(|| {
        let info = BidiInfo::new(line, Some(Level::ltr()));
        let of_bytes = info.levels.iter().map(Level::number).collect();
        Levels { of_bytes, base: 0 }
    })
}

/// A text with signs around what is isolated and at the ends of its author's lines, and where in
/// it each byte of the text has come to.
fn marked(text: &Text, signs: &[(usize, char)]) -> (String, Vec<usize>) {
    let mut marked = String::with_capacity(text.text.len() + 3 * signs.len());
    let mut places = Vec::with_capacity(text.text.len());
    let mut signs = signs.iter().peekable();
    let mut ends = text
        .pieces
        .iter()
        .filter(|piece| matches!(piece.object, Some(Object::LineBreak)))
        .map(|piece| piece.range.start)
        .peekable();
    for (at, c) in text.text.char_indices() {
        while let Some(&(_, sign)) = signs.next_if(|&&(place, _)| place <= at) {
            marked.push(sign);
        }
        let start = marked.len();
        let is_end = c == OBJECT && ends.next_if(|&end| end <= at).is_some();
        marked.push(if is_end { '\u{2029}' } else { c });
        places.extend((0..c.len_utf8()).map(|byte| start + byte));
    }
    (marked, places)
}

/// The signs that begin and end what is isolated, and where they stand.
fn signs(text: &Text, rtl: bool) -> Vec<(usize, char)> {
    let mut signs = Vec::with_capacity(text.isolates.len());
    // The places of the signs that have not been ended.
    let mut open = Vec::new();
    for &(at, isolate) in &text.isolates {
        let sign = match isolate {
            Isolate::Own => FIRST_STRONG,
            // Which of the two is known at its end.
            Isolate::Link | Isolate::LeftToRight => LEFT_TO_RIGHT,
            Isolate::RightToLeft => RIGHT_TO_LEFT,
            Isolate::End => END,
        };
        signs.push((at, sign));
        if isolate != Isolate::End {
            open.push((signs.len() - 1, isolate));
        } else if let Some((begin, Isolate::Link)) = open.pop() {
            let link = &text.text[signs[begin].0..at];
            if holds_together(link) {
                signs.pop();
                signs.remove(begin);
            } else if runs_rtl(link, rtl) {
                signs[begin].1 = RIGHT_TO_LEFT;
            }
        }
    }
    signs
}

/// The signs of isolates (UAX #9, table 3).
const LEFT_TO_RIGHT: char = '\u{2066}';
const RIGHT_TO_LEFT: char = '\u{2067}';
const FIRST_STRONG: char = '\u{2068}';
const END: char = '\u{2069}';

/// Whether a text is in letters of one direction from its first character to its last, so that
/// nothing around it can turn a part of it, nor it a part of that. Authors have seen such links
/// without isolation wherever they looked at them, and have put their own signs around them.
fn holds_together(text: &str) -> bool {
    let strong = |c: Option<char>| match c.map(bidi_class) {
        Some(BidiClass::L) => Some(false),
        Some(BidiClass::R | BidiClass::AL) => Some(true),
        _ => None,
    };
    let first = strong(text.chars().next());
    first.is_some()
        && first == strong(text.chars().next_back())
        && text.chars().all(|c| strong(Some(c)).is_none_or(|rtl| Some(rtl) == first))
}

/// The order in which parts of a line stand from left to right, given by their levels (rule L2).
pub(crate) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let levels: Vec<Level> =
        levels.iter().map(|&level| Level::new(level).unwrap_or(Level::ltr())).collect();
    BidiInfo::reorder_visual(&levels)
}

/// The levels of all characters of a text that is one line, and the order in which they stand; a
/// character that shows nothing has neither. `rtl` is the direction of the paragraph, that of its
/// first letter where there is none.
pub(crate) fn resolve(text: &str, rtl: Option<bool>) -> (Vec<Option<u8>>, Vec<usize>) {
    let base = rtl.map(|rtl| if rtl { Level::rtl() } else { Level::ltr() });
    let info = BidiInfo::new(text, base);
    let mut levels = Vec::new();
    for paragraph in &info.paragraphs {
        let of_bytes = info.reordered_levels(paragraph, paragraph.range.clone());
        let chars = text[paragraph.range.clone()].char_indices();
        levels.extend(chars.map(|(at, c)| {
            let level = of_bytes[paragraph.range.start + at].number();
            (!is_removed(c)).then_some(level)
        }));
    }
    let shown: Vec<usize> = (0..levels.len()).filter(|&index| levels[index].is_some()).collect();
    let order = visual_order(&shown.iter().filter_map(|&index| levels[index]).collect::<Vec<_>>());
    (levels, order.into_iter().map(|place| shown[place]).collect())
}

/// Whether a character is taken out before levels are found (rule X9).
fn is_removed(c: char) -> bool {
    use BidiClass as B;
    matches!(bidi_class(c), B::RLE | B::LRE | B::RLO | B::LRO | B::PDF | B::BN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_runs_as_its_letters_do() {
        for (text, around, expected) in [
            ("Hello", false, false),
            ("Hello", true, false),
            ("שלום", false, true),
            ("שלום", true, true),
            ("123", false, false),
            ("123", true, true),
            ("سلام is a greeting in Arabic", false, false),
            ("سلام عليكم (hello)", false, true),
            ("React Native للمبتدئين", true, true),
            ("React Native for everybody who has ever wished it (نعم)", true, false),
            ("", true, true),
        ] {
            assert_eq!(runs_rtl(text, around), expected, "{text}");
        }
    }

    #[test]
    fn lines_stand_in_the_order_of_their_levels() {
        assert_eq!(visual_order(&[0, 0, 1, 1, 0]), [0, 1, 3, 2, 4]);
        assert_eq!(visual_order(&[1, 2, 1]), [2, 1, 0]);
        let (levels, order) = resolve("אב 12 ג", Some(true));
        assert_eq!(levels, [1, 1, 1, 2, 2, 1, 1].map(Some));
        assert_eq!(order, [6, 5, 3, 4, 2, 1, 0]);
    }
}
