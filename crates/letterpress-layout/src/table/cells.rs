//! Cells as texts, and how much room each needs.

use letterpress_break::{Item, Letters};
use letterpress_page::{ElementId, Len, Role};
use letterpress_parse::document::{
    Align, Block, BlockKind, Cell, Inline, InlineKind, InlineStyle, Row, Table, plain_text,
};

use super::{Breaking, Fit};
use crate::context::Context;
use crate::paragraph::{self, Atom, Base, List, Manner, Text};

/// The cells of a table, collected and measured.
pub(super) struct Grid {
    pub(super) head: Vec<GridRow>,
    pub(super) body: Vec<GridRow>,
    pub(super) aligns: Vec<Align>,
}

pub(super) struct GridRow {
    pub(super) cells: Vec<GridCell>,
    /// Whether it is a row of totals: everything in it is strong.
    pub(super) total: bool,
}

pub(super) struct GridCell {
    pub(super) text: Text,
    /// The width under which something in it can't be broken.
    pub(super) least: Len,
    /// The width that it has on as few lines as its author wrote.
    pub(super) most: Len,
}

/// Collects and measures the cells of a table.
pub(super) fn grid(table: &Table, element: ElementId, fit: &Fit, cx: &mut Context<'_>) -> Grid {
    let aligns = aligns(table);
    let rows = |rows: &[Row], is_head: bool, cx: &mut Context<'_>| -> Vec<GridRow> {
        rows.iter().map(|row| grid_row(row, &aligns, is_head, (element, fit), cx)).collect()
    };
    let is_empty = |row: &Row| row.cells.iter().all(|cell| content(cell).is_empty());
    let head = if table.head.iter().all(is_empty) { &[] } else { table.head.as_slice() };
    let head = rows(head, true, cx);
    let body = rows(&table.body, false, cx);
    Grid { head, body, aligns }
}

fn grid_row(
    row: &Row,
    aligns: &[Align],
    is_head: bool,
    (element, fit): (ElementId, &Fit),
    cx: &mut Context<'_>,
) -> GridRow {
    let line = cx.element(Role::TableRow, element, row.span);
    let role = if is_head { Role::TableHead } else { Role::TableCell };
    let style = if is_head { &fit.head } else { &fit.text };
    let mut cells = Vec::with_capacity(aligns.len());
    for (column, &align) in aligns.iter().enumerate() {
        let cell = row.cells.get(column);
        let element = cx.element(role, line, cell.map_or(row.span, |cell| cell.span));
        let base = Base { style, element };
        let text = paragraph::collect(cell.map_or(&[], content), &base, cx);
        let manner = manner(align, is_head, fit.breaking);
        let list = paragraph::items(&text, &manner, None, cx);
        let (least, most) = measure(&list, &text, fit.breaking);
        cells.push(GridCell { text, least, most });
    }
    GridRow { cells, total: !is_head && is_total(row) }
}

/// The text of a cell.
fn content(cell: &Cell) -> &[Inline] {
    match cell.blocks.as_slice() {
        [Block { kind: BlockKind::Paragraph(paragraph), .. }] => &paragraph.content,
        _ => &[],
    }
}

/// How the lines of a cell are set: ragged, hyphenated only where room is short, a head only where
/// it would be cut anywhere otherwise.
pub(super) fn manner(align: Align, is_head: bool, breaking: Breaking) -> Manner {
    let hyphenate = breaking >= if is_head { Breaking::Anywhere } else { Breaking::Joints };
    Manner { hyphenate, ..Manner::ragged(align) }
}

/// Where the columns' cells stand: as the author says, else numbers right and all else left.
fn aligns(table: &Table) -> Vec<Align> {
    let numeric = |column: usize| {
        let cells = table.body.iter().filter_map(|row| row.cells.get(column));
        let filled = cells.map(|cell| plain_text(content(cell))).filter(|text| !text.is_empty());
        let (numbers, count) = filled.fold((0, 0), |(numbers, count), text| {
            (numbers + usize::from(is_number(&text)), count + 1)
        });
        count > 0 && numbers * 5 >= count * 4
    };
    let columns = table.columns.iter().enumerate();
    let found = columns.map(|(column, asked)| match asked {
        Some(align) => *align,
        None if numeric(column) => Align::Right,
        None => Align::Left,
    });
    found.collect()
}

/// Whether a text is a number, with its sign, separators and unit if it has them.
fn is_number(text: &str) -> bool {
    let text =
        text.trim_start_matches(['+', '-', '−', '±', '~', '<', '>', '≈', '$', '€', '£', ' ']);
    let digits =
        text.chars().take_while(|c| c.is_ascii_digit() || ".,'’ \u{a0}\u{202f}".contains(*c));
    let length = digits.map(char::len_utf8).sum::<usize>();
    let unit = text[length..].trim();
    text.starts_with(|c: char| c.is_ascii_digit()) && unit.chars().count() <= 4
}

fn is_total(row: &Row) -> bool {
    let strong = |cell: &Cell| {
        let mut seen = content(cell).iter().filter(
            |inline| !matches!(&inline.kind, InlineKind::Text(text) if text.trim().is_empty()),
        );
        seen.all(|inline| matches!(inline.kind, InlineKind::Styled(InlineStyle::Strong, _)))
    };
    let filled = |cell: &&Cell| !content(cell).is_empty();
    row.cells.iter().any(|cell| filled(&cell)) && row.cells.iter().filter(filled).all(strong)
}

/// The width of the widest letter and a hyphen, in hundredths of an em.
const LEAST_LETTER: i64 = 140;

/// The least width of a picture in a cell, in ems.
const LEAST_PICTURE: i64 = 4;

/// The widest part that can't be broken, and the widest line that its author wrote.
fn measure(list: &List, text: &Text, breaking: Breaking) -> (Len, Len) {
    let (mut least, mut most) = (0, 0);
    let (mut part, mut line, mut space) = (0, 0, 0);
    // Names are parted at their joints, and what belongs together, only where room is short.
    let parts = |penalty: i32| penalty < paragraph::JOINT || breaking != Breaking::Usual;
    let may_break = |penalty| penalty < letterpress_break::INFINITE && parts(penalty);
    // Whether the space that comes next is no place to break.
    let mut bound = false;
    for (item, atom) in list.items.iter().zip(&list.atoms) {
        match *item {
            Item::Box { width } | Item::Letters(Letters { width, .. }) => {
                let narrow = match *atom {
                    // A picture gives way to its column, as long as something is to be seen.
                    Atom::Object(_) => width.min((text.size() * LEAST_PICTURE).units()),
                    Atom::Fragment { word, .. } if breaking == Breaking::Anywhere => {
                        // Any letter may be the last of its line, a hyphen behind it.
                        let style = &text.looks[list.words[word].look].style;
                        width.min(style.size.scale(LEAST_LETTER, 100).units())
                    }
                    _ => width,
                };
                part += narrow;
                line += space + width;
                space = 0;
                least = least.max(part);
                most = most.max(line);
            }
            Item::Glue(glue) => {
                space += glue.width;
                part = if bound { part + glue.width } else { 0 };
            }
            Item::Discretionary { penalty, .. } if !parts(penalty) => {}
            Item::Discretionary { pre, post, .. } => {
                least = least.max(part + pre);
                part = post;
            }
            Item::Penalty { penalty } if penalty <= -letterpress_break::INFINITE => {
                (part, line, space) = (0, 0, 0);
            }
            Item::Penalty { penalty } if may_break(penalty) => part = 0,
            Item::Penalty { .. } | Item::Kern { .. } => {}
        }
        bound = matches!(*item, Item::Penalty { penalty } if !may_break(penalty));
    }
    (Len::from_units(least), Len::from_units(most))
}
