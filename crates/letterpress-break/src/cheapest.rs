//! The cheapest way along a row of stops, for any price between two of them.

/// What it costs to go from one stop to a later one without stopping between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Price {
    /// This much.
    Cost(u64),
    /// These two don't go together, but a later stop may go with the first.
    Infeasible,
    /// Too far; every later stop is too far from the first as well.
    Over,
}

/// A way from the first stop to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The stops in order, the first and the last among them.
    pub stops: Vec<usize>,
    /// The sum of the costs. Forced steps add nothing.
    pub cost: u64,
    /// Where forced steps lead: stops that were too far from those before them, but nothing
    /// else led on. Empty if all is well.
    pub forced: Vec<usize>,
}

/// A stop that can be reached.
#[derive(Clone, Copy, Debug)]
struct Reached {
    stop: usize,
    cost: u64,
    back: usize,
    is_forced: bool,
}

/// Finds the cheapest way from stop 0 to stop `stops − 1`.
///
/// `price(from, to)` is asked for pairs with `from < to`, in the order of `to` and then of
/// `from`, and for none twice. As [`Price::Over`] takes `from` out for good, the work is linear
/// wherever the reach of a stop is bounded, as on pages that can be full. Of two ways of the
/// same cost the one with the earlier stop before the last step is taken.
///
/// There is always progress: where every stop so far is too far away, the last one of them to
/// be given up takes a forced step, named in [`Path::forced`]. Such a step is taken only if no
/// way without one exists. `None` says that there are no stops, or that from every stop still
/// in reach of the last one it is infeasible.
///
/// ```
/// use letterpress_break::{Price, cheapest};
///
/// // Seven lines on pages of three, but no page is to start with line 6.
/// let path = cheapest(8, |from, to| match to - from {
///     4.. => Price::Over,
///     _ if to == 6 => Price::Infeasible,
///     lines => Price::Cost(if to == 7 { 0 } else { (3 - lines as u64).pow(2) }),
/// });
/// assert_eq!(path.map(|path| path.stops), Some(vec![0, 2, 5, 7]));
/// ```
pub fn cheapest(stops: usize, mut price: impl FnMut(usize, usize) -> Price) -> Option<Path> {
    let last = stops.checked_sub(1)?;
    let mut reached = vec![Reached { stop: 0, cost: 0, back: 0, is_forced: false }];
    let mut active = vec![0];
    for to in 1..stops {
        let mut best: Option<Reached> = None;
        let mut dropped = None;
        active.retain(|&back: &usize| {
            let from = reached[back];
            match price(from.stop, to) {
                Price::Cost(cost) => {
                    let cost = from.cost.saturating_add(cost);
                    if best.is_none_or(|best| cost < best.cost) {
                        best = Some(Reached { stop: to, cost, back, is_forced: false });
                    }
                }
                Price::Infeasible => {}
                Price::Over => {
                    dropped = Some(back);
                    return false;
                }
            }
            true
        });
        if best.is_none() && (active.is_empty() || to == last) {
            let force = |back: usize| {
                let cost = reached[back].cost;
                Reached { stop: to, cost, back, is_forced: true }
            };
            best = dropped.map(force);
        }
        if let Some(best) = best {
            active.push(reached.len());
            reached.push(best);
        }
    }
    let end = reached.last().filter(|end| end.stop == last)?;
    Some(trace(&reached, end))
}

/// The way to a stop, from the first one on.
fn trace(reached: &[Reached], end: &Reached) -> Path {
    let mut path = Path { stops: Vec::new(), cost: end.cost, forced: Vec::new() };
    let mut at = end;
    while at.stop > 0 {
        path.stops.push(at.stop);
        if at.is_forced {
            path.forced.push(at.stop);
        }
        at = &reached[at.back];
    }
    path.stops.push(0);
    path.stops.reverse();
    path.forced.reverse();
    path
}
