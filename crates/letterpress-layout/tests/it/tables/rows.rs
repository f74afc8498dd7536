//! Rows that are taller than others.

use letterpress_page::{Len, Role};
use letterpress_source::Code;

use super::{cells, check_apart, check_cells, columns};
use crate::facts::{fold, set};
use crate::grids::{Grid, put, set_grids};
use crate::plain;

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
        own.retain(|l| of[&l.block] == column && l.roles[0] == Role::Cell);
        let text: String = own.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(fold(&text), words(name));
        assert!(own.windows(2).all(|w| (w[0].page, w[0].baseline) < (w[1].page, w[1].baseline)));
    }
    check_apart(&set, "a tall row");
}

fn words(name: &str, count: usize) -> String {
    (0..count).map(|at| format!("{name}{at}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_split_row_is_read_cell_by_cell_on_each_page() {
    let (x, y) = (words("x", 500), words("y", 400));
    let blocks = format!("{}\n\n- {}\n\n```\ncode\n```", words("p", 200), words("q", 200));
    let body = vec![vec![put(&x), put(&y), put(&blocks)], vec![put("after"), put(""), put("")]];
    let grid = Grid::new(3, vec![vec![put("a"), put("b"), put("c")]], body);
    let set = set_grids(&[grid], &plain::sized(Len::pt(320), Len::pt(240)));
    let of = columns(&set);
    let mut pages = vec![Vec::new(); set.pages().pages.len()];
    for piece in set.pieces() {
        let letterpress_page::Owner::Element(id) = piece.owner else { continue };
        let cell = set.pages().structure.roles(id).find_map(|(id, _)| of.get(&id));
        if let Some(&cell) = cell {
            pages[piece.page].push(cell);
        }
    }
    assert!(pages.len() > 3);
    for cells in &mut pages {
        cells.dedup();
        // The last page has the next row too.
        assert!(cells.windows(2).filter(|pair| pair[0] > pair[1]).count() <= 1, "{cells:?}");
    }
    let text = set.text();
    for word in x.split(' ').chain(y.split(' ')).chain(["p0", "p199", "q0", "q199", "code"]) {
        assert!(text.contains(word), "{word}");
    }
    check_cells(&set, "a split row");
}

#[test]
fn lines_of_a_split_row_keep_their_distance() {
    let blocks = format!("Before.\n\n{}", words("p", 300));
    let body = vec![vec![put(&words("x", 300)), put(&blocks)]];
    let grid = Grid::new(2, vec![vec![put("a"), put("b")]], body);
    let set = set_grids(&[grid], &plain::sized(Len::pt(320), Len::pt(240)));
    let lines = cells(&set);
    for pair in lines.windows(2) {
        if pair[0].block == pair[1].block && pair[0].page == pair[1].page {
            let leading = pair[1].baseline - pair[0].baseline;
            assert!((leading - Len::pt(12)).units().abs() < 66, "{leading}");
        }
    }
}

#[test]
fn a_row_of_half_a_page_stays_whole_where_it_can() {
    let body = vec![vec![put("short")], vec![put(&words("x", 60))], vec![put("last")]];
    let grid = Grid::new(1, Vec::new(), body);
    let style = plain::sized(Len::pt(200), Len::pt(300));
    let set = set_grids(&[grid], &style);
    let lines = cells(&set);
    assert_eq!(lines.first().map(|line| line.page), lines.last().map(|line| line.page));
}
