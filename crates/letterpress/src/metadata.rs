//! What a document says of itself, made whole: a title and a language are always found.

use letterpress_parse::document::{Document, InlineKind};
use letterpress_source::{Code, Diagnostic, Metadata, Sources, Span};

use crate::walk;

/// The title of a document that has neither a heading nor a name.
const NO_TITLE: &str = "Untitled";

/// How many letters are looked at to guess a language: some pages of text tell as much as a
/// whole book.
const SAMPLE: usize = 20_000;

/// The language that the options or the front matter name, or else that of most letters, with
/// what is then to be said.
pub(crate) fn language(asked: &Metadata, document: &Document) -> (String, Option<Diagnostic>) {
    if let Some(lang) = asked.lang.as_ref().or(document.metadata.lang.as_ref()) {
        return (lang.clone(), None);
    }
    let (lang, name) = guess(document);
    let message = format!("the document does not say its language; it is taken for {name}");
    let found = Diagnostic::new(Code::GuessedLanguage, Span::default(), message);
    (lang.to_owned(), Some(found.help(format!("write `lang: {lang}` into the front matter"))))
}

/// The options' metadata over the front matter's, with the language and a title in any case.
pub(crate) fn complete(
    asked: &Metadata,
    lang: String,
    document: &Document,
    sources: &Sources,
) -> Metadata {
    let mut metadata = asked.clone().or(document.metadata.clone());
    metadata.lang = Some(lang);
    if metadata.title.as_ref().is_none_or(|title| title.trim().is_empty()) {
        metadata.title = Some(title(document, sources));
    }
    metadata
}

fn title(document: &Document, sources: &Sources) -> String {
    let heading = walk::first_heading(&document.blocks).map(|h| walk::plain_title(&h.content));
    let stem = || sources.iter().next().and_then(|source| stem(source.name()));
    heading.filter(|text| !text.is_empty()).or_else(stem).unwrap_or_else(|| NO_TITLE.to_owned())
}

/// A file's name without its folder and its ending; none for a name in angle brackets, which is
/// no file's.
fn stem(name: &str) -> Option<String> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    (!stem.is_empty() && !stem.starts_with('<')).then(|| stem.to_owned())
}

/// A language: its code, its English name, and whether a letter is of its script.
type Script = (&'static str, &'static str, fn(char) -> bool);

/// The languages that scripts are taken for.
const SCRIPTS: [Script; 10] = [
    ("en", "English", is_latin),
    ("ru", "Russian", |c| matches!(c, '\u{400}'..='\u{52f}')),
    ("el", "Greek", |c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')),
    ("zh", "Chinese", is_han),
    ("ja", "Japanese", is_kana),
    ("ko", "Korean", is_hangul),
    ("ar", "Arabic", |c| matches!(c, '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}')),
    ("he", "Hebrew", |c| matches!(c, '\u{5d0}'..='\u{5f4}')),
    ("th", "Thai", |c| matches!(c, '\u{e01}'..='\u{e5b}')),
    ("hi", "Hindi", |c| matches!(c, '\u{900}'..='\u{97f}')),
];

/// The places of Chinese and Japanese among them, which share Han.
const HAN: usize = 3;
const KANA: usize = 4;

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || matches!(c, '\u{20000}'..='\u{323af}')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}')
}

/// The language that the script of most letters is taken for; English without any letter.
///
/// Han with a good share of Kana among it is Japanese.
fn guess(document: &Document) -> (&'static str, &'static str) {
    let mut counts = [0_usize; SCRIPTS.len()];
    let mut seen = 0;
    walk::each_inline(document, &mut |inline| {
        if let InlineKind::Text(text) = &inline.kind
            && seen < SAMPLE
        {
            for c in text.chars() {
                if let Some(index) = SCRIPTS.iter().position(|(_, _, is)| is(c)) {
                    counts[index] += 1;
                    seen += 1;
                }
            }
        }
    });
    if counts[KANA] * 10 > counts[HAN] {
        counts[KANA] += std::mem::take(&mut counts[HAN]);
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let index = counts.iter().position(|&count| count == most).unwrap_or(0);
    let (lang, name, _) = SCRIPTS[index];
    (lang, name)
}
