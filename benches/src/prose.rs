//! Sentences, paragraphs and a novel made of them.

use std::fmt::Write;

use crate::random::Random;
use crate::words::Words;

/// Shapes of clauses: noun, verb, adjective, adverb and name by their letters, other words as
/// they are.
const CLAUSES: [&str; 24] = [
    "the A N V the N",
    "R V",
    "a N V D",
    "the N of the N V and V",
    "he V the A N with a N",
    "she V D",
    "it was a A N, A and A",
    "nobody V the N",
    "they had V the N before the N V",
    "there was no N in the N",
    "the N was A",
    "R V to the N and V it",
    "one of the Ns V behind the A N",
    "his N, A as the N, V",
    "her A N V upon the N",
    "what the N had V was not for R to say",
    "I V that the A N would not be V",
    "all that N and N V from the N",
    "under the N, between two A Ns, the N V",
    "R, who had V the N, V D",
    "we had V it once, at the N by the A N",
    "the Ns and the Ns V together",
    "some N or other had been V",
    "not a N V",
];

const JOINTS: [&str; 12] = [
    ", and ",
    ", but ",
    "; ",
    ", for ",
    " when ",
    " because ",
    ", while ",
    ": ",
    ", so that ",
    " until ",
    ", though ",
    "--",
];

const SAID: [&str; 6] = ["said", "asked", "answered", "cried", "whispered", "remarked"];

/// A writer of prose that means nothing but has the words, the lengths and the marks of a book.
pub(crate) struct Prose {
    pub(crate) words: Words,
    pub(crate) random: Random,
}

impl Prose {
    pub(crate) fn new(seed: u64) -> Self {
        Self { words: Words::new(), random: Random::new(seed) }
    }

    pub(crate) fn noun(&mut self) -> &str {
        let rank = self.random.rank(self.words.nouns.len());
        &self.words.nouns[rank]
    }

    pub(crate) fn adjective(&mut self) -> &str {
        let rank = self.random.rank(self.words.adjectives.len());
        &self.words.adjectives[rank]
    }

    pub(crate) fn verb(&mut self) -> &str {
        let rank = self.random.rank(self.words.verbs.len());
        &self.words.verbs[rank]
    }

    fn clause(&mut self, out: &mut String) {
        for part in self.random.pick(&CLAUSES).split_inclusive(' ') {
            let word = part.trim_end_matches([' ', ',']);
            let Words { nouns, verbs, adjectives, adverbs, names } = &self.words;
            let class = match word {
                "N" | "Ns" => nouns,
                "V" => verbs,
                "A" => adjectives,
                "D" => adverbs,
                "R" => names,
                _ => {
                    out.push_str(part);
                    continue;
                }
            };
            out.push_str(&class[self.random.rank(class.len())]);
            out.push_str(&part[word.len()..]);
        }
    }

    /// A sentence with its full stop.
    pub(crate) fn sentence(&mut self, out: &mut String) {
        let start = out.len();
        self.clause(out);
        while self.random.one_in(2) {
            out.push_str(self.random.pick(&JOINTS));
            self.clause(out);
        }
        capitalise(out, start);
        out.push_str(self.random.pick(&[".", ".", ".", ".", ".", ".", "!", "?"]));
    }

    /// `least` to `most` sentences in a line of their own.
    pub(crate) fn sentences(&mut self, least: usize, most: usize, out: &mut String) {
        for number in 0..self.random.between(least, most) {
            if number > 0 {
                out.push(' ');
            }
            let start = out.len();
            self.sentence(out);
            if self.random.one_in(30) {
                let end = out.len() - 1;
                out.insert(end, '*');
                out.insert(start, '*');
            }
        }
    }

    /// What somebody says.
    fn speech(&mut self, out: &mut String) {
        out.push('"');
        self.sentence(out);
        let name = self.random.pick(&["he", "she", "the old man", "Harriet", "the captain", "I"]);
        let stop = out.pop().filter(|stop| *stop != '.').unwrap_or(',');
        let _ = write!(out, "{stop}\" {} {name}. ", self.random.pick(&SAID));
        if self.random.one_in(2) {
            out.push('"');
            self.sentences(1, 3, out);
            out.push('"');
        } else {
            self.sentences(0, 2, out);
        }
    }

    fn paragraph(&mut self, out: &mut String) {
        match self.random.index(10) {
            0..3 => self.speech(out),
            3..5 => self.sentences(1, 2, out),
            5..9 => self.sentences(3, 7, out),
            _ => self.sentences(8, 16, out),
        }
        let end = out.trim_end().len();
        out.truncate(end);
        out.push_str("\n\n");
    }
}

fn capitalise(out: &mut str, start: usize) {
    if let Some(first) = out.get_mut(start..=start) {
        first.make_ascii_uppercase();
    }
}

/// A novel of at least `bytes` bytes.
pub fn novel(bytes: usize) -> String {
    let mut prose = Prose::new(1_813);
    let mut out = String::from("---\ntitle: The Lantern by the River\nlang: en\n---\n\n");
    for chapter in 1.. {
        if out.len() >= bytes {
            break;
        }
        let _ = write!(out, "# Chapter {chapter}\n\n");
        for number in 0..prose.random.between(60, 110) {
            if number > 0 && prose.random.one_in(40) {
                out.push_str("* * *\n\n");
            }
            prose.paragraph(&mut out);
        }
    }
    out
}
