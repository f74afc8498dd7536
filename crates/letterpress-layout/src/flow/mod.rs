//! The galley: one vertical list of boxes, ready to be cut into pages.
//!
//! Blocks push boxes into a [`Flow`] from top to bottom. Between two boxes is a [`Joint`] with
//! the gap there, what it costs to cut the galley in it, and the containers that a cut would go
//! through: their grounds close before it and open again after it, a table's head is set once
//! more.

mod build;
mod galley;
pub(crate) mod grid;
pub(crate) mod penalty;

pub(crate) use build::{Flow, Marker};
pub(crate) use galley::{Again, Container, CutRow, Galley, Ground, Joint, Kind, VBox};
