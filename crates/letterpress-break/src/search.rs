//! One pass over the legal breaks: which ways of breaking stay in the running.
//!
//! A node is a break reached in the best way, one per [`Fitness`] of the line that ends there
//! (and per line number, while that matters). Active nodes are those from which a line may
//! still come. Each new break is tried from all of them; its best ways become nodes, and nodes
//! that it is too far from are dropped (tex.web §829).

use crate::badness::{Look, demerits, excess, is_hopeless, limit, rate};
use crate::breaks::Fitness;
use crate::candidates::Candidates;
use crate::measures::Measures;
use crate::parameters::{LastResort, Parameters};
use crate::sums::Sums;

/// How many nodes may be active: the oldest are dropped beyond it.
///
/// Only lists with thousands of breaks to a line, most of them without width, get there. A
/// bound keeps even those linear; a line of text has some tens of breaks.
const MOST_ACTIVE: usize = 4096;

/// What a pass works on and by which rules.
#[derive(Debug)]
pub(crate) struct Trial<'a> {
    pub(crate) candidates: &'a Candidates,
    pub(crate) measures: &'a Measures,
    pub(crate) parameters: &'a Parameters,
    pub(crate) tolerance: i32,
    /// The stretch from which on a line isn't even looked at.
    pub(crate) least_intolerable: Option<i64>,
    /// What every line has besides its items: skips and emergency stretch.
    pub(crate) background: Sums,
    /// Whether pattern hyphens are legal breaks.
    pub(crate) patterns: bool,
    /// Whether this pass must find a way.
    pub(crate) last: bool,
    /// The first line from which on line numbers don't matter.
    pub(crate) easy_line: usize,
}

/// The price of a way to a break; that of the fields named first decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Total {
    /// Number of overfull lines and how much they exceed their measures; counted only by
    /// [`LastResort::Open`].
    pub(crate) overfull: u32,
    pub(crate) excess: i64,
    pub(crate) demerits: i64,
}

/// A break reached in the best way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) candidate: usize,
    /// Number of lines before the break.
    pub(crate) line: usize,
    /// Fitness of the line that ends at the break, and its badness.
    pub(crate) fitness: Fitness,
    pub(crate) badness: i32,
    pub(crate) total: Total,
    /// The node where that line starts; the first node is its own.
    pub(crate) back: usize,
}

/// The nodes of a pass.
#[derive(Debug, Default)]
pub(crate) struct Search {
    nodes: Vec<Node>,
    active: Vec<usize>,
    /// The nodes that stay active, while a break is tried.
    staying: Vec<usize>,
    /// The best ways to a break by fitness, while it is tried.
    best: [Option<Node>; 4],
}

impl Search {
    pub(crate) fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    /// The nodes at the end of the list after a pass that found a way.
    pub(crate) fn ends(&self) -> impl Iterator<Item = usize> {
        self.active.iter().copied()
    }

    /// Tries all breaks in turn; says whether any way leads to the end.
    pub(crate) fn run(&mut self, trial: &Trial) -> bool {
        self.nodes.clear();
        self.nodes.push(Node {
            candidate: 0,
            line: 0,
            fitness: Fitness::Decent,
            badness: 0,
            total: Total::default(),
            back: 0,
        });
        self.active.clear();
        self.active.push(0);
        for candidate in 1..trial.candidates.len() {
            if trial.patterns || !trial.candidates.place(candidate).pattern {
                self.try_break(trial, candidate);
            }
            if self.active.is_empty() {
                return false;
            }
        }
        true
    }

    /// Tries a break from all active nodes (tex.web §§829, 835).
    fn try_break(&mut self, trial: &Trial, candidate: usize) {
        self.staying.clear();
        self.best = [None; 4];
        let surplus = self.active.len().saturating_sub(MOST_ACTIVE);
        let mut group = 0;
        for place in 0..self.active.len() {
            let index = self.active[place];
            let node = &self.nodes[index];
            if place < surplus && node.candidate + 1 < candidate {
                continue;
            }
            let line = (node.line + 1).min(trial.easy_line);
            if line != group {
                self.record(trial);
                group = line;
            }
            let is_lone = place + 1 == self.active.len()
                && self.staying.is_empty()
                && self.best.iter().all(Option::is_none);
            let (stays, way) = trial.consider(index, &self.nodes[index], candidate, is_lone);
            if stays {
                self.staying.push(index);
            }
            if let Some(way) = way {
                let best = &mut self.best[way.fitness as usize];
                // Of equals the later wins, as in TeX.
                if best.is_none_or(|best| way.total <= best.total) {
                    *best = Some(way);
                }
            }
        }
        self.record(trial);
        std::mem::swap(&mut self.active, &mut self.staying);
    }

    /// Makes nodes of the best ways found (tex.web §836).
    ///
    /// A class that costs so much more than the best one that not even adjacent demerits could
    /// make up for it is left out.
    fn record(&mut self, trial: &Trial) {
        let Some(mut most) = self.best.iter().flatten().map(|way| way.total).min() else { return };
        let adjacent = i64::from(trial.parameters.adjacent_demerits).abs();
        most.demerits = most.demerits.saturating_add(adjacent);
        for fitness in Fitness::ALL {
            if let Some(way) = self.best[fitness as usize].take()
                && way.total <= most
            {
                self.staying.push(self.nodes.len());
                self.nodes.push(way);
            }
        }
    }
}

/// What becomes of a line that is tried, and of the node where it starts.
#[derive(Clone, Copy, Debug)]
struct Verdict {
    /// Whether the node stays active.
    stays: bool,
    /// Whether the line is a way to the break.
    is_way: bool,
    /// Whether it costs nothing, for want of a choice.
    is_free: bool,
}

impl Trial<'_> {
    /// Whether a node stays active after a break, and the way from it to there, if there is one
    /// (tex.web §§851–855).
    fn consider(&self, index: usize, node: &Node, to: usize, lone: bool) -> (bool, Option<Node>) {
        let from = node.candidate;
        let line = self.candidates.line(from, to, &self.background);
        let measure = self.measures.width(node.line);
        let short = measure - line.width;
        let is_forced = self.candidates.place(to).is_forced();
        if !is_forced && is_hopeless(short, &line, self.least_intolerable) {
            return (true, None);
        }
        let rules = self.parameters.last_resort;
        let (badness, fitness) = rate(short, &line, rules);
        let verdict = match rules {
            LastResort::Survivor => self.judge_as_tex(badness, is_forced, lone),
            LastResort::Open => self.judge((from, to), badness, measure),
        };
        if !verdict.is_way {
            return (verdict.stays, None);
        }
        let mut total = node.total;
        if !verdict.is_free {
            let after_flagged = self.candidates.place(from).flagged;
            let look = Look { badness, fitness, before: node.fitness, after_flagged };
            let price = demerits(&look, &self.candidates.stop(to), self.parameters);
            total.demerits = total.demerits.saturating_add(price);
        }
        if badness > limit(rules) && rules == LastResort::Open {
            total.overfull += 1;
            total.excess = total.excess.saturating_add(excess(short, &line));
        }
        let way = Node { candidate: to, line: node.line + 1, fitness, badness, total, back: index };
        (verdict.stays, Some(way))
    }

    /// TeX's verdict (tex.web §§851, 854), `lone` being whether nothing else leads on.
    fn judge_as_tex(&self, badness: i32, is_forced: bool, lone: bool) -> Verdict {
        let limit = limit(LastResort::Survivor);
        let stays = badness <= limit && !is_forced;
        let is_free = !stays && self.last && lone;
        Verdict { stays, is_way: is_free || badness <= self.tolerance.min(limit), is_free }
    }

    /// The verdict of [`LastResort::Open`].
    ///
    /// A node stays as long as any line from it can fit. The last pass takes every line, but
    /// one that is overfull only if it can't end earlier; so there is a way to every break: the
    /// one that breaks at all of them.
    fn judge(&self, (from, to): (usize, usize), badness: i32, measure: i64) -> Verdict {
        let limit = limit(LastResort::Open);
        let is_overfull = badness > limit;
        let is_over = self.candidates.place(to).is_forced()
            || is_overfull && self.candidates.is_too_far((from, to), &self.background, measure);
        let is_bound = to <= self.candidates.place(from).next;
        let is_tolerable = badness <= self.tolerance.min(limit);
        let is_way = is_tolerable || self.last && (!is_overfull || is_bound);
        Verdict { stays: !is_over, is_way, is_free: false }
    }
}
