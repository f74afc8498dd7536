//! How much room a text needs, and how many lines it takes at a width.

use letterpress_break::{DiscretionaryKind, INFINITE, Item, Letters};
use letterpress_page::Len;

use super::ladder::{Breaking, Fit};
use crate::paragraph::{self, Atom, List, Text};
use crate::text::Shaper;

/// What a cell asks of its column.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    /// The width under which something in it can't be broken.
    pub(super) least: Len,
    /// The width that it has on as few lines as its author wrote.
    pub(super) most: Len,
    /// Its texts, one below the other.
    pub(super) runs: Vec<Run>,
}

/// A text as the widths of its parts, which is enough to count its lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    /// By how much it is narrower than its cell.
    pub(super) inset: Len,
    pub(super) leading: Len,
    /// What stands above it beside its lines.
    pub(super) above: Len,
    pub(super) pieces: Vec<Piece>,
}

/// A part of a text that is not broken. All parts of a text stand on one long line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: Len,
    /// With the hyphen that it would have at the end of a line.
    pub(super) end: Len,
}

/// Between two lines that their author has parted: wider than any page.
const APART: i64 = 1 << 36;

impl Needs {
    /// The height at a width.
    pub(super) fn height(&self, width: Len) -> Len {
        self.runs.iter().map(|run| run.above + run.leading * run.lines(width - run.inset)).sum()
    }

    /// Whether it is no more than two words.
    pub(super) fn is_short(&self) -> bool {
        self.runs.iter().map(|run| run.pieces.len()).sum::<usize>() <= 2
    }

    /// Takes in the needs of something that stands below, set in by so much.
    pub(super) fn add(&mut self, below: Self, (inset, above): (Len, Len)) {
        self.least = self.least.max(below.least + inset);
        self.most = self.most.max(below.most + inset);
        let first = self.runs.len();
        self.runs.extend(below.runs);
        for run in &mut self.runs[first..] {
            run.inset += inset;
        }
        if let Some(run) = self.runs.get_mut(first) {
            run.above += above;
        }
    }
}

impl Run {
    /// The lines that it takes at a width, filled from the top.
    pub(super) fn lines(&self, width: Len) -> i64 {
        let width = width.max(Len::from_units(1));
        let (mut lines, mut at) = (0, 0);
        while let Some(first) = self.pieces.get(at) {
            let end = first.start + width;
            let fitting = self.pieces[at..].partition_point(|piece| piece.end <= end);
            // What is wider than the line is broken wherever that is full.
            lines += match fitting {
                0 => ((first.end - first.start).units() - 1).div_euclid(width.units()) + 1,
                _ => 1,
            };
            at += fitting.max(1);
        }
        lines.max(1)
    }
}

/// The width of the widest letter and a hyphen, in hundredths of an em.
const LEAST_LETTER: i64 = 140;

/// The least width of a picture in a cell, in ems.
const LEAST_PICTURE: i64 = 4;

/// No hyphen leaves less than so many tenths of an em to a word that is longer: two parts of a
/// word are read as one, three and four are not.
const LEAST_HYPHENATED: i64 = 45;

/// The least width of a word that is too long for any column, in ems.
const LEAST_LONG: i64 = 8;

/// The width of what stands before a byte of a text, on one line.
pub(super) fn width_before(list: &List, text: &Text, byte: usize, shaper: &Shaper<'_>) -> Len {
    let mut width = Len::ZERO;
    for (item, atom) in list.items.iter().zip(&list.atoms) {
        match (*atom, *item) {
            (Atom::Fragment { word, start, end }, Item::Letters(Letters { width: own, .. })) => {
                let used = &list.words[word];
                let (from, to) = (used.range.start + start, used.range.start + end);
                if from >= byte {
                    break;
                }
                let style = &text.looks[used.look].style;
                let up_to = |at| shaper.get(used.id).width_to(at, style.size, style.tracking);
                width += match to <= byte {
                    true => Len::from_units(own),
                    false => up_to(byte - used.range.start) - up_to(start),
                };
            }
            (Atom::Space { at, .. }, _) if at >= byte => break,
            (_, Item::Box { width: own }) => width += Len::from_units(own),
            (_, Item::Glue(glue)) => width += Len::from_units(glue.width),
            _ => {}
        }
    }
    width
}

/// What a text needs whose lines may be broken as a fit says.
pub(super) fn text(list: &List, text: &Text, leading: Len, fit: &Fit) -> Needs {
    let mut taker = Taker::new(list, text, fit);
    // Whether the space that comes next is no place to break.
    let mut bound = false;
    for (item, atom) in list.items.iter().zip(&list.atoms) {
        taker.item(item, *atom, bound);
        bound = matches!(*item, Item::Penalty { penalty } if !taker.may_break(penalty));
    }
    taker.end(0);
    let run = Run { leading, pieces: taker.pieces, ..Run::default() };
    let floor = match fit.breaking {
        Breaking::Hyphens | Breaking::Heads => text.size().scale(LEAST_HYPHENATED, 10).units(),
        Breaking::Usual | Breaking::Joints | Breaking::Anywhere => 0,
    };
    let least = Len::from_units(taker.least.max(taker.longest.min(floor)));
    let most = Len::from_units(taker.most);
    Needs { least, most, runs: vec![run] }
}

/// Takes the measure of a text, item by item, as if it stood on one long line.
struct Taker<'t> {
    list: &'t List,
    text: &'t Text,
    fit: &'t Fit,
    /// Where the next item stands, and where the piece and the author's line began that it
    /// belongs to.
    at: i64,
    start: i64,
    line: i64,
    /// Where the last box of the piece ends.
    foot: i64,
    /// The width of the piece, less what in it may give way.
    narrow: i64,
    /// The same of the piece as it were without hyphens, and of the widest of them.
    whole: i64,
    longest: i64,
    least: i64,
    most: i64,
    pieces: Vec<Piece>,
}

impl<'t> Taker<'t> {
    fn new(list: &'t List, text: &'t Text, fit: &'t Fit) -> Self {
        let pieces = Vec::with_capacity(text.text.len() / 6 + 1);
        let (at, start, line, foot, narrow) = Default::default();
        let (whole, longest, least, most) = Default::default();
        Self { list, text, fit, at, start, line, foot, narrow, whole, longest, least, most, pieces }
    }

    fn item(&mut self, item: &Item, atom: Atom, bound: bool) {
        match *item {
            Item::Box { width } | Item::Letters(Letters { width, .. }) => {
                self.at += width;
                self.foot = self.at;
                let narrow = self.narrow_width(width, atom);
                self.narrow += narrow;
                self.whole += narrow;
                self.least = self.least.max(self.narrow);
                self.longest = self.longest.max(self.whole);
                self.most = self.most.max(self.at - self.line);
            }
            Item::Glue(glue) if bound => {
                self.at += glue.width;
                self.narrow += glue.width;
            }
            Item::Glue(glue) => {
                self.end(0);
                self.at += glue.width;
                self.begin(0);
            }
            Item::Discretionary { pre, post, penalty, kind, .. } if self.parts(penalty) => {
                let whole = self.whole;
                self.end(pre);
                self.begin(post);
                if kind == DiscretionaryKind::Pattern {
                    self.whole = whole;
                }
            }
            Item::Penalty { penalty } if penalty <= -INFINITE => {
                self.end(0);
                self.at += APART;
                self.line = self.at;
                self.begin(0);
            }
            Item::Penalty { penalty } if self.may_break(penalty) => {
                self.end(0);
                self.begin(0);
            }
            Item::Discretionary { .. } | Item::Penalty { .. } | Item::Kern { .. } => {}
        }
    }

    /// Ends a piece, behind which a break would set something of a width.
    fn end(&mut self, pre: i64) {
        if self.foot > self.start {
            self.least = self.least.max(self.narrow + pre);
            let (start, end) = (Len::from_units(self.start), Len::from_units(self.foot + pre));
            self.pieces.push(Piece { start, end });
        }
    }

    /// Begins a piece, which a break would make wider by so much.
    fn begin(&mut self, post: i64) {
        self.start = self.at - post;
        self.foot = self.start;
        self.narrow = post;
        self.whole = post;
    }

    /// Names are parted at their joints, and what belongs together, only where room is short.
    fn parts(&self, penalty: i32) -> bool {
        penalty < paragraph::JOINT || self.fit.breaking != Breaking::Usual
    }

    fn may_break(&self, penalty: i32) -> bool {
        penalty < INFINITE && self.parts(penalty)
    }

    /// The width of a box, or the least that it can do with.
    fn narrow_width(&self, width: i64, atom: Atom) -> i64 {
        let share = |size: Len, hundredths| width.min(size.scale(hundredths, 100).units());
        match atom {
            // A picture gives way to its column, as long as something is to be seen.
            Atom::Object(_) => share(self.text.size(), LEAST_PICTURE * 100),
            Atom::Fragment { word, .. } => {
                let size = self.text.looks[self.list.words[word].look].style.size;
                match self.fit.breaking {
                    // Any letter may be the last of its line, a hyphen behind it.
                    Breaking::Anywhere => share(size, LEAST_LETTER),
                    Breaking::Usual => width,
                    _ if width > self.fit.long.units() => share(size, LEAST_LONG * 100),
                    _ => width,
                }
            }
            _ => width,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of these widths, with spaces of one.
    fn run(words: &[i64]) -> Run {
        let mut at = 0;
        let pieces = words.iter().map(|&word| {
            let start = Len::pt(at);
            at += word + 1;
            Piece { start, end: start + Len::pt(word) }
        });
        Run { pieces: pieces.collect(), leading: Len::pt(10), ..Run::default() }
    }

    #[test]
    fn lines_are_filled_from_the_top() {
        let run = run(&[3, 3, 3, 7, 1]);
        for (width, lines) in [(30, 1), (20, 2), (19, 2), (11, 2), (10, 3), (9, 3), (7, 4), (3, 7)]
        {
            assert_eq!(run.lines(Len::pt(width)), lines, "at {width}");
        }
        assert_eq!(Run::default().lines(Len::pt(3)), 1);
    }
}
