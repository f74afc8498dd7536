//! Markdown in, beautifully set PDF out: one call, no TeX, no browser.
//!
//! ```
//! use letterpress::{Options, Paper, render};
//!
//! let markdown = "# Hello\n\nA paragraph with *care* for its lines.\n";
//! let rendered = render(markdown, &Options::new().paper(Paper::A5).lang("en"))?;
//! assert!(rendered.pdf.starts_with(b"%PDF-"));
//! assert!(rendered.diagnostics.is_empty());
//! # Ok::<(), letterpress::Error>(())
//! ```
//!
//! CommonMark with GitHub's and Pandoc's extensions is read; no text makes it fail. What does not
//! come out as the source asks is a [`Diagnostic`] with its place, and only options that no page
//! can be made with are an [`Error`].
//!
//! | to                                   | use                                           |
//! |--------------------------------------|-----------------------------------------------|
//! | set one text                         | [`render`], [`render_to`]                     |
//! | set several files as one document    | [`read`] into [`Sources`], then [`render_book`] |
//! | choose paper, sizes, language, fonts | [`Options`]                                   |
//! | change the look                      | [`Theme`]                                     |
//! | allow pictures                       | [`Folder`], or [`Resources`] of one's own     |
//! | look at pages before they are written | [`set`]                                      |
//! | know which fonts there are for a script | [`specimens`]                             |
//!
//! The same input, options, resources and fonts give the same bytes on every machine. Nothing is
//! read from files, the clock or the environment unless it is handed in or the options ask for
//! it, and there is no network code at all.
//!
//! # Features
//!
//! - `fonts` (default): the built-in faces, some 3 MB. Without it, give faces through
//!   [`Options::font`].
//! - `emoji` (default): Noto Emoji in black outline, 0.9 MB, for where no other face has an emoji.
//! - `system-fonts`: `Options::system_fonts`, by which the machine's fonts are used where all
//!   others lack a character.

mod check;
mod decimal;
mod decode;
mod direction;
mod error;
mod fontbook;
mod gather;
mod guess;
mod highlight;
mod hyphenation;
mod length;
mod metadata;
mod options;
mod paper;
mod rendered;
mod resources;
mod theme;
mod walk;
mod written;

use std::io;
use std::ops::ControlFlow;

use letterpress_layout::language::leading;
#[doc(hidden)]
pub use letterpress_layout::stages::PageFacts;
use letterpress_layout::stages::{Stages, stages as layout_stages};
use letterpress_layout::{Layout, Setting, layout, layout_to};
use letterpress_parse::document::Document;
use letterpress_parse::{Parsed, parse, punctuate};
use letterpress_pdf::{Shared, Writer};

pub use decode::read;
pub use error::Error;
pub use fontbook::{Samples, Specimen, SpecimenFace, Specimens, specimens};
pub use length::{LengthError, parse_length};
pub use letterpress_layout::Pagination;
pub use letterpress_layout::style::Begins;
pub use letterpress_page as page;
pub use letterpress_page::Len;
pub use letterpress_parse::Options as Markdown;
pub use letterpress_parse::document::Notes;
pub use letterpress_pdf::{Access, Archive, Profile, ProfileError};
pub use letterpress_source::{Code, Diagnostic, Metadata, Place, Severity, Source, Sources, Span};
pub use options::{Compression, Options, Side};
pub use paper::{Paper, PaperError};
pub use rendered::{Rendered, Report, Typeset};
pub use resources::{Folder, NoResources, ResourceError, Resources};
pub use theme::{Theme, ThemeError};

use fontbook::FontBook;

/// The most bytes of Markdown that can be set: some thirty thousand pages.
pub const MOST_INPUT: usize = 64 << 20;

/// The name that a text goes by which was given without one.
const NO_NAME: &str = "<markdown>";

/// Sets Markdown in type as PDF.
///
/// # Errors
///
/// When the options can't be met; never because of what the Markdown says.
///
/// ```
/// let rendered = letterpress::render("# Hello\n", &letterpress::Options::new())?;
/// assert!(rendered.pdf.starts_with(b"%PDF-"));
/// # Ok::<(), letterpress::Error>(())
/// ```
pub fn render(markdown: &str, options: &Options) -> Result<Rendered, Error> {
    render_book(&single(markdown), options)
}

/// Sets Markdown in type and writes the PDF as it comes.
///
/// # Errors
///
/// As [`render`], and [`Error::Write`] for what `out` returns.
///
/// ```
/// let mut out = Vec::new();
/// letterpress::render_to("# Hello\n", &letterpress::Options::new(), &mut out)?;
/// assert!(out.starts_with(b"%PDF-"));
/// # Ok::<(), letterpress::Error>(())
/// ```
pub fn render_to(
    markdown: &str,
    options: &Options,
    out: &mut impl io::Write,
) -> Result<Report, Error> {
    render_book_to(&single(markdown), options, out)
}

/// Sets several sources in type as one document.
///
/// # Errors
///
/// As [`render`].
///
/// ```
/// use letterpress::{Options, Sources, render_book};
/// let mut sources = Sources::new();
/// sources.add("one.md", "# One\n");
/// sources.add("two.md", "# Two\n");
/// let rendered = render_book(&sources, &Options::new())?;
/// assert!(rendered.pdf.starts_with(b"%PDF-"));
/// # Ok::<(), letterpress::Error>(())
/// ```
pub fn render_book(sources: &Sources, options: &Options) -> Result<Rendered, Error> {
    let mut pdf = Vec::new();
    let Report { diagnostics, pages, metadata } = render_book_to(sources, options, &mut pdf)?;
    Ok(Rendered { pdf, diagnostics, pages, metadata })
}

/// Sets several sources in type as one document and writes the PDF as it comes.
///
/// # Errors
///
/// As [`render_to`].
pub fn render_book_to(
    sources: &Sources,
    options: &Options,
    out: &mut impl io::Write,
) -> Result<Report, Error> {
    let written = written::written(options, sources)?;
    let Prepared { result, metadata, mut diagnostics } =
        prepare(sources, options, |document, setting| print(document, setting, &written, out))?;
    let (writer, mut set) = result.map_err(Error::Write)?;
    diagnostics.append(&mut set.diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    set.pages.metadata = metadata;
    let pages = writer.finish(Shared::of(&set.pages)).map_err(Error::Write)?;
    Ok(Report { diagnostics, pages, metadata: set.pages.metadata })
}

/// Sets a document and writes each page as soon as it is finished; what is left to be written is
/// what they share.
fn print<'o, W: io::Write>(
    document: &Document,
    setting: &Setting<'_>,
    written: &letterpress_pdf::Options,
    out: &'o mut W,
) -> io::Result<(Writer<&'o mut W>, Layout)> {
    let mut writer = Writer::new(out, written)?;
    let mut failure = None;
    let metadata = Metadata::default();
    let set = layout_to(document, setting, &mut |page, so_far| {
        let shared = Shared {
            fonts: so_far.fonts,
            pictures: &setting.assets.pictures,
            destinations: so_far.destinations,
            outline: &[],
            structure: so_far.structure,
            metadata: &metadata,
            rtl: setting.rtl,
        };
        match writer.page(&page, shared) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    match failure {
        Some(error) => Err(error),
        None => Ok((writer, set)),
    }
}

/// Sets sources in type and leaves the finished pages to be looked at or written.
///
/// # Errors
///
/// As [`render`].
///
/// ```
/// use letterpress::{Options, Sources, page, set};
/// let mut sources = Sources::new();
/// sources.add("hello.md", "Hello\n");
/// let typeset = set(&sources, &Options::new())?;
/// let text = page::text(&typeset.pages);
/// # let _ = text;
/// # Ok::<(), letterpress::Error>(())
/// ```
pub fn set(sources: &Sources, options: &Options) -> Result<Typeset, Error> {
    let written = written::written(options, sources)?;
    let Prepared { result: mut set, metadata, mut diagnostics } =
        prepare(sources, options, layout)?;
    diagnostics.append(&mut set.diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    set.pages.metadata = metadata;
    Ok(Typeset { pages: set.pages, diagnostics, written })
}

/// Hands out the stages of layout one by one, for measuring them.
///
/// # Errors
///
/// As [`set`].
#[doc(hidden)]
pub fn stages(
    sources: &Sources,
    options: &Options,
    measure: impl FnOnce(&mut Stages<'_>),
) -> Result<(), Error> {
    prepare(sources, options, |document, setting| layout_stages(document, setting, measure))?;
    Ok(())
}

/// What layout made of a document, and what was known before it.
struct Prepared<T> {
    result: T,
    metadata: Metadata,
    diagnostics: Vec<Diagnostic>,
}

/// Checks the options, parses, gathers, and has the document laid out.
fn prepare<T>(
    sources: &Sources,
    options: &Options,
    lay_out: impl FnOnce(&Document, &Setting<'_>) -> T,
) -> Result<Prepared<T>, Error> {
    let size = sources.iter().map(|source| source.text().len()).sum();
    if size > MOST_INPUT {
        return Err(Error::TooLarge { size, limit: MOST_INPUT });
    }
    let mut style = check::style(options)?;
    let fonts = FontBook::new(&options.fonts, families(options))?;
    check::families(options, &fonts)?;
    let asked = hyphenation::asked(options)?;

    let Parsed { mut document, mut diagnostics, .. } = parse(sources, &options.markdown);
    style.note.place = options.notes.or(document.notes_as).unwrap_or(style.note.place);
    let (lang, guessed) = metadata::language(&options.metadata, &document);
    let rtl = direction::runs_rtl(&document, &lang);
    style.lead(leading(&lang));
    if rtl {
        style.page = style.page.mirrored();
    }
    if options.markdown.smart {
        punctuate(&mut document, &lang);
    }
    let metadata = metadata::complete(&options.metadata, lang, &document, sources);
    let (assets, lost) = gather::gather(&document, sources, &*options.resources);
    diagnostics.extend(guessed);
    let (exceptions, wrong) = hyphenation::complete(asked, &document);
    diagnostics.extend(lost);
    diagnostics.extend(wrong);
    let setting = Setting {
        debug: options.debug_layout,
        style: &style,
        fonts: &fonts,
        highlighter: &*options.grammars,
        assets: &assets,
        lang: metadata.lang.as_deref().unwrap_or_default(),
        rtl,
        title: metadata.title.as_deref().unwrap_or_default(),
        hyphenation: &exceptions,
        pagination: options.pagination,
    };
    let result = lay_out(&document, &setting);
    diagnostics.extend(fonts.diagnostics());
    Ok(Prepared { result, metadata, diagnostics })
}

/// For serif, sans and mono the families that are tried in order.
fn families(options: &Options) -> [Vec<String>; 3] {
    let mut names = options.theme.families().clone().map(|name| vec![name]);
    for (names, asked) in names.iter_mut().zip(&options.families) {
        names.splice(0..0, asked.clone());
    }
    names
}

fn single(markdown: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add(NO_NAME, markdown);
    sources
}
