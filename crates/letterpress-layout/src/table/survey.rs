//! A table as its columns see it: what every cell asks for, nothing set yet.

use letterpress_page::{ElementId, Len};
use letterpress_parse::document::{Align, Cell, Table};

use super::classes::{Column, is_bare, text_of};
use super::demands;
use super::ladder::{Breaking, Fit};
use super::measure::{self, Needs};
use super::numbers::Number;
use crate::context::Context;
use crate::paragraph::{self, Base, Manner, Text};
use crate::style::TextStyle;

/// What the cells of a table ask for.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The demands of each column, those of cells over several of them left out.
    pub(super) columns: Vec<Demand>,
    pub(super) spanning: Vec<Spanning>,
    /// Some of the rows, or all of them where there are few.
    pub(super) rows: Vec<SurveyRow>,
}

/// What the cells of a column ask for together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Demand {
    pub(super) least: Len,
    pub(super) most: Len,
    /// What stands behind the units places of its numbers.
    pub(super) behind: Len,
    /// What stands before their ends.
    pub(super) before: Len,
    /// Whether a cell has more than two words.
    pub(super) is_long: bool,
}

/// A cell over several columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spanning {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) least: Len,
    pub(super) most: Len,
    /// Whether it has more than two words.
    pub(super) is_long: bool,
}

/// The cells of a row that stand in a single column and row, each with its column.
#[derive(Debug, Default)]
pub(super) struct SurveyRow {
    pub(super) cells: Vec<(usize, Needs)>,
}

/// No more cells than this are looked at to find out what a wider column saves.
const SAMPLE: usize = 4_000;

/// Asks all cells of a table what they need. What it adds to the context is to be taken back.
pub(super) fn survey(table: &Table, columns: &[Column], fit: &Fit, cx: &mut Context<'_>) -> Survey {
    let mut survey =
        Survey { columns: vec![Demand::default(); columns.len()], ..Survey::default() };
    let most = (SAMPLE / columns.len().max(1)).max(4);
    let step = table.body.len().div_ceil(most).max(1);
    let bare = table.head.iter().all(is_bare);
    let head = table.head.iter().filter(|_| !bare).map(|row| (row, true, true));
    let body = table.body.iter().enumerate().map(|(at, row)| (row, false, at % step == 0));
    for (row, is_head, sampled) in head.chain(body) {
        let mut seen = SurveyRow::default();
        for cell in &row.cells {
            let column = &columns[cell.column];
            let needs = of_cell(cell, column, is_head, fit, cx);
            survey.take(cell, &needs, column.figures.is_some() && !is_head);
            if sampled && cell.columns == 1 && cell.rows == 1 {
                seen.cells.push((cell.column, needs.needs));
            }
        }
        if sampled {
            survey.rows.push(seen);
        }
    }
    for (demand, column) in survey.columns.iter_mut().zip(columns) {
        let block = demand.before + demand.behind;
        demand.most = demand.most.max(block);
        if column.figures.is_some() && fit.breaking != Breaking::Anywhere {
            demand.least = demand.least.max(block);
        }
    }
    survey
}

/// What a cell asks for; for a number also what stands before and behind its units place.
struct CellNeeds {
    needs: Needs,
    number: Option<(Len, Len)>,
}

impl Survey {
    fn take(&mut self, cell: &Cell, asked: &CellNeeds, aligned: bool) {
        let Needs { least, most, .. } = asked.needs;
        if cell.columns > 1 {
            let (column, columns) = (cell.column, cell.columns);
            let is_long = !asked.needs.is_short();
            self.spanning.push(Spanning { column, columns, least, most, is_long });
            return;
        }
        let demand = &mut self.columns[cell.column];
        demand.least = demand.least.max(least);
        demand.most = demand.most.max(most);
        demand.is_long |= !asked.needs.is_short();
        if let Some((before, behind)) = asked.number.filter(|_| aligned) {
            demand.before = demand.before.max(before);
            demand.behind = demand.behind.max(behind);
        }
    }

    /// The estimated height of the rows that were looked at, in thousandths of a leading.
    pub(super) fn lines(&self, widths: &[Len], leading: Len) -> i64 {
        let row = |row: &SurveyRow| -> Len {
            let heights = row.cells.iter().map(|(column, needs)| needs.height(widths[*column]));
            heights.max().unwrap_or(leading)
        };
        let height: Len = self.rows.iter().map(row).sum();
        height.scale(1_000, leading.units().max(1)).units()
    }
}

fn of_cell(
    cell: &Cell,
    column: &Column,
    in_head: bool,
    fit: &Fit,
    cx: &mut Context<'_>,
) -> CellNeeds {
    let is_head = in_head || cell.is_head;
    let style = style_of(column, is_head, fit);
    let Some(content) = text_of(cell) else {
        let needs = demands::of_blocks(&cell.blocks, &style, fit, cx);
        return CellNeeds { needs, number: None };
    };
    let base = Base { style: &style, element: ElementId(0) };
    let text = paragraph::collect(content, &base, cx);
    let manner = manner(Align::Left, false, is_head, fit.breaking);
    let list = paragraph::items(&text, &manner, None, cx);
    let mut needs = measure::text(&list, &text, style.leading, fit);
    let mut number = None;
    if column.is_numeric
        && !in_head
        && fit.breaking != Breaking::Anywhere
        && let Some(read) = number_of(&text)
    {
        needs.least = needs.most;
        let decimal = column.figures.and_then(|figures| figures.decimal);
        let before = measure::width_before(&list, &text, read.units_end(decimal), &cx.shaper);
        number = Some((before, needs.most - before));
    }
    CellNeeds { needs, number }
}

/// What a cell is set in: figures of one width where they stand below one another.
pub(super) fn style_of(column: &Column, is_head: bool, fit: &Fit) -> TextStyle {
    let mut style = if is_head { fit.head.clone() } else { fit.text.clone() };
    style.features.tabular |= column.figures.is_some();
    style
}

/// How the lines of a cell are set: ragged, hyphenated only where room is short, a head only
/// where nothing else helps.
pub(super) fn manner(align: Align, rtl: bool, is_head: bool, breaking: Breaking) -> Manner {
    let hyphenate = breaking >= if is_head { Breaking::Heads } else { Breaking::Hyphens };
    Manner { hyphenate, ..Manner::ragged(align, rtl) }
}

/// The number that a text is, raised signs behind it left out.
pub(super) fn number_of(text: &Text) -> Option<Number> {
    Number::read(level(text))
}

/// A text up to what is raised or lowered in it: the number of a note, an exponent.
pub(super) fn level(text: &Text) -> &str {
    let is_shifted = |look: usize| !text.looks[look].rise.is_zero();
    let end = text.pieces.iter().find(|piece| is_shifted(piece.look) && !piece.range.is_empty());
    &text.text[..end.map_or(text.text.len(), |piece| piece.range.start)]
}
