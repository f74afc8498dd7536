//! The checks, one file for each part of a document.

mod action;
mod annotation;
mod attachment;
mod catalog;
mod color;
mod content;
mod file;
mod font;
mod image;
mod language;
mod list;
mod metadata;
mod navigation;
mod nesting;
mod operators;
mod outline;
mod parents;
mod structure;
mod table;
mod usage;

use crate::claims::Claims;
use crate::reader::Document;
use crate::report::Findings;

/// Checks everything.
pub(crate) fn check(document: &Document<'_>, claims: Claims, found: &mut Findings) {
    file::check(document, found);
    catalog::check(document, found);
    metadata::check(document, claims, found);
    structure::check(document, found);
    list::check(document, found);
    table::check(document, found);
    language::check(document, found);
    nesting::check(document, found);
    let usage = content::check(document, found);
    parents::check(document, &usage, found);
    font::check(document, &usage, found);
    color::check(document, &usage, found);
    image::check(document, found);
    annotation::check(document, found);
    action::check(document, found);
    attachment::check(document, claims, found);
    navigation::check(document, found);
    outline::check(document, found);
}
