//! Walks over a document. They recurse, since a [`Document`] is no deeper than
//! [`MAX_DEPTH`](letterpress_parse::document::MAX_DEPTH).

use letterpress_parse::document::{
    Block, BlockKind, Document, Heading, Inline, InlineKind, InlineStyle, Locale, plain_text,
};

/// Visits every inline of a document in reading order, each before what it holds.
pub(crate) fn each_inline<'a>(document: &'a Document, visit: &mut dyn FnMut(&'a Inline)) {
    Walk { foreign: true, visit }.document(document);
}

/// The same but for parts that are in a language of their own.
pub(crate) fn each_own_inline<'a>(document: &'a Document, visit: &mut dyn FnMut(&'a Inline)) {
    Walk { foreign: false, visit }.document(document);
}

struct Walk<'v, 'a> {
    /// Whether parts in a language of their own are visited.
    foreign: bool,
    visit: &'v mut dyn FnMut(&'a Inline),
}

impl<'a> Walk<'_, 'a> {
    fn document(&mut self, document: &'a Document) {
        self.blocks(&document.blocks);
        document.notes.iter().for_each(|note| self.blocks(&note.blocks));
    }

    fn blocks(&mut self, list: &'a [Block]) {
        for block in list {
            match &block.kind {
                BlockKind::Paragraph(paragraph) => self.inlines(&paragraph.content),
                BlockKind::Heading(heading) => self.inlines(&heading.content),
                BlockKind::List(list) => {
                    list.items.iter().for_each(|item| self.blocks(&item.blocks));
                }
                BlockKind::Localized(locale, _) if self.passes(locale) => {}
                BlockKind::Quote(inner)
                | BlockKind::Aligned(_, inner)
                | BlockKind::Localized(_, inner) => self.blocks(inner),
                BlockKind::Alert(alert) => self.blocks(&alert.blocks),
                BlockKind::Table(table) => {
                    self.inlines(&table.caption);
                    let rows = table.head.iter().chain(&table.body);
                    rows.flat_map(|row| &row.cells).for_each(|cell| self.blocks(&cell.blocks));
                }
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        definition.terms.iter().for_each(|term| self.inlines(term));
                        definition.bodies.iter().for_each(|body| self.blocks(body));
                    }
                }
                BlockKind::Details(details) => {
                    self.inlines(&details.summary);
                    self.blocks(&details.blocks);
                }
                BlockKind::Code(_) | BlockKind::Math(_) => {}
                BlockKind::Rule | BlockKind::PageBreak | BlockKind::Matter(_) => {}
            }
        }
    }

    fn inlines(&mut self, list: &'a [Inline]) {
        for inline in list {
            (self.visit)(inline);
            match &inline.kind {
                InlineKind::Localized(locale, _) if self.passes(locale) => {}
                kind => {
                    if let Some(content) = kind.content() {
                        self.inlines(content);
                    }
                }
            }
        }
    }

    /// Whether a part is passed over.
    fn passes(&self, locale: &Locale) -> bool {
        !self.foreign && locale.lang.is_some()
    }
}

/// The first heading in reading order.
pub(crate) fn first_heading(list: &[Block]) -> Option<&Heading> {
    list.iter().find_map(|block| match &block.kind {
        BlockKind::Heading(heading) => Some(heading),
        BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) | BlockKind::Localized(_, inner) => {
            first_heading(inner)
        }
        BlockKind::Details(details) => first_heading(&details.blocks),
        _ => None,
    })
}

/// A title as plain text; a name shown beside it is no part of it.
pub(crate) fn plain_title(content: &[Inline]) -> String {
    let is_name = |inline: &Inline| matches!(inline.kind, InlineKind::Styled(InlineStyle::Name, _));
    let end = content.iter().position(is_name).unwrap_or(content.len());
    plain_text(&content[..end])
}
