use std::io::{self, Write};

use pdf_writer::types::FontFlags;
use pdf_writer::{Name, Rect, Ref};
use ttf_parser::Face;

use super::instance::Instance;
use crate::file::{Digest, File};

/// The name of a subset: six letters that tell subsets apart, from what is in them, and the
/// face's own (ISO 32000-2 §9.9.2).
pub(super) fn subset_name(name: &str, subset: &[u8]) -> String {
    let mut digest = Digest::default();
    digest.update(subset);
    let tag = digest.value().into_iter().take(6).map(|byte| char::from(b'A' + byte % 26));
    // A name has at most 127 bytes in PDF/A.
    let name: String = name.chars().take(100).collect();
    tag.chain(['+']).chain(if name.is_empty() { "Face" } else { &name }.chars()).collect()
}

/// Writes the descriptor of a font (ISO 32000-2 §9.8) with its program, which is bare CFF or
/// else TrueType.
pub(super) fn write<W: Write>(
    file: &mut File<W>,
    id: Ref,
    name: &str,
    (instance, face): (&Instance, &Face<'_>),
    (program, is_cff): (Ref, bool),
) -> io::Result<()> {
    let em = f32::from(face.units_per_em());
    let unit = |value: i16| (f32::from(value) * 1000.0 / em).round();
    let mut flags = FontFlags::SYMBOLIC;
    flags.set(FontFlags::FIXED_PITCH, face.is_monospaced());
    let slant = instance.on_axis(b"slnt");
    let is_slanted = slant.is_some_and(|angle| angle != 0.0);
    flags.set(FontFlags::ITALIC, face.is_italic() || face.is_oblique() || is_slanted);
    let ascent = face.typographic_ascender().unwrap_or(face.ascender());
    let descent = face.typographic_descender().unwrap_or(face.descender());
    let bbox = face.global_bounding_box();
    file.object(|chunk| {
        let mut descriptor = chunk.font_descriptor(id);
        descriptor.name(Name(name.as_bytes())).flags(flags);
        descriptor.bbox(Rect::new(
            unit(bbox.x_min),
            unit(bbox.y_min),
            unit(bbox.x_max),
            unit(bbox.y_max),
        ));
        descriptor.italic_angle(slant.unwrap_or_else(|| face.italic_angle()));
        descriptor.ascent(unit(ascent)).descent(unit(descent));
        descriptor.cap_height(unit(face.capital_height().filter(|&h| h > 0).unwrap_or(ascent)));
        if let Some(height) = face.x_height().filter(|&h| h > 0) {
            descriptor.x_height(unit(height));
        }
        // No table has the width of stems; this is what common faces of a weight have.
        let weight = instance.on_axis(b"wght");
        let weight = weight.unwrap_or_else(|| face.weight().to_number().into());
        descriptor.stem_v((10.0 + 0.244 * (weight - 50.0)).round());
        if is_cff {
            descriptor.font_file3(program);
        } else {
            descriptor.font_file2(program);
        }
    })
}

/// Writes the program of a font: the bare `CFF ` table (ISO 32000-2 §9.9.1, Table 124) or the
/// whole TrueType file.
pub(super) fn write_program<W: Write>(
    file: &mut File<W>,
    id: Ref,
    cff: Option<&[u8]>,
    subset: &[u8],
) -> io::Result<()> {
    file.compressed(id, cff.unwrap_or(subset), |stream| match cff {
        Some(_) => {
            stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        }
        None => {
            stream.pair(Name(b"Length1"), i32::try_from(subset.len()).unwrap_or(i32::MAX));
        }
    })
}
