//! Columns: as wide as they need, and no cell in another.

use letterpress_page::Len;

use super::{cells, check_apart, random_rows, table};
use crate::author;
use crate::facts::set;
use crate::plain;
use crate::random::Random;

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

/// The lines that the cells of a table have together, the tallest of each row counted.
fn lines_of(set: &crate::facts::Set) -> usize {
    let rules = set.paths(plain::TABLE_RULE);
    let [first, last] = [rules.first(), rules.last()].map(|rule| rule.expect("rules").1);
    let height = last[1] - first[3];
    usize::try_from(height.units() / Len::pt(12).units()).expect("a height")
}

#[test]
fn prose_has_the_room_that_makes_a_table_low() {
    let mut random = Random(91);
    for (left, right) in [(20, 60), (10, 80), (40, 40), (4, 30)] {
        let cell = |random: &mut Random, most| author::words(random, most);
        let mut rows = vec![vec!["One".to_owned(), "Two".to_owned()]];
        for _ in 0..6 {
            rows.push(vec![cell(&mut random, left), cell(&mut random, right)]);
        }
        let markdown = table(&rows);
        let found = lines_of(&set(&markdown, &plain::style()));
        let words: usize = rows[1..].iter().flatten().map(|cell| cell.len()).sum();
        // A line of 308 pt, the measure less the gutter, has about 75 letters of 9 pt.
        let least = words / 75;
        assert!(
            found <= least * 4 / 3 + 8,
            "{left} and {right}: {found} lines of at least {least}"
        );
    }
}

#[test]
fn no_prose_stands_word_by_word_beside_one_that_has_room() {
    let prose = "words that would stand one below the other if their column were too narrow";
    let long = author::words(&mut Random(92), 120);
    let rows = vec![
        vec!["Short".to_owned(), "Long".to_owned()],
        vec![prose.to_owned(), long],
        vec!["x".to_owned(), author::words(&mut Random(93), 60)],
    ];
    let set = set(&table(&rows), &plain::style());
    let lines: Vec<_> =
        cells(&set).into_iter().filter(|line| prose.contains(line.text.trim())).collect();
    let single = lines.iter().filter(|line| !line.text.trim().contains(' ') && line.text.len() > 2);
    assert!(single.count() <= 2, "{lines:?}");
}

#[test]
fn a_table_is_no_wider_than_it_needs_to_be() {
    let rows =
        vec![vec!["a".to_owned(), "b".to_owned()], vec!["some".to_owned(), "words".to_owned()]];
    let set = set(&table(&rows), &plain::style());
    let rule = set.paths(plain::TABLE_RULE)[0].1;
    assert_eq!(rule[2], set.line("words").right);
}

#[test]
fn a_long_table_is_surveyed_by_some_of_its_rows() {
    let mut random = Random(94);
    let rows = random_rows(&mut random, 6, 1_500, 12);
    let set = set(&table(&rows), &plain::style());
    check_apart(&set, "a long table");
}
