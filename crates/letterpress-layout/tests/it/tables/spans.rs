//! Cells over several columns and rows, and cells of blocks.

use letterpress_page::{Len, Role, Scope};

use crate::grids::{Grid, over, put, set_grids};
use crate::plain;

fn near(a: Len, b: Len) -> bool {
    (a - b).max(b - a) < Len::from_units(66)
}

/// Two heads over two columns each, beside one over two rows.
fn seasons() -> Grid {
    let head = vec![
        vec![over("Place", 1, 2), over("Spring", 2, 1), over("Autumn", 2, 1)],
        vec![put("Rainfall"), put("Sunshine"), put("Rainfall."), put("Sunshine.")],
    ];
    let row = |cells: [&str; 5]| cells.map(put).to_vec();
    let body = vec![row(["north", "1", "2", "3", "4"]), row(["south", "5", "6", "7", "8"])];
    Grid::new(5, head, body)
}

#[test]
fn a_head_over_columns_stands_in_their_middle_with_a_rule() {
    let set = set_grids(&[seasons()], &plain::style());
    let [spring, rain, sun] = ["Spring", "Rainfall", "Sunshine"]
        .map(|text| set.lines().into_iter().find(|line| line.text.trim() == text).expect("a head"));
    let number = |text: &str| set.line(text);
    assert!(near(rain.right, number("1").right), "a head stands like its numbers");
    // The column of rain begins where the rule does.
    let rules = set.paths(plain::TABLE_RULE);
    let inner: Vec<_> = rules.iter().filter(|(_, at)| at[2] - at[0] < Len::pt(150)).collect();
    assert_eq!(inner.len(), 2, "a rule under each of them");
    let (_, [left, top, right, foot]) = *inner[0];
    assert!(near((left + right) / 2, (spring.left + spring.right) / 2));
    assert!(near(right, sun.right) && left <= rain.left);
    assert_eq!(foot - top, Len::from_pt_thousandths(500), "as thick as the one under the head");
    assert!(spring.baseline < top && foot < rain.baseline);
}

#[test]
fn a_head_stands_on_the_foot_of_its_rows() {
    let set = set_grids(&[seasons()], &plain::style());
    assert_eq!(set.line("Place").baseline, set.line("Rainfall.").baseline);
}

#[test]
fn what_a_cell_over_rows_lacks_goes_to_the_last_of_them() {
    let tall = "one line\\\ntwo lines\\\nthree lines\\\nfour lines";
    let body = vec![
        vec![over(tall, 1, 2), put("upper")],
        vec![put("lower")],
        vec![put("next"), put("row")],
    ];
    let set = set_grids(&[Grid::new(2, vec![vec![put("a"), put("b")]], body)], &plain::style());
    let at = |text: &str| set.line(text).baseline;
    assert_eq!(at("upper"), at("one line"));
    assert_eq!(at("lower") - at("upper"), Len::pt(14), "a row of one line with its padding");
    assert!(at("next") > at("four lines"));
    assert_eq!(at("next") - at("four lines"), Len::pt(14));
}

#[test]
fn rows_that_a_cell_spans_are_not_parted() {
    for before in 0..30 {
        let body = (0..6).flat_map(|at| {
            let names = [format!("u{at}."), format!("l{at}.")];
            [vec![over(&format!("span{at}."), 1, 2), put(&names[0])], vec![put(&names[1])]]
        });
        let lines = (0..before).map(|_| put("line")).map(|line| vec![line]).collect();
        let above = Grid::new(1, Vec::new(), lines);
        let grid = Grid::new(2, vec![vec![put("a"), put("b")]], body.collect());
        let set = set_grids(&[above, grid], &plain::sized(Len::pt(320), Len::pt(240)));
        for at in 0..6 {
            let (upper, lower) = (set.line(&format!("u{at}.")), set.line(&format!("l{at}.")));
            assert_eq!(upper.page, lower.page, "after {before} lines");
            assert!(upper.baseline < lower.baseline);
        }
    }
}

#[test]
fn rows_that_are_taller_than_a_page_together_are_parted() {
    let body = (0..60).map(|at| {
        let name = put(&format!("row{at}."));
        if at == 0 { vec![over("all of them", 1, 60), name] } else { vec![name] }
    });
    let grid = Grid::new(2, Vec::new(), body.collect());
    let set = set_grids(&[grid], &plain::sized(Len::pt(320), Len::pt(240)));
    let (top, foot) = set.ends();
    let lines: Vec<_> = (0..60).map(|at| set.line(&format!("row{at}."))).collect();
    assert!(lines.windows(2).all(|w| (w[0].page, w[0].baseline) < (w[1].page, w[1].baseline)));
    assert!(lines.iter().all(|line| line.baseline > top && line.baseline < foot));
    assert!(lines[59].page > 2);
}

#[test]
fn a_head_of_a_row_is_set_like_a_head() {
    let mut cell = put("named");
    cell.is_head = true;
    let body = vec![vec![cell, put("plain")]];
    let set = set_grids(&[Grid::new(2, vec![vec![put("a"), put("b")]], body)], &plain::style());
    assert_eq!(set.line("named").roles[0], Role::HeadCell(Scope::Row));
    let font = |text: &str| {
        let pieces = set.pieces();
        pieces.iter().find(|piece| piece.text.trim() == text).map(|piece| piece.run.font)
    };
    assert_eq!(font("named"), font("a"));
    assert_ne!(font("named"), font("plain"));
}

#[test]
fn cells_hold_lists_code_and_quotations() {
    let blocks = "Read:\n\n- first item\n- second item\n\n```\nlet it = 1;\n```\n\n> Quoted.";
    let body = vec![vec![put(blocks), put("beside")], vec![put("below"), put("it")]];
    let set = set_grids(&[Grid::new(2, vec![vec![put("a"), put("b")]], body)], &plain::style());
    let texts = ["Read:", "first item", "second item", "let it = 1;", "Quoted."];
    let lines: Vec<_> = texts.iter().map(|text| set.line(text)).collect();
    assert!(lines.windows(2).all(|pair| pair[0].baseline < pair[1].baseline));
    assert!(lines.iter().all(|line| line.is(Role::Cell)));
    assert!(lines[1].is(Role::ListBody) && lines[3].is(Role::CodeBlock));
    assert!(lines[4].is(Role::Quote));
    assert_eq!(set.line("beside").baseline, lines[0].baseline);
    assert!(set.line("below").baseline > lines[4].baseline);
    for color in [plain::CODE_GROUND, plain::BAR] {
        assert_eq!(set.paths(color).len(), 1, "grounds are painted");
    }
    let (_, [.., right, _]) = set.paths(plain::CODE_GROUND)[0];
    assert!(right < set.line("beside").left);
}

#[test]
fn notes_and_names_in_blocks_of_cells_are_kept() {
    let body = vec![vec![put("# A name\n\nand text"), put("x")]];
    let set = set_grids(&[Grid::new(2, Vec::new(), body)], &plain::style());
    let (page, point) = set.destination("a-name");
    assert_eq!(page, 0);
    assert!(point.y < set.line("A name").baseline);
    assert_eq!(set.pages().outline.len(), 1);
}
