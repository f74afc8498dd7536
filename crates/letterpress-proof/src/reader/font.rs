//! Fonts as contents use them (ISO 32000-2 §9.5 to §9.8).

use std::collections::BTreeMap;

use super::cmap::{CMap, Key};
use super::object::{Dict, Object};
use super::pdf::Pdf;
pub(crate) use super::program::Outlines;
use super::program::Program;

/// The most widths that are read for one font, those of spread ranges counted.
const MAX_WIDTHS: usize = 1 << 22;

/// A code: how many bytes it has and its value.
pub(crate) type Code = Key;

/// What kind of font it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Composite,
    TrueType,
    Type1,
    Type3,
    Unknown,
}

/// A font.
pub(crate) struct Font<'a> {
    pub(crate) dict: &'a Dict,
    pub(crate) kind: Kind,
    /// The CIDFont of a composite font.
    pub(crate) descendant: Option<&'a Dict>,
    pub(crate) descriptor: Option<&'a Dict>,
    pub(crate) program: Option<Program<'a>>,
    /// From codes to CIDs, of a composite font.
    pub(crate) encoding: Option<CMap>,
    pub(crate) unicode: Option<CMap>,
    /// Widths by CIDs or codes.
    pub(crate) widths: BTreeMap<u32, f64>,
    /// Glyphs by CIDs, where a stream says so.
    glyphs: Option<Vec<u16>>,
    /// The names of glyphs that `Differences` gives to codes.
    pub(crate) names: BTreeMap<u32, &'a [u8]>,
}

impl<'a> Font<'a> {
    pub(crate) fn read(pdf: &'a Pdf<'a>, dict: &'a Dict) -> Self {
        let kind = match pdf.name(dict, b"Subtype") {
            Some(b"Type0") => Kind::Composite,
            Some(b"TrueType") => Kind::TrueType,
            Some(b"Type1" | b"MMType1") => Kind::Type1,
            Some(b"Type3") => Kind::Type3,
            _ => Kind::Unknown,
        };
        let fonts = pdf.key(dict, b"DescendantFonts").array().unwrap_or_default();
        let descendant = fonts.first().and_then(|font| pdf.resolve(font).dict());
        let descriptor = pdf.dict(descendant.unwrap_or(dict), b"FontDescriptor");
        let program = descriptor.and_then(|descriptor| Program::of(pdf, descriptor));
        let map = |key| {
            let stream = pdf.key(dict, key).stream()?;
            Some(CMap::parse(&pdf.decode(stream).ok()?))
        };
        let encoding = match pdf.name(dict, b"Encoding") {
            Some(b"Identity-H") => Some(CMap::identity(false)),
            Some(b"Identity-V") => Some(CMap::identity(true)),
            _ => map(b"Encoding"),
        };
        let widths = match descendant {
            Some(font) => composite_widths(pdf, font),
            None => simple_widths(pdf, dict),
        };
        let glyphs = descendant.and_then(|font| {
            let stream = pdf.key(font, b"CIDToGIDMap").stream()?;
            let bytes = pdf.decode(stream).ok()?;
            Some(bytes.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect())
        });
        let (unicode, names) = (map(b"ToUnicode"), differences(pdf, dict));
        Self {
            dict,
            kind,
            descendant,
            descriptor,
            program,
            encoding,
            unicode,
            widths,
            glyphs,
            names,
        }
    }

    /// Its name.
    pub(crate) fn name(&self, pdf: &Pdf<'_>) -> String {
        pdf.name(self.dict, b"BaseFont").map_or("a font without a name".into(), super::show)
    }

    /// The codes of a string; `None` for what is no code.
    pub(crate) fn codes(&self, string: &[u8]) -> Vec<Option<Code>> {
        match (self.kind, &self.encoding) {
            (Kind::Composite, Some(map)) => map.codes(string),
            (Kind::Composite, None) => Vec::new(),
            _ => string.iter().map(|&byte| Some((1, u32::from(byte)))).collect(),
        }
    }

    /// What a code goes by in the widths and, of a composite font, in the program.
    pub(crate) fn cid(&self, code: Code) -> Option<u32> {
        match (self.kind, &self.encoding) {
            (Kind::Composite, map) => map.as_ref()?.cid_of(code),
            _ => Some(code.1),
        }
    }

    /// The glyph of a code; `None` if there is none or, of simple fonts, if that is not known.
    pub(crate) fn glyph(&self, code: Code, outlines: &Outlines<'_>, symbolic: bool) -> Option<u16> {
        let cid = u16::try_from(self.cid(code)?).ok()?;
        match (self.kind, outlines) {
            (Kind::Composite, Outlines::Cff(cff)) => cff.glyph(cid),
            (Kind::Composite, Outlines::TrueType(_)) => match &self.glyphs {
                Some(glyphs) => glyphs.get(usize::from(cid)).copied(),
                None => Some(cid),
            },
            (Kind::TrueType, _) => outlines.character(u8::try_from(cid).ok()?, symbolic),
            _ => None,
        }
    }

    /// The text of a code, in UTF-16.
    pub(crate) fn text(&self, code: Code) -> Option<&[u8]> {
        self.unicode.as_ref()?.text_of(code)
    }
}

fn simple_widths(pdf: &Pdf<'_>, dict: &Dict) -> BTreeMap<u32, f64> {
    let first = pdf.key(dict, b"FirstChar").int().and_then(|first| u32::try_from(first).ok());
    let widths = pdf.key(dict, b"Widths").array().unwrap_or_default();
    let widths = widths.iter().take(256).map(|width| pdf.resolve(width).number());
    (first.unwrap_or(0)..=255)
        .zip(widths)
        .filter_map(|(code, width)| Some((code, width?)))
        .collect()
}

fn composite_widths(pdf: &Pdf<'_>, font: &Dict) -> BTreeMap<u32, f64> {
    let mut widths = BTreeMap::new();
    let cid = |object: &Object| object.int().and_then(|cid| u32::try_from(cid).ok());
    let mut rest = pdf.key(font, b"W").array().unwrap_or_default();
    let mut left = MAX_WIDTHS;
    while let [first, second, tail @ ..] = rest {
        let (first, second) = (pdf.resolve(first), pdf.resolve(second));
        if let (Some(first), Some(list)) = (cid(first), second.array()) {
            left = left.saturating_sub(list.len());
            let numbers = list.iter().take(left).map(|width| pdf.resolve(width).number());
            let pairs = (first..).zip(numbers);
            widths.extend(pairs.filter_map(|(cid, width)| Some((cid, width?))));
            rest = tail;
        } else if let ([width, after @ ..], Some(first), Some(last)) =
            (tail, cid(first), cid(second))
        {
            if let Some(width) = pdf.resolve(width).number() {
                let last = last.min(0xFFFF);
                left = left.saturating_sub(usize::try_from(last).unwrap_or(0) + 1);
                widths.extend((first..=last).map(|cid| (cid, width)));
            }
            rest = after;
        } else {
            break;
        }
        if left == 0 {
            break;
        }
    }
    widths
}

fn differences<'a>(pdf: &'a Pdf<'a>, dict: &'a Dict) -> BTreeMap<u32, &'a [u8]> {
    let mut names = BTreeMap::new();
    let Some(encoding) = pdf.dict(dict, b"Encoding") else { return names };
    let mut code = 0_u32;
    for object in pdf.key(encoding, b"Differences").array().unwrap_or_default() {
        match pdf.resolve(object) {
            Object::Int(value) => code = u32::try_from(*value).unwrap_or(u32::MAX),
            Object::Name(name) => {
                names.insert(code, name.as_slice());
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}
