//! At what size a face stands in for another, so that its letters look as large as those around.

use rustybuzz::Face;
use rustybuzz::ttf_parser::Rect;
use unicode_script::Script;

use super::scripts;
use super::word::UNSCALED;

/// No face is set at a scale beyond these: it would look lighter or darker than the text around.
const LEAST: i64 = 800;
const MOST: i64 = 1_150;

/// What of a script is made as high as what of the letters around.
#[derive(Clone, Copy)]
enum Measure {
    /// Small letters as high as small letters.
    SmallLetters,
    /// The letter given as high as the middle between small letters and capitals.
    Middle(char),
    /// The letter given a little higher than small letters.
    Small(char),
    /// Squares stand a little above the capitals.
    Square,
}

/// Capitals of this height in thousandths of the em have squares of the same size beside them.
const CAPITALS_OF_SQUARE: i64 = 690;
const LEAST_SQUARE: i64 = 900;

/// How many thousandths of small letters' height those of [`Measure::Small`] have.
const SMALL: i64 = 1_130;

impl Measure {
    fn of(script: Script) -> Option<Self> {
        use Script as S;
        Some(match script {
            _ if scripts::is_bicameral(script) => Self::SmallLetters,
            _ if scripts::is_ideographic(script) || script == S::Hangul => Self::Square,
            S::Hebrew => Self::Middle('א'),
            S::Devanagari => Self::Middle('क'),
            S::Bengali => Self::Middle('ক'),
            S::Khmer => Self::Middle('ក'),
            S::Thai => Self::Small('ก'),
            S::Lao => Self::Small('ກ'),
            S::Tamil => Self::Small('க'),
            S::Myanmar => Self::Small('က'),
            // Dal is as high as the teeth.
            S::Arabic => Self::Small('د'),
            _ => return None,
        })
    }
}

/// The scale in thousandths at which letters of a script in one face stand among those of another.
pub(super) fn scale(own: &Face<'_>, around: &Face<'_>, script: Script) -> i64 {
    let Some(measure) = Measure::of(script) else { return UNSCALED };
    let Some((small, capitals)) = heights(around) else { return UNSCALED };
    let (wanted, has) = match measure {
        Measure::SmallLetters => (small, heights(own).map(|(small, _)| small)),
        Measure::Middle(letter) => (i64::midpoint(small, capitals), height(own, letter)),
        Measure::Small(letter) => (small * SMALL / UNSCALED, height(own, letter)),
        Measure::Square => {
            return (capitals * UNSCALED / CAPITALS_OF_SQUARE).clamp(LEAST_SQUARE, UNSCALED);
        }
    };
    has.map_or(UNSCALED, |has| (wanted * UNSCALED / has).clamp(LEAST, MOST))
}

/// The heights of small letters and of capitals in thousandths of the em.
fn heights(face: &Face<'_>) -> Option<(i64, i64)> {
    Some((height(face, 'x')?, height(face, 'H')?))
}

/// The height of a letter in thousandths of the em.
fn height(face: &Face<'_>, letter: char) -> Option<i64> {
    let Rect { y_max, .. } = face.glyph_bounding_box(face.glyph_index(letter)?)?;
    let em = i64::from(face.units_per_em()).max(1);
    Some(i64::from(y_max) * UNSCALED / em).filter(|&height| height > 0)
}
