//! Where the pages that were chosen leave faults that other lines could mend.

use super::Cut;
use crate::flow::{Galley, penalty};

/// The paragraphs that stand on a page with a fault, or on one beside it, and may come in another
/// number of lines: their places among the galley's.
///
/// What is to be mended is the foot of a page. A paragraph that stands more than a page away from
/// it can be of help only by moving all that stands between them.
pub(super) fn near(pages: &[Cut], galley: &Galley) -> Vec<usize> {
    let is_faulty = |cut: Option<&Cut>| cut.is_some_and(|cut| cut.price >= penalty::VARIANT);
    let mut found = Vec::new();
    let mut pliants = galley.pliants.iter().enumerate().peekable();
    for (page, cut) in pages.iter().enumerate() {
        let beside = [page.checked_sub(1), Some(page), Some(page + 1)];
        let is_near = beside.iter().flatten().any(|&page| is_faulty(pages.get(page)));
        while let Some((index, _)) = pliants.next_if(|(_, it)| it.boxes.start < cut.boxes.end) {
            if is_near {
                found.push(index);
            }
        }
    }
    found
}
