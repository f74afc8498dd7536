use letterpress_source::{Code, Diagnostic, Span};

use super::frame::OpenTable;
use crate::document::{Align, Block, BlockKind, Cell, Inline, InlineKind, Paragraph, Row, Table};
use crate::reports::Reports;

/// The greatest number of columns; no page shows as many.
pub(crate) const MAX_COLUMNS: usize = 1000;

/// The greatest number of cells that are filled in, so that a short source stays a small tree.
const MAX_FILLED: usize = 500_000;

/// A row as it was written.
#[derive(Default)]
pub(crate) struct RawRow {
    pub(crate) head: bool,
    pub(crate) cells: Vec<RawCell>,
    pub(crate) span: Span,
}

/// A cell as it was written.
#[derive(Default)]
pub(crate) struct RawCell {
    pub(crate) head: bool,
    pub(crate) align: Option<Align>,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) content: Vec<Inline>,
    pub(crate) span: Span,
}

/// The table with as many cells in each row as there are columns, and below it what does not
/// fit into [`MAX_COLUMNS`].
pub(crate) fn finish(table: OpenTable, span: Span, reports: &mut Reports) -> Vec<Block> {
    let OpenTable { mut columns, mut rows } = table;
    let in_head = |row: &RawRow| row.head || row.cells.iter().all(|cell| cell.head);
    let head_rows = rows.iter().take_while(|row| in_head(row)).count();
    let written: usize = rows.iter().map(|row| row.cells.len()).sum();
    let width = rows.iter().map(|row| row.cells.iter().map(|cell| cell.columns.max(1)).sum());
    let wide = columns.len().max(width.max().unwrap_or(0));
    let most = (MAX_FILLED.saturating_add(written) / rows.len().max(1)).max(1);
    if wide == 0 {
        return Vec::new();
    }
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let width = wide.min(MAX_COLUMNS).min(most.max(columns.len()));
    if widest > width {
        let message = format!("a table has {widest} columns, of which {width} can be set");
        let found = Diagnostic::new(Code::TooWide, span, message);
        reports.add(found.help("the others are set as text below it"));
    }
    columns.resize(width, None);
    let mut rest = Vec::new();
    let mut spans = vec![0_usize; width];
    let mut done: Vec<Row> = Vec::with_capacity(rows.len());
    for row in &mut rows {
        done.push(place(row, &mut columns, &mut spans, &mut rest));
    }
    let body = done.split_off(head_rows);
    let table = Table { caption: Vec::new(), columns, head: done, body };
    let mut blocks = vec![Block { kind: BlockKind::Table(table), span }];
    blocks.extend(rest);
    blocks
}

/// Sets the cells of a row into its columns; `spans` says for how many rows more a cell above
/// reaches down.
fn place(
    row: &mut RawRow,
    columns: &mut [Option<Align>],
    spans: &mut [usize],
    rest: &mut Vec<Block>,
) -> Row {
    let row_is_head = row.head;
    let mut cells = Vec::with_capacity(columns.len());
    let place_of = |column: usize, content: Vec<Inline>, span: Span| {
        let paragraph = |content| BlockKind::Paragraph(Paragraph { content });
        let full = (!content.is_empty()).then(|| Block { kind: paragraph(content), span });
        let blocks = full.into_iter().collect();
        Cell { blocks, column, columns: 1, rows: 1, align: None, is_head: row_is_head, span }
    };
    let empty = |column, span: Span| place_of(column, Vec::new(), Span { start: span.end, ..span });
    let mut beyond = Vec::new();
    for cell in row.cells.drain(..) {
        while spans.get(cells.len()).is_some_and(|&left| left > 0) {
            spans[cells.len()] -= 1;
            cells.push(empty(cells.len(), cell.span));
        }
        let at = cells.len();
        if at >= columns.len() {
            join(&mut beyond, cell);
            continue;
        }
        let fill = cell.columns.clamp(1, columns.len() - at);
        if fill == 1 {
            columns[at] = columns[at].or(cell.align);
        }
        let (span, down) = (cell.span, cell.rows.saturating_sub(1));
        cells.push(place_of(at, cell.content, span));
        cells.extend((at + 1..at + fill).map(|column| empty(column, span)));
        spans[at..at + fill].fill(down);
    }
    while cells.len() < columns.len() {
        spans[cells.len()] = spans[cells.len()].saturating_sub(1);
        cells.push(empty(cells.len(), row.span));
    }
    if !beyond.is_empty() {
        let kind = BlockKind::Paragraph(Paragraph { content: beyond });
        rest.push(Block { kind, span: row.span });
    }
    Row { cells, span: row.span }
}

/// Adds the content of a cell that has no column.
fn join(beyond: &mut Vec<Inline>, cell: RawCell) {
    if !beyond.is_empty() && !cell.content.is_empty() {
        beyond.push(Inline { kind: InlineKind::SoftBreak, span: cell.span });
    }
    beyond.extend(cell.content);
}
