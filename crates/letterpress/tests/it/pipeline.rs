//! The whole way from Markdown to PDF.

use std::io;

use letterpress::{Code, Error, NoResources, Options, Severity, Sources, page, read, set};
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
#[ignore = "needs the whole pipeline"]
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
#[ignore = "needs the whole pipeline"]
fn lost_pictures_are_told_where_they_are_named() {
    let text = "![a](a.png)\n\n![b](https://a.example/b.png)\n\n![c](data:image/png;base64,Zm9v)\n";
    let rendered = render(text, &Options::new().lang("en")).expect("sound options");
    let found = rendered.diagnostics.iter().map(|d| (d.code, d.span.start)).collect::<Vec<_>>();
    let lines = [(Code::LostPicture, 0), (Code::RemotePicture, 13), (Code::BadPicture, 46)];
    assert_eq!(found, lines);
}
