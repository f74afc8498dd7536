//! The scripts of characters, and what they ask for.

use rustybuzz::Script as Tag;
use rustybuzz::ttf_parser;
use unicode_script::{Script, UnicodeScript};

use super::Elastic;

/// The script of the first character that has one of its own.
pub(crate) fn script_of(text: &str) -> Option<Script> {
    own_scripts(text).next()
}

/// The scripts of those characters that have one of their own.
pub(super) fn own_scripts(text: &str) -> impl Iterator<Item = Script> + '_ {
    let is_own = |script: &Script| !matches!(script, Script::Common | Script::Inherited);
    text.chars().map(|c| c.script()).filter(is_own)
}

/// A script as the shaper wants it; Latin where there is none.
pub(super) fn shaping(script: Option<Script>) -> Tag {
    let tag = script.map(tag).map(|tag| ttf_parser::Tag::from_bytes(&tag));
    tag.and_then(Tag::from_iso15924_tag).unwrap_or(rustybuzz::script::LATIN)
}

/// The ISO 15924 tag of a script.
pub(crate) fn tag(script: Script) -> [u8; 4] {
    script.short_name().as_bytes().try_into().unwrap_or(*b"Zyyy")
}

/// Whether two scripts are set as one: the three of Japanese are.
pub(super) fn are_kin(one: Script, other: Script) -> bool {
    one == other || is_ideographic(one) && is_ideographic(other)
}

/// Whether a script is set in squares.
pub(crate) fn is_ideographic(script: Script) -> bool {
    use Script as S;
    matches!(script, S::Han | S::Hiragana | S::Katakana | S::Bopomofo | S::Yi)
}

/// What the letters of a script may give.
pub(super) fn elastic(script: Option<Script>) -> Elastic {
    use Script as S;
    let Some(script) = script else { return Elastic { expands: true, spaced: true } };
    let apart =
        matches!(script, S::Latin | S::Greek | S::Cyrillic | S::Armenian | S::Georgian | S::Hebrew);
    Elastic { expands: !is_ideographic(script) && script != S::Hangul, spaced: apart }
}

/// Whether a script has capitals and small letters, whose heights can be compared.
pub(super) fn is_bicameral(script: Script) -> bool {
    use Script as S;
    matches!(script, S::Latin | S::Greek | S::Cyrillic | S::Armenian | S::Coptic)
}

/// Whether a mark is set in squares among ideographs and narrow among other letters: the
/// quotation marks, dashes and dots that both have.
pub(crate) fn is_ambiguous(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '…' | '—' | '·' | '‥')
}
