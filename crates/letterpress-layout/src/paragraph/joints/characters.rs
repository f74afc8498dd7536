//! What characters are where lines are broken.

use unicode_linebreak::{BreakClass, break_property};
use unicode_segmentation::GraphemeCursor;

use crate::paragraph::collect::OBJECT;

/// The class that UAX #14 gives a character.
pub(super) fn class(c: char) -> BreakClass {
    break_property(c.into())
}

/// Whether a quotation mark opens where it stands free: General_Category Pi, class QU.
pub(super) fn is_initial_quote(c: char) -> bool {
    matches!(c, '«' | '‘' | '‛' | '“' | '‟' | '‹' | '⸂' | '⸄' | '⸉' | '⸌' | '⸜' | '⸠')
}

/// Whether a quotation mark closes where it stands free: General_Category Pf, class QU.
pub(super) fn is_final_quote(c: char) -> bool {
    matches!(c, '»' | '’' | '”' | '›' | '⸃' | '⸅' | '⸊' | '⸍' | '⸝' | '⸡')
}

/// Whether a character is a quotation mark of any kind.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'') || is_initial_quote(c) || is_final_quote(c)
}

/// Whether a character is a dash that stands between or before words.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// Whether a character is of a script that is set in squares, wide or half wide (UAX #11: W, F
/// and H). Emoji are left out, for they stand in text of any script.
pub(crate) fn is_east_asian(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{2329}' | '\u{232a}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3fffd}')
}

/// Whether a character is a letter or a syllable of Hangul, whole or in parts, wide or half wide.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{ffa0}'..='\u{ffdc}')
}

/// Whether a character clings to the one before it and takes its nature (LB9).
pub(super) fn is_combining(c: char) -> bool {
    matches!(class(c), BreakClass::CombiningMark | BreakClass::ZeroWidthJoiner)
}

/// The last character of a text that does not combine with the one before it.
pub(super) fn base(text: &str) -> Option<char> {
    text.chars().rev().find(|&c| !is_combining(c))
}

/// The class of what a text ends in, marks that combine with it included; those that have nothing
/// to combine with are letters (LB10).
pub(super) fn base_class(text: &str) -> Option<BreakClass> {
    use BreakClass as B;
    let found = base(text).map(class);
    let is_bare = match found {
        None => true,
        Some(B::Space | B::ZeroWidthSpace | B::Mandatory) => true,
        Some(class) => matches!(class, B::CarriageReturn | B::LineFeed | B::NextLine),
    };
    if is_bare && text.ends_with(is_combining) { Some(B::Alphabetic) } else { found }
}

/// Whether a place between two characters lies inside of a cluster (UAX #29). UAX #14 lets lines
/// end in some: between a space and a mark that combines with it.
pub(super) fn is_inside_cluster(text: &str, at: usize, (before, after): (char, char)) -> bool {
    if is_plain(before) && is_plain(after) {
        return false;
    }
    let boundary = GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0);
    // Of a whole text that starts at its first byte the answer is always known.
    boundary == Ok(false)
}

/// Whether a character neither combines with the one before it nor with the one after it. Of the
/// many others that don't, the commonest are enough.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\0'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{590}' | '\u{5d0}'..='\u{5ff}'
        | '\u{620}'..='\u{64a}' | '\u{1e00}'..='\u{200a}' | '\u{2010}'..='\u{205f}'
        | '\u{2e80}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309b}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff9d}' | '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether something begins after a text: it is empty or ends in a space, in what opens, or in
/// quotation marks after one of these.
pub(super) fn begins_after(left: &str) -> bool {
    let Some(last) = left.trim_end_matches(is_quote).chars().next_back() else { return true };
    matches!(last, ' ' | OBJECT | '`')
        || !last.is_alphanumeric()
            && matches!(
                class(last),
                BreakClass::OpenPunctuation
                    | BreakClass::NonBreakingGlue
                    | BreakClass::ZeroWidthSpace
            )
}
