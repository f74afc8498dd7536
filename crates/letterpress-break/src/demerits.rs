//! What a line costs between its neighbours.

use crate::badness::{MAX_SQUARE, Rating};
use crate::fit::{NO_TONE, Tone};
use crate::give::Give;
use crate::item::INFINITE;
use crate::parameters::{LastResort, Neighbours, Parameters};

/// A break as far as its price goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop {
    pub(crate) penalty: i32,
    pub(crate) flagged: bool,
    pub(crate) last: bool,
}

/// What the price of a line depends on besides itself: how it came to its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct State {
    /// The tone of the line before; in a search with classes, its fitness.
    pub(crate) tone: Tone,
    /// How many lines in a row have ended at flagged breaks, up to [`LONGEST_RUN`].
    pub(crate) run: u8,
}

/// How much the expansion of two neighbouring lines may differ, in thousandths: letters of two
/// widths, one above the other, are seen sooner than letters of an unusual width.
pub(crate) const STEEPEST: i64 = 35;

/// Beyond this many hyphens in a row each further one costs the same: there are prices for a
/// second, a third and any other.
pub(crate) const LONGEST_RUN: u8 = 3;

/// Demerits of a line from its badness and the penalty at its end alone (tex.web §859).
pub(crate) fn own(badness: i32, stop: &Stop, parameters: &Parameters) -> i64 {
    let sum = i64::from(parameters.line_penalty) + i64::from(badness);
    let mut demerits = match parameters.last_resort {
        LastResort::Survivor if sum.abs() >= 10_000 => 100_000_000,
        LastResort::Survivor => sum * sum,
        LastResort::Open => sum.pow(2).min(MAX_SQUARE),
    };
    let penalty = i64::from(stop.penalty);
    if penalty > 0 {
        demerits += penalty * penalty;
    } else if stop.penalty > -INFINITE {
        demerits -= penalty * penalty;
    }
    demerits
}

/// Demerits of a line for what came before it, and the state that it leaves behind.
pub(crate) fn after(
    before: State,
    rating: &Rating,
    stop: &Stop,
    parameters: &Parameters,
) -> (i64, State) {
    let mut demerits = contrast(before.tone, rating.tone, parameters);
    if before.run > 0 && stop.last {
        demerits += i64::from(parameters.final_hyphen_demerits);
    } else if before.run > 0 && stop.flagged {
        demerits += i64::from(parameters.ladder_demerits[usize::from(before.run) - 1]);
    }
    let run = if stop.flagged { (before.run + 1).min(longest_run(parameters)) } else { 0 };
    (demerits, State { tone: rating.tone, run })
}

/// How many hyphens in a row must be told apart: no more than have prices of their own.
fn longest_run(parameters: &Parameters) -> u8 {
    match parameters.ladder_demerits {
        [second, third, further] if second == third && third == further => 1,
        [_, third, further] if third == further => 2,
        _ => LONGEST_RUN,
    }
}

/// What two neighbours cost that don't look alike.
fn contrast(before: Tone, this: Tone, parameters: &Parameters) -> i64 {
    match parameters.neighbours {
        Neighbours::Classes(demerits) => {
            if (before - this).abs() > 1 {
                i64::from(demerits)
            } else {
                0
            }
        }
        Neighbours::Smooth(_) if before == NO_TONE || this == NO_TONE => 0,
        Neighbours::Smooth(demerits) => {
            let change = i64::from(before - this).abs().min(MOST_CONTRAST);
            let jump = jump(before, this, parameters.give);
            i64::from(demerits) * (change * change + JUMP * jump) / 10_000
        }
    }
}

/// By how much the expansion of two neighbours differs beyond what it may; its square.
///
/// Where it does, the wider line is set with less, and its spaces pay for it.
fn jump(before: Tone, this: Tone, give: Give) -> i64 {
    let most = i64::from(give.expansion);
    let expansion = |tone: Tone| i64::from(tone).clamp(-most, most);
    let beyond = (expansion(before) - expansion(this)).abs() - STEEPEST;
    beyond.max(0).pow(2)
}

/// How much dearer a jump is than a change of tone: at the ends of what [`Give::book`] allows the
/// 5 ‰ beyond the steepest cost half as much again as the change of 40.
const JUMP: i64 = 30;

/// The greatest change of tone that counts: as for spaces alone.
const MOST_CONTRAST: i64 = 200;

/// The most by which one state at a break can make later lines dearer than another does.
pub(crate) fn most_difference(one: State, other: State, parameters: &Parameters) -> i64 {
    let contrast = match parameters.neighbours {
        Neighbours::Classes(demerits) => i64::from(demerits).abs(),
        Neighbours::Smooth(demerits) => {
            let difference = most_contrast(one.tone, other.tone, parameters.give);
            i64::from(demerits).abs() * difference / 10_000 + 1
        }
    };
    if one.run == other.run {
        return contrast;
    }
    // A run that is shorter at the break is so for no more than two further hyphens: of a run of
    // one they are the second and the third, of the longest run both are further ones.
    let [second, third, further] = parameters.ladder_demerits.map(i64::from);
    contrast + (second - further).abs() + (third - further).abs()
}

/// The most by which the contrasts of two tones with a third can differ, in either direction.
fn most_contrast(one: Tone, other: Tone, give: Give) -> i64 {
    if one == other {
        return 0;
    }
    let jump = (2 * i64::from(give.expansion) - STEEPEST).max(0).pow(2);
    let apart = if one == NO_TONE || other == NO_TONE {
        MOST_CONTRAST
    } else {
        i64::from(one - other).abs().min(MOST_CONTRAST)
    };
    // The squares of two numbers up to the greatest that are so far apart.
    apart * (2 * MOST_CONTRAST - apart) + JUMP * jump
}
