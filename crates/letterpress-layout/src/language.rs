//! What a document's language asks for.

use letterpress_source::{Code, Diagnostic, Span};
use unicode_script::Script;

use crate::context::Context;

/// The primary subtag of a BCP 47 tag in lower case: `de` of `de-CH`.
pub(crate) fn primary(lang: &str) -> String {
    lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Languages that are written without hyphens: nobody misses their patterns.
const UNHYPHENATED: &[&str] =
    &["ar", "fa", "he", "hi", "ja", "km", "ko", "lo", "my", "th", "ur", "vi", "yi", "zh"];

/// Says so where words can't be hyphenated for want of patterns.
pub(crate) fn check(cx: &mut Context<'_>) {
    let lang = cx.setting.lang;
    let code = primary(lang);
    let expected = cx.setting.style.paragraph.hyphenate && !UNHYPHENATED.contains(&code.as_str());
    if expected && !cx.shaper.hyphenates() {
        let message = format!("there are no hyphenation patterns for the language `{lang}`");
        let found = Diagnostic::new(Code::UnknownLanguage, Span::default(), message)
            .help("words are set whole; give the language as a tag such as `en` or `de-CH`");
        cx.warn(found);
    }
}

/// Languages that are written from right to left, in the script that is usual for them.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps",
    "sd", "skr", "syr", "ug", "ur", "yi",
];

/// Scripts that run from right to left, as subtags in small letters.
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/// Whether a language, given as a BCP 47 tag, is written from right to left: by its script if
/// the tag names one.
pub fn is_rtl(lang: &str) -> bool {
    let script = lang.split(['-', '_']).skip(1).find(|part| part.len() == 4);
    match script {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
        None => RIGHT_TO_LEFT.contains(&primary(lang).as_str()),
    }
}

/// Whether a character stands in a block of scripts that run from right to left.
pub fn is_rtl_letter(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The scripts that a language, given as a BCP 47 tag, is written in by habit, but for Latin.
pub(crate) fn scripts(lang: &str) -> &'static [Script] {
    use Script as S;
    match primary(lang).as_str() {
        "zh" | "yue" | "ja" => &[S::Han, S::Hiragana, S::Katakana, S::Bopomofo],
        "ko" => &[S::Hangul, S::Han],
        "ar" | "ckb" | "fa" | "ks" | "pnb" | "prs" | "ps" | "sd" | "ug" | "ur" => &[S::Arabic],
        "he" | "yi" => &[S::Hebrew],
        "hi" | "mr" | "ne" | "sa" | "mai" | "kok" => &[S::Devanagari],
        "bn" | "as" => &[S::Bengali],
        "pa" => &[S::Gurmukhi],
        "gu" => &[S::Gujarati],
        "or" => &[S::Oriya],
        "ta" => &[S::Tamil],
        "te" => &[S::Telugu],
        "kn" => &[S::Kannada],
        "ml" => &[S::Malayalam],
        "si" => &[S::Sinhala],
        "th" => &[S::Thai],
        "lo" => &[S::Lao],
        "km" => &[S::Khmer],
        "my" => &[S::Myanmar],
        "bo" | "dz" => &[S::Tibetan],
        "am" | "ti" => &[S::Ethiopic],
        "ka" => &[S::Georgian],
        "hy" => &[S::Armenian],
        "el" => &[S::Greek],
        "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "ru" | "sr" | "tg" | "uk" => &[S::Cyrillic],
        _ => &[],
    }
}

/// The leading of a language's script in thousandths of that which Latin letters want: marks above
/// and below letters need room, and so do squares, which fill their lines.
pub fn leading(lang: &str) -> i64 {
    use Script as S;
    match scripts(lang).first() {
        Some(S::Han) => 1_120,
        Some(S::Hangul) => 1_080,
        Some(S::Arabic) => 1_080,
        Some(S::Thai | S::Lao) => 1_070,
        Some(S::Khmer | S::Myanmar) => 1_250,
        Some(S::Tibetan) => 1_300,
        Some(
            S::Devanagari
            | S::Bengali
            | S::Gurmukhi
            | S::Gujarati
            | S::Oriya
            | S::Tamil
            | S::Telugu
            | S::Kannada
            | S::Malayalam
            | S::Sinhala,
        ) => 1_050,
        _ => 1_000,
    }
}
