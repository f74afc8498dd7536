use letterpress_page::{Len, Size};

/// The sheet and its margins.
#[derive(Clone, Debug)]
pub struct PageStyle {
    /// Width and height of the sheet.
    pub size: Size,
    /// The margins of a recto, which are those of every page where it is not two-sided.
    pub margins: Margins,
    /// Whether sheets are printed on both sides: a verso has the margins of a recto mirrored.
    pub two_sided: bool,
    /// Whether every page is filled to its foot by stretching its gaps.
    pub flush: bool,
    /// By how much a page may end short without being stretched, where it isn't flush.
    pub ragged: Len,
    /// Whether lines of running text stand on a grid of their leading, at the same heights on all
    /// pages; no gap stretches then.
    pub grid: bool,
    /// By how much a flush page may run long where that saves worse.
    pub long: Len,
}

impl PageStyle {
    /// The width of the text block, which is the same on both sides.
    pub fn measure(&self) -> Len {
        self.size.width - self.margins.left - self.margins.right
    }

    /// The height of the text block.
    pub fn text_height(&self) -> Len {
        self.size.height - self.margins.top - self.margins.bottom
    }

    /// The side that the page of an index is on. The first page is a recto; where sheets have
    /// one side only, all are.
    pub fn side_of(&self, index: usize) -> Side {
        if self.two_sided && index % 2 == 1 { Side::Verso } else { Side::Recto }
    }

    /// The same page on a side: a verso has the margins of a recto mirrored.
    #[must_use]
    pub fn on(&self, side: Side) -> Self {
        let Margins { right, left, .. } = self.margins;
        match side {
            Side::Recto => self.clone(),
            Side::Verso => Self {
                margins: Margins { right: left, left: right, ..self.margins },
                ..self.clone()
            },
        }
    }

    /// The same page for a document that runs from right to left, whose spine is at the right.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        self.on(Side::Verso)
    }

    /// The same page laid on its side, its head to the left.
    #[must_use]
    pub fn turned(&self) -> Self {
        let Margins { top, right, bottom, left } = self.margins;
        Self {
            size: Size::new(self.size.height, self.size.width),
            margins: Margins { top: right, right: bottom, bottom: left, left: top },
            ..self.clone()
        }
    }
}

/// The two sides of a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The right page of an opening.
    Recto,
    /// The left one, at the back of a recto.
    Verso,
}

/// The four margins of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// Above the text.
    pub top: Len,
    /// Right of it: the outer margin of a recto.
    pub right: Len,
    /// Below it.
    pub bottom: Len,
    /// Left of it: the inner margin of a recto, at the spine.
    pub left: Len,
}
