//! Headings: ragged, whole words, and never alone at the foot of a page.

use letterpress_page::{Len, Role};

use crate::author;
use crate::facts::{Line, Set, page_facts, set};
use crate::plain;
use crate::random::Random;

#[test]
fn a_heading_is_neither_hyphenated_nor_justified() {
    let words = "extraordinary typographical understanding of hyphenation and composition ";
    for level in 1..=6 {
        let signs = "#".repeat(level);
        let set = set(&format!("{signs} {}\n", words.repeat(3)), &plain::style());
        let lines = set.text_lines();
        assert!(lines.len() > 1, "level {level}");
        let natural = lines[0].spaces[0];
        for line in &lines {
            assert!(!line.text.contains('\u{ad}'), "{line:?}");
            assert!(line.spaces.iter().all(|&space| space == natural), "{line:?}");
            assert!(line.right <= set.edges().1, "{line:?}");
        }
    }
}

/// Lines of the body that begin no cell beside another: one for each baseline of a page.
fn steps(set: &Set) -> Vec<Line> {
    let mut lines = set.text_lines();
    lines.retain(|line| !line.is(Role::Note));
    lines.dedup_by_key(|line| (line.page, line.baseline));
    lines
}

/// Asserts that each heading has two lines of what follows on its page, or all of it.
#[track_caller]
fn check_kept(set: &Set, name: &str) {
    let lines = steps(set);
    for (index, line) in lines.iter().enumerate() {
        let goes_on = lines.get(index + 1).is_some_and(|next| next.block == line.block);
        if !line.is_heading() || goes_on {
            continue;
        }
        let after = &lines[index + 1..];
        let here = after.iter().take_while(|next| next.page == line.page).count();
        let all = after.len() == here;
        assert!(here >= 1 || all, "{name}: {line:?} is the last of its page");
        // A block of code of one line is more than a line, with its ground.
        let is_block = |line: &Line| line.is(Role::CodeBlock) || line.is(Role::Formula);
        let whole = here == 1 && is_block(&after[0]);
        assert!(here >= 2 || all || whole, "{name}: {line:?} has {here} lines with it");
    }
}

#[test]
fn a_heading_is_never_last_on_a_page() {
    for seed in 0..30 {
        // A thematic break counts for a line, though it has none.
        let markdown = author::document(&mut Random(1000 + seed), 40).replace("\n***\n", "\n");
        let set = set(&markdown, &plain::sized(Len::pt(320), Len::pt(420)));
        check_kept(&set, &seed.to_string());
    }
}

#[test]
fn a_heading_stays_with_prose_wherever_it_falls() {
    let mut random = Random(31);
    for before in 0..30 {
        let mut markdown = String::new();
        for _ in 0..before {
            markdown.push_str("A line.\n\n");
        }
        let after = author::prose(&mut random, 2);
        markdown.push_str(&format!("## Head\n\n{after}\n"));
        let set = set(&markdown, &plain::sized(Len::pt(320), Len::pt(200)));
        check_kept(&set, &before.to_string());
        let head = set.line("Head");
        let with = set.text_lines();
        let with = with.iter().filter(|l| l.page == head.page && l.baseline > head.baseline);
        assert!(with.count() >= 2, "{before}");
    }
}

#[test]
fn a_heading_takes_the_larger_of_two_gaps() {
    let set = set("Text\n\n## Head\n\nMore\n", &plain::style());
    let (text, head, more) = (set.line("Text"), set.line("Head"), set.line("More"));
    // Baselines stand in the middle of their leadings: a half and 0.26 em below the top.
    let base = |size: i64, leading: i64| Len::pt(leading) / 2 + Len::pt(size).scale(26, 100);
    let down = Len::pt(14) - base(10, 14) + Len::pt(20) + base(14, 18);
    assert_eq!(head.baseline - text.baseline, down);
    let down = Len::pt(18) - base(14, 18) + Len::pt(6) + base(10, 14);
    assert_eq!(more.baseline - head.baseline, down);
}

#[test]
fn the_outline_has_every_heading() {
    let set = set("# One\n\n### *Two* `c`\n\n> ## In\n\n- # List\n", &plain::style());
    let found: Vec<_> = set.pages().outline.iter().map(|e| (e.level, e.title.as_str())).collect();
    assert_eq!(found, [(1, "One"), (3, "Two c"), (2, "In"), (1, "List")]);
}

#[test]
fn outline_and_destinations_lead_to_the_headings() {
    let mut markdown = String::new();
    let mut random = Random(32);
    for chapter in 0..12 {
        let text = author::prose(&mut random, 3);
        markdown.push_str(&format!("## Chapter {chapter}.\n\n{text}\n\n"));
    }
    let set = set(&markdown, &plain::style());
    assert_eq!(set.pages().outline.len(), 12);
    for entry in &set.pages().outline {
        let to = &set.pages().destinations[entry.destination.0 as usize];
        let line = set.line(&entry.title);
        assert_eq!(to.page, line.page, "{}", entry.title);
        let above = line.baseline - to.point.y;
        assert!(above > Len::ZERO && above < Len::pt(18), "{}: {above}", entry.title);
        assert_eq!(to.point.x, plain::MARGIN);
    }
}

/// A heading is kept with two lines of its section, if it has so many.
#[test]
fn a_page_may_end_with_a_section_of_one_line() {
    let sections: String = (0..60).map(|index| format!("## Head {index}.\n\nLine.\n\n")).collect();
    let facts = page_facts(&sections, &plain::style());
    assert!(facts.pages > 2 && facts.lonely + facts.stranded == 0, "{facts:?}");
}
