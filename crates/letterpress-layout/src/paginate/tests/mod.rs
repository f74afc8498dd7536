//! The choice of pages against all sequences of pages of short galleys.
//!
//! [`lists`] makes galleys at random, [`oracle`] cuts each in every way there is and puts its own
//! price on it. What is chosen has to be as cheap as the cheapest.

mod lists;
mod oracle;

use std::num::NonZeroUsize;

use letterpress_page::Len;

use lists::Recipe;
use oracle::Case;

use super::stops::Stops;
use super::variants::{Change, VariantLine};
use super::{Choice, Cuts, Offer, Pagination, Room, Standing, Variant, paginate};
use crate::block::FootNotes;
use crate::flow::{Flow, Galley, Ground, Kind, penalty};

const LINE: Len = Len::pt(10);

/// Numbers that look random and are the same each time (Steele & others 2014, splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }

    fn one_of<T: Copy, const N: usize>(&mut self, from: [T; N]) -> T {
        from[self.below(N as u64) as usize]
    }
}

/// A galley of a few paragraphs, some of them with a head or a ground, with notes.
fn galley(random: &mut Random) -> (Galley, FootNotes, Vec<Offer>) {
    let (mut flow, mut offers) = (Flow::default(), Vec::new());
    let mut calls = Vec::new();
    for _ in 0..1 + random.below(4) {
        if random.one_in(3) {
            flow.gap(LINE);
            flow.strut(LINE);
            flow.keep(1);
        }
        let ground = random.one_in(3);
        if ground {
            let padding = LINE / 2;
            let (left, width) = (Len::ZERO, LINE);
            flow.open(Kind::Ground(Ground {
                left,
                width,
                rtl: false,
                fill: None,
                bar: None,
                padding,
            }));
        }
        flow.gap(LINE * i64::from(random.one_in(2)));
        if random.one_in(9) {
            flow.page_break();
        }
        let (start, count) = (flow.boxes.len(), 1 + random.below(4) as usize);
        for line in 0..count {
            if line > 0 {
                flow.penalty(penalty::between_lines(line, count, random.one_in(4)));
            }
            let index = flow.strut(LINE);
            if random.one_in(8) {
                calls.push(index);
            }
        }
        if ground {
            flow.close();
        }
        let boxes = start..flow.boxes.len();
        let may_be_cut = calls.last().is_none_or(|&call| call < start);
        if count > 1 && random.one_in(2) {
            let mut variant = |count: usize, extra| Variant {
                price: penalty::VARIANT + random.below(500),
                extra,
                lines: (0..count).map(|line| line_of(line, count)).collect(),
            };
            let longer = Some(variant(count + 1, LINE));
            let shorter = (count > 2).then(|| variant(count - 1, -LINE));
            offers.push(Offer { boxes, may_be_cut, longer, shorter });
        }
    }
    let mut notes = Flow::default();
    let ranges = calls.iter().enumerate().map(|(note, &call)| {
        flow.boxes[call].notes.push(note);
        let start = notes.boxes.len();
        for line in 0..1 + random.below(3) {
            notes.fix_gap(if line == 0 { LINE / 2 } else { Len::ZERO });
            notes.strut(LINE);
        }
        start..notes.boxes.len()
    });
    let boxes = ranges.collect();
    (flow.into_galley(), FootNotes { galley: notes.into_galley(), boxes }, offers)
}

fn line_of(line: usize, count: usize) -> VariantLine {
    let penalty = if line > 0 { penalty::between_lines(line, count, false) } else { 0 };
    VariantLine { height: LINE, penalty }
}

fn room(random: &mut Random) -> Room {
    let flush = random.one_in(2);
    Room {
        height: LINE * (4 + random.below(4) as i64),
        turned: LINE * 3,
        ragged: if flush { Len::ZERO } else { LINE },
        long: Len::ZERO,
        stretch: 250,
        strain: 500,
        leading: LINE,
        note_rule: LINE / 2,
        faces: flush && random.one_in(2),
        short_line: if flush { penalty::SHORT_FLUSH } else { penalty::SHORT_RAGGED },
    }
}

fn cost(cuts: &Cuts) -> u64 {
    cuts.pages.iter().map(|cut| cut.price).sum()
}

/// The galley that comes of changing paragraphs, its boxes counted off line by line.
fn changed(galley: Galley, offers: &[Offer], choices: &[Choice]) -> Galley {
    let others = choices.iter().filter_map(|choice| {
        let offer = &offers[choice.offer];
        let variant = offer.variant(choice.change)?;
        let mut flow = Flow::default();
        for line in &variant.lines {
            flow.penalty(line.penalty);
            flow.strut(line.height);
        }
        let own = &galley.boxes[offer.boxes.clone()];
        let inside = own[1].joint.container;
        for vbox in &mut flow.boxes {
            vbox.joint.container = inside;
        }
        flow.boxes[0].joint = own[0].joint;
        flow.boxes[0].notes = own.iter().flat_map(|vbox| vbox.notes.clone()).collect();
        Some((offer.boxes.clone(), flow.boxes))
    });
    let others = others.collect();
    galley.with(others)
}

/// All ways to change no more than one paragraph, or none.
fn single_choices(offers: &[Offer]) -> Vec<Vec<Choice>> {
    let each = offers.iter().enumerate().flat_map(|(offer, it)| {
        it.variants().map(move |(change, _)| vec![Choice { offer, change }])
    });
    std::iter::once(Vec::new()).chain(each).collect()
}

#[test]
fn no_change_of_one_paragraph_makes_cheaper_pages() {
    let start = Standing::at_start(true);
    for seed in 0..4_000 {
        let make = || galley(&mut Random(seed));
        let room = room(&mut Random(seed ^ 0xffff));
        let (list, notes, offers) = make();
        let best = paginate(&list, (&notes, &start), &offers, room, Pagination::Optimum);
        for choices in single_choices(&offers) {
            if choices.iter().any(|choice| !offers[choice.offer].may_be_cut) {
                continue;
            }
            let price: u64 = choices
                .iter()
                .filter_map(|choice| offers[choice.offer].variant(choice.change))
                .map(|variant| variant.price)
                .sum();
            let list = changed(make().0, &offers, &choices);
            let other = paginate(&list, (&notes, &start), &[], room, Pagination::Optimum);
            let other = cost(&other).saturating_add(price);
            assert!(cost(&best) <= other, "{seed}: {} against {other}, {choices:?}", cost(&best));
        }
    }
}

#[test]
fn looking_ahead_never_costs_less_than_looking_to_the_end() {
    let start = Standing::at_start(true);
    for seed in 0..2_000 {
        let (list, notes, offers) = galley(&mut Random(seed));
        let room = room(&mut Random(seed ^ 0xffff));
        let best = paginate(&list, (&notes, &start), &offers, room, Pagination::Optimum);
        for pages in 1..4 {
            let ahead = NonZeroUsize::new(pages).expect("pages");
            let found = paginate(&list, (&notes, &start), &offers, room, Pagination::Within(ahead));
            assert!(cost(&best) <= cost(&found), "{seed}, {pages} ahead");
            let boxes: usize = found.pages.iter().map(|cut| cut.boxes.len()).sum();
            let more = |change| found.changed.iter().filter(|it| it.change == change).count();
            let count = list.boxes.len() + more(Change::Longer) - more(Change::Shorter);
            assert_eq!(boxes, count, "{seed}: every line stands on one page");
        }
    }
}

/// Chooses the pages of a galley, which have to cost what the oracle says that they cost; their
/// cost, and that of the cheapest there are.
fn chosen(recipe: Recipe, seed: u64) -> (u64, u64) {
    let case = lists::case(recipe, &mut Random(seed));
    let least = case.least();
    let ahead = |pages| Pagination::Within(NonZeroUsize::new(pages).expect("pages"));
    for pagination in [ahead(1), ahead(2)] {
        assert!(cost_as_told(&case, pagination, seed) >= least, "{seed}, {pagination:?}");
    }
    (cost_as_told(&case, Pagination::Optimum, seed), least)
}

fn cost_as_told(case: &Case, pagination: Pagination, seed: u64) -> u64 {
    let start = Standing::at_start(true);
    let cuts = paginate(&case.galley, (&case.notes, &start), &case.offers, case.room, pagination);
    let (price, feet) = case.price(&cuts).unwrap_or_else(|| panic!("{seed}: {cuts:?}"));
    assert_eq!(cost(&cuts), price, "{seed}, {pagination:?}: {cuts:?}");
    let pages = cuts.pages.into_iter().filter(|cut| !cut.boxes.is_empty());
    assert!(pages.map(|cut| cut.notes).eq(feet), "{seed}, {pagination:?}: other notes");
    price
}

#[test]
fn no_pages_of_a_galley_are_cheaper() {
    for seed in 0..4_000 {
        let notes = if seed % 2 == 0 { 0 } else { 7 };
        let recipe = Recipe { boxes: 8, offers: 0, notes, faces: true, grid: false };
        let (found, least) = chosen(recipe, seed);
        assert_eq!(found, least, "{seed}");
    }
}

/// Holds lists of a kind against the oracle.
fn are_cheapest(recipe: Recipe) {
    for seed in 0..4_000 {
        let (found, least) = chosen(recipe, seed);
        assert_eq!(found, least, "{seed}");
    }
}

#[test]
fn no_change_of_paragraphs_makes_cheaper_pages() {
    are_cheapest(Recipe { boxes: 9, offers: 4, notes: 0, faces: true, grid: false });
}

#[test]
fn no_change_of_paragraphs_makes_cheaper_pages_with_notes() {
    are_cheapest(Recipe { boxes: 9, offers: 3, notes: 12, faces: true, grid: false });
}

#[test]
fn no_pages_on_a_grid_are_cheaper() {
    are_cheapest(Recipe { boxes: 9, offers: 3, notes: 12, faces: true, grid: true });
}

#[test]
fn no_place_in_a_variant_comes_after_its_paragraph() {
    let recipe = Recipe { boxes: 9, offers: 4, notes: 0, faces: false, grid: false };
    let mut found = 0;
    for seed in 0..500 {
        let Case { galley, offers, room, .. } = lists::case(recipe, &mut Random(seed));
        let mut above = 0;
        for stop in Stops::of(&galley, &offers, &room).list {
            let Some(within) = stop.within else {
                above = stop.below;
                continue;
            };
            let boxes = &offers[within.offer].boxes;
            assert!(boxes.start <= above && above < boxes.end, "{seed}: {within:?} below {above}");
            found += 1;
        }
    }
    assert!(found > 1_000, "{found} places in variants");
}
