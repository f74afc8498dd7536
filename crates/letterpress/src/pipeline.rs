//! The two neighbours that do the reading and the writing, each behind one function.

use std::io;
use std::sync::Arc;

use letterpress_page::{Pages, Picture};
use letterpress_parse::document::Document;
use letterpress_source::{Diagnostic, Sources};

// STAND-IN until letterpress-parse and letterpress-pdf are joined: the real bodies are
//
//     let parsed = letterpress_parse::parse(sources, &letterpress_parse::Options::default());
//     (parsed.document, parsed.diagnostics)
//
//     letterpress_pdf::picture::measure(bytes).map_err(|error| error.to_string())
//
//     let mut options = letterpress_pdf::Options::default();
//     options.creator = Some(CREATOR.to_owned());
//     letterpress_pdf::write(pages, &options, &mut out)

/// What the PDF says it was made with.
const CREATOR: &str = "Letterpress";

/// Reads Markdown into a document.
pub(crate) fn parse(_sources: &Sources) -> (Document, Vec<Diagnostic>) {
    (Document::default(), Vec::new())
}

/// Reads a picture's size off its first bytes, or says what is wrong with it.
pub(crate) fn measure(_bytes: Arc<[u8]>) -> Result<Picture, String> {
    Err("pictures can't be read yet".to_owned())
}

/// Writes finished pages as PDF.
pub(crate) fn write(pages: &Pages, mut out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(&mut out, "%PDF-1.7\n% {CREATOR} {}", pages.pages.len())
}
