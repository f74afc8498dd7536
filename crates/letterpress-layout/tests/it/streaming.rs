//! Pages that are printed while what follows is not set.

use letterpress_page::{Owner, Role};

use crate::author;
use crate::facts::{Line, Set, set, set_ahead};
use crate::plain;
use crate::random::Random;

/// How many letters stand in the text and in the notes, wherever pages are cut.
fn letters(set: &Set) -> [usize; 2] {
    let mut letters = [0; 2];
    for piece in set.pieces() {
        if let Owner::Element(id) = piece.owner {
            let count = piece.text.chars().filter(|c| c.is_alphanumeric()).count();
            letters[usize::from(set.roles(id).contains(&Role::Note))] += count;
        }
    }
    letters
}

fn titles(set: &Set) -> impl Iterator<Item = (u8, &str)> {
    set.pages().outline.iter().map(|entry| (entry.level, entry.title.as_str()))
}

#[test]
fn nothing_is_lost_between_two_stretches() {
    for seed in 0..4 {
        let markdown = author::document(&mut Random(800 + seed), 500);
        for style in [plain::style(), plain::book()] {
            let whole = set(&markdown, &style);
            assert!(whole.pages().pages.len() > 60, "{} pages", whole.pages().pages.len());
            for ahead in [1, 3, 8] {
                let streamed = set_ahead(&markdown, &style, ahead);
                assert_eq!(letters(&streamed), letters(&whole), "{seed}, {ahead} ahead");
                let (top, foot) = streamed.ends();
                let lines = streamed.text_lines();
                let is_inside = |line: &Line| line.baseline > top && line.baseline < foot;
                assert!(lines.iter().all(is_inside), "{seed}, {ahead} ahead");
                let pages = lines.windows(2).filter(|pair| pair[0].page > pair[1].page);
                assert_eq!(pages.count(), 0, "{seed}, {ahead} ahead: text stands in order");
                assert!(titles(&streamed).eq(titles(&whole)), "{seed}, {ahead} ahead");
            }
        }
    }
}

#[test]
fn labels_and_links_go_on() {
    let chapter = |index: usize| {
        format!(
            "# Chapter {index}.\n\nSee [the last](#chapter-90) and a note.[^{index}]\n\n{}\n\n[^{index}]: The note.\n\n",
            author::prose(&mut Random(900 + index as u64), 8)
        )
    };
    let markdown: String = (1..=90).map(chapter).collect();
    let mut style = plain::book();
    style.headings[0].begins = letterpress_layout::style::Begins::Recto;
    style.page.two_sided = true;
    let streamed = set_ahead(&markdown, &style, 3);
    let pages = &streamed.pages().pages;
    assert!(pages.len() > 100);
    for (index, page) in pages.iter().enumerate() {
        assert_eq!(page.label, (index + 1).to_string());
    }
    for chapter in 1..=90 {
        let head = streamed.line(&format!("Chapter {chapter}."));
        assert_eq!(head.page % 2, 0, "chapter {chapter} begins a recto");
        let (page, _) = streamed.destination(&format!("chapter-{chapter}"));
        assert_eq!(page, head.page);
        let (note, _) = streamed.destination(&format!("note:{chapter}"));
        assert_eq!(note, head.page, "a note stands on the page that refers to it");
    }
}
