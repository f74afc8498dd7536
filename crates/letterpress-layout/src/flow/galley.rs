//! What a galley is made of.

use std::ops::Range;

use letterpress_page::{Color, DestinationId, Drawing, Len};
use letterpress_parse::document::Matter;

/// One vertical list, ready to be cut into pages.
#[derive(Debug, Default)]
pub(crate) struct Galley {
    /// The marks of all boxes, each box's with its own top left corner as the origin.
    pub(crate) drawing: Drawing,
    pub(crate) boxes: Vec<VBox>,
    pub(crate) containers: Vec<Container>,
}

/// A piece of a page that is never cut: a line, a row, a picture, a strut.
#[derive(Debug)]
pub(crate) struct VBox {
    /// What stands between the box before and this one.
    pub(crate) joint: Joint,
    pub(crate) height: Len,
    pub(crate) marks: Range<usize>,
    pub(crate) links: Range<usize>,
    /// The footnotes that it refers to.
    pub(crate) notes: Vec<usize>,
    /// The names of its place.
    pub(crate) anchors: Vec<DestinationId>,
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
    /// A head of so many boxes at its start, set again on each page that it goes on on.
    Head(usize),
    /// A sheet laid on its side: its boxes stand on pages of their own, which are turned.
    Turned,
}

/// What is painted under the boxes of a container.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    pub(crate) left: Len,
    pub(crate) width: Len,
    pub(crate) fill: Option<(Color, Len)>,
    /// A bar at the left: its width and colour.
    pub(crate) bar: Option<(Len, Color)>,
    /// Ground above and below, where the container is cut.
    pub(crate) padding: Len,
}

impl Galley {
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
        self.around(joint).map(|container| container.padding() + self.head(container).1).sum()
    }

    /// The boxes of a container's head, and their height.
    pub(crate) fn head(&self, container: &Container) -> (Range<usize>, Len) {
        let Kind::Head(count) = container.kind else { return (0..0, Len::ZERO) };
        let boxes = container.boxes.start..container.boxes.start + count;
        let height = boxes.clone().map(|index| {
            let gap = if index > boxes.start { self.boxes[index].joint.gap } else { Len::ZERO };
            gap + self.boxes[index].height
        });
        (boxes.clone(), height.sum())
    }
}

impl Container {
    pub(crate) fn padding(&self) -> Len {
        match &self.kind {
            Kind::Ground(ground) => ground.padding,
            Kind::Head(_) | Kind::Turned => Len::ZERO,
        }
    }
}
