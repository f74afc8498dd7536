//! Fonts whose glyphs are procedures (ISO 32000-2 §9.6.4), as many as a face needs.

use std::io::{self, Write};

use letterpress_page::FontId;
use pdf_writer::{Finish, Name, Rect, Ref};

use super::Resource;
use super::cmap::{self, Mapping};
use super::codes::{Coded, Codes, Use};
use crate::file::{File, Ids};

/// The first code: one after the space's, to which readers would add word spacing.
const FIRST: u16 = 33;
/// The codes of one font.
pub(super) const CODES: usize = 256 - FIRST as usize;
/// The code that no text has, with a glyph of this name and width that draws nothing: poppler
/// guesses the size of such fonts by the width of their `m`, and would else put pictures into
/// lines of their own.
const GAUGE: u8 = 32;
const GAUGE_NAME: Name<'static> = Name(b"m");
const GAUGE_WIDTH: f32 = 600.0;
/// Units in the em of all procedures.
pub(super) const EM: f32 = 1000.0;

/// Glyphs of a face in fonts of 223 each.
pub(super) struct Type3 {
    face: FontId,
    in_color: bool,
    objects: Vec<Ref>,
    codes: Codes,
}

/// What a font has beside codes and widths.
pub(super) struct Drawn {
    /// Left, bottom, right and top of all glyphs.
    pub(super) bbox: [f32; 4],
    /// The names of the glyphs and what draws them.
    pub(super) procedures: Vec<(String, Vec<u8>)>,
    /// What those name.
    pub(super) resources: Resources,
    /// The characters of glyphs that have never stood for a text of their own.
    pub(super) own: Vec<Option<char>>,
}

/// What procedures refer to, by name.
#[derive(Default)]
pub(super) struct Resources {
    /// Pictures and forms.
    pub(super) x_objects: Vec<(String, Ref)>,
    /// Gradients.
    pub(super) shadings: Vec<(String, Ref)>,
    /// Opacities, masks and ways to blend.
    pub(super) states: Vec<(String, Ref)>,
}

impl Type3 {
    /// No glyphs. `in_color` tells these fonts from the face's other ones.
    pub(super) fn new(face: FontId, in_color: bool) -> Self {
        Self { face, in_color, objects: Vec::new(), codes: Codes::default() }
    }

    /// The object of one of the fonts.
    pub(super) fn object(&self, part: u16) -> Option<Ref> {
        self.objects.get(usize::from(part)).copied()
    }

    /// Gives a glyph of a width a code if it has none, and says whether it reads as `text`. What
    /// it is read as is `own`, if there is such, or else the first text it stands for.
    pub(super) fn code(
        &mut self,
        (id, width): (u32, f32),
        text: Option<&[u8]>,
        own: Option<&[u8]>,
        ids: &mut Ids,
    ) -> bool {
        if let Some(reads) = self.codes.reads(id, text) {
            return reads;
        }
        let (part, nth) = (self.codes.len() / CODES, self.codes.len() % CODES);
        if part == self.objects.len() {
            self.objects.push(ids.next());
        }
        let index = |value| u16::try_from(value).unwrap_or(0);
        let font = Resource { face: self.face, part: index(part), in_color: self.in_color };
        let reading = own.or(text);
        let coded = Coded { font, code: FIRST + index(nth), is_pair: false, width };
        self.codes.add(id, coded, reading);
        text.is_some() && reading == text
    }

    /// Whether a glyph has a code.
    pub(super) fn has(&self, id: u32) -> bool {
        self.codes.has(id)
    }

    /// A glyph that has a code.
    pub(super) fn coded(&self, id: u32) -> &Coded {
        self.codes.get(id)
    }

    /// Writes the fonts, each as soon as its glyphs are drawn.
    pub(super) fn write<W: Write>(
        &self,
        file: &mut File<W>,
        mut draw: impl FnMut(&[Use<'_>], &mut File<W>) -> io::Result<Drawn>,
    ) -> io::Result<()> {
        let uses: Vec<Use<'_>> = self.codes.iter().collect();
        for (uses, &object) in uses.chunks(CODES).zip(&self.objects) {
            let drawn = draw(uses, file)?;
            write_font(file, object, (uses, &drawn))?;
        }
        Ok(())
    }
}

impl Resources {
    /// Writes them as a dictionary (ISO 32000-2 §7.8.3).
    pub(super) fn write(&self, mut dict: pdf_writer::writers::Resources<'_>) {
        let kinds: [(&[u8], _); 3] = [
            (b"XObject", &self.x_objects),
            (b"Shading", &self.shadings),
            (b"ExtGState", &self.states),
        ];
        for (kind, named) in kinds.into_iter().filter(|(_, named)| !named.is_empty()) {
            let pairs = named.iter().map(|(name, object)| (Name(name.as_bytes()), *object));
            dict.insert(Name(kind)).dict().pairs(pairs);
        }
        dict.finish();
    }
}

fn write_font<W: Write>(
    file: &mut File<W>,
    object: Ref,
    (uses, drawn): (&[Use<'_>], &Drawn),
) -> io::Result<()> {
    let procedures: Vec<Ref> = uses.iter().map(|_| file.next()).collect();
    let (unicode, gauge) = (file.next(), file.next());
    let byte = |code: usize| u8::try_from(code).unwrap_or(u8::MAX);
    let last = usize::from(FIRST) + uses.len() - 1;
    let [left, bottom, right, top] = drawn.bbox;
    file.object(|chunk| {
        let mut font = chunk.type3_font(object);
        font.bbox(Rect::new(left, bottom, right, top));
        font.matrix([1.0 / EM, 0.0, 0.0, 1.0 / EM, 0.0, 0.0]);
        let names = || drawn.procedures.iter().map(|(name, _)| Name(name.as_bytes()));
        let all = || std::iter::once(GAUGE_NAME).chain(names());
        let drawn_by = std::iter::once(gauge).chain(procedures.iter().copied());
        font.char_procs().pairs(all().zip(drawn_by));
        font.encoding_custom().differences().consecutive(GAUGE, all());
        font.first_char(GAUGE).last_char(byte(last));
        let widths = uses.iter().map(|used| used.coded.width);
        font.widths(std::iter::once(GAUGE_WIDTH).chain(widths)).to_unicode(unicode);
        drawn.resources.write(font.resources());
    })?;
    file.compressed(gauge, format!("{GAUGE_WIDTH} 0 d0\n").as_bytes(), |_| {})?;
    for ((_, bytes), &procedure) in drawn.procedures.iter().zip(&procedures) {
        file.compressed(procedure, bytes, |_| {})?;
    }
    let texts =
        uses.iter().zip(&drawn.own).map(|(used, &own)| Mapping::of(used, own.map(String::from)));
    cmap::write_unicode(file, unicode, &texts.collect::<Vec<_>>())
}
