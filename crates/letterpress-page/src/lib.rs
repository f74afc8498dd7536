//! Finished pages: positioned glyphs, paths, pictures, links and structure, with a text dump.
//!
//! A [`Page`] is a [`Drawing`] of a size: marks, each a run of glyphs, a path or a picture, that
//! belong to an element of the document or are artifacts. [`Pages`] holds them all with what
//! they share: faces, pictures, the structure tree, destinations, outline and metadata.
//! Lengths are [`Len`], x runs to the right and y **down** from the top left corner.

mod color;
mod drawing;
mod dump;
mod font;
mod length;
mod pages;
mod roman;
mod structure;

pub use color::Color;
pub use drawing::{
    Drawing, Glyph, Ink, Link, LinkTarget, Mark, Paint, Path, PlacedPicture, Run, Segment,
};
pub use dump::{dump, text};
pub use font::{CODE_POINT_ADVANCE, CODE_POINT_EM, Font, FontData, FontId, Variation};
pub use length::{Len, Point, Rect, Size};
pub use pages::{
    Destination, DestinationId, OutlineEntry, Page, Pages, Picture, PictureFormat, PictureId,
};
pub use roman::{from_roman, roman};
pub use structure::{
    ArtifactKind, Depths, Element, ElementId, Kids, Marking, Owner, Role, Scope, Structure,
};
