//! Walks over blocks. They are no deeper than a document may be, so these recurse.

use crate::document::{Block, BlockKind, Heading, Inline, Locale};

/// Something to do with headings and running text, in reading order.
pub(crate) trait Visit {
    /// Sees blocks that stand beside each other, before what they hold.
    fn siblings(&mut self, _blocks: &mut Vec<Block>) {}

    /// Sees a heading, before its text.
    fn heading(&mut self, _heading: &mut Heading, _block: letterpress_source::Span) {}

    /// Sees running text.
    fn content(&mut self, _content: &mut Vec<Inline>) {}

    /// Sees that what follows is in a locale, until [`Self::leave`].
    fn enter(&mut self, _locale: &Locale) {}

    /// Sees the end of what is in the last locale.
    fn leave(&mut self) {}

    /// Sees a title that is text without styles.
    fn title(&mut self, _title: &mut String) {}
}

/// Shows blocks and all they hold to a visitor.
pub(crate) fn visit(blocks: &mut Vec<Block>, visitor: &mut impl Visit) {
    visitor.siblings(blocks);
    for block in blocks {
        let span = block.span;
        match &mut block.kind {
            BlockKind::Paragraph(paragraph) => visitor.content(&mut paragraph.content),
            BlockKind::Heading(heading) => {
                visitor.heading(heading, span);
                visitor.content(&mut heading.content);
            }
            BlockKind::List(list) => {
                list.items.iter_mut().for_each(|item| visit(&mut item.blocks, visitor));
            }
            BlockKind::Quote(blocks) | BlockKind::Aligned(_, blocks) => visit(blocks, visitor),
            BlockKind::Localized(locale, blocks) => {
                visitor.enter(locale);
                visit(blocks, visitor);
                visitor.leave();
            }
            BlockKind::Alert(alert) => {
                alert.title.iter_mut().for_each(|title| visitor.title(title));
                visit(&mut alert.blocks, visitor);
            }
            BlockKind::Details(details) => {
                visitor.content(&mut details.summary);
                visit(&mut details.blocks, visitor);
            }
            BlockKind::Table(table) => {
                visitor.content(&mut table.caption);
                let rows = table.head.iter_mut().chain(&mut table.body);
                let cells = rows.flat_map(|row| &mut row.cells);
                cells.for_each(|cell| visit(&mut cell.blocks, visitor));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    definition.terms.iter_mut().for_each(|term| visitor.content(term));
                    definition.bodies.iter_mut().for_each(|body| visit(body, visitor));
                }
            }
            BlockKind::Code(_) | BlockKind::Math(_) => {}
            BlockKind::Rule | BlockKind::PageBreak | BlockKind::Matter(_) => {}
        }
    }
}

/// The first running text of blocks, if it stands at their very start.
pub(super) fn first_content(blocks: &mut [Block]) -> Option<&mut Vec<Inline>> {
    match &mut blocks.first_mut()?.kind {
        BlockKind::Paragraph(paragraph) => Some(&mut paragraph.content),
        BlockKind::Heading(heading) => Some(&mut heading.content),
        BlockKind::List(list) => first_content(&mut list.items.first_mut()?.blocks),
        BlockKind::Quote(blocks)
        | BlockKind::Aligned(_, blocks)
        | BlockKind::Localized(_, blocks) => first_content(blocks),
        BlockKind::Details(details) => Some(&mut details.summary),
        BlockKind::Table(table) => {
            if !table.caption.is_empty() {
                return Some(&mut table.caption);
            }
            let row = table.head.first_mut().or(table.body.first_mut())?;
            first_content(&mut row.cells.first_mut()?.blocks)
        }
        BlockKind::Definitions(definitions) => definitions.first_mut()?.terms.first_mut(),
        _ => None,
    }
}
