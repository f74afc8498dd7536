//! Faces that vary: outlines, widths and names at an instance.

use std::sync::Arc;

use letterpress_page::{Font, FontId, Variation};
use ttf_parser::{Face, GlyphId, RawFace, Tag};

use crate::pages::{open, pages, set_in, write};
use crate::readback::File;

/// A face whose `a` is 400 wide at a weight of 300, its default, and 800 at 900.
const VARY: &[u8] = include_bytes!("../fonts/vary.ttf");
/// The same in `CFF2`.
const VARY_CFF2: &[u8] = include_bytes!("../fonts/vary-cff2.otf");

/// A collection, the second of whose faces is that.
const PAIR: &[u8] = include_bytes!("../fonts/pair.ttc");

/// A page with an `a` in each face, as the only letter.
fn set_a(fonts: &[Font]) -> File {
    let mut pages = pages(1);
    for font in fonts {
        let id = FontId(u16::try_from(pages.fonts.len()).unwrap());
        pages.fonts.push(font.clone());
        let face = Face::parse(VARY, 0).ok();
        set_in(&mut pages.pages[0], (id, face), 10, (72, 72)).text("a").put();
    }
    File::load(&write(&pages))
}

/// The width of the only letter of a font.
fn width(file: &File, name: &str) -> f64 {
    let font = file.font(0, name);
    font.widths[&u32::from('a')]
}

/// The descriptor of a font and its program.
fn program(file: &File, name: &str) -> (lopdf::Dictionary, Vec<u8>) {
    let path = ["Resources", "Font", name, "DescendantFonts"];
    let below = file.at(file.page(0), &path).unwrap().as_array().unwrap();
    let below = file.follow(&below[0]).as_dict().unwrap();
    let descriptor = file.at(below, &["FontDescriptor"]).unwrap().as_dict().unwrap();
    let program = file.at(descriptor, &["FontFile2"]).unwrap().as_stream().unwrap();
    (descriptor.clone(), program.decompressed_content().unwrap())
}

/// How wide the outline of the letter is.
fn outline(program: &[u8]) -> i16 {
    let raw = RawFace::parse(program, 0).unwrap();
    assert!(raw.table(Tag::from_bytes(b"glyf")).is_some(), "TrueType outlines");
    assert!(
        ["fvar", "gvar", "HVAR", "CFF2"]
            .iter()
            .all(|tag| { raw.table(Tag::from_bytes_lossy(tag.as_bytes())).is_none() })
    );
    // The map from characters is left out of subsets; the letter is the first after the glyph
    // of what is missing.
    let glyph = ttf_parser::glyf::Table::parse(
        ttf_parser::loca::Table::parse(
            2.try_into().unwrap(),
            ttf_parser::head::IndexToLocationFormat::Short,
            raw.table(Tag::from_bytes(b"loca")).unwrap(),
        )
        .unwrap(),
        raw.table(Tag::from_bytes(b"glyf")).unwrap(),
    );
    glyph.unwrap().bbox(GlyphId(1)).unwrap().x_max
}

#[test]
fn faces_that_vary_are_embedded_at_their_instance() {
    for data in [VARY, VARY_CFF2] {
        let at = |weight| open(data, &[(*b"wght", weight)]);
        let file = set_a(&[open(data, &[]), at(900), at(600), at(300)]);
        for (name, wide) in [("F4", 400), ("F5", 800), ("F6", 600), ("F7", 400)] {
            assert_eq!(width(&file, name), f64::from(wide), "{name}");
            assert_eq!(outline(&program(&file, name).1), wide - 50, "{name}");
        }
    }
}

#[test]
fn descriptors_are_those_of_the_instance() {
    let file = set_a(&[open(VARY, &[]), open(VARY, &[(*b"wght", 900)])]);
    let name = |name| {
        let (descriptor, _) = program(&file, name);
        let base = descriptor.get(b"FontName").unwrap().as_name().unwrap();
        String::from_utf8(base[7..].to_vec()).unwrap()
    };
    assert_eq!([name("F4"), name("F5")], ["Vary-Regular", "Vary_900wght"]);
    let number = |name, key: &[u8]| program(&file, name).0.get(key).unwrap().as_float().unwrap();
    assert_eq!([number("F4", b"XHeight"), number("F5", b"XHeight")], [500.0, 600.0]);
    assert!(number("F4", b"StemV") < number("F5", b"StemV"));
}

#[test]
fn axes_that_a_face_does_not_have_change_nothing() {
    let plain = set_a(&[open(VARY, &[])]);
    let odd = set_a(&[open(VARY, &[(*b"slnt", 0), (*b"wght", 300)])]);
    assert_eq!(program(&plain, "F4").1, program(&odd, "F4").1);
    // Beyond the end of an axis is its end.
    let far = set_a(&[open(VARY, &[(*b"wght", 20_000)])]);
    assert_eq!(width(&far, "F4"), 800.0);
}

#[test]
fn faces_of_collections_are_found_by_their_place() {
    let at = |index| Font::OpenType {
        data: Arc::new(PAIR),
        index,
        variations: Arc::new([Variation { axis: *b"wght", value: 900 << 16 }]),
    };
    let file = set_a(&[at(1), at(0)]);
    assert_eq!(width(&file, "F4"), 800.0);
    assert_eq!(outline(&program(&file, "F4").1), 750);
    // The glyph of the same number in the first face.
    assert_eq!(width(&file, "F5"), 600.0);
}
