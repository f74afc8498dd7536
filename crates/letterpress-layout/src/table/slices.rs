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
    /// For each cell its strips in the slice, and from the slice's top to the top of the cell.
    pub(super) parts: Vec<(Range<usize>, Len)>,
}

/// A cell whose strips are being dealt out.
struct Course<'c> {
    cell: &'c SetCell,
    /// From the top of the row to the top of the cell.
    top: Len,
    next: usize,
}

impl Course<'_> {
    /// Top and foot of its next strip.
    fn extent(&self) -> Option<(Len, Len)> {
        let &(top, foot) = self.cell.extents.get(self.next)?;
        Some((self.top + top, self.top + foot))
    }

    /// Whether a cut above its next strip goes through it.
    fn is_cut(&self) -> bool {
        self.next > 0 && self.next < self.cell.extents.len()
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
    let pairs = cells.iter().zip(tops);
    let mut courses: Vec<Course<'_>> =
        pairs.map(|(cell, &top)| Course { cell, top, next: 0 }).collect();
    let mut slices: Vec<Slice> = Vec::new();
    let mut above = Len::ZERO;
    while let Some(first) = courses.iter().filter_map(Course::extent).map(|it| it.1).min() {
        let price = price(&courses);
        let tops = courses.iter().filter_map(Course::extent).map(|(top, _)| top);
        // What stands above the first strips belongs to them.
        let top = if slices.is_empty() { Len::ZERO } else { tops.min().unwrap_or(above) };
        let foot = first + HAIR;
        let deal = |course: &mut Course<'_>| (course.deal(foot), course.top - top);
        let parts = courses.iter_mut().map(deal).collect();
        slices.push(Slice { gap: top - above, height: foot - top, price, parts });
        above = foot;
    }
    if let Some(last) = slices.last_mut() {
        last.height += (height - above).max(Len::ZERO);
    }
    slices
}

/// What a cut costs above the next strips of all cells.
fn price(courses: &[Course<'_>]) -> i32 {
    let cut = courses.iter().filter(|course| course.is_cut());
    let prices = cut.map(|course| course.cell.price(course.next) + penalty::SPLIT_ROW);
    prices.max().unwrap_or(penalty::ROW)
}
