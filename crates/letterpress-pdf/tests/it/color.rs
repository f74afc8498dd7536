//! Glyphs in colour: pictures and paintings in Type 3 fonts beside the face's own.

use letterpress_page::{Font, FontId};
use lopdf::{Dictionary, Object};
use ttf_parser::Face;

use crate::pages::{open, pages, set_in, write};
use crate::readback::File;

/// `COLR` version 1; what its letters are is in `make.py`.
const COLOR: &[u8] = include_bytes!("../fonts/color.ttf");
/// `COLR` version 0.
const LAYERED: &[u8] = include_bytes!("../fonts/layered.ttf");
/// `CBDT` alone.
const BITMAP: &[u8] = include_bytes!("../fonts/bitmap.ttf");
/// `sbix` over outlines.
const SBIX: &[u8] = include_bytes!("../fonts/sbix.ttf");

/// A page with a text in a face of its own, which is the fifth.
fn set_text(data: &'static [u8], clusters: &[(&str, &str)]) -> File {
    let mut pages = pages(1);
    pages.fonts.push(open(data, &[]));
    let face = (FontId(4), Face::parse(data, 0).ok());
    let mut setting = set_in(&mut pages.pages[0], face, 10, (72, 72));
    for (glyphs, text) in clusters {
        setting = setting.cluster(glyphs, text);
    }
    setting.put();
    File::load(&write(&pages))
}

/// A font of the page.
fn font<'f>(file: &'f File, name: &str) -> &'f Dictionary {
    file.at(file.page(0), &["Resources", "Font", name]).unwrap().as_dict().unwrap()
}

/// A glyph of a letter in `COLOR` as it is drawn, and what its font names.
fn painted(letter: &str) -> (String, File) {
    let file = set_text(COLOR, &[(letter, letter)]);
    let procedures = file.at(font(&file, "C4"), &["CharProcs"]).unwrap().as_dict().unwrap();
    let (_, procedure) = procedures.iter().find(|(name, _)| *name != b"m").unwrap();
    let procedure = file.follow(procedure).as_stream().unwrap().decompressed_content().unwrap();
    (String::from_utf8(procedure).unwrap(), file)
}

/// The only resource of a kind that a font has.
fn resource<'f>(file: &'f File, kind: &str) -> &'f Object {
    let named = file.at(font(file, "C4"), &["Resources", kind]).unwrap().as_dict().unwrap();
    assert_eq!(named.len(), 1, "one {kind}");
    file.follow(named.iter().next().unwrap().1)
}

fn numbers(object: &Object) -> Vec<f32> {
    object.as_array().unwrap().iter().map(|number| number.as_float().unwrap()).collect()
}

#[test]
fn pictures_stand_in_fonts_of_their_own() {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    let file = set_text(BITMAP, &[("a", family), (" ", " "), ("b", "b"), ("a", family)]);
    assert_eq!(file.text(0).read, format!("{family} b{family}"));
    let fonts = file.at(file.page(0), &["Resources", "Font"]).unwrap().as_dict().unwrap();
    assert_eq!(fonts.len(), 1, "a face without outlines has no other font");
    let read = file.font(0, "C4");
    assert_eq!(read.widths.values().copied().collect::<Vec<_>>(), [600.0, 1250.0, 300.0, 1250.0]);
    let pictures = file.at(font(&file, "C4"), &["Resources", "XObject"]).unwrap();
    assert_eq!(pictures.as_dict().unwrap().len(), 2, "a space has none");
    for (_, picture) in pictures.as_dict().unwrap() {
        let picture = &file.follow(picture).as_stream().unwrap().dict;
        assert_eq!(file.at(picture, &["Width"]).unwrap().as_i64().unwrap(), 64);
        assert!(file.at(picture, &["SMask"]).is_some());
    }
    // 64 pixels of 80 to the em, two from the left and ten below the baseline.
    let procedures = file.at(font(&file, "C4"), &["CharProcs"]).unwrap().as_dict().unwrap();
    let procedure = file.follow(procedures.get(b"g1").unwrap()).as_stream().unwrap();
    let procedure = String::from_utf8(procedure.decompressed_content().unwrap()).unwrap();
    assert!(procedure.starts_with("1250 0 d0\nq 800 0 0 800 25 -125 cm\n/X"), "{procedure}");
}

#[test]
fn a_long_text_stands_in_a_span() {
    let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}";
    let file = set_text(BITMAP, &[("a", family), ("b", "b"), ("a", family), ("a", "\u{1F469}")]);
    assert_eq!(file.text(0).read, format!("{family}b{family}\u{1F469}"));
    assert_eq!(file.content(0).matches("/ActualText").count(), 2);
    assert_eq!(file.font(0, "C4").texts[&33], "\u{1F469}");
}

#[test]
fn the_largest_strike_that_has_a_glyph_is_taken() {
    let file = set_text(SBIX, &[("a", "a"), ("b", "b"), (" ", " ")]);
    assert_eq!(file.text(0).read, "ab ");
    let procedures = file.at(font(&file, "C4"), &["CharProcs"]).unwrap().as_dict().unwrap();
    // The third draws nothing, but tells poppler how large the font is.
    assert_eq!(procedures.len(), 2 + 1);
    let pictures = file.at(font(&file, "C4"), &["Resources", "XObject"]).unwrap();
    let mut sizes: Vec<i64> = Vec::new();
    for (_, picture) in pictures.as_dict().unwrap() {
        let picture = &file.follow(picture).as_stream().unwrap().dict;
        sizes.push(file.at(picture, &["Width"]).unwrap().as_i64().unwrap());
    }
    sizes.sort_unstable();
    assert_eq!(sizes, [32, 64]);
    assert_eq!(file.font(0, "F4").texts.into_values().collect::<String>(), " ");
}

#[test]
fn layers_are_painted_and_what_is_ink_takes_the_colour_of_the_text() {
    let file = set_text(LAYERED, &[("a", "a")]);
    let procedures = file.at(font(&file, "C4"), &["CharProcs"]).unwrap().as_dict().unwrap();
    let procedure = file.follow(procedures.get(b"g1").unwrap()).as_stream().unwrap();
    let procedure = String::from_utf8(procedure.decompressed_content().unwrap()).unwrap();
    assert_eq!(
        procedure,
        "600 0 d0\nq 0 .502 0 rg\n50 0 m\n50 700 l\n550 700 l\n550 0 l\n50 0 l\nh\nf\nQ\n\
         q 50 0 m\n300 700 l\n550 0 l\n50 0 l\nh\nf\nQ\n"
    );
    assert_eq!(
        numbers(file.at(font(&file, "C4"), &["FontBBox"]).unwrap()),
        [0.0, 0.0, 1000.0, 1000.0]
    );
}

#[test]
fn colours_may_shine_through() {
    let (procedure, file) = painted("a");
    assert_eq!(procedure.matches(" rg\n").count(), 2, "{procedure}");
    assert!(procedure.contains("q /A128 gs\n0 0 1 rg\n"), "{procedure}");
    let state = resource(&file, "ExtGState").as_dict().unwrap();
    assert_eq!(state.get(b"ca").unwrap().as_float().unwrap(), 0.502);
    let (procedure, _) = painted("i");
    assert!(!procedure.contains("rg"), "{procedure}");
    assert!(procedure.contains("q /A127 gs\n50 0 m\n"), "{procedure}");
}

#[test]
fn gradients_are_shadings() {
    for (letter, kind, ends) in [
        ("b", 2, &[50.0, 0.0, 550.0, 0.0][..]),
        ("d", 3, &[300.0, 350.0, 0.0, 300.0, 350.0, 300.0]),
    ] {
        let (procedure, file) = painted(letter);
        assert!(procedure.contains("W n\n1 0 0 1 0 0 cm\n/S"), "{procedure}");
        let shading = resource(&file, "Shading").as_dict().unwrap();
        assert_eq!(shading.get(b"ShadingType").unwrap().as_i64().unwrap(), kind);
        assert_eq!(numbers(shading.get(b"Coords").unwrap()), ends);
        let function = file.at(shading, &["Function"]).unwrap().as_dict().unwrap();
        let pieces = function.get(b"Functions").unwrap().as_array().unwrap();
        let piece = pieces[0].as_dict().unwrap();
        assert_eq!(numbers(piece.get(b"C0").unwrap()), [1.0, 0.0, 0.0]);
        assert_eq!(pieces.len(), 1);
    }
    let (procedure, _) = painted("f");
    assert!(procedure.contains("\n0 1 -1 0 0 0 cm\n"), "turned by a quarter: {procedure}");
}

#[test]
fn gradients_that_end_in_nothing_have_a_mask() {
    let (procedure, file) = painted("c");
    assert!(procedure.contains("W n\n/M"), "{procedure}");
    let state = resource(&file, "ExtGState").as_dict().unwrap();
    let mask = file.at(state, &["SMask"]).unwrap().as_dict().unwrap();
    assert_eq!(mask.get(b"S").unwrap().as_name().unwrap(), b"Luminosity");
    let group = file.at(mask, &["G"]).unwrap().as_stream().unwrap();
    let space = file.at(&group.dict, &["Group", "CS"]).unwrap();
    assert_eq!(space.as_name().unwrap(), b"DeviceGray");
}

#[test]
fn gradients_around_a_point_are_lattices() {
    let (_, file) = painted("e");
    let shading = resource(&file, "Shading").as_stream().unwrap();
    assert_eq!(shading.dict.get(b"ShadingType").unwrap().as_i64().unwrap(), 5);
    let data = shading.decompressed_content().unwrap();
    let (vertices, rest) = data.as_chunks::<7>();
    assert!(rest.is_empty() && vertices.len() > 200);
    // From red, straight to the right, to green, straight to the right again.
    let red_to_green = |vertex: &[u8; 7]| (vertex[4], vertex[5], vertex[6]);
    assert_eq!(red_to_green(&vertices[0]), (254, 0, 0));
    let (red, green, _) = red_to_green(&vertices[vertices.len() - 1]);
    assert!(red < 3 && green > 125);
}

#[test]
fn gradients_repeat() {
    let (_, file) = painted("j");
    let shading = resource(&file, "Shading").as_dict().unwrap();
    let ends = numbers(shading.get(b"Coords").unwrap());
    assert!(ends[0] < -900.0 && ends[2] > 1500.0, "{ends:?}");
    let function = file.at(shading, &["Function"]).unwrap().as_dict().unwrap();
    let pieces = function.get(b"Functions").unwrap().as_array().unwrap();
    assert!(pieces.len() > 20, "{} pieces", pieces.len());
    let bounds = numbers(function.get(b"Bounds").unwrap());
    assert!(bounds.is_sorted() && bounds.len() + 1 == pieces.len());
}

#[test]
fn groups_are_put_together() {
    let (procedure, file) = painted("g");
    assert!(procedure.contains("q /A63 gs\n/X"), "{procedure}");
    let form = resource(&file, "XObject").as_stream().unwrap();
    assert_eq!(file.at(&form.dict, &["Group", "S"]).unwrap().as_name().unwrap(), b"Transparency");
    let inside = String::from_utf8(form.decompressed_content().unwrap()).unwrap();
    assert!(inside.contains(" sh\n") && inside.contains("1 0 0 rg\n"), "{inside}");
    let (_, file) = painted("h");
    let form = resource(&file, "XObject").as_stream().unwrap();
    let state = file.at(&form.dict, &["Resources", "ExtGState", "Multiply"]).unwrap();
    let mode = state.as_dict().unwrap().get(b"BM").unwrap().as_name().unwrap();
    assert_eq!(mode, b"Multiply");
}

#[test]
fn a_face_has_glyphs_of_both_kinds() {
    let file = set_text(COLOR, &[("k", "k"), ("a", "a"), ("k", "k"), ("b", "bee")]);
    assert_eq!(file.text(0).read, "kakbee");
    let content = file.content(0);
    assert!(content.contains("/F4 10 Tf\n(k)Tj\n/C4 10 Tf\n(!)Tj\n"), "{content}");
    let glyphs = file.text(0).glyphs;
    assert!(glyphs.windows(2).all(|pair| (pair[1].x - pair[0].end).abs() < 0.01));
    // The name tells the fonts of a face from one another, so that no page mixes them up.
    assert!(file.at(file.page(0), &["Resources", "Font", "C4"]).is_some());
}

#[test]
fn a_face_without_anything_to_draw_is_an_error() {
    let mut pages = pages(1);
    pages.fonts.push(open(&BITMAP[..200], &[]));
    let face = (FontId(4), Face::parse(BITMAP, 0).ok());
    set_in(&mut pages.pages[0], face, 10, (72, 72)).text("a").put();
    assert!(matches!(pages.fonts[4], Font::OpenType { .. }));
    let error = letterpress_pdf::write(&pages, &Default::default(), &mut Vec::new());
    assert_eq!(error.unwrap_err().kind(), std::io::ErrorKind::InvalidData);
}
