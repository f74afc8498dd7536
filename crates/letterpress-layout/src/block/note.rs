//! Notes, set apart from the text that refers to them.

use std::ops::Range;

use letterpress_page::{Drawing, ElementId, Len, Link, LinkTarget, Owner, Path, Point, Rect, Role};
use letterpress_parse::document::{Inline, InlineKind, InlineStyle, Note};
use letterpress_source::Span;

use super::{Frame, heading};
use crate::context::{Context, Place};
use crate::flow::{Flow, Galley, Marker};
use crate::paragraph::{self, Base, Manner};
use crate::words::Words;

/// The notes at the feet of pages, one galley with the boxes of each.
#[derive(Debug, Default)]
pub(crate) struct FootNotes {
    pub(crate) galley: Galley,
    /// By the note's index; empty for one that nothing refers to.
    pub(crate) boxes: Vec<Range<usize>>,
}

/// Sets the notes that stand at the feet of pages.
pub(crate) fn foot_notes(notes: &[Note], frame: &Frame, cx: &mut Context<'_>) -> FootNotes {
    let mut flow = Flow::default();
    let mut boxes = Vec::with_capacity(notes.len());
    let style = &cx.setting.style.note;
    for (index, note) in notes.iter().enumerate() {
        let start = flow.boxes.len();
        if note.references > 0 {
            flow.fix_gap(style.gap);
            set(note, Some(index), frame, &mut flow, cx);
        }
        boxes.push(start..flow.boxes.len());
    }
    FootNotes { galley: flow.into_galley(), boxes }
}

/// Sets the notes that are referred to as a section of its own, which ends the document.
pub(crate) fn end_notes(notes: &[Note], frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let mut called = notes.iter().enumerate().filter(|(_, note)| note.references > 0).peekable();
    let Some((_, first)) = called.peek() else { return };
    head(first.span, frame, flow, cx);
    for (index, note) in called {
        flow.gap(cx.setting.style.note.gap);
        set(note, Some(index), frame, flow, cx);
    }
}

/// Sets the heading above the notes, at the level of the document's greatest parts.
fn head(span: Span, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let word = Words::of(cx.tag()).notes;
    let content = [Inline { kind: InlineKind::Text(word.to_owned()), span }];
    let level = cx.chapters.parts;
    heading::set_text((level, &content), (Place::Notes, span), frame, flow, cx);
}

/// Sets the notes that nothing refers to, under a rule at the end of the document.
pub(crate) fn loose_notes(notes: &[Note], frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let style = &cx.setting.style.note;
    let loose = notes.iter().enumerate().filter(|(_, note)| note.references == 0);
    for (nth, (index, note)) in loose.enumerate() {
        if nth == 0 {
            flow.gap(frame.gap.max(style.above));
            draw_rule(frame, flow, cx);
            flow.fix_gap(style.below);
            flow.keep(1);
        } else {
            flow.gap(style.gap);
        }
        // One may refer to another.
        flow.anchor(cx.destination(Place::Note(index)));
        set(note, None, frame, flow, cx);
    }
}

fn draw_rule(frame: &Frame, flow: &mut Flow, cx: &Context<'_>) {
    let draft = flow.begin();
    flow.drawing.ornament(rule(frame.left, Len::ZERO, (frame.width, frame.rtl), cx));
    flow.finish(draft, cx.setting.style.note.rule, None);
}

/// The hairline above the notes of a page, where lines begin that run from right to left or not.
pub(crate) fn rule(left: Len, top: Len, (measure, rtl): (Len, bool), cx: &Context<'_>) -> Path {
    let style = &cx.setting.style.note;
    let width = measure.scale(style.rule_share, 1000);
    let left = if rtl { left + measure - width } else { left };
    let rect = Rect::new(left, top, width, style.rule);
    Path::rect(rect, style.rule_color)
}

fn set(note: &Note, index: Option<usize>, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let style = &cx.setting.style.note;
    let element = cx.element(Role::Note, frame.element, note.span);
    let mut inner = match index {
        Some(_) => frame.indented(style.column),
        None => frame.clone(),
    };
    inner.element = element;
    inner.text = style.text.clone();
    inner.gap = style.gap;
    inner.tight = Some(style.gap);
    if let Some(index) = index {
        let destination = cx.destination(Place::Note(index));
        cx.stand(destination, element);
        cx.notes.notes.push((index, element));
        flow.anchor(destination);
        hang_number(index, note, element, frame, (flow, cx));
    }
    super::all(&note.blocks, &inner, flow, cx);
    super::line_for_marker(&inner, flow);
}

/// Hangs a note's number beside it, with the way back to the reference.
fn hang_number(
    index: usize,
    note: &Note,
    element: ElementId,
    frame: &Frame,
    (flow, cx): (&mut Flow, &mut Context<'_>),
) {
    let style = &cx.setting.style.note;
    let label = cx.element(Role::Label, element, note.span);
    let link = cx.element(Role::Link, label, note.span);
    let number = InlineKind::Text((index + 1).to_string());
    let number = Inline { kind: number, span: note.span };
    let raised = InlineKind::Styled(InlineStyle::Superscript, vec![number]);
    let content = [Inline { kind: raised, span: note.span }];
    let base = Base { style: &style.text, element: link };
    let manner = Manner::ragged(frame.start(), frame.rtl);
    let room = style.column * 4;
    let broken = paragraph::set(&content, &base, &manner, room, cx);
    let mut drawing = Drawing::default();
    if let Some(line) = broken.lines.first() {
        let origin = Point::new(if frame.rtl { style.column - room } else { Len::ZERO }, Len::ZERO);
        paragraph::paint_at(line, &broken.text, origin, &mut drawing, &cx.shaper);
    }
    let back = cx.destination(Place::Reference(index));
    let size = style.text.size;
    let rect = Rect::new(Len::ZERO, -size, style.column, size + size / 4);
    let owner = Owner::Element(link);
    drawing.links.push(Link { rect, target: LinkTarget::Destination(back), owner });
    flow.marker(Marker { drawing, x: frame.at_start(style.column) });
}
