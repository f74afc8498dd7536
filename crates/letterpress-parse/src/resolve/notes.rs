//! The order of the footnotes.

use std::collections::VecDeque;

use letterpress_source::{Code, Diagnostic};

use super::walk::{Visit, visit};
use crate::document::{Block, Inline, InlineKind, Note};
use crate::reports::Reports;

/// Orders the notes by their first references, those in a note right after it, and counts them.
///
/// `offset` notes of earlier sources come before. A note that only unreferenced notes refer to
/// is itself unreferenced: no page would hold its reference.
pub(crate) fn order(
    blocks: &mut Vec<Block>,
    mut notes: Vec<Option<Note>>,
    offset: usize,
    reports: &mut Reports,
) -> Vec<Note> {
    let mut order = Order { counts: vec![0; notes.len()], ..Order::default() };
    visit(blocks, &mut order);
    let mut done: Vec<(usize, Note)> = Vec::new();
    while let Some(slot) = order.reached.pop_front() {
        if let Some(mut note) = notes[slot].take() {
            // A note that a note refers to follows it before all others.
            let others = std::mem::take(&mut order.reached);
            visit(&mut note.blocks, &mut order);
            order.reached.extend(others);
            done.push((slot, note));
        }
    }
    let reached = done.len();
    for (slot, note) in notes.into_iter().enumerate() {
        let Some(mut note) = note else { continue };
        visit(&mut note.blocks, &mut order);
        let message = match note.label.as_str() {
            "" => "no reference leads to the footnote".to_owned(),
            label => format!("no reference leads to the footnote `[^{label}]`"),
        };
        let found = Diagnostic::new(Code::UnreferencedNote, note.span, message);
        reports.add(found.help("it is set at the end"));
        done.push((slot, note));
    }
    let mut places = vec![None; order.counts.len()];
    done.iter().enumerate().for_each(|(place, (slot, _))| places[*slot] = Some(place));
    let mut number = Number { places, offset };
    visit(blocks, &mut number);
    for (place, (slot, note)) in done.iter_mut().enumerate() {
        note.references = if place < reached { order.counts[*slot] } else { 0 };
        visit(&mut note.blocks, &mut number);
    }
    done.into_iter().map(|(_, note)| note).collect()
}

/// Finds the references in reading order.
#[derive(Default)]
struct Order {
    /// How many references lead to each note.
    counts: Vec<usize>,
    /// Notes that wait to be searched for references themselves.
    reached: VecDeque<usize>,
}

impl Visit for Order {
    fn content(&mut self, content: &mut Vec<Inline>) {
        for inline in content {
            match &mut inline.kind {
                InlineKind::NoteReference(slot) => {
                    let Some(count) = self.counts.get_mut(*slot) else { continue };
                    if *count == 0 {
                        self.reached.push_back(*slot);
                    }
                    *count += 1;
                }
                kind => {
                    if let Some(content) = kind.content_mut() {
                        self.content(content);
                    }
                }
            }
        }
    }
}

/// Gives the references the new places of their notes.
struct Number {
    places: Vec<Option<usize>>,
    offset: usize,
}

impl Visit for Number {
    fn content(&mut self, content: &mut Vec<Inline>) {
        for inline in content {
            match &mut inline.kind {
                InlineKind::NoteReference(slot) => {
                    match self.places.get(*slot).copied().flatten() {
                        Some(place) => *slot = self.offset + place,
                        // comrak makes references of labels that are defined, and of no others.
                        None => inline.kind = InlineKind::Text("[^]".to_owned()),
                    }
                }
                kind => {
                    if let Some(content) = kind.content_mut() {
                        self.content(content);
                    }
                }
            }
        }
    }
}
