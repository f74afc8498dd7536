//! Words as boxes, and the places where they may be cut.

use std::ops::Range;

use letterpress_break::{DiscretionaryKind, Item, Letters};
use letterpress_page::Len;

use super::super::collect::{Look, Piece};
use super::super::joints::{Ease, Joint};
use super::super::{edges, is_in_capitals, joining, joints, squares};
use super::{ANYWHERE, Atom, Builder, WordUse, price};
use crate::text::{self, Elastic, Extent, InstanceId, WordId};

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
/// After a hyphen that the author wrote: a little less, for nothing is added.
const EXPLICIT: i32 = 100;
/// At a joint of an address or a name: before any line is very loose, after any hyphen.
pub(crate) const JOINT: i32 = 400;
/// Before a hump, where no separator is near.
const HUMP: i32 = 700;
/// Between two groups of a hash: before any two letters are parted, after all else.
const GROUP: i32 = 2_000;

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

impl Builder<'_, '_, '_> {
    /// Adds what stands between two spaces, a word for each direction in it.
    pub(super) fn stretch(&mut self, range: Range<usize>, piece: &Piece) {
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

    /// What a word is shaped with where it stands.
    pub(super) fn instance_of(&mut self, range: &Range<usize>, look: &Look) -> InstanceId {
        let text = &self.text.text;
        if text[range.clone()].is_ascii() {
            if self.list.levels.is_none() {
                return look.instance;
            }
            return self.cx.shaper.amid(look.instance, self.direction(range.start));
        }
        let square = squares::stands_among(text, range);
        let [joins_before, joins_after] = joining::joins(text, range);
        let direction = self.direction(range.start);
        let around = text::Surroundings { square, joins_before, joins_after, ..direction };
        self.cx.shaper.amid(look.instance, around)
    }

    /// The surroundings of words at a byte, as far as they are the way that those run.
    fn direction(&self, at: usize) -> text::Surroundings {
        let rtl = self.list.levels.as_ref().is_some_and(|levels| levels.at(at) % 2 == 1);
        text::Surroundings { rtl, ..text::Surroundings::default() }
    }

    /// Adds what is shaped as one word.
    pub(super) fn shaped(&mut self, range: Range<usize>, piece: &Piece) {
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

/// How many letters the parts on both sides of a hyphen are short of enough.
fn letters_short(word: &str, at: usize) -> i32 {
    let short = |part: &str| {
        let letters = part.chars().filter(|c| c.is_alphabetic()).take(FEW_LETTERS).count();
        i32::try_from(FEW_LETTERS - letters).unwrap_or(0)
    };
    short(&word[..at]) + short(&word[at..])
}
