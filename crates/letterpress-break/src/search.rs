//! One pass over the legal breaks: which ways of breaking stay in the running.
//!
//! A node is a break reached in the best way, one for each [`State`] that the line ending there
//! leaves to the next (and per line number, while that matters). Active nodes are those from
//! which a line may still come. Each new break is tried from all of them; its best ways become
//! nodes, and nodes that it is too far from are dropped (tex.web §829).

use std::ops::Range;

use crate::badness::{Rating, excess, is_hopeless, limit, rate};
use crate::breaks::Fitness;
use crate::candidates::Candidates;
use crate::demerits::{self, LONGEST_RUN, State, most_difference};
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
    state: State,
    pub(crate) total: Total,
    /// The node where that line starts; the first node is its own.
    pub(crate) back: usize,
}

/// The nodes of a pass.
#[derive(Debug, Default)]
pub(crate) struct Search {
    nodes: Vec<Node>,
    /// The active nodes from `first` on.
    active: Vec<usize>,
    first: usize,
    /// The nodes that stay active, while a break is tried.
    staying: Vec<usize>,
    /// The best ways to a break by the state that they leave, while it is tried.
    best: Vec<Way>,
    /// How often a node was looked at.
    #[cfg(test)]
    pub(crate) looks: usize,
}

impl Search {
    pub(crate) fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    /// The nodes at the end of the list after a pass that found a way.
    pub(crate) fn ends(&self) -> impl Iterator<Item = usize> {
        self.active[self.first..].iter().copied()
    }

    /// Tries all breaks from one on again, after a pass that differs in nothing before it.
    pub(crate) fn run_from(&mut self, candidate: usize, trial: &Trial) -> bool {
        self.nodes.truncate(self.nodes.partition_point(|node| node.candidate < candidate));
        self.active.clear();
        // Those that had been dropped since the last forced break are too far away, and are dropped
        // again at once.
        let forced = (0..candidate).rev().find(|&at| trial.candidates.place(at).is_forced());
        let start = self.nodes.partition_point(|node| node.candidate < forced.unwrap_or(0));
        self.active.extend(start..self.nodes.len());
        self.first = 0;
        self.go_on(candidate, trial)
    }

    /// Tries all breaks in turn; says whether any way leads to the end.
    pub(crate) fn run(&mut self, trial: &Trial) -> bool {
        self.nodes.clear();
        self.nodes.push(Node {
            candidate: 0,
            line: 0,
            fitness: Fitness::Decent,
            badness: 0,
            state: State { tone: trial.parameters.no_tone(), run: 0 },
            total: Total::default(),
            back: 0,
        });
        self.active.clear();
        self.active.push(0);
        self.first = 0;
        self.go_on(1, trial)
    }

    fn go_on(&mut self, first: usize, trial: &Trial) -> bool {
        for candidate in first..trial.candidates.len() {
            let place = trial.candidates.place(candidate);
            if (trial.patterns || !place.pattern) && !place.avoided {
                self.try_break(trial, candidate);
            }
            if self.active.len() == self.first {
                return false;
            }
        }
        true
    }

    /// Tries a break from all active nodes (tex.web §§829, 835).
    fn try_break(&mut self, trial: &Trial, candidate: usize) {
        self.staying.clear();
        self.best.clear();
        let mut place = self.first_kept(candidate);
        let mut group = 0;
        while place < self.active.len() {
            #[cfg(test)]
            {
                self.looks += 1;
            }
            let node = self.nodes[self.active[place]];
            let line = (node.line + 1).min(trial.easy_line);
            if line != group {
                self.record(trial, candidate);
                group = line;
            }
            // Nodes at one break follow each other, and the line from it is the same for all.
            let measure = trial.measures.width(node.line);
            let end = self.end_of_equals(place, trial, &node);
            match trial.line(node.candidate, candidate, measure) {
                Some(line) => self.ways(place..end, &line, trial),
                None if trial.is_last_hope((node.candidate, candidate), measure) => break,
                None => self.staying.extend_from_slice(&self.active[place..end]),
            }
            place = end;
        }
        let stayed = self.staying.len();
        self.record(trial, candidate);
        self.renew(stayed, place);
    }

    /// Where the active nodes begin that are looked at: the oldest are dropped if there are too
    /// many.
    fn first_kept(&self, candidate: usize) -> usize {
        let surplus = self.active.len().saturating_sub(MOST_ACTIVE).max(self.first);
        let old = self.active[self.first..surplus]
            .iter()
            .take_while(|&&index| self.nodes[index].candidate + 1 < candidate);
        self.first + old.count()
    }

    /// Where the active nodes end that a node begins and from which all lines are the same.
    fn end_of_equals(&self, place: usize, trial: &Trial, first: &Node) -> usize {
        let class = |node: &Node| (node.candidate, node.line.min(trial.easy_line));
        let is_equal = |&&index: &&usize| class(&self.nodes[index]) == class(first);
        place + self.active[place..].iter().take_while(is_equal).count()
    }

    /// Goes on from active nodes at one break by the line that begins there.
    fn ways(&mut self, places: Range<usize>, line: &Priced, trial: &Trial) {
        let mut best: [Option<Way>; LONGEST_RUN as usize + 1] = [None; _];
        for place in places {
            let index = self.active[place];
            let is_lone =
                place + 1 == self.active.len() && self.staying.is_empty() && self.best.is_empty();
            let verdict = trial.judge(line, is_lone && best == [None; _]);
            if verdict.stays {
                self.staying.push(index);
            }
            if verdict.is_way {
                let way = trial.way(index, &self.nodes[index], line, verdict.is_free);
                offer(&mut best[usize::from(way.state.run)], way);
            }
        }
        // All of them leave a line of the same tone.
        for way in best.into_iter().flatten() {
            match self.best.iter_mut().find(|best| best.state == way.state) {
                Some(best) if way.total <= best.total => *best = way,
                Some(_) => {}
                None => self.best.push(way),
            }
        }
    }

    /// Makes the nodes that stay and those that are new the active ones, `stop` being the first
    /// of those that were not looked at.
    fn renew(&mut self, stayed: usize, stop: usize) {
        if stop == self.active.len() {
            std::mem::swap(&mut self.active, &mut self.staying);
            self.first = 0;
            return;
        }
        self.first = stop - stayed;
        self.active[self.first..stop].copy_from_slice(&self.staying[..stayed]);
        self.active.extend_from_slice(&self.staying[stayed..]);
    }

    /// Makes nodes of the best ways found (tex.web §836).
    ///
    /// A state that costs so much more than the best one that nothing that follows could make up
    /// for it is left out.
    fn record(&mut self, trial: &Trial, candidate: usize) {
        let Some(&best) = self.best.iter().min_by_key(|way| way.total) else { return };
        self.best.sort_unstable_by_key(|way| way.state);
        for way in self.best.drain(..) {
            let difference = most_difference(best.state, way.state, trial.parameters);
            let mut most = best.total;
            most.demerits = most.demerits.saturating_add(difference);
            if way.total > most {
                continue;
            }
            self.staying.push(self.nodes.len());
            self.nodes.push(Node {
                candidate,
                line: self.nodes[way.back].line + 1,
                fitness: way.fitness,
                badness: way.badness,
                state: way.state,
                total: way.total,
                back: way.back,
            });
        }
    }
}

/// A way to the break that is tried.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Way {
    total: Total,
    state: State,
    back: usize,
    fitness: Fitness,
    badness: i32,
}

/// Keeps a way if the one that is there doesn't cost less; of equals the later wins, as in TeX.
fn offer(best: &mut Option<Way>, way: Way) {
    if best.is_none_or(|best| way.total <= best.total) {
        *best = Some(way);
    }
}

/// The line between two breaks and what it costs whatever came before it.
#[derive(Clone, Copy, Debug)]
struct Priced {
    from: usize,
    to: usize,
    rating: Rating,
    /// Demerits for its badness, for the penalty at its end and for words that stand twice.
    demerits: i64,
    /// By how much it is too wide.
    excess: i64,
    measure: i64,
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
    /// The line between two breaks with its price (tex.web §§851–855); none if it is certainly
    /// too short.
    fn line(&self, from: usize, to: usize, measure: i64) -> Option<Priced> {
        let parameters = self.parameters;
        let line = self.candidates.line(from, to, &self.background);
        let short = measure - line.width;
        let is_forced = self.candidates.place(to).is_forced();
        let bounds = (self.least_intolerable, parameters.give);
        if !is_forced && is_hopeless(short, &line, bounds) {
            return None;
        }
        let rating = rate(short, &line, parameters);
        let mut demerits = demerits::own(rating.badness, &self.candidates.stop(to), parameters);
        if parameters.same_word_demerits != 0 {
            let (starts, ends) = self.candidates.same_words(from, to);
            let pairs = i64::from(starts) + i64::from(ends);
            demerits += pairs * i64::from(parameters.same_word_demerits);
        }
        let excess = excess(short, &line, parameters.give);
        Some(Priced { from, to, rating, demerits, excess, measure })
    }

    /// Whether not only the line between two breaks is too short but also all that begin later
    /// and end there. Most nodes are of this sort: any break of the last line's length.
    fn is_last_hope(&self, (from, to): (usize, usize), measure: i64) -> bool {
        let Some(slack) = self.candidates.slack().filter(|_| self.easy_line == 0) else {
            return false;
        };
        let line = self.candidates.line(from, to, &self.background);
        let bounds = (self.least_intolerable, self.parameters.give);
        // A line without items is none of those that the slack is about.
        let widest = line.width.saturating_add(slack).max(self.background.width);
        is_hopeless(measure.saturating_sub(widest), &line, bounds)
    }

    /// The way to a break through a node and the line from it.
    #[inline]
    fn way(&self, index: usize, node: &Node, line: &Priced, is_free: bool) -> Way {
        let stop = self.candidates.stop(line.to);
        let rating = &line.rating;
        let (price, state) = demerits::after(node.state, rating, &stop, self.parameters);
        let mut total = node.total;
        if !is_free {
            total.demerits = total.demerits.saturating_add(line.demerits.saturating_add(price));
        }
        let rules = self.parameters.last_resort;
        if rating.badness > limit(rules) && rules == LastResort::Open {
            total.overfull += 1;
            total.excess = total.excess.saturating_add(line.excess);
        }
        Way { total, state, back: index, fitness: rating.fitness, badness: rating.badness }
    }

    /// Whether a line is a way and the node where it starts stays, `lone` being whether nothing
    /// else leads on.
    fn judge(&self, line: &Priced, lone: bool) -> Verdict {
        match self.parameters.last_resort {
            LastResort::Survivor => self.judge_as_tex(line, lone),
            LastResort::Open => self.judge_openly(line),
        }
    }

    /// TeX's verdict (tex.web §§851, 854).
    fn judge_as_tex(&self, line: &Priced, lone: bool) -> Verdict {
        let limit = limit(LastResort::Survivor);
        let badness = line.rating.badness;
        let stays = badness <= limit && !self.candidates.place(line.to).is_forced();
        let is_free = !stays && self.last && lone;
        Verdict { stays, is_way: is_free || badness <= self.tolerance.min(limit), is_free }
    }

    /// The verdict of [`LastResort::Open`].
    ///
    /// A node stays as long as any line from it can fit. The last pass takes every line, but
    /// one that is overfull only if it can't end earlier; so there is a way to every break: the
    /// one that breaks at all of them.
    fn judge_openly(&self, line: &Priced) -> Verdict {
        let limit = limit(LastResort::Open);
        let is_overfull = line.rating.badness > limit;
        let besides = (&self.background, self.parameters.give);
        let is_over = self.candidates.place(line.to).is_forced()
            || is_overfull
                && self.candidates.is_too_far((line.from, line.to), besides, line.measure);
        let is_bound = line.to <= self.candidates.place(line.from).next;
        let is_tolerable = line.rating.badness <= self.tolerance.min(limit);
        let is_way = is_tolerable || self.last && (!is_overfull || is_bound);
        Verdict { stays: !is_over, is_way, is_free: false }
    }
}
