//! Pictures: their size, their place and their words.

use std::sync::Arc;

use letterpress_layout::assets::Assets;
use letterpress_layout::highlight::{Highlighter, Plain, Token};
use letterpress_layout::hyphenation::Exceptions;
use letterpress_layout::style::Style;
use letterpress_layout::{Pagination, Setting, layout};
use letterpress_page::{Ink, Len, Owner, Picture, PictureFormat, PictureId, Rect, Role};
use letterpress_parse::document::{BlockKind, Document, Inline, InlineKind};
use letterpress_parse::{Options, parse};
use letterpress_source::Sources;

use crate::faces::BuiltIn;
use crate::facts::{Set, TITLE};
use crate::plain;

/// Names every picture of a document, those in links too, as one of a size.
fn name_all(inlines: &[Inline], assets: &mut Assets) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Picture(picture) => assets.name(inline.span, &picture.source, PictureId(0)),
            InlineKind::Link(link) => name_all(&link.content, assets),
            _ => {}
        }
    }
}

fn read(markdown: &str) -> Document {
    let mut sources = Sources::new();
    sources.add("test.md", markdown);
    parse(&sources, &Options::default()).document
}

fn set_as(document: Document, style: &Style, assets: &Assets, paint: &dyn Highlighter) -> Set {
    let hyphenation = &Exceptions::new();
    let setting = Setting {
        style,
        fonts: &BuiltIn,
        highlighter: paint,
        assets,
        rtl: false,
        lang: "en",
        title: TITLE,
        hyphenation,
        debug: false,
        pagination: Pagination::Optimum,
    };
    let layout = layout(&document, &setting);
    Set { document, layout, style: style.clone() }
}

/// Sets Markdown in which every picture is there and has so many pixels.
fn set(markdown: &str, (width, height): (u32, u32)) -> Set {
    let document = read(markdown);
    let mut assets = Assets::default();
    let (data, format) = (Arc::from([]), PictureFormat::Png);
    assets.pictures.push(Picture { data, format, width, height, density: None, orientation: 1 });
    for block in &document.blocks {
        if let BlockKind::Paragraph(paragraph) = &block.kind {
            name_all(&paragraph.content, &mut assets);
        }
    }
    set_as(document, &plain::style(), &assets, &Plain)
}

/// The pictures with their pages.
fn pictures(set: &Set) -> Vec<(usize, Rect)> {
    let placed = set.marks().filter_map(|(index, _, mark)| match &mark.ink {
        Ink::Picture(placed) => Some((index, placed.rect)),
        _ => None,
    });
    placed.collect()
}

#[test]
fn a_picture_alone_stands_in_the_middle_at_its_own_size() {
    let set = set("![words](a.png)\n", (192, 96));
    let [(0, rect)] = pictures(&set)[..] else { panic!("one picture") };
    assert_eq!((rect.size.width, rect.size.height), (Len::pt(144), Len::pt(72)));
    assert_eq!(rect.origin.x - plain::MARGIN, (Len::pt(320) - Len::pt(144)) / 2);
    assert_eq!(rect.origin.y, plain::MARGIN);
    let figure = set.pages().structure.elements.iter().find(|e| e.role == Role::Figure);
    assert_eq!(figure.and_then(|figure| figure.alt.as_deref()), Some("words"));
    assert_eq!(set.text(), "");
}

#[test]
fn a_picture_is_never_wider_or_taller_than_its_room() {
    for size in [(4000, 2000), (2000, 40_000), (1, 60_000), (60_000, 1)] {
        for markdown in ["![a](a.png)\n", "text ![a](a.png) text\n"] {
            let set = set(markdown, size);
            let [(_, rect)] = pictures(&set)[..] else { panic!("one picture") };
            let (left, right) = set.edges();
            let (top, foot) = set.ends();
            assert!(rect.origin.x >= left && rect.origin.x + rect.size.width <= right, "{size:?}");
            assert!(rect.origin.y >= top && rect.origin.y + rect.size.height <= foot, "{size:?}");
        }
    }
}

#[test]
fn a_picture_keeps_its_proportions() {
    let set = set("![a](a.png){width=50%}\n\n![b](b.png){height=96}\n", (300, 100));
    let found = pictures(&set);
    assert_eq!((found[0].1.size.width, found[1].1.size.height), (Len::pt(160), Len::pt(72)));
    for (_, rect) in found {
        let three = rect.size.height * 3;
        assert!((rect.size.width - three).max(three - rect.size.width) < Len::from_units(9));
    }
}

#[test]
fn a_caption_stands_under_its_picture_on_its_page() {
    for before in 0..12 {
        let lines = "A line.\n\n".repeat(before);
        let set = set(&format!("{lines}![a](a.png \"The caption\")\n"), (200, 400));
        let (page, rect) = pictures(&set)[0];
        let caption = set.line("The caption");
        assert_eq!(caption.page, page);
        assert!(caption.baseline > rect.origin.y + rect.size.height + Len::pt(6));
        assert_eq!(caption.roles[..2], [Role::Caption, Role::Figure]);
    }
}

#[test]
fn a_picture_in_a_line_makes_room_for_itself() {
    let words = "word ".repeat(60);
    let set = set(&format!("{words} ![a](a.png) {words}\n"), (40, 80));
    let (_, rect) = pictures(&set)[0];
    let foot = rect.origin.y + rect.size.height;
    let lines = set.text_lines();
    let own = lines.iter().find(|line| line.baseline == foot).expect("it stands on a baseline");
    let above = lines.iter().rfind(|line| line.baseline < own.baseline).expect("a line");
    assert!(above.baseline < rect.origin.y, "{above:?} {rect:?}");
}

#[test]
fn a_linked_picture_is_a_link() {
    let set = set("[![a](a.png)](https://a.example)\n", (100, 100));
    let (_, rect) = pictures(&set)[0];
    let links = &set.pages().pages[0].drawing.links;
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].rect, rect);
}

#[test]
fn pictures_are_content() {
    let set = set("text ![a](a.png) text\n", (10, 10));
    let owner = set.marks().find_map(|(_, _, mark)| match mark.ink {
        Ink::Picture(_) => Some(mark.owner),
        _ => None,
    });
    let Some(Owner::Element(id)) = owner else { panic!("{owner:?}") };
    assert_eq!(set.roles(id)[..2], [Role::Figure, Role::Paragraph]);
}

/// Takes every digit for a number and every word `let` for a keyword.
struct Digits;

impl Highlighter for Digits {
    fn highlight(&self, language: &str, code: &str) -> Vec<(std::ops::Range<usize>, Token)> {
        assert_eq!(language, "toy");
        let mut found: Vec<_> =
            code.match_indices("let").map(|(at, _)| (at..at + 3, Token::Keyword)).collect();
        let digits = code.match_indices(|c: char| c.is_ascii_digit());
        found.extend(digits.map(|(at, _)| (at..at + 1, Token::Number)));
        found.sort_by_key(|(range, _)| range.start);
        found
    }
}

#[test]
fn tokens_have_the_colours_of_the_palette() {
    let style = plain::style();
    let document = read("```toy\nlet a = 12;\nb\n```\n\n```\nlet 3\n```\n");
    let set = set_as(document, &style, &Assets::default(), &Digits);
    let color = |text: &str| {
        let pieces = set.pieces();
        let piece = pieces.iter().find(|piece| piece.text.contains(text));
        piece.map(|piece| piece.run.color).expect("a run")
    };
    assert_eq!(color("let"), style.code.palette.keyword);
    assert_eq!(color("1"), style.code.palette.number);
    assert_eq!(color("a ="), style.code.text.color);
    assert_eq!(color("let 3"), style.code.text.color, "no language, no colours");
    assert_eq!(set.text(), "let a = 12; b let 3");
}

#[test]
fn a_caption_ends_in_more_than_a_word() {
    let mut long = 0;
    for count in 8..60 {
        let caption = "word ".repeat(count) + "so.";
        let set = set(&format!("![](a.png \"{caption}\")\n"), (192, 96));
        let lines = set.text_lines();
        let [.., above, last] = &lines[..] else { continue };
        assert!(last.is(Role::Caption) && last.text.contains(' '), "{count}: {:?}", last.text);
        assert!(above.right - above.left > Len::pt(270), "{count}: {:?}", above.text);
        long += 1;
    }
    assert!(long > 30, "{long} of two lines and more");
}
