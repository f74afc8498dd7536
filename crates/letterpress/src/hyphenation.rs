//! The words whose hyphens are given, by the options and by the front matter.

use letterpress_layout::hyphenation::Exceptions;
use letterpress_parse::document::Document;
use letterpress_source::{Code, Diagnostic};

use crate::error::Error;
use crate::options::Options;

/// How much of a word is shown that is none.
const SHOWN: usize = 40;

/// The options' words.
pub(crate) fn asked(options: &Options) -> Result<Exceptions, Error> {
    let mut asked = Exceptions::new();
    for word in &options.hyphenation {
        asked.add(word).map_err(|_| Error::option("hyphenation", no_word(word)))?;
    }
    Ok(asked)
}

/// The options' words and the front matter's, with a diagnostic for each that is none.
pub(crate) fn complete(asked: Exceptions, document: &Document) -> (Exceptions, Vec<Diagnostic>) {
    let mut found = Exceptions::new();
    let mut diagnostics = Vec::new();
    for hyphenated in &document.hyphenation {
        if found.add(&hyphenated.word).is_err() {
            let message = no_word(&hyphenated.word);
            let wrong = Diagnostic::new(Code::BadHyphenation, hyphenated.span, message);
            diagnostics.push(wrong.help("it is left out; write a word such as `Let-ter-press`"));
        }
    }
    (asked.or(found), diagnostics)
}

fn no_word(word: &str) -> String {
    let shown: String = word.chars().take(SHOWN).collect();
    format!("`{shown}` is no word of letters and hyphens")
}
