//! Against brute force: what is found is allowed, and nothing allowed costs less.

use std::collections::BTreeMap;

use letterpress_break::{Breaker, Breaks, Item, LastResort, Measures, Parameters, Pass};

use crate::brute::{Model, Total};
use crate::random::{self, Kind, Random};

const TAME: Kind = Kind { items: 14, unit: 1, is_wild: false };

/// What to break: a list, its measures, its parameters.
type Task = (Vec<Item>, Measures, Parameters);

/// Breaks thousands of random lists; returns how often each pass was the one.
fn check(kind: Kind, rules: LastResort, turns: u64, bend: fn(&mut Random, &mut Task)) -> [u32; 4] {
    let mut breaker = Breaker::new();
    let mut passes = [0; 4];
    for seed in 0..turns {
        let mut random = Random(seed);
        let items = random::list(&mut random, kind);
        let measures = random::measures(&mut random, kind.unit);
        let parameters = random::parameters(&mut random, rules, kind.unit);
        let mut task = (items, measures, parameters);
        bend(&mut random, &mut task);
        let (items, measures, parameters) = &task;
        if items.is_empty() {
            continue;
        }
        let breaks = breaker.break_lines(items, measures, parameters);
        passes[breaks.pass as usize] += 1;
        let model = Model { items, measures, parameters };
        compare(&model, &breaks).unwrap_or_else(|error| {
            panic!("{error}\nseed {seed}: {items:?}\n{measures:?}\n{parameters:?}\n{breaks:#?}")
        });
    }
    passes
}

fn compare(model: &Model, breaks: &Breaks) -> Result<(), String> {
    lines_are_as_built(model, breaks)?;
    let ends: Vec<_> = breaks.lines.iter().map(|line| line.end).collect();
    let overfull = breaks.lines.iter().filter(|line| line.overfull).count();
    let excess = breaks.lines.iter().map(|line| line.excess).sum();
    let found = (u32::try_from(overfull).expect("few lines"), excess, breaks.demerits);
    let Some((pass, wanted)) = expected(model) else { return Ok(()) };
    if breaks.pass != pass {
        return Err(format!("expected pass {pass:?}, {wanted:?}"));
    }
    if wanted.is_empty() {
        return Ok(());
    }
    if model.price(pass, &ends) != Some(found) {
        return Err(format!("says {found:?}, costs {:?}", model.price(pass, &ends)));
    }
    if !wanted.contains(&(ends.len(), found)) {
        return Err(format!("expected one of {wanted:?}, found {found:?}"));
    }
    Ok(())
}

/// The pass that should succeed, with the numbers of lines and totals that would do; any if
/// there are none, because a sole survivor makes its own prices.
fn expected(model: &Model) -> Option<(Pass, Vec<(usize, Total)>)> {
    let parameters = model.parameters;
    let is_open = parameters.last_resort == LastResort::Open;
    let mut passes = vec![Pass::Second];
    if parameters.pretolerance >= 0 {
        passes.insert(0, Pass::First);
    }
    if parameters.emergency_stretch > 0 {
        passes.push(Pass::Emergency);
    }
    let last = if is_open { Pass::LastResort } else { *passes.last()? };
    let mut near = None;
    for pass in passes {
        if pass == last {
            return Some((last, Vec::new()));
        }
        let best = model.best(pass);
        if best.is_empty() {
            continue;
        }
        let (wanted, reached) = loosened(&best, parameters.looseness)?;
        near = Some((pass, wanted));
        if reached == i64::from(parameters.looseness) {
            return near;
        }
    }
    if near.is_some() || !is_open {
        return near;
    }
    let best = model.best(last);
    let least = best.values().min()?;
    Some((
        last,
        best.iter().map(|(lines, total)| (*lines, *total)).filter(|way| way.1 == *least).collect(),
    ))
}

/// The ways nearest to the looseness, and how near that is; `None` if the number of lines of
/// the optimum is a toss-up.
fn loosened(best: &BTreeMap<usize, Total>, looseness: i32) -> Option<(Vec<(usize, Total)>, i64)> {
    let least = best.values().min()?;
    let optima: Vec<_> = best.iter().filter(|(_, total)| *total == least).collect();
    if looseness == 0 {
        return Some((optima.iter().map(|(lines, total)| (**lines, **total)).collect(), 0));
    }
    let [(lines, _)] = optima[..] else { return None };
    let optimum = i64::try_from(*lines).expect("few lines");
    let wanted = optimum + i64::from(looseness);
    let between = optimum.min(wanted)..=optimum.max(wanted);
    let (lines, total) = best
        .iter()
        .map(|(lines, total)| (i64::try_from(*lines).expect("few lines"), total))
        .filter(|(lines, _)| between.contains(lines))
        .min_by_key(|(lines, _)| (wanted - lines).abs())?;
    Some((vec![(usize::try_from(lines).expect("positive"), *total)], lines - optimum))
}

fn lines_are_as_built(model: &Model, breaks: &Breaks) -> Result<(), String> {
    let mut from = None;
    for (number, line) in breaks.lines.iter().enumerate() {
        let made = model.line(from, line.end);
        let is_same = made.start == line.start
            && made.width == line.width
            && made.stretch == line.stretch
            && made.shrink == line.shrink
            && line.measure == model.measures.width(number);
        if !is_same {
            return Err(format!("line {number} should be {made:?}"));
        }
        let is_overfull = made.width - made.shrink.max(0) > line.measure;
        if line.overfull != is_overfull || (line.excess > 0) != is_overfull {
            return Err(format!("whether line {number} is overfull"));
        }
        from = Some(line.end);
    }
    if from == Some(model.items.len()) { Ok(()) } else { Err("doesn't end".into()) }
}

fn as_it_is(_: &mut Random, _: &mut Task) {}

fn in_the_middle(random: &mut Random, task: &mut Task) {
    task.2.emergency_stretch = random.between(1, 9);
}

fn loosely(random: &mut Random, task: &mut Task) {
    task.2.emergency_stretch = random.between(1, 9);
    task.2.looseness = random.pick(&[-2, -1, 1, 2]);
}

#[test]
fn open_rules_find_the_optimum() {
    let passes = check(TAME, LastResort::Open, 20_000, as_it_is);
    assert!(passes.iter().all(|times| *times > 500), "{passes:?}");
}

#[test]
fn open_rules_find_the_optimum_of_wild_lists() {
    check(Kind { is_wild: true, ..TAME }, LastResort::Open, 20_000, as_it_is);
}

#[test]
fn open_rules_find_the_optimum_of_huge_lists() {
    check(Kind { unit: 1 << 43, ..TAME }, LastResort::Open, 10_000, as_it_is);
}

#[test]
fn the_book_is_optimal() {
    check(TAME, LastResort::Open, 10_000, |_, task| task.2 = Parameters::book());
}

#[test]
fn tex_rules_find_the_optimum() {
    let passes = check(TAME, LastResort::Survivor, 20_000, in_the_middle);
    assert!(passes[..3].iter().all(|times| *times > 500), "{passes:?}");
}

#[test]
fn tex_rules_find_the_optimum_of_wild_lists() {
    check(Kind { is_wild: true, ..TAME }, LastResort::Survivor, 20_000, in_the_middle);
}

#[test]
fn looseness_reaches_as_far_as_it_can() {
    check(TAME, LastResort::Survivor, 20_000, loosely);
    check(TAME, LastResort::Open, 20_000, loosely);
}
