//! Spans in brackets as Pandoc has them, `[text]{lang=fr}`, and what attributes after a link say
//! of its text.
//!
//! comrak reads brackets that are no link as text. So they are looked for among the texts that
//! stand beside each other in its tree, and what stands between them moves into a node of its
//! own, before the tree is walked.

use comrak::nodes::{Ast, Attributes, LineColumn, Node, NodeValue, Sourcepos};
use letterpress_source::Span;

use super::Walk;
use crate::braces::{self, Braces};
use crate::build::Shell;
use crate::document::Locale;
use crate::locale;
use crate::places::Places;

/// The node of a span. Nothing else makes one, since comrak is never asked for spoilers.
pub(super) const SPAN: NodeValue = NodeValue::SpoileredText;

/// Gives every span in the tree a node of its own.
pub(super) fn gather<'a>(arena: &'a comrak::Arena<'a>, root: Node<'a>, places: &Places) {
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes {
        let found = if node.children().any(may_end) { find(node, places) } else { Vec::new() };
        if !found.is_empty() {
            rebuild(arena, node, found);
        }
        wrap_link(arena, node);
    }
}

/// Whether a span may end in a node.
fn may_end(node: Node<'_>) -> bool {
    matches!(&node.data().value, NodeValue::Text(text) if text.contains("]{"))
}

/// Puts a link into a span with the same attributes where they say something of its text.
fn wrap_link<'a>(arena: &'a comrak::Arena<'a>, link: Node<'a>) {
    let (attributes, place) = {
        let data = link.data();
        let is_link = matches!(data.value, NodeValue::Link(_));
        match data.attrs.clone().filter(|_| is_link) {
            Some(attributes) if says_something(&attributes) => (attributes, data.sourcepos),
            _ => return,
        }
    };
    let span = add(arena, SPAN, place, Some(attributes));
    link.insert_before(span);
    span.append(link);
}

fn says_something(attributes: &Attributes) -> bool {
    let is_known = |key: &str| matches!(key, "lang" | "dir");
    attributes.id.is_some() || attributes.pairs.iter().any(|(key, _)| is_known(key))
}

/// A sign of a span among the children of a node.
struct Sign {
    /// The index of the text.
    child: usize,
    /// Where the sign begins and ends in it.
    range: std::ops::Range<usize>,
    /// Its place in the source.
    place: Sourcepos,
    /// Whether it opens a span, and which attributes that has.
    opens: Option<Box<Attributes>>,
}

/// The brackets and attributes of the spans in a node, in order.
fn find(parent: Node<'_>, places: &Places) -> Vec<Sign> {
    let mut found: Vec<Sign> = Vec::new();
    let mut open: Vec<Option<Sign>> = Vec::new();
    for (child, node) in parent.children().enumerate() {
        let data = node.data();
        let NodeValue::Text(text) = &data.value else { continue };
        let source = places.slice(places.span(data.sourcepos));
        let brackets = text.match_indices(['[', ']']);
        let written: Vec<usize> = source.match_indices(['[', ']']).map(|(at, _)| at).collect();
        let is_exact = written.len() == brackets.clone().count();
        for (index, (at, bracket)) in brackets.enumerate() {
            let attributes = attributes(&text[at + 1..]);
            let length = attributes.as_ref().map_or(0, |&(_, length)| length);
            let from = written.get(index).filter(|_| is_exact);
            let place = from.map(|&from| part(data.sourcepos, from..from + 1 + length));
            let (range, place) = (at..at + 1 + length, place.unwrap_or(data.sourcepos));
            if bracket == "[" {
                // The label of a missing footnote is no span.
                let is_note = text[at + 1..].starts_with('^');
                let sign = Sign { child, range: at..at + 1, place, opens: None };
                open.push((!is_note).then_some(sign));
            } else if let (Some(Some(mut first)), Some((attributes, _))) = (open.pop(), attributes)
            {
                first.opens = Some(attributes);
                found.push(first);
                found.push(Sign { child, range, place, opens: None });
            }
        }
    }
    found.sort_by_key(|sign| (sign.child, sign.range.start));
    found
}

/// The attributes that a text begins with, and their length.
fn attributes(text: &str) -> Option<(Box<Attributes>, usize)> {
    let rest = text.strip_prefix('{')?;
    // No brace stands within, so that no text is looked through twice.
    let end = rest.find(['{', '}'])? + 2;
    let Braces { name, classes, pairs } = braces::read(text.get(..end)?)?;
    let says_nothing = name.is_none() && !classes && pairs.is_empty();
    let pairs = pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    let id = name.map(str::to_owned);
    let attributes = Box::new(Attributes { id, pairs, ..Attributes::default() });
    (!says_nothing).then_some((attributes, end))
}

/// The place of a range of a text on one line.
fn part(text: Sourcepos, range: std::ops::Range<usize>) -> Sourcepos {
    let at = |offset: usize| LineColumn { column: text.start.column + offset, ..text.start };
    Sourcepos { start: at(range.start), end: at(range.end.saturating_sub(1)) }
}

/// Moves what stands between signs into nodes of their own.
fn rebuild<'a>(arena: &'a comrak::Arena<'a>, parent: Node<'a>, signs: Vec<Sign>) {
    let ends = ends(&signs);
    let children: Vec<Node<'a>> = parent.children().collect();
    let mut around = vec![parent];
    let mut signs = signs.into_iter().zip(ends).peekable();
    for (index, child) in children.into_iter().enumerate() {
        child.detach();
        let inner = |around: &[Node<'a>]| around.last().copied().unwrap_or(parent);
        if signs.peek().is_none_or(|(sign, _)| sign.child != index) {
            inner(&around).append(child);
            continue;
        }
        let whole = child.data().sourcepos;
        let text = child.data().value.text().map_or_else(String::new, |text| text.to_string());
        let mut start = (0, whole.start);
        while let Some((sign, end)) = signs.next_if(|(sign, _)| sign.child == index) {
            let before = LineColumn {
                column: sign.place.start.column.saturating_sub(1),
                ..sign.place.start
            };
            let piece = text.get(start.0..sign.range.start).unwrap_or("");
            add_text(arena, inner(&around), piece, Sourcepos { start: start.1, end: before });
            if sign.opens.is_some() {
                let place = Sourcepos { start: sign.place.start, end };
                let span = add(arena, SPAN, place, sign.opens);
                inner(&around).append(span);
                around.push(span);
            } else {
                around.pop();
            }
            let after = LineColumn { column: sign.place.end.column + 1, ..sign.place.end };
            start = (sign.range.end, after);
        }
        let piece = text.get(start.0..).unwrap_or("");
        add_text(arena, inner(&around), piece, Sourcepos { start: start.1, end: whole.end });
    }
}

/// For each sign the end of the span that it belongs to.
fn ends(signs: &[Sign]) -> Vec<LineColumn> {
    let mut ends: Vec<LineColumn> = signs.iter().map(|sign| sign.place.end).collect();
    let mut open = Vec::new();
    for (index, sign) in signs.iter().enumerate() {
        if sign.opens.is_some() {
            open.push(index);
        } else if let Some(first) = open.pop() {
            ends[first] = sign.place.end;
        }
    }
    ends
}

fn add_text<'a>(arena: &'a comrak::Arena<'a>, parent: Node<'a>, text: &str, place: Sourcepos) {
    if !text.is_empty() {
        parent.append(add(arena, NodeValue::Text(text.to_owned().into()), place, None));
    }
}

fn add<'a>(
    arena: &'a comrak::Arena<'a>,
    value: NodeValue,
    place: Sourcepos,
    attributes: Option<Box<Attributes>>,
) -> Node<'a> {
    let mut made = Ast::new_with_sourcepos(value, place);
    made.attrs = attributes;
    arena.alloc(made.into())
}

impl Walk<'_, '_> {
    /// Opens a span with the name and the locale that its attributes give it.
    pub(super) fn open_span(&mut self, attributes: Option<&Attributes>, span: Span) {
        if let Some(name) = attributes.and_then(|attributes| attributes.id.as_deref()) {
            self.builder.anchor(name, span);
        }
        let locale = self.locale(attributes, span);
        self.builder.open_format(locale.map_or(Shell::Plain, Shell::Localized), None, span);
    }

    /// The locale that attributes give.
    pub(super) fn locale(&mut self, found: Option<&Attributes>, span: Span) -> Option<Locale> {
        let pairs = &found.filter(|_| self.options.attributes)?.pairs;
        let value = |key: &str| {
            let mut values = pairs.iter().filter(|(name, _)| name == key);
            values.next().map(|(_, value)| value.as_str())
        };
        locale::read(value("lang"), value("dir"), span, self.builder.reports)
    }
}
