//! Blocks into a galley.

use std::ops::Range;

use letterpress_page::{DestinationId, Drawing, Len, Point};
use letterpress_parse::document::Matter;

use super::galley::{Again, Container, ContainerId, Galley, Head, Joint, Kind, VBox};
use super::penalty;
use crate::paragraph::Pliant;
use crate::style::Begins;

/// Builds a galley.
#[derive(Default)]
pub(crate) struct Flow {
    pub(crate) drawing: Drawing,
    pub(crate) boxes: Vec<VBox>,
    /// The paragraphs that may come in another number of lines.
    pub(crate) pliants: Vec<Pliant>,
    containers: Vec<Container>,
    /// The containers that are open, the outermost first.
    open: Vec<ContainerId>,
    pending: Pending,
    /// See [`Galley::past`].
    past: usize,
}

/// What waits for the next box.
#[derive(Default)]
struct Pending {
    gap: Len,
    /// Whether the gap was set for good.
    fixed: bool,
    /// Whether it never stretches.
    rigid: bool,
    /// The level of the heading that stands right above.
    heading: Option<u8>,
    penalty: i32,
    page_break: bool,
    /// Whether the page that begins is a recto.
    recto: bool,
    /// How many joints are still to be kept, and how many to be cut only at a price.
    keeps: usize,
    near: usize,
    markers: Vec<Marker>,
    anchors: Vec<DestinationId>,
    /// The heading that begins with the next box, by its place among all.
    begins: Option<usize>,
    matter: Option<Matter>,
}

/// A mark of its own that stands on the first baseline that follows: a bullet, a task box.
pub(crate) struct Marker {
    /// Drawn with its baseline at y = 0.
    pub(crate) drawing: Drawing,
    pub(crate) x: Len,
}

/// A box that is being drawn.
pub(crate) struct Draft {
    marks: usize,
    links: usize,
}

impl Flow {
    /// A flow whose boxes are drawn behind what has been drawn already.
    pub(crate) fn onto(drawing: Drawing) -> Self {
        Self { drawing, ..Self::default() }
    }

    /// Asks for a gap before the next box. Of several the largest stands.
    pub(crate) fn gap(&mut self, gap: Len) {
        if !self.pending.fixed {
            self.pending.gap = self.pending.gap.max(gap);
        }
    }

    /// Sets the gap before the next box, whatever was or will be asked for.
    pub(crate) fn fix_gap(&mut self, gap: Len) {
        self.pending.gap = gap;
        self.pending.fixed = true;
    }

    /// Sets the gap below a heading for good. It never stretches, since a heading belongs to what
    /// follows it.
    pub(crate) fn gap_below_heading(&mut self, gap: Len, level: u8) {
        self.fix_rigid_gap(gap);
        self.pending.heading = Some(level);
    }

    /// Asks for a gap above a heading. Right below one of a higher level that one's own gap
    /// stands; an empty section before it still shows by its space.
    pub(crate) fn gap_above_heading(&mut self, gap: Len, level: u8) {
        if self.pending.heading.is_some_and(|above| above >= level) {
            self.pending.fixed = false;
            self.pending.rigid = false;
        }
        if self.pending.heading.is_none() {
            // A section of a single line is no line parted from its section.
            self.pending.near = 0;
        }
        self.gap(gap);
    }

    /// Sets the gap before the next box, which never stretches.
    pub(crate) fn fix_rigid_gap(&mut self, gap: Len) {
        self.fix_gap(gap);
        self.pending.rigid = true;
    }

    /// Keeps the gap before the next box from stretching.
    pub(crate) fn keep_gap(&mut self) {
        self.pending.rigid = true;
    }

    /// Keeps the next so many joints closed.
    pub(crate) fn keep(&mut self, joints: usize) {
        self.pending.keeps = self.pending.keeps.max(joints);
    }

    /// Makes a cut in any of the next so many joints cost as much as a lonely line.
    pub(crate) fn keep_near(&mut self, joints: usize) {
        self.pending.near = self.pending.near.max(joints);
    }

    /// Makes a cut before the next box cost at least so much.
    pub(crate) fn penalty(&mut self, penalty: i32) {
        self.pending.penalty = self.pending.penalty.max(penalty);
    }

    /// Begins a page with the next box.
    pub(crate) fn page_break(&mut self) {
        self.pending.page_break = true;
        self.pending.keeps = 0;
        self.pending.near = 0;
    }

    /// Begins a recto with the next box.
    pub(crate) fn recto_break(&mut self) {
        self.page_break();
        self.pending.recto = true;
    }

    /// Begins with the next box what a heading begins; the first box begins a page in any case.
    pub(crate) fn turn_page(&mut self, begins: Begins) {
        match begins {
            _ if self.boxes.is_empty() => {}
            Begins::Nothing => {}
            Begins::Page => self.page_break(),
            Begins::Recto => self.recto_break(),
        }
    }

    /// Says which heading begins with the next box.
    pub(crate) fn head(&mut self, heading: usize) {
        self.pending.begins = Some(heading);
    }

    /// Begins a part of a book with the next box, the main one on a recto.
    pub(crate) fn matter(&mut self, matter: Matter) {
        self.turn_page(match matter {
            Matter::Front => Begins::Page,
            Matter::Main => Begins::Recto,
        });
        self.pending.matter = Some(matter);
    }

    /// Puts a mark on the next baseline.
    pub(crate) fn marker(&mut self, marker: Marker) {
        self.pending.markers.push(marker);
    }

    /// Whether a mark still waits for a baseline.
    pub(crate) fn has_marker(&self) -> bool {
        !self.pending.markers.is_empty()
    }

    /// Gives the next box's place a name.
    pub(crate) fn anchor(&mut self, destination: DestinationId) {
        self.pending.anchors.push(destination);
    }

    /// Begins a box; its marks are painted with its top left corner as the origin.
    pub(crate) fn begin(&self) -> Draft {
        Draft { marks: self.drawing.marks.len(), links: self.drawing.links.len() }
    }

    /// Ends a box of a height; `baseline` is where its first line of text stands, if it has one.
    pub(crate) fn finish(&mut self, draft: Draft, height: Len, baseline: Option<Len>) -> usize {
        let mut labels = 0;
        if let Some(baseline) = baseline {
            // The innermost first, so that the outermost comes to stand before all others.
            for Marker { drawing, x } in std::mem::take(&mut self.pending.markers).into_iter().rev()
            {
                let (marks, links) = (0..drawing.marks.len(), 0..drawing.links.len());
                labels += marks.len();
                self.drawing.copy(&drawing, marks, links, Point::new(x, baseline));
                // A label is read before what it labels.
                self.drawing.marks[draft.marks..].rotate_right(drawing.marks.len());
            }
        }
        let joint = self.joint();
        let anchors = std::mem::take(&mut self.pending.anchors);
        self.boxes.push(VBox {
            joint,
            height,
            is_on_grid: false,
            marks: draft.marks..self.drawing.marks.len(),
            labels,
            links: draft.links..self.drawing.links.len(),
            notes: Vec::new(),
            anchors,
            heading: self.pending.begins.take(),
            matter: self.pending.matter.take(),
        });
        self.boxes.len() - 1
    }

    /// A box of nothing but height.
    pub(crate) fn strut(&mut self, height: Len) -> usize {
        let draft = self.begin();
        self.finish(draft, height, None)
    }

    fn joint(&mut self) -> Joint {
        let next = self.boxes.len();
        let Pending { gap, rigid, penalty, page_break, recto, keeps, near, .. } = self.pending;
        let inside = self.open.iter().rev().find(|id| self.containers[id.0].boxes.start < next);
        let kept = match (keeps, near) {
            (0, 0) => 0,
            (0, _) => penalty::LONELY_LINE,
            _ => penalty::KEEP,
        };
        let penalty = if page_break { penalty::FORCED } else { penalty.max(kept) };
        self.pending.gap = Len::ZERO;
        self.pending.fixed = false;
        self.pending.rigid = false;
        self.pending.heading = None;
        self.pending.penalty = 0;
        self.pending.page_break = false;
        self.pending.recto = false;
        if next > 0 {
            self.pending.keeps = keeps.saturating_sub(1);
            self.pending.near = near.saturating_sub(1);
        }
        Joint { gap, stretches: !rigid, penalty, recto, container: inside.copied() }
    }

    /// Opens a container: all boxes until it is closed belong to it.
    pub(crate) fn open(&mut self, kind: Kind) -> ContainerId {
        let parent = self.open.last().copied();
        let start = self.boxes.len();
        self.containers.push(Container { parent, kind, boxes: start..usize::MAX });
        let id = ContainerId(self.containers.len() - 1);
        self.open.push(id);
        id
    }

    /// Makes the boxes of a container so far its head, below what else is set on a new page; its
    /// height.
    pub(crate) fn end_head(&mut self, id: ContainerId, above: Option<Again>) -> Len {
        let mut parts: Vec<Again> = above.into_iter().collect();
        let start = self.containers[id.0].boxes.start;
        for (index, vbox) in self.boxes.iter().enumerate().skip(start) {
            if let Some(last) = parts.last_mut().filter(|_| index > start) {
                last.height += vbox.joint.gap;
            }
            parts.push(Again { marks: vbox.marks.clone(), height: vbox.height });
        }
        let head = Head { parts };
        let height = head.height();
        self.containers[id.0].kind = Kind::Head(head);
        height
    }

    /// Ends what was drawn for no box of its own.
    pub(crate) fn aside(&self, draft: &Draft) -> Range<usize> {
        draft.marks..self.drawing.marks.len()
    }

    /// Closes the container that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(id) = self.open.pop() {
            self.containers[id.0].boxes.end = self.boxes.len();
        }
    }

    /// The height of all that is in it.
    pub(crate) fn height(&self) -> Len {
        self.boxes.iter().map(|vbox| vbox.joint.gap + vbox.height).sum()
    }

    /// Hands out what is in it, where no container is open; what waits for the next box goes on
    /// waiting.
    pub(crate) fn take(&mut self) -> Galley {
        let pending = std::mem::take(&mut self.pending);
        std::mem::replace(self, Self { pending, ..Self::default() }).into_galley()
    }

    /// Goes on below what is left of a galley that was handed out.
    pub(crate) fn go_on(&mut self, rest: Galley) {
        let Galley { drawing, boxes, pliants, containers, past, .. } = rest;
        let pending = std::mem::take(&mut self.pending);
        *self = Self { drawing, boxes, pliants, containers, open: Vec::new(), pending, past };
    }

    /// The finished galley.
    pub(crate) fn into_galley(self) -> Galley {
        Galley {
            drawing: self.drawing,
            boxes: self.boxes,
            pliants: self.pliants,
            containers: self.containers,
            grid: None,
            past: self.past,
        }
    }
}
