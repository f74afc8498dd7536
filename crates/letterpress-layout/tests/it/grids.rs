//! Tables put together cell by cell: spans, blocks in cells, captions.

use letterpress_layout::style::Style;
use letterpress_parse::document::{
    Align, Block, BlockKind, Cell, Document, Inline, InlineKind, Paragraph, Row, Table,
};
use letterpress_parse::{Options, parse};
use letterpress_source::{Sources, Span};

use crate::facts::{Set, set_document};

/// A cell that is to be placed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Put {
    /// Its Markdown.
    pub(crate) text: String,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) align: Option<Align>,
    pub(crate) is_head: bool,
}

/// A cell of a single place.
pub(crate) fn put(text: &str) -> Put {
    Put { text: text.to_owned(), columns: 1, rows: 1, ..Put::default() }
}

/// A cell over so many columns and rows.
pub(crate) fn over(text: &str, columns: usize, rows: usize) -> Put {
    Put { columns, rows, ..put(text) }
}

/// A table that is put together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    pub(crate) caption: String,
    pub(crate) columns: Vec<Option<Align>>,
    pub(crate) head: Vec<Vec<Put>>,
    pub(crate) body: Vec<Vec<Put>>,
}

impl Grid {
    pub(crate) fn new(columns: usize, head: Vec<Vec<Put>>, body: Vec<Vec<Put>>) -> Self {
        Self { caption: String::new(), columns: vec![None; columns], head, body }
    }

    pub(crate) fn captioned(self, caption: &str) -> Self {
        Self { caption: caption.to_owned(), ..self }
    }

    /// The table as it comes from the parser.
    pub(crate) fn table(&self) -> Table {
        let caption = match blocks(&self.caption).pop() {
            Some(Block { kind: BlockKind::Paragraph(Paragraph { content }), .. }) => content,
            _ => Vec::new(),
        };
        let columns = self.columns.clone();
        let rows = |rows: &[Vec<Put>], is_head| placed(rows, columns.len(), is_head);
        Table { caption, head: rows(&self.head, true), body: rows(&self.body, false), columns }
    }
}

/// Puts cells into the free places of their rows, from left to right.
fn placed(rows: &[Vec<Put>], columns: usize, in_head: bool) -> Vec<Row> {
    let mut taken = vec![vec![false; columns]; rows.len()];
    let mut placed = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let mut cells = Vec::new();
        for put in row {
            let column = taken[index].iter().position(|taken| !taken).expect("a free place");
            for line in &mut taken[index..index + put.rows] {
                line[column..column + put.columns].fill(true);
            }
            cells.push(Cell {
                blocks: blocks(&put.text),
                column,
                columns: put.columns,
                rows: put.rows,
                align: put.align,
                is_head: put.is_head || in_head,
                span: Span::default(),
            });
        }
        placed.push(Row { cells, span: Span::default() });
    }
    assert!(taken.iter().flatten().all(|&taken| taken), "every place is covered");
    placed
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut sources = Sources::new();
    sources.add("cell.md", markdown);
    parse(&sources, &Options::default()).document.blocks
}

/// A document of a line, these tables and a line.
pub(crate) fn document(grids: &[Grid]) -> Document {
    let span = Span::default();
    let line = |text: &str| {
        let content = vec![Inline { kind: InlineKind::Text(text.to_owned()), span }];
        Block { kind: BlockKind::Paragraph(Paragraph { content }), span }
    };
    let tables = grids.iter().map(|grid| Block { kind: BlockKind::Table(grid.table()), span });
    let mut document = Document::default();
    document.blocks.push(line("Before."));
    document.blocks.extend(tables);
    document.blocks.push(line("After."));
    document
}

/// Sets tables in English.
pub(crate) fn set_grids(grids: &[Grid], style: &Style) -> Set {
    set_document(document(grids), style, "en")
}
