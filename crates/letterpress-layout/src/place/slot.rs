//! Lines in the margins above and below the text.

use letterpress_page::{ArtifactKind, Drawing, ElementId, Len, Owner, Point};
use letterpress_parse::document::{Align, Inline, InlineKind};
use letterpress_source::Span;

use crate::context::Context;
use crate::paragraph::{self, Base, Broken, Manner};
use crate::style::{FolioStyle, PageStyle, TextStyle};

/// The place of a line in a margin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The left end of its baseline.
    pub(super) origin: Point,
    pub(super) width: Len,
    pub(super) align: Align,
}

/// The baseline of a line below the text, nearer to it where the margin is small; none where it
/// can't hold one.
pub(super) fn below(page: &PageStyle, folio: &FolioStyle) -> Option<Len> {
    let size = folio.text.size;
    let distance = folio.distance.min(page.margins.bottom - folio.clearance);
    let has_room = distance >= size + size / 2;
    has_room.then(|| page.size.height - page.margins.bottom + distance)
}

/// The baseline of a line of a size above the text, likewise.
pub(super) fn above(page: &PageStyle, distance: Len, size: Len, clearance: Len) -> Option<Len> {
    let top = page.margins.top;
    let distance = distance.min(top - clearance - size.scale(7, 10));
    (distance >= size).then(|| top - distance)
}

/// Paints a line of text into a slot, as no content of the document.
pub(super) fn paint(
    text: &str,
    style: &TextStyle,
    slot: &Slot,
    drawing: &mut Drawing,
    cx: &mut Context<'_>,
) {
    let broken = cx.aside(|cx| set(text, style, slot, cx));
    let first = drawing.marks.len();
    if let Some(line) = broken.lines.first() {
        paragraph::paint_at(line, &broken.text, slot.origin, drawing, &cx.shaper);
    }
    for mark in &mut drawing.marks[first..] {
        if matches!(mark.owner, Owner::Element(_)) {
            mark.owner = Owner::Artifact(ArtifactKind::Pagination);
        }
    }
}

/// Whether a text fits into a slot as one line.
pub(super) fn fits(text: &str, style: &TextStyle, slot: &Slot, cx: &mut Context<'_>) -> bool {
    cx.aside(|cx| {
        let said = cx.diagnostics.len();
        // A word that is too wide is told.
        set(text, style, slot, cx).lines.len() == 1 && cx.diagnostics.len() == said
    })
}

fn set(text: &str, style: &TextStyle, slot: &Slot, cx: &mut Context<'_>) -> Broken {
    let inline = Inline { kind: InlineKind::Text(text.to_owned()), span: Span::default() };
    let base = Base { style, element: ElementId(0) };
    paragraph::set(&[inline], &base, &Manner::ragged(slot.align, cx.setting.rtl), slot.width, cx)
}
