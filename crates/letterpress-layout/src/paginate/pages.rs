//! The price of every page, and the cheapest sequence of them.

use std::ops::Range;

use letterpress_break::{Price, cheapest};
use letterpress_page::Len;

use super::{Cut, Room};
use crate::block::FootNotes;
use crate::flow::{Galley, penalty};

/// The price of a line that a page is short, beyond the first few; of two lines four times as much.
const SHORT: u64 = 120;
/// So many tenths of a line short, the price goes on in a straight line.
const MOST_TENTHS: u64 = 80;
/// The price of splitting a note.
const SPLIT_NOTE: u64 = 10_000;
/// The price of a page that overflows since nothing in it can be cut.
const OVERFLOW: u64 = 1_000_000_000;

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

/// All pages that a galley can be cut into.
pub(super) struct Pages<'g> {
    galley: &'g Galley,
    notes: &'g FootNotes,
    room: Room,
    /// The boxes of all notes in the order in which the text refers to them.
    order: Vec<usize>,
    /// How many of them the boxes of the galley before each one refer to.
    called: Vec<usize>,
    /// Where the last note that each box or one before it refers to begins among them.
    last_note: Vec<usize>,
    /// The notes' heights summed up.
    note_heights: Vec<Len>,
    /// The heights of boxes and gaps before each box, its own gap included.
    tops: Vec<Len>,
    /// For a page that begins at each box, the box that it must end before at the latest.
    ends: Vec<usize>,
}

impl<'g> Pages<'g> {
    /// Sums up a galley, so that any page of it has its price at once.
    pub(super) fn of(galley: &'g Galley, notes: &'g FootNotes, room: Room) -> Self {
        let mut pages = Self {
            galley,
            notes,
            room,
            order: Vec::new(),
            called: Vec::new(),
            last_note: Vec::new(),
            note_heights: vec![Len::ZERO],
            tops: Vec::new(),
            ends: ends(galley),
        };
        let mut seen = vec![false; notes.boxes.len()];
        let mut top = Len::ZERO;
        for vbox in &galley.boxes {
            pages.called.push(pages.order.len());
            top += vbox.joint.gap;
            pages.tops.push(top);
            top += vbox.height;
            let mut last = pages.last_note.last().copied().unwrap_or(0);
            for &note in &vbox.notes {
                let before = pages.order.len();
                pages.call(note, &mut seen);
                if pages.order.len() > before {
                    last = before;
                }
            }
            pages.last_note.push(last);
        }
        pages.called.push(pages.order.len());
        pages.tops.push(top);
        let mut height = Len::ZERO;
        for &index in &pages.order {
            let vbox = &notes.galley.boxes[index];
            height += vbox.joint.gap + vbox.height;
            pages.note_heights.push(height);
        }
        pages
    }

    /// Takes in the boxes of a note at its first reference, and then those that it refers to.
    fn call(&mut self, note: usize, seen: &mut [bool]) {
        let mut waiting = vec![note];
        while let Some(note) = waiting.pop() {
            if seen.get(note).copied().unwrap_or(true) {
                continue;
            }
            seen[note] = true;
            let boxes = self.notes.boxes[note].clone();
            self.order.extend(boxes.clone());
            let inner = boxes.flat_map(|index| &self.notes.galley.boxes[index].notes);
            let next = waiting.len();
            waiting.extend(inner);
            waiting[next..].reverse();
        }
    }

    /// The cheapest sequence of pages.
    pub(super) fn cheapest(&self) -> Vec<Cut> {
        let stops = self.galley.boxes.len() + 1;
        let path = cheapest(stops, 0, |from, &noted, to| self.price(from..to, noted));
        let path = path.expect("a page of a single box always has a price");
        let pages = path.stops.windows(2).map(|pair| {
            let [(start, noted), (end, after)] = [pair[0], pair[1]];
            Cut { boxes: start..end, notes: self.order[noted..after].to_vec() }
        });
        let mut cuts: Vec<Cut> = pages.collect();
        self.rest(path.stops.last().map_or(0, |&(_, noted)| noted), &mut cuts);
        cuts
    }

    /// The price of a page of some boxes, after `noted` boxes of notes have been set.
    fn price(&self, boxes: Range<usize>, noted: usize) -> Price<usize> {
        let (height, closing) = self.height(boxes.clone());
        if height > self.room.height || self.ends[boxes.start] < boxes.end {
            return Price::Over;
        }
        match self.page(boxes.clone(), noted, height + closing) {
            Some((after, cost)) => Price::Cost(cost, after),
            // A box whose notes have no room beside it leaves them to the next pages.
            None if boxes.len() == 1 => {
                let free = self.room.height - height - closing - self.room.note_rule;
                Price::Cost(OVERFLOW, self.notes_in(boxes.end, noted, free.max(Len::ZERO)))
            }
            None => Price::Infeasible,
        }
    }

    /// The height of the boxes of a page with what it opens with, and what it closes with.
    fn height(&self, boxes: Range<usize>) -> (Len, Len) {
        let Range { start, end } = boxes;
        let list = &self.galley.boxes;
        let (gap, closing) = list.get(end).map_or_else(Default::default, |next| {
            (next.joint.gap, self.galley.closing(next.joint))
        });
        let opening = if start == 0 { Len::ZERO } else { self.galley.opening(list[start].joint) };
        (self.tops[end] - gap - self.tops[start] + opening, closing)
    }

    /// What a page costs and how far the notes are set after it; `None` where it has no room.
    fn page(&self, boxes: Range<usize>, noted: usize, height: Len) -> Option<(usize, u64)> {
        let mut free = self.room.height - height;
        let called = self.called[boxes.end];
        let mut after = noted;
        if noted < called {
            free -= self.room.note_rule;
            after = self.notes_in(boxes.end, noted, free);
            free -= self.note_heights[after] - self.note_heights[noted];
            // Something of the notes is set, and a line at least of each that is called here.
            let begun = self.called[boxes.start] == called || after > self.last_note[boxes.end - 1];
            if after == noted || !begun {
                return None;
            }
        }
        if free < Len::ZERO {
            return None;
        }
        let split = if after < called { SPLIT_NOTE } else { 0 };
        Some((
            after,
            match self.galley.boxes.get(boxes.end) {
                // What is left of the notes after the last page needs pages of its own.
                None => split * 4,
                Some(next) if next.joint.penalty == penalty::FORCED => split,
                Some(next) => self
                    .shortage(free)
                    .saturating_add(split + u64::from(next.joint.penalty.unsigned_abs())),
            },
        ))
    }

    /// How far the notes called before `end` can be set in some height, from `noted` on.
    fn notes_in(&self, end: usize, noted: usize, height: Len) -> usize {
        let limit = self.note_heights[noted] + height;
        let fitting = self.note_heights.partition_point(|&sum| sum <= limit);
        let fitting = fitting.saturating_sub(1).clamp(noted, self.called[end].max(noted));
        // A note is rather split a little earlier than inside of something with a ground.
        let splits = |&after: &usize| match self.order.get(after) {
            Some(&index) if after < self.called[end] => {
                let joint = self.notes.galley.boxes[index].joint;
                joint.penalty < penalty::KEEP && self.notes.galley.closing(joint).is_zero()
            }
            _ => true,
        };
        (noted + 1..=fitting).rev().find(splits).unwrap_or(fitting)
    }

    /// What it costs that a page is short by some height.
    fn shortage(&self, free: Len) -> u64 {
        let tenths_of =
            |len: Len| (len.units() * 10 / self.room.leading.units().max(1)).unsigned_abs();
        let tenths = tenths_of(free).min(MOST_TENTHS);
        let beyond = tenths.saturating_sub(tenths_of(self.room.ragged));
        // From some lines on the price grows in a straight line, so that room which has to be
        // lost is lost on one page and not shared out among many.
        let more = (tenths_of(free) - tenths).saturating_mul(MOST_TENTHS * SHORT / 50);
        // Even what is free of price counts a little, so that fuller pages win.
        ((SHORT * beyond * beyond + tenths * tenths) / 100).saturating_add(more)
    }

    /// Sets what is left of the notes on pages of their own.
    fn rest(&self, mut noted: usize, cuts: &mut Vec<Cut>) {
        let end = self.galley.boxes.len();
        while noted < self.order.len() {
            let height = self.room.height - self.room.note_rule;
            let after = self.notes_in(end, noted, height).max(noted + 1);
            cuts.push(Cut { boxes: end..end, notes: self.order[noted..after].to_vec() });
            noted = after;
        }
    }
}
