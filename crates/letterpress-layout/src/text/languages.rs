//! The languages of a document and of its parts.

use unicode_script::Script;

use super::hyphens::Hyphenator;
use crate::hyphenation::Exceptions;
use crate::language;

/// The place of a language among those of a document; its own is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct LangId(pub(super) u16);

/// A language that a text is shaped and hyphenated in.
pub(super) struct Language<'a> {
    /// Its BCP 47 tag.
    pub(super) tag: Box<str>,
    pub(super) shaping: Option<rustybuzz::Language>,
    pub(super) hyphenator: Hyphenator<'a>,
    /// The scripts that it is written in, but for Latin.
    pub(super) scripts: &'static [Script],
}

impl<'a> Language<'a> {
    pub(super) fn new(tag: &str, exceptions: &'a Exceptions) -> Self {
        let hyphenator = Hyphenator::new(tag, exceptions);
        let scripts = language::scripts(tag);
        Self { tag: tag.into(), shaping: tag.parse().ok(), hyphenator, scripts }
    }
}
