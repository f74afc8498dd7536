//! Widths, stretch and shrink, summed up along a list.

use crate::give::Give;
use crate::item::{Glue, Letters, MAX_LENGTH, Order};

/// The size at which a sum stops: four of them still fit an `i64`.
const MAX_SUM: i64 = 1 << 60;

/// Natural width, stretch by order and shrink of a stretch of items, and what its letters have
/// to give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) width: i64,
    pub(crate) stretch: [i64; 4],
    pub(crate) shrink: i64,
    /// The width that expansion changes.
    pub(crate) expands: i64,
    /// The ems of all letters that may be spaced.
    pub(crate) ems: i64,
}

impl Sums {
    /// Adds something that doesn't give.
    pub(crate) fn add_width(&mut self, width: i64) {
        self.width = add(self.width, length(width));
    }

    /// Adds glue.
    pub(crate) fn add_glue(&mut self, glue: &Glue) {
        self.add_width(glue.width);
        let stretch = &mut self.stretch[glue.stretch.order as usize];
        *stretch = add(*stretch, length(glue.stretch.amount));
        self.shrink = add(self.shrink, length(glue.shrink));
    }

    /// Adds letters.
    pub(crate) fn add_letters(&mut self, letters: &Letters) {
        self.add_width(letters.width);
        self.expands = add(self.expands, length(letters.expands).max(0));
        self.ems = add(self.ems, length(letters.ems).max(0));
    }

    /// What lies between an earlier sum and this one, with what every line has besides.
    #[inline]
    pub(crate) fn since(&self, earlier: &Self, background: &Self) -> Self {
        let mut between = *background;
        between.width += self.width - earlier.width;
        between.shrink += self.shrink - earlier.shrink;
        between.expands += self.expands - earlier.expands;
        between.ems += self.ems - earlier.ems;
        for (order, stretch) in between.stretch.iter_mut().enumerate() {
            *stretch += self.stretch[order] - earlier.stretch[order];
        }
        between
    }

    /// Whether there is any infinite stretch.
    pub(crate) fn is_infinite(&self) -> bool {
        self.stretch[1..] != [0; 3]
    }

    /// The highest order of stretch that there is any of, and how much.
    pub(crate) fn highest(&self) -> (Order, i64) {
        let is_there = |order: &Order| self.stretch[*order as usize] != 0;
        let order = Order::ALL.into_iter().rev().find(is_there).unwrap_or_default();
        (order, self.stretch[order as usize])
    }

    /// By how much expansion can widen or narrow the letters.
    #[inline]
    pub(crate) fn expansion(&self, give: Give) -> i64 {
        share(self.expands, give.expansion.into(), 1_000)
    }

    /// By how much letters can be moved closer.
    #[inline]
    pub(crate) fn narrower(&self, give: Give) -> i64 {
        share(self.ems, give.narrower.into(), 10_000)
    }

    /// By how much letters can be moved apart.
    #[inline]
    pub(crate) fn wider(&self, give: Give) -> i64 {
        share(self.ems, give.wider.into(), 10_000)
    }

    /// The least width that it can have but for its spaces.
    pub(crate) fn narrowest(&self, give: Give) -> i64 {
        self.width - self.expansion(give) - self.narrower(give)
    }
}

/// A part of a length, rounded towards zero, whatever its size.
#[inline]
pub(crate) fn share(whole: i64, part: i64, of: i64) -> i64 {
    match whole.checked_mul(part) {
        Some(product) => product / of,
        None => share_of_giant(whole, part, of),
    }
}

#[cold]
fn share_of_giant(whole: i64, part: i64, of: i64) -> i64 {
    let exact = i128::from(whole) * i128::from(part) / i128::from(of);
    i64::try_from(exact).unwrap_or(if exact < 0 { i64::MIN } else { i64::MAX })
}

/// A length within bounds.
pub(crate) fn length(length: i64) -> i64 {
    length.clamp(-MAX_LENGTH, MAX_LENGTH)
}

/// The sum of a sum and a length within bounds.
pub(crate) fn add(sum: i64, length: i64) -> i64 {
    (sum + length).clamp(-MAX_SUM, MAX_SUM)
}
