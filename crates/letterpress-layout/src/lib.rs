//! Sets a Markdown document in type: shaping, optimum lines and pages.
//!
//! The way from a [`Document`] to [`Pages`] is the function [`layout`], which reads as a table
//! of contents. Blocks become boxes of one vertical list, the galley; their paragraphs are
//! shaped, broken into lines by Knuth and Plass's algorithm and set. The galley is cut into the
//! cheapest sequence of pages, and every box gets its place.
//!
//! Layout does no I/O and knows no defaults: faces, colours of code, measured pictures and the
//! style come with the [`Setting`].

pub mod assets;
pub mod fonts;
pub mod highlight;
pub mod hyphenation;
pub mod style;

mod block;
mod chapters;
mod context;
mod flow;
mod language;
mod paginate;
mod paragraph;
mod place;
#[doc(hidden)]
pub mod stages;
mod table;
mod text;
mod words;

use letterpress_page::{Len, Page, Pages, Role};
use letterpress_parse::document::{Document, Notes};
use letterpress_source::{Diagnostic, Metadata, Span};

pub use paginate::Pagination;

use assets::Assets;
use fonts::Fonts;
use highlight::Highlighter;
use hyphenation::Exceptions;
use style::Style;

use block::{FootNotes, Frame};
use chapters::Chapters;
use context::Context;
use flow::{Flow, Galley, grid};
use paginate::with_blanks;
use place::place;
use text::{Faces, Shaper, Shelf};

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
    /// The document's title, for running heads.
    pub title: &'a str,
    /// Whether line boxes, set spaces and breaks are drawn, as
    /// [`ArtifactKind::Debug`](letterpress_page::ArtifactKind::Debug).
    pub debug: bool,
    /// Words whose hyphens are given.
    pub hyphenation: &'a Exceptions,
    /// How far ahead is looked before a page is decided.
    pub pagination: Pagination,
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
pub fn layout(document: &Document, setting: &Setting<'_>) -> Layout {
    let shelf = Shelf::new();
    let shaper = Shaper::new(Faces::new(setting.fonts, &shelf), setting);
    let mut cx = Context::new(setting, shaper);
    language::check(&mut cx);
    let (galley, notes) = set_galleys(document, &mut cx);
    let (galley, cuts) = paginate::choose(galley, &notes, &mut cx);
    let cuts = with_blanks(cuts, &galley, &setting.style.page);
    let pages = place(&cuts, &galley, &notes, &mut cx);
    cx.report_missing();
    finish(pages, cx)
}

/// The room between the margins.
fn text_block(document: &Document, cx: &mut Context<'_>) -> Frame {
    let style = cx.setting.style;
    let spans = document.blocks.iter().map(|block| block.span);
    let span = spans.reduce(Span::join).unwrap_or_default();
    let element = cx.structure.add(Role::Document, None, span);
    let width = style.page.measure();
    Frame {
        left: Len::ZERO,
        width,
        // A third of the measure still holds a word or two.
        least: width / 3,
        align: None,
        text: style.body.clone(),
        gap: style.paragraph.gap,
        tight: None,
        depth: 0,
        nesting: 0,
        is_item: false,
        element,
    }
}

/// The galleys of the text and of the notes at its foot.
fn set_galleys(document: &Document, cx: &mut Context<'_>) -> (Galley, FootNotes) {
    cx.chapters = Chapters::of(document, cx.setting.style);
    let frame = text_block(document, cx);
    let mut flow = Flow::default();
    block::all(&document.blocks, &frame, &mut flow, cx);
    let notes = match cx.setting.style.note.place {
        Notes::Footnotes => block::foot_notes(&document.notes, &frame, cx),
        Notes::Endnotes => {
            block::end_notes(&document.notes, &frame, &mut flow, cx);
            FootNotes::default()
        }
    };
    block::loose_notes(&document.notes, &frame, &mut flow, cx);
    let mut galley = flow.into_galley();
    if cx.setting.style.page.grid {
        let leading = cx.setting.style.body.leading;
        grid::align(&mut galley, leading);
        galley.grid = Some(leading);
    }
    (galley, notes)
}

fn finish(pages: Vec<Page>, cx: Context<'_>) -> Layout {
    let mut diagnostics = cx.diagnostics;
    diagnostics.sort_by_key(|found| found.span);
    let pages = Pages {
        pages,
        fonts: cx.shaper.faces.into_fonts(),
        pictures: cx.setting.assets.pictures.clone(),
        structure: cx.structure,
        destinations: cx.destinations,
        outline: cx.outline,
        metadata: Metadata::default(),
    };
    Layout { pages, diagnostics }
}
