//! Which way lists, quotations and tables run that stand in nothing but the document.

use letterpress_parse::document::{Block, BlockKind, Inline, InlineKind, Row};

use crate::paragraph::bidi;

/// So many bytes of a block tell which way it runs.
const SAMPLE: usize = 4_000;

/// Whether a block runs from right to left, in text that runs so or not.
///
/// A list in Arabic has its bullets at the right in an English document, too. In an Arabic
/// document all lists and tables begin there, since names and titles are Latin in any language;
/// but a quotation in Latin letters alone is of another text. What is no list, no quotation and no
/// table has nothing at its sides, and runs like the text around.
pub(super) fn of(kind: &BlockKind, around: bool) -> bool {
    if around && !matches!(kind, BlockKind::Quote(_)) {
        return true;
    }
    let mut sample = Sample::default();
    match kind {
        BlockKind::List(list) => {
            list.items.iter().for_each(|item| sample.blocks(&item.blocks));
        }
        BlockKind::Quote(blocks) => sample.blocks(blocks),
        BlockKind::Table(table) => {
            table.head.iter().chain(&table.body).for_each(|row| sample.row(row));
        }
        _ => return false,
    }
    bidi::runs_rtl(&sample.text, around)
}

/// Whether blocks run from right to left whose author leaves that to their text.
pub(super) fn of_blocks(blocks: &[Block], around: bool) -> bool {
    let mut sample = Sample::default();
    sample.blocks(blocks);
    bidi::runs_rtl(&sample.text, around)
}

/// The words that a block begins with.
#[derive(Default)]
struct Sample {
    text: String,
}

impl Sample {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            if self.text.len() > SAMPLE {
                return;
            }
            match &block.kind {
                BlockKind::Paragraph(paragraph) => self.inlines(&paragraph.content),
                BlockKind::Heading(heading) => self.inlines(&heading.content),
                BlockKind::List(list) => {
                    list.items.iter().for_each(|item| self.blocks(&item.blocks));
                }
                BlockKind::Quote(inner)
                | BlockKind::Aligned(_, inner)
                | BlockKind::Localized(_, inner) => self.blocks(inner),
                _ => {}
            }
        }
    }

    fn row(&mut self, row: &Row) {
        row.cells.iter().for_each(|cell| self.blocks(&cell.blocks));
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            if self.text.len() > SAMPLE {
                return;
            }
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Literal(text) => self.text.push_str(text),
                kind => {
                    if let Some(content) = kind.content() {
                        self.inlines(content);
                    }
                }
            }
        }
    }
}
