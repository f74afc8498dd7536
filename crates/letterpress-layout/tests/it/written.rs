//! What a document says: the text that its pages must have, block by block.

use letterpress_parse::document::{AlertKind, Block, BlockKind, Document, Inline, InlineKind, Row};

/// The text of the blocks of a document, a line for each block, and of each of its notes.
pub(crate) fn written(document: &Document) -> (String, Vec<String>) {
    let mut body = String::new();
    blocks(&document.blocks, &mut body);
    let mut notes: Vec<_> = document.notes.iter().collect();
    // Notes that nothing refers to are the end of the text.
    notes.sort_by_key(|note| note.references > 0);
    let texts = notes.iter().map(|note| {
        let mut text = String::new();
        blocks(&note.blocks, &mut text);
        text
    });
    let mut texts: Vec<String> = texts.collect();
    let mut tables = 0;
    for text in std::iter::once(&mut body).chain(&mut texts) {
        while text.contains(NUMBER) {
            tables += 1;
            *text = text.replacen(NUMBER, &format!("Table {tables}. "), 1);
        }
    }
    (body, texts)
}

/// Stands for a table's number until all tables are counted.
const NUMBER: char = '\u{1}';

fn blocks(list: &[Block], out: &mut String) {
    for block in list {
        out.push('\n');
        match &block.kind {
            BlockKind::Paragraph(paragraph) => inlines(&paragraph.content, out),
            BlockKind::Heading(heading) => inlines(&heading.content, out),
            BlockKind::List(list) => list.items.iter().for_each(|item| blocks(&item.blocks, out)),
            BlockKind::Quote(inner)
            | BlockKind::Aligned(_, inner)
            | BlockKind::Localized(_, inner) => {
                blocks(inner, out);
            }
            BlockKind::Alert(alert) => {
                out.push_str(alert.title.as_deref().unwrap_or(name(alert.kind)));
                blocks(&alert.blocks, out);
            }
            BlockKind::Code(code) => out.push_str(&code.text),
            BlockKind::Math(source) => out.push_str(source),
            BlockKind::Table(table) => {
                if !table.caption.is_empty() {
                    out.push(NUMBER);
                }
                inlines(&table.caption, out);
                table.head.iter().chain(&table.body).for_each(|line| row(line, out));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    for term in &definition.terms {
                        out.push('\n');
                        inlines(term, out);
                    }
                    definition.bodies.iter().for_each(|body| blocks(body, out));
                }
            }
            BlockKind::Details(details) => {
                inlines(&details.summary, out);
                blocks(&details.blocks, out);
            }
            BlockKind::Rule | BlockKind::PageBreak | BlockKind::Matter(_) => {}
        }
        out.push('\n');
    }
}

fn row(row: &Row, out: &mut String) {
    for cell in &row.cells {
        out.push('\n');
        blocks(&cell.blocks, out);
    }
}

fn inlines(list: &[Inline], out: &mut String) {
    for inline in list {
        match &inline.kind {
            InlineKind::Text(text)
            | InlineKind::Literal(text)
            | InlineKind::Code(text)
            | InlineKind::Math(text) => out.push_str(text),
            InlineKind::SoftBreak | InlineKind::LineBreak => out.push(' '),
            InlineKind::Styled(_, content)
            | InlineKind::Abbreviation(_, content)
            | InlineKind::Localized(_, content) => {
                inlines(content, out);
            }
            InlineKind::Link(link) => match link.content.as_slice() {
                // A link that shows nothing but a lost picture shows its name.
                [Inline { kind: InlineKind::Picture(picture), .. }] if picture.alt.is_empty() => {
                    out.push_str(picture.source.rsplit('/').next().unwrap_or_default());
                }
                content => inlines(content, out),
            },
            InlineKind::Picture(picture) => out.push_str(&picture.alt),
            InlineKind::NoteReference(index) => out.push_str(&(index + 1).to_string()),
            InlineKind::Anchor(_) => {}
        }
    }
}

fn name(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "Note",
        AlertKind::Tip => "Tip",
        AlertKind::Important => "Important",
        AlertKind::Warning => "Warning",
        AlertKind::Caution => "Caution",
    }
}
