//! Short galleys made at random, with everything in them that a page can be cut in.

use std::ops::Range;

use letterpress_page::{ElementId, Len};

use super::super::{Offer, Room, Variant};
use super::oracle::Case;
use super::{LINE, Random, line_of};
use crate::block::FootNotes;
use crate::flow::{Again, CutRow, Flow, Ground, Kind, grid, penalty};

/// What lists are made of besides boxes, gaps and containers.
#[derive(Clone, Copy)]
pub(super) struct Recipe {
    /// How many paragraphs may come in variants.
    pub(super) offers: usize,
    /// Of how many boxes about one calls for notes; none with 0.
    pub(super) notes: u64,
    /// Whether flush pages may face each other.
    pub(super) faces: bool,
    /// How many boxes there are about.
    pub(super) boxes: usize,
    /// Whether all boxes of a line's height stand on a baseline grid.
    pub(super) grid: bool,
}

/// A galley of blocks, and what it is cut into pages with.
pub(super) fn case(recipe: Recipe, random: &mut Random) -> Case {
    let mut room = room(recipe.faces, random);
    let mut tall = LINE * random.one_of([0, 0, 1, 2]);
    if recipe.grid {
        (room.stretch, room.strain, tall) = (0, 0, Len::ZERO);
    }
    let (flow, offers, calls) = (Flow::default(), Vec::new(), Vec::new());
    let mut list = List { recipe, flow, offers, tall, calls };
    while list.flow.boxes.len() < recipe.boxes {
        list.block(random);
    }
    list.call(random);
    let List { flow, mut offers, calls, .. } = list;
    let mut galley = flow.into_galley();
    if recipe.grid {
        for vbox in &mut galley.boxes {
            vbox.is_on_grid = vbox.height == LINE;
        }
        grid::align(&mut galley, LINE);
        galley.grid = Some(LINE);
    }
    for offer in &mut offers {
        let boxes = &galley.boxes[offer.boxes.clone()];
        offer.may_be_cut = boxes.iter().all(|vbox| vbox.notes.is_empty());
    }
    Case { galley, notes: notes(calls.len(), random), offers, room }
}

/// A list of blocks that grows.
struct List {
    recipe: Recipe,
    flow: Flow,
    offers: Vec<Offer>,
    /// By how much the first line of a longer paragraph is taller than the others. It is the same
    /// for all, since the cheapest of those that stand whole on a page are changed, however much
    /// each would give.
    tall: Len,
    /// The box that calls each note for the first time.
    calls: Vec<usize>,
}

impl List {
    fn block(&mut self, random: &mut Random) {
        let flow = &mut self.flow;
        flow.gap(LINE * random.one_of([0, 1, 1, 2]) / random.one_of([1, 2, 3]));
        flow.penalty(random.one_of([0, 0, penalty::ITEM, penalty::LEAD_IN]));
        match random.below(18) {
            0 => flow.page_break(),
            1 => flow.recto_break(),
            _ => {}
        }
        match random.below(8) {
            0 => self.picture(random),
            1 | 2 => self.table(random),
            3 | 4 => self.ground(random),
            5 => {
                self.flow.strut(LINE * 3 / 2);
                self.flow.fix_gap(LINE / 2);
                self.flow.keep(1 + random.below(2) as usize);
                self.paragraph(random);
            }
            _ => self.paragraph(random),
        }
    }

    /// A box of any height, even taller than a page.
    fn picture(&mut self, random: &mut Random) {
        let most = if random.one_in(3) { 120 } else { 30 };
        self.flow.strut(Len::pt(5 + random.below(most) as i64));
        if random.one_in(2) {
            self.flow.fix_rigid_gap(LINE / 2);
            self.flow.keep(1);
            self.flow.strut(LINE);
        }
    }

    /// Paragraphs on a ground, or on two.
    fn ground(&mut self, random: &mut Random) {
        let count = 1 + random.below(2);
        for inner in 0..count {
            let (left, width, padding) = (Len::ZERO, LINE, LINE / random.one_of([2, 4]));
            self.flow.open(Kind::Ground(Ground {
                left,
                width,
                rtl: false,
                fill: None,
                bar: None,
                padding,
            }));
            if inner + 1 < count && random.one_in(2) {
                self.flow.strut(LINE);
            }
        }
        for _ in 0..1 + random.below(2) {
            self.paragraph(random);
            self.flow.gap(LINE / 2);
        }
        for _ in 0..count {
            self.flow.close();
        }
    }

    /// A table, the head of which is set again on each page that it goes on on.
    fn table(&mut self, random: &mut Random) {
        let is_turned = random.one_in(6);
        if is_turned {
            self.flow.page_break();
            self.flow.open(Kind::Turned);
        }
        let table = self.flow.open(Kind::Head(Default::default()));
        self.flow.strut(LINE * random.one_of([1, 2]) / 2);
        self.flow.keep(1);
        let above = random.one_in(3).then_some(Again { marks: 0..0, height: LINE / 2 });
        self.flow.end_head(table, above);
        let count = 2 + random.below(3) as usize;
        for row in 0..count {
            self.flow.penalty(match random.one_in(2) {
                true => penalty::between_rows(row, count),
                false => penalty::ROW,
            });
            if random.one_in(4) {
                let padding = LINE / 4;
                self.flow.open(Kind::Row(CutRow { table: ElementId(0), padding }));
                self.flow.strut(LINE);
                self.flow.fix_rigid_gap(LINE / 5);
                self.flow.penalty(penalty::SPLIT_ROW);
                self.flow.strut(LINE);
                self.flow.close();
            } else {
                self.flow.strut(LINE * random.one_of([2, 3]) / 2);
            }
        }
        self.flow.close();
        if is_turned {
            self.flow.close();
            self.flow.page_break();
        }
    }

    fn paragraph(&mut self, random: &mut Random) {
        let (start, count) = (self.flow.boxes.len(), 1 + random.below(5) as usize);
        for line in 0..count {
            if line > 0 {
                self.flow.penalty(penalty::between_lines(line, count, random.one_in(4)));
            }
            self.flow.strut(LINE);
        }
        if count > 1 && self.offers.len() < self.recipe.offers && random.one_in(2) {
            let boxes = start..self.flow.boxes.len();
            self.offers.push(offer(boxes, self.tall, random));
        }
    }

    /// Lets boxes call notes, some more than one, and some a note that has been called before.
    fn call(&mut self, random: &mut Random) {
        for index in 0..self.flow.boxes.len() {
            while self.recipe.notes > 0 && random.one_in(self.recipe.notes) {
                let again = self.calls.len().checked_sub(1).filter(|_| random.one_in(6));
                self.flow.boxes[index].notes.push(again.unwrap_or(self.calls.len()));
                if again.is_none() {
                    self.calls.push(index);
                }
            }
        }
    }
}

/// A paragraph that may be a line longer, a line shorter, or either.
fn offer(boxes: Range<usize>, tall: Len, random: &mut Random) -> Offer {
    let count = boxes.len();
    let mut variant = |count: usize, extra| Variant {
        price: penalty::VARIANT + random.below(500),
        extra,
        lines: (0..count).map(|line| line_of(line, count)).collect(),
    };
    let (mut longer, shorter) = (variant(count + 1, LINE + tall), variant(count - 1, -LINE));
    longer.lines[0].height += tall;
    let which = if count == 2 { 0 } else { random.below(3) };
    Offer {
        boxes,
        may_be_cut: true,
        longer: (which != 1).then_some(longer),
        shorter: (which != 0).then_some(shorter),
    }
}

/// Notes of a line or a few; some lines are kept together, some stand on a ground, and some call
/// for the next two notes.
fn notes(count: usize, random: &mut Random) -> FootNotes {
    let (mut flow, mut boxes) = (Flow::default(), Vec::with_capacity(count));
    for note in 0..count {
        let start = flow.boxes.len();
        flow.fix_gap(LINE / 2);
        for _ in 0..1 + random.below(3) {
            if random.one_in(6) {
                let (left, width, padding) = (Len::ZERO, LINE, LINE / 4);
                let ground = Ground { left, width, rtl: false, fill: None, bar: None, padding };
                flow.open(Kind::Ground(ground));
                flow.strut(LINE);
                flow.strut(LINE);
                flow.close();
                continue;
            }
            flow.penalty(random.one_of([0, 0, 0, penalty::KEEP]));
            let index = flow.strut(LINE);
            if random.one_in(8) {
                let next = [1, 2].map(|after| (note + after) % count);
                flow.boxes[index].notes.extend(next);
            }
        }
        // Between two notes nothing is kept.
        flow.boxes[start].joint.penalty = 0;
        boxes.push(start..flow.boxes.len());
    }
    FootNotes { galley: flow.into_galley(), boxes }
}

fn room(faces: bool, random: &mut Random) -> Room {
    let flush = random.one_in(2);
    Room {
        height: LINE * random.one_of([4, 5, 6, 7, 11]) + LINE * random.one_of([0, 0, 1]) / 3,
        turned: LINE * 3,
        ragged: if flush { Len::ZERO } else { LINE * random.one_of([0, 1, 3]) / 2 },
        long: if flush { LINE * random.one_of([0, 0, 1, 2]) / 2 } else { Len::ZERO },
        stretch: random.one_of([0, 250, 500]),
        strain: random.one_of([500, 1_000]),
        leading: LINE,
        note_rule: LINE / 2,
        faces: flush && faces,
        short_line: if flush { penalty::SHORT_FLUSH } else { penalty::SHORT_RAGGED },
    }
}
