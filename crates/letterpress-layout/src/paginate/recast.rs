//! Paragraphs of a galley broken once more, a line longer and a line shorter.

use std::ops::Range;

use super::variants::{Choice, Offer};
use crate::context::Context;
use crate::flow::{Galley, VBox};
use crate::paragraph::Recast;

/// A paragraph's other lines: the paragraph's place among the galley's, longer and shorter.
pub(super) type Recasts = (usize, [Option<Recast>; 2]);

/// Breaks paragraphs of a galley anew; what pages may be chosen from, and the lines themselves.
pub(super) fn offers(
    near: &[usize],
    galley: &Galley,
    cx: &mut Context<'_>,
) -> (Vec<Offer>, Vec<Recasts>) {
    let (mut offers, mut recasts) = (Vec::new(), Vec::new());
    for &index in near {
        let pliant = &galley.pliants[index];
        let both = pliant.recasts(cx);
        if both.iter().all(Option::is_none) {
            continue;
        }
        let variant = |it: &Option<Recast>| it.as_ref().map(|it| it.variant(pliant, galley));
        let [longer, shorter] = [variant(&both[0]), variant(&both[1])];
        let boxes = pliant.boxes.clone();
        let may_be_cut = galley.boxes[boxes.clone()].iter().all(|vbox| vbox.notes.is_empty());
        offers.push(Offer { boxes, may_be_cut, longer, shorter });
        recasts.push((index, both));
    }
    (offers, recasts)
}

/// The boxes of what was chosen, and which ones they take the place of, but for those that would
/// stand at a box, counted as they come to stand, or below it.
pub(super) fn boxes(
    mut recasts: Vec<Recasts>,
    (changed, end): (&[Choice], usize),
    galley: &mut Galley,
    cx: &Context<'_>,
) -> Vec<(Range<usize>, Vec<VBox>)> {
    let pliants = std::mem::take(&mut galley.pliants);
    let mut chosen = Vec::with_capacity(changed.len());
    let mut shift = 0;
    for choice in changed {
        let (index, both) = &mut recasts[choice.offer];
        let pliant = &pliants[*index];
        if pliant.boxes.start.saturating_add_signed(shift) >= end {
            break;
        }
        let Some(recast) = both[choice.change as usize].take() else { continue };
        let boxes = recast.boxes(pliant, galley, cx);
        shift += boxes.len() as isize - pliant.boxes.len() as isize;
        chosen.push((pliant.boxes.clone(), boxes));
    }
    galley.pliants = pliants;
    chosen
}
