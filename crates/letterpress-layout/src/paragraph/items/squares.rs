//! Words with characters that are set in squares, and the white space between those.

use std::ops::Range;

use letterpress_break::{Glue, INFINITE, Item};
use letterpress_page::Len;

use super::super::collect::{Look, Piece};
use super::super::joints::Ease;
use super::super::squares::{self, Gap};
use super::{Atom, Builder, price};
use crate::text::Blank;

impl Builder<'_, '_, '_> {
    /// Lets a line end behind a word, over the white space that stands there among squares.
    pub(super) fn break_after(&mut self, at: usize, look: &Look) {
        let ease = self.opportunity(at);
        if let Some(gap) = self.gap_at(at, look) {
            self.gap(gap, ease, look.style.size);
        } else if let Some(ease) = ease.filter(|_| !self.text.text[at..].starts_with(' ')) {
            self.penalty(price(ease));
        }
    }

    /// The white space at a byte of the text, where characters stand in squares.
    pub(super) fn gap_at(&mut self, at: usize, look: &Look) -> Option<Gap> {
        let bytes = self.text.text.as_bytes();
        let is_plain = |at: usize| bytes.get(at).is_none_or(u8::is_ascii);
        if at == 0 || bytes.get(at).is_none_or(|&byte| byte == b' ') {
            return None;
        }
        if is_plain(at - 1) && is_plain(at) {
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
    pub(super) fn gap(&mut self, gap: Gap, ease: Option<Ease>, size: Len) {
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
    pub(super) fn word(&mut self, range: Range<usize>, piece: &Piece) {
        if range.is_empty() {
            return;
        }
        let (text, look) = (&self.text.text[range.clone()], &self.text.looks[piece.look]);
        if text.is_ascii() || !squares::has_squares(text) {
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
}
