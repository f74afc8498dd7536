//! How bad a line is.

use crate::breaks::Fitness;
use crate::fit::{Fit, Tone, tone};
use crate::give::Give;
use crate::parameters::{LastResort, Neighbours, Parameters};
use crate::sums::Sums;

/// TeX's worst badness (tex.web §108).
const INFINITELY_BAD: i32 = 10_000;

/// The badness of [`LastResort::Open`] up to which stretch counts: about 21 times its amount.
///
/// Beyond it, and where nothing stretches at all, as within a long web address, what counts is
/// how much of its measure a line leaves empty: the whole of it costs as much again. So lines
/// that can only be bad are still filled as far as may be.
const OPEN_BAD: i32 = 1_000_000;

/// The ratio, in 1/297, whose badness is exactly [`OPEN_BAD`]: 6400³ / 2¹⁸ = 10⁶.
const OPEN_RATIO: i64 = 6_400;

/// The worst badness of a line that fits; one above it is overfull.
pub(crate) const fn limit(rules: LastResort) -> i32 {
    match rules {
        LastResort::Survivor => INFINITELY_BAD,
        LastResort::Open => 2 * OPEN_BAD,
    }
}

/// How a line looks for the prices of a search.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rating {
    pub(crate) badness: i32,
    pub(crate) fitness: Fitness,
    pub(crate) tone: Tone,
}

/// Rates a line that is `short` of its measure (tex.web §§852–853).
pub(crate) fn rate(short: i64, line: &Sums, parameters: &Parameters) -> Rating {
    let (rules, give) = (parameters.last_resort, parameters.give);
    if short > 0 && line.is_infinite() {
        return Rating { badness: 0, fitness: Fitness::Decent, tone: parameters.no_tone() };
    }
    let fit = Fit::new(short, line, give);
    let rest = fit.rest;
    let (badness, fitness) = if rest > 0 {
        let badness = match badness(rest, line.stretch[0], rules) {
            Some(badness) => badness,
            None if rules == LastResort::Open => OPEN_BAD + emptiness(rest, short + line.width),
            None => INFINITELY_BAD,
        };
        let fitness = match badness {
            ..=12 => Fitness::Decent,
            13..=99 => Fitness::Loose,
            _ => Fitness::VeryLoose,
        };
        (badness, fitness)
    } else {
        let badness = if excess(short, line, give) > 0 {
            limit(rules) + 1
        } else {
            badness(-rest, line.shrink, rules).unwrap_or(limit(rules))
        };
        (badness, if badness > 12 { Fitness::Tight } else { Fitness::Decent })
    };
    let strain = if give == Give::NONE { 0 } else { fit.strain(line, give) };
    let badness =
        if badness > limit(rules) { badness } else { (badness + strain).min(limit(rules)) };
    let tone = match parameters.neighbours {
        Neighbours::Classes(_) => fitness as Tone,
        Neighbours::Smooth(_) => tone(&fit, line, give),
    };
    Rating { badness, fitness, tone }
}

/// By how much a line is too wide though letters and spaces give all they have.
///
/// Negative shrink counts as none; TeX would call a line with it overfull even at its very
/// measure.
pub(crate) fn excess(short: i64, line: &Sums, give: Give) -> i64 {
    let least = line.expansion(give) + line.narrower(give) + line.shrink.max(0);
    (-short - least).max(0)
}

/// About 100·(t/s)³ for glue that must give `t` and readily gives `s`.
///
/// 297³ ≈ 100 · 2¹⁸, hence the ratio in 1/297 and the division by 2¹⁸ (tex.web §108). Nothing if
/// the ratio is too great to count.
fn badness(t: i64, s: i64, rules: LastResort) -> Option<i32> {
    if t == 0 {
        return Some(0);
    }
    let (ratio, most) = match rules {
        LastResort::Survivor => (tex_ratio(t, s), 1290),
        LastResort::Open => (open_ratio(t, s), OPEN_RATIO),
    };
    (ratio <= most).then(|| cube(ratio))
}

/// The part of its measure that a line leaves empty, in 1/1,000,000.
#[cold]
fn emptiness(short: i64, measure: i64) -> i32 {
    let part = i128::from(short) * i128::from(OPEN_BAD) / i128::from(measure.max(1));
    i32::try_from(part).unwrap_or(OPEN_BAD).min(OPEN_BAD)
}

/// Badness of a ratio in 1/297.
fn cube(ratio: i64) -> i32 {
    let badness = (ratio * ratio * ratio + (1 << 17)) >> 18;
    i32::try_from(badness).expect("6400 cubed is 10^6 times 2^18")
}

/// The least ratio, in 1/297, at which stretched glue is beyond a tolerance; none if there is
/// no such ratio.
pub(crate) fn least_intolerable(tolerance: i32, rules: LastResort) -> Option<i64> {
    let most = match rules {
        LastResort::Survivor => INFINITELY_BAD,
        LastResort::Open => OPEN_BAD,
    };
    if tolerance >= most {
        return None;
    }
    let (mut below, mut beyond) = (0, OPEN_RATIO);
    while below < beyond {
        let middle = (below + beyond) / 2;
        if cube(middle) > tolerance {
            beyond = middle;
        } else {
            below = middle + 1;
        }
    }
    Some(below)
}

/// Whether a line is certainly too short to be stretched within a tolerance.
///
/// It says what [`rate`] says, but without a division, and most lines that are tried are of
/// this sort. It may miss some, giants among them.
pub(crate) fn is_hopeless(
    short: i64,
    line: &Sums,
    (least_intolerable, give): (Option<i64>, Give),
) -> bool {
    let Some(ratio) = least_intolerable else { return false };
    let is_small = short < 1 << 54 && line.stretch[0].abs() < 1 << 50;
    if short <= 0 || !is_small || line.is_infinite() {
        return false;
    }
    let rest = short - line.expansion(give) - line.wider(give);
    rest > 0 && rest * 297 >= ratio * line.stretch[0]
}

/// 297·t/s, rounded as TeX rounds it in 32 bits; more than 1290 if that is too much.
fn tex_ratio(t: i64, s: i64) -> i64 {
    if s <= 0 {
        i64::MAX
    } else if t <= 7_230_584 {
        t * 297 / s
    } else if s >= 1_663_497 {
        t / (s / 297)
    } else {
        t
    }
}

/// 297·t/s, rounded down; more than [`OPEN_RATIO`] if that is too much.
fn open_ratio(t: i64, s: i64) -> i64 {
    if s <= 0 {
        return i64::MAX;
    }
    if t < 1 << 53 {
        return t * 297 / s;
    }
    // Of giant lengths the last bits are lost, which changes nothing in a ratio that counts.
    if t / s > OPEN_RATIO / 297 { i64::MAX } else { (t >> 16) * 297 / (s >> 16) }
}

/// The most that the square of badness and line penalty counts for: a little more than the worst
/// badness squared, so that a million lines still fit an `i64`.
pub(crate) const MAX_SQUARE: i64 = 5 * (OPEN_BAD as i64).pow(2);
