//! Cut galleys into finished pages: boxes in their places, grounds under them, notes and folios
//! at the foot.

mod folio;
mod head;
mod leaf;
mod pieces;
mod slot;

use std::ops::ControlFlow;

use letterpress_page::{Drawing, Len, Page, Point};
use letterpress_source::{Code, Diagnostic, Span};

use crate::block::{FootNotes, note_rule};
use crate::context::Context;
use crate::flow::grid::Rests;
use crate::flow::{Galley, penalty};
use crate::paginate::{Cut, Room, with_blanks};
use crate::{Sink, SoFar};
use head::Heads;
use leaf::{Leaf, Leaves};
use pieces::{Piece, Stretch};

/// Makes pages of one galley after another.
pub(crate) struct Press {
    heads: Heads,
    leaves: Leaves,
}

impl Press {
    /// Before the first page.
    pub(crate) fn of(cx: &Context<'_>) -> Self {
        Self { heads: Heads::of(cx), leaves: Leaves::of(cx) }
    }

    /// Places the boxes of a galley's pages, with blank ones where rectos are wanted, and hands each
    /// page on.
    pub(crate) fn print(
        &mut self,
        cuts: Vec<Cut>,
        (galley, notes): (&Galley, &FootNotes),
        cx: &mut Context<'_>,
        sink: &mut Sink<'_>,
    ) -> ControlFlow<()> {
        let (style, before) = (&cx.setting.style.page, self.leaves.count);
        let rests = Rests::of(galley);
        for cut in with_blanks(cuts, galley, (style, before)) {
            let page = self.page(&cut, (galley, notes, &rests), cx);
            let (fonts, destinations) = (cx.shaper.faces.named(), &cx.destinations);
            sink(page, &SoFar { fonts, destinations, structure: &cx.structure })?;
        }
        ControlFlow::Continue(())
    }

    fn page(
        &mut self,
        cut: &Cut,
        (galley, notes, rests): (&Galley, &FootNotes, &Rests),
        cx: &mut Context<'_>,
    ) -> Page {
        let index = self.leaves.count;
        let leaf = self.leaves.next(cut, galley, cx);
        let mut drawing = Drawing::default();
        if !cut.is_blank() {
            let (boxes, rest) = (cut.boxes.clone(), rests.get(cut.boxes.start));
            let piece = Piece { galley, boxes, rest };
            body((cut, &leaf), &piece, Room::of(cx.setting.style), (index, &mut drawing), cx);
            foot((cut, &leaf), notes, (index, &mut drawing), cx);
            self.heads.paint(&leaf, &mut drawing, cx);
            folio::paint(&leaf, &mut drawing, cx);
        }
        Page { size: leaf.sheet.size, drawing, label: leaf.label }
    }
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
    drawing.ornament(note_rule(margins.left, rule_top, (measure, cx.setting.rtl), cx));
    for piece in &pieces {
        y += gap(piece);
        let origin = Point::new(margins.left, y);
        piece.place(origin, Stretch::default(), (page, drawing), cx);
        y += piece.height();
    }
}
