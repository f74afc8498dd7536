//! The galley into pages: the cheapest sequence of cuts over the whole document.
//!
//! A page between two joints costs what its unfilled foot costs and what its last joint costs;
//! every page takes at least one box, so that it always comes to an end. Footnotes stand on the
//! page that refers to them; one that has no room goes on on the next page, which is the only
//! thing that a page hands on to the next.

mod blanks;
mod pages;

use std::ops::Range;

use letterpress_page::Len;

use crate::block::FootNotes;
use crate::flow::Galley;
pub(crate) use blanks::with_blanks;
use pages::Pages;

/// A page: its boxes, and the boxes of notes at its foot. A blank page has neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) boxes: Range<usize>,
    pub(crate) notes: Vec<usize>,
}

impl Cut {
    /// Whether nothing stands on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.boxes.is_empty() && self.notes.is_empty()
    }
}

/// What a page gives room to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) height: Len,
    /// By how much a page may end short at no price.
    pub(crate) ragged: Len,
    /// What an unfilled foot is counted in.
    pub(crate) leading: Len,
    /// The rule above notes, with the space around it.
    pub(crate) note_rule: Len,
}

/// Cuts a galley into pages.
pub(crate) fn paginate(galley: &Galley, notes: &FootNotes, room: Room) -> Vec<Cut> {
    Pages::of(galley, notes, room).cheapest()
}
