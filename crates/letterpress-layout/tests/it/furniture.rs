//! What stands around the text: margins, chapters, running heads, folios.

use letterpress_layout::style::{Begins, FolioLine, FolioPlace, Numbers, Side, Style};
use letterpress_page::{ArtifactKind, Len, Owner};

use crate::author;
use crate::facts::{Set, set};
use crate::plain;
use crate::random::Random;

/// The plain style, printed on both sides of its sheets.
fn two_sided() -> Style {
    let mut style = plain::style();
    style.page.two_sided = true;
    style.page.margins.left = Len::pt(30);
    style.page.margins.right = Len::pt(50);
    style
}

/// The left edge of the lines of each page.
fn lefts(set: &Set) -> Vec<Len> {
    let lines = set.text_lines();
    let left = |page| lines.iter().filter(|line| line.page == page).map(|line| line.left).min();
    (0..set.pages().pages.len()).filter_map(left).collect()
}

#[test]
fn margins_are_mirrored_on_versos() {
    let markdown = format!("{}[^1]\n\n[^1]: Note.", author::prose(&mut Random(7), 30));
    let set = set(&markdown, &two_sided());
    let lefts = lefts(&set);
    assert!(lefts.len() > 3);
    for (index, left) in lefts.into_iter().enumerate() {
        let side = set.style.page.side_of(index);
        let expected = if index % 2 == 0 { Side::Recto } else { Side::Verso };
        assert_eq!(side, expected);
        assert_eq!(left, Len::pt(if side == Side::Recto { 30 } else { 50 }), "page {index}");
    }
}

#[test]
fn both_sides_have_the_same_lines() {
    let markdown = author::prose(&mut Random(8), 30);
    let mut one = two_sided();
    one.page.two_sided = false;
    let texts = |set: &Set| -> Vec<(usize, String)> {
        set.lines().into_iter().map(|line| (line.page, line.text)).collect()
    };
    assert_eq!(texts(&set(&markdown, &two_sided())), texts(&set(&markdown, &one)));
    assert!(lefts(&set(&markdown, &one)).iter().all(|&left| left == Len::pt(30)));
}

/// A style whose headings of level 1 begin something.
fn beginning(begins: Begins) -> Style {
    let mut style = two_sided();
    style.headings[0].begins = begins;
    style
}

/// The page of the heading of each text.
fn pages_of(set: &Set, texts: &[&str]) -> Vec<usize> {
    texts.iter().map(|text| set.line(text).page).collect()
}

const TALES: &str = "# Alpha\n\nText.\n\n# Beta\n\nText.\n\n# Gamma\n\nText.\n";

#[test]
fn chapters_begin_pages() {
    let names = ["Alpha", "Beta", "Gamma"];
    let pages = |begins| pages_of(&set(TALES, &beginning(begins)), &names);
    assert_eq!(pages(Begins::Nothing), [0, 0, 0]);
    assert_eq!(pages(Begins::Page), [0, 1, 2]);
    assert_eq!(pages(Begins::Recto), [0, 2, 4]);
    let mut one_sided = beginning(Begins::Recto);
    one_sided.page.two_sided = false;
    assert_eq!(pages_of(&set(TALES, &one_sided), &names), [0, 1, 2]);
}

#[test]
fn a_blank_page_has_nothing_on_it() {
    let set = set(TALES, &beginning(Begins::Recto));
    let pages = &set.pages().pages;
    let blank = |page: usize| pages[page].drawing.marks.is_empty();
    assert_eq!((0..pages.len()).map(blank).collect::<Vec<_>>(), [false, true, false, true, false]);
    assert_eq!(pages[1].label, "2");
}

#[test]
fn a_chapter_right_after_a_page_break_asks_for_no_other() {
    let text = "<!-- pagebreak -->\n\n# Alpha\n\nText.\n\n\\newpage\n\n# Beta\n\nText.\n";
    let pages = |begins| pages_of(&set(text, &beginning(begins)), &["Alpha", "Beta"]);
    assert_eq!(pages(Begins::Page), [0, 1]);
    assert_eq!(pages(Begins::Recto), [0, 2]);
}

#[test]
fn a_title_begins_nothing() {
    let text = "Before.\n\n# Alpha\n\nText.\n\n## Beta\n\nText.\n\n## Gamma\n";
    let set = set(text, &beginning(Begins::Page));
    assert_eq!(pages_of(&set, &["Alpha", "Beta", "Gamma"]), [0, 0, 0]);
}

#[test]
fn what_chapters_begin_may_be_asked_for() {
    let text = "# Alpha\n\nText.\n\n## Beta\n\nText.\n\n> ## Quoted\n\n## Gamma\n\nText.\n";
    let mut style = beginning(Begins::Recto);
    style.chapters = Some(Begins::Page);
    let names = ["Alpha", "Beta", "Quoted", "Gamma"];
    assert_eq!(pages_of(&set(text, &style), &names), [0, 1, 1, 2]);
    style.chapters = Some(Begins::Nothing);
    assert_eq!(pages_of(&set(TALES, &style), &["Alpha", "Gamma"]), [0, 0]);
}

/// What stands around the text of a page: each line with its baseline and both its ends.
fn around(set: &Set, page: usize) -> Vec<(String, Len, Len, Len)> {
    let mut lines: Vec<(String, Len, Len, Len)> = Vec::new();
    for piece in set.pieces() {
        if piece.page != page || piece.owner != Owner::Artifact(ArtifactKind::Pagination) {
            continue;
        }
        match lines.last_mut().filter(|last| last.1 == piece.run.origin.y) {
            Some(last) => (last.0, last.3) = (format!("{}{}", last.0, piece.text), piece.right),
            None => {
                let text = piece.text.to_owned();
                lines.push((text, piece.run.origin.y, piece.left, piece.right));
            }
        }
    }
    lines
}

/// Whether two places are the same but for rounding.
fn is_near(a: Len, b: Len) -> bool {
    (a - b).units().abs() < 8
}

/// The labels of all pages.
fn labels(set: &Set) -> Vec<&str> {
    set.pages().pages.iter().map(|page| page.label.as_str()).collect()
}

/// The texts of all folios.
fn folios(set: &Set) -> Vec<String> {
    let count = set.pages().pages.len();
    (0..count).flat_map(|page| around(set, page)).map(|line| line.0).collect()
}

/// The baseline of a line above the text, which keeps its distance from the edge of the sheet.
const HEAD: Len = Len::from_pt_thousandths(21_300);

const BOOK: &str = "# Preface\n\nText.\n\n\\newpage\n\nText.\n\n\\newpage\n\nText.\n\n\
    <!-- mainmatter -->\n\n# Alpha\n\nText.\n\n\\newpage\n\nText.\n";

#[test]
fn front_matter_is_numbered_apart() {
    let one_sided = set(BOOK, &plain::style());
    assert_eq!(labels(&one_sided), ["i", "ii", "iii", "1", "2"]);
    assert_eq!(folios(&one_sided), labels(&one_sided));
    let two = set(BOOK, &two_sided());
    assert_eq!(labels(&two), ["i", "ii", "iii", "iv", "1", "2"]);
    assert_eq!(folios(&two), ["i", "ii", "iii", "1", "2"], "a blank page has no folio");
    let front = BOOK.replace("<!-- mainmatter -->", "<!-- frontmatter -->");
    assert_eq!(labels(&set(&front, &plain::style())), ["i", "ii", "iii", "iv", "v"]);
    let none = BOOK.replace("<!-- mainmatter -->", "<!-- newpage -->");
    assert_eq!(labels(&set(&none, &two_sided())), ["1", "2", "3", "4", "5"]);
}

#[test]
fn main_matter_begins_with_a_paragraph_that_is_broken_anew() {
    for seed in 0..40 {
        let random = &mut Random(300 + seed);
        let text = format!("Before.\n\n<!-- mainmatter -->\n\n{}", author::prose(random, 12));
        let mut style = plain::book();
        style.page.size.height = Len::pt(220);
        let set = set(&text, &style);
        assert_eq!(labels(&set)[..3], ["i", "1", "2"], "{seed}");
    }
}

#[test]
fn numerals_are_the_style_s() {
    let mut style = plain::style();
    style.folio.numbers = Numbers::Roman;
    assert_eq!(labels(&set(BOOK, &style)), ["i", "ii", "iii", "I", "II"]);
}

#[test]
fn a_folio_stands_where_the_style_has_it() {
    let at = |place, line| {
        let mut style = two_sided();
        style.folio.place = place;
        style.folio.at = line;
        let set = set("One.\n\n\\newpage\n\nTwo.\n", &style);
        [around(&set, 0), around(&set, 1)]
    };
    let (head, foot) = (HEAD, Len::pt(540));
    let [recto, verso] = at(FolioPlace::Outer, FolioLine::Foot);
    assert_eq!((recto[0].1, recto[0].3), (foot, Len::pt(350)));
    assert_eq!((verso[0].1, verso[0].2), (foot, Len::pt(50)));
    let [recto, verso] = at(FolioPlace::Centre, FolioLine::Head);
    assert_eq!((recto[0].1, verso[0].1), (head, head));
    assert!(is_near((recto[0].2 + recto[0].3) / 2, Len::pt(190)));
    assert!(is_near((verso[0].2 + verso[0].3) / 2, Len::pt(210)));
    assert_eq!(at(FolioPlace::None, FolioLine::Head), [const { Vec::new() }; 2]);
}

#[test]
fn on_first_pages_the_folio_drops_to_the_foot() {
    let mut style = beginning(Begins::Page);
    style.folio.place = FolioPlace::Outer;
    style.folio.at = FolioLine::Head;
    style.folio.first_pages = false;
    let set = set(BOOK, &style);
    let heights: Vec<Len> = (0..6).flat_map(|page| around(&set, page)).map(|line| line.1).collect();
    let (head, foot) = (HEAD, Len::pt(540));
    assert_eq!(heights, [foot, head, head, foot, head]);
}
