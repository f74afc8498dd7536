//! The faces that a document has opened so far.

use letterpress_page::{CODE_POINT_EM, Font, FontData, FontId};
use rustc_hash::FxHashMap;
use typed_arena::Arena;
use unicode_script::Script;

use super::optical;
use super::protrusion::{Hang, Hangs};
use super::word::UNSCALED;
use crate::fonts::{FaceId, Fonts, Wanted};
use crate::style::{Family, TextStyle};

/// Where the bytes of opened fonts are kept for as long as a document is being set.
pub(crate) type Shelf = Arena<FontData>;

/// The faces that a document has opened so far, by [`FontId`].
pub(crate) struct Faces<'a> {
    fonts: &'a dyn Fonts,
    shelf: &'a Shelf,
    /// As pages name them.
    named: Vec<Font>,
    open: Vec<Open<'a>>,
    ids: FxHashMap<FaceId, Option<FontId>>,
    /// What has stood in for which face before: for one character of a language, seen as a
    /// picture or not.
    stand_ins: FxHashMap<(char, Box<str>, bool, FontId), FontId>,
    /// At what scale a face stands in for another.
    scales: FxHashMap<(FontId, FontId, Script), i64>,
    hangs: Hangs,
}

struct Open<'a> {
    /// The parsed face; none for the face of code points.
    face: Option<rustybuzz::Face<'a>>,
    em: i64,
}

impl<'a> Faces<'a> {
    /// The face of code points has this id, always.
    pub(crate) const CODE_POINTS: FontId = FontId(0);

    pub(crate) fn new(fonts: &'a dyn Fonts, shelf: &'a Shelf) -> Self {
        let last_resort = Open { face: None, em: CODE_POINT_EM };
        let (ids, stand_ins, scales, hangs) = Default::default();
        let named = vec![Font::CodePoints];
        Self { fonts, shelf, named, open: vec![last_resort], ids, stand_ins, scales, hangs }
    }

    /// The face for a text, or of the nearest family that there is.
    pub(crate) fn select(&mut self, style: &TextStyle) -> FontId {
        let families = [style.family, Family::Serif, Family::Sans, Family::Mono];
        let found = families.iter().find_map(|&f| self.fonts.select(f, style.weight, style.italic));
        found.and_then(|face| self.open(face)).unwrap_or(Self::CODE_POINTS)
    }

    /// A face that has the whole cluster, else the face of code points.
    pub(crate) fn fallback(&mut self, wanted: Wanted<'_>, instead_of: FontId) -> FontId {
        let mut chars = wanted.cluster.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else {
            return self.find_fallback(wanted, instead_of);
        };
        let key = (c, wanted.lang.into(), wanted.emoji, instead_of);
        if let Some(&known) = self.stand_ins.get(&key) {
            return known;
        }
        let found = self.find_fallback(wanted, instead_of);
        self.stand_ins.insert(key, found);
        found
    }

    fn find_fallback(&mut self, wanted: Wanted<'_>, instead_of: FontId) -> FontId {
        let lacking =
            self.ids.iter().find(|&(_, &id)| id == Some(instead_of)).map(|(&face, _)| face);
        let found = self.fonts.fallback(wanted, lacking);
        found.and_then(|face| self.open(face)).unwrap_or(Self::CODE_POINTS)
    }

    /// The scale in thousandths at which a face stands in for another with letters of a script.
    pub(super) fn scale(&mut self, font: FontId, primary: FontId, script: Script) -> i64 {
        let key = (font, primary, script);
        if let Some(&known) = self.scales.get(&key) {
            return known;
        }
        let found = match (self.face(font), self.face(primary)) {
            (Some(own), Some(around)) => optical::scale(own, around, script),
            _ => UNSCALED,
        };
        self.scales.insert(key, found);
        found
    }

    /// Opens a face once; `None` where the font is broken.
    fn open(&mut self, id: FaceId) -> Option<FontId> {
        if let Some(&known) = self.ids.get(&id) {
            return known;
        }
        let named = self.fonts.font(id);
        let opened = parse(&named, self.shelf).and_then(|face| {
            let next = u16::try_from(self.open.len()).ok()?;
            let em = i64::from(face.units_per_em()).max(1);
            self.named.push(named);
            self.open.push(Open { face: Some(face), em });
            Some(FontId(next))
        });
        self.ids.insert(id, opened);
        opened
    }

    pub(crate) fn face(&self, font: FontId) -> Option<&rustybuzz::Face<'a>> {
        self.open.get(usize::from(font.0))?.face.as_ref()
    }

    /// Units in the em of a face.
    pub(crate) fn em(&self, font: FontId) -> i64 {
        self.open.get(usize::from(font.0)).map_or(CODE_POINT_EM, |open| open.em)
    }

    /// Whether a face has a glyph for a character.
    pub(crate) fn covers(&self, font: FontId, character: char) -> bool {
        self.face(font)
            .is_some_and(|face| face.glyph_index(character).is_some_and(|glyph| glyph.0 > 0))
    }

    /// How far a glyph that stands for a character hangs into the margins; a box for a code
    /// point doesn't.
    pub(crate) fn hang(&mut self, font: FontId, glyph: u32, character: char) -> Hang {
        let face = self.open.get(usize::from(font.0)).and_then(|open| open.face.as_ref());
        face.map_or(Hang::default(), |face| self.hangs.of(face, font, glyph, character))
    }

    /// The faces as pages name them, as far as they have been opened.
    pub(crate) fn named(&self) -> &[Font] {
        &self.named
    }

    /// The faces as pages share them.
    pub(crate) fn into_fonts(self) -> Vec<Font> {
        self.named
    }
}

/// A face as the shaper needs it, with its bytes on the shelf.
fn parse<'a>(font: &Font, shelf: &'a Shelf) -> Option<rustybuzz::Face<'a>> {
    let Font::OpenType { data, index, variations } = font else { return None };
    let kept: &'a FontData = shelf.alloc(data.clone());
    let mut face = rustybuzz::Face::from_slice(kept.as_ref().as_ref(), *index)?;
    let variations = variations.iter().map(|variation| rustybuzz::Variation {
        tag: rustybuzz::ttf_parser::Tag::from_bytes(&variation.axis),
        value: variation.value as f32 / 65_536.0,
    });
    face.set_variations(&variations.collect::<Vec<_>>());
    Some(face)
}
