use letterpress_page::{Ink, Len, Mark, Run};

use super::is_on_layer;

/// Marks in the order in which they are written: as they are, but for text that runs from right
/// to left, which is written from left to right with what stands beside it.
///
/// Pages hold runs in the order in which they are read. Whoever takes text out of a PDF puts it
/// into that order himself, by where glyphs stand or by their bidirectional types, and some take
/// it for granted that a line of a stream goes from left to right.
///
/// Each comes with its place among those of the page.
pub(super) fn from_left(marks: &[Mark]) -> Vec<(usize, &Mark)> {
    let mut order: Vec<(usize, &Mark)> = marks.iter().enumerate().collect();
    for line in order.chunk_by_mut(|(_, a), (_, b)| stand_together(a, b)) {
        if line.iter().filter_map(|(_, mark)| run(mark)).any(|run| run.rtl) {
            line.sort_by_key(|(place, mark)| from_left_key(*place, mark));
        }
    }
    order
}

/// Where a mark of a line begins; of two that begin at one place, as a space without width does at
/// the end of a line, the one that is read later is on the left if text runs from right to left.
fn from_left_key(place: usize, mark: &Mark) -> Option<(Len, isize)> {
    let run = run(mark)?;
    let place = isize::try_from(place).unwrap_or(isize::MAX);
    Some((run.origin.x, if run.rtl { -place } else { place }))
}

/// Whether two marks are text of one line, however raised or lowered.
fn stand_together(a: &Mark, b: &Mark) -> bool {
    let (Some(one), Some(other)) = (run(a), run(b)) else { return false };
    let (y, other_y) = (one.origin.y, other.origin.y);
    let apart = y.max(other_y) - y.min(other_y);
    apart * 2 < one.size.max(other.size) && is_on_layer(a) == is_on_layer(b)
}

fn run(mark: &Mark) -> Option<&Run> {
    match &mark.ink {
        Ink::Text(run) => Some(run),
        _ => None,
    }
}
