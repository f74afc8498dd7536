//! What it costs to cut the galley at a joint: all such prices in one place.
//!
//! They are compared with what an unfilled page costs (see `paginate`): a page that ends three
//! lines short costs about as much as a cut between two list items.

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

/// The price of a cut before line `index` of a paragraph's `count`.
pub(crate) fn between_lines(index: usize, count: usize) -> i32 {
    match count {
        // Three lines can't be parted without leaving one alone.
        2 | 3 => LONELY_LINE,
        _ if index == 1 || index + 1 == count => LONELY_LINE,
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
