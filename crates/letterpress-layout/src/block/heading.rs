//! Headings.

use letterpress_page::{OutlineEntry, Role};
use letterpress_parse::document::{Heading, Inline, InlineKind, InlineStyle, plain_text};
use letterpress_source::Span;

use super::Frame;
use crate::context::{Context, Head, Place};
use crate::flow::{Flow, penalty};
use crate::paragraph::{self, Base, Manner};

/// A heading is never parted from what follows, nor at a small price from a second line of it.
const NEAR_LINES: usize = 2;

/// Sets a heading: ragged, never hyphenated, never last on a page.
pub(super) fn set(
    heading: &Heading,
    span: Span,
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let place = Place::Named(heading.id.clone());
    set_text((heading.level, &heading.content), (place, span), frame, flow, cx);
}

/// Sets the text of a heading, whoever wrote it.
pub(super) fn set_text(
    (level, content): (u8, &[Inline]),
    (place, span): (Place, Span),
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let level = level.clamp(1, 6);
    let style = &cx.setting.style.headings[usize::from(level - 1)];
    let element = cx.element(Role::Heading(level), frame.element, span);
    let destination = cx.destination(place);
    cx.stand(destination, element);
    let base = Base { style: &style.text, element };
    let microtype = cx.setting.style.paragraph.microtype;
    let align = frame.align.unwrap_or(frame.start());
    let manner = Manner {
        microtype,
        cares_for_ends: true,
        fills: false,
        // Where text runs from right to left, a heading of Latin names stays at its side.
        turns: !frame.rtl && frame.align.is_none(),
        ..Manner::ragged(align, frame.rtl)
    };
    let broken = paragraph::set(content, &base, &manner, frame.width, cx);
    if frame.is_free() {
        flow.turn_page(cx.chapters.begins(level));
        flow.head(cx.heads.len());
        cx.heads.push(Head { level, title: title(content) });
    }
    flow.gap_above_heading(style.above, level);
    flow.anchor(destination);
    for (index, line) in broken.lines.iter().enumerate() {
        if index > 0 {
            flow.penalty(penalty::KEEP);
        }
        paragraph::paint(line, &broken.text, (frame.left, style.text.leading), flow, cx);
    }
    flow.gap_below_heading(style.below, level);
    flow.keep(1);
    flow.keep_near(NEAR_LINES);
    let title = plain_text(content);
    cx.outline.push(OutlineEntry { level, title, destination });
}

/// A heading's text as a running head has it; a name shown beside it is no part of it.
fn title(content: &[Inline]) -> String {
    let is_name = |inline: &Inline| matches!(inline.kind, InlineKind::Styled(InlineStyle::Name, _));
    let end = content.iter().position(is_name).unwrap_or(content.len());
    plain_text(&content[..end])
}
