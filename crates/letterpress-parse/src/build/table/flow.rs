//! The cells of HTML, each in the first free place of its row (HTML, "Forming a table").

use super::{Grid, Part, Placed, RawCell, cell, lower_end};
use crate::document::Cell;

/// Gives the cells their places. A cell that reaches down keeps its places: those of the rows
/// below move on to the right of it, and one that would span into it ends before it.
pub(super) fn place(grid: &mut Grid) -> Placed {
    let Grid { rows, ends, width } = grid;
    let mut placed = Placed { rows: Vec::with_capacity(rows.len()), beyond: Vec::new() };
    // For each column, the row before which the last cell in it ends.
    let mut free: Vec<usize> = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        let mut column = 0;
        let mut cells = Vec::with_capacity(row.cells.len());
        for raw in row.cells.drain(..) {
            while free.get(column).is_some_and(|&end| end > at) {
                column += 1;
            }
            if column >= *width {
                placed.beyond.push((at, raw));
                continue;
            }
            let is_head = raw.head || row.part == Part::Head;
            let end = lower_end(&raw, at, ends);
            let columns = columns(&raw, column, *width, |column| {
                free.get(column).is_none_or(|&end| end <= at)
            });
            free.resize(free.len().max(column + columns), 0);
            free[column..column + columns].fill(end);
            cells.push(Cell { columns, rows: end - at, ..cell(raw, column, is_head) });
            column += columns;
        }
        placed.rows.push(cells);
    }
    placed
}

/// How many columns a cell has room for, of those that it asks for.
fn columns(raw: &RawCell, first: usize, width: usize, is_free: impl Fn(usize) -> bool) -> usize {
    let asked = raw.columns.clamp(1, width - first);
    (1..asked).find(|&more| !is_free(first + more)).unwrap_or(asked)
}
