use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use pdf_writer::types::CidFontType;
use pdf_writer::{Finish, Name, Ref};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId, RawFace, Tag};

use super::cmap::{self, Mapping};
use super::codes::{Coded, Codes, Use, readable};
use super::color::Colors;
use super::instance::Instance;
use super::{Resource, descriptor};
use crate::file::{File, Ids};
use crate::profile::Version;

/// The code of the space, the one that word spacing applies to (ISO 32000-2 §9.3.3).
pub(crate) const SPACE: u16 = 32;
/// The place of the space among the glyphs of a subset, where it has so many. Poppler takes
/// whatever glyph has this place for a space.
const SPACE_CID: usize = 32;
/// The codes of a font beyond ASCII: 0x80 to 0xDF and 0xE000 to 0xFFFF.
const OTHERS: u16 = 0x60 + 0x2000;
/// The printable characters of ASCII.
const ASCII: std::ops::RangeInclusive<u8> = 0x20..=0x7E;

/// A face with TrueType or CFF outlines, written as a composite font (ISO 32000-2 §9.7), and what
/// it has in colour.
///
/// Frequent glyphs have codes of one byte: those that stand for a character of ASCII have its
/// code. Text streams are then nearly as small as the text, spaces are the code 32 of word
/// spacing, and a stream can be read by eye.
pub(crate) struct OpenType {
    version: Version,
    instance: Instance,
    /// Its fonts: one, unless it has more glyphs than there are codes.
    objects: Vec<Ref>,
    /// Widths of all glyphs in thousandths of the em, rounded to hundredths of those; NaN for
    /// those that have not been asked for, since a face may have 65,535 of them and each may take
    /// long to find at an instance.
    widths: Vec<Cell<f32>>,
    /// The glyphs that the face itself has for ASCII.
    ascii: Vec<u32>,
    codes: Codes,
    /// The glyphs that are in colour, in fonts of their own.
    colors: Colors,
    /// The codes of ASCII that are taken.
    taken: [bool; 0x80],
    /// How many glyphs have no place in ASCII.
    others: u16,
}

impl OpenType {
    /// Reads a face.
    pub(crate) fn load(instance: Instance, version: Version) -> io::Result<Self> {
        let face = instance.face()?;
        let widths = vec![Cell::new(f32::NAN); face.number_of_glyphs().into()];
        let glyph = |c| face.glyph_index(char::from(c)).map_or(0, |glyph| u32::from(glyph.0));
        let ascii = ASCII.map(glyph).collect();
        let (objects, codes, taken) = (Vec::new(), Codes::default(), [false; 0x80]);
        let colors = Colors::of(instance.id, &face);
        Ok(Self { version, instance, objects, widths, ascii, codes, colors, taken, others: 0 })
    }

    /// The object of one of its fonts.
    pub(crate) fn object(&self, resource: Resource) -> Option<Ref> {
        if resource.in_color {
            return self.colors.fonts.object(resource.part);
        }
        self.objects.get(usize::from(resource.part)).copied()
    }

    /// See [`super::Face::code`].
    pub(crate) fn code(&mut self, id: u32, text: Option<&[u8]>, ids: &mut Ids) -> bool {
        let (id, text) = (self.known(id), readable(text, self.version));
        if let Some(reads) = self.codes.reads(id, text) {
            return reads;
        }
        if self.is_in_color(id) {
            return self.colors.code((id, self.width(id)), text, ids);
        }
        // A glyph reads as the face has it before it reads as the text has it, so that a space
        // is a space even if the first one in the document didn't break.
        let own = ASCII.zip(&self.ascii).find(|&(_, &glyph)| glyph == id && id != 0);
        let own = own.map(|(c, _)| [c]);
        let reading = own.as_ref().map_or(text, |own| Some(own.as_slice()));
        let (part, code) = self.free_code(id, reading);
        while self.objects.len() <= usize::from(part) {
            self.objects.push(ids.next());
        }
        let font = Resource { face: self.instance.id, part, in_color: false };
        let coded = Coded { font, code, width: self.width(id) };
        self.codes.add(id, coded, reading);
        text.is_some() && reading == text
    }

    /// A glyph that has a code.
    #[inline]
    pub(crate) fn coded(&self, id: u32) -> &Coded {
        let id = self.known(id);
        let in_color = self.colors.are_there && self.colors.fonts.has(id);
        if in_color { self.colors.fonts.coded(id) } else { self.codes.get(id) }
    }

    /// Whether a glyph is drawn in colour; see [`Colors::draws`].
    fn is_in_color(&self, id: u32) -> bool {
        self.colors.are_there
            && (self.colors.fonts.has(id)
                || self.instance.face().is_ok_and(|face| self.colors.draws(&face, gid(id))))
    }

    /// See [`super::Face::stands_for`].
    pub(crate) fn stands_for(&self, id: u32, c: char) -> bool {
        match self.codes.text(id) {
            Some(text) => text == c.encode_utf8(&mut [0; 4]).as_bytes(),
            None => {
                let face = self.instance.face().ok();
                face.and_then(|face| face.glyph_index(c)).is_some_and(|own| id == own.0.into())
            }
        }
    }

    /// The width of a glyph.
    pub(crate) fn width(&self, id: u32) -> f32 {
        let Some(width) = self.widths.get(id as usize) else { return 0.0 };
        if width.get().is_nan() {
            width.set(self.instance.face().map_or(0.0, |face| width_in(&face, gid(id))));
        }
        width.get()
    }

    /// The glyph that has the code 32.
    pub(crate) fn space(&self) -> Option<u32> {
        self.ascii.first().copied().filter(|&glyph| glyph != 0 && !self.is_in_color(glyph))
    }

    /// The glyph itself, or 0 for one that the face doesn't have.
    fn known(&self, id: u32) -> u32 {
        if (id as usize) < self.widths.len() { id } else { 0 }
    }

    /// The code for a glyph and the font it is in: the code of its character, or the next one
    /// of one byte outside ASCII, or of two bytes; when none is left, in a further font.
    fn free_code(&mut self, id: u32, text: Option<&[u8]>) -> (u16, u16) {
        if let Some(&[c]) = text
            && ASCII.contains(&c)
            && (u16::from(c) == SPACE) == (self.space() == Some(id))
            && !std::mem::replace(&mut self.taken[usize::from(c)], true)
        {
            return (0, u16::from(c));
        }
        let nth = self.others;
        self.others += 1;
        let code = match nth % OTHERS {
            nth @ 0..0x60 => 0x80 + nth,
            nth => 0xE000 - 0x60 + nth,
        };
        (nth / OTHERS, code)
    }

    /// Writes its fonts and what belongs to them.
    pub(crate) fn write<W: Write>(self, file: &mut File<W>) -> io::Result<()> {
        for (part, &object) in self.objects.iter().enumerate() {
            let of_part = |used: &Use<'_>| usize::from(used.coded.font.part) == part;
            let mut uses: Vec<Use<'_>> = self.codes.iter().filter(of_part).collect();
            uses.sort_by_key(|used| used.coded.code);
            self.write_font(file, object, &uses)?;
        }
        self.colors.write(&self.instance, file)
    }

    fn write_font<W: Write>(
        &self,
        file: &mut File<W>,
        object: Ref,
        uses: &[Use<'_>],
    ) -> io::Result<()> {
        let remapper = GlyphRemapper::new_from_glyphs(&self.order(uses));
        let face = self.instance.face()?;
        let subset = self.instance.subset(&face, &remapper)?;
        let raw = RawFace::parse(&subset, 0).ok();
        let cff = raw.and_then(|raw| raw.table(Tag::from_bytes(b"CFF ")));
        let name = descriptor::subset_name(&self.instance.name(&face), &subset);
        let [cid_font, map, unicode, descriptor, program] = [(); 5].map(|()| file.next());
        file.object(|chunk| {
            let mut font = chunk.type0_font(object);
            font.base_font(Name(name.as_bytes()));
            font.encoding_cmap(map).descendant_font(cid_font).to_unicode(unicode);
        })?;
        let cid = |used: &Use<'_>| remapper.get(gid(used.id)).unwrap_or(0);
        let mut widths: Vec<_> = uses.iter().map(|used| (cid(used), used.coded.width)).collect();
        widths.sort_by_key(|&(cid, _)| cid);
        file.object(|chunk| {
            let mut font = chunk.cid_font(cid_font);
            font.base_font(Name(name.as_bytes())).font_descriptor(descriptor);
            font.system_info(cmap::IDENTITY).default_width(0.0);
            if cff.is_some() {
                font.subtype(CidFontType::Type0);
            } else {
                font.subtype(CidFontType::Type2).cid_to_gid_map_predefined(Name(b"Identity"));
            }
            let mut array = font.widths();
            for run in widths.chunk_by(|a, b| a.0 + 1 == b.0) {
                array.consecutive(run[0].0, run.iter().map(|&(_, width)| width));
            }
            array.finish();
        })?;
        let codes: Vec<_> = uses.iter().map(|used| (used.coded.code, cid(used))).collect();
        cmap::write_codes(file, map, &codes)?;
        let own = own_characters(&face, uses);
        let texts = uses.iter().map(|used| Mapping::of(used, own.get(&used.id).copied()));
        cmap::write_unicode(file, unicode, &texts.collect::<Vec<_>>())?;
        let look = (&self.instance, &face);
        descriptor::write(file, descriptor, &name, look, (program, cff.is_some()))?;
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
            let known = 1..u16::try_from(self.widths.len()).unwrap_or(u16::MAX);
            let spare = || known.into_iter().find(|glyph| !order.contains(glyph));
            let filler = space.map(gid).or_else(spare);
            order.splice(at..at, filler);
        }
        order
    }
}

/// The characters that a face has glyphs for which have never stood for a text of their own, as
/// a combining accent that only follows its letter.
pub(super) fn own_characters(face: &Face<'_>, uses: &[Use<'_>]) -> BTreeMap<u32, char> {
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

/// The width of a glyph in thousandths of the em.
fn width_in(face: &Face<'_>, glyph: u16) -> f32 {
    let advance = face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
    (f32::from(advance) * 100_000.0 / f32::from(face.units_per_em())).round() / 100.0
}

fn gid(id: u32) -> u16 {
    u16::try_from(id).unwrap_or(0)
}
