//! The language and the direction that an author gives a part, from HTML or from braces.

use letterpress_source::{Code, Diagnostic, Span};

use crate::document::{Direction, Locale};
use crate::reports::Reports;

/// How much of a value is shown that can't be.
const SHOWN: usize = 40;

/// Reads a language and a direction as they are written; what is wrong is said and left out.
/// `None` where neither is left; a direction of `auto` alone is a locale without either.
pub(crate) fn read(
    lang: Option<&str>,
    dir: Option<&str>,
    span: Span,
    reports: &mut Reports,
) -> Option<Locale> {
    // An empty tag is HTML's word for no language.
    let lang = lang.map(str::trim).filter(|lang| !lang.is_empty());
    let good_lang = lang.filter(|lang| is_tag(lang));
    if let Some(lang) = lang.filter(|_| good_lang.is_none()) {
        let shown = shown(lang);
        reports.once(Code::BadLanguage, lang, || {
            Diagnostic::new(Code::BadLanguage, span, format!("`{shown}` is no language tag"))
                .help("it is left out; write a tag such as `fr` or `zh-Hant`")
        });
    }
    let direction = dir.and_then(direction);
    if let Some(dir) = dir.filter(|_| direction.is_none()) {
        let shown = shown(dir);
        reports.once(Code::BadDirection, dir, || {
            Diagnostic::new(Code::BadDirection, span, format!("`{shown}` is no direction"))
                .help("it is left out; write `rtl`, `ltr` or `auto`")
        });
    }
    let lang = good_lang.map(str::to_owned);
    let is_asked = lang.is_some() || direction.is_some();
    is_asked.then_some(Locale { lang, direction: direction.flatten() })
}

/// The direction of a word for it: `None` where it is none, `Some(None)` for `auto`, which leaves
/// it to the text.
pub(crate) fn direction(word: &str) -> Option<Option<Direction>> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "ltr" => Some(Direction::LeftToRight),
        "rtl" => Some(Direction::RightToLeft),
        "auto" => None,
        _ => return None,
    })
}

/// The start of a wrong value, as it is shown.
pub(crate) fn shown(value: &str) -> String {
    crate::clean::text(value).chars().take(SHOWN).collect()
}

/// Whether a text has the shape of a BCP 47 tag (RFC 5646, §2.1): a language of two to eight
/// letters, or the sign of a private or an old tag, and parts of up to eight letters and digits.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_alone = matches!(first, "x" | "X" | "i" | "I");
    let is_language = (2..=8).contains(&first.len()) || is_alone && text.len() > first.len();
    is_language
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
