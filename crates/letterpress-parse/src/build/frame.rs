use letterpress_source::Span;

use super::phrase::Phrase;
use super::table::{Part, RawCell, RawRow};
use crate::document::{AlertKind, Align, Block, Definition, Inline, ListItem, Locale, Numbering};

/// An element that is open, with the blocks and the running text that it holds so far.
pub(crate) struct Frame {
    /// What it is.
    pub(crate) element: Element,
    /// The language and the direction of its own.
    pub(crate) locale: Option<Locale>,
    /// The name of the HTML element; `None` for Markdown's own, which HTML never closes.
    pub(crate) name: Option<String>,
    /// Where it was written; for HTML the start tag.
    pub(crate) span: Span,
    /// The blocks that are done.
    pub(crate) blocks: Vec<Block>,
    /// The running text after them.
    pub(crate) phrase: Phrase,
    /// How many formats were open when it was opened.
    pub(crate) base: usize,
    /// The first of the open formats that reach into it.
    pub(crate) from: usize,
    /// The depth of its blocks in the document.
    pub(crate) level: usize,
    /// Whether it stands in a cell of a table.
    pub(crate) in_cell: bool,
}

/// The kinds of elements that hold blocks or running text.
///
/// Each takes both: what may hold no blocks flattens them when it is closed.
pub(crate) enum Element {
    /// The document itself.
    Document,
    /// Something that leaves nothing but its content.
    Plain,
    /// A paragraph of Markdown.
    Paragraph,
    /// An aligned container.
    Aligned(Align),
    /// A quotation.
    Quote,
    /// An alert with its own title.
    Alert(AlertKind, Option<String>),
    /// A heading.
    Heading(OpenHeading),
    /// A list with the items that are done.
    List(OpenList),
    /// An item of a list.
    Item(Option<bool>),
    /// A summary with its details: the summary when it is done.
    Details(Option<Vec<Inline>>),
    /// The summary.
    Summary,
    /// Preformatted text.
    Preformatted(OpenCode),
    /// Terms with their definitions: those that are done, and whether new ones stand close.
    Definitions(Vec<Definition>, bool),
    /// A term.
    Term,
    /// What a term means.
    Meaning,
    /// A table.
    Table(OpenTable),
    /// The head, a body or the foot of a table.
    Section(Part),
    /// A row of a table.
    Row(RawRow),
    /// A cell of a table.
    Cell(RawCell),
    /// The caption of a table.
    Caption,
    /// A footnote: its place among the notes, and its label.
    Note(usize, String),
}

/// A heading while it is read.
#[derive(Default)]
pub(crate) struct OpenHeading {
    pub(crate) level: u8,
    /// The author's own name for it.
    pub(crate) id: Option<String>,
    pub(crate) align: Option<Align>,
}

/// A list while it is read.
#[derive(Default)]
pub(crate) struct OpenList {
    pub(crate) numbering: Option<Numbering>,
    pub(crate) tight: bool,
    pub(crate) items: Vec<ListItem>,
}

/// Preformatted text while it is read.
#[derive(Default)]
pub(crate) struct OpenCode {
    pub(crate) language: Option<String>,
    pub(crate) text: String,
    pub(crate) span: Option<Span>,
}

/// A table while it is read.
#[derive(Default)]
pub(crate) struct OpenTable {
    /// The columns of Markdown's table; HTML's has those that its cells make.
    pub(crate) columns: Vec<Option<Align>>,
    pub(crate) rows: Vec<RawRow>,
    pub(crate) caption: Vec<Inline>,
    /// How many sections are done.
    pub(crate) sections: usize,
}

impl Element {
    /// Whether its content stands a level deeper than itself.
    pub(crate) fn nests(&self) -> bool {
        matches!(
            self,
            Self::Aligned(_)
                | Self::Quote
                | Self::Alert(..)
                | Self::Heading(OpenHeading { align: Some(_), .. })
                | Self::List(_)
                | Self::Details(_)
                | Self::Definitions(..)
                | Self::Table(_)
        )
    }

    /// Whether it is a part of something greater, so that what it holds stands in its locale and
    /// not itself.
    pub(crate) fn is_part(&self) -> bool {
        let is_of_table = matches!(self, Self::Section(_) | Self::Row(_) | Self::Caption);
        is_of_table || matches!(self, Self::Item(_) | Self::Summary | Self::Term | Self::Meaning)
    }

    /// Whether it means anything in the element around it.
    pub(crate) fn belongs_in(&self, around: &Self) -> bool {
        match self {
            Self::Item(_) => matches!(around, Self::List(_)),
            Self::Term | Self::Meaning => matches!(around, Self::Definitions(..)),
            Self::Summary => matches!(around, Self::Details(_)),
            Self::Row(_) => matches!(around, Self::Table(_) | Self::Section(_)),
            Self::Cell(_) => matches!(around, Self::Row(_)),
            _ => true,
        }
    }

    /// Whether HTML closes it without an end tag of its own.
    pub(crate) fn ends_by_itself(&self, name: &str) -> bool {
        match self {
            Self::Item(_) | Self::Term | Self::Meaning | Self::Section(_) => true,
            Self::Row(_) | Self::Cell(_) => true,
            _ => matches!(name, "p" | "li"),
        }
    }

    /// Whether what is opened in it can't be closed from outside by another's end tag.
    pub(crate) fn bounds(&self) -> bool {
        matches!(self, Self::Cell(_) | Self::Caption | Self::Table(_))
    }
}

impl Frame {
    /// Whether it goes on with the blocks of the element around it: while it is open that has
    /// none, so that however deep such elements are nested no block moves more than once.
    pub(crate) fn continues(&self) -> bool {
        matches!(self.element, Element::Plain | Element::Preformatted(_)) && self.locale.is_none()
    }
}

impl OpenList {
    /// Makes an item of what stands in the list outside of its items.
    pub(crate) fn add_loose(&mut self, blocks: Vec<Block>) {
        if let Some(span) = blocks.iter().map(|block| block.span).reduce(Span::join) {
            self.items.push(ListItem { task: None, blocks, span });
        }
    }
}
