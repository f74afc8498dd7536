//! The colouring of code; whoever knows the languages does it.

use std::ops::Range;

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// A keyword.
    Keyword,
    /// The name of a type, a function or a tag.
    Name,
    /// A string or a character.
    String,
    /// A number or a constant.
    Number,
    /// A comment.
    Comment,
}

/// Finds the tokens of code.
pub trait Highlighter: Sync {
    /// The tokens of `code` as byte ranges in order, none overlapping; whatever lies between
    /// them is plain. An unknown language has none.
    fn highlight(&self, language: &str, code: &str) -> Vec<(Range<usize>, Token)>;
}

/// Colours nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Highlighter for Plain {
    fn highlight(&self, _language: &str, _code: &str) -> Vec<(Range<usize>, Token)> {
        Vec::new()
    }
}
