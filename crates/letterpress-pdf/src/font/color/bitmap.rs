use std::collections::BTreeMap;
use std::io::{self, Write};

use pdf_writer::Ref;
use ttf_parser::{Face, GlyphId, RasterGlyphImage, RasterImageFormat};

use super::canvas::push_number;
use crate::file::File;
use crate::font::type3::{EM, Resources};
use crate::picture;

/// The pictures of a face that are in the file, by where they are in the face's own; several
/// glyphs may share one. `None` for one that is broken.
#[derive(Default)]
pub(super) struct Bitmaps(BTreeMap<(usize, usize), Option<Ref>>);

impl Bitmaps {
    /// Writes a picture if it hasn't been written.
    pub(super) fn embed<W: Write>(
        &mut self,
        image: &RasterGlyphImage<'_>,
        file: &mut File<W>,
    ) -> io::Result<Option<Ref>> {
        let key = (image.data.as_ptr().addr(), image.data.len());
        if let Some(&object) = self.0.get(&key) {
            return Ok(object);
        }
        let object = match image.format {
            RasterImageFormat::PNG => picture::embed_png(image.data, file)?,
            _ => picture::embed_bgra(image.data, (image.width, image.height), file)?,
        };
        self.0.insert(key, object);
        Ok(object)
    }
}

/// The picture of a glyph, from the largest strike that has one in colour.
pub(super) fn of<'f>(face: &Face<'f>, glyph: GlyphId) -> Option<RasterGlyphImage<'f>> {
    let tables = face.tables();
    let strikes = tables.sbix.into_iter().flat_map(|sbix| sbix.strikes);
    let pictures = strikes.filter_map(|strike| strike.get(glyph));
    let sbix = pictures.max_by_key(|image| image.pixels_per_em);
    let image = sbix.or_else(|| tables.cbdt?.get(glyph, u16::MAX))?;
    let is_colored =
        matches!(image.format, RasterImageFormat::PNG | RasterImageFormat::BitmapPremulBgra32);
    (is_colored && image.pixels_per_em > 0).then_some(image)
}

/// Left, bottom, right and top of a picture in thousandths of the em.
pub(super) fn place(image: &RasterGlyphImage<'_>) -> [f32; 4] {
    let unit = EM / f32::from(image.pixels_per_em);
    let (left, bottom) = (f32::from(image.x) * unit, f32::from(image.y) * unit);
    let (width, height) = (f32::from(image.width) * unit, f32::from(image.height) * unit);
    [left, bottom, left + width, bottom + height]
}

/// Shows a picture in its place.
pub(super) fn show(
    out: &mut Vec<u8>,
    image: &RasterGlyphImage<'_>,
    object: Ref,
    resources: &mut Resources,
) {
    let [left, bottom, right, top] = place(image);
    let name = format!("X{}", object.get());
    out.extend_from_slice(b"q ");
    for value in [right - left, 0.0, 0.0, top - bottom, left, bottom] {
        push_number(out, value, 2);
    }
    out.extend_from_slice(format!("cm\n/{name} Do\nQ\n").as_bytes());
    if !resources.x_objects.iter().any(|(known, _)| *known == name) {
        resources.x_objects.push((name, object));
    }
}
