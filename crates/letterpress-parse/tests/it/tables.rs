//! Tables: what cells hold and span, and the promise that one cell covers each place.

use letterpress_parse::Options;
use letterpress_parse::document::{Block, BlockKind, Row, Table};

use crate::{check, check_with, read};

/// Sees that one cell of the head or of the body covers each place.
#[track_caller]
pub(crate) fn check_cover(table: &Table) {
    for rows in [&table.head, &table.body] {
        let covered = cover(rows, table.columns.len());
        assert!(covered.iter().all(|&times| times == 1), "{covered:?}");
    }
}

/// How many cells cover each place, row by row.
fn cover(rows: &[Row], width: usize) -> Vec<usize> {
    let mut covered = vec![0; rows.len() * width];
    for (at, row) in rows.iter().enumerate() {
        let mut last = None;
        for cell in &row.cells {
            assert!(last.is_none_or(|last| last < cell.column), "cells out of order");
            last = Some(cell.column);
            assert!(cell.columns > 0 && cell.column + cell.columns <= width, "beyond the side");
            assert!(cell.rows > 0 && at + cell.rows <= rows.len(), "beyond the end");
            for row in at..at + cell.rows {
                let first = row * width + cell.column;
                covered[first..first + cell.columns].iter_mut().for_each(|times| *times += 1);
            }
        }
    }
    covered
}

#[test]
fn cells_of_html_span() {
    check(
        r####"<table>
<tr><th rowspan=2>Name<th colspan=2>Marks
<tr><th>first<th>second
<tr><td>A<td rowspan=0>1<td>2
<tr><th>B<td>3
</table>"####,
        r####"table - - -
  head Name ×2↕ | Marks ×2↔
  head ^ | first | second
  row A | 1 ×2↕ | 2
  row th B | ^ | 3
"####,
    );
}

#[test]
fn cells_of_html_move_beside_those_that_reach_down() {
    check(
        r####"<table>
<tr><td>a<td rowspan=3>b<td>c
<tr><td colspan=2>d<td>e
<tr><td>f<td>g<td>h
</table>"####,
        r####"table - - - -
  row a | b ×3↕ | c |
  row d | ^ | e |
  row f | ^ | g | h
"####,
    );
}

#[test]
fn a_span_makes_no_column_of_its_own() {
    check(
        r####"<table><tr><td colspan="100%">a<tr><td colspan=100>b<tr><td>c<td>d</table>"####,
        r####"table - -
  row a |
  row b ×2↔
  row c | d
"####,
    );
}

#[test]
fn sections_bound_cells_and_feet_go_last() {
    check(
        r####"<table>
<tfoot><tr><td>foot<td>z</tfoot>
<thead><tr><td rowspan=5>head<th>x</thead>
<tbody><tr><td rowspan=9>one<td>a<tr><td>b</tbody>
<tbody><tr><td>two<td>c</tbody>
</table>"####,
        r####"table - -
  head head | x
  row one ×2↕ | a
  row ^ | b
  row two | c
  row foot | z
"####,
    );
}

#[test]
fn a_heading_cell_that_reaches_down_belongs_to_the_body() {
    check(
        r####"<table>
<tr><th>H
<tr><th rowspan=2>Group
<tr><td>a
</table>"####,
        r####"table - -
  head H |
  row th Group ×2↕ |
  row ^ | a
"####,
    );
}

#[test]
fn cells_have_their_own_alignment_or_the_columns() {
    check(
        r####"<table>
<tr><th>a<th>b<th style="text-align: center">c
<tr><td align=right>1<td align=left>2<td><div align=right>3</div>
<tr align=right><td>4<td>5<td align=center>6
<tr><td><td colspan=2 align=center>7
</table>"####,
        r####"table Right - -
  head a | b | c Center
  row 1 | 2 Left | 3 Right
  row 4 | 5 Right | 6 Center
  row  | 7 ×2↔ Center
"####,
    );
}

#[test]
fn cells_of_html_hold_blocks() {
    check(
        r####"<table><tr><td><p>a</p><p>b<br>c</p></td><td><ul><li>d</ul></td><td><pre>e
f</pre></td><td>

> g

<!-- pagebreak -->

### H

</td></tr></table>"####,
        r####"table - - - -
  row (p a / p b⏎c) | (list tight / - / p d) | (code / |e / |f) | (quote / p g / p {#h}{strong H})
"####,
    );
}

#[test]
fn captions_of_html() {
    check(
        r####"<table><caption>One *two*[^1] <b>three</b></caption><tr><td>a<caption>Second</caption></table>

<table><caption>Alone</caption></table>

[^1]: Note."####,
        r####"p Second
table -
  caption One *two*[^1] {strong three}
  row a
p Alone
note 0 "1" ×0
  p Note.
! unreferenced-note "[^1]: Note."
"####,
    );
}

#[test]
fn attributes_merge_cells_of_markdown() {
    check(
        r####"| A {colspan=2} | | B |
|---|---|--:|
| c {rowspan=3} | d | e |
| | {colspan="2" rowspan=2} | |
| |
| **f** {colspan=3}
| [g](https://x.y) {rowspan=1} | h | i |"####,
        r####"table - - Right
  head A ×2↔ | B
  row c ×3↕ | d | e
  row ^ | ×2↔ ×2↕
  row ^ | ^ | ^
  row {strong f} ×3↔
  row [g](https://x.y) | h | i
"####,
    );
}

#[test]
fn other_braces_are_text() {
    check(
        r####"| a {colspan=2 x=y} | |
|---|---|
| b \{colspan=2} | |
| `{colspan=2}` | |
| c {colspan=0} | |
| d{colspan=2} | |
| {colspan=2} e | |
| f {colspan=2 colspan=2} | |
| g {.colspan=2} | {} |
| h &#123;colspan=2} | |"####,
        r####"table - -
  head a {colspan=2 x=y} |
  row b {colspan=2} |
  row `{colspan=2}` |
  row c {colspan=0} |
  row d{colspan=2} |
  row {colspan=2} e |
  row f {colspan=2 colspan=2} |
  row g {.colspan=2} | {}
  row h {colspan=2} |
"####,
    );
    let tables = "| a {colspan=2} | |\n|---|---|\n\n: c\n";
    check_with(&Options::gfm(), tables, "table - -\n  head a {colspan=2} |\np : c\n");
}

#[test]
fn merged_cells_that_can_not_be_are_cut_short() {
    check(
        r####"| A {rowspan=2} | B {colspan=3} |
|---|---|
| c {colspan=2} | d |
| e {rowspan=3} | f {rowspan=2} |
| g | |
| h {colspan=2} | {rowspan=2} |
| i | j {rowspan=2} |"####,
        r####"table - -
  head A | B
  row c | d
  row e | f ×2↕
  row g | ^
  row h |
  row i | j
! cut-span " A {rowspan=2} "
! cut-span " B {colspan=3} "
! cut-span " c {colspan=2} "
! cut-span " e {rowspan=3} "
! cut-span " h {colspan=2} "
! cut-span " {rowspan=2} "
! cut-span " j {rowspan=2} "
"####,
    );
}

#[test]
fn a_cut_span_says_why() {
    let said = |markdown: &str| -> Vec<String> {
        let parsed = read(markdown, &Options::default());
        let found = parsed.diagnostics.into_iter();
        found
            .map(|found| format!("{}; {}", found.message, found.help.unwrap_or_default()))
            .collect()
    };
    assert_eq!(
        said(
            "| a {rowspan=3} | b |\n|---|---|\n| c {colspan=3} | |\n| d {rowspan=2} | |\n| e | |\n"
        ),
        [
            "a merged cell has 1 of 3 rows, for the head ends there; merge cells of the body below \
             it",
            "a merged cell has 2 of 3 columns, for the table ends there; ask for no more than the \
             table has",
            "a merged cell has 1 of 2 rows, for the next holds text; empty the cells that it covers",
        ]
    );
}

/// Tables of random cells, in HTML and in Markdown.
#[test]
fn every_place_has_one_cell() {
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize % below
    };
    for _ in 0..600 {
        let mut html = "<table>".to_owned();
        let width = 1 + random(5);
        let mut pipes = format!("|{}\n|{}\n", " h |".repeat(width), "---|".repeat(width));
        for _ in 0..random(12) {
            html += ["", "", "<tr>", "<tbody>", "<thead>", "<tfoot>", "</tbody>"][random(7)];
            html += "<tr>";
            pipes += "|";
            for _ in 0..random(6) {
                let columns = [0, 1, 1, 2, 3, 1000, 70_000][random(7)];
                let rows = [0, 1, 1, 2, 3, 4, 65_534, 99_999][random(8)];
                let name = ["td", "th"][random(2)];
                html += &format!("<{name} colspan={columns} rowspan={rows}>x");
                let text = ["", "", "x "][random(3)];
                pipes += &match random(3) {
                    0 => format!("{text}{{colspan={columns} rowspan={rows}}}|"),
                    _ => format!("{text}|"),
                };
            }
            pipes += "\n";
        }
        for text in [html, pipes] {
            let parsed = read(&text, &Options::default());
            let tables = parsed.document.blocks.iter();
            for Block { kind, .. } in tables {
                if let BlockKind::Table(table) = kind {
                    check_cover(table);
                    let cells: usize = table.body.iter().map(|row| row.cells.len()).sum();
                    assert!(cells <= 600, "{cells} cells of {text}");
                }
            }
        }
    }
}
