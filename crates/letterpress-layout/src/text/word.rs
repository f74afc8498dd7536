//! A shaped word, free of size.

use std::ops::Range;

use letterpress_page::{FontId, Len};

/// The place of a word in the shaper's cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(pub(crate) u32);

/// A shaped word: one segment for each face it needs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    pub(crate) segments: Vec<Segment>,
    /// Byte offsets at which it may be hyphenated, once that has been asked.
    pub(crate) hyphens: Option<Box<[u32]>>,
    /// Whether a character of it has no face.
    pub(crate) missing: bool,
    /// Whether it is read from right to left: the glyphs of a segment stand from left to right in
    /// any case, its segments in the order in which they are read.
    pub(crate) rtl: bool,
    /// What it reads without its punctuation, as a number; 0 where it is no word.
    pub(crate) reads: u32,
    /// What its letters may give.
    pub(crate) elastic: Elastic,
}

/// What the letters of a word may give, by their script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Elastic {
    /// They may be made a little wider or narrower. Ideographs, which stand in a grid, may not.
    pub(crate) expands: bool,
    /// They may be spaced a little. Letters that join, or bear marks above or below, may not.
    pub(crate) spaced: bool,
}

/// The width of some clusters of a word at a size, and how many letters it has that may be
/// spaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) width: Len,
    pub(crate) letters: i64,
}

/// A part of a word in one face.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    pub(crate) font: FontId,
    /// Units of the face in the em of the text.
    pub(crate) em: i64,
    /// The size of its face in thousandths of the text's.
    pub(crate) scale: i64,
    /// The bytes of the word that it covers.
    pub(crate) text: Range<u32>,
    pub(crate) glyphs: Vec<ShapedGlyph>,
    /// The sum of all advances, and how many glyphs have one.
    total: (i64, i64),
}

/// The scale of a face that is set at the size of the text.
pub(crate) const UNSCALED: i64 = 1_000;

impl Segment {
    /// Glyphs of a face with so many units in its em, set at a scale.
    pub(crate) fn new(
        font: FontId,
        (em, scale): (i64, i64),
        text: Range<u32>,
        glyphs: Vec<ShapedGlyph>,
    ) -> Self {
        let total = sum(glyphs.iter());
        let em = if scale == UNSCALED { em } else { em * UNSCALED / scale.max(1) };
        Self { font, em, scale, text, glyphs, total }
    }
}

impl Segment {
    /// Its width in units of its em.
    pub(crate) fn units(&self) -> i64 {
        self.total.0
    }
}

/// The sum of the glyphs' advances, and how many have one: those that letter-spacing widens.
fn sum<'g>(glyphs: impl Iterator<Item = &'g ShapedGlyph>) -> (i64, i64) {
    glyphs.fold((0, 0), |(units, count), glyph| {
        (units + i64::from(glyph.advance), count + i64::from(glyph.advance != 0))
    })
}

/// A glyph in its face's own units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShapedGlyph {
    pub(crate) id: u32,
    /// Offset in the word of the first byte of its cluster.
    pub(crate) cluster: u32,
    pub(crate) advance: i32,
    pub(crate) dx: i32,
    pub(crate) dy: i32,
    /// Whether the word may be cut before it and both parts look the same shaped apart.
    pub(crate) safe: bool,
}

impl std::ops::Sub for Extent {
    type Output = Self;

    fn sub(self, less: Self) -> Self {
        Self { width: self.width - less.width, letters: self.letters - less.letters }
    }
}

impl Word {
    /// The clusters that begin before byte `end`, at a size, tracking included.
    pub(crate) fn extent_to(&self, end: usize, size: Len, tracking: Len) -> Extent {
        let mut extent = Extent::default();
        if end == 0 {
            return extent;
        }
        for segment in &self.segments {
            let (units, count) = if segment.text.end as usize <= end {
                segment.total
            } else {
                sum(segment.glyphs.iter().filter(|glyph| (glyph.cluster as usize) < end))
            };
            extent.width += size.scale(units, segment.em) + tracking * count;
            extent.letters += count;
        }
        extent
    }

    /// The width of the clusters that begin before byte `end`, at a size, tracking included.
    pub(crate) fn width_to(&self, end: usize, size: Len, tracking: Len) -> Len {
        self.extent_to(end, size, tracking).width
    }

    /// The first glyph of the cluster at a byte: its face, that face's em, and which it is.
    pub(crate) fn glyph_at(&self, at: usize) -> Option<(FontId, i64, u32)> {
        let segment = self.segments.iter().find(|segment| segment.text.end as usize > at)?;
        let glyph = segment.glyphs.iter().find(|glyph| glyph.cluster as usize >= at)?;
        Some((segment.font, segment.em, glyph.id))
    }

    /// The last glyph with a width of the clusters that begin before a byte.
    pub(crate) fn glyph_before(&self, at: usize) -> Option<(FontId, i64, u32)> {
        let segment = self.segments.iter().rfind(|segment| (segment.text.start as usize) < at)?;
        let is_last = |g: &&ShapedGlyph| (g.cluster as usize) < at && g.advance != 0;
        let glyph = segment.glyphs.iter().rfind(is_last)?;
        Some((segment.font, segment.em, glyph.id))
    }

    /// The whole width at a size.
    pub(crate) fn width(&self, size: Len, tracking: Len) -> Len {
        self.width_to(usize::MAX, size, tracking)
    }

    /// Whether it may be cut at a byte without being shaped anew.
    pub(crate) fn is_safe(&self, at: usize) -> bool {
        let starts = |segment: &&Segment| segment.text.start as usize == at;
        if self.segments.iter().any(|segment| starts(&segment)) {
            return true;
        }
        let mut glyphs = self.segments.iter().flat_map(|segment| &segment.glyphs);
        glyphs.find(|glyph| glyph.cluster as usize == at).is_some_and(|glyph| glyph.safe)
    }
}
