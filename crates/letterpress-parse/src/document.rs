//! The tree that Markdown is read into.
//!
//! Plain values, no more than [`MAX_DEPTH`] levels deep, so that whoever walks it may recurse.
//! Everything the author wrote that a reader would see is in it, each part with its span;
//! entities, shortcodes and HTML are already resolved.

use letterpress_source::{Metadata, Span};

/// The greatest depth of a [`Document`], blocks and inlines counted together.
///
/// What is nested deeper is set at the deepest level. Sixty-four is more than a page can show.
pub const MAX_DEPTH: usize = 64;

/// A document as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the front matter says.
    pub metadata: Metadata,
    /// The words that the front matter shows how to hyphenate.
    pub hyphenation: Vec<Hyphenated>,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The footnotes in the order of their first references; those that nothing refers to come
    /// last, with [`Note::references`] zero.
    pub notes: Vec<Note>,
    /// What the front matter wants its notes to be.
    pub notes_as: Option<Notes>,
    /// The direction that the front matter gives it.
    pub direction: Option<Direction>,
}

/// The way a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right, as Latin does.
    LeftToRight,
    /// From right to left, as Arabic and Hebrew do.
    RightToLeft,
}

/// The language of a part of a document and the way it runs, as its author gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// The language as a BCP 47 tag; `None` leaves it as it is around.
    pub lang: Option<String>,
    /// The direction; `None` leaves it to the text.
    pub direction: Option<Direction>,
}

/// A word written with its hyphens, such as `Let-ter-press`.
///
/// Nothing is known of it but that it has no white space in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyphenated {
    /// The word.
    pub word: String,
    /// The key of the front matter that lists it.
    pub span: Span,
}

/// A block with the Markdown it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it was written.
    pub span: Span,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Paragraph),
    /// A heading.
    Heading(Heading),
    /// A list of items, ordered or not.
    List(List),
    /// A quotation.
    Quote(Vec<Block>),
    /// One of GitHub's alerts.
    Alert(Alert),
    /// A block of code.
    Code(CodeBlock),
    /// A displayed formula as its TeX source.
    Math(String),
    /// A table.
    Table(Table),
    /// A list of terms with their definitions.
    Definitions(Vec<Definition>),
    /// Blocks that are aligned together, as in `<div align="center">`.
    Aligned(Align, Vec<Block>),
    /// Blocks in a language or a direction of their own, as in `<div lang="fr">`.
    Localized(Locale, Vec<Block>),
    /// A summary with what it sums up, always open on paper.
    Details(Details),
    /// A thematic break.
    Rule,
    /// A new page begins here.
    PageBreak,
    /// A part of a book begins here, on a new page.
    Matter(Matter),
}

/// The parts of a book, whose pages are numbered apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Matter {
    /// Title, preface, contents: i, ii, iii.
    Front,
    /// The text: 1, 2, 3.
    Main,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Its text.
    pub content: Vec<Inline>,
}

/// A heading of level 1 to 6.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// From 1 to 6, as written.
    pub level: u8,
    /// The name that links lead to, unique in the document: GitHub's slug or the author's `{#id}`.
    pub id: String,
    /// Its text.
    pub content: Vec<Inline>,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number of an ordered list with the sign after it; `None` for bullets.
    pub numbering: Option<Numbering>,
    /// Whether the items stand close together: no blank line between them in the source.
    pub tight: bool,
    /// The items in order.
    pub items: Vec<ListItem>,
}

/// How an ordered list is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbering {
    /// The number of the first item.
    pub start: u64,
    /// The sign after a number: `.` or `)`.
    pub delimiter: char,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// Whether a task is done; `None` for a plain item.
    pub task: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Where it was written.
    pub span: Span,
}

/// The kinds of GitHub's alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlertKind {
    /// Useful to know.
    Note,
    /// Helps to do better.
    Tip,
    /// Needed to succeed.
    Important,
    /// Needs attention at once.
    Warning,
    /// Has a risk.
    Caution,
}

/// An alert.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// Its kind.
    pub kind: AlertKind,
    /// The author's own title; `None` for the kind's name.
    pub title: Option<String>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A block of code.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeBlock {
    /// The first word of the info string, such as `rust`.
    pub language: Option<String>,
    /// The code without its last line end; lines are parted by `\n`, tabs are kept.
    pub text: String,
    /// Offset in the sources of the first byte of the code.
    pub start: u32,
}

/// Where a line or a column's cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// Flush left.
    Left,
    /// In the middle.
    Center,
    /// Flush right.
    Right,
}

/// A table: rows of cells that cover every place of its columns once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows, without a number; empty where its author gives it no caption.
    pub caption: Vec<Inline>,
    /// What the author asked for each column; `None` leaves it to the content.
    pub columns: Vec<Option<Align>>,
    /// The rows of the head: one in Markdown, any number in HTML.
    pub head: Vec<Row>,
    /// The rows of the body.
    pub body: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The cells that begin in it, from left to right. A place that none of them covers belongs
    /// to a cell of a row above that spans this one too.
    pub cells: Vec<Cell>,
    /// Where it was written.
    pub span: Span,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds; a cell of Markdown is a single paragraph or nothing, unless HTML in it makes
    /// more. What was a heading is a paragraph in bold, and no page begins here.
    pub blocks: Vec<Block>,
    /// The first column that it stands in.
    pub column: usize,
    /// How many columns it spans, one at least; none of them is beyond the table's last.
    pub columns: usize,
    /// How many rows it spans, one at least; none of them is beyond the head's or the body's last.
    pub rows: usize,
    /// What the author asked for this cell alone.
    pub align: Option<Align>,
    /// Whether it names what stands beside or below it: a cell of the head, a `<th>` of a row.
    pub is_head: bool,
    /// Where it was written.
    pub span: Span,
}

/// Terms with what they mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The terms, one at least.
    pub terms: Vec<Vec<Inline>>,
    /// The definitions, each of any blocks.
    pub bodies: Vec<Vec<Block>>,
    /// Whether its parts stand close together.
    pub tight: bool,
    /// Where it was written.
    pub span: Span,
}

/// A summary and its details.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// The line that stands for the whole.
    pub summary: Vec<Inline>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The author's label; empty for an inline note.
    pub label: String,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// How many references lead to it.
    pub references: usize,
    /// Where it was written.
    pub span: Span,
}

/// What notes are: footnotes or endnotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notes {
    /// Each stands at the foot of the page that first refers to it.
    Footnotes,
    /// All stand together in a section that ends the document.
    Endnotes,
}

/// A piece of running text with the Markdown it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it was written.
    pub span: Span,
}

/// The kinds of inlines.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// Text; never holds a line end or a control character.
    Text(String),
    /// Text whose punctuation stays as it was typed: an escaped mark, a raw address.
    ///
    /// It is kept apart for [`punctuate`](crate::punctuate), which makes text of it; without
    /// [`Options::smart`](crate::Options::smart) there is none.
    Literal(String),
    /// A line end in the source, a space on the page.
    SoftBreak,
    /// A line end that the author asked for.
    LineBreak,
    /// Code.
    Code(String),
    /// A formula as its TeX source, without its dollar signs.
    Math(String),
    /// Text in a style.
    Styled(InlineStyle, Vec<Inline>),
    /// Text in a language or a direction of its own, as in `[mot]{lang=fr}`.
    Localized(Locale, Vec<Inline>),
    /// An abbreviation with what it stands for, as `<abbr title="…">` says.
    Abbreviation(String, Vec<Inline>),
    /// A link.
    Link(Link),
    /// A picture.
    Picture(Picture),
    /// A reference to a footnote: its index in [`Document::notes`].
    NoteReference(usize),
    /// A name that links may lead to, as `<a id="…">` gives it.
    Anchor(String),
}

impl InlineKind {
    /// The running text that it stands around: that of a style, an abbreviation, a locale or a link.
    pub fn content(&self) -> Option<&[Inline]> {
        match self {
            Self::Styled(_, content)
            | Self::Abbreviation(_, content)
            | Self::Localized(_, content) => Some(content),
            Self::Link(link) => Some(&link.content),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Self::Styled(_, content)
            | Self::Abbreviation(_, content)
            | Self::Localized(_, content) => Some(content),
            Self::Link(link) => Some(&mut link.content),
            _ => None,
        }
    }
}

/// The styles of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InlineStyle {
    /// `*…*`
    Emphasis,
    /// `**…**`
    Strong,
    /// `~~…~~`
    Strikethrough,
    /// `^…^`
    Superscript,
    /// `~…~`
    Subscript,
    /// `==…==`
    Highlight,
    /// `++…++`, and `<u>`
    Insert,
    /// `<small>`
    Small,
    /// `<kbd>`
    Keyboard,
    /// The name of a heading that its author shows: `{ #name }`, with a space after the brace.
    /// It belongs to the heading's line, not to its title.
    Name,
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// What is shown for it.
    pub content: Vec<Inline>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Out of the document, with an allowed scheme.
    Uri(String),
    /// To a heading or an anchor of the document that exists.
    Anchor(String),
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Where it is, as written.
    pub source: String,
    /// Its description, as plain text.
    pub alt: String,
    /// Its title, which becomes the caption where it stands alone.
    pub title: Option<String>,
    /// The width the author asked for.
    pub width: Option<Extent>,
    /// The height the author asked for.
    pub height: Option<Extent>,
}

/// A width or height that an author asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// CSS pixels, 96 to the inch, in thousandths.
    Pixels(u32),
    /// Percent of the measure, in thousandths.
    Percent(u32),
}

/// The words of inlines: without their styles, with pictures as their descriptions and without
/// the numbers of footnotes and soft hyphens; white space is one space.
///
/// ```
/// use letterpress_parse::document::{BlockKind, plain_text};
/// use letterpress_parse::{Options, parse};
/// use letterpress_source::Sources;
/// let mut sources = Sources::new();
/// sources.add("a.md", "# One *two*  `three`[^1]\n\n[^1]: Note.\n");
/// let document = parse(&sources, &Options::default()).document;
/// let BlockKind::Heading(heading) = &document.blocks[0].kind else { panic!("a heading") };
/// assert_eq!(plain_text(&heading.content), "One two three");
/// ```
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    add_plain(content, &mut text);
    let words = text.split([' ', '\u{a0}', '\u{202f}', '\t']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").replace('\u{ad}', "")
}

fn add_plain(content: &[Inline], text: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(part)
            | InlineKind::Literal(part)
            | InlineKind::Code(part)
            | InlineKind::Math(part) => text.push_str(part),
            InlineKind::SoftBreak | InlineKind::LineBreak => text.push(' '),
            InlineKind::Styled(_, content)
            | InlineKind::Abbreviation(_, content)
            | InlineKind::Localized(_, content) => add_plain(content, text),
            InlineKind::Link(link) => add_plain(&link.content, text),
            InlineKind::Picture(picture) => text.push_str(&picture.alt),
            InlineKind::NoteReference(_) | InlineKind::Anchor(_) => {}
        }
    }
}
