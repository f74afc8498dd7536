//! What comes out: the lines and how each of them is set.

use crate::item::Order;

/// A list broken into lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breaks {
    /// The lines in order; none if the list was empty.
    pub lines: Vec<Line>,
    /// The sum of all lines' demerits: what was minimised, but for
    /// [`river`](crate::Parameters::river).
    pub demerits: i64,
    /// The pass that found them.
    pub pass: Pass,
}

/// Which pass over a list found its breaks; each one tries harder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pass {
    /// Within the pretolerance, without hyphens from patterns.
    #[default]
    First,
    /// Within the tolerance.
    Second,
    /// Within the tolerance, with the emergency stretch.
    Emergency,
    /// Without any tolerance: nothing else fitted.
    LastResort,
}

/// One line: the items `start..end` of the list.
///
/// Of a discretionary among them `replace` is set. If the item at `end` is a discretionary,
/// its `pre` ends the line; if the item at which the line before ended is one, its `post`
/// begins this line. Any other item at `end` vanishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The first item of the line, after what was discarded behind the break before.
    pub start: usize,
    /// The item at which the line breaks, or the length of the list for the last line.
    pub end: usize,
    /// Natural width, with [`left_skip`](crate::Parameters::left_skip) and
    /// [`right_skip`](crate::Parameters::right_skip), without what hangs into the margins.
    pub width: i64,
    /// The width that the line is to have.
    pub measure: i64,
    /// All stretch of the line, by [`Order`].
    pub stretch: [i64; 4],
    /// All shrink of the line.
    pub shrink: i64,
    /// By how many thousandths its letters are made wider, or, if negative, narrower.
    ///
    /// Two neighbours of a badness of no more than 12 differ by no more than 35.
    pub expansion: i32,
    /// By how many 1/10,000 em its letters are moved apart, or, if negative, closer.
    pub tracking: i32,
    /// How its glue is set, once letters have given what they give.
    pub adjustment: Adjustment,
    /// How bad the line is for the pass that found it: 0 is perfect, about 100·r³ for glue
    /// that is stretched or shrunk to the ratio r, and up to 11 more for what letters give. See
    /// [`LastResort`](crate::LastResort) for where that ends; an overfull line has one more.
    pub badness: i32,
    /// Its class among its neighbours.
    pub fitness: Fitness,
    /// Whether it is wider than its measure though all its glue is shrunk and its letters give all
    /// they have.
    pub overfull: bool,
    /// By how much it is; 0 for any line that fits.
    pub excess: i64,
}

/// How the glue of a line is set.
///
/// Each glue gains `amount · short / total` if its stretch is of the order named (none
/// otherwise), or loses `shrink · over / total`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adjustment {
    /// At its natural width, because that fits or because nothing can stretch or shrink.
    Natural,
    /// Stretched.
    Stretch {
        /// What the natural width is short of the measure, less what letters give.
        short: i64,
        /// All stretch of the order.
        total: i64,
        /// The highest order of stretch in the line.
        order: Order,
    },
    /// Shrunk.
    Shrink {
        /// What has to be lost, never more than `total`.
        over: i64,
        /// All shrink.
        total: i64,
    },
}

/// How loose a line looks among its neighbours (tex.web §817).
///
/// With [`Neighbours::Classes`](crate::Neighbours::Classes) two neighbours more than one class
/// apart cost something. What letters are asked for has no part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fitness {
    /// Stretched by more than its stretch.
    VeryLoose,
    /// Stretched by half to all of its stretch.
    Loose,
    /// Near its natural width.
    Decent,
    /// Shrunk by half to all of its shrink.
    Tight,
}
