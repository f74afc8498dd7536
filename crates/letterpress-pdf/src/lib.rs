//! Writes finished pages as PDF, a page at a time.
//!
//! [`write()`] takes a whole document; [`Writer`] takes its pages one by one and hands each to the
//! sink at once, so that memory holds one page, what the fonts have been used for and a few
//! bytes a page, however long the document grows. Files are PDF 1.7; clauses are cited from
//! ISO 32000-2.
//!
//! | Module       | writes                                                                      |
//! |--------------|-----------------------------------------------------------------------------|
//! | `writer`     | the order of things                                                         |
//! | `file`       | objects and their places: header, cross-reference stream, trailer           |
//! | `content`    | what stands on a page: text, paths, pictures                                |
//! | `font`       | subset faces, glyphs in colour, the codes of all and what they read as      |
//! | [`picture`]  | PNG and JPEG, untouched where PDF can hold them as they are                 |
//! | `navigation` | page tree, labels, links, destinations, outline                             |
//! | `tags`       | the structure tree, and what ties it to the pages                           |
//! | `color`      | which colours numbers mean                                                  |
//! | `attachments` | files that are carried along                                               |
//! | `layer`      | the layer of what is drawn for whoever looks at the layout                  |
//! | `metadata`   | what the document says of itself, twice: as a dictionary and as XMP         |
//!
//! Whatever the input, nothing here panics. A broken picture becomes an empty frame; an error
//! comes from the sink, or from a face that can't be read, which the host has brought and not
//! the document. The same pages give the same bytes.
//!
//! ```
//! use letterpress_page::{Color, Drawing, Ink, Len, Mark, Owner, Page, Pages, Path, Rect, Size};
//! use letterpress_page::ArtifactKind;
//!
//! let square = Rect::new(Len::pt(72), Len::pt(72), Len::pt(144), Len::pt(144));
//! let mark = Mark {
//!     owner: Owner::Artifact(ArtifactKind::Layout),
//!     ink: Ink::Path(Path::rect(square, Color::hex(0x7a_1f_2b))),
//! };
//! let mut pages = Pages::default();
//! pages.pages.push(Page {
//!     size: Size::new(Len::pt(595), Len::pt(842)),
//!     drawing: Drawing { marks: vec![mark], ..Drawing::default() },
//!     label: "1".into(),
//! });
//! let mut pdf = Vec::new();
//! letterpress_pdf::write(&pages, &letterpress_pdf::Options::default(), &mut pdf)?;
//! assert!(pdf.starts_with(b"%PDF-1.7"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod attachments;
mod color;
mod content;
mod file;
mod font;
mod layer;
mod metadata;
mod navigation;
mod options;
pub mod picture;
mod profile;
mod tags;
mod words;
mod writer;

use std::io;

use letterpress_page::Pages;

pub use options::{Attachment, Options, Relation};
pub use profile::{Access, Archive, Profile, ProfileError};
pub use writer::{Shared, Writer};

/// Writes a whole document.
///
/// A document without pages is written with one empty page, since readers refuse a page tree
/// without a leaf.
///
/// # Errors
///
/// What the sink returns, and [`io::ErrorKind::InvalidData`] for a face that can't be read.
pub fn write(pages: &Pages, options: &Options, sink: &mut impl io::Write) -> io::Result<()> {
    let mut writer = Writer::new(sink, options)?;
    let shared = Shared::of(pages);
    for page in &pages.pages {
        writer.page(page, shared)?;
    }
    writer.finish(shared)?;
    Ok(())
}
