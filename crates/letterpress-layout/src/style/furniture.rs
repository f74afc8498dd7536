use letterpress_page::{Color, Len};

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
    /// From the foot of the text to its baseline; in the head it keeps to
    /// [`RunningHeadStyle::distance`].
    pub distance: Len,
    /// The least space between it, or a running head, and the edge of the sheet.
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

/// A running head's look.
#[derive(Clone, Debug)]
pub struct RunningHeadStyle {
    /// Its text.
    pub text: TextStyle,
    /// Whether there are any.
    pub show: bool,
    /// What versos show.
    pub verso: HeadText,
    /// What rectos show.
    pub recto: HeadText,
    /// Where it stands in its line; beside the folio where that stands there too.
    pub place: HeadPlace,
    /// Whether the first page of the document, of a part and of a chapter has one.
    pub first_pages: bool,
    /// From its baseline to the text.
    pub distance: Len,
    /// The rule below it; there is none of no thickness.
    pub rule: Len,
    /// The rule's colour.
    pub rule_color: Color,
    /// From its baseline to the rule.
    pub rule_gap: Len,
}

/// What a running head says.
///
/// Where there is no section yet it is the chapter, where there is no chapter the title. In a
/// document without any sections the side that shows them shows the chapter, and the other the
/// title if it had the chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeadText {
    /// The title of the document.
    Title,
    /// The first chapter that begins on the page, else the one that goes on there.
    Chapter,
    /// The first heading right below chapters, likewise.
    Section,
    /// Nothing.
    None,
}

impl Choice for HeadText {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("title", Self::Title),
        ("chapter", Self::Chapter),
        ("section", Self::Section),
        ("none", Self::None),
    ];
}

/// Where a running head stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeadPlace {
    /// In the middle of the measure.
    Centre,
    /// At the inner edge of the text: left on a recto, right on a verso.
    Inner,
    /// At the outer edge.
    Outer,
}

impl Choice for HeadPlace {
    const NAMES: &'static [(&'static str, Self)] =
        &[("centre", Self::Centre), ("inner", Self::Inner), ("outer", Self::Outer)];
}
