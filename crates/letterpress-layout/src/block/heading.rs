//! Headings.

use letterpress_page::{OutlineEntry, Role};
use letterpress_parse::document::{Align, Heading};
use letterpress_source::Span;

use super::Frame;
use crate::context::Context;
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
    let level = heading.level.clamp(1, 6);
    let style = &cx.setting.style.headings[usize::from(level - 1)];
    let element = cx.element(Role::Heading(level), frame.element, span);
    let destination = cx.destination(&heading.id);
    let base = Base { style: &style.text, element };
    let manner = Manner::ragged(frame.align.unwrap_or(Align::Left));
    let broken = paragraph::set(&heading.content, &base, &manner, frame.width, cx);
    flow.gap(style.above);
    flow.anchor(destination);
    for (index, line) in broken.lines.iter().enumerate() {
        if index > 0 {
            flow.penalty(penalty::KEEP);
        }
        paragraph::paint(line, &broken.text, (frame.left, style.text.leading), flow, cx);
    }
    flow.fix_gap(style.below);
    flow.keep(1);
    flow.keep_near(NEAR_LINES);
    let title = outline_title(&broken.text.text);
    cx.outline.push(OutlineEntry { level, title, destination });
}

/// A heading's text as one line without pictures.
fn outline_title(text: &str) -> String {
    let words = text.split([' ', '\u{fffc}', '\u{a0}']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
