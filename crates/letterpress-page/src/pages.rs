use std::sync::Arc;

use letterpress_source::Metadata;

use crate::{Drawing, ElementId, Font, Point, Size, Structure};

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its width and height.
    pub size: Size,
    /// What stands on it.
    pub drawing: Drawing,
    /// What it is called: its folio, as a rule.
    pub label: String,
}

/// The pages of a document with what they share.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The faces, by [`FontId`](crate::FontId).
    pub fonts: Vec<Font>,
    /// The pictures, by [`PictureId`].
    pub pictures: Vec<Picture>,
    /// What the marks belong to.
    pub structure: Structure,
    /// Where links and outline lead to, by [`DestinationId`].
    pub destinations: Vec<Destination>,
    /// The headings in reading order.
    pub outline: Vec<OutlineEntry>,
    /// What the document says of itself.
    pub metadata: Metadata,
    /// Whether it runs from right to left.
    pub rtl: bool,
}

/// The place of a destination in [`Pages::destinations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DestinationId(pub u32);

/// A place that links lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// Its name, unique in the document, such as a heading's slug.
    pub name: String,
    /// The index of its page.
    pub page: usize,
    /// The top left of what it shows.
    pub point: Point,
    /// The element that stands there.
    pub element: ElementId,
}

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// From 1, the outermost. Levels may be skipped.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// Where it leads.
    pub destination: DestinationId,
}

/// The place of a picture in [`Pages::pictures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureId(pub u32);

/// A picture as it was read, not yet decoded.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file.
    pub data: Arc<[u8]>,
    /// Its format.
    pub format: PictureFormat,
    /// Width in pixels, as it is shown: after [`Picture::orientation`].
    pub width: u32,
    /// Height in pixels, as it is shown.
    pub height: u32,
    /// Pixels to the inch across, where the file says so.
    pub density: Option<u32>,
    /// How the stored pixels are turned for showing: EXIF's 1 to 8, 1 for as they are.
    pub orientation: u8,
}

/// The formats that pictures come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PictureFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}
