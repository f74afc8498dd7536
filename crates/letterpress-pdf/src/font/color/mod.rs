//! Glyphs in colour, as Type 3 fonts: pictures (`CBDT`, `sbix`) and painted outlines (`COLR`).
//!
//! Glyphs that a face has as SVG alone are drawn by their outlines, since it would take a reader
//! of SVG to draw them; most faces with such glyphs have them in another way too.

mod bitmap;
mod canvas;
mod compose;
mod gradient;
mod paint;
mod shading;

use std::io::{self, Write};

use letterpress_page::FontId;
use ttf_parser::{Face, GlyphId};

use super::codes::Use;
use super::instance::Instance;
use super::opentype::own_characters;
use super::type3::{Drawn, EM, Resources, Type3};
use crate::file::{File, Ids};
use bitmap::Bitmaps;
use canvas::Canvas;

/// The most UTF-16 units that a code may read as: mupdf up to 1.21 drops more, and says so. A
/// family of four has eleven.
const MOST_UNITS: usize = 8;

/// The glyphs of a face that are drawn in colour.
pub(super) struct Colors {
    /// Whether the face may have such glyphs at all.
    pub(super) are_there: bool,
    /// Their fonts.
    pub(super) fonts: Type3,
    has_outlines: bool,
}

impl Colors {
    /// None so far.
    pub(super) fn of(id: FontId, face: &Face<'_>) -> Self {
        let tables = face.tables();
        let has_outlines = tables.glyf.is_some() || tables.cff.is_some() || tables.cff2.is_some();
        let has_colors = tables.colr.is_some() || tables.cbdt.is_some() || tables.sbix.is_some();
        Self { are_there: has_colors, fonts: Type3::new(id, true), has_outlines }
    }

    /// Whether a glyph is drawn in colour. In a face without outlines all are, so that a space
    /// has a font to stand in.
    pub(super) fn draws(&self, face: &Face<'_>, glyph: u16) -> bool {
        let glyph = GlyphId(glyph);
        !self.has_outlines || face.is_color_glyph(glyph) || bitmap::of(face, glyph).is_some()
    }

    /// Gives a glyph a code; see [`Type3::code`]. One that stands for a long text reads as the
    /// first character of it, so that the whole stands in spans.
    pub(super) fn code(
        &mut self,
        (id, width): (u32, f32),
        text: Option<&[u8]>,
        ids: &mut Ids,
    ) -> bool {
        let whole = text.and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
        let is_long = whole.encode_utf16().nth(MOST_UNITS).is_some();
        let head = whole.chars().next().filter(|_| is_long).map(String::from);
        self.fonts.code((id, width), text, head.as_ref().map(String::as_bytes), ids)
    }

    /// Writes the fonts and what they show.
    pub(super) fn write<W: Write>(
        &self,
        instance: &Instance,
        file: &mut File<W>,
    ) -> io::Result<()> {
        let face = instance.face()?;
        let mut bitmaps = Bitmaps::default();
        self.fonts.write(file, |uses, file| {
            let own = own_characters(&face, uses);
            let own = uses.iter().map(|used| own.get(&used.id).copied()).collect();
            let mut drawn = Drawn {
                bbox: [0.0, 0.0, EM, EM],
                procedures: Vec::new(),
                resources: Resources::default(),
                own,
            };
            for used in uses {
                let procedure = draw(&face, used, &mut drawn, (&mut bitmaps, file))?;
                drawn.procedures.push((format!("g{}", used.id), procedure));
            }
            Ok(drawn)
        })
    }
}

/// Draws a glyph, which may have colours of its own (ISO 32000-2 §9.6.4, `d0`).
fn draw<W: Write>(
    face: &Face<'_>,
    used: &Use<'_>,
    drawn: &mut Drawn,
    (bitmaps, file): (&mut Bitmaps, &mut File<W>),
) -> io::Result<Vec<u8>> {
    let glyph = GlyphId(u16::try_from(used.id).unwrap_or(0));
    let mut out = format!("{} 0 d0\n", used.coded.width).into_bytes();
    if let Some(painting) = paint::record(face, glyph) {
        grow(&mut drawn.bbox, painting.bounds);
        let mut canvas = Canvas::new(painting.bounds, &mut drawn.resources, file);
        canvas.paint(&painting.nodes)?;
        out.extend(canvas.finish());
    } else if let Some(bitmap) = bitmap::of(face, glyph)
        && let Some(object) = bitmaps.embed(&bitmap, file)?
    {
        grow(&mut drawn.bbox, bitmap::place(&bitmap));
        bitmap::show(&mut out, &bitmap, object, &mut drawn.resources);
    }
    Ok(out)
}

/// Makes a box large enough to hold another.
fn grow(bbox: &mut [f32; 4], [left, bottom, right, top]: [f32; 4]) {
    *bbox = [bbox[0].min(left), bbox[1].min(bottom), bbox[2].max(right), bbox[3].max(top)];
}
