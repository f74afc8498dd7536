use std::sync::Arc;

use letterpress_page::Font;
use ttf_parser::{Face, Tag};

use crate::pages::{BOXES, MONO, SANS, SERIF, face_data, pages, set};
use crate::readback::File;

#[test]
fn faces_are_embedded_once_and_only_when_used() {
    let mut pages = pages(3);
    set(&mut pages.pages[0], SERIF, 11, (72, 72)).text("one").put();
    set(&mut pages.pages[2], SERIF, 11, (72, 72)).text("two").put();
    let file = File::load(&crate::pages::write(&pages));
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
    let file = File::load(&crate::pages::write(&pages));
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
        let raw = ttf_parser::RawFace::parse(&data, 0).unwrap();
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
    let font = File::load(&crate::pages::write(&pages)).font(0, "F1");
    let face = Face::parse(face_data("Source Sans 3"), 0).unwrap();
    for (code, text) in &font.texts {
        let glyph = face.glyph_index(text.chars().next().unwrap()).unwrap();
        let units = f64::from(face.glyph_hor_advance(glyph).unwrap());
        let width = units * 1000.0 / f64::from(face.units_per_em());
        assert!((font.widths[&font.cids[code]] - width).abs() < 0.01, "{text}");
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
