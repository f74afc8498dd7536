use letterpress_page::{Color, Len, Paint, Path, PlacedPicture, Point, Rect, Segment};

use super::{Content, number};
use crate::picture::Embedded;

/// The frame that stands in for a picture that can't be shown.
const FRAME: Paint = Paint::Stroke(Color::rgb(153, 153, 153), Len::from_pt_thousandths(500));

impl Content {
    /// Writes a path (ISO 32000-2 §8.5).
    pub(super) fn path(&mut self, path: &Path) {
        match path.paint {
            Paint::Fill(color) => {
                self.fill_with(color);
                self.outline(&path.segments);
                self.operator(b"f");
            }
            Paint::Stroke(color, width) => {
                self.stroke_with(color);
                self.line_width(width);
                self.outline(&path.segments);
                self.operator(b"S");
            }
        }
    }

    /// Sets the width of lines; caps and joins are round from the first line of a page.
    fn line_width(&mut self, width: Len) {
        if self.state.line_width.is_none() {
            self.operator(b"1 J 1 j");
        }
        if self.state.line_width != Some(width) {
            self.state.line_width = Some(width);
            self.number(number::hundredths(width).max(0), 2);
            self.operator(b"w");
        }
    }

    fn outline(&mut self, segments: &[Segment]) {
        if let Some(rect) = rectangle(segments) {
            let (from, to) = (self.place(rect.0), self.place(rect.1));
            self.pair((from.0.min(to.0), from.1.min(to.1)));
            self.pair(((to.0 - from.0).abs(), (to.1 - from.1).abs()));
            self.operator(b"re");
            return;
        }
        // Nothing may come before the first start.
        let start = segments.iter().position(|segment| matches!(segment, Segment::Move(_)));
        for segment in &segments[start.unwrap_or(segments.len())..] {
            match *segment {
                Segment::Move(p) => self.points(&[p], b"m"),
                Segment::Line(p) => self.points(&[p], b"l"),
                Segment::Curve(a, b, p) => self.points(&[a, b, p], b"c"),
                Segment::Close => self.operator(b"h"),
            }
        }
    }

    fn points(&mut self, points: &[Point], operator: &[u8]) {
        for &point in points {
            self.pair(self.place(point));
        }
        self.operator(operator);
    }

    /// Where a rectangle stands: left, bottom, width and height in hundredths.
    pub(super) fn frame(&self, rect: Rect) -> [i64; 4] {
        let far = Point::new(rect.origin.x + rect.size.width, rect.origin.y + rect.size.height);
        let ((left, top), (right, bottom)) = (self.place(rect.origin), self.place(far));
        [left, bottom, right - left, top - bottom]
    }

    /// Writes a picture (ISO 32000-2 §8.9.5), or an empty frame where there is none to show.
    pub(super) fn picture(&mut self, placed: &PlacedPicture, embedded: Option<Embedded>) {
        let Some(Embedded { orientation, .. }) = embedded else {
            return self.path(&Path::rounded(placed.rect, Len::ZERO, FRAME));
        };
        if !self.pictures.contains(&placed.picture) {
            self.pictures.push(placed.picture);
        }
        self.operator(b"q");
        for value in self.matrix(placed.rect, orientation) {
            self.number(value, 2);
        }
        self.operator(b"cm");
        self.bytes.extend_from_slice(format!("/P{} ", placed.picture.0).as_bytes());
        self.operator(b"Do");
        self.operator(b"Q");
    }

    /// The matrix that lays the unit square of a picture into a rectangle, turned as EXIF says
    /// (Exif 2.3, §4.6.4, tag 274): which side of what is seen the first row and column are.
    fn matrix(&self, rect: Rect, orientation: u8) -> [i64; 6] {
        let [left, bottom, w, h] = self.frame(rect);
        let (right, top) = (left + w, bottom + h);
        match orientation {
            2 => [-w, 0, 0, h, right, bottom],
            3 => [-w, 0, 0, -h, right, top],
            4 => [w, 0, 0, -h, left, top],
            5 => [0, -h, -w, 0, right, top],
            6 => [0, -h, w, 0, left, top],
            7 => [0, h, w, 0, left, bottom],
            8 => [0, h, -w, 0, right, bottom],
            _ => [w, 0, 0, h, left, bottom],
        }
    }
}

/// Two opposite corners of a path that is a rectangle along the axes.
fn rectangle(segments: &[Segment]) -> Option<(Point, Point)> {
    use Segment::{Close, Line, Move};
    match *segments {
        [Move(a), Line(b), Line(c), Line(d), Close]
            if (a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x)
                || (a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y) =>
        {
            Some((a, c))
        }
        _ => None,
    }
}
