//! Lists, with their markers hanging in a column of their own.

use letterpress_page::{
    Drawing, ElementId, Len, Marking, Owner, Paint, Path, Point, Rect, Role, Segment,
};
use letterpress_page::{Ink, Mark};
use letterpress_parse::document::{Align, Inline, InlineKind, List, ListItem, Numbering};
use letterpress_source::Span;

use super::Frame;
use crate::context::Context;
use crate::flow::{Flow, Marker, penalty};
use crate::paragraph::{self, Base, Broken, Manner};
use crate::style::TextStyle;

/// Sets a list.
pub(super) fn set(list: &List, span: Span, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let style = &cx.setting.style.list;
    let marking = if list.numbering.is_some() { Marking::Numbers } else { Marking::Bullets };
    let element = cx.element(Role::List(marking), frame.element, span);
    let labels = labels(list, frame, element, cx);
    let widest = labels.iter().map(Label::width).fold(style.column, Len::max);
    let mut inner = frame.indented(widest + style.marker_gap);
    inner.tight = list.tight.then_some(style.item_gap);
    inner.depth += usize::from(list.numbering.is_none());
    inner.nesting += 1;
    let around = frame.around(style.around);
    flow.gap(around);
    let count = list.items.len();
    for (index, (item, label)) in list.items.iter().zip(labels).enumerate() {
        if index > 0 {
            flow.gap(inner.around(frame.gap.max(style.item_gap)));
            flow.penalty(penalty::between_items(index, count, frame.nesting));
        }
        inner.element = label.item;
        label.hang(&inner, flow, cx);
        set_item(item, &inner, flow, cx);
    }
    flow.gap(around);
}

fn set_item(item: &ListItem, inner: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let element = cx.element(Role::ListBody, inner.element, item.span);
    let frame = Frame { element, is_item: true, ..inner.clone() };
    super::all(&item.blocks, &frame, flow, cx);
    super::line_for_marker(&frame, flow);
}

/// What marks an item.
struct Label {
    item: ElementId,
    element: ElementId,
    sign: Sign,
}

enum Sign {
    /// A bullet or a number, as a set line, with its width.
    Text(Broken, Len),
    Task(bool),
}

impl Label {
    /// The width that its column must have; bullets and boxes need no more than the usual one.
    fn width(&self) -> Len {
        match &self.sign {
            Sign::Text(_, width) => *width,
            Sign::Task(_) => Len::ZERO,
        }
    }

    /// Hangs the label on the next baseline, beside the room of its item, but within the text
    /// block.
    fn hang(self, item: &Frame, flow: &mut Flow, cx: &Context<'_>) {
        let gap = cx.setting.style.list.marker_gap;
        let most = cx.setting.style.page.measure().max(item.left + item.width);
        let beside = |width: Len| match item.rtl {
            true => (item.left + item.width + gap).min(most - width),
            false => (item.left - gap - width).max(Len::ZERO),
        };
        let mut drawing = Drawing::default();
        let x = match self.sign {
            Sign::Text(broken, width) => {
                if let Some(line) = broken.lines.first() {
                    let shaper = &cx.shaper;
                    paragraph::paint_at(line, &broken.text, Point::default(), &mut drawing, shaper);
                }
                beside(width)
            }
            Sign::Task(done) => {
                let side = cx.setting.style.task.side;
                draw_box(done, self.element, &mut drawing, cx);
                beside(side)
            }
        };
        flow.marker(Marker { drawing, x });
    }
}

fn labels(list: &List, frame: &Frame, element: ElementId, cx: &mut Context<'_>) -> Vec<Label> {
    let style = &cx.setting.style.list;
    let bullet = style.bullets.get(frame.depth).or(style.bullets.last());
    let mut labels = Vec::with_capacity(list.items.len());
    for (index, item) in list.items.iter().enumerate() {
        let row = cx.element(Role::ListItem, element, item.span);
        let label = cx.element(Role::Label, row, item.span);
        let sign = match (item.task, list.numbering) {
            (Some(done), _) => {
                // These signs are read in the language of whoever listens.
                let state = if done { "☑" } else { "☐" };
                cx.change(label, |element| element.alt = Some(state.into()));
                Sign::Task(done)
            }
            (None, Some(Numbering { start, delimiter })) => {
                let number = start.saturating_add(index as u64);
                set_sign(&format!("{number}{delimiter}"), (&style.number, frame.rtl), label, cx)
            }
            (None, None) => {
                let text = TextStyle { color: style.color, ..frame.text.clone() };
                set_sign(bullet.map_or("•", String::as_str), (&text, frame.rtl), label, cx)
            }
        };
        labels.push(Label { item: row, element: label, sign });
    }
    labels
}

fn set_sign(
    sign: &str,
    (style, rtl): (&TextStyle, bool),
    element: ElementId,
    cx: &mut Context<'_>,
) -> Sign {
    let span = cx.structure.get(element).map_or(Span::default(), |element| element.span);
    let inline = Inline { kind: InlineKind::Text(sign.to_owned()), span };
    let base = Base { style, element };
    let room = cx.setting.style.page.size.width;
    // Set flush right in a wide room, a line says by its place how wide it is.
    let mut broken = paragraph::set(&[inline], &base, &Manner::ragged(Align::Right, rtl), room, cx);
    let width = broken.lines.first().map_or(Len::ZERO, |line| room - line.x);
    if let Some(line) = broken.lines.first_mut() {
        line.x = Len::ZERO;
    }
    Sign::Text(broken, width)
}

/// Draws a task box standing on the baseline.
fn draw_box(done: bool, element: ElementId, drawing: &mut Drawing, cx: &Context<'_>) {
    let style = &cx.setting.style.task;
    let side = style.side;
    // The box is as tall as capitals, and centred on them.
    let top = -side + side.scale(12, 100);
    let mut add = |path| {
        drawing.marks.push(Mark { owner: Owner::Element(element), ink: Ink::Path(path) });
    };
    if !done {
        let half = style.line / 2;
        let rect = Rect::new(half, top + half, side - style.line, side - style.line);
        add(Path::rounded(rect, style.radius, Paint::Stroke(style.open, style.line)));
        return;
    }
    let rect = Rect::new(Len::ZERO, top, side, side);
    add(Path::rounded(rect, style.radius, Paint::Fill(style.done)));
    let at = |x, y| Point::new(side.scale(x, 100), top + side.scale(y, 100));
    let segments =
        vec![Segment::Move(at(24, 53)), Segment::Line(at(43, 71)), Segment::Line(at(77, 31))];
    add(Path { segments, paint: Paint::Stroke(style.tick, style.line.scale(17, 10)) });
}
