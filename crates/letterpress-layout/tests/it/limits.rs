//! The least and the most that can be asked of layout.

use letterpress_page::{Font, Ink, Len};
use letterpress_source::Code;

use crate::author;
use crate::faces::NoFaces;
use crate::facts::{Set, fold, set, set_with};
use crate::plain;
use crate::random::Random;
use crate::written::written;

#[test]
fn nothing_is_still_laid_out() {
    for markdown in
        ["", "\n", "\\newpage\n", "\\newpage\n\n\\newpage\n", "***\n", "<a id=\"x\"></a>\n"]
    {
        let set = set(markdown, &plain::style());
        assert_eq!(set.text(), "", "{markdown:?}");
        assert!(set.pages().pages.len() <= 1, "{markdown:?}");
        assert_eq!(set.codes(), [], "{markdown:?}");
    }
}

#[test]
fn the_same_document_is_set_the_same() {
    for seed in 0..6 {
        let markdown = author::document(&mut Random(4000 + seed), 20);
        let (one, two) = (set(&markdown, &plain::style()), set(&markdown, &plain::style()));
        let dump = |set: &Set| letterpress_page::dump(set.pages());
        assert!(dump(&one) == dump(&two), "{seed}");
        let all = |set: &Set| format!("{:?}", set.layout);
        assert!(all(&one) == all(&two), "{seed}");
    }
}

#[test]
fn every_container_may_be_nested_to_the_end() {
    let deep = 60;
    for markdown in [
        format!("{} end", ">".repeat(deep)),
        format!("{}end", "- ".repeat(deep)),
        format!("{}end", "1. ".repeat(deep)),
        "<details><summary>s</summary>\n\n".repeat(deep) + "end",
        "<div align=center>\n\n".repeat(deep) + "end",
        "<blockquote><ul><li>".repeat(deep) + "end",
        format!("{}end{}", "*a **b ".repeat(deep), "** *".repeat(deep)),
        "<dl><dt>t<dd>".repeat(deep) + "end",
        "a <b><i>".repeat(deep) + "end",
        format!("> [!NOTE]\n{}", "> > [!TIP]\n".repeat(3) + "> > end"),
    ] {
        let set = set(&markdown, &plain::style());
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        let head: String = markdown.chars().take(30).collect();
        assert_eq!(letters(&set.text()), letters(&fold(&written(&set.document).0)), "{head}");
        let width = set.style.page.size.width;
        for line in set.lines() {
            assert!(line.left >= Len::ZERO && line.right <= width, "{head}: {line:?}");
        }
    }
}

#[test]
fn a_narrow_page_is_still_a_page() {
    for (measure, height) in [(1, 1), (5, 20), (30, 30), (3, 480)] {
        let markdown = author::document(&mut Random(60), 6);
        let set = set(&markdown, &plain::sized(Len::pt(measure), Len::pt(height)));
        assert!(!set.pages().pages.is_empty());
    }
}

#[test]
fn a_page_larger_than_any_is_one_page() {
    let markdown = author::document(&mut Random(61), 20);
    let set = set(&markdown, &plain::sized(Len::pt(10_000), Len::pt(14_000)));
    assert_eq!(set.pages().pages.len(), 1);
}

#[test]
fn a_long_paragraph_is_set() {
    let markdown = author::words(&mut Random(62), 20_000);
    let set = set(&markdown, &plain::style());
    assert!(set.pages().pages.len() > 20);
    assert_eq!(set.text(), fold(&written(&set.document).0));
}

#[test]
fn characters_without_a_face_are_boxes_that_keep_their_text() {
    let markdown = "Chinese 漢字 and 仮名 かな, also 字.\n\nThai ไทย.\n";
    let set = set(markdown, &plain::style());
    assert_eq!(set.text(), fold(markdown));
    let fonts = &set.pages().fonts;
    let boxed: Vec<_> = set
        .pieces()
        .into_iter()
        .filter(|p| matches!(fonts[usize::from(p.run.font.0)], Font::CodePoints))
        .collect();
    let boxed: String = boxed.iter().map(|piece| piece.text).collect();
    assert_eq!(fold(&boxed).replace(' ', ""), "漢字仮名かな字ไทย");
    let missing: Vec<&str> = set.layout.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(set.codes().iter().all(|&code| code == Code::MissingGlyph), "{missing:?}");
    assert_eq!(missing.len(), 3, "one for each script: {missing:?}");
    for script in ["Han", "Hiragana", "Thai"] {
        assert_eq!(missing.iter().filter(|m| m.contains(script)).count(), 1, "{missing:?}");
    }
    assert!(missing.iter().any(|m| m.contains("U+6F22 ‘漢’, 5 characters in all")), "{missing:?}");
    let han = set.layout.diagnostics.iter().find(|d| d.message.contains("Han")).expect("Han");
    assert!(markdown[han.span.range()].contains('漢'));
}

#[test]
fn a_box_has_its_code_point_for_a_glyph() {
    let set = set("漢\n", &plain::style());
    let pieces = set.pieces();
    let glyph = pieces[0].glyphs[0];
    assert_eq!((glyph.id, usize::from(glyph.bytes)), (u32::from('漢'), '漢'.len_utf8()));
    let em = letterpress_page::CODE_POINT_EM;
    let wide = Len::pt(10).scale(letterpress_page::CODE_POINT_ADVANCE, em);
    assert_eq!(i64::from(glyph.advance), wide.units());
}

#[test]
fn without_any_face_all_text_survives() {
    let markdown = author::document(&mut Random(63), 12);
    let set = set_with(&markdown, &plain::style(), &NoFaces, "en");
    assert!(matches!(set.pages().fonts[..], [Font::CodePoints]));
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    let (body, notes) = written(&set.document);
    let mut found: Vec<char> = letters(&set.text()).chars().collect();
    let mut meant: Vec<char> = letters(&fold(&(body + &notes.concat()))).chars().collect();
    found.sort_unstable();
    meant.sort_unstable();
    assert!(found == meant || set.codes().contains(&Code::TightTable));
}

#[test]
fn a_face_that_has_the_character_stands_in() {
    let set = set("box ─ here\n", &plain::style());
    assert_eq!(set.codes(), []);
    let pieces = set.pieces();
    let piece = pieces.iter().find(|piece| piece.text.contains('─')).expect("the line");
    assert_ne!(piece.run.font, pieces[0].run.font);
}

#[test]
fn a_language_without_patterns_is_told_once() {
    let tell = |lang| {
        let set = set_with(
            "Some text here.\n\nAnd more.\n",
            &plain::style(),
            &crate::faces::BuiltIn,
            lang,
        );
        set.codes()
    };
    assert_eq!(tell("en"), []);
    assert_eq!(tell("de-CH-1996"), []);
    assert_eq!(tell("ja"), []);
    assert_eq!(tell("tlh"), [Code::UnknownLanguage]);
}

#[test]
fn formulas_are_told_where_they_stand() {
    let markdown = "One $a$ two\n\n$$\nb\n$$\n";
    let set = set(markdown, &plain::style());
    assert_eq!(set.codes(), [Code::MathSource; 2]);
    let spans: Vec<&str> =
        set.layout.diagnostics.iter().map(|d| markdown[d.span.range()].trim()).collect();
    assert!(spans[0].contains("$a$") && spans[1].contains('b'), "{spans:?}");
}

#[test]
fn everything_knows_where_it_was_written() {
    for seed in 0..6 {
        let markdown = author::document(&mut Random(5000 + seed), 16);
        let set = set(&markdown, &plain::style());
        for element in &set.pages().structure.elements {
            let range = element.span.range();
            assert!(markdown.get(range).is_some_and(|text| !text.is_empty()), "{element:?}");
        }
    }
}

#[test]
fn every_mark_belongs_to_the_tree_or_is_an_artifact() {
    let set = set(&author::document(&mut Random(64), 20), &plain::style());
    let count = set.pages().structure.elements.len();
    for (_, _, mark) in set.marks() {
        if let letterpress_page::Owner::Element(id) = mark.owner {
            assert!((id.0 as usize) < count);
            let root = set.roles(id).pop();
            assert_eq!(root, Some(letterpress_page::Role::Document));
        } else {
            assert!(!matches!(mark.ink, Ink::Picture(_)), "a picture is content");
        }
    }
}
