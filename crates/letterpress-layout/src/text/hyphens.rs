//! Where the words of a language may be hyphenated.
//!
//! The author's own words come first, then TeX's exceptions for English, then the patterns.
//! These are TeX's, as hypher has them; English in all its varieties has those of American
//! English.
//!
//! A hyphen never stands in a part of less than [`LEAST_LETTERS`] letters, nor in one with
//! capitals inside: a name that its owner writes so. One that is all capitals needs
//! [`LEAST_CAPITALS`], and a hyphen in it costs more: it may be an abbreviation. A part lies between
//! dashes, slashes, ellipses and apostrophes: `l’exem-ple`, `gov-ern-ment’s`,
//! `ei-ther—or`. What has digits, other signs or hyphens of the author's is left alone, as TeX
//! leaves it (tex.web §894, §899).

use hypher::Lang;
use unicode_segmentation::UnicodeSegmentation;

use crate::hyphenation::{Exceptions, is_letter};
use crate::language::primary;

/// The least number of letters that a part to be hyphenated by rule has.
const LEAST_LETTERS: usize = 5;

/// The words that the patterns of American English hyphenate wrongly (hyphen.tex).
const ENGLISH: &[&str] = &[
    "as-so-ciate",
    "as-so-ciates",
    "dec-li-na-tion",
    "oblig-a-tory",
    "phil-an-thropic",
    "present",
    "presents",
    "project",
    "projects",
    "reci-procity",
    "re-cog-ni-zance",
    "ref-or-ma-tion",
    "ret-ri-bu-tion",
    "ta-ble",
];

/// Finds the hyphens of words in one language.
pub(crate) struct Hyphenator<'a> {
    /// What the author says.
    asked: &'a Exceptions,
    /// What the patterns get wrong.
    known: Exceptions,
    patterns: Option<Lang>,
}

impl<'a> Hyphenator<'a> {
    pub(crate) fn new(lang: &str, asked: &'a Exceptions) -> Self {
        let patterns = patterns(&primary(lang));
        let mut known = Exceptions::new();
        if patterns == Some(Lang::English) {
            for word in ENGLISH {
                known.add(word).expect("the list has words only");
            }
        }
        Self { asked, known, patterns }
    }

    /// Whether there are patterns for the language.
    pub(crate) fn has_patterns(&self) -> bool {
        self.patterns.is_some()
    }

    /// The byte offsets at which a word between two spaces may be hyphenated, in order.
    pub(crate) fn points(&self, text: &str) -> Box<[u32]> {
        let mut found = Vec::new();
        let mut start = 0;
        for piece in text.split_inclusive(is_divider) {
            self.piece(piece.trim_end_matches(is_divider), start, &mut found);
            start += piece.len();
        }
        found.into()
    }

    /// Adds the points of what lies between two dashes or slashes, at a byte of the word.
    fn piece(&self, piece: &str, start: usize, found: &mut Vec<u32>) {
        let Some(first) = piece.find(is_letter) else { return };
        let core = piece[first..].trim_end_matches(|c| !is_letter(c));
        if core.is_empty() || !core.chars().all(|c| is_letter(c) || is_apostrophe(c)) {
            return;
        }
        // A figure is no letter, but `2nd` and `x²` are no words either.
        if piece.contains(char::is_numeric) {
            return;
        }
        let mut start = start + first;
        for part in core.split_inclusive(is_apostrophe) {
            self.part(part.trim_end_matches(is_apostrophe), start, found);
            start += part.len();
        }
    }

    /// Adds the points of a part that is made of letters only.
    fn part(&self, part: &str, start: usize, found: &mut Vec<u32>) {
        let before = found.len();
        let mut add = |count: usize| {
            let at = part.char_indices().nth(count).map(|(at, _)| start + at);
            found.extend(at.and_then(|at| u32::try_from(at).ok()));
        };
        if let Some(points) = self.asked.find(part) {
            points.iter().copied().for_each(add);
        } else if !is_plain(part) {
            return;
        } else if let Some(points) = self.known.find(part) {
            points.iter().copied().for_each(add);
        } else if let Some(lang) = self.patterns {
            // Lowered here, since the patterns' own lowering knows no Turkish. The letters are
            // as many before and after, but not their bytes.
            let lowered: String = part.chars().map(|c| lowered(c, lang)).collect();
            let (left, right) = minima(lang);
            let syllables = hypher::hyphenate_bounded(&lowered, lang, left, right);
            let mut count = 0;
            for syllable in syllables {
                count += syllable.chars().count();
                add(count);
            }
        }
        if !part.is_ascii() {
            // Neither the author nor a pattern may part a letter from its accent.
            let is_start =
                |at: u32| part.grapheme_indices(true).any(|(a, _)| start + a == at as usize);
            let kept = found.split_off(before);
            found.extend(kept.into_iter().filter(|&at| is_start(at)));
        }
    }
}

/// The least number of letters of a part in capitals: shorter ones are abbreviations.
const LEAST_CAPITALS: usize = 6;

/// Whether a part is a word that may be hyphenated by rule.
fn is_plain(part: &str) -> bool {
    let letters = part.chars().count();
    if part.chars().all(char::is_uppercase) {
        return letters >= LEAST_CAPITALS;
    }
    letters >= LEAST_LETTERS && !part.chars().skip(1).any(char::is_uppercase)
}

/// Whether a sign stands between two words without a space.
fn is_divider(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '/' | '…')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The patterns for a language, given as the primary subtag of its tag.
fn patterns(code: &str) -> Option<Lang> {
    // The one language of the 48 that has a subtag of its own besides its family's.
    let code = if code == "kmr" { "ku" } else { code };
    <[u8; 2]>::try_from(code.as_bytes()).ok().and_then(Lang::from_iso)
}

/// How many letters stand at least before and after a hyphen.
///
/// These are the minima for typesetting that the patterns' files state (hyph-utf8,
/// `hyphenmins`), or those they were generated for where they state no other. hypher differs in
/// Czech, in Sanskrit and in the other Indic languages. Its two letters on each side in Finnish
/// are kept although its file was generated for one, for one alone looks poor; the other
/// patterns of Finnish ask for two as well.
fn minima(lang: Lang) -> (usize, usize) {
    match lang {
        Lang::Czech => (2, 3),
        Lang::Sanskrit => (1, 3),
        Lang::Assamese
        | Lang::Bengali
        | Lang::Gujarati
        | Lang::Hindi
        | Lang::Kannada
        | Lang::Malayalam
        | Lang::Marathi
        | Lang::Oriya
        | Lang::Panjabi
        | Lang::Tamil
        | Lang::Telugu => (1, 1),
        _ => lang.bounds(),
    }
}

/// A letter's small letter in a language, where it is one letter; Turkish has two letters I.
fn lowered(c: char, lang: Lang) -> char {
    match c {
        'I' if lang == Lang::Turkish => 'ı',
        'İ' => 'i',
        _ => {
            let mut small = c.to_lowercase();
            small.next().filter(|_| small.next().is_none()).unwrap_or(c)
        }
    }
}

#[cfg(test)]
mod tests;
