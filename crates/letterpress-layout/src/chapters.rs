//! Which headings of a document are its chapters, and what headings begin.

use letterpress_parse::document::{Block, BlockKind, Document};

use crate::style::{Begins, Style};

/// What the headings of a document stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chapters {
    /// The level of the chapters, where there are any.
    pub(crate) level: Option<u8>,
    /// The level of the sections: the next below the chapters' that there is.
    pub(crate) section: Option<u8>,
    /// The level of the document's greatest parts: the highest that there is but for the title's,
    /// or else the one right below it.
    pub(crate) parts: u8,
    /// Whether the document speaks of its parts: front matter and main matter.
    pub(crate) has_parts: bool,
    /// What a heading of each level begins.
    begins: [Begins; 6],
}

impl Chapters {
    /// The chapters are the headings of the highest level that has more than one: a heading of
    /// level 1 that is alone is the title.
    pub(crate) fn of(document: &Document, style: &Style) -> Self {
        let mut counts = [0_usize; 6];
        count(&document.blocks, &mut counts);
        let many = counts.iter().position(|&count| count > 1);
        let mut begins = [Begins::Nothing; 6];
        for (begins, heading) in begins.iter_mut().zip(&style.headings) {
            *begins = heading.begins;
        }
        if counts[0] < 2 {
            begins[0] = Begins::Nothing;
        }
        if let (Some(asked), Some(index)) = (style.chapters, many) {
            begins[index] = asked;
        }
        let below = many.and_then(|many| {
            counts.iter().enumerate().skip(many + 1).find(|(_, count)| **count > 0)
        });
        // Level 1 is the title's unless more than one heading has it.
        let title = usize::from(counts[0] < 2);
        let parts = counts.iter().skip(title).position(|&count| count > 0).unwrap_or(0) + title;
        let level = |index: usize| u8::try_from(index + 1).ok();
        Self {
            level: many.and_then(level),
            section: below.and_then(|(index, _)| level(index)),
            parts: level(parts).unwrap_or(1),
            has_parts: has_parts(&document.blocks),
            begins,
        }
    }

    /// What a heading of a level begins that stands in nothing but the document.
    pub(crate) fn begins(&self, level: u8) -> Begins {
        self.begins[usize::from(level.clamp(1, 6) - 1)]
    }
}

/// Whether a part of a book begins with a block, whatever it stands in.
fn has_parts(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Matter(_) => true,
        BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) | BlockKind::Localized(_, inner) => {
            has_parts(inner)
        }
        BlockKind::Alert(alert) => has_parts(&alert.blocks),
        BlockKind::Details(details) => has_parts(&details.blocks),
        BlockKind::List(list) => list.items.iter().any(|item| has_parts(&item.blocks)),
        _ => false,
    })
}

/// Counts the headings of each level that stand in nothing but the document.
fn count(blocks: &[Block], counts: &mut [usize; 6]) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => counts[usize::from(heading.level.clamp(1, 6) - 1)] += 1,
            BlockKind::Aligned(_, inner) | BlockKind::Localized(_, inner) => count(inner, counts),
            BlockKind::Details(details) => count(&details.blocks, counts),
            _ => {}
        }
    }
}
