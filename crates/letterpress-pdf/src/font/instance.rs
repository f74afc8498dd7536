use std::io;
use std::sync::Arc;

use letterpress_page::{FontData, FontId, Variation};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, Tag, name_id};

use super::invalid;

/// 1/65536 of the units of an axis in one of them.
const AXIS_UNIT: f32 = 65_536.0;

/// A face as it is set: its file, its place in that, and where on its axes it is taken.
pub(crate) struct Instance {
    /// What pages call it.
    pub(super) id: FontId,
    data: FontData,
    index: u32,
    variations: Arc<[Variation]>,
}

impl Instance {
    /// A face that has not been read yet.
    pub(super) fn new(
        id: FontId,
        data: FontData,
        index: u32,
        variations: Arc<[Variation]>,
    ) -> Self {
        Self { id, data, index, variations }
    }

    /// The face, read, with its metrics at this instance.
    pub(super) fn face(&self) -> io::Result<Face<'_>> {
        let mut face = Face::parse(self.bytes(), self.index)
            .map_err(|error| invalid(format!("face {} can't be read: {error}", self.id.0)))?;
        for &Variation { axis, value } in &*self.variations {
            // An axis that the face doesn't have changes nothing.
            let _ = face.set_variation(Tag::from_bytes(&axis), value as f32 / AXIS_UNIT);
        }
        Ok(face)
    }

    /// A font file of some glyphs, in which nothing varies any more. `CFF2` outlines have become
    /// those of TrueType.
    pub(super) fn subset(&self, face: &Face<'_>, glyphs: &GlyphRemapper) -> io::Result<Vec<u8>> {
        let coordinate =
            |at: &Variation| (subsetter::Tag::new(&at.axis), at.value as f32 / AXIS_UNIT);
        let coordinates: Vec<_> = self.variations.iter().map(coordinate).collect();
        let (data, index) = (self.bytes(), self.index);
        let subset = if face.is_variable() || face.tables().cff2.is_some() {
            subsetter::subset_with_variations(data, index, &coordinates, glyphs)
        } else {
            subsetter::subset(data, index, glyphs)
        };
        subset.map_err(|error| invalid(format!("face {} can't be subset: {error}", self.id.0)))
    }

    /// The PostScript name, made up for an instance as Adobe Technical Note #5902 says: the name
    /// of the family, and each value with its axis.
    pub(super) fn name(&self, face: &Face<'_>) -> String {
        let name = |id| {
            let names = face.names().into_iter().filter(|name| name.name_id == id);
            names.filter_map(|name| name.to_string()).next().map(|name| plain(&name))
        };
        if !face.has_non_default_variation_coordinates() {
            return name(name_id::POST_SCRIPT_NAME).unwrap_or_default();
        }
        let ids = [
            name_id::VARIATIONS_POST_SCRIPT_NAME_PREFIX,
            name_id::TYPOGRAPHIC_FAMILY,
            name_id::FAMILY,
        ];
        let family = ids.into_iter().find_map(name).unwrap_or_default();
        self.variations.iter().fold(family, |name, at| {
            let axis: String = at.axis.iter().map(|&byte| char::from(byte)).collect();
            let value = (at.value as f32 * 100.0 / AXIS_UNIT).round() / 100.0;
            format!("{name}_{value}{}", plain(&axis))
        })
    }

    /// Where on an axis the face is taken, in units of the axis, if it says so.
    pub(super) fn on_axis(&self, axis: &[u8; 4]) -> Option<f32> {
        let at = self.variations.iter().find(|at| at.axis == *axis)?;
        Some(at.value as f32 / AXIS_UNIT)
    }

    fn bytes(&self) -> &[u8] {
        self.data.as_ref().as_ref()
    }
}

/// A name without what names can't have.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}
