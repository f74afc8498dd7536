//! Corners where containers, notes, tables and pages meet.

use letterpress_page::{Len, Link, Owner};
use letterpress_source::Code;

use crate::author;
use crate::facts::set;
use crate::plain;
use crate::random::Random;

/// A word that has no room is to be cut at its soft hyphens, with a hyphen.
#[test]
fn a_word_wider_than_the_measure_is_cut_at_its_soft_hyphens() {
    let word = "Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrt";
    let mut style = plain::sized(Len::pt(70), Len::pt(480));
    style.paragraph.hyphenate = false;
    let narrow = set(word, &style);
    let lines = narrow.text_lines();
    assert!(lines.len() > 1 && lines[0].text.ends_with('\u{ad}'), "{lines:?}");
    assert_eq!(narrow.text(), "Donaudampfschifffahrt");
}

/// A soft hyphen that no line ends at leaves nothing behind, neither a glyph nor a character.
#[test]
fn a_soft_hyphen_is_read_only_where_a_line_ends_at_it() {
    let word = "Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrt";
    let mut style = plain::sized(Len::pt(70), Len::pt(480));
    style.paragraph.hyphenate = false;
    let narrow = set(word, &style);
    let hyphens = |text: &str| text.matches('\u{ad}').count();
    let (count, lines) = (narrow.text_lines().len(), narrow.text_lines());
    for (index, line) in lines.iter().enumerate() {
        assert_eq!(hyphens(&line.text), usize::from(index + 1 < count), "{line:?}");
    }
    let wide = set(word, &plain::style());
    assert_eq!(wide.text_lines()[0].text, "Donaudampfschifffahrt");
    let whole = set("Donaudampfschifffahrt", &plain::style());
    assert_eq!(wide.pieces()[0].glyphs, whole.pieces()[0].glyphs);
}

/// A note that needs more than two pages must not send every line to a page of its own.
#[test]
fn a_note_longer_than_two_pages_leaves_the_text_alone() {
    let long: String = (0..2400).map(|index| format!("n{index} ")).collect();
    let text = author::prose(&mut Random(91), 12);
    let set = set(&format!("A word[^1].\n\n{text}\n\n[^1]: Begin. {long}\n"), &plain::style());
    assert!(set.pages().pages.len() < 12, "{} pages", set.pages().pages.len());
}

/// A page that begins with a repeated head has less room to stretch into.
#[test]
fn a_flush_page_under_a_repeated_head_ends_in_the_text_block() {
    let mut style = plain::style();
    style.page.flush = true;
    style.page.ragged = Len::ZERO;
    style.paragraph.stretch = 10_000;
    let rows: String = (0..40).map(|index| format!("| row {index} |\n")).collect();
    let text = author::prose(&mut Random(300), 30);
    let set = set(&format!("| Headed<br>twice |\n|---|\n{rows}\n\n{text}\n"), &style);
    let (_, foot) = set.ends();
    for line in set.text_lines() {
        assert!(line.baseline < foot, "{line:?} below {foot}");
    }
}

/// The same where a ground is opened again.
#[test]
fn a_flush_page_under_an_open_ground_ends_in_the_text_block() {
    let mut style = plain::style();
    style.page.flush = true;
    style.page.ragged = Len::ZERO;
    style.paragraph.stretch = 10_000;
    let inside = author::prose(&mut Random(301), 9).replace("\n\n", "\n>\n> ");
    let text = author::prose(&mut Random(302), 30);
    let set = set(&format!("> [!NOTE]\n> {inside}\n\n{text}\n"), &style);
    let (_, foot) = set.ends();
    for line in set.text_lines() {
        assert!(line.baseline + Len::pt(3) < foot, "{line:?} below {foot}");
    }
}

/// A table in a container that leaves no room for a letter must not vanish.
#[test]
fn a_table_without_room_is_not_lost() {
    let markdown = format!("{q} | first |\n{q} |---|\n{q} | second |\n", q = ">".repeat(40));
    let set = set(&markdown, &plain::style());
    let letters: String = set.text().split_whitespace().collect();
    assert_eq!(letters, "firstsecond");
}

/// Nothing is painted outside of the text block without a word on it.
#[test]
fn a_table_head_taller_than_a_page_is_told_or_split() {
    let words = author::words(&mut Random(303), 400);
    let style = plain::sized(Len::pt(320), Len::pt(200));
    let set = set(&format!("| {words} |\n|---|\n| b |\n| c |\n| d |\n"), &style);
    let (_, foot) = set.ends();
    let below = set.text_lines().iter().any(|line| line.baseline > foot);
    assert!(!below || !set.codes().is_empty(), "lines below the foot and no diagnostic");
}

/// A line taller than the page likewise.
#[test]
fn a_page_lower_than_a_line_is_told() {
    let set = set("# Head\n", &plain::sized(Len::pt(320), Len::pt(12)));
    assert!(set.codes().contains(&Code::TallItem), "{:?}", set.codes());
}

/// A link in a row that is split leads to where the anchor is.
#[test]
fn an_anchor_in_a_split_row_is_on_its_page() {
    let text = author::prose(&mut Random(304), 12);
    let words = "word ".repeat(300);
    let markdown = format!(
        "[go](#there)\n\n{text}\n\n| a | b |\n|---|---|\n| {words}<a id=\"there\"></a>anchored | b |\n"
    );
    let set = set(&markdown, &plain::style());
    assert!(set.codes().contains(&Code::SplitRow));
    assert_eq!(set.destination("there").0, set.line("anchored").page);
}

/// A note called in a split row has its way back.
#[test]
fn a_reference_in_a_split_row_is_on_its_page() {
    let text = author::prose(&mut Random(305), 12);
    let words = "word ".repeat(300);
    let markdown =
        format!("{text}\n\n| a | b |\n|---|---|\n| {words} noted[^1] | b |\n\n[^1]: Note.\n");
    let set = set(&markdown, &plain::style());
    assert_eq!(set.destination("note-reference:1").0, set.line("Note.").page);
}

/// Characters of a table are counted once, however often it was tried to fit.
#[test]
fn missing_characters_of_a_table_are_counted_once() {
    let set = set("| a |\n|---|\n| 漢 |\n", &plain::style());
    assert_eq!(set.codes(), [Code::MissingGlyph]);
    assert!(!set.layout.diagnostics[0].message.contains("in all"), "{:?}", set.layout.diagnostics);
}

/// A label is read before those of the items inside.
#[test]
fn the_outer_label_is_read_first() {
    let set = set("1. - one\n", &plain::style());
    let lines = set.lines();
    let texts: Vec<&str> = lines.iter().map(|line| line.text.trim_end()).collect();
    assert_eq!(texts, ["1.", "•", "one"]);
}

/// Numbers that are wider than their column must not hang out of the text block.
#[test]
fn wide_numbers_stay_in_the_text_block() {
    let narrow = plain::sized(Len::pt(120), Len::pt(480));
    let set = set("123456. one\n1. two\n", &narrow);
    let (left, _) = set.edges();
    for line in set.lines() {
        assert!(line.left >= left, "{line:?}");
    }
}

/// Code and quotations in notes look as they do elsewhere.
#[test]
fn grounds_and_bars_are_painted_in_notes() {
    let set = set("One[^1].\n\n[^1]: Text.\n\n    > quote\n\n        code\n", &plain::style());
    assert_eq!(set.paths(plain::BAR).len(), 1, "the bar of the quotation");
    assert_eq!(set.paths(plain::CODE_GROUND).len(), 1, "the ground of the code");
}

/// The ground of an alert lies under the head of a table that is set again.
#[test]
fn a_repeated_head_lies_on_the_ground_around_it() {
    let rows: String = (0..60).map(|index| format!("> | row {index} |\n")).collect();
    let set = set(&format!("> [!TIP]\n> | Headed |\n> |---|\n{rows}"), &plain::style());
    let grounds = set.paths(plain::ALERTS[1].tint(5));
    assert!(grounds.len() > 1);
    for piece in set.pieces().iter().filter(|piece| piece.text.contains("Headed")) {
        let ground = grounds.iter().find(|ground| ground.0 == piece.page).expect("a ground");
        assert!(ground.1[1] < piece.run.origin.y - Len::pt(9), "page {}: {ground:?}", piece.page);
    }
}

/// The outer of two grounds reaches as far as the inner one and its own padding.
#[test]
fn an_outer_ground_reaches_beyond_the_inner_one() {
    let code: String = (0..70).map(|index| format!("> line {index}\n")).collect();
    let set = set(&format!("> [!TIP]\n> ```\n{code}> ```\n"), &plain::style());
    let (outer, inner) = (set.paths(plain::ALERTS[1].tint(5)), set.paths(plain::CODE_GROUND));
    assert!(outer.len() > 1 && outer.len() == inner.len());
    for ((page, outer), (_, inner)) in outer.iter().zip(&inner) {
        let (above, below) = (inner[1] - outer[1], outer[3] - inner[3]);
        assert!(above >= Len::pt(7) && below >= Len::pt(7), "page {page}: {above} {below}");
    }
}

/// Links of a head that is set again don't belong to the tree.
#[test]
fn a_repeated_head_has_no_second_link() {
    let rows: String = (0..60).map(|index| format!("| row {index} |\n")).collect();
    let set = set(&format!("| [Headed](https://a.example) |\n|---|\n{rows}"), &plain::style());
    let links: Vec<&Link> = set.pages().pages.iter().flat_map(|page| &page.drawing.links).collect();
    let content = links.iter().filter(|link| matches!(link.owner, Owner::Element(_)));
    assert_eq!(content.count(), 1);
}

/// A heading before a thematic break and a line has as much with it as before two lines.
#[test]
fn a_thematic_break_counts_for_no_line_after_a_heading() {
    for before in 0..12 {
        let above = "A line.\n\n".repeat(before);
        let prose = author::words(&mut Random(308), 60);
        let markdown = format!("{above}## Head\n\nOne line.\n\n***\n\n{prose}\n");
        let set = set(&markdown, &plain::sized(Len::pt(320), Len::pt(200)));
        let (one, rules) = (set.line("One line."), set.paths(plain::style().rule.color));
        let mut after =
            set.text_lines().into_iter().skip_while(|line| !line.text.contains("One line"));
        let next = after.nth(1).expect("prose");
        assert!(rules[0].0 == next.page || one.page == next.page, "after {before}: a rule is last");
    }
}

/// A line that ends between two styles, or in a long word, gains no space there.
#[test]
fn breaks_without_a_space_add_none() {
    let style = plain::sized(Len::pt(90), Len::pt(480));
    for markdown in ["*everybodyyy*—sat there", &"a1".repeat(600), "so *many*—*words*—*apart*"]
    {
        let expected = markdown.replace('*', "");
        assert_eq!(set(markdown, &style).text(), expected);
    }
}

/// A footnote and a heading of the same name are two places.
#[test]
fn notes_and_headings_have_names_of_their_own() {
    let set = set("# Note 1\n\ntext[^a] [go](#note-1)\n\n[^a]: x\n", &plain::style());
    let (heading, note) = (set.destination("note-1"), set.destination("note:1"));
    assert!(heading.1.y < note.1.y, "{heading:?} {note:?}");
    assert_eq!(set.pages().outline[0].title, "Note 1");
}

/// A long word of letters is hyphenated like any other; one cut for want of room shows it.
#[test]
fn long_words_are_hyphenated() {
    let mut style = plain::sized(Len::pt(200), Len::pt(480));
    style.paragraph.hyphenate = true;
    let wide = set("Some electroencephalographically counterproductiveness here", &style);
    let hyphens = wide.text_lines().iter().filter(|line| line.text.ends_with('\u{ad}')).count();
    assert!(hyphens > 0, "{:?}", wide.text_lines());
    style.paragraph.hyphenate = false;
    style.page.size.width = Len::pt(130);
    let narrow = set("electroencephalographically", &style);
    assert!(narrow.text_lines()[0].text.ends_with('\u{ad}'), "{:?}", narrow.text_lines());
}
