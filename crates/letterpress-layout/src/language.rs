//! What a document's language asks for.

use letterpress_source::{Code, Diagnostic, Span};

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
