//! Straight marks into the typographic ones of a language.
//!
//! ```text
//! running text ── flat ────► one text: objects and addresses stand in it as one character
//!              ── quotes ──► what each quotation mark is, and the mark to set for it
//!              ── set ─────► the same text with its marks, dashes, dots and spaces
//!              ── flat ────► back into the running text
//! ```
//!
//! `custom` says what the languages have. A whole paragraph, heading or cell is one text, so a
//! quotation may begin in a link and end after it.

mod custom;
mod flat;
mod quotes;
mod set;
mod side;

use crate::document::{Document, Inline, InlineKind, InlineStyle, Locale};
use crate::resolve::walk::{Visit, visit};
use custom::Custom;
use flat::Flat;

/// Makes straight quotation marks, apostrophes, hyphens and dots typographic in a language.
///
/// `lang` is a BCP 47 tag; a language without a custom of its own has the English one. The
/// document is one that was read with [`Options::smart`](crate::Options::smart). Only what was
/// typed as a straight ASCII mark is changed, and in French the spaces around `« » ; : ! ?`.
/// What is escaped or written as an entity stays, and so do code, formulas, keys, addresses,
/// the descriptions of pictures and the names of headings. The time it takes grows with the
/// length of the text and nothing else. A part in a language of its own has the custom of that
/// language and is a text of its own: no quotation reaches into it or out of it.
///
/// - Quotation marks are those of Unicode CLDR, delimiters, with the exceptions that
///   `docs/typography.md` names. What stands as `"` gets the outer pair, `'` the inner one, and
///   a pair right within its like the other. A mark after a digit that no quotation is open at,
///   as in `27"`, stays straight.
/// - `--` becomes an en dash and `---` an em dash, but for options such as `--verbose`, arrows
///   and addresses; `...` becomes an ellipsis.
///
/// ```
/// use letterpress_parse::{Options, document::BlockKind, document::plain_text, parse, punctuate};
/// use letterpress_source::Sources;
///
/// let mut sources = Sources::new();
/// sources.add("a.md", "\"Don't *panic*,\" it said -- \\\"twice\\\" in '79...\n");
/// let mut document = parse(&sources, &Options::default()).document;
/// punctuate(&mut document, "en");
///
/// let BlockKind::Paragraph(paragraph) = &document.blocks[0].kind else { panic!() };
/// assert_eq!(plain_text(&paragraph.content), "“Don’t panic,” it said – \"twice\" in ’79…");
/// ```
pub fn punctuate(document: &mut Document, lang: &str) {
    let mut writer = Writer { custom: Custom::of(lang), around: Vec::new(), flat: Flat::default() };
    visit(&mut document.blocks, &mut writer);
    for note in &mut document.notes {
        visit(&mut note.blocks, &mut writer);
    }
}

struct Writer {
    /// The custom of the language that is set.
    custom: Custom,
    /// Those of the languages around it, from the outermost inwards.
    around: Vec<Custom>,
    flat: Flat,
}

impl Writer {
    /// The flat text as it is set, with the end of each part; `None` where nothing changes.
    fn set(&self) -> Option<(String, Vec<usize>)> {
        if !set::concerns(&self.flat.text, &self.custom) {
            return None;
        }
        let marks = quotes::read(&self.flat.text, &self.custom);
        Some(set::set(&self.flat, &marks, &self.custom))
    }

    /// Sets the parts of running text that are in a language of their own, which it has passed
    /// over, each as a text of its own. They are no deeper than a document may be, so it recurses.
    fn parts(&mut self, content: &mut [Inline]) {
        for inline in content {
            match &mut inline.kind {
                InlineKind::Localized(locale, content) if locale.lang.is_some() => {
                    self.enter(locale);
                    self.content(content);
                    self.leave();
                }
                InlineKind::Styled(InlineStyle::Keyboard | InlineStyle::Name, _) => {}
                kind => {
                    if let Some(content) = kind.content_mut() {
                        self.parts(content);
                    }
                }
            }
        }
    }
}

impl Visit for Writer {
    fn content(&mut self, content: &mut Vec<Inline>) {
        self.flat.read(content);
        match self.set() {
            Some((text, ends)) => flat::write(content, &text, &ends),
            None if self.flat.has_literals => {
                flat::write(content, &self.flat.text, &self.flat.ends)
            }
            None => {}
        }
        self.parts(content);
    }

    fn enter(&mut self, locale: &Locale) {
        self.around.push(self.custom);
        if let Some(lang) = &locale.lang {
            self.custom = Custom::of(lang);
        }
    }

    fn leave(&mut self) {
        self.custom = self.around.pop().unwrap_or(self.custom);
    }

    fn title(&mut self, title: &mut String) {
        self.flat.read_title(title);
        if let Some((text, _)) = self.set() {
            *title = text;
        }
    }
}
