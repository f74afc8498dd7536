//! The font files and their names.

/// A font file with the names it is known by.
#[derive(Clone, Copy, Debug)]
pub struct TestFont {
    /// The name that the samples and the expectations call it by.
    pub name: &'static str,
    /// The name of the family, as the file itself says it.
    pub family: &'static str,
    /// The OpenType file, or a collection of them.
    pub data: &'static [u8],
}

macro_rules! font {
    ($name:literal, $family:literal, $file:literal) => {
        TestFont { name: $name, family: $family, data: include_bytes!(concat!("../fonts/", $file)) }
    };
}

/// An upright Arabic book face for Arabic, Persian and Urdu.
pub static ARABIC: TestFont =
    font!("arabic", "Noto Naskh Arabic", "noto-naskh-arabic/NotoNaskhArabic-Regular.ttf");

/// The bold of [`ARABIC`], for a few words only.
pub static ARABIC_BOLD: TestFont =
    font!("arabic-bold", "Noto Naskh Arabic", "noto-naskh-arabic/NotoNaskhArabic-Bold.ttf");

/// A Hebrew serif with points, without digits and full stop.
pub static HEBREW: TestFont =
    font!("hebrew", "Noto Serif Hebrew", "noto-serif-hebrew/NotoSerifHebrew-Regular.ttf");

/// A Devanagari serif for Hindi and Marathi.
pub static DEVANAGARI: TestFont = font!(
    "devanagari",
    "Noto Serif Devanagari",
    "noto-serif-devanagari/NotoSerifDevanagari-Regular.ttf"
);

/// A Bengali sans.
pub static BENGALI: TestFont =
    font!("bengali", "Noto Sans Bengali", "noto-sans-bengali/NotoSansBengali-Regular.ttf");

/// A Tamil serif.
pub static TAMIL: TestFont =
    font!("tamil", "Noto Serif Tamil", "noto-serif-tamil/NotoSerifTamil-Regular.ttf");

/// A Thai serif, with the loops that distinguish its letters.
pub static THAI: TestFont =
    font!("thai", "Noto Serif Thai", "noto-serif-thai/NotoSerifThai-Regular.ttf");

/// A Khmer serif.
pub static KHMER: TestFont =
    font!("khmer", "Noto Serif Khmer", "noto-serif-khmer/NotoSerifKhmer-Regular.ttf");

/// A Burmese sans.
pub static MYANMAR: TestFont =
    font!("myanmar", "Noto Sans Myanmar", "noto-sans-myanmar/NotoSansMyanmar-Regular.ttf");

/// A Chinese sans that draws simplified forms unless the language says otherwise.
pub static CHINESE: TestFont =
    font!("chinese", "Noto Sans CJK SC", "noto-sans-cjk/NotoSansCJKsc-Regular.otf");

/// A Japanese sans.
pub static JAPANESE: TestFont =
    font!("japanese", "Noto Sans CJK JP", "noto-sans-cjk/NotoSansCJKjp-Regular.otf");

/// A Korean sans.
pub static KOREAN: TestFont =
    font!("korean", "Noto Sans CJK KR", "noto-sans-cjk/NotoSansCJKkr-Regular.otf");

/// A handful of pictures in colour, which are bitmaps (`CBDT`) and have no outlines.
pub static EMOJI: TestFont =
    font!("emoji", "Noto Color Emoji", "noto-color-emoji/NotoColorEmoji.ttf");

/// The serif that is built into Letterpress, whole; read from where `letterpress-fonts` has it.
pub static LIBERTINUS: TestFont = font!(
    "libertinus",
    "Libertinus Serif",
    "../../letterpress-fonts/fonts/libertinus-serif/LibertinusSerif-Regular.otf"
);

/// A collection whose faces are [`HEBREW`] and [`THAI`], in this order; the family is the first's.
pub static COLLECTION: TestFont = font!("collection", "Noto Serif Hebrew", "collection.ttc");

/// All fonts, the collection last.
pub fn fonts() -> [&'static TestFont; 15] {
    [
        &ARABIC,
        &ARABIC_BOLD,
        &HEBREW,
        &DEVANAGARI,
        &BENGALI,
        &TAMIL,
        &THAI,
        &KHMER,
        &MYANMAR,
        &CHINESE,
        &JAPANESE,
        &KOREAN,
        &EMOJI,
        &LIBERTINUS,
        &COLLECTION,
    ]
}

/// The font of this name.
pub fn font(name: &str) -> Option<&'static TestFont> {
    fonts().into_iter().find(|font| font.name == name)
}
