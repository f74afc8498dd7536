use std::collections::BTreeMap;
use std::sync::Arc;

use letterpress_source::Span;

use crate::{Color, Len};

/// The place of an element in [`Structure::elements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub u32);

/// What a mark is for: content of an element of the document, or something that serves the page.
///
/// Being an enum, it leaves no way to write a mark that is neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// Content of this element.
    Element(ElementId),
    /// No content.
    Artifact(ArtifactKind),
}

/// The kinds of marks that are no content (ISO 32000-2 §14.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArtifactKind {
    /// Repeats with the pages: folios, running heads.
    Pagination,
    /// Belongs to the look: rules, grounds, continuation marks, a table's repeated head.
    Layout,
    /// Drawn for whoever looks at the layout: boxes, glue, breaks; on a layer of its own that
    /// can be switched off.
    Debug,
}

/// The role of an element (ISO 32000-2 §14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The whole document.
    Document,
    /// A heading of the level that its author gave it.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A quotation.
    Quote,
    /// A part aside from the text, such as an alert.
    Aside,
    /// A list, marked in a way.
    List(Marking),
    /// An item of a list.
    ListItem,
    /// An item's or a note's label: bullet, number, task box, note number.
    Label,
    /// A term that is defined, the label of its definition.
    Term,
    /// An item's content.
    ListBody,
    /// A block of code, in a paragraph of its own.
    CodeBlock,
    /// A line of a block of code, however many lines of the page it takes.
    CodeLine,
    /// Code in running text.
    Code,
    /// A formula.
    Formula,
    /// A table.
    Table,
    /// The rows that head a table.
    TableHead,
    /// The rows that don't.
    TableBody,
    /// A row of a table.
    TableRow,
    /// A cell that names those of its rows, its columns or both.
    HeadCell(Scope),
    /// Any other cell.
    Cell,
    /// A picture.
    Figure,
    /// A caption.
    Caption,
    /// A footnote.
    Note,
    /// A reference to a footnote.
    Reference,
    /// A link.
    Link,
    /// A part of a line that is emphasised.
    Emphasis,
    /// A part of a line that is important.
    Strong,
    /// An abbreviation, whose `alt` is what it stands for.
    Abbreviation,
    /// A part of a line that has been struck out.
    Deleted,
    /// A part of a line that has been put in, and is underlined.
    Inserted,
    /// A part of a line on a ground of a colour.
    Highlighted(Color),
    /// A part of a line that stands so far above the rest of it; below it, if negative.
    Shifted(Len),
    /// A part of a line without a role of its own.
    Span,
}

impl Role {
    /// Whether it is a part of a line.
    pub fn is_inline(self) -> bool {
        use Role::{
            Abbreviation, Code, Deleted, Emphasis, Formula, Highlighted, Inserted, Link, Reference,
            Shifted, Span, Strong,
        };
        let is_said = matches!(self, Emphasis | Strong | Code | Formula | Link | Reference | Span);
        is_said || matches!(self, Abbreviation | Deleted | Inserted | Highlighted(_) | Shifted(_))
    }
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marking {
    /// With bullets, the sign of which says nothing.
    Bullets,
    /// With numbers.
    Numbers,
    /// With the terms that they define.
    Terms,
}

/// What the name in a cell is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

/// An element of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// What it stands in; `None` for the document itself.
    pub parent: Option<ElementId>,
    /// The one that it is read after, where that is not the one made before it: a note is made
    /// apart from the text and read after the paragraph that refers to it. Both have one parent.
    pub after: Option<ElementId>,
    /// What it refers to: a reference's note.
    pub refers_to: Option<ElementId>,
    /// Where it was written.
    pub span: Span,
    /// What is read aloud in its place, or what it abbreviates.
    pub alt: Option<Arc<str>>,
    /// Its language as a BCP 47 tag, where that is not its parent's.
    pub lang: Option<Arc<str>>,
    /// How many columns and rows it spans, for cells of a table.
    pub spans: (u16, u16),
}

/// The structure tree: elements in the order in which they were made, which is that of reading
/// but for [`Element::after`], each after its parent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structure {
    /// The elements; the first is the document.
    pub elements: Vec<Element>,
}

impl Structure {
    /// Adds an element after those that are there.
    ///
    /// # Panics
    ///
    /// With more than 2³² elements, more than a document of the greatest size can have.
    pub fn add(&mut self, role: Role, parent: Option<ElementId>, span: Span) -> ElementId {
        let id = index(self.elements.len());
        self.elements.push(Element {
            role,
            parent,
            after: None,
            refers_to: None,
            span,
            alt: None,
            lang: None,
            spans: (1, 1),
        });
        ElementId(id)
    }

    /// The element of an id.
    pub fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.0 as usize)
    }

    /// The element of an id, to be changed.
    pub fn get_mut(&mut self, id: ElementId) -> Option<&mut Element> {
        self.elements.get_mut(id.0 as usize)
    }

    /// The roles from an element up to the document.
    pub fn roles(&self, id: ElementId) -> impl Iterator<Item = (ElementId, Role)> + '_ {
        let step = move |id: ElementId| Some((id, self.get(id)?));
        std::iter::successors(step(id), move |(_, element)| step(element.parent?))
            .map(|(id, element)| (id, element.role))
    }

    /// What each element holds, in the order of reading.
    pub fn kids(&self) -> Kids {
        Kids::of(self)
    }
}

/// What each element of a structure holds, in the order of reading.
#[derive(Clone, Debug, Default)]
pub struct Kids {
    /// For each element where its own begin in `list`, and where the last one's end.
    starts: Vec<u32>,
    list: Vec<ElementId>,
}

impl Kids {
    fn of(structure: &Structure) -> Self {
        let elements = &structure.elements;
        let place = |id: Option<ElementId>| id.map(|id| id.0 as usize);
        let mut starts = vec![0; elements.len() + 1];
        for parent in elements.iter().filter_map(|element| place(element.parent)) {
            starts[parent + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut list = vec![ElementId(0); starts.last().map_or(0, |&count| count as usize)];
        let mut next = starts.clone();
        for (id, element) in elements.iter().enumerate() {
            if let Some(parent) = place(element.parent) {
                list[next[parent] as usize] = ElementId(index(id));
                next[parent] += 1;
            }
        }
        let mut kids = Self { starts, list };
        let mut moved: Vec<usize> = (0..elements.len())
            .filter(|&id| elements[id].after.is_some())
            .filter_map(|id| place(elements[id].parent))
            .collect();
        moved.sort_unstable();
        moved.dedup();
        moved.into_iter().for_each(|parent| kids.put_after(parent, elements));
        kids
    }

    /// Moves the kids of an element that are read after another one to behind it; those of one
    /// keep their order, and what follows one of them comes before the next.
    fn put_after(&mut self, parent: usize, elements: &[Element]) {
        let range = self.starts[parent] as usize..self.starts[parent + 1] as usize;
        let list = self.list[range.clone()].to_vec();
        let after = |id: ElementId| {
            let after = elements[id.0 as usize].after.filter(|&after| after != id)?;
            let is_kid =
                elements.get(after.0 as usize)?.parent.map(|id| id.0 as usize) == Some(parent);
            is_kid.then_some(after)
        };
        let mut followers: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        for &id in &list {
            if let Some(before) = after(id) {
                followers.entry(before).or_default().push(id);
            }
        }
        let mut order = Vec::with_capacity(list.len());
        let mut open: Vec<ElementId> =
            list.iter().rev().copied().filter(|&id| after(id).is_none()).collect();
        while let Some(id) = open.pop() {
            order.push(id);
            open.extend(followers.remove(&id).into_iter().flatten().rev());
        }
        // What is behind itself stands at the end.
        order.extend(followers.into_values().flatten());
        self.list[range].copy_from_slice(&order);
    }

    /// What an element holds.
    pub fn of_element(&self, id: ElementId) -> &[ElementId] {
        let at = id.0 as usize;
        let (Some(&start), Some(&end)) = (self.starts.get(at), self.starts.get(at + 1)) else {
            return &[];
        };
        &self.list[start as usize..end as usize]
    }

    /// All elements that the document holds, each after its parent, in the order of reading.
    pub fn in_order(&self) -> Vec<ElementId> {
        let mut order = Vec::with_capacity(self.list.len() + 1);
        let mut open = if self.starts.len() > 1 { vec![ElementId(0)] } else { Vec::new() };
        while let Some(id) = open.pop() {
            order.push(id);
            open.extend(self.of_element(id).iter().rev());
        }
        order
    }
}

/// The depths of headings that skip none: each is as deep as there are headings above it that it
/// belongs to, whatever levels were given to them (ISO 14289-1 §7.4.2).
///
/// ```
/// use letterpress_page::Depths;
/// let mut depths = Depths::default();
/// assert_eq!([2, 4, 3, 1, 2].map(|level| depths.next(level)), [1, 2, 2, 1, 2]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Depths {
    open: Vec<u8>,
}

impl Depths {
    /// The depth of the next heading, from 1.
    pub fn next(&mut self, level: u8) -> u8 {
        while self.open.last().is_some_and(|&last| last >= level) {
            self.open.pop();
        }
        self.open.push(level);
        u8::try_from(self.open.len()).unwrap_or(u8::MAX)
    }
}

/// An index of an element.
fn index(place: usize) -> u32 {
    u32::try_from(place).expect("a document has fewer elements than bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_read_after_what_refers_to_them() {
        let mut structure = Structure::default();
        let span = Span::default();
        let document = structure.add(Role::Document, None, span);
        let note = structure.add(Role::Note, Some(document), span);
        let text = structure.add(Role::Paragraph, Some(note), span);
        let other = structure.add(Role::Note, Some(document), span);
        let first = structure.add(Role::Paragraph, Some(document), span);
        let second = structure.add(Role::Paragraph, Some(document), span);
        structure.elements[1].after = Some(first);
        structure.elements[3].after = Some(note);
        let kids = structure.kids();
        assert_eq!(kids.of_element(document), [first, note, other, second]);
        assert_eq!(kids.in_order(), [document, first, note, text, other, second]);
        assert_eq!(Structure::default().kids().in_order(), []);
    }
}
