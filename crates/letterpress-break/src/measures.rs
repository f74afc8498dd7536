//! How wide the lines are.

use crate::sums::length;

/// The widths of all lines: the first few may differ from the rest.
///
/// ```
/// use letterpress_break::Measures;
///
/// let column = Measures::all(300);
/// assert_eq!(column.width(7), 300);
///
/// // Two lines beside an initial that takes 40.
/// let initial = Measures::hanging(2, 260, 300);
/// assert_eq!((initial.width(1), initial.width(2)), (260, 300));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    special: usize,
    first: i64,
    rest: i64,
}

impl Measures {
    /// One width for all lines.
    #[must_use]
    pub const fn all(width: i64) -> Self {
        Self { special: 0, first: width, rest: width }
    }

    /// One width for the first lines, another for the rest (TeX's `\hangindent`).
    ///
    /// Each of the first lines costs work of its own, because there a break that ends line 2
    /// and the same break ending line 3 are two different things.
    #[must_use]
    pub const fn hanging(lines: usize, first: i64, rest: i64) -> Self {
        Self { special: if first == rest { 0 } else { lines }, first, rest }
    }

    /// Width of a line, counted from 0.
    #[must_use]
    pub const fn width(&self, line: usize) -> i64 {
        if line < self.special { self.first } else { self.rest }
    }

    /// The widest that any line is.
    pub(crate) fn widest(&self) -> i64 {
        if self.special == 0 { self.rest } else { self.first.max(self.rest) }
    }

    /// The first line from which on all lines have the same width, counted from 0.
    ///
    /// From there on nodes that differ only in their line number are one (tex.web §847).
    #[must_use]
    pub const fn easy_line(&self) -> usize {
        self.special
    }

    /// The same with lengths within bounds.
    pub(crate) fn bounded(&self) -> Self {
        Self { special: self.special, first: length(self.first), rest: length(self.rest) }
    }
}
