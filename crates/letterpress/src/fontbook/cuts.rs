//! The numbers by which layout knows faces, given out as they are used.

use std::sync::{Arc, OnceLock};

use letterpress_layout::fonts::FaceId;
use letterpress_layout::style::Family;
use letterpress_page::{Font, FontData, Variation};

use super::axes;
use super::face::Face;
use super::shelf::Look;

/// The faces that a document has asked for. A variable face has a number for each place on its
/// axes that it is taken at.
#[derive(Default)]
pub(crate) struct Cuts(Vec<Cut>);

struct Cut {
    face: Arc<Face>,
    place: Arc<[Variation]>,
    /// What it was first asked for as.
    kind: Family,
    data: OnceLock<Option<FontData>>,
}

impl Cuts {
    /// The number of a face at the place on its axes that comes nearest to a look; `None` when
    /// there are too many.
    pub(crate) fn number(&mut self, face: &Arc<Face>, look: Look) -> Option<FaceId> {
        let place = axes::place(&face.axes, look.weight, look.italic && !face.italic);
        let known = |cut: &Cut| Arc::ptr_eq(&cut.face, face) && cut.place == place;
        let index = self.0.iter().position(known).unwrap_or_else(|| {
            let (face, data) = (Arc::clone(face), OnceLock::new());
            self.0.push(Cut { face, place, kind: look.kind, data });
            self.0.len() - 1
        });
        u16::try_from(index).ok().map(FaceId)
    }

    /// A face by its number, and what it looks like.
    pub(crate) fn known(&self, id: FaceId) -> Option<(Arc<Face>, Look)> {
        let Cut { face, place, kind, .. } = self.0.get(usize::from(id.0))?;
        let (weight, italic) = (face.weight_at(place), face.italic_at(place));
        Some((Arc::clone(face), Look { kind: *kind, weight, italic }))
    }

    /// The font file of a face; the boxes of code points where it is gone.
    pub(crate) fn font(&self, id: FaceId) -> Font {
        let Some(Cut { face, place, data, .. }) = self.0.get(usize::from(id.0)) else {
            return Font::CodePoints;
        };
        match data.get_or_init(|| face.file.data().ok()) {
            Some(data) => Font::OpenType {
                data: Arc::clone(data),
                index: face.index,
                variations: Arc::clone(place),
            },
            None => Font::CodePoints,
        }
    }
}

impl std::fmt::Debug for Cuts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|cut| (cut.face.family(), &cut.place))).finish()
    }
}
