//! The whole way from Markdown to PDF.

use std::io;
use std::sync::{Arc, Mutex};

use letterpress::{
    Code, Error, Markdown, NoResources, Options, ResourceError, Resources, Severity, Sources,
};
use letterpress::{MOST_INPUT, page, read, set};
use letterpress::{render, render_book, render_to};

/// Markdown with something of everything.
const SAMPLE: &str = "# Überschrift\n\nText with *emphasis*, `code` and [a link](https://a.example).\n\n\
    - one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```rust\nfn main() {}\n```\n\nA note[^1].\n\n[^1]: Here.\n";

#[test]
fn the_same_input_gives_the_same_bytes() {
    let options = Options::new().lang("de");
    let first = render(SAMPLE, &options).expect("sound options");
    let again = render(SAMPLE, &options.clone()).expect("sound options");
    let fresh = render(SAMPLE, &Options::new().lang("de")).expect("sound options");
    assert!(first.pdf == again.pdf && first.pdf == fresh.pdf);
    let mut streamed = Vec::new();
    let report = render_to(SAMPLE, &options, &mut streamed).expect("sound options");
    assert!(first.pdf == streamed && report.pages == first.pages);
}

#[test]
fn diagnostics_stand_in_the_text() {
    let text = "---\nnonsense: 1\n---\n\n# a\n\n![lost](lost.png) [gone](#gone) <blink>x</blink>\n";
    let rendered = render(text, &Options::new().lang("en")).expect("sound options");
    for diagnostic in &rendered.diagnostics {
        let range = diagnostic.span.range();
        assert!(range.end <= text.len() && text.get(range).is_some(), "{diagnostic:?}");
        assert!(!diagnostic.message.ends_with('.'), "{diagnostic:?}");
    }
}

#[test]
fn a_guess_is_told() {
    let rendered = render("text\n", &Options::new().resources(NoResources)).expect("sound options");
    let guess = &rendered.diagnostics[0];
    assert_eq!((guess.code, guess.severity), (Code::GuessedLanguage, Severity::Note));
    assert!(guess.span.is_empty());
    assert_eq!(rendered.metadata.lang.as_deref(), Some("en"));
}

#[test]
fn titles_and_languages_are_found() {
    for (text, title, lang) in [
        ("---\ntitle: A\nlang: de\n---\n\n# B\n", "A", "de"),
        ("text\n\n## *B* `c` ![d](e.png)\n", "B c d", "en"),
        ("> # Б\n\nв лесу\n", "Б", "ru"),
        ("text\n", "Untitled", "en"),
        ("", "Untitled", "en"),
        ("# Ελληνικά\n", "Ελληνικά", "el"),
        ("# 中文 Markdown\n\n漢字漢字漢字漢字漢字\n", "中文 Markdown", "zh-Hant"),
        ("# 日本語の文章です\n", "日本語の文章です", "ja"),
        ("# 한국어\n", "한국어", "ko"),
        ("# العربية\n", "العربية", "ar"),
        ("# עברית\n", "עברית", "he"),
        ("# ภาษาไทย\n", "ภาษาไทย", "th"),
        ("# हिन्दी\n", "हिन्दी", "hi"),
        ("# Über\n\nDie Seite ist fertig, und sie ist nicht lang.\n", "Über", "de"),
        ("# Über\n\n[Die Seite ist fertig, und sie ist nicht lang.]{lang=de}\n", "Über", "en"),
        ("# да\n\n`let code = \"in Latin letters\";`\n", "да", "ru"),
    ] {
        let metadata = render(text, &Options::new()).expect("sound options").metadata;
        assert_eq!(metadata.title.as_deref(), Some(title), "{text}");
        assert_eq!(metadata.lang.as_deref(), Some(lang), "{text}");
    }
}

#[test]
fn marks_are_those_of_the_language() {
    let mut plain = Markdown::default();
    plain.smart = false;
    let smart = Markdown::default();
    for (markdown, text, expected) in [
        (&smart, "---\nlang: de\n---\n\n# \"A\" -- it's \\\"b\\\"\n", "„A“ – it’s \"b\""),
        (&smart, "---\nlang: fr\n---\n\n# \"A\" ?\n", "« A » ?"),
        (&smart, "# \"Да\"\n", "«Да»"),
        (&plain, "# \"Да\" -- \\\"да\\\"\n", "\"Да\" -- \"да\""),
    ] {
        let mut sources = Sources::new();
        sources.add("a.md", text);
        let options = Options::new().markdown(markdown.clone());
        let pages = set(&sources, &options).expect("sound options").pages;
        assert_eq!(pages.metadata.title.as_deref(), Some(expected), "{text}");
        let set = page::text(&pages).replace(['\u{a0}', '\u{202f}'], " ");
        assert!(set.contains(expected), "{set}");
    }
}

#[test]
fn each_picture_is_asked_for_once() {
    #[derive(Clone, Default)]
    struct Ledger(Arc<Mutex<Vec<(String, String)>>>);
    impl Resources for Ledger {
        fn load(&self, request: &str, from: &str) -> Result<Arc<[u8]>, ResourceError> {
            let mut asked = self.0.lock().expect("no test panics here");
            asked.push((from.to_owned(), request.to_owned()));
            Err(ResourceError::NotFound)
        }
    }
    let ledger = Ledger::default();
    let mut sources = Sources::new();
    sources.add("a.md", "![x](p.png) ![y](p.png)\n\n[^n]\n\n[^n]: ![z](q.png)\n");
    sources.add("b.md", "| a |\n|---|\n| ![x](p.png) |\n");
    let options = Options::new().lang("en").resources(ledger.clone());
    let rendered = render_book(&sources, &options).expect("sound options");
    let mut asked = ledger.0.lock().expect("no test panics here").clone();
    asked.sort();
    let pairs = [("a.md", "p.png"), ("a.md", "q.png"), ("b.md", "p.png")];
    assert_eq!(asked, pairs.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!(rendered.diagnostics.len(), 4);
}

#[test]
fn a_picture_may_be_written_out() {
    let dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ\
        RU5ErkJggg==";
    let text = format!("![a dot](data:image/png;base64,{dot})\n");
    let rendered = render(&text, &Options::new().lang("en")).expect("sound options");
    assert!(rendered.diagnostics.is_empty(), "{:?}", rendered.diagnostics);
}

#[test]
fn too_much_is_refused() {
    let mut sources = Sources::new();
    for name in ["a.md", "b.md"] {
        sources.add(name, " ".repeat(MOST_INPUT / 2 + 1));
    }
    let error = render_book(&sources, &Options::new()).expect_err("too much");
    assert!(matches!(error, Error::TooLarge { limit: MOST_INPUT, .. }), "{error}");
}

#[test]
fn nothing_is_still_a_document() {
    for text in ["", "\n", "\u{feff}", "\0"] {
        assert!(render(text, &Options::new()).is_ok(), "{text:?}");
    }
    assert!(render_book(&Sources::new(), &Options::new()).is_ok());
}

#[test]
fn bytes_are_read_before_they_are_set() {
    let mut sources = Sources::new();
    assert!(read(&mut sources, "one.md", b"\xef\xbb\xbf# One\n").is_empty());
    let found = read(&mut sources, "two.md", b"\xff\xfea\0\x00\xd8\n\0");
    let place = sources.place(found[0].span).expect("in the second source");
    assert_eq!((place.source.name(), place.line, place.column), ("two.md", 1, 2));
    assert!(set(&sources, &Options::new()).is_ok());
}

#[test]
fn a_writer_that_fails_is_heard() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = render_to("text\n", &Options::new(), &mut Full).expect_err("no room");
    assert!(matches!(error, Error::Write(cause) if cause.kind() == io::ErrorKind::StorageFull));
}

#[test]
fn every_word_is_on_the_pages() {
    let mut sources = Sources::new();
    sources.add("sample.md", SAMPLE);
    let typeset = set(&sources, &Options::new().lang("en")).expect("sound options");
    let text = page::text(&typeset.pages);
    for word in ["Überschrift", "emphasis", "code", "a link", "one", "two", "fn main() {}", "Here."]
    {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert_eq!(typeset.pages.metadata.title.as_deref(), Some("Überschrift"));
}

#[test]
fn lost_pictures_are_told_where_they_are_named() {
    let text = "![a](a.png)\n\n![b](https://a.example/b.png)\n\n![c](data:image/png;base64,Zm9v)\n";
    let rendered = render(text, &Options::new().lang("en")).expect("sound options");
    let found = rendered.diagnostics.iter().map(|d| (d.code, d.span.start)).collect::<Vec<_>>();
    let lines = [(Code::LostPicture, 0), (Code::RemotePicture, 13), (Code::BadPicture, 44)];
    assert_eq!(found, lines);
}
