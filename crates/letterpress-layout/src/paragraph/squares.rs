//! What stands between characters that are set in squares, and between them and others.
//!
//! Brackets, commas and full stops fill half of their square. Here the other half is white space
//! of its own: it vanishes at the ends of lines, two marks side by side share it, and a line that
//! is too long takes some of it (JIS X 4051 §4; W3C *Requirements for Japanese Text Layout* §3.1,
//! *Requirements for Chinese Text Layout* §3.1). Between an ideograph and a letter or a figure
//! stands a quarter of an em.

use std::ops::Range;

use unicode_script::UnicodeScript;

use super::joints::is_east_asian;
use crate::text::scripts::{is_ambiguous, is_ideographic};

/// What a character is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A Chinese character, a kana.
    Ideograph,
    /// A mark whose ink stands at the right of its square.
    Opening,
    /// One whose ink stands at the left.
    Closing,
    /// A mark that fills its square, or stands in its middle.
    Full,
    /// A letter or a figure of another script.
    Letter,
    /// Anything else: a space, a narrow mark.
    Other,
}

/// White space between two characters: what it has by nature, in fractions of the em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, but it may grow a little.
    None,
    /// The half of a mark's square.
    Half,
    /// A quarter between two scripts.
    Quarter,
}

/// The class of a character. Marks are told by what they are; whether their square has a half to
/// give is the face's to say.
pub(super) fn class(c: char) -> Class {
    match c {
        '「' | '『' | '（' | '〔' | '［' | '｛' | '〈' | '《' | '【' | '〖' | '〘' | '〚'
        | '〝' | '“' | '‘' => Class::Opening,
        '」' | '』' | '）' | '〕' | '］' | '｝' | '〉' | '》' | '】' | '〗' | '〙' | '〛'
        | '〞' | '〟' | '”' | '’' | '、' | '。' | '，' | '．' | '：' | '；' | '！' | '？' => {
            Class::Closing
        }
        '・' | '…' | '—' | '‥' => Class::Full,
        _ if is_ideographic(c.script()) => Class::Ideograph,
        _ if is_east_asian(c) => Class::Full,
        _ if c.is_alphanumeric() => Class::Letter,
        _ => Class::Other,
    }
}

/// Whether a text has characters that are set in squares.
pub(super) fn has_squares(text: &str) -> bool {
    text.bytes().any(|byte| byte >= 0xe3) && text.chars().any(is_square)
}

/// Whether a character is set in a square, whatever stands beside it.
fn is_square(c: char) -> bool {
    is_east_asian(c) && c.script() != unicode_script::Script::Hangul
}

/// Whether quotation marks, dashes or dots that a word consists of stand beside squares.
pub(super) fn stands_among(text: &str, word: &Range<usize>) -> bool {
    if !text[word.clone()].chars().all(is_ambiguous) {
        return false;
    }
    let before = text[..word.start].chars().rev().find(|&c| !is_ambiguous(c));
    let after = text[word.end..].chars().find(|&c| !is_ambiguous(c));
    before.is_some_and(is_square) || after.is_some_and(is_square)
}

/// The parts of a text that are shaped together: marks that may give half of their square are
/// alone, and so are those that are squares only among others.
pub(super) fn parts(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_alone = |c: char| matches!(class(c), Class::Opening | Class::Closing);
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let first = rest.chars().next()?;
        let length = match is_alone(first) {
            true => first.len_utf8(),
            false => {
                let dash = is_ambiguous(first);
                rest.find(|c| is_alone(c) || is_ambiguous(c) != dash).unwrap_or(rest.len())
            }
        };
        start += length;
        Some(start - length..start)
    })
}

/// The white space between two characters, if any may stand there; `before` and `after` say
/// whether the first has white space after it, and the second before it.
pub(super) fn gap(left: char, right: char, (before, after): (bool, bool)) -> Option<Gap> {
    use Class as C;
    if !is_square(left) && !is_square(right) && !before && !after {
        return None;
    }
    match (class(left), class(right)) {
        // A space of the author's is white enough.
        (C::Closing, _) if right == ' ' => None,
        // Two that close, and what closes what has just been opened, touch each other.
        (C::Opening, _) | (C::Closing, C::Closing) => None,
        (C::Closing, _) if before => Some(Gap::Half),
        (_, C::Opening) if after => Some(Gap::Half),
        (C::Ideograph, C::Letter) | (C::Letter, C::Ideograph) => Some(Gap::Quarter),
        (C::Other, _) | (_, C::Other) => None,
        (_, C::Closing) => None,
        _ => Some(Gap::None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The gap between two characters whose squares have halves to give.
    fn between(left: char, right: char) -> Option<Gap> {
        let before = class(left) == Class::Closing;
        gap(left, right, (before, class(right) == Class::Opening))
    }

    #[test]
    fn marks_share_the_white_space_between_them() {
        for (left, right, expected) in [
            ('漢', '字', Some(Gap::None)),
            ('字', '。', None),
            ('。', '字', Some(Gap::Half)),
            ('」', '「', Some(Gap::Half)),
            ('」', '。', None),
            ('（', '「', None),
            ('字', '（', Some(Gap::Half)),
            ('字', 'A', Some(Gap::Quarter)),
            ('9', '月', Some(Gap::Quarter)),
            ('。', 'A', Some(Gap::Half)),
            ('字', '%', None),
            ('a', 'b', None),
        ] {
            assert_eq!(between(left, right), expected, "{left}{right}");
        }
        assert_eq!(gap('”', 'a', (false, false)), None);
    }

    #[test]
    fn marks_are_shaped_alone() {
        let text = "「你好」，world。";
        let found: Vec<&str> = parts(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["「", "你好", "」", "，", "world", "。"]);
        assert_eq!(parts("").count(), 0);
    }
}
