//! What pages cost: all prices in one place, with their reasons.
//!
//! A page costs what its foot costs, if it isn't full, and what its last cut costs. So every price
//! of a cut says how many lines short a page may rather be: one line costs [`SHORT_RAGGED`], or
//! [`SHORT_FLUSH`] where all pages are to be full, and `n` lines cost `n * n` times as much.

/// Never, unless a page can't be filled otherwise.
pub(crate) const KEEP: i32 = 10_000_000;
/// A page ends here.
pub(crate) const FORCED: i32 = -10_000_000;
/// A widow or an orphan: a page could end seven lines short instead.
pub(crate) const LONELY_LINE: i32 = 8_000;
/// After a line that ends in the middle of a word: whoever turns the page has to keep its first
/// half in mind.
pub(crate) const HYPHEN: i32 = 2_000;
/// Between the item of a list and those that belong to it.
pub(crate) const ITEM: i32 = 150;
/// Between a lead-in that ends in a colon, or a table's name, and what it leads to.
pub(crate) const LEAD_IN: i32 = 6_000;
/// Between two rows of a long table.
pub(crate) const ROW: i32 = 400;
/// Between two rows of a table that is short enough to be seen at a glance.
pub(crate) const SHORT_TABLE_ROW: i32 = 4_000;
/// Through a row of a table, with what its cells ask for besides.
pub(crate) const SPLIT_ROW: i32 = 3_000;
/// Inside a block of code, away from its blank lines, and at one of them.
pub(crate) const CODE: i32 = 900;
const CODE_BLANK: i32 = 100;

/// The price of a cut before line `index` of a paragraph's `count`, after a hyphen or not.
pub(crate) fn between_lines(index: usize, count: usize, is_hyphen: bool) -> i32 {
    match count {
        // Three lines can't be parted without leaving one alone.
        2 | 3 => LONELY_LINE,
        _ if index == 1 || index + 1 == count => LONELY_LINE,
        _ if is_hyphen => HYPHEN,
        _ => 0,
    }
}

/// The price of a cut before item `index` of the `count` of a list that stands in `depth` others.
pub(crate) fn between_items(index: usize, count: usize, depth: usize) -> i32 {
    let deeper = i32::try_from(depth.min(4)).unwrap_or(4);
    // An item alone at a page's end or start looks lost, though less so than a line. A cut
    // through an inner list also cuts through the item that it stands in.
    let lonely = if index == 1 || index + 1 == count { LONELY_LINE / 4 } else { ITEM };
    lonely + deeper * ITEM * 5
}

/// The price of a cut before line `index` of a block of code's `count`, after a blank line or not.
pub(crate) fn between_code_lines(index: usize, count: usize, after_blank: bool) -> i32 {
    match index {
        _ if index < 2 || index + 2 > count => LONELY_LINE,
        _ if after_blank => CODE_BLANK,
        _ => CODE,
    }
}

/// A table of no more rows than this is short.
const SHORT_TABLE: usize = 10;

/// The price of a cut before row `index` of a table's `count`.
pub(crate) fn between_rows(index: usize, count: usize) -> i32 {
    // A head never stands with a single row, nor does the last row stand alone.
    match count {
        _ if index < 2 || index + 1 == count => KEEP,
        0..=SHORT_TABLE => SHORT_TABLE_ROW,
        _ => ROW,
    }
}

/// The price of a page that is a line short, where pages may be ragged at their feet: of its lines
/// beyond those that are free.
pub(crate) const SHORT_RAGGED: u64 = 120;
/// The same where every page is to be full: whoever holds a book sees a foot that is a line higher
/// than its neighbour's at once.
pub(crate) const SHORT_FLUSH: u64 = 400;
/// Gaps that are stretched as far as they usually may: a quarter of a line short. Twice as far costs
/// four times as much.
pub(crate) const STRETCHED: u64 = 30;
/// Two facing pages of which one is a line deeper than the other; of two lines four times as much.
pub(crate) const UNEVEN_SPREAD: u64 = 150;
/// A note that is split over two pages, and has to be read across them.
pub(crate) const SPLIT_NOTE: u64 = 10_000;
/// A chapter's last page with fewer lines than [`LEAST_LAST_LINES`]: a page that looks forgotten.
pub(crate) const SHORT_LAST_PAGE: u64 = 2_000;
pub(crate) const LEAST_LAST_LINES: i64 = 5;
/// A paragraph that is a line longer or shorter than it is best, besides what its worst line
/// loses by it. No page that costs less is worth it.
pub(crate) const VARIANT: u64 = 40;
/// A page that overflows since nothing in it can be cut.
pub(crate) const OVERFLOW: u64 = 1_000_000_000;
