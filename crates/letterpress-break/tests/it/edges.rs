//! Lists at the edge: no list panics, none loops, each gets lines that cover it.

use letterpress_break::{
    Adjustment, Breaks, DiscretionaryKind, Fitness, Give, Glue, INFINITE, Item, LastResort,
    Letters, Measures, Neighbours, Order, Parameters, Pass, Stretch, break_lines,
};

use crate::random::Random;

const SPACE: Item = Item::Glue(Glue::new(6, 3, 2));
const FORCED: Item = Item::Penalty { penalty: -INFINITE };
const FORBIDDEN: Item = Item::Penalty { penalty: INFINITE };
const FILL: Item = Item::Glue(Glue::fil());

fn word(width: i64) -> Item {
    Item::Box { width }
}

fn book(items: &[Item], measure: i64) -> Breaks {
    break_lines(items, &Measures::all(measure), &Parameters::book())
}

fn line_penalty() -> i64 {
    Parameters::book().line_penalty.into()
}

fn ranges(breaks: &Breaks) -> Vec<(usize, usize)> {
    breaks.lines.iter().map(|line| (line.start, line.end)).collect()
}

#[test]
fn an_empty_list_has_no_lines() {
    assert_eq!(book(&[], 10), Breaks { lines: vec![], demerits: 0, pass: Pass::First });
}

#[test]
fn every_other_list_has_lines() {
    for item in [word(5), SPACE, FILL, FORBIDDEN, FORCED, Item::Kern { width: 3 }] {
        for length in 1..4 {
            let items = vec![item; length];
            for parameters in [Parameters::book(), Parameters::tex()] {
                let breaks = break_lines(&items, &Measures::all(10), &parameters);
                assert_eq!(breaks.lines[0].start, 0);
                assert_eq!(breaks.lines[breaks.lines.len() - 1].end, length);
            }
        }
    }
}

#[test]
fn a_forced_break_at_the_end_is_the_end() {
    let breaks = book(&[word(4), FORBIDDEN, FILL, FORCED], 10);
    assert_eq!(ranges(&breaks), [(0, 4)]);
    assert_eq!(breaks.demerits, line_penalty().pow(2));
}

#[test]
fn forced_breaks_are_kept() {
    let line = [word(4), FORBIDDEN, FILL, FORCED];
    let breaks = book(&[line, line].concat(), 10);
    assert_eq!(ranges(&breaks), [(0, 3), (4, 8)]);
}

#[test]
fn what_follows_a_break_is_discarded_up_to_the_next_break() {
    let breaks = book(&[word(10), SPACE, SPACE, FORCED, SPACE, word(10)], 10);
    assert_eq!(ranges(&breaks), [(0, 1), (3, 3), (5, 6)]);
    assert_eq!(breaks.lines[1].width, 0);
}

#[test]
fn glue_tells_how_it_is_set() {
    let adjustment = |measure| book(&[word(10), SPACE, word(10)], measure).lines[0].adjustment;
    let order = Order::Normal;
    assert_eq!(adjustment(28), Adjustment::Stretch { short: 2, total: 3, order });
    assert_eq!(adjustment(26), Adjustment::Natural);
    assert_eq!(adjustment(25), Adjustment::Shrink { over: 1, total: 2 });
    let one = book(&[word(10)], 12).lines[0];
    assert_eq!((one.adjustment, one.fitness), (Adjustment::Natural, Fitness::VeryLoose));
}

#[test]
fn the_highest_order_of_stretch_takes_all() {
    let stretch =
        |amount, order| Item::Glue(Glue { stretch: Stretch { amount, order }, ..Glue::default() });
    let items = [word(4), FORBIDDEN, stretch(5, Order::Fil), FORBIDDEN, stretch(2, Order::Fill)];
    let line = book(&items, 10).lines[0];
    let adjustment = Adjustment::Stretch { short: 6, total: 2, order: Order::Fill };
    assert_eq!((line.adjustment, line.badness), (adjustment, 0));
}

#[test]
fn only_what_cannot_break_is_overfull() {
    let breaks = book(&[word(5), SPACE, word(40), SPACE, word(50), SPACE, word(5)], 30);
    assert_eq!(ranges(&breaks), [(0, 1), (2, 3), (4, 5), (6, 7)]);
    let excess: Vec<_> = breaks.lines.iter().map(|line| line.excess).collect();
    assert_eq!((excess, breaks.pass), (vec![0, 10, 20, 0], Pass::LastResort));
}

#[test]
fn a_hyphen_too_many_ends_no_search() {
    // With its hyphen the word doesn't fit, without it does.
    let hyphen = Item::Discretionary {
        pre: 6,
        hang: 0,
        post: 0,
        replace: 0,
        penalty: 0,
        kind: DiscretionaryKind::Pattern,
        has_post: false,
        flagged: true,
    };
    let breaks = book(&[word(28), hyphen, word(2), SPACE, word(30)], 30);
    assert_eq!(ranges(&breaks), [(0, 3), (4, 5)]);
    assert!(!breaks.lines[0].overfull);
}

#[test]
fn lines_that_cannot_stretch_are_filled() {
    // A web address: pieces of 10 that may be parted.
    let mut items = Vec::new();
    for _ in 0..9 {
        items.extend([word(10), Item::Penalty { penalty: 0 }]);
    }
    items.extend([FORBIDDEN, FILL]);
    let lengths: Vec<_> = book(&items, 45).lines.iter().map(|line| line.width).collect();
    assert_eq!(lengths, [40, 40, 10]);
}

#[test]
fn ragged_lines_are_even() {
    let mut items = Vec::new();
    for width in [60, 30, 20, 90, 80] {
        items.extend([word(width), Item::Glue(Glue::new(10, 0, 0))]);
    }
    items.pop();
    items.extend([FORBIDDEN, FILL]);
    let parameters = Parameters { right_skip: Glue::new(0, 40, 0), ..Parameters::book() };
    let breaks = break_lines(&items, &Measures::all(130), &parameters);
    let widths: Vec<_> = breaks.lines.iter().map(|line| line.width).collect();
    // Line by line it would be 130, 90, 80.
    assert_eq!(widths, [100, 120, 80]);
}

#[test]
fn hanging_lines_have_their_own_measure() {
    let items = [word(10), SPACE, word(10), SPACE, word(10), SPACE, word(10)];
    let breaks = break_lines(&items, &Measures::hanging(2, 10, 26), &Parameters::book());
    assert_eq!(ranges(&breaks), [(0, 1), (2, 3), (4, 7)]);
    assert_eq!(breaks.demerits, 3 * line_penalty().pow(2));
}

#[test]
fn a_line_that_begins_later_may_stretch_further() {
    let less = Glue::new(0, -100, 0);
    let items = [
        word(10),
        FILL,
        Item::Penalty { penalty: 0 },
        Item::Glue(Glue { stretch: Stretch { amount: -1, order: Order::Fil }, ..Glue::default() }),
        Item::Glue(less),
        word(10),
        Item::Glue(Glue::new(2, 100, 0)),
        word(10),
        SPACE,
        word(40),
    ];
    let breaks = book(&items, 40);
    assert_eq!(ranges(&breaks), [(0, 2), (5, 8), (9, 10)]);
    assert_eq!(breaks.pass, Pass::Second);
}

#[test]
fn glue_that_shrinks_by_less_than_nothing_deceives_no_bound() {
    // A line of badness 86 and a perfect one are better than two of 73 and 58.
    let forbidden = |stretch| Item::Glue(Glue::new(0, stretch, -1_000));
    let may = Item::Penalty { penalty: 0 };
    let items = [
        word(3),
        FORBIDDEN,
        forbidden(100),
        word(2),
        may,
        word(5),
        may,
        word(50),
        FORBIDDEN,
        forbidden(6),
        word(45),
    ];
    let neighbours = Neighbours::Classes(0);
    let parameters = Parameters { neighbours, give: Give::NONE, ..Parameters::book() };
    let breaks = break_lines(&items, &Measures::all(100), &parameters);
    let badness: Vec<_> = breaks.lines.iter().map(|line| line.badness).collect();
    assert_eq!((breaks.lines[0].end, badness), (4, vec![86, 0]));
}

#[test]
fn spaces_that_breaks_discard_deceive_no_bound() {
    // Again a line of badness 81 and a perfect one are better than two that are less bad. Then
    // come perfect lines, with spaces between them that are as wide as one more line.
    let space = Item::Glue(Glue::new(600, 0, 0));
    let stretch = |stretch| Item::Glue(Glue::new(0, stretch, 0));
    let mut items = vec![word(58), FORBIDDEN, stretch(6_500), word(58), space, word(4), space];
    items.extend([word(2_796), FORBIDDEN, stretch(780), word(2_800)]);
    for _ in 0..10 {
        items.extend([space, word(6_200)]);
    }
    let neighbours = Neighbours::Classes(0);
    let parameters = Parameters { neighbours, give: Give::NONE, ..Parameters::book() };
    let breaks = break_lines(&items, &Measures::all(6_200), &parameters);
    let badness: Vec<_> = breaks.lines[..2].iter().map(|line| line.badness).collect();
    assert_eq!((breaks.lines.len(), badness), (12, vec![81, 0]));
}

#[test]
fn a_line_without_items_may_be_the_widest() {
    let reward = Item::Penalty { penalty: -500 };
    let (back, forth) = (Item::Kern { width: -5 }, Item::Kern { width: 3 });
    let items = [word(2), Item::Penalty { penalty: 0 }, back, reward, forth, word(10)];
    let skip = Glue::new(0, 10, 0);
    let parameters = Parameters { tolerance: 100, right_skip: skip, ..Parameters::book() };
    let breaks = break_lines(&items, &Measures::all(10), &parameters);
    assert_eq!(ranges(&breaks), [(0, 1), (3, 3), (5, 6)]);
}

#[test]
fn a_line_without_items_neither_hangs_nor_reads() {
    let letters = Letters { width: 10, right: 3, word: 1, ..Letters::default() };
    let letters = Item::Letters(letters);
    let breaks = book(&[letters, FORCED, SPACE], 10);
    let widths: Vec<_> = breaks.lines.iter().map(|line| line.width).collect();
    assert_eq!(widths, [7, 0]);
    let careless = Parameters { same_word_demerits: 0, ..Parameters::book() };
    let without = break_lines(&[letters, FORCED, SPACE], &Measures::all(10), &careless);
    assert_eq!(breaks.demerits, without.demerits);
}

/// Numbers at and beyond every bound.
fn extreme(random: &mut Random) -> i64 {
    let huge = 1 << 50;
    random.pick(&[i64::MIN, i64::MAX, -huge, huge, -1, 0, 1, 1 << 62, 7_230_585, 1_663_497])
}

fn extreme_glue(random: &mut Random) -> Glue {
    let order = random.pick(&[Order::Normal, Order::Fil, Order::Fill, Order::Filll]);
    let amount = extreme(random);
    let stretch = Stretch { amount, order };
    Glue { width: extreme(random), stretch, shrink: extreme(random) }
}

fn extreme_item(random: &mut Random) -> Item {
    match random.index(6) {
        0 => Item::Box { width: extreme(random) },
        5 => Item::Letters(Letters {
            width: extreme(random),
            expands: extreme(random),
            ems: extreme(random),
            left: extreme(random),
            right: extreme(random),
            word: random.pick(&[0, 1, u32::MAX]),
        }),
        1 => Item::Kern { width: extreme(random) },
        2 => Item::Glue(extreme_glue(random)),
        3 => Item::Penalty { penalty: random.pick(&[i32::MIN, i32::MAX, 0, 9_999, -9_999]) },
        _ => Item::Discretionary {
            pre: extreme(random),
            hang: extreme(random),
            post: extreme(random),
            replace: extreme(random),
            penalty: random.pick(&[i32::MIN, i32::MAX, 0]),
            kind: random.pick(&[DiscretionaryKind::Pattern, DiscretionaryKind::Explicit]),
            has_post: random.one_in(2),
            flagged: random.one_in(2),
        },
    }
}

#[test]
fn no_number_is_too_large() {
    for seed in 0..3_000 {
        let random = &mut Random(seed);
        let length = if random.one_in(300) { 10_000 } else { random.index(40) };
        let items: Vec<_> = (0..length).map(|_| extreme_item(random)).collect();
        let price = |random: &mut Random| random.pick(&[i32::MIN, i32::MAX, -1, 0, 1, 10_000]);
        let parameters = Parameters {
            pretolerance: price(random),
            tolerance: price(random),
            line_penalty: price(random),
            neighbours: Neighbours::Smooth(price(random)),
            ladder_demerits: [price(random), price(random), price(random)],
            final_hyphen_demerits: price(random),
            same_word_demerits: price(random),
            give: Give { expansion: price(random), narrower: price(random), wider: price(random) },
            river: random.index(5),
            emergency_stretch: extreme(random),
            looseness: if length > 100 { 0 } else { price(random) },
            left_skip: extreme_glue(random),
            right_skip: extreme_glue(random),
            last_resort: random.pick(&[LastResort::Open, LastResort::Survivor]),
        };
        let lines = random.pick(&[0, 3, usize::MAX]);
        let measures = Measures::hanging(lines, extreme(random), extreme(random));
        let breaks = break_lines(&items, &measures, &parameters);
        assert_eq!(breaks.lines.last().map_or(0, |line| line.end), items.len());
    }
}

#[test]
fn long_lists_take_no_longer_by_the_line() {
    // A page-long word, then breaks without any width, all of them within one line's reach.
    let mut items = vec![word(1_000), SPACE];
    for _ in 0..20_000 {
        items.extend([word(0), Item::Penalty { penalty: 0 }]);
    }
    let breaks = book(&items, 100);
    assert_eq!(breaks.lines.iter().filter(|line| line.overfull).count(), 1);
}
