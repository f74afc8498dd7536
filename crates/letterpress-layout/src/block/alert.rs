//! GitHub's alerts: a ground, a bar, an icon and a title in the kind's colour.

use letterpress_page::{Color, Drawing, Len, Paint, Path, Point, Rect, Role, Segment};
use letterpress_parse::document::{Alert, AlertKind, Inline, InlineKind};
use letterpress_source::Span;

use super::Frame;
use crate::context::Context;
use crate::flow::{Flow, Ground, Kind};
use crate::paragraph::{self, Base, Manner};
use crate::style::TextStyle;
use crate::words::Words;

/// Sets an alert.
pub(super) fn set(alert: &Alert, span: Span, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    let style = &cx.setting.style.alert;
    let kind = alert.kind as usize;
    let (name, color) = (Words::of(cx.tag()).alerts[kind], style.colors[kind]);
    let element = cx.element(Role::Aside, frame.element, span);
    let mut inner = frame.indented(style.indent).narrowed(style.indent);
    inner.element = element;
    inner.tight = None;
    inner.is_item = false;
    flow.gap(style.around);
    flow.open(Kind::Ground(Ground {
        left: frame.left,
        width: frame.width,
        rtl: frame.rtl,
        fill: Some((color.tint(style.tint), Len::ZERO)),
        bar: Some((style.bar, color)),
        padding: style.padding,
    }));
    flow.strut(style.padding);
    flow.fix_gap(Len::ZERO);
    flow.keep(3);
    let title = alert.title.as_deref().unwrap_or(name);
    set_title(title, (alert.kind, color), span, &inner, (flow, cx));
    flow.fix_gap(style.title_gap);
    super::all(&alert.blocks, &inner, flow, cx);
    flow.fix_gap(Len::ZERO);
    flow.keep(1);
    flow.strut(style.padding);
    flow.close();
    flow.gap(style.around);
}

fn set_title(
    title: &str,
    (kind, color): (AlertKind, Color),
    span: Span,
    frame: &Frame,
    (flow, cx): (&mut Flow, &mut Context<'_>),
) {
    let text = TextStyle { color, ..cx.setting.style.alert.title.clone() };
    let element = cx.element(Role::Paragraph, frame.element, span);
    let content = [Inline { kind: InlineKind::Text(title.to_owned()), span }];
    let side = text.size.scale(11, 10);
    let indent = side + text.size.scale(45, 100);
    let manner = Manner { indent, ..Manner::ragged(frame.start(), frame.rtl) };
    let base = Base { style: &text, element };
    let broken = paragraph::set(&content, &base, &manner, frame.width, cx);
    let mut drawing = Drawing::default();
    // Centred on the height of the title's capitals.
    let top = -(text.size.scale(66, 100) + side) / 2;
    draw(kind, Point::new(Len::ZERO, top), side, color, &mut drawing);
    flow.marker(crate::flow::Marker { drawing, x: frame.at_start(side) });
    paragraph::push(&broken.lines, &broken.text, (frame.left, text.leading), flow, cx);
}

/// Draws the icon of a kind in a square, on a grid of sixteen by sixteen.
fn draw(kind: AlertKind, origin: Point, side: Len, color: Color, drawing: &mut Drawing) {
    let at = |(x, y): (i64, i64)| origin + Point::new(side.scale(x, 160), side.scale(y, 160));
    let line = side.scale(14, 160);
    let mut stroke = |points: &[(i64, i64)], closed: bool| {
        let mut segments: Vec<Segment> = points.iter().map(|&p| Segment::Line(at(p))).collect();
        if let Some(&first) = points.first() {
            segments[0] = Segment::Move(at(first));
        }
        if closed {
            segments.push(Segment::Close);
        }
        drawing.ornament(Path { segments, paint: Paint::Stroke(color, line) });
    };
    match kind {
        AlertKind::Note => {
            stroke(&[(80, 74), (80, 114)], false);
            stroke(&[(80, 46), (80, 47)], false);
            circle(drawing, at((80, 80)), side.scale(70, 160), Paint::Stroke(color, line));
        }
        AlertKind::Tip => {
            stroke(&[(60, 122), (100, 122)], false);
            stroke(&[(66, 146), (94, 146)], false);
            circle(drawing, at((80, 60)), side.scale(46, 160), Paint::Stroke(color, line));
        }
        AlertKind::Important => {
            stroke(
                &[(12, 18), (148, 18), (148, 112), (82, 112), (48, 144), (48, 112), (12, 112)],
                true,
            );
            stroke(&[(80, 40), (80, 68)], false);
            stroke(&[(80, 90), (80, 91)], false);
        }
        AlertKind::Warning => {
            stroke(&[(80, 14), (152, 142), (8, 142)], true);
            stroke(&[(80, 62), (80, 96)], false);
            stroke(&[(80, 118), (80, 119)], false);
        }
        AlertKind::Caution => {
            let octagon = [
                (50, 10),
                (110, 10),
                (150, 50),
                (150, 110),
                (110, 150),
                (50, 150),
                (10, 110),
                (10, 50),
            ];
            stroke(&octagon, true);
            stroke(&[(80, 44), (80, 86)], false);
            stroke(&[(80, 114), (80, 115)], false);
        }
    }
}

fn circle(drawing: &mut Drawing, center: Point, radius: Len, paint: Paint) {
    let rect = Rect::new(center.x - radius, center.y - radius, radius * 2, radius * 2);
    drawing.ornament(Path::rounded(rect, radius, paint));
}
