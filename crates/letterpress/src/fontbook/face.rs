//! Faces as they are known before they are used.

use std::io;
use std::sync::{Arc, OnceLock};

use fontdb::{Database, FaceInfo, Source, Style};
use letterpress_layout::style::Family;
use letterpress_page::{FontData, Variation};
use ttf_parser::{RawFace, Tag};

use super::axes::{self, Axis};
use super::coverage::Coverage;
use super::excerpt::Excerpt;
use super::file::FontFile;

/// The tables that tell a face by its looks; `head` has a sum over the whole file.
pub(crate) const LOOKS: [[u8; 4]; 5] = [*b"OS/2", *b"fvar", *b"head", *b"name", *b"post"];

/// The tables of which a face needs one to show anything, those in colour last.
const SHOWN: [[u8; 4]; 6] = [*b"glyf", *b"CFF ", *b"CFF2", *b"CBDT", *b"sbix", *b"COLR"];

/// A face of a font file with what it is chosen by.
#[derive(Debug)]
pub(crate) struct Face {
    pub(crate) file: Arc<FontFile>,
    /// Which face of a collection.
    pub(crate) index: u32,
    /// The names of its family, the English one first.
    pub(crate) families: Vec<String>,
    pub(crate) weight: u16,
    pub(crate) italic: bool,
    /// How wide it is; 5 is normal (OpenType, `usWidthClass`).
    pub(crate) width: u16,
    /// Whether it is for reading, finding or code.
    pub(crate) kind: Family,
    /// Whether its glyphs have colours.
    pub(crate) colour: bool,
    pub(crate) axes: Vec<Axis>,
    /// Why it can't be used, as far as its tables tell.
    pub(crate) fault: Option<&'static str>,
    coverage: OnceLock<Coverage>,
    sound: OnceLock<Result<(), &'static str>>,
}

impl Face {
    /// A built-in face, which is described without being read.
    #[cfg(any(feature = "fonts", feature = "emoji"))]
    pub(crate) fn built_in(face: letterpress_fonts::Face, kind: Family) -> Self {
        Self {
            file: Arc::new(FontFile::built_in(face.data)),
            index: 0,
            families: vec![face.family.to_owned()],
            weight: face.weight,
            italic: face.italic,
            width: fontdb::Stretch::Normal.to_number(),
            kind,
            colour: false,
            axes: Vec::new(),
            fault: None,
            coverage: OnceLock::new(),
            sound: OnceLock::from(Ok(())),
        }
    }

    /// A face by an excerpt of its [`LOOKS`]; `None` where it has no name.
    pub(crate) fn read(file: &Arc<FontFile>, index: u32, excerpt: Excerpt) -> Option<Self> {
        let Excerpt { tables, font } = excerpt;
        let axes = table(&font, b"fvar").map(axes::axes).unwrap_or_default();
        let os2 = table(&font, b"OS/2").unwrap_or_default();
        let (panose, bold, fault) = (panose(os2), is_bold(os2), fault(&tables, os2));
        let info = info(font)?;
        let families = info.families.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        let kind = kind(families.first()?, info.monospaced, panose);
        Some(Self {
            file: Arc::clone(file),
            index,
            families,
            // Some bold faces, two of Noto's among them, have the weight of their regular.
            weight: if bold && info.weight.0 < 600 { 700 } else { info.weight.0 },
            italic: info.style != Style::Normal,
            width: info.stretch.to_number(),
            kind,
            colour: SHOWN[3..].iter().any(|colour| tables.contains(colour)),
            axes,
            fault,
            coverage: OnceLock::new(),
            sound: OnceLock::new(),
        })
    }

    /// The family it is known by.
    pub(crate) fn family(&self) -> &str {
        self.families.first().map(String::as_str).unwrap_or_default()
    }

    /// Whether it has all characters of a cluster. Its file is asked once.
    pub(crate) fn covers(&self, cluster: &str) -> bool {
        let known = self.coverage.get_or_init(|| {
            let excerpt = self.file.excerpt(self.index, &[*b"cmap"]);
            excerpt.map(|excerpt| Coverage::of(&excerpt.font)).unwrap_or_default()
        });
        known.has(cluster)
    }

    /// Proves that it can be set and embedded. The whole file is read for that, once, and handed
    /// out then, since it is wanted as a rule.
    pub(crate) fn sound(&self) -> Result<Option<FontData>, &'static str> {
        let mut read = None;
        let known = self.sound.get_or_init(|| {
            self.fault.map_or(Ok(()), Err)?;
            let data = read.insert(self.file.data().map_err(|_| "it cannot be read")?);
            let bytes = (**data).as_ref();
            let face = ttf_parser::Face::parse(bytes, self.index).map_err(|_| "it is broken")?;
            let has = |tag| face.raw_face().table(Tag::from_bytes(tag)).is_some();
            if SHOWN.iter().any(has) { Ok(()) } else { Err("it is broken") }
        });
        known.map(|()| read)
    }

    /// The weight that it has at a place on its axes.
    pub(crate) fn weight_at(&self, place: &[Variation]) -> u16 {
        let moved = place.iter().find(|variation| &variation.axis == b"wght");
        let moved = moved.and_then(|variation| u16::try_from(variation.value >> 16).ok());
        moved.unwrap_or(self.weight)
    }

    /// Whether it is slanted at a place on its axes.
    pub(crate) fn italic_at(&self, place: &[Variation]) -> bool {
        self.italic || place.iter().any(|v| matches!(&v.axis, b"slnt" | b"ital"))
    }
}

/// A table of a font that may have few others.
fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    RawFace::parse(font, 0).ok()?.table(Tag::from_bytes(tag))
}

/// What fontdb reads out of the names and the measures of a font.
fn info(font: Vec<u8>) -> Option<FaceInfo> {
    let mut database = Database::new();
    let ids = database.load_font_source(Source::Binary(Arc::new(font)));
    ids.first().and_then(|&id| database.face(id)).cloned()
}

/// The class of a face and of its serifs (OpenType, `panose`); nothing known is zero.
fn panose(os2: &[u8]) -> (u8, u8) {
    let at = |index: usize| os2.get(index).copied().unwrap_or(0);
    (at(32), at(33))
}

/// Whether a face is the bold one of four (OpenType, `fsSelection`).
fn is_bold(os2: &[u8]) -> bool {
    os2.get(63).is_some_and(|bits| bits & 0x20 != 0)
}

/// Why a face can't be used, by its tables.
fn fault(tables: &[[u8; 4]], os2: &[u8]) -> Option<&'static str> {
    if !SHOWN.iter().any(|shown| tables.contains(shown)) {
        return Some("it has no outlines");
    }
    // OpenType, `fsType`: of several uses that are named the least restrictive counts.
    let embedding = os2.get(8..10).map_or(0, |bytes| bytes[1] & 0xf);
    (embedding == 2).then_some("its maker forbids embedding it")
}

/// Names, or parts of them, that tell the kind of a family; the first that is found counts.
const KINDS: [(&str, Family); 13] = [
    ("Mono", Family::Mono),
    ("Courier", Family::Mono),
    ("Consol", Family::Mono),
    ("Sans", Family::Sans),
    ("Gothic", Family::Sans),
    ("Serif", Family::Serif),
    ("Times", Family::Serif),
    ("Mincho", Family::Serif),
    ("Song", Family::Serif),
    ("Ming", Family::Serif),
    ("Batang", Family::Serif),
    ("Myeongjo", Family::Serif),
    ("Naskh", Family::Serif),
];

/// What a face is for: by the name of its family, else by PANOSE, whose serif styles 2 to 10 have
/// serifs.
fn kind(family: &str, monospaced: bool, panose: (u8, u8)) -> Family {
    let named = KINDS.iter().find(|(part, _)| family.contains(part)).map(|&(_, kind)| kind);
    match (named, panose) {
        _ if monospaced => Family::Mono,
        (Some(kind), _) => kind,
        (None, (2, 2..=10)) => Family::Serif,
        (None, _) => Family::Sans,
    }
}

/// Reads the faces of a file that can be told by their names.
///
/// # Errors
///
/// When it is no font, or none of its faces has a name.
pub(crate) fn faces(file: &Arc<FontFile>) -> io::Result<Vec<(Face, Vec<u8>)>> {
    let mut input = file.open()?;
    let count = super::excerpt::count(&mut *input)?;
    let mut faces = Vec::new();
    for index in 0..count {
        let excerpt = super::excerpt::read(&mut *input, index, &LOOKS)?;
        let looks = excerpt.font.clone();
        faces.extend(Face::read(file, index, excerpt).map(|face| (face, looks)));
    }
    if faces.is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "none of its faces has a name"));
    }
    Ok(faces)
}
