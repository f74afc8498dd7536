//! What is done to a table that is too wide.

use letterpress_page::{Len, Role, Scope};
use letterpress_source::Code;

use super::{cells, check_apart, check_cells, random_rows, table};
use crate::facts::{Line, set};
use crate::plain;
use crate::random::Random;

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
fn a_head_that_must_be_cut_is_hyphenated() {
    let heads = ["Responsibility", "Recommendations", "Characterisation", "Incompatibilities"];
    let row = || heads.iter().chain(&heads).map(|head| (*head).to_owned()).collect::<Vec<_>>();
    let set = set(&table(&[row(), row()]), &plain::style());
    let lines = cells(&set);
    let cut: Vec<&Line> = lines
        .iter()
        .filter(|line| {
            line.roles[0] == Role::HeadCell(Scope::Column) && line.text.ends_with('\u{ad}')
        })
        .collect();
    assert!(cut.iter().any(|line| line.text.starts_with("Recom")), "{cut:?}");
    assert!(lines.iter().all(|line| line.text.trim().chars().count() > 2), "{lines:?}");
}

/// A row of so many cells of one word each.
fn long_row(name: &str, columns: usize) -> Vec<String> {
    (0..columns).map(|at| format!("{name}columnofletters{at}")).collect()
}

#[test]
fn a_table_that_is_too_wide_may_be_laid_on_its_side() {
    let mut style = plain::style();
    style.table.turns = true;
    let rows = [long_row("a", 6), long_row("b", 6)];
    let markdown = format!("Before.\n\n{}\n\nAfter.\n", table(&rows));
    let set = set(&markdown, &style);
    let told = &set.layout.diagnostics;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].message.contains("laid on its side"), "{told:?}");
    let page = |text: &str| set.line(text).page;
    assert!(
        page("Before.") < page("acolumnofletters0") && page("bcolumnofletters5") < page("After.")
    );
    let sheet = set.pages().pages[page("acolumnofletters0")].size;
    assert_eq!((sheet.width, sheet.height), (Len::pt(560), Len::pt(400)));
    check_cells(&set, "a table on its side");
    let turned = set.style.page.text_height();
    let lines = cells(&set);
    assert!(lines.iter().all(|line| line.right <= plain::MARGIN + turned));
    assert_eq!(lines.len(), 12, "no word is broken");
}

#[test]
fn a_table_inside_of_something_is_never_turned() {
    let mut style = plain::style();
    style.table.turns = true;
    let rows = [long_row("a", 6), long_row("b", 6)];
    let quoted: String = table(&rows).lines().map(|line| format!("> {line}\n")).collect();
    let set = set(&quoted, &style);
    let told = &set.layout.diagnostics;
    assert!(told.iter().all(|found| !found.message.contains("laid on its side")), "{told:?}");
    check_apart(&set, "a quoted table");
}

#[test]
fn words_are_broken_anywhere_only_where_two_columns_have_no_room() {
    let style = plain::sized(Len::pt(100), Len::pt(480));
    let set = set(&table(&[long_row("a", 3), long_row("b", 3)]), &style);
    let told = &set.layout.diagnostics;
    assert!(told.iter().any(|found| found.message.contains("no room side by side")));
    assert!(told.iter().any(|found| found.message.contains("broken anywhere")), "{told:?}");
    check_apart(&set, "three words in a narrow measure");
}

#[test]
fn a_word_too_long_for_any_column_is_broken_alone() {
    let mut row = long_row("a", 3);
    row[1] = "x".repeat(600);
    let set = set(&table(&[long_row("h", 3), row]), &plain::style());
    let told = &set.layout.diagnostics;
    let tight = told.iter().filter(|found| found.code == Code::TightTable);
    assert_eq!(tight.count(), 1, "{told:?}");
    check_apart(&set, "a long word");
    assert!(set.text().contains(&"x".repeat(600)));
    assert_eq!(set.line("acolumnofletters0").text.trim(), "acolumnofletters0");
}

#[test]
fn a_cramped_column_is_better_smaller() {
    // Nine columns of one word leave the prose a narrow gap.
    let mut rows = vec![(0..6).map(|at| format!("head{at}")).collect::<Vec<_>>()];
    for at in 0..4 {
        let mut row: Vec<String> = (0..6).map(|column| format!("wordword{at}{column}")).collect();
        row[5] = "some prose in a few words that goes on for a while and then ends here".to_owned();
        rows.push(row);
    }
    let set = set(&table(&rows), &plain::sized(Len::pt(310), Len::pt(480)));
    let size = cells(&set)[0].size;
    assert!(size < Len::pt(9) && size >= Len::pt(7), "{size}");
    assert!(set.codes().contains(&Code::TightTable));
}
