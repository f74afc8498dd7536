//! Optimum breaking of lists of boxes, glue and penalties, after Knuth and Plass.

mod badness;
mod breaker;
mod breaks;
mod candidates;
mod item;
mod measures;
mod parameters;
mod search;
mod sums;

pub use breaker::Breaker;
pub use breaks::{Adjustment, Breaks, Fitness, Line, Pass};
pub use item::{DiscretionaryKind, Glue, INFINITE, Item, MAX_LENGTH, Order, Stretch};
pub use measures::Measures;
pub use parameters::{LastResort, Parameters};

/// Breaks.
#[must_use]
pub fn break_lines(items: &[Item], measures: &Measures, parameters: &Parameters) -> Breaks {
    Breaker::new().break_lines(items, measures, parameters)
}
