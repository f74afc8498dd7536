//! Thematic breaks.

use letterpress_page::{Len, Path, Rect};

use super::Frame;
use crate::context::Context;
use crate::flow::Flow;

/// Sets a thematic break: a short rule in the middle.
pub(super) fn set(frame: &Frame, flow: &mut Flow, cx: &Context<'_>) {
    let style = &cx.setting.style.rule;
    flow.gap(style.around);
    flow.keep(1);
    let draft = flow.begin();
    let width = frame.width.scale(style.share, 1000);
    let rect = Rect::new(frame.left + (frame.width - width) / 2, Len::ZERO, width, style.thickness);
    flow.drawing.ornament(Path::rect(rect, style.color));
    flow.finish(draft, style.thickness, None);
    flow.keep(1);
    flow.gap(style.around);
}
