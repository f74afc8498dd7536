//! What stands around the text: margins, chapters, running heads, folios.

use letterpress_layout::style::{
    Begins, FolioLine, FolioPlace, HeadPlace, HeadText, Numbers, Side, Style,
};
use letterpress_page::{ArtifactKind, Len, Owner};

use crate::author;
use crate::facts::{Set, TITLE, set};
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

/// A style with running heads and folios in one line above the text.
fn headed() -> Style {
    let mut style = two_sided();
    style.running_head.show = true;
    style.folio.at = FolioLine::Head;
    style.folio.place = FolioPlace::Outer;
    style
}

/// The text of each page's running head, which stands before its folio; nothing where there is
/// none.
fn heads(set: &Set) -> Vec<String> {
    let count = set.pages().pages.len();
    let head = |page| {
        let lines = around(set, page);
        let pieces: Vec<_> = set
            .pieces()
            .into_iter()
            .filter(|piece| {
                piece.page == page && piece.owner == Owner::Artifact(ArtifactKind::Pagination)
            })
            .map(|piece| piece.text.to_owned())
            .collect();
        assert!(lines.len() <= 2, "{lines:?}");
        pieces
            .concat()
            .strip_suffix(set.pages().pages[page].label.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    (0..count).map(head).collect()
}

/// Pages of a chapter with sections, and of one without.
const PARTS: &str = "Before.\n\n\\newpage\n\nBefore.\n\n\\newpage\n\n\
    # Alpha\n\nText.\n\n\\newpage\n\nText.\n\n## One\n\nText.\n\n## Two\n\nText.\n\n\\newpage\n\n\
    Text.\n\n\\newpage\n\nText.\n\n# Beta\n\nText.\n\n\\newpage\n\nText.\n\n\\newpage\n\nText.\n";

#[test]
fn running_heads_name_what_goes_on() {
    let set = set(PARTS, &headed());
    // Versos have chapters and rectos sections. The first page and the one that Alpha begins have
    // none; on the sixth page Beta begins, which has no sections.
    assert_eq!(heads(&set), ["", TITLE, "", "Alpha", "Two", "Beta", "Beta", "Beta"]);
    let mut sections = headed();
    sections.running_head.verso = HeadText::Section;
    sections.running_head.recto = HeadText::Title;
    let set = crate::facts::set(PARTS, &sections);
    assert_eq!(heads(&set), ["", TITLE, "", "One", TITLE, "Beta", TITLE, "Beta"]);
}

#[test]
fn without_sections_the_title_stands_beside_the_chapter() {
    let text = "# Alpha\n\nText.\n\n\\newpage\n\nText.\n\n\\newpage\n\nText.\n\n# Beta\n";
    assert_eq!(heads(&set(text, &headed())), ["", TITLE, "Beta"]);
    let text = "# Alpha\n\nText.\n\n\\newpage\n\nText.\n\n\\newpage\n\nText.\n";
    assert_eq!(heads(&set(text, &headed())), ["", TITLE, TITLE]);
}

#[test]
fn first_pages_may_have_running_heads() {
    let mut style = headed();
    style.running_head.first_pages = true;
    assert_eq!(heads(&set(TALES, &Style { ..style.clone() })), ["Alpha"]);
    style.headings[0].begins = Begins::Page;
    assert_eq!(heads(&set(TALES, &style)), ["Alpha", TITLE, "Gamma"]);
}

#[test]
fn a_running_head_stands_beside_the_folio() {
    let place = |place, folio| {
        let mut style = headed();
        style.running_head.place = place;
        style.folio.place = folio;
        let set = set(PARTS, &style);
        let pieces = set.pieces().into_iter().filter(|piece| {
            piece.page == 4 && piece.owner == Owner::Artifact(ArtifactKind::Pagination)
        });
        let found: Vec<(String, Len, Len)> =
            pieces.map(|piece| (piece.text.to_owned(), piece.left, piece.right)).collect();
        assert_eq!((found[0].0.as_str(), found[1].0.as_str()), ("Two", "5"));
        (found[0].1, found[0].2, found[1].1, found[1].2)
    };
    let (left, right) = (Len::pt(30), Len::pt(350));
    let (from, to, _, folio) = place(HeadPlace::Centre, FolioPlace::Outer);
    assert!(is_near((from + to) / 2, Len::pt(190)));
    assert_eq!(folio, right);
    let (from, _, _, folio) = place(HeadPlace::Inner, FolioPlace::Outer);
    assert_eq!((from, folio), (left, right));
    let (_, to, folio, _) = place(HeadPlace::Outer, FolioPlace::Outer);
    assert!(to < folio && is_near(to, right - Len::pt(36)), "{to} {folio}");
    for head in [HeadPlace::Centre, HeadPlace::Inner] {
        let (from, _, one, other) = place(head, FolioPlace::Centre);
        assert_eq!(from, left);
        assert!(is_near((one + other) / 2, Len::pt(190)));
    }
}

#[test]
fn a_long_running_head_is_shortened_at_a_word() {
    let long = "A heading so long, with so many words in it, that no line above a text of this \
        measure would ever hold all of it";
    let mut style = headed();
    style.running_head.verso = HeadText::Chapter;
    let text = format!("Text.\n\n# Beta\n\n\\newpage\n\nText.\n\n# {long}\n\n## Section\n");
    let set = set(&text, &style);
    let head = heads(&set).pop().expect("two pages");
    assert_eq!(
        head,
        "A heading so long, with so many words in it, that no line above a text of\u{a0}…"
    );
    assert!(set.codes().is_empty());
}

#[test]
fn running_heads_are_no_content_and_tell_nothing_twice() {
    let text = "# Alpha\n\nText.\n\n# Beta \u{4e00}\n\nText.\n\n\\newpage\n\nText.\n\n## Section\n";
    let (plain, headed) = (set(text, &two_sided()), set(text, &headed()));
    assert_eq!(headed.text(), plain.text());
    assert_eq!(heads(&headed)[1].replace('\u{4e00}', "?"), "Beta ?");
    assert_eq!(headed.layout.diagnostics, plain.layout.diagnostics);
    assert_eq!(headed.layout.diagnostics.len(), 1);
}

#[test]
fn a_rule_may_stand_under_running_heads() {
    let mut style = headed();
    style.running_head.rule = Len::pt(1);
    let rules = set(PARTS, &style).paths(plain::HEAD_RULE);
    assert_eq!(rules.iter().map(|rule| rule.0).collect::<Vec<_>>(), [1, 3, 4, 5, 6, 7]);
    let top = HEAD + Len::pt(4);
    assert_eq!(rules[0].1, [Len::pt(50), top, Len::pt(370), top + Len::pt(1)]);
}

#[test]
fn a_margin_too_small_has_no_running_head() {
    let mut style = headed();
    style.page.margins.top = Len::pt(25);
    assert_eq!(folios(&set(PARTS, &style)), [""; 0]);
}
