//! What each page is: its number, its side, what begins with it and what it is in the midst of.

use letterpress_page::roman;
use letterpress_parse::document::Matter;

use crate::context::Context;
use crate::flow::Galley;
use crate::paginate::Cut;
use crate::style::{Numbers, PageStyle, Side};

/// A page as its furniture sees it.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) label: String,
    pub(super) side: Side,
    /// Its sheet, as it lies.
    pub(super) sheet: PageStyle,
    /// Whether the document, a part of it or a chapter begins with its first box.
    pub(super) opens: bool,
}

/// The leaves of all pages.
pub(super) fn leaves(cuts: &[Cut], galley: &Galley, cx: &Context<'_>) -> Vec<Leaf> {
    let style = cx.setting.style;
    let mut numbering = Numbering::of(galley, style.folio.numbers);
    let leaf = |(index, cut): (usize, &Cut)| {
        let first = galley.boxes.get(cut.boxes.start).filter(|_| !cut.boxes.is_empty());
        let matter = first.and_then(|first| first.matter);
        let side = style.page.side_of(index);
        let sheet = style.page.on(side);
        Leaf {
            label: numbering.next(matter),
            side,
            sheet: if cut.is_turned { sheet.turned() } else { sheet },
            opens: index == 0 || matter.is_some(),
        }
    };
    cuts.iter().enumerate().map(leaf).collect()
}

/// The numbers of pages, counted apart in the parts of a book.
struct Numbering {
    matter: Matter,
    last: u32,
    /// How pages of the main matter are numbered.
    numbers: Numbers,
}

impl Numbering {
    /// In a document that speaks of its parts, what comes before the main one is front matter.
    fn of(galley: &Galley, numbers: Numbers) -> Self {
        let has_parts = galley.boxes.iter().any(|vbox| vbox.matter.is_some());
        let matter = if has_parts { Matter::Front } else { Matter::Main };
        Self { matter, last: 0, numbers }
    }

    /// What the next page is called; a part may begin with it.
    fn next(&mut self, begins: Option<Matter>) -> String {
        if let Some(matter) = begins.filter(|&matter| matter != self.matter) {
            self.matter = matter;
            self.last = 0;
        }
        self.last += 1;
        let numbers = match self.matter {
            Matter::Front => Numbers::SmallRoman,
            Matter::Main => self.numbers,
        };
        let roman = || roman(self.last);
        let numerals = match numbers {
            Numbers::Arabic => None,
            Numbers::SmallRoman => roman(),
            Numbers::Roman => roman().map(|numerals| numerals.to_ascii_uppercase()),
        };
        numerals.unwrap_or_else(|| self.last.to_string())
    }
}
