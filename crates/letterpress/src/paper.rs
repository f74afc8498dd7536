use std::str::FromStr;

use letterpress_page::{Len, Size};

use crate::length::parse_size;

/// A text that names no paper.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no paper; name a3, a4, a5, letter or legal, or a size such as `90x160mm`")]
pub struct PaperError {
    text: String,
}

/// The sheet that a document is set on.
///
/// ```
/// use letterpress::{Len, Paper};
/// assert_eq!("a5".parse::<Paper>()?, Paper::A5);
/// assert_eq!("6in x 9in".parse::<Paper>()?, Paper::custom(Len::pt(432), Len::pt(648)));
/// assert_eq!(Paper::LETTER.landscape().width(), Len::pt(792));
/// # Ok::<(), letterpress::PaperError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Paper(Size);

impl Paper {
    /// 297 × 420 mm.
    pub const A3: Self = Self::millimetres(297, 420);
    /// 210 × 297 mm.
    pub const A4: Self = Self::millimetres(210, 297);
    /// 148 × 210 mm.
    pub const A5: Self = Self::millimetres(148, 210);
    /// 8.5 × 11 in.
    pub const LETTER: Self = Self::custom(Len::pt(612), Len::pt(792));
    /// 8.5 × 14 in.
    pub const LEGAL: Self = Self::custom(Len::pt(612), Len::pt(1008));

    /// Paper of any width and height; from 3 to 14,400 pt each can be set on.
    pub const fn custom(width: Len, height: Len) -> Self {
        Self(Size::new(width, height))
    }

    const fn millimetres(width: i64, height: i64) -> Self {
        Self::custom(
            Len::from_mm_thousandths(width * 1000),
            Len::from_mm_thousandths(height * 1000),
        )
    }

    /// The same paper with its longer side across.
    #[must_use]
    pub fn landscape(self) -> Self {
        let Size { width, height } = self.0;
        Self::custom(width.max(height), width.min(height))
    }

    /// From left to right.
    pub const fn width(self) -> Len {
        self.0.width
    }

    /// From top to bottom.
    pub const fn height(self) -> Len {
        self.0.height
    }

    pub(crate) const fn size(self) -> Size {
        self.0
    }
}

impl FromStr for Paper {
    type Err = PaperError;

    /// A name such as `a4` or `letter`, or a size such as `90x160mm`.
    fn from_str(text: &str) -> Result<Self, PaperError> {
        match text.trim().to_ascii_lowercase().as_str() {
            "a3" => Ok(Self::A3),
            "a4" => Ok(Self::A4),
            "a5" => Ok(Self::A5),
            "letter" => Ok(Self::LETTER),
            "legal" => Ok(Self::LEGAL),
            size => parse_size(size)
                .map(Self)
                .map_err(|_| PaperError { text: text.chars().take(40).collect() }),
        }
    }
}
