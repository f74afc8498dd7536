//! What does not hold yet: each of these fails for a fault that is known.

use letterpress_page::Len;

use crate::facts::set;
use crate::plain;

#[test]
fn an_authors_soft_hyphen_shows_only_at_a_line_end() {
    let word = "Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrt";
    let wide = set(word, &plain::style());
    assert_eq!(wide.text(), "Donaudampfschifffahrt");
    let mut style = plain::sized(Len::pt(70), Len::pt(480));
    style.paragraph.hyphenate = false;
    let narrow = set(word, &style);
    let lines = narrow.text_lines();
    assert!(lines.len() > 1 && lines[0].text.ends_with('\u{ad}'), "{lines:?}");
    assert_eq!(narrow.text(), "Donaudampfschifffahrt");
}

