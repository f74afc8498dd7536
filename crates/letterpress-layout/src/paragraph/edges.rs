//! The edges of lines: how far what stands there hangs into the margins.

use letterpress_page::Len;

use super::collect::Look;
use super::lines::{Line, Part};
use super::{Manner, Text};
use crate::context::Context;
use crate::text::{Shaper, WordId};

/// How far the part of a word that begins at a byte hangs at its left; `text` is the part.
pub(super) fn left(
    id: WordId,
    at: usize,
    text: &str,
    (look, shaper): (&Look, &mut Shaper<'_>),
) -> Len {
    let Some(first) = text.chars().next().filter(|_| !look.is_rigid()) else { return Len::ZERO };
    let Some((font, em, glyph)) = shaper.get(id).glyph_at(at) else { return Len::ZERO };
    let hang = shaper.faces.hang(font, glyph, first);
    look.style.size.scale(hang.left.into(), em)
}

/// How far the part of a word that ends before a byte hangs at its right; `text` is the part.
pub(super) fn right(
    id: WordId,
    at: usize,
    text: &str,
    (look, shaper): (&Look, &mut Shaper<'_>),
) -> Len {
    let Some(last) = text.chars().next_back().filter(|_| !look.is_rigid()) else {
        return Len::ZERO;
    };
    let Some((font, em, glyph)) = shaper.get(id).glyph_before(at) else { return Len::ZERO };
    let hang = shaper.faces.hang(font, glyph, last);
    look.style.size.scale(hang.right.into(), em)
}

/// How far the hyphen that a break adds hangs at its right.
pub(super) fn hyphen((look, shaper): (&Look, &mut Shaper<'_>)) -> Len {
    if look.is_rigid() {
        return Len::ZERO;
    }
    let hyphen = shaper.hyphen_text(look.instance);
    let id = shaper.word(look.instance, hyphen);
    right(id, hyphen.len(), hyphen, (look, shaper))
}

/// How far a set line hangs into the left and the right margin.
pub(super) fn of_line(
    line: &Line,
    text: &Text,
    manner: &Manner,
    cx: &mut Context<'_>,
) -> (Len, Len) {
    if !manner.microtype.protrusion || !line.levels.is_empty() {
        return (Len::ZERO, Len::ZERO);
    }
    let shaper = &mut cx.shaper;
    let first = match line.parts.first() {
        Some(Part::Word { id, cut, look, text: range, .. }) => {
            left(*id, cut.start, &text.text[range.clone()], (&text.looks[*look], &mut *shaper))
        }
        _ => Len::ZERO,
    };
    let last = match line.parts.last() {
        Some(Part::Word { look, hyphen: true, .. }) => hyphen((&text.looks[*look], shaper)),
        Some(Part::Word { id, cut, look, text: range, .. }) => {
            right(*id, cut.end, &text.text[range.clone()], (&text.looks[*look], shaper))
        }
        _ => Len::ZERO,
    };
    (first, last)
}
