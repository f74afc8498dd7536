//! Random lists, always the same ones.

use letterpress_break::{
    DiscretionaryKind, Give, Glue, INFINITE, Item, LastResort, Letters, Measures, Neighbours,
    Order, Parameters, Stretch,
};

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` to `most`.
    pub(crate) fn between(&mut self, least: i64, most: i64) -> i64 {
        least
            + i64::try_from(self.next() % (most - least + 1).unsigned_abs()).expect("a small range")
    }

    pub(crate) fn index(&mut self, below: usize) -> usize {
        usize::try_from(self.next() % below as u64).expect("below a usize")
    }

    pub(crate) fn one_in(&mut self, times: u64) -> bool {
        self.next().is_multiple_of(times)
    }

    pub(crate) fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.index(among.len())]
    }
}

/// What kind of lists to make.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// The most items.
    pub(crate) items: usize,
    /// What one unit of width is.
    pub(crate) unit: i64,
    /// Whether widths, stretch and shrink may be negative.
    pub(crate) is_wild: bool,
    /// Whether boxes are type, which gives and hangs.
    pub(crate) is_type: bool,
    /// How many discretionaries there are for eleven other items.
    pub(crate) hyphens: usize,
}

pub(crate) fn list(random: &mut Random, kind: Kind) -> Vec<Item> {
    let length = random.index(kind.items + 1);
    let mut items: Vec<_> = (0..length).map(|_| item(random, kind)).collect();
    if random.one_in(2) {
        items.push(Item::Penalty { penalty: INFINITE });
        items.push(Item::Glue(Glue::fil()));
    }
    if random.one_in(4) {
        items.push(Item::Penalty { penalty: -INFINITE });
    }
    items
}

fn item(random: &mut Random, kind: Kind) -> Item {
    let least = if kind.is_wild { -9 } else { 0 };
    let unit = kind.unit;
    let slack = if unit > 1 { random.between(0, unit - 1) } else { 0 };
    let mut width = |most| random.between(least, most) * unit + slack;
    let (wide, narrow, tiny) = (width(30), width(9), width(4));
    match random.index(10 + kind.hyphens) {
        0..5 if kind.is_type && !random.one_in(5) => Item::Letters(letters(random, kind, wide)),
        0..5 => Item::Box { width: wide },
        5..8 => Item::Glue(glue(random, kind, tiny)),
        8 => Item::Kern { width: narrow },
        9 => Item::Penalty { penalty: penalty(random) },
        _ => Item::Discretionary {
            pre: narrow,
            hang: if kind.is_type { random.pick(&[0, tiny / 2]) } else { 0 },
            post: tiny,
            replace: random.pick(&[0, wide]),
            penalty: penalty(random),
            kind: random.pick(&[DiscretionaryKind::Pattern, DiscretionaryKind::Explicit]),
            has_post: random.one_in(2),
            flagged: !random.one_in(4),
        },
    }
}

fn letters(random: &mut Random, kind: Kind, width: i64) -> Letters {
    let hang = |random: &mut Random| {
        let least = if kind.is_wild { -2 * kind.unit } else { 0 };
        if random.one_in(2) { 0 } else { random.between(least, 3 * kind.unit) }
    };
    Letters {
        width,
        expands: random.pick(&[width, width, width / 2, 0]),
        ems: random.pick(&[2 * width, 2 * width, width / 3, 0]),
        left: hang(random),
        right: hang(random),
        word: random.pick(&[0, 1, 2]),
    }
}

fn glue(random: &mut Random, kind: Kind, width: i64) -> Glue {
    let sign = if kind.is_wild && random.one_in(4) { -1 } else { 1 };
    let orders = [Order::Fil, Order::Fill, Order::Filll];
    let order = if random.one_in(8) { random.pick(&orders) } else { Order::Normal };
    let stretch = Stretch { amount: sign * random.between(0, 6) * kind.unit, order };
    let sign = if kind.is_wild && random.one_in(6) { -1 } else { 1 };
    Glue { width, stretch, shrink: sign * random.between(0, 3) * kind.unit }
}

fn penalty(random: &mut Random) -> i32 {
    random.pick(&[0, 0, 50, 50, 100, -50, -500, 9_999, INFINITE, -INFINITE, i32::MIN, i32::MAX])
}

pub(crate) fn measures(random: &mut Random, unit: i64) -> Measures {
    let rest = random.between(10, 70) * unit;
    if random.one_in(2) {
        return Measures::all(rest);
    }
    Measures::hanging(random.index(4), random.between(5, 80) * unit, rest)
}

/// What letters may give, from nothing to more than is allowed.
pub(crate) fn give(random: &mut Random) -> Give {
    let most = Give { expansion: i32::MAX, narrower: i32::MAX, wider: i32::MAX };
    let least = Give { expansion: -1, narrower: i32::MIN, wider: -1 };
    let expansion = Give { expansion: 30, ..Give::NONE };
    let spacing = Give { narrower: 200, wider: 300, ..Give::NONE };
    let uneven = Give { expansion: 8, narrower: 0, wider: 900 };
    let book = Give::book();
    random.pick(&[book, book, book, Give::NONE, most, least, expansion, spacing, uneven])
}

/// Prices that type has, each of its own.
pub(crate) fn type_prices(random: &mut Random, parameters: &mut Parameters) {
    parameters.give = give(random);
    if !random.one_in(4) {
        let price = random.pick(&[1_000, 1_000, 30, 20_000, -90_000, 0]);
        parameters.neighbours = Neighbours::Smooth(price);
    }
    parameters.same_word_demerits = random.pick(&[0, 300, 300, 20_000, -200_000]);
    parameters.ladder_demerits = ladder(random);
}

/// Prices of hyphens in a row that all differ, more often than not.
pub(crate) fn ladder(random: &mut Random) -> [i32; 3] {
    let price = |random: &mut Random| random.pick(&[0, 30_000, 600_000, 1_000_000, -500_000]);
    match random.index(8) {
        0 | 1 => return Parameters::book().ladder_demerits,
        // The runs that differ most in what they have still to pay.
        2 => return [-3_000, -3_000, 3_000],
        _ => {}
    }
    [price(random), price(random), price(random)]
}

pub(crate) fn parameters(random: &mut Random, rules: LastResort, unit: i64) -> Parameters {
    Parameters {
        pretolerance: random.pick(&[-1, 0, 100, 1_000]),
        tolerance: random.pick(&[10, 200, 300, 1_000, 10_000, 1_000_000, 1_500_000]),
        line_penalty: random.pick(&[0, 10, 35, 35, 100, -20, 3_000_000]),
        neighbours: Neighbours::Classes(random.pick(&[0, 1_000, 10_000, -700])),
        ladder_demerits: [random.pick(&[0, 10_000, 30_000]); 3],
        same_word_demerits: 0,
        give: Give::NONE,
        river: 0,
        final_hyphen_demerits: random.pick(&[0, 5_000, 15_000]),
        emergency_stretch: random.pick(&[0, 5, 20]) * unit,
        looseness: 0,
        left_skip: Glue::new(random.pick(&[0, 0, 0, 3]) * unit, 0, 0),
        right_skip: Glue::new(0, random.pick(&[0, 0, 10]) * unit, random.pick(&[0, 0, 1]) * unit),
        last_resort: rules,
    }
}
