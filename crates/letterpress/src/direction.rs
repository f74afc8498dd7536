//! Which way a document runs.

use letterpress_layout::language::{is_rtl, is_rtl_letter};
use letterpress_parse::document::{Direction, Document, InlineKind};

use crate::walk;

/// How many letters are looked at: some pages tell as much as a whole book.
const SAMPLE: usize = 20_000;

/// Of a hundred letters so many must run from right to left in a document that runs so by its
/// language, and so many in one that runs so against it.
const LEAST_BY_LANGUAGE: usize = 5;
const LEAST_AGAINST_LANGUAGE: usize = 60;

/// Whether a document in a language runs from right to left: as its author says, else by its
/// language if it has letters to show for it, else by the script of most of its letters.
pub(crate) fn runs_rtl(document: &Document, lang: &str) -> bool {
    if let Some(direction) = document.direction {
        return direction == Direction::RightToLeft;
    }
    let (mut seen, mut rtl) = (0, 0);
    walk::each_inline(document, &mut |inline| {
        if let InlineKind::Text(text) = &inline.kind
            && seen < SAMPLE
        {
            for c in text.chars().filter(|c| c.is_alphabetic()) {
                seen += 1;
                rtl += usize::from(is_rtl_letter(c));
            }
        }
    });
    let least = if is_rtl(lang) { LEAST_BY_LANGUAGE } else { LEAST_AGAINST_LANGUAGE };
    match seen {
        0 => is_rtl(lang),
        _ => rtl * 100 >= seen * least,
    }
}

#[cfg(test)]
mod tests {
    use letterpress_parse::{Options, parse};
    use letterpress_source::Sources;

    fn runs_rtl(markdown: &str, lang: &str) -> bool {
        let mut sources = Sources::new();
        sources.add("a.md", markdown);
        super::runs_rtl(&parse(&sources, &Options::default()).document, lang)
    }

    #[test]
    fn documents_run_as_their_letters_do() {
        assert!(!runs_rtl("Hello\n", "en"));
        assert!(runs_rtl("שלום לכולם\n", "en"));
        assert!(runs_rtl("Linux, Rust, שלום\n", "he"));
        assert!(!runs_rtl("Linux, Rust, שלום\n", "en"));
        assert!(!runs_rtl("Latin letters alone\n", "ar"));
        assert!(runs_rtl("123\n", "ar"));
    }
}
