//! What letters give, and what they never do.

use letterpress_break::{
    Breaks, DiscretionaryKind, Give, Glue, INFINITE, Item, Letters, Line, Measures, Parameters,
    break_lines,
};

use crate::random::Random;

/// An em, in units of 1/65536 pt.
const EM: i64 = 10 << 16;

const SPACE: Glue = Glue::new(EM / 4, EM / 8, EM / 12);

/// A hyphenation point whose hyphen is so wide and hangs so far.
pub(crate) fn hyphen(pre: i64, hang: i64) -> Item {
    Item::Discretionary {
        pre,
        hang,
        post: 0,
        replace: 0,
        penalty: 50,
        kind: DiscretionaryKind::Pattern,
        has_post: false,
        flagged: true,
    }
}

/// A piece of a word; one in four ends in something that hangs.
fn piece(random: &mut Random) -> Item {
    let letters = random.between(1, 6);
    let width = letters * EM / 2 + random.between(-EM / 5, EM / 5);
    let right = if random.one_in(4) { EM / 8 } else { 0 };
    let (expands, ems, word) = (width, letters * EM, 0);
    Item::Letters(Letters { width, expands, ems, left: 0, right, word })
}

/// A paragraph of words, one in three with a hyphenation point.
fn paragraph(random: &mut Random, words: usize) -> Vec<Item> {
    let mut items = Vec::new();
    for _ in 0..words {
        items.push(piece(random));
        if random.one_in(3) {
            items.extend([hyphen(EM / 3, EM / 6), piece(random)]);
        }
        items.push(Item::Glue(SPACE));
    }
    items.pop();
    items.extend([Item::Penalty { penalty: INFINITE }, Item::Glue(Glue::fil())]);
    items
}

/// What is left of a measure that letters and spaces fill: nothing.
fn gap(line: &Line, items: &[Item]) -> i64 {
    use letterpress_break::Adjustment::{Natural, Shrink, Stretch};
    let (mut expands, mut ems) = (0, 0);
    for item in &items[line.start..line.end] {
        if let Item::Letters(letters) = item {
            expands += letters.expands;
            ems += letters.ems;
        }
    }
    let letters =
        expands * i64::from(line.expansion) / 1_000 + ems * i64::from(line.tracking) / 10_000;
    let spaces = match line.adjustment {
        Natural => 0,
        Stretch { short, .. } => short,
        Shrink { over, .. } => -over,
    };
    line.measure - line.width - letters - spaces
}

/// Paragraphs of some hundred lines, with their measures in ems.
fn samples() -> impl Iterator<Item = (Vec<Item>, Measures)> {
    let measures = [9, 14, 20, 30, 40];
    (0..40)
        .zip(measures.into_iter().cycle())
        .map(|(seed, ems)| (paragraph(&mut Random(seed), 300), Measures::all(ems * EM)))
}

fn set((items, measures): &(Vec<Item>, Measures), give: Give) -> Breaks {
    break_lines(items, measures, &Parameters { give, ..Parameters::book() })
}

#[test]
fn every_line_fits_whatever_letters_may_give() {
    let book = Give::book();
    let gives = [
        book,
        Give { expansion: 0, ..book },
        Give { narrower: 0, ..book },
        Give { wider: 0, ..book },
        Give { expansion: 50, narrower: 300, wider: 300 },
        Give::NONE,
    ];
    for sample in samples() {
        for give in gives {
            let breaks = set(&sample, give);
            for line in breaks.lines.iter().filter(|line| !line.overfull) {
                assert_eq!(gap(line, &sample.0), 0, "{give:?} {line:?}");
                assert!(line.expansion.abs() <= give.expansion, "{give:?} {line:?}");
                assert!((-give.narrower..=give.wider).contains(&line.tracking), "{line:?}");
            }
        }
    }
}

#[test]
fn letters_make_lines_better() {
    let all = |give| -> i64 {
        let badness = |sample| set(&sample, give).lines.into_iter().map(|line| line.badness);
        samples().flat_map(badness).map(i64::from).sum()
    };
    let book = Give::book();
    let none = all(Give::NONE);
    for some in [Give { narrower: 0, wider: 0, ..book }, Give { expansion: 0, ..book }] {
        assert!(all(some) < none, "{some:?}");
        assert!(all(book) < all(some), "{some:?}");
    }
}

#[test]
fn neighbours_that_are_decent_have_nearly_the_same_letters() {
    for sample in samples() {
        for give in [Give::book(), Give { expansion: 50, ..Give::book() }] {
            for pair in set(&sample, give).lines.windows(2) {
                let are_decent = pair.iter().all(|line| line.badness <= 12);
                let step = (pair[0].expansion - pair[1].expansion).abs();
                assert!(!are_decent || step <= 35, "{pair:?}");
            }
        }
    }
}

#[test]
fn letters_are_spaced_once_expansion_is_used_up() {
    let give = Give::book();
    let (mut closer, mut apart) = (0, 0);
    for sample in samples() {
        let lines = set(&sample, give).lines;
        for (at, line) in lines.iter().enumerate() {
            let mut beside =
                [at.wrapping_sub(1), at + 1].into_iter().filter_map(|at| lines.get(at));
            // A neighbour that is much narrower may hold it back.
            let is_held = beside.any(|other| line.expansion == other.expansion + 35);
            let is_right = match line.tracking {
                0 => true,
                ..0 => line.expansion == -give.expansion,
                _ => line.expansion == give.expansion || is_held,
            };
            assert!(is_right, "{line:?}");
            closer += usize::from(line.tracking < 0);
            apart += usize::from(line.tracking > 0);
        }
    }
    assert!(closer > 20 && apart > 20, "{closer} {apart}");
}

#[test]
fn spaces_give_a_little_before_letters_are_spaced() {
    let letters = Letters { width: 10 * EM, ems: 20 * EM, ..Letters::default() };
    let items = [Item::Letters(letters), Item::Glue(SPACE), Item::Letters(letters)];
    let natural = 20 * EM + SPACE.width;
    let line = |more: i64| {
        break_lines(&items, &Measures::all(natural + more), &Parameters::book()).lines[0]
    };
    let (stretch, shrink) = (SPACE.stretch.amount / 20, SPACE.shrink / 20);
    assert_eq!((line(stretch).tracking, line(-shrink).tracking), (0, 0));
    assert!(line(stretch + EM / 10).tracking > 0);
    assert!(line(-shrink - EM / 10).tracking < 0);
}

#[test]
fn tex_ignores_what_letters_give() {
    for (items, measures) in samples() {
        let stiff = |item: &Item| match *item {
            Item::Letters(letters) => {
                let (left, right) = (letters.left, letters.right);
                Item::Letters(Letters { width: letters.width, left, right, ..Letters::default() })
            }
            other => other,
        };
        let boxes: Vec<_> = items.iter().map(stiff).collect();
        let tex = Parameters::tex();
        let breaks = break_lines(&items, &measures, &tex);
        assert_eq!(breaks, break_lines(&boxes, &measures, &tex));
        assert!(breaks.lines.iter().all(|line| (line.expansion, line.tracking) == (0, 0)));
    }
}

/// A word of a width that may hang.
fn word(width: i64, left: i64, right: i64) -> Item {
    Item::Letters(Letters { width, left, right, ..Letters::default() })
}

fn is_overfull(items: &[Item], measure: i64) -> bool {
    let breaks = break_lines(items, &Measures::all(measure), &Parameters::book());
    breaks.lines.iter().any(|line| line.overfull)
}

#[test]
fn what_hangs_makes_room() {
    let space = Item::Glue(Glue::new(6, 0, 0));
    assert!(is_overfull(&[word(22, 0, 0)], 20));
    for hanging in [word(22, 0, 2), word(22, 2, 0), word(22, 1, 1)] {
        assert!(!is_overfull(&[hanging], 20));
        assert!(!is_overfull(&[hanging, space, hanging], 20));
        assert!(is_overfull(&[hanging], 19));
    }
    // It hangs only at the edge: in the line the comma takes its room.
    let inside = [word(10, 0, 2), Item::Penalty { penalty: INFINITE }, space, word(6, 0, 0)];
    assert!(!is_overfull(&inside, 22) && is_overfull(&inside, 21));
    // A box at the edge keeps what stands beside it in the line.
    assert!(is_overfull(&[word(20, 0, 2), Item::Box { width: 1 }], 20));
    assert!(is_overfull(&[Item::Box { width: 1 }, word(20, 2, 0)], 20));
}

#[test]
fn hyphens_hang_instead_of_the_letters_before_them() {
    let broken = |pre, hang| [word(18, 0, 9), hyphen(pre, hang), word(20, 0, 0)];
    assert!(!is_overfull(&broken(4, 2), 20));
    assert!(is_overfull(&broken(4, 1), 20));
    // Without a hyphen the discretionary says how far the letters hang.
    assert!(!is_overfull(&broken(0, 0), 20));
    assert!(is_overfull(&[word(22, 0, 9), hyphen(0, 0), word(20, 0, 0)], 20));
    // Where nothing is broken nothing hangs.
    assert!(!is_overfull(&[word(10, 0, 9), hyphen(4, 2), word(10, 0, 0)], 20));
}

#[test]
fn what_a_break_sets_lets_the_letters_after_it_hang() {
    // The second part of a word is as wide as it is by itself: `post` says how much that changes.
    let hyphen = Item::Discretionary {
        pre: 2,
        hang: 0,
        post: 1,
        replace: 0,
        penalty: 0,
        kind: DiscretionaryKind::Explicit,
        has_post: true,
        flagged: true,
    };
    let items = [word(18, 0, 0), hyphen, word(22, 3, 0)];
    let breaks = break_lines(&items, &Measures::all(20), &Parameters::book());
    let widths: Vec<_> = breaks.lines.iter().map(|line| line.width).collect();
    assert_eq!(widths, [20, 20]);
}
