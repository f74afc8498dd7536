use std::sync::Arc;

use letterpress_page::Font;
use ttf_parser::{Face, GlyphId, RawFace, Tag};

use crate::pages::{
    BOXES, MONO, SANS, SERIF, face_data, pages, set, set_in, with_more_glyphs, write, write_as,
};
use crate::readback::File;

#[test]
fn faces_are_embedded_once_and_only_when_used() {
    let mut pages = pages(3);
    set(&mut pages.pages[0], SERIF, 11, (72, 72)).text("one").put();
    set(&mut pages.pages[2], SERIF, 11, (72, 72)).text("two").put();
    let file = File::load(&write(&pages));
    let is_font = |object: &&lopdf::Object| {
        object.as_dict().is_ok_and(|dict| dict.has_type(b"Font") && dict.has(b"Encoding"))
    };
    assert_eq!(file.doc.objects.values().filter(is_font).count(), 1);
    assert!(file.at(file.page(1), &["Resources", "Font"]).is_none());
}

#[test]
fn programs_are_of_the_kinds_that_readers_want() {
    let mut pages = pages(1);
    for font in [SERIF, SANS, MONO, BOXES] {
        set(&mut pages.pages[0], font, 11, (72, 72)).text("Hamburgefonstiv").put();
    }
    let file = File::load(&write(&pages));
    let descriptor = |name: &str| {
        let path = ["Resources", "Font", name, "DescendantFonts"];
        let below = file.at(file.page(0), &path).unwrap().as_array().unwrap();
        let below = file.follow(&below[0]).as_dict().unwrap();
        file.at(below, &["FontDescriptor"]).unwrap().as_dict().unwrap()
    };
    let serif = descriptor("F0");
    let program = file.at(serif, &["FontFile3"]).unwrap().as_stream().unwrap();
    assert_eq!(program.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"CIDFontType0C");
    assert_eq!(program.decompressed_content().unwrap()[0], 1, "bare CFF begins with its version");
    let name = file.at(serif, &["FontName"]).unwrap().as_name().unwrap();
    let (tag, name) = name.split_at(7);
    assert!(tag[..6].iter().all(u8::is_ascii_uppercase) && tag[6] == b'+');
    assert_eq!(name, b"LibertinusSerif-Regular");
    let number = |key: &str| file.at(serif, &[key]).unwrap().as_float().unwrap();
    assert!(number("Ascent") > 600.0 && number("Descent") < -100.0 && number("CapHeight") > 500.0);
    for name in ["F1", "F2"] {
        let program = file.at(descriptor(name), &["FontFile2"]).unwrap().as_stream().unwrap();
        let data = program.decompressed_content().unwrap();
        let raw = RawFace::parse(&data, 0).unwrap();
        assert!(raw.table(Tag::from_bytes(b"glyf")).is_some());
        assert!(data.len() < 20_000, "a subset, not {} bytes", data.len());
    }
    let flags = |name| file.at(descriptor(name), &["Flags"]).unwrap().as_i64().unwrap();
    assert_eq!((flags("F0"), flags("F2")), (4, 5));
}

#[test]
fn widths_are_those_of_the_face() {
    let mut pages = pages(1);
    set(&mut pages.pages[0], SANS, 11, (72, 72)).text("Wide and ill").put();
    let font = File::load(&write(&pages)).font(0, "F1");
    let face = Face::parse(face_data("Source Sans 3"), 0).unwrap();
    for (code, text) in &font.texts {
        let glyph = face.glyph_index(text.chars().next().unwrap()).unwrap();
        let units = f64::from(face.glyph_hor_advance(glyph).unwrap());
        let width = units * 1000.0 / f64::from(face.units_per_em());
        assert!((font.widths[code] - width).abs() < 0.01, "{text}");
    }
}

/// The box of a glyph's outline, in a bare CFF program or a TrueType one.
fn bounds(program: &[u8], place: u16) -> Option<[i16; 4]> {
    struct Nothing;
    impl ttf_parser::OutlineBuilder for Nothing {
        fn move_to(&mut self, _: f32, _: f32) {}
        fn line_to(&mut self, _: f32, _: f32) {}
        fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
        fn close(&mut self) {}
    }
    let bounds = match ttf_parser::cff::Table::parse(program) {
        Some(cff) => cff.outline(GlyphId(place), &mut Nothing).ok(),
        None => {
            let raw = RawFace::parse(program, 0).unwrap();
            let table = |tag: &[u8; 4]| raw.table(Tag::from_bytes(tag)).unwrap();
            let head = ttf_parser::head::Table::parse(table(b"head")).unwrap();
            let count = ttf_parser::maxp::Table::parse(table(b"maxp")).unwrap().number_of_glyphs;
            let format = head.index_to_location_format;
            let loca = ttf_parser::loca::Table::parse(count, format, table(b"loca")).unwrap();
            let glyf = ttf_parser::glyf::Table::parse(loca, table(b"glyf")).unwrap();
            glyf.outline(GlyphId(place), &mut Nothing)
        }
    };
    bounds.map(|it| [it.x_min, it.y_min, it.x_max, it.y_max])
}

/// Whether all codes of a font but the space's show what the face has for their character.
#[track_caller]
fn assert_shows(font: &crate::readback::Font, face: &Face<'_>) {
    for (code, text) in font.texts.iter().filter(|&(_, text)| text != " ") {
        let glyph = face.glyph_index(text.chars().next().unwrap()).unwrap();
        let wanted =
            face.glyph_bounding_box(glyph).map(|it| [it.x_min, it.y_min, it.x_max, it.y_max]);
        let shown = bounds(&font.program, font.places[code]);
        assert!(shown.is_some() && shown == wanted, "{text}: {shown:?}, not {wanted:?}");
    }
}

#[test]
fn codes_show_the_glyphs_of_the_face() {
    let letters: String = ('!'..'ž').filter(|c| c.is_alphanumeric()).collect();
    for (id, family) in [(SERIF, "Libertinus Serif"), (SANS, "Source Sans 3")] {
        let face = Face::parse(face_data(family), 0).unwrap();
        let letters = letters.chars().filter(|&c| face.glyph_index(c).is_some());
        let mut pages = pages(1);
        set(&mut pages.pages[0], id, 6, (10, 72)).text(&letters.collect::<String>()).put();
        let file = File::load(&write(&pages));
        for name in [format!("F{}", id.0), format!("F{}x1", id.0)] {
            let font = file.font(0, &name);
            assert!(font.texts.len() > 20 && !font.is_in_pairs, "{name}");
            assert_shows(&font, &face);
        }
    }
}

#[test]
fn faces_with_many_glyphs_have_codes_of_two_bytes() {
    let data: &'static [u8] = with_more_glyphs(face_data("Source Sans 3"), 9000).leak();
    let face = Face::parse(data, 0).unwrap();
    let mut pages = pages(1);
    pages.fonts[usize::from(SANS.0)] =
        Font::OpenType { data: Arc::new(data), index: 0, variations: Arc::new([]) };
    let text = "Nor am I the one (or two)\\";
    set_in(&mut pages.pages[0], (SANS, Some(face.clone())), 11, (72, 72)).text(text).put();
    let file = File::load(&write(&pages));
    assert_eq!(file.text(0).read, text);
    let font = file.font(0, "F1");
    assert!(font.is_in_pairs && font.texts.keys().all(|&code| code >= 0x100));
    assert_shows(&font, &face);
}

#[test]
fn glyphs_of_what_is_missing_are_written() {
    for id in [SERIF, SANS] {
        let mut pages = pages(1);
        let missing = |_, glyph: &mut letterpress_page::Glyph| glyph.id = 0;
        set(&mut pages.pages[0], id, 11, (72, 72)).text_with("x", missing).put();
        let file = File::load(&write_as(&pages, "1.7"));
        let font = file.font(0, &format!("F{}", id.0));
        assert_eq!(font.texts.into_iter().collect::<Vec<_>>(), [(0, "x".into())]);
        assert!(font.places.is_empty() && font.widths[&0] > 0.0);
    }
}

#[test]
fn faces_that_are_none_are_errors() {
    for data in [&b""[..], b"no face at all", &face_data("Source Sans 3")[..2000]] {
        let mut pages = pages(1);
        set(&mut pages.pages[0], SANS, 11, (72, 72)).text("x").put();
        pages.fonts[1] =
            Font::OpenType { data: Arc::new(data), index: 0, variations: Arc::new([]) };
        let error = letterpress_pdf::write(&pages, &Default::default(), &mut Vec::new());
        assert_eq!(error.unwrap_err().kind(), std::io::ErrorKind::InvalidData);
    }
    let mut pages = pages(1);
    set(&mut pages.pages[0], SANS, 11, (72, 72)).text("x").put();
    pages.fonts.clear();
    assert!(letterpress_pdf::write(&pages, &Default::default(), &mut Vec::new()).is_err());
}
