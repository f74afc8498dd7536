//! What is found.

use std::collections::BTreeMap;
use std::fmt;

use crate::claims::Claims;
use crate::rule::Rule;

/// The most violations of one rule that are kept; a rule broken so often is told from the count.
const KEPT: usize = 100;

/// The most violations of one rule that are held at all, doubles included.
const HELD: usize = 10_000;

/// What a check has found.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the file was checked by.
    pub claims: Claims,
    /// What is wrong with it, in the order of rules.
    pub violations: Vec<Violation>,
    /// How many more there are, of rules broken too often to be listed in full.
    pub omitted: usize,
}

/// A place where a file breaks a rule.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The rule.
    pub rule: &'static Rule,
    /// The number of the object.
    pub object: Option<i32>,
    /// The page, counted from 1.
    pub page: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.violations.is_empty()
    }

    /// Whether a rule is broken.
    #[must_use]
    pub fn breaks(&self, id: &str) -> bool {
        self.violations.iter().any(|found| found.rule.id == id)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_sound() {
            return writeln!(f, "sound as {}", self.claims);
        }
        let all = self.violations.len() + self.omitted;
        writeln!(
            f,
            "unsound as {}: {all} violation{}",
            self.claims,
            ["s", ""][usize::from(all == 1)]
        )?;
        for found in &self.violations {
            writeln!(f, "{found}")?;
        }
        if self.omitted > 0 {
            writeln!(f, "and {} more of the same", self.omitted)?;
        }
        Ok(())
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.rule.id, self.rule.clause)?;
        if let Some(page) = self.page {
            write!(f, ", page {page}")?;
        }
        if let Some(object) = self.object {
            write!(f, ", object {object}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Where something stands: its object and its page, as far as they are known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    object: Option<i32>,
    page: Option<usize>,
}

impl From<i32> for Place {
    fn from(object: i32) -> Self {
        Self { object: Some(object), page: None }
    }
}

impl From<Option<i32>> for Place {
    fn from(object: Option<i32>) -> Self {
        Self { object, page: None }
    }
}

impl Place {
    /// The file as a whole.
    pub(crate) const FILE: Self = Self { object: None, page: None };

    /// On a page, counted from 0.
    pub(crate) fn on(self, page: usize) -> Self {
        Self { page: Some(page + 1), ..self }
    }
}

/// Collects violations; which of them count is known when the claims are.
#[derive(Default)]
pub(crate) struct Findings {
    violations: Vec<Violation>,
    /// How often each rule is broken.
    counts: BTreeMap<&'static str, usize>,
}

impl Findings {
    /// Adds one.
    pub(crate) fn add(
        &mut self,
        rule: &'static Rule,
        place: impl Into<Place>,
        message: impl Into<String>,
    ) {
        let count = self.counts.entry(rule.id).or_default();
        *count += 1;
        if *count > HELD {
            return;
        }
        let Place { object, page } = place.into();
        self.violations.push(Violation { rule, object, page, message: message.into() });
    }

    /// Adds one unless something holds.
    pub(crate) fn require(
        &mut self,
        holds: bool,
        rule: &'static Rule,
        place: impl Into<Place>,
        message: impl FnOnce() -> String,
    ) {
        if !holds {
            self.add(rule, place, message());
        }
    }

    /// What counts of all that is found.
    pub(crate) fn report(self, claims: Claims) -> Report {
        let mut violations = self.violations;
        violations.retain(|found| found.rule.applies(claims));
        let order =
            |found: &Violation| crate::RULES.iter().position(|rule| rule.id == found.rule.id);
        violations.sort_by_cached_key(order);
        violations.dedup_by(|b, a| {
            (a.rule.id, a.object, a.page, &a.message) == (b.rule.id, b.object, b.page, &b.message)
        });
        let counting = crate::RULES.iter().filter(|rule| rule.applies(claims));
        let counts = counting.filter_map(|rule| self.counts.get(rule.id));
        let beyond: usize = counts.map(|count| count.saturating_sub(HELD)).sum();
        let all = violations.len() + beyond;
        let mut last = ("", 0);
        violations.retain(|found| {
            last = if last.0 == found.rule.id { (last.0, last.1 + 1) } else { (found.rule.id, 1) };
            last.1 <= KEPT
        });
        Report { claims, omitted: all - violations.len(), violations }
    }
}
