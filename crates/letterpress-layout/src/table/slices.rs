//! Where a tall row may be cut.

use std::ops::Range;

use letterpress_page::Len;

use super::cells::SetCell;
use crate::flow::penalty;

/// A part of a tall row that is not cut.
#[derive(Debug, Default)]
pub(super) struct Slice {
    /// The gap above it, which vanishes at the top of a page.
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
    /// Top and foot of a strip.
    fn extent(&self, strip: usize) -> (Len, Len) {
        let (top, foot) = self.cell.extents[strip];
        (self.top + top, self.top + foot)
    }

    fn next_extent(&self) -> Option<(Len, Len)> {
        (self.next < self.cell.extents.len()).then(|| self.extent(self.next))
    }

    /// Whether a cut above its next strip goes through it.
    fn is_cut(&self) -> bool {
        self.next > 0 && self.next < self.cell.extents.len()
    }

    /// The strips from the next one on that end above a height.
    fn above(&self, foot: Len) -> usize {
        let rest = &self.cell.extents[self.next..];
        self.next + rest.partition_point(|&(_, end)| self.top + end <= foot)
    }
}

/// A hair by which two strips that end together may differ.
const HAIR: Len = Len::from_pt_thousandths(20);

/// Cuts a row wherever no strip of a cell stands in the way. Where the strips of two cells
/// overlap for longer than `most`, those that would be cut are moved down below the cut.
///
/// `tops` are the tops of the cells, `height` is that of the row.
pub(super) fn slices(cells: &[SetCell], tops: &[Len], height: Len, most: Len) -> Vec<Slice> {
    let pairs = cells.iter().zip(tops);
    let mut courses: Vec<Course<'_>> =
        pairs.map(|(cell, &top)| Course { cell, top, next: 0 }).collect();
    let mut slices: Vec<Slice> = Vec::new();
    // Nothing is cut off above the first strips.
    let mut y = Len::ZERO;
    let mut end = height;
    while let Some(first) = foot_of_first(&courses) {
        let foot = clear_foot(&courses, first, y + most);
        let mut parts = Vec::with_capacity(courses.len());
        let gap = if slices.is_empty() { Len::ZERO } else { gap_above(&courses, y) };
        let price = price(&courses);
        for course in &mut courses {
            let to = course.above(foot + HAIR);
            parts.push((course.next..to, course.top - y - gap));
            course.next = to;
            // What would be cut moves down as a whole.
            if let Some((top, _)) = course.next_extent().filter(|&(top, _)| top < foot) {
                course.top += foot - top;
                end = end.max(course.top + course.cell.height());
            }
        }
        slices.push(Slice { gap, height: foot - y - gap, price, parts });
        y = foot;
    }
    if let Some(last) = slices.last_mut() {
        last.height += (end - y).max(Len::ZERO);
    }
    slices
}

/// Where the first of the next strips ends.
fn foot_of_first(courses: &[Course<'_>]) -> Option<Len> {
    courses.iter().filter_map(Course::next_extent).map(|(_, foot)| foot).min()
}

/// The least foot from one on that no strip crosses, or one that fewest cross before a limit.
fn clear_foot(courses: &[Course<'_>], first: Len, limit: Len) -> Len {
    let mut foot = first;
    loop {
        let crossing = courses.iter().filter_map(|course| {
            let next = course.above(foot + HAIR);
            let (top, end) = (next < course.cell.extents.len()).then(|| course.extent(next))?;
            (top < foot - HAIR).then_some(end)
        });
        let Some(end) = crossing.min() else { return foot };
        if end > limit && foot > first {
            return foot;
        }
        foot = end;
    }
}

/// The gap that all cells have below a height.
fn gap_above(courses: &[Course<'_>], y: Len) -> Len {
    let tops = courses.iter().filter_map(Course::next_extent).map(|(top, _)| top - y);
    tops.min().unwrap_or_default().max(Len::ZERO)
}

/// What a cut costs above the next strips of all cells.
fn price(courses: &[Course<'_>]) -> i32 {
    let cut = courses.iter().filter(|course| course.is_cut());
    let prices = cut.map(|course| course.cell.price(course.next) + penalty::SPLIT_ROW);
    prices.max().unwrap_or(penalty::ROW)
}
