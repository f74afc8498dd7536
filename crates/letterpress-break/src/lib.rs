//! Optimum breaking of lists of boxes, glue and penalties, after Knuth and Plass.
//!
//! A paragraph is a list of [`Item`]s. **Boxes** are what is set: words, or the pieces between
//! their hyphenation points. **Glue** is the white space between them: it has a natural width
//! and may stretch and shrink. **Penalties** say what a break at a place costs; one of
//! [`INFINITE`] forbids it, one of −[`INFINITE`] forces it. **Discretionaries** change what is
//! set if the line breaks at them, as at a hyphen. [`break_lines`] chooses, among all legal
//! breaks, those that make the whole paragraph best, not one line after another.
//!
//! # What is best
//!
//! Each line stretches or shrinks to its measure. Its *badness* is about 100·r³, where r is the
//! part of its stretch or shrink that this takes (tex.web §108). Its *demerits* are the square
//! of badness plus line penalty, plus or minus the square of the penalty where it breaks, plus
//! prices for two hyphens in a row, for a hyphen before the last line, and for a tight line next
//! to a loose one (§859). The sum of all demerits is least. [`Parameters`] holds the prices:
//! [`Parameters::tex`] breaks as TeX does, to the last demerit; [`Parameters::book`] is the
//! design for text that nobody looks after.
//!
//! # How it is found
//!
//! 1. `candidates` lists the legal breaks (§§866–869) and sums up widths, stretch and shrink at
//!    each, so that a line between any two of them costs one subtraction.
//! 2. `search` goes through them and keeps, for each break and [`Fitness`], the best way there;
//!    from a break that is too far away for one line nothing more can come, so the work is
//!    linear in the length of the list (§§829–862).
//! 3. `breaker` repeats that in passes which tolerate more and more, and follows the best way
//!    back from the end (§§863–877).
//!
//! No text, font or page is known here, and no float: lengths are integers in any one unit,
//! though [`Parameters::tex`] rounds as TeX does only in units of 1/65536 pt. The same search
//! without glue, for any price between two stops, is [`cheapest`]; it breaks pages.
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

mod badness;
mod breaker;
mod breaks;
mod candidates;
mod cheapest;
mod demerits;
mod fit;
mod give;
mod item;
mod lines;
mod measures;
mod parameters;
mod rivers;
mod search;
mod sums;

pub use breaker::Breaker;
pub use breaks::{Adjustment, Breaks, Fitness, Line, Pass};
pub use cheapest::{Path, Price, cheapest};
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
