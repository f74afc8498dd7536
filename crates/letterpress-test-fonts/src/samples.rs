//! What is written with each font.

use crate::{TestFont, font};

/// A few sentences in one language, with the font that has all their characters.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The font it is set with.
    pub font: &'static TestFont,
    /// Whether the script runs from right to left.
    pub right_to_left: bool,
    /// The script by its ISO 15924 code, as a shaper is told it.
    pub script: &'static str,
    /// The language by its BCP 47 tag.
    pub language: &'static str,
    /// The sentences, in one line.
    pub text: &'static str,
}

/// All samples, in the order of the fonts.
pub fn samples() -> impl Iterator<Item = Sample> {
    rows(include_str!("../samples.txt"))
        .map(|line| read(line).expect("the samples are written by hand and tested to be read"))
}

/// The first sample in this language.
pub fn sample(language: &str) -> Option<Sample> {
    samples().find(|sample| sample.language == language)
}

/// The lines of a table of ours, without its comments.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// Whether a direction of the tables is from right to left.
pub(crate) fn right_to_left(direction: &str) -> Option<bool> {
    match direction {
        "ltr" => Some(false),
        "rtl" => Some(true),
        _ => None,
    }
}

fn read(line: &'static str) -> Option<Sample> {
    let mut fields = line.split('\t');
    Some(Sample {
        font: font(fields.next()?)?,
        right_to_left: right_to_left(fields.next()?)?,
        script: fields.next()?,
        language: fields.next()?,
        text: fields.next()?,
    })
}
