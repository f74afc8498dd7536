//! Tables: cells into texts, texts into columns, columns into rows.
//!
//! [`cells`] collects and measures the cells, [`columns`] finds their widths, [`rows`] sets
//! and rules the rows. A table that is too wide goes down the [`ladder`], rung by rung, until
//! every cell has room.

mod cells;
mod columns;
mod ladder;
mod rows;

use letterpress_page::Role;
use letterpress_parse::document::{Row, Table};
use letterpress_source::{Code, Diagnostic, Span};

use crate::block::Frame;
use crate::context::Context;
use crate::flow::Flow;

use columns::Widths;
use ladder::{Breaking, Fit, rungs, tell};

/// Sets a table, in several parts if it has more columns than have room side by side.
pub(crate) fn set(table: &Table, span: Span, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    if table.columns.is_empty() {
        return;
    }
    let style = &cx.setting.style.table;
    let mark = cx.mark();
    for rung in rungs(style) {
        let element = cx.element(Role::Table, frame.element, span);
        let grid = cells::grid(table, element, &rung, cx);
        if let Some(widths) = columns::widths(&grid, &rung, frame.width) {
            tell(&rung, style, span, cx);
            return rows::set(&grid, &widths, &rung, (span, frame), (flow, cx));
        }
        cx.rewind(mark);
    }
    match table.columns.len() {
        1 => squeezed(table, span, frame, flow, cx),
        _ => in_parts(table, span, frame, flow, cx),
    }
}

/// Sets a table of one column that has no room for a single letter as well as can be.
fn squeezed(table: &Table, span: Span, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let Some(rung) = rungs(&cx.setting.style.table).pop() else { return };
    let element = cx.element(Role::Table, frame.element, span);
    let grid = cells::grid(table, element, &rung, cx);
    let widths = Widths { columns: vec![frame.width.max(rung.text.size)] };
    rows::set(&grid, &widths, &rung, (span, frame), (flow, cx));
}

/// Sets a table with too many columns as two, the first column repeated.
fn in_parts(table: &Table, span: Span, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let count = table.columns.len();
    let message = format!("the table's {count} columns have no room side by side");
    let found = Diagnostic::new(Code::TightTable, span, message)
        .help("it is set in two parts, the first column in both where that has room");
    cx.warn(found);
    let half = count.div_ceil(2);
    let second: Vec<usize> = std::iter::once(0).chain(half..count).collect();
    let repeats = second.len() < count;
    let second = if repeats { second } else { (half..count).collect() };
    for part in [(0..half).collect(), second] {
        set(&columns_of(table, &part), span, frame, flow, cx);
    }
}

/// The table with only some of its columns.
fn columns_of(table: &Table, part: &[usize]) -> Table {
    let row = |row: &Row| Row {
        cells: part.iter().filter_map(|&column| row.cells.get(column).cloned()).collect(),
        span: row.span,
    };
    Table {
        caption: table.caption.clone(),
        columns: part.iter().map(|&column| table.columns[column]).collect(),
        head: table.head.iter().map(row).collect(),
        body: table.body.iter().map(row).collect(),
    }
}
