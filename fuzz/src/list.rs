//! Lists to be broken, made of a fuzzer's bytes.

use letterpress_break::{
    Breaks, DiscretionaryKind, Give, Glue, INFINITE, Item, LastResort, Letters, Measures,
    Neighbours, Order, Parameters, Stretch,
};
use libfuzzer_sys::arbitrary::{Result, Unstructured};

use crate::brute::Model;

/// The most items that are made, but for the end of a paragraph.
const MOST_ITEMS: usize = 12;

/// A list and how it is to be broken.
#[derive(Debug)]
pub struct Task {
    /// The list.
    pub items: Vec<Item>,
    /// How wide its lines are.
    pub measures: Measures,
    /// What bad lines cost.
    pub parameters: Parameters,
    /// Whether lengths and prices lie at the bounds of their types, where sums saturate.
    pub is_extreme: bool,
}

/// What kind of numbers a list has.
#[derive(Clone, Copy)]
struct Kind {
    unit: i64,
    /// Whether lengths may be negative.
    is_wild: bool,
    is_extreme: bool,
}

impl Task {
    /// Takes a list and all that belongs to it from the bytes.
    pub fn take(bytes: &mut Unstructured<'_>) -> Result<Self> {
        let unit = *bytes.choose(&[1, 300, 65_536, 1 << 43])?;
        let kind = Kind { unit, is_wild: bytes.ratio(1, 4)?, is_extreme: bytes.ratio(1, 16)? };
        let measures = measures(bytes, kind)?;
        let parameters =
            if kind.is_extreme { extreme(bytes)? } else { parameters(bytes, kind.unit)? };
        let end = bytes.int_in_range(0..=3_u8)?;
        let mut items = Vec::new();
        while items.len() < MOST_ITEMS && !bytes.is_empty() {
            items.push(item(bytes, kind)?);
        }
        if end & 1 == 0 {
            items.push(Item::Penalty { penalty: INFINITE });
            items.push(Item::Glue(Glue::fil()));
        }
        if end & 2 != 0 {
            items.push(Item::Penalty { penalty: -INFINITE });
        }
        Ok(Self { items, measures, parameters, is_extreme: kind.is_extreme })
    }

    /// Checks that breaks are what they say, and that no other way is better.
    ///
    /// # Panics
    ///
    /// When they aren't.
    pub fn check(&self, breaks: &Breaks) {
        let Self { items, measures, parameters, .. } = self;
        let found = Model { items, measures, parameters }.check(breaks);
        assert_eq!(found, Ok(()), "{self:#?} {breaks:#?}");
    }
}

fn item(bytes: &mut Unstructured<'_>, kind: Kind) -> Result<Item> {
    Ok(match bytes.int_in_range(0..=11_u8)? {
        0 => Item::Box { width: width(bytes, kind, 30)? },
        1..5 => Item::Letters(letters(bytes, kind)?),
        5..8 => Item::Glue(glue(bytes, kind)?),
        8 => Item::Kern { width: width(bytes, kind, 9)? },
        9 => Item::Penalty { penalty: penalty(bytes)? },
        _ => Item::Discretionary {
            pre: width(bytes, kind, 9)?,
            hang: width(bytes, kind, 4)?,
            post: width(bytes, kind, 4)?,
            replace: if bytes.arbitrary()? { width(bytes, kind, 30)? } else { 0 },
            penalty: penalty(bytes)?,
            kind: *bytes.choose(&[DiscretionaryKind::Pattern, DiscretionaryKind::Explicit])?,
            has_post: bytes.arbitrary()?,
            flagged: !bytes.ratio(1, 4)?,
        },
    })
}

fn letters(bytes: &mut Unstructured<'_>, kind: Kind) -> Result<Letters> {
    let wide = width(bytes, kind, 30)?;
    let hang = |bytes: &mut Unstructured<'_>| {
        if bytes.arbitrary()? { width(bytes, kind, 4) } else { Ok(0) }
    };
    Ok(Letters {
        width: wide,
        expands: if bytes.arbitrary()? { wide } else { width(bytes, kind, 30)? },
        ems: width(bytes, kind, 60)?,
        left: hang(bytes)?,
        right: hang(bytes)?,
        word: bytes.int_in_range(0..=3)?,
    })
}

fn width(bytes: &mut Unstructured<'_>, kind: Kind, most: i64) -> Result<i64> {
    if kind.is_extreme {
        return any_length(bytes);
    }
    let least = if kind.is_wild { -9 } else { 0 };
    let slack = bytes.int_in_range(0..=kind.unit - 1)?;
    Ok(bytes.int_in_range(least..=most)? * kind.unit + slack)
}

/// Numbers at and beyond every bound.
fn any_length(bytes: &mut Unstructured<'_>) -> Result<i64> {
    let bounds = [i64::MIN, i64::MAX, -(1 << 50), 1 << 50, -1, 0, 1, 1 << 62, 7_230_585, 1_663_497];
    if bytes.arbitrary()? { bytes.arbitrary() } else { Ok(*bytes.choose(&bounds)?) }
}

fn glue(bytes: &mut Unstructured<'_>, kind: Kind) -> Result<Glue> {
    let order = if bytes.ratio(1, 8)? {
        *bytes.choose(&[Order::Fil, Order::Fill, Order::Filll])?
    } else {
        Order::Normal
    };
    let least = if kind.is_wild { -3 } else { 0 };
    let (amount, shrink) = if kind.is_extreme {
        (any_length(bytes)?, any_length(bytes)?)
    } else {
        let amount = bytes.int_in_range(least..=6)? * kind.unit;
        (amount, bytes.int_in_range(least..=3)? * kind.unit)
    };
    Ok(Glue { width: width(bytes, kind, 4)?, stretch: Stretch { amount, order }, shrink })
}

fn penalty(bytes: &mut Unstructured<'_>) -> Result<i32> {
    let some = [0, 0, 50, 100, -50, -500, 9_999, INFINITE, -INFINITE, i32::MIN, i32::MAX];
    if bytes.ratio(1, 8)? { bytes.arbitrary() } else { Ok(*bytes.choose(&some)?) }
}

fn measures(bytes: &mut Unstructured<'_>, kind: Kind) -> Result<Measures> {
    if kind.is_extreme {
        let lines = *bytes.choose(&[0, 3, usize::MAX])?;
        return Ok(Measures::hanging(lines, any_length(bytes)?, any_length(bytes)?));
    }
    let rest = bytes.int_in_range(10..=70)? * kind.unit;
    if bytes.arbitrary()? {
        return Ok(Measures::all(rest));
    }
    let lines = bytes.int_in_range(0..=3)?;
    Ok(Measures::hanging(lines, bytes.int_in_range(5..=80)? * kind.unit, rest))
}

fn parameters(bytes: &mut Unstructured<'_>, unit: i64) -> Result<Parameters> {
    if bytes.ratio(1, 4)? {
        return Ok(Parameters::book());
    }
    let left = bytes.int_in_range(0..=3)? * unit;
    let (right, shrink) = (bytes.int_in_range(0..=10)? * unit, bytes.int_in_range(0..=1)? * unit);
    Ok(Parameters {
        pretolerance: *bytes.choose(&[-1, 0, 100, 1_000])?,
        tolerance: *bytes.choose(&[10, 200, 300, 1_000, 10_000, 1_000_000, 1_500_000])?,
        line_penalty: *bytes.choose(&[0, 10, 35, 100, -20, 3_000_000])?,
        neighbours: neighbours(bytes)?,
        ladder_demerits: [ladder(bytes)?, ladder(bytes)?, ladder(bytes)?],
        final_hyphen_demerits: *bytes.choose(&[0, 5_000, 15_000])?,
        same_word_demerits: *bytes.choose(&[0, 300, 20_000, -200_000])?,
        emergency_stretch: *bytes.choose(&[0, 5, 20])? * unit,
        looseness: *bytes.choose(&[0, 0, 0, 0, -2, -1, 1, 2])?,
        left_skip: Glue::new(left, 0, 0),
        right_skip: Glue::new(0, right, shrink),
        give: give(bytes)?,
        river: *bytes.choose(&[0, 0, 0, 1, 2, 3])?,
        last_resort: *bytes.choose(&[LastResort::Open, LastResort::Open, LastResort::Survivor])?,
    })
}

fn neighbours(bytes: &mut Unstructured<'_>) -> Result<Neighbours> {
    Ok(if bytes.ratio(1, 3)? {
        Neighbours::Classes(*bytes.choose(&[0, 1_000, 10_000, -700])?)
    } else {
        Neighbours::Smooth(*bytes.choose(&[0, 30, 1_000, 20_000, -90_000])?)
    })
}

fn ladder(bytes: &mut Unstructured<'_>) -> Result<i32> {
    Ok(*bytes.choose(&[0, 3_000, -3_000, 30_000, 600_000, -500_000])?)
}

fn give(bytes: &mut Unstructured<'_>) -> Result<Give> {
    if bytes.ratio(1, 2)? {
        return Ok(*bytes.choose(&[Give::book(), Give::NONE])?);
    }
    Ok(Give {
        expansion: bytes.int_in_range(-1..=60)?,
        narrower: bytes.int_in_range(-1..=1_100)?,
        wider: bytes.int_in_range(-1..=1_100)?,
    })
}

fn extreme(bytes: &mut Unstructured<'_>) -> Result<Parameters> {
    let kind = Kind { unit: 1, is_wild: true, is_extreme: true };
    let price = bytes.arbitrary()?;
    let is_smooth = bytes.arbitrary()?;
    Ok(Parameters {
        pretolerance: bytes.arbitrary()?,
        tolerance: bytes.arbitrary()?,
        line_penalty: bytes.arbitrary()?,
        neighbours: if is_smooth { Neighbours::Smooth(price) } else { Neighbours::Classes(price) },
        ladder_demerits: bytes.arbitrary()?,
        final_hyphen_demerits: bytes.arbitrary()?,
        same_word_demerits: bytes.arbitrary()?,
        emergency_stretch: any_length(bytes)?,
        looseness: bytes.arbitrary()?,
        left_skip: glue(bytes, kind)?,
        right_skip: glue(bytes, kind)?,
        give: Give {
            expansion: bytes.arbitrary()?,
            narrower: bytes.arbitrary()?,
            wider: bytes.arbitrary()?,
        },
        river: bytes.int_in_range(0..=4)?,
        last_resort: *bytes.choose(&[LastResort::Open, LastResort::Survivor])?,
    })
}
