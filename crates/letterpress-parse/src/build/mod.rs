//! The one builder of blocks: a stack of open elements, fed with Markdown's nodes and with
//! the tags of HTML, so that either may hold the other.

mod close;
mod flatten;
mod format;
mod frame;
mod marks;
mod phrase;
mod table;

use letterpress_source::Span;

use crate::document::{
    Block, BlockKind, CodeBlock, Inline, InlineKind, Locale, MAX_DEPTH, Note, Paragraph,
};
use crate::reports::Reports;
use crate::resolve::names;

pub(crate) use flatten::flatten;
pub(crate) use format::{Active, Format, Shell};
pub(crate) use frame::{Element, Frame, OpenCode, OpenHeading, OpenList, OpenTable};
pub(crate) use phrase::Phrase;
pub(crate) use table::{Form, MAX_COLUMNS, Part, RawCell, RawRow};

/// The levels that a container leaves to a paragraph, its text and the text's styles.
const RESERVE: usize = 8;

/// How many HTML formats may be open at once, and how far up an end tag looks for its start.
pub(crate) const REACH: usize = 128;

/// The document while it is read.
pub(crate) struct Builder<'r> {
    /// Whether marks that stay as they are typed are kept apart from those that do not.
    pub(crate) smart: bool,
    /// Where it says what it finds.
    pub(crate) reports: &'r mut Reports,
    /// The open elements from the document inwards; never empty.
    pub(crate) frames: Vec<Frame>,
    /// The formats that are open around running text, from the outermost inwards.
    pub(crate) formats: Vec<Format>,
    /// The indices of Markdown's own among the formats.
    pub(crate) marks: Vec<usize>,
    /// The footnotes by the places that their references name.
    pub(crate) notes: Vec<Option<Note>>,
    /// The place of the tag or the node that is read.
    pub(crate) here: Span,
    /// The HTML element whose content is left out.
    pub(crate) dropping: Option<String>,
    /// Names that wait for a text to stand before.
    carried: Vec<Inline>,
    /// The text of the open heading that its name is made of.
    pub(crate) slug: Option<String>,
    ids: u32,
}

impl<'r> Builder<'r> {
    /// A builder of an empty document.
    pub(crate) fn new(reports: &'r mut Reports, smart: bool) -> Self {
        let mut builder = Self {
            smart,
            reports,
            frames: Vec::new(),
            formats: Vec::new(),
            marks: Vec::new(),
            notes: Vec::new(),
            here: Span::default(),
            dropping: None,
            carried: Vec::new(),
            slug: None,
            ids: 0,
        };
        builder.push(Element::Document, None, None, Span::default());
        builder
    }

    /// The blocks and the footnotes, when everything is read.
    pub(crate) fn finish(mut self) -> (Vec<Block>, Vec<Option<Note>>) {
        while self.frames.len() > 1 {
            self.close();
        }
        self.cut_formats(0);
        self.flush();
        let mut blocks = self.frames.pop().map(|frame| frame.blocks).unwrap_or_default();
        if let Some(span) = self.carried.first().map(|inline| inline.span) {
            let content = std::mem::take(&mut self.carried);
            blocks.push(Block { kind: BlockKind::Paragraph(Paragraph { content }), span });
        }
        (blocks, self.notes)
    }

    /// Opens an element of Markdown, which only [`Self::close_markdown`] closes.
    pub(crate) fn open(&mut self, element: Element, locale: Option<Locale>, span: Span) {
        self.end_implied(&element);
        self.push(element, locale, None, span);
    }

    /// Opens an element of HTML.
    pub(crate) fn open_html(&mut self, element: Element, locale: Option<Locale>, name: &str) {
        self.end_implied(&element);
        self.push(element, locale, Some(name.to_owned()), self.here);
    }

    /// Ends the running text, and a list that was opened for a stray item if none follows.
    fn end_implied(&mut self, next: &Element) {
        self.flush();
        let top = self.top();
        let is_implied =
            matches!(top.element, Element::List(_)) && top.name.as_deref() == Some("li");
        if is_implied && !matches!(next, Element::Item(_)) {
            self.close();
        }
    }

    fn push(
        &mut self,
        mut element: Element,
        mut locale: Option<Locale>,
        name: Option<String>,
        span: Span,
    ) {
        if let Some(parent) = self.frames.last()
            && !element.belongs_in(&parent.element)
        {
            element = Element::Plain;
        }
        let level = self.fit(&mut element, &mut locale, span);
        if matches!(element, Element::Heading(..)) {
            self.slug = Some(String::new());
        }
        let base = self.formats.len();
        let is_note = matches!(element, Element::Note(..));
        let around = self.frames.last().map_or(0, |frame| frame.from);
        let from = if is_note { base } else { around };
        let is_cell = matches!(element, Element::Cell(_));
        let in_cell = is_cell || (!is_note && self.frames.last().is_some_and(|f| f.in_cell));
        let phrase = Phrase::default();
        let blocks = Vec::new();
        let mut frame =
            Frame { element, locale, name, span, blocks, phrase, base, from, level, in_cell };
        if let Some(parent) = self.frames.last_mut()
            && frame.continues()
        {
            frame.blocks = std::mem::take(&mut parent.blocks);
        }
        self.frames.push(frame);
    }

    /// The level of what an element holds; one too many of them makes nothing of it but its
    /// content.
    fn fit(&mut self, element: &mut Element, locale: &mut Option<Locale>, span: Span) -> usize {
        let outer = self.frames.last().map_or(1, |frame| frame.level);
        let more = usize::from(element.nests()) + usize::from(locale.is_some());
        if matches!(element, Element::Note(..)) {
            return 1;
        }
        if more == 0 || outer + more + RESERVE <= MAX_DEPTH + 1 {
            return outer + more;
        }
        self.reports.too_deep(span);
        *locale = None;
        match element {
            Element::Heading(heading) => heading.align = None,
            element if element.nests() => *element = Element::Plain,
            _ => {}
        }
        outer
    }

    /// Adds a block that is whole; no page begins within a cell.
    pub(crate) fn block(&mut self, kind: BlockKind, span: Span) {
        self.flush();
        if kind != BlockKind::PageBreak || !self.top().in_cell {
            self.deliver([Block { kind, span }]);
        }
    }

    /// Adds running text.
    pub(crate) fn text(&mut self, text: &str, span: Span) {
        self.with_phrase(|phrase, active| phrase.text(active, text, span));
    }

    /// Adds running text as its source has it: a mark that is written as an entity stays.
    pub(crate) fn typed(&mut self, text: &str, source: &str, span: Span) {
        let kept = if self.smart { marks::written_out(text, source) } else { Vec::new() };
        let mut start = 0;
        for at in kept {
            // A mark is a single byte.
            self.text(&text[start..at], span);
            self.literal(&text[at..=at], span);
            start = at + 1;
        }
        self.text(&text[start..], span);
    }

    /// Adds text whose punctuation stays as it is.
    pub(crate) fn literal(&mut self, text: &str, span: Span) {
        if self.smart {
            self.with_phrase(|phrase, active| phrase.literal(active, text, span));
        } else {
            self.text(text, span);
        }
    }

    /// Adds a quotation mark of HTML, which [`punctuate`](crate::punctuate) makes the
    /// language's own.
    pub(crate) fn quotation_mark(&mut self, english: &str) {
        let mark = if self.smart { "\"" } else { english };
        self.text(mark, self.here);
    }

    /// Adds something other than text to the running text.
    pub(crate) fn leaf(&mut self, kind: InlineKind, span: Span) {
        self.with_phrase(|phrase, active| phrase.leaf(active, Inline { kind, span }));
    }

    /// Adds a name that links may lead to.
    pub(crate) fn anchor(&mut self, name: &str, span: Span) {
        let name = crate::clean::text(name).trim().to_owned();
        if !name.is_empty() {
            let kind = InlineKind::Anchor(names::provisional_anchor(&name));
            let inline = Inline { kind, span };
            self.with_phrase(|phrase, active| phrase.anchor(active, inline));
        }
    }

    /// Adds a line end of the source.
    pub(crate) fn soft_break(&mut self, span: Span) {
        self.with_phrase(|phrase, _| phrase.soft_break(span));
    }

    /// Adds a line end that the author asks for.
    pub(crate) fn line_break(&mut self, span: Span) {
        self.with_phrase(|phrase, _| phrase.line_break(span));
    }

    /// Adds to the text that the open heading's name is made of.
    pub(crate) fn slug(&mut self, text: &str) {
        if let Some(slug) = &mut self.slug {
            slug.push_str(text);
        }
    }

    /// A place for a footnote that is still to be read.
    pub(crate) fn add_note(&mut self) -> usize {
        self.notes.push(None);
        self.notes.len() - 1
    }

    /// Opens a format; `name` is that of the HTML element.
    pub(crate) fn open_format(&mut self, shell: Shell, name: Option<&str>, span: Span) {
        self.ids += 1;
        let id = self.ids;
        let around = self.formats.last().and_then(|format| format.code);
        let code = if shell == Shell::Code { around.or(Some(id)) } else { around };
        if name.is_none() {
            self.marks.push(self.formats.len());
        }
        let name = name.map(str::to_owned);
        self.formats.push(Format { id, shell, code, name, span });
    }

    /// The innermost open element.
    pub(crate) fn top(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn with_phrase(&mut self, add: impl FnOnce(&mut Phrase, Active)) {
        if self.dropping.is_some() {
            return;
        }
        self.flush_code();
        let last = self.frames.len() - 1;
        let frame = &mut self.frames[last];
        let formats = self.formats.get(frame.from..).unwrap_or(&[]);
        let room = MAX_DEPTH.saturating_sub(frame.level + 2);
        let active = Active { formats, room };
        if formats.len() > room && (formats.len() > room + REACH || active.is_cut()) {
            self.reports.too_deep(formats[room].span);
        }
        add(&mut frame.phrase, active);
    }

    /// Ends the running text of the innermost element: it becomes a paragraph.
    pub(crate) fn flush(&mut self) {
        self.flush_code();
        let phrase = std::mem::take(&mut self.top().phrase);
        if phrase.is_empty() {
            return;
        }
        let content = phrase.finish();
        let is_anchor = |inline: &Inline| matches!(inline.kind, InlineKind::Anchor(_));
        let is_seen = content.iter().any(|inline| !is_anchor(inline));
        self.carried.extend(content);
        if !is_seen {
            return;
        }
        let content = std::mem::take(&mut self.carried);
        let seen = content.iter().filter(|inline| !is_anchor(inline)).map(|inline| inline.span);
        let span = seen.reduce(Span::join).unwrap_or_default();
        let kind = BlockKind::Paragraph(Paragraph { content });
        self.top().blocks.push(Block { kind, span });
    }

    /// Ends the preformatted text of the innermost element: it becomes a block of code.
    fn flush_code(&mut self) {
        let frame = self.top();
        let Element::Preformatted(code) = &mut frame.element else { return };
        let text = std::mem::take(&mut code.text);
        let text = text.strip_prefix('\n').unwrap_or(&text);
        let text = crate::clean::code(text.strip_suffix('\n').unwrap_or(text));
        let span = code.span.take().unwrap_or(frame.span);
        if !text.trim().is_empty() {
            let language = code.language.clone();
            let code = CodeBlock { language, text, start: span.start };
            frame.blocks.push(Block { kind: BlockKind::Code(code), span });
        }
    }
}
