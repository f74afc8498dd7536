//! The way that a search has found, as lines that say how they are set.

use crate::badness::excess;
use crate::breaks::{Adjustment, Line};
use crate::demerits::STEEPEST;
use crate::fit::Fit;
use crate::give::Give;
use crate::search::{Node, Search, Trial};
use crate::sums::{Sums, share};

/// The badness beyond which a line is no longer decent: what is seen then are its spaces, so that
/// it keeps all the expansion that it can get.
const DECENT: i32 = 12;

/// The lines on the way to an end.
pub(crate) fn lines(search: &Search, trial: &Trial, end: usize, skips: &Sums) -> Vec<Line> {
    let mut nodes = Vec::with_capacity(search.node(end).line);
    let mut at = end;
    while search.node(at).line > 0 {
        let node = search.node(at);
        nodes.push((search.node(node.back), node));
        at = node.back;
    }
    nodes.reverse();
    let expansions = expansions(&nodes, trial, skips);
    let pairs = nodes.iter().zip(expansions);
    pairs.map(|(&ends, expansion)| line(trial, ends, expansion, skips)).collect()
}

/// The expansion of each line in thousandths, none jumping too far from its neighbours'.
///
/// Of two that differ by too much the wider one gives way, since spaces can always grow.
fn expansions(nodes: &[(&Node, &Node)], trial: &Trial, skips: &Sums) -> Vec<i64> {
    let give = trial.parameters.give;
    if give.expansion == 0 {
        return vec![0; nodes.len()];
    }
    let mut found: Vec<i64> = nodes.iter().map(|&ends| wanted(trial, ends, skips, give)).collect();
    let mut limit = |at: usize, beside: i64| {
        if nodes[at].1.badness <= DECENT {
            found[at] = found[at].min(beside.saturating_add(STEEPEST));
        }
        found[at]
    };
    let forwards = (0..nodes.len()).fold(i64::MAX, |beside, at| limit(at, beside));
    let _ = (0..nodes.len()).rev().fold(forwards, |beside, at| limit(at, beside));
    found
}

/// The expansion that makes a line fit, in thousandths.
fn wanted(trial: &Trial, (from, to): (&Node, &Node), skips: &Sums, give: Give) -> i64 {
    let sums = trial.candidates.line(from.candidate, to.candidate, skips);
    let short = trial.measures.width(from.line) - sums.width;
    if short > 0 && sums.is_infinite() {
        return 0;
    }
    let thousandths = part(Fit::new(short, &sums, give).expansion, 1_000, sums.expands);
    thousandths.min(give.expansion.into())
}

/// The greatest number of parts of a whole whose [`share`] is no more than a length, so that what
/// remains is for the spaces to grow by, which they always can.
fn part(length: i64, parts: i64, whole: i64) -> i64 {
    if length == 0 {
        return 0;
    }
    // What is made wider has lost a fraction of a unit, and must not lose another part by it.
    let fraction = if length > 0 { parts - 1 } else { 0 };
    let product = i128::from(length) * i128::from(parts) + i128::from(fraction);
    i64::try_from(product.div_euclid(whole.max(1).into())).unwrap_or(0)
}

/// The line between two nodes.
fn line(trial: &Trial, (from, to): (&Node, &Node), expansion: i64, skips: &Sums) -> Line {
    let (candidates, give) = (trial.candidates, trial.parameters.give);
    let sums = candidates.line(from.candidate, to.candidate, skips);
    let measure = trial.measures.width(from.line);
    let short = measure - sums.width;
    let excess = excess(short, &sums, give);
    let is_filled = short > 0 && sums.is_infinite();
    let expanded = share(sums.expands, expansion, 1_000);
    let (tracking, rest) =
        if is_filled { (0, short - expanded) } else { settle(short, expanded, &sums, give) };
    Line {
        start: candidates.first_item(from.candidate, to.candidate),
        end: candidates.place(to.candidate).at,
        width: sums.width,
        measure,
        stretch: sums.stretch,
        shrink: sums.shrink,
        expansion: i32::try_from(expansion).unwrap_or(0),
        tracking,
        adjustment: adjust(rest, &sums),
        badness: to.badness,
        fitness: to.fitness,
        overfull: excess > 0,
        excess,
    }
}

/// The spacing of letters in 1/10,000 em, and what is left for the spaces.
fn settle(short: i64, expanded: i64, sums: &Sums, give: Give) -> (i32, i64) {
    let exact = Fit::new(short, sums, give);
    // What whole thousandths leave over is for the spaces; letters are spaced for more than that.
    let is_rounded = exact.expansion - expanded <= share(sums.expands, 1, 1_000);
    let fit = if is_rounded { exact } else { Fit::spaced(short, expanded, sums, give) };
    let tracking = part(fit.tracking, 10_000, sums.ems).min(give.wider.into());
    let rest = short - expanded - share(sums.ems, tracking, 10_000);
    (i32::try_from(tracking).unwrap_or(0), rest)
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
