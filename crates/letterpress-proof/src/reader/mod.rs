//! The file as what it holds.

mod cff;
mod cmap;
mod content;
mod document;
mod filter;
mod font;
mod lexer;
mod names;
mod object;
mod pdf;
mod program;
mod tree;
mod xmp;
mod xref;

pub(crate) use content::{Instruction, Instructions};
pub(crate) use document::Document;
pub(crate) use font::{Code, Font, Kind as FontKind, Outlines};
pub(crate) use lexer::Slip;
pub(crate) use names::{named, numbered};
pub(crate) use object::{Dict, Object, Stream, show, text};
pub(crate) use pdf::{Pdf, find_last};
pub(crate) use tree::{Element, Kid, Namespace};
pub(crate) use xmp::{
    ACCESS as XMP_ACCESS, ARCHIVE as XMP_ARCHIVE, DC as XMP_DC, PDF as XMP_PDF, Property, Value,
    XMP as XMP_BASIC,
};
