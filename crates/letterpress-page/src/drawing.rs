use std::ops::Range;
use std::sync::Arc;

use crate::{ArtifactKind, Color, DestinationId, FontId, Len, Owner, PictureId, Point, Rect};

/// The soft hyphen, which a hyphen added by a line break stands for.
const SOFT_HYPHEN: char = '\u{ad}';

/// Marks in painting order, with the glyphs and the text they share, and links over them.
///
/// Runs hold ranges into [`Drawing::glyphs`] and [`Drawing::text`], so that a page is a handful
/// of allocations however much stands on it.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// What is painted, the lowest first.
    pub marks: Vec<Mark>,
    /// The glyphs of all runs.
    pub glyphs: Vec<Glyph>,
    /// The text of all runs.
    pub text: String,
    /// The links.
    pub links: Vec<Link>,
}

/// One painted thing and what it is for.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What it is for.
    pub owner: Owner,
    /// What is painted.
    pub ink: Ink,
}

/// What can be painted.
#[derive(Clone, Debug)]
pub enum Ink {
    /// Glyphs of one face, size and colour on one baseline.
    Text(Run),
    /// A filled or stroked path.
    Path(Path),
    /// A picture.
    Picture(PlacedPicture),
}

/// Glyphs of one face, size and colour on one baseline, from left to right.
#[derive(Clone, Debug)]
pub struct Run {
    /// The face.
    pub font: FontId,
    /// The size of the em.
    pub size: Len,
    /// The colour.
    pub color: Color,
    /// Where the baseline of the first glyph begins.
    pub origin: Point,
    /// The horizontal scaling of every glyph in thousandths: 1000 for none. [`Glyph::advance`]
    /// has it already; it is what the outlines are drawn with (ISO 32000-2 §9.3.4).
    pub scale: u16,
    /// Its glyphs in [`Drawing::glyphs`].
    pub glyphs: Range<u32>,
    /// Its text in [`Drawing::text`], in the order of the glyphs.
    pub text: Range<u32>,
    /// Whether it is read from right to left: its last cluster is read first. A cluster is read
    /// as it stands in the text.
    ///
    /// Runs themselves stand in the order in which they are read.
    pub rtl: bool,
}

/// One glyph of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its index in the face, or its code point in [`Font::CodePoints`](crate::Font::CodePoints).
    pub id: u32,
    /// How far the pen moves on, in 1/65536 pt, kerning and justification included. A space at
    /// the end of a line has 0.
    pub advance: i32,
    /// Shift to the right of where the pen stands, in 1/65536 pt; the pen doesn't move.
    pub dx: i32,
    /// Shift upwards, in 1/65536 pt.
    pub dy: i32,
    /// How many bytes of the run's text it stands for, after those of the glyphs before it; 0
    /// for a further glyph of the cluster before it. So the leftmost glyph of a cluster has its
    /// bytes, in runs from right to left too. A hyphen that the line break has added stands for
    /// U+00AD.
    pub bytes: u8,
}

/// A path that is filled, stroked or both.
#[derive(Clone, Debug)]
pub struct Path {
    /// Its segments, in coordinates of the page.
    pub segments: Vec<Segment>,
    /// How it is painted.
    pub paint: Paint,
}

/// A segment of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A new start.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic Bézier curve: two control points and the end.
    Curve(Point, Point, Point),
    /// Back to the start.
    Close,
}

/// How a path is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Its inside.
    Fill(Color),
    /// Its line, of a width, with round caps and joins.
    Stroke(Color, Len),
}

/// A picture in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedPicture {
    /// Which.
    pub picture: PictureId,
    /// The rectangle it fills, after its own orientation has been applied.
    pub rect: Rect,
}

/// A part of the page that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands; a link over several lines has one for each.
    pub rect: Rect,
    /// Where it leads.
    pub target: LinkTarget,
    /// What it is for.
    pub owner: Owner,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// Out of the document.
    Uri(Arc<str>),
    /// To a place in it.
    Destination(DestinationId),
}

impl Drawing {
    /// Paints a path that belongs to the look and is no content: a rule, a ground, an icon.
    pub fn ornament(&mut self, path: Path) {
        let owner = Owner::Artifact(ArtifactKind::Layout);
        self.marks.push(Mark { owner, ink: Ink::Path(path) });
    }

    /// Paints marks and links of another drawing over what is there, moved by `offset`.
    pub fn copy(&mut self, from: &Self, marks: Range<usize>, links: Range<usize>, offset: Point) {
        for mark in &from.marks[marks] {
            let ink = match &mark.ink {
                Ink::Text(run) => Ink::Text(self.copy_run(from, run, offset)),
                Ink::Path(path) => Ink::Path(path.moved(offset)),
                Ink::Picture(placed) => {
                    let origin = placed.rect.origin + offset;
                    Ink::Picture(PlacedPicture { rect: Rect { origin, ..placed.rect }, ..*placed })
                }
            };
            self.marks.push(Mark { owner: mark.owner, ink });
        }
        self.links.extend(from.links[links].iter().map(|link| Link {
            rect: Rect { origin: link.rect.origin + offset, ..link.rect },
            ..link.clone()
        }));
    }

    fn copy_run(&mut self, from: &Self, run: &Run, offset: Point) -> Run {
        let glyphs = index(self.glyphs.len());
        let text = index(self.text.len());
        self.glyphs.extend_from_slice(from.glyphs_of(run));
        self.text.push_str(from.text_of(run));
        Run {
            origin: run.origin + offset,
            glyphs: glyphs..index(self.glyphs.len()),
            text: text..index(self.text.len()),
            ..run.clone()
        }
    }

    /// The glyphs of one of its runs.
    pub fn glyphs_of(&self, run: &Run) -> &[Glyph] {
        &self.glyphs[run.glyphs.start as usize..run.glyphs.end as usize]
    }

    /// The texts of the clusters of a run in the order of the glyphs; see [`Glyph::bytes`]. What
    /// the glyphs leave over belongs to the last one.
    pub fn clusters_of(&self, run: &Run) -> Vec<&str> {
        let glyphs = self.glyphs_of(run).iter();
        let mut lengths: Vec<_> = glyphs.map(|glyph| usize::from(glyph.bytes)).collect();
        lengths.retain(|&length| length > 0);
        lengths.pop();
        let mut rest = self.text_of(run);
        let mut clusters = Vec::with_capacity(lengths.len() + 1);
        for length in lengths {
            let (cluster, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            clusters.push(cluster);
            rest = after;
        }
        clusters.push(rest);
        clusters
    }

    /// Adds the text of one of its runs as it is read, without hyphens that line breaks have added.
    pub fn read(&self, run: &Run, text: &mut String) {
        let is_read = |c: &char| *c != SOFT_HYPHEN;
        if run.rtl {
            let clusters = self.clusters_of(run).into_iter().rev();
            text.extend(clusters.flat_map(str::chars).filter(is_read));
        } else {
            text.extend(self.text_of(run).chars().filter(is_read));
        }
    }

    /// The text of one of its runs.
    pub fn text_of(&self, run: &Run) -> &str {
        &self.text[run.text.start as usize..run.text.end as usize]
    }
}

/// An index into the shared arrays; they never outgrow four gigabytes.
fn index(length: usize) -> u32 {
    u32::try_from(length).expect("a drawing holds less than 4 GiB of text and glyphs")
}

impl Path {
    /// A filled rectangle.
    pub fn rect(rect: Rect, color: Color) -> Self {
        Self::rounded(rect, Len::ZERO, Paint::Fill(color))
    }

    /// A rectangle with round corners.
    pub fn rounded(rect: Rect, radius: Len, paint: Paint) -> Self {
        let Rect { origin: Point { x, y }, size } = rect;
        let (right, bottom) = (x + size.width, y + size.height);
        let r = radius.min(size.width / 2).min(size.height / 2);
        if r <= Len::ZERO {
            let corners = [(right, y), (right, bottom), (x, bottom)];
            let mut segments = vec![Segment::Move(Point::new(x, y))];
            segments.extend(corners.map(|(x, y)| Segment::Line(Point::new(x, y))));
            segments.push(Segment::Close);
            return Self { segments, paint };
        }
        // A quarter circle as one Bézier curve has its control points 0.5523 r from its ends.
        let c = r - r.scale(5523, 10_000);
        let p = Point::new;
        let segments = vec![
            Segment::Move(p(x + r, y)),
            Segment::Line(p(right - r, y)),
            Segment::Curve(p(right - c, y), p(right, y + c), p(right, y + r)),
            Segment::Line(p(right, bottom - r)),
            Segment::Curve(p(right, bottom - c), p(right - c, bottom), p(right - r, bottom)),
            Segment::Line(p(x + r, bottom)),
            Segment::Curve(p(x + c, bottom), p(x, bottom - c), p(x, bottom - r)),
            Segment::Line(p(x, y + r)),
            Segment::Curve(p(x, y + c), p(x + c, y), p(x + r, y)),
            Segment::Close,
        ];
        Self { segments, paint }
    }

    /// The same path elsewhere.
    #[must_use]
    pub fn moved(&self, offset: Point) -> Self {
        let segments = self.segments.iter().map(|segment| match *segment {
            Segment::Move(p) => Segment::Move(p + offset),
            Segment::Line(p) => Segment::Line(p + offset),
            Segment::Curve(a, b, p) => Segment::Curve(a + offset, b + offset, p + offset),
            Segment::Close => Segment::Close,
        });
        Self { segments: segments.collect(), paint: self.paint }
    }
}
