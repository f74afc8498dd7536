//! Paragraphs of running text.

use letterpress_page::{Len, Role};
use letterpress_parse::document::{BlockKind, Inline, InlineKind, Paragraph};
use letterpress_source::Span;

use super::{Frame, figure};
use crate::context::Context;
use crate::flow::{Flow, penalty};
use crate::paragraph::{self, Base, Manner, Pliant};

/// Sets a paragraph; one that is nothing but a picture becomes a figure.
pub(super) fn set(
    paragraph: &Paragraph,
    span: Span,
    (before, after): (Option<&BlockKind>, Option<&BlockKind>),
    frame: &Frame,
    (flow, cx): (&mut Flow, &mut Context<'_>),
) {
    if figure::set(paragraph, frame, flow, cx) {
        return;
    }
    let style = &cx.setting.style.paragraph;
    let follows = matches!(before, Some(BlockKind::Paragraph(_)));
    let indent = if follows && frame.align.is_none() { style.indent } else { Len::ZERO };
    let mut manner = Manner { indent, ..manner(frame, cx) };
    // A row of badges is no text: its gaps stay as they are.
    manner.justify &= !is_pictures(&paragraph.content);
    let gap = if indent.is_zero() { frame.gap.max(gap_between(follows, frame)) } else { frame.gap };
    flow.gap(frame.around(gap));
    let element = cx.element(Role::Paragraph, frame.element, span);
    let base = Base { style: &frame.text, element };
    let text = paragraph::collect(&paragraph.content, &base, cx);
    let manner = manner.for_text(&text).into_owned();
    let broken = paragraph::break_text(text, &manner, frame.width, cx);
    if broken.is_empty() {
        // Nothing but a picture that could not be had and has no description.
        return;
    }
    let (first, count) = (flow.boxes.len(), broken.lines.len());
    // A single line right above a table or a listing names it, as a rule.
    let names = count == 1 && matches!(after, Some(BlockKind::Table(_) | BlockKind::Code(_)));
    if names && matches!(before, Some(BlockKind::Paragraph(it)) if ends_in_colon(&it.content)) {
        // What leads to a listing leads to its name, too.
        flow.penalty(penalty::LEAD_IN);
    }
    paragraph::push(&broken.lines, &broken.text, (frame.left, frame.text.leading), flow, cx);
    let place = (frame.left, frame.width, frame.text.leading);
    flow.pliants.extend(Pliant::of(broken, first..flow.boxes.len(), manner, place));
    flow.gap(frame.around(frame.gap));
    if names {
        flow.keep_gap();
    }
    if names || leads_in(&paragraph.content, after) {
        flow.penalty(penalty::LEAD_IN);
    }
    // The one line that an item begins with is a head to what follows in it.
    if frame.is_item && before.is_none() && after.is_some() && count == 1 {
        flow.penalty(penalty::LONELY_LINE);
    }
}

/// Two paragraphs of which neither is indented need a gap to be told apart.
fn gap_between(follows: bool, frame: &Frame) -> Len {
    if follows && frame.gap.is_zero() && frame.align.is_some() {
        frame.text.leading / 2
    } else {
        Len::ZERO
    }
}

/// How running text is set in a frame.
pub(super) fn manner(frame: &Frame, cx: &Context<'_>) -> Manner {
    let style = &cx.setting.style.paragraph;
    let text = Manner {
        justify: style.justify,
        hyphenate: style.hyphenate,
        align: frame.start(),
        rtl: frame.rtl,
        turns: !frame.is_item,
        indent: Len::ZERO,
        microtype: style.microtype,
        sentence_space: style.sentence_space,
        cares_for_ends: true,
        fills: false,
    };
    match frame.align {
        Some(align) => Manner { justify: false, hyphenate: false, align, ..text },
        None => text,
    }
}

/// Whether a text is nothing but pictures and links around them.
fn is_pictures(content: &[Inline]) -> bool {
    content.iter().all(|inline| match &inline.kind {
        InlineKind::Picture(_) | InlineKind::SoftBreak | InlineKind::LineBreak => true,
        InlineKind::Text(text) => text.trim().is_empty(),
        InlineKind::Link(link) => is_pictures(&link.content),
        _ => false,
    })
}

/// Whether a paragraph leads to what follows it: "as follows:" and a list.
fn leads_in(content: &[Inline], after: Option<&BlockKind>) -> bool {
    use BlockKind::{Code, List, Math, Paragraph, Quote, Table};
    let led = match after {
        Some(List(_) | Code(_) | Table(_) | Quote(_) | Math(_)) => true,
        Some(Paragraph(it)) => is_pictures(&it.content),
        _ => false,
    };
    led && ends_in_colon(content)
}

fn ends_in_colon(content: &[Inline]) -> bool {
    matches!(
        content.last(),
        Some(Inline { kind: InlineKind::Text(text), .. }) if text.trim_end().ends_with(':')
    )
}
