//! Text in every script: which way it runs, where it begins, what stands between its characters.

use letterpress_layout::fonts::{FaceId, Fonts, Wanted};
use letterpress_layout::style::Family;
use letterpress_page::{Font, Ink, Len, Owner, Role, Run};
use letterpress_source::Code;
use letterpress_test_fonts::{ARABIC, CHINESE, JAPANESE, KOREAN, THAI, TestFont};
use rustybuzz::ttf_parser;

use crate::faces::BuiltIn;
use crate::facts::{Set, advance, set_with};
use crate::plain::style;

/// The built-in faces, and small ones of other scripts behind them.
struct Scripts(&'static TestFont);

/// More than there are built-in faces.
const FIRST: u16 = 100;

impl Fonts for Scripts {
    fn select(&self, family: Family, weight: u16, italic: bool) -> Option<FaceId> {
        BuiltIn.select(family, weight, italic)
    }

    fn fallback(&self, wanted: Wanted<'_>, instead_of: Option<FaceId>) -> Option<FaceId> {
        let face = ttf_parser::Face::parse(self.0.data, 0).expect("a sound font");
        let has = wanted.cluster.chars().all(|c| face.glyph_index(c).is_some());
        has.then_some(FaceId(FIRST)).or_else(|| BuiltIn.fallback(wanted, instead_of))
    }

    fn font(&self, face: FaceId) -> Font {
        match face {
            FaceId(FIRST) => Font::OpenType {
                data: std::sync::Arc::new(self.0.data),
                index: 0,
                variations: std::sync::Arc::new([]),
            },
            other => BuiltIn.font(other),
        }
    }

    fn advice(&self, _: Wanted<'_>) -> Option<&'static str> {
        Some("Noto Sans Everything")
    }
}

fn set(markdown: &str, lang: &str, font: &'static TestFont) -> Set {
    set_with(markdown, &style(), &Scripts(font), lang)
}

/// Hebrew stands in the built-in serif.
fn hebrew(markdown: &str) -> Set {
    set_with(markdown, &style(), &BuiltIn, "he")
}

/// Runs of text that are content, in the order in which they are read: left edge, right edge,
/// whether they run from right to left, and their text.
fn runs(set: &Set) -> Vec<(Len, Len, bool, String)> {
    let pieces = set.pieces().into_iter().filter(|it| matches!(it.owner, Owner::Element(_)));
    let one = |run: &Run, width: Len, text: &str| {
        (run.origin.x, run.origin.x + width, run.rtl, text.to_owned())
    };
    pieces.map(|piece| one(piece.run, advance(piece.glyphs), piece.text)).collect()
}

/// Whether two lengths differ by less than a third.
fn near(one: Len, other: Len, hair: Len) -> bool {
    one - other < hair && other - one < hair
}

#[test]
fn runs_stand_in_the_order_in_which_they_are_read() {
    let set = hebrew("אבג abc 123 דהו\n");
    let found = runs(&set);
    let texts: Vec<&str> = found.iter().map(|(.., text)| text.trim()).collect();
    // Within a run clusters stand from left to right.
    assert_eq!(texts, ["גבא", "abc 123", "והד"]);
    assert_eq!(found.iter().map(|run| run.2).collect::<Vec<_>>(), [true, false, true]);
    let hair = Len::from_pt_thousandths(1);
    let is_left = |one: usize, other: usize| found[one].1 <= found[other].0 + hair;
    assert!(is_left(1, 0) && is_left(2, 1), "each stands left of the last: {found:?}");
    assert_eq!(set.text(), "אבג abc 123 דהו");
}

#[test]
fn lines_begin_at_the_right_where_text_runs_from_there() {
    let set = hebrew("# כותרת\n\nפסקה קצרה.\n\nAn English paragraph.\n\n- פריט\n- item\n");
    let (left, right) = set.edges();
    let hair = Len::pt(1);
    for text in ["כותרת", "פסקה קצרה."] {
        let line = set.line(text);
        assert!(near(line.right, right, hair), "{text} ends at {}", line.right);
    }
    // A paragraph that runs the other way begins at the other side; an item stays in its list.
    assert!(near(set.line("An English paragraph.").left, left, hair));
    let item = set.line("item");
    assert!(item.left > left + Len::pt(20), "beside its bullet");
    for bullet in set.lines().iter().filter(|line| line.is(Role::Label)) {
        assert!(bullet.left > item.right && bullet.right <= right);
    }
}

#[test]
fn columns_stand_from_right_to_left() {
    let set = hebrew("| אחת | שתיים | three |\n|---|---|---|\n| ד | ה | z |\n");
    let x = |text: &str| set.line(text).left;
    assert!(x("אחת") > x("שתיים") && x("שתיים") > x("three"));
    assert!(x("ד") > x("ה") && x("ה") > x("z"));
    assert_eq!(set.text(), "אחת שתיים three ד ה z");
}

#[test]
fn a_list_in_hebrew_is_mirrored_in_an_english_document() {
    let set = set_with("English.\n\n- פריט אחד\n- פריט שני\n\n- item\n", &style(), &BuiltIn, "en");
    assert!(near(set.line("פריט אחד").right, set.edges().1, Len::pt(40)));
    assert!(near(set.line("English.").left, set.edges().0, Len::pt(1)));
}

#[test]
fn code_and_links_do_not_turn_what_stands_around_them() {
    // Without isolation the full stop would stand at the right of the code.
    let set = hebrew("הריצו את `run()` עכשיו, או [rust-lang.org!](https://rust-lang.org).\n");
    let found = runs(&set);
    let code = found.iter().position(|(.., text)| text == "run()").expect("code in one run");
    assert!(found[code - 1].0 >= found[code].1 && found[code + 1].1 <= found[code].0);
    assert_eq!(set.text(), "הריצו את run() עכשיו, או rust-lang.org!.");
}

#[test]
fn parts_of_a_line_are_read_in_their_order() {
    let set =
        hebrew("אחת [שתים](https://a.b) שלוש **ארבע** חמש `code` שש[^a] שבע.\n\n[^a]: הערה.\n");
    let text = set.text();
    assert!(text.starts_with("אחת שתים שלוש ארבע חמש code שש1 שבע."), "{text}");
}

#[test]
fn code_runs_from_left_to_right_with_its_strings_turned() {
    let set = hebrew("```\nx = \"שלום\"  # הערה\n```\n");
    let found = runs(&set);
    assert_eq!(found.first().map(|run| run.3.trim()), Some("x = \""));
    // The string and what follows it stand together from right to left, and are read so.
    assert!(found[1..].windows(2).all(|two| two[1].0 < two[0].0), "{found:?}");
    assert!(found[1..].iter().all(|run| run.0 > found[0].0), "{found:?}");
    assert!(found.iter().any(|run| run.2));
}

#[test]
fn arabic_joins_across_a_change_of_weight() {
    let joined = set("كتاب\n", "ar", &ARABIC);
    let parted = set("كت**اب**\n", "ar", &ARABIC);
    let glyphs = |set: &Set| -> Vec<u32> {
        let mut pieces = set.pieces();
        pieces.sort_by_key(|piece| piece.run.origin.x);
        pieces.iter().flat_map(|piece| piece.glyphs).map(|glyph| glyph.id).collect()
    };
    assert_eq!(glyphs(&joined), glyphs(&parted));
}

#[test]
fn marks_share_the_white_halves_of_their_squares() {
    let width = |text: &str| {
        let set = set(&format!("{text}\n"), "zh", &CHINESE);
        let lines = set.text_lines();
        lines[0].right - lines[0].left
    };
    let em = style().body.size;
    let hair = Len::from_pt_thousandths(20);
    let is = |text: &str, halves: i64| {
        let wanted = em * halves / 2;
        assert!(near(width(text), wanted, hair), "{text}: {} for {wanted}", width(text));
    };
    is("排字", 4);
    // At the end of a line the white half of a mark vanishes, at its beginning that of a bracket.
    is("排字。", 5);
    // The square of a bracket that begins a line stands half outside of it.
    is("「排字」", 6 + 1);
    is("排「字」工", 3 * 2 + 4);
    is("排」「字", 2 * 2 + 3);
    is("排」。字", 2 * 2 + 3);
}

#[test]
fn a_quarter_stands_between_ideographs_and_latin() {
    let set = set("排abc字\n", "zh", &CHINESE);
    let found = runs(&set);
    let em = style().body.size;
    let (first, second) = (found[1].0 - found[0].0 - em, found[2].0 - found[1].1);
    // The advance of a run's last glyph takes in what follows in the same run.
    assert!(near(first, em / 4, em / 50), "{first}");
    assert!(second >= Len::ZERO && second <= em / 4);
}

#[test]
fn emphasised_ideographs_have_dots_and_no_slant() {
    let plain = set("排字\n", "zh", &CHINESE);
    let emphasised = set("*排字*\n", "zh", &CHINESE);
    let paths = |set: &Set| set.marks().filter(|(.., m)| matches!(m.ink, Ink::Path(_))).count();
    assert_eq!(paths(&emphasised) - paths(&plain), 2);
    assert_eq!(runs(&plain).len(), runs(&emphasised).len());
}

#[test]
fn japanese_and_thai_and_korean_are_set() {
    for (text, lang, font) in
        [("日本", "ja", &JAPANESE), ("ไทย", "th", &THAI), ("한국", "ko", &KOREAN)]
    {
        let set = set(&format!("{text}\n"), lang, font);
        assert_eq!(set.text(), text);
    }
}

#[test]
fn what_no_face_has_is_said_with_a_family_that_has_it() {
    let set = set("ꙮ\n", "en", &THAI);
    assert_eq!(set.codes(), [Code::MissingGlyph]);
    let help = set.layout.diagnostics[0].help.as_deref().unwrap_or_default();
    assert!(help.contains("Noto Sans Everything"), "{help}");
}

#[test]
fn a_part_in_a_language_is_hyphenated_in_it() {
    let german = "Rechtschutzversicherungsgesellschaften und Donaudampfschifffahrten ".repeat(9);
    let hyphens = |markdown: &str| {
        let set = set_with(markdown, &style(), &BuiltIn, "ja");
        set.lines().iter().filter(|line| line.text.ends_with('\u{ad}')).count()
    };
    assert_eq!(hyphens(&format!("{german}\n")), 0);
    assert!(hyphens(&format!("[{german}]{{lang=de}}\n")) > 3);
    assert!(hyphens(&format!("::: {{lang=de}}\n{german}\n:::\n")) > 3);
}

#[test]
fn a_block_of_another_direction_is_mirrored() {
    let set = set_with(
        "English.\n\n<div dir=\"rtl\">\n\n1. item\n\n> quoted\n\n</div>\n",
        &style(),
        &BuiltIn,
        "en",
    );
    let (left, right) = set.edges();
    assert!(set.line("item").right > right - Len::pt(40) && set.line("quoted").left > left);
    assert!(near(set.line("English.").left, left, Len::pt(1)));
}

#[test]
fn the_number_of_a_note_clings_to_its_word() {
    let set = set("排字[^1]。\n\n[^1]: 工\n", "zh", &CHINESE);
    let found = runs(&set);
    let number = found.iter().position(|(.., text)| text == "1").expect("a reference");
    assert!(near(found[number].0, found[number - 1].1, Len::from_pt_thousandths(10)));
}
