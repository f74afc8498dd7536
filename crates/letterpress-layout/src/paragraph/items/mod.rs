//! A text as the breaker sees it: boxes, glue, penalties and discretionaries.

mod squares;
mod words;

use std::ops::Range;

use letterpress_break::{Glue, INFINITE, Item};
use letterpress_page::{Len, Size};

use super::bidi::{self, Levels};
use super::collect::{OBJECT, Object, Piece, Text};
use super::joints::{Ease, Opportunity};
use super::{Manner, joints, spacing};
use crate::context::Context;
use crate::text::{InstanceId, WordId};

pub(crate) use words::JOINT;

/// A break that leaves a single word to the last line, or a few letters: less for each letter of
/// the one, and for two of the others.
const RUNT: i32 = 130;
const RUNT_LETTER: i32 = 13;
/// No more bytes than this are a runt.
const LONGEST_RUNT: usize = 40;
/// Where a line may end but had better not: before a spaced dash, after `p.`, after a slash.
const DEAR: i32 = 150;
/// Between any two letters of a word wider than the measure, and between what belongs together:
/// only to save an overfull line.
const ANYWHERE: i32 = 5_000;

/// The items of a text, and what each of them stands for.
#[derive(Debug, Default)]
pub(crate) struct List {
    pub(crate) items: Vec<Item>,
    /// As many as there are items.
    pub(crate) atoms: Vec<Atom>,
    pub(crate) words: Vec<WordUse>,
    /// Which way its parts run; none where all of it runs from left to right.
    pub(crate) levels: Option<Levels>,
}

impl List {
    /// An empty list with room for the items of a text: about one for three bytes.
    fn for_text(text: &str) -> Self {
        let items = text.len() / 3 + 8;
        Self {
            items: Vec::with_capacity(items),
            atoms: Vec::with_capacity(items),
            words: Vec::with_capacity(text.len() / 5 + 2),
            levels: None,
        }
    }
}

impl List {
    /// Whether a line ends in glue that fills it.
    pub(super) fn ends_filled(&self, line: &Range<usize>) -> bool {
        matches!(self.items[line.clone()].last(), Some(Item::Glue(glue)) if *glue == Glue::fil())
    }
}

/// What an item stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Atom {
    /// White space that never gives way: before the first line, or below nothing over the white
    /// half of a mark's square.
    Kern(Len),
    /// Bytes of a word in use.
    Fragment { word: usize, start: usize, end: usize },
    /// A piece with an object.
    Object(usize),
    /// A space: the byte of the text it stands at.
    Space { piece: usize, at: usize, width: Len },
    /// White space without a character, of a width by nature, between two that stand without a
    /// space.
    Gap(Len),
    /// Where a word may be cut.
    Point { word: usize, at: usize, hyphen: bool },
    /// The end of a line that the author asked for.
    LineEnd,
    /// Nothing that is painted.
    Void,
}

/// A word where it is used.
#[derive(Clone, Debug)]
pub(crate) struct WordUse {
    pub(crate) id: WordId,
    /// What it is shaped with: its look's instance, or that in the other direction.
    pub(crate) instance: InstanceId,
    pub(crate) range: Range<usize>,
    pub(crate) look: usize,
}

/// Turns a text into items. Words wider than the measure may be cut anywhere; without a
/// measure none are.
pub(crate) fn items(
    text: &Text,
    manner: &Manner,
    measure: Option<Len>,
    cx: &mut Context<'_>,
) -> List {
    let opportunities = joints::opportunities(&text.text);
    let list = List { levels: bidi::levels(text, manner.rtl), ..List::for_text(&text.text) };
    let mut builder = Builder { text, manner, measure, opportunities, ends: ends(text), list, cx };
    if !manner.indent.is_zero() {
        builder.add(Item::Box { width: manner.indent.units() }, Atom::Kern(manner.indent));
    }
    for (index, piece) in text.pieces.iter().enumerate() {
        builder.piece(index, piece);
    }
    builder.end_line(false);
    builder.list
}

struct Builder<'t, 'c, 'a> {
    text: &'t Text,
    manner: &'t Manner,
    measure: Option<Len>,
    /// Where UAX #14 allows a break, in order.
    opportunities: Vec<Opportunity>,
    /// Where the text ends, and before that where its author ends a line.
    ends: Vec<usize>,
    list: List,
    cx: &'c mut Context<'a>,
}

impl Builder<'_, '_, '_> {
    fn add(&mut self, item: Item, atom: Atom) {
        self.list.items.push(item);
        self.list.atoms.push(atom);
    }

    fn penalty(&mut self, penalty: i32) {
        self.add(Item::Penalty { penalty }, Atom::Void);
    }

    /// Fills a line to its end, and breaks it if asked to.
    fn end_line(&mut self, forced: bool) {
        self.penalty(INFINITE);
        self.add(Item::Glue(Glue::fil()), Atom::Void);
        if forced {
            self.add(Item::Penalty { penalty: -INFINITE }, Atom::LineEnd);
        }
    }

    fn piece(&mut self, index: usize, piece: &Piece) {
        match &piece.object {
            Some(Object::LineBreak) => self.end_line(true),
            Some(Object::Picture(_, size)) => {
                let width = fit(*size, self.measure).width.units();
                self.add(Item::Box { width }, Atom::Object(index));
                self.break_after(piece.range.end, &self.text.looks[piece.look]);
            }
            Some(Object::Air(width)) => {
                self.add(Item::Box { width: width.units() }, Atom::Object(index));
            }
            Some(Object::Anchor(_) | Object::Note(_)) => {
                self.add(Item::Box { width: 0 }, Atom::Object(index));
            }
            None => self.words(index, piece),
        }
    }

    /// Cuts a piece at its spaces.
    fn words(&mut self, index: usize, piece: &Piece) {
        let mut start = piece.range.start;
        let text = &self.text.text[piece.range.clone()];
        for (offset, space) in text.match_indices([' ', '\u{a0}']) {
            let at = piece.range.start + offset;
            self.stretch(start..at, piece);
            self.space(index, at, space);
            start = at + space.len();
        }
        self.stretch(start..piece.range.end, piece);
    }

    fn space(&mut self, index: usize, at: usize, space: &str) {
        let look = &self.text.looks[self.text.pieces[index].look];
        let width = self.cx.shaper.space(look.instance, look.style.size) + look.style.tracking;
        let units = width.units();
        if space == "\u{a0}" && self.starts_line() {
            // Glue would vanish there, where its author wants it to stand.
            let atom = Atom::Space { piece: index, at, width };
            return self.add(Item::Box { width: units }, atom);
        }
        let after = at + space.len();
        // Of several spaces the last one has the opportunity after it.
        let more = self.text.text[after..].starts_with(' ');
        if !more && after < self.text.text.len() {
            let penalty = self.opportunity(after).map_or(INFINITE, price);
            match penalty.max(self.runt(after)) {
                0 => {}
                penalty => self.penalty(penalty),
            }
        }
        let (more, less) = match (self.manner.justify, look.token) {
            // A third less, half more: what TeX's fonts give (TeXbook, p. 433).
            (true, false) => (units / 2, units / 3),
            // The wide spaces of code keep their width but for a hair, lest the few others of
            // the line be torn open.
            (true, true) => (units / 6, 0),
            (false, _) => (0, 0),
        };
        let mut glue = Glue::new(units, more, less);
        if self.manner.sentence_space && space == " " {
            glue = self.sentence_space(glue, index, at);
        }
        let width = Len::from_units(glue.width);
        self.add(Item::Glue(glue), Atom::Space { piece: index, at, width });
    }

    /// The glue of a space in the piece `index`, wider if a sentence ends before it.
    fn sentence_space(&self, glue: Glue, index: usize, at: usize) -> Glue {
        let look = |piece: &Piece| &self.text.looks[piece.look];
        let pieces = &self.text.pieces[..=index];
        // After an abbreviation that needs what follows a line had better not end.
        let is_bound = self.opportunity(at + 1).is_some_and(|ease| ease != Ease::Free);
        if is_bound || look(&pieces[index]).token || !look(&pieces[index]).rise.is_zero() {
            return glue;
        }
        // The number of a note between the full stop and the space is looked through, and what
        // ends a name ends no sentence.
        let pieces = pieces.iter().rev().filter(|piece| look(piece).rise.is_zero());
        let before = pieces.flat_map(|piece| {
            let is_name = look(piece).token || look(piece).key.is_some();
            let text = &self.text.text[piece.range.start..piece.range.end.min(at)];
            text.chars().rev().map(move |c| if is_name { OBJECT } else { c })
        });
        spacing::sentence_space(glue, before, self.text.text[at..].chars())
    }

    /// Whether a word is the last one before a line that ends early.
    fn is_last(&self, word: &Range<usize>) -> bool {
        !self.text.text[word.end..self.end_after(word.end)].contains(' ')
    }

    /// What a break costs that leaves only the text from a byte on to a last line.
    fn runt(&self, from: usize) -> i32 {
        if !self.manner.cares_for_ends || self.end_after(from) > from + LONGEST_RUNT {
            return 0;
        }
        let rest = &self.text.text[from..self.end_after(from)];
        let letters = i32::try_from(rest.chars().count()).unwrap_or(i32::MAX);
        let words = if rest.contains(' ') { 2 } else { 1 };
        (RUNT - words * RUNT_LETTER * letters).max(0)
    }

    /// Where the text ends, or the line that its author ends, that has a byte.
    fn end_after(&self, at: usize) -> usize {
        let index = self.ends.partition_point(|&end| end < at);
        self.ends.get(index).copied().unwrap_or(self.text.text.len())
    }

    /// Whether nothing stands yet on the line that comes next.
    fn starts_line(&self) -> bool {
        match self.list.items.last() {
            None => true,
            Some(&Item::Penalty { penalty }) => penalty <= -INFINITE,
            Some(_) => false,
        }
    }

    fn opportunity(&self, at: usize) -> Option<Ease> {
        let found = self.opportunities.binary_search_by_key(&at, |found| found.at);
        found.ok().map(|index| self.opportunities[index].ease)
    }
}

/// Where a text ends, and before that where its author ends a line.
fn ends(text: &Text) -> Vec<usize> {
    let is_end = |piece: &&Piece| matches!(piece.object, Some(Object::LineBreak));
    let breaks = text.pieces.iter().filter(is_end).map(|piece| piece.range.start);
    breaks.chain([text.text.len()]).collect()
}

/// The penalty of an opportunity.
fn price(ease: Ease) -> i32 {
    match ease {
        Ease::Free => 0,
        Ease::Dear => DEAR,
        Ease::Last => ANYWHERE,
    }
}

/// A size that is no wider than the measure, in the same proportions.
pub(crate) fn fit(size: Size, measure: Option<Len>) -> Size {
    match measure {
        Some(measure) if size.width > measure && size.width > Len::ZERO => {
            Size::new(measure, size.height.scale(measure.units(), size.width.units()))
        }
        _ => size,
    }
}
