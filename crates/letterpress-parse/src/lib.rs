//! Markdown into a plain document tree with source spans.
//!
//! [`parse`] reads CommonMark with GitHub's and Pandoc's extensions, and the HTML that stands
//! in it, into a [`Document`]: plain values, no deeper than
//! [`MAX_DEPTH`](document::MAX_DEPTH), in which names, links and footnotes are resolved. It
//! never fails because of its input: what is wrong becomes a diagnostic. It does no I/O.
//!
//! ```
//! use letterpress_parse::{Options, document::BlockKind, parse};
//! use letterpress_source::Sources;
//!
//! let mut sources = Sources::new();
//! sources.add("hello.md", "---\nlang: en\n---\n\n# Hello\n\nSee [above](#hello), or [not](#no).\n");
//! let parsed = parse(&sources, &Options::default());
//!
//! assert_eq!(parsed.document.metadata.lang.as_deref(), Some("en"));
//! let BlockKind::Heading(heading) = &parsed.document.blocks[0].kind else { panic!() };
//! assert_eq!((heading.level, heading.id.as_str()), (1, "hello"));
//! assert_eq!(parsed.diagnostics[0].code.as_str(), "dangling-link");
//! ```
//!
//! The way of a source:
//!
//! ```text
//! text ── front_matter ──► metadata, the Markdown after it
//!      ── markdown ──────► comrak's tree, walked without recursion …
//!      ── html ──────────► … and the tags in it, both into one
//!      ── build ─────────► stack of open elements: blocks and footnotes
//!      ── captions ──────► tables with the paragraphs that are their captions
//!      ── breaks ────────► running text without line ends that are no space
//! all sources ── resolve ► names, links, the order of footnotes: the document
//! ```
//!
//! When the language is known, which may be told by the document, [`punctuate`] makes straight
//! marks typographic.

mod braces;
mod breaks;
mod build;
mod captions;
mod clean;
pub mod document;
mod front_matter;
mod html;
mod locale;
mod markdown;
mod options;
mod places;
mod punctuation;
mod reports;
mod resolve;

use letterpress_source::{Diagnostic, Source, Sources, Span};

use document::{Block, BlockKind, Document};
pub use options::Options;
pub use punctuation::punctuate;
use reports::Reports;
use resolve::{Chapter, links, names::Names, notes};

/// A document with what its author may wish to know.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Parsed {
    /// The document.
    pub document: Document,
    /// What is wrong or was decided, in the order of the places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads Markdown into a document.
///
/// Several sources make one book: each begins on a new page, the labels of footnotes and the
/// names that links lead to are looked for in their own source first, and a link to another
/// source's file name leads into it.
///
/// ```
/// use letterpress_parse::{Options, parse};
/// use letterpress_source::Sources;
///
/// let mut sources = Sources::new();
/// sources.add("one.md", "# Same\n\n[next](two.md#same)\n");
/// sources.add("two.md", "# Same\n");
/// let parsed = parse(&sources, &Options::default());
/// assert_eq!(parsed.document.blocks.len(), 4);
/// assert!(parsed.diagnostics.is_empty());
/// ```
pub fn parse(sources: &Sources, options: &Options) -> Parsed {
    let mut reports = Reports::default();
    let mut document = Document::default();
    clean::report_controls(sources, &mut reports);
    let mut chapters = Vec::new();
    let mut count = 0;
    for source in sources.iter() {
        let chapter = read(source, count, options, (&mut document, &mut reports));
        count += chapter.notes.len();
        chapters.push(chapter);
    }
    let names = Names::give(&mut chapters, &mut reports);
    links::resolve(&mut chapters, names, &mut reports);
    for chapter in chapters {
        if !document.blocks.is_empty() && !chapter.blocks.is_empty() {
            let span = Span::new(chapter.base, chapter.base);
            document.blocks.push(Block { kind: BlockKind::PageBreak, span });
        }
        document.blocks.extend(chapter.blocks);
        document.notes.extend(chapter.notes);
    }
    Parsed { document, diagnostics: reports.finish() }
}

/// Reads one source after `count` notes of others; its front matter counts where none has said it
/// yet, its hyphenated words in any case.
fn read(
    source: &Source,
    count: usize,
    options: &Options,
    (document, reports): (&mut Document, &mut Reports),
) -> Chapter {
    let mut front = front_matter::FrontMatter::default();
    if options.front_matter {
        front = front_matter::read(source.text(), source.base(), reports);
    }
    document.metadata = std::mem::take(&mut document.metadata).or(front.metadata);
    document.hyphenation.extend(front.hyphenation);
    document.notes_as = document.notes_as.or(front.notes_as);
    document.direction = document.direction.or(front.direction);
    let text = &source.text()[front.end..];
    let tree = markdown::read(text, source.base() + front.end, options, reports);
    let mut blocks: Vec<Block> = front.block.into_iter().collect();
    blocks.extend(tree.blocks);
    let mut notes = tree.notes;
    if options.captions {
        captions::attach(&mut blocks, &mut notes, source);
    }
    breaks::join(&mut blocks, &mut notes);
    let notes = notes::order(&mut blocks, notes, count, reports);
    Chapter { name: source.name().to_owned(), base: source.base(), blocks, notes }
}
