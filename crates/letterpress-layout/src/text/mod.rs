//! From characters to glyphs: faces, itemising by coverage, shaping, and the cache of words.
//!
//! A word is shaped once per face and set of features, free of size, and found again by its
//! text; [`Shaper`] is the only door to rustybuzz, and `hyphens` to hypher.

mod faces;
mod hyphens;
mod protrusion;
mod shaper;
mod word;

pub(crate) use faces::{Faces, Shelf};
pub(crate) use shaper::{InstanceId, Shaper};
pub(crate) use word::{Elastic, Extent, Segment, ShapedGlyph, Word, WordId};
