//! The faces that layout asks for; whoever has the fonts answers.

use letterpress_page::Font;
use unicode_script::Script;
use unicode_segmentation::UnicodeSegmentation;

use crate::style::Family;
use crate::text::{is_picture, scripts};

/// A face among those that [`Fonts`] has; the numbers are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// A cluster of characters for which a face is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The characters: what a reader takes for one (UAX #29).
    pub cluster: &'a str,
    /// The script as an ISO 15924 tag: that of the letters around where the cluster has none of
    /// its own, `Zyyy` where there are none either.
    pub script: [u8; 4],
    /// The language as a BCP 47 tag.
    pub lang: &'a str,
    /// Whether the cluster is to be seen as a picture (UTS #51): a face with pictures goes first.
    pub emoji: bool,
}

/// Faces by family and cut, and by what they cover.
///
/// Equal questions get equal answers for as long as a document is being set.
pub trait Fonts: Sync {
    /// The face of a family that comes nearest to a weight and slant; `None` where the family
    /// has no face at all.
    fn select(&self, family: Family, weight: u16, italic: bool) -> Option<FaceId>;

    /// A face that has all characters of a cluster, for text that is set in `instead_of`, whose
    /// weight, slant and kind it should have.
    fn fallback(&self, wanted: Wanted<'_>, instead_of: Option<FaceId>) -> Option<FaceId>;

    /// The font file of a face, and which face of it.
    fn font(&self, face: FaceId) -> Font;

    /// A family that is known to have a cluster, for an author to install or to give.
    fn advice(&self, wanted: Wanted<'_>) -> Option<&'static str> {
        let _ = wanted;
        None
    }
}

/// What is asked for each cluster of a text that stands by itself, but for white space.
///
/// ```
/// use letterpress_layout::fonts::clusters;
/// let wanted = clusters("של, 😀", "he");
/// assert_eq!((wanted.len(), &wanted[2].script), (4, b"Hebr"));
/// assert!(wanted[3].emoji && !wanted[2].emoji);
/// ```
pub fn clusters<'a>(text: &'a str, lang: &'a str) -> Vec<Wanted<'a>> {
    let mut script = Script::Common;
    let seen = text.graphemes(true).filter(|cluster| !cluster.trim().is_empty());
    let wanted = seen.map(|cluster| {
        script = scripts::script_of(cluster).unwrap_or(script);
        Wanted { cluster, script: scripts::tag(script), lang, emoji: is_picture(cluster) }
    });
    wanted.collect()
}

/// Whether a character shapes its neighbours and needs no glyph of its own: joiners, variation
/// selectors, tags (a selection of UAX #44's `Default_Ignorable_Code_Point`).
pub fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
