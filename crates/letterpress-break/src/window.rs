//! A cheap way along a row of stops of which only the next few steps are looked at.

use std::num::NonZeroUsize;

use crate::cheapest::{Path, Price};

/// A stop that can be reached in some steps from the one that has been decided.
#[derive(Clone, Debug)]
struct Reached<S> {
    stop: usize,
    state: S,
    cost: u64,
    /// The step that began the way here: its stop, its state and its cost.
    first: (usize, S, u64),
}

/// Finds a way from stop 0 to stop `stops − 1` that is decided step by step: each step is the first
/// of the cheapest `ahead` steps that can follow, or of fewer where those lead to the last stop. Of
/// two that cost the same the one that leads further is taken.
///
/// Prices and states are as in [`cheapest`](crate::cheapest()), and the way found never costs less
/// than its own. But no stop is asked for that lies more than `ahead` steps beyond what has been
/// decided, so that a list of any length can be worked off while it comes in. With one step ahead
/// this is the greedy way. The work is that of `cheapest`, times `ahead` and the number of stops
/// within a step's reach.
///
/// Where nothing follows a stop, the next one is reached by a forced step, named in
/// [`Path::forced`], which hands on its own state. `None` says that there are no stops.
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
///     cheapest_within(9, ahead, (), price).map(|path| path.cost)
/// };
/// assert_eq!((cost(1), cost(2)), (Some(1), Some(1)));
/// ```
pub fn cheapest_within<S: Clone + PartialEq>(
    stops: usize,
    ahead: NonZeroUsize,
    start: S,
    mut price: impl FnMut(usize, &S, usize) -> Price<S>,
) -> Option<Path<S>> {
    let last = stops.checked_sub(1)?;
    let mut path = Path { stops: vec![(0, start.clone())], cost: 0, forced: Vec::new() };
    let (mut at, mut state) = (0, start);
    while at < last {
        let (stop, next, cost) = match first_of(at, &state, (last, ahead.get()), &mut price) {
            Some(first) => first,
            None => {
                path.forced.push(at + 1);
                (at + 1, state, 0)
            }
        };
        path.cost = path.cost.saturating_add(cost);
        path.stops.push((stop, next.clone()));
        (at, state) = (stop, next);
    }
    Some(path)
}

/// The first of the cheapest steps from a stop, as many as are looked at.
fn first_of<S: Clone + PartialEq>(
    at: usize,
    state: &S,
    (last, ahead): (usize, usize),
    price: &mut impl FnMut(usize, &S, usize) -> Price<S>,
) -> Option<(usize, S, u64)> {
    let mut ended: Option<Reached<S>> = None;
    let mut layer: Vec<Reached<S>> = Vec::new();
    for step in 0..ahead {
        let next = if step == 0 {
            let begin = |stop, state: S, cost| Reached {
                stop,
                cost,
                first: (stop, state.clone(), cost),
                state,
            };
            follow(&[(at, state, 0)], last, price, |_, stop, state, cost| begin(stop, state, cost))
        } else {
            let from: Vec<_> = layer.iter().map(|it| (it.stop, &it.state, it.cost)).collect();
            follow(&from, last, price, |index, stop, state, cost| Reached {
                stop,
                state,
                cost,
                first: layer[index].first.clone(),
            })
        };
        // What has come to the end goes no further.
        let (done, next): (Vec<_>, Vec<_>) = next.into_iter().partition(|it| it.stop == last);
        let best = done.into_iter().min_by_key(|it| it.cost);
        if let Some(best) = best.filter(|best| ended.as_ref().is_none_or(|it| best.cost < it.cost))
        {
            ended = Some(best);
        }
        if next.is_empty() {
            break;
        }
        layer = next;
    }
    let open = layer.into_iter().min_by_key(|it| (it.cost, std::cmp::Reverse(it.stop)));
    ended.or(open).map(|it| it.first)
}

/// All that one step more leads to, the cheapest in each state of a stop.
fn follow<S: Clone + PartialEq>(
    from: &[(usize, &S, u64)],
    last: usize,
    price: &mut impl FnMut(usize, &S, usize) -> Price<S>,
    reach: impl Fn(usize, usize, S, u64) -> Reached<S>,
) -> Vec<Reached<S>> {
    let mut found: Vec<Reached<S>> = Vec::new();
    let mut open: Vec<usize> = (0..from.len()).collect();
    let first = from.iter().map(|&(stop, ..)| stop).min().unwrap_or(last);
    for to in first + 1..=last {
        let here = found.len();
        open.retain(|&index| {
            let (stop, state, before) = from[index];
            if stop >= to {
                return true;
            }
            let mut go = |cost, state| {
                let way = reach(index, to, state, before.saturating_add(cost));
                match found[here..].iter_mut().find(|known| known.state == way.state) {
                    Some(known) if known.cost <= way.cost => {}
                    Some(known) => *known = way,
                    None => found.push(way),
                }
            };
            match price(stop, state, to) {
                Price::Cost(cost, state) => go(cost, state),
                Price::Either(each) => each.into_iter().for_each(|(cost, state)| go(cost, state)),
                Price::Infeasible => {}
                Price::Over => return false,
            }
            true
        });
        if open.is_empty() {
            break;
        }
    }
    found
}
