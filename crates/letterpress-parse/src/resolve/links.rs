//! Where links lead.

use std::collections::BTreeMap;

use letterpress_source::{Code, Diagnostic, Span};

use super::Chapter;
use super::names::Names;
use super::uri::{Address, join};
use super::walk::{Visit, first_content, visit};
use crate::document::{Block, BlockKind, Inline, InlineKind, Link, Paragraph, Target};
use crate::reports::Reports;

/// Finds the targets of all links; a link that leads nowhere leaves its text.
pub(crate) fn resolve(chapters: &mut [Chapter], names: Names, reports: &mut Reports) {
    let paths = chapters.iter().enumerate().rev().map(|(at, c)| (join("", &c.name), at)).collect();
    let starts = chapters.iter().map(|chapter| Start::of(&chapter.blocks)).collect();
    let mut links = Links { names, paths, starts, at: 0, name: String::new(), reports };
    for (at, chapter) in chapters.iter_mut().enumerate() {
        links.at = at;
        links.name.clone_from(&chapter.name);
        visit(&mut chapter.blocks, &mut links);
        chapter.notes.iter_mut().for_each(|note| visit(&mut note.blocks, &mut links));
    }
    for (chapter, start) in chapters.iter_mut().zip(links.starts) {
        if let Start::Made(name) = start {
            mark_start(chapter, name);
        }
    }
}

/// How a link leads to the start of a source.
enum Start {
    /// To the heading that it begins with.
    Heading(String),
    /// To a name that was made for it.
    Made(String),
    /// No link has led there yet.
    Unmarked,
}

impl Start {
    fn of(blocks: &[Block]) -> Self {
        match blocks.first().map(|block| &block.kind) {
            Some(BlockKind::Heading(heading)) => Self::Heading(heading.id.clone()),
            _ => Self::Unmarked,
        }
    }
}

/// Sets the name of a source before its first text.
fn mark_start(chapter: &mut Chapter, name: String) {
    let span = Span::new(chapter.base, chapter.base);
    let anchor = Inline { kind: InlineKind::Anchor(name), span };
    if let Some(content) = first_content(&mut chapter.blocks) {
        content.insert(0, anchor);
    } else {
        let kind = BlockKind::Paragraph(Paragraph { content: vec![anchor] });
        chapter.blocks.insert(0, Block { kind, span });
    }
}

struct Links<'r> {
    names: Names,
    /// The sources by their paths.
    paths: BTreeMap<String, usize>,
    starts: Vec<Start>,
    /// The source that is being searched, and its name.
    at: usize,
    name: String,
    reports: &'r mut Reports,
}

impl Visit for Links<'_> {
    fn content(&mut self, content: &mut Vec<Inline>) {
        let found = std::mem::take(content);
        self.rewrite(found, false, content);
    }
}

impl Links<'_> {
    /// Moves inlines to `done`, their links with targets; in a link there are no others.
    fn rewrite(&mut self, content: Vec<Inline>, in_link: bool, done: &mut Vec<Inline>) {
        for Inline { kind, span } in content {
            match kind {
                InlineKind::Styled(style, content) => {
                    let mut inner = Vec::with_capacity(content.len());
                    self.rewrite(content, in_link, &mut inner);
                    done.push(Inline { kind: InlineKind::Styled(style, inner), span });
                }
                InlineKind::Abbreviation(whole, content) => {
                    let mut inner = Vec::with_capacity(content.len());
                    self.rewrite(content, in_link, &mut inner);
                    done.push(Inline { kind: InlineKind::Abbreviation(whole, inner), span });
                }
                InlineKind::Localized(locale, content) => {
                    let mut inner = Vec::with_capacity(content.len());
                    self.rewrite(content, in_link, &mut inner);
                    done.push(Inline { kind: InlineKind::Localized(locale, inner), span });
                }
                InlineKind::Link(Link { target: Target::Uri(written), content }) => {
                    let target = if in_link { None } else { self.target(&written, span) };
                    let Some(target) = target else {
                        self.rewrite(content, in_link, done);
                        continue;
                    };
                    let mut inner = Vec::with_capacity(content.len());
                    self.rewrite(content, true, &mut inner);
                    let link = Link { target, content: inner };
                    done.push(Inline { kind: InlineKind::Link(link), span });
                }
                InlineKind::Text(text) => push_text(done, text, span),
                kind => done.push(Inline { kind, span }),
            }
        }
    }

    fn target(&mut self, written: &str, span: Span) -> Option<Target> {
        match Address::of(written) {
            Address::Outside(uri) => Some(Target::Uri(uri)),
            Address::Refused(scheme) => {
                let message = format!("a link may not have the scheme `{scheme}`");
                let found = Diagnostic::new(Code::RefusedLink, span, message);
                self.reports.add(found.help("its text is set without a link"));
                None
            }
            Address::Inside(path, None) if path.is_empty() => None,
            Address::Inside(path, name) if path.is_empty() => self.inside(self.at, name, span),
            Address::Inside(path, name) => {
                let path = join(&self.name, &path);
                let Some(&chapter) = self.paths.get(&path) else {
                    self.reports.once(Code::RelativeLink, &self.name, || {
                        let message = format!("`{written}` is no part of this document");
                        Diagnostic::new(Code::RelativeLink, span, message).help(
                            "links to other files are set without a link; name them as inputs too",
                        )
                    });
                    return None;
                };
                self.inside(chapter, name, span)
            }
        }
    }

    /// A place in a source: what has the name there, or its start.
    fn inside(&mut self, chapter: usize, name: Option<String>, span: Span) -> Option<Target> {
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            return Some(Target::Anchor(self.start(chapter)));
        };
        let own = name.strip_prefix("user-content-").unwrap_or(&name);
        let found = if chapter == self.at {
            self.names.find(chapter, &name).or_else(|| self.names.find(chapter, own))
        } else {
            self.names.find_in(chapter, &name).or_else(|| self.names.find_in(chapter, own))
        };
        match found {
            Some(found) => Some(Target::Anchor(found.to_owned())),
            None if name.eq_ignore_ascii_case("top") => Some(Target::Anchor(self.start(chapter))),
            None => {
                let message = format!("nothing in the document is called `{name}`");
                let found = Diagnostic::new(Code::DanglingLink, span, message);
                self.reports.add(found.help("its text is set without a link"));
                None
            }
        }
    }

    fn start(&mut self, chapter: usize) -> String {
        let Some(start) = self.starts.get_mut(chapter) else { return String::new() };
        match start {
            Start::Heading(name) | Start::Made(name) => name.clone(),
            Start::Unmarked => {
                let name = self.names.unique("start");
                *start = Start::Made(name.clone());
                name
            }
        }
    }
}

/// Adds text to that before it.
fn push_text(done: &mut Vec<Inline>, added: String, added_span: Span) {
    if let Some(Inline { kind: InlineKind::Text(text), span }) = done.last_mut() {
        text.push_str(&added);
        *span = span.join(added_span);
    } else {
        done.push(Inline { kind: InlineKind::Text(added), span: added_span });
    }
}
