//! Tables of every kind at random: nothing is lost, and no cell stands in another.

use std::collections::BTreeMap;

use letterpress_page::{ElementId, Len, Size};
use letterpress_parse::document::Align;
use letterpress_source::Code;

use super::check_cells;
use crate::grids::{Grid, Put, over, set_grids};
use crate::plain;
use crate::random::Random;

/// Counts words, so that each is another one.
struct Author<'r> {
    random: &'r mut Random,
    words: Vec<String>,
}

impl Author<'_> {
    fn word(&mut self) -> String {
        let at = self.words.len();
        let word = match self.random.below(40) {
            0 => format!("some_very_long/name.of{at}::ThingsThatAreLong"),
            1 => format!("w{at}{}", "unbrokenword".repeat(self.random.between(1, 6))),
            2..10 => format!("longerword{at}x"),
            _ => format!("w{at}x"),
        };
        self.words.push(word.clone());
        word
    }

    fn text(&mut self, most: usize) -> String {
        let count = self.random.below(most + 1);
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn content(&mut self) -> String {
        match self.random.below(24) {
            0 => String::new(),
            1 => format!("{}\n\n- {}\n- {}\n", self.text(8), self.text(6), self.text(9)),
            2 => format!("```\n{}\n```\n\n{}", self.text(6), self.text(12)),
            3 => format!("> {}\n\n1. {}", self.text(8), self.text(4)),
            4..12 => format!("{}.{}", self.random.below(3000), self.random.below(99)),
            12 => self.text(150),
            13..16 => self.text(30),
            _ => self.text(5),
        }
    }
}

/// Rows whose cells span others here and there.
fn rows(author: &mut Author<'_>, columns: usize, count: usize) -> Vec<Vec<Put>> {
    let mut free = vec![vec![true; columns]; count];
    let mut rows = vec![Vec::new(); count];
    for row in 0..count {
        for column in 0..columns {
            if !free[row][column] {
                continue;
            }
            let room = free[row][column..].iter().take_while(|&&free| free).count();
            let wide = if author.random.one_in(9) { author.random.between(1, room) } else { 1 };
            let tall =
                if author.random.one_in(9) { author.random.between(1, count - row) } else { 1 };
            for line in &mut free[row..row + tall] {
                line[column..column + wide].fill(false);
            }
            rows[row].push(over(&author.content(), wide, tall));
        }
    }
    rows
}

fn grid(author: &mut Author<'_>) -> Grid {
    let columns = author.random.between(1, 12);
    let heads = author.random.below(3);
    let head = rows(author, columns, heads);
    let count = author.random.between(1, 9);
    let body = rows(author, columns, count);
    let mut grid = Grid::new(columns, head, body);
    for column in &mut grid.columns {
        let asked = [None, None, Some(Align::Left), Some(Align::Center), Some(Align::Right)];
        *column = author.random.pick(&asked);
    }
    if author.random.one_in(2) {
        let caption = author.word();
        return grid.captioned(&caption);
    }
    grid
}

#[track_caller]
fn check(seed: u64, size: Size, margin: Len) {
    let mut random = Random(seed);
    let mut author = Author { random: &mut random, words: Vec::new() };
    let grids = [grid(&mut author), grid(&mut author)];
    let mut style = plain::style();
    style.page.size = size;
    style.table.turns = seed.is_multiple_of(2);
    let margins = &mut style.page.margins;
    (margins.left, margins.right, margins.top, margins.bottom) = (margin, margin, margin, margin);
    let set = set_grids(&grids, &style);
    // By block, for on a page that ends within a word another cell comes between its parts.
    let mut blocks: BTreeMap<ElementId, String> = BTreeMap::new();
    for line in set.lines() {
        blocks.entry(line.block).or_default().push_str(&line.text.replace('\u{ad}', ""));
    }
    for word in &author.words {
        assert!(blocks.values().any(|text| text.contains(word)), "{seed}: {word} is lost");
    }
    assert!(!set.codes().contains(&Code::Overfull), "{seed}: {:?}", set.layout.diagnostics);
    check_cells(&set, &format!("seed {seed}"));
}

#[test]
fn random_tables_are_whole_on_large_sheets() {
    for seed in 0..40 {
        check(seed, Size::new(Len::pt(595), Len::pt(842)), Len::pt(90));
    }
}

#[test]
fn random_tables_are_whole_on_small_sheets() {
    for seed in 100..140 {
        check(seed, Size::new(Len::pt(255), Len::pt(454)), Len::pt(28));
    }
}
