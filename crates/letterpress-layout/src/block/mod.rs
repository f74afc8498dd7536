//! Blocks: each kind in a file of its own, all of them pushing boxes into a flow.

mod alert;
mod code;
mod definitions;
mod direction;
pub(crate) mod figure;
mod heading;
mod list;
mod note;
mod quote;
mod rule;
mod text;

use letterpress_page::{ElementId, Len};
use letterpress_parse::document::{Align, Block, BlockKind, Direction, Locale};

use crate::context::Context;
use crate::flow::Flow;
use crate::language::is_rtl;
use crate::paragraph::{self, baseline_of};
use crate::style::TextStyle;
use crate::table;

pub(crate) use note::{FootNotes, end_notes, foot_notes, loose_notes, rule as note_rule};

/// The room that blocks are set in, and what they take from what they stand in.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// From the left of the text block.
    pub(crate) left: Len,
    pub(crate) width: Len,
    /// No nesting leaves less room than this.
    pub(crate) least: Len,
    /// How lines stand where an author asked for it.
    pub(crate) align: Option<Align>,
    /// Whether text runs from right to left: lists, quotations and tables begin at the right.
    pub(crate) rtl: bool,
    /// Running text.
    pub(crate) text: TextStyle,
    /// The gap between two paragraphs.
    pub(crate) gap: Len,
    /// The gap between two items of a tight list, where this is one.
    pub(crate) tight: Option<Len>,
    /// How many lists of bullets are around.
    pub(crate) depth: usize,
    /// How many lists of any kind are.
    pub(crate) nesting: usize,
    /// Whether these are the blocks of a list's item.
    pub(crate) is_item: bool,
    pub(crate) element: ElementId,
}

impl Frame {
    /// The same room, less so much where lines begin as long as there is enough of it.
    pub(crate) fn indented(&self, by: Len) -> Self {
        let by = self.spare(by);
        let left = if self.rtl { self.left } else { self.left + by };
        Self { left, width: self.width - by, ..self.clone() }
    }

    /// The same room, less so much where lines end as long as there is enough of it.
    pub(crate) fn narrowed(&self, by: Len) -> Self {
        let by = self.spare(by);
        let left = if self.rtl { self.left + by } else { self.left };
        Self { left, width: self.width - by, ..self.clone() }
    }

    /// As much of a length as the room can spare.
    fn spare(&self, by: Len) -> Len {
        by.min(self.width - self.least).max(Len::ZERO)
    }

    /// The side at which lines begin.
    pub(crate) fn start(&self) -> Align {
        paragraph::start(self.rtl)
    }

    /// The left edge of something so wide that stands where lines begin.
    pub(crate) fn at_start(&self, width: Len) -> Len {
        if self.rtl { self.left + self.width - width } else { self.left }
    }

    /// Whether what is set here stands in nothing but the document, whose element is the first.
    pub(crate) fn is_free(&self) -> bool {
        self.element == ElementId(0)
    }

    /// The gap around a block that asks for `usual`, less where it stands in a tight list.
    pub(crate) fn around(&self, usual: Len) -> Len {
        self.tight.map_or(usual, |tight| tight.min(usual))
    }
}

/// Sets blocks in a language or a direction of their own.
fn localized(
    locale: &Locale,
    blocks: &[Block],
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let rtl = match (locale.direction, locale.lang.as_deref()) {
        (Some(direction), _) => direction == Direction::RightToLeft,
        (None, Some(lang)) => is_rtl(lang),
        (None, None) => direction::of_blocks(blocks, frame.rtl),
    };
    let around = cx.lang;
    if let Some(tag) = &locale.lang {
        cx.lang = cx.shaper.lang(tag);
    }
    all(blocks, &Frame { rtl, ..frame.clone() }, flow, cx);
    cx.lang = around;
}

/// Sets an empty line where a marker still waits for a baseline: an empty item shows it too.
fn line_for_marker(frame: &Frame, flow: &mut Flow) {
    if flow.has_marker() {
        let leading = frame.text.leading;
        let draft = flow.begin();
        flow.finish(draft, leading, Some(baseline_of(frame.text.size, leading)));
    }
}

/// Sets blocks one below the other.
pub(crate) fn all(blocks: &[Block], frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    for index in 0..blocks.len() {
        at(blocks, index, frame, flow, cx);
    }
}

/// Sets one of some blocks that stand one below the other, those before it having been set.
pub(crate) fn at(
    blocks: &[Block],
    index: usize,
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let before = index.checked_sub(1).map(|before| &blocks[before].kind);
    let after = blocks.get(index + 1).map(|after| &after.kind);
    one(&blocks[index], (before, after), frame, flow, cx);
}

fn one(
    block: &Block,
    (before, after): (Option<&BlockKind>, Option<&BlockKind>),
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let span = block.span;
    let turned = frame.is_free() && direction::of(&block.kind, frame.rtl) != frame.rtl;
    let other;
    let frame = if turned {
        other = Frame { rtl: !frame.rtl, ..frame.clone() };
        &other
    } else {
        frame
    };
    match &block.kind {
        BlockKind::Paragraph(it) => text::set(it, span, (before, after), frame, (flow, cx)),
        BlockKind::Heading(it) => heading::set(it, span, frame, flow, cx),
        BlockKind::List(it) => list::set(it, span, frame, flow, cx),
        BlockKind::Quote(it) => quote::set(it, span, frame, flow, cx),
        BlockKind::Alert(it) => alert::set(it, span, frame, flow, cx),
        BlockKind::Code(it) => code::set(it, span, frame, flow, cx),
        BlockKind::Math(source) => code::formula(source, span, frame, flow, cx),
        BlockKind::Table(it) => table::set(it, span, frame, flow, cx),
        BlockKind::Definitions(it) => definitions::set(it, frame, flow, cx),
        BlockKind::Aligned(align, blocks) => {
            all(blocks, &Frame { align: Some(*align), ..frame.clone() }, flow, cx);
        }
        BlockKind::Localized(locale, blocks) => localized(locale, blocks, frame, flow, cx),
        BlockKind::Details(it) => quote::details(it, span, frame, flow, cx),
        // A head brings its own space: saying it twice is noise.
        BlockKind::Rule if matches!(after, Some(BlockKind::Heading(_))) => {}
        BlockKind::Rule => rule::set(frame, flow, cx),
        BlockKind::PageBreak => flow.page_break(),
        BlockKind::Matter(it) => flow.matter(*it),
    }
}
