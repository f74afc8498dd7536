//! Rows: set, ruled and pushed into the flow.

use letterpress_page::{ElementId, Len, Path, Rect, Role, Scope};
use letterpress_parse::document::{Row, Table};
use letterpress_source::{Code, Diagnostic, Span};

use super::caption::Caption;
use super::cells::{self, Place, SetCell, Ties};
use super::classes::{is_bare, is_total, text_of};
use super::ladder::Plan;
use super::slices::slices;
use crate::block::Frame;
use crate::context::Context;
use crate::flow::{CutRow, Flow, Kind, penalty};
use crate::paragraph::baseline_of;
use crate::style::TableStyle;

/// A table, or a part of one, whose columns have their widths.
pub(super) struct Sheet<'t> {
    pub(super) table: &'t Table,
    pub(super) span: Span,
    pub(super) caption: Option<Caption<'t>>,
    pub(super) plan: &'t Plan,
}

/// Sets a table.
pub(super) fn set(sheet: &Sheet<'_>, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let style = &cx.setting.style.table;
    let element = cx.element(Role::Table, frame.element, sheet.span);
    let mut setter = Setter::new(sheet, element, frame, cx);
    // Even in a tight list a table stands apart.
    let around = frame.around(style.around).max(style.around / 2);
    flow.gap(around);
    if let Some(caption) = sheet.caption {
        caption.set(setter.width, (element, sheet.span), frame, (flow, cx));
    }
    let container = flow.open(Kind::Head(Default::default()));
    setter.rule(style.outer_rule, flow);
    let head_height = setter.head(flow, cx);
    let above = sheet.caption.map(|caption| caption.again(frame, flow, cx));
    // A head that fills a third of a page is not worth its room on the next ones.
    if head_height <= setter.tall {
        setter.page -= flow.end_head(container, above);
    }
    setter.body(flow, cx);
    flow.keep(1);
    setter.rule(style.outer_rule, flow);
    flow.close();
    flow.gap(around);
}

struct Setter<'s> {
    sheet: &'s Sheet<'s>,
    style: &'s TableStyle,
    element: ElementId,
    /// The left edge and the width of each column.
    columns: Vec<(Len, Len)>,
    left: Len,
    width: Len,
    /// Whether the first column stands at the right.
    rtl: bool,
    /// Space above and below the cells of a row.
    padding: Len,
    /// A row taller than this may be split.
    tall: Len,
    /// Rows that a cell spans are split only where they are taller than this together: than a
    /// page, less the head that is set again on it.
    page: Len,
}

/// Rows that cells span together: mostly a single one.
struct Band<'t> {
    rows: &'t [Row],
    /// The part of the table that they stand in.
    element: ElementId,
    in_head: bool,
    /// Whether it is the last of its part of the table.
    is_last: bool,
}

/// A band whose cells have been set.
struct SetBand {
    cells: Vec<SetCell>,
    /// From the top of the band to the top of each cell.
    tops: Vec<Len>,
    /// From the top of the band to the foot of each row, its padding included.
    feet: Vec<Len>,
}

impl<'s> Setter<'s> {
    fn new(sheet: &'s Sheet<'s>, element: ElementId, frame: &Frame, cx: &Context<'s>) -> Self {
        let (gutter, widths) = (sheet.plan.fit.gutter, &sheet.plan.widths);
        let gutters = gutter * (widths.len() as i64 - 1).max(0);
        let width = widths.iter().copied().sum::<Len>() + gutters;
        let left = frame.at_start(width);
        let mut at = Len::ZERO;
        let mut columns = Vec::with_capacity(widths.len());
        for &own in widths {
            let x = if frame.rtl { width - at - own } else { at };
            columns.push((left + x, own));
            at += own + gutter;
        }
        let page = &cx.setting.style.page;
        // On a page laid on its side the text is as high as it is wide elsewhere.
        let is_turned = frame.width > page.measure();
        let page = if is_turned { page.measure() } else { page.text_height() };
        let style = &cx.setting.style.table;
        // Rows of blocks are told apart by more air than rows of lines.
        let holds_blocks = |row: &Row| row.cells.iter().any(|cell| text_of(cell).is_none());
        let air = if sheet.table.body.iter().any(holds_blocks) {
            sheet.plan.fit.text.leading / 4
        } else {
            Len::ZERO
        };
        let padding = style.padding_y.max(air);
        let (rtl, tall) = (frame.rtl, page / 3);
        Self { sheet, style, element, columns, left, width, rtl, padding, tall, page }
    }

    /// A rule over the whole width.
    fn rule(&self, thickness: Len, flow: &mut Flow) {
        let draft = flow.begin();
        self.draw_rule((self.left, self.width), Len::ZERO, thickness, flow);
        flow.finish(draft, thickness, None);
    }

    fn draw_rule(&self, (left, width): (Len, Len), top: Len, thickness: Len, flow: &mut Flow) {
        let rect = Rect::new(left, top, width, thickness);
        flow.drawing.ornament(Path::rect(rect, self.style.rule_color));
    }

    /// Sets the rows of the head with the rule under them; their height.
    fn head(&self, flow: &mut Flow, cx: &mut Context<'_>) -> Len {
        let rows = &self.sheet.table.head;
        if rows.iter().all(is_bare) {
            return Len::ZERO;
        }
        let mut height = Len::ZERO;
        // A head heads something: rows that stand alone are the body (ISO 14289-1 §7.2).
        let is_alone = self.sheet.table.body.is_empty();
        let role = if is_alone { Role::TableBody } else { Role::TableHead };
        let element = cx.element(role, self.element, span_of(rows));
        for range in bands(rows) {
            let is_last = range.end == rows.len();
            let band = Band { rows: &rows[range], element, in_head: true, is_last };
            flow.keep(1);
            height += self.band(&band, flow, cx);
        }
        flow.keep(1);
        self.rule(self.style.head_rule, flow);
        height
    }

    /// Sets the rows of the body.
    fn body(&self, flow: &mut Flow, cx: &mut Context<'_>) {
        let rows = &self.sheet.table.body;
        if rows.is_empty() {
            return;
        }
        let all = bands(rows);
        let count = all.len();
        let element = cx.element(Role::TableBody, self.element, span_of(rows));
        // A tall row is not alone where it stands without others.
        let mut after_tall = false;
        for (index, range) in all.into_iter().enumerate() {
            let is_last = index + 1 == count;
            let price = penalty::between_rows(index, count);
            flow.penalty(if index > 0 && after_tall { price.min(penalty::ROW) } else { price });
            if index > 0 && is_last && range.len() == 1 && is_total(&rows[range.start]) {
                flow.keep(1);
                self.rule(self.style.total_rule, flow);
                flow.keep(1);
            }
            let band = Band { rows: &rows[range], element, in_head: false, is_last };
            after_tall = self.band(&band, flow, cx) > self.tall;
        }
    }

    /// Sets rows that belong together; their height.
    fn band(&self, band: &Band<'_>, flow: &mut Flow, cx: &mut Context<'_>) -> Len {
        let set = self.set_band(band, cx);
        let height = set.feet.last().copied().unwrap_or_default();
        let most = if band.rows.len() > 1 { self.page } else { self.tall };
        if height > most.min(self.page) || band.in_head && height > self.tall {
            let found = Diagnostic::new(
                Code::SplitRow,
                band.rows.first().map_or(self.sheet.span, |row| row.span),
                "a row of the table is taller than a third of a page",
            )
            .help("it may be split over pages");
            cx.warn(found);
            self.split(&set, height, flow, cx);
        } else {
            let draft = flow.begin();
            let mut ties = Ties::default();
            for (cell, &top) in set.cells.iter().zip(&set.tops) {
                cell.paint(0..cell.extents.len(), top, (flow, &mut ties), cx);
            }
            if band.in_head {
                self.partial_rules(band, &set.feet, flow);
            }
            let at = flow.finish(draft, height, Some(self.baseline(band.in_head)));
            tie(at, ties, flow);
        }
        height
    }

    /// From the top of a row to its first baseline.
    fn baseline(&self, in_head: bool) -> Len {
        let fit = &self.sheet.plan.fit;
        let text = if in_head { &fit.head } else { &fit.text };
        self.padding + baseline_of(text.size, text.leading)
    }

    /// Sets the cells of a band and finds the heights of its rows.
    fn set_band(&self, band: &Band<'_>, cx: &mut Context<'_>) -> SetBand {
        let fit = &self.sheet.plan.fit;
        let padding = self.padding * 2;
        let least = if band.in_head { fit.head.leading } else { fit.text.leading } + padding;
        let mut heights = vec![least; band.rows.len()];
        let mut set = Vec::new();
        for (index, row) in band.rows.iter().enumerate() {
            let line = cx.element(Role::TableRow, band.element, row.span);
            for cell in &row.cells {
                let role = match (band.in_head, cell.is_head) {
                    (true, _) => Role::HeadCell(Scope::Column),
                    (_, true) => Role::HeadCell(Scope::Row),
                    _ => Role::Cell,
                };
                let element = cx.element(role, line, cell.span);
                let count = |count: usize| u16::try_from(count.max(1)).unwrap_or(u16::MAX);
                let spans = (count(cell.columns), count(cell.rows));
                cx.change(element, |element| element.spans = spans);
                let (left, width) = self.columns_of(cell.column, cell.columns);
                let (in_head, rtl) = (band.in_head, self.rtl);
                let place = Place { left, width, rtl, element, in_head };
                set.push(cells::set(cell, self.sheet.plan, index, place, cx));
            }
        }
        for cell in set.iter().filter(|cell| cell.rows <= 1) {
            heights[cell.row] = heights[cell.row].max(cell.height() + padding);
        }
        // What a cell over several rows lacks goes to the last of them.
        for cell in set.iter().filter(|cell| cell.rows > 1) {
            let rows = cell.row..(cell.row + cell.rows).min(heights.len());
            let lack = cell.height() + padding - heights[rows.clone()].iter().copied().sum::<Len>();
            if let Some(last) = heights[rows].last_mut() {
                *last += lack.max(Len::ZERO);
            }
        }
        let mut feet = Vec::with_capacity(heights.len());
        for &height in &heights {
            feet.push(feet.last().copied().unwrap_or_default() + height);
        }
        let tops = set.iter().map(|cell| self.top(cell, band.in_head, &feet)).collect();
        SetBand { cells: set, tops, feet }
    }

    /// Where a cell stands in its band, whose rows end at `feet`: a head's on the foot of its
    /// rows, a body's hangs from their top.
    fn top(&self, cell: &SetCell, in_head: bool, feet: &[Len]) -> Len {
        if in_head {
            let last = (cell.row + cell.rows.max(1)).min(feet.len()) - 1;
            return feet[last] - self.padding - cell.height();
        }
        let above = cell.row.checked_sub(1).map_or(Len::ZERO, |row| feet[row]);
        above + self.padding
    }

    /// The left edge and the width of columns that lie side by side, given by their places.
    fn columns_of(&self, first: usize, count: usize) -> (Len, Len) {
        let (one, other) = (self.columns[first], self.columns[first + count.max(1) - 1]);
        let ((left, _), (last, width)) = if self.rtl { (other, one) } else { (one, other) };
        (left, last + width - left)
    }

    /// Draws a rule under each cell of a head that names several columns, if others follow.
    fn partial_rules(&self, band: &Band<'_>, feet: &[Len], flow: &mut Flow) {
        for (index, row) in band.rows.iter().enumerate() {
            for cell in row.cells.iter().filter(|cell| cell.columns > 1 && !cell.blocks.is_empty())
            {
                let end = (index + cell.rows.max(1)).min(feet.len());
                if end == feet.len() && band.is_last {
                    continue;
                }
                let thickness = self.style.head_rule;
                let extent = self.columns_of(cell.column, cell.columns);
                self.draw_rule(extent, feet[end - 1] - thickness, thickness, flow);
            }
        }
    }

    /// Sets a tall row in slices, so that it can be cut between any two.
    fn split(&self, set: &SetBand, height: Len, flow: &mut Flow, cx: &Context<'_>) {
        flow.open(Kind::Row(CutRow { table: self.element, padding: self.padding }));
        for (index, slice) in slices(&set.cells, &set.tops, height).iter().enumerate() {
            if index > 0 {
                flow.fix_rigid_gap(slice.gap);
                flow.penalty(slice.price);
            }
            let draft = flow.begin();
            let mut ties = Ties::default();
            for part in &slice.parts {
                let cell = &set.cells[part.cell];
                cell.paint(part.strips.clone(), part.top, (flow, &mut ties), cx);
            }
            let baseline = (index == 0).then(|| self.baseline(false));
            let at = flow.finish(draft, slice.height, baseline);
            tie(at, ties, flow);
        }
        flow.close();
    }
}

/// Gives a box what its strips bring with them.
fn tie(at: usize, mut ties: Ties, flow: &mut Flow) {
    flow.boxes[at].notes = ties.notes;
    flow.boxes[at].anchors.append(&mut ties.anchors);
}

/// Where rows were written.
fn span_of(rows: &[Row]) -> Span {
    rows.iter().map(|row| row.span).reduce(Span::join).unwrap_or_default()
}

/// The rows in runs that no cell spans the ends of.
fn bands(rows: &[Row]) -> Vec<std::ops::Range<usize>> {
    let mut bands = Vec::with_capacity(rows.len());
    let (mut start, mut end) = (0, 0);
    for (index, row) in rows.iter().enumerate() {
        let down = row.cells.iter().map(|cell| cell.rows.max(1)).max().unwrap_or(1);
        end = end.max(index + down);
        if end == index + 1 {
            bands.push(start..end);
            start = end;
        }
    }
    if start < rows.len() {
        bands.push(start..rows.len());
    }
    bands
}
