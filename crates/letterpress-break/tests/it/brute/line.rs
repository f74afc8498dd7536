//! One line: what it is made of and how it looks.

use letterpress_break::{Give, Glue, Item, LastResort, Neighbours, Pass};

use super::Model;

/// What a line is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Made {
    pub(crate) start: usize,
    pub(crate) width: i64,
    pub(crate) stretch: [i64; 4],
    pub(crate) shrink: i64,
    pub(crate) expands: i64,
    pub(crate) ems: i64,
}

/// How bad a line is and how it looks among its neighbours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) badness: i32,
    /// The class, from the loosest as 0.
    pub(crate) fitness: i8,
    /// Nothing for a line that is filled.
    pub(crate) tone: Option<i64>,
    pub(crate) excess: i64,
}

impl Model<'_> {
    /// First item of the line after a break that ends at another.
    pub(crate) fn after(&self, from: Option<usize>, to: usize) -> usize {
        let Some(from) = from else { return 0 };
        let mut start = from;
        if let Item::Discretionary { post, has_post, .. } = self.items[from] {
            start += 1;
            if has_post || post != 0 {
                return start;
            }
        }
        while start < to && !is_kept(&self.items[start]) {
            start += 1;
        }
        start
    }

    /// The line between two breaks, item by item.
    pub(crate) fn line(&self, from: Option<usize>, to: usize) -> Made {
        let mut made = Made { start: self.after(from, to), ..Made::default() };
        made.glue(&self.parameters.left_skip);
        if let Some(Item::Discretionary { post, .. }) = from.map(|at| self.items[at]) {
            made.width += post;
        }
        let items = &self.items[made.start..to];
        for item in items {
            match item {
                Item::Box { width } | Item::Kern { width } => made.width += width,
                Item::Letters(letters) => {
                    made.width += letters.width;
                    made.expands += letters.expands.max(0);
                    made.ems += letters.ems.max(0);
                }
                Item::Discretionary { replace, .. } => made.width += replace,
                Item::Glue(glue) => made.glue(glue),
                Item::Penalty { .. } => {}
            }
        }
        if let Some(Item::Letters(letters)) = items.first() {
            made.width -= letters.left;
        }
        match (self.items.get(to), items.iter().rfind(|item| is_kept(item))) {
            (Some(Item::Discretionary { pre, hang, .. }), _) => made.width += pre - hang,
            (_, Some(Item::Letters(letters))) => made.width -= letters.right,
            _ => {}
        }
        made.glue(&self.parameters.right_skip);
        made
    }

    /// What is read last before a break, and first after it; 0 for nothing.
    fn words(&self, at: Option<usize>) -> (u32, u32) {
        let word = |item: Option<&Item>| match item {
            Some(Item::Letters(letters)) => letters.word,
            _ => 0,
        };
        let after = word(self.items.get(self.after(at, self.items.len())));
        let before = match at {
            None => 0,
            Some(at) if matches!(self.items.get(at), Some(Item::Discretionary { .. })) => 0,
            Some(at) => word(self.items[..at].iter().rfind(|item| is_kept(item))),
        };
        (before, after)
    }

    /// How many words a line has in the same place as its neighbours: the first as the next line
    /// has it, the last as the line before.
    pub(crate) fn same_words(&self, from: Option<usize>, to: usize) -> i64 {
        if self.after(from, to) >= to {
            return 0;
        }
        let this = self.words(from);
        let next = if to == self.items.len() { 0 } else { self.words(Some(to)).1 };
        let last = match self.items.get(to) {
            Some(_) => self.words(Some(to)).0,
            None => match self.items.iter().rfind(|item| is_kept(item)) {
                Some(Item::Letters(letters)) => letters.word,
                _ => 0,
            },
        };
        i64::from(this.0 != 0 && this.0 == last) + i64::from(this.1 != 0 && this.1 == next)
    }

    pub(crate) fn give(&self) -> Give {
        let Give { expansion, narrower, wider } = self.parameters.give;
        Give {
            expansion: expansion.clamp(0, 50),
            narrower: narrower.clamp(0, 1_000),
            wider: wider.clamp(0, 1_000),
        }
    }

    pub(crate) fn look(&self, made: &Made, measure: i64, pass: Pass) -> Look {
        let is_open = self.parameters.last_resort == LastResort::Open;
        let short = measure - made.width;
        if short > 0 && made.stretch[1..] != [0; 3] {
            return Look { badness: 0, fitness: 2, tone: None, excess: 0 };
        }
        let mut stretch = made.stretch[0];
        if pass == Pass::Emergency {
            stretch += self.parameters.emergency_stretch;
        }
        let most = made.most(self.give());
        let expansion = short.clamp(-most.expansion, most.expansion);
        let rest = short - expansion;
        // Spaces give a twentieth of what they have before letters are spaced.
        let tracking = if rest > 0 {
            (rest - part(stretch.max(0), 5, 100)).clamp(0, most.wider)
        } else {
            (rest + part(made.shrink.max(0), 5, 100)).clamp(-most.narrower, 0)
        };
        let rest = rest - tracking;
        let excess =
            (-short - most.expansion - most.narrower - made.shrink.max(0)).clamp(0, i64::MAX);
        let worst = if is_open { 2_000_000 } else { 10_000 };
        let gives = if rest > 0 { stretch } else { made.shrink };
        let spaces = match badness(rest.abs(), gives, is_open) {
            _ if excess > 0 => worst + 1,
            Some(badness) => badness,
            None if rest > 0 && is_open => {
                let empty = i128::from(rest) * 1_000_000 / i128::from(measure.max(1));
                1_000_000 + i32::try_from(empty.min(1_000_000)).expect("a million")
            }
            None => worst,
        };
        let fitness = match spaces {
            ..=12 => 2,
            _ if rest <= 0 => 3,
            13..=99 => 1,
            _ => 0,
        };
        let spaced = if tracking > 0 { most.wider } else { most.narrower };
        let strain = if expansion > 0 { 4 * strain(expansion, most.expansion) } else { 0 }
            + 7 * strain(tracking, spaced);
        let badness = if excess > 0 {
            spaces
        } else {
            worst.min(spaces + i32::try_from(strain >> 14).expect("at most 11"))
        };
        let tone = self.tone(made, (expansion, tracking, rest), gives);
        Look { badness, fitness, tone: Some(tone), excess }
    }

    /// Expansion in thousandths plus the change of spaces in hundredths, rounded to fives.
    fn tone(&self, made: &Made, (expansion, tracking, rest): (i64, i64, i64), gives: i64) -> i64 {
        let is_enough = rest == 0 && tracking == 0;
        let letters = if is_enough && expansion != 0 {
            part(expansion, 1_000, made.expands)
        } else {
            expansion.signum() * i64::from(self.give().expansion)
        };
        let natural = gives.max(1) * if rest > 0 { 2 } else { 3 };
        let spaces = part(rest, 100, natural).clamp(-200, 200);
        let tone = letters + spaces;
        tone.signum() * ((tone.abs() + 2) / 5 * 5)
    }

    /// What two neighbours cost that don't look alike.
    pub(crate) fn contrast(&self, above: (i8, Option<i64>), below: &Look) -> i64 {
        let (above, tones) = (above.0, above.1.zip(below.tone));
        match (self.parameters.neighbours, tones) {
            (Neighbours::Classes(price), _) if (above - below.fitness).abs() > 1 => price.into(),
            (Neighbours::Smooth(price), Some((above, below))) => {
                let most = i64::from(self.give().expansion);
                let step = (above.clamp(-most, most) - below.clamp(-most, most)).abs();
                let jump = (step - 35).max(0);
                let change = (above - below).abs().min(200);
                i64::from(price) * (change * change + 30 * jump * jump) / 10_000
            }
            _ => 0,
        }
    }
}

/// The most that the letters of a line can give.
pub(crate) struct Most {
    pub(crate) expansion: i64,
    pub(crate) narrower: i64,
    pub(crate) wider: i64,
}

impl Made {
    fn glue(&mut self, glue: &Glue) {
        self.width += glue.width;
        self.stretch[glue.stretch.order as usize] += glue.stretch.amount;
        self.shrink += glue.shrink;
    }

    pub(crate) fn most(&self, give: Give) -> Most {
        Most {
            expansion: part(self.expands, give.expansion.into(), 1_000),
            narrower: part(self.ems, give.narrower.into(), 10_000),
            wider: part(self.ems, give.wider.into(), 10_000),
        }
    }
}

/// Whether an item is never discarded.
fn is_kept(item: &Item) -> bool {
    !matches!(item, Item::Glue(_) | Item::Kern { .. } | Item::Penalty { .. })
}

/// A length times a ratio, rounded towards zero.
pub(crate) fn part(length: i64, times: i64, of: i64) -> i64 {
    let exact = i128::from(length) * i128::from(times) / i128::from(of);
    i64::try_from(exact).expect("lengths are small")
}

/// The square of a part of the whole, 2¹⁴ being all of it.
fn strain(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { self::part(part, 128, whole).pow(2) }
}

/// 100·(t/s)³ as tex.web §108 rounds it; nothing where that is too much.
fn badness(t: i64, s: i64, is_open: bool) -> Option<i32> {
    if t == 0 {
        return Some(0);
    }
    let ratio = match (i128::from(t), i128::from(s)) {
        (_, ..=0) => return None,
        (t, s) if is_open || t <= 7_230_584 => t * 297 / s,
        (t, s) if s >= 1_663_497 => t / (s / 297),
        (t, _) => t,
    };
    if ratio > if is_open { 6_400 } else { 1_290 } {
        return None;
    }
    i32::try_from((ratio.pow(3) + (1 << 17)) >> 18).ok()
}
