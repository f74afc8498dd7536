//! Where a list may break, and the sums that make a line between two such places O(1).

use crate::badness::Stop;
use crate::item::{DiscretionaryKind, INFINITE, Item};
use crate::sums::{Sums, length};

/// A place where a line may end and the next one start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// The item that the line ends at.
    pub(crate) at: usize,
    /// The item that the next line starts with.
    pub(crate) after: usize,
    /// The next candidate that doesn't lie in what is discarded after this one.
    pub(crate) next: usize,
    /// Widths of what the break sets at the end of one line and at the start of the next.
    pre: i64,
    post: i64,
    pub(crate) penalty: i32,
    pub(crate) flagged: bool,
    /// Whether it comes from a hyphenation pattern.
    pub(crate) pattern: bool,
}

impl Candidate {
    pub(crate) fn is_forced(&self) -> bool {
        self.penalty <= -INFINITE
    }
}

/// All legal breaks of a list, one entry in each column.
///
/// The first is the start of the list, where only a line starts; the last is its end. Line
/// `a..b` is as wide as `ends[b] − starts[a]`, because what a discretionary sets is already in
/// these sums.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    places: Vec<Candidate>,
    /// Sums of all items before the break, and what it sets at the end of the line.
    ends: Vec<Sums>,
    /// Sums of all items before the next line, less what the break sets at its start.
    starts: Vec<Sums>,
    /// The least of natural width and shrunk width at which any line can end from here on, as
    /// far as the next forced break.
    nearest: Vec<(i64, i64)>,
}

impl Candidates {
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    pub(crate) fn place(&self, candidate: usize) -> &Candidate {
        &self.places[candidate]
    }

    pub(crate) fn stop(&self, candidate: usize) -> Stop {
        let place = self.place(candidate);
        let last = candidate + 1 == self.len();
        Stop { penalty: place.penalty, flagged: place.flagged, last }
    }

    /// The item that the line between two breaks starts with.
    ///
    /// What is discarded after a break never reaches beyond the next one.
    pub(crate) fn first_item(&self, from: usize, to: usize) -> usize {
        self.places[from].after.min(self.places[to].at)
    }

    /// Sums of the line between two breaks.
    #[inline]
    pub(crate) fn line(&self, from: usize, to: usize, background: &Sums) -> Sums {
        let (end, start) = (&self.ends[to], &self.starts[from]);
        if to >= self.places[from].next {
            return end.since(start, background);
        }
        self.empty_line(from, to, background)
    }

    /// A line without items: only what the two breaks set themselves.
    #[cold]
    fn empty_line(&self, from: usize, to: usize, background: &Sums) -> Sums {
        let mut line = *background;
        line.width += self.places[from].post + self.places[to].pre;
        line
    }

    /// Whether all lines from `from` that end after `to` are wider than `measure`.
    pub(crate) fn is_too_far(
        &self,
        (from, to): (usize, usize),
        background: &Sums,
        measure: i64,
    ) -> bool {
        if to < self.places[from].next {
            return false;
        }
        let Some((natural, shrunk)) = self.nearest.get(to + 1) else { return true };
        let start = &self.starts[from];
        let natural = natural - start.width + background.width;
        let shrunk = shrunk - (start.width - start.shrink) + background.width - background.shrink;
        natural > measure && shrunk > measure
    }

    /// Finds the legal breaks of another list (tex.web §§866–869).
    pub(crate) fn collect(&mut self, items: &[Item]) {
        self.places.clear();
        self.ends.clear();
        self.starts.clear();
        let mut sums = Sums::default();
        self.push(Candidate::plain(0, 0), &sums);
        self.settle(0, &sums);
        for (at, item) in items.iter().enumerate() {
            if !item.is_discardable() {
                self.settle(at, &sums);
            }
            let legal = legal(items, at).filter(|place| place.penalty < INFINITE);
            if let Some(place) = legal {
                self.push(place, &sums);
            }
            add(&mut sums, item);
            if let Some(place) = legal.filter(|_| item.has_post()) {
                let mut start = sums;
                start.width -= place.post;
                self.settle(at + 1, &start);
            }
        }
        self.settle(items.len(), &sums);
        self.push(Candidate::plain(items.len(), -INFINITE), &sums);
        self.settle(items.len(), &sums);
        self.look_ahead();
    }

    /// Adds a break; where the next line starts isn't known yet.
    fn push(&mut self, place: Candidate, sums: &Sums) {
        let mut end = *sums;
        end.width += place.pre;
        self.places.push(place);
        self.ends.push(end);
    }

    /// Lets the lines after all breaks that still wait for it start at an item.
    fn settle(&mut self, after: usize, sums: &Sums) {
        let next = self.places.len();
        for place in &mut self.places[self.starts.len()..] {
            place.after = after;
            place.next = next;
            self.starts.push(*sums);
        }
    }

    /// Fills `nearest`, from the back.
    fn look_ahead(&mut self) {
        self.nearest.clear();
        let mut nearest = (i64::MAX, i64::MAX);
        for (end, place) in self.ends.iter().zip(&self.places).rev() {
            if place.is_forced() {
                nearest = (i64::MAX, i64::MAX);
            }
            nearest = (nearest.0.min(end.width), nearest.1.min(end.width - end.shrink));
            self.nearest.push(nearest);
        }
        self.nearest.reverse();
    }
}

impl Candidate {
    /// A break that sets nothing itself.
    fn plain(at: usize, penalty: i32) -> Self {
        let penalty = penalty.max(-INFINITE);
        Self { at, after: at, next: 0, pre: 0, post: 0, penalty, flagged: false, pattern: false }
    }
}

/// The break at an item, if there can be one.
fn legal(items: &[Item], at: usize) -> Option<Candidate> {
    match items[at] {
        Item::Box { .. } => None,
        Item::Glue(_) => {
            let before = items.get(at.checked_sub(1)?)?;
            (!before.is_discardable()).then(|| Candidate::plain(at, 0))
        }
        Item::Kern { .. } => {
            matches!(items.get(at + 1), Some(Item::Glue(_))).then(|| Candidate::plain(at, 0))
        }
        // At the very end, a forced break is the end of the list itself.
        Item::Penalty { penalty } if penalty <= -INFINITE && at + 1 == items.len() => None,
        Item::Penalty { penalty } => Some(Candidate::plain(at, penalty)),
        Item::Discretionary { pre, post, penalty, kind, flagged, .. } => {
            let pattern = kind == DiscretionaryKind::Pattern && penalty > -INFINITE;
            let (pre, post) = (length(pre), length(post));
            Some(Candidate { pre, post, flagged, pattern, ..Candidate::plain(at, penalty) })
        }
    }
}

/// Adds an item as it is set within a line.
fn add(sums: &mut Sums, item: &Item) {
    match item {
        Item::Box { width } | Item::Kern { width } => sums.add_width(*width),
        Item::Glue(glue) => sums.add_glue(glue),
        Item::Penalty { .. } => {}
        Item::Discretionary { replace, .. } => sums.add_width(*replace),
    }
}
