//! The galley as a row of stops: every place where a page may end, with all that a page between
//! two of them needs to know at once.

use std::ops::Range;

use letterpress_page::Len;

use super::Room;
use super::variants::{Change, MOST_CHANGED, Offer};
use crate::flow::grid::{Rest, Rests};
use crate::flow::{Galley, Kind, penalty};

/// A place where a page may end and the next begin.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    /// The box below, or, within a variant, the second of the paragraph that it stands for.
    pub(super) below: usize,
    /// How far down it is for what stands above: the foot of the last box.
    pub(super) foot: Len,
    /// How far down it is for what stands below: the top of the next box.
    head: Len,
    /// What a page that begins here opens with, and one that ends here closes with.
    opening: Len,
    pub(super) closing: Len,
    /// What a page that begins here grows by on the baseline grid.
    pub(super) rest: Option<Rest>,
    /// What a cut costs here.
    pub(super) price: u64,
    /// Whether a page ends here whatever it costs; the first page begins by force as well.
    pub(super) is_forced: bool,
    /// Whether the page that it begins is a recto.
    pub(super) recto: bool,
    /// The variant that it is a place in.
    pub(super) within: Option<Within>,
    pub(super) among: Among,
    /// How much a page that begins here has room for, and whether it lies on its side.
    pub(super) room: Len,
    pub(super) is_turned: bool,
}

/// Where a stop stands among the offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Among {
    /// How many begin above it, and how many end above it.
    pub(super) begun: usize,
    pub(super) ended: usize,
}

/// A place in a variant of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Within {
    /// The paragraph among the offers, and which of its variants.
    pub(super) offer: usize,
    pub(super) change: Change,
    /// The lines above it.
    pub(super) lines: usize,
    /// By how much the variant is taller than the paragraph.
    extra: Len,
}

/// All stops of a galley, the start and the end among them, from top to bottom.
pub(super) struct Stops {
    pub(super) list: Vec<Stop>,
    /// The gaps above each box that may stretch, summed up, its own included.
    gaps: Vec<Len>,
    /// For a page that begins at each box, the box that it must end before at the latest.
    ends: Vec<usize>,
}

impl Stops {
    /// Sums up a galley, whose paragraphs come in the variants offered.
    pub(super) fn of(galley: &Galley, offers: &[Offer], room: &Room) -> Self {
        let natural = natural(galley, offers, room);
        let mut cut = Vec::new();
        for (index, offer) in offers.iter().enumerate() {
            within(&natural, index, offer, &mut cut);
        }
        let mut list = merge(natural, cut);
        // The first page begins below what has been set.
        list.retain(|stop| stop.below >= galley.past);
        Self { list, gaps: gaps(galley), ends: ends(galley) }
    }

    /// The height of a page between two stops; `None` where they don't go together.
    pub(super) fn height(&self, from: &Stop, to: &Stop) -> Option<Len> {
        let is_same = from.open().is_some() && from.open() == to.open();
        let change = |stop: &Stop| stop.within.map(|within| within.change);
        // A paragraph doesn't turn into its variant halfway down, nor back.
        if is_same && change(from) != change(to) {
            return None;
        }
        let extra = from.within.filter(|_| is_same).map_or(Len::ZERO, |within| within.extra);
        // What is below the first was counted upwards from the paragraph's foot, and what is above
        // the second downwards from its top: what the variant has more lies between them.
        // On a page that begins in a variant a line stands at once.
        let rest = from.rest.filter(|rest| rest.above < to.below || from.within.is_some());
        let rest = rest.map_or(Len::ZERO, |rest| rest.by);
        Some(self.least(from, to) + rest - extra + to.closing)
    }

    /// The same were the paragraph around both as it is, without what the page closes with: it
    /// only grows from stop to stop.
    pub(super) fn least(&self, from: &Stop, to: &Stop) -> Len {
        to.foot + from.opened()
    }

    /// The gaps between two stops that may stretch.
    pub(super) fn gaps(&self, from: &Stop, to: &Stop) -> Len {
        let ([_, first], [last, _]) = (self.gaps_around(from), self.gaps_around(to));
        (last - first).max(Len::ZERO)
    }

    /// The gaps that may stretch above a stop, summed up, without that at the stop and with it.
    pub(super) fn gaps_around(&self, stop: &Stop) -> [Len; 2] {
        let last = self.gaps.len() - 1;
        [self.gaps[stop.below.max(1) - 1], self.gaps[stop.below.min(last)]]
    }

    /// The box that a page that begins at a stop must end before at the latest.
    pub(super) fn last(&self, from: &Stop) -> usize {
        self.ends.get(from.below).copied().unwrap_or(usize::MAX)
    }
}

impl Stop {
    /// The paragraph among the offers that it is a place in.
    pub(super) fn open(&self) -> Option<usize> {
        self.among.open()
    }

    /// What a page that begins here opens with, less how far down it is.
    pub(super) fn opened(&self) -> Len {
        self.opening - self.head
    }

    /// How far down the foot of the last box on a page that begins here may come, where a variant
    /// makes a page shorter by no more than `slack`: beyond it every page is too long.
    pub(super) fn limit(&self, slack: Len) -> Len {
        // Besides the paragraphs that are changed whole there may be one place in a variant that
        // stands further down than what comes after it.
        self.room - self.opened() + slack * (MOST_CHANGED as i64 + 1)
    }

    /// How far down a page that ends here comes, with what it closes with.
    pub(super) fn closed(&self) -> Len {
        self.foot + self.closing
    }
}

impl Among {
    /// The offer that a stop stands in.
    fn open(self) -> Option<usize> {
        (self.begun > self.ended).then(|| self.begun - 1)
    }

    /// The offers that stand whole between one stop and another.
    pub(super) fn whole_to(self, end: Self) -> Range<usize> {
        self.begun..end.ended
    }
}

/// The stops between the boxes as they are.
fn natural(galley: &Galley, offers: &[Offer], room: &Room) -> Vec<Stop> {
    let turned = turned(galley);
    let rests = Rests::of(galley);
    let mut turned = turned.iter().peekable();
    let mut stops = Vec::with_capacity(galley.boxes.len() + 1);
    let mut top = Len::ZERO;
    let (mut begun, mut ended) = (0, 0);
    for below in 0..=galley.boxes.len() {
        let foot = top;
        let joint = galley.boxes.get(below).map(|vbox| vbox.joint);
        let gap = joint.map_or(Len::ZERO, |joint| joint.gap);
        begun += offers[begun..].iter().take_while(|offer| offer.boxes.start < below).count();
        ended += offers[ended..].iter().take_while(|offer| offer.boxes.end <= below).count();
        while turned.next_if(|boxes| boxes.end <= below).is_some() {}
        let is_turned = turned.peek().is_some_and(|boxes| boxes.contains(&below));
        let around = |of: fn(&Galley, crate::flow::Joint) -> Len| {
            joint.filter(|_| below > 0).map_or(Len::ZERO, |joint| of(galley, joint))
        };
        let penalty = joint.map_or(penalty::FORCED, |joint| joint.penalty);
        stops.push(Stop {
            below,
            foot,
            head: top + gap,
            opening: around(Galley::opening),
            closing: around(Galley::closing),
            rest: rests.get(below),
            price: u64::from(penalty.max(0).unsigned_abs()),
            is_forced: below == 0 || penalty == penalty::FORCED,
            recto: joint.is_some_and(|joint| joint.recto),
            within: None,
            among: Among { begun, ended },
            room: if is_turned { room.turned } else { room.height },
            is_turned,
        });
        top += gap + galley.boxes.get(below).map_or(Len::ZERO, |vbox| vbox.height);
    }
    stops
}

/// The stops between the lines of a paragraph's variants, in no order.
fn within(natural: &[Stop], index: usize, offer: &Offer, stops: &mut Vec<Stop>) {
    let (first, last) = (offer.boxes.start, offer.boxes.end);
    let [Some(above), Some(inside), Some(under)] =
        [first, first + 1, last].map(|at| natural.get(at))
    else {
        return;
    };
    for (change, variant) in offer.variants() {
        if !offer.may_be_cut {
            continue;
        }
        let total = under.foot - above.head + variant.extra;
        let mut sum = Len::ZERO;
        for (line, pair) in variant.lines.windows(2).enumerate() {
            sum += pair[0].height;
            let at = Within { offer: index, change, lines: line + 1, extra: variant.extra };
            stops.push(Stop {
                foot: above.head + sum,
                head: under.foot - (total - sum),
                price: u64::from(pair[1].penalty.unsigned_abs()),
                within: Some(at),
                ..inside.clone()
            });
        }
    }
}

/// All stops from top to bottom; of two as far down the one in a variant comes first, since the
/// other may be the paragraph's end, which comes after all of them even if one is further down.
fn merge(natural: Vec<Stop>, mut cut: Vec<Stop>) -> Vec<Stop> {
    if cut.is_empty() {
        return natural;
    }
    cut.sort_by_key(|stop| (stop.among.ended, stop.foot));
    let mut list = Vec::with_capacity(natural.len() + cut.len());
    let mut cut = cut.into_iter().peekable();
    for stop in natural {
        let comes_first = |next: &Stop| {
            next.below <= stop.below
                && (next.foot <= stop.foot || next.among.ended < stop.among.ended)
        };
        while let Some(next) = cut.next_if(comes_first) {
            list.push(next);
        }
        list.push(stop);
    }
    list
}

fn gaps(galley: &Galley) -> Vec<Len> {
    let mut sum = Len::ZERO;
    let joints = galley.boxes.iter().map(|vbox| vbox.joint);
    let mut gaps: Vec<Len> = joints
        .map(|joint| {
            sum += if joint.stretches { joint.gap } else { Len::ZERO };
            sum
        })
        .collect();
    gaps.push(sum);
    gaps
}

/// For a page that begins at each box, the next box that must begin a page.
fn ends(galley: &Galley) -> Vec<usize> {
    let mut ends = vec![galley.boxes.len(); galley.boxes.len()];
    let mut next = galley.boxes.len();
    for (index, vbox) in galley.boxes.iter().enumerate().rev() {
        ends[index] = next;
        if vbox.joint.penalty == penalty::FORCED {
            next = index;
        }
    }
    ends
}

/// The boxes that stand on sheets on their sides.
fn turned(galley: &Galley) -> Vec<Range<usize>> {
    let turned = galley.containers.iter().filter(|it| matches!(it.kind, Kind::Turned));
    turned.map(|it| it.boxes.clone()).collect()
}
