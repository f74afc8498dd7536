//! Scripts that are broken between orthographic syllables, aksaras, without a dictionary: Balinese,
//! Batak, Cham, Javanese, Makasar and others (LB28a of Unicode 16).

use super::characters::is_combining;
use super::opportunities::{Ease, Opportunity};

/// What a character is in a syllable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// AP: stands before its syllable.
    Before,
    /// AK: a letter that may stand below another one.
    Letter,
    /// AS: a letter or a figure that never does.
    Start,
    /// VI: puts the next letter below the last one.
    Virama,
    /// VF: takes the vowel from the last letter, which then ends a syllable.
    Final,
    /// Clings to what stands before it.
    Mark,
    /// None of this.
    Other,
}

/// The parts of syllables by their first and last character, in order. Values of Line_Break in
/// Unicode 17.
const PARTS: &[(char, char, Part)] = &[
    ('\u{1b05}', '\u{1b33}', Part::Letter),
    ('\u{1b44}', '\u{1b44}', Part::Virama),
    ('\u{1b45}', '\u{1b4c}', Part::Letter),
    ('\u{1b50}', '\u{1b59}', Part::Start),
    ('\u{1bc0}', '\u{1be5}', Part::Start),
    ('\u{1bf2}', '\u{1bf3}', Part::Final),
    ('\u{a984}', '\u{a9b2}', Part::Letter),
    ('\u{a9c0}', '\u{a9c0}', Part::Virama),
    ('\u{a9d0}', '\u{a9d9}', Part::Start),
    ('\u{aa00}', '\u{aa28}', Part::Start),
    ('\u{aa50}', '\u{aa59}', Part::Start),
    ('\u{11003}', '\u{11004}', Part::Before),
    ('\u{11005}', '\u{11037}', Part::Letter),
    ('\u{11046}', '\u{11046}', Part::Virama),
    ('\u{11066}', '\u{1106f}', Part::Start),
    ('\u{11071}', '\u{11072}', Part::Letter),
    ('\u{11075}', '\u{11075}', Part::Letter),
    ('\u{11305}', '\u{1130c}', Part::Letter),
    ('\u{1130f}', '\u{11310}', Part::Letter),
    ('\u{11313}', '\u{11328}', Part::Letter),
    ('\u{1132a}', '\u{11330}', Part::Letter),
    ('\u{11332}', '\u{11333}', Part::Letter),
    ('\u{11335}', '\u{11339}', Part::Letter),
    ('\u{1134d}', '\u{1134d}', Part::Virama),
    ('\u{11350}', '\u{11350}', Part::Start),
    ('\u{1135e}', '\u{1135f}', Part::Start),
    ('\u{11360}', '\u{11361}', Part::Letter),
    ('\u{11380}', '\u{11389}', Part::Start),
    ('\u{1138b}', '\u{1138b}', Part::Start),
    ('\u{1138e}', '\u{1138e}', Part::Start),
    ('\u{11390}', '\u{11391}', Part::Start),
    ('\u{11392}', '\u{113b5}', Part::Letter),
    ('\u{113d0}', '\u{113d0}', Part::Virama),
    ('\u{113d1}', '\u{113d1}', Part::Before),
    ('\u{11900}', '\u{11906}', Part::Letter),
    ('\u{11909}', '\u{11909}', Part::Letter),
    ('\u{1190c}', '\u{11913}', Part::Letter),
    ('\u{11915}', '\u{11916}', Part::Letter),
    ('\u{11918}', '\u{1192f}', Part::Letter),
    ('\u{1193e}', '\u{1193e}', Part::Virama),
    ('\u{1193f}', '\u{1193f}', Part::Before),
    ('\u{11941}', '\u{11941}', Part::Before),
    ('\u{11950}', '\u{11959}', Part::Start),
    ('\u{11ee0}', '\u{11ef1}', Part::Start),
    ('\u{11f02}', '\u{11f02}', Part::Before),
    ('\u{11f04}', '\u{11f10}', Part::Letter),
    ('\u{11f12}', '\u{11f33}', Part::Letter),
    ('\u{11f42}', '\u{11f42}', Part::Virama),
    ('\u{11f50}', '\u{11f59}', Part::Start),
    ('\u{16100}', '\u{1611d}', Part::Start),
    ('\u{16130}', '\u{16139}', Part::Start),
];

/// The part that a character is.
fn part(c: char) -> Part {
    let index = PARTS.partition_point(|&(_, last, _)| last < c);
    match PARTS.get(index) {
        Some(&(first, _, part)) if first <= c => part,
        _ if is_combining(c) => Part::Mark,
        _ => Part::Other,
    }
}

/// Adds the opportunities between two syllables.
pub(super) fn add(text: &str, found: &mut Vec<Opportunity>) {
    let mut before = Part::Other;
    let mut figure = false;
    for (at, c) in text.char_indices() {
        let part = part(c);
        if part == Part::Mark {
            continue;
        }
        let parted = part != Part::Other
            && !(figure && c.is_numeric())
            && is_parted((before, part), &text[at + c.len_utf8()..]);
        if parted {
            found.push(Opportunity { at, ease: Ease::Free });
        }
        // What a virama follows that puts nothing below it has a syllable of its own.
        (before, figure) = (part, c.is_numeric());
    }
}

/// Whether a syllable ends between two parts; of the second it is known what follows it.
fn is_parted((before, after): (Part, Part), rest: &str) -> bool {
    let starts = matches!(after, Part::Before | Part::Letter | Part::Start);
    let ends = matches!(before, Part::Letter | Part::Start | Part::Virama | Part::Final);
    let joined = match before {
        Part::Virama => after == Part::Letter,
        // A letter without a vowel ends the syllable before it.
        Part::Letter | Part::Start => after != Part::Before && is_final(rest),
        _ => false,
    };
    starts && ends && !joined
}

/// Whether a text begins with what takes the vowel from the letter before it.
fn is_final(text: &str) -> bool {
    text.chars().map(part).find(|&part| part != Part::Mark) == Some(Part::Final)
}
