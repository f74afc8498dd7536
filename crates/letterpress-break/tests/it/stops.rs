//! `cheapest` against brute force.

use std::num::NonZeroUsize;

use letterpress_break::{Bounds, Path, Price, cheapest, cheapest_bounded, cheapest_within};

use crate::random::Random;

/// Prices by `from` and `to`; once over, a row stays over.
type Prices = Vec<Vec<Price<()>>>;

fn prices(random: &mut Random, stops: usize) -> Prices {
    let reach = random.between(1, 6);
    let is_often_infeasible = random.one_in(2);
    let row = |random: &mut Random, from: usize| {
        let mut left = random.between(1, reach);
        let price = |to| {
            left -= i64::from(to > from);
            match random.index(if is_often_infeasible { 3 } else { 9 }) {
                _ if left < 0 => Price::Over,
                0 => Price::Infeasible,
                _ => Price::Cost(random.between(0, 9).unsigned_abs(), ()),
            }
        };
        (0..stops).map(price).collect()
    };
    (0..stops).map(|from| row(random, from)).collect()
}

/// The least cost over all ways that need no force; of equals the one whose stops, read from the
/// end, come first.
fn brute(prices: &Prices, to: usize) -> Option<(u64, Vec<usize>)> {
    if to == 0 {
        return Some((0, vec![0]));
    }
    let ways = (0..to).filter_map(|from| {
        let Price::Cost(cost, ()) = prices[from][to] else { return None };
        let (before, mut stops) = brute(prices, from)?;
        stops.push(to);
        Some((before + cost, stops))
    });
    ways.min_by_key(|(cost, _)| *cost)
}

fn price(prices: &Prices, from: usize, to: usize) -> Price<()> {
    prices[from][to].clone()
}

/// What the way with forced steps costs, found without a window.
fn forced(prices: &Prices) -> Option<u64> {
    let last = prices.len() - 1;
    // Stops that some later one may still follow, with their costs.
    let mut alive = vec![(0, 0)];
    let mut cost = (last == 0).then_some(0);
    for to in 1..=last {
        let at = |from| price(prices, from, to);
        let ways = alive.iter().filter_map(|(from, before)| match at(*from) {
            Price::Cost(cost, ()) => Some(before + cost),
            _ => None,
        });
        cost = ways.min();
        let dropped = alive.iter().copied().rfind(|(from, _)| at(*from) == Price::Over);
        alive.retain(|(from, _)| at(*from) != Price::Over);
        if cost.is_none() && (alive.is_empty() || to == last) {
            cost = dropped.map(|(_, cost)| cost);
        }
        alive.extend(cost.map(|cost| (to, cost)));
    }
    cost
}

#[test]
fn nothing_is_cheaper() {
    let (mut free, mut pressed, mut lost) = (0, 0, 0);
    for seed in 0..20_000 {
        let mut random = Random(seed);
        let stops = 1 + random.index(11);
        let prices = prices(&mut random, stops);
        let path = cheapest(stops, (), |from, (), to| prices[from][to].clone());
        match (brute(&prices, stops - 1), path) {
            (Some((cost, stops)), path) => {
                let stops = stops.into_iter().map(|stop| (stop, ())).collect();
                assert_eq!(path, Some(Path { stops, cost, forced: vec![] }), "seed {seed}");
                free += 1;
            }
            (None, Some(path)) => {
                assert_eq!(Some(path.cost), forced(&prices), "seed {seed}");
                assert!(!path.forced.is_empty(), "seed {seed}");
                for step in path.stops.windows(2) {
                    let is_forced = path.forced.contains(&step[1].0);
                    assert_eq!(
                        prices[step[0].0][step[1].0] == Price::Over,
                        is_forced,
                        "seed {seed}"
                    );
                }
                pressed += 1;
            }
            (None, None) => {
                assert_eq!(forced(&prices), None, "seed {seed}");
                lost += 1;
            }
        }
    }
    assert!(free > 1_000 && pressed > 1_000 && lost > 100, "{free} {pressed} {lost}");
}

#[test]
fn work_is_linear_in_a_window() {
    let mut asked = 0;
    let path = cheapest(100_000, (), |from, (), to| {
        asked += 1;
        let lines = (to - from) as u64;
        if lines > 40 { Price::Over } else { Price::Cost((40 - lines).pow(2), ()) }
    });
    assert!(asked <= 100_000 * 41);
    assert_eq!(path.map(|path| path.forced), Some(vec![]));
}

#[test]
fn ends_of_the_row() {
    fn never(_: usize, (): &(), _: usize) -> Price<()> {
        Price::Infeasible
    }
    assert_eq!(cheapest(0, (), never), None);
    assert_eq!(cheapest(1, (), never).map(|path| path.stops), Some(vec![(0, ())]));
    assert_eq!(cheapest(2, (), never), None);
    let over = cheapest(3, (), |_, (), _| Price::Over);
    assert_eq!(
        over,
        Some(Path { stops: vec![(0, ()), (1, ()), (2, ())], cost: 0, forced: vec![1, 2] })
    );
    let most = cheapest(
        3,
        (),
        |from, (), to| if to - from > 1 { Price::Over } else { Price::Cost(u64::MAX, ()) },
    );
    assert_eq!(most.map(|path| path.cost), Some(u64::MAX));
}

/// Every way with its states, none of them left out.
fn brute_states(
    stops: usize,
    rest: u64,
    at: usize,
    price: &impl Fn(usize, u64, usize) -> Price<u64>,
) -> Option<u64> {
    if at + 1 == stops {
        return Some(0);
    }
    let ways = (at + 1..stops).filter_map(|to| {
        let each = match price(at, rest, to) {
            Price::Cost(cost, rest) => vec![(cost, rest)],
            Price::Either(each) => each,
            Price::Infeasible | Price::Over => Vec::new(),
        };
        let go = |(cost, rest)| Some(cost + brute_states(stops, rest, to, price)?);
        each.into_iter().filter_map(go).min()
    });
    ways.min()
}

#[test]
fn states_are_told_apart() {
    for seed in 0..5_000 {
        let mut random = Random(seed);
        let stops = 2 + random.index(8);
        let costs: Vec<u64> = (0..stops * 4).map(|_| random.between(0, 9).unsigned_abs()).collect();
        // A step leaves a rest that makes the next one dearer, and pays for what it leaves.
        let price = |from: usize, rest: u64, to: usize| match to - from {
            4.. => Price::Over,
            long => {
                let (cost, next) = (costs[from * 4 + long] + rest * 3, costs[to * 4 - 1] + rest);
                match long {
                    1 => Price::Cost(cost, next % 3),
                    // What is cheaper at first may leave more.
                    _ => Price::Either(vec![(cost, next % 3), (cost + next % 4, (next + 1) % 3)]),
                }
            }
        };
        let path = cheapest(stops, 0, |from, &rest, to| price(from, rest, to));
        let least = brute_states(stops, 0, 0, &price);
        assert_eq!(path.map(|path| path.cost), least, "seed {seed}");
    }
}

/// Prices that are known to within a few.
struct Known<'p>(&'p Prices);

impl Bounds<()> for Known<'_> {
    type Class = ();
    /// The first stop of those that it holds for.
    type Floor = usize;

    fn class(&self, (): &()) {}

    fn floor(&self, from: usize) -> usize {
        from
    }

    fn lower(&self, one: usize, other: usize) -> usize {
        one.min(other)
    }

    fn least_of(&self, (): &(), from: usize, to: usize) -> Option<u64> {
        (from..to).map(|from| self.least(&(), from, to).unwrap_or(0)).min()
    }

    fn least(&self, (): &(), from: usize, to: usize) -> Option<u64> {
        match self.0[from][to] {
            Price::Cost(cost, ()) if cost % 4 == 3 => None,
            Price::Cost(cost, ()) => Some(cost.saturating_sub(to as u64 % 3)),
            Price::Infeasible => Some(u64::MAX),
            _ => None,
        }
    }

    fn reach(&self, (): &(), (): &()) -> Option<u64> {
        Some(0)
    }

    fn margin(&self, (): &(), (): &()) -> Option<u64> {
        Some(0)
    }
}

#[test]
fn what_is_known_changes_nothing() {
    for seed in 0..20_000 {
        let mut random = Random(seed);
        let stops = 1 + random.index(11);
        let prices = prices(&mut random, stops);
        let mut asked = [0, 0];
        let plain = cheapest(stops, (), |from, (), to| {
            asked[0] += 1;
            price(&prices, from, to)
        });
        let bounded = cheapest_bounded(stops, (), &Known(&prices), |from, (), to| {
            asked[1] += 1;
            price(&prices, from, to)
        });
        let is_free = |path: &Path<()>| path.forced.is_empty();
        assert_eq!(bounded.as_ref().is_some_and(is_free), plain.as_ref().is_some_and(is_free));
        if plain.as_ref().is_some_and(is_free) {
            assert_eq!(bounded.map(|path| path.cost), plain.map(|path| path.cost), "seed {seed}");
        }
        assert!(asked[1] <= asked[0], "seed {seed}: {asked:?}");
    }
}

#[test]
fn looking_ahead_costs_no_less_and_comes_to_the_end() {
    let mut dearer = 0;
    for seed in 0..5_000 {
        let mut random = Random(seed);
        let stops = 2 + random.index(11);
        // A single step always has a price.
        let costs: Vec<u64> = (0..stops * 4).map(|_| random.between(0, 9).unsigned_abs()).collect();
        let price = |from: usize, (): &(), to: usize| match to - from {
            4.. => Price::Over,
            1 => Price::Cost(costs[from * 4], ()),
            long if costs[from * 4 + long] == 9 => Price::Infeasible,
            long => Price::Cost(costs[from * 4 + long], ()),
        };
        let best = cheapest(stops, (), price).expect("a step of one");
        for ahead in 1..5 {
            let ahead = NonZeroUsize::new(ahead).expect("a step or more");
            let path = cheapest_within(stops, ahead, (), &(), price).expect("a step of one");
            assert_eq!(path.stops.last(), Some(&(stops - 1, ())), "seed {seed}");
            assert_eq!(path.forced, Vec::<usize>::new(), "seed {seed}");
            assert!(path.cost >= best.cost, "seed {seed}");
            dearer += usize::from(path.cost > best.cost);
        }
    }
    assert!(dearer > 1_000, "{dearer}");
}
