//! Which half of its square a mark leaves white.

use rustybuzz::ttf_parser::GlyphId;

use super::{InstanceId, Shaper};

/// The white halves of a mark's square, in units of an em; nothing for a mark that is no square
/// or fills its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Blank {
    pub(crate) before: i64,
    pub(crate) after: i64,
    pub(crate) em: i64,
}

/// Ink may reach this far beyond the middle of its square, in hundredths of the em.
const TOLERANCE: i64 = 3;

impl Shaper<'_> {
    /// What a mark leaves white.
    pub(crate) fn blank(&mut self, instance: InstanceId, mark: char) -> Blank {
        if let Some(&known) = self.blanks.get(&(instance, mark)) {
            return known;
        }
        let found = self.measure_blank(instance, mark).unwrap_or_default();
        self.blanks.insert((instance, mark), found);
        found
    }

    fn measure_blank(&mut self, instance: InstanceId, mark: char) -> Option<Blank> {
        let id = self.word(instance, mark.encode_utf8(&mut [0; 4]));
        let [segment] = self.get(id).segments.as_slice() else { return None };
        let ([glyph], em) = (segment.glyphs.as_slice(), segment.em) else { return None };
        let face = self.faces.face(segment.font)?;
        let own = i64::from(face.units_per_em());
        if i64::from(glyph.advance) != own {
            return None;
        }
        let ink = face.glyph_bounding_box(GlyphId(u16::try_from(glyph.id).ok()?))?;
        let (middle, slack) = (own / 2, own * TOLERANCE / 100);
        let left = i64::from(ink.x_min) >= middle - slack;
        let right = i64::from(ink.x_max) <= middle + slack;
        Some(Blank {
            before: if left { middle } else { 0 },
            after: if right && !left { middle } else { 0 },
            em,
        })
    }
}
