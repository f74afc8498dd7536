//! Where a list may break, and the sums that make a line between two such places O(1).

use crate::demerits::Stop;
use crate::give::Give;
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
    /// Whether the search passes it over.
    pub(crate) avoided: bool,
    /// What the line that ends here reads last, and the next one first; 0 for nothing.
    words: (u32, u32),
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
    /// The least of unshrunk width and shrunk width, letters giving all they have, at which any
    /// line can end from here on, as far as the next forced break.
    nearest: Vec<(i64, i64)>,
    order: Order,
}

/// What can be said of all lines that end at one break.
#[derive(Clone, Copy, Debug, Default)]
struct Order {
    /// By how much a line that begins later may be wider than one that begins earlier.
    slack: i64,
    /// Whether it may stretch or shrink further, because some glue does so by less than nothing.
    is_elastic: bool,
    /// Whether a break is rewarded instead of costing something.
    has_rewards: bool,
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

    /// By how much a line that begins later may be wider than one that begins earlier and ends
    /// where it ends; none if it may stretch further, too.
    pub(crate) fn slack(&self) -> Option<i64> {
        (!self.order.is_elastic).then_some(self.order.slack)
    }

    /// Whether a break is rewarded instead of costing something.
    pub(crate) fn has_rewards(&self) -> bool {
        self.order.has_rewards
    }

    /// Whether the line between two breaks begins with the same word as the next one, and
    /// whether it ends with the same word as the one before. A line without items has no words.
    pub(crate) fn same_words(&self, from: usize, to: usize) -> (bool, bool) {
        if to < self.places[from].next {
            return (false, false);
        }
        let same = |a: u32, b: u32| a == b && a != 0;
        let (before, this) = (self.places[from].words, self.places[to].words);
        (same(before.1, this.1), same(before.0, this.0))
    }

    /// Whether all lines from `from` that end after `to` are wider than `measure`.
    pub(crate) fn is_too_far(
        &self,
        (from, to): (usize, usize),
        (background, give): (&Sums, Give),
        measure: i64,
    ) -> bool {
        if to < self.places[from].next {
            return false;
        }
        let Some((natural, shrunk)) = self.nearest.get(to + 1) else { return true };
        let start = &self.starts[from];
        let narrowest = start.narrowest(give);
        let natural = natural - narrowest + background.width;
        let shrunk = shrunk - (narrowest - start.shrink) + background.width - background.shrink;
        natural - ROUNDED > measure && shrunk - ROUNDED > measure
    }

    /// The least that a hyphen from a pattern costs, if there are any.
    pub(crate) fn least_pattern(&self) -> Option<i32> {
        let patterns = self.places.iter().filter(|place| place.pattern);
        patterns.map(|place| place.penalty).min()
    }

    /// No fewer lines than this hold the list, if none is wider than `widest`.
    ///
    /// The shrunk widths of all lines add up to that of the list but for what is lost between
    /// them: the glue that each break discards, and what hangs.
    pub(crate) fn least_lines(&self, widest: i64, (background, give): (&Sums, Give)) -> i64 {
        if self.order.is_elastic {
            return 0;
        }
        let shrunk = |sums: &Sums| sums.narrowest(give) - sums.shrink;
        let (Some(start), Some(end)) = (self.starts.first(), self.ends.last()) else { return 0 };
        let inner = self.starts.iter().zip(&self.ends).skip(1);
        let losses = inner.map(|(start, end)| shrunk(start) - shrunk(end));
        let lost = losses.max().unwrap_or(0).max(0) + 2 * ROUNDED;
        let besides = background.narrowest(give) - background.shrink.max(0);
        let width = (widest - besides).max(1).saturating_add(lost);
        let all = (shrunk(end) - shrunk(start)).saturating_add(lost).max(0);
        all.saturating_add(width - 1) / width
    }

    /// Makes the break at an item illegal, unless it is forced; which one it was.
    pub(crate) fn avoid(&mut self, item: usize) -> Option<usize> {
        let found = self.places.binary_search_by_key(&item, |place| place.at).ok();
        let found = found.filter(|&index| index > 0 && !self.places[index].is_forced());
        if let Some(index) = found {
            self.places[index].avoided = true;
        }
        found
    }

    /// Makes a break legal again.
    pub(crate) fn allow(&mut self, avoided: usize) {
        self.places[avoided].avoided = false;
    }

    /// Finds the legal breaks of another list (tex.web §§866–869).
    pub(crate) fn collect(&mut self, items: &[Item], give: Give) {
        self.places.clear();
        self.ends.clear();
        self.starts.clear();
        let mut sums = Sums::default();
        let mut end = Edge::default();
        self.push(Candidate::plain(0, 0), &sums, end);
        self.settle(0, &sums, items.first().map_or(end, Edge::left));
        for (at, item) in items.iter().enumerate() {
            if !item.is_discardable() {
                self.settle(at, &sums, Edge::left(item));
            }
            let legal = legal(items, at).filter(|place| place.penalty < INFINITE);
            if let Some(place) = legal {
                self.push(place, &sums, Edge::at(item, end));
            }
            add(&mut sums, item);
            if let Some(place) = legal.filter(|_| item.has_post()) {
                let mut start = sums;
                start.width -= place.post;
                self.settle(at + 1, &start, items.get(at + 1).map_or(Edge::default(), Edge::left));
            }
            if !item.is_discardable() {
                end = Edge::right(item);
            }
        }
        self.push(Candidate::plain(items.len(), -INFINITE), &sums, end);
        self.settle(items.len(), &sums, Edge::default());
        self.look_ahead(give);
        self.order = self.compare(items);
    }

    /// Compares the lines between all breaks and the end.
    fn compare(&self, items: &[Item]) -> Order {
        let takes = |item: &Item| match item {
            Item::Glue(glue) => glue.stretch.amount < 0 || glue.shrink < 0,
            _ => false,
        };
        let is_reward = |place: &Candidate| place.penalty < 0 && !place.is_forced();
        let (mut widest, mut slack) = (i64::MIN, 0);
        for start in &self.starts {
            widest = widest.max(start.width);
            slack = slack.max(widest - start.width);
        }
        Order {
            slack,
            is_elastic: items.iter().any(takes),
            has_rewards: self.places.iter().any(is_reward),
        }
    }

    /// Adds a break; where the next line starts isn't known yet.
    fn push(&mut self, mut place: Candidate, sums: &Sums, edge: Edge) {
        let mut end = *sums;
        end.width += place.pre - edge.hang;
        place.words.0 = edge.word;
        self.places.push(place);
        self.ends.push(end);
    }

    /// Lets the lines after all breaks that still wait for it start at an item.
    fn settle(&mut self, after: usize, sums: &Sums, edge: Edge) {
        let next = self.places.len();
        let mut start = *sums;
        start.width += edge.hang;
        for place in &mut self.places[self.starts.len()..] {
            place.after = after;
            place.next = next;
            place.words.1 = edge.word;
            self.starts.push(start);
        }
    }

    /// Fills `nearest`, from the back.
    fn look_ahead(&mut self, give: Give) {
        self.nearest.clear();
        let mut nearest = (i64::MAX, i64::MAX);
        for (end, place) in self.ends.iter().zip(&self.places).rev() {
            if place.is_forced() {
                nearest = (i64::MAX, i64::MAX);
            }
            let narrowest = end.narrowest(give);
            nearest = (nearest.0.min(narrowest), nearest.1.min(narrowest - end.shrink));
            self.nearest.push(nearest);
        }
        self.nearest.reverse();
    }
}

/// Differences of rounded sums are off by less than this.
const ROUNDED: i64 = 4;

/// What stands at an edge of a line.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    /// How far it hangs into the margin.
    hang: i64,
    /// What it reads, or 0.
    word: u32,
}

impl Edge {
    /// An item at the start of a line.
    fn left(item: &Item) -> Self {
        match item {
            Item::Letters(letters) => Self { hang: length(letters.left), word: letters.word },
            _ => Self::default(),
        }
    }

    /// An item at the end of a line.
    fn right(item: &Item) -> Self {
        match item {
            Item::Letters(letters) => Self { hang: length(letters.right), word: letters.word },
            _ => Self::default(),
        }
    }

    /// The end of a line that breaks at an item, `end` being what was set last.
    fn at(item: &Item, end: Self) -> Self {
        match item {
            Item::Discretionary { hang, .. } => Self { hang: length(*hang), word: 0 },
            _ => end,
        }
    }
}

impl Candidate {
    /// A break that sets nothing itself.
    fn plain(at: usize, penalty: i32) -> Self {
        let penalty = penalty.max(-INFINITE);
        Self {
            at,
            after: at,
            next: 0,
            pre: 0,
            post: 0,
            penalty,
            flagged: false,
            pattern: false,
            avoided: false,
            words: (0, 0),
        }
    }
}

/// The break at an item, if there can be one.
fn legal(items: &[Item], at: usize) -> Option<Candidate> {
    match items[at] {
        Item::Box { .. } | Item::Letters(_) => None,
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
        Item::Letters(letters) => sums.add_letters(letters),
        Item::Glue(glue) => sums.add_glue(glue),
        Item::Penalty { .. } => {}
        Item::Discretionary { replace, .. } => sums.add_width(*replace),
    }
}
