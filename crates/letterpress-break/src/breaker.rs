//! Passes over one list after another, from the hopeful to the last resort.

use crate::badness::{least_intolerable, limit};
use crate::breaks::{Breaks, Pass};
use crate::candidates::Candidates;
use crate::demerits::{Stop, own};
use crate::item::Item;
use crate::lines::lines;
use crate::measures::Measures;
use crate::parameters::{LastResort, Parameters};
use crate::rivers;
use crate::search::{Search, Trial};
use crate::sums::{Sums, length};

/// A breaker that keeps its memory from one list to the next.
///
/// What it returns depends on the arguments alone, never on the lists before.
///
/// ```
/// use letterpress_break::{Breaker, Item, Measures, Parameters};
///
/// let mut breaker = Breaker::new();
/// for width in [10, 20] {
///     let paragraph = [Item::Box { width }];
///     let breaks = breaker.break_lines(&paragraph, &Measures::all(20), &Parameters::book());
///     assert_eq!(breaks.lines.len(), 1);
/// }
/// ```
#[derive(Debug, Default)]
pub struct Breaker {
    candidates: Candidates,
    search: Search,
    /// That of the last pass.
    effort: Effort,
}

impl Breaker {
    /// Creates a breaker without any memory yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Breaks a list where that costs least; see [`break_lines`](crate::break_lines).
    #[must_use]
    pub fn break_lines(
        &mut self,
        items: &[Item],
        measures: &Measures,
        parameters: &Parameters,
    ) -> Breaks {
        if items.is_empty() {
            return Breaks { lines: Vec::new(), demerits: 0, pass: Pass::First };
        }
        let parameters = &Parameters { give: parameters.give.bounded(), ..*parameters };
        let measures = &measures.bounded();
        self.candidates.collect(items, parameters.give);
        let best = self.search((measures, parameters));
        let best = best.expect("the last pass keeps a way to every break");
        rivers::reduce(best, items, parameters, |item| self.without(item, (measures, parameters)))
    }

    /// Breaks a list into some numbers of lines, each where that costs least, without any line
    /// worse than the tolerance; `None` for a number that can't be had so.
    ///
    /// One search serves all numbers. There is no second try: a first pass, emergency stretch, last
    /// resort, looseness and rivers count for nothing.
    ///
    /// ```
    /// use letterpress_break::{Breaker, Glue, Item, Measures, Parameters};
    ///
    /// let mut items = vec![Item::Box { width: 40 }];
    /// for _ in 0..5 {
    ///     items.extend([Item::Glue(Glue::new(10, 40, 5)), Item::Box { width: 40 }]);
    /// }
    /// items.push(Item::Glue(Glue::fil()));
    /// let (mut breaker, parameters) = (Breaker::new(), Parameters::book());
    /// let broken = breaker.break_into(&items, &Measures::all(150), &parameters, [1, 2, 3]);
    /// let counts = broken.map(|breaks| breaks.map(|breaks| breaks.lines.len()));
    /// assert_eq!(counts, [None, Some(2), Some(3)]);
    /// ```
    #[must_use]
    pub fn break_into<const N: usize>(
        &mut self,
        items: &[Item],
        measures: &Measures,
        parameters: &Parameters,
        counts: [usize; N],
    ) -> [Option<Breaks>; N] {
        if items.is_empty() {
            return [const { None }; N];
        }
        let parameters = &Parameters { give: parameters.give.bounded(), ..*parameters };
        let measures = &measures.bounded();
        self.candidates.collect(items, parameters.give);
        let effort = Effort { pass: Pass::Second, tolerance: parameters.tolerance, patterns: true };
        let trial = effort.trial(&self.candidates, (measures, parameters));
        let trial = Trial { last: false, easy_line: usize::MAX, ..trial };
        if !self.search.run(&trial) {
            return [const { None }; N];
        }
        counts.map(|count| {
            let ends = self.search.ends().filter(|end| self.search.node(*end).line == count);
            let end = ends.min_by_key(|end| self.search.node(*end).total)?;
            Some(breaks(&self.search, &trial, end, effort.pass))
        })
    }

    /// The best breaks but for the one at an item, found as the best were just before.
    fn without(&mut self, item: usize, task: (&Measures, &Parameters)) -> Option<Breaks> {
        let avoided = self.candidates.avoid(item)?;
        let found = self.pass(self.effort, avoided, task);
        self.candidates.allow(avoided);
        Some(found?.0)
    }

    /// The best breaks of the candidates.
    fn search(&mut self, task: (&Measures, &Parameters)) -> Option<Breaks> {
        let parameters = task.1;
        for effort in Effort::BRIEF {
            if let Some(found) = self.search_briefly(effort, task) {
                return Some(found);
            }
        }
        let mut found = None;
        for pass in passes(parameters) {
            if pass == Pass::LastResort && found.is_some() {
                break;
            }
            let tolerance = tolerance(pass, parameters);
            let effort = Effort { pass, tolerance, patterns: pass != Pass::First };
            if let Some((breaks, reached)) = self.pass(effort, 1, task) {
                found = Some(breaks);
                if reached == looseness(pass, parameters) {
                    break;
                }
            }
        }
        found
    }

    /// What the second pass will find, found with less work, or nothing if that can't be told.
    ///
    /// Few lines are tried if bad ones aren't, and fewer without hyphens. A line that wasn't tried
    /// would alone cost more than what was found costs beyond the least that any lines cost, so
    /// that it can't be part of anything better.
    fn search_briefly(&mut self, effort: Effort, task: (&Measures, &Parameters)) -> Option<Breaks> {
        let (measures, parameters) = task;
        let is_usual = parameters.last_resort == LastResort::Open
            && parameters.pretolerance < 0
            && parameters.looseness == 0
            && parameters.tolerance > effort.tolerance;
        if !is_usual || self.candidates.has_rewards() || parameters.has_rewards() {
            return None;
        }
        let (breaks, _) = self.pass(effort, 1, task)?;
        let plain = Stop { penalty: 0, flagged: false, last: false };
        let mut untried = own(effort.tolerance + 1, &plain, parameters);
        if !effort.patterns
            && let Some(penalty) = self.candidates.least_pattern()
        {
            untried = untried.min(own(0, &Stop { penalty, ..plain }, parameters));
        }
        let besides = (&background(effort.pass, parameters), parameters.give);
        let others = self.candidates.least_lines(measures.widest(), besides) - 1;
        let least =
            own(0, &plain, parameters).saturating_mul(others.max(0)).saturating_add(untried);
        (breaks.demerits < least).then_some(breaks)
    }

    /// The best breaks within a tolerance, and how far their number is from the optimum's; the
    /// breaks before `first` are as they were in the pass before.
    fn pass(
        &mut self,
        effort: Effort,
        first: usize,
        (measures, parameters): (&Measures, &Parameters),
    ) -> Option<(Breaks, i64)> {
        self.effort = effort;
        let pass = effort.pass;
        let trial = effort.trial(&self.candidates, (measures, parameters));
        let is_alike = first > 1 && trial.easy_line == 0;
        if !(if is_alike { self.search.run_from(first, &trial) } else { self.search.run(&trial) }) {
            return None;
        }
        let (end, reached) = choose(&self.search, looseness(pass, parameters));
        Some((breaks(&self.search, &trial, end, pass), reached))
    }
}

/// The breaks on the way to an end.
fn breaks(search: &Search, trial: &Trial, end: usize, pass: Pass) -> Breaks {
    let lines = lines(search, trial, end, &skips(trial.parameters));
    Breaks { lines, demerits: search.node(end).total.demerits, pass }
}

/// How hard a search tries.
#[derive(Clone, Copy, Debug, Default)]
struct Effort {
    pass: Pass,
    tolerance: i32,
    /// Whether hyphens from patterns are tried.
    patterns: bool,
}

impl Effort {
    /// What is tried first: nearly all paragraphs can do without bad lines, and most without
    /// hyphens.
    const BRIEF: [Self; 2] = [
        Self { pass: Pass::Second, tolerance: 80, patterns: false },
        Self { pass: Pass::Second, tolerance: 300, patterns: true },
    ];

    /// What a pass works on that tries so hard.
    fn trial<'t>(
        self,
        candidates: &'t Candidates,
        (measures, parameters): (&'t Measures, &'t Parameters),
    ) -> Trial<'t> {
        let Self { pass, tolerance, patterns } = self;
        Trial {
            candidates,
            measures,
            parameters,
            tolerance,
            least_intolerable: least_intolerable(tolerance, parameters.last_resort),
            background: background(pass, parameters),
            patterns,
            last: passes(parameters).last() == Some(pass),
            easy_line: easy_line(pass, measures, parameters),
        }
    }
}

/// The passes that parameters ask for (tex.web §863).
fn passes(parameters: &Parameters) -> impl Iterator<Item = Pass> {
    [
        (Pass::First, parameters.pretolerance >= 0),
        (Pass::Second, true),
        (Pass::Emergency, parameters.emergency_stretch > 0),
        (Pass::LastResort, parameters.last_resort == LastResort::Open),
    ]
    .into_iter()
    .filter_map(|(pass, is_wanted)| is_wanted.then_some(pass))
}

fn tolerance(pass: Pass, parameters: &Parameters) -> i32 {
    match pass {
        Pass::First => parameters.pretolerance,
        Pass::Second | Pass::Emergency => parameters.tolerance,
        Pass::LastResort => limit(parameters.last_resort),
    }
}

/// What every line has besides its items: both skips and, for its badness only, the emergency
/// stretch.
fn background(pass: Pass, parameters: &Parameters) -> Sums {
    let mut background = skips(parameters);
    if pass == Pass::Emergency {
        background.stretch[0] += length(parameters.emergency_stretch);
    }
    background
}

fn skips(parameters: &Parameters) -> Sums {
    let mut skips = Sums::default();
    skips.add_glue(&parameters.left_skip);
    skips.add_glue(&parameters.right_skip);
    skips
}

/// The looseness that a pass looks for: none once lines are bad anyway.
fn looseness(pass: Pass, parameters: &Parameters) -> i64 {
    if pass == Pass::LastResort { 0 } else { i64::from(parameters.looseness) }
}

/// The line from which on line numbers don't matter (tex.web §847).
fn easy_line(pass: Pass, measures: &Measures, parameters: &Parameters) -> usize {
    if looseness(pass, parameters) == 0 { measures.easy_line() } else { usize::MAX }
}

/// The best of the ends whose number of lines is nearest to the optimum and the looseness, and
/// how far it is from the optimum (tex.web §§874–875).
fn choose(search: &Search, looseness: i64) -> (usize, i64) {
    let total = |end: &usize| search.node(*end).total;
    let lines = |end: usize| i64::try_from(search.node(end).line).expect("a line has an item");
    let best = search.ends().min_by_key(total).expect("the pass reached the end");
    let (mut chosen, mut reached) = (best, 0);
    if looseness == 0 {
        return (best, 0);
    }
    for end in search.ends() {
        let difference = lines(end) - lines(best);
        let is_nearer = (looseness <= difference && difference < reached)
            || (reached < difference && difference <= looseness);
        if is_nearer || (difference == reached && total(&end) < total(&chosen)) {
            (chosen, reached) = (end, difference);
        }
    }
    (chosen, reached)
}

#[cfg(test)]
mod tests {
    use super::{Breaker, Measures, Parameters};
    use crate::item::{DiscretionaryKind, Glue, INFINITE, Item, Letters};

    /// Text whose words have from one to nine letters, the longer ones with a hyphenation point.
    fn text(words: usize) -> Vec<Item> {
        let mut items = Vec::new();
        let mut chance = 1_u64;
        for _ in 0..words {
            // Knuth's MMIX generator; its high bits are random enough for a text.
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let letters = 1 + i64::try_from(chance >> 40).expect("24 bits") % 9;
            let spare = i64::try_from(chance >> 54).expect("10 bits") % 90;
            let piece = |letters| {
                let (width, ems) = (letters * 450 + spare, letters * 1_000);
                Item::Letters(Letters { width, expands: width, ems, ..Letters::default() })
            };
            if letters > 5 {
                items.extend([piece(3), HYPHEN, piece(letters - 3)]);
            } else {
                items.push(piece(letters));
            }
            items.push(Item::Glue(Glue::new(250, 125, 83)));
        }
        items.pop();
        items.extend([Item::Penalty { penalty: INFINITE }, Item::Glue(Glue::fil())]);
        items
    }

    const HYPHEN: Item = Item::Discretionary {
        pre: 300,
        hang: 150,
        post: 0,
        replace: 0,
        penalty: 100,
        kind: DiscretionaryKind::Pattern,
        has_post: false,
        flagged: true,
    };

    /// How often a node is looked at for each word.
    fn looks(words: usize, measure: i64, parameters: &Parameters) -> usize {
        let mut breaker = Breaker::new();
        let breaks = breaker.break_lines(&text(words), &Measures::all(measure), parameters);
        assert!(breaks.lines.iter().all(|line| !line.overfull));
        breaker.search.looks / words
    }

    #[test]
    fn work_grows_with_the_length_of_a_list() {
        let careless = Parameters { river: 0, ..Parameters::book() };
        let tex = Parameters { tolerance: 10_000, ..Parameters::tex() };
        for (measure, parameters) in [(27_000, careless), (12_000, careless), (27_000, tex)] {
            // A short text is often good enough at once; a long one is looked at again.
            let usual = looks(10_000, measure, &parameters);
            for words in [100, 1_000, 100_000] {
                let looks = looks(words, measure, &parameters);
                assert!(4 * looks <= 5 * usual, "{looks} for each of {words}, not {usual}");
            }
        }
        // Where there are rivers, the search is repeated a few times, however long the list is.
        let once = looks(10_000, 27_000, &careless);
        assert!(looks(10_000, 27_000, &Parameters::book()) <= 10 * once);
    }
}
