//! What characters are where lines are broken.

use unicode_linebreak::{BreakClass, break_property};

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
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3fffd}')
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
