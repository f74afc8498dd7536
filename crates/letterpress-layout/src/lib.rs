//! Sets a Markdown document in type: shaping, optimum lines and pages.

pub mod assets;
pub mod fonts;
pub mod highlight;
pub mod style;

use letterpress_page::Pages;
use letterpress_parse::document::Document;
use letterpress_source::Diagnostic;

use assets::Assets;
use fonts::Fonts;
use highlight::Highlighter;
use style::Style;

/// What a document is set with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// How it looks.
    pub style: &'a Style,
    /// The faces there are.
    pub fonts: &'a dyn Fonts,
    /// What colours code.
    pub highlighter: &'a dyn Highlighter,
    /// The pictures, measured.
    pub assets: &'a Assets,
    /// The document's language as a BCP 47 tag.
    pub lang: &'a str,
}

/// A document that has been set.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Its pages; [`Pages::metadata`] is left empty.
    pub pages: Pages,
    /// What was found wrong on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// Sets a document in type. It never fails: what can't be set as asked is set as well as it
/// can, and a diagnostic says so.
pub fn layout(_document: &Document, _setting: &Setting<'_>) -> Layout {
    Layout::default()
}
