//! A piece of a galley on a page: containers that are cut close and open again around it.

use std::ops::Range;

use letterpress_page::{ArtifactKind, Drawing, ElementId, Len, Owner, Point, Role, Structure};

use crate::context::Context;
use crate::flow::grid::Rest;
use crate::flow::{Container, CutRow, Galley, Kind};

/// Boxes of a galley that stand on one page, one below the other.
pub(super) struct Piece<'g> {
    pub(super) galley: &'g Galley,
    pub(super) boxes: Range<usize>,
    /// What it grows by on the baseline grid.
    pub(super) rest: Option<Rest>,
}

/// What the gaps that stretch gain together, and how large they are together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stretch {
    pub(super) gain: Len,
    pub(super) gaps: Len,
}

impl Stretch {
    /// What a gap gains.
    fn of(self, gap: Len) -> Len {
        gap.scale(self.gain.units(), self.gaps.units().max(1))
    }
}

impl Piece<'_> {
    /// Its natural height, with what it opens and closes with.
    pub(super) fn height(&self) -> Len {
        let boxes = &self.galley.boxes;
        let Some(first) = boxes.get(self.boxes.start) else { return Len::ZERO };
        let closing = boxes.get(self.boxes.end).map(|next| self.galley.closing(next.joint));
        let gaps: Len = boxes[self.inner()].iter().map(|vbox| vbox.joint.gap).sum();
        let heights: Len = boxes[self.boxes.clone()].iter().map(|vbox| vbox.height).sum();
        let rest = self.rest.filter(|rest| self.boxes.contains(&rest.above));
        let rest = rest.map_or(Len::ZERO, |rest| rest.by);
        self.galley.opening(first.joint) + gaps + rest + heights + closing.unwrap_or_default()
    }

    /// The height of the gaps in it that may stretch.
    pub(super) fn stretching_gaps(&self) -> Len {
        let joints = self.galley.boxes[self.inner()].iter().map(|vbox| vbox.joint);
        joints.filter(|joint| joint.stretches).map(|joint| joint.gap).sum()
    }

    /// The boxes whose joints are in it.
    fn inner(&self) -> Range<usize> {
        (self.boxes.start + 1).min(self.boxes.end)..self.boxes.end
    }

    /// The element that the first content in it belongs to.
    pub(super) fn element(&self) -> Option<ElementId> {
        let mut marks = self.galley.boxes[self.boxes.clone()]
            .iter()
            .flat_map(|vbox| &self.galley.drawing.marks[vbox.marks.clone()]);
        marks.find_map(|mark| match mark.owner {
            Owner::Element(id) => Some(id),
            Owner::Artifact(_) => None,
        })
    }

    /// Paints it with its top left corner at a point.
    pub(super) fn place(
        &self,
        origin: Point,
        stretch: Stretch,
        (page, drawing): (usize, &mut Drawing),
        cx: &mut Context<'_>,
    ) {
        let Some(first) = self.galley.boxes.get(self.boxes.start) else { return };
        let mut y = origin.y;
        // What was cut before this piece opens again, the outermost first.
        let around: Vec<&Container> = self.galley.around(first.joint).collect();
        let mut opened = Vec::with_capacity(around.len());
        for container in around.into_iter().rev() {
            opened.push((container, y));
            y += container.opening();
        }
        let mut extents = Vec::with_capacity(self.boxes.len());
        for (index, vbox) in self.boxes.clone().zip(&self.galley.boxes[self.boxes.clone()]) {
            if index > self.boxes.start {
                let gap = vbox.joint.gap;
                y += gap + if vbox.joint.stretches { stretch.of(gap) } else { Len::ZERO };
            }
            y += self.rest.filter(|rest| rest.above == index).map_or(Len::ZERO, |rest| rest.by);
            extents.push((y, y + vbox.height));
            y += vbox.height;
        }
        self.grounds(origin.x, &extents, &opened, drawing);
        for &(container, top) in &opened {
            self.repeat_head(container, Point::new(origin.x, top + container.padding()), drawing);
        }
        let mut starts = Vec::with_capacity(self.boxes.len());
        for (index, (top, _)) in self.boxes.clone().zip(extents) {
            let at = Point::new(origin.x, top);
            starts.push(drawing.marks.len());
            self.put(index, at, drawing);
            for &anchor in &self.galley.boxes[index].anchors {
                cx.settle(anchor, page, at);
            }
        }
        self.order_rows(&starts, &opened, drawing, cx);
    }

    /// Paints the grounds and bars under the boxes, the outermost first.
    fn grounds(
        &self,
        left: Len,
        extents: &[(Len, Len)],
        opened: &[(&Container, Len)],
        drawing: &mut Drawing,
    ) {
        let before = opened.iter().map(|&(container, _)| container);
        for container in before.chain(self.begun()) {
            let Kind::Ground(ground) = &container.kind else { continue };
            let from = container.boxes.start.max(self.boxes.start);
            let to = container.boxes.end.min(self.boxes.end);
            if from >= to {
                continue;
            }
            let reopened = opened.iter().find(|(open, _)| std::ptr::eq(*open, container));
            let top = reopened.map_or(extents[from - self.boxes.start].0, |&(_, top)| top);
            let foot = extents[to - 1 - self.boxes.start].1 + self.closing(container);
            ground.paint(left, (top, foot), drawing);
        }
    }

    /// The containers that begin in it; those that go on from before it have been opened again.
    fn begun(&self) -> &[Container] {
        // They stand in the order of their first boxes.
        let all = &self.galley.containers;
        let begun = all.partition_point(|container| container.boxes.start < self.boxes.start);
        let ended = all.partition_point(|container| container.boxes.start < self.boxes.end);
        &all[begun..ended]
    }

    /// From the foot of the last box to that of a container around it, if that goes on.
    fn closing(&self, container: &Container) -> Len {
        let Some(next) = self.galley.boxes.get(self.boxes.end) else { return Len::ZERO };
        let mut sum = Len::ZERO;
        for around in self.galley.around(next.joint) {
            sum += around.padding();
            if std::ptr::eq(around, container) {
                return sum;
            }
        }
        Len::ZERO
    }

    /// Sets the head of a table once more, as no content.
    fn repeat_head(&self, container: &Container, origin: Point, drawing: &mut Drawing) {
        let Some(head) = container.head() else { return };
        let first = drawing.marks.len();
        let mut y = origin.y;
        for part in &head.parts {
            let at = Point::new(origin.x, y);
            drawing.copy(&self.galley.drawing, part.marks.clone(), 0..0, at);
            y += part.height;
        }
        for mark in &mut drawing.marks[first..] {
            mark.owner = Owner::Artifact(ArtifactKind::Layout);
        }
    }

    /// Puts the marks of cut rows into the order in which they are read: cell by cell, what is
    /// no content first. `starts` are the marks before each box.
    fn order_rows(
        &self,
        starts: &[usize],
        opened: &[(&Container, Len)],
        drawing: &mut Drawing,
        cx: &Context<'_>,
    ) {
        let before = opened.iter().map(|&(container, _)| container);
        for container in before.chain(self.begun()) {
            let Kind::Row(CutRow { table, .. }) = container.kind else { continue };
            let from = container.boxes.start.max(self.boxes.start);
            let to = container.boxes.end.min(self.boxes.end);
            if from >= to {
                continue;
            }
            let start = |index: usize| starts.get(index - self.boxes.start).copied();
            let end = start(to).unwrap_or(drawing.marks.len());
            let marks = &mut drawing.marks[start(from).unwrap_or(end)..end];
            marks.sort_by_cached_key(|mark| match mark.owner {
                Owner::Element(id) => Some(cell_of(&cx.structure, id, table)),
                Owner::Artifact(_) => None,
            });
        }
    }

    /// Paints a box with its top left corner at a point.
    fn put(&self, index: usize, origin: Point, drawing: &mut Drawing) {
        let vbox = &self.galley.boxes[index];
        drawing.copy(&self.galley.drawing, vbox.marks.clone(), vbox.links.clone(), origin);
    }
}

/// The cell of a table that an element stands in.
fn cell_of(structure: &Structure, id: ElementId, table: ElementId) -> ElementId {
    let within = structure.roles(id).take_while(|&(up, _)| up != table);
    let cells = within.filter(|(_, role)| matches!(role, Role::Cell | Role::HeadCell(_)));
    cells.last().map_or(id, |(cell, _)| cell)
}
