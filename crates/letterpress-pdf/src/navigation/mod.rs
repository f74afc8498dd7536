//! The ways through a document: page tree, labels, links, destinations, outline.

mod destinations;
mod labels;
mod links;
mod outline;
mod tree;

pub(crate) use destinations::Destinations;
pub(crate) use labels::Labels;
pub(crate) use links::Links;
pub(crate) use outline::write as write_outline;
pub(crate) use tree::{Tree, media_box};
