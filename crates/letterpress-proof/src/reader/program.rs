//! Font programs (ISO 32000-2 §9.9).

use std::borrow::Cow;

use ttf_parser::{Face, GlyphId, PlatformId, RawFace, Tag};

use super::cff::Cff;
use super::object::Dict;
use super::pdf::Pdf;

/// The bytes of a font program and the key that they stand at.
pub(crate) struct Program<'a> {
    key: &'static [u8],
    subtype: Option<Vec<u8>>,
    data: Cow<'a, [u8]>,
    length: Option<i64>,
}

/// A font program as glyphs.
pub(crate) enum Outlines<'a> {
    TrueType(Box<Face<'a>>),
    Cff(Cff<'a>),
    /// Of a format that is not looked into.
    Unread,
}

impl<'a> Program<'a> {
    /// The program that a descriptor has.
    pub(crate) fn of(pdf: &'a Pdf<'a>, descriptor: &Dict) -> Option<Self> {
        let keys: [&'static [u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
        keys.into_iter().find_map(|key| {
            let stream = pdf.key(descriptor, key).stream()?;
            let subtype = pdf.name(&stream.dict, b"Subtype").map(<[u8]>::to_vec);
            let data = pdf.decode(stream).unwrap_or_default();
            let length = pdf.key(&stream.dict, b"Length1").int();
            Some(Self { key, subtype, data, length })
        })
    }

    /// Whether TrueType says how long it is.
    pub(crate) fn is_measured(&self) -> bool {
        self.key != b"FontFile2" || self.length.map(usize::try_from) == Some(Ok(self.data.len()))
    }

    /// What kind it says it is, if that suits a font of a subtype.
    pub(crate) fn suits(&self, font: &[u8]) -> bool {
        match (self.key, self.subtype.as_deref()) {
            (b"FontFile", _) => matches!(font, b"Type1" | b"MMType1"),
            (b"FontFile2", _) => matches!(font, b"TrueType" | b"CIDFontType2"),
            (_, Some(b"Type1C")) => matches!(font, b"Type1" | b"MMType1"),
            (_, Some(b"CIDFontType0C")) => font == b"CIDFontType0",
            (_, Some(b"OpenType")) => true,
            _ => false,
        }
    }

    /// Its glyphs; `None` if it can't be read as what it says it is.
    pub(crate) fn outlines(&self) -> Option<Outlines<'_>> {
        match (self.key, self.subtype.as_deref()) {
            (b"FontFile", _) => Some(Outlines::Unread),
            (b"FontFile2", _) => {
                Face::parse(&self.data, 0).ok().map(|face| Outlines::TrueType(Box::new(face)))
            }
            (_, Some(b"OpenType")) => {
                let raw = RawFace::parse(&self.data, 0).ok()?;
                match raw.table(Tag::from_bytes(b"CFF ")) {
                    Some(table) => Cff::parse(table).map(Outlines::Cff),
                    None => {
                        Face::parse(&self.data, 0).ok().map(|f| Outlines::TrueType(Box::new(f)))
                    }
                }
            }
            _ => Cff::parse(&self.data).map(Outlines::Cff),
        }
    }
}

impl Outlines<'_> {
    /// How many glyphs there are, if that is known.
    pub(crate) fn count(&self) -> Option<usize> {
        match self {
            Self::TrueType(face) => Some(face.number_of_glyphs().into()),
            Self::Cff(cff) => Some(cff.count()),
            Self::Unread => None,
        }
    }

    /// A glyph's width in thousandths of the em.
    pub(crate) fn width(&self, glyph: u16) -> Option<f64> {
        match self {
            Self::TrueType(face) => {
                let advance = face.glyph_hor_advance(GlyphId(glyph))?;
                Some(f64::from(advance) * 1000.0 / f64::from(face.units_per_em()))
            }
            Self::Cff(cff) => cff.width(glyph),
            Self::Unread => None,
        }
    }

    /// The glyph of a character in TrueType's own map, as a simple font looks it up.
    pub(crate) fn character(&self, code: u8, symbolic: bool) -> Option<u16> {
        let Self::TrueType(face) = self else { return None };
        let subtables = face.tables().cmap?.subtables;
        subtables.into_iter().find_map(|table| {
            let code = u32::from(code);
            let glyph = match (table.platform_id, table.encoding_id) {
                (PlatformId::Windows, 0) if symbolic => [0, 0xF000, 0xF100, 0xF200]
                    .into_iter()
                    .find_map(|base| table.glyph_index(base + code)),
                (PlatformId::Macintosh, 0) if symbolic => table.glyph_index(code),
                (PlatformId::Windows, 1) if !symbolic => table.glyph_index(windows_1252(code)),
                _ => None,
            };
            glyph.map(|glyph| glyph.0)
        })
    }
}

/// A character of WinAnsiEncoding (ISO 32000-2 annex D.2).
fn windows_1252(code: u32) -> u32 {
    const MIDDLE: [char; 32] = [
        '€', '•', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '•', 'Ž', '•', '•', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '•', 'ž', 'Ÿ',
    ];
    match code.checked_sub(0x80).and_then(|nth| MIDDLE.get(usize::try_from(nth).ok()?)) {
        Some(&c) => c.into(),
        None => code,
    }
}
