//! The galley into pages: the cheapest sequence of cuts over the whole document.
//!
//! A page between two joints costs what its unfilled foot costs and what its last joint costs;
//! every page takes at least one box, so that it always comes to an end. Footnotes stand on the
//! page that refers to them; one that has no room goes on on the next page, which is the only
//! thing that a page hands on to the next.

use std::ops::Range;

use letterpress_page::Len;

use crate::block::FootNotes;
use crate::flow::{Galley, penalty};

/// A page: its boxes, and the boxes of notes at its foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) boxes: Range<usize>,
    pub(crate) notes: Vec<usize>,
}

/// What a page gives room to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) height: Len,
    /// By how much a page may end short at no price.
    pub(crate) ragged: Len,
    /// What an unfilled foot is counted in.
    pub(crate) leading: Len,
    /// The rule above notes, with the space around it.
    pub(crate) note_rule: Len,
}

/// The price of a line that a page is short, beyond the first few; of two lines four times as much.
const SHORT: i64 = 120;
/// The price of splitting a note.
const SPLIT_NOTE: i64 = 10_000;
/// The price of a page that overflows since nothing in it can be cut.
const OVERFLOW: i64 = 1_000_000_000;

/// Cuts a galley into pages.
pub(crate) fn paginate(galley: &Galley, notes: &FootNotes, room: Room) -> Vec<Cut> {
    let builder = Builder::new(galley, notes, room);
    builder.run()
}

/// The best way found to a cut with so many boxes of notes still to be set.
#[derive(Clone, Copy, Debug)]
struct State {
    cost: i64,
    /// How far the boxes of notes have been set.
    noted: usize,
    /// The cut and the state before.
    from: (usize, usize),
}

struct Builder<'g> {
    galley: &'g Galley,
    notes: &'g FootNotes,
    room: Room,
    /// The boxes of all notes in the order in which the text refers to them.
    order: Vec<usize>,
    /// How many of them the boxes of the galley before each one refer to.
    called: Vec<usize>,
    /// The notes' heights summed up.
    note_heights: Vec<Len>,
    /// The heights of boxes and gaps before each box, its own gap included.
    tops: Vec<Len>,
}

impl<'g> Builder<'g> {
    fn new(galley: &'g Galley, notes: &'g FootNotes, room: Room) -> Self {
        let mut builder = Self {
            galley,
            notes,
            room,
            order: Vec::new(),
            called: Vec::new(),
            note_heights: vec![Len::ZERO],
            tops: Vec::new(),
        };
        let mut seen = vec![false; notes.boxes.len()];
        let mut top = Len::ZERO;
        for vbox in &galley.boxes {
            builder.called.push(builder.order.len());
            top += vbox.joint.gap;
            builder.tops.push(top);
            top += vbox.height;
            for &note in &vbox.notes {
                builder.call(note, &mut seen);
            }
        }
        builder.called.push(builder.order.len());
        builder.tops.push(top);
        let mut height = Len::ZERO;
        for &index in &builder.order {
            let vbox = &notes.galley.boxes[index];
            height += vbox.joint.gap + vbox.height;
            builder.note_heights.push(height);
        }
        builder
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
            let inner = boxes.flat_map(|index| self.notes.galley.boxes[index].notes.iter().rev());
            waiting.extend(inner);
        }
    }

    fn run(&self) -> Vec<Cut> {
        let count = self.galley.boxes.len();
        let mut states: Vec<Vec<State>> = vec![Vec::new(); count + 1];
        states[0].push(State { cost: 0, noted: 0, from: (0, 0) });
        for start in 0..count {
            for index in 0..states[start].len() {
                self.extend(start, index, &mut states);
            }
        }
        self.trace(&states)
    }

    /// Tries every page that begins at a state.
    fn extend(&self, start: usize, index: usize, states: &mut [Vec<State>]) {
        let state = states[start][index];
        let count = self.galley.boxes.len();
        let mut end = start;
        while end < count {
            end += 1;
            let height = self.height(start, end);
            let Some((noted, cost)) = self.page(start..end, state.noted, height) else {
                // The first box of a page stands on it however tall it is.
                if end == start + 1 {
                    let (noted, cost) = (self.notes_in(end, state.noted, Len::ZERO), OVERFLOW);
                    reach(&mut states[end], state.cost + cost, noted, (start, index));
                }
                if height > self.room.height {
                    break;
                }
                continue;
            };
            reach(&mut states[end], state.cost.saturating_add(cost), noted, (start, index));
            if end < count && self.galley.boxes[end].joint.penalty == penalty::FORCED {
                break;
            }
        }
    }

    /// The height of the boxes of a page, with what it opens and closes with.
    fn height(&self, start: usize, end: usize) -> Len {
        let boxes = &self.galley.boxes;
        let closing = boxes.get(end).map_or(Len::ZERO, |next| self.galley.closing(next.joint));
        let gap = boxes.get(end).map_or(Len::ZERO, |next| next.joint.gap);
        let opening = if start == 0 { Len::ZERO } else { self.galley.opening(boxes[start].joint) };
        self.tops[end] - gap - self.tops[start] + opening + closing
    }

    /// What a page costs and how far the notes are set after it; `None` where it has no room.
    fn page(&self, boxes: Range<usize>, noted: usize, height: Len) -> Option<(usize, i64)> {
        let mut free = self.room.height - height;
        let called = self.called[boxes.end];
        let after = if called == noted {
            noted
        } else {
            free -= self.room.note_rule;
            let after = self.notes_in(boxes.end, noted, free);
            free -= self.note_heights[after] - self.note_heights[noted];
            // At least a line of the last note stands with its reference.
            let first_of_last = self.called[boxes.end - 1].max(noted);
            if after < called && (after <= first_of_last || after == noted) {
                return None;
            }
            after
        };
        if free < Len::ZERO {
            return None;
        }
        let split = if after < called { SPLIT_NOTE } else { 0 };
        let last = boxes.end == self.galley.boxes.len();
        let ends = last || self.galley.boxes[boxes.end].joint.penalty == penalty::FORCED;
        if ends {
            return Some((after, split));
        }
        let joint = i64::from(self.galley.boxes[boxes.end].joint.penalty);
        Some((after, split + joint + self.shortage(free)))
    }

    /// How far the notes called before `end` can be set in some height, from `noted` on.
    fn notes_in(&self, end: usize, noted: usize, height: Len) -> usize {
        let limit = self.note_heights[noted] + height;
        let fitting = self.note_heights.partition_point(|&sum| sum <= limit);
        fitting.saturating_sub(1).clamp(noted, self.called[end].max(noted))
    }

    /// What it costs that a page is short by some height.
    fn shortage(&self, free: Len) -> i64 {
        let tenths = (free.units() * 10) / self.room.leading.units().max(1);
        let ragged = (self.room.ragged.units() * 10) / self.room.leading.units().max(1);
        let beyond = (tenths - ragged).max(0);
        // Even what is free of price counts a little, so that fuller pages win.
        (SHORT * beyond * beyond + tenths * tenths) / 100
    }

    fn trace(&self, states: &[Vec<State>]) -> Vec<Cut> {
        let mut cuts = Vec::new();
        let mut end = states.len() - 1;
        let best = states[end].iter().enumerate().min_by_key(|(_, s)| s.cost + self.owed(s.noted));
        let Some((mut index, last)) = best else { return cuts };
        let unset = last.noted;
        while end > 0 {
            let state = states[end][index];
            let (start, before) = state.from;
            let noted = states[start][before].noted;
            cuts.push(Cut { boxes: start..end, notes: self.order[noted..state.noted].to_vec() });
            (end, index) = (start, before);
        }
        cuts.reverse();
        self.rest(unset, &mut cuts);
        cuts
    }

    /// What it costs to leave notes for pages of their own.
    fn owed(&self, noted: usize) -> i64 {
        if noted < self.order.len() { SPLIT_NOTE * 4 } else { 0 }
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

/// Notes a way to a state, if it is the best one. Of equal ways the first one found, whose last
/// page begins earliest, stays.
fn reach(states: &mut Vec<State>, cost: i64, noted: usize, from: (usize, usize)) {
    match states.iter_mut().find(|state| state.noted == noted) {
        Some(state) if state.cost <= cost => {}
        Some(state) => *state = State { cost, noted, from },
        None => states.push(State { cost, noted, from }),
    }
}
