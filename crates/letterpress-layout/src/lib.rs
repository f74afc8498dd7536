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
pub mod language;
mod paginate;
mod paragraph;
mod place;
#[doc(hidden)]
pub mod stages;
mod table;
mod text;
mod words;

use std::ops::ControlFlow;

use letterpress_page::{Destination, Font, Len, Page, Pages, Structure};
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
use paginate::Standing;
use place::Press;
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
    /// Whether the document runs from right to left.
    pub rtl: bool,
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
    let mut pages = Vec::new();
    let mut layout = layout_to(document, setting, &mut |page, _| {
        pages.push(page);
        ControlFlow::Continue(())
    });
    layout.pages.pages = pages;
    layout
}

/// What takes the pages of a document one by one, with what they share as far as it is known; it may
/// say that it wants no more.
pub type Sink<'s> = dyn FnMut(Page, &SoFar<'_>) -> ControlFlow<()> + 's;

/// What pages share, as far as it is known when one of them is finished.
#[derive(Clone, Copy, Debug)]
pub struct SoFar<'a> {
    /// The faces that have been opened; more may follow.
    pub fonts: &'a [Font],
    /// Where links lead to, by name; more may follow, and where those are is not known before the
    /// last page.
    pub destinations: &'a [Destination],
    /// The elements that have been made; more may follow, and where notes are read is not known
    /// before the last page.
    pub structure: &'a Structure,
}

/// Sets a document in type and hands out each page as soon as it is finished; [`Layout::pages`]
/// then has no pages but all that they share.
///
/// With [`Pagination::Within`] pages are finished while the text behind them is not set yet, so that
/// memory holds some tens of pages, however many there are. Else all of them are chosen before the
/// first is finished.
pub fn layout_to(document: &Document, setting: &Setting<'_>, sink: &mut Sink<'_>) -> Layout {
    let shelf = Shelf::new();
    let shaper = Shaper::new(Faces::new(setting.fonts, &shelf), setting.lang, setting.hyphenation);
    let mut cx = Context::new(setting, shaper);
    language::check(&mut cx);
    cx.chapters = Chapters::of(document, setting.style);
    let mut press = Press::of(&cx);
    // Whoever wants no more pages knows that some are missing.
    let _ = match setting.pagination.ahead() {
        None => {
            let (galley, notes) = set_galleys(document, &mut cx);
            let (mut galley, cuts) =
                paginate::choose(galley, &notes, &mut Standing::at_start(true), &mut cx);
            galley.pliants.clear();
            press.print(cuts, (&galley, &notes), &mut cx, sink)
        }
        Some(ahead) => stream(document, ahead.get(), &mut press, (&mut cx, sink)),
    };
    cx.report_undivided();
    cx.report_missing();
    finish(cx)
}

/// With a window of pages, so many more are set before some are chosen: the window is searched again
/// each time.
const MORE_PAGES: usize = 32;

/// Sets blocks until there are pages enough to choose some, and prints these, until all is set.
fn stream(
    document: &Document,
    ahead: usize,
    press: &mut Press,
    (cx, sink): (&mut Context<'_>, &mut Sink<'_>),
) -> ControlFlow<()> {
    let frame = text_block(document, cx);
    // Pages need the notes at their feet as soon as they are chosen.
    let notes = set_notes(document, &frame, cx);
    let enough = cx.setting.style.page.text_height() * (ahead + MORE_PAGES) as i64;
    let (mut flow, mut standing) = (Flow::default(), Standing::at_start(false));
    for index in 0..document.blocks.len() {
        block::at(&document.blocks, index, &frame, &mut flow, cx);
        if flow.height() > enough {
            let galley = on_grid(flow.take(), cx.setting.style);
            let (galley, cuts) = paginate::choose(galley, &notes, &mut standing, cx);
            let end = cuts.last().map_or(galley.past, |cut| cut.boxes.end);
            press.print(cuts, (&galley, &notes), cx, sink)?;
            flow.go_on(galley.rest(end));
        }
    }
    end_flow(document, &frame, &mut flow, cx);
    standing.ends = true;
    let galley = on_grid(flow.into_galley(), cx.setting.style);
    let (galley, cuts) = paginate::choose(galley, &notes, &mut standing, cx);
    press.print(cuts, (&galley, &notes), cx, sink)
}

/// The room between the margins.
fn text_block(document: &Document, cx: &mut Context<'_>) -> Frame {
    let style = cx.setting.style;
    let spans = document.blocks.iter().map(|block| block.span);
    let span = spans.reduce(Span::join).unwrap_or_default();
    let element = cx.document(span);
    let width = style.page.measure();
    Frame {
        left: Len::ZERO,
        width,
        // A third of the measure still holds a word or two.
        least: width / 3,
        align: None,
        rtl: cx.setting.rtl,
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
    let frame = text_block(document, cx);
    let mut flow = Flow::default();
    block::all(&document.blocks, &frame, &mut flow, cx);
    let notes = set_notes(document, &frame, cx);
    end_flow(document, &frame, &mut flow, cx);
    (on_grid(flow.into_galley(), cx.setting.style), notes)
}

/// The galley of the notes at the feet of pages, if notes stand there.
fn set_notes(document: &Document, frame: &Frame, cx: &mut Context<'_>) -> FootNotes {
    match cx.setting.style.note.place {
        Notes::Footnotes => block::foot_notes(&document.notes, frame, cx),
        Notes::Endnotes => FootNotes::default(),
    }
}

/// Sets what ends the text: endnotes, and notes that nothing refers to.
fn end_flow(document: &Document, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    if cx.setting.style.note.place == Notes::Endnotes {
        block::end_notes(&document.notes, frame, flow, cx);
    }
    block::loose_notes(&document.notes, frame, flow, cx);
}

/// A galley, on the baseline grid if there is one.
fn on_grid(mut galley: Galley, style: &Style) -> Galley {
    if style.page.grid {
        grid::align(&mut galley, style.body.leading);
        galley.grid = Some(style.body.leading);
    }
    galley
}

fn finish(mut cx: Context<'_>) -> Layout {
    cx.tie_notes();
    let mut diagnostics = cx.diagnostics;
    diagnostics.sort_by_key(|found| found.span);
    let pages = Pages {
        pages: Vec::new(),
        fonts: cx.shaper.faces.into_fonts(),
        pictures: cx.setting.assets.pictures.clone(),
        structure: cx.structure,
        destinations: cx.destinations,
        outline: cx.outline,
        metadata: Metadata::default(),
        rtl: cx.setting.rtl,
    };
    Layout { pages, diagnostics }
}
