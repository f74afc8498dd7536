//! What a list is made of: boxes, glue, kerns, penalties and discretionaries.

/// The penalty from which on a break is forbidden; its negative forces one (tex.web §157).
pub const INFINITE: i32 = 10_000;

/// The longest length that counts: longer ones, of either sign, are taken as this.
///
/// 2⁵⁰ leaves room for sums over thousands of such items in an `i64`. In units of 1/65536 pt
/// it is about 6,000 km.
pub const MAX_LENGTH: i64 = 1 << 50;

/// One item of a list.
///
/// Lengths are integers in any one unit, and may be negative.
///
/// ```
/// use letterpress_break::{DiscretionaryKind, Glue, Item};
///
/// let word = Item::Box { width: 30 };
/// let space = Item::Glue(Glue::new(6, 3, 2));
/// let hyphen = Item::Discretionary {
///     pre: 4,
///     hang: 2,
///     post: 0,
///     replace: 0,
///     penalty: 50,
///     kind: DiscretionaryKind::Pattern,
///     has_post: false,
///     flagged: true,
/// };
/// assert_ne!(word, space);
/// assert_ne!(space, hyphen);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Something to be set that is never broken nor discarded: a piece of a word, a picture.
    Box {
        /// Its width.
        width: i64,
    },
    /// A box of type, which may give a little itself where
    /// [`Parameters::give`](crate::Parameters::give) allows it: letters expanded, spaced, hung
    /// into the margin.
    Letters(Letters),
    /// White space that stretches and shrinks. A break is legal at glue that follows a box or
    /// a discretionary; the glue then vanishes.
    Glue(Glue),
    /// White space that doesn't give. A break is legal at a kern that glue follows; the kern
    /// then vanishes. A kern within a word, which must not vanish, belongs to a box.
    Kern {
        /// Its width.
        width: i64,
    },
    /// What it costs to break here.
    Penalty {
        /// At [`INFINITE`] or above a break is forbidden, at −[`INFINITE`] or below it is
        /// forced; between them it is a price, or with a negative sign a reward.
        penalty: i32,
    },
    /// A place where a break changes what is set, such as a hyphenation point (tex.web §145).
    Discretionary {
        /// Width of what ends the line after a break here: a hyphen.
        pre: i64,
        /// How much of what then ends the line hangs into the margin: of the hyphen, or of the
        /// letter before it if there is none.
        hang: i64,
        /// Width of what begins the next line after a break here, or by how much that changes the
        /// width of what comes after it, which goes on hanging.
        post: i64,
        /// Width of what stands here without a break.
        replace: i64,
        /// What it costs to break here, as for [`Item::Penalty`].
        penalty: i32,
        /// Who put it there.
        kind: DiscretionaryKind,
        /// Whether anything stands at the start of the next line, if only something without
        /// width: if so, the glue after it isn't discarded (tex.web §840). Any `post` but 0
        /// implies it.
        has_post: bool,
        /// Whether a break here counts as a hyphen for
        /// [`ladder_demerits`](crate::Parameters::ladder_demerits) and
        /// [`final_hyphen_demerits`](crate::Parameters::final_hyphen_demerits). TeX flags every
        /// discretionary, one without a visible hyphen too.
        flagged: bool,
    },
}

impl Item {
    /// Whether this item vanishes at the start of a line (tex.web §148).
    pub(crate) fn is_discardable(&self) -> bool {
        matches!(self, Self::Glue(_) | Self::Kern { .. } | Self::Penalty { .. })
    }

    /// Whether a break at this item sets something at the start of the next line.
    pub(crate) fn has_post(&self) -> bool {
        matches!(self, Self::Discretionary { post, has_post, .. } if *has_post || *post != 0)
    }
}

/// A box of type: letters that may be expanded, spaced and hung into the margin.
///
/// ```
/// use letterpress_break::{Item, Letters};
///
/// // “Wit,” in a face of 10 units to the em; the quotation mark may hang by 1, the comma by 2.
/// let word = Letters { width: 22, expands: 22, ems: 50, left: 1, right: 2, word: 7 };
/// assert_ne!(Item::Letters(word), Item::Box { width: 22 });
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    /// Their natural width.
    pub width: i64,
    /// The part of the width that grows and shrinks with the letters' expansion; none if negative.
    pub expands: i64,
    /// The ems of all letters that may be spaced, added up; none if negative.
    pub ems: i64,
    /// How far they hang into the left margin if they are the first item of a line, be it after
    /// what a discretionary has set there.
    pub left: i64,
    /// How far they hang into the right margin if nothing but what could be discarded comes after
    /// them in a line. Where a line breaks at a discretionary, its own `hang` counts instead.
    pub right: i64,
    /// The same number for what reads the same, or 0: the same word at the ends or starts of two
    /// neighbouring lines catches the eye. A line that ends at a discretionary ends with no word.
    pub word: u32,
}

/// Who put a discretionary where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DiscretionaryKind {
    /// A hyphenation pattern; unless it is forced, no break is legal here in the first pass
    /// (tex.web §863).
    Pattern,
    /// The author, or a hyphen in the text; a break is always legal here.
    Explicit,
}

/// White space with a natural width, and with what it may gain and lose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Glue {
    /// Its natural width.
    pub width: i64,
    /// How readily it grows. A line may stretch further than this, at a price.
    pub stretch: Stretch,
    /// The most that it can lose. A line never shrinks further than this.
    pub shrink: i64,
}

impl Glue {
    /// Glue that stretches and shrinks by finite amounts.
    #[must_use]
    pub const fn new(width: i64, stretch: i64, shrink: i64) -> Self {
        Self { width, stretch: Stretch { amount: stretch, order: Order::Normal }, shrink }
    }

    /// Glue without width that fills what is left of a line, as plain TeX's parfillskip does
    /// (`0pt plus 1fil`).
    #[must_use]
    pub const fn fil() -> Self {
        Self { width: 0, stretch: Stretch { amount: 1, order: Order::Fil }, shrink: 0 }
    }
}

/// An amount of stretch, in lengths if its order is normal.
///
/// A higher order outweighs any amount of a lower one, and makes a line perfect at any width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// How much.
    pub amount: i64,
    /// Of which order of infinity.
    pub order: Order,
}

/// The orders of infinity of stretch (tex.web §150).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// Finite.
    #[default]
    Normal,
    /// Infinite.
    Fil,
    /// More infinite.
    Fill,
    /// Most infinite.
    Filll,
}

impl Order {
    /// All orders, from the lowest.
    pub(crate) const ALL: [Self; 4] = [Self::Normal, Self::Fil, Self::Fill, Self::Filll];
}
