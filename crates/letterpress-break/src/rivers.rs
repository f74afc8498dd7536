//! Rivers: gaps that run down through line after line, and ways around them.
//!
//! A river can't be priced in the search, since it is no matter of two neighbours. But there are
//! few, and the second best way to break a paragraph is often as good as the best one. So where
//! the best way has a river, the break in the middle of it is avoided; a way that costs little
//! more and has no river, or a shorter one, is taken instead.
//!
//! Only one break is avoided at a time, so that of many rivers in a long paragraph one goes.

use crate::breaks::{Adjustment, Breaks, Line, Pass};
use crate::item::{Glue, Item, Letters};
use crate::parameters::{LastResort, Parameters};
use crate::sums::{add, length, share};

/// What each gap costs with which a river reaches its length or grows beyond it: as much as half a
/// dozen of badness in a line that is nearly perfect. A river is worth a slightly worse line, never
/// a bad one.
const PRICE: i64 = 500;

/// How many other ways are tried: what breaks further down could mend is mostly another river.
const TRIES: usize = 2;

/// The best breaks, or ones nearly as good with fewer and shorter rivers.
///
/// TeX knows no rivers, and its survivors make their own prices. Nor is anything done in the last
/// resort: where lines are that bad a break to be avoided may be the one that must not be missed.
pub(crate) fn reduce(
    best: Breaks,
    items: &[Item],
    parameters: &Parameters,
    mut search: impl FnMut(usize) -> Option<Breaks>,
) -> Breaks {
    let is_open = parameters.last_resort == LastResort::Open && best.pass != Pass::LastResort;
    if parameters.river == 0 || best.lines.len() < parameters.river || !is_open {
        return best;
    }
    let (weight, suspects) = rivers(&best.lines, items, parameters);
    if weight == 0 {
        return best;
    }
    let price = |breaks: &Breaks, weight| breaks.demerits.saturating_add(PRICE * weight);
    let mut least = price(&best, weight);
    let mut chosen = None;
    for avoided in suspects.into_iter().take(TRIES) {
        let Some(other) = search(avoided) else { continue };
        // A looseness is a promise about the number of lines.
        let is_alike = other.pass == best.pass
            && (parameters.looseness == 0 || other.lines.len() == best.lines.len());
        let (weight, _) = rivers(&other.lines, items, parameters);
        let price = price(&other, weight);
        if is_alike && price < least {
            least = price;
            chosen = Some(other);
            if weight == 0 {
                break;
            }
        }
    }
    chosen.unwrap_or(best)
}

/// A gap between two words, and through how many lines it has come.
#[derive(Clone, Copy, Debug)]
struct Gap {
    left: i64,
    right: i64,
    lines: usize,
}

/// How many gaps of the lines lie in a river's reach beyond its source, and the breaks that made
/// the rivers.
fn rivers(lines: &[Line], items: &[Item], parameters: &Parameters) -> (i64, Vec<usize>) {
    let least = parameters.river;
    let (mut above, mut here): (Vec<Gap>, Vec<Gap>) = (Vec::new(), Vec::new());
    let (mut weight, mut suspects) = (0, Vec::new());
    for (index, line) in lines.iter().enumerate() {
        here.clear();
        let before = index.checked_sub(1).map(|before| lines[before].end);
        let left = origin(line, before, items, &parameters.left_skip);
        gaps(line, items, left, &mut here);
        // Both rows run from left to right, so that each gap meets few others.
        let mut first = 0;
        for gap in &mut here {
            while above.get(first).is_some_and(|other| other.right <= gap.left) {
                first += 1;
            }
            let met = above[first..].iter().take_while(|other| other.left < gap.right);
            let longest = met.filter(|other| overlap(gap, other)).map(|other| other.lines).max();
            gap.lines = longest.unwrap_or(0) + 1;
        }
        let longest = here.iter().map(|gap| gap.lines).max().unwrap_or(0);
        if longest >= least {
            let gaps = here.iter().filter(|gap| gap.lines >= least).count();
            weight += i64::try_from(gaps).unwrap_or(i64::MAX);
            // The break in its middle parts it best.
            suspects.push(lines[index - longest / 2].end);
        }
        std::mem::swap(&mut above, &mut here);
    }
    // From the last one on, since what is found before a break is found again from there.
    suspects.sort_unstable_by(|one, other| other.cmp(one));
    suspects.dedup();
    (weight, suspects)
}

/// Whether two gaps share more than half of the narrower one.
fn overlap(a: &Gap, b: &Gap) -> bool {
    let shared = a.right.min(b.right) - a.left.max(b.left);
    shared > 0 && shared * 2 > (a.right - a.left).min(b.right - b.left)
}

/// Where a line's first item stands, counted from the right margin: narrower lines stand at the
/// right, as beside an initial.
fn origin(line: &Line, before: Option<usize>, items: &[Item], skip: &Glue) -> i64 {
    let post = match before.map(|at| &items[at]) {
        Some(Item::Discretionary { post, .. }) => length(*post),
        _ => 0,
    };
    let hang = match items.get(line.start) {
        Some(Item::Letters(letters)) => length(letters.left),
        _ => 0,
    };
    set_glue(skip, line.adjustment) + post - hang - line.measure
}

/// The gaps of a line from left to right.
fn gaps(line: &Line, items: &[Item], left: i64, found: &mut Vec<Gap>) {
    let mut left = left;
    for item in &items[line.start..line.end] {
        let width = match item {
            Item::Box { width } | Item::Kern { width } => *width,
            Item::Letters(letters) => set_letters(letters, line),
            Item::Glue(glue) => set_glue(glue, line.adjustment),
            Item::Penalty { .. } => 0,
            Item::Discretionary { replace, .. } => *replace,
        };
        let right = add(left, length(width));
        if matches!(item, Item::Glue(_)) && left < right {
            found.push(Gap { left, right, lines: 0 });
        }
        left = right;
    }
}

/// The width of letters as they are set.
fn set_letters(letters: &Letters, line: &Line) -> i64 {
    let width = |whole: i64, part: i32, of: i64| share(length(whole).max(0), part.into(), of);
    let expansion = width(letters.expands, line.expansion, 1_000);
    let tracking = width(letters.ems, line.tracking, 10_000);
    length(letters.width) + expansion + tracking
}

/// The width of glue as it is set.
fn set_glue(glue: &Glue, adjustment: Adjustment) -> i64 {
    let change = match adjustment {
        Adjustment::Stretch { short, total, order } if order == glue.stretch.order => {
            share(short, length(glue.stretch.amount), total)
        }
        Adjustment::Shrink { over, total } => share(-over, length(glue.shrink), total),
        Adjustment::Stretch { .. } | Adjustment::Natural => 0,
    };
    length(glue.width) + length(change)
}
