//! The face of last resort: boxes with code points in them, as Type 3 fonts.

use std::io::{self, Write};

use letterpress_page::{CODE_POINT_ADVANCE, CODE_POINT_EM, FontId};
use pdf_writer::Ref;

use super::codes::{Coded, Use, is_nothing, readable};
use super::type3::{Drawn, Resources, Type3};
use crate::file::{File, Ids};
use crate::profile::Version;

/// The width of every glyph in thousandths of the em.
pub(super) const WIDTH: f32 = (CODE_POINT_ADVANCE * 1000 / CODE_POINT_EM) as f32;

/// Left, bottom, width and height of a box; it descends about as far as a letter.
const FRAME: [i32; 4] = [40, -170, 700, 880];
/// The thickness of its sides.
const SIDE: i32 = 30;
/// The space between two rows of digits.
const BETWEEN_ROWS: i32 = 100;
/// The height of a pixel of a digit.
const PIXEL_HEIGHT: i32 = 56;

/// The digits to F, three pixels by five, a row in three bits, the top row first.
const DIGITS: [u16; 16] = [
    0b111_101_101_101_111,
    0b010_110_010_010_111,
    0b111_001_111_100_111,
    0b111_001_111_001_111,
    0b101_101_111_001_001,
    0b111_100_111_001_111,
    0b111_100_111_101_111,
    0b111_001_010_010_010,
    0b111_101_111_101_111,
    0b111_101_111_001_111,
    0b010_101_111_101_101,
    0b110_101_110_101_110,
    0b111_100_100_100_111,
    0b110_101_101_101_110,
    0b111_100_110_100_111,
    0b111_100_110_100_100,
];

/// The code points that have been used.
pub(crate) struct Boxes {
    glyphs: Type3,
    version: Version,
}

impl Boxes {
    /// No code points.
    pub(crate) fn new(face: FontId, version: Version) -> Self {
        Self { glyphs: Type3::new(face, false), version }
    }

    /// The object of one of the fonts.
    pub(crate) fn object(&self, part: u16) -> Option<Ref> {
        self.glyphs.object(part)
    }

    /// See [`super::Face::code`].
    pub(crate) fn code(&mut self, id: u32, text: Option<&[u8]>, ids: &mut Ids) -> bool {
        let own = char::from_u32(id).unwrap_or(char::REPLACEMENT_CHARACTER);
        let mut bytes = [0; 4];
        let own = Some(own.encode_utf8(&mut bytes).as_bytes()).filter(|own| !is_nothing(own));
        self.glyphs.code((known(id), WIDTH), readable(text, self.version), own, ids)
    }

    /// A code point that has a code.
    pub(crate) fn coded(&self, id: u32) -> &Coded {
        self.glyphs.coded(known(id))
    }

    /// Writes the fonts.
    pub(crate) fn write<W: Write>(self, file: &mut File<W>) -> io::Result<()> {
        self.glyphs.write(file, |uses, _| Ok(draw_all(uses)))
    }
}

/// The code point itself, or U+FFFD for what is none.
fn known(id: u32) -> u32 {
    char::from_u32(id).map_or(0xFFFD, u32::from)
}

fn draw_all(uses: &[Use<'_>]) -> Drawn {
    let [left, bottom, width, height] = FRAME.map(|value| value as f32);
    let procedure = |used: &Use<'_>| (format!("u{:04X}", used.id), draw(used.id));
    Drawn {
        bbox: [left, bottom, left + width, bottom + height],
        procedures: uses.iter().map(procedure).collect(),
        resources: Resources::default(),
        own: vec![None; uses.len()],
    }
}

/// A box with the digits of a code point in two rows: four, or six above U+FFFF.
fn draw(id: u32) -> Vec<u8> {
    let [left, bottom, width, height] = FRAME;
    let (right, top) = (left + width, bottom + height);
    let mut out = format!("{WIDTH} 0 {left} {bottom} {right} {top} d1\n");
    push_rect(&mut out, FRAME);
    push_rect(&mut out, [left + SIDE, bottom + SIDE, width - 2 * SIDE, height - 2 * SIDE]);
    out.push_str("f*\n");
    let per_row = if id > 0xFFFF { 3 } else { 2 };
    let pixel_width = if id > 0xFFFF { 46 } else { 60 };
    let row_width = (4 * per_row - 1) * pixel_width;
    let rows_height = 10 * PIXEL_HEIGHT + BETWEEN_ROWS;
    for place in 0..2 * per_row {
        let digit = DIGITS[(id >> (4 * (2 * per_row - 1 - place)) & 0xF) as usize];
        let (row, column) = (place / per_row, place % per_row);
        let x = left + (width - row_width) / 2 + column * 4 * pixel_width;
        let y = top - (height - rows_height) / 2 - row * (5 * PIXEL_HEIGHT + BETWEEN_ROWS);
        push_digit(&mut out, digit, [x, y, pixel_width]);
    }
    out.push_str("f\n");
    out.into_bytes()
}

/// The pixels of a digit, those side by side as one rectangle.
fn push_digit(out: &mut String, digit: u16, [x, y, pixel_width]: [i32; 3]) {
    for row in 0..5 {
        let bits = digit >> (12 - 3 * row) & 0b111;
        let y = y - (row + 1) * PIXEL_HEIGHT;
        let mut column = 0;
        while column < 3 {
            let run = (column..3).take_while(|column| bits >> (2 - column) & 1 == 1).count();
            let run = i32::try_from(run).unwrap_or(0);
            if run > 0 {
                push_rect(out, [x + column * pixel_width, y, run * pixel_width, PIXEL_HEIGHT]);
            }
            column += run + 1;
        }
    }
}

fn push_rect(out: &mut String, [x, y, width, height]: [i32; 4]) {
    out.push_str(&format!("{x} {y} {width} {height} re\n"));
}
