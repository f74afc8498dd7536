//! The states from which a stop may be reached, in an order that lets most of them be passed over.
//!
//! States that compete for the same ways stand in one lane, in the order of their stops. Each knows
//! a floor: no state from there on can be cheaper. A row of pages has some fifty states in reach of
//! a stop; as pages that are shorter cost more, a few of them are looked at.

use crate::cheapest::{Bounds, Reached};

/// The states that are in reach, in their lanes.
pub(crate) struct Lanes<S, B: Bounds<S>> {
    lanes: Vec<Lane<B::Class, B::Floor>>,
    /// The last state of those that the stop just tried was too far from.
    pub(crate) dropped: Option<usize>,
}

/// States that compete with each other.
struct Lane<C, F> {
    class: C,
    hopes: Vec<Hope<F>>,
    /// The state that led to the stop before at the least cost: that, or the next one, is likely to
    /// lead to this one at the least.
    best: usize,
}

/// A state that a step may begin from.
struct Hope<F> {
    /// Its place among all that have been reached, and its stop.
    back: usize,
    stop: usize,
    cost: u64,
    /// The least cost of a state from here on in its lane, and of a step from one.
    floor: (u64, F),
}

impl<S: PartialEq, B: Bounds<S>> Lanes<S, B> {
    pub(crate) fn new() -> Self {
        Self { lanes: Vec::new(), dropped: None }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// All states in reach, by their places among those that have been reached.
    pub(crate) fn backs(&self) -> impl Iterator<Item = usize> {
        self.lanes.iter().flat_map(|lane| lane.hopes.iter().map(|hope| hope.back))
    }

    /// Takes in a state.
    pub(crate) fn push(&mut self, back: usize, from: &Reached<S>, bounds: &B) {
        let class = bounds.class(&from.state);
        let index = self.lanes.iter().position(|lane| lane.class == class);
        let index = index.unwrap_or_else(|| {
            self.lanes.push(Lane { class, hopes: Vec::new(), best: 0 });
            self.lanes.len() - 1
        });
        let floor = (from.cost, bounds.floor(from.stop));
        let hopes = &mut self.lanes[index].hopes;
        for hope in hopes.iter_mut().rev() {
            let lower = (hope.floor.0.min(floor.0), bounds.lower(hope.floor.1, floor.1));
            if lower == hope.floor {
                break;
            }
            hope.floor = lower;
        }
        hopes.push(Hope { back, stop: from.stop, cost: from.cost, floor });
    }

    /// Keeps some of the states in reach; whether one is left at each stop that had any.
    pub(crate) fn keep(
        &mut self,
        is_kept: impl Fn(usize) -> bool,
        stop: impl Fn(usize) -> usize,
    ) -> bool {
        let (kept, lost): (Vec<_>, Vec<_>) = self.backs().partition(|&back| is_kept(back));
        for lane in &mut self.lanes {
            lane.hopes.retain(|hope| is_kept(hope.back));
        }
        self.lanes.retain(|lane| !lane.hopes.is_empty());
        lost.iter().all(|&lost| kept.iter().any(|&kept| stop(kept) == stop(lost)))
    }

    /// Tries a stop from all states that may lead to it at the least cost; `ask` asks for the price
    /// of one, adds its ways and says whether the stop is in its reach.
    pub(crate) fn try_stop(
        &mut self,
        to: usize,
        bounds: &B,
        ways: &mut Vec<Reached<S>>,
        mut ask: impl FnMut(usize, &mut Vec<Reached<S>>) -> bool,
    ) {
        self.dropped = None;
        for lane in &mut self.lanes {
            // The most promising first, so that the others have something to beat.
            let promising = lane.promising(to, bounds);
            if let Some(back) = promising {
                ask(back, ways);
            }
            let mut limit = lane.limit(ways, bounds);
            let (mut at, mut kept) = (0, 0);
            while let Some(hope) = lane.hopes.get(at) {
                if lane.floor(hope, to, bounds).is_some_and(|floor| floor > limit.0) {
                    break;
                }
                let back = hope.back;
                let least = lane.least(hope, to, bounds).map(|least| (least, back));
                let is_asked = least.is_none_or(|least| least <= limit && least.0 < u64::MAX);
                let mut is_in_reach = true;
                if is_asked && promising != Some(back) {
                    is_in_reach = ask(back, ways);
                    limit = lane.limit(ways, bounds);
                }
                if is_in_reach {
                    lane.hopes.swap(kept, at);
                    kept += 1;
                } else {
                    self.dropped = self.dropped.max(Some(back));
                }
                at += 1;
            }
            lane.hopes.drain(kept..at);
            lane.best = if limit.1 < usize::MAX { limit.1 } else { lane.best };
        }
        self.lanes.retain(|lane| !lane.hopes.is_empty());
    }
}

impl<C, F: Copy> Lane<C, F> {
    /// A state that is likely to lead to a stop at the least cost.
    fn promising<S, B>(&self, to: usize, bounds: &B) -> Option<usize>
    where
        B: Bounds<S, Class = C, Floor = F>,
    {
        let first = self.hopes.partition_point(|hope| hope.back < self.best);
        let near = self.hopes[first..].iter().take(2);
        let near = near.filter_map(|hope| Some((self.least(hope, to, bounds)?, hope.back)));
        near.filter(|&(least, _)| least < u64::MAX).min().map(|(_, back)| back)
    }

    /// What a way to a stop costs at least from a state on.
    fn floor<S, B>(&self, hope: &Hope<F>, to: usize, bounds: &B) -> Option<u64>
    where
        B: Bounds<S, Class = C, Floor = F>,
    {
        let (cost, floor) = hope.floor;
        Some(cost.saturating_add(bounds.least_of(&self.class, floor, to)?))
    }

    /// What the way to a stop through a state costs at least.
    fn least<S, B>(&self, hope: &Hope<F>, to: usize, bounds: &B) -> Option<u64>
    where
        B: Bounds<S, Class = C, Floor = F>,
    {
        Some(hope.cost.saturating_add(bounds.least(&self.class, hope.stop, to)?))
    }

    /// What a way has to stay below to be of use beside those that have been found; of two that
    /// cost the same the one from the earlier stop is taken.
    fn limit<S, B>(&self, ways: &[Reached<S>], bounds: &B) -> (u64, usize)
    where
        B: Bounds<S, Class = C, Floor = F>,
    {
        let limits = ways.iter().filter_map(|way| {
            let reach = bounds.reach(&self.class, &way.state)?;
            Some((way.cost.saturating_add(reach), way.back))
        });
        limits.min().unwrap_or((u64::MAX, usize::MAX))
    }
}
