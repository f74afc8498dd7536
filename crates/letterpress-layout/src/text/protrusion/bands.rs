//! An outline as its outermost ink, in bands between the baseline and a height.

use rustybuzz::ttf_parser::OutlineBuilder;

/// How many bands there are. With two dozen the thinnest stroke fills one and a curve is still
/// round.
pub(super) const BANDS: usize = 24;

/// Parts of a unit of the font that are told apart. A power of two, so that it takes nothing
/// from an outline's floats, which are whole or nearly so.
pub(super) const PARTS: i64 = 64;

/// Farther out than this nothing is drawn: 64 times the largest em that OpenType allows.
const FARTHEST: f32 = 67_108_864.0;

/// Chords that stand for a curve.
const CHORDS: i64 = 16;

type Point = (i64, i64);

/// How far ink reaches to the left and to the right.
pub(super) type Reach = (i64, i64);

/// The outermost ink of an outline: in each band, and over all. In parts of a unit.
///
/// A float becomes an integer as soon as it comes, and all that follows is exact.
pub(super) struct Bands {
    height: i64,
    bands: [Option<Reach>; BANDS],
    whole: Option<Reach>,
    start: Point,
    at: Point,
}

impl Bands {
    /// Bands from the baseline up to a height, in parts of a unit.
    pub(super) fn new(height: i64) -> Self {
        Self { height, bands: [None; BANDS], whole: None, start: (0, 0), at: (0, 0) }
    }

    /// The reach in each band, from the baseline up; none where a band is empty.
    pub(super) fn each(&self) -> &[Option<Reach>; BANDS] {
        &self.bands
    }

    /// The reach over all, at any height; none for an outline without a line.
    pub(super) fn whole(&self) -> Option<Reach> {
        self.whole
    }

    fn chord(&mut self, to: Point) {
        let from = std::mem::replace(&mut self.at, to);
        widen(&mut self.whole, from.0);
        widen(&mut self.whole, to.0);
        let (low, high) = if from.1 < to.1 { (from, to) } else { (to, from) };
        // A level chord ends where others begin, which say the same.
        if low.1 == high.1 || self.height <= 0 {
            return;
        }
        let count = BANDS as i64;
        let first = (low.1 * count).div_euclid(self.height).clamp(0, count - 1);
        let last = (high.1 * count).div_euclid(self.height).clamp(0, count - 1);
        for band in first..=last {
            let bottom = low.1.max(self.height * band / count);
            let top = high.1.min(self.height * (band + 1) / count);
            if bottom < top {
                let reach = &mut self.bands[band as usize];
                widen(reach, crossing(low, high, bottom));
                widen(reach, crossing(low, high, top));
            }
        }
    }

    /// Chords between points of a curve, given where it is after so many of its chords.
    fn curve(&mut self, point: impl Fn(i64) -> Point) {
        for step in 1..=CHORDS {
            self.chord(point(step));
        }
    }
}

impl OutlineBuilder for Bands {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = fixed(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.chord(fixed(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (a, b, c) = (self.at, fixed(x1, y1), fixed(x, y));
        self.curve(|t| {
            let s = CHORDS - t;
            let mix = |a, b, c| (s * s * a + 2 * s * t * b + t * t * c) / (CHORDS * CHORDS);
            (mix(a.0, b.0, c.0), mix(a.1, b.1, c.1))
        });
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b, c, d) = (self.at, fixed(x1, y1), fixed(x2, y2), fixed(x, y));
        self.curve(|t| {
            let s = CHORDS - t;
            let weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
            let mix = |points: [i64; 4]| {
                let sum: i64 = weights.iter().zip(points).map(|(weight, p)| weight * p).sum();
                sum / (CHORDS * CHORDS * CHORDS)
            };
            (mix([a.0, b.0, c.0, d.0]), mix([a.1, b.1, c.1, d.1]))
        });
    }

    fn close(&mut self) {
        self.chord(self.start);
    }
}

/// A point in parts of a unit. Nonsense is drawn at the origin or far out.
fn fixed(x: f32, y: f32) -> Point {
    // `as` takes what is no number for nought.
    let part = |value: f32| (value * PARTS as f32).round().clamp(-FARTHEST, FARTHEST) as i64;
    (part(x), part(y))
}

/// Where a line that rises from one point to another has a height.
fn crossing(low: Point, high: Point, y: i64) -> i64 {
    low.0 + (high.0 - low.0) * (y - low.1) / (high.1 - low.1)
}

fn widen(reach: &mut Option<Reach>, x: i64) {
    let (left, right) = reach.unwrap_or((x, x));
    *reach = Some((left.min(x), right.max(x)));
}
