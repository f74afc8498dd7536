//! The baseline grid: lines of running text stand at the same heights on all pages.
//!
//! The grid's lines are as far apart as the leading of running text, from the top of the text block
//! down. What stands between two lines of running text, headings, pictures, code, takes up whole
//! lines with the gaps around it: the gap above it grows as much as that needs ([`align`]). Where a
//! page begins in the midst of such a thing, its rest does, and the gap below it grows
//! ([`Rests`]).

use letterpress_page::Len;

use super::{Galley, penalty};

/// Makes what stands between the lines of running text as tall as whole lines.
pub(crate) fn align(galley: &mut Galley, leading: Len) {
    let mut first = 0;
    let mut height = Len::ZERO;
    for index in 0..galley.boxes.len() {
        let vbox = &galley.boxes[index];
        if vbox.joint.penalty == penalty::FORCED || index == 0 {
            // Nothing stands above what begins a page.
            (first, height) = (index, Len::ZERO);
        } else {
            height += vbox.joint.gap;
        }
        if !vbox.is_on_grid {
            height += vbox.height;
            continue;
        }
        if first > 0 && galley.boxes[first].joint.penalty != penalty::FORCED {
            galley.boxes[first].joint.gap += missing(height, leading);
        }
        (first, height) = (index + 1, Len::ZERO);
    }
}

/// What a height lacks to be whole lines.
fn missing(height: Len, leading: Len) -> Len {
    let rest = height.units().rem_euclid(leading.units().max(1));
    if rest == 0 { Len::ZERO } else { leading - Len::from_units(rest) }
}

/// What pages grow by that begin amidst what stands between two lines of running text.
pub(crate) struct Rests {
    /// For a page that begins with each box, the box above which its gap grows, and by how much;
    /// nothing where no line of running text follows on the page.
    rests: Vec<Option<Rest>>,
}

/// What a page grows by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rest {
    /// The line of running text that it grows above.
    pub(crate) above: usize,
    pub(crate) by: Len,
}

impl Rests {
    pub(crate) fn of(galley: &Galley) -> Self {
        let mut rests = vec![None; galley.boxes.len()];
        let Some(leading) = galley.grid else { return Self { rests } };
        // The next line of running text, and how far it is from the top of the box that is looked at.
        let mut next = None;
        for (index, vbox) in galley.boxes.iter().enumerate().rev() {
            let (above, height) = match next {
                _ if vbox.is_on_grid => (index, Len::ZERO),
                Some((above, height)) => (above, height + vbox.height),
                None => continue,
            };
            let opened = galley.opening(vbox.joint);
            let by = missing(opened + height, leading);
            rests[index] = Some(Rest { above, by }).filter(|rest| !rest.by.is_zero());
            let is_forced = vbox.joint.penalty == penalty::FORCED;
            next = (!is_forced).then_some((above, height + vbox.joint.gap));
        }
        Self { rests }
    }

    /// What a page grows by that begins with a box.
    pub(crate) fn get(&self, first: usize) -> Option<Rest> {
        self.rests.get(first).copied().flatten()
    }
}
