//! What becomes of an element when it is closed.

use letterpress_source::Span;

use super::frame::{Element, Frame, OpenHeading};
use super::table::{self, RawCell, RawRow};
use super::{Builder, OpenList, OpenTable, flatten};
use crate::breaks;
use crate::document::{
    Alert, Block, BlockKind, Definition, Details, Heading, Inline, InlineKind, InlineStyle, List,
    ListItem, Locale, Note, Paragraph,
};
use crate::resolve::names;

impl Builder<'_> {
    /// Closes the innermost element of Markdown and what HTML left open in it.
    pub(crate) fn close_markdown(&mut self) {
        self.dropping = None;
        while self.frames.len() > 1 && self.top().name.is_some() {
            self.report_open();
            self.close();
        }
        self.close();
    }

    /// Closes the innermost format of Markdown and what HTML left open in it.
    pub(crate) fn close_markdown_format(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        while self.frames.len() > 1 && self.top().base > mark && self.top().name.is_some() {
            self.report_open();
            self.close();
        }
        self.cut_formats(mark);
    }

    /// Closes the elements within the one of index `kept`.
    pub(crate) fn close_to(&mut self, kept: usize) {
        while self.frames.len() > kept + 1 && self.frames.len() > 1 {
            self.report_open();
            self.close();
        }
    }

    /// Closes a format of HTML, wherever it stands.
    pub(crate) fn remove_format(&mut self, index: usize) {
        let gone = self.formats.remove(index);
        for format in &mut self.formats[index..] {
            if format.code == Some(gone.id) {
                format.code = None;
            }
        }
        for frame in self.frames.iter_mut().rev().take_while(|frame| frame.base > index) {
            frame.base -= 1;
        }
    }

    /// Says that the innermost element is not closed, unless HTML lets it be.
    fn report_open(&mut self) {
        let frame = self.top();
        let span = frame.span;
        let Some(name) = frame.name.clone() else { return };
        if !frame.element.ends_by_itself(&name) {
            self.reports.unbalanced(&name, span);
        }
    }

    /// Closes all formats but the first `kept`.
    pub(crate) fn cut_formats(&mut self, kept: usize) {
        while self.formats.len() > kept {
            let Some(format) = self.formats.pop() else { return };
            if let Some(name) = format.name {
                self.reports.unbalanced(&name, format.span);
            }
        }
        while self.marks.last().is_some_and(|&mark| mark >= kept) {
            self.marks.pop();
        }
    }

    /// Closes the innermost element, which is not the document.
    pub(crate) fn close(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        self.flush();
        let base = self.top().base;
        self.cut_formats(base);
        let Some(frame) = self.frames.pop() else { return };
        let span = if frame.name.is_some() { frame.span.join(self.here) } else { frame.span };
        if frame.continues() {
            self.top().blocks = frame.blocks;
            return;
        }
        let Frame { element, mut locale, mut blocks, .. } = frame;
        if element.is_part() {
            blocks = localize(locale.take(), blocks, span);
        }
        let first = self.top().blocks.len();
        match element {
            Element::Document | Element::Plain | Element::Preformatted(_) => self.deliver(blocks),
            Element::Paragraph => self.paragraph(blocks, span),
            Element::Heading(heading) => self.heading(heading, blocks, span),
            Element::Item(task) => self.item(task, blocks, span),
            Element::Summary => self.summary(blocks, span),
            Element::Caption => self.caption(blocks, span),
            Element::Term => self.term(flatten(blocks), span),
            Element::Meaning => self.meaning(blocks, span),
            Element::Section(_) => self.section(blocks),
            Element::Row(row) => self.row(RawRow { span, ..row }, blocks),
            Element::Cell(cell) => self.cell(RawCell { span, ..cell }, locale.take(), blocks),
            Element::Table(table) => self.table(table, blocks, span),
            Element::Note(slot, label) => {
                let note = Note { label, blocks, references: 0, span };
                if let Some(place) = self.notes.get_mut(slot) {
                    *place = Some(note);
                }
            }
            element => {
                let kind = container(element, blocks);
                self.deliver(kind.map(|kind| Block { kind, span }));
            }
        }
        if locale.is_some() {
            let own = self.top().blocks.split_off(first);
            self.top().blocks.extend(localize(locale, own, span));
        }
    }

    /// Hands finished blocks to the element around them.
    pub(crate) fn deliver(&mut self, blocks: impl IntoIterator<Item = Block>) {
        if self.dropping.is_none() {
            self.top().blocks.extend(blocks);
        }
    }

    /// A paragraph of Markdown, which HTML or a displayed formula may have cut.
    fn paragraph(&mut self, mut blocks: Vec<Block>, span: Span) {
        if let [only] = blocks.as_mut_slice()
            && matches!(only.kind, BlockKind::Paragraph(_))
        {
            only.span = span;
        }
        self.deliver(blocks);
    }

    fn heading(&mut self, heading: OpenHeading, blocks: Vec<Block>, span: Span) {
        let content = flatten(blocks);
        let text = self.slug.take().unwrap_or_default();
        let text = breaks::join_text(&text).replace('\n', " ");
        if content.is_empty() {
            return;
        }
        let id = names::provisional(heading.id.as_deref(), &text);
        let kind = if self.top().in_cell {
            // What a cell holds is no part of the outline, but links lead to it all the same.
            let strong = InlineKind::Styled(InlineStyle::Strong, content);
            let content = [InlineKind::Anchor(id), strong].map(|kind| Inline { kind, span });
            BlockKind::Paragraph(Paragraph { content: content.into() })
        } else {
            BlockKind::Heading(Heading { level: heading.level, id, content })
        };
        let block = Block { kind, span };
        let kind = match heading.align {
            Some(align) => BlockKind::Aligned(align, vec![block]),
            None => block.kind,
        };
        self.deliver([Block { kind, span }]);
    }

    fn item(&mut self, task: Option<bool>, blocks: Vec<Block>, span: Span) {
        let parent = self.top();
        let loose = std::mem::take(&mut parent.blocks);
        if let Element::List(list) = &mut parent.element {
            list.add_loose(loose);
            list.items.push(ListItem { task, blocks, span });
        }
    }

    fn summary(&mut self, blocks: Vec<Block>, span: Span) {
        let parent = self.top();
        match &mut parent.element {
            Element::Details(summary @ None) if parent.blocks.is_empty() => {
                *summary = Some(flatten(blocks));
            }
            _ => {
                let content = flatten(blocks);
                let kind = BlockKind::Paragraph(Paragraph { content });
                self.deliver([Block { kind, span }]);
            }
        }
    }

    /// A caption of HTML; a second one comes before the table.
    fn caption(&mut self, blocks: Vec<Block>, span: Span) {
        let content = flatten(blocks);
        if content.is_empty() {
            return;
        }
        if let Some(Frame { element: Element::Table(table), .. }) = self.open_table()
            && table.caption.is_empty()
        {
            table.caption = content;
        } else {
            let kind = BlockKind::Paragraph(Paragraph { content });
            self.table_frame_blocks([Block { kind, span }]);
        }
    }

    fn term(&mut self, term: Vec<Inline>, span: Span) {
        match &mut self.top().element {
            Element::Definitions(list, tight) => match list.last_mut() {
                Some(last) if last.bodies.is_empty() => {
                    last.terms.push(term);
                    last.span = last.span.join(span);
                }
                _ => list.push(Definition {
                    terms: vec![term],
                    bodies: Vec::new(),
                    tight: *tight,
                    span,
                }),
            },
            _ => {
                let kind = BlockKind::Paragraph(Paragraph { content: term });
                self.deliver([Block { kind, span }]);
            }
        }
    }

    fn meaning(&mut self, blocks: Vec<Block>, span: Span) {
        match &mut self.top().element {
            Element::Definitions(list, tight) => match list.last_mut() {
                Some(last) => {
                    last.bodies.push(blocks);
                    last.span = last.span.join(span);
                }
                None => list.push(Definition {
                    terms: vec![Vec::new()],
                    bodies: vec![blocks],
                    tight: *tight,
                    span,
                }),
            },
            _ => self.deliver(blocks),
        }
    }

    /// The nearest open table, which is no more than two elements away.
    fn open_table(&mut self) -> Option<&mut Frame> {
        let mut nearest = self.frames.iter_mut().rev().take(3);
        nearest.find(|frame| matches!(frame.element, Element::Table(_)))
    }

    /// Blocks that stand in a table outside of its cells come before it.
    fn table_frame_blocks(&mut self, blocks: impl IntoIterator<Item = Block>) {
        match self.open_table() {
            Some(frame) => frame.blocks.extend(blocks),
            None => self.deliver(blocks),
        }
    }

    fn section(&mut self, blocks: Vec<Block>) {
        self.table_frame_blocks(blocks);
        if let Some(Frame { element: Element::Table(table), .. }) = self.open_table() {
            table.sections += 1;
        }
    }

    fn row(&mut self, row: RawRow, blocks: Vec<Block>) {
        self.table_frame_blocks(blocks);
        let section = match self.top().element {
            Element::Section(part) => Some(part),
            _ => None,
        };
        if let Some(Frame { element: Element::Table(table), .. }) = self.open_table() {
            // Rows outside of sections make groups of their own between them.
            let group = 2 * table.sections + usize::from(section.is_some());
            table.rows.push(RawRow { part: section.unwrap_or(row.part), group, ..row });
        }
    }

    fn cell(&mut self, mut cell: RawCell, locale: Option<Locale>, mut blocks: Vec<Block>) {
        // What aligns all that a cell holds aligns the cell.
        if let [Block { kind: BlockKind::Aligned(align, inner), .. }] = blocks.as_mut_slice() {
            cell.align = Some(*align);
            blocks = std::mem::take(inner);
        }
        // A row and a section are in a locale by their cells.
        let around = self.frames.iter().rev().take(2);
        let around =
            around.take_while(|f| matches!(f.element, Element::Row(_) | Element::Section(_)));
        for locale in std::iter::once(locale).chain(around.map(|frame| frame.locale.clone())) {
            blocks = localize(locale, blocks, cell.span);
        }
        match &mut self.top().element {
            Element::Row(row) => {
                cell.align = cell.align.or(row.align);
                cell.blocks = blocks;
                row.cells.push(cell);
            }
            _ => self.deliver(blocks),
        }
    }

    fn table(&mut self, table: OpenTable, before: Vec<Block>, span: Span) {
        self.deliver(before);
        if table.rows.iter().any(|row| !row.cells.is_empty()) {
            let blocks = table::finish(table, span, self.reports);
            self.deliver(blocks);
        } else if !table.caption.is_empty() {
            let kind = BlockKind::Paragraph(Paragraph { content: table.caption });
            self.deliver([Block { kind, span }]);
        }
    }
}

/// Blocks in a locale of their own, if there are any.
fn localize(locale: Option<Locale>, blocks: Vec<Block>, span: Span) -> Vec<Block> {
    match locale {
        Some(locale) if !blocks.is_empty() => {
            vec![Block { kind: BlockKind::Localized(locale, blocks), span }]
        }
        _ => blocks,
    }
}

/// The block that a container makes of its blocks; none where nothing is to be seen.
fn container(element: Element, blocks: Vec<Block>) -> Option<BlockKind> {
    match element {
        Element::Alert(kind, title) => Some(BlockKind::Alert(Alert { kind, title, blocks })),
        Element::List(mut list) => {
            list.add_loose(blocks);
            let OpenList { numbering, tight, items } = list;
            (!items.is_empty()).then_some(BlockKind::List(List { numbering, tight, items }))
        }
        Element::Definitions(list, _) if blocks.is_empty() => {
            (!list.is_empty()).then_some(BlockKind::Definitions(list))
        }
        Element::Definitions(mut list, tight) => {
            let span = blocks.iter().map(|block| block.span).reduce(Span::join);
            match list.last_mut() {
                Some(last) => last.bodies.push(blocks),
                None => list.push(Definition {
                    terms: vec![Vec::new()],
                    bodies: vec![blocks],
                    tight,
                    span: span.unwrap_or_default(),
                }),
            }
            Some(BlockKind::Definitions(list))
        }
        Element::Details(summary) => {
            let summary = summary.unwrap_or_default();
            let is_empty = summary.is_empty() && blocks.is_empty();
            (!is_empty).then_some(BlockKind::Details(Details { summary, blocks }))
        }
        _ if blocks.is_empty() => None,
        Element::Aligned(align) => Some(BlockKind::Aligned(align, blocks)),
        Element::Quote => Some(BlockKind::Quote(blocks)),
        _ => None,
    }
}
