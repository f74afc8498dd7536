//! Cells, set: a text as its lines, blocks as a galley of their own.

use std::ops::Range;

use letterpress_page::{DestinationId, ElementId, Len, Point};
use letterpress_parse::document::{Align, Block, Cell};

use super::classes::{Column, text_of};
use super::ladder::{Breaking, Plan};
use super::numbers::is_blank;
use super::survey::{level, manner, number_of, style_of};
use crate::block::{self, Frame};
use crate::context::Context;
use crate::flow::{Flow, Galley, Kind, penalty};
use crate::paragraph::{self, Base, Line, Manner, Text};
use crate::style::TextStyle;

/// A cell whose content stands in lines and boxes, one below the other: its strips.
pub(super) struct SetCell {
    /// From the left of the text block.
    pub(super) left: Len,
    /// How many rows it spans, from which one of its band on.
    pub(super) row: usize,
    pub(super) rows: usize,
    /// From the top of the cell to the top and the foot of each strip.
    pub(super) extents: Vec<(Len, Len)>,
    content: Content,
}

enum Content {
    Text { text: Text, lines: Vec<Line>, leading: Len },
    Blocks(Box<Galley>),
}

/// What a box takes over from the strips that it holds.
#[derive(Default)]
pub(super) struct Ties {
    pub(super) notes: Vec<usize>,
    pub(super) anchors: Vec<DestinationId>,
}

/// Where a cell stands: its left edge and width, its element.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) left: Len,
    pub(super) width: Len,
    /// Whether the table begins at the right.
    pub(super) rtl: bool,
    pub(super) element: ElementId,
    /// Whether it stands in the head of the table.
    pub(super) in_head: bool,
}

/// By how much the parts of a cut ground overlap.
const OVERLAP: Len = Len::from_pt_thousandths(300);

/// The gap between two blocks of a cell in type of a style.
pub(super) fn gap(style: &TextStyle) -> Len {
    style.leading / 3
}

/// Sets a cell in its place.
pub(super) fn set(
    cell: &Cell,
    plan: &Plan,
    row: usize,
    place: Place,
    cx: &mut Context<'_>,
) -> SetCell {
    let column = &plan.columns[cell.column];
    let is_head = place.in_head || cell.is_head;
    let style = style_of(column, is_head, &plan.fit);
    let align = align(cell, column, place);
    let content = match text_of(cell) {
        Some(inlines) => {
            let base = Base { style: &style, element: place.element };
            let text = paragraph::collect(inlines, &base, cx);
            let line = aligned(cell, &text, plan, place, cx);
            let (text, lines) = match line {
                Some(line) => (text, vec![line]),
                None => {
                    let manner = manner(align, place.rtl, is_head, plan.fit.breaking);
                    let manner = manner.for_text(&text);
                    let broken = paragraph::break_text(text, &manner, place.width, cx);
                    (broken.text, broken.lines)
                }
            };
            Content::Text { text, lines, leading: style.leading }
        }
        None => Content::Blocks(Box::new(galley(&cell.blocks, &style, align, place, cx))),
    };
    let extents = content.extents();
    let left = place.left;
    SetCell { left, row, rows: cell.rows, extents, content }
}

/// Where the lines of a cell stand: as asked for it, over several columns of a head in the
/// middle, else like its column.
fn align(cell: &Cell, column: &Column, place: Place) -> Align {
    match cell.align {
        Some(align) => align,
        None if place.in_head && cell.columns > 1 => Align::Center,
        None if cell.columns > 1 => paragraph::start(place.rtl),
        None => column.align.unwrap_or(paragraph::start(place.rtl)),
    }
}

/// The one line of a number, or of a dash in the place of one, that is aligned with the others
/// of its column; `None` where there is nothing to be aligned or no room for it.
fn aligned(
    cell: &Cell,
    text: &Text,
    plan: &Plan,
    place: Place,
    cx: &mut Context<'_>,
) -> Option<Line> {
    let figures = plan.columns[cell.column].figures?;
    let is_single = cell.columns == 1 && cell.align.is_none() && !place.in_head;
    if !is_single || plan.fit.breaking == Breaking::Anywhere {
        return None;
    }
    let units_end = match number_of(text) {
        Some(number) => number.units_end(figures.decimal),
        None if is_blank(level(text)) => text.text.len(),
        None => return None,
    };
    let room = cx.setting.style.page.size.width;
    let manner = Manner::ragged(Align::Left, false);
    let lines = paragraph::break_text(text.clone(), &manner, room, cx).lines;
    let [line] = <[Line; 1]>::try_from(lines).ok()?;
    let before = line.width_before(units_end, text, &cx.shaper);
    let whole = line.width_before(text.text.len(), text, &cx.shaper);
    let behind = plan.behind[cell.column];
    let x = place.width - behind - before;
    let fits = x >= Len::ZERO && whole - before <= behind;
    fits.then_some(Line { x, ..line })
}

/// Blocks set in the width of a cell.
fn galley(
    blocks: &[Block],
    style: &TextStyle,
    align: Align,
    place: Place,
    cx: &mut Context<'_>,
) -> Galley {
    let frame = Frame {
        left: Len::ZERO,
        width: place.width,
        least: place.width / 3,
        align: Some(align),
        rtl: place.rtl,
        text: style.clone(),
        gap: gap(style),
        tight: None,
        depth: 0,
        nesting: 0,
        is_item: false,
        element: place.element,
    };
    let mut flow = Flow::default();
    block::all(blocks, &frame, &mut flow, cx);
    flow.into_galley()
}

impl Content {
    /// From the top of the cell to the top and the foot of each strip.
    fn extents(&self) -> Vec<(Len, Len)> {
        let mut y = Len::ZERO;
        let mut step = |gap: Len, height: Len| {
            let top = y + gap;
            y = top + height;
            (top, y)
        };
        match self {
            Self::Text { text, lines, leading } => lines
                .iter()
                .map(|line| step(Len::ZERO, paragraph::extent(line, text, *leading).1))
                .collect(),
            Self::Blocks(galley) => {
                let boxes = galley.boxes.iter().enumerate();
                boxes
                    .map(|(index, vbox)| {
                        let gap = if index > 0 { vbox.joint.gap } else { Len::ZERO };
                        step(gap, vbox.height)
                    })
                    .collect()
            }
        }
    }
}

impl SetCell {
    /// The height of all of it.
    pub(super) fn height(&self) -> Len {
        self.extents.last().map_or(Len::ZERO, |&(_, foot)| foot)
    }

    /// What a cut before a strip costs that isn't the first.
    pub(super) fn price(&self, strip: usize) -> i32 {
        match &self.content {
            Content::Text { lines, .. } => {
                let is_hyphen = lines[strip - 1].ends_in_hyphen();
                penalty::between_lines(strip, lines.len(), is_hyphen)
            }
            Content::Blocks(galley) => galley.boxes[strip].joint.penalty.clamp(0, penalty::KEEP),
        }
    }

    /// Paints some of its strips, the top of the cell at a height.
    pub(super) fn paint(
        &self,
        strips: Range<usize>,
        top: Len,
        (flow, ties): (&mut Flow, &mut Ties),
        cx: &Context<'_>,
    ) {
        match &self.content {
            Content::Text { text, lines, leading } => {
                for (line, &(y, _)) in lines[strips.clone()].iter().zip(&self.extents[strips]) {
                    let (baseline, _) = paragraph::extent(line, text, *leading);
                    let origin = Point::new(self.left, top + y + baseline);
                    paragraph::paint_at(line, text, origin, &mut flow.drawing, &cx.shaper);
                    ties.notes.extend_from_slice(&line.notes);
                    ties.anchors.extend_from_slice(&line.anchors);
                }
            }
            Content::Blocks(galley) => {
                self.paint_grounds(galley, &strips, top, flow);
                for index in strips {
                    let vbox = &galley.boxes[index];
                    let at = Point::new(self.left, top + self.extents[index].0);
                    let (marks, links) = (vbox.marks.clone(), vbox.links.clone());
                    flow.drawing.copy(&galley.drawing, marks, links, at);
                    ties.notes.extend_from_slice(&vbox.notes);
                    ties.anchors.extend_from_slice(&vbox.anchors);
                }
            }
        }
    }

    /// Paints the grounds under some of its strips, the outermost first.
    fn paint_grounds(&self, galley: &Galley, strips: &Range<usize>, top: Len, flow: &mut Flow) {
        for container in &galley.containers {
            let Kind::Ground(ground) = &container.kind else { continue };
            let from = container.boxes.start.max(strips.start);
            let to = container.boxes.end.min(strips.end);
            if from >= to {
                continue;
            }
            let goes_on = container.boxes.end > to;
            let mut ground = ground.clone();
            if goes_on || container.boxes.start < from {
                // What is cut has no corners there.
                ground.fill = ground.fill.map(|(color, _)| (color, Len::ZERO));
            }
            // A ground that goes on reaches to the next strip and a little under it, for between
            // two that only meet a line would be seen.
            let foot = match goes_on.then(|| self.extents.get(to)).flatten() {
                Some(&(next, _)) => next + OVERLAP,
                None => self.extents[to - 1].1,
            };
            let (y, foot) = (top + self.extents[from].0, top + foot);
            ground.paint(self.left, (y, foot), &mut flow.drawing);
        }
    }
}
