//! Faces for the tests: the built-in ones, or none at all.

use std::sync::{Arc, OnceLock};

use letterpress_layout::fonts::{FaceId, Fonts, Wanted};
use letterpress_layout::style::Family;
use letterpress_page::Font;
use rustybuzz::ttf_parser;

/// The faces built into Letterpress.
pub(crate) struct BuiltIn;

/// No face for anything.
pub(crate) struct NoFaces;

impl Fonts for BuiltIn {
    fn select(&self, family: Family, weight: u16, italic: bool) -> Option<FaceId> {
        let name = match family {
            Family::Serif => "Libertinus Serif",
            Family::Sans => "Source Sans 3",
            Family::Mono => "JetBrains Mono",
        };
        let faces = letterpress_fonts::faces().iter().enumerate();
        let cuts = faces.filter(|(_, face)| face.family == name);
        let nearest =
            cuts.min_by_key(|(_, face)| (face.italic != italic, face.weight.abs_diff(weight)));
        nearest.map(|(index, _)| id(index))
    }

    fn fallback(&self, wanted: Wanted<'_>, instead_of: Option<FaceId>) -> Option<FaceId> {
        let has = |face: &ttf_parser::Face<'_>| {
            wanted.cluster.chars().all(|c| face.glyph_index(c).is_some())
        };
        let mut found = parsed().iter().enumerate().filter(|(_, face)| has(face));
        found.find(|&(index, _)| Some(id(index)) != instead_of).map(|(index, _)| id(index))
    }

    fn font(&self, face: FaceId) -> Font {
        let data = Arc::new(letterpress_fonts::faces()[usize::from(face.0)].data);
        Font::OpenType { data, index: 0, variations: Arc::new([]) }
    }
}

impl Fonts for NoFaces {
    fn select(&self, _: Family, _: u16, _: bool) -> Option<FaceId> {
        None
    }

    fn fallback(&self, _: Wanted<'_>, _: Option<FaceId>) -> Option<FaceId> {
        None
    }

    fn font(&self, _: FaceId) -> Font {
        Font::CodePoints
    }
}

fn id(index: usize) -> FaceId {
    FaceId(u16::try_from(index).expect("a dozen faces"))
}

fn parsed() -> &'static [ttf_parser::Face<'static>] {
    static PARSED: OnceLock<Vec<ttf_parser::Face<'static>>> = OnceLock::new();
    PARSED.get_or_init(|| {
        let faces = letterpress_fonts::faces().iter();
        faces.map(|face| ttf_parser::Face::parse(face.data, 0).expect("a sound face")).collect()
    })
}
