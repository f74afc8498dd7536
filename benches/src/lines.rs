//! Paragraphs as the breaker sees them.

use std::collections::BTreeMap;

use hypher::Lang;
use letterpress_break::{Breaker, DiscretionaryKind, Glue, INFINITE, Item, Measures, Parameters};

use crate::floor::{Shaper, body};

/// The em and the measure in thousandths of an em: about 66 letters.
const MEASURE: i64 = 28_500;

/// The items of each paragraph of a novel: words cut at the hyphens that English allows, and
/// spaces that give as much as Letterpress lets them.
#[derive(Clone, Debug)]
pub struct Lines {
    paragraphs: Vec<Vec<Item>>,
}

impl Lines {
    /// The paragraphs of a text in which they are a line each.
    #[must_use]
    pub fn new(markdown: &str) -> Self {
        let mut widths = Widths { shaper: Shaper::new(), known: BTreeMap::new() };
        let paragraphs = body(markdown).lines().filter(|line| !line.is_empty());
        Self { paragraphs: paragraphs.map(|text| items(text, &mut widths)).collect() }
    }

    /// Breaks all of them; returns how many lines that gives.
    #[must_use]
    pub fn set(&self) -> usize {
        let mut breaker = Breaker::new();
        let (measures, parameters) = (Measures::all(MEASURE), Parameters::book());
        let mut lines =
            |items: &Vec<Item>| breaker.break_lines(items, &measures, &parameters).lines.len();
        self.paragraphs.iter().map(&mut lines).sum()
    }
}

/// Widths of pieces of words, each shaped once.
struct Widths {
    shaper: Shaper,
    known: BTreeMap<String, i64>,
}

impl Widths {
    fn of(&mut self, piece: &str) -> i64 {
        if let Some(known) = self.known.get(piece) {
            return *known;
        }
        let (_, width) = self.shaper.shape(piece);
        self.known.insert(piece.to_owned(), width);
        width
    }
}

fn items(text: &str, widths: &mut Widths) -> Vec<Item> {
    let (space, hyphen) = (widths.of(" "), widths.of("-"));
    let mut items = Vec::new();
    for word in text.split_whitespace() {
        if !items.is_empty() {
            items.push(Item::Glue(Glue::new(space, space / 2, space / 3)));
        }
        for (number, syllable) in hypher::hyphenate(word, Lang::English).enumerate() {
            if number > 0 {
                items.push(Item::Discretionary {
                    pre: hyphen,
                    hang: 0,
                    post: 0,
                    replace: 0,
                    penalty: 100,
                    kind: DiscretionaryKind::Pattern,
                    has_post: false,
                    flagged: true,
                });
            }
            items.push(Item::Box { width: widths.of(syllable) });
        }
    }
    items.push(Item::Penalty { penalty: INFINITE });
    items.push(Item::Glue(Glue::fil()));
    items
}
