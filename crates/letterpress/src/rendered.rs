use std::io;

use letterpress_page::Pages;
use letterpress_source::{Diagnostic, Metadata};

use crate::error::Error;

/// A document that has been set and written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Rendered {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// What was found wrong with the Markdown, in its order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages there are.
    pub pages: usize,
    /// What the document says of itself, with what was found out where it says nothing.
    pub metadata: Metadata,
}

/// What there is to say of a document that has been written elsewhere.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// What was found wrong with the Markdown, in its order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages there are.
    pub pages: usize,
    /// What the document says of itself, with what was found out where it says nothing.
    pub metadata: Metadata,
}

/// A document that has been set and not yet been written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Typeset {
    /// The finished pages.
    pub pages: Pages,
    /// What was found wrong with the Markdown, in its order.
    pub diagnostics: Vec<Diagnostic>,
    /// How they are written.
    pub(crate) written: letterpress_pdf::Options,
}

impl Typeset {
    /// Writes the pages as PDF.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] for what `out` returns.
    pub fn write(&self, out: &mut impl io::Write) -> Result<(), Error> {
        letterpress_pdf::write(&self.pages, &self.written, out).map_err(Error::Write)
    }
}
