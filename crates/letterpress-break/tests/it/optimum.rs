//! Against brute force: what is found is allowed, and nothing allowed costs less.

use letterpress_break::{Breaker, Item, LastResort, Measures, Parameters};

use crate::brute::Model;
use crate::random::{self, Kind, Random};

const TAME: Kind = Kind { items: 14, unit: 1, is_wild: false, is_type: false, hyphens: 2 };

/// Words of type: the unit is such that a thousandth of a word is something.
const TYPE: Kind = Kind { unit: 300, is_type: true, ..TAME };

/// Type that is all hyphens.
const LADDERS: Kind = Kind { items: 16, hyphens: 12, ..TYPE };

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
        model.check(&breaks).unwrap_or_else(|error| {
            panic!("{error}\nseed {seed}: {items:?}\n{measures:?}\n{parameters:?}\n{breaks:#?}")
        });
    }
    passes
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

fn as_the_book(_: &mut Random, task: &mut Task) {
    task.2 = Parameters { river: 0, ..Parameters::book() };
}

fn as_type(random: &mut Random, task: &mut Task) {
    random::type_prices(random, &mut task.2);
}

fn as_type_in_the_middle(random: &mut Random, task: &mut Task) {
    as_type(random, task);
    in_the_middle(random, task);
}

fn as_type_loosely(random: &mut Random, task: &mut Task) {
    as_type(random, task);
    loosely(random, task);
}

/// With rivers avoided, which makes ways dearer, but tells the truth about it.
fn as_rivers(random: &mut Random, task: &mut Task) {
    as_type(random, task);
    task.2.river = 1 + random.index(3);
}

/// Narrow lines, where hyphens follow each other.
fn as_ladders(random: &mut Random, task: &mut Task) {
    as_type(random, task);
    task.1 = Measures::all(random.between(10, 35) * LADDERS.unit);
}

#[test]
fn the_book_is_optimal() {
    for kind in [TAME, TYPE, LADDERS] {
        check(kind, LastResort::Open, 20_000, as_the_book);
    }
}

#[test]
fn the_optimum_of_type_is_found() {
    let passes = check(TYPE, LastResort::Open, 30_000, as_type);
    assert!(passes.iter().all(|times| *times > 500), "{passes:?}");
}

#[test]
fn the_optimum_of_wild_type_is_found() {
    check(Kind { is_wild: true, ..TYPE }, LastResort::Open, 20_000, as_type);
}

#[test]
fn the_optimum_of_huge_type_is_found() {
    check(Kind { unit: 1 << 43, ..TYPE }, LastResort::Open, 10_000, as_type);
}

#[test]
fn the_optimum_of_ladders_is_found() {
    check(LADDERS, LastResort::Open, 20_000, as_ladders);
}

#[test]
fn ways_around_rivers_are_legal_and_cost_what_they_say() {
    check(TYPE, LastResort::Open, 20_000, as_rivers);
    check(LADDERS, LastResort::Open, 10_000, as_rivers);
}

#[test]
fn tex_rules_find_the_optimum_of_type() {
    check(TYPE, LastResort::Survivor, 20_000, as_type_in_the_middle);
    check(LADDERS, LastResort::Survivor, 10_000, as_ladders);
}

#[test]
fn looseness_of_type_reaches_as_far_as_it_can() {
    check(TYPE, LastResort::Survivor, 10_000, as_type_loosely);
    check(TYPE, LastResort::Open, 10_000, as_type_loosely);
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
