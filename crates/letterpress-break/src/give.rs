//! What letters may give before spaces must.

/// How far letters may be expanded and spaced to make a line fit.
///
/// A line first takes what expansion can give, since nobody sees it within 2 %. Then its spaces
/// give a twentieth of what they have. Only when they would have to give more are letters spaced,
/// and what is still missing the spaces give again. Expansion and spacing are the same along a
/// line, and whole numbers of thousandths and of 1/10,000 em; what that leaves over is for the
/// spaces. Letters that are made wider give way to a neighbour that is made much narrower.
///
/// Hàn Thế Thành, *Micro-typographic extensions to the TeX typesetting system* (2000), found
/// that a change of the letters' width of up to about 2 % goes unseen.
///
/// ```
/// use letterpress_break::{Give, Parameters};
///
/// let no_spacing = Give { narrower: 0, wider: 0, ..Give::book() };
/// let parameters = Parameters { give: no_spacing, ..Parameters::book() };
/// assert_eq!(parameters.give.expansion, 20);
/// assert_eq!(Parameters::tex().give, Give::NONE);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Give {
    /// How far letters are made wider or narrower, in thousandths of their width; from 0 to
    /// [`MOST_EXPANSION`].
    pub expansion: i32,
    /// How much closer letters may stand, in 1/10,000 em.
    pub narrower: i32,
    /// How much further apart letters may stand, in 1/10,000 em.
    pub wider: i32,
}

/// The greatest expansion, in thousandths, that a [`Give`] can ask for: more than twice of what
/// goes unseen, and far from where letters look like another face.
pub const MOST_EXPANSION: i32 = 50;

/// The most that spacing of letters can be asked for, in 1/10,000 em: a tenth of an em, with which
/// small letters are letterspaced on purpose.
const MOST_SPACING: i32 = 1_000;

impl Give {
    /// Letters give nothing.
    pub const NONE: Self = Self { expansion: 0, narrower: 0, wider: 0 };

    /// What goes unseen: letters 2 % wider or narrower, 1/200 em closer, not quite 1/100 em apart.
    ///
    /// Letters stand closer by half as much, since they touch before they fall apart.
    #[must_use]
    pub const fn book() -> Self {
        Self { expansion: 20, narrower: 50, wider: 98 }
    }

    /// The same within bounds.
    pub(crate) fn bounded(self) -> Self {
        Self {
            expansion: self.expansion.clamp(0, MOST_EXPANSION),
            narrower: self.narrower.clamp(0, MOST_SPACING),
            wider: self.wider.clamp(0, MOST_SPACING),
        }
    }
}
