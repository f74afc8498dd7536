//! What HarfBuzz makes of each word.

use crate::samples::{right_to_left, rows};
use crate::{TestFont, font};

/// A word with the glyphs that HarfBuzz shapes it into.
///
/// The word was shaped alone, with the features that are on by default and clusters that are
/// whole graphemes. Versions 10.0 to 15.0 agree on all of them.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The font it is shaped with.
    pub font: &'static TestFont,
    /// Whether it is shaped from right to left; the glyphs stand from left to right either way.
    pub right_to_left: bool,
    /// The script by its ISO 15924 code.
    pub script: &'static str,
    /// The language by its BCP 47 tag.
    pub language: &'static str,
    /// The word.
    pub text: &'static str,
    /// The glyphs, in the order they are drawn in.
    pub glyphs: Vec<Glyph>,
}

/// A glyph in its place, in units of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The number of the glyph in the font.
    pub id: u16,
    /// The byte of the word at which its cluster begins.
    pub cluster: usize,
    /// How far it moves the pen.
    pub x_advance: i32,
    /// How far to the right of the pen it is drawn.
    pub x_offset: i32,
    /// How far above the pen it is drawn.
    pub y_offset: i32,
}

/// What is expected of every word of the samples, in their order.
pub fn expected() -> impl Iterator<Item = Expected> {
    rows(include_str!("../expected.txt"))
        .map(|line| read(line).expect("make.py writes such lines, and each is tested to be read"))
}

fn read(line: &'static str) -> Option<Expected> {
    let mut fields = line.split('\t');
    Some(Expected {
        font: font(fields.next()?)?,
        right_to_left: right_to_left(fields.next()?)?,
        script: fields.next()?,
        language: fields.next()?,
        glyphs: fields.next()?.split(' ').map(glyph).collect::<Option<_>>()?,
        text: fields.next()?,
    })
}

/// Reads `number@byte:advance,x,y`.
fn glyph(text: &str) -> Option<Glyph> {
    let (id, rest) = text.split_once('@')?;
    let (cluster, place) = rest.split_once(':')?;
    let mut place = place.split(',').map(str::parse);
    Some(Glyph {
        id: id.parse().ok()?,
        cluster: cluster.parse().ok()?,
        x_advance: place.next()?.ok()?,
        x_offset: place.next()?.ok()?,
        y_offset: place.next()?.ok()?,
    })
}
