//! How a line is made as wide as its measure: by its letters, then by its spaces.

use crate::give::Give;
use crate::item::MAX_LENGTH;
use crate::sums::{Sums, share};

/// The part of their stretch or shrink, in 1/100, that spaces give before letters are spaced.
///
/// Nobody sees a space that is a fortieth wider, so that letters need not be spaced for less.
const EASE: i64 = 5;

/// What it costs, in badness, if letters give all they have: made wider, made narrower, spaced.
///
/// It is little, so that it decides only between lines that are as good. Wider letters cost
/// something and narrower ones nothing, lest all lines become a trifle loose: spaces stretch
/// further than they shrink. Spacing is seen sooner than either.
const STRAIN: (i64, i64, i64) = (4, 0, 7);

/// What is done to a line to make it fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fit {
    /// What expansion gives: a length.
    pub(crate) expansion: i64,
    /// What the spacing of letters gives: a length.
    pub(crate) tracking: i64,
    /// What is left for the spaces: positive if they have to grow.
    pub(crate) rest: i64,
}

impl Fit {
    /// Fits a line that is `short` of its measure; negative lengths are to be lost.
    pub(crate) fn new(short: i64, line: &Sums, give: Give) -> Self {
        if give == Give::NONE {
            return Self { rest: short, ..Self::default() };
        }
        let most = line.expansion(give);
        let expansion = short.clamp(-most, most);
        Self::spaced(short, expansion, line, give)
    }

    /// Fits a line whose letters' expansion is settled.
    pub(crate) fn spaced(short: i64, expansion: i64, line: &Sums, give: Give) -> Self {
        let rest = short - expansion;
        let tracking = if rest > 0 {
            let ease = share(line.stretch[0].clamp(0, MAX_LENGTH), EASE, 100);
            (rest - ease).clamp(0, line.wider(give))
        } else {
            let ease = share(line.shrink.clamp(0, MAX_LENGTH), EASE, 100);
            (rest + ease).clamp(-line.narrower(give), 0)
        };
        Self { expansion, tracking, rest: rest - tracking }
    }

    /// What it costs, in badness, that letters give what they give.
    pub(crate) fn strain(&self, line: &Sums, give: Give) -> i32 {
        let expansion = if self.expansion > 0 { STRAIN.0 } else { STRAIN.1 };
        let spaced = if self.tracking > 0 { line.wider(give) } else { line.narrower(give) };
        let badness = expansion * square(self.expansion, line.expansion(give))
            + STRAIN.2 * square(self.tracking, spaced);
        i32::try_from(badness / SQUARE).unwrap_or(0)
    }
}

/// What [`square`] says of all that there is: 128², so that no division is needed to add such
/// squares up.
const SQUARE: i64 = 1 << 14;

/// The square of a part of the whole, whatever their signs.
fn square(part: i64, whole: i64) -> i64 {
    if part == 0 || whole == 0 {
        return 0;
    }
    if part.abs() >= whole {
        return SQUARE;
    }
    let root = share(part, 128, whole);
    root * root
}

/// How dark or light a line looks: the expansion of its letters in thousandths, and beyond the
/// greatest one the change of its spaces in hundredths, in steps of [`TONE_STEP`].
///
/// Most lines differ in nothing but their expansion, and where spaces change at all expansion is
/// used up, so that one number says both.
pub(crate) type Tone = i16;

/// The tone of a line that has no look of its own: a last line takes its neighbour's.
pub(crate) const NO_TONE: Tone = Tone::MIN;

/// How finely tones are told apart: nobody sees 5 ‰ of a letter or a twentieth of a space. All
/// ways to a break with lines of one tone are as good for what follows, so that only the best of
/// them has to be kept.
const TONE_STEP: i64 = 5;

/// The widest change of the spaces that counts, in hundredths: spaces three times as wide could not
/// look worse if they were wider still.
const WIDEST: i64 = 200;

/// The tone of a line.
pub(crate) fn tone(fit: &Fit, line: &Sums, give: Give) -> Tone {
    let letters = match fit.expansion {
        0 => 0,
        expansion if fit.rest == 0 && fit.tracking == 0 => {
            share(expansion, 1_000, line.expands.max(1))
        }
        expansion => expansion.signum() * i64::from(give.expansion),
    };
    if fit.rest == 0 {
        return step(letters);
    }
    // A space stretches by half and shrinks by a third of itself where it gives all it has.
    let gives = if fit.rest > 0 {
        line.stretch[0].max(1).saturating_mul(2)
    } else {
        line.shrink.max(1).saturating_mul(3)
    };
    let spaces = share(fit.rest, 100, gives);
    step(letters + spaces.clamp(-WIDEST, WIDEST))
}

/// The nearest tone of those that are told apart.
fn step(tone: i64) -> Tone {
    let steps = (tone + tone.signum() * TONE_STEP / 2) / TONE_STEP;
    Tone::try_from(steps * TONE_STEP).unwrap_or(NO_TONE)
}
