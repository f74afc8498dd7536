//! Page numbers.

use letterpress_page::{ArtifactKind, Drawing, ElementId, Owner, Point};
use letterpress_parse::document::{Align, Inline, InlineKind};
use letterpress_source::Span;

use crate::context::Context;
use crate::paragraph::{self, Base, Manner};

/// Paints a page's number in its foot; nearer to the text where the margin is small, not at all
/// where it can't hold one.
pub(super) fn paint(label: &str, (index, drawing): (usize, &mut Drawing), cx: &mut Context<'_>) {
    let style = cx.setting.style;
    let (page, folio) = (&style.page, &style.folio);
    let size = folio.text.size;
    let furthest = page.margins.bottom - folio.clearance;
    let distance = folio.distance.min(furthest);
    if distance < size + size / 2 {
        return;
    }
    let inline = Inline { kind: InlineKind::Text(label.to_owned()), span: Span::default() };
    let base = Base { style: &folio.text, element: ElementId(0) };
    let measure = page.measure();
    let manner = Manner::ragged(Align::Center);
    let broken = paragraph::set(&[inline], &base, &manner, measure, cx);
    let y = page.size.height - page.margins.bottom + distance;
    let first = drawing.marks.len();
    if let Some(line) = broken.lines.first() {
        let origin = Point::new(super::margins(index, cx).left, y);
        paragraph::paint_at(line, &broken.text, origin, drawing, &cx.shaper);
    }
    for mark in &mut drawing.marks[first..] {
        if matches!(mark.owner, Owner::Element(_)) {
            mark.owner = Owner::Artifact(ArtifactKind::Pagination);
        }
    }
}
