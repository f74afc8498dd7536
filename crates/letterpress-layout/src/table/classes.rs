//! What the columns of a table hold, as far as it can be told from their words.

use letterpress_parse::document::{
    Align, Block, BlockKind, Cell, Inline, InlineKind, InlineStyle, Row, Table, plain_text,
};

use super::numbers::{Number, decimal_sign, is_blank};

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Where its cells stand; `None` for where lines begin.
    pub(super) align: Option<Align>,
    /// Whether nearly all of its cells are numbers, which are never broken.
    pub(super) is_numeric: bool,
    /// How its numbers stand below one another, if they do.
    pub(super) figures: Option<Figures>,
}

/// Numbers whose units stand below one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    /// The sign before their fractions; none where all are whole.
    pub(super) decimal: Option<char>,
}

/// The columns of a table.
///
/// Where the author asks for nothing, numbers stand right and all else where lines begin. Numbers that stand
/// right are aligned on their decimal sign.
pub(super) fn columns(table: &Table) -> Vec<Column> {
    let mut found: Vec<Found> = table.columns.iter().map(|_| Found::default()).collect();
    for cell in table.body.iter().flat_map(|row| &row.cells) {
        if let (1, Some(content)) = (cell.columns, text_of(cell)) {
            found[cell.column].take(&plain_text(content));
        }
    }
    let columns = table.columns.iter().zip(found);
    let columns = columns.map(|(&asked, found)| {
        let is_numeric = found.is_numeric();
        let align = asked.or(is_numeric.then_some(Align::Right));
        let decimal = decimal_sign(&found.numbers);
        let figures = (is_numeric && align == Some(Align::Right)).then_some(Figures { decimal });
        Column { align, is_numeric, figures }
    });
    columns.collect()
}

/// What was found in a column.
#[derive(Default)]
struct Found {
    numbers: Vec<Number>,
    filled: usize,
}

impl Found {
    fn take(&mut self, text: &str) {
        if !text.is_empty() && !is_blank(text) {
            self.filled += 1;
            self.numbers.extend(Number::read(text));
        }
    }

    /// Four cells of five are numbers.
    fn is_numeric(&self) -> bool {
        self.filled > 0 && self.numbers.len() * 5 >= self.filled * 4
    }
}

/// The text of a cell that is nothing but a text; `None` where it holds blocks.
pub(super) fn text_of(cell: &Cell) -> Option<&[Inline]> {
    match cell.blocks.as_slice() {
        [] => Some(&[]),
        [Block { kind: BlockKind::Paragraph(paragraph), .. }] => Some(&paragraph.content),
        _ => None,
    }
}

/// Whether a row is one of totals: everything in it is strong.
pub(super) fn is_total(row: &Row) -> bool {
    let is_empty = |cell: &Cell| text_of(cell).is_some_and(<[Inline]>::is_empty);
    let strong = |cell: &Cell| {
        let seen = |inline: &&Inline| !matches!(&inline.kind, InlineKind::Text(text) if text.trim().is_empty());
        let is_strong =
            |inline: &Inline| matches!(inline.kind, InlineKind::Styled(InlineStyle::Strong, _));
        text_of(cell).is_some_and(|content| content.iter().filter(seen).all(is_strong))
    };
    !row.cells.iter().all(is_empty) && row.cells.iter().all(|cell| is_empty(cell) || strong(cell))
}

/// Whether a row of a head shows nothing.
pub(super) fn is_bare(row: &Row) -> bool {
    row.cells.iter().all(|cell| text_of(cell).is_some_and(<[Inline]>::is_empty))
}
