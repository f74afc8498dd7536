//! The cheapest way along a row of stops, for any price between two of them.

use std::cmp::Reverse;
use std::num::NonZeroUsize;

use crate::lanes::Lanes;

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
pub(crate) struct Reached<S> {
    pub(crate) stop: usize,
    pub(crate) state: S,
    pub(crate) cost: u64,
    /// Where the last step began, and how many steps there are.
    pub(crate) back: usize,
    pub(crate) steps: usize,
    pub(crate) is_forced: bool,
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
    /// What a state has to be alike in to compete with another.
    type Class: PartialEq;
    /// What a step costs at least from any of some stops.
    type Floor: Copy + PartialEq;

    /// The class of a state.
    fn class(&self, state: &S) -> Self::Class;

    /// What a step from a stop costs at least.
    fn floor(&self, from: usize) -> Self::Floor;

    /// What a step costs at least of two floors.
    fn lower(&self, one: Self::Floor, other: Self::Floor) -> Self::Floor;

    /// What a step to a stop costs at least whose beginning has a floor; `None` if nobody knows of
    /// any step from a state of the class.
    fn least_of(&self, class: &Self::Class, floor: Self::Floor, to: usize) -> Option<u64>;

    /// What a step costs at least; `None` if its price has to be asked for in any case, and
    /// `u64::MAX` if there is no such step, but may be a longer one.
    fn least(&self, class: &Self::Class, from: usize, to: usize) -> Option<u64>;

    /// How much more a way to a stop may cost that comes from a state of a class, beside one that
    /// hands on `other`, and still come to be the cheaper one further on; `None` if nobody knows.
    fn reach(&self, class: &Self::Class, other: &S) -> Option<u64>;

    /// How much more a way to a stop may cost that hands on `state`, beside one that hands on
    /// `other`, and still come to be the cheaper one further on; `None` if nobody knows.
    fn margin(&self, state: &S, other: &S) -> Option<u64>;
}

/// Nothing is known.
impl<S> Bounds<S> for () {
    type Class = ();
    type Floor = ();

    fn class(&self, _: &S) {}

    fn floor(&self, _: usize) {}

    fn lower(&self, (): (), (): ()) {}

    fn least_of(&self, (): &(), (): (), _: usize) -> Option<u64> {
        None
    }

    fn least(&self, (): &(), _: usize, _: usize) -> Option<u64> {
        None
    }

    fn reach(&self, (): &(), _: &S) -> Option<u64> {
        None
    }

    fn margin(&self, _: &S, _: &S) -> Option<u64> {
        None
    }
}

/// Finds a way that costs as little as that of [`cheapest`], with less work: no price is asked for,
/// and no state kept, that can't come to be part of a cheaper one. Of the pairs that lead to a stop
/// the most promising are asked for first.
pub fn cheapest_bounded<S: Clone + PartialEq, B: Bounds<S>>(
    stops: usize,
    start: S,
    bounds: &B,
    price: impl FnMut(usize, &S, usize) -> Price<S>,
) -> Option<Path<S>> {
    find(stops, start, (None, bounds), price)
}

/// Finds a way that is decided a few steps at a time: they are the first half of the cheapest
/// `ahead` steps that can follow, or of fewer where those lead to the last stop. Of two that cost
/// the same the one that leads further is taken.
///
/// Prices, states and bounds are as in [`cheapest_bounded`]. But once no stop is left in reach of a
/// way of fewer than `ahead` steps from what has been decided, the next steps are, and all ways that
/// begin with others are given up, so that a list of any length can be worked off while it comes
/// in. With one step ahead this is the greedy way.
///
/// ```
/// use std::num::NonZeroUsize;
/// use letterpress_break::{Price, cheapest_within};
///
/// // Eight lines on pages of three, but no page may start with line 6: a page that is short by
/// // one line costs 1, by two lines 4.
/// let price = |from: usize, (): &(), to: usize| match to - from {
///     4.. => Price::Over,
///     _ if to == 6 => Price::Infeasible,
///     lines => Price::Cost(if to == 8 { 0 } else { (3 - lines as u64).pow(2) }, ()),
/// };
/// let cost = |ahead| {
///     let ahead = NonZeroUsize::new(ahead).expect("a step or more");
///     cheapest_within(9, ahead, (), &(), price).map(|path| path.cost)
/// };
/// assert_eq!((cost(1), cost(2)), (Some(1), Some(1)));
/// ```
pub fn cheapest_within<S: Clone + PartialEq, B: Bounds<S>>(
    stops: usize,
    ahead: NonZeroUsize,
    start: S,
    bounds: &B,
    price: impl FnMut(usize, &S, usize) -> Price<S>,
) -> Option<Path<S>> {
    find(stops, start, (Some(ahead.get()), bounds), price)
}

fn find<S: Clone + PartialEq, B: Bounds<S>>(
    stops: usize,
    start: S,
    (ahead, bounds): (Option<usize>, &B),
    mut price: impl FnMut(usize, &S, usize) -> Price<S>,
) -> Option<Path<S>> {
    let last = stops.checked_sub(1)?;
    let start = Reached { stop: 0, state: start, cost: 0, back: 0, steps: 0, is_forced: false };
    let mut reached = vec![start];
    let mut lanes = Lanes::new();
    lanes.push(0, &reached[0], bounds);
    let mut ways: Vec<Reached<S>> = Vec::new();
    let mut decided = 0;
    let mut to = 0;
    while to < last {
        to += 1;
        lanes.try_stop(to, bounds, &mut ways, |back, ways| {
            let from = &reached[back];
            let steps = from.steps + 1;
            let mut go = |cost, state| {
                let cost = from.cost.saturating_add(cost);
                keep(ways, Reached { stop: to, state, cost, back, steps, is_forced: false });
            };
            match price(from.stop, &from.state, to) {
                Price::Cost(cost, state) => go(cost, state),
                Price::Either(each) => each.into_iter().for_each(|(cost, state)| go(cost, state)),
                Price::Infeasible => {}
                Price::Over => return false,
            }
            true
        });
        if ways.is_empty() && (lanes.is_empty() || to == last) {
            let force = |back: usize| {
                let Reached { ref state, cost, steps, .. } = reached[back];
                let (state, steps) = (state.clone(), steps + 1);
                Reached { stop: to, state, cost, back, steps, is_forced: true }
            };
            ways.extend(lanes.dropped.map(force));
        }
        thin(&mut ways, bounds);
        for way in ways.drain(..) {
            lanes.push(reached.len(), &way, bounds);
            reached.push(way);
        }
        if let Some(ahead) = ahead.filter(|_| lanes.dropped.is_some()) {
            while let Some(next) = decide(ahead, decided, &reached, &lanes) {
                decided = next;
                if !lanes.keep(|back| descends(back, next, &reached), |back| reached[back].stop) {
                    // Ways to some stops have lost against others that are given up now.
                    lanes = Lanes::new();
                    lanes.push(next, &reached[next], bounds);
                    to = reached[next].stop;
                }
            }
        }
    }
    let ends = (0..reached.len()).filter(|&end| reached[end].stop == last);
    let ends = ends.filter(|&end| descends(end, decided, &reached));
    let end = ends.min_by_key(|&end| reached[end].cost)?;
    Some(trace(&reached, end))
}

/// Where the next steps lead after one that has been decided, as soon as nothing nearer than `ahead`
/// steps is left to be chosen.
fn decide<S: PartialEq, B: Bounds<S>>(
    ahead: usize,
    decided: usize,
    reached: &[Reached<S>],
    lanes: &Lanes<S, B>,
) -> Option<usize> {
    let far = reached[decided].steps + ahead;
    if lanes.backs().any(|back| reached[back].steps < far) {
        return None;
    }
    let by_cost = |&back: &usize| (reached[back].cost, Reverse(reached[back].stop));
    let at = lanes.backs().filter(|&back| reached[back].steps == far).min_by_key(by_cost);
    let mut at = at.or_else(|| lanes.backs().min_by_key(by_cost))?;
    while reached[at].steps > reached[decided].steps + ahead.div_ceil(2) {
        at = reached[at].back;
    }
    Some(at)
}

/// Whether a way leads over a stop in a state, or ends there.
fn descends<S>(mut way: usize, over: usize, reached: &[Reached<S>]) -> bool {
    while reached[way].steps > reached[over].steps {
        way = reached[way].back;
    }
    way == over
}

/// Drops the ways to a stop that cost too much beside another.
fn thin<S>(ways: &mut Vec<Reached<S>>, bounds: &impl Bounds<S>) {
    let mut index = 0;
    while index < ways.len() {
        let way = &ways[index];
        let is_beaten = ways.iter().enumerate().any(|(other, it)| {
            let Some(margin) = bounds.margin(&way.state, &it.state) else { return false };
            let least = it.cost.saturating_add(margin);
            other != index && (least < way.cost || least == way.cost && other < index)
        });
        if is_beaten {
            ways.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Keeps a way to a stop if it is the cheapest in its state so far; of equals the one that comes
/// from the earlier stop.
fn keep<S: PartialEq>(ways: &mut Vec<Reached<S>>, way: Reached<S>) {
    match ways.iter_mut().find(|known| known.state == way.state) {
        Some(known) if (known.cost, known.back) <= (way.cost, way.back) => {}
        Some(known) => *known = way,
        None => ways.push(way),
    }
}

/// The way to a stop, from the first one on.
fn trace<S: Clone>(reached: &[Reached<S>], end: usize) -> Path<S> {
    let end = &reached[end];
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
