use letterpress_source::Span;

use crate::document::{Inline, InlineKind, InlineStyle, Link, Locale, Target};

/// What an open element does to the running text in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shell {
    /// It has a style.
    Style(InlineStyle),
    /// It leads to an address, which is resolved when the whole book is read.
    Link(String),
    /// It has a language or a direction of its own.
    Localized(Locale),
    /// It is an abbreviation of this.
    Abbreviation(String),
    /// It is code.
    Code,
    /// It is nothing but its content.
    Plain,
}

/// An element that is open around the running text, of Markdown or of HTML.
#[derive(Clone, Debug)]
pub(crate) struct Format {
    /// Unique in the source.
    pub(crate) id: u32,
    /// What it does.
    pub(crate) shell: Shell,
    /// The innermost code element among this one and those around it.
    pub(crate) code: Option<u32>,
    /// The name of the HTML element; `None` for Markdown's own.
    pub(crate) name: Option<String>,
    /// Where it is opened, or the whole of it.
    pub(crate) span: Span,
}

/// The formats that are open at a place, and how many of them may be nested there.
#[derive(Clone, Copy)]
pub(crate) struct Active<'a> {
    /// From the outermost to the innermost.
    pub(crate) formats: &'a [Format],
    /// How many levels of the document are left.
    pub(crate) room: usize,
}

impl<'a> Active<'a> {
    /// The formats that become inlines of their own.
    pub(crate) fn path(self) -> impl Iterator<Item = &'a Format> {
        self.formats.iter().filter(|format| format.shell.is_inline()).take(self.room)
    }

    /// Whether there are more of them than levels.
    pub(crate) fn is_cut(self) -> bool {
        self.formats.iter().filter(|format| format.shell.is_inline()).count() > self.room
    }

    /// The code element around the place.
    pub(crate) fn code(self) -> Option<u32> {
        self.formats.last().and_then(|format| format.code)
    }
}

impl Shell {
    /// Whether it becomes an inline of its own.
    fn is_inline(&self) -> bool {
        !matches!(self, Self::Code | Self::Plain)
    }

    /// The inline that this makes of its content.
    pub(crate) fn fill(self, content: Vec<Inline>, span: Span) -> Option<Inline> {
        let kind = match self {
            Self::Style(style) => InlineKind::Styled(style, content),
            Self::Link(address) => InlineKind::Link(Link { target: Target::Uri(address), content }),
            Self::Localized(locale) => InlineKind::Localized(locale, content),
            Self::Abbreviation(whole) => InlineKind::Abbreviation(whole, content),
            Self::Code | Self::Plain => return None,
        };
        Some(Inline { kind, span })
    }
}
