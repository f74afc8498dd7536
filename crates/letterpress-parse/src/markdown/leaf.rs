//! The nodes of Markdown that hold no others.

use comrak::nodes::{Attributes, Node, NodeCodeBlock, NodeMath, NodeValue};
use letterpress_source::{Code, Diagnostic, Span};

use super::Walk;
use crate::build::Element;
use crate::clean;
use crate::document::{BlockKind, CodeBlock, Extent, InlineKind, Picture};
use crate::html::{self, Fragment};

/// A picture while its description is read.
pub(super) struct Description {
    picture: Picture,
    span: Span,
    /// How many pictures are open: one may stand in another's description.
    depth: usize,
}

impl Walk<'_, '_> {
    /// Reads a node that holds no others.
    pub(super) fn leaf(&mut self, node: Node<'_>, span: Span) {
        let data = node.data();
        match &data.value {
            NodeValue::Text(text) => {
                self.builder.slug(text);
                self.missing_note(text, span);
                self.text(node, text, span);
            }
            NodeValue::ShortCode(emoji) => {
                self.builder.slug(&emoji.code);
                if self.fixed.is_none() && self.places.is_within_word(span) {
                    self.builder.text(&format!(":{}:", emoji.code), span);
                } else {
                    self.builder.text(&emoji.emoji, span);
                }
            }
            NodeValue::SoftBreak => {
                self.builder.slug("\n");
                self.builder.soft_break(span);
            }
            NodeValue::LineBreak => {
                self.builder.slug(" ");
                self.builder.line_break(span);
            }
            NodeValue::Code(code) => {
                self.builder.slug(&code.literal);
                self.builder.leaf(InlineKind::Code(clean::text(&code.literal).into()), span);
            }
            NodeValue::Math(math) => self.math(math, span),
            NodeValue::HtmlInline(html) => self.html(html, span),
            NodeValue::HtmlBlock(html) => {
                self.html(&html.literal, span);
                self.builder.dropping = None;
            }
            NodeValue::Image(link) => {
                let mut picture = Picture {
                    source: link.url.clone(),
                    alt: String::new(),
                    title: Some(clean::text(&link.title).into_owned()).filter(|t| !t.is_empty()),
                    width: None,
                    height: None,
                };
                size(&mut picture, data.attrs.as_deref());
                self.picture = Some(Description { picture, span, depth: 1 });
            }
            NodeValue::FootnoteReference(note) => {
                let slot = self.note(&note.name);
                self.builder.leaf(InlineKind::NoteReference(slot), span);
            }
            NodeValue::CodeBlock(code) => self.code(code, data.sourcepos.start.line, span),
            NodeValue::ThematicBreak => self.builder.block(BlockKind::Rule, span),
            NodeValue::DescriptionItem(item) => {
                if let Element::Definitions(_, tight) = &mut self.builder.top().element {
                    *tight = item.tight;
                }
            }
            _ => {}
        }
    }

    /// Adds text; an escaped mark and an address that is its own text stay as they are.
    fn text(&mut self, node: Node<'_>, text: &str, span: Span) {
        let around = node.parent();
        let stays = around.is_some_and(|around| match &around.data().value {
            NodeValue::Escaped => matches!(text, "\"" | "'" | "-" | "."),
            NodeValue::Link(link) => is_address(text, &link.url),
            _ => false,
        });
        if stays {
            self.builder.literal(text, span);
        } else {
            self.builder.typed(text, self.places.slice(span), span);
        }
    }

    /// Says that a label in the text is none of a footnote.
    fn missing_note(&mut self, text: &str, span: Span) {
        let Some((_, rest)) = text.split_once("[^").filter(|_| self.options.footnotes) else {
            return;
        };
        let Some((label, _)) = rest.split_once(']') else { return };
        let source = self.places.slice(span);
        let Some(at) = source.find(&format!("[^{label}]")) else { return };
        let is_escaped = source[..at].ends_with('\\');
        if !is_escaped && !label.is_empty() && !label.contains(char::is_whitespace) {
            let start = span.start as usize + at;
            let span = Span::new(start, start + label.len() + 3);
            let message = format!("there is no footnote `[^{label}]`");
            self.builder.reports.once(Code::MissingNote, label, || {
                Diagnostic::new(Code::MissingNote, span, message).help("its label is set as text")
            });
        }
    }

    /// Adds to the description of the picture that is being read.
    pub(super) fn describe(&mut self, node: Node<'_>) {
        let Some(Description { picture, depth, .. }) = &mut self.picture else { return };
        match &node.data().value {
            NodeValue::Text(text) => picture.alt.push_str(&clean::text(text)),
            NodeValue::Code(code) => picture.alt.push_str(&clean::text(&code.literal)),
            NodeValue::Math(math) => picture.alt.push_str(&clean::text(&math.literal)),
            NodeValue::ShortCode(emoji) => picture.alt.push_str(&emoji.emoji),
            NodeValue::SoftBreak | NodeValue::LineBreak => picture.alt.push(' '),
            NodeValue::Image(_) => *depth += 1,
            _ => {}
        }
    }

    /// Ends a picture; the outermost is set.
    pub(super) fn end_picture(&mut self) {
        let Some(mut open) = self.picture.take() else { return };
        open.depth -= 1;
        if open.depth > 0 {
            self.picture = Some(open);
        } else {
            self.builder.leaf(InlineKind::Picture(open.picture), open.span);
        }
    }

    /// Ends a paragraph; one that asks for a new page or a part of a book is none.
    pub(super) fn end_paragraph(&mut self) {
        let frame = self.builder.top();
        let asks = matches!(frame.element, Element::Paragraph) && frame.blocks.is_empty();
        let span = frame.span;
        if asks && self.options.page_breaks {
            let text = self.places.slice(span).trim();
            let command = match text {
                "\\newpage" | "\\pagebreak" | "\\frontmatter" | "\\mainmatter" => {
                    html::page_command(&text[1..])
                }
                _ => None,
            };
            if let Some(kind) = command.filter(|_| self.fixed.is_none()) {
                self.builder.top().phrase = crate::build::Phrase::default();
                self.builder.close_markdown();
                return self.builder.block(kind, span);
            }
        }
        self.builder.close_markdown();
    }

    fn html(&mut self, text: &str, span: Span) {
        let exact = self.fixed.is_none() && self.places.slice(span).starts_with(text.trim_end());
        let page_breaks = self.options.page_breaks;
        html::feed(&mut self.builder, Fragment { text, span, exact, page_breaks });
    }

    /// A displayed formula is a block where blocks may stand and nothing is open around it.
    fn math(&mut self, math: &NodeMath, span: Span) {
        self.builder.slug(&math.literal);
        let source = clean::code(&math.literal);
        let source = source.trim();
        let frame = self.builder.top();
        let stands_free = matches!(frame.element, Element::Paragraph);
        if math.display_math && stands_free && frame.base == self.builder.formats.len() {
            self.builder.block(BlockKind::Math(source.to_owned()), span);
        } else {
            let source = source.replace(['\n', '\t'], " ");
            self.builder.leaf(InlineKind::Math(source), span);
        }
    }

    fn code(&mut self, code: &NodeCodeBlock, line: usize, span: Span) {
        let text = clean::code(&code.literal);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let info = code.info.trim_start_matches(|c: char| c.is_whitespace() || "{.".contains(c));
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}');
        let language = info.split(ends).next().filter(|name| !name.is_empty());
        if self.options.math && language == Some("math") {
            return self.builder.block(BlockKind::Math(text.trim().to_owned()), span);
        }
        let start = match (self.fixed, code.fenced) {
            (None, true) => self.places.code_start(line, &code.literal),
            _ => span.start as usize,
        };
        let block = CodeBlock {
            language: language.map(|name| clean::text(name).into_owned()),
            text: text.to_owned(),
            start: Span::new(start, start).start,
        };
        self.builder.block(BlockKind::Code(block), span);
    }
}

/// Takes a picture's size from its attributes.
fn size(picture: &mut Picture, attributes: Option<&Attributes>) {
    let Some(attributes) = attributes else { return };
    let find = |name: &str| -> Option<Extent> {
        let mut pairs = attributes.pairs.iter();
        pairs.find(|(key, _)| key == name).and_then(|(_, value)| html::extent(value))
    };
    picture.width = find("width");
    picture.height = find("height");
}

/// Whether the text of a link is its address.
fn is_address(text: &str, url: &str) -> bool {
    let without = |scheme: &str| url.strip_prefix(scheme) == Some(text);
    url == text || ["http://", "https://", "mailto:"].into_iter().any(without)
}
