//! Tables: cells that keep to their columns, heads that come again, rows that stay whole.

use std::collections::BTreeMap;

use letterpress_page::{ArtifactKind, ElementId, Len, Owner, Role};
use letterpress_source::Code;

use crate::author;
use crate::facts::{Line, Set, fold, set};
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
    let is_cell = |line: &Line| matches!(line.roles[0], Role::TableCell | Role::TableHead);
    set.lines().into_iter().filter(is_cell).collect()
}

/// The column that each cell stands in, by its place in its row.
fn columns(set: &Set) -> BTreeMap<ElementId, usize> {
    let mut counts: BTreeMap<ElementId, usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (index, element) in set.pages().structure.elements.iter().enumerate() {
        if !matches!(element.role, Role::TableCell | Role::TableHead) {
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
fn no_cell_meets_another() {
    let mut random = Random(70);
    for columns in 1..=8 {
        for most in [2, 12, 30] {
            let rows = random_rows(&mut random, columns, 7, most);
            let set = set(&table(&rows), &plain::style());
            check_apart(&set, &format!("{columns} columns of {most} words"));
        }
    }
}

#[test]
fn numbers_are_never_broken() {
    let mut random = Random(71);
    let mut rows = vec![vec!["What".to_owned(), "Sum".to_owned(), "Share".to_owned()]];
    for _ in 0..12 {
        let number =
            format!("{},{:03}.{:02}", random.below(900), random.below(999), random.below(99));
        rows.push(vec![author::words(&mut random, 40), number, format!("{} %", random.below(99))]);
    }
    for measure in [140, 200, 320] {
        let set = set(&table(&rows), &plain::sized(Len::pt(measure), Len::pt(480)));
        let lines = cells(&set);
        for row in &rows[1..] {
            assert!(lines.iter().any(|line| line.text.trim() == row[1]), "{measure}: {}", row[1]);
        }
    }
}

#[test]
fn cells_stand_as_asked_and_numbers_right() {
    let markdown = "| aaaaaaaa | bbbbbbbb | cccccccc | dddddddd | eeeeeeee |\n\
                    |:--|:-:|--:|---|---|\n| a | b | c | 1 | e |\n| a | b | c | 22 | e |\n";
    let set = set(markdown, &plain::style());
    let extent = |text: &str| {
        let mut lines = cells(&set);
        lines.retain(|line| line.text.trim() == text);
        (lines[0].left, lines[0].right)
    };
    let near = |a: Len, b: Len| (a - b).max(b - a) < Len::from_units(66);
    assert!(near(extent("a").0, extent("aaaaaaaa").0));
    let middle = |text: &str| (extent(text).0 + extent(text).1) / 2;
    assert!(near(middle("b"), middle("bbbbbbbb")));
    assert!(near(extent("c").1, extent("cccccccc").1));
    assert!(near(extent("1").1, extent("dddddddd").1));
    assert!(near(extent("22").1, extent("dddddddd").1));
    assert!(near(extent("e").0, extent("eeeeeeee").0));
    assert_eq!(extent("aaaaaaaa").0, set.edges().0, "flush with the measure");
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
            let body: Vec<&Line> = lines.iter().filter(|l| l.roles[0] == Role::TableCell).collect();
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
fn wide_tables_stay_in_the_measure() {
    let mut random = Random(72);
    let mut told = Vec::new();
    for columns in [4, 7, 10, 14, 18] {
        let rows = random_rows(&mut random, columns, 4, 5);
        let set = set(&table(&rows), &plain::style());
        check_apart(&set, &format!("{columns} columns"));
        assert!(!set.codes().contains(&Code::Overfull), "{columns}: {:?}", set.codes());
        told.push(set.codes().contains(&Code::TightTable));
    }
    assert_eq!(told.first(), Some(&false), "a narrow one is set as it is");
    assert_eq!(told.last(), Some(&true), "a wide one is told");
}

#[test]
fn type_in_a_tight_table_is_never_too_small() {
    let mut random = Random(73);
    for columns in [8, 12, 16] {
        let rows = random_rows(&mut random, columns, 4, 4);
        let set = set(&table(&rows), &plain::style());
        let sizes = cells(&set);
        assert!(sizes.iter().all(|line| line.size >= Len::pt(7)), "{columns}");
    }
}

#[test]
fn very_wide_tables_lose_no_cell() {
    for columns in [40, 200] {
        let row = |name: &str| (0..columns).map(|i| format!("{name}{i}")).collect::<Vec<_>>();
        let set = set(&table(&[row("head"), row("one"), row("two")]), &plain::style());
        let text = set.text();
        let words: Vec<&str> = text.split(' ').collect();
        for name in ["head", "one", "two"] {
            for index in 0..columns {
                let word = format!("{name}{index}");
                assert!(words.contains(&word.as_str()), "{columns} columns: {word}");
            }
        }
        check_apart(&set, &format!("{columns} columns"));
        assert!(set.codes().contains(&Code::TightTable));
    }
}

#[test]
fn a_row_taller_than_a_page_is_split() {
    let words = |name: &str| (0..700).map(|i| format!("{name}{i}")).collect::<Vec<_>>().join(" ");
    let markdown = format!("| Headed | b |\n|---|---|\n| {} | {} |\n", words("x"), words("y"));
    let set = set(&markdown, &plain::sized(Len::pt(320), Len::pt(240)));
    assert!(set.codes().contains(&Code::SplitRow));
    assert!(set.pages().pages.len() > 2);
    let (top, foot) = set.ends();
    let lines = cells(&set);
    assert!(lines.iter().all(|line| line.baseline > top && line.baseline < foot));
    for (column, name) in ["x", "y"].into_iter().enumerate() {
        let of = columns(&set);
        let mut own = lines.clone();
        own.retain(|l| of[&l.block] == column && l.roles[0] == Role::TableCell);
        let text: String = own.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(fold(&text), words(name));
        assert!(own.windows(2).all(|w| (w[0].page, w[0].baseline) < (w[1].page, w[1].baseline)));
    }
    check_apart(&set, "a tall row");
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
    assert_eq!(set.line("a").roles, [Role::TableHead, Role::TableRow, Role::Table, Role::Document]);
    assert_eq!(set.line("b").roles, [Role::TableCell, Role::TableRow, Role::Table, Role::Document]);
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

#[test]
fn a_head_that_must_be_cut_is_hyphenated() {
    let heads = ["Responsibility", "Recommendations", "Characterisation", "Incompatibilities"];
    let row = || heads.iter().chain(&heads).map(|head| (*head).to_owned()).collect::<Vec<_>>();
    let set = set(&table(&[row(), row()]), &plain::style());
    let lines = cells(&set);
    let cut: Vec<&Line> = lines
        .iter()
        .filter(|line| line.roles[0] == Role::TableHead && line.text.ends_with('\u{ad}'))
        .collect();
    assert!(cut.iter().any(|line| line.text == "Recom\u{ad}"), "{cut:?}");
    assert!(lines.iter().all(|line| line.text.trim().chars().count() > 2), "{lines:?}");
}
