//! The galley into pages: the cheapest sequence of cuts over the whole document.
//!
//! [`stops`] makes a row of the places where a page may end, [`pages`] gives every page between
//! two of them its price, and the breaker finds the cheapest way along the row. A page costs what
//! its unfilled foot costs and what its last cut costs; all prices stand in
//! [`penalty`](crate::flow::penalty). Footnotes stand on the page that refers to them; one that has
//! no room goes on on the next page ([`foot`]). Every page takes at least one box, so that it
//! always comes to an end.
//!
//! Pages are chosen twice. Where the first choice leaves faults, the paragraphs around them are
//! broken once more, a line longer and a line shorter ([`variants`]), and the second choice takes
//! what mends the pages at the least price.

mod blanks;
mod bounds;
mod foot;
mod pages;
mod recast;
mod room;
mod stops;
#[cfg(test)]
mod tests;
mod trouble;
mod variants;

use std::num::NonZeroUsize;
use std::ops::Range;

use letterpress_page::Len;

use crate::block::FootNotes;
use crate::context::Context;
use crate::flow::Galley;
pub(crate) use blanks::with_blanks;
use foot::Owed;
use pages::{Carry, Pages};
use recast::Recasts;

pub(crate) use room::Room;
pub(crate) use variants::{Choice, Offer, Variant, VariantLine};

/// How far ahead is looked before a page is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pagination {
    /// To the end of the document: no other sequence of pages is better.
    #[default]
    Optimum,
    /// So many pages: those are chosen once more with what follows, and those before them are
    /// finished, so that what comes after need not be known yet. With one page each is the cheapest
    /// for itself, which is what other systems do.
    Within(NonZeroUsize),
}

impl Pagination {
    /// How many pages are looked ahead, if not all.
    pub(crate) fn ahead(self) -> Option<NonZeroUsize> {
        match self {
            Self::Optimum => None,
            Self::Within(pages) => Some(pages),
        }
    }

    /// How pages are chosen of a stretch whose last ones are chosen once more with what follows.
    fn in_stretch(self) -> Self {
        match self {
            Self::Within(pages) if pages.get() > 1 => Self::Optimum,
            other => other,
        }
    }

    /// Whether paragraphs are broken anew where pages gain from it.
    fn mends(self) -> bool {
        !matches!(self, Self::Within(pages) if pages.get() == 1)
    }
}

/// A page: its boxes, and the boxes of notes at its foot. A blank page has neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) boxes: Range<usize>,
    pub(crate) notes: Vec<usize>,
    /// Whether its sheet lies on its side.
    pub(crate) is_turned: bool,
    /// What it costs, and what of that its last cut costs.
    pub(crate) price: u64,
    pub(crate) penalty: u64,
    /// What it hands on to the next.
    hands_on: Carry,
    /// By how much it is short, or, negative, long, once its gaps have been stretched; nothing
    /// before a page that begins by force.
    pub(crate) left: Len,
}

impl Cut {
    /// A page before a box that nothing stands on.
    fn blank(at: usize) -> Self {
        let (price, penalty, left) = (0, 0, Len::ZERO);
        let hands_on = Carry::default();
        Self { boxes: at..at, notes: Vec::new(), is_turned: false, price, penalty, hands_on, left }
    }

    /// Whether nothing stands on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.boxes.is_empty() && self.notes.is_empty()
    }
}

/// The pages of a galley.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cuts {
    /// The pages in order, once the galley's paragraphs have been changed.
    pub(crate) pages: Vec<Cut>,
    /// What becomes of the paragraphs that were offered, in their order.
    pub(crate) changed: Vec<Choice>,
}

/// Where the choice of pages stands as it comes to a galley: what of notes is owed, and what the
/// page before hands on.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    carry: Carry,
    owed: Owed,
    /// Whether the document ends with the galley.
    pub(crate) ends: bool,
}

impl Standing {
    /// At the beginning of a document that is one galley, or several.
    pub(crate) fn at_start(ends: bool) -> Self {
        Self { carry: Carry::default(), owed: Owed::default(), ends }
    }

    /// Once some pages have been set.
    fn after(&self, pages: &[Cut], galley: &Galley, notes: &FootNotes) -> Self {
        let Some(last) = pages.last() else { return self.clone() };
        let set = pages.iter().map(|page| page.notes.len()).sum();
        let owed = self.owed.after(galley, notes, last.boxes.end, set);
        Self { carry: Carry { noted: 0, ..last.hands_on }, owed, ends: self.ends }
    }
}

/// The best pages of a galley, and the galley with the lines that they want. Where the document
/// goes on behind the galley, the last pages are left to be chosen with what follows.
pub(crate) fn choose(
    mut galley: Galley,
    notes: &FootNotes,
    standing: &mut Standing,
    cx: &mut Context<'_>,
) -> (Galley, Vec<Cut>) {
    let pagination = cx.setting.pagination;
    let (cuts, recasts) = mended(&galley, (notes, standing), pagination.in_stretch(), cx);
    let Cuts { mut pages, changed } = cuts;
    if !standing.ends {
        let left = pagination.ahead().map_or(pages.len(), NonZeroUsize::get);
        pages.truncate(pages.len().saturating_sub(left));
    }
    let end = pages.last().map_or(0, |page| page.boxes.end);
    let others = recast::boxes(recasts, (&changed, end), &mut galley, cx);
    let galley = galley.with(others);
    if !standing.ends {
        *standing = standing.after(&pages, &galley, notes);
    }
    (galley, pages)
}

/// The best pages of a galley, and what its paragraphs were offered as.
pub(crate) fn mended(
    galley: &Galley,
    notes: (&FootNotes, &Standing),
    pagination: Pagination,
    cx: &mut Context<'_>,
) -> (Cuts, Vec<Recasts>) {
    let room = Room::of(cx.setting.style);
    let first = paginate(galley, notes, &[], room, pagination);
    if !pagination.mends() {
        return (first, Vec::new());
    }
    let near = trouble::near(&first.pages, galley);
    let (offers, recasts) = recast::offers(&near, galley, cx);
    if offers.is_empty() {
        return (first, Vec::new());
    }
    (paginate(galley, notes, &offers, room, pagination), recasts)
}

/// Cuts a galley into pages, some of whose paragraphs may come in variants.
pub(crate) fn paginate(
    galley: &Galley,
    notes: (&FootNotes, &Standing),
    offers: &[Offer],
    room: Room,
    pagination: Pagination,
) -> Cuts {
    Pages::of(galley, notes, offers, room).choose(pagination)
}
