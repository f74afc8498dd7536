//! Walks over a document. They recurse, since a [`Document`] is no deeper than
//! [`MAX_DEPTH`](letterpress_parse::document::MAX_DEPTH).

use letterpress_parse::document::{
    Block, BlockKind, Document, Heading, Inline, InlineKind, InlineStyle, plain_text,
};

/// Visits every inline of a document in reading order, each before what it holds.
pub(crate) fn each_inline<'a>(document: &'a Document, visit: &mut dyn FnMut(&'a Inline)) {
    blocks(&document.blocks, visit);
    for note in &document.notes {
        blocks(&note.blocks, visit);
    }
}

fn blocks<'a>(list: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    for block in list {
        match &block.kind {
            BlockKind::Paragraph(paragraph) => inlines(&paragraph.content, visit),
            BlockKind::Heading(heading) => inlines(&heading.content, visit),
            BlockKind::List(list) => list.items.iter().for_each(|item| blocks(&item.blocks, visit)),
            BlockKind::Quote(inner)
            | BlockKind::Aligned(_, inner)
            | BlockKind::Localized(_, inner) => blocks(inner, visit),
            BlockKind::Alert(alert) => blocks(&alert.blocks, visit),
            BlockKind::Table(table) => {
                inlines(&table.caption, visit);
                for cell in table.head.iter().chain(&table.body).flat_map(|row| &row.cells) {
                    blocks(&cell.blocks, visit);
                }
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    definition.terms.iter().for_each(|term| inlines(term, visit));
                    definition.bodies.iter().for_each(|body| blocks(body, visit));
                }
            }
            BlockKind::Details(details) => {
                inlines(&details.summary, visit);
                blocks(&details.blocks, visit);
            }
            BlockKind::Code(_) | BlockKind::Math(_) => {}
            BlockKind::Rule | BlockKind::PageBreak | BlockKind::Matter(_) => {}
        }
    }
}

fn inlines<'a>(list: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in list {
        visit(inline);
        match &inline.kind {
            InlineKind::Styled(_, content) | InlineKind::Localized(_, content) => {
                inlines(content, visit);
            }
            InlineKind::Link(link) => inlines(&link.content, visit),
            _ => {}
        }
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
