//! What needs the whole book: names for headings, links to them, the order of the footnotes.

pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod notes;
mod uri;
pub(crate) mod walk;

use crate::document::{Block, Note};

/// A source as it was read.
pub(crate) struct Chapter {
    /// The name it is reported under, a file's path as a rule.
    pub(crate) name: String,
    /// The offset of its first byte.
    pub(crate) base: usize,
    /// Its blocks.
    pub(crate) blocks: Vec<Block>,
    /// Its footnotes in the order of their first references.
    pub(crate) notes: Vec<Note>,
}
