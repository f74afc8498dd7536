//! The faces there are: the built-in ones and those that were given.

use std::sync::{Arc, OnceLock};

use fontdb::{Database, FaceInfo, Query, Source, Style, Weight};
use letterpress_layout::fonts::{FaceId, Fonts, Wanted, is_ignorable};
use letterpress_layout::style::Family;
use letterpress_page::{Font, FontData};

use crate::error::Error;

/// The families that stand in where a theme names one that isn't there.
const BUILT_IN: [&str; 3] = ["Libertinus Serif", "Source Sans 3", "JetBrains Mono"];

/// Faces by family and cut, and by what they cover.
///
/// The built-in faces are described without being parsed, so that a book costs nothing until
/// its faces are used.
#[derive(Debug)]
pub(crate) struct FontBook {
    database: Database,
    faces: Vec<Face>,
    /// For serif, sans and mono the names that are tried in order.
    families: [Vec<String>; 3],
}

#[derive(Debug)]
struct Face {
    id: fontdb::ID,
    /// The characters it has, as sorted ranges; found out when first asked for.
    coverage: OnceLock<Vec<(u32, u32)>>,
}

impl FontBook {
    /// The built-in faces and the given ones, where serif, sans and mono are each the first
    /// family of its list that there is.
    pub(crate) fn new(given: &[FontData], families: [Vec<String>; 3]) -> Result<Self, Error> {
        let mut book = Self { database: Database::new(), faces: Vec::new(), families };
        #[cfg(feature = "fonts")]
        book.add_built_in();
        for (index, file) in given.iter().enumerate() {
            book.add(file).map_err(|reason| Error::UnusableFont { number: index + 1, reason })?;
        }
        for (names, built_in) in book.families.iter_mut().zip(BUILT_IN) {
            names.push(built_in.to_owned());
            // Where none of the named families is there, any face is better than none.
            let first = book.database.faces().next().and_then(|face| face.families.first());
            names.extend(first.map(|(name, _)| name.clone()));
        }
        if book.faces.is_empty() { Err(Error::NoFont) } else { Ok(book) }
    }

    /// Whether there is a face of a family.
    pub(crate) fn has(&self, family: &str) -> bool {
        self.database.faces().any(|face| face.families.iter().any(|(name, _)| name == family))
    }

    #[cfg(feature = "fonts")]
    fn add_built_in(&mut self) {
        for face in letterpress_fonts::faces() {
            let id = self.database.push_face_info(FaceInfo {
                id: fontdb::ID::dummy(),
                source: Source::Binary(Arc::new(face.data)),
                index: 0,
                families: vec![(face.family.to_owned(), fontdb::Language::English_UnitedStates)],
                post_script_name: String::new(),
                style: if face.italic { Style::Italic } else { Style::Normal },
                weight: Weight(face.weight),
                stretch: fontdb::Stretch::Normal,
                monospaced: face.family == BUILT_IN[2],
            });
            self.faces.push(Face { id, coverage: OnceLock::new() });
        }
    }

    /// Adds the faces of a file, or says why it can't be used.
    fn add(&mut self, file: &FontData) -> Result<(), &'static str> {
        let ids = self.database.load_font_source(Source::Binary(Arc::clone(file)));
        if ids.is_empty() {
            return Err("it is no OpenType font");
        }
        for id in ids {
            self.database.with_face_data(id, usable).ok_or("it cannot be read")??;
            self.faces.push(Face { id, coverage: OnceLock::new() });
        }
        if self.faces.len() > usize::from(u16::MAX) {
            Err("there are too many faces")
        } else {
            Ok(())
        }
    }

    fn query(&self, names: &[String], weight: u16, style: Style) -> Option<FaceId> {
        let families = names.iter().map(|name| fontdb::Family::Name(name)).collect::<Vec<_>>();
        let weight = Weight(weight);
        let query = Query { families: &families, weight, style, ..Query::default() };
        let found = self.database.query(&query)?;
        let index = self.faces.iter().position(|face| face.id == found)?;
        u16::try_from(index).ok().map(FaceId)
    }

    fn info(&self, face: FaceId) -> Option<&FaceInfo> {
        self.faces.get(usize::from(face.0)).and_then(|face| self.database.face(face.id))
    }

    /// The families of serif, sans and mono, that of a face first.
    fn families_like(&self, like: Option<&FaceInfo>) -> Vec<&[String]> {
        let mut families = self.families.iter().map(Vec::as_slice).collect::<Vec<_>>();
        let own = |names: &[String]| {
            like.is_some_and(|info| {
                info.families.iter().any(|(name, _)| names.first() == Some(name))
            })
        };
        families.sort_by_key(|names| !own(names));
        families
    }

    fn covers(&self, face: FaceId, cluster: &str) -> bool {
        let Some(known) = self.faces.get(usize::from(face.0)) else { return false };
        let coverage = known
            .coverage
            .get_or_init(|| self.database.with_face_data(known.id, coverage).unwrap_or_default());
        let mut seen = cluster.chars().filter(|&c| !is_ignorable(c)).map(u32::from).peekable();
        seen.peek().is_some()
            && seen.all(|c| {
                let after = coverage.partition_point(|&(first, _)| first <= c);
                after > 0 && c <= coverage[after - 1].1
            })
    }
}

impl Fonts for FontBook {
    fn select(&self, family: Family, weight: u16, italic: bool) -> Option<FaceId> {
        let style = if italic { Style::Italic } else { Style::Normal };
        self.query(&self.families[family as usize], weight, style)
    }

    fn fallback(&self, wanted: Wanted<'_>, instead_of: Option<FaceId>) -> Option<FaceId> {
        let like = instead_of.and_then(|face| self.info(face));
        let (weight, style) =
            like.map_or((Weight::NORMAL, Style::Normal), |info| (info.weight, info.style));
        let cuts = self.families_like(like).into_iter();
        let cuts = cuts.filter_map(|names| self.query(names, weight.0, style));
        let all = (0..self.faces.len()).filter_map(|index| u16::try_from(index).ok().map(FaceId));
        cuts.chain(all).find(|&face| Some(face) != instead_of && self.covers(face, wanted.cluster))
    }

    fn font(&self, face: FaceId) -> Font {
        match self.info(face) {
            Some(FaceInfo { source: Source::Binary(data), index, .. }) => {
                Font::OpenType { data: Arc::clone(data), index: *index, variations: Arc::new([]) }
            }
            None => Font::CodePoints,
        }
    }
}

/// Whether a face can be set and embedded.
fn usable(data: &[u8], index: u32) -> Result<(), &'static str> {
    let face = ttf_parser::Face::parse(data, index).map_err(|_| "it is broken")?;
    if face.permissions() == Some(ttf_parser::Permissions::Restricted) {
        return Err("its maker forbids embedding it");
    }
    if face.tables().glyf.is_none() && face.tables().cff.is_none() {
        return Err("it has no outlines");
    }
    Ok(())
}

/// The characters that a face has a glyph for, as sorted ranges.
fn coverage(data: &[u8], index: u32) -> Vec<(u32, u32)> {
    let Ok(face) = ttf_parser::Face::parse(data, index) else { return Vec::new() };
    let mut known = Vec::new();
    for table in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
        if table.is_unicode() {
            table.codepoints(|c| {
                if table.glyph_index(c).is_some_and(|glyph| glyph.0 != 0) {
                    known.push(c);
                }
            });
        }
    }
    known.sort_unstable();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for c in known {
        match ranges.last_mut() {
            Some((_, last)) if c <= *last + 1 => *last = c,
            _ => ranges.push((c, c)),
        }
    }
    ranges
}

#[cfg(all(test, feature = "fonts"))]
mod tests {
    use super::{Arc, Error, FaceId, Family, Font, FontBook, FontData, Fonts, Wanted};

    fn book(given: &[FontData]) -> FontBook {
        FontBook::new(given, [const { Vec::new() }; 3]).expect("sound fonts")
    }

    /// The weight, slant and family of a face.
    fn describe(book: &FontBook, face: super::FaceId) -> (u16, bool, &str) {
        let info = book.info(face).expect("a face of the book");
        (info.weight.0, info.style != super::Style::Normal, &info.families[0].0)
    }

    fn fallback(
        book: &FontBook,
        cluster: &str,
        lang: &str,
        like: Option<FaceId>,
    ) -> Option<FaceId> {
        book.fallback(Wanted { cluster, script: *b"Zyyy", lang, emoji: false }, like)
    }

    #[test]
    fn the_nearest_cut_is_selected() {
        let book = book(&[]);
        for (family, weight, italic, found) in [
            (Family::Serif, 400, false, (400, false, "Libertinus Serif")),
            (Family::Serif, 600, true, (700, true, "Libertinus Serif")),
            (Family::Sans, 600, false, (600, false, "Source Sans 3")),
            (Family::Sans, 800, false, (700, false, "Source Sans 3")),
            (Family::Mono, 400, true, (400, true, "JetBrains Mono")),
        ] {
            let face = book.select(family, weight, italic).expect("a built-in family");
            assert_eq!(describe(&book, face), found);
            let Font::OpenType { data, .. } = book.font(face) else {
                panic!("a face with outlines")
            };
            assert!(data.as_ref().as_ref().len() > 100_000);
        }
    }

    #[test]
    fn a_face_that_has_the_cluster_stands_in() {
        let book = book(&[]);
        let bold = book.select(Family::Serif, 700, false);
        let found = fallback(&book, "\u{2500}", "en", bold).expect("JetBrains Mono has lines");
        assert_eq!(describe(&book, found), (700, false, "JetBrains Mono"));
        let mono = book.select(Family::Mono, 400, false);
        let found = fallback(&book, "\u{1e9e}", "de", None).expect("the serif has it");
        assert_eq!(describe(&book, found), (400, false, "Libertinus Serif"));
        assert_ne!(fallback(&book, "a", "en", mono), mono);
        assert_eq!(fallback(&book, "\u{5b57}", "zh", None), None);
        assert_eq!(fallback(&book, "\u{200d}", "en", None), None);
        assert_eq!(fallback(&book, "a\u{fe0f}", "en", None), fallback(&book, "a", "en", None));
    }

    #[test]
    fn given_fonts_are_named_by_their_family() {
        let sans = letterpress_fonts::faces()[4].data;
        let families = [vec!["Source Sans 3".to_owned()], vec!["No Such".to_owned()], Vec::new()];
        let book = FontBook::new(&[Arc::new(sans)], families).expect("a sound font");
        let serif = book.select(Family::Serif, 400, false).expect("named");
        assert_eq!(describe(&book, serif).2, "Source Sans 3");
        let sans = book.select(Family::Sans, 400, false).expect("built in");
        assert_eq!(describe(&book, sans).2, "Source Sans 3");
    }

    #[test]
    fn what_is_no_font_is_refused() {
        let given: [FontData; 2] = [Arc::new(letterpress_fonts::faces()[0].data), Arc::new(b"x")];
        let error = FontBook::new(&given, [const { Vec::new() }; 3]).expect_err("no font");
        assert!(matches!(error, Error::UnusableFont { number: 2, .. }), "{error}");
    }
}
