use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use letterpress_page::FontId;
use pdf_writer::types::{CidFontType, SystemInfo};
use pdf_writer::{Finish, Name, Ref, Str};
use subsetter::GlyphRemapper;
use ttf_parser::{GlyphId, RawFace, Tag};

use super::cmap::{self, Mapping};
use super::codes::{Coded, Codes, Use};
use super::{Resource, descriptor, invalid};
use crate::file::{File, Ids};

/// The code of the space, the one that word spacing applies to (ISO 32000-2 §9.3.3).
pub(crate) const SPACE: u32 = 32;
/// The place of the space among the glyphs of a subset, where it has so many. Poppler takes
/// whatever glyph has this place for a space.
const SPACE_CID: usize = 32;
/// The printable characters of ASCII.
const ASCII: std::ops::RangeInclusive<u8> = 0x20..=0x7E;

/// A face with TrueType or CFF outlines, written as a composite font (ISO 32000-2 §9.7).
///
/// Frequent glyphs have codes of one byte: those that stand for a character of ASCII have its
/// code. Text streams are then nearly as small as the text, spaces are the code 32 of word
/// spacing, and a stream can be read by eye.
pub(crate) struct OpenType<'a> {
    font: Resource,
    object: Ref,
    data: &'a [u8],
    index: u32,
    face: ttf_parser::Face<'a>,
    /// Widths of all glyphs in thousandths of the em, rounded to hundredths of those.
    widths: Vec<f32>,
    /// The glyphs that the face itself has for ASCII.
    ascii: Vec<u32>,
    codes: Codes,
    /// The codes of one byte that are taken.
    taken: [bool; 0xE0],
    /// How many glyphs have no place in ASCII.
    others: u32,
}

impl<'a> OpenType<'a> {
    /// Reads a face.
    pub(crate) fn load(id: FontId, data: &'a [u8], index: u32, object: Ref) -> io::Result<Self> {
        let face = ttf_parser::Face::parse(data, index)
            .map_err(|error| invalid(format!("face {} can't be read: {error}", id.0)))?;
        let em = f32::from(face.units_per_em());
        let width = |glyph| {
            let advance = face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
            (f32::from(advance) * 100_000.0 / em).round() / 100.0
        };
        let widths = (0..face.number_of_glyphs()).map(width).collect();
        let glyph = |c| face.glyph_index(char::from(c)).map_or(0, |glyph| u32::from(glyph.0));
        let ascii = ASCII.map(glyph).collect();
        let font = Resource { face: id, part: 0 };
        let codes = Codes::default();
        let taken = [false; 0xE0];
        Ok(Self { font, object, data, index, face, widths, ascii, codes, taken, others: 0 })
    }

    /// The object of the font.
    pub(crate) fn object(&self) -> Ref {
        self.object
    }

    /// See [`super::Face::code`].
    pub(crate) fn code(&mut self, id: u32, text: Option<&[u8]>) -> bool {
        let (id, text) = (self.known(id), text.filter(|text| !text.is_empty()));
        if let Some(reads) = self.codes.reads(id, text) {
            return reads;
        }
        // A glyph reads as the face has it before it reads as the text has it, so that a space
        // is a space even if the first one in the document didn't break.
        let own = ASCII.zip(&self.ascii).find(|&(_, &glyph)| glyph == id && id != 0);
        let own = own.map(|(c, _)| [c]);
        let reading = own.as_ref().map_or(text, |own| Some(own.as_slice()));
        let code = self.free_code(id, reading);
        let coded = Coded { font: self.font, code, width: self.width(id) };
        self.codes.add(id, coded, reading);
        text.is_some() && reading == text
    }

    /// A glyph that has a code.
    pub(crate) fn coded(&self, id: u32) -> &Coded {
        self.codes.get(self.known(id))
    }

    /// The width of a glyph.
    pub(crate) fn width(&self, id: u32) -> f32 {
        self.widths.get(id as usize).copied().unwrap_or(0.0)
    }

    /// The glyph that has the code 32.
    pub(crate) fn space(&self) -> Option<u32> {
        self.ascii.first().copied().filter(|&glyph| glyph != 0)
    }

    /// The glyph itself, or 0 for one that the face doesn't have.
    fn known(&self, id: u32) -> u32 {
        if (id as usize) < self.widths.len() { id } else { 0 }
    }

    /// The code for a glyph: that of its character, or the next one of one byte outside ASCII,
    /// of two bytes from 0xE000, of four bytes from 0x00010000.
    fn free_code(&mut self, id: u32, text: Option<&[u8]>) -> u32 {
        if let Some(&[c]) = text {
            let is_space = u32::from(c) == SPACE;
            if ASCII.contains(&c)
                && !self.taken[usize::from(c)]
                && is_space == (self.space() == Some(id))
            {
                self.taken[usize::from(c)] = true;
                return u32::from(c);
            }
        }
        let nth = self.others;
        self.others += 1;
        match nth {
            0..0x60 => 0x80 + nth,
            0x60..0x2060 => 0xE000 + nth - 0x60,
            _ => 0x1_0000 + nth - 0x2060,
        }
    }

    /// Writes the font and what belongs to it.
    pub(crate) fn write<W: Write>(self, file: &mut File<W>, ids: &mut Ids) -> io::Result<()> {
        let mut uses: Vec<Use<'_>> = self.codes.iter().collect();
        uses.sort_by_key(|used| used.coded.code);
        let remapper = GlyphRemapper::new_from_glyphs(&self.order(&uses));
        let subset = subsetter::subset(self.data, self.index, &remapper).map_err(|error| {
            invalid(format!("face {} can't be subset: {error}", self.font.face.0))
        })?;
        let cid = |used: &Use<'_>| remapper.get(gid(used.id)).unwrap_or(0);
        let name = descriptor::subset_name(&self.face, &subset);
        let [cid_font, map, unicode, descriptor] = [(); 4].map(|()| ids.next());
        let cff =
            RawFace::parse(&subset, 0).ok().and_then(|raw| raw.table(Tag::from_bytes(b"CFF ")));
        let kind = if cff.is_some() { CidFontType::Type0 } else { CidFontType::Type2 };
        let info =
            SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
        file.object(|chunk| {
            let mut font = chunk.type0_font(self.object);
            font.base_font(Name(name.as_bytes()));
            font.encoding_cmap(map).descendant_font(cid_font).to_unicode(unicode);
        })?;
        file.object(|chunk| {
            let mut font = chunk.cid_font(cid_font);
            font.subtype(kind).base_font(Name(name.as_bytes()));
            font.system_info(info).font_descriptor(descriptor).default_width(0.0);
            if matches!(kind, CidFontType::Type2) {
                font.cid_to_gid_map_predefined(Name(b"Identity"));
            }
            let mut widths: Vec<(u16, f32)> =
                uses.iter().map(|used| (cid(used), used.coded.width)).collect();
            widths.sort_by_key(|&(cid, _)| cid);
            let mut array = font.widths();
            for run in widths.chunk_by(|a, b| a.0 + 1 == b.0) {
                array.consecutive(run[0].0, run.iter().map(|&(_, width)| width));
            }
            array.finish();
        })?;
        let codes = uses.iter().map(|used| (used.coded.code, u32::from(cid(used))));
        cmap::write_codes(file, map, &codes.collect::<Vec<_>>())?;
        let own = own_characters(&self.face, &uses);
        let texts = uses.iter().map(|used| Mapping::of(used, own.get(&used.id).copied()));
        cmap::write_unicode(file, unicode, &texts.collect::<Vec<_>>())?;
        let program = ids.next();
        descriptor::write(file, descriptor, &name, &self.face, (program, cff.is_some()))?;
        descriptor::write_program(file, program, cff, &subset)
    }

    /// The glyphs of the subset after the first, which is always 0: in the order of their
    /// codes, but with the space at 32 and nothing else there.
    fn order(&self, uses: &[Use<'_>]) -> Vec<u16> {
        let space = self.space();
        let mut order: Vec<u16> = uses
            .iter()
            .filter(|used| used.id != 0 && Some(used.id) != space)
            .map(|used| gid(used.id))
            .collect();
        let is_used = uses.iter().any(|used| Some(used.id) == space);
        if is_used || order.len() >= SPACE_CID {
            let at = order.len().min(SPACE_CID - 1);
            let spare = || (1..self.face.number_of_glyphs()).find(|glyph| !order.contains(glyph));
            let filler = space.map(gid).or_else(spare);
            order.splice(at..at, filler);
        }
        order
    }
}

/// The characters that a face has glyphs for which have never stood for a text of their own, as
/// a combining accent that only follows its letter.
fn own_characters(face: &ttf_parser::Face<'_>, uses: &[Use<'_>]) -> BTreeMap<u32, char> {
    let mut own = BTreeMap::new();
    let unread: BTreeSet<u32> =
        uses.iter().filter(|used| used.text.is_none()).map(|used| used.id).collect();
    let subtables = face.tables().cmap.filter(|_| !unread.is_empty());
    let subtables = subtables.into_iter().flat_map(|cmap| cmap.subtables);
    for subtable in subtables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        subtable.codepoints(|code| {
            let glyph = subtable.glyph_index(code).map_or(0, |glyph| u32::from(glyph.0));
            if let Some(c) = char::from_u32(code).filter(|_| unread.contains(&glyph)) {
                own.entry(glyph).or_insert(c);
            }
        });
    }
    own
}

fn gid(id: u32) -> u16 {
    u16::try_from(id).unwrap_or(0)
}
