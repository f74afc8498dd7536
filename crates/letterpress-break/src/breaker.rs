//! Passes over one list after another, from the hopeful to the last resort.

use crate::badness::{excess, least_intolerable, limit};
use crate::breaks::{Adjustment, Breaks, Line, Pass};
use crate::candidates::Candidates;
use crate::item::Item;
use crate::measures::Measures;
use crate::parameters::{LastResort, Parameters};
use crate::search::{Node, Search, Trial};
use crate::sums::{Sums, length};

/// A breaker that keeps its memory from one list to the next.
///
/// What it returns depends on the arguments alone, never on the lists before.
///
/// ```
/// use letterpress_break::{Breaker, Item, Measures, Parameters};
///
/// let mut breaker = Breaker::new();
/// for width in [10, 20] {
///     let paragraph = [Item::Box { width }];
///     let breaks = breaker.break_lines(&paragraph, &Measures::all(20), &Parameters::book());
///     assert_eq!(breaks.lines.len(), 1);
/// }
/// ```
#[derive(Debug, Default)]
pub struct Breaker {
    candidates: Candidates,
    search: Search,
}

impl Breaker {
    /// Creates a breaker without any memory yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Breaks a list where that costs least; see [`break_lines`](crate::break_lines).
    #[must_use]
    pub fn break_lines(
        &mut self,
        items: &[Item],
        measures: &Measures,
        parameters: &Parameters,
    ) -> Breaks {
        if items.is_empty() {
            return Breaks { lines: Vec::new(), demerits: 0, pass: Pass::First };
        }
        let measures = &measures.bounded();
        self.candidates.collect(items);
        let mut found = None;
        let last = passes(parameters).last();
        for pass in passes(parameters) {
            if pass == Pass::LastResort && found.is_some() {
                break;
            }
            let trial = Trial {
                candidates: &self.candidates,
                measures,
                parameters,
                tolerance: tolerance(pass, parameters),
                least_intolerable: least_intolerable(
                    tolerance(pass, parameters),
                    parameters.last_resort,
                ),
                background: background(pass, parameters),
                patterns: pass != Pass::First,
                last: last == Some(pass),
                easy_line: easy_line(pass, measures, parameters),
            };
            if self.search.run(&trial) {
                let looseness = looseness(pass, parameters);
                let (end, reached) = choose(&self.search, looseness);
                let lines = trace(&self.search, &trial, end);
                let demerits = self.search.node(end).total.demerits;
                found = Some(Breaks { lines, demerits, pass });
                if reached == looseness {
                    break;
                }
            }
        }
        found.expect("the last pass keeps a way to every break")
    }
}

/// The passes that parameters ask for (tex.web §863).
fn passes(parameters: &Parameters) -> impl Iterator<Item = Pass> {
    [
        (Pass::First, parameters.pretolerance >= 0),
        (Pass::Second, true),
        (Pass::Emergency, parameters.emergency_stretch > 0),
        (Pass::LastResort, parameters.last_resort == LastResort::Open),
    ]
    .into_iter()
    .filter_map(|(pass, is_wanted)| is_wanted.then_some(pass))
}

fn tolerance(pass: Pass, parameters: &Parameters) -> i32 {
    match pass {
        Pass::First => parameters.pretolerance,
        Pass::Second | Pass::Emergency => parameters.tolerance,
        Pass::LastResort => limit(parameters.last_resort),
    }
}

/// What every line has besides its items: both skips and, for its badness only, the emergency
/// stretch.
fn background(pass: Pass, parameters: &Parameters) -> Sums {
    let mut background = skips(parameters);
    if pass == Pass::Emergency {
        background.stretch[0] += length(parameters.emergency_stretch);
    }
    background
}

fn skips(parameters: &Parameters) -> Sums {
    let mut skips = Sums::default();
    skips.add_glue(&parameters.left_skip);
    skips.add_glue(&parameters.right_skip);
    skips
}

/// The looseness that a pass looks for: none once lines are bad anyway.
fn looseness(pass: Pass, parameters: &Parameters) -> i64 {
    if pass == Pass::LastResort { 0 } else { i64::from(parameters.looseness) }
}

/// The line from which on line numbers don't matter (tex.web §847).
fn easy_line(pass: Pass, measures: &Measures, parameters: &Parameters) -> usize {
    if looseness(pass, parameters) == 0 { measures.easy_line() } else { usize::MAX }
}

/// The best of the ends whose number of lines is nearest to the optimum and the looseness, and
/// how far it is from the optimum (tex.web §§874–875).
fn choose(search: &Search, looseness: i64) -> (usize, i64) {
    let total = |end: &usize| search.node(*end).total;
    let lines = |end: usize| i64::try_from(search.node(end).line).expect("a line has an item");
    let best = search.ends().min_by_key(total).expect("the pass reached the end");
    let (mut chosen, mut reached) = (best, 0);
    if looseness == 0 {
        return (best, 0);
    }
    for end in search.ends() {
        let difference = lines(end) - lines(best);
        let is_nearer = (looseness <= difference && difference < reached)
            || (reached < difference && difference <= looseness);
        if is_nearer || (difference == reached && total(&end) < total(&chosen)) {
            (chosen, reached) = (end, difference);
        }
    }
    (chosen, reached)
}

/// The lines on the way to an end.
fn trace(search: &Search, trial: &Trial, end: usize) -> Vec<Line> {
    let mut lines = Vec::with_capacity(search.node(end).line);
    let skips = skips(trial.parameters);
    let mut at = end;
    while search.node(at).line > 0 {
        let node = search.node(at);
        lines.push(line(trial, (search.node(node.back), node), &skips));
        at = node.back;
    }
    lines.reverse();
    lines
}

/// The line between two nodes.
fn line(trial: &Trial, (from, to): (&Node, &Node), skips: &Sums) -> Line {
    let candidates = trial.candidates;
    let sums = candidates.line(from.candidate, to.candidate, skips);
    let measure = trial.measures.width(from.line);
    let short = measure - sums.width;
    let excess = excess(short, &sums);
    Line {
        start: candidates.first_item(from.candidate, to.candidate),
        end: candidates.place(to.candidate).at,
        width: sums.width,
        measure,
        stretch: sums.stretch,
        shrink: sums.shrink,
        adjustment: adjust(short, &sums),
        badness: to.badness,
        fitness: to.fitness,
        overfull: excess > 0,
        excess,
    }
}

/// How the glue of a line is set (tex.web §§658–667).
fn adjust(short: i64, line: &Sums) -> Adjustment {
    let (order, stretch) = line.highest();
    if short > 0 && stretch > 0 {
        Adjustment::Stretch { short, total: stretch, order }
    } else if short < 0 && line.shrink > 0 {
        Adjustment::Shrink { over: (-short).min(line.shrink), total: line.shrink }
    } else {
        Adjustment::Natural
    }
}
