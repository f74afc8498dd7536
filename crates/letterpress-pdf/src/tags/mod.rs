//! The structure tree of a file and what ties it to marks and links (ISO 32000-2 §14.7, §14.8).
//!
//! While pages are written, marks of one owner that follow each other become a marked-content
//! sequence with a number of its own on the page, and [`Tags`] remembers which element has which.
//! At the end the tree is written (`tree`): elements that hold nothing are left out, and those whose
//! role a version of PDF doesn't have give what they hold to the one around them.

mod role;
mod tree;

use letterpress_page::{ArtifactKind, ElementId, Owner, Role, Structure};
use pdf_writer::Ref;

use crate::profile::Version;

/// What a marked-content sequence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// Content of an element of the file.
    Content(ElementId),
    /// No content.
    Artifact(ArtifactKind),
}

/// What is known of the structure while pages are written.
pub(crate) struct Tags {
    version: Version,
    /// What elements hold of pages, in the order of reading on each.
    holdings: Vec<Holding>,
    /// By the key in the parent tree (ISO 32000-2 §14.7.5.4).
    parents: Vec<Parent>,
    /// The elements of all sequences, page by page.
    owners: Vec<ElementId>,
    /// The sequences of the page in writing: where each stands in the order of reading.
    places: Vec<usize>,
    pages: Vec<Ref>,
    /// Where pictures stand, from the lower left of their page, in points.
    frames: Vec<(ElementId, [f32; 4])>,
}

/// Something that stands on a page and belongs to an element.
#[derive(Clone, Copy)]
struct Holding {
    element: ElementId,
    page: u32,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    /// A marked-content sequence of a number.
    Sequence(u32),
    /// An annotation.
    Annotation(Ref),
}

/// What an entry of the parent tree is about.
enum Parent {
    /// A page: its sequences from one on in `Tags::owners`, and how many there are.
    Page(usize, usize),
    /// An annotation of an element.
    Annotation(ElementId),
}

impl Tags {
    /// No tags yet, for a version of PDF.
    pub(crate) fn new(version: Version) -> Self {
        Self {
            version,
            holdings: Vec::new(),
            parents: Vec::new(),
            owners: Vec::new(),
            places: Vec::new(),
            pages: Vec::new(),
            frames: Vec::new(),
        }
    }

    /// The version of PDF that they are for.
    pub(crate) fn version(&self) -> Version {
        self.version
    }

    /// Begins a page; its key in the parent tree.
    pub(crate) fn page(&mut self, object: Ref) -> usize {
        self.pages.push(object);
        self.places.clear();
        self.parents.push(Parent::Page(self.owners.len(), 0));
        self.parents.len() - 1
    }

    /// What a mark's sequence is: of the nearest element whose role the version has.
    pub(crate) fn of(&self, owner: Owner, structure: &Structure) -> Tag {
        match owner {
            Owner::Artifact(kind) => Tag::Artifact(kind),
            Owner::Element(id) => {
                let has_type =
                    |&(_, role): &(ElementId, Role)| role::type_of(role, self.version).is_some();
                // A mark of an element that there isn't belongs to nothing.
                let found = structure.roles(id).find(has_type);
                found.map_or(Tag::Artifact(ArtifactKind::Layout), |(id, _)| Tag::Content(id))
            }
        }
    }

    /// Begins a sequence of an element, whose first mark has a place in the order of reading; its
    /// number on the page.
    pub(crate) fn sequence(&mut self, element: ElementId, place: usize) -> usize {
        self.owners.push(element);
        self.places.push(place);
        self.places.len() - 1
    }

    /// Says that the last sequence, if it is content, begins at a place in the order of reading.
    pub(crate) fn begin_at(&mut self, place: usize, tag: Tag) {
        if let (Tag::Content(_), Some(known)) = (tag, self.places.last_mut()) {
            *known = (*known).min(place);
        }
    }

    /// Says that a picture of an element stands in a rectangle, given from the lower left in
    /// hundredths of a point.
    pub(crate) fn frame(&mut self, element: ElementId, [x, y, width, height]: [i64; 4]) {
        let point = |hundredths: i64| hundredths as f32 / 100.0;
        self.frames.push((element, [point(x), point(y), point(x + width), point(y + height)]));
    }

    /// Ends the sequences of a page.
    pub(crate) fn end_page(&mut self) {
        let count = self.places.len();
        let first = self.owners.len() - count;
        if let Some(Parent::Page(_, known)) = self.parents.last_mut() {
            *known = count;
        }
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&number| self.places[number]);
        let page = index(self.pages.len() - 1);
        self.holdings.extend(order.into_iter().map(|number| Holding {
            element: self.owners[first + number],
            page,
            kind: Kind::Sequence(index(number)),
        }));
    }

    /// Gives an annotation of the page in writing to an element; its key in the parent tree.
    pub(crate) fn annotation(&mut self, element: ElementId, object: Ref) -> usize {
        let page = index(self.pages.len() - 1);
        self.holdings.push(Holding { element, page, kind: Kind::Annotation(object) });
        self.parents.push(Parent::Annotation(element));
        self.parents.len() - 1
    }
}

/// The name of the sequences of a role.
pub(crate) fn name(structure: &Structure, element: ElementId) -> &'static str {
    let role = structure.get(element).map(|element| element.role);
    let found = role.and_then(|role| role::type_of(role, Version::V17));
    found.map_or("Span", |found| found.name)
}

/// The link that an element is or stands in.
pub(crate) fn link_of(structure: &Structure, id: ElementId) -> Option<ElementId> {
    structure.roles(id).find(|&(_, role)| role == Role::Link).map(|(id, _)| id)
}

fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
