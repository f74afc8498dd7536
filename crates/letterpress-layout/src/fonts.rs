//! The faces that layout asks for; whoever has the fonts answers.

use letterpress_page::FontData;

use crate::style::Family;

/// A face among those that [`Fonts`] has; the numbers are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Faces by family and cut, and by what they cover.
///
/// Equal questions get equal answers for as long as a document is being set.
pub trait Fonts: Sync {
    /// The face of a family that comes nearest to a weight and slant; `None` where the family
    /// has no face at all.
    fn select(&self, family: Family, weight: u16, italic: bool) -> Option<FaceId>;

    /// A face for a cluster of characters that `instead_of` lacks, in a language (BCP 47).
    fn fallback(&self, cluster: &str, lang: &str, instead_of: Option<FaceId>) -> Option<FaceId>;

    /// The font file of a face and the face's index in it.
    fn data(&self, face: FaceId) -> (FontData, u32);
}

/// Whether a character shapes its neighbours and needs no glyph of its own: joiners, variation
/// selectors, tags (a selection of UAX #44's `Default_Ignorable_Code_Point`).
pub fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
