//! Rivers: gaps that run down through line after line, and ways around them.
//!
//! A river can't be priced in the search, since it is no matter of two neighbours. But there are
//! few, and the second best way to break a paragraph is often as good as the best one. So where
//! the best way has a river, each break within it is avoided in turn; a way that costs little
//! more and has no river, or a shorter one, is taken instead.

use crate::breaks::{Adjustment, Breaks, Line};
use crate::item::{Glue, Item, Letters};
use crate::parameters::Parameters;
use crate::sums::{length, share};

/// What a gap costs that belongs to a river and isn't one of its first lines: about as much as a
/// line of badness 20 more than one of 0.
const PRICE: i64 = 500;

/// How many other ways are tried.
const TRIES: usize = 1;

/// The best breaks, or ones nearly as good with fewer and shorter rivers.
pub(crate) fn reduce(
    best: Breaks,
    items: &[Item],
    parameters: &Parameters,
    mut search: impl FnMut(usize) -> Option<Breaks>,
) -> Breaks {
    if parameters.river == 0 || best.lines.len() < parameters.river {
        return best;
    }
    let (weight, suspects) = rivers(&best.lines, items, parameters.river);
    if weight == 0 {
        return best;
    }
    let price = |breaks: &Breaks, weight| breaks.demerits.saturating_add(PRICE * weight);
    let mut least = price(&best, weight);
    let mut chosen = None;
    for avoided in suspects.into_iter().take(TRIES) {
        let Some(other) = search(avoided) else { continue };
        let (weight, _) = rivers(&other.lines, items, parameters.river);
        let price = price(&other, weight);
        if other.pass == best.pass && price < least {
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
fn rivers(lines: &[Line], items: &[Item], least: usize) -> (i64, Vec<usize>) {
    let (mut above, mut here): (Vec<Gap>, Vec<Gap>) = (Vec::new(), Vec::new());
    let (mut weight, mut suspects) = (0, Vec::new());
    for (index, line) in lines.iter().enumerate() {
        here.clear();
        gaps(line, items, &mut here);
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
            weight += here.iter().filter(|gap| gap.lines >= least).map(|_| 1).sum::<i64>();
            // The break in its middle parts it best.
            suspects.push(lines[index - longest / 2].end);
        }
        std::mem::swap(&mut above, &mut here);
    }
    suspects.sort_unstable();
    suspects.dedup();
    (weight, suspects)
}

/// Whether two gaps share more than half of the narrower one.
fn overlap(a: &Gap, b: &Gap) -> bool {
    let shared = a.right.min(b.right) - a.left.max(b.left);
    shared > 0 && shared * 2 > (a.right - a.left).min(b.right - b.left)
}

/// The gaps of a line from left to right.
fn gaps(line: &Line, items: &[Item], found: &mut Vec<Gap>) {
    let mut x = 0;
    for item in &items[line.start..line.end] {
        let width = length(match item {
            Item::Box { width } | Item::Kern { width } => *width,
            Item::Letters(letters) => set_letters(letters, line),
            Item::Glue(glue) => set_glue(glue, line.adjustment),
            Item::Penalty { .. } => 0,
            Item::Discretionary { replace, .. } => *replace,
        });
        if matches!(item, Item::Glue(_)) && width > 0 {
            found.push(Gap { left: x, right: x + width, lines: 0 });
        }
        x += width;
    }
}

/// The width of letters as they are set.
fn set_letters(letters: &Letters, line: &Line) -> i64 {
    let width = |whole: i64, part: i32, of: i64| share(length(whole), part.into(), of);
    let expansion = width(letters.expands, line.expansion, 1_000);
    let tracking = width(letters.ems, line.tracking, 10_000);
    length(letters.width) + expansion + tracking
}

/// The width of glue as it is set.
fn set_glue(glue: &Glue, adjustment: Adjustment) -> i64 {
    let change = match adjustment {
        Adjustment::Stretch { short, total, order } if order == glue.stretch.order => {
            part(short, glue.stretch.amount, total)
        }
        Adjustment::Shrink { over, total } => -part(over, glue.shrink, total),
        Adjustment::Stretch { .. } | Adjustment::Natural => 0,
    };
    length(glue.width) + length(change)
}

/// A length times a ratio.
fn part(length: i64, part: i64, whole: i64) -> i64 {
    let product = i128::from(length) * i128::from(part) / i128::from(whole.max(1));
    i64::try_from(product).unwrap_or(0)
}
