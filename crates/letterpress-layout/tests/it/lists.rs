//! Lists: markers that hang, numbers that stand flush, boxes that are read aloud.

use letterpress_page::{Ink, Len, Marking, Owner, Role};
use letterpress_source::Code;

use crate::facts::{Line, Set, set};
use crate::plain;

fn labels(set: &Set) -> Vec<Line> {
    set.lines().into_iter().filter(|line| line.is(Role::Label)).collect()
}

#[test]
fn bullets_hang_left_of_the_text() {
    let long = "words ".repeat(40);
    let set = set(&format!("- {long}\n- two\n"), &plain::style());
    let (left, _) = set.edges();
    let texts = set.text_lines();
    let inner = texts[0].left;
    assert!(texts.len() > 2 && texts.iter().all(|line| line.left == inner), "{texts:?}");
    assert_eq!(inner, left + Len::pt(14), "a column of 8 and a gap of 6");
    for label in labels(&set) {
        assert_eq!(label.text.trim_end(), "•");
        assert!(label.left >= left && label.right <= inner - Len::pt(6), "{label:?}");
        assert!(texts.iter().any(|line| line.baseline == label.baseline), "{label:?}");
    }
}

#[test]
fn numbers_stand_flush_right() {
    let items: String = (8..13).map(|number| format!("{number}. item\n")).collect();
    let set = set(&items, &plain::style());
    let labels = labels(&set);
    let texts: Vec<&str> = labels.iter().map(|label| label.text.trim_end()).collect();
    assert_eq!(texts, ["8.", "9.", "10.", "11.", "12."]);
    let right = labels[0].right;
    let near = |label: &Line| (label.right - right).max(right - label.right) < Len::from_units(66);
    assert!(labels.iter().all(near), "{labels:?}");
    assert!(labels[0].left > labels[4].left);
}

#[test]
fn numbers_begin_where_they_are_told_to_and_keep_their_sign() {
    for (markdown, first, last) in [
        ("1. a\n1. b\n", "1.", "2."),
        ("0) a\n1) b\n", "0)", "1)"),
        ("99999999. a\n1. b\n", "99999999.", "100000000."),
    ] {
        let set = set(markdown, &plain::style());
        let labels = labels(&set);
        assert_eq!(labels[0].text.trim_end(), first);
        assert_eq!(labels[1].text.trim_end(), last);
        let (left, _) = set.edges();
        assert!(labels.iter().all(|label| label.left >= left), "{labels:?}");
    }
}

#[test]
fn levels_step_in_and_change_their_bullets() {
    let set = set("- one\n  - two\n    - three\n      - four\n", &plain::style());
    let lines = set.text_lines();
    let steps: Vec<Len> = lines.windows(2).map(|pair| pair[1].left - pair[0].left).collect();
    assert_eq!(steps, [Len::pt(14); 3]);
    let signs: Vec<String> = labels(&set).iter().map(|l| l.text.trim_end().to_owned()).collect();
    assert_eq!(signs, ["•", "–", "–", "–"]);
}

#[test]
fn task_boxes_are_drawn_and_read_aloud() {
    let set = set("- [ ] open\n- [x] done\n", &plain::style());
    assert!(labels(&set).is_empty(), "a box is no text");
    let mut alts = Vec::new();
    for (_, _, mark) in set.marks() {
        let (Ink::Path(_), Owner::Element(id)) = (&mark.ink, mark.owner) else { continue };
        let element = set.pages().structure.get(id).expect("an element of the tree");
        assert_eq!(element.role, Role::Label);
        alts.push(element.alt.as_deref().expect("words for a box"));
    }
    alts.dedup();
    assert_eq!(alts, ["☐", "☑"]);
    let style = plain::style();
    let (open, done) = (set.paths(style.task.open), set.paths(style.task.done));
    assert_eq!((open.len(), done.len()), (1, 1));
    for ((_, [left, top, right, foot]), line) in
        [open[0], done[0]].into_iter().zip(set.text_lines())
    {
        assert!(left >= plain::MARGIN && right <= line.left - Len::pt(6));
        assert!(top < line.baseline && foot > line.baseline - Len::pt(3), "on its line");
        assert!(foot < line.baseline + Len::pt(3), "on its line");
    }
}

#[test]
fn an_empty_item_shows_its_marker() {
    let set = set("- one\n-\n- three\n", &plain::style());
    let labels = labels(&set);
    assert_eq!(labels.len(), 3);
    let apart = labels[1].baseline - labels[0].baseline;
    assert_eq!(labels[2].baseline - labels[1].baseline, apart);
    assert!(apart >= Len::pt(14));
}

#[test]
fn tight_items_stand_closer_than_loose_ones() {
    let apart = |markdown: &str| {
        let set = set(markdown, &plain::style());
        set.line("two").baseline - set.line("one").baseline
    };
    assert_eq!(apart("- one\n- two\n"), Len::pt(14 + 2));
    assert_eq!(apart("- one\n\n- two\n"), Len::pt(14 + 6));
}

#[test]
fn a_marker_stands_on_the_first_line_whatever_begins_the_item() {
    for item in ["## Head", "```\n  code\n  ```", "> quote", "| a |\n  |---|\n  | b |", "- inner"] {
        let set = set(&format!("- {item}\n"), &plain::style());
        let first = set.text_lines().into_iter().next().expect("a line");
        assert!(labels(&set).iter().all(|l| l.baseline == first.baseline), "{item}: {first:?}");
    }
}

#[test]
fn a_list_is_a_tree_of_items_with_labels_and_bodies() {
    let set = set("1. one\n   - two\n", &plain::style());
    let one = set.line("one").roles;
    let list = Role::List(Marking::Numbers);
    assert_eq!(one, [Role::Paragraph, Role::ListBody, Role::ListItem, list, Role::Document]);
    let two = set.line("two").roles;
    assert_eq!(two.iter().filter(|&&role| role == Role::ListItem).count(), 2);
    assert_eq!(labels(&set)[0].roles[..3], [Role::Label, Role::ListItem, list]);
}

#[test]
fn deep_lists_stay_on_the_page() {
    let mut markdown = String::new();
    for depth in 0..29 {
        markdown.push_str(&format!("{}- level\n", "  ".repeat(depth)));
    }
    let set = set(&markdown, &plain::style());
    let width = set.style.page.size.width;
    for line in set.lines() {
        assert!(line.left >= plain::MARGIN && line.right <= width, "{line:?}");
    }
    assert!(set.codes().iter().all(|&code| code == Code::Overfull), "{:?}", set.codes());
    let letters: String = set.text().split_whitespace().collect();
    assert_eq!(letters, "level".repeat(29));
}

#[test]
fn long_lists_are_cut_between_items() {
    let items: String = (0..100).map(|index| format!("- item {index}.\n")).collect();
    let set = set(&items, &plain::sized(Len::pt(320), Len::pt(200)));
    let lines = set.text_lines();
    let pages = set.pages().pages.len();
    assert_eq!(lines.len(), 100);
    for page in 0..pages {
        let here = lines.iter().filter(|line| line.page == page).count();
        assert!(here > 1, "page {page} has {here}");
    }
}
