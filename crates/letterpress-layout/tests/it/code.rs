//! Blocks of code: every line, its spaces and its ground.

use letterpress_page::{ArtifactKind, Ink, Len, Owner, Role};

use crate::author;
use crate::facts::{Line, Set, set};
use crate::plain;
use crate::random::Random;

/// The columns that a letter of code is wide.
fn column(set: &Set) -> Len {
    // JetBrains Mono's letters are 600 of 1000 units wide.
    set.style.code.text.size.scale(600, 1000)
}

fn code_lines(set: &Set) -> Vec<Line> {
    set.lines().into_iter().filter(|line| line.is(Role::CodeBlock)).collect()
}

/// Where code begins: a margin and the padding in.
fn edge(set: &Set) -> Len {
    plain::MARGIN + set.style.code.padding_x
}

#[test]
fn leading_spaces_and_tabs_are_kept() {
    let set = set("```\na\n    b\n\tc\nab\td\n        e\n```\n", &plain::style());
    let found = code_lines(&set);
    let texts: Vec<&str> = found.iter().map(|line| line.text.trim_end()).collect();
    assert_eq!(texts, ["a", "    b", "    c", "ab  d", "        e"]);
    let starts = |letter: &str| {
        let pieces = set.pieces();
        let piece = pieces.iter().find(|piece| piece.text.trim_end().ends_with(letter));
        piece.map(|piece| piece.right - column(&set) - edge(&set)).expect("a piece")
    };
    for (letter, columns) in [("a", 0), ("b", 4), ("c", 4), ("d", 4), ("e", 8)] {
        assert_eq!(starts(letter), column(&set) * columns, "{letter}");
    }
}

#[test]
fn blank_lines_take_a_line_each() {
    let set = set("```\na\n\n\nb\n```\n", &plain::style());
    assert_eq!(set.line("b").baseline - set.line("a").baseline, Len::pt(36));
}

#[test]
fn long_lines_are_wrapped_and_marked() {
    let long = format!("    let x = {};", "some_function(argument) + ".repeat(8));
    let set = set(&format!("```\n{long}\nshort\n```\n"), &plain::style());
    let (left, right) = set.edges();
    let rows = code_lines(&set);
    let rows: Vec<&Line> = rows.iter().filter(|row| !row.text.contains("short")).collect();
    assert!(rows.len() > 2);
    for row in &rows {
        assert!(row.left >= left && row.right <= right - set.style.code.padding_x + column(&set));
    }
    assert!(rows.iter().skip(1).all(|row| row.left == edge(&set) + column(&set) * 6), "{rows:#?}");
    let marks = set.paths(plain::CONTINUATION);
    assert_eq!(marks.len(), rows.len() - 1, "a mark for each further row");
    for ((_, [from, top, to, foot]), row) in marks.into_iter().zip(&rows[1..]) {
        assert!(to < row.left && from > left && top < foot, "left of its row");
        assert!(top > row.baseline - Len::pt(12) && foot < row.baseline + Len::pt(12));
    }
    let joined: String = rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(joined, long);
    assert_eq!(rows[0].block, rows[1].block, "one line of code");
}

#[test]
fn nothing_overflows_at_any_measure() {
    let mut random = Random(40);
    for measure in [60, 100, 180, 320] {
        let mut markdown = "```\n".to_owned();
        for _ in 0..10 {
            let indent = " ".repeat(random.between(0, 60));
            let words = author::words(&mut random, 12);
            markdown.push_str(&format!("{indent}{words}{}\n", "x".repeat(random.between(0, 90))));
        }
        markdown.push_str("```\n");
        let set = set(&markdown, &plain::sized(Len::pt(measure), Len::pt(480)));
        let (left, right) = set.edges();
        for piece in set.pieces().iter().filter(|piece| piece.run.size == Len::pt(8)) {
            let shown = piece.text.trim_end_matches(' ');
            let spaces = i64::try_from(piece.text.len() - shown.len()).expect("few spaces");
            let end = piece.right - column(&set) * spaces;
            assert!(piece.left >= left && end <= right, "{measure}: {:?}", piece.text);
        }
    }
}

#[test]
fn the_ground_is_under_all_of_the_code() {
    let set = set("before\n\n```\na\nb\n```\n\nafter\n", &plain::style());
    let grounds = set.paths(plain::CODE_GROUND);
    let (left, right) = set.edges();
    let [(0, [from, top, to, foot])] = grounds[..] else { panic!("{grounds:?}") };
    assert_eq!((from, to), (left, right));
    let lines = code_lines(&set);
    assert_eq!(foot - top, Len::pt(6 + 12 + 12 + 6));
    assert!(top < lines[0].baseline - Len::pt(10) && foot > lines[1].baseline + Len::pt(6));
    let (before, after) = (set.line("before").baseline, set.line("after").baseline);
    assert!(top - before >= Len::pt(10) && after - foot >= Len::pt(10));
    let painted = set.marks().position(|(_, _, mark)| matches!(mark.ink, Ink::Path(_)));
    let written = set.marks().position(|(_, _, mark)| matches!(mark.ink, Ink::Text(_)));
    assert!(painted < written, "the ground lies under the text");
}

#[test]
fn a_block_longer_than_a_page_has_its_ground_on_each() {
    let code: String = (0..60).map(|index| format!("line {index};\n")).collect();
    let set = set(&format!("text\n\n```\n{code}```\n"), &plain::sized(Len::pt(320), Len::pt(300)));
    let grounds = set.paths(plain::CODE_GROUND);
    assert!(set.pages().pages.len() > 2);
    let pages: Vec<usize> = grounds.iter().map(|&(page, _)| page).collect();
    assert_eq!(pages, (0..set.pages().pages.len()).collect::<Vec<_>>());
    let (top, foot) = set.ends();
    for (page, [_, from, _, to]) in grounds {
        assert!(from >= top && to <= foot, "page {page}: {from} to {to}");
        for line in code_lines(&set).iter().filter(|line| line.page == page) {
            // A padding of 6 and a half of the leading above, a padding below.
            assert!(line.baseline >= from + Len::pt(14), "{line:?} on {from}");
            assert!(line.baseline + Len::pt(6) <= to, "{line:?} on {to}");
        }
    }
}

#[test]
fn code_is_cut_at_blank_lines_where_it_can_be() {
    let code: String = (0..12).map(|index| format!("a{index}\nb{index}\nc{index}\n\n")).collect();
    let set =
        set(&format!("```\n{}\n```\n", code.trim()), &plain::sized(Len::pt(320), Len::pt(300)));
    let lines = code_lines(&set);
    for pair in lines.windows(2).filter(|pair| pair[0].page != pair[1].page) {
        assert!(pair[0].text.starts_with('c') && pair[1].text.starts_with('a'), "{pair:?}");
    }
    assert!(lines.last().is_some_and(|line| line.page > 0));
}

#[test]
fn code_is_a_tree_of_lines() {
    let set = set("```\na\nb\n```\n\n`inline`\n", &plain::style());
    assert_eq!(
        set.line("a").roles,
        [Role::CodeLine, Role::CodeBlock, Role::Paragraph, Role::Document]
    );
    assert_ne!(set.line("a").block, set.line("b").block);
    let inline = set.pieces().into_iter().find(|piece| piece.text.starts_with("inline"));
    let inline = inline.expect("code in a line");
    let Owner::Element(id) = inline.owner else { panic!("an artifact") };
    assert_eq!(set.roles(id), [Role::Code, Role::Paragraph, Role::Document]);
    assert_eq!(inline.run.size, Len::pt(10).scale(880, 1000));
}

#[test]
fn only_blank_code_is_still_a_block() {
    for code in ["", "\n", "\n\n\n"] {
        let set = set(&format!("```\n{code}```\n\nafter\n"), &plain::style());
        assert_eq!(set.paths(plain::CODE_GROUND).len(), 1, "{code:?}");
        assert_eq!(set.text(), "after");
    }
}

#[test]
fn blank_lines_of_code_fill_no_page() {
    let set = set(&format!("```\na\n{}b\n```\n", "\n".repeat(120)), &plain::style());
    assert_eq!(set.text(), "a b");
    for page in 0..set.pages().pages.len() {
        let content = set.marks().filter(|(at, _, mark)| {
            *at == page && mark.owner != Owner::Artifact(ArtifactKind::Pagination)
        });
        assert!(content.count() > 0, "page {page}");
    }
}
