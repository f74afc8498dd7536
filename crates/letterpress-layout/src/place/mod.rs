//! Cut galleys into finished pages: boxes in their places, grounds under them, notes and folios
//! at the foot.

mod folio;
mod head;
mod leaf;
mod pieces;
mod slot;

use letterpress_page::{Drawing, Len, Page, Point};
use letterpress_source::{Code, Diagnostic, Span};

use crate::block::{FootNotes, note_rule};
use crate::context::Context;
use crate::flow::grid::Rests;
use crate::flow::{Galley, penalty};
use crate::paginate::{Cut, Room};
use head::Heads;
use leaf::Leaf;
use pieces::{Piece, Stretch};

/// Places the boxes of all pages.
pub(crate) fn place(
    cuts: &[Cut],
    galley: &Galley,
    notes: &FootNotes,
    cx: &mut Context<'_>,
) -> Vec<Page> {
    let room = Room::of(cx.setting.style);
    let mut heads = Heads::of(cx);
    let rests = Rests::of(galley);
    let mut pages = Vec::with_capacity(cuts.len());
    for (index, (cut, leaf)) in cuts.iter().zip(leaf::leaves(cuts, galley, cx)).enumerate() {
        let mut drawing = Drawing::default();
        if !cut.is_blank() {
            let (boxes, rest) = (cut.boxes.clone(), rests.get(cut.boxes.start));
            let piece = Piece { galley, boxes, rest };
            body((cut, &leaf), &piece, room, (index, &mut drawing), cx);
            foot((cut, &leaf), notes, (index, &mut drawing), cx);
            heads.paint(&leaf, &mut drawing, cx);
            folio::paint(&leaf, &mut drawing, cx);
        }
        pages.push(Page { size: leaf.sheet.size, drawing, label: leaf.label });
    }
    pages
}

/// Sets the boxes of a page.
fn body(
    (cut, leaf): (&Cut, &Leaf),
    piece: &Piece<'_>,
    room: Room,
    (page, drawing): (usize, &mut Drawing),
    cx: &mut Context<'_>,
) {
    let margins = leaf.sheet.margins;
    let height = piece.height();
    let full = if cut.is_turned { room.turned } else { room.height };
    let most = full + room.long;
    if height > most {
        tell_tall(piece, height - most, cx);
    }
    let stretch = stretch(cut, piece, full - height, &room);
    piece.place(Point::new(margins.left, margins.top), stretch, (page, drawing), cx);
}

/// How much the gaps of a page gain: to fill it where pages are flush, else to bring it near
/// enough to its foot.
fn stretch(cut: &Cut, piece: &Piece<'_>, free: Len, room: &Room) -> Stretch {
    let next = piece.galley.boxes.get(cut.boxes.end);
    let ends = next.is_none_or(|next| next.joint.penalty == penalty::FORCED);
    if ends || !cut.notes.is_empty() {
        return Stretch::default();
    }
    let gaps = piece.stretching_gaps();
    Stretch { gain: room.gain(free, gaps), gaps }
}

fn tell_tall(piece: &Piece<'_>, by: Len, cx: &mut Context<'_>) {
    let span =
        piece.element().and_then(|id| cx.structure.get(id)).map_or(Span::default(), |e| e.span);
    let message = format!("this is {by} taller than a page and can't be cut");
    let found = Diagnostic::new(Code::TallItem, span, message)
        .help("it runs into the foot margin; use a larger sheet or smaller margins");
    cx.warn(found);
}

/// Sets the notes at the foot of a page, under their rule.
fn foot(
    (cut, leaf): (&Cut, &Leaf),
    notes: &FootNotes,
    (page, drawing): (usize, &mut Drawing),
    cx: &mut Context<'_>,
) {
    if cut.notes.is_empty() {
        return;
    }
    let style = cx.setting.style;
    let galley = &notes.galley;
    // Boxes that follow one another in their galley are set as one piece.
    let runs = cut.notes.chunk_by(|&before, &after| after == before + 1);
    let pieces: Vec<Piece<'_>> = runs
        .map(|run| Piece { galley, boxes: run[0]..run[run.len() - 1] + 1, rest: None })
        .collect();
    let gap = |piece: &Piece<'_>| galley.boxes[piece.boxes.start].joint.gap;
    let height: Len = pieces.iter().map(|piece| gap(piece) + piece.height()).sum();
    let margins = leaf.sheet.margins;
    let mut y = leaf.sheet.size.height - margins.bottom - height;
    let measure = style.page.measure();
    let rule_top = y - style.note.below - style.note.rule;
    drawing.ornament(note_rule(margins.left, rule_top, measure, cx));
    for piece in &pieces {
        y += gap(piece);
        let origin = Point::new(margins.left, y);
        piece.place(origin, Stretch::default(), (page, drawing), cx);
        y += piece.height();
    }
}
