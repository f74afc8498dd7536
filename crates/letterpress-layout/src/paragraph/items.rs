//! A text as the breaker sees it: boxes, glue, penalties and discretionaries.

use std::ops::Range;

use letterpress_break::{DiscretionaryKind, Glue, INFINITE, Item, Letters};
use letterpress_page::{Len, Size};

use super::bidi::{self, Levels};
use super::collect::{Look, OBJECT, Object, Piece, Text};
use super::joints::{Ease, Joint, Opportunity};
use super::squares::Gap;
use super::{Manner, edges, is_in_capitals, joining, joints, spacing, squares};
use crate::context::Context;
use crate::text::{self, Blank, Elastic, Extent, InstanceId, WordId};

/// A hyphen that the patterns allow, far from both ends of its word. Twice TeX's: with a single
/// pass over all breaks it gives as many hyphens as TeX's two passes give.
const HYPHEN: i32 = 110;
/// A hyphen nearer to an end of its word than [`FEW_LETTERS`] costs so much more for each letter:
/// `re-ceived` is harder to read on than `govern-ment`.
const SHORT_END: i32 = 20;
const FEW_LETTERS: usize = 4;
/// A hyphen in ragged text, where a short line is no fault until it is very short. With the slack
/// of ragged lines such a hyphen pays where a line would be about five ems short without it.
const RAGGED_HYPHEN: i32 = 500;
/// A hyphen in the last word of a paragraph, which would leave half a word alone.
const LAST_HYPHEN: i32 = 160;
/// A hyphen in a word in capitals, which may be an abbreviation.
const CAPITALS_HYPHEN: i32 = 350;
/// A break that leaves a single word to the last line, or a few letters: less for each letter of
/// the one, and for two of the others.
const RUNT: i32 = 130;
const RUNT_LETTER: i32 = 13;
/// No more bytes than this are a runt.
const LONGEST_RUNT: usize = 40;
/// After a hyphen that the author wrote: a little less, for nothing is added.
const EXPLICIT: i32 = 100;
/// Where a line may end but had better not: before a spaced dash, after `p.`, after a slash.
const DEAR: i32 = 150;
/// At a joint of an address or a name: before any line is very loose, after any hyphen.
pub(crate) const JOINT: i32 = 400;
/// Before a hump, where no separator is near.
const HUMP: i32 = 700;
/// Between two groups of a hash: before any two letters are parted, after all else.
const GROUP: i32 = 2_000;
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

/// A kind of place where a word may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    /// UAX #14 allows a break.
    Opportunity(Ease),
    /// The author's soft hyphen.
    SoftHyphen,
    /// The language's patterns allow a hyphen.
    Pattern,
    /// A joint of a token.
    Joint,
    /// The hump of a name in camel case.
    Hump,
    /// Between two groups of a hash.
    Group,
    /// Nothing allows it, but the word is wider than the measure.
    Anywhere,
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

    /// Adds what stands between two spaces, a word for each direction in it.
    fn stretch(&mut self, range: Range<usize>, piece: &Piece) {
        let Some(levels) = &self.list.levels else { return self.long_word(range, piece) };
        let runs: Vec<_> = levels.runs(range).collect();
        for run in runs {
            self.long_word(run, piece);
        }
    }

    /// Adds a word, in parts if it is longer than any word of a language.
    fn long_word(&mut self, range: Range<usize>, piece: &Piece) {
        let mut start = range.start;
        while range.end - start > joints::LONGEST {
            let rest = &self.text.text[start..range.end];
            let limit = start + joints::LONGEST;
            let before = self.opportunities.partition_point(|found| found.at <= limit);
            let last = self.opportunities[..before].last().map(|found| found.at);
            let chance = last.filter(|&at| at > start);
            let end = chance.unwrap_or_else(|| start + joints::end_of_part(rest));
            self.word(start..end, piece);
            if chance.is_none() {
                self.penalty(ANYWHERE);
            }
            start = end;
        }
        self.word(start..range.end, piece);
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

    fn break_after(&mut self, at: usize, look: &Look) {
        let ease = self.opportunity(at);
        if let Some(gap) = self.gap_at(at, look) {
            self.gap(gap, ease, look.style.size);
        } else if let Some(ease) = ease.filter(|_| !self.text.text[at..].starts_with(' ')) {
            self.penalty(price(ease));
        }
    }

    /// The white space at a byte of the text, where characters stand in squares.
    fn gap_at(&mut self, at: usize, look: &Look) -> Option<Gap> {
        let bytes = self.text.text.as_bytes();
        if at == 0 || at >= bytes.len() || bytes[at - 1].is_ascii() && bytes[at].is_ascii() {
            return None;
        }
        if !look.rise.is_zero() || self.is_raised(at) {
            return None;
        }
        let (before, after) = self.text.text.split_at(at);
        let (left, right) = (before.chars().next_back()?, after.chars().next()?);
        let mut blank = |range: Range<usize>, mark: char, class| {
            if squares::class(mark) != class {
                return Blank::default();
            }
            let instance = self.instance_of(&range, look);
            self.cx.shaper.blank(instance, mark)
        };
        let before = blank(at - left.len_utf8()..at, left, squares::Class::Closing).after > 0;
        let after = blank(at..at + right.len_utf8(), right, squares::Class::Opening).before > 0;
        squares::gap(left, right, (before, after))
    }

    /// Whether what stands at a byte is the number of a note or the like, which clings to its word.
    fn is_raised(&self, at: usize) -> bool {
        let index = self.text.pieces.partition_point(|piece| piece.range.end <= at);
        let piece = self.text.pieces.get(index);
        piece.is_some_and(|piece| !self.text.looks[piece.look].rise.is_zero())
    }

    /// Adds the white space between two characters that stand without a space, which gives way a
    /// little, and may be broken at where there is an opportunity.
    fn gap(&mut self, gap: Gap, ease: Option<Ease>, size: Len) {
        let em = size.units();
        let (width, stretch, shrink) = match gap {
            // Without an opportunity there is nothing to be gained.
            Gap::None if ease.is_none() => return,
            Gap::None => (0, em / 12, 0),
            Gap::Half => (em / 2, em / 12, em / 4),
            Gap::Quarter => (em / 4, em / 8, em / 8),
        };
        match ease.map_or(INFINITE, price) {
            0 => {}
            penalty => self.penalty(penalty),
        }
        let glue = match self.manner.justify {
            true => Glue::new(width, stretch, shrink),
            false => Glue::new(width, 0, 0),
        };
        self.add(Item::Glue(glue), Atom::Gap(Len::from_units(width)));
    }

    /// Adds a word. One with characters in squares is set in parts, with white space between them.
    fn word(&mut self, range: Range<usize>, piece: &Piece) {
        if range.is_empty() {
            return;
        }
        let (text, look) = (&self.text.text[range.clone()], &self.text.looks[piece.look]);
        if !squares::has_squares(text) {
            self.shaped(range.clone(), piece);
            return self.break_after(range.end, look);
        }
        for part in squares::parts(text) {
            let part = range.start + part.start..range.start + part.end;
            self.square(part.clone(), piece);
            self.break_after(part.end, look);
        }
    }

    /// Adds a part of a word, over the white half of its square if it is a mark that has one.
    fn square(&mut self, range: Range<usize>, piece: &Piece) {
        let mut chars = self.text.text[range.clone()].chars();
        let look = &self.text.looks[piece.look];
        let blank = match (chars.next(), chars.next()) {
            (Some(mark), None) => {
                let instance = self.instance_of(&range, look);
                self.cx.shaper.blank(instance, mark)
            }
            _ => Blank::default(),
        };
        let size = look.style.size;
        let over = |units: i64| if units > 0 { -size.scale(units, blank.em) } else { Len::ZERO };
        self.kern(over(blank.before));
        self.shaped(range, piece);
        self.kern(over(blank.after));
    }

    /// Adds white space that never gives way.
    fn kern(&mut self, width: Len) {
        if !width.is_zero() {
            self.add(Item::Box { width: width.units() }, Atom::Kern(width));
        }
    }

    /// What a word is shaped with where it stands.
    fn instance_of(&mut self, range: &Range<usize>, look: &Look) -> InstanceId {
        let text = &self.text.text;
        if text[range.clone()].is_ascii() {
            if self.list.levels.is_none() {
                return look.instance;
            }
            return self.cx.shaper.in_manner(look.instance, self.direction(range.start));
        }
        let square = squares::stands_among(text, range);
        let [joins_before, joins_after] = joining::joins(text, range);
        let manner =
            text::Manner { square, joins_before, joins_after, ..self.direction(range.start) };
        self.cx.shaper.in_manner(look.instance, manner)
    }

    /// The manner of words at a byte, as far as it is the way that they run.
    fn direction(&self, at: usize) -> text::Manner {
        let rtl = self.list.levels.as_ref().is_some_and(|levels| levels.at(at) % 2 == 1);
        text::Manner { rtl, ..text::Manner::default() }
    }

    /// Adds what is shaped as one word.
    fn shaped(&mut self, range: Range<usize>, piece: &Piece) {
        let text = &self.text.text[range.clone()];
        let look = &self.text.looks[piece.look];
        let instance = self.instance_of(&range, look);
        let id = self.cx.shaper.word(instance, text);
        let (size, tracking) = (look.style.size, look.style.tracking);
        let width = self.cx.shaper.get(id).width(size, tracking);
        let cuts = self.cuts(id, &range, look, width);
        let word = self.list.words.len();
        self.list.words.push(WordUse { id, instance, range: range.clone(), look: piece.look });
        let mut start = 0;
        let mut before = Extent::default();
        for (at, cut) in cuts {
            let here = self.cx.shaper.get(id).extent_to(at, size, tracking);
            self.fragment(word, start..at, (before, here));
            self.cut(word, at, cut, (here.width, width));
            (start, before) = (at, here);
        }
        let whole = self.cx.shaper.get(id).extent_to(usize::MAX, size, tracking);
        self.fragment(word, start..range.len(), (before, whole));
    }

    /// Adds a part of a word, which is so wide up to its start and up to its end.
    fn fragment(&mut self, word: usize, cut: Range<usize>, (before, here): (Extent, Extent)) {
        let WordUse { id, ref range, look, .. } = self.list.words[word];
        let look = &self.text.looks[look];
        let text = &self.text.text[range.start + cut.start..range.start + cut.end];
        let shaped = self.cx.shaper.get(id);
        let reads = if cut.len() == range.len() { shaped.reads } else { 0 };
        let elastic = if look.is_rigid() { Elastic::default() } else { shaped.elastic };
        let width = (here.width - before.width).units();
        let ems = (look.style.size * (here.letters - before.letters)).units();
        let (left, right) = if self.protrudes() {
            let left = edges::left(id, cut.start, text, (look, &mut self.cx.shaper));
            (left, edges::right(id, cut.end, text, (look, &mut self.cx.shaper)))
        } else {
            (Len::ZERO, Len::ZERO)
        };
        let letters = Letters {
            width,
            expands: if elastic.expands { width } else { 0 },
            ems: if elastic.spaced { ems } else { 0 },
            left: left.units(),
            right: right.units(),
            word: reads,
        };
        self.add(Item::Letters(letters), Atom::Fragment { word, start: cut.start, end: cut.end });
    }

    /// Whether marks hang into the margins. In lines that run from right to left they don't: the
    /// tables of what hangs know nothing of their scripts.
    fn protrudes(&self) -> bool {
        self.manner.microtype.protrusion && self.list.levels.is_none()
    }

    /// The places where a word may be cut, in order.
    fn cuts(
        &mut self,
        id: WordId,
        range: &Range<usize>,
        look: &Look,
        width: Len,
    ) -> Vec<(usize, Cut)> {
        let text = &self.text.text[range.clone()];
        let first = self.opportunities.partition_point(|found| found.at <= range.start);
        let inside = self.opportunities[first..].iter().take_while(|found| found.at < range.end);
        let token = look.token || joints::is_token(text);
        let mut cuts: Vec<(usize, Cut)> = inside
            .map(|found| (found.at - range.start, found.ease))
            .filter(|&(at, _)| !token || !joints::parts_token(text, at))
            .map(|(at, ease)| (at, Cut::Opportunity(ease)))
            .collect();
        let soft = &self.text.soft_hyphens;
        let first = soft.partition_point(|&at| at <= range.start);
        let soft = soft[first..].iter().take_while(|&&at| at < range.end);
        let before = cuts.len();
        cuts.extend(soft.map(|&at| (at - range.start, Cut::SoftHyphen)));
        let is_settled = cuts.len() > before;
        if token {
            let cut = |joint| match joint {
                Joint::Separator => Cut::Joint,
                Joint::Hump => Cut::Hump,
                Joint::Group => Cut::Group,
            };
            cuts.extend(joints::joints(text).into_iter().map(|(at, joint)| (at, cut(joint))));
        } else if self.manner.hyphenate && !is_settled {
            let hyphens = self.cx.shaper.hyphens(look.instance, id, text);
            cuts.extend(hyphens.iter().map(|&at| (at as usize, Cut::Pattern)));
        }
        cuts.sort_unstable();
        cuts.dedup_by_key(|&mut (at, _)| at);
        if let Some(measure) = self.measure.filter(|&measure| width > measure) {
            self.cut_wide_fragments(id, range, (measure, look), &mut cuts);
        }
        cuts
    }

    /// Lets fragments between two cuts that are wider than the measure be cut anywhere.
    fn cut_wide_fragments(
        &self,
        id: WordId,
        range: &Range<usize>,
        (measure, look): (Len, &Look),
        cuts: &mut Vec<(usize, Cut)>,
    ) {
        let text = &self.text.text[range.clone()];
        let word = self.cx.shaper.get(id);
        let (size, tracking) = (look.style.size, look.style.tracking);
        let regular = cuts.iter().map(|&(at, _)| at).chain([range.len()]);
        let (mut from, mut before) = (0, Len::ZERO);
        let mut found = Vec::new();
        for to in regular {
            let here = word.width_to(to, size, tracking);
            // With the hyphen that it may end in.
            if here - before + size / 2 > measure {
                let inside = joints::clusters(&text[from..to]).map(|at| (from + at, Cut::Anywhere));
                found.extend(inside);
            }
            (from, before) = (to, here);
        }
        cuts.extend(found);
        cuts.sort_unstable();
    }

    /// Adds the place where a word may be cut; `here` is the word's width up to it.
    fn cut(&mut self, word: usize, at: usize, cut: Cut, (here, width): (Len, Len)) {
        let WordUse { id, instance, ref range, look } = self.list.words[word];
        let range = range.clone();
        let text = &self.text.text[range.clone()];
        let look = &self.text.looks[look];
        if let Cut::Opportunity(ease) = cut
            && let Some(gap) = self.gap_at(range.start + at, look)
        {
            return self.gap(gap, Some(ease), look.style.size);
        }
        let (size, tracking) = (look.style.size, look.style.tracking);
        // Even a word that is cut for want of room shows that it goes on, unless a hyphen might
        // be taken for a part of it.
        let parts_word = !look.token
            && text[..at].ends_with(char::is_alphabetic)
            && text[at..].starts_with(char::is_alphabetic);
        let hyphen = match cut {
            Cut::Pattern | Cut::SoftHyphen => true,
            Cut::Anywhere => parts_word,
            Cut::Opportunity(_) | Cut::Joint | Cut::Hump | Cut::Group => false,
        };
        let (mut pre, mut post) = (Len::ZERO, Len::ZERO);
        if !self.cx.shaper.get(id).is_safe(at) {
            let mut width_of = |part: &str, to: usize| {
                let id = self.cx.shaper.word(instance, part);
                self.cx.shaper.get(id).width_to(to, size, tracking)
            };
            let (mut text, mut at, mut here, mut width) = (text, at, here, width);
            if cut == Cut::Anywhere {
                // Where any letter may end a line, all the parts are not worth shaping: what two
                // letters make of each other is nearly all of it.
                (text, at) = pair(text, at);
                (here, width) = (width_of(text, at), width_of(text, text.len()));
            }
            pre = width_of(&text[..at], at) - here;
            post = width_of(&text[at..], text.len()) - (width - here);
        }
        let before = &text[..at];
        if hyphen {
            pre += self.cx.shaper.hyphen_after(instance, before, size) + tracking;
        }
        let hang = if !self.protrudes() {
            Len::ZERO
        } else if hyphen {
            edges::hyphen((look, &mut self.cx.shaper))
        } else {
            edges::right(id, at, before, (look, &mut self.cx.shaper))
        };
        let penalty = match cut {
            Cut::Opportunity(Ease::Free) if text[..at].ends_with(['-', '\u{2010}']) => EXPLICIT,
            Cut::Opportunity(ease) => price(ease),
            Cut::SoftHyphen => EXPLICIT,
            Cut::Pattern if !self.manner.justify && !self.manner.fills => {
                RAGGED_HYPHEN + SHORT_END * letters_short(text, at)
            }
            Cut::Pattern if self.is_last(&range) => LAST_HYPHEN,
            Cut::Pattern if is_in_capitals(text) => CAPITALS_HYPHEN,
            Cut::Pattern => HYPHEN + SHORT_END * letters_short(text, at),
            Cut::Joint => JOINT,
            Cut::Hump => HUMP,
            Cut::Group => GROUP,
            Cut::Anywhere => ANYWHERE,
        };
        let kind = match cut {
            Cut::Pattern => DiscretionaryKind::Pattern,
            _ => DiscretionaryKind::Explicit,
        };
        let flagged = hyphen || text[..at].ends_with(['-', '\u{2010}']);
        let (pre, post) = (pre.units(), post.units());
        let item = Item::Discretionary {
            pre,
            hang: hang.units(),
            post,
            replace: 0,
            penalty,
            kind,
            has_post: post != 0,
            flagged,
        };
        self.add(item, Atom::Point { word, at, hyphen });
    }
}

/// The two characters around a byte of a text, and where it stands in them.
fn pair(text: &str, at: usize) -> (&str, usize) {
    let before = text[..at].chars().next_back().map_or(0, char::len_utf8);
    let after = text[at..].chars().next().map_or(0, char::len_utf8);
    (&text[at - before..at + after], before)
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

/// How many letters the parts on both sides of a hyphen are short of enough.
fn letters_short(word: &str, at: usize) -> i32 {
    let short = |part: &str| {
        let letters = part.chars().filter(|c| c.is_alphabetic()).take(FEW_LETTERS).count();
        i32::try_from(FEW_LETTERS - letters).unwrap_or(0)
    };
    short(&word[..at]) + short(&word[at..])
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
