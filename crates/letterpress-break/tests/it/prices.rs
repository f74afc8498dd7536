//! What stands side by side and costs something for it.

use letterpress_break::{
    Breaks, DiscretionaryKind, Glue, INFINITE, Item, Letters, Measures, Neighbours, Parameters,
    break_lines,
};

const HYPHEN: Item = hyphen(0);

const fn hyphen(penalty: i32) -> Item {
    Item::Discretionary {
        pre: 0,
        hang: 0,
        post: 0,
        replace: 0,
        penalty,
        kind: DiscretionaryKind::Explicit,
        has_post: false,
        flagged: true,
    }
}

/// A line's worth, which may only end at an item.
fn full(end: Item) -> [Item; 2] {
    [Item::Box { width: 10 }, end]
}

fn book(items: &[Item]) -> Breaks {
    break_lines(items, &Measures::all(10), &Parameters::book())
}

#[test]
fn ladders_are_dearer_the_longer_they_are() {
    let perfect = i64::from(Parameters::book().line_penalty).pow(2);
    let price = |hyphens: usize| {
        let mut items = [full(HYPHEN)].repeat(hyphens).concat();
        // The line after them ends at a space, and another follows that may be the last.
        items.extend(full(Item::Glue(Glue::default())));
        items.extend(full(Item::Penalty { penalty: -INFINITE }));
        let breaks = book(&items);
        assert_eq!(breaks.lines.len(), hyphens + 2);
        breaks.demerits - perfect * i64::try_from(hyphens + 2).expect("few lines")
    };
    let prices: Vec<_> = (0..7).map(price).collect();
    let [second, third, further] = Parameters::book().ladder_demerits.map(i64::from);
    assert_eq!(prices[..3], [0, 0, second]);
    assert_eq!(prices[3], second + third);
    assert_eq!(prices[4], second + third + further);
    assert_eq!(prices[6], second + third + 3 * further);
    // Two pairs with a line between them cost less than three in a row.
    assert!(2 * second < prices[3]);
}

#[test]
fn a_ladder_is_interrupted_where_that_is_cheap() {
    // Four times either a hyphen for nothing or, after it, a penalty.
    let place = [Item::Box { width: 10 }, HYPHEN, Item::Penalty { penalty: 100 }];
    let mut items = [place; 4].concat();
    items.extend(full(Item::Penalty { penalty: -INFINITE }));
    let ends: Vec<_> = book(&items).lines.iter().map(|line| line.end).collect();
    // One interruption breaks the four, a second one the pair that is left.
    assert_eq!(ends, [1, 5, 7, 11, 14]);
}

#[test]
fn runs_whose_prices_differ_most_are_both_kept() {
    // Hyphens that are rewarded to a run of three, and then cost as much: two hyphens that can't
    // be helped follow, and it is best to have a short run before them.
    let place = [Item::Box { width: 10 }, HYPHEN, Item::Penalty { penalty: 10 }];
    let mut items = [place; 2].concat();
    for _ in 0..3 {
        items.extend(full(hyphen(-INFINITE)));
    }
    items.extend(full(Item::Penalty { penalty: -INFINITE }));
    items.push(Item::Box { width: 10 });
    let parameters = Parameters {
        line_penalty: 0,
        neighbours: Neighbours::Classes(0),
        ladder_demerits: [-3_000, -3_000, 3_000],
        ..Parameters::book()
    };
    let breaks = break_lines(&items, &Measures::all(10), &parameters);
    let ends: Vec<_> = breaks.lines.iter().map(|line| line.end).collect();
    assert_eq!((ends, breaks.demerits), (vec![1, 5, 7, 9, 11, 13, 15], 100 - 6_000));
}

#[test]
fn half_a_word_alone_on_the_last_line_costs_something() {
    let price = |end| book(&[full(end), full(Item::Penalty { penalty: -INFINITE })].concat());
    let space = Item::Glue(Glue::default());
    let difference = price(HYPHEN).demerits - price(space).demerits;
    assert_eq!(difference, i64::from(Parameters::book().final_hyphen_demerits));
}

/// Five words, three on one line and two on the other.
fn five(words: [u32; 5]) -> Vec<usize> {
    let mut items = Vec::new();
    for word in words {
        items.push(Item::Letters(Letters { width: 10, word, ..Letters::default() }));
        items.push(Item::Glue(Glue::new(5, 0, 0)));
    }
    items.pop();
    let skip = Glue::new(0, 40, 0);
    let parameters = Parameters { right_skip: skip, ..Parameters::book() };
    let breaks = break_lines(&items, &Measures::all(40), &parameters);
    breaks.lines.iter().map(|line| line.end).collect()
}

#[test]
fn the_same_word_stands_twice_only_if_it_must() {
    let after = |words: usize| vec![2 * words - 1, 9];
    // Where the lines begin.
    assert_eq!(five([7, 1, 2, 7, 3]), after(2));
    assert_eq!(five([7, 1, 7, 2, 3]), after(3));
    // Where they end.
    assert_eq!(five([1, 2, 7, 3, 7]), after(2));
    assert_eq!(five([1, 7, 2, 3, 7]), after(3));
    // Nothing reads like nothing.
    assert_eq!(five([0; 5]), five([1, 2, 3, 4, 5]));
}

#[test]
fn neighbours_cost_the_square_of_what_they_differ() {
    // A line with a space that is to grow by so many hundredths of itself, a perfect one, and one
    // that is filled.
    let price = |hundredths: i64, demerits| {
        let forced = Item::Penalty { penalty: -INFINITE };
        let (keep, fill) = (Item::Penalty { penalty: INFINITE }, Item::Glue(Glue::fil()));
        let word = |width| Item::Box { width };
        let mut items = vec![word(500), Item::Glue(Glue::new(100, 50, 33)), word(400 - hundredths)];
        items.extend([forced, word(1_000), forced, word(10), keep, fill]);
        let neighbours = Neighbours::Smooth(demerits);
        let parameters = Parameters { neighbours, ..Parameters::book() };
        break_lines(&items, &Measures::all(1_000), &parameters).demerits
    };
    let contrast = |hundredths| price(hundredths, 1_000) - price(hundredths, 0);
    assert_eq!([0, 20, 50, 100].map(contrast), [0, 40, 250, 1_000]);
    // Beyond twice itself it could not look worse.
    assert_eq!([200, 400].map(contrast), [4_000, 4_000]);
    assert_eq!(contrast(-20), 40);
}
