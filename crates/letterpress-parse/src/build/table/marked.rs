//! The cells of Markdown, each in the column that it is written in; one that asks for more takes
//! the places of empty ones.

use letterpress_source::{Code, Diagnostic, Span};

use super::{Grid, Part, Placed, cell};
use crate::document::Cell;
use crate::reports::Reports;

/// What a cell that asks for more places meets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// The last column, or the last row of the body.
    Edge,
    /// The last row of the head.
    Head,
    /// A cell with text.
    Text,
    /// Another merged cell.
    Merged,
}

/// Gives the cells their places and says where they can't have all that they ask for.
pub(super) fn place(grid: &mut Grid, reports: &mut Reports) -> Placed {
    let mut placed = Placed { rows: Vec::with_capacity(grid.rows.len()), beyond: Vec::new() };
    // For each column, the row before which the last cell in it ends.
    let mut free = vec![0; grid.width];
    for at in 0..grid.rows.len() {
        let is_head = grid.rows[at].part == Part::Head;
        let mut cells = Vec::new();
        for column in 0..grid.width.min(grid.rows[at].cells.len()) {
            if free[column] > at {
                continue;
            }
            let raw = &grid.rows[at].cells[column];
            let (asked, span) = ((raw.columns, raw.rows), raw.span);
            let (columns, bound) = grid.columns(at, column, &free);
            report(bound, (asked.0, columns), "columns", span, reports);
            let (rows, bound) = grid.rows(at, column, columns);
            report(bound, (asked.1, rows), "rows", span, reports);
            free[column..column + columns].fill(at + rows);
            let raw = std::mem::take(&mut grid.rows[at].cells[column]);
            cells.push(Cell { columns, rows, ..cell(raw, column, is_head) });
        }
        placed.rows.push(cells);
        let rest = grid.rows[at].cells.drain(..).skip(grid.width);
        placed.beyond.extend(rest.map(|cell| (at, cell)));
    }
    placed
}

impl Grid {
    /// What hinders a cell from covering a place.
    fn bound(&self, row: usize, column: usize) -> Option<Bound> {
        let cell = self.rows[row].cells.get(column)?;
        if !cell.blocks.is_empty() {
            Some(Bound::Text)
        } else {
            ((cell.columns, cell.rows) != (1, 1)).then_some(Bound::Merged)
        }
    }

    /// How many columns a cell has, and what keeps it from more.
    fn columns(&self, row: usize, first: usize, free: &[usize]) -> (usize, Option<Bound>) {
        let asked = self.rows[row].cells[first].columns;
        for more in 1..asked {
            let bound = match free.get(first + more) {
                None => Some(Bound::Edge),
                Some(&end) if end > row => Some(Bound::Merged),
                Some(_) => self.bound(row, first + more),
            };
            if bound.is_some() {
                return (more, bound);
            }
        }
        (asked, None)
    }

    /// How many rows a cell of so many columns has, and what keeps it from more.
    fn rows(&self, first: usize, column: usize, columns: usize) -> (usize, Option<Bound>) {
        let asked = self.rows[first].cells[column].rows;
        for more in 1..asked {
            let row = first + more;
            let is_head = self.rows[first].part == Part::Head;
            let bound = if row >= self.ends[first] {
                Some(if is_head { Bound::Head } else { Bound::Edge })
            } else {
                (column..column + columns).find_map(|column| self.bound(row, column))
            };
            if bound.is_some() {
                return (more, bound);
            }
        }
        (asked, None)
    }
}

/// Says that a cell is cut short.
fn report(
    bound: Option<Bound>,
    (asked, had): (usize, usize),
    what: &str,
    span: Span,
    reports: &mut Reports,
) {
    let (why, help) = match bound {
        None => return,
        Some(Bound::Edge) => ("the table ends there", "ask for no more than the table has"),
        Some(Bound::Head) => ("the head ends there", "merge cells of the body below it"),
        Some(Bound::Text) => ("the next holds text", "empty the cells that it covers"),
        Some(Bound::Merged) => ("the next is a merged one's", "let no two cover the same place"),
    };
    let message = format!("a merged cell has {had} of {asked} {what}, for {why}");
    reports.add(Diagnostic::new(Code::CutSpan, span, message).help(help));
}
