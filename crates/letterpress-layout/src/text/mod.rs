//! From characters to glyphs: faces, itemising by coverage, shaping, and the cache of words.
//!
//! A word is shaped once per face and set of features, free of size, and found again by its
//! text; [`Shaper`] is the only door to rustybuzz, and `hyphens` to hypher.

mod emoji;
mod faces;
mod hyphens;
mod itemise;
mod languages;
mod optical;
mod protrusion;
pub(crate) mod scripts;
mod shaper;
mod squares;
mod word;

pub(crate) use emoji::is_picture;
pub(crate) use faces::{Faces, Shelf};
pub(crate) use languages::LangId;
pub(crate) use shaper::{InstanceId, Shaper, Surroundings};
pub(crate) use squares::Blank;
pub(crate) use word::{Elastic, Extent, Segment, ShapedGlyph, UNSCALED, Word, WordId};
