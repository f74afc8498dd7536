//! Where a tall row may be cut.

use std::ops::Range;

use letterpress_page::Len;

use super::cells::SetCell;
use crate::flow::penalty;

/// A part of a tall row that is not cut.
#[derive(Debug, Default)]
pub(super) struct Slice {
    /// From the foot of the slice above to its own top: below nothing where the lines of two
    /// cells overlap. At the top of a page it vanishes.
    pub(super) gap: Len,
    pub(super) height: Len,
    /// What a cut above it costs.
    pub(super) price: i32,
    /// The cells that have strips in it, by their place, in order.
    pub(super) parts: Vec<Part>,
}

/// Strips of a cell in a slice.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) cell: usize,
    pub(super) strips: Range<usize>,
    /// From the top of the slice to the top of the cell.
    pub(super) top: Len,
}

/// A cell whose strips are being dealt out.
struct Course<'c> {
    index: usize,
    cell: &'c SetCell,
    /// From the top of the row to the top of the cell.
    top: Len,
    next: usize,
}

impl Course<'_> {
    /// Top and foot of its next strip, if it has one.
    fn extent(&self) -> Option<(Len, Len)> {
        let &(top, foot) = self.cell.extents.get(self.next)?;
        Some((self.top + top, self.top + foot))
    }

    /// Deals out the strips that end above a height.
    fn deal(&mut self, foot: Len) -> Range<usize> {
        let rest = &self.cell.extents[self.next..];
        let count = rest.partition_point(|&(_, end)| self.top + end <= foot);
        let dealt = self.next..self.next + count;
        self.next = dealt.end;
        dealt
    }
}

/// A hair by which strips that end together may differ.
const HAIR: Len = Len::from_pt_thousandths(100);

/// Cuts a row below every strip of a cell. What another cell has across such a cut stands
/// wholly below it.
///
/// `tops` are the tops of the cells, `height` is that of the row.
pub(super) fn slices(cells: &[SetCell], tops: &[Len], height: Len) -> Vec<Slice> {
    let mut waiting = waiting(cells, tops);
    // Those that have begun and not ended.
    let mut open: Vec<Course<'_>> = Vec::new();
    let mut slices: Vec<Slice> = Vec::new();
    let mut above = Len::ZERO;
    loop {
        let price = price(&open);
        let Some((top, first)) = begin(&mut open, &mut waiting) else { break };
        // What stands above the first strips belongs to them.
        let top = if slices.is_empty() { Len::ZERO } else { top };
        let foot = first + HAIR;
        let deal = |course: &mut Course<'_>| Part {
            cell: course.index,
            strips: course.deal(foot),
            top: course.top - top,
        };
        let mut parts: Vec<Part> =
            open.iter_mut().map(deal).filter(|part| !part.strips.is_empty()).collect();
        parts.sort_by_key(|part| part.cell);
        open.retain(|course| course.extent().is_some());
        slices.push(Slice { gap: top - above, height: foot - top, price, parts });
        above = foot;
    }
    if let Some(last) = slices.last_mut() {
        last.height += (height - above).max(Len::ZERO);
    }
    slices
}

/// The cells that have strips, the last to begin first.
fn waiting<'c>(cells: &'c [SetCell], tops: &[Len]) -> Vec<Course<'c>> {
    let pairs = cells.iter().zip(tops).enumerate();
    let all = pairs.map(|(index, (cell, &top))| Course { index, cell, top, next: 0 });
    let mut all: Vec<Course<'_>> = all.filter(|course| course.extent().is_some()).collect();
    all.sort_by_key(Course::extent);
    all.reverse();
    all
}

/// The top of the next slice and the foot of the strip in it that ends first; opens all cells
/// that begin above that.
fn begin<'c>(open: &mut Vec<Course<'c>>, waiting: &mut Vec<Course<'c>>) -> Option<(Len, Len)> {
    let extents = open.iter().filter_map(Course::extent);
    let mut found = extents.reduce(|one, other| (one.0.min(other.0), one.1.min(other.1)));
    while let Some((top, foot)) = waiting.last().and_then(Course::extent)
        && found.is_none_or(|(_, first)| top < first)
    {
        found = Some(found.map_or((top, foot), |(t, f)| (t.min(top), f.min(foot))));
        open.extend(waiting.pop());
    }
    found
}

/// What a cut costs above the next strips of cells that have begun.
fn price(open: &[Course<'_>]) -> i32 {
    // One that begins beside a taller strip may have nothing above the cut.
    let cut = open.iter().filter(|course| course.next > 0);
    let prices = cut.map(|course| course.cell.price(course.next) + penalty::SPLIT_ROW);
    prices.max().unwrap_or(penalty::ROW)
}
