//! Tables: cells that keep to their columns, heads that come again, rows that stay whole.

mod captions;
mod columns;
mod ladder;
mod numbers;
mod random;
mod rows;
mod spans;

use std::collections::BTreeMap;

use letterpress_page::{ArtifactKind, ElementId, Len, Owner, Role, Scope};

use crate::author;
use crate::facts::{Line, Set, set};
use crate::plain;
use crate::random::Random;

/// A table of rows, the first of them its head.
fn table(rows: &[Vec<String>]) -> String {
    let row = |cells: &Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = row(&rows[0]);
    text.push_str(&format!("|{}\n", "---|".repeat(rows[0].len())));
    text.extend(rows[1..].iter().map(row));
    text
}

fn cells(set: &Set) -> Vec<Line> {
    let is_cell = |line: &Line| matches!(line.roles[0], Role::Cell | Role::HeadCell(_));
    set.lines().into_iter().filter(is_cell).collect()
}

/// The column that each cell stands in, by its place in its row.
fn columns(set: &Set) -> BTreeMap<ElementId, usize> {
    let mut counts: BTreeMap<ElementId, usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (index, element) in set.pages().structure.elements.iter().enumerate() {
        if !matches!(element.role, Role::Cell | Role::HeadCell(_)) {
            continue;
        }
        let id = ElementId(u32::try_from(index).expect("few elements"));
        let count = counts.entry(element.parent.expect("a row")).or_default();
        found.insert(id, *count);
        *count += 1;
    }
    found
}

/// Asserts that every column ends before the next one begins, all of them inside the measure.
#[track_caller]
fn check_apart(set: &Set, name: &str) {
    let of = columns(set);
    let mut extents: BTreeMap<(ElementId, usize), (Len, Len)> = BTreeMap::new();
    for line in cells(set) {
        let mut up = set.pages().structure.roles(line.block);
        let (table, _) = up.find(|(_, role)| *role == Role::Table).expect("a table");
        let extent = extents.entry((table, of[&line.block])).or_insert((line.left, line.right));
        *extent = (extent.0.min(line.left), extent.1.max(line.right));
    }
    let (left, right) = set.edges();
    let list: Vec<_> = extents.into_iter().collect();
    for pair in list.windows(2) {
        let ((one, _), (_, end)) = pair[0];
        let ((two, _), (start, _)) = pair[1];
        assert!(one != two || end < start, "{name}: {:?} meets {:?}", pair[0], pair[1]);
    }
    for (at, (from, to)) in list {
        assert!(from >= left && to <= right + Len::from_units(66), "{name}: {at:?} {from} {to}");
    }
}

/// Asserts that no two cells overlap and that all stand inside the text block.
#[track_caller]
fn check_cells(set: &Set, name: &str) {
    let structure = &set.pages().structure;
    let is_cell = |role: Role| matches!(role, Role::Cell | Role::HeadCell(_));
    let mut extents: BTreeMap<(usize, ElementId), [Len; 4]> = BTreeMap::new();
    for piece in set.pieces() {
        let Owner::Element(id) = piece.owner else { continue };
        let Some((cell, _)) = structure.roles(id).find(|(_, role)| is_cell(*role)) else {
            continue;
        };
        let (y, size) = (piece.run.origin.y, piece.run.size);
        let own = [piece.left, y - size / 2, piece.right, y];
        let all = extents.entry((piece.page, cell)).or_insert(own);
        *all = [all[0].min(own[0]), all[1].min(own[1]), all[2].max(own[2]), all[3].max(own[3])];
    }
    let hair = Len::from_pt_thousandths(120);
    let list: Vec<_> = extents.into_iter().collect();
    for (at, &((page, cell), one)) in list.iter().enumerate() {
        let sheet = &set.style.page;
        let is_turned = set.pages().pages[page].size != sheet.size;
        let sheet = if is_turned { sheet.turned() } else { sheet.clone() };
        let (left, right) = (sheet.margins.left, sheet.size.width - sheet.margins.right);
        let (top, foot) = (sheet.margins.top, sheet.size.height - sheet.margins.bottom);
        assert!(one[0] >= left - hair && one[2] <= right + hair, "{name}: {cell:?} {one:?}");
        assert!(one[1] >= top && one[3] <= foot, "{name}: {cell:?} on page {page}: {one:?}");
        for &((other_page, other), two) in &list[at + 1..] {
            let inner = structure.roles(other).any(|(up, _)| up == cell);
            let apart =
                one[2] <= two[0] || two[2] <= one[0] || one[3] <= two[1] || two[3] <= one[1];
            let same = page == other_page && !inner;
            assert!(!same || apart, "{name}: {cell:?} {one:?} meets {other:?} {two:?} on {page}");
        }
    }
}

fn random_rows(random: &mut Random, columns: usize, rows: usize, most: usize) -> Vec<Vec<String>> {
    let cell = |random: &mut Random| {
        let count = random.between(0, most);
        if random.one_in(3) {
            random.below(1_000_000).to_string()
        } else {
            author::words(random, count)
        }
    };
    (0..rows).map(|_| (0..columns).map(|_| cell(random)).collect()).collect()
}

#[test]
fn rules_stand_above_below_and_under_the_head() {
    let set = set("| a |\n|---|\n| b |\n| c |\n", &plain::style());
    let rules = set.paths(plain::TABLE_RULE);
    let thick: Vec<Len> = rules.iter().map(|(_, [_, top, _, foot])| *foot - *top).collect();
    let half = Len::from_pt_thousandths(500);
    assert_eq!(thick, [Len::pt(1), half, Len::pt(1)]);
    let tops: Vec<Len> = rules.iter().map(|(_, bounds)| bounds[1]).collect();
    let lines = cells(&set);
    assert!(tops[0] < lines[0].baseline && lines[0].baseline < tops[1]);
    assert!(tops[1] < lines[1].baseline && lines[2].baseline < tops[2]);
}

#[test]
fn totals_have_a_rule_above() {
    let plain_rows = set("| a |\n|---|\n| 1 |\n| 2 |\n", &plain::style());
    let totalled = set("| a |\n|---|\n| 1 |\n| **2** |\n", &plain::style());
    assert_eq!(plain_rows.paths(plain::TABLE_RULE).len(), 3);
    assert_eq!(totalled.paths(plain::TABLE_RULE).len(), 4);
}

#[test]
fn a_long_table_repeats_its_head_as_no_content() {
    let rows: String = (0..90).map(|index| format!("| row{index}. | {index} |\n")).collect();
    let set = set(&format!("| Headed | Count |\n|---|---|\n{rows}"), &plain::style());
    let pages = set.pages().pages.len();
    assert!(pages > 2);
    let pieces = set.pieces();
    let heads: Vec<_> = pieces.iter().filter(|piece| piece.text.contains("Headed")).collect();
    assert_eq!(heads.len(), pages);
    for (page, head) in heads.iter().enumerate() {
        assert_eq!(head.page, page);
        let again = head.owner == Owner::Artifact(ArtifactKind::Layout);
        assert_eq!(again, page > 0, "page {page}");
        let rows = pieces.iter().filter(|piece| piece.page == page && piece.text.contains("row"));
        let first = rows.map(|piece| piece.run.origin.y).min().expect("rows");
        assert!(head.run.origin.y < first);
    }
    let (top, foot) = set.ends();
    for piece in pieces.iter().filter(|p| p.owner != Owner::Artifact(ArtifactKind::Pagination)) {
        assert!(piece.run.origin.y > top && piece.run.origin.y < foot, "{:?}", piece.text);
    }
    assert_eq!(set.text().matches("Headed").count(), 1);
}

#[test]
fn no_row_is_left_alone() {
    for before in 0..24 {
        for count in [3, 5, 14, 30] {
            let rows: String = (0..count).map(|index| format!("| row{index}. |\n")).collect();
            let above = "A line.\n\n".repeat(before);
            let markdown = format!("{above}| Headed |\n|---|\n{rows}");
            let set = set(&markdown, &plain::sized(Len::pt(320), Len::pt(240)));
            let lines = cells(&set);
            let body: Vec<&Line> = lines.iter().filter(|l| l.roles[0] == Role::Cell).collect();
            assert_eq!(body.len(), count);
            let on = |page| body.iter().filter(|line| line.page == page).count();
            let (first, last) = (lines[0].page, body[count - 1].page);
            assert!(on(first) > 1, "{count} rows after {before}: a head with {}", on(first));
            assert!(on(last) > 1, "{count} rows after {before}: a last page of {}", on(last));
            let rules = set.paths(plain::TABLE_RULE);
            assert_eq!(rules.last().map(|rule| rule.0), Some(last), "the rule below");
        }
    }
}

#[test]
fn notes_in_cells_stand_at_the_foot() {
    let set = set(
        "| a[^1] | b[^2] |\n|---|---|\n| c | d[^3] |\n\n[^1]: One.\n[^2]: Two.\n[^3]: Three.\n",
        &plain::style(),
    );
    for text in ["One.", "Two.", "Three."] {
        assert!(set.line(text).is(Role::Note));
    }
}

#[test]
fn a_table_without_rows_or_words_is_set() {
    for markdown in ["| a |\n|---|\n", "| |\n|---|\n| |\n", "| a | b |\n|---|---|\n| |\n"] {
        let set = set(markdown, &plain::style());
        assert!(set.paths(plain::TABLE_RULE).len() >= 2, "{markdown:?}");
    }
}

#[test]
fn a_table_is_a_tree_of_rows_and_cells() {
    let set = set("| a |\n|---|\n| b |\n", &plain::style());
    assert_eq!(
        set.line("a").roles,
        [
            Role::HeadCell(Scope::Column),
            Role::TableRow,
            Role::TableHead,
            Role::Table,
            Role::Document
        ]
    );
    assert_eq!(
        set.line("b").roles,
        [Role::Cell, Role::TableRow, Role::TableBody, Role::Table, Role::Document]
    );
    let tables = set.pages().structure.elements.iter().filter(|e| e.role == Role::Table);
    assert_eq!(tables.count(), 1, "what was tried leaves nothing behind");
}

/// The lines of the one cell of a table, its column so many ems of 9 pt wide.
fn lines_of_cell(text: &str, ems: i64) -> Vec<String> {
    let style = plain::sized(Len::pt(9) * ems, Len::pt(480));
    let set = set(&table(&[vec![String::new()], vec![text.to_owned()]]), &style);
    cells(&set).into_iter().map(|line| line.text.trim_end().to_owned()).collect()
}

#[test]
fn a_cell_is_filled_from_the_top() {
    let text = "Governments are instituted among Men, deriving their just powers from the \
                consent of the governed";
    assert_eq!(
        lines_of_cell(text, 17),
        [
            "Governments are instituted among Men,",
            "deriving their just powers from the",
            "consent of the governed"
        ]
    );
}

#[test]
fn a_cell_has_as_few_lines_as_can_be() {
    // Words of one width, which leave no choice but by number.
    let words = |count: usize| vec!["mmmm"; count].join(" ");
    for ems in [5, 9, 13, 20, 40] {
        let full = lines_of_cell(&words(60), ems);
        for line in &full[..full.len() - 1] {
            assert_eq!(line, &full[0], "at {ems} em");
        }
    }
}

#[test]
fn a_very_uneven_cell_is_evened_out() {
    // Filled from the top the second line would have nothing but the three letters.
    let words = [11, 11, 3, 22, 3].map(|letters| "m".repeat(letters));
    let [one, two, three, four, five] = &words;
    let lines = lines_of_cell(&words.join(" "), 20);
    assert_eq!(lines, [one.clone(), format!("{two} {three}"), four.clone(), five.clone()]);
}
