//! Paragraphs that may come a line longer or a line shorter.

use std::ops::Range;

use letterpress_page::Len;

/// No more paragraphs than this are made longer, or shorter, within one page.
pub(super) const MOST_CHANGED: usize = 2;

/// A paragraph with what it may be instead, as the choice of pages sees it.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    /// Its boxes in the galley, two at least.
    pub(crate) boxes: Range<usize>,
    /// Whether a page may end inside of its variants. In a paragraph with notes none may, since
    /// nobody has counted how many notes stand above each of their lines.
    pub(crate) may_be_cut: bool,
    pub(crate) longer: Option<Variant>,
    pub(crate) shorter: Option<Variant>,
}

/// What a paragraph may be instead.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    /// What it costs, once, that its lines are not the best ones.
    pub(crate) price: u64,
    /// By how much it is taller than the paragraph.
    pub(crate) extra: Len,
    pub(crate) lines: Vec<VariantLine>,
}

/// A line of a variant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VariantLine {
    pub(crate) height: Len,
    /// What a cut above it costs.
    pub(crate) penalty: i32,
}

/// What becomes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// A line more.
    Longer,
    /// A line less.
    Shorter,
}

/// A paragraph among the offers, and what has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Choice {
    pub(crate) offer: usize,
    pub(crate) change: Change,
}

impl Offer {
    /// The variant that a change makes of it.
    pub(crate) fn variant(&self, change: Change) -> Option<&Variant> {
        match change {
            Change::Longer => self.longer.as_ref(),
            Change::Shorter => self.shorter.as_ref(),
        }
    }

    pub(crate) fn variants(&self) -> impl Iterator<Item = (Change, &Variant)> {
        [Change::Longer, Change::Shorter]
            .into_iter()
            .filter_map(|change| Some((change, self.variant(change)?)))
    }
}
