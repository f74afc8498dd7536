//! Shaping against HarfBuzz, and the faces of words in several scripts.

use std::sync::Arc;

use letterpress_page::{Color, Font, Len};
use letterpress_test_fonts::{ARABIC, CHINESE, DEVANAGARI, EMOJI, LIBERTINUS, TestFont, expected};
use rustybuzz::ttf_parser;

use super::{Shaper, Surroundings};
use crate::fonts::{FaceId, Fonts, Wanted};
use crate::hyphenation::Exceptions;
use crate::style::{Family, Features, TextStyle};
use crate::text::{Faces, Shelf, Word};

/// Some faces, the first of which is the text's.
struct Few(Vec<&'static TestFont>);

impl Fonts for Few {
    fn select(&self, _: Family, _: u16, _: bool) -> Option<FaceId> {
        Some(FaceId(0))
    }

    fn fallback(&self, wanted: Wanted<'_>, _: Option<FaceId>) -> Option<FaceId> {
        let has = |font: &&TestFont| {
            let face = ttf_parser::Face::parse(font.data, 0).expect("a sound font");
            let first = wanted.cluster.chars().next().expect("a cluster has characters");
            let pictures = font.name == EMOJI.name;
            pictures == wanted.emoji && face.glyph_index(first).is_some()
        };
        let index = self.0.iter().skip(1).position(has)? + 1;
        Some(FaceId(u16::try_from(index).expect("few fonts")))
    }

    fn font(&self, FaceId(index): FaceId) -> Font {
        let data = Arc::new(self.0[usize::from(index)].data);
        Font::OpenType { data, index: 0, variations: Arc::new([]) }
    }
}

fn style() -> TextStyle {
    let (size, leading) = (Len::pt(10), Len::pt(14));
    TextStyle {
        family: Family::Serif,
        weight: 400,
        italic: false,
        size,
        leading,
        color: Color::BLACK,
        tracking: Len::ZERO,
        features: Features::default(),
    }
}

/// Shapes a word in the first of some faces, the others standing in.
fn shape(fonts: &[&'static TestFont], lang: &str, around: Surroundings, text: &str) -> Word {
    let (shelf, exceptions) = (Shelf::new(), Exceptions::new());
    let fonts = Few(fonts.to_vec());
    let mut shaper = Shaper::new(Faces::new(&fonts, &shelf), lang, &exceptions);
    let lang = shaper.lang(lang);
    let instance = shaper.instance(&style(), lang);
    let instance = shaper.amid(instance, around);
    let id = shaper.word(instance, text);
    shaper.get(id).clone()
}

const RTL: Surroundings =
    Surroundings { rtl: true, square: false, joins_before: false, joins_after: false };

#[test]
fn words_have_the_glyphs_that_harfbuzz_gives_them() {
    let mut count = 0;
    for want in expected().filter(|want| want.font.name != EMOJI.name) {
        let around = if want.right_to_left { RTL } else { Surroundings::default() };
        let word = shape(&[want.font], want.language, around, want.text);
        let glyphs = word.segments.iter().flat_map(|segment| &segment.glyphs);
        let found = glyphs.map(|glyph| (glyph.id, glyph.advance, glyph.dx, glyph.dy));
        let wanted = want
            .glyphs
            .iter()
            .map(|glyph| (u32::from(glyph.id), glyph.x_advance, glyph.x_offset, glyph.y_offset));
        let (found, wanted): (Vec<_>, Vec<_>) = (found.collect(), wanted.collect());
        assert_eq!(found, wanted, "{} in {}", want.text, want.font.name);
        count += 1;
    }
    assert!(count > 300);
}

/// The parts of a word by the places of their fonts among those given.
fn parts(fonts: &[&'static TestFont], text: &'static str) -> Vec<(u16, &'static str)> {
    let word = shape(fonts, "en", Surroundings::default(), text);
    let part = |range: &std::ops::Range<u32>| &text[range.start as usize..range.end as usize];
    // The first font of all is that of code points.
    word.segments.iter().map(|it| (it.font.0, part(&it.text))).collect()
}

#[test]
fn a_word_is_cut_by_faces_and_scripts() {
    let fonts = [&LIBERTINUS, &DEVANAGARI, &CHINESE, &EMOJI];
    assert_eq!(parts(&fonts, "word"), [(1, "word")]);
    assert_eq!(parts(&fonts, "हिन्दी-word"), [(2, "हिन्दी"), (1, "-word")]);
    assert_eq!(parts(&fonts, "αβγabc"), [(1, "αβγ"), (1, "abc")]);
    assert_eq!(parts(&fonts, "ꙮ"), [(0, "ꙮ")]);
}

#[test]
fn what_shows_nothing_has_no_glyph_of_what_is_missing() {
    let glyphs = |word: &Word| -> Vec<(u32, i32)> {
        let glyphs = word.segments.iter().flat_map(|segment| &segment.glyphs);
        glyphs.map(|glyph| (glyph.id, glyph.advance)).collect()
    };
    let width = |word: &Word| glyphs(word).iter().map(|glyph| glyph.1).sum::<i32>();
    let plain = shape(&[&LIBERTINUS], "en", Surroundings::default(), "word");
    for c in (0..=0xe_ffff).filter_map(char::from_u32).filter(|&c| crate::fonts::is_ignorable(c)) {
        let word = shape(&[&LIBERTINUS], "en", Surroundings::default(), &format!("wo{c}rd"));
        assert!(!word.missing && glyphs(&word).iter().all(|glyph| glyph.0 != 0), "{c:?}");
        assert!(width(&word) == width(&plain) || c == '\u{ad}', "{c:?}: {}", width(&word));
    }
}

#[test]
fn letters_join_what_stands_outside_of_their_word() {
    let fonts = [&ARABIC];
    let whole = shape(&fonts, "ar", RTL, "بيت");
    let glyphs = |word: &Word| word.segments[0].glyphs.iter().map(|g| g.id).collect::<Vec<_>>();
    let first = shape(&fonts, "ar", Surroundings { joins_after: true, ..RTL }, "بي");
    let last = shape(&fonts, "ar", Surroundings { joins_before: true, ..RTL }, "ت");
    assert_eq!([glyphs(&last), glyphs(&first)].concat(), glyphs(&whole));
    assert_ne!(glyphs(&shape(&fonts, "ar", RTL, "ت")), glyphs(&last));
}
