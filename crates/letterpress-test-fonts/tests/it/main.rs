//! That the fonts have what is written with them, and the expectations are of these fonts.

use letterpress_test_fonts::{COLLECTION, EMOJI, TestFont, expected, font, fonts, samples};
use ttf_parser::{Face, fonts_in_collection, name_id};

fn face(font: &TestFont) -> Face<'static> {
    Face::parse(font.data, 0).expect("the fonts are sound")
}

/// Whether a shaper needs no glyph for it, because it is drawn as nothing where there is none.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE0F}')
}

#[test]
fn every_sample_is_covered_by_its_font() {
    for sample in samples() {
        let face = face(sample.font);
        for character in sample.text.chars().filter(|c| !is_unseen(*c)) {
            let glyph = face.glyph_index(character);
            assert!(glyph.is_some(), "{}: {character:?} is missing", sample.font.name);
        }
    }
}

#[test]
fn every_font_but_the_collection_has_a_sample() {
    for font in fonts() {
        let written = samples().any(|sample| sample.font.name == font.name);
        assert_ne!(written, font.name == COLLECTION.name, "{}", font.name);
    }
}

#[test]
fn every_word_of_every_sample_is_expected() {
    let words: Vec<_> = samples()
        .flat_map(|s| s.text.split(' ').map(move |word| (s.font.name, s.language, word)))
        .collect();
    let found: Vec<_> = expected().map(|e| (e.font.name, e.language, e.text)).collect();
    assert_eq!(found, words);
    assert!(words.iter().all(|(.., word)| !word.is_empty()));
}

#[test]
fn what_is_expected_can_be_set_with_its_font() {
    for word in expected() {
        let face = face(word.font);
        assert!(!word.glyphs.is_empty(), "{}", word.text);
        for glyph in &word.glyphs {
            assert!(glyph.id != 0 && glyph.id < face.number_of_glyphs(), "{word:?}");
            assert!(word.text.is_char_boundary(glyph.cluster), "{word:?}");
        }
        let clusters = word.glyphs.windows(2).map(|two| (two[0].cluster, two[1].cluster));
        let ordered = |(one, next)| if word.right_to_left { one >= next } else { one <= next };
        assert!({ clusters }.all(ordered), "{word:?}");
    }
}

#[test]
fn fonts_are_what_they_are_called() {
    for test_font in fonts() {
        assert_eq!(font(test_font.name).map(|found| found.family), Some(test_font.family));
        let names = face(test_font).names();
        let said = |id| names.into_iter().filter(move |name| name.name_id == id);
        let mut families = said(name_id::FAMILY).filter_map(|name| name.to_string());
        assert!(families.any(|family| family == test_font.family), "{}", test_font.name);
        assert!(said(name_id::LICENSE).next().is_some(), "{}", test_font.name);
    }
    assert!(font("none").is_none());
}

#[test]
fn the_collection_has_two_faces() {
    assert_eq!(fonts_in_collection(COLLECTION.data), Some(2));
    for (index, character) in [(0, 'א'), (1, 'ก')] {
        let face = Face::parse(COLLECTION.data, index).expect("the face is sound");
        assert!(face.glyph_index(character).is_some());
    }
}

#[test]
fn an_emoji_is_one_glyph_and_a_bitmap() {
    let face = face(&EMOJI);
    for word in expected().filter(|word| word.font.name == EMOJI.name) {
        assert_eq!(word.glyphs.len(), 1, "{}", word.text);
        let glyph = ttf_parser::GlyphId(word.glyphs[0].id);
        assert!(face.glyph_raster_image(glyph, 128).is_some(), "{}", word.text);
    }
}

#[test]
fn fonts_stay_small() {
    let cut = fonts().into_iter().filter(|font| font.name != "libertinus");
    let sizes: Vec<_> = cut.map(|font| (font.data.len(), font.name)).collect();
    assert!(sizes.iter().all(|(size, _)| *size < 100_000), "{sizes:?}");
    assert!(sizes.iter().map(|(size, _)| size).sum::<usize>() < 600_000, "{sizes:?}");
}
