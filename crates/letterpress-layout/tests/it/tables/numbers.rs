//! Numbers below one another.

use letterpress_page::Len;

use super::cells;
use crate::facts::set;
use crate::plain;

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

/// The left edge of each number of a table's second column, and the x of what follows its units
/// place.
fn edges(markdown: &str, numbers: &[&str]) -> Vec<(Len, Len)> {
    let set = set(markdown, &plain::style());
    let pieces = set.pieces();
    let found = numbers.iter().map(|text| {
        let piece = pieces.iter().find(|piece| piece.text.trim() == *text).expect("a number");
        (piece.left, piece.right)
    });
    found.collect()
}

fn column(cells: &[&str], rule: &str) -> String {
    let rows = cells.iter().map(|cell| format!("| a | {cell} |\n"));
    format!("| Name | A head |\n|---|{rule}|\n{}", rows.collect::<String>())
}

#[test]
fn numbers_stand_on_their_decimal_signs() {
    let numbers = ["1.5", "12.25", "300", "4.125"];
    for rule in ["---", "--:"] {
        let found = edges(&column(&numbers, rule), &numbers);
        let figure = (found[2].1 - found[2].0) / 3;
        let units = |at: usize, figures: i64| found[at].0 + figure * figures;
        let first = units(0, 1);
        for (at, figures) in [(1, 2), (2, 3), (3, 1)] {
            assert!((units(at, figures) - first).max(first - units(at, figures)) < Len::pt(1) / 20);
        }
        let right = found.iter().map(|found| found.1).max().expect("numbers");
        assert_eq!(found[3].1, right, "the longest fraction is flush right");
    }
}

#[test]
fn an_author_may_have_numbers_otherwise() {
    let numbers = ["1.5", "12.25", "300"];
    let left = edges(&column(&numbers, ":--"), &numbers);
    assert!(left.iter().all(|edge| edge.0 == left[0].0));
    let middle = edges(&column(&numbers, ":-:"), &numbers);
    let of = |edge: &(Len, Len)| (edge.0 + edge.1) / 2;
    assert!(middle.iter().all(|edge| (of(edge) - of(&middle[0])).units().abs() < 66));
}

#[test]
fn a_dash_stands_in_the_units_place_and_words_flush_right() {
    let cells = ["1.25", "12.50", "–", "n/a", "2", "3", "4", "5"];
    let found = edges(&column(&cells, "---"), &cells);
    let near = |a: Len, b: Len| (a - b).units().abs() < 66;
    assert!(near(found[2].1, found[4].1), "the dash ends where the units do");
    assert!(near(found[3].1, found[1].1), "a word is flush right");
    assert!(found[4].1 < found[1].1);
}

#[test]
fn a_number_with_a_note_stands_like_the_others() {
    let markdown = "| a | b |\n|---|---|\n| a | 12[^1] |\n| a | 13 |\n\n[^1]: A note.\n";
    let set = set(markdown, &plain::style());
    let left = |text: &str| {
        set.pieces().iter().find(|p| p.text.trim() == text).map(|p| p.left).expect(text)
    };
    assert_eq!(left("12"), left("13"));
}
