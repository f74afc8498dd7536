use letterpress_page::{Glyph, Len, Run};

use super::number;
use crate::font::{Coded, SPACE};

/// 1/65536 pt in a thousandth of a point.
const UNITS_OF_THOUSANDTH: f64 = Len::UNITS as f64 / 1000.0;
/// How far a glyph may be off, in 1/65536 pt, before its place is put right: 3/100 pt, which is
/// 1/2,400 of an inch and a dot of the finest printers.
const TOLERANCE: f64 = 2000.0;
/// Above this size, in thousandths of a point, adjustments have a decimal.
const FINE: i64 = 12_000;

/// The greatest adjustment that readers with 32-bit integers take.
const MOST_STEPS: f64 = 2e9;

/// Where the pen of a run is and where a reader will think it is, both from the origin of the
/// run and in 1/65536 pt.
///
/// The truth is a sum of whole numbers. What a reader makes of the operators is computed from
/// the very numbers that are written (ISO 32000-2 §9.4.4), so that the difference, and with it
/// every rounding, is seen and made good at the next glyph that it puts off by too much.
pub(super) struct Pen {
    truth: i64,
    written: f64,
    /// By how much the glyph before was off.
    before: f64,
    /// Size in thousandths of a point, as it is written.
    pub(super) size: i64,
    /// Horizontal scaling in thousandths.
    pub(super) scale: u16,
    /// A thousandth of the em across, scaled, in 1/65536 pt.
    unit: f64,
    /// Decimals of adjustments, and what the last of them is worth.
    pub(super) decimals: u32,
    step: f64,
    word_space: f64,
    char_space: f64,
}

impl Pen {
    /// The pen at the beginning of a run.
    pub(super) fn new(run: &Run) -> Self {
        let size = number::thousandths(run.size).max(1);
        let scale = run.scale.max(1);
        let unit = size as f64 * f64::from(scale) * UNITS_OF_THOUSANDTH / 1e6;
        let decimals = u32::from(size > FINE);
        let step = if decimals == 0 { unit } else { unit / 10.0 };
        let start = number::hundredths(run.origin.x);
        let written = start as f64 * UNITS_OF_THOUSANDTH * 10.0 - run.origin.x.units() as f64;
        Self {
            truth: 0,
            written,
            before: -written,
            size,
            scale,
            unit,
            decimals,
            step,
            word_space: 0.0,
            char_space: 0.0,
        }
    }

    /// Sets the spacings that readers add, in thousandths of a point before scaling.
    pub(super) fn space(&mut self, word_space: i64, char_space: i64) {
        let scaled = f64::from(self.scale) / 1000.0 * UNITS_OF_THOUSANDTH;
        self.word_space = word_space as f64 * scaled;
        self.char_space = char_space as f64 * scaled;
    }

    /// What an advance has beyond the glyph's own width, in thousandths of a point before
    /// scaling.
    pub(super) fn excess(&self, advance: i32, width: f32) -> i64 {
        let excess = f64::from(advance) - f64::from(width) * self.unit;
        (excess * 1000.0 / f64::from(self.scale) / UNITS_OF_THOUSANDTH).round() as i64
    }

    /// The adjustment that a glyph needs before it, if it needs one: that which any pair of the same
    /// glyphs needs, as long as no error grows out of it. So words are written alike wherever they
    /// stand, and streams squeeze well.
    pub(super) fn adjust(&mut self, glyph: &Glyph) -> Option<i64> {
        let error = (self.truth + i64::from(glyph.dx)) as f64 - self.written;
        let change = error - self.before;
        if change.abs() * 2.0 < self.step && error.abs() < TOLERANCE {
            self.before = error;
            return None;
        }
        let own = (change / self.step).round();
        let steps = match (error - own * self.step).abs() < TOLERANCE {
            true => own,
            false => (error / self.step).round(),
        };
        let steps = steps.clamp(-MOST_STEPS, MOST_STEPS);
        self.before = error - steps * self.step;
        self.written += steps * self.step;
        (steps != 0.0).then_some(-steps as i64)
    }

    /// Goes on past a glyph.
    pub(super) fn pass(&mut self, glyph: &Glyph, coded: &Coded) {
        self.truth += i64::from(glyph.advance);
        self.written += f64::from(coded.width) * self.unit + self.char_space;
        if coded.code == SPACE {
            self.written += self.word_space;
        }
    }
}
