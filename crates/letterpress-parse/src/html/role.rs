use crate::build::Part;
use crate::document::InlineStyle;

/// What an HTML element is to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text in a style.
    Style(InlineStyle),
    /// Code in running text.
    Code,
    /// Text in quotation marks.
    Quotation,
    /// A link or a name for links.
    Link,
    /// Nothing but its text.
    Span,
    /// A block that is nothing but its content; it may be aligned.
    Block,
    /// A paragraph.
    Paragraph,
    /// A centred block.
    Center,
    /// A heading.
    Heading(u8),
    /// A list, ordered or not.
    List(bool),
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// The head, a body or the foot of a table.
    Section(Part),
    /// A row of a table.
    Row,
    /// A cell of a table, of its head or not.
    Cell(bool),
    /// A table's caption.
    Caption,
    /// A summary with its details.
    Details,
    /// The summary.
    Summary,
    /// A quotation.
    Quote,
    /// Preformatted text.
    Preformatted,
    /// A list of terms.
    Definitions,
    /// A term.
    Term,
    /// What a term means.
    Meaning,
    /// A line end.
    Break,
    /// A thematic break.
    Rule,
    /// A picture.
    Picture,
    /// A place where a word may be broken.
    WordBreak,
    /// A field of a form, of which a box to tick is read.
    Input,
    /// An element without content that shows nothing.
    Void,
    /// An element whose content no reader sees.
    Dropped,
    /// Anything else: its text is set.
    Unknown,
}

impl Role {
    /// The role of an element by its name in lower case.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "b" | "strong" => Self::Style(InlineStyle::Strong),
            "i" | "em" | "cite" | "dfn" | "var" => Self::Style(InlineStyle::Emphasis),
            "s" | "del" | "strike" => Self::Style(InlineStyle::Strikethrough),
            "u" | "ins" => Self::Style(InlineStyle::Insert),
            "sup" => Self::Style(InlineStyle::Superscript),
            "sub" => Self::Style(InlineStyle::Subscript),
            "mark" => Self::Style(InlineStyle::Highlight),
            "small" => Self::Style(InlineStyle::Small),
            "kbd" => Self::Style(InlineStyle::Keyboard),
            "code" | "samp" | "tt" => Self::Code,
            "q" => Self::Quotation,
            "a" => Self::Link,
            "span" | "font" | "abbr" | "acronym" | "bdi" | "bdo" | "big" | "data" | "label"
            | "nobr" | "noscript" | "picture" | "ruby" | "rb" | "rp" | "rt" | "time" => Self::Span,
            "div" | "address" | "article" | "aside" | "body" | "figcaption" | "figure"
            | "footer" | "head" | "header" | "hgroup" | "html" | "main" | "nav" | "search"
            | "section" => Self::Block,
            "p" => Self::Paragraph,
            "center" => Self::Center,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ol" => Self::List(true),
            "ul" | "menu" | "dir" => Self::List(false),
            "li" => Self::Item,
            "table" => Self::Table,
            "thead" => Self::Section(Part::Head),
            "tbody" => Self::Section(Part::Body),
            "tfoot" => Self::Section(Part::Foot),
            "tr" => Self::Row,
            "th" => Self::Cell(true),
            "td" => Self::Cell(false),
            "caption" => Self::Caption,
            "details" => Self::Details,
            "summary" => Self::Summary,
            "blockquote" => Self::Quote,
            "pre" | "listing" | "xmp" => Self::Preformatted,
            "dl" => Self::Definitions,
            "dt" => Self::Term,
            "dd" => Self::Meaning,
            "br" => Self::Break,
            "hr" => Self::Rule,
            "img" => Self::Picture,
            "wbr" => Self::WordBreak,
            "input" => Self::Input,
            "area" | "base" | "col" | "colgroup" | "link" | "map" | "meta" | "param" | "source"
            | "track" => Self::Void,
            "script" | "style" | "template" | "title" => Self::Dropped,
            _ => Self::Unknown,
        }
    }

    /// Whether its start ends a paragraph.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Self::Block
                | Self::Paragraph
                | Self::Center
                | Self::Heading(_)
                | Self::List(_)
                | Self::Item
                | Self::Table
                | Self::Details
                | Self::Summary
                | Self::Quote
                | Self::Preformatted
                | Self::Definitions
                | Self::Term
                | Self::Meaning
                | Self::Rule
        )
    }

    /// Whether it is a part of a table.
    pub(super) fn is_table_part(self) -> bool {
        let part = matches!(self, Self::Section(_) | Self::Row | Self::Cell(_) | Self::Caption);
        part || self == Self::Table
    }
}
