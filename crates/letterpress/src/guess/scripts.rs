//! The scripts, and the languages that they are taken for.

use super::Language;

/// A script.
pub(super) struct Script {
    /// The first and the last letter of each of its ranges.
    ranges: &'static [(char, char)],
    /// What a text in it is taken for.
    pub(super) reading: Reading,
}

/// What a text in a script is taken for.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    /// A language: the only one, or the usual one.
    As(Language),
    /// One of Latin's.
    Latin,
    /// One of Cyrillic's.
    Cyrillic,
    /// One of Arabic's.
    Arabic,
    /// Chinese in one of its two forms.
    Han,
}

impl Script {
    /// Whether a letter is one of the script's.
    pub(super) fn has(&self, c: char) -> bool {
        self.ranges.iter().any(|&(first, last)| (first..=last).contains(&c))
    }
}

/// The place of Han among the scripts, which Japanese has beside Kana.
pub(super) const HAN: usize = 1;

/// The place of Kana among them.
pub(super) const KANA: usize = 2;

/// The scripts; where two have as many letters, the first counts.
pub(super) const SCRIPTS: [Script; 26] = [
    script(
        &[
            ('a', 'z'),
            ('A', 'Z'),
            ('\u{C0}', '\u{D6}'),
            ('\u{D8}', '\u{F6}'),
            ('\u{F8}', '\u{24F}'),
            ('\u{1E00}', '\u{1EFF}'),
        ],
        Reading::Latin,
    ),
    script(
        &[
            ('\u{3400}', '\u{4DBF}'),
            ('\u{4E00}', '\u{9FFF}'),
            ('\u{F900}', '\u{FAFF}'),
            ('\u{20000}', '\u{323AF}'),
        ],
        Reading::Han,
    ),
    script(
        &[('\u{3041}', '\u{30FF}'), ('\u{31F0}', '\u{31FF}'), ('\u{FF66}', '\u{FF9F}')],
        Reading::As(("ja", "Japanese")),
    ),
    script(
        &[('\u{1100}', '\u{11FF}'), ('\u{3130}', '\u{318F}'), ('\u{AC00}', '\u{D7A3}')],
        Reading::As(("ko", "Korean")),
    ),
    script(&[('\u{400}', '\u{52F}')], Reading::Cyrillic),
    script(
        &[('\u{620}', '\u{64A}'), ('\u{66E}', '\u{6D3}'), ('\u{6EE}', '\u{77F}')],
        Reading::Arabic,
    ),
    script(&[('\u{370}', '\u{3FF}'), ('\u{1F00}', '\u{1FFF}')], Reading::As(("el", "Greek"))),
    script(&[('\u{5D0}', '\u{5F4}')], Reading::As(("he", "Hebrew"))),
    script(&[('\u{531}', '\u{58A}')], Reading::As(("hy", "Armenian"))),
    script(&[('\u{10A0}', '\u{10FF}'), ('\u{1C90}', '\u{1CBF}')], Reading::As(("ka", "Georgian"))),
    script(&[('\u{1200}', '\u{139F}'), ('\u{2D80}', '\u{2DDF}')], Reading::As(("am", "Amharic"))),
    script(&[('\u{900}', '\u{97F}')], Reading::As(("hi", "Hindi"))),
    script(&[('\u{980}', '\u{9FF}')], Reading::As(("bn", "Bengali"))),
    script(&[('\u{A00}', '\u{A7F}')], Reading::As(("pa", "Punjabi"))),
    script(&[('\u{A80}', '\u{AFF}')], Reading::As(("gu", "Gujarati"))),
    script(&[('\u{B00}', '\u{B7F}')], Reading::As(("or", "Odia"))),
    script(&[('\u{B80}', '\u{BFF}')], Reading::As(("ta", "Tamil"))),
    script(&[('\u{C00}', '\u{C7F}')], Reading::As(("te", "Telugu"))),
    script(&[('\u{C80}', '\u{CFF}')], Reading::As(("kn", "Kannada"))),
    script(&[('\u{D00}', '\u{D7F}')], Reading::As(("ml", "Malayalam"))),
    script(&[('\u{D80}', '\u{DFF}')], Reading::As(("si", "Sinhala"))),
    script(&[('\u{E01}', '\u{E5B}')], Reading::As(("th", "Thai"))),
    script(&[('\u{E81}', '\u{EDF}')], Reading::As(("lo", "Lao"))),
    script(&[('\u{F00}', '\u{FFF}')], Reading::As(("bo", "Tibetan"))),
    script(&[('\u{1000}', '\u{109F}')], Reading::As(("my", "Burmese"))),
    script(&[('\u{1780}', '\u{17FF}')], Reading::As(("km", "Khmer"))),
];

const fn script(ranges: &'static [(char, char)], reading: Reading) -> Script {
    Script { ranges, reading }
}
