//! What a glyph's own ink says about how far it may hang.

use rustybuzz::ttf_parser::{Face, GlyphId};
use unicode_script::{Script, UnicodeScript};

use super::Hang;
use super::bands::{BANDS, Bands, PARTS, Reach};

/// How the white beside a kind of glyphs is measured.
struct Rule {
    /// The letter whose height is looked at, up from the baseline.
    height: char,
    /// The letter with straight stems whose white is no reason to hang.
    stem: char,
    /// How deep white is seen, in thousandths of the em; what lies deeper is seen no better.
    depth: i64,
    /// How many quarters of the mean white hang.
    quarters: i64,
    /// Whether glyphs of the kind lean in a slanted face.
    leans: bool,
    /// How far a glyph may hang, in thousandths of the em.
    most: i64,
    /// How far its ink may stand in the margin at any height, in thousandths of the em: the
    /// hook of an `f` is above the x-height, and yet it is seen.
    reach: i64,
}

/// Small letters are read by what stands between the baseline and the x-height.
const SMALL: Rule =
    Rule { height: 'x', stem: 'n', depth: 200, quarters: 2, leans: true, most: 100, reach: 50 };

/// Capitals, figures and letters without case.
const CAPITAL: Rule =
    Rule { height: 'H', stem: 'H', depth: 200, quarters: 2, leans: true, most: 100, reach: 50 };

/// Signs are light and lie in much white, so they hang by more.
const MARK: Rule =
    Rule { height: 'H', stem: 'H', depth: 300, quarters: 3, leans: false, most: 200, reach: 200 };

/// The height and the straight stems of a face for each of the rules; what is missing in a face
/// is never measured in it.
pub(super) struct Gauge {
    small: Option<Stem>,
    capital: Option<Stem>,
    mark: Option<Stem>,
}

struct Stem {
    /// In parts of a unit.
    height: i64,
    white: White,
}

/// The white beside a glyph, summed over all bands, in parts of a unit.
struct White {
    left: i64,
    right: i64,
}

impl Gauge {
    pub(super) fn new(face: &Face<'_>) -> Self {
        let stem = |rule: &Rule| {
            let top = face.glyph_bounding_box(face.glyph_index(rule.height)?)?.y_max;
            let height = i64::from(top) * PARTS;
            let glyph = face.glyph_index(rule.stem)?;
            let (mut white, _) = white(face, glyph, height, depth(face, rule))?;
            if !rule.leans {
                white.left = (white.left + white.right) / 2;
                white.right = white.left;
            }
            (height > 0).then_some(Stem { height, white })
        };
        Self { small: stem(&SMALL), capital: stem(&CAPITAL), mark: stem(&MARK) }
    }

    /// How far a glyph that stands for a character hangs by its ink; none where that can't be
    /// measured.
    pub(super) fn hang(&self, face: &Face<'_>, glyph: GlyphId, character: char) -> Option<Hang> {
        let (rule, stem) = match character {
            c if !stands_apart(c) => return None,
            c if c.is_lowercase() => (&SMALL, self.small.as_ref()?),
            c if c.is_alphanumeric() => (&CAPITAL, self.capital.as_ref()?),
            _ => (&MARK, self.mark.as_ref()?),
        };
        let (white, free) = white(face, glyph, stem.height, depth(face, rule))?;
        Some(Hang {
            left: share(face, rule, white.left - stem.white.left, free.0),
            right: share(face, rule, white.right - stem.white.right, free.1),
        })
    }
}

/// Whether a character stands by itself between a baseline and a height.
///
/// The rules are those of the scripts that have an x-height and capitals, and of the signs that
/// all scripts share. Letters that join (Arabic and its kin), that hang from a line (Devanagari)
/// or fill a square (Han, Kana, Hangul) have an edge of another sort.
fn stands_apart(character: char) -> bool {
    use Script::{Armenian, Common, Cyrillic, Greek, Latin};
    matches!(character.script(), Latin | Greek | Cyrillic | Armenian | Common)
}

/// The white at both sides of a glyph, and how far its outermost ink is from both its edges;
/// none for a glyph without ink or width.
fn white(face: &Face<'_>, glyph: GlyphId, height: i64, depth: i64) -> Option<(White, Reach)> {
    let advance = i64::from(face.glyph_hor_advance(glyph)?) * PARTS;
    let mut bands = Bands::new(height);
    face.outline_glyph(glyph, &mut bands)?;
    let (left, right) = bands.whole().filter(|_| advance > 0)?;
    let side = |white: &dyn Fn(Reach) -> i64| -> i64 {
        let each = bands.each().iter();
        each.map(|band| band.map_or(advance, white).clamp(-depth, depth)).sum()
    };
    let white = White { left: side(&|ink| ink.0), right: side(&|ink| advance - ink.1) };
    Some((white, (left, advance - right)))
}

/// What a glyph hangs at one side, in units: its share of the white beyond a stem's, which does
/// not carry its outermost ink too far.
fn share(face: &Face<'_>, rule: &Rule, white: i64, free: i64) -> i32 {
    let wanted = white * rule.quarters / (4 * BANDS as i64);
    let room = (free + thousandths(face, rule.reach)).min(thousandths(face, rule.most));
    let parts = wanted.min(room).max(0);
    i32::try_from((parts + PARTS / 2) / PARTS).unwrap_or_default()
}

fn depth(face: &Face<'_>, rule: &Rule) -> i64 {
    thousandths(face, rule.depth)
}

/// Thousandths of the em, in parts of a unit.
fn thousandths(face: &Face<'_>, thousandths: i64) -> i64 {
    i64::from(face.units_per_em()) * PARTS * thousandths / 1000
}
