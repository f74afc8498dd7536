//! Feeds comrak's tree to the builder, without recursion.

mod bounds;
mod cell;
mod directive;
mod dollars;
mod leaf;
mod spans;

use std::collections::BTreeMap;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::TableAlignment;
use comrak::nodes::{AlertType, ListDelimType, ListType, Node, NodeList, NodeValue};
use letterpress_source::Span;

use crate::Options;
use crate::build::{
    Builder, Element, OpenHeading, OpenList, OpenTable, Part, RawCell, RawRow, Shell,
};
use crate::document::{AlertKind, Align, Block, InlineStyle, Locale, Note, Numbering};
use crate::places::Places;
use crate::reports::Reports;
use leaf::Description;

/// What a source holds, before names and links are resolved.
pub(crate) struct Tree {
    pub(crate) blocks: Vec<Block>,
    /// The notes by the places that references name; those without a text stay empty.
    pub(crate) notes: Vec<Option<Note>>,
}

/// Reads the Markdown of a source whose first byte has the offset `base`.
pub(crate) fn read(text: &str, base: usize, options: &Options, reports: &mut Reports) -> Tree {
    let arena = comrak::Arena::new();
    let places = Places::new(text, base);
    let mut asked = bounds::within(text, base, options, reports);
    let mut root = comrak::parse_document(&arena, text, &asked);
    if let Some(at) = dollars::swallow(root) {
        reports.add(dollars::tell(places.span(at)));
        asked.extension.math_dollars = false;
        root = comrak::parse_document(&arena, text, &asked);
    }
    if options.attributes {
        spans::gather(&arena, root, &places);
    }
    let mut walk = Walk {
        builder: Builder::new(reports, options.smart),
        inline_notes: inline_notes(root, &places),
        places,
        options,
        labels: BTreeMap::new(),
        fixed: None,
        picture: None,
    };
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => walk.enter(node),
            NodeEdge::End(node) => walk.leave(node),
        }
    }
    let (blocks, notes) = walk.builder.finish();
    Tree { blocks, notes }
}

/// The state of the walk.
struct Walk<'a, 'r> {
    builder: Builder<'r>,
    places: Places<'a>,
    options: &'a Options,
    /// The places of the notes by their labels.
    labels: BTreeMap<String, usize>,
    /// Where the references of inline notes stand, by the labels that comrak made for them.
    inline_notes: BTreeMap<String, Span>,
    /// The place of everything in an inline note, whose own positions are none of the source's.
    fixed: Option<Span>,
    /// The description of the picture that is being read.
    picture: Option<Description>,
}

/// What a node is to the builder.
enum Opens {
    /// It holds blocks or running text.
    Element(Element, Option<Locale>),
    /// It is a format of running text.
    Format(Shell),
    /// It holds nothing, or nothing that needs a frame.
    Nothing,
}

impl Walk<'_, '_> {
    fn span(&self, node: Node<'_>) -> Span {
        self.fixed.unwrap_or_else(|| self.places.span(node.data().sourcepos))
    }

    fn enter(&mut self, node: Node<'_>) {
        let span = self.span(node);
        if self.picture.is_some() {
            return self.describe(node);
        }
        self.builder.here = span;
        if let Some(sign) = self.spaced_script(node, span) {
            return self.builder.text(sign, span);
        }
        if matches!(node.data().value, NodeValue::SpoileredText) {
            return self.open_span(node.data().attrs.as_deref(), span);
        }
        match self.opens(node, span) {
            // The place of an inline note is known only now.
            Opens::Element(element, locale) => {
                self.builder.open(element, locale, self.fixed.unwrap_or(span));
            }
            Opens::Format(shell) => self.builder.open_format(shell, None, span),
            Opens::Nothing => self.leaf(node, span),
        }
    }

    fn leave(&mut self, node: Node<'_>) {
        let is_image = matches!(node.data().value, NodeValue::Image(_));
        if self.picture.is_some() {
            if is_image {
                self.end_picture();
            }
            return;
        }
        let span = self.span(node);
        self.builder.here = Span { start: span.end, ..span };
        if let NodeValue::Heading(_) = &node.data().value {
            self.shown_name(span);
        }
        if let Some(sign) = self.spaced_script(node, span) {
            return self.builder.text(sign, span);
        }
        match &node.data().value {
            NodeValue::TableCell => self.merged(span),
            NodeValue::TableRow(false) => self.form(span),
            _ => {}
        }
        match &node.data().value {
            NodeValue::BlockQuote
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::DescriptionList
            | NodeValue::DescriptionTerm
            | NodeValue::DescriptionDetails
            | NodeValue::Heading(_)
            | NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell
            | NodeValue::Alert(_)
            | NodeValue::BlockDirective(_) => self.builder.close_markdown(),
            NodeValue::Paragraph => self.end_paragraph(),
            NodeValue::FootnoteDefinition(_) => {
                self.builder.close_markdown();
                self.fixed = None;
            }
            value if format(value).is_some() => self.builder.close_markdown_format(),
            _ => {}
        }
    }

    fn opens(&mut self, node: Node<'_>, span: Span) -> Opens {
        let data = node.data();
        if let Some(shell) = format(&data.value) {
            return Opens::Format(shell);
        }
        let mut locale = None;
        let element = match &data.value {
            NodeValue::Paragraph => Element::Paragraph,
            NodeValue::BlockQuote => Element::Quote,
            NodeValue::List(list) => Element::List(open_list(list)),
            NodeValue::Item(_) => Element::Item(None),
            NodeValue::TaskItem(task) => Element::Item(Some(task.symbol.is_some())),
            NodeValue::DescriptionList => Element::Definitions(Vec::new(), true),
            NodeValue::DescriptionTerm => Element::Term,
            NodeValue::DescriptionDetails => Element::Meaning,
            NodeValue::Heading(heading) => {
                let id = data.attrs.as_ref().and_then(|attributes| attributes.id.clone());
                locale = self.locale(data.attrs.as_deref(), span);
                Element::Heading(OpenHeading { level: heading.level.clamp(1, 6), id, align: None })
            }
            NodeValue::Table(table) => {
                let columns = table.alignments.iter().map(align).collect();
                Element::Table(OpenTable { columns, ..OpenTable::default() })
            }
            NodeValue::TableRow(head) => {
                let part = if *head { Part::Head } else { Part::Body };
                Element::Row(RawRow { part, ..RawRow::default() })
            }
            NodeValue::TableCell => Element::Cell(RawCell::default()),
            NodeValue::Alert(alert) => {
                let title = alert.title.as_deref().map(|title| crate::clean::text(title).into());
                Element::Alert(alert_kind(alert.alert_type), title)
            }
            NodeValue::BlockDirective(directive) => {
                locale = self.directive_locale(&directive.info, span);
                self.directive(&directive.info, span)
            }
            NodeValue::FootnoteDefinition(note) => {
                self.fixed = self.inline_notes.get(&note.name).copied();
                let label = if self.fixed.is_some() { String::new() } else { note.name.clone() };
                let slot = match note.total_references {
                    0 => self.builder.add_note(),
                    _ => self.note(&note.name),
                };
                Element::Note(slot, crate::clean::text(&label).into_owned())
            }
            _ => return Opens::Nothing,
        };
        Opens::Element(element, locale)
    }

    /// The sign around a superscript or subscript that holds a space, where it is a sign like any
    /// other: `2^8 and 2^16`, `5~10 and 10~20`. Pandoc has it so.
    fn spaced_script(&self, node: Node<'_>, span: Span) -> Option<&'static str> {
        let sign = match node.data().value {
            NodeValue::Superscript => "^",
            NodeValue::Subscript => "~",
            _ => return None,
        };
        self.places.slice(span).contains([' ', '\t', '\n']).then_some(sign)
    }

    /// Shows the name of a heading whose braces begin with a space, `{ #name }`: GitHub shows
    /// such braces as they are, while `{#name}` is silent everywhere that knows attributes.
    fn shown_name(&mut self, span: Span) {
        let line = self.places.slice(span).trim_end().trim_end_matches('#').trim_end();
        let Some(at) = line.rfind('{').filter(|_| line.ends_with('}')) else { return };
        let inner = &line[at + 1..line.len() - 1];
        if !self.options.attributes || !inner.starts_with([' ', '\t']) || !inner.contains('#') {
            return;
        }
        let place = Span::new(span.start as usize + at, span.start as usize + line.len());
        self.builder.text(" ", place);
        self.builder.open_format(Shell::Style(InlineStyle::Name), None, place);
        self.builder.text(inner.trim(), place);
        self.builder.close_markdown_format();
    }

    /// The place of the note with a label.
    fn note(&mut self, label: &str) -> usize {
        let add = || self.builder.add_note();
        *self.labels.entry(label.to_owned()).or_insert_with(add)
    }
}

/// Where the references of inline notes stand, by the labels that comrak made for them; one
/// in another inline note stands where that does.
fn inline_notes(root: Node<'_>, places: &Places) -> BTreeMap<String, Span> {
    let mut found = BTreeMap::new();
    let mut outer: BTreeMap<String, String> = BTreeMap::new();
    let mut around = None;
    for edge in root.traverse() {
        let (NodeEdge::Start(node) | NodeEdge::End(node)) = edge;
        match (&node.data().value, edge) {
            (NodeValue::FootnoteDefinition(note), NodeEdge::Start(_)) => {
                around = Some(note.name.clone());
            }
            (NodeValue::FootnoteDefinition(_), NodeEdge::End(_)) => around = None,
            (NodeValue::FootnoteReference(note), NodeEdge::Start(_)) if note.texts.is_empty() => {
                found.insert(note.name.clone(), places.span(node.data().sourcepos));
                outer.extend(around.clone().map(|around| (note.name.clone(), around)));
            }
            _ => {}
        }
    }
    let place = |name: &String| {
        let mut name = name;
        // comrak nests inline notes no deeper than five levels.
        for _ in 0..8 {
            name = outer.get(name).filter(|outer| found.contains_key(*outer)).unwrap_or(name);
        }
        found.get(name).copied().unwrap_or_default()
    };
    found.keys().map(|name| (name.clone(), place(name))).collect()
}

/// The format that a node of running text is.
fn format(value: &NodeValue) -> Option<Shell> {
    Some(Shell::Style(match value {
        NodeValue::Emph => InlineStyle::Emphasis,
        NodeValue::Strong => InlineStyle::Strong,
        NodeValue::Strikethrough => InlineStyle::Strikethrough,
        NodeValue::Superscript => InlineStyle::Superscript,
        NodeValue::Subscript => InlineStyle::Subscript,
        NodeValue::Highlight => InlineStyle::Highlight,
        NodeValue::Insert | NodeValue::Underline => InlineStyle::Insert,
        NodeValue::Link(link) => return Some(Shell::Link(link.url.clone())),
        NodeValue::SpoileredText => return Some(Shell::Plain),
        _ => return None,
    }))
}

fn open_list(list: &NodeList) -> OpenList {
    let delimiter = if list.delimiter == ListDelimType::Paren { ')' } else { '.' };
    let ordered = list.list_type == ListType::Ordered;
    let numbering = ordered.then_some(Numbering { start: list.start as u64, delimiter });
    OpenList { numbering, tight: list.tight, items: Vec::new() }
}

fn align(column: &TableAlignment) -> Option<Align> {
    match column {
        TableAlignment::None => None,
        TableAlignment::Left => Some(Align::Left),
        TableAlignment::Center => Some(Align::Center),
        TableAlignment::Right => Some(Align::Right),
    }
}

fn alert_kind(kind: AlertType) -> AlertKind {
    match kind {
        AlertType::Note => AlertKind::Note,
        AlertType::Tip => AlertKind::Tip,
        AlertType::Important => AlertKind::Important,
        AlertType::Warning => AlertKind::Warning,
        AlertType::Caution => AlertKind::Caution,
    }
}
