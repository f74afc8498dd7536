use letterpress_page::{Color, Len};

use super::Choice;

/// What a text is set in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// The family of faces.
    pub family: Family,
    /// The weight on OpenType's scale: 400 regular, 600 semibold, 700 bold.
    pub weight: u16,
    /// Whether it is italic.
    pub italic: bool,
    /// The size of the em.
    pub size: Len,
    /// From baseline to baseline.
    pub leading: Len,
    /// Its colour.
    pub color: Color,
    /// What is added after every letter.
    pub tracking: Len,
    /// OpenType features beyond the usual ones.
    pub features: Features,
}

/// The three families of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// For reading.
    Serif,
    /// For finding.
    Sans,
    /// For code.
    Mono,
}

impl Choice for Family {
    const NAMES: &'static [(&'static str, Self)] =
        &[("serif", Self::Serif), ("sans", Self::Sans), ("mono", Self::Mono)];
}

/// OpenType features that a text is set with beyond kerning and the usual ligatures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Features {
    /// No ligatures: in code, and where letters are spaced.
    pub no_ligatures: bool,
    /// Lining figures of equal width.
    pub tabular: bool,
    /// Small capitals for lower-case letters.
    pub small_caps: bool,
}
