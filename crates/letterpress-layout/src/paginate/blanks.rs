//! Blank pages before what begins a recto.

use super::Cut;
use crate::flow::Galley;
use crate::style::{PageStyle, Side};

/// Puts a blank page before each that has to be a recto and would be a verso, so many pages having
/// been set before.
pub(crate) fn with_blanks(
    cuts: Vec<Cut>,
    galley: &Galley,
    (style, before): (&PageStyle, usize),
) -> Vec<Cut> {
    let mut pages = Vec::with_capacity(cuts.len());
    for cut in cuts {
        let first = galley.boxes.get(cut.boxes.start).filter(|_| !cut.boxes.is_empty());
        let recto = first.is_some_and(|first| first.joint.recto);
        if recto && style.side_of(before + pages.len()) == Side::Verso {
            let at = cut.boxes.start;
            pages.push(Cut::blank(at));
        }
        pages.push(cut);
    }
    pages
}
