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
use super::hints::{self, Hints};
use super::instance::Instance;
use super::supply::Supply;
use super::{Resource, charset, descriptor, invalid};
use crate::file::{File, Ids};
use crate::profile::Version;

/// The code of the space, the one that word spacing applies to (ISO 32000-2 §9.3.3).
pub(crate) const SPACE: u16 = 32;
/// The printable characters of ASCII.
const ASCII: std::ops::RangeInclusive<u8> = 0x20..=0x7E;

/// A face with TrueType or CFF outlines, written as a composite font (ISO 32000-2 §9.7), and what
/// it has in colour.
///
/// Codes have one byte, unless the face has very many glyphs: those that stand for a character of
/// ASCII have its code. Text streams are then nearly as small as the text, spaces are the code 32 of
/// word spacing, and a stream can be read by eye. The code of a glyph is also its number in the font,
/// so that nothing is lost to a program that knows no maps.
pub(crate) struct OpenType {
    version: Version,
    instance: Instance,
    /// Its fonts: one, unless more glyphs are used than there are codes.
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
    supply: Supply,
    /// What glyphs stand for that don't read as anything by themselves.
    hints: Hints,
}

impl OpenType {
    /// Reads a face.
    pub(crate) fn load(instance: Instance, version: Version) -> io::Result<Self> {
        let face = instance.face()?;
        let count = face.number_of_glyphs();
        let widths = vec![Cell::new(f32::NAN); count.into()];
        let glyph = |c| face.glyph_index(char::from(c)).map_or(0, |glyph| u32::from(glyph.0));
        let ascii = ASCII.map(glyph).collect();
        let (objects, codes, supply) = (Vec::new(), Codes::default(), Supply::new(count));
        let colors = Colors::of(instance.id, &face);
        let hints = Hints::default();
        Ok(Self { version, instance, objects, widths, ascii, codes, colors, supply, hints })
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
        let is_pair = self.supply.is_in_pairs();
        let coded = Coded { font, code, is_pair, width: self.width(id) };
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

    /// See [`super::Face::learn`].
    pub(crate) fn learn(&mut self, glyphs: impl Iterator<Item = u32> + Clone, text: &[u8]) {
        let is_known = |id| self.codes.text(id).is_some() || self.hints.get(id).is_some();
        if glyphs.clone().all(is_known) || readable(Some(text), self.version).is_none() {
            return;
        }
        let mut left = String::from_utf8_lossy(text).into_owned();
        let mut unread = Vec::new();
        for id in glyphs {
            if let Some(text) = self.codes.text(id) {
                if !hints::take(&mut left, &String::from_utf8_lossy(text)) {
                    return;
                }
            } else if let Some(at) = left.find(|c| self.stands_for(id, c)) {
                self.hints.add(id, left.remove(at).into());
            } else {
                unread.push(id);
            }
        }
        self.hints.learn(unread, left);
    }

    /// The width of a glyph.
    pub(crate) fn width(&self, id: u32) -> f32 {
        let Some(width) = self.widths.get(id as usize) else { return 0.0 };
        if width.get().is_nan() {
            width.set(self.instance.face().map_or(0.0, |face| width_in(&face, gid(id))));
        }
        width.get()
    }

    /// The glyph that has the code 32 of one byte.
    pub(crate) fn space(&self) -> Option<u32> {
        let space = self.ascii.first().copied().filter(|_| !self.supply.is_in_pairs());
        space.filter(|&glyph| glyph != 0 && !self.is_in_color(glyph))
    }

    /// The glyph itself, or 0 for one that the face doesn't have.
    fn known(&self, id: u32) -> u32 {
        if (id as usize) < self.widths.len() { id } else { 0 }
    }

    /// The code for a glyph and the font it is in. The first glyph is always the first.
    fn free_code(&mut self, id: u32, text: Option<&[u8]>) -> (u16, u16) {
        if id == 0 {
            return (0, 0);
        }
        let own = match text {
            Some(&[c]) if ASCII.contains(&c) => Some(c),
            _ => None,
        };
        let is_space = self.space() == Some(id);
        self.supply.take(own.filter(|&c| (u16::from(c) == SPACE) == is_space))
    }

    /// Writes its fonts and what belongs to them. The map of codes of one byte is the same for all
    /// faces.
    pub(crate) fn write<W: Write>(
        mut self,
        file: &mut File<W>,
        bytes: &mut Option<Ref>,
    ) -> io::Result<()> {
        if !self.objects.is_empty() && !self.supply.is_in_pairs() && bytes.is_none() {
            let map = file.next();
            cmap::write_bytes(file, map)?;
            *bytes = Some(map);
        }
        self.hints.solve();
        for (part, &object) in self.objects.iter().enumerate() {
            let of_part = |used: &Use<'_>| usize::from(used.coded.font.part) == part;
            let mut uses: Vec<Use<'_>> = self.codes.iter().filter(of_part).collect();
            uses.sort_by_key(|used| used.coded.code);
            self.write_font(file, (object, *bytes), &uses)?;
        }
        self.colors.write(&self.instance, file)
    }

    fn write_font<W: Write>(
        &self,
        file: &mut File<W>,
        (object, bytes): (Ref, Option<Ref>),
        uses: &[Use<'_>],
    ) -> io::Result<()> {
        let drawn: Vec<Use<'_>> = uses.iter().filter(|used| used.id != 0).copied().collect();
        let glyphs: Vec<u16> = drawn.iter().map(|used| gid(used.id)).collect();
        let remapper = GlyphRemapper::new_from_glyphs(&glyphs);
        let face = self.instance.face()?;
        let subset = self.instance.subset(&face, &remapper)?;
        let raw = RawFace::parse(&subset, 0).ok();
        let codes: Vec<u16> = drawn.iter().map(|used| used.coded.code).collect();
        let cff = match raw.and_then(|raw| raw.table(Tag::from_bytes(b"CFF "))) {
            Some(cff) => Some(charset::renumber(cff, &codes).ok_or_else(|| {
                invalid(format!("face {} has a subset without numbers", self.instance.id.0))
            })?),
            None => None,
        };
        let name = descriptor::subset_name(&self.instance.name(&face), &subset);
        let [cid_font, unicode, descriptor, program] = [(); 4].map(|()| file.next());
        file.object(|chunk| {
            let mut font = chunk.type0_font(object);
            font.base_font(Name(name.as_bytes()));
            match bytes.filter(|_| !self.supply.is_in_pairs()) {
                Some(map) => font.encoding_cmap(map),
                None => font.encoding_predefined(Name(b"Identity-H")),
            };
            font.descendant_font(cid_font).to_unicode(unicode);
        })?;
        let places = cff.is_none().then(|| file.next());
        file.object(|chunk| {
            let mut font = chunk.cid_font(cid_font);
            font.base_font(Name(name.as_bytes())).font_descriptor(descriptor);
            font.system_info(cmap::IDENTITY).default_width(0.0);
            match places {
                Some(places) => font.subtype(CidFontType::Type2).cid_to_gid_map_stream(places),
                None => font.subtype(CidFontType::Type0),
            };
            let mut array = font.widths();
            for run in uses.chunk_by(|a, b| a.coded.code + 1 == b.coded.code) {
                array.consecutive(run[0].coded.code, run.iter().map(|used| used.coded.width));
            }
            array.finish();
        })?;
        if let Some(places) = places {
            let glyph = |used: &Use<'_>| remapper.get(gid(used.id)).unwrap_or(0);
            let places_of = drawn.iter().map(|used| (used.coded.code, glyph(used)));
            write_places(file, places, &places_of.collect::<Vec<_>>())?;
        }
        let own = own_characters(&face, uses);
        let own = |id| match own.get(&id) {
            Some(&c) => Some(String::from(c)),
            None => self.hints.get(id).map(String::from),
        };
        let texts = uses.iter().map(|used| Mapping::of(used, own(used.id)));
        cmap::write_unicode(file, unicode, &texts.collect::<Vec<_>>())?;
        let look = (&self.instance, &face);
        descriptor::write(file, descriptor, &name, look, (program, cff.is_some()))?;
        descriptor::write_program(file, program, cff.as_deref(), &subset)
    }
}

/// Writes where in the program the glyphs of codes stand (ISO 32000-2 §9.7.4.2, `CIDToGIDMap`); codes
/// must ascend.
fn write_places<W: Write>(file: &mut File<W>, id: Ref, glyphs: &[(u16, u16)]) -> io::Result<()> {
    let last = glyphs.last().map_or(0, |&(code, _)| usize::from(code));
    let mut map = vec![0; (last + 1) * 2];
    for &(code, glyph) in glyphs {
        map[usize::from(code) * 2..][..2].copy_from_slice(&glyph.to_be_bytes());
    }
    file.compressed(id, &map, |_| {})
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
