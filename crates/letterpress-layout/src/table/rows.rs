//! Rows: set, ruled and pushed into the flow.

use letterpress_page::{Len, Path, Point, Rect};
use letterpress_source::{Code, Diagnostic, Span};

use super::Fit;
use super::cells::{Grid, GridRow, manner};
use super::columns::Widths;
use crate::block::Frame;
use crate::context::Context;
use crate::flow::{Flow, Kind, penalty};
use crate::paragraph::{self, Line, Text};
use crate::style::{TableStyle, TextStyle};

/// Sets a table whose columns have their widths.
pub(super) fn set(
    grid: &Grid,
    widths: &Widths,
    fit: &Fit,
    (span, frame): (Span, &Frame),
    (flow, cx): (&mut Flow, &mut Context<'_>),
) {
    let style = &cx.setting.style.table;
    let mut setter = Setter::new(grid, widths, fit, frame, cx);
    // Even in a tight list a table stands apart.
    let around = frame.around(style.around).max(style.around / 2);
    flow.gap(around);
    let container = flow.open(Kind::Head(0));
    setter.rule(style.outer_rule, flow);
    let mut head_height = Len::ZERO;
    for row in &grid.head {
        flow.keep(1);
        head_height += setter.row(row, true, span, (flow, cx));
    }
    if !grid.head.is_empty() {
        flow.keep(1);
        setter.rule(style.head_rule, flow);
    }
    // A head that fills a third of a page is not worth its room on the next ones.
    if head_height <= setter.tall {
        flow.end_head(container);
    }
    let count = grid.body.len();
    for (index, row) in grid.body.iter().enumerate() {
        flow.penalty(penalty::between_rows(index, count));
        if row.total && index > 0 && index + 1 == count {
            flow.keep(1);
            setter.rule(style.total_rule, flow);
            flow.keep(1);
        }
        setter.row(row, false, span, (flow, cx));
    }
    flow.keep(1);
    setter.rule(style.outer_rule, flow);
    flow.close();
    flow.gap(around);
}

struct Setter<'g> {
    grid: &'g Grid,
    fit: &'g Fit,
    style: &'g TableStyle,
    /// The left edge and the width of each column.
    columns: Vec<(Len, Len)>,
    left: Len,
    width: Len,
    /// A row taller than this may be split.
    tall: Len,
}

/// A cell whose lines have been chosen.
struct SetCell {
    text: Text,
    lines: Vec<Line>,
    leading: Len,
    /// From the top of the cell to the top of each line, and to the foot of the last.
    tops: Vec<Len>,
}

impl<'g> Setter<'g> {
    fn new(grid: &'g Grid, widths: &Widths, fit: &'g Fit, frame: &Frame, cx: &Context<'g>) -> Self {
        let mut x = frame.left;
        let mut columns = Vec::with_capacity(widths.columns.len());
        for &width in &widths.columns {
            columns.push((x, width));
            x += width + fit.gutter;
        }
        let width = (x - fit.gutter - frame.left).max(Len::ZERO);
        let tall = cx.setting.style.page.text_height() / 3;
        let style = &cx.setting.style.table;
        Self { grid, fit, style, columns, left: frame.left, width, tall }
    }

    /// A rule over the whole width.
    fn rule(&self, thickness: Len, flow: &mut Flow) {
        let draft = flow.begin();
        let rect = Rect::new(self.left, Len::ZERO, self.width, thickness);
        flow.drawing.ornament(Path::rect(rect, self.style.rule_color));
        flow.finish(draft, thickness, None);
    }

    fn row(
        &mut self,
        row: &GridRow,
        is_head: bool,
        span: Span,
        (flow, cx): (&mut Flow, &mut Context<'_>),
    ) -> Len {
        let style = if is_head { &self.fit.head } else { &self.fit.text };
        let cells: Vec<SetCell> = row
            .cells
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let (_, width) = self.columns[column];
                let manner = manner(self.grid.aligns[column], is_head, self.fit.breaking);
                let broken = paragraph::break_text(cell.text.clone(), &manner, width, cx);
                SetCell::new(broken.text, broken.lines, style.leading)
            })
            .collect();
        let height = cells.iter().map(SetCell::height).fold(style.leading, Len::max);
        let full = height + self.style.padding_y * 2;
        if full > self.tall {
            let found = Diagnostic::new(
                Code::SplitRow,
                span,
                "a row of the table is taller than a third of a page",
            )
            .help("it may be split over pages");
            cx.warn(found);
            self.split(&cells, style, flow, cx);
            return full;
        }
        let draft = flow.begin();
        let (mut notes, mut anchors) = (Vec::new(), Vec::new());
        for (cell, &(x, _)) in cells.iter().zip(&self.columns) {
            // A head's cells stand on its foot, a body's hang from its top.
            let drop = if is_head { height - cell.height() } else { Len::ZERO };
            for index in 0..cell.lines.len() {
                let top = self.style.padding_y + drop + cell.tops[index];
                cell.paint(index, Point::new(x, top), flow, cx);
                notes.extend_from_slice(&cell.lines[index].notes);
                anchors.extend_from_slice(&cell.lines[index].anchors);
            }
        }
        let index = flow.finish(
            draft,
            full,
            Some(self.style.padding_y + paragraph::baseline_of(style.size, style.leading)),
        );
        flow.boxes[index].notes = notes;
        flow.boxes[index].anchors.append(&mut anchors);
        full
    }

    /// Sets a tall row line by line, so that it can be cut between any two.
    fn split(&self, cells: &[SetCell], style: &TextStyle, flow: &mut Flow, cx: &Context<'_>) {
        let count = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        flow.strut(self.style.padding_y);
        flow.keep(1);
        for index in 0..count {
            if index > 0 {
                flow.penalty(penalty::between_lines(index, count, false));
            }
            let draft = flow.begin();
            let (mut notes, mut anchors) = (Vec::new(), Vec::new());
            let mut height = style.leading;
            for (cell, &(x, _)) in cells.iter().zip(&self.columns) {
                if let Some(line) = cell.lines.get(index) {
                    cell.paint(index, Point::new(x, Len::ZERO), flow, cx);
                    notes.extend_from_slice(&line.notes);
                    anchors.extend_from_slice(&line.anchors);
                    height = height.max(cell.tops[index + 1] - cell.tops[index]);
                }
            }
            let at =
                flow.finish(draft, height, Some(paragraph::baseline_of(style.size, style.leading)));
            flow.boxes[at].notes = notes;
            flow.boxes[at].anchors.append(&mut anchors);
        }
        flow.keep(1);
        flow.strut(self.style.padding_y);
    }
}

impl SetCell {
    fn new(text: Text, lines: Vec<Line>, leading: Len) -> Self {
        let mut tops = vec![Len::ZERO];
        let mut top = Len::ZERO;
        for line in &lines {
            top += paragraph::extent(line, &text, leading).1;
            tops.push(top);
        }
        Self { text, lines, leading, tops }
    }

    fn height(&self) -> Len {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Paints a line of it, its top left corner at a point.
    fn paint(&self, index: usize, at: Point, flow: &mut Flow, cx: &Context<'_>) {
        let line = &self.lines[index];
        let (baseline, _) = paragraph::extent(line, &self.text, self.leading);
        let origin = Point::new(at.x, at.y + baseline);
        paragraph::paint_at(line, &self.text, origin, &mut flow.drawing, &cx.shaper);
    }
}
