//! Faces that stand together, by family and by what they cover.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use letterpress_layout::style::Family;

use super::axes;
use super::face::Face;

/// A weight and slant, and what the face is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) kind: Family,
    pub(crate) weight: u16,
    pub(crate) italic: bool,
}

/// Names of faces that have every character but show none as it is, or hardly.
const LAST: [&str; 6] =
    ["LastResort", "Last Resort", "Adobe Blank", "AdobeBlank", "Unifont", "Unicode BMP Fallback"];

/// Faces that stand together.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    faces: Vec<Arc<Face>>,
    /// Faces by the names of their families, in small letters.
    families: BTreeMap<String, Vec<usize>>,
    /// For each kind the order in which faces stand in for others.
    orders: [OnceLock<Vec<usize>>; 3],
}

impl Shelf {
    /// A shelf with faces in an order that counts where nothing else tells them apart.
    pub(crate) fn new(faces: Vec<Arc<Face>>) -> Self {
        let mut families = BTreeMap::<String, Vec<usize>>::new();
        for (index, face) in faces.iter().enumerate() {
            for name in &face.families {
                let known = families.entry(name.to_lowercase()).or_default();
                if known.last() != Some(&index) {
                    known.push(index);
                }
            }
        }
        Self { faces, families, orders: Default::default() }
    }

    /// All of its faces.
    pub(crate) fn faces(&self) -> &[Arc<Face>] {
        &self.faces
    }

    /// The faces of a family.
    pub(crate) fn family(&self, name: &str) -> impl Iterator<Item = &Arc<Face>> {
        let known = self.families.get(&name.to_lowercase());
        known.into_iter().flatten().map(|&index| &self.faces[index])
    }

    /// All faces in the order in which they stand in for one of a kind: such of the same kind go
    /// first, such that have all characters by having none last.
    pub(crate) fn by_kind(&self, kind: Family) -> impl Iterator<Item = &Arc<Face>> {
        let order = self.orders[kind as usize].get_or_init(|| {
            let mut order = (0..self.faces.len()).collect::<Vec<_>>();
            order.sort_by_key(|&index| {
                let face = &self.faces[index];
                let last = LAST.iter().any(|name| face.family().contains(name));
                (last, face.kind != kind)
            });
            order
        });
        order.iter().map(|&index| &self.faces[index])
    }
}

/// Faces of a family in the order in which they come near a weight and slant (CSS Fonts 4, §5.2,
/// "Matching font styles").
pub(crate) fn nearest<'a>(
    family: impl Iterator<Item = &'a Arc<Face>>,
    look: Look,
) -> Vec<&'a Arc<Face>> {
    let mut faces = family.collect::<Vec<_>>();
    faces.sort_by_key(|face| {
        let slants = look.italic && axes::slants(&face.axes);
        (face.width.abs_diff(5), face.italic != look.italic && !slants, far(face, look.weight))
    });
    faces
}

/// How far a face is from a weight: such in the wrong direction come after all others.
fn far(face: &Face, wanted: u16) -> (bool, Reverse<bool>, u16) {
    let (least, most) = axes::weights(&face.axes).unwrap_or((face.weight, face.weight));
    let nearest = wanted.clamp(least, most);
    let wrong = match wanted {
        // Between regular and medium, up to medium first.
        400..=500 => nearest > 500 || nearest < wanted,
        ..400 => nearest > wanted,
        _ => nearest < wanted,
    };
    // Of those in the wrong direction, lighter ones come before heavier.
    (wrong, Reverse(nearest < wanted), nearest.abs_diff(wanted))
}
