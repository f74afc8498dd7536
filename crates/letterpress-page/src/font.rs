use std::fmt;
use std::sync::Arc;

/// The place of a face in [`Pages::fonts`](crate::Pages::fonts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub u16);

/// The bytes of a font file, shared by whoever needs them.
pub type FontData = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face that runs of glyphs are set in.
#[derive(Clone)]
pub enum Font {
    /// An OpenType face: outlines in TrueType, CFF or CFF2, glyphs in colour, or both.
    OpenType {
        /// The font file.
        data: FontData,
        /// Which face of a collection; 0 for a single face.
        index: u32,
        /// Where on its axes a variable face is taken; empty for its default instance and for
        /// faces that don't vary.
        variations: Arc<[Variation]>,
    },
    /// The face of last resort. Its glyph ids are Unicode scalar values, and each is drawn as a
    /// small box that holds the code point in hexadecimal digits; every glyph is
    /// [`CODE_POINT_ADVANCE`] of [`CODE_POINT_EM`] wide.
    CodePoints,
}

/// A place on an axis of a variable face (OpenType, `fvar`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Variation {
    /// The axis: `wght`, `wdth`, `slnt`.
    pub axis: [u8; 4],
    /// The value in 1/65536 of the axis's units.
    pub value: i32,
}

/// Units in the em of [`Font::CodePoints`].
pub const CODE_POINT_EM: i64 = 1000;
/// The width of every glyph of [`Font::CodePoints`], in its own units.
pub const CODE_POINT_ADVANCE: i64 = 780;

impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenType { data, index, .. } => {
                write!(f, "OpenType({} bytes, face {index})", data.as_ref().as_ref().len())
            }
            Self::CodePoints => f.write_str("CodePoints"),
        }
    }
}
