use letterpress_page::Len;

use super::{Choice, TextStyle};

/// A page number's look.
#[derive(Clone, Debug)]
pub struct FolioStyle {
    /// Its text.
    pub text: TextStyle,
    /// Where it stands in its line.
    pub place: FolioPlace,
    /// Where its line stands.
    pub at: FolioLine,
    /// Whether it stands in the same place on the first page of the document, of a part and of
    /// a chapter as on others; if not, it stands in the middle of the foot there.
    pub first_pages: bool,
    /// The numerals of the main matter; pages of the front matter have small Roman ones.
    pub numbers: Numbers,
    /// From the foot of the text to its baseline.
    pub distance: Len,
    /// The least space between it and the edge of the sheet.
    pub clearance: Len,
}

/// Where a folio stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FolioPlace {
    /// In the middle of the measure.
    Centre,
    /// At the outer edge of the text: right on a recto, left on a verso.
    Outer,
    /// Nowhere.
    None,
}

impl Choice for FolioPlace {
    const NAMES: &'static [(&'static str, Self)] =
        &[("centre", Self::Centre), ("outer", Self::Outer), ("none", Self::None)];
}

/// Where the line of a folio stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FolioLine {
    /// Below the text.
    Foot,
    /// Above it, on the baseline of the running head.
    Head,
}

impl Choice for FolioLine {
    const NAMES: &'static [(&'static str, Self)] = &[("foot", Self::Foot), ("head", Self::Head)];
}

/// The numerals of folios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numbers {
    /// 1, 2, 3.
    Arabic,
    /// i, ii, iii.
    SmallRoman,
    /// I, II, III.
    Roman,
}

impl Choice for Numbers {
    const NAMES: &'static [(&'static str, Self)] =
        &[("arabic", Self::Arabic), ("roman", Self::SmallRoman), ("Roman", Self::Roman)];
}
