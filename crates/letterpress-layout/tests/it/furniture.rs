//! What stands around the text: margins, chapters, running heads, folios.

use letterpress_layout::style::{Side, Style};
use letterpress_page::Len;

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
