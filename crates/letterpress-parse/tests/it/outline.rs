//! A document as text that reads well in a diff.

use std::fmt::Write;

use letterpress_parse::document::{
    Block, BlockKind, Cell, Direction, Document, Extent, Inline, InlineKind, InlineStyle, Locale,
    Picture, Row, Target,
};

/// The outline of a document: a line for each block, deeper ones indented.
pub(crate) fn outline(document: &Document) -> String {
    let mut out = Outline::default();
    let data = &document.metadata;
    let lists = [("author", &data.authors), ("keyword", &data.keywords)];
    for (name, value) in [("title", &data.title), ("date", &data.date), ("lang", &data.lang)] {
        value.iter().for_each(|value| out.line(&format!("{name}: {value}")));
    }
    for (name, list) in lists {
        list.iter().for_each(|value| out.line(&format!("{name}: {value}")));
    }
    for hyphenated in &document.hyphenation {
        out.line(&format!("hyphenation: {}", hyphenated.word));
    }
    if let Some(notes) = document.notes_as {
        out.line(&format!("notes: {notes:?}"));
    }
    out.blocks(&document.blocks);
    for (index, note) in document.notes.iter().enumerate() {
        out.line(&format!("note {index} \"{}\" ×{}", note.label, note.references));
        out.inside(|out| out.blocks(&note.blocks));
    }
    out.text
}

#[derive(Default)]
struct Outline {
    text: String,
    depth: usize,
}

impl Outline {
    fn line(&mut self, line: &str) {
        let indented = format!("{:1$}{line}", "", self.depth * 2);
        writeln!(self.text, "{}", indented.trim_end()).expect("a string takes all");
    }

    fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(&block.kind));
    }

    fn block(&mut self, block: &BlockKind) {
        match block {
            BlockKind::Paragraph(paragraph) => {
                self.line(&format!("p {}", flow(&paragraph.content)))
            }
            BlockKind::Heading(heading) => {
                let text = flow(&heading.content);
                self.line(&format!("h{} #{} {text}", heading.level, heading.id));
            }
            BlockKind::List(list) => {
                let sign = list.numbering.map(|n| format!(" {}{}", n.start, n.delimiter));
                let tight = if list.tight { " tight" } else { "" };
                self.line(&format!("list{}{tight}", sign.unwrap_or_default()));
                for item in &list.items {
                    self.inside(|out| {
                        out.line(match item.task {
                            None => "-",
                            Some(true) => "- [x]",
                            Some(false) => "- [ ]",
                        });
                        out.inside(|out| out.blocks(&item.blocks));
                    });
                }
            }
            BlockKind::Quote(blocks) => self.nested("quote", blocks),
            BlockKind::Localized(locale, blocks) => self.nested(&tongue(locale), blocks),
            BlockKind::Aligned(align, blocks) => self.nested(&format!("{align:?}"), blocks),
            BlockKind::Alert(alert) => {
                let title = alert.title.as_deref().unwrap_or("");
                self.nested(&format!("alert {:?} {title}", alert.kind), &alert.blocks);
            }
            BlockKind::Code(code) => {
                let language = code.language.as_deref().unwrap_or("");
                self.line(&format!("code {language}"));
                self.inside(|out| {
                    code.text.split('\n').for_each(|line| out.line(&format!("|{line}")))
                });
            }
            BlockKind::Math(source) => self.line(&format!("math {source:?}")),
            BlockKind::Table(table) => {
                let columns: Vec<_> = table
                    .columns
                    .iter()
                    .map(|c| c.map_or("-".into(), |a| format!("{a:?}")))
                    .collect();
                self.line(&format!("table {}", columns.join(" ")));
                self.inside(|out| {
                    if !table.caption.is_empty() {
                        out.line(&format!("caption {}", flow(&table.caption)));
                    }
                    rows(&table.head, true).iter().for_each(|row| out.line(row));
                    rows(&table.body, false).iter().for_each(|row| out.line(row));
                });
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    let terms: Vec<_> = definition.terms.iter().map(|term| flow(term)).collect();
                    let tight = if definition.tight { " tight" } else { "" };
                    self.line(&format!("define{tight} {}", terms.join(" | ")));
                    definition.bodies.iter().for_each(|body| {
                        self.inside(|out| out.nested(":", body));
                    });
                }
            }
            BlockKind::Details(details) => {
                self.nested(&format!("details {}", flow(&details.summary)), &details.blocks);
            }
            BlockKind::Rule => self.line("rule"),
            BlockKind::PageBreak => self.line("page break"),
            BlockKind::Matter(matter) => self.line(&format!("matter {matter:?}")),
        }
    }

    fn nested(&mut self, line: &str, blocks: &[Block]) {
        self.line(line);
        self.inside(|out| out.blocks(blocks));
    }
}

/// Rows, each on a line, in which `^` stands for a place of a cell of a row above.
fn rows(rows: &[Row], is_head: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut down: Vec<usize> = Vec::new();
    for row in rows {
        let mut line: Vec<String> = Vec::new();
        let mut column = 0;
        for found in &row.cells {
            line.extend((column..found.column).map(|_| "^".to_owned()));
            line.push(cell(found, is_head));
            column = found.column + found.columns;
            down.resize(down.len().max(column), 0);
            down[found.column..column].fill(found.rows);
        }
        line.extend(down.get(column..).unwrap_or(&[]).iter().map(|_| "^".to_owned()));
        down.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        lines.push(format!("{} {}", if is_head { "head" } else { "row" }, line.join(" | ")));
    }
    lines
}

/// What a cell holds, running text as a rule, and how it differs from others: `a ×2↔ ×3↕ Right`;
/// `th` before one of the body that is a head.
fn cell(cell: &Cell, is_head: bool) -> String {
    let text = match cell.blocks.as_slice() {
        [] => String::new(),
        [Block { kind: BlockKind::Paragraph(paragraph), .. }] => flow(&paragraph.content),
        blocks => {
            let mut out = Outline::default();
            out.blocks(blocks);
            let lines: Vec<&str> = out.text.lines().map(str::trim).collect();
            format!("({})", lines.join(" / "))
        }
    };
    let head = (cell.is_head && !is_head).then(|| "th".to_owned());
    let text = Some(text).filter(|text| !text.is_empty());
    let columns = (cell.columns > 1).then(|| format!("×{}↔", cell.columns));
    let rows = (cell.rows > 1).then(|| format!("×{}↕", cell.rows));
    let align = cell.align.map(|align| format!("{align:?}"));
    let parts = [head, text, columns, rows, align];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Running text on one line: `·` for a soft line end, `⏎` for a hard one, `‸` for a place
/// where a word may be broken, `⟨ ⟩` around what stays as it is typed.
fn flow(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match &inline.kind {
        InlineKind::Text(text) => text.replace('\u{200B}', "‸"),
        InlineKind::Literal(text) => format!("⟨{text}⟩"),
        InlineKind::SoftBreak => "·".into(),
        InlineKind::LineBreak => "⏎".into(),
        InlineKind::Code(code) => format!("`{code}`"),
        InlineKind::Math(source) => format!("${source}$"),
        InlineKind::Styled(style, content) => format!("{{{} {}}}", tag(*style), flow(content)),
        InlineKind::Abbreviation(whole, content) => format!("{{{whole:?} {}}}", flow(content)),
        InlineKind::Localized(locale, content) => {
            format!("{{{} {}}}", tongue(locale), flow(content))
        }
        InlineKind::Link(link) => match &link.target {
            Target::Uri(uri) => format!("[{}]({uri})", flow(&link.content)),
            Target::Anchor(name) => format!("[{}](#{name})", flow(&link.content)),
        },
        InlineKind::Picture(found) => picture(found),
        InlineKind::NoteReference(note) => format!("[^{note}]"),
        InlineKind::Anchor(name) => format!("{{#{name}}}"),
    }
}

/// A language and a direction: `@fr`, `@ar>rtl`, `@>ltr`.
fn tongue(locale: &Locale) -> String {
    let lang = locale.lang.as_deref().unwrap_or_default();
    let direction = match locale.direction {
        Some(Direction::LeftToRight) => ">ltr",
        Some(Direction::RightToLeft) => ">rtl",
        None => "",
    };
    format!("@{lang}{direction}")
}

fn picture(picture: &Picture) -> String {
    let title = picture.title.iter().map(|title| format!(" \"{title}\""));
    let sizes = [("w", picture.width), ("h", picture.height)];
    let sizes = sizes.into_iter().filter_map(|(name, size)| {
        size.map(|size| match size {
            Extent::Pixels(n) => format!(" {name}={n}mpx"),
            Extent::Percent(n) => format!(" {name}={n}m%"),
        })
    });
    let more: String = title.chain(sizes).collect();
    format!("![{}]({}{more})", picture.alt, picture.source)
}

fn tag(style: InlineStyle) -> &'static str {
    match style {
        InlineStyle::Emphasis => "em",
        InlineStyle::Strong => "strong",
        InlineStyle::Strikethrough => "del",
        InlineStyle::Superscript => "sup",
        InlineStyle::Subscript => "sub",
        InlineStyle::Highlight => "mark",
        InlineStyle::Insert => "ins",
        InlineStyle::Small => "small",
        InlineStyle::Keyboard => "kbd",
        InlineStyle::Name => "name",
    }
}
