//! The baseline grid.

use letterpress_page::Len;

use crate::author;
use crate::facts::{Line, Set, set};
use crate::plain;
use crate::random::Random;

const LEADING: Len = Len::pt(14);

/// Lines of running text: of its size, and in no code, table or heading.
fn running(set: &Set) -> Vec<Line> {
    use letterpress_page::Role;
    let is_other = |role: &Role| {
        matches!(role, Role::Code | Role::Table | Role::Label | Role::Caption | Role::Note)
    };
    let lines = set.text_lines().into_iter();
    let lines = lines.filter(|line| line.size == Len::pt(10) && !line.is_heading());
    lines.filter(|line| !line.roles.iter().any(is_other)).collect()
}

/// How far a line is from the grid that begins at the top of the text block.
fn off(line: &Line) -> Len {
    let first = plain::MARGIN + LEADING / 2 + Len::pt(10).scale(26, 100);
    Len::from_units((line.baseline - first).units().rem_euclid(LEADING.units()))
}

#[test]
fn lines_of_text_stand_on_the_grid_whatever_is_between_them() {
    for seed in 0..12 {
        let markdown = author::document(&mut Random(700 + seed), 30);
        let mut style = plain::style();
        style.page.grid = true;
        let set = set(&markdown, &style);
        let lines = running(&set);
        assert!(lines.len() > 30 && set.pages().pages.len() > 2, "{seed}");
        for line in &lines {
            assert_eq!(off(line), Len::ZERO, "{seed}, page {}: {}", line.page, line.text);
        }
        let (top, foot) = set.ends();
        assert!(set.text_lines().iter().all(|line| line.baseline > top && line.baseline < foot));
    }
}

#[test]
fn without_a_grid_they_stand_anywhere() {
    let markdown = author::document(&mut Random(700), 30);
    let lines = running(&set(&markdown, &plain::style()));
    assert!(lines.iter().filter(|line| off(line) != Len::ZERO).count() > lines.len() / 2);
}

#[test]
fn pages_of_a_book_are_as_deep_as_each_other() {
    let mut style = plain::book();
    style.page.grid = true;
    style.page.flush = true;
    style.page.ragged = Len::ZERO;
    let set = set(&author::prose(&mut Random(711), 80), &style);
    let last = set.pages().pages.len() - 1;
    let lines = set.text_lines();
    let lowest =
        |page| lines.iter().filter(|line| line.page == page).map(|line| line.baseline).max();
    let deepest = (0..last).filter_map(lowest).max().expect("pages");
    let short = |page| (deepest - lowest(page).expect("lines")).units() / LEADING.units();
    assert!(last > 4 && (0..last).all(|page| short(page) <= 1));
    assert!((0..last).filter(|&page| short(page) == 0).count() * 3 > last * 2);
}
