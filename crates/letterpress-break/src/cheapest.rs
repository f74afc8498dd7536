//! The cheapest way along a row of stops, for any price between two of them.

/// What it costs to go from one stop to a later one without stopping between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price<S> {
    /// This much, and what is handed on to the step after it.
    Cost(u64, S),
    /// One of these, each of which hands on something else.
    Either(Vec<(u64, S)>),
    /// These two don't go together, but a later stop may go with the first.
    Infeasible,
    /// Too far; every later stop is too far from the first as well.
    Over,
}

/// A way from the first stop to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path<S> {
    /// The stops in order, the first and the last among them, each with what it hands on.
    pub stops: Vec<(usize, S)>,
    /// The sum of the costs. Forced steps add nothing.
    pub cost: u64,
    /// Where forced steps lead: stops that were too far from those before them, but nothing
    /// else led on. Empty if all is well.
    pub forced: Vec<usize>,
}

/// A stop that can be reached, in a state.
#[derive(Clone, Debug)]
struct Reached<S> {
    stop: usize,
    state: S,
    cost: u64,
    back: usize,
    is_forced: bool,
}

/// Finds the cheapest way from stop 0 to stop `stops − 1`.
///
/// What a step leaves to the next one, such as the rest of a footnote, is a state; the row is
/// entered in the state `start`, and of the ways to a stop the cheapest in each state is kept.
/// `price(from, state, to)` is asked for pairs with `from < to`, in the order of `to` and then
/// of `from`, and for no state of a pair twice. As [`Price::Over`] takes a stop's state out for
/// good, the work is linear wherever the reach of a stop and the number of its states are
/// bounded, as on pages that can be full. Of two ways of the same cost the one with the earlier
/// stop before the last step is taken.
///
/// There is always progress: where every stop so far is too far away, the last one of them to
/// be given up takes a forced step, named in [`Path::forced`], and hands on its own state. Such
/// a step is taken only if no way without one exists. `None` says that there are no stops, or
/// that from every stop still in reach of the last one it is infeasible.
///
/// ```
/// use letterpress_break::{Price, cheapest};
///
/// // Seven lines on pages of three, but no page is to start with line 6.
/// let path = cheapest(8, (), |from, (), to| match to - from {
///     4.. => Price::Over,
///     _ if to == 6 => Price::Infeasible,
///     lines => Price::Cost(if to == 7 { 0 } else { (3 - lines as u64).pow(2) }, ()),
/// });
/// let stops = path.map(|path| path.stops.into_iter().map(|(stop, ())| stop).collect());
/// assert_eq!(stops, Some(vec![0, 2, 5, 7]));
/// ```
pub fn cheapest<S: Clone + PartialEq>(
    stops: usize,
    start: S,
    price: impl FnMut(usize, &S, usize) -> Price<S>,
) -> Option<Path<S>> {
    cheapest_bounded(stops, start, &(), price)
}

/// What is known of prices before they are asked for: it saves most of the asking.
pub trait Bounds<S> {
    /// What a step costs at least; `None` if its price has to be asked for in any case.
    fn least(&self, _from: usize, _state: &S, _to: usize) -> Option<u64> {
        None
    }

    /// How much more a way to a stop may cost that comes from `state`, beside one that hands on
    /// `other`, and still come to be the cheaper one further on; `u64::MAX` if nobody knows.
    fn reach(&self, _state: &S, _other: &S) -> u64 {
        u64::MAX
    }

    /// How much more a way to a stop may cost that hands on `state`, beside one that hands on
    /// `other`, and still come to be the cheaper one further on.
    fn margin(&self, _state: &S, _other: &S) -> u64 {
        u64::MAX
    }
}

/// Nothing is known.
impl<S> Bounds<S> for () {}

/// Finds the same way as [`cheapest`], with less work: no price is asked for, and no state kept,
/// that costs more than another by its margin or more.
pub fn cheapest_bounded<S: Clone + PartialEq>(
    stops: usize,
    start: S,
    bounds: &impl Bounds<S>,
    mut price: impl FnMut(usize, &S, usize) -> Price<S>,
) -> Option<Path<S>> {
    let last = stops.checked_sub(1)?;
    let mut reached = vec![Reached { stop: 0, state: start, cost: 0, back: 0, is_forced: false }];
    let mut active = vec![0];
    let mut ways: Vec<Reached<S>> = Vec::new();
    for to in 1..stops {
        let mut dropped = None;
        active.retain(|&back: &usize| {
            let from = &reached[back];
            if !ways.is_empty()
                && let Some(least) = bounds.least(from.stop, &from.state, to)
            {
                let least = from.cost.saturating_add(least);
                let beats = |way: &Reached<S>| {
                    least >= way.cost.saturating_add(bounds.reach(&from.state, &way.state))
                };
                if ways.iter().any(beats) {
                    return true;
                }
            }
            let before = from.cost;
            let mut go = |cost, state| {
                let cost = before.saturating_add(cost);
                keep(&mut ways, Reached { stop: to, state, cost, back, is_forced: false });
            };
            match price(from.stop, &from.state, to) {
                Price::Cost(cost, state) => go(cost, state),
                Price::Either(each) => each.into_iter().for_each(|(cost, state)| go(cost, state)),
                Price::Infeasible => {}
                Price::Over => {
                    dropped = Some(back);
                    return false;
                }
            }
            true
        });
        if ways.is_empty() && (active.is_empty() || to == last) {
            let force = |back: usize| {
                let Reached { ref state, cost, .. } = reached[back];
                Reached { stop: to, state: state.clone(), cost, back, is_forced: true }
            };
            ways.extend(dropped.map(force));
        }
        thin(&mut ways, bounds);
        active.extend(reached.len()..reached.len() + ways.len());
        reached.append(&mut ways);
    }
    let ends = reached.iter().filter(|end| end.stop == last);
    let end = ends.min_by_key(|end| end.cost)?;
    Some(trace(&reached, end))
}

/// Drops the ways to a stop that cost too much beside another.
fn thin<S>(ways: &mut Vec<Reached<S>>, bounds: &impl Bounds<S>) {
    let mut index = 0;
    while index < ways.len() {
        let way = &ways[index];
        let is_beaten = ways.iter().enumerate().any(|(other, it)| {
            let margin = bounds.margin(&way.state, &it.state);
            other != index && it.cost.saturating_add(margin) <= way.cost && margin > 0
        });
        if is_beaten {
            ways.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Keeps a way to a stop if it is the cheapest in its state so far.
fn keep<S: PartialEq>(ways: &mut Vec<Reached<S>>, way: Reached<S>) {
    match ways.iter_mut().find(|known| known.state == way.state) {
        Some(known) if known.cost <= way.cost => {}
        Some(known) => *known = way,
        None => ways.push(way),
    }
}

/// The way to a stop, from the first one on.
fn trace<S: Clone>(reached: &[Reached<S>], end: &Reached<S>) -> Path<S> {
    let mut path = Path { stops: Vec::new(), cost: end.cost, forced: Vec::new() };
    let mut at = end;
    while at.stop > 0 {
        path.stops.push((at.stop, at.state.clone()));
        if at.is_forced {
            path.forced.push(at.stop);
        }
        at = &reached[at.back];
    }
    path.stops.push((0, at.state.clone()));
    path.stops.reverse();
    path.forced.reverse();
    path
}
