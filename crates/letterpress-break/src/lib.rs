//! Optimum breaking of lists of boxes, glue and penalties, after Knuth and Plass.
//!
//! A paragraph is a list of [`Item`]s. **Boxes** are what is set: words, or the pieces between
//! their hyphenation points; **letters** are boxes of type, which may give a little themselves and
//! hang into the margins. **Glue** is the white space between them: it has a natural width
//! and may stretch and shrink. **Penalties** say what a break at a place costs; one of
//! [`INFINITE`] forbids it, one of −[`INFINITE`] forces it. **Discretionaries** change what is
//! set if the line breaks at them, as at a hyphen. [`break_lines`] chooses, among all legal
//! breaks, those that make the whole paragraph best, not one line after another.
//!
//! # What is best
//!
//! Each line is made as wide as its measure: by what its letters give, as far as [`Give`] allows,
//! then by its glue. Its *badness* is about 100·r³, where r is the part of its stretch or shrink
//! that this takes (tex.web §108), and up to 11 for what is asked of its letters. Its *demerits*
//! are the square of badness plus line penalty, plus or minus the square of the penalty where it
//! breaks (§859). On top come prices for what stands side by side: lines that don't look alike
//! ([`Neighbours`]), hyphens in a row, the dearer the longer the ladder, a hyphen before the last
//! line, the same word at the edge of two lines. The sum of all demerits is least.
//!
//! [`Parameters`] holds the prices: [`Parameters::tex`] breaks as TeX does, to the last demerit;
//! [`Parameters::book`] is the design for text that nobody looks after.
//!
//! Rivers, gaps that run down through line after line, are no matter of two neighbours and have
//! no place in such a sum. Where the best way has one, others that cost little more are looked at.
//!
//! # How it is found
//!
//! 1. `candidates` lists the legal breaks (§§866–869) and sums up widths, stretch, shrink and what
//!    letters have to give at each, with what hangs there taken off, so that a line between any two
//!    of them costs one subtraction.
//! 2. `fit` and `badness` say how such a line is made to fit, how bad that is and how light or dark
//!    it looks: its *tone*. `demerits` prices it between its neighbours.
//! 3. `search` goes through the breaks and keeps, for each, the best way there in each state that
//!    matters to what follows: the tone of the last line and the number of hyphens in a row. From a
//!    break that is too far away for one line nothing more can come, so the work is linear in the
//!    length of the list (§§829–862).
//! 4. `breaker` repeats that in passes which tolerate more and more, and follows the best way
//!    back from the end (§§863–877). Where bad lines are tolerated it first tries without them, and
//!    without hyphens: if one of those alone would cost more than all that was found, nothing
//!    better was missed.
//! 5. `lines` settles how each line is set, and keeps expansion from jumping between neighbours.
//!    `rivers` searches again without one of the breaks that make a river.
//!
//! No text, font or page is known here, and no float: lengths are integers in any one unit,
//! though [`Parameters::tex`] rounds as TeX does only in units of 1/65536 pt. The same search
//! without glue, for any price between two stops, is [`cheapest()`]; it breaks pages.
//!
//! # The end of a paragraph
//!
//! The end of the list is a forced break; the list need not say so, and may. For a last line
//! that isn't stretched to the measure append `Penalty { penalty: INFINITE }` and
//! [`Glue::fil()`]. The penalty matters: glue right after a box is a legal break, and the fill
//! would be lost there. The same two go before a forced break amidst a paragraph.
//!
//! After a break glue, kerns and penalties are discarded up to the next box, discretionary or
//! break that was chosen. Here this crate departs from TeX, which in its sums discards beyond
//! the next break (§837) but not in its lines (§879).
//!
//! # Example
//!
//! ```
//! use letterpress_break::{Glue, INFINITE, Item, Measures, Parameters, break_lines};
//!
//! let mut items = Vec::new();
//! for word in "the line that is best by itself may leave a bad one to the next".split(' ') {
//!     items.push(Item::Box { width: 10 * word.len() as i64 });
//!     items.push(Item::Glue(Glue::new(10, 5, 3)));
//! }
//! items.pop();
//! items.push(Item::Penalty { penalty: INFINITE });
//! items.push(Item::Glue(Glue::fil()));
//!
//! let breaks = break_lines(&items, &Measures::all(200), &Parameters::book());
//! let starts: Vec<_> = breaks.lines.iter().map(|line| line.start / 2).collect();
//! assert_eq!(starts, [0, 5, 9]);
//! assert!(breaks.lines.iter().all(|line| !line.overfull));
//! ```
//!
//! # Sources
//!
//! Donald E. Knuth and Michael F. Plass, “Breaking Paragraphs into Lines”, *Software: Practice
//! and Experience* 11 (1981), 1119–1184; also in *Digital Typography* (1999), chapter 3.
//! Donald E. Knuth, *TeX: The Program* (`tex.web`), parts 38 and 39.
//! Hàn Thế Thành, *Micro-typographic extensions to the TeX typesetting system* (2000): letters
//! that expand and hang.

mod badness;
mod breaker;
mod breaks;
mod candidates;
mod cheapest;
mod demerits;
mod fit;
mod give;
mod item;
mod lanes;
mod lines;
mod measures;
mod parameters;
mod rivers;
mod search;
mod sums;

pub use breaker::Breaker;
pub use breaks::{Adjustment, Breaks, Fitness, Line, Pass};
pub use cheapest::{Bounds, Path, Price, cheapest, cheapest_bounded, cheapest_within};
pub use give::{Give, MOST_EXPANSION};
pub use item::{DiscretionaryKind, Glue, INFINITE, Item, Letters, MAX_LENGTH, Order, Stretch};
pub use measures::Measures;
pub use parameters::{LastResort, Neighbours, Parameters};

/// Breaks a list where that costs least.
///
/// It takes any list and always returns lines that cover it; only what is discarded around
/// breaks belongs to none. To break many lists, let a [`Breaker`] keep its memory.
#[must_use]
pub fn break_lines(items: &[Item], measures: &Measures, parameters: &Parameters) -> Breaks {
    Breaker::new().break_lines(items, measures, parameters)
}
