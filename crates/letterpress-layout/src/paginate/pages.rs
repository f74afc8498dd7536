//! The price of every page, and the cheapest sequence of them.

use letterpress_break::{Path, Price, cheapest_bounded, cheapest_within};
use letterpress_page::Len;

use super::bounds::Least;
use super::foot::Foot;
use super::stops::{Stop, Stops, Within};
use super::variants::{Change, Choice, MOST_CHANGED, Offer, Variant};
use super::{Cut, Cuts, Pagination, Room, Standing};
use crate::block::FootNotes;
use crate::flow::{Galley, penalty};

/// All pages that a galley can be cut into.
pub(super) struct Pages<'g> {
    room: Room,
    offers: &'g [Offer],
    stops: Stops,
    foot: Foot<'g>,
    /// By how much a variant can at most make a page shorter, or taller.
    slack: Len,
    /// What the page before the first one hands on.
    start: Carry,
    /// Whether the document ends with the galley.
    ends: bool,
}

/// Pages count as no longer and no shorter than by so many lines beside each other.
pub(super) const DEEPEST: i8 = -1;
pub(super) const SHALLOWEST: i8 = 2;

/// What a page hands on to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Carry {
    /// How many boxes of notes have been set.
    pub(super) noted: usize,
    /// Whether it was a recto, where pages face each other; the first page is one.
    pub(super) is_recto: bool,
    /// By how many lines a verso is short: the page beside it should be as short.
    pub(super) depth: Option<i8>,
}

/// A page that has its price.
#[derive(Clone, Copy, Debug)]
struct Filled {
    cost: u64,
    carry: Carry,
    /// What is left of its height.
    left: Len,
}

/// What lies between two stops, entered with what the page before handed on.
#[derive(Clone, Copy)]
struct Between<'s> {
    start: &'s Stop,
    carry: Carry,
    end: &'s Stop,
}

/// A page with what has been changed in it: so many of the cheapest variants of a kind.
#[derive(Clone, Copy, Debug)]
struct Changed {
    page: Filled,
    change: Change,
    count: usize,
}

impl<'g> Pages<'g> {
    /// Sums up a galley, so that any page of it has its price at once.
    pub(super) fn of(
        galley: &'g Galley,
        (notes, standing): (&'g FootNotes, &Standing),
        offers: &'g [Offer],
        room: Room,
    ) -> Self {
        let stops = Stops::of(galley, offers, &room);
        let foot = Foot::of(galley, notes, &standing.owed);
        let variants = offers.iter().flat_map(Offer::variants);
        let slack = variants.map(|(_, it)| it.extra.max(-it.extra)).max().unwrap_or_default();
        Self { room, offers, stops, foot, slack, start: standing.carry, ends: standing.ends }
    }

    /// The sequence of pages that is asked for.
    pub(super) fn choose(&self, pagination: Pagination) -> Cuts {
        let count = self.stops.list.len();
        let start = self.start;
        let price = |from, carry: &Carry, to| self.price(from, *carry, to);
        let least = Least::of(&self.stops, &self.foot, self.offers, &self.room, self.slack);
        let path = match pagination {
            Pagination::Optimum => cheapest_bounded(count, start, &least, price),
            Pagination::Within(pages) => cheapest_within(count, pages, start, &least, price),
        };
        let path = path.expect("a page of a single box always has a price");
        self.cuts(&path)
    }

    /// The pages of a way, with what becomes of their paragraphs.
    fn cuts(&self, path: &Path<Carry>) -> Cuts {
        let mut pages = Vec::with_capacity(path.stops.len());
        let mut changed = Vec::new();
        for pair in path.stops.windows(2) {
            let [(from, before), (to, after)] = [pair[0], pair[1]];
            let [start, end] = [from, to].map(|stop| &self.stops.list[stop]);
            let between = Between { start, carry: before, end };
            let plain = self.plain(between);
            let mut each: Vec<_> = plain.into_iter().map(|page| (page, None)).collect();
            self.changed(between, plain, |it| each.push((it.page, Some(it))));
            let page = each.into_iter().filter(|(page, _)| page.carry == after);
            let page = page.min_by_key(|(page, _)| page.cost);
            let of = |(page, _): (Filled, _)| (page.cost, page.left);
            let overflow = || (penalty::OVERFLOW + self.entered(start, end), Len::ZERO);
            let (price, left) = page.map_or_else(overflow, of);
            if let Some((_, Some(Changed { change, count, .. }))) = page {
                let whole = self.cheapest_whole(start, end, change).take(count);
                changed.extend(whole.map(|(offer, _)| Choice { offer, change }));
            }
            changed.extend(end.within.map(|it| Choice { offer: it.offer, change: it.change }));
            pages.push((start, end, (before.noted, after), (price, left)));
        }
        changed.sort_unstable();
        changed.dedup();
        let cut =
            |(start, end, (noted, after), (price, left)): (&Stop, &Stop, (_, Carry), _)| Cut {
                price,
                penalty: end.price,
                left,
                boxes: self.place(start, &changed)..self.place(end, &changed),
                notes: self.foot.order[noted..after.noted].to_vec(),
                is_turned: start.is_turned,
                hands_on: after,
            };
        let mut pages: Vec<Cut> = pages.into_iter().map(cut).collect();
        if self.ends {
            self.rest(path.stops.last().map_or(0, |&(_, carry)| carry.noted), &mut pages);
        }
        Cuts { pages, changed }
    }

    /// Where a stop is once paragraphs have been changed: the box below it.
    fn place(&self, stop: &Stop, changed: &[Choice]) -> usize {
        let lines = |choice: &Choice| {
            let offer = &self.offers[choice.offer];
            (offer.variant(choice.change).map_or(0, |it| it.lines.len()), offer.boxes.len())
        };
        let above = changed.iter().take_while(|choice| choice.offer < stop.among.ended).map(lines);
        let (more, less) = above.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        match stop.within {
            Some(within) => self.offers[within.offer].boxes.start + within.lines + more - less,
            None => stop.below + more - less,
        }
    }

    /// The price of a page between two stops.
    fn price(&self, from: usize, carry: Carry, to: usize) -> Price<Carry> {
        let [start, end] = [from, to].map(|stop| &self.stops.list[stop]);
        let is_single = self.is_single(start, end);
        let is_over = end.foot > start.limit(self.slack) + self.room.long;
        if is_over && !is_single || end.below > self.stops.last(start) {
            return Price::Over;
        }
        let between = Between { start, carry, end };
        let plain = self.plain(between);
        let mut changed = Vec::new();
        self.changed(between, plain, |it| changed.push(it.page));
        match plain {
            Some(page) if changed.is_empty() => Price::Cost(page.cost, page.carry),
            None if changed.is_empty() && is_single => self.overflow(between),
            None if changed.is_empty() => Price::Infeasible,
            _ => {
                let each = plain.into_iter().chain(changed);
                Price::Either(each.map(|page| (page.cost, page.carry)).collect())
            }
        }
    }

    /// Whether a page can't be shorter than from one stop to the other: a box, or a line of a variant.
    fn is_single(&self, start: &Stop, end: &Stop) -> bool {
        let own = |within: &Within| &self.offers[within.offer].boxes;
        match (&start.within, &end.within) {
            (None, None) => end.below == start.below + 1,
            (None, Some(to)) => to.lines == 1 && start.below == own(to).start,
            (Some(from), Some(to)) => {
                (from.offer, from.change, from.lines + 1) == (to.offer, to.change, to.lines)
            }
            (Some(from), None) => {
                let variant = self.offers[from.offer].variant(from.change);
                let is_last = variant.is_some_and(|it| it.lines.len() == from.lines + 1);
                is_last && end.below == own(from).end
            }
        }
    }

    /// A single box that has no room: it leaves its notes to the next pages, or stands beyond the
    /// foot.
    fn overflow(&self, Between { start, carry, end }: Between<'_>) -> Price<Carry> {
        let Some(height) = self.stops.height(start, end) else { return Price::Infeasible };
        let free = start.room - height - self.room.note_rule;
        let noted = self.foot.fill(end.below, carry.noted, free.max(Len::ZERO));
        let is_recto = self.room.faces && !carry.is_recto;
        let cost = penalty::OVERFLOW + self.entered(start, end);
        Price::Cost(cost, handed_on(is_recto, noted, end))
    }

    /// A page as it is, if it has room.
    fn plain(&self, between: Between<'_>) -> Option<Filled> {
        let Between { start, end, .. } = between;
        let free = start.room - self.stops.height(start, end)?;
        self.priced(between, free, self.entered(start, end))
    }

    /// A page changed in the ways that could be of use: those that cost less than it does as it is
    /// or hand on something else.
    fn changed(&self, between: Between<'_>, plain: Option<Filled>, mut add: impl FnMut(Changed)) {
        let Between { start, end, .. } = between;
        // What costs so little is full, so that being as deep as the page beside it isn't worth a
        // change either.
        let is_settled = plain.is_some_and(|page| page.cost < penalty::VARIANT);
        if is_settled || start.among.whole_to(end.among).is_empty() {
            return;
        }
        let Some(height) = self.stops.height(start, end) else { return };
        let free = start.room - height;
        if free < -(self.slack * MOST_CHANGED as i64 + self.room.long) {
            return;
        }
        let is_of_use = |page: &Filled| {
            plain.is_none_or(|plain| page.carry != plain.carry || page.cost < plain.cost)
        };
        for change in [Change::Longer, Change::Shorter] {
            let (mut free, mut price) = (free, self.entered(start, end));
            for (count, (_, variant)) in (1..).zip(self.cheapest_whole(start, end, change)) {
                free -= variant.extra;
                price += variant.price;
                let page = self.priced(between, free, price).filter(is_of_use);
                if let Some(page) = page {
                    add(Changed { page, change, count });
                }
            }
        }
    }

    /// A page that has some height left, with what its variants cost.
    fn priced(&self, between: Between<'_>, free: Len, price: u64) -> Option<Filled> {
        let page = self.filled(between, free)?;
        Some(Filled { cost: page.cost.saturating_add(price), ..page })
    }

    /// The price of the variant that a page ends in, if it begins in it too.
    fn entered(&self, start: &Stop, end: &Stop) -> u64 {
        let Some(within) = end.within.filter(|_| start.open() != end.open()) else { return 0 };
        self.offers[within.offer].variant(within.change).map_or(0, |variant| variant.price)
    }

    /// The cheapest variants of paragraphs that stand whole between two stops.
    fn cheapest_whole(
        &self,
        start: &Stop,
        end: &Stop,
        change: Change,
    ) -> impl Iterator<Item = (usize, &'g Variant)> {
        let mut found: [Option<(usize, &'g Variant)>; MOST_CHANGED] = [None; MOST_CHANGED];
        for index in start.among.whole_to(end.among) {
            let Some(variant) = self.offers[index].variant(change) else { continue };
            let mut next = Some((index, variant));
            for slot in &mut found {
                if slot.is_none_or(|(_, known)| {
                    next.is_some_and(|(_, variant)| variant.price < known.price)
                }) {
                    std::mem::swap(slot, &mut next);
                }
            }
        }
        found.into_iter().flatten()
    }

    /// What a page costs that has some height left, once the notes have been set that have room
    /// in it, and what it hands on.
    fn filled(&self, between: Between<'_>, mut free: Len) -> Option<Filled> {
        let Between { start, carry, end } = between;
        let called = self.foot.called[end.below];
        let mut noted = carry.noted;
        let has_notes = noted < called;
        if has_notes {
            free -= self.room.note_rule;
            noted = self.foot.fill(end.below, carry.noted, free);
            free -= self.foot.height(carry.noted, noted);
            // Something of the notes is set, and a line at least of each that is called here.
            if noted == carry.noted || !self.foot.begins_all(start.below, end.below, noted) {
                return None;
            }
        }
        let long = if has_notes { Len::ZERO } else { self.room.long };
        if free < -long {
            return None;
        }
        let split = if noted < called { penalty::SPLIT_NOTE } else { 0 };
        let is_recto = self.room.faces && !carry.is_recto;
        let next = handed_on(is_recto, noted, end);
        if end.is_forced {
            // What is left of the notes after the last page needs pages of its own.
            let rest = if end.below == self.foot.called.len() - 1 { 4 } else { 1 };
            let used = start.room - free;
            let is_stub = !start.is_forced && used < self.room.leading * penalty::LEAST_LAST_LINES;
            let stub = if is_stub { penalty::SHORT_LAST_PAGE } else { 0 };
            let left = Len::ZERO;
            return Some(Filled { cost: split * rest + stub, carry: next, left });
        }
        // With notes at its foot its gaps don't stretch.
        let gaps = if has_notes { Len::ZERO } else { self.stops.gaps(start, end) };
        let foot = self.room.foot(free, gaps);
        let short = foot.short.clamp(DEEPEST, SHALLOWEST);
        let depth = (self.room.faces && !is_recto).then_some(short);
        let beside = carry
            .depth
            .filter(|_| is_recto)
            .map_or(0, |verso| penalty::UNEVEN_SPREAD * u64::from(verso.abs_diff(short)).pow(2));
        let cost = foot.price.saturating_add(split + beside + end.price);
        Some(Filled { cost, carry: Carry { depth, ..next }, left: foot.left })
    }

    /// Sets what is left of the notes on pages of their own, which the last page has paid for.
    fn rest(&self, mut noted: usize, cuts: &mut Vec<Cut>) {
        let end = cuts.last().map_or(0, |cut| cut.boxes.end);
        let boxes = self.foot.called.len() - 1;
        while noted < self.foot.order.len() {
            let height = self.room.height - self.room.note_rule;
            let after = self.foot.fill(boxes, noted, height).max(noted + 1);
            let notes = self.foot.order[noted..after].to_vec();
            cuts.push(Cut { notes, ..Cut::blank(end) });
            noted = after;
        }
    }
}

/// What a page hands on: where the next has to be a recto, a blank verso may come between.
fn handed_on(is_recto: bool, noted: usize, end: &Stop) -> Carry {
    Carry { noted, is_recto: is_recto && !end.recto, depth: None }
}
