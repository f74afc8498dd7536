use letterpress_source::Span;

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
    /// A heading of a level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A quotation.
    Quote,
    /// A part aside from the text, such as an alert.
    Aside,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// An item's or a note's label: bullet, number, task box, note number.
    Label,
    /// An item's content.
    ListBody,
    /// A block of code.
    CodeBlock,
    /// A line of a block of code, however many lines of the page it takes.
    CodeLine,
    /// Code in running text.
    Code,
    /// A formula.
    Formula,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// A cell of a table's head.
    TableHead,
    /// A cell of a table.
    TableCell,
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
    /// A part of a line without a role of its own.
    Span,
}

/// An element of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// What it stands in; `None` for the document itself.
    pub parent: Option<ElementId>,
    /// Where it was written.
    pub span: Span,
    /// What is read aloud in its place.
    pub alt: Option<String>,
}

/// The structure tree: elements in reading order, each after its parent.
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
        let id =
            u32::try_from(self.elements.len()).expect("a document has fewer elements than bytes");
        self.elements.push(Element { role, parent, span, alt: None });
        ElementId(id)
    }

    /// The element of an id.
    pub fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.0 as usize)
    }

    /// The roles from an element up to the document.
    pub fn roles(&self, id: ElementId) -> impl Iterator<Item = (ElementId, Role)> + '_ {
        let step = move |id: ElementId| Some((id, self.get(id)?));
        std::iter::successors(step(id), move |(_, element)| step(element.parent?))
            .map(|(id, element)| (id, element.role))
    }
}
