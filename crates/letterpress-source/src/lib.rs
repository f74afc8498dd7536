//! Sources, spans, diagnostics and document metadata of Letterpress.
//!
//! A leaf that every other crate may name: [`Sources`] holds the Markdown texts of one
//! document, a [`Span`] is a range of bytes in them, a [`Diagnostic`] says what is wrong with
//! such a range, and [`Metadata`] is what a document says of itself.

mod diagnostic;
mod metadata;
mod sources;
mod span;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use metadata::Metadata;
pub use sources::{Place, Source, Sources};
pub use span::Span;
