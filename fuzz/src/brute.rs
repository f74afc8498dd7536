//! The best of all ways to break a short list, found by pricing every one of them.
//!
//! Nothing is shared with the breaker but its public types. A way is a set of legal breaks; its
//! lines are built item by item and priced as the breaker's documentation says.

use letterpress_break::{
    Breaks, DiscretionaryKind, Glue, INFINITE, Item, LastResort, Parameters, Pass,
};

use crate::list::Task;

/// The badness above which stretch no longer counts under [`LastResort::Open`].
const OPEN: i32 = 1_000_000;

/// Overfull lines, their excess, demerits; less is better.
type Total = (usize, i64, i64);

/// A line that is being priced.
#[derive(Debug, Default, PartialEq)]
struct Made {
    start: usize,
    width: i64,
    stretch: [i64; 4],
    shrink: i64,
}

/// How bad a line is: badness, fitness class from the loosest, and excess.
struct Look {
    badness: i32,
    fitness: i8,
    excess: i64,
}

/// A way as far as it has gone.
#[derive(Clone, Copy)]
struct Way {
    from: Option<usize>,
    line: usize,
    fitness: i8,
    total: Total,
}

const START: Way = Way { from: None, line: 0, fitness: 2, total: (0, 0, 0) };

/// Checks that breaks are what they say, and that no other way is better.
///
/// # Panics
///
/// When they aren't.
pub fn check(task: &Task, breaks: &Breaks) {
    check_lines(task, breaks);
    let Some((pass, best)) = best(task) else { return };
    assert_eq!(breaks.pass, pass, "the pass");
    let mut way = START;
    for line in &breaks.lines {
        let next = ways(task, pass, &way).into_iter().find(|next| next.from == Some(line.end));
        way = next.unwrap_or_else(|| panic!("the break at {} isn't allowed", line.end));
    }
    let overfull = breaks.lines.iter().filter(|line| line.overfull).count();
    let excess = breaks.lines.iter().map(|line| line.excess).sum();
    assert_eq!((overfull, excess, breaks.demerits), way.total, "what it says against its price");
    assert_eq!(way.total, best, "what was found against the best");
}

/// Checks each line against the items it is made of.
fn check_lines(task: &Task, breaks: &Breaks) {
    let mut from = None;
    for (number, line) in breaks.lines.iter().enumerate() {
        let said = Made {
            start: line.start,
            width: line.width,
            stretch: line.stretch,
            shrink: line.shrink,
        };
        assert_eq!(said, task.line(from, line.end), "line {number}");
        assert_eq!(line.measure, task.measures.width(number), "measure of line {number}");
        let excess = (line.width - line.shrink.max(0) - line.measure).max(0);
        assert_eq!((line.excess, line.overfull), (excess, excess > 0), "excess of line {number}");
        from = Some(line.end);
    }
    assert_eq!(from.unwrap_or(0), task.items.len(), "the end");
}

/// The first pass that has a way, with the price of its best; none where a sole survivor may
/// have made its own price.
fn best(task: &Task) -> Option<(Pass, Total)> {
    let parameters = &task.parameters;
    let is_open = parameters.last_resort == LastResort::Open;
    let passes = [
        (Pass::First, parameters.pretolerance >= 0),
        (Pass::Second, true),
        (Pass::Emergency, parameters.emergency_stretch > 0),
        (Pass::LastResort, is_open),
    ];
    let passes: Vec<_> = passes.into_iter().filter(|(_, wanted)| *wanted).collect();
    // Under TeX's rules the last pass is the one that has survivors.
    let sure = if is_open { passes.len() } else { passes.len() - 1 };
    passes[..sure].iter().find_map(|(pass, _)| {
        let mut best = None;
        walk(task, *pass, &START, &mut best);
        Some((*pass, best?))
    })
}

fn walk(task: &Task, pass: Pass, way: &Way, best: &mut Option<Total>) {
    for next in ways(task, pass, way) {
        if next.from == Some(task.items.len()) {
            *best = Some(best.map_or(next.total, |total| total.min(next.total)));
        } else {
            walk(task, pass, &next, best);
        }
    }
}

/// All ways to go on by one line.
fn ways(task: &Task, pass: Pass, way: &Way) -> Vec<Way> {
    let parameters = &task.parameters;
    let is_open = parameters.last_resort == LastResort::Open;
    let end = task.items.len();
    let first = task.after(way.from, end);
    let mut ways = Vec::new();
    // Whether no break is legal within the line.
    let mut is_whole = true;
    for to in way.from.map_or(0, |from| from + 1)..=end {
        let Some((penalty, flagged)) = task.legal(to, pass) else { continue };
        let look = task.look(way, to, pass);
        let is_allowed = match pass {
            Pass::LastResort => look.excess == 0 || is_whole,
            Pass::First => look.excess == 0 && look.badness <= parameters.pretolerance,
            _ => look.excess == 0 && look.badness <= parameters.tolerance,
        };
        if is_allowed {
            let was_flagged =
                way.from.is_some_and(|from| task.legal(from, pass).is_some_and(|it| it.1));
            let mut total = way.total;
            total.0 += usize::from(look.excess > 0);
            total.1 += look.excess;
            total.2 += squares(parameters, look.badness, penalty)
                + hyphens(parameters, was_flagged, flagged, to == end);
            if (look.fitness - way.fitness).abs() > 1 {
                total.2 += i64::from(parameters.adjacent_demerits);
            }
            ways.push(Way { from: Some(to), line: way.line + 1, fitness: look.fitness, total });
        }
        is_whole &= to < first;
        if penalty == -INFINITE || (!is_open && look.excess > 0) {
            break;
        }
    }
    ways
}

fn squares(parameters: &Parameters, badness: i32, penalty: i32) -> i64 {
    let sum = i64::from(parameters.line_penalty) + i64::from(badness);
    let is_open = parameters.last_resort == LastResort::Open;
    let line = if !is_open && sum.abs() >= 10_000 { 100_000_000 } else { sum * sum };
    let price = i64::from(penalty).pow(2);
    match penalty {
        0.. => line + price,
        _ if penalty > -INFINITE => line - price,
        _ => line,
    }
}

fn hyphens(parameters: &Parameters, was_flagged: bool, flagged: bool, is_last: bool) -> i64 {
    i64::from(match (was_flagged, flagged, is_last) {
        (true, _, true) => parameters.final_hyphen_demerits,
        (true, true, false) => parameters.double_hyphen_demerits,
        _ => 0,
    })
}

impl Task {
    /// Penalty and flag of a break, if it is legal.
    fn legal(&self, at: usize, pass: Pass) -> Option<(i32, bool)> {
        let Some(item) = self.items.get(at) else { return Some((-INFINITE, true)) };
        let stays = |item: &Item| matches!(item, Item::Box { .. } | Item::Discretionary { .. });
        let (is_legal, penalty, flagged) = match *item {
            Item::Box { .. } => (false, 0, false),
            Item::Glue(_) => (at > 0 && stays(&self.items[at - 1]), 0, false),
            Item::Kern { .. } => (matches!(self.items.get(at + 1), Some(Item::Glue(_))), 0, false),
            // A forced break at the very end is the end.
            Item::Penalty { penalty } => {
                (penalty > -INFINITE || at + 1 < self.items.len(), penalty, false)
            }
            Item::Discretionary { penalty, kind, flagged, .. } => {
                let is_pattern = kind == DiscretionaryKind::Pattern && penalty > -INFINITE;
                (pass != Pass::First || !is_pattern, penalty, flagged)
            }
        };
        (is_legal && penalty < INFINITE).then_some((penalty.max(-INFINITE), flagged))
    }

    /// First item of a line from one break to another.
    fn after(&self, from: Option<usize>, to: usize) -> usize {
        let Some(from) = from else { return 0 };
        let mut start = from;
        if let Item::Discretionary { post, has_post, .. } = self.items[from] {
            start += 1;
            if has_post || post != 0 {
                return start;
            }
        }
        let rest = self.items[start..to.max(start)].iter();
        let vanishes =
            |item: &&Item| matches!(item, Item::Glue(_) | Item::Kern { .. } | Item::Penalty { .. });
        start + rest.take_while(vanishes).count()
    }

    fn line(&self, from: Option<usize>, to: usize) -> Made {
        let mut made = Made { start: self.after(from, to), ..Made::default() };
        made.glue(&self.parameters.left_skip);
        if let Some(Item::Discretionary { post, .. }) = from.map(|at| self.items[at]) {
            made.width += post;
        }
        for item in &self.items[made.start..to] {
            match item {
                Item::Box { width } | Item::Kern { width } => made.width += width,
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

    fn look(&self, way: &Way, to: usize, pass: Pass) -> Look {
        let made = self.line(way.from, to);
        let measure = self.measures.width(way.line);
        let rules = self.parameters.last_resort;
        let worst = if rules == LastResort::Open { 2 * OPEN } else { 10_000 };
        let short = measure - made.width;
        let mut stretch = made.stretch[0];
        if pass == Pass::Emergency {
            stretch += self.parameters.emergency_stretch;
        }
        if short <= 0 {
            let excess = (-short - made.shrink.max(0)).max(0);
            let badness = if excess > 0 {
                worst + 1
            } else {
                badness(-short, made.shrink, rules).unwrap_or(worst)
            };
            return Look { badness, fitness: if badness > 12 { 3 } else { 2 }, excess };
        }
        if made.stretch[1..] != [0; 3] {
            return Look { badness: 0, fitness: 2, excess: 0 };
        }
        let badness = badness(short, stretch, rules).unwrap_or_else(|| match rules {
            LastResort::Survivor => worst,
            LastResort::Open => {
                let empty = i128::from(short) * i128::from(OPEN) / i128::from(measure.max(1));
                OPEN + i32::try_from(empty).unwrap_or(OPEN).min(OPEN)
            }
        });
        let fitness = match badness {
            ..=12 => 2,
            13..=99 => 1,
            _ => 0,
        };
        Look { badness, fitness, excess: 0 }
    }
}

impl Made {
    fn glue(&mut self, glue: &Glue) {
        self.width += glue.width;
        self.stretch[glue.stretch.order as usize] += glue.stretch.amount;
        self.shrink += glue.shrink;
    }
}

/// 100·(t/s)³ as tex.web §108 rounds it; none where the ratio is too great to count.
fn badness(t: i64, s: i64, rules: LastResort) -> Option<i32> {
    if t == 0 {
        return Some(0);
    }
    if s <= 0 {
        return None;
    }
    let (t, s) = (i128::from(t), i128::from(s));
    let (ratio, most) = match rules {
        LastResort::Open => (t * 297 / s, 6_400),
        LastResort::Survivor if t <= 7_230_584 => (t * 297 / s, 1_290),
        LastResort::Survivor if s >= 1_663_497 => (t / (s / 297), 1_290),
        LastResort::Survivor => (t, 1_290),
    };
    if ratio > most {
        return None;
    }
    i32::try_from((ratio.pow(3) + (1 << 17)) >> 18).ok()
}
