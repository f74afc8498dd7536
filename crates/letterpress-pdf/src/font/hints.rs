//! What glyphs stand for that read as nothing by themselves, found out from what they stand for
//! together with others.

use std::collections::{BTreeMap, BTreeSet};

/// The most sets of glyphs that are kept in mind.
const MOST: usize = 1000;
/// What a glyph reads as that has no part in the text of its set: WORD JOINER, which isn't seen and
/// parts nothing.
const NOTHING: &str = "\u{2060}";

/// What glyphs stand for among others. Where they stand, a span says the text of all; this is for
/// readers that know no spans.
#[derive(Default)]
pub(super) struct Hints {
    known: BTreeMap<u32, String>,
    /// Glyphs with what they stand for together.
    riddles: BTreeSet<(Vec<u32>, String)>,
}

impl Hints {
    /// What a glyph stands for, if that is known.
    pub(super) fn get(&self, id: u32) -> Option<&str> {
        self.known.get(&id).map(String::as_str)
    }

    /// Learns that a glyph stands for a text.
    pub(super) fn add(&mut self, id: u32, text: String) {
        self.known.entry(id).or_insert(text);
    }

    /// Learns that glyphs stand for a text together, so that one of them stands for what the others
    /// leave over.
    pub(super) fn learn(&mut self, mut glyphs: Vec<u32>, mut text: String) {
        let mut fits = true;
        glyphs.retain(|&glyph| match self.known.get(&glyph) {
            Some(known) => {
                fits &= take(&mut text, known);
                false
            }
            None => true,
        });
        match *glyphs {
            [only] if fits && !text.is_empty() => self.add(only, text),
            [_, ..] if fits && self.riddles.len() < MOST => {
                self.riddles.insert((glyphs, text));
            }
            _ => {}
        }
    }

    /// Learns all that can be learnt by now. Of glyphs that never stand without each other the first
    /// stands for the text of all.
    pub(super) fn solve(&mut self) {
        loop {
            let before = self.known.len();
            for (glyphs, text) in std::mem::take(&mut self.riddles) {
                self.learn(glyphs, text);
            }
            if self.known.len() == before {
                let Some((glyphs, text)) = self.riddles.pop_last() else { return };
                let first = Some(text).filter(|text| !text.is_empty());
                let texts = first.into_iter().chain(std::iter::repeat(NOTHING.into()));
                glyphs.into_iter().zip(texts).for_each(|(glyph, text)| self.add(glyph, text));
            }
        }
    }
}

/// Takes the characters of a part out of a text; whether they were all there.
pub(super) fn take(text: &mut String, part: &str) -> bool {
    part.chars().all(|c| text.find(c).map(|at| text.remove(at)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_glyph_stands_for_what_others_leave_over() {
        let mut hints = Hints::default();
        hints.learn(vec![1, 2], "abc".into());
        assert_eq!(hints.get(1), None);
        hints.add(1, "b".into());
        hints.learn(vec![2, 1], "abc".into());
        assert_eq!(hints.get(2), Some("ac"));
        hints.learn(vec![2], "x".into());
        assert_eq!(hints.get(2), Some("ac"), "what is known stays");
    }

    #[test]
    fn riddles_are_solved_when_enough_is_known() {
        let mut hints = Hints::default();
        hints.learn(vec![1, 2], "ab".into());
        hints.learn(vec![2, 3], "bc".into());
        hints.learn(vec![3], "c".into());
        assert_eq!((hints.get(1), hints.get(2)), (None, None));
        hints.solve();
        assert_eq!((hints.get(1), hints.get(2)), (Some("a"), Some("b")));
    }

    #[test]
    fn of_glyphs_that_are_always_together_the_first_stands_for_all() {
        let mut hints = Hints::default();
        hints.add(9, "a".into());
        hints.learn(vec![1, 9, 2], "abc".into());
        hints.learn(vec![9, 3], "a".into());
        hints.solve();
        assert_eq!(hints.get(1), Some("bc"));
        assert_eq!((hints.get(2), hints.get(3)), (Some(NOTHING), Some(NOTHING)));
    }

    #[test]
    fn what_does_not_fit_teaches_nothing() {
        let mut hints = Hints::default();
        hints.add(1, "a".into());
        hints.learn(vec![1, 2], "bc".into());
        hints.solve();
        assert_eq!(hints.get(2), None);
    }
}
