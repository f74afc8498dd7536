//! All ways to break a short list, priced one by one.
//!
//! Nothing is shared with the crate but its public types: lines are built item by item, as the
//! definitions say.

use std::collections::BTreeMap;

use letterpress_break::{
    DiscretionaryKind, Glue, INFINITE, Item, LastResort, Measures, Neighbours, Parameters, Pass,
};

/// Overfull lines, their excess, demerits.
pub(crate) type Total = (u32, i64, i64);

/// What a line is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Made {
    pub(crate) start: usize,
    pub(crate) width: i64,
    pub(crate) stretch: [i64; 4],
    pub(crate) shrink: i64,
}

/// The state in the middle of a way.
#[derive(Clone, Copy)]
struct State {
    from: Option<usize>,
    line: usize,
    fitness: i8,
    total: Total,
}

/// A list and how it is to be broken.
pub(crate) struct Model<'a> {
    pub(crate) items: &'a [Item],
    pub(crate) measures: &'a Measures,
    pub(crate) parameters: &'a Parameters,
}

impl Model<'_> {
    /// The least total for each number of lines that a pass can reach.
    pub(crate) fn best(&self, pass: Pass) -> BTreeMap<usize, Total> {
        let mut best = BTreeMap::new();
        let start = State { from: None, line: 0, fitness: 2, total: (0, 0, 0) };
        self.walk(pass, &start, &mut |lines, total| {
            let least = best.entry(lines).or_insert(total);
            *least = total.min(*least);
        });
        best
    }

    /// The total of one given way, or `None` if the pass doesn't allow it.
    pub(crate) fn price(&self, pass: Pass, ends: &[usize]) -> Option<Total> {
        let mut state = State { from: None, line: 0, fitness: 2, total: (0, 0, 0) };
        for &end in ends {
            state = self.next(pass, &state).into_iter().find(|(to, _)| *to == end)?.1;
        }
        Some(state.total)
    }

    fn walk(&self, pass: Pass, state: &State, found: &mut impl FnMut(usize, Total)) {
        for (to, next) in self.next(pass, state) {
            if to == self.items.len() {
                found(next.line, next.total);
            } else {
                self.walk(pass, &next, found);
            }
        }
    }

    /// All breaks that a line may end at.
    fn next(&self, pass: Pass, state: &State) -> Vec<(usize, State)> {
        let is_open = self.parameters.last_resort == LastResort::Open;
        let mut ways = Vec::new();
        let first = state.from.map_or(0, |_| self.after(state.from, self.items.len()));
        let mut is_whole = true;
        for to in state.from.map_or(0, |from| from + 1)..=self.items.len() {
            let Some((penalty, _)) = self.legal(to, pass) else { continue };
            let made = self.line(state.from, to);
            let mut stretch = made.stretch;
            if pass == Pass::Emergency {
                stretch[0] += self.parameters.emergency_stretch;
            }
            let measure = self.measures.width(state.line);
            let (badness, fitness) = self.rate(measure, made.width, stretch, made.shrink);
            let is_overfull = badness > if is_open { 2_000_000 } else { 10_000 };
            let is_allowed = match pass {
                Pass::First => badness <= self.parameters.pretolerance && !is_overfull,
                Pass::Second | Pass::Emergency => {
                    badness <= self.parameters.tolerance && !is_overfull
                }
                Pass::LastResort => !is_overfull || is_whole,
            };
            if is_allowed {
                let mut total = state.total;
                total.2 += self.demerits(state, to, pass, (badness, fitness));
                if is_overfull {
                    total.0 += 1;
                    total.1 += made.width - made.shrink.max(0) - measure;
                }
                let line = state.line + 1;
                ways.push((to, State { from: Some(to), line, fitness, total }));
            }
            is_whole &= to < first;
            if penalty <= -INFINITE || (is_overfull && !is_open) {
                break;
            }
        }
        ways
    }

    /// Penalty and flag of a legal break.
    fn legal(&self, at: usize, pass: Pass) -> Option<(i32, bool)> {
        let Some(item) = self.items.get(at) else { return Some((-INFINITE, true)) };
        let before = at.checked_sub(1).map(|before| self.items[before]);
        let found = match *item {
            Item::Box { .. } | Item::Letters(_) => None,
            Item::Glue(_) => matches!(before, Some(Item::Box { .. } | Item::Discretionary { .. }))
                .then_some((0, false)),
            Item::Kern { .. } => {
                matches!(self.items.get(at + 1), Some(Item::Glue(_))).then_some((0, false))
            }
            Item::Penalty { penalty } => {
                let is_end = at + 1 == self.items.len() && penalty <= -INFINITE;
                (!is_end).then_some((penalty.max(-INFINITE), false))
            }
            Item::Discretionary { penalty, kind, flagged, .. } => {
                let is_legal = pass != Pass::First
                    || kind == DiscretionaryKind::Explicit
                    || penalty <= -INFINITE;
                is_legal.then_some((penalty.max(-INFINITE), flagged))
            }
        };
        found.filter(|(penalty, _)| *penalty < INFINITE)
    }

    /// First item of the line after a break that ends at another.
    fn after(&self, from: Option<usize>, to: usize) -> usize {
        let Some(from) = from else { return 0 };
        let mut start = from;
        if let Item::Discretionary { post, has_post, .. } = self.items[from] {
            start += 1;
            if has_post || post != 0 {
                return start;
            }
        }
        let is_discarded =
            |item: &Item| !matches!(item, Item::Box { .. } | Item::Discretionary { .. });
        while start < to && is_discarded(&self.items[start]) {
            start += 1;
        }
        start
    }

    /// The line between two breaks, item by item.
    pub(crate) fn line(&self, from: Option<usize>, to: usize) -> Made {
        let mut made = Made { start: self.after(from, to), ..Made::default() };
        made.glue(&self.parameters.left_skip);
        if let Some(Item::Discretionary { post, .. }) = from.map(|at| self.items[at]) {
            made.width += post;
        }
        for item in &self.items[made.start..to] {
            match item {
                Item::Box { width } | Item::Kern { width } => made.width += width,
                Item::Letters(_) => unreachable!(),
                Item::Discretionary { replace, .. } => made.width += replace,
                Item::Glue(glue) => made.glue(glue),
                Item::Penalty { .. } => {}
            }
        }
        if let Some(Item::Discretionary { pre, .. }) = self.items.get(to) {
            made.width += pre;
        }
        made.glue(&self.parameters.right_skip);
        made
    }

    /// Badness and fitness, the tight class being 3.
    fn rate(&self, measure: i64, width: i64, stretch: [i64; 4], shrink: i64) -> (i32, i8) {
        let is_open = self.parameters.last_resort == LastResort::Open;
        let limit = if is_open { 2_000_000 } else { 10_000 };
        let short = measure - width;
        if short > 0 {
            if stretch[1..].iter().any(|amount| *amount != 0) {
                return (0, 2);
            }
            let mut badness = badness(short, stretch[0], is_open);
            if is_open && badness == 2_000_000 {
                let empty = i128::from(short) * 1_000_000 / i128::from(measure.max(1));
                badness = 1_000_000 + i32::try_from(empty.min(1_000_000)).expect("a million");
            }
            return (
                badness,
                if badness > 99 {
                    0
                } else if badness > 12 {
                    1
                } else {
                    2
                },
            );
        }
        let badness =
            if -short > shrink.max(0) { limit + 1 } else { badness(-short, shrink, is_open) };
        (badness, if badness > 12 { 3 } else { 2 })
    }

    fn demerits(&self, state: &State, to: usize, pass: Pass, (badness, fitness): (i32, i8)) -> i64 {
        let parameters = self.parameters;
        let is_open = parameters.last_resort == LastResort::Open;
        let sum = i64::from(parameters.line_penalty) + i64::from(badness);
        let mut demerits = if !is_open && sum.abs() >= 10_000 { 100_000_000 } else { sum * sum };
        let (penalty, is_flagged) = self.legal(to, pass).expect("the break is legal");
        let square = i64::from(penalty) * i64::from(penalty);
        demerits += match penalty {
            0.. => square,
            _ if penalty > -INFINITE => -square,
            _ => 0,
        };
        let was_flagged = state
            .from
            .is_some_and(|from| self.legal(from, pass).is_some_and(|(_, is_flagged)| is_flagged));
        if was_flagged && to == self.items.len() {
            demerits += i64::from(parameters.final_hyphen_demerits);
        } else if was_flagged && is_flagged {
            demerits += i64::from(parameters.ladder_demerits[0]);
        }
        if (fitness - state.fitness).abs() > 1 {
            let Neighbours::Classes(price) = parameters.neighbours else { unreachable!() };
            demerits += i64::from(price);
        }
        demerits
    }
}

impl Made {
    fn glue(&mut self, glue: &Glue) {
        self.width += glue.width;
        self.stretch[glue.stretch.order as usize] += glue.stretch.amount;
        self.shrink += glue.shrink;
    }
}

fn badness(t: i64, s: i64, is_open: bool) -> i32 {
    if t == 0 {
        return 0;
    }
    let (most, limit) = if is_open { (6400, 2_000_000) } else { (1290, 10_000) };
    let ratio = match (i128::from(t), i128::from(s)) {
        (_, ..=0) => return limit,
        (t, s) if is_open || t <= 7_230_584 => t * 297 / s,
        (t, s) if s >= 1_663_497 => t / (s / 297),
        (t, _) => t,
    };
    if ratio > most {
        return limit;
    }
    i32::try_from((ratio.pow(3) + (1 << 17)) >> 18).expect("below the limit")
}
