//! What hangs in the built-in faces, and what must never happen in any.

use std::sync::Arc;

use letterpress_page::{Font, FontId, Len};
use rustybuzz::ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::bands::{BANDS, Bands, PARTS};
use super::{Hang, Hangs};
use crate::fonts::{FaceId, Fonts, Wanted};
use crate::style::{Family, Features, TextStyle};
use crate::text::{Faces, Shelf};

struct BuiltIn;

impl Fonts for BuiltIn {
    fn select(&self, family: Family, weight: u16, italic: bool) -> Option<FaceId> {
        let name = match family {
            Family::Serif => "Libertinus Serif",
            Family::Sans => "Source Sans 3",
            Family::Mono => "JetBrains Mono",
        };
        let index = letterpress_fonts::faces()
            .iter()
            .position(|f| (f.family, f.weight, f.italic) == (name, weight, italic))?;
        Some(FaceId(u16::try_from(index).expect("a dozen faces")))
    }

    fn fallback(&self, _: Wanted<'_>, _: Option<FaceId>) -> Option<FaceId> {
        None
    }

    fn font(&self, face: FaceId) -> Font {
        let data = Arc::new(letterpress_fonts::faces()[usize::from(face.0)].data);
        Font::OpenType { data, index: 0, variations: Arc::new([]) }
    }
}

/// One face, asked character by character; in thousandths of the em.
fn ask(family: Family, italic: bool, text: &str) -> Vec<(i64, i64)> {
    let shelf = Shelf::new();
    let mut faces = Faces::new(&BuiltIn, &shelf);
    let style = TextStyle {
        family,
        weight: 400,
        italic,
        size: Len::pt(10),
        leading: Len::pt(12),
        color: letterpress_page::Color::BLACK,
        tracking: Len::ZERO,
        features: Features::default(),
    };
    let font = faces.select(&style);
    let one = |c: char| {
        let glyph = faces.face(font).and_then(|face| face.glyph_index(c)).expect("the face has it");
        let hang = faces.hang(font, u32::from(glyph.0), c);
        assert_eq!(hang, faces.hang(font, u32::from(glyph.0), c), "{c} twice");
        let em = faces.em(font);
        (i64::from(hang.left) * 1000 / em, i64::from(hang.right) * 1000 / em)
    };
    text.chars().map(one).collect()
}

fn serif(text: &str) -> Vec<(i64, i64)> {
    ask(Family::Serif, false, text)
}

fn sans(text: &str) -> Vec<(i64, i64)> {
    ask(Family::Sans, false, text)
}

#[test]
fn points_and_hyphens_hang_by_about_half() {
    assert_eq!(serif(".,-–—"), [(0, 121), (0, 121), (169, 169), (137, 137), (148, 148)]);
    assert_eq!(sans(".,-–—"), [(0, 137), (0, 137), (156, 156), (120, 120), (160, 160)]);
}

#[test]
fn quotes_hang_at_both_sides() {
    for face in [serif("‘’“”‚„‹›«»"), sans("‘’“”‚„‹›«»")] {
        for (left, right) in face {
            assert!((70..=150).contains(&left) && (70..=150).contains(&right), "{left} {right}");
        }
    }
    let slanted = ask(Family::Serif, true, "‘’“”");
    assert!(slanted.iter().all(|(left, right)| left > right && *right > 40), "{slanted:?}");
}

#[test]
fn stems_stand_on_the_margin() {
    for italic in [false, true] {
        for family in [Family::Serif, Family::Sans] {
            assert_eq!(ask(family, italic, "Hn"), [(0, 0); 2]);
        }
    }
    assert!(sans("BDEILNPRbhiklmpru").iter().all(|hang| hang.0 <= 1));
}

#[test]
fn slopes_and_open_sides_hang_a_little() {
    assert_eq!(serif("AVTKyr"), [(30, 30), (30, 30), (30, 30), (0, 30), (0, 30), (0, 20)]);
    // A designer has already brought round letters nearer to the margin than stems.
    assert_eq!(serif("oce"), [(0, 0), (0, 20), (0, 10)]);
    assert_eq!(ask(Family::Serif, true, "AV"), [(10, 30), (20, 0)]);
}

#[test]
fn accented_letters_hang_like_their_base() {
    for (base, accented) in [("A", "ÁÀÄÂÃ"), ("V", "Ṽ"), ("y", "ýÿ"), ("e", "éèë"), ("o", "öô")]
    {
        let (base, accented) = (serif(base)[0], serif(accented));
        assert!(accented.iter().all(|&hang| hang == base), "{base:?} {accented:?}");
    }
}

#[test]
fn what_is_not_in_the_table_is_measured() {
    assert_eq!(
        serif("=+×†•→"),
        [(110, 110), (110, 110), (100, 100), (110, 90), (90, 90), (130, 100)]
    );
    assert_eq!(serif("ΓЛл"), [(0, 30), (40, 0), (20, 10)]);
}

#[test]
fn a_glyph_in_place_of_a_characters_own_is_measured() {
    let face = Face::parse(letterpress_fonts::faces()[0].data, 0).expect("a sound face");
    let stem = face.glyph_index('H').expect("Latin has it");
    let mut hangs = Hangs::default();
    for character in ['.', '-', 'A', '“'] {
        let hang = hangs.of(&face, FontId(1), u32::from(stem.0), character);
        // A unit or two, since a sign is held against both sides of an `H`; no share of its width.
        assert!(hang.left.max(hang.right) <= 2, "{character} {hang:?}");
    }
}

#[test]
fn what_has_no_edge_of_its_own_does_not_hang() {
    assert_eq!(ask(Family::Mono, false, ".-“A="), [(0, 0); 5]);
    assert_eq!(serif(" \u{a0}\u{301}"), [(0, 0); 3]);
    let shelf = Shelf::new();
    let mut faces = Faces::new(&BuiltIn, &shelf);
    assert_eq!(faces.hang(Faces::CODE_POINTS, u32::from('-'), '-'), Hang::default());
    assert_eq!(faces.hang(FontId(9), 1, '-'), Hang::default());
    // Whatever the glyph, these characters fill a square or join their neighbours.
    let face = Face::parse(letterpress_fonts::faces()[0].data, 0).expect("a sound face");
    let light = face.glyph_index('=').expect("every face has it");
    let mut hangs = Hangs::default();
    for character in "、。，「」！：ー・漢かカ한بدनก".chars() {
        let hang = hangs.of(&face, FontId(1), u32::from(light.0), character);
        assert_eq!(hang, Hang::default(), "{character}");
    }
    for glyph in [u32::from(u16::MAX), u32::MAX] {
        assert_eq!(hangs.of(&face, FontId(1), glyph, '='), Hang::default());
    }
}

/// Each character up to the end of the symbols with its glyph.
fn characters(face: &Face<'_>) -> Vec<(char, GlyphId)> {
    let all = ('!'..='\u{2fff}').chain('\u{fb00}'..='\u{fb06}');
    all.filter_map(|c| Some((c, face.glyph_index(c)?))).collect()
}

#[test]
fn nothing_hangs_by_more_than_its_cap() {
    for built_in in letterpress_fonts::faces() {
        let face = Face::parse(built_in.data, 0).expect("a sound face");
        let em = i32::from(face.units_per_em());
        let mut hangs = Hangs::default();
        for (character, glyph) in characters(&face) {
            let most = if character.is_alphabetic() { em / 10 } else { em / 5 };
            let hang = hangs.of(&face, FontId(1), u32::from(glyph.0), character);
            for side in [hang.left, hang.right] {
                assert!((0..=most).contains(&side), "{} {character} {hang:?}", built_in.family);
            }
        }
    }
}

#[test]
fn the_order_of_questions_does_not_matter() {
    let face = Face::parse(letterpress_fonts::faces()[5].data, 0).expect("a sound face");
    let all = characters(&face);
    let (mut there, mut back) = (Hangs::default(), Hangs::default());
    let of = |hangs: &mut Hangs, &(c, glyph): &(char, GlyphId)| {
        hangs.of(&face, FontId(1), u32::from(glyph.0), c)
    };
    let there: Vec<Hang> = all.iter().map(|one| of(&mut there, one)).collect();
    let mut back: Vec<Hang> = all.iter().rev().map(|one| of(&mut back, one)).collect();
    back.reverse();
    assert_eq!(there, back);
}

#[test]
fn bands_hold_the_outermost_ink() {
    let height = 240 * PARTS;
    let mut bands = Bands::new(height);
    // A wedge: its left side stands, its right side leans.
    bands.move_to(10.0, 0.0);
    bands.line_to(250.0, 0.0);
    bands.line_to(10.0, 240.0);
    bands.close();
    for (index, band) in (0..).zip(bands.each()) {
        let right = (250 - 10 * index) * PARTS;
        assert_eq!(*band, Some((10 * PARTS, right)), "{index}");
    }
    // A mark above says nothing about the bands, but about the whole.
    bands.move_to(-30.0, 300.0);
    bands.quad_to(100.0, 400.0, 400.0, 300.0);
    bands.close();
    assert_eq!(bands.each()[BANDS - 1], Some((10 * PARTS, 20 * PARTS)));
    assert_eq!(bands.whole(), Some((-30 * PARTS, 400 * PARTS)));
}

#[test]
fn curves_bulge() {
    let mut bands = Bands::new(240 * PARTS);
    bands.move_to(0.0, 0.0);
    bands.curve_to(160.0, 0.0, 160.0, 240.0, 0.0, 240.0);
    bands.close();
    let widest = bands.each().iter().flatten().map(|reach| reach.1).max();
    assert_eq!(widest, Some(120 * PARTS));
}

#[test]
fn no_outline_is_too_strange() {
    let odd = [0.0, -0.0, 1.5, f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN];
    for height in [i64::MIN / 4096, -1, 0, 1, 7, 32_767 * PARTS] {
        let mut bands = Bands::new(height);
        bands.close();
        for (index, &x) in odd.iter().enumerate() {
            for &y in &odd {
                bands.line_to(x, y);
                bands.quad_to(y, x, odd[7 - index], x);
                bands.curve_to(x, x, y, y, odd[7 - index], y);
                bands.move_to(y, x);
            }
        }
    }
}

#[test]
fn broken_fonts_do_not_panic() {
    for file in [0, 4] {
        let mut data = letterpress_fonts::faces()[file].data.to_vec();
        let mut state = 1_u64;
        for _ in 0..150 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % data.len();
            data[at] = (state >> 25) as u8;
            let Ok(face) = Face::parse(&data, 0) else { continue };
            let mut hangs = Hangs::default();
            for character in "A.-=oné†•".chars() {
                for glyph in [face.glyph_index(character).map_or(7, |g| u32::from(g.0)), 300] {
                    hangs.of(&face, FontId(1), glyph, character);
                }
            }
        }
    }
}
