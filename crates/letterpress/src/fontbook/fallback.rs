//! Which face stands in where the one of a text lacks a cluster.

use std::sync::Arc;

use letterpress_layout::fonts::Wanted;

use super::face::Face;
use super::preferred::{Row, row};
use super::shelf::{Look, Shelf, nearest};
use super::{FontBook, KINDS, stock};

impl FontBook {
    /// A face that has a cluster, looks like the one that lacks it, and shows pictures or text as
    /// is wanted.
    pub(super) fn stand_in(
        &self,
        wanted: Wanted<'_>,
        look: Look,
        lacking: Option<&Arc<Face>>,
    ) -> Option<&Arc<Face>> {
        let pictures = || if wanted.emoji { self.pictures(wanted, look) } else { None };
        pictures()
            .or_else(|| self.square(wanted, look))
            .or_else(|| self.of_families(wanted, look, lacking))
            .or_else(|| self.near().find_map(|shelf| self.best_of(shelf, wanted, look, lacking)))
            .or_else(|| self.best_of(self.machine()?, wanted, look, lacking))
            .or_else(|| stock::emoji().filter(|face| face.covers(wanted.cluster)))
            .or_else(|| self.coloured(wanted, look))
    }

    /// A face for a mark that is as wide as the ideographs around it, though nearly every face has
    /// it narrow: one of those that the ideographs themselves are set in.
    fn square(&self, wanted: Wanted<'_>, look: Look) -> Option<&Arc<Face>> {
        let is_mark = |c: char| matches!(c, '·' | '\u{2010}'..='\u{2027}');
        if wanted.script != *b"Hani" || !wanted.cluster.chars().all(is_mark) {
            return None;
        }
        let mut shelves = self.near().map(Some).chain([None]);
        shelves.find_map(|shelf| {
            let faces = preferred(shelf.or_else(|| self.machine())?, row(wanted), look);
            faces.into_iter().find(|face| self.fits(face, wanted, None))
        })
    }

    /// A face for a picture: a given one, the machine's one in colour, the built-in one, or what
    /// the machine has in black.
    fn pictures(&self, wanted: Wanted<'_>, look: Look) -> Option<&Arc<Face>> {
        let given = self.near().find_map(|shelf| {
            let coloured = shelf.by_kind(look.kind).filter(|face| face.colour);
            let mut faces = preferred(shelf, row(wanted), look).into_iter().chain(coloured);
            faces.find(|face| self.fits(face, wanted, None))
        });
        given
            .or_else(|| self.coloured(wanted, look))
            .or_else(|| stock::emoji().filter(|face| face.covers(wanted.cluster)))
            .or_else(|| {
                let black = preferred(self.machine()?, row(wanted), look);
                black.into_iter().find(|face| self.fits(face, wanted, None))
            })
    }

    /// A face in colour that has a cluster, those that are known for emoji first.
    fn coloured(&self, wanted: Wanted<'_>, look: Look) -> Option<&Arc<Face>> {
        let row = row(Wanted { emoji: true, ..wanted });
        let mut shelves = self.near().map(Some).chain([None]);
        shelves.find_map(|shelf| {
            // The machine's comes last, when the others have been asked.
            let shelf = shelf.or_else(|| self.machine())?;
            let mut faces = preferred(shelf, row, look).into_iter().chain(shelf.by_kind(look.kind));
            faces.find(|face| face.colour && self.fits(face, wanted, None))
        })
    }

    /// A face of the families that text is set in, those of the same kind first.
    fn of_families(
        &self,
        wanted: Wanted<'_>,
        look: Look,
        lacking: Option<&Arc<Face>>,
    ) -> Option<&Arc<Face>> {
        let others = KINDS.into_iter().filter(|&kind| kind != look.kind);
        let names = [look.kind].into_iter().chain(others).flat_map(|k| &self.families[k as usize]);
        // The machine's are looked at only by those who name them.
        let mut faces = names.flat_map(|name| nearest(self.family(name), look));
        faces.find(|face| !face.colour && self.fits(face, wanted, lacking))
    }

    /// The face of a shelf that suits a cluster best: of the families that are preferred for its
    /// script, else any.
    pub(super) fn best_of<'a>(
        &self,
        shelf: &'a Shelf,
        wanted: Wanted<'_>,
        look: Look,
        lacking: Option<&Arc<Face>>,
    ) -> Option<&'a Arc<Face>> {
        let fits = |face: &Arc<Face>| !face.colour && self.fits(face, wanted, lacking);
        let preferred = preferred(shelf, row(wanted), look).into_iter().find(|face| fits(face));
        preferred.or_else(|| {
            let any = shelf.by_kind(look.kind).find(|face| fits(face))?;
            let family = nearest(shelf.family(any.family()), look);
            family.into_iter().find(|face| fits(face))
        })
    }

    /// Whether a face has a cluster and can be used.
    fn fits(&self, face: &Arc<Face>, wanted: Wanted<'_>, lacking: Option<&Arc<Face>>) -> bool {
        let lacks = lacking.is_some_and(|lacking| Arc::ptr_eq(face, lacking));
        !lacks && face.covers(wanted.cluster) && self.sound(face)
    }
}

/// The faces of a shelf whose families a script prefers, in order.
fn preferred<'a>(shelf: &'a Shelf, row: Option<&'static Row>, look: Look) -> Vec<&'a Arc<Face>> {
    let names = row.into_iter().flat_map(|row| row.families(look.kind));
    names.flat_map(|name| nearest(shelf.family(name), look)).collect()
}
