//! What a document says of itself, made whole: a title and a language are always found.

use letterpress_parse::document::Document;
use letterpress_source::{Code, Diagnostic, Metadata, Sources, Span};

use crate::guess::guess;
use crate::walk;

/// The title of a document that has neither a heading nor a name.
const NO_TITLE: &str = "Untitled";

/// The language that the options or the front matter name, or else a guess, with what is
/// then to be said.
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
