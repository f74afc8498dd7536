//! HTML in Markdown: its tags open and close elements of the one [`Builder`].

mod attributes;
mod end;
mod role;
mod start;

use html5gum::{DefaultEmitter, Error, State, Token, Tokenizer};
use letterpress_source::{Code, Diagnostic, Span};

use crate::build::{Builder, Element};
use crate::document::{BlockKind, Matter};

pub(crate) use attributes::extent;

/// A piece of HTML with its place.
#[derive(Clone, Copy)]
pub(crate) struct Fragment<'a> {
    /// The HTML.
    pub(crate) text: &'a str,
    /// Where it was written.
    pub(crate) span: Span,
    /// Whether it stands in the source just so, without the signs of containers within it.
    pub(crate) exact: bool,
    /// Whether comments may ask for a new page or a part of a book.
    pub(crate) page_breaks: bool,
}

impl Fragment<'_> {
    /// The place of a range of its bytes.
    fn place(&self, start: usize, end: usize) -> Span {
        let at = |offset: usize| self.span.start as usize + offset.min(self.text.len());
        if self.exact { Span::new(at(start), at(end.max(start))) } else { self.span }
    }

    /// The place of a text without the white space around it.
    fn place_of_text(&self, start: usize, end: usize) -> Span {
        let text = self.text.get(start..end).unwrap_or("");
        let before = text.len() - text.trim_start().len();
        let after = text.trim_start().len() - text.trim().len();
        self.place(start + before, end - after)
    }
}

/// Feeds a piece of HTML to the builder.
pub(crate) fn feed(builder: &mut Builder, html: Fragment) {
    let emitter = DefaultEmitter::<usize>::new_with_span();
    let mut tokens = Tokenizer::new_with_emitter(html.text, emitter);
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::StartTag(tag) => {
                builder.here = html.place(tag.span.start, tag.span.end);
                match tag.name.as_slice() {
                    b"script" => tokens.set_state(State::ScriptData),
                    b"style" => tokens.set_state(State::RawText),
                    _ => {}
                }
                start::tag(builder, &tag);
            }
            Token::EndTag(tag) => {
                builder.here = html.place(tag.span.start, tag.span.end);
                end::tag(builder, &String::from_utf8_lossy(&tag.name));
            }
            Token::String(text) => {
                let place = html.place_of_text(text.span.start, text.span.end);
                let source = html.text.get(text.span.start..text.span.end).unwrap_or("");
                string(builder, &String::from_utf8_lossy(&text.value), source, place);
            }
            Token::Comment(text) => {
                let text = String::from_utf8_lossy(&text.value);
                if let Some(kind) = page_command(&text).filter(|_| html.page_breaks) {
                    builder.block(kind, html.span);
                }
            }
            Token::Error(error) => unfinished(builder, error.value, html.span),
            Token::Doctype(_) => {}
        }
    }
}

/// What a word that asks for a new page, or for a part of a book, stands for.
pub(crate) fn page_command(word: &str) -> Option<BlockKind> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "pagebreak" | "page-break" | "newpage" | "new-page" => BlockKind::PageBreak,
        "frontmatter" | "front-matter" => BlockKind::Matter(Matter::Front),
        "mainmatter" | "main-matter" => BlockKind::Matter(Matter::Main),
        _ => return None,
    })
}

/// Adds text with its source; where it is preformatted, as it stands.
fn string(builder: &mut Builder, text: &str, source: &str, place: Span) {
    if builder.dropping.is_some() {
        return;
    }
    if let Element::Preformatted(code) = &mut builder.top().element {
        code.text.push_str(text);
        code.span = Some(code.span.map_or(place, |span| span.join(place)));
        return;
    }
    let text = &*crate::breaks::join_text(text);
    if let Some(slug) = &mut builder.slug {
        for c in text.chars() {
            match crate::clean::is_space(c) {
                true if slug.ends_with(' ') => {}
                true => slug.push(' '),
                false => slug.push(c),
            }
        }
    }
    builder.typed(text, source, place);
}

/// Says that a tag or a comment goes on to the end of its Markdown.
fn unfinished(builder: &mut Builder, error: Error, span: Span) {
    if matches!(error, Error::EofInTag | Error::EofInComment | Error::EofBeforeTagName) {
        builder.reports.once(Code::UnbalancedHtml, "", || {
            Diagnostic::new(Code::UnbalancedHtml, span, "a tag or a comment does not end")
                .help("what stands in it is left out")
        });
    }
}
