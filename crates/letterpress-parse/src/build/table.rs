//! Tables: from cells as they were written to cells that cover every place once.

mod cover;
mod flow;
mod marked;

use letterpress_source::{Code, Diagnostic, Span};

use super::flatten::flatten;
use super::frame::OpenTable;
use crate::document::{Align, Block, BlockKind, Cell, Inline, InlineKind, Paragraph, Row, Table};
use crate::reports::Reports;

/// The greatest number of columns; no page shows as many.
pub(crate) const MAX_COLUMNS: usize = 1000;

/// The greatest number of cells that are filled in, so that a short source stays a small tree.
const MAX_FILLED: usize = 500_000;

/// What a row is a part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Part {
    /// The head.
    Head,
    /// The body.
    #[default]
    Body,
    /// The foot, which is the end of the body wherever it is written.
    Foot,
}

/// How a row of Markdown is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// With signs between its cells.
    #[default]
    Cells,
    /// As a line of text.
    Line,
    /// As a line of text that begins as a caption does.
    Caption,
}

/// A row as it was written.
#[derive(Default)]
pub(crate) struct RawRow {
    pub(crate) part: Part,
    /// The same for neighbours that a cell may span together.
    pub(crate) group: usize,
    pub(crate) form: Form,
    pub(crate) align: Option<Align>,
    pub(crate) cells: Vec<RawCell>,
    pub(crate) span: Span,
}

/// A cell as it was written.
pub(crate) struct RawCell {
    pub(crate) head: bool,
    pub(crate) align: Option<Align>,
    pub(crate) columns: usize,
    /// How many rows it asks for; zero for all that are left.
    pub(crate) rows: usize,
    pub(crate) blocks: Vec<Block>,
    pub(crate) span: Span,
}

impl Default for RawCell {
    fn default() -> Self {
        let (span, blocks) = (Span::default(), Vec::new());
        Self { head: false, align: None, columns: 1, rows: 1, blocks, span }
    }
}

/// The rows of a table with what bounds their cells.
struct Grid {
    rows: Vec<RawRow>,
    /// For each row, the one before which its cells end.
    ends: Vec<usize>,
    /// How many columns there may be.
    width: usize,
}

/// Cells in their places, row by row; many places may still be bare.
struct Placed {
    rows: Vec<Vec<Cell>>,
    /// What has no column, with its row.
    beyond: Vec<(usize, RawCell)>,
}

/// The table, each place of which one cell covers, and below it what does not fit into
/// [`MAX_COLUMNS`].
pub(super) fn finish(table: OpenTable, span: Span, reports: &mut Reports) -> Vec<Block> {
    let OpenTable { mut columns, mut rows, caption, .. } = table;
    let caption_below = caption_below(&mut rows);
    let end = rows.last().filter(|_| caption_below.is_some()).map_or(span.end, |row| row.span.end);
    let span = Span { end: end.max(span.start), ..span };
    // The sort keeps the order of all else.
    rows.sort_by_key(|row| row.part == Part::Foot);
    let ends = ends(&rows);
    let head = head_rows(&rows, &ends);
    let written: usize = rows.iter().map(|row| row.cells.len()).sum();
    let most = (MAX_FILLED.saturating_add(written) / rows.len().max(1)).max(1);
    let spans: Vec<Span> = rows.iter().map(|row| row.span).collect();
    let is_markdown = !columns.is_empty();
    let width = MAX_COLUMNS.min(most.max(columns.len()));
    let mut grid = Grid { rows, ends, width };
    let mut placed;
    if is_markdown {
        grid.width = width.min(columns.len());
        columns.truncate(grid.width);
        placed = marked::place(&mut grid, reports);
    } else {
        placed = flow::place(&mut grid);
        columns = vec![None; cover::drop_bare_columns(&mut placed.rows)];
        cover::agree(&mut placed.rows, head, &mut columns);
    }
    let beyond = beyond(placed.beyond, columns.len(), span, reports);
    let rows = placed.rows.into_iter().zip(spans).map(|(cells, span)| Row { cells, span });
    let mut rows: Vec<Row> = rows.collect();
    cover::fill(&mut rows, columns.len(), head);
    let body = rows.split_off(head);
    let table = Table { caption, columns, head: rows, body };
    let table = Block { kind: BlockKind::Table(table), span };
    std::iter::once(table).chain(caption_below).chain(beyond).collect()
}

/// Takes off the last rows what is no row but the table's caption, written right below it:
/// lines without signs between cells, of which the first begins as a caption does.
fn caption_below(rows: &mut Vec<RawRow>) -> Option<Block> {
    let lines = rows.iter().rev().take_while(|row| row.form != Form::Cells).count();
    let last = rows.len() - lines;
    let first = last + rows[last..].iter().position(|row| row.form == Form::Caption)?;
    let mut content: Vec<Inline> = Vec::new();
    let mut span = rows[first].span;
    for row in rows.drain(first..) {
        span = span.join(row.span);
        if !content.is_empty() {
            content.push(Inline { kind: InlineKind::SoftBreak, span: row.span });
        }
        content.extend(row.cells.into_iter().flat_map(|cell| flatten(cell.blocks)));
    }
    Some(Block { kind: BlockKind::Paragraph(Paragraph { content }), span })
}

/// For each row, the one before which its cells end: no cell reaches out of its section.
fn ends(rows: &[RawRow]) -> Vec<usize> {
    let key = |row: &RawRow| (row.part, row.group);
    let mut ends = vec![rows.len(); rows.len()];
    for at in (1..rows.len()).rev() {
        ends[at - 1] = if key(&rows[at - 1]) == key(&rows[at]) { ends[at] } else { at };
    }
    ends
}

/// How many rows the head has: the first ones that are written as a head or whose cells all are
/// such of a head. A row of the second sort with a cell that reaches further down belongs to the
/// body, of which it names a part.
fn head_rows(rows: &[RawRow], ends: &[usize]) -> usize {
    let mut count = 0;
    let mut reach = 0;
    for (at, row) in rows.iter().enumerate() {
        let is_part_of_it = match row.part {
            Part::Head => true,
            Part::Body if row.cells.is_empty() => at < reach,
            Part::Body => row.cells.iter().all(|cell| cell.head),
            Part::Foot => false,
        };
        if !is_part_of_it {
            break;
        }
        let below = row.cells.iter().map(|cell| lower_end(cell, at, ends));
        reach = below.fold(reach.max(at + 1), usize::max);
        if reach == at + 1 {
            count = at + 1;
        }
    }
    count
}

/// The row before which a cell ends that begins in the row `at`.
fn lower_end(cell: &RawCell, at: usize, ends: &[usize]) -> usize {
    let asked = if cell.rows == 0 { usize::MAX } else { at.saturating_add(cell.rows) };
    asked.min(ends[at])
}

/// A cell of one row and column.
fn cell(raw: RawCell, column: usize, is_head: bool) -> Cell {
    let RawCell { align, blocks, span, .. } = raw;
    Cell { blocks, column, columns: 1, rows: 1, align, is_head, span }
}

/// What has no column, a paragraph for each row.
fn beyond(
    mut cells: Vec<(usize, RawCell)>,
    width: usize,
    span: Span,
    reports: &mut Reports,
) -> Vec<Block> {
    let mut done = Vec::new();
    let mut most = 0;
    for row in cells.chunk_by_mut(|(row, _), (next, _)| row == next) {
        most = most.max(row.len());
        let mut content = Vec::new();
        let mut place: Option<Span> = None;
        for (_, cell) in row {
            let text = flatten(std::mem::take(&mut cell.blocks));
            if !content.is_empty() && !text.is_empty() {
                content.push(Inline { kind: InlineKind::SoftBreak, span: cell.span });
            }
            place = Some(place.map_or(cell.span, |place| place.join(cell.span)));
            content.extend(text);
        }
        if !content.is_empty() {
            let kind = BlockKind::Paragraph(Paragraph { content });
            done.push(Block { kind, span: place.unwrap_or(span) });
        }
    }
    if most > 0 {
        let wide = width + most;
        let message = format!("a table has {wide} columns, of which {width} can be set");
        let found = Diagnostic::new(Code::TooWide, span, message);
        reports.add(found.help("the others are set as text below it"));
    }
    done
}
