//! What makes cells in their places a table: no column too many, no place without a cell.

use letterpress_source::Span;

use crate::document::{Align, Cell, Row};

/// Drops the columns in which no cell begins, for nothing tells them from those before them, and
/// returns how many are left. So `colspan=100` spans all columns and makes no new ones.
pub(super) fn drop_bare_columns(rows: &mut [Vec<Cell>]) -> usize {
    let mut begins: Vec<bool> = Vec::new();
    for cell in rows.iter().flatten() {
        begins.resize(begins.len().max(cell.column + cell.columns), false);
        begins[cell.column] = true;
    }
    // For each column, how many are kept before it.
    let mut kept = vec![0; begins.len() + 1];
    for (at, &begins) in begins.iter().enumerate() {
        kept[at + 1] = kept[at] + usize::from(begins);
    }
    for cell in rows.iter_mut().flatten() {
        let end = kept[cell.column + cell.columns];
        cell.column = kept[cell.column];
        cell.columns = end - cell.column;
    }
    kept[begins.len()]
}

/// Makes what all cells of a column ask for the column's own; those of the first `head` rows
/// follow the others unless they ask for something else.
pub(super) fn agree(rows: &mut [Vec<Cell>], head: usize, columns: &mut [Option<Align>]) {
    let counts = |cell: &Cell| cell.columns == 1 && !cell.blocks.is_empty();
    let mut asked: Vec<Option<Option<Align>>> = vec![None; columns.len()];
    for cell in rows.iter().skip(head).flatten().filter(|cell| counts(cell)) {
        let known = asked[cell.column].get_or_insert(cell.align);
        *known = known.filter(|_| *known == cell.align);
    }
    for (column, asked) in columns.iter_mut().zip(asked) {
        *column = asked.flatten();
    }
    for cell in rows.iter_mut().flatten() {
        if cell.columns == 1 && cell.align == columns[cell.column] {
            cell.align = None;
        }
    }
}

/// Adds an empty cell at every place that none covers; the first `head` rows are the head.
pub(super) fn fill(rows: &mut [Row], width: usize, head: usize) {
    // For each column, the row before which the last cell in it ends.
    let mut free = vec![0; width];
    for (at, row) in rows.iter_mut().enumerate() {
        let span = Span { start: row.span.end, ..row.span };
        let mut written = std::mem::take(&mut row.cells).into_iter().peekable();
        let mut column = 0;
        while column < width {
            if let Some(mut cell) = written.next_if(|cell| cell.column == column) {
                cell.is_head |= at < head;
                free[column..column + cell.columns].fill(at + cell.rows);
                column += cell.columns;
                row.cells.push(cell);
                continue;
            }
            if free[column] <= at {
                row.cells.push(empty(column, at < head, span));
            }
            column += 1;
        }
    }
}

fn empty(column: usize, is_head: bool, span: Span) -> Cell {
    Cell { blocks: Vec::new(), column, columns: 1, rows: 1, align: None, is_head, span }
}
