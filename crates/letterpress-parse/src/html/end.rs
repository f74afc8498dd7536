//! What an end tag closes, and what a start tag closes by itself.

use super::role::Role;
use crate::build::{Builder, Element, Frame, REACH, Shell};

/// Reads an end tag. One without its start in the same Markdown container is ignored.
pub(super) fn tag(builder: &mut Builder, name: &str) {
    if let Some(dropped) = &builder.dropping {
        if dropped == name {
            builder.dropping = None;
        }
        return;
    }
    let role = Role::of(name);
    match role {
        Role::Style(_) | Role::Code | Role::Link | Role::Span | Role::Unknown => {
            close_format(builder, name);
        }
        Role::Quotation => {
            close_format(builder, name);
            builder.quotation_mark("”");
        }
        Role::Break => builder.line_break(builder.here),
        _ if role.is_block() || role.is_table_part() => close_block(builder, role, name),
        _ => {}
    }
}

/// Closes a link that is open in the same Markdown container, since links do not nest.
pub(super) fn close_link(builder: &mut Builder) {
    close_format(builder, "a");
}

/// Closes what HTML ends without an end tag where this element starts.
pub(super) fn implied(builder: &mut Builder, role: Role) {
    let is_paragraph = builder.top().name.as_deref() == Some("p");
    if is_paragraph {
        builder.close();
    }
    let ends: fn(&Element) -> bool = match role {
        Role::Heading(_) if matches!(builder.top().element, Element::Heading(_)) => {
            if builder.top().name.is_some() {
                builder.close();
            }
            return;
        }
        Role::Item => |element| matches!(element, Element::Item(_)),
        Role::Term | Role::Meaning => |e| matches!(e, Element::Term | Element::Meaning),
        Role::Section(_) | Role::Caption => {
            |element| matches!(element, Element::Section(_) | Element::Row(_) | Element::Caption)
        }
        Role::Row => |element| matches!(element, Element::Row(_) | Element::Caption),
        Role::Cell(_) => |element| matches!(element, Element::Cell(_) | Element::Caption),
        _ => return,
    };
    // A section ends the row in it too, and both end the cells in them: the outermost counts.
    let bound: fn(&Element) -> bool = match role {
        Role::Item => |element| matches!(element, Element::List(_)) || element.bounds(),
        Role::Term | Role::Meaning => {
            |element| matches!(element, Element::Definitions(..)) || element.bounds()
        }
        _ => |element| matches!(element, Element::Table(_)),
    };
    if let Some(index) = outermost(builder, ends, bound) {
        builder.close_to(index);
        builder.close();
    }
}

/// The outermost element of HTML for which `ends` holds, within the innermost for which
/// `bound` does.
fn outermost(
    builder: &Builder,
    ends: fn(&Element) -> bool,
    bound: fn(&Element) -> bool,
) -> Option<usize> {
    let mut found = None;
    for (index, frame) in reachable(builder) {
        if ends(&frame.element) {
            found = Some(index);
        } else if bound(&frame.element) {
            break;
        }
    }
    found
}

/// The open elements of HTML in the innermost container of Markdown, from the innermost on.
fn reachable<'b>(builder: &'b Builder) -> impl Iterator<Item = (usize, &'b Frame)> {
    let mark = builder.marks.last().copied();
    let inner = builder.frames.iter().enumerate().rev().take(REACH);
    inner.take_while(move |(_, frame)| {
        frame.name.is_some() && mark.is_none_or(|mark| frame.base > mark)
    })
}

fn close_block(builder: &mut Builder, role: Role, name: &str) {
    let mut found = None;
    for (index, frame) in reachable(builder) {
        let is_heading = matches!((role, &frame.element), (Role::Heading(_), Element::Heading(_)));
        if is_heading || frame.name.as_deref() == Some(name) {
            found = Some(index);
            break;
        }
        let bounds = if role.is_table_part() {
            matches!(frame.element, Element::Table(_))
        } else if role == Role::Item {
            matches!(frame.element, Element::List(_)) || frame.element.bounds()
        } else {
            frame.element.bounds()
        };
        if bounds {
            break;
        }
    }
    if let Some(index) = found {
        builder.close_to(index);
        builder.close();
    }
}

fn close_format(builder: &mut Builder, name: &str) {
    let Some(index) = open_format(builder, name) else { return };
    let closed = &builder.formats[index];
    let is_styled = !matches!(closed.shell, Shell::Localized(_) | Shell::Plain);
    // What has a style and a locale is two formats of one tag.
    let around = index.checked_sub(1).filter(|&around| {
        let around = &builder.formats[around];
        let is_its_own = around.name == closed.name && around.span == closed.span;
        is_styled && is_its_own && matches!(around.shell, Shell::Localized(_))
    });
    builder.remove_format(index);
    if let Some(around) = around {
        builder.remove_format(around);
    }
}

/// The innermost format of an element that is open in the same Markdown container.
pub(super) fn open_format(builder: &Builder, name: &str) -> Option<usize> {
    let frames = builder.frames.iter().rev();
    let outer = frames.take(REACH).find(|frame| frame.name.is_none()).map_or(0, |f| f.base);
    let first = builder.marks.last().map_or(outer, |&mark| outer.max(mark + 1));
    let mut open = (first..builder.formats.len()).rev().take(REACH);
    open.find(|&index| builder.formats[index].name.as_deref() == Some(name))
}
