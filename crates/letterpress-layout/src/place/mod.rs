//! Cut galleys into finished pages: boxes in their places, grounds under them, notes and folios
//! at the foot.

mod folio;

use letterpress_page::{
    ArtifactKind, DestinationId, Drawing, Ink, Len, Mark, Owner, Page, Paint, Path, Point, Rect,
};

use crate::block::{FootNotes, note_rule};
use crate::context::Context;
use crate::flow::{Container, Galley, Ground, Kind};
use crate::paginate::{Cut, Room};

/// Places the boxes of all pages.
pub(crate) fn place(
    cuts: &[Cut],
    galley: &Galley,
    notes: &FootNotes,
    room: Room,
    cx: &mut Context<'_>,
) -> Vec<Page> {
    let size = cx.setting.style.page.size;
    let mut pages = Vec::with_capacity(cuts.len());
    for (index, cut) in cuts.iter().enumerate() {
        let mut placer =
            Placer { galley, drawing: Drawing::default(), page: index, room, tops: Vec::new() };
        let last = index + 1 == cuts.len();
        placer.body(cut, last, cx);
        placer.notes(cut, notes, cx);
        let label = (index + 1).to_string();
        folio::paint(&label, &mut placer.drawing, cx);
        pages.push(Page { size, drawing: placer.drawing, label });
    }
    pages
}

struct Placer<'g> {
    galley: &'g Galley,
    drawing: Drawing,
    page: usize,
    room: Room,
    /// The top and foot of every box of the page.
    tops: Vec<(Len, Len)>,
}

impl Placer<'_> {
    fn body(&mut self, cut: &Cut, last: bool, cx: &mut Context<'_>) {
        let Some(first) = self.galley.boxes.get(cut.boxes.start) else { return };
        let margins = cx.setting.style.page.margins;
        let continued = cut.boxes.start > 0;
        let mut y = margins.top;
        // What was cut before this page opens again: grounds, the heads of tables.
        let around: Vec<&Container> =
            if continued { self.galley.around(first.joint).collect() } else { Vec::new() };
        let mut heads = Vec::new();
        for container in around.iter().rev() {
            match &container.kind {
                Kind::Ground(ground) => y += ground.padding,
                Kind::Head(_) => {
                    heads.push((*container, y));
                    y += self.galley.head(container).1;
                }
            }
        }
        let stretch = self.stretch(cut, last, cx);
        for index in cut.boxes.clone() {
            let vbox = &self.galley.boxes[index];
            if index > cut.boxes.start {
                let gap = vbox.joint.gap;
                let more = if vbox.joint.stretches {
                    gap.scale(stretch.0, stretch.1.max(1))
                } else {
                    Len::ZERO
                };
                y += gap + more;
            }
            self.tops.push((y, y + vbox.height));
            y += vbox.height;
        }
        self.grounds(cut, margins.left);
        for (container, top) in heads {
            self.repeat_head(container, Point::new(margins.left, top));
        }
        for (index, (top, _)) in cut.boxes.clone().zip(self.tops.clone()) {
            let origin = Point::new(margins.left, top);
            put(self.galley, index, origin, &mut self.drawing);
            for &anchor in &self.galley.boxes[index].anchors {
                settle(anchor, self.page, origin, cx);
            }
        }
    }

    /// How much of itself every gap of a page gains, as a fraction: to fill the page where pages
    /// are flush, else to bring it near enough to its foot.
    fn stretch(&self, cut: &Cut, last: bool, cx: &Context<'_>) -> (i64, i64) {
        let style = cx.setting.style;
        let boxes = &self.galley.boxes;
        let forced = boxes
            .get(cut.boxes.end)
            .is_none_or(|next| next.joint.penalty == crate::flow::penalty::FORCED);
        if last || forced || !cut.notes.is_empty() {
            return (0, 1);
        }
        let inner = cut.boxes.start + 1..cut.boxes.end.max(cut.boxes.start + 1);
        let joints = || boxes[inner.clone()].iter().map(|vbox| vbox.joint);
        let all: Len = joints().map(|joint| joint.gap).sum();
        let gaps: Len = joints().filter(|joint| joint.stretches).map(|joint| joint.gap).sum();
        let heights: Len = boxes[cut.boxes.clone()].iter().map(|vbox| vbox.height).sum();
        let free = self.room.height - heights - all;
        let wanted = if style.page.flush { free } else { free - style.page.ragged };
        let most = gaps.scale(style.paragraph.stretch, 1000);
        (wanted.min(most).max(Len::ZERO).units(), gaps.units())
    }

    /// Paints the grounds and bars under the boxes, the outermost first.
    fn grounds(&mut self, cut: &Cut, left: Len) {
        for container in &self.galley.containers {
            let Kind::Ground(ground) = &container.kind else { continue };
            let from = container.boxes.start.max(cut.boxes.start);
            let to = container.boxes.end.min(cut.boxes.end);
            if from >= to {
                continue;
            }
            let (mut top, _) = self.tops[from - cut.boxes.start];
            let (_, mut foot) = self.tops[to - 1 - cut.boxes.start];
            if container.boxes.start < cut.boxes.start {
                top -= ground.padding;
            }
            if container.boxes.end > cut.boxes.end {
                foot += ground.padding;
            }
            self.ground(ground, left, (top, foot));
        }
    }

    fn ground(&mut self, ground: &Ground, left: Len, (top, foot): (Len, Len)) {
        let x = left + ground.left;
        let height = foot - top;
        let mut add = |path| {
            let owner = Owner::Artifact(ArtifactKind::Layout);
            self.drawing.marks.push(Mark { owner, ink: Ink::Path(path) });
        };
        if let Some((color, radius)) = ground.fill {
            let rect = Rect::new(x, top, ground.width, height);
            add(Path::rounded(rect, radius, Paint::Fill(color)));
        }
        if let Some((width, color)) = ground.bar {
            add(Path::rect(Rect::new(x, top, width, height), color));
        }
    }

    /// Sets the head of a table once more, as no content.
    fn repeat_head(&mut self, container: &Container, origin: Point) {
        let (boxes, _) = self.galley.head(container);
        let first = self.drawing.marks.len();
        let mut y = origin.y;
        for index in boxes.clone() {
            if index > boxes.start {
                y += self.galley.boxes[index].joint.gap;
            }
            put(self.galley, index, Point::new(origin.x, y), &mut self.drawing);
            y += self.galley.boxes[index].height;
        }
        for mark in &mut self.drawing.marks[first..] {
            mark.owner = Owner::Artifact(ArtifactKind::Layout);
        }
    }

    /// Sets the notes at the foot of the page.
    fn notes(&mut self, cut: &Cut, notes: &FootNotes, cx: &mut Context<'_>) {
        if cut.notes.is_empty() {
            return;
        }
        let style = cx.setting.style;
        let boxes = &notes.galley.boxes;
        let height = cut.notes.iter().map(|&index| boxes[index].joint.gap + boxes[index].height);
        let height: Len = height.sum();
        let margins = style.page.margins;
        let mut y = style.page.size.height - margins.bottom - height;
        let measure = style.page.size.width - margins.left - margins.right;
        let rule_top = y - style.note.below - style.note.rule;
        self.drawing.marks.push(note_rule(margins.left, rule_top, measure, cx));
        for &index in &cut.notes {
            y += boxes[index].joint.gap;
            let origin = Point::new(margins.left, y);
            put(&notes.galley, index, origin, &mut self.drawing);
            for &anchor in &boxes[index].anchors {
                settle(anchor, self.page, origin, cx);
            }
            y += boxes[index].height;
        }
    }
}

/// Paints a box of a galley with its top left corner at a point.
fn put(galley: &Galley, index: usize, origin: Point, drawing: &mut Drawing) {
    let vbox = &galley.boxes[index];
    drawing.copy(&galley.drawing, vbox.marks.clone(), vbox.links.clone(), origin);
}

/// Says where a destination is.
fn settle(anchor: DestinationId, page: usize, point: Point, cx: &mut Context<'_>) {
    if let Some(destination) = cx.destinations.get_mut(anchor.0 as usize) {
        destination.page = page;
        destination.point = point;
    }
}
