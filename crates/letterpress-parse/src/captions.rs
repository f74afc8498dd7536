//! Captions of tables as Pandoc has them: a paragraph right before or right after a table that
//! begins with `Table:`, `table:` or a colon and a space.

use letterpress_source::{Source, Span};

use crate::braces;
use crate::document::{Block, BlockKind, Definition, Inline, InlineKind, Note, Paragraph, Table};
use crate::resolve::names;
use crate::resolve::walk::{Visit, visit};

/// Makes captions of the paragraphs that are some, at every level.
pub(crate) fn attach(blocks: &mut Vec<Block>, notes: &mut [Option<Note>], source: &Source) {
    let mut captions = Captions { source };
    visit(blocks, &mut captions);
    notes.iter_mut().flatten().for_each(|note| visit(&mut note.blocks, &mut captions));
}

/// The length of the words that a text begins with if it is a caption.
pub(crate) fn marker(text: &str) -> Option<usize> {
    let word = ["Table:", "table:"].into_iter().find(|word| text.starts_with(word));
    let sign = || text.strip_prefix(':').filter(|rest| rest.starts_with([' ', '\t']));
    word.map(str::len).or_else(|| sign().map(|_| 1))
}

/// What a block is among its siblings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A table that has no caption yet.
    Table,
    /// A paragraph that may be a caption.
    Caption,
    /// A paragraph before a table that reads as the definition of another before it.
    Definition,
    /// Anything else.
    Other,
}

struct Captions<'s> {
    source: &'s Source,
}

impl Visit for Captions<'_> {
    fn siblings(&mut self, blocks: &mut Vec<Block>) {
        if !blocks.iter().any(is_bare) {
            return;
        }
        let owners = self.owners(blocks);
        let mut done: Vec<Block> = Vec::with_capacity(blocks.len());
        let mut waiting: Option<Block> = None;
        for (at, block) in blocks.drain(..).enumerate() {
            match owners[at] {
                Some(owner) if owner < at => self.give(done.last_mut(), unmarked(block)),
                Some(_) => {
                    let (term, caption) = parts(block);
                    done.extend(term);
                    waiting = caption;
                }
                None => {
                    done.push(block);
                    if let Some(caption) = waiting.take() {
                        self.give(done.last_mut(), caption);
                    }
                }
            }
        }
        *blocks = done;
    }
}

impl Captions<'_> {
    /// For each block the table whose caption it is.
    ///
    /// Captions and tables that take turns make a chain. In it captions stand after their tables;
    /// but before them where it begins with a caption and ends with a table, for then each table
    /// has one.
    fn owners(&self, blocks: &[Block]) -> Vec<Option<usize>> {
        let kinds: Vec<Kind> = blocks.iter().map(|block| self.kind(block)).collect();
        let is_table = |at: usize| kinds.get(at) == Some(&Kind::Table);
        // A caption without a blank line between it and a table belongs to no other.
        let touches =
            |at: usize| blocks.get(at + 1).is_some_and(|next| self.touches(&blocks[at], next));
        let goes_on = |end: usize| match (kinds[end - 1], kinds[end]) {
            (Kind::Table, Kind::Caption) => !is_table(end + 1) || !touches(end),
            (Kind::Caption, Kind::Table) => end < 2 || !is_table(end - 2) || !touches(end - 2),
            (Kind::Definition, Kind::Table) => true,
            _ => false,
        };
        let mut owners = vec![None; blocks.len()];
        let mut start = 0;
        while start < blocks.len() {
            let end = (start + 1..blocks.len()).find(|&end| !goes_on(end)).unwrap_or(blocks.len());
            let is_before = !is_table(start) && is_table(end - 1);
            let captions = (start..end).filter(|&at| !is_table(at) && end > start + 1);
            for at in captions {
                let after = at.checked_sub(1).filter(|&table| table >= start);
                owners[at] = if is_before { Some(at + 1) } else { after };
            }
            start = end;
        }
        owners
    }

    fn kind(&self, block: &Block) -> Kind {
        match &block.kind {
            _ if is_bare(block) => Kind::Table,
            BlockKind::Paragraph(paragraph) if self.is_caption(&paragraph.content, block.span) => {
                Kind::Caption
            }
            BlockKind::Definitions(list) if self.is_doubtful(list) => Kind::Definition,
            _ => Kind::Other,
        }
    }

    /// Whether a paragraph and a caption after it read as a term and its definition: a single one,
    /// a blank line after the term.
    fn is_doubtful(&self, list: &[Definition]) -> bool {
        let [one] = list else { return false };
        let ([_], [body]) = (one.terms.as_slice(), one.bodies.as_slice()) else { return false };
        let [Block { kind: BlockKind::Paragraph(_), span }] = body.as_slice() else { return false };
        let before = Span { start: one.span.start.min(span.start), end: span.start };
        !one.tight && self.written(before).trim_end().ends_with(':')
    }

    /// Whether a paragraph begins as a caption, both as it reads and as it is written, and says
    /// something.
    fn is_caption(&self, content: &[Inline], span: Span) -> bool {
        let mut content = content.iter().skip_while(|inline| is_anchor(inline));
        let Some(Inline { kind: InlineKind::Text(text), .. }) = content.next() else {
            return false;
        };
        let Some(length) = marker(text).filter(|_| marker(self.written(span)).is_some()) else {
            return false;
        };
        !text[length..].trim().is_empty() || content.any(|inline| !is_blank(inline))
    }

    /// The Markdown of a span.
    fn written(&self, span: Span) -> &str {
        let (start, end) = (span.start as usize, span.end as usize);
        let base = self.source.base();
        let range = start.saturating_sub(base)..end.saturating_sub(base);
        self.source.text().get(range).unwrap_or("")
    }

    /// Whether no blank line stands between two blocks.
    fn touches(&self, block: &Block, next: &Block) -> bool {
        let between = Span { start: block.span.end, end: next.span.start.max(block.span.end) };
        self.written(between).matches('\n').count() < 2
    }

    /// Gives a table its caption.
    fn give(&self, table: Option<&mut Block>, caption: Block) {
        let Some(Block { kind: BlockKind::Table(table), span }) = table else { return };
        let BlockKind::Paragraph(Paragraph { mut content }) = caption.kind else { return };
        let written = self.written(caption.span).trim_end();
        if let Some(at) = braces::start(written) {
            take_name(&mut content, &written[at..]);
        }
        table.caption = content;
        *span = span.join(caption.span);
    }
}

fn is_bare(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Table(Table { caption, .. }) if caption.is_empty())
}

fn is_anchor(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::Anchor(_))
}

fn is_blank(inline: &Inline) -> bool {
    is_anchor(inline) || matches!(inline.kind, InlineKind::SoftBreak | InlineKind::LineBreak)
}

/// The paragraph that was taken for a term, if the block is a definition, and the caption.
fn parts(block: Block) -> (Option<Block>, Option<Block>) {
    let BlockKind::Definitions(mut list) = block.kind else {
        return (None, Some(unmarked(block)));
    };
    let Some(mut one) = list.pop() else { return (None, None) };
    let caption = one.bodies.pop().and_then(|mut body| body.pop());
    let content = one.terms.pop().unwrap_or_default();
    let span = content.iter().map(|inline| inline.span).reduce(Span::join).unwrap_or(one.span);
    let term = Block { kind: BlockKind::Paragraph(Paragraph { content }), span };
    (Some(term), caption)
}

/// A caption without the words that mark it.
fn unmarked(mut block: Block) -> Block {
    let BlockKind::Paragraph(Paragraph { content }) = &mut block.kind else { return block };
    let first = content.iter().take_while(|inline| is_anchor(inline)).count();
    let Some(Inline { kind: InlineKind::Text(text), span }) = content.get_mut(first) else {
        return block;
    };
    let Some(length) = marker(text) else { return block };
    *text = text[length..].trim_start().to_owned();
    span.start = (span.start + u32::try_from(length).unwrap_or(0)).min(span.end);
    if text.is_empty() {
        content.remove(first);
        while content.get(first).is_some_and(|inline| !is_anchor(inline) && is_blank(inline)) {
            content.remove(first);
        }
    }
    block
}

/// Makes an anchor of the name in the attributes that a caption ends in.
fn take_name(content: &mut Vec<Inline>, attributes: &str) {
    let Some(name) = braces::read(attributes).and_then(|found| found.name) else { return };
    let Some(Inline { kind: InlineKind::Text(text), span }) = content.last_mut() else { return };
    let parts: Vec<&str> = attributes.split_whitespace().collect();
    let Some(rest) = text.strip_suffix(&parts.join(" ")).map(str::trim_end) else { return };
    let (rest, span) = (rest.to_owned(), *span);
    let is_all = rest.is_empty() && content.iter().rev().skip(1).all(is_blank);
    if is_all {
        return;
    }
    let last = content.len() - 1;
    if rest.is_empty() {
        content.truncate(last);
        while content.last().is_some_and(|inline| !is_anchor(inline) && is_blank(inline)) {
            content.pop();
        }
    } else if let InlineKind::Text(text) = &mut content[last].kind {
        *text = rest;
    }
    let kind = InlineKind::Anchor(names::provisional_anchor(&crate::clean::text(name)));
    content.insert(0, Inline { kind, span });
}
