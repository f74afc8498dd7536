//! A small builder of pages, which sets text by the character map and the advances of a face.

use std::sync::Arc;

use letterpress_page::{
    ArtifactKind, CODE_POINT_ADVANCE, CODE_POINT_EM, Color, Drawing, Font, FontId, Glyph, Ink, Len,
    Mark, Owner, Page, Pages, Point, Run, Size, Variation,
};
use ttf_parser::{Face, GlyphId, Tag};

/// Places of the faces in what [`pages`] makes.
pub(crate) const SERIF: FontId = FontId(0);
pub(crate) const SANS: FontId = FontId(1);
pub(crate) const MONO: FontId = FontId(2);
pub(crate) const BOXES: FontId = FontId(3);

/// Pages of A4 with a serif in CFF, a sans and a mono in TrueType, and boxes; none written on.
pub(crate) fn pages(count: usize) -> Pages {
    let fonts =
        [face_data("Libertinus Serif"), face_data("Source Sans 3"), face_data("JetBrains Mono")];
    let mut pages = Pages { fonts: fonts.map(|data| open(data, &[])).to_vec(), ..Pages::default() };
    pages.fonts.push(Font::CodePoints);
    for number in 1..=count {
        pages.pages.push(Page {
            size: Size::new(Len::pt(595), Len::pt(842)),
            drawing: Drawing::default(),
            label: number.to_string(),
        });
    }
    pages
}

/// A face at a place on its axes.
pub(crate) fn open(data: &'static [u8], variations: &[([u8; 4], i32)]) -> Font {
    let variation = |&(axis, value): &([u8; 4], i32)| Variation { axis, value: value << 16 };
    let variations = variations.iter().map(variation).collect();
    Font::OpenType { data: Arc::new(data), index: 0, variations }
}

/// The regular face of a family.
pub(crate) fn face_data(family: &str) -> &'static [u8] {
    let regular = |face: &&letterpress_fonts::Face| face.family == family;
    letterpress_fonts::faces().iter().find(regular).expect("a built-in family").data
}

/// A TrueType face with empty glyphs added until it has so many.
pub(crate) fn with_more_glyphs(data: &[u8], count: u16) -> Vec<u8> {
    let raw = ttf_parser::RawFace::parse(data, 0).expect("a sound face");
    let is_long = raw.table(Tag::from_bytes(b"head")).unwrap()[51] == 1;
    let before =
        u16::from_be_bytes(raw.table(Tag::from_bytes(b"maxp")).unwrap()[4..6].try_into().unwrap());
    let more = usize::from(count - before);
    let tables = raw.table_records.into_iter().map(|record| {
        let mut table = raw.table(record.tag).unwrap().to_vec();
        match &record.tag.to_bytes() {
            b"maxp" => table[4..6].copy_from_slice(&count.to_be_bytes()),
            // What has no advance of its own has the last one.
            b"hmtx" => table.resize(table.len() + more * 2, 0),
            b"loca" => {
                let end = table[table.len() - if is_long { 4 } else { 2 }..].to_vec();
                (0..more).for_each(|_| table.extend_from_slice(&end));
            }
            _ => {}
        }
        (record.tag, table)
    });
    let tables: Vec<(Tag, Vec<u8>)> = tables.collect();
    let mut file = data[..12].to_vec();
    let mut at = 12 + tables.len() * 16;
    for (tag, table) in &tables {
        file.extend_from_slice(&tag.to_bytes());
        file.extend_from_slice(&[0; 4]);
        for number in [at, table.len()] {
            file.extend_from_slice(&u32::try_from(number).unwrap().to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        file.extend_from_slice(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// Text to be set, glyph by glyph.
pub(crate) struct Setting<'p> {
    page: &'p mut Page,
    face: Option<Face<'static>>,
    run: Run,
    text: String,
    glyphs: Vec<Glyph>,
}

/// Begins a line of text at so many points from the left and the top.
pub(crate) fn set(page: &mut Page, font: FontId, size: i64, at: (i64, i64)) -> Setting<'_> {
    let families = ["Libertinus Serif", "Source Sans 3", "JetBrains Mono"];
    let family = families.get(usize::from(font.0));
    let face = family.map(|family| Face::parse(face_data(family), 0).expect("a sound face"));
    set_in(page, (font, face), size, at)
}

/// Begins a line of text in a face of one's own.
pub(crate) fn set_in<'p>(
    page: &'p mut Page,
    (font, face): (FontId, Option<Face<'static>>),
    size: i64,
    at: (i64, i64),
) -> Setting<'p> {
    let run = Run {
        font,
        size: Len::pt(size),
        color: Color::BLACK,
        origin: Point::new(Len::pt(at.0), Len::pt(at.1)),
        scale: 1000,
        glyphs: 0..0,
        text: 0..0,
        rtl: false,
    };
    Setting { page, face, run, text: String::new(), glyphs: Vec::new() }
}

impl Setting<'_> {
    /// The glyph of a character and its advance.
    pub(crate) fn glyph(&self, c: char) -> (u32, i32) {
        let (id, units, em) = match &self.face {
            Some(face) => {
                let glyph = face.glyph_index(c).unwrap_or(GlyphId(0));
                let advance = face.glyph_hor_advance(glyph).unwrap_or(0);
                (u32::from(glyph.0), i64::from(advance), i64::from(face.units_per_em()))
            }
            None => (u32::from(c), CODE_POINT_ADVANCE, CODE_POINT_EM),
        };
        let advance = self.run.size.scale(units * i64::from(self.run.scale), em * 1000);
        (id, i32::try_from(advance.units()).unwrap())
    }

    /// Sets the run up otherwise.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Run)) -> Self {
        change(&mut self.run);
        self
    }

    /// Adds characters, one glyph each.
    pub(crate) fn text(self, text: &str) -> Self {
        self.text_with(text, |_, _| {})
    }

    /// Adds characters, one glyph each, and changes the glyphs by their number.
    pub(crate) fn text_with(mut self, text: &str, change: impl Fn(usize, &mut Glyph)) -> Self {
        for (number, c) in text.chars().enumerate() {
            let (id, advance) = self.glyph(c);
            let bytes = u8::try_from(c.len_utf8()).unwrap();
            let mut glyph = Glyph { id, advance, dx: 0, dy: 0, bytes };
            change(number, &mut glyph);
            self.glyphs.push(glyph);
            self.text.push(c);
        }
        self
    }

    /// Adds a cluster: the glyphs of some characters for a text of its own.
    pub(crate) fn cluster(mut self, glyphs: &str, text: &str) -> Self {
        for (number, c) in glyphs.chars().enumerate() {
            let (id, advance) = self.glyph(c);
            let bytes = if number == 0 { u8::try_from(text.len()).unwrap() } else { 0 };
            self.glyphs.push(Glyph { id, advance, dx: 0, dy: 0, bytes });
        }
        self.text.push_str(text);
        self
    }

    /// Puts it on the page and returns where it ends.
    pub(crate) fn put(self) -> Len {
        let drawing = &mut self.page.drawing;
        let index = |length: usize| u32::try_from(length).unwrap();
        let (glyphs, text) = (index(drawing.glyphs.len()), index(drawing.text.len()));
        let width: i64 = self.glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum();
        drawing.glyphs.extend_from_slice(&self.glyphs);
        drawing.text.push_str(&self.text);
        let run = Run {
            glyphs: glyphs..index(drawing.glyphs.len()),
            text: text..index(drawing.text.len()),
            ..self.run
        };
        let end = run.origin.x + Len::from_units(width);
        drawing.marks.push(mark(Ink::Text(run)));
        end
    }
}

/// A mark that belongs to the look.
pub(crate) fn mark(ink: Ink) -> Mark {
    Mark { owner: Owner::Artifact(ArtifactKind::Layout), ink }
}

/// The untagged file of some pages, after tagged ones have been proved.
pub(crate) fn write(pages: &Pages) -> Vec<u8> {
    for profile in ["a-2a+ua-1", "a-4+ua-2"] {
        let report = letterpress_proof::check(&write_as(pages, profile));
        assert!(report.is_sound(), "{report}");
    }
    write_as(pages, "1.7")
}

/// The file of some pages in a profile.
pub(crate) fn write_as(pages: &Pages, profile: &str) -> Vec<u8> {
    let mut options = letterpress_pdf::Options::default();
    options.profile = profile.parse().expect("a profile");
    let mut pdf = Vec::new();
    letterpress_pdf::write(pages, &options, &mut pdf).expect("a file");
    pdf
}
