//! The promises of a document: depth, places, names, text.

use std::collections::BTreeSet;

use letterpress_parse::Parsed;
use letterpress_parse::document::{
    Block, BlockKind, Definition, Document, Inline, InlineKind, MAX_DEPTH, Row, Table, Target,
};
use letterpress_source::Span;

/// What is found on a walk over a document.
#[derive(Debug, Default)]
pub struct Tree {
    /// The deepest level.
    pub depth: usize,
    /// Each span with what has it.
    pub spans: Vec<(&'static str, Span)>,
    /// All that a reader reads, in pieces.
    pub texts: Vec<String>,
    names: Vec<String>,
    targets: Vec<String>,
    /// References, each with the note that it stands in and the one that it leads to.
    references: Vec<(Option<usize>, usize)>,
    note: Option<usize>,
}

/// Checks that a document of the one source `text` keeps its promises.
///
/// # Panics
///
/// When it doesn't.
pub fn check(parsed: &Parsed, text: &str) {
    let document = &parsed.document;
    let mut tree = Tree::of(document);
    assert!(tree.depth <= MAX_DEPTH, "{} levels deep", tree.depth);
    tree.spans.extend(parsed.diagnostics.iter().map(|found| (found.code.as_str(), found.span)));
    for (what, span) in &tree.spans {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(start <= end && end <= text.len(), "{what} at {span:?} of {}", text.len());
        let is_whole = text.is_char_boundary(start) && text.is_char_boundary(end);
        assert!(is_whole, "{what} at {span:?} cuts a character");
    }
    check_notes(document, &tree);
    let names: BTreeSet<_> = tree.names.iter().collect();
    for target in &tree.targets {
        assert!(names.contains(target), "a link to {target:?}, which isn't there");
    }
}

/// A reference leads to a note, and a note counts its references, but for one that nothing on any
/// page refers to.
fn check_notes(document: &Document, tree: &Tree) {
    let is_loose = |note: usize| document.notes[note].references == 0;
    for &(_, to) in &tree.references {
        assert!(to < document.notes.len(), "no note {to}");
    }
    for (index, note) in document.notes.iter().enumerate() {
        let mut references = tree.references.iter().filter(|(_, to)| *to == index);
        if is_loose(index) {
            let all_loose = references.all(|(from, _)| from.is_some_and(is_loose));
            assert!(all_loose, "note {index} is referred to and doesn't know it");
        } else {
            assert_eq!(note.references, references.count(), "references to note {index}");
        }
    }
}

impl Tree {
    /// Walks over a document.
    pub fn of(document: &Document) -> Self {
        let mut tree = Self::default();
        tree.blocks(&document.blocks, 1);
        for (index, note) in document.notes.iter().enumerate() {
            tree.note = Some(index);
            tree.spans.push(("note", note.span));
            tree.blocks(&note.blocks, 1);
        }
        tree
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.depth = self.depth.max(depth);
            self.spans.push(("block", block.span));
            self.block(&block.kind, depth + 1);
        }
    }

    fn block(&mut self, kind: &BlockKind, below: usize) {
        match kind {
            BlockKind::Paragraph(paragraph) => self.inlines(&paragraph.content, below),
            BlockKind::Heading(heading) => {
                assert!((1..=6).contains(&heading.level), "level {}", heading.level);
                assert!(!self.names.contains(&heading.id), "two names {:?}", heading.id);
                self.names.push(heading.id.clone());
                self.inlines(&heading.content, below);
            }
            BlockKind::List(list) => {
                for item in &list.items {
                    self.spans.push(("item", item.span));
                    self.blocks(&item.blocks, below);
                }
            }
            BlockKind::Quote(blocks)
            | BlockKind::Aligned(_, blocks)
            | BlockKind::Localized(_, blocks) => self.blocks(blocks, below),
            BlockKind::Alert(alert) => self.blocks(&alert.blocks, below),
            BlockKind::Details(details) => {
                self.inlines(&details.summary, below);
                self.blocks(&details.blocks, below);
            }
            BlockKind::Code(code) => {
                let start = Span { start: code.start, end: code.start };
                self.spans.push(("code", start));
                self.texts.push(code.text.clone());
            }
            BlockKind::Math(formula) => self.texts.push(formula.clone()),
            BlockKind::Table(table) => self.table(table, below),
            BlockKind::Definitions(list) => list.iter().for_each(|one| self.term(one, below)),
            BlockKind::Rule | BlockKind::PageBreak | BlockKind::Matter(_) => {}
        }
    }

    fn table(&mut self, table: &Table, below: usize) {
        check_cover(&table.head, table.columns.len());
        check_cover(&table.body, table.columns.len());
        self.inlines(&table.caption, below);
        for row in table.head.iter().chain(&table.body) {
            self.spans.push(("row", row.span));
            for cell in &row.cells {
                self.spans.push(("cell", cell.span));
                self.blocks(&cell.blocks, below);
            }
        }
    }

    fn term(&mut self, definition: &Definition, below: usize) {
        self.spans.push(("definition", definition.span));
        assert!(!definition.terms.is_empty(), "a definition without a term");
        definition.terms.iter().for_each(|term| self.inlines(term, below));
        definition.bodies.iter().for_each(|body| self.blocks(body, below));
    }

    fn inlines(&mut self, inlines: &[Inline], depth: usize) {
        for inline in inlines {
            self.depth = self.depth.max(depth);
            self.spans.push(("inline", inline.span));
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Literal(text) => {
                    assert!(!text.contains(char::is_control), "a control character: {text:?}");
                    self.texts.push(text.clone());
                }
                InlineKind::Code(text) | InlineKind::Math(text) => self.texts.push(text.clone()),
                InlineKind::Styled(_, content) | InlineKind::Localized(_, content) => {
                    self.inlines(content, depth + 1);
                }
                InlineKind::Link(link) => {
                    if let Target::Anchor(name) = &link.target {
                        self.targets.push(name.clone());
                    }
                    self.inlines(&link.content, depth + 1);
                }
                InlineKind::NoteReference(index) => self.references.push((self.note, *index)),
                InlineKind::Anchor(name) => self.names.push(name.clone()),
                InlineKind::Picture(_) | InlineKind::SoftBreak | InlineKind::LineBreak => {}
            }
        }
    }
}

/// One cell of the head or of the body covers each of its places.
fn check_cover(rows: &[Row], width: usize) {
    // For each column, the row before which the last cell in it ends.
    let mut free = vec![0; width];
    for (at, row) in rows.iter().enumerate() {
        for cell in &row.cells {
            let end = cell.column + cell.columns;
            assert!(cell.columns > 0 && end <= width, "columns {}..{end} of {width}", cell.column);
            assert!(cell.rows > 0 && at + cell.rows <= rows.len(), "rows beyond the last");
            for place in &mut free[cell.column..end] {
                assert!(*place <= at, "two cells in a place of row {at}");
                *place = at + cell.rows;
            }
        }
        assert!(free.iter().all(|&end| end > at), "a place without a cell in row {at}");
    }
}
