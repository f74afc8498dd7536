//! What pages cost at least, told at once, so that few of them have to be priced.

use letterpress_break::Bounds;
use letterpress_page::Len;

use super::Room;
use super::foot::Foot;
use super::pages::{BESIDE, Carry};
use super::stops::Stops;

/// What is known of the pages of a galley before any has its price.
///
/// Whatever is between two stops, what is left of a page's height after its gaps have been
/// stretched is what its beginning gives it room for less what its end takes; so both are summed
/// up once, and a page takes one subtraction.
pub(super) struct Least {
    ends: Vec<End>,
    /// As many parts of a line as a unit of length is, in 2³²s.
    lines: i64,
    short_line: u64,
    faces: bool,
}

/// A stop as the beginning of a page and as its end.
#[derive(Clone, Copy, Debug)]
struct End {
    /// How far down a page that begins here may come at least at a small price.
    room: i64,
    /// How far down one that ends here comes at most.
    depth: i64,
    /// What a cut costs here.
    price: u64,
    /// How many boxes of notes are called before it; none is enough if a page ends here by force.
    called: Option<usize>,
}

impl Least {
    /// Sums up stops, between which variants make pages taller by no more than `slack`.
    pub(super) fn of(stops: &Stops, foot: &Foot<'_>, room: &Room, slack: Len) -> Self {
        let ends = stops.list.iter().map(|stop| {
            let [above, below] = stops.gaps_around(stop).map(|it| it.scale(room.stretch, 1000));
            let most = stops.room(stop) - stops.opened(stop) + below;
            End {
                room: (most - room.ragged - slack).units() - ROUNDED,
                depth: (stops.closed(stop) + above).units(),
                price: stop.price,
                called: (!stop.is_forced).then(|| foot.called[stop.below]),
            }
        });
        Self {
            ends: ends.collect(),
            lines: (1 << 32) / room.leading.units().max(1),
            short_line: room.short_line,
            faces: room.faces,
        }
    }
}

/// By so many units two sums may differ from one of the difference, since all are rounded.
const ROUNDED: i64 = 2;
/// Beyond so many lines a page that is short is taken for one that is so many lines short.
const MOST_LINES: i64 = 7;

impl Bounds<Carry> for Least {
    fn least(&self, from: usize, carry: &Carry, to: usize) -> Option<u64> {
        let [start, end] = [&self.ends[from], &self.ends[to]];
        // What notes take up is not known yet.
        if end.called.is_none_or(|called| carry.noted < called) {
            return None;
        }
        // Sheets are no taller than 2³⁰ units, so that the product fits.
        let lines = ((start.room - end.depth).clamp(0, 1 << 30) * self.lines) >> 32;
        Some(self.short_line * lines.min(MOST_LINES).unsigned_abs().pow(2) + end.price)
    }

    fn reach(&self, carry: &Carry, other: &Carry) -> u64 {
        // Ways that go on on the other side, or with other notes, have nothing in common.
        let is_alike = (carry.is_recto != other.is_recto) == self.faces;
        match is_alike && carry.noted == other.noted {
            true if self.faces => BESIDE,
            true => 0,
            false => u64::MAX,
        }
    }

    fn margin(&self, carry: &Carry, other: &Carry) -> u64 {
        let is_alike = carry.noted == other.noted && carry.is_recto == other.is_recto;
        // Only the page beside it sees how deep a page is.
        if is_alike { BESIDE } else { u64::MAX }
    }
}
