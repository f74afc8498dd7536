//! The two neighbours that do the reading and the writing, each behind one function.

use std::io;
use std::sync::Arc;

use letterpress_page::{Pages, Picture};
use letterpress_parse::document::Document;
use letterpress_source::{Diagnostic, Sources};

/// What the PDF says it was made with; no version, so that a new one makes the same bytes.
const CREATOR: &str = "Letterpress";

/// Reads Markdown into a document.
pub(crate) fn parse(sources: &Sources) -> (Document, Vec<Diagnostic>) {
    let parsed = letterpress_parse::parse(sources, &letterpress_parse::Options::default());
    (parsed.document, parsed.diagnostics)
}

/// Reads a picture's size off its first bytes, or says what is wrong with it.
pub(crate) fn measure(bytes: Arc<[u8]>) -> Result<Picture, String> {
    letterpress_pdf::picture::measure(bytes).map_err(|error| error.to_string())
}

/// Writes finished pages as PDF.
pub(crate) fn write(pages: &Pages, out: &mut impl io::Write) -> io::Result<()> {
    let mut options = letterpress_pdf::Options::default();
    options.creator = Some(CREATOR.to_owned());
    letterpress_pdf::write(pages, &options, out)
}
