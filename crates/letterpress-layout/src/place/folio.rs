//! Page numbers.

use letterpress_page::{Drawing, Point};
use letterpress_parse::document::Align;

use super::leaf::Leaf;
use super::slot::{self, Slot};
use crate::context::Context;
use crate::style::{FolioLine, FolioPlace, Side};

/// Paints a page's number in its foot or head; nearer to the text where the margin is small, not
/// at all where it can't hold one.
pub(super) fn paint(leaf: &Leaf, drawing: &mut Drawing, cx: &mut Context<'_>) {
    let style = cx.setting.style;
    let folio = &style.folio;
    let dropped = leaf.opens && !folio.first_pages;
    let (at, place) = match folio.place {
        FolioPlace::Centre | FolioPlace::Outer if dropped => (FolioLine::Foot, FolioPlace::Centre),
        place => (folio.at, place),
    };
    let align = match (place, leaf.side) {
        (FolioPlace::None, _) => return,
        (FolioPlace::Centre, _) => Align::Center,
        (FolioPlace::Outer, Side::Recto) => Align::Right,
        (FolioPlace::Outer, Side::Verso) => Align::Left,
    };
    let baseline = match at {
        FolioLine::Foot => slot::below(&leaf.sheet, folio),
        FolioLine::Head => {
            let distance = style.running_head.distance;
            slot::above(&leaf.sheet, distance, folio.text.size, folio.clearance)
        }
    };
    let Some(y) = baseline else { return };
    let left = leaf.sheet.margins.left;
    let slot = Slot { origin: Point::new(left, y), width: leaf.sheet.measure(), align };
    slot::paint(&leaf.label, &folio.text, &slot, drawing, cx);
}
