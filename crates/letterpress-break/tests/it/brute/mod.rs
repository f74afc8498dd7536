//! All ways to break a short list, priced one by one.
//!
//! Nothing is shared with the crate but its public types: lines are built item by item, as the
//! definitions say. The fuzz targets take this module as well.

mod line;

use std::collections::BTreeMap;

use letterpress_break::{
    Adjustment, Breaks, DiscretionaryKind, INFINITE, Item, LastResort, Line, Measures, Parameters,
    Pass,
};

use line::{Look, Made, part};

/// Overfull lines, their excess, demerits; less is better.
pub(crate) type Total = (u32, i64, i64);

/// A list and how it is to be broken.
pub(crate) struct Model<'a> {
    pub(crate) items: &'a [Item],
    pub(crate) measures: &'a Measures,
    pub(crate) parameters: &'a Parameters,
}

/// A way as far as it has gone.
#[derive(Clone, Copy)]
struct State {
    from: Option<usize>,
    line: usize,
    /// Class and tone of the line before.
    above: (i8, Option<i64>),
    badness: i32,
    /// How many lines in a row have ended at flagged breaks.
    run: usize,
    total: Total,
}

const START: State =
    State { from: None, line: 0, above: (2, None), badness: 0, run: 0, total: (0, 0, 0) };

/// What a pass should find: it, and the numbers of lines and totals that would do.
type Expected = (Pass, Vec<(usize, Total)>);

impl Model<'_> {
    /// Checks that breaks are what they say, and that no other way is better.
    ///
    /// Where rivers are avoided, another way may be better by its demerits.
    pub(crate) fn check(&self, breaks: &Breaks) -> Result<(), String> {
        self.check_lines(breaks)?;
        let Some((pass, wanted)) = self.expected() else { return Ok(()) };
        if breaks.pass != pass {
            return Err(format!("expected pass {pass:?}, {wanted:?}"));
        }
        if wanted.is_empty() {
            return Ok(());
        }
        let found = total(breaks);
        let price = self.price(pass, &breaks.lines)?;
        if price != found {
            return Err(format!("says {found:?}, costs {price:?}"));
        }
        if self.parameters.river == 0 && !wanted.contains(&(breaks.lines.len(), found)) {
            return Err(format!("expected one of {wanted:?}, found {found:?}"));
        }
        Ok(())
    }

    /// The total of one given way, if the pass allows it.
    pub(crate) fn price(&self, pass: Pass, lines: &[Line]) -> Result<Total, String> {
        let mut state = START;
        for line in lines {
            let next = self.next(pass, &state).into_iter().find(|next| next.from == Some(line.end));
            state = next.ok_or(format!("the break at {} isn't allowed", line.end))?;
            if (state.badness, state.above.0) != (line.badness, line.fitness as i8) {
                return Err(format!("badness {} at {}", state.badness, line.end));
            }
        }
        Ok(state.total)
    }

    /// The pass that should succeed, with any number of lines and total if none are named, because
    /// a sole survivor makes its own prices; nothing if it is a toss-up.
    fn expected(&self) -> Option<Expected> {
        let parameters = self.parameters;
        let is_open = parameters.last_resort == LastResort::Open;
        let passes = [
            (Pass::First, parameters.pretolerance >= 0),
            (Pass::Second, true),
            (Pass::Emergency, parameters.emergency_stretch > 0),
        ];
        let mut passes: Vec<_> = passes.iter().filter(|pass| pass.1).map(|pass| pass.0).collect();
        // Under TeX's rules the last pass is the one that has survivors.
        let last = if is_open { Pass::LastResort } else { passes.pop()? };
        let mut near = None;
        for pass in passes {
            let best = self.best(pass);
            if best.is_empty() {
                continue;
            }
            let (wanted, reached) = loosened(&best, parameters.looseness)?;
            near = Some((pass, wanted));
            if reached == i64::from(parameters.looseness) {
                return near;
            }
        }
        if !is_open {
            return Some((last, Vec::new()));
        }
        near.or_else(|| Some((last, loosened(&self.best(last), 0)?.0)))
    }

    /// The least total for each number of lines that a pass can reach.
    fn best(&self, pass: Pass) -> BTreeMap<usize, Total> {
        let mut best = BTreeMap::new();
        self.walk(pass, &START, &mut |end| {
            let least = best.entry(end.line).or_insert(end.total);
            *least = end.total.min(*least);
        });
        best
    }

    fn walk(&self, pass: Pass, state: &State, found: &mut impl FnMut(&State)) {
        for next in self.next(pass, state) {
            if next.from == Some(self.items.len()) {
                found(&next);
            } else {
                self.walk(pass, &next, found);
            }
        }
    }

    /// All ways to go on by one line.
    fn next(&self, pass: Pass, state: &State) -> Vec<State> {
        let is_open = self.parameters.last_resort == LastResort::Open;
        let end = self.items.len();
        let first = self.after(state.from, end);
        let mut ways = Vec::new();
        // Whether no break is legal within the line.
        let mut is_whole = true;
        for to in state.from.map_or(0, |from| from + 1)..=end {
            let Some((penalty, _)) = self.legal(to, pass) else { continue };
            let made = self.line(state.from, to);
            let look = self.look(&made, self.measures.width(state.line), pass);
            let is_overfull = look.excess > 0;
            let is_allowed = match pass {
                Pass::First => !is_overfull && look.badness <= self.parameters.pretolerance,
                Pass::LastResort => !is_overfull || is_whole,
                _ => !is_overfull && look.badness <= self.parameters.tolerance,
            };
            if is_allowed {
                ways.push(self.step(state, to, pass, &look));
            }
            is_whole &= to < first;
            if penalty <= -INFINITE || (is_overfull && !is_open) {
                break;
            }
        }
        ways
    }

    /// The way after one more line.
    fn step(&self, state: &State, to: usize, pass: Pass, look: &Look) -> State {
        let parameters = self.parameters;
        let is_open = parameters.last_resort == LastResort::Open;
        let (penalty, flagged) = self.legal(to, pass).expect("the break is legal");
        let sum = i64::from(parameters.line_penalty) + i64::from(look.badness);
        let square = i64::from(penalty).pow(2);
        let mut demerits = match sum.abs() {
            10_000.. if !is_open => 100_000_000,
            _ => sum.pow(2).min(5 * 1_000_000_i64.pow(2)),
        };
        demerits += match penalty {
            0.. => square,
            _ if penalty > -INFINITE => -square,
            _ => 0,
        };
        demerits += i64::from(match state.run {
            0 => 0,
            _ if to == self.items.len() => parameters.final_hyphen_demerits,
            run if flagged => parameters.ladder_demerits[run.min(3) - 1],
            _ => 0,
        });
        demerits += self.contrast(state.above, look);
        demerits += self.same_words(state.from, to) * i64::from(parameters.same_word_demerits);
        let (overfull, excess, before) = state.total;
        State {
            from: Some(to),
            line: state.line + 1,
            above: (look.fitness, look.tone),
            badness: look.badness,
            run: if flagged { state.run + 1 } else { 0 },
            total: (overfull + u32::from(look.excess > 0), excess + look.excess, before + demerits),
        }
    }

    /// Penalty and flag of a legal break.
    fn legal(&self, at: usize, pass: Pass) -> Option<(i32, bool)> {
        let Some(item) = self.items.get(at) else { return Some((-INFINITE, false)) };
        let found = match *item {
            Item::Box { .. } | Item::Letters(_) => None,
            Item::Glue(_) => {
                let before = at.checked_sub(1).map(|before| self.items[before]);
                let is_legal = matches!(
                    before,
                    Some(Item::Box { .. } | Item::Letters(_) | Item::Discretionary { .. })
                );
                is_legal.then_some((0, false))
            }
            Item::Kern { .. } => {
                matches!(self.items.get(at + 1), Some(Item::Glue(_))).then_some((0, false))
            }
            Item::Penalty { penalty } => {
                let is_end = at + 1 == self.items.len() && penalty <= -INFINITE;
                (!is_end).then_some((penalty.max(-INFINITE), false))
            }
            Item::Discretionary { penalty, kind, flagged, .. } => {
                let is_legal = pass != Pass::First
                    || kind == DiscretionaryKind::Explicit
                    || penalty <= -INFINITE;
                is_legal.then_some((penalty.max(-INFINITE), flagged))
            }
        };
        found.filter(|(penalty, _)| *penalty < INFINITE)
    }

    /// Checks each line against the items it is made of, and that it is set as it should be.
    fn check_lines(&self, breaks: &Breaks) -> Result<(), String> {
        let mut from = None;
        for (number, line) in breaks.lines.iter().enumerate() {
            let made = self.line(from, line.end);
            let said = Made {
                start: line.start,
                width: line.width,
                stretch: line.stretch,
                shrink: line.shrink,
                ..made
            };
            if said != made || line.measure != self.measures.width(number) {
                return Err(format!("line {number} should be {made:?}"));
            }
            self.check_setting(line, &made).map_err(|error| format!("line {number}: {error}"))?;
            from = Some(line.end);
        }
        for pair in breaks.lines.windows(2) {
            let is_decent = pair.iter().all(|line| line.badness <= 12);
            if is_decent && (pair[0].expansion - pair[1].expansion).abs() > 35 {
                return Err(format!("expansion jumps at {}", pair[0].end));
            }
        }
        if from == Some(self.items.len()) { Ok(()) } else { Err("doesn't end".into()) }
    }

    /// Checks that a line is as wide as its measure, if it can be, and that nothing gives more than
    /// it may.
    fn check_setting(&self, line: &Line, made: &Made) -> Result<(), &'static str> {
        let give = self.give();
        let most = made.most(give);
        let least = made.width - most.expansion - most.narrower - made.shrink.max(0);
        let excess = (least - line.measure).max(0);
        if (line.excess, line.overfull) != (excess, excess > 0) {
            return Err("whether it is overfull");
        }
        if line.expansion.abs() > give.expansion {
            return Err("expansion");
        }
        if !(-give.narrower..=give.wider).contains(&line.tracking) {
            return Err("tracking");
        }
        let letters = part(made.expands, line.expansion.into(), 1_000)
            + part(made.ems, line.tracking.into(), 10_000);
        let rest = line.measure - made.width - letters;
        let highest = made.stretch.into_iter().rev().find(|amount| *amount != 0).unwrap_or(0);
        let is_right = match line.adjustment {
            Adjustment::Stretch { short, total, order } => {
                rest > 0
                    && (short, total) == (rest, highest)
                    && line.stretch[order as usize] == total
            }
            Adjustment::Shrink { over, total } => {
                // What is missing is lost in full, or the line is overfull.
                let over_all = if line.overfull { (-rest).min(made.shrink) } else { -rest };
                rest < 0 && over == over_all && over <= total && total == made.shrink
            }
            Adjustment::Natural if rest > 0 => highest <= 0,
            Adjustment::Natural => rest == 0 || line.overfull,
        };
        if is_right { Ok(()) } else { Err("what its glue is to do") }
    }
}

/// What breaks say that they cost.
pub(crate) fn total(breaks: &Breaks) -> Total {
    let overfull = breaks.lines.iter().filter(|line| line.overfull).count();
    let excess = breaks.lines.iter().map(|line| line.excess).sum();
    (u32::try_from(overfull).expect("few lines"), excess, breaks.demerits)
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
