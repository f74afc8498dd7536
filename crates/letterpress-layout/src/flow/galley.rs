//! What a galley is made of.

use std::ops::Range;

#[cfg(doc)]
use crate::context::Context;
use letterpress_page::{Color, DestinationId, Drawing, ElementId, Len, Paint, Path, Point, Rect};
use letterpress_parse::document::Matter;

use crate::paragraph::Pliant;

/// One vertical list, ready to be cut into pages.
#[derive(Debug, Default)]
pub(crate) struct Galley {
    /// The marks of all boxes, each box's with its own top left corner as the origin.
    pub(crate) drawing: Drawing,
    pub(crate) boxes: Vec<VBox>,
    /// The paragraphs that may come in another number of lines, in the order of their boxes.
    pub(crate) pliants: Vec<Pliant>,
    pub(crate) containers: Vec<Container>,
    /// How far the lines of the baseline grid are apart, where there is one.
    pub(crate) grid: Option<Len>,
    /// How many of the first boxes stand on pages that have been set: one where the galley goes on
    /// from another, since what stands between it and the next belongs to both.
    pub(crate) past: usize,
}

/// A piece of a page that is never cut: a line, a row, a picture, a strut.
#[derive(Debug)]
pub(crate) struct VBox {
    /// What stands between the box before and this one.
    pub(crate) joint: Joint,
    pub(crate) height: Len,
    /// Whether it is a line of running text, which stands on the baseline grid if there is one.
    pub(crate) is_on_grid: bool,
    pub(crate) marks: Range<usize>,
    /// How many of its marks, the first ones, are labels that hang beside it.
    pub(crate) labels: usize,
    pub(crate) links: Range<usize>,
    /// The footnotes that it refers to.
    pub(crate) notes: Vec<usize>,
    /// The names of its place.
    pub(crate) anchors: Vec<DestinationId>,
    /// The heading that begins with it, by its place in [`Context::heads`].
    pub(crate) heading: Option<usize>,
    /// The part of a book that begins with it.
    pub(crate) matter: Option<Matter>,
}

/// What stands between two boxes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joint {
    pub(crate) gap: Len,
    /// Whether the gap may stretch to fill a page; a blank line of code may not.
    pub(crate) stretches: bool,
    /// What a cut costs here; see [`penalty`](super::penalty).
    pub(crate) penalty: i32,
    /// Whether the page that a forced cut begins is a recto.
    pub(crate) recto: bool,
    /// The innermost container that stands on both sides.
    pub(crate) container: Option<ContainerId>,
}

/// The place of a container in its galley.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ContainerId(pub(crate) usize);

/// Boxes that have something in common on every page they stand on.
#[derive(Debug)]
pub(crate) struct Container {
    /// The container that it stands in.
    pub(crate) parent: Option<ContainerId>,
    pub(crate) kind: Kind,
    pub(crate) boxes: Range<usize>,
}

/// What the boxes of a container have in common.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Something painted under them, over its whole height on each page.
    Ground(Ground),
    /// A head, set again on each page that it goes on on.
    Head(Head),
    /// A row of a table that may be cut, each of its boxes with a part of every cell. What
    /// stands of it on a page is read cell by cell.
    Row(CutRow),
    /// A sheet laid on its side: its boxes stand on pages of their own, which are turned.
    Turned,
}

/// A row that may be cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CutRow {
    /// The table that it belongs to.
    pub(crate) table: ElementId,
    /// Space above and below it, where it is cut.
    pub(crate) padding: Len,
}

/// What is set again, from top to bottom, on each page that a container goes on on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) parts: Vec<Again>,
}

/// A part of a head.
#[derive(Clone, Debug)]
pub(crate) struct Again {
    /// In the galley's drawing, the top of this part being the origin.
    pub(crate) marks: Range<usize>,
    /// The gap below it included.
    pub(crate) height: Len,
}

impl Head {
    pub(crate) fn height(&self) -> Len {
        self.parts.iter().map(|part| part.height).sum()
    }
}

/// What is painted under the boxes of a container.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    pub(crate) left: Len,
    pub(crate) width: Len,
    /// Whether what stands on it begins at the right.
    pub(crate) rtl: bool,
    pub(crate) fill: Option<(Color, Len)>,
    /// A bar where lines begin: its width and colour.
    pub(crate) bar: Option<(Len, Color)>,
    /// Ground above and below, where the container is cut.
    pub(crate) padding: Len,
}

impl Galley {
    /// The galley with other boxes in the place of some, given from top to bottom.
    pub(crate) fn with(mut self, others: Vec<(Range<usize>, Vec<VBox>)>) -> Self {
        let change = others.iter().map(|(own, other)| other.len().saturating_sub(own.len()));
        let mut boxes = Vec::with_capacity(self.boxes.len() + change.sum::<usize>());
        // Where what stood at a place has come to.
        let mut shifts: Vec<(usize, isize)> = Vec::with_capacity(others.len());
        let mut old = std::mem::take(&mut self.boxes).into_iter();
        let mut at = 0;
        for (own, other) in others {
            boxes.extend(old.by_ref().take(own.start - at));
            old.by_ref().take(own.len()).for_each(drop);
            at = own.end;
            boxes.extend(other);
            shifts.push((own.end, boxes.len() as isize - own.end as isize));
        }
        boxes.extend(old);
        let place = |index: usize| match shifts.partition_point(|&(from, _)| from <= index) {
            0 => index,
            found => index.saturating_add_signed(shifts[found - 1].1),
        };
        for container in &mut self.containers {
            container.boxes = place(container.boxes.start)..place(container.boxes.end);
        }
        let ends: Vec<usize> = shifts.iter().map(|&(end, _)| end).collect();
        self.pliants.retain(|pliant| ends.binary_search(&pliant.boxes.end).is_err());
        for pliant in &mut self.pliants {
            pliant.boxes = place(pliant.boxes.start)..place(pliant.boxes.end);
        }
        Self { boxes, ..self }
    }

    /// What is left once the boxes before one have been set.
    pub(crate) fn rest(mut self, from: usize) -> Self {
        let past = from.min(1);
        let first = from - past;
        let mut drawing = Drawing::default();
        let mut copy = |marks: &mut Range<usize>, links: Range<usize>| {
            let begun = (drawing.marks.len(), drawing.links.len());
            drawing.copy(&self.drawing, marks.clone(), links, Point::default());
            *marks = begun.0..drawing.marks.len();
            begun.1..drawing.links.len()
        };
        let mut boxes = self.boxes.split_off(first);
        // Containers stand before those that they hold, and end no earlier.
        let mut ids = vec![None; self.containers.len()];
        let mut containers = Vec::new();
        for (id, container) in self.containers.into_iter().enumerate() {
            if container.boxes.end <= first {
                continue;
            }
            let boxes = container.boxes.start.saturating_sub(first)..container.boxes.end - first;
            let parent = container.parent.and_then(|id| ids[id.0]);
            let mut kind = container.kind;
            if let Kind::Head(head) = &mut kind {
                for part in &mut head.parts {
                    copy(&mut part.marks, 0..0);
                }
            }
            ids[id] = Some(ContainerId(containers.len()));
            containers.push(Container { parent, kind, boxes });
        }
        for vbox in &mut boxes {
            vbox.links = copy(&mut vbox.marks, vbox.links.clone());
            vbox.joint.container = vbox.joint.container.and_then(|id| ids[id.0]);
        }
        self.pliants.retain(|pliant| pliant.boxes.start >= from);
        for pliant in &mut self.pliants {
            pliant.boxes = pliant.boxes.start - first..pliant.boxes.end - first;
        }
        Self { drawing, boxes, pliants: self.pliants, containers, grid: self.grid, past }
    }

    /// The containers around a joint, the innermost first.
    pub(crate) fn around(&self, joint: Joint) -> impl Iterator<Item = &Container> {
        let get = |id: Option<ContainerId>| id.map(|id| &self.containers[id.0]);
        std::iter::successors(get(joint.container), move |container| get(container.parent))
    }

    /// What a page that ends at a joint has to close with.
    pub(crate) fn closing(&self, joint: Joint) -> Len {
        self.around(joint).map(Container::padding).sum()
    }

    /// What a page that begins at a joint has to open with.
    pub(crate) fn opening(&self, joint: Joint) -> Len {
        self.around(joint).map(|container| container.opening()).sum()
    }
}

impl Container {
    pub(crate) fn padding(&self) -> Len {
        match &self.kind {
            Kind::Ground(ground) => ground.padding,
            Kind::Row(row) => row.padding,
            Kind::Head(_) | Kind::Turned => Len::ZERO,
        }
    }

    /// What is set again where a page begins in it, if anything is.
    pub(crate) fn head(&self) -> Option<&Head> {
        match &self.kind {
            Kind::Head(head) => Some(head),
            Kind::Ground(_) | Kind::Row(_) | Kind::Turned => None,
        }
    }

    /// The height that it takes above the boxes of a page that begins in it.
    pub(crate) fn opening(&self) -> Len {
        self.padding() + self.head().map_or(Len::ZERO, Head::height)
    }
}

impl Ground {
    /// Paints it between two heights; `left` is the edge that its own is counted from.
    pub(crate) fn paint(&self, left: Len, (top, foot): (Len, Len), drawing: &mut Drawing) {
        let at = Point::new(left + self.left, top);
        let height = foot - top;
        if let Some((color, radius)) = self.fill {
            let rect = Rect::new(at.x, at.y, self.width, height);
            drawing.ornament(Path::rounded(rect, radius, Paint::Fill(color)));
        }
        if let Some((width, color)) = self.bar.filter(|(width, _)| !width.is_zero()) {
            let x = if self.rtl { at.x + self.width - width } else { at.x };
            drawing.ornament(Path::rect(Rect::new(x, at.y, width, height), color));
        }
    }
}
