//! Rivers: where one is found, a way around it is taken if that costs little.

use letterpress_break::{
    Adjustment, Breaks, Glue, INFINITE, Item, Letters, Line, Measures, Parameters, break_lines,
};

use crate::brute::{Model, total};
use crate::letters::hyphen;
use crate::random::Random;

/// What a gap costs that is in a river and not among its first lines.
const PRICE: i64 = 500;

/// From how many lines on gaps are a river.
const RIVER: usize = 4;

const BOOK: Parameters = Parameters { river: RIVER, ..Parameters::book() };

/// The longest run of gaps that lie below each other, and what all runs cost.
fn rivers(breaks: &Breaks, items: &[Item]) -> (usize, i64) {
    let (mut longest, mut price) = (0, 0);
    let mut above: Vec<(i64, i64, usize)> = Vec::new();
    for line in &breaks.lines {
        let gaps = gaps(line, items).into_iter().map(|(left, right)| {
            let meets = |other: &&(i64, i64, usize)| {
                let shared = right.min(other.1) - left.max(other.0);
                2 * shared > (right - left).min(other.1 - other.0)
            };
            let run = 1 + above.iter().filter(meets).map(|gap| gap.2).max().unwrap_or(0);
            (left, right, run)
        });
        above = gaps.collect();
        longest = above.iter().map(|gap| gap.2).max().unwrap_or(0).max(longest);
        price += PRICE * above.iter().filter(|gap| gap.2 >= RIVER).map(|_| 1).sum::<i64>();
    }
    (longest, price)
}

/// Where the spaces of a line begin and end.
fn gaps(line: &Line, items: &[Item]) -> Vec<(i64, i64)> {
    let (mut gaps, mut at) = (Vec::new(), 0);
    for item in &items[line.start..line.end] {
        match item {
            Item::Letters(letters) => {
                let expansion = letters.expands * i64::from(line.expansion) / 1_000;
                let tracking = letters.ems * i64::from(line.tracking) / 10_000;
                at += letters.width + expansion + tracking;
            }
            Item::Glue(glue) => {
                let left = at;
                at += glue.width
                    + match line.adjustment {
                        Adjustment::Stretch { short, total, order }
                            if order == glue.stretch.order =>
                        {
                            short * glue.stretch.amount / total
                        }
                        Adjustment::Shrink { over, total } => -(over * glue.shrink / total),
                        _ => 0,
                    };
                if at > left {
                    gaps.push((left, at));
                }
            }
            _ => {}
        }
    }
    gaps
}

/// A paragraph of words of so many half ems before and after a hyphenation point.
fn paragraph(words: impl IntoIterator<Item = (i64, i64)>) -> Vec<Item> {
    let letters = |letters| {
        let (width, ems) = (letters * 500, letters * 1_000);
        Item::Letters(Letters { width, expands: width, ems, ..Letters::default() })
    };
    let hyphen = hyphen(300, 150);
    let mut items = Vec::new();
    for (before, after) in words {
        items.push(letters(before));
        if after > 0 {
            items.extend([hyphen, letters(after)]);
        }
        items.push(Item::Glue(Glue::new(250, 125, 83)));
    }
    items.pop();
    items.extend([Item::Penalty { penalty: INFINITE }, Item::Glue(Glue::fil())]);
    items
}

#[test]
fn a_way_around_a_river_is_worth_it() {
    let (mut found, mut gone) = (0, 0);
    for seed in 0..2_000 {
        let random = &mut Random(seed);
        let words = random.between(60, 120);
        let items = paragraph((0..words).map(|_| (random.between(1, 4), random.between(0, 4))));
        let measures = Measures::all(random.between(18, 30) * 1_000);
        let careless = Parameters { river: 0, ..BOOK };
        let best = break_lines(&items, &measures, &careless);
        let way = break_lines(&items, &measures, &BOOK);
        let before = best.demerits + rivers(&best, &items).1;
        let after = way.demerits + rivers(&way, &items).1;
        assert!(after <= before, "seed {seed}: {after} instead of {before}");
        assert!(way.demerits >= best.demerits, "seed {seed}: the optimum wasn't");
        assert_eq!(way.pass, best.pass, "seed {seed}");
        if rivers(&best, &items).1 == 0 {
            assert_eq!(way, best, "seed {seed}");
            continue;
        }
        found += 1;
        gone += usize::from(rivers(&way, &items).1 == 0);
        let model = Model { items: &items, measures: &measures, parameters: &BOOK };
        assert_eq!(model.price(way.pass, &way.lines), Ok(total(&way)), "seed {seed}");
    }
    assert!(found > 200 && gone * 10 > found, "of {found} rivers {gone} are gone");
}

#[test]
fn a_river_through_a_whole_paragraph_goes() {
    let words = [
        3, 4, 3, 2, 2, 2, 2, 5, 2, 5, 5, 3, 2, 4, 3, 3, 4, 5, 4, 3, 3, 2, 2, 4, 3, 4, 5, 4, 4, 3,
        2, 5, 2, 5, 3, 2,
    ];
    let items = paragraph(words.map(|word| (word, 0)));
    let measures = Measures::all(13_000);
    let best = break_lines(&items, &measures, &Parameters { river: 0, ..BOOK });
    assert_eq!((best.lines.len(), rivers(&best, &items).0), (6, 6));
    let way = break_lines(&items, &measures, &BOOK);
    assert_eq!((way.lines.len(), rivers(&way, &items)), (6, (3, 0)));
    assert_eq!(way.demerits, best.demerits);
    // A river that is let run as far stays, and TeX has never heard of any.
    let patient = Parameters { river: 7, ..BOOK };
    assert_eq!(break_lines(&items, &measures, &patient), best);
    let tex = |river| Parameters { tolerance: 9_000, river, ..Parameters::tex() };
    let [with, without] = [4, 0].map(|river| break_lines(&items, &measures, &tex(river)));
    assert_eq!(with, without);
}
