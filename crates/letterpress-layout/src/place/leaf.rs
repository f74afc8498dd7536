//! What each page is: its number, its side, what begins with it and what it is in the midst of.

use letterpress_page::roman;
use letterpress_parse::document::Matter;

use crate::context::Context;
use crate::flow::Galley;
use crate::paginate::Cut;
use crate::style::{Begins, Numbers, PageStyle, Side};

/// A page as its furniture sees it.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) label: String,
    pub(super) side: Side,
    /// Its sheet, as it lies.
    pub(super) sheet: PageStyle,
    /// Whether the document, a part of it or a chapter begins with its first box.
    pub(super) opens: bool,
    /// The chapter and the section that it shows, by their places in [`Context::heads`].
    pub(super) shown: Shown,
}

/// A chapter and a section in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shown {
    pub(super) chapter: Option<usize>,
    pub(super) section: Option<usize>,
}

/// The leaves of a document, one after the other.
pub(super) struct Leaves {
    numbering: Numbering,
    current: Shown,
    /// How many there have been.
    pub(super) count: usize,
}

impl Leaves {
    pub(super) fn of(cx: &Context<'_>) -> Self {
        let numbering = Numbering::of(cx.chapters.has_parts, cx.setting.style.folio.numbers);
        Self { numbering, current: Shown::default(), count: 0 }
    }

    /// The next one.
    pub(super) fn next(&mut self, cut: &Cut, galley: &Galley, cx: &Context<'_>) -> Leaf {
        let style = cx.setting.style;
        let first = galley.boxes.get(cut.boxes.start).filter(|_| !cut.boxes.is_empty());
        let matter = first.and_then(|first| first.matter);
        if matter.is_some() {
            self.current = Shown::default();
        }
        let opener = first.and_then(|first| first.heading).map(|id| cx.heads[id].level);
        let side = style.page.side_of(self.count);
        let sheet = style.page.on(side);
        self.count += 1;
        Leaf {
            label: self.numbering.next(matter),
            side,
            sheet: if cut.is_turned { sheet.turned() } else { sheet },
            opens: self.count == 1
                || matter.is_some()
                || opener.is_some_and(|level| opens(level, cx)),
            shown: self.current.turn(cut, galley, cx),
        }
    }
}

/// Whether a page that begins with a heading of a level is a first page.
fn opens(level: u8, cx: &Context<'_>) -> bool {
    cx.chapters.level == Some(level) || cx.chapters.begins(level) != Begins::Nothing
}

impl Shown {
    /// What a page shows: the first chapter and section that begin on it, else those that go on;
    /// keeps those that go on after it.
    fn turn(&mut self, cut: &Cut, galley: &Galley, cx: &Context<'_>) -> Self {
        let mut here = Self::default();
        let before = *self;
        for heading in galley.boxes[cut.boxes.clone()].iter().filter_map(|vbox| vbox.heading) {
            let level = Some(cx.heads[heading].level);
            if level == cx.chapters.level {
                here.chapter.get_or_insert(heading);
                *self = Self { chapter: Some(heading), section: None };
            } else if level == cx.chapters.section {
                here.section.get_or_insert(heading);
                self.section = Some(heading);
            }
        }
        Self {
            // A section that goes on belongs to the chapter before.
            section: here.section.or(before.section.filter(|_| here.chapter.is_none())),
            chapter: here.chapter.or(before.chapter),
        }
    }
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
    fn of(has_parts: bool, numbers: Numbers) -> Self {
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
