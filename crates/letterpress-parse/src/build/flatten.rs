//! Blocks as running text, for places that hold no blocks: cells, headings, terms, summaries.

use letterpress_source::Span;

use crate::document::{Block, BlockKind, Inline, InlineKind, List, Row};

/// The text of blocks, parted by line ends.
pub(crate) fn flatten(blocks: Vec<Block>) -> Vec<Inline> {
    let mut content = Vec::new();
    for block in blocks {
        add(block, &mut content);
    }
    content
}

fn add(block: Block, content: &mut Vec<Inline>) {
    let span = block.span;
    match block.kind {
        BlockKind::Paragraph(paragraph) => line(content, paragraph.content, span),
        BlockKind::Heading(mut heading) => {
            // What was a heading is no longer one, but links lead to it all the same.
            let kind = InlineKind::Anchor(heading.id);
            heading.content.insert(0, Inline { kind, span });
            line(content, heading.content, span);
        }
        BlockKind::List(list) => items(list, content),
        BlockKind::Quote(blocks) | BlockKind::Aligned(_, blocks) => {
            line(content, flatten(blocks), span);
        }
        BlockKind::Localized(locale, blocks) => {
            let inner = flatten(blocks);
            if !inner.is_empty() {
                let kind = InlineKind::Localized(locale, inner);
                line(content, vec![Inline { kind, span }], span);
            }
        }
        BlockKind::Alert(alert) => {
            let title = alert.title.map(|title| text(title, span));
            line(content, title.into_iter().collect(), span);
            line(content, flatten(alert.blocks), span);
        }
        BlockKind::Code(code) => {
            for text in code.text.split('\n') {
                let text = text.replace('\t', "    ");
                line(content, vec![Inline { kind: InlineKind::Code(text), span }], span);
            }
        }
        BlockKind::Math(source) => {
            line(content, vec![Inline { kind: InlineKind::Math(source), span }], span);
        }
        BlockKind::Table(table) => {
            line(content, table.caption, span);
            for row in table.head.into_iter().chain(table.body) {
                cells(row, content);
            }
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                let terms = definition.terms.into_iter();
                terms.for_each(|term| line(content, term, span));
                let bodies = definition.bodies.into_iter();
                bodies.for_each(|body| line(content, flatten(body), span));
            }
        }
        BlockKind::Details(details) => {
            line(content, details.summary, span);
            line(content, flatten(details.blocks), span);
        }
        BlockKind::Rule | BlockKind::PageBreak | BlockKind::Matter(_) => {}
    }
}

/// Adds a line of its own.
fn line(content: &mut Vec<Inline>, added: Vec<Inline>, span: Span) {
    if !content.is_empty() && !added.is_empty() {
        content.push(Inline { kind: InlineKind::LineBreak, span });
    }
    content.extend(added);
}

fn text(text: impl Into<String>, span: Span) -> Inline {
    Inline { kind: InlineKind::Text(text.into()), span }
}

/// Adds the items of a list, each with its sign.
fn items(list: List, content: &mut Vec<Inline>) {
    for (index, item) in list.items.into_iter().enumerate() {
        let sign = match (item.task, list.numbering) {
            (Some(done), _) => if done { "☑ " } else { "☐ " }.to_owned(),
            (None, None) => "• ".to_owned(),
            (None, Some(numbering)) => {
                let number = numbering.start.saturating_add(index as u64);
                format!("{number}{} ", numbering.delimiter)
            }
        };
        let mut added = vec![text(sign, item.span)];
        added.extend(flatten(item.blocks));
        merge(&mut added);
        line(content, added, item.span);
    }
}

/// Adds the cells of a row on one line.
fn cells(row: Row, content: &mut Vec<Inline>) {
    let mut added = Vec::new();
    for cell in row.cells {
        let text = flatten(cell.blocks);
        if !added.is_empty() && !text.is_empty() {
            added.push(Inline { kind: InlineKind::SoftBreak, span: cell.span });
        }
        added.extend(text);
    }
    line(content, added, row.span);
}

/// Joins the first two inlines where both are text.
fn merge(content: &mut Vec<Inline>) {
    if let [
        Inline { kind: InlineKind::Text(first), .. },
        Inline { kind: InlineKind::Text(next), span },
        ..,
    ] = content.as_mut_slice()
    {
        first.push_str(next);
        let span = *span;
        content[0].span = span;
        content.remove(1);
    }
}
