//! How far a glyph at the edge of a line hangs into the margin.
//!
//! A margin is seen straight where the ink looks even, not where the boxes of the glyphs end:
//! a full stop or a hyphen leaves the line short by the white above it, an `A` by that beside
//! it. Signs whose shape is the same in every face hang by the [`table`]; all others, and letters
//! within what the table allows them, by their [`ink`]. docs/typography.md gives the reasons.

mod bands;
mod ink;
mod table;
#[cfg(test)]
mod tests;

use letterpress_page::FontId;
use rustc_hash::FxHashMap;
use rustybuzz::ttf_parser::{Face, GlyphId};

use ink::Gauge;

/// How far a glyph hangs into the left and the right margin, in units of its face's em.
///
/// Never less than nothing, and never more than a fifth of the em.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hang {
    pub(crate) left: i32,
    pub(crate) right: i32,
}

/// The hangs that have been asked for so far.
#[derive(Default)]
pub(crate) struct Hangs {
    known: FxHashMap<(FontId, u32, char), Hang>,
    gauges: FxHashMap<FontId, Gauge>,
}

impl Hangs {
    /// How far a glyph that stands for a character hangs.
    pub(crate) fn of(
        &mut self,
        face: &Face<'_>,
        font: FontId,
        glyph: u32,
        character: char,
    ) -> Hang {
        let key = (font, glyph, character);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let gauge = self.gauges.entry(font).or_insert_with(|| Gauge::new(face));
        let found = u16::try_from(glyph).ok();
        let hang = found.and_then(|glyph| hang(face, gauge, GlyphId(glyph), character));
        *self.known.entry(key).or_insert(hang.unwrap_or_default())
    }
}

/// A sign in the table hangs by it; all else by its ink, a letter in the table no farther than
/// that says. The table is for the glyph that a face has for the character: a small capital, a
/// ligature or a tabular figure in its stead is another shape.
fn hang(face: &Face<'_>, gauge: &Gauge, glyph: GlyphId, character: char) -> Option<Hang> {
    let advance = i64::from(face.glyph_hor_advance(glyph)?);
    // In a face of one width the white beside a glyph is that of its cell.
    if advance == 0 || face.is_monospaced() || is_full_width(character, advance, face) {
        return None;
    }
    face.glyph_bounding_box(glyph)?;
    let is_own = face.glyph_index(character).is_none_or(|own| own == glyph);
    let part = |thousandths| part(face, advance, thousandths);
    if let Some(sign) = table::sign(character, is_slanted(face)).filter(|_| is_own) {
        return Some(part(sign));
    }
    let ink = gauge.hang(face, glyph, character)?;
    let most = table::letter(character).filter(|_| is_own).map(part);
    let most = most.unwrap_or(ink);
    let side = |ink: i32, most: i32| rounded(ink.min(most), face);
    Some(Hang { left: side(ink.left, most.left), right: side(ink.right, most.right) })
}

/// What is measured by ink, in whole hundredths of the em: a tenth of a point in running text, and
/// no eye is finer. So most lines begin at the very same place.
fn rounded(hang: i32, face: &Face<'_>) -> i32 {
    let step = (i32::from(face.units_per_em()) / 100).max(1);
    (hang + step / 2) / step * step
}

/// Thousandths of an advance, but never more than a fifth of the em.
fn part(face: &Face<'_>, advance: i64, (left, right): table::Thousandths) -> Hang {
    let most = i64::from(face.units_per_em()) / 5;
    let side = |thousandths: i64| {
        let units = ((advance * thousandths + 500) / 1000).min(most);
        i32::try_from(units).unwrap_or_default()
    };
    Hang { left: side(left), right: side(right) }
}

/// Whether a sign fills the square of an ideograph; those are squeezed, not hung.
fn is_full_width(character: char, advance: i64, face: &Face<'_>) -> bool {
    match character {
        '\u{3000}'..='\u{33ff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' => true,
        // East Asian faces have these as wide as an em, and Western ones don't.
        '‘' | '’' | '“' | '”' | '·' => advance >= i64::from(face.units_per_em()),
        _ => false,
    }
}

fn is_slanted(face: &Face<'_>) -> bool {
    face.is_italic() || face.is_oblique() || face.italic_angle() != 0.0
}
