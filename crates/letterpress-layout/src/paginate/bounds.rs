//! What pages cost at least, told at once, so that few of them have to be priced.

use letterpress_break::Bounds;
use letterpress_page::Len;

use super::Room;
use super::foot::Foot;
use super::pages::{Carry, DEEPEST, SHALLOWEST};
use super::stops::Stops;
use super::variants::{Change, MOST_CHANGED, Offer};
use crate::flow::penalty;

/// What is known of the pages of a galley before any has its price.
///
/// Whatever is between two stops, what is left of a page's height after its gaps have been
/// stretched is what its beginning gives it room for less what its end takes; so both are summed
/// up once, and a page takes one subtraction.
pub(super) struct Least {
    begins: Vec<Begin>,
    ends: Vec<End>,
    /// By how much one variant makes a page taller or shorter.
    slack: i64,
    /// As many tenths of a line as a unit of length is, in 2³²s.
    tenths: i64,
    /// How many of them a page may be short at no price.
    free: u64,
    room: Room,
}

/// A stop as the beginning of a page.
#[derive(Clone, Copy, Debug)]
struct Begin {
    floor: Floor,
    /// How far down it may come at most.
    most: i64,
    /// How far down its last box may come in a variant: below that every page is too long.
    limit: Len,
    /// The box below, and the one that the page must end before at the latest.
    below: usize,
    last: usize,
    /// How many offers have begun above it with a shorter variant.
    begun_shorter: i64,
    /// Whether it is a place in a variant.
    is_within: bool,
}

/// What pages cost at least that begin at some stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Floor {
    /// How far down a page may come at least at a small price, its gaps stretched.
    least: i64,
    /// How many offers have begun above with a longer variant.
    begun: i64,
}

/// A stop as the end of a page.
#[derive(Clone, Copy, Debug)]
struct End {
    /// How far down the page comes at most, its gaps not stretched above it.
    depth: i64,
    /// How far down it comes.
    closed: i64,
    /// How far down its last box comes.
    foot: Len,
    below: usize,
    /// What a cut costs here.
    price: u64,
    /// How many boxes of notes are called before it; none is enough if a page ends here by force.
    called: Option<usize>,
    /// How many offers have ended above it with a longer, and with a shorter variant.
    ended: [i64; 2],
    /// Whether it stands in an offer, and in a variant of it.
    is_open: bool,
    is_within: bool,
}

impl Least {
    /// Sums up stops, between which a variant makes pages taller or shorter by no more than
    /// `slack`.
    pub(super) fn of(
        stops: &Stops,
        foot: &Foot<'_>,
        offers: &[Offer],
        room: &Room,
        slack: Len,
    ) -> Self {
        let variants = variants(offers);
        let mut begins = Vec::with_capacity(stops.list.len());
        let mut ends = Vec::with_capacity(stops.list.len());
        for stop in &stops.list {
            let [above, below] = stops.gaps_around(stop).map(|it| it.scale(room.strain, 1000));
            let most = stop.room - stop.opened();
            let rest = stop.rest.map_or(Len::ZERO, |rest| rest.by);
            let [begun, begun_shorter] = variants[stop.among.begun];
            begins.push(Begin {
                floor: Floor {
                    least: (most + below - rest - room.ragged).units() - ROUNDED,
                    begun,
                },
                most: (most + room.long).units(),
                limit: stop.limit(slack) + room.long,
                below: stop.below,
                last: stops.last(stop),
                begun_shorter,
                is_within: stop.within.is_some(),
            });
            ends.push(End {
                depth: (stop.closed() + above).units(),
                closed: stop.closed().units(),
                foot: stop.foot,
                below: stop.below,
                price: stop.price,
                called: (!stop.is_forced).then(|| foot.called[stop.below]),
                ended: variants[stop.among.ended],
                is_open: stop.open().is_some(),
                is_within: stop.within.is_some(),
            });
        }
        Self {
            begins,
            ends,
            slack: slack.units(),
            tenths: (10 << 32) / room.leading.units().max(1),
            free: room.tenths(room.ragged),
            room: *room,
        }
    }

    /// By how much a page may at most become taller, or shorter, since so many offers with a variant
    /// begin before it.
    fn give(&self, begun: i64, end: &End, change: usize) -> i64 {
        // A page that begins and ends in one variant is as tall as that makes it.
        let least = i64::from(end.is_open);
        (end.ended[change] - begun).clamp(least, MOST_CHANGED as i64) * self.slack
    }

    /// What a page costs at least that ends at a stop.
    fn short(&self, floor: Floor, end: &End) -> u64 {
        let most = floor.least - self.give(floor.begun, end, Change::Longer as usize);
        // Sheets are no taller than 2³⁰ units, so that the product fits.
        let tenths = ((most - end.depth).clamp(0, 1 << 30) * self.tenths) >> 32;
        self.room.short(tenths.unsigned_abs() + self.free, self.free) / 100 + end.price
    }
}

/// By so many units two sums may differ from one of the difference, since all are rounded.
const ROUNDED: i64 = 2;

/// How many longer, and how many shorter variants there are before each offer, and in all.
fn variants(offers: &[Offer]) -> Vec<[i64; 2]> {
    let mut sum = [0, 0];
    let mut variants = vec![sum];
    variants.extend(offers.iter().map(|offer| {
        for (sum, change) in sum.iter_mut().zip([Change::Longer, Change::Shorter]) {
            *sum += i64::from(offer.variant(change).is_some());
        }
        sum
    }));
    variants
}

impl Bounds<Carry> for Least {
    /// How many boxes of notes have been set, and on which side the page was.
    type Class = (usize, bool);
    type Floor = Floor;

    fn class(&self, carry: &Carry) -> Self::Class {
        (carry.noted, carry.is_recto)
    }

    fn floor(&self, from: usize) -> Floor {
        self.begins[from].floor
    }

    fn lower(&self, one: Floor, other: Floor) -> Floor {
        Floor { least: one.least.min(other.least), begun: one.begun.min(other.begun) }
    }

    fn least_of(&self, &(noted, _): &Self::Class, floor: Floor, to: usize) -> Option<u64> {
        let end = &self.ends[to];
        // What notes take up is not known yet.
        end.called.filter(|&called| called <= noted).map(|_| self.short(floor, end))
    }

    fn least(&self, &(noted, _): &Self::Class, from: usize, to: usize) -> Option<u64> {
        let (begin, end) = (&self.begins[from], &self.ends[to]);
        let is_over = end.foot > begin.limit || end.below > begin.last;
        // What is too long has to be told so once.
        if is_over || end.called.is_none_or(|called| called > noted) {
            return None;
        }
        let shorter = self.give(begin.begun_shorter, end, Change::Shorter as usize);
        if end.closed > begin.most + shorter {
            // A single box, or line of a variant, stands on its page even so.
            let may_be_single = end.below == begin.below + 1 || begin.is_within || end.is_within;
            return (!may_be_single).then_some(u64::MAX);
        }
        Some(self.short(begin.floor, end))
    }

    fn reach(&self, &(noted, is_recto): &Self::Class, other: &Carry) -> Option<u64> {
        // Ways that go on on the other side, or with other notes, have nothing in common.
        let is_alike = noted == other.noted && (is_recto != other.is_recto) == self.room.faces;
        is_alike.then(|| most_beside(other.depth, None))
    }

    fn margin(&self, carry: &Carry, other: &Carry) -> Option<u64> {
        let is_alike = carry.noted == other.noted && carry.is_recto == other.is_recto;
        // Only the page beside it sees how deep a page is.
        is_alike.then(|| most_beside(other.depth, carry.depth))
    }
}

/// How much more the page beside one of some depth may cost than it would beside one of another,
/// or of any.
fn most_beside(depth: Option<i8>, other: Option<i8>) -> u64 {
    let Some(depth) = depth else { return 0 };
    let square = |depth: i8, beside: i8| i64::from(depth.abs_diff(beside)).pow(2);
    // It grows or falls all the way with the depth of the page beside it.
    let more = |beside| square(depth, beside) - other.map_or(0, |other| square(other, beside));
    let most = more(DEEPEST).max(more(SHALLOWEST)).max(0);
    penalty::UNEVEN_SPREAD * most.unsigned_abs()
}
