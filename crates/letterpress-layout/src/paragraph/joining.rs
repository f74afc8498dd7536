//! Where letters that join are parted: by a change of the face or the colour, by a link that ends
//! in a word.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

/// Whether the first letter of a word joins the one before it in the text, and its last one the
/// one behind it.
pub(super) fn joins(text: &str, word: &Range<usize>) -> [bool; 2] {
    let (before, after) = (&text[..word.start], &text[word.end..]);
    let is_mark = |c: &char| c.script() == Script::Inherited;
    let joins = |left: Option<char>, right: Option<char>| {
        left.is_some_and(joins_next) && right.is_some_and(joins_previous)
    };
    let inner = &text[word.clone()];
    let last = |text: &str| text.chars().rev().find(|c| !is_mark(c));
    [joins(last(before), inner.chars().next()), joins(last(inner), after.chars().next())]
}

/// Whether a letter joins the one before it.
fn joins_previous(c: char) -> bool {
    is_joining(c) && !is_apart(c)
}

/// Whether a letter joins the one behind it.
fn joins_next(c: char) -> bool {
    is_joining(c) && !is_apart(c) && !is_last(c)
}

/// Whether a letter is of a script whose letters join, and no mark or figure.
fn is_joining(c: char) -> bool {
    let joins =
        matches!(c.script(), Script::Arabic | Script::Syriac | Script::Nko | Script::Mongolian);
    c == '\u{640}' || c == '\u{200d}' || joins && c.is_alphabetic()
}

/// Whether a letter joins none (Joining_Type=Non_Joining).
fn is_apart(c: char) -> bool {
    matches!(c, 'ء' | '\u{674}' | '\u{6d5}' | '\u{710}')
}

/// Whether a letter joins the one before it only (Joining_Type=Right_Joining): alef, dal, reh,
/// waw and the like.
fn is_last(c: char) -> bool {
    matches!(c, '\u{622}'..='\u{625}' | '\u{627}' | '\u{629}' | '\u{62f}'..='\u{632}' | '\u{648}'
        | '\u{671}'..='\u{673}' | '\u{675}'..='\u{677}' | '\u{688}'..='\u{699}' | '\u{6c0}'
        | '\u{6c3}'..='\u{6cb}' | '\u{6cd}' | '\u{6cf}' | '\u{6d2}' | '\u{6d3}' | '\u{6ee}'
        | '\u{6ef}' | '\u{715}'..='\u{719}' | '\u{71e}' | '\u{728}' | '\u{72a}' | '\u{72c}')
}

#[cfg(test)]
mod tests {
    use super::joins;

    #[test]
    fn letters_join_across_the_ends_of_words() {
        for (before, word, after, expected) in [
            ("", "سلام", "", [false, false]),
            ("ال", "كتاب", "", [true, false]),
            ("دا", "ر", "", [false, false]),
            ("", "ب", "يت", [false, true]),
            ("كِ", "ت", "اب", [true, true]),
            ("a", "ب", "b", [false, false]),
        ] {
            let text = format!("{before}{word}{after}");
            let range = before.len()..before.len() + word.len();
            assert_eq!(joins(&text, &range), expected, "{before}|{word}|{after}");
        }
    }
}
