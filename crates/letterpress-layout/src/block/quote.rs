//! Quotations, and details with their summary.

use letterpress_page::{Len, Role};
use letterpress_parse::document::{Block, Details};
use letterpress_source::Span;

use super::{Frame, text::manner};
use crate::context::Context;
use crate::flow::{Flow, Ground, Kind};
use crate::paragraph::{self, Base};

/// Sets a quotation: set in, with a bar where its lines begin.
pub(super) fn set(
    blocks: &[Block],
    span: Span,
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let style = &cx.setting.style.quote;
    let element = cx.element(Role::Quote, frame.element, span);
    let mut inner = frame.indented(style.indent);
    inner.element = element;
    inner.tight = None;
    inner.is_item = false;
    inner.text.color = style.color;
    flow.gap(style.around);
    let bar = Some((style.bar, style.bar_color));
    let (left, width) = (frame.left, frame.width);
    flow.open(Kind::Ground(Ground {
        left,
        width,
        rtl: frame.rtl,
        fill: None,
        bar,
        padding: Len::ZERO,
    }));
    super::all(blocks, &inner, flow, cx);
    flow.close();
    flow.gap(style.around);
}

/// Sets details: the summary in bold, then what it sums up.
pub(super) fn details(
    details: &Details,
    span: Span,
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    if !details.summary.is_empty() {
        let element = cx.element(Role::Paragraph, frame.element, span);
        let mut style = frame.text.clone();
        style.weight = style.weight.max(cx.setting.style.inline.strong);
        let base = Base { style: &style, element };
        let manner = manner(frame, cx);
        let broken = paragraph::set(&details.summary, &base, &manner, frame.width, cx);
        flow.gap(frame.around(frame.gap));
        paragraph::push(&broken.lines, &broken.text, (frame.left, style.leading), flow, cx);
        flow.keep(1);
    }
    super::all(&details.blocks, frame, flow, cx);
}
