//! Terms and what they mean.

use letterpress_page::{Marking, Role};
use letterpress_parse::document::{Definition, Inline, InlineKind};

use super::Frame;
use crate::context::Context;
use crate::flow::{Flow, penalty};
use crate::paragraph::{self, Base, Manner};

/// Several terms of one definition, each on a line of its own as in the source.
fn on_lines(term: &[Inline]) -> Vec<Inline> {
    let line = |inline: &Inline| match inline.kind {
        InlineKind::SoftBreak => Inline { kind: InlineKind::LineBreak, span: inline.span },
        _ => inline.clone(),
    };
    term.iter().map(line).collect()
}

/// Sets a list of definitions: each term on lines of its own, never parted from its body.
pub(super) fn set(
    definitions: &[Definition],
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let style = &cx.setting.style.definition;
    let span = definitions.iter().map(|d| d.span).reduce(letterpress_source::Span::join);
    let list = cx.element(Role::List(Marking::Terms), frame.element, span.unwrap_or_default());
    flow.gap(frame.around(frame.gap));
    for (index, definition) in definitions.iter().enumerate() {
        let item = cx.element(Role::ListItem, list, definition.span);
        if index > 0 {
            flow.gap(if definition.tight { style.item_gap } else { frame.gap.max(style.item_gap) });
            flow.penalty(penalty::between_items(index, definitions.len(), frame.nesting));
        }
        for (index, term) in definition.terms.iter().enumerate() {
            let element = cx.element(Role::Term, item, definition.span);
            let base = Base { style: &style.term, element };
            let manner = Manner::ragged(frame.start(), frame.rtl);
            let term = on_lines(term);
            let broken = paragraph::set(&term, &base, &manner, frame.width, cx);
            if index > 0 {
                flow.fix_gap(style.term_gap);
                flow.keep(1);
            }
            paragraph::push(
                &broken.lines,
                &broken.text,
                (frame.left, style.term.leading),
                flow,
                cx,
            );
        }
        let mut inner = frame.indented(style.indent);
        inner.tight = definition.tight.then_some(style.item_gap);
        for (index, body) in definition.bodies.iter().enumerate() {
            if index == 0 {
                flow.fix_gap(style.term_gap);
                flow.keep(1);
            }
            inner.element = cx.element(Role::ListBody, item, definition.span);
            super::all(body, &inner, flow, cx);
        }
    }
    flow.gap(frame.around(frame.gap));
}
