//! Running text as one text, and back. It is no deeper than a document may be, so both recurse.

use crate::breaks::join_neighbours;
use crate::document::{Inline, InlineKind, InlineStyle, Locale};

/// What stands for code, pictures, formulas and whatever else is no text, and for a part in a
/// language of its own, which is a text of its own.
const OBJECT: char = '\u{FFFC}';

/// What stands for an escaped hyphen, which is none of a dash.
const HYPHEN: char = '\u{2010}';

/// What stands for the end of a line that the author asked for.
pub(super) const LINE_END: char = '\u{2028}';

/// The text of a paragraph, a heading or a cell, without its structure.
#[derive(Default)]
pub(super) struct Flat {
    /// Every text, with a sign for each object; what is not seen has none.
    pub(super) text: String,
    /// Where each part ends: the texts and the line ends of the source, which may be changed,
    /// and what stands between them.
    pub(super) ends: Vec<usize>,
    /// Whether there is text that stays as it is.
    pub(super) has_literals: bool,
}

impl Flat {
    /// Reads running text.
    pub(super) fn read(&mut self, content: &[Inline]) {
        self.text.clear();
        self.ends.clear();
        self.has_literals = false;
        self.all(content);
    }

    /// Reads text without structure.
    pub(super) fn read_title(&mut self, title: &str) {
        self.read(&[]);
        self.part(title);
    }

    fn all(&mut self, content: &[Inline]) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) => self.part(text),
                InlineKind::SoftBreak => self.part("\n"),
                InlineKind::LineBreak => self.sign(LINE_END),
                InlineKind::Literal(text) => {
                    self.has_literals = true;
                    self.sign(if text == "-" { HYPHEN } else { OBJECT });
                }
                InlineKind::Code(_) | InlineKind::Math(_) | InlineKind::Picture(_) => {
                    self.sign(OBJECT);
                }
                InlineKind::Styled(InlineStyle::Keyboard | InlineStyle::Name, content) => {
                    self.has_literals |= holds_literals(content);
                    self.sign(OBJECT);
                }
                InlineKind::Localized(Locale { lang: Some(_), .. }, _) => self.sign(OBJECT),
                InlineKind::Styled(_, content)
                | InlineKind::Abbreviation(_, content)
                | InlineKind::Localized(_, content) => {
                    self.all(content);
                }
                InlineKind::Link(link) => self.all(&link.content),
                InlineKind::NoteReference(_) | InlineKind::Anchor(_) => {}
            }
        }
    }

    fn part(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// Adds a sign for what is no text; it is the end of a part that nothing is made of.
    fn sign(&mut self, sign: char) {
        self.text.push(sign);
        self.ends.push(self.text.len());
    }
}

fn holds_literals(content: &[Inline]) -> bool {
    content.iter().any(|inline| match &inline.kind {
        InlineKind::Literal(_) => true,
        kind => kind.content().is_some_and(holds_literals),
    })
}

/// Writes a flat text back into the running text it was read from; text that stays as it is
/// becomes text like any other.
pub(super) fn write(content: &mut Vec<Inline>, text: &str, ends: &[usize]) {
    Parts { text, start: 0, ends: ends.iter() }.all(content);
}

/// The parts of a flat text, one after the other.
struct Parts<'t> {
    text: &'t str,
    start: usize,
    ends: std::slice::Iter<'t, usize>,
}

impl<'t> Parts<'t> {
    fn next(&mut self) -> &'t str {
        let end = self.ends.next().copied().unwrap_or(self.start);
        let part = self.text.get(self.start..end).unwrap_or("");
        self.start = end;
        part
    }

    fn all(&mut self, content: &mut Vec<Inline>) {
        for inline in content.iter_mut() {
            match &mut inline.kind {
                InlineKind::Text(text) => {
                    let part = self.next();
                    if text != part {
                        part.clone_into(text);
                    }
                }
                InlineKind::SoftBreak => {
                    let part = self.next();
                    if part != "\n" {
                        inline.kind = InlineKind::Text(part.to_owned());
                    }
                }
                InlineKind::Literal(text) => {
                    self.next();
                    inline.kind = InlineKind::Text(std::mem::take(text));
                }
                InlineKind::LineBreak
                | InlineKind::Code(_)
                | InlineKind::Math(_)
                | InlineKind::Picture(_) => {
                    self.next();
                }
                InlineKind::Styled(InlineStyle::Keyboard | InlineStyle::Name, content) => {
                    self.next();
                    release(content);
                }
                InlineKind::Localized(Locale { lang: Some(_), .. }, _) => {
                    self.next();
                }
                InlineKind::Styled(_, content)
                | InlineKind::Abbreviation(_, content)
                | InlineKind::Localized(_, content) => {
                    self.all(content);
                }
                InlineKind::Link(link) => self.all(&mut link.content),
                InlineKind::NoteReference(_) | InlineKind::Anchor(_) => {}
            }
        }
        join_neighbours(content);
    }
}

/// Makes text of what stays as it is, and changes nothing else.
fn release(content: &mut Vec<Inline>) {
    for inline in content.iter_mut() {
        match &mut inline.kind {
            InlineKind::Literal(text) => inline.kind = InlineKind::Text(std::mem::take(text)),
            kind => {
                if let Some(content) = kind.content_mut() {
                    release(content);
                }
            }
        }
    }
    join_neighbours(content);
}
