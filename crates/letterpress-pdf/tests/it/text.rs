use letterpress_page::{Color, Len};

use crate::pages::{BOXES, MONO, SANS, SERIF, pages, set, write, write_as};
use crate::readback::File;

/// A page and a half of a line, as a layout would justify it: kerned, spaces stretched.
const LINE: &str = "To Sherlock Holmes she is always the woman; I have seldom heard him";

#[test]
fn text_reads_as_it_was_set() {
    let mut pages = pages(1);
    let page = &mut pages.pages[0];
    set(page, SERIF, 11, (72, 72)).text("Für (ein) \\Grau\\ – „Zitat“ ").put();
    set(page, SANS, 11, (72, 90)).text("Sans Ωμέγα\u{a0}x ").put();
    set(page, MONO, 9, (72, 110)).text("let x = [1, 2];\r").put();
    let file = File::load(&write(&pages));
    let text = file.text(0).read;
    assert_eq!(text, "Für (ein) \\Grau\\ – „Zitat“ Sans Ωμέγα\u{a0}x let x = [1, 2];\r");
}

#[test]
fn letters_have_their_own_codes_and_spaces_are_real() {
    let mut pages = pages(1);
    let stretched = |_, glyph: &mut letterpress_page::Glyph| {
        glyph.advance += if glyph.id == space() { 87_382 } else { 0 };
    };
    set(&mut pages.pages[0], SERIF, 11, (72, 72)).text_with(LINE, stretched).put();
    let content = File::load(&write(&pages)).content(0);
    assert!(content.contains("\n1.333 Tw\n"), "{content}");
    assert!(content.contains(&format!("\n({LINE})Tj\n")), "{content}");
}

/// The space of the serif.
fn space() -> u32 {
    set(&mut pages(1).pages[0], SERIF, 11, (0, 0)).glyph(' ').0
}

#[test]
fn rounding_never_adds_up() {
    let space = space();
    for (size, scale) in [(7, 1000), (11, 1000), (11, 983), (12, 1020), (30, 1000), (72, 700)] {
        let mut pages = pages(1);
        // Kerning that no unit divides, and spaces that differ by a unit as justification does.
        let odd = |number: usize, glyph: &mut letterpress_page::Glyph| {
            let number = i32::try_from(number).unwrap();
            glyph.advance += if glyph.id == space { 70_001 + number % 2 } else { 0 };
            glyph.advance += (number * 7919 % 13 - 6) * 331 * i32::from(number % 5 == 0);
        };
        let page = &mut pages.pages[0];
        let odd_start = Len::from_units(72 * Len::UNITS + 321);
        let setting = set(page, SERIF, size, (72, 72)).with(|run| {
            run.scale = scale;
            run.origin.x = odd_start;
        });
        setting.text_with(LINE, odd).put();
        let drawing = page.drawing.clone();
        let shown = File::load(&write(&pages)).text(0).glyphs;
        let mut pen = odd_start;
        for (glyph, shown) in drawing.glyphs.iter().zip(&shown) {
            let off = (shown.x - pen.to_pt()).abs();
            assert!(off < 0.0351, "{size} pt × {scale}: off by {off} at {}", shown.x);
            pen += Len::from_units(glyph.advance.into());
        }
        assert_eq!(shown.len(), drawing.glyphs.len());
        let off = (shown[shown.len() - 1].end - pen.to_pt()).abs();
        assert!(off < 0.0351, "{size} pt × {scale}: off by {off} at the end");
    }
}

#[test]
fn glyphs_stand_where_they_are_shifted_to() {
    let mut pages = pages(1);
    let raise = |number: usize, glyph: &mut letterpress_page::Glyph| {
        if number == 1 {
            (glyph.dx, glyph.dy) = (32_768, -131_072);
        }
    };
    set(&mut pages.pages[0], SERIF, 10, (100, 142)).text_with("H2O", raise).put();
    let glyphs = File::load(&write(&pages)).text(0).glyphs;
    assert_eq!([700.0, 698.0, 700.0], [glyphs[0].y, glyphs[1].y, glyphs[2].y]);
    assert!((glyphs[1].x - glyphs[0].end - 0.5).abs() < 0.01);
    assert!((glyphs[2].x - glyphs[1].end + 0.5).abs() < 0.01);
}

#[test]
fn spaced_letters_take_one_operator() {
    let mut pages = pages(1);
    let spaced = |_, glyph: &mut letterpress_page::Glyph| glyph.advance += 65_536;
    set(&mut pages.pages[0], SANS, 12, (72, 72)).text_with("SPACED OUT", spaced).put();
    set(&mut pages.pages[0], SANS, 12, (72, 90)).text("not this").put();
    let content = File::load(&write(&pages)).content(0);
    assert!(content.contains("1 Tc\n") && content.contains("(SPACED OUT)Tj"), "{content}");
    assert!(content.contains("0 Tc\n") && content.contains("(not this)Tj"), "{content}");
}

#[test]
fn what_glyphs_would_get_wrong_stands_in_a_span() {
    let mut pages = pages(1);
    let page = &mut pages.pages[0];
    let setting = set(page, SERIF, 11, (72, 72)).text("well-known").cluster("-", "\u{ad}");
    // A ligature, a letter with an accent of its own, and one glyph for many characters.
    let setting = setting.cluster("ﬁ", "fi").cluster("e\u{301}", "é").text("e\u{a0} ");
    setting.cluster("x", "🦀 and all").put();
    let file = File::load(&write_as(&pages, "1.7"));
    assert_eq!(file.text(0).read, "well-known\u{ad}fiée\u{a0} 🦀 and all");
    let content = file.content(0);
    assert!(content.contains("/Span<</ActualText<FEFF00AD>>>BDC\n(-)Tj\nEMC\n"), "{content}");
    let texts: Vec<String> = file.font(0, "F0").texts.into_values().collect();
    assert!(texts.contains(&"fi".into()) && texts.contains(&"\u{301}".into()), "{texts:?}");
    assert!(texts.iter().all(|text| !text.is_empty() && !text.contains(['\0', '\u{FFFD}'])));
}

#[test]
fn texts_that_no_map_can_hold_stand_in_spans() {
    let mut pages = pages(1);
    let long = "long ".repeat(40);
    let setting = set(&mut pages.pages[0], SERIF, 11, (72, 72)).cluster("ø", "\0");
    setting.cluster("ß", "\u{FEFF}").cluster("ð", &long).text("ø").put();
    let file = File::load(&write(&pages));
    assert_eq!(file.text(0).read, format!("\0\u{FEFF}{long}ø"));
    let texts: Vec<String> = file.font(0, "F0").texts.into_values().collect();
    assert_eq!(texts, ["ø", "ß", "ð"]);
}

#[test]
fn clusters_that_make_no_sense_lose_nothing() {
    let mut pages = pages(1);
    let page = &mut pages.pages[0];
    // No bytes at first, too many in the middle, text left over at the end, unknown glyphs.
    let odd = |number: usize, glyph: &mut letterpress_page::Glyph| match number {
        0 => glyph.bytes = 0,
        1 => glyph.id = 70_000,
        3 => glyph.bytes = 1,
        _ => {}
    };
    set(page, SERIF, 11, (72, 72)).text_with("abcä", odd).put();
    set(page, SERIF, 0, (72, 90)).with(|run| run.scale = 0).text("tiny").put();
    page.drawing.glyphs[2].bytes = 255;
    let text = File::load(&write_as(&pages, "1.7")).text(0).read;
    assert!(text.ends_with("tiny") && text.contains("bcä"), "{text:?}");
}

#[test]
fn more_glyphs_than_one_byte_can_count() {
    let face = ttf_parser::Face::parse(crate::pages::face_data("Libertinus Serif"), 0).unwrap();
    let letters: String = ('!'..'\u{2100}')
        .filter(|c| c.is_alphabetic() && face.glyph_index(*c).is_some())
        .take(900)
        .collect();
    let mut pages = pages(1);
    set(&mut pages.pages[0], SERIF, 6, (10, 72)).text(&letters).text(" and a space").put();
    let file = File::load(&write(&pages));
    assert_eq!(file.text(0).read, format!("{letters} and a space"));
    let codes = |name: &str| file.font(0, name).texts.len();
    assert_eq!([codes("F0"), codes("F0x1"), codes("F0x2")], [222, 222, 222]);
    assert!(["F0", "F0x1"].iter().all(|name| !file.font(0, name).texts.contains_key(&32)));
    assert_eq!(file.font(0, "F0x4").texts[&32], " ");
}

#[test]
fn glyphs_without_a_character_read_as_what_others_leave_over() {
    let face = ttf_parser::Face::parse(crate::pages::face_data("Libertinus Serif"), 0).unwrap();
    let form = u32::from(face.number_of_glyphs() - 1);
    let together = |number: usize, glyph: &mut letterpress_page::Glyph| match number {
        0 => glyph.bytes = 2,
        _ => (glyph.id, glyph.bytes) = (form, 0),
    };
    let mut pages = pages(1);
    set(&mut pages.pages[0], SERIF, 10, (72, 72)).text_with("ab", together).put();
    let file = File::load(&write(&pages));
    assert_eq!(file.text(0).read, "ab", "a span says it");
    let texts: Vec<String> = file.font(0, "F0").texts.into_values().collect();
    assert_eq!(texts, ["a", "b"], "for those who read no spans");
}

#[test]
fn code_points_are_drawn_and_read() {
    let many: String = ('\u{4E00}'..).take(300).collect();
    let text = format!("{many}\u{10FFFD}🦀 \u{E000}");
    let mut pages = pages(1);
    set(&mut pages.pages[0], BOXES, 10, (10, 72)).text(&text).put();
    let file = File::load(&write(&pages));
    let shown = file.text(0);
    assert_eq!(shown.read, text);
    assert!(shown.glyphs.iter().all(|glyph| glyph.code != 32));
    assert_eq!(file.font(0, "F3").widths.len(), 1 + 223);
    assert_eq!(file.font(0, "F3x1").widths.len(), 1 + 81);
    assert!((shown.glyphs[303].end - 10.0 - 304.0 * 7.8).abs() < 0.01);
}

#[test]
fn parameters_are_written_when_they_change() {
    let mut pages = pages(1);
    let page = &mut pages.pages[0];
    for (line, color) in [(1, Color::BLACK), (2, Color::BLACK), (3, Color::rgb(255, 0, 51))] {
        set(page, SERIF, 11, (72, 72 * line)).with(|run| run.color = color).text("x y").put();
    }
    let content = File::load(&write(&pages)).content(0);
    let count = |what: &str| content.matches(what).count();
    assert_eq!((count(" Tf"), count(" rg"), count("BT"), count(" Tw")), (1, 2, 1, 0), "{content}");
    assert!(content.contains("1 0 .2 rg"), "{content}");
}
