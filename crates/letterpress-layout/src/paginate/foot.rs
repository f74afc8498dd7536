//! Notes at the feet of pages: which are called where, and how many have room.

use letterpress_page::Len;

use crate::block::FootNotes;
use crate::flow::{Galley, penalty};

/// The notes of a document in the order in which its text refers to them.
pub(super) struct Foot<'g> {
    notes: &'g FootNotes,
    /// The boxes of all notes in that order.
    pub(super) order: Vec<usize>,
    /// How many of them the boxes of the galley before each one refer to.
    pub(super) called: Vec<usize>,
    /// Where the last note that each box or one before it refers to begins among them.
    last: Vec<usize>,
    /// The notes' heights summed up.
    heights: Vec<Len>,
}

/// What is known of notes where a galley goes on from another.
#[derive(Clone, Debug, Default)]
pub(super) struct Owed {
    /// Which notes have been called.
    seen: Vec<bool>,
    /// The boxes of those that have not been set.
    left: Vec<usize>,
}

impl Owed {
    /// What is owed once the boxes before one have been set, and so many boxes of notes.
    pub(super) fn after(&self, galley: &Galley, notes: &FootNotes, end: usize, set: usize) -> Self {
        let foot = Foot::of(galley, notes, self);
        let called = &foot.order[..foot.called[end]];
        let mut seen = self.seen.clone();
        seen.resize(notes.boxes.len(), false);
        for (seen, boxes) in seen.iter_mut().zip(&notes.boxes) {
            *seen |= !boxes.is_empty() && called.contains(&boxes.start);
        }
        Self { seen, left: called[set.min(called.len())..].to_vec() }
    }
}

impl<'g> Foot<'g> {
    pub(super) fn of(galley: &Galley, notes: &'g FootNotes, owed: &Owed) -> Self {
        let mut foot = Self {
            notes,
            order: owed.left.clone(),
            called: Vec::with_capacity(galley.boxes.len() + 1),
            last: Vec::with_capacity(galley.boxes.len()),
            heights: vec![Len::ZERO],
        };
        let mut seen = owed.seen.clone();
        seen.resize(notes.boxes.len(), false);
        for vbox in &galley.boxes {
            foot.called.push(foot.order.len());
            let mut last = foot.last.last().copied().unwrap_or(0);
            for &note in &vbox.notes {
                let before = foot.order.len();
                foot.call(note, &mut seen);
                if foot.order.len() > before {
                    last = before;
                }
            }
            foot.last.push(last);
        }
        foot.called.push(foot.order.len());
        let mut height = Len::ZERO;
        for &index in &foot.order {
            let vbox = &notes.galley.boxes[index];
            height += vbox.joint.gap + vbox.height;
            foot.heights.push(height);
        }
        foot
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

    /// The height of the notes' boxes of a range.
    pub(super) fn height(&self, from: usize, to: usize) -> Len {
        self.heights[to] - self.heights[from]
    }

    /// Whether a page of the boxes `start..end` that sets the notes up to `after` has at least
    /// begun each note that it refers to.
    pub(super) fn begins_all(&self, start: usize, end: usize, after: usize) -> bool {
        let calls = self.called[start] < self.called[end];
        !calls || after > self.last[end - 1]
    }

    /// How far the notes called before a box can be set in some height, from `noted` on.
    pub(super) fn fill(&self, end: usize, noted: usize, height: Len) -> usize {
        let limit = self.heights[noted] + height;
        let fitting = self.heights.partition_point(|&sum| sum <= limit);
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
}
